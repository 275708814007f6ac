/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The way from here to a working e-imza, step by step. */

#pragma once

#include "imz-timeline.h"

G_BEGIN_DECLS

/**
 * ImzStep:
 * @id: a word for programs
 * @text: what happens, in one sentence
 * @from: first day of it; not valid (g_date_valid()) if that is not known
 * @to: its last day; not valid if there is none
 * @is_done: whether it lies behind
 * @rule: (nullable): the rule it follows
 */
typedef struct {
  const char *id;
  char *text;
  GDate from;
  GDate to;
  gboolean is_done;
  const char *rule;
} ImzStep;

/**
 * imz_advice_steps_list:
 *
 * Returns: (transfer full) (element-type ImzStep): the steps, in order
 */
GArray *imz_advice_steps_list (const ImzTimelineFacts *facts,
                               const ImzTimeline *timeline,
                               const ImzProvince *province);

G_END_DECLS
