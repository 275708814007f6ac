/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A sitting as a table for other programs. Names are masked while the sitting's are. No cell can become a
 * formula in a spreadsheet: one that could is led by an apostrophe. */

#pragma once

#include "imz-sitting.h"

G_BEGIN_DECLS

/**
 * imz_sitting_csv_write:
 *
 * Returns: (transfer full): CSV (RFC 4180) in UTF-8 with a byte order mark, its first row the headings
 */
GBytes *imz_sitting_csv_write (ImzSitting *sitting);

/**
 * imz_sitting_csv_write_tabs:
 *
 * Returns: (transfer full): the same with tabs and line feeds, as spreadsheets take it from the clipboard
 */
char *imz_sitting_csv_write_tabs (ImzSitting *sitting);

/* (transfer full): a name for a file with it */
char *imz_sitting_csv_suggest_name (gint64 now);

G_END_DECLS
