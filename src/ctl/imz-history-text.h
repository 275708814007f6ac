/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Applications in lines for a person at a terminal. */

#pragma once

#include "imz-record.h"

G_BEGIN_DECLS

/* Appends one line, without its end. */
void imz_history_text_append_line (GString *text, ImzRecord *record);

/* (transfer full): all that is known of @record, and the days to be expected, without a line break at the end */
char *imz_history_text_new (ImzRecord *record, const ImzTimeline *expected);

G_END_DECLS
