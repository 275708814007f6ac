/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Text from a card, a file or a holder made fit to be shown. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_display_text:
 * @bytes: (array length=length): any bytes, meant to be UTF-8
 * @length: how many
 *
 * Characters that would hide or reorder what stands beside them (controls, NUL, bidirectional
 * overrides, invisible and unassigned ones, more than two marks on a letter) are written out as
 * `\u202E`, bytes that are not UTF-8 as `\xFF`. Text longer than 200 characters ends in an ellipsis.
 *
 * Returns: (transfer full): valid UTF-8 in one line, without a NUL
 */
char *imz_display_text (const char *bytes, gsize length);

/**
 * imz_display_text_path:
 * @path: of a file
 *
 * As imz_display_text(), but in whole, however long it is: a part of it leads nowhere.
 *
 * Returns: (transfer full): valid UTF-8 in one line
 */
char *imz_display_text_path (const char *path);

/**
 * imz_display_text_quoted:
 * @text: any bytes
 *
 * As imz_display_text(), but longer than 60 characters it ends in an ellipsis: a message that repeats it keeps
 * room for its reason.
 *
 * Returns: (transfer full): valid UTF-8 in one line
 */
char *imz_display_text_quoted (const char *text);

/**
 * imz_display_text_is_blank:
 * @text: valid UTF-8
 *
 * Returns: %TRUE if there is nothing in it to be seen, only spaces of whatever kind, or nothing at all
 */
gboolean imz_display_text_is_blank (const char *text);

/**
 * imz_display_text_is_plain:
 * @text: valid UTF-8, of any length
 *
 * Returns: %TRUE if imz_display_text() would write out none of its characters: it is one line that nothing
 *   in it hides or reorders
 */
gboolean imz_display_text_is_plain (const char *text);

G_END_DECLS
