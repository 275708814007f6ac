/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What guides and letters have in common as XML. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define IMZ_MARKUP_LANGUAGE "xml:lang"
#define IMZ_MARKUP_WHITESPACE " \t\r\n"

/* (transfer full): @text as one line: each row of blanks and line ends is one blank, around it there are none. */
char *imz_markup_join_lines (const char *text);

/* A word such as "tr", "en-GB". */
gboolean imz_markup_is_language (const char *value);

/* What is neither an element nor text: whether it is a comment, or says that this is XML. */
gboolean imz_markup_is_harmless (const char *passthrough, gsize length);

/**
 * imz_markup_parse:
 * @line: (out): the line being read, from 1 on; GMarkup itself counts a line end before it was there
 * @error: a #GMarkupError, or what a callback of @context says
 *
 * Returns: %FALSE with @error if @text is not taken
 */
gboolean
imz_markup_parse (GMarkupParseContext *context, const char *text, guint *line, GError **error);

/**
 * imz_markup_find_root:
 * @path: any file
 *
 * Returns: (transfer full) (nullable): the name of its first element; %NULL if the file cannot be read, or has none
 */
char *imz_markup_find_root (const char *path);

/**
 * imz_markup_get_reason:
 * @error: a #GMarkupError, which begins with a place in its own words
 *
 * Returns: (transfer full): what is wrong, without the place, fit to be shown
 */
char *imz_markup_get_reason (const GError *error);

G_END_DECLS
