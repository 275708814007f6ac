/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rules and their documents, for a person. */

#pragma once

#include "imz-rulebook.h"

G_BEGIN_DECLS

/**
 * imz_rule_text_date:
 * @date: (nullable): YYYY-MM-DD, or anything else if the document has no date
 *
 * Returns: (transfer full): the date as it is written in Turkish ("01.10.2020"), or that there is none
 */
char *imz_rule_text_date (const char *date);

/* Adds @rule as lines of their own, with its sources and what is otherwise elsewhere. */
void imz_rule_text_append (GString *text, const ImzRule *rule);

G_END_DECLS
