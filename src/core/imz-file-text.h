/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The text of a file that somebody wrote, who is told the line where it is wrong. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No file of ours comes near it. */
#define IMZ_FILE_TEXT_MAX_BYTES (256 * 1024)

/**
 * imz_file_text_new:
 * @data: the bytes of a file
 * @error: %IMZ_CORE_ERROR_BAD_DATA, whose message begins with the line: "line 12: …"
 *
 * Returns: (transfer full) (nullable): the whole as UTF-8, without the mark that some editors put before it; or
 *   %NULL with @error if it is none, or is too long
 */
char *imz_file_text_new (GBytes *data, GError **error);

/**
 * imz_file_text_set_error:
 * @error: (out): %IMZ_CORE_ERROR_BAD_DATA
 * @line: from 1 on
 * @reason: what is wrong there, in the language of the messages
 */
void imz_file_text_set_error (GError **error, guint line, const char *reason);

G_END_DECLS
