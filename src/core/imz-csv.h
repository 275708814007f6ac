/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tables for other programs: CSV as RFC 4180 has it, in which no text can become a formula. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before the first row: without it spreadsheet programs take the text for another one than UTF-8. */
#define IMZ_CSV_BYTE_ORDER_MARK "\xEF\xBB\xBF"

/**
 * imz_csv_make_harmless:
 * @text: any text
 *
 * What a spreadsheet program would calculate is led by an apostrophe: at the beginning, also behind blanks and
 * quotation marks, and wherever a program that parts cells by something else than commas would begin another one.
 *
 * Returns: (transfer full): @text, which is text for a spreadsheet program too
 */
char *imz_csv_make_harmless (const char *text);

/**
 * imz_csv_append_row:
 * @cells: (array length=n_cells): what stands in it, each harmless
 *
 * Appends them to @text, parted by commas, quoted where they must be, and the end of the line.
 */
void imz_csv_append_row (GString *text, const char *const *cells, gsize n_cells);

G_END_DECLS
