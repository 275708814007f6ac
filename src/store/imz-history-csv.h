/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Applications as rows of a table for a spreadsheet program (imz-csv.h), in the language of the messages. */

#pragma once

#include "imz-record.h"

G_BEGIN_DECLS

/* Appends the row of the headings to @text, and what stands before it. */
void imz_history_csv_append_headings (GString *text);

void imz_history_csv_append_record (GString *text, ImzRecord *record);

G_END_DECLS
