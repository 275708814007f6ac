/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What to do now, by which day, according to whom: one next action, and what it rests on. */

#pragma once

#include "imz-circumstances.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * ImzMethodAdvice:
 * @method: a way to sign the application
 * @allowed: whether it would be accepted
 * @why: why, or why not, in one sentence
 * @rule: (nullable): the rule that says so
 */
typedef struct {
  ImzMethod method;
  gboolean allowed;
  char *why;
  const char *rule;
} ImzMethodAdvice;

/**
 * ImzWarning:
 * @rule: the rule by which an application would be refused: R0, R3, R4, R7 or R22
 * @text: how that is prevented, in one sentence
 */
typedef struct {
  const char *rule;
  char *text;
} ImzWarning;

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
 * ImzAdvice:
 * @timeline: the days it rests on
 * @action: the one next action
 * @text: what to do next, in one sentence
 * @explanation: what that means, in a sentence or two
 * @by: the day by which to do it; not valid (g_date_valid()) if there is none
 * @methods: (element-type ImzMethodAdvice): all ways to sign, the one to take first
 * @warnings: (element-type ImzWarning): what would get the application refused
 * @steps: (element-type ImzStep): the way from here to a working e-imza
 * @rules: (element-type ImzRule): the rules that apply, the action's first; borrowed from the province
 *
 * The arrays are empty where dates are not the point: no card, a locked PIN.
 */
typedef struct {
  ImzTimeline timeline;
  ImzNextAction action;
  char *text;
  char *explanation;
  GDate by;
  GArray *methods;
  GArray *warnings;
  GArray *steps;
  GPtrArray *rules;
  ImzProvince *province;
} ImzAdvice;

/**
 * imz_advice_new:
 *
 * Returns: (transfer full): what to do in the situation that @facts describe
 */
ImzAdvice *
imz_advice_new (const ImzTimelineFacts *facts, ImzProvince *province, const ImzHolidays *holidays);

/**
 * imz_advice_new_for_verdict:
 * @verdict: what the cards say
 * @circumstances: what else is known
 *
 * Returns: (transfer full): what to do about that
 */
ImzAdvice *imz_advice_new_for_verdict (const ImzVerdict *verdict,
                                       const ImzCircumstances *circumstances);
void imz_advice_free (ImzAdvice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzAdvice, imz_advice_free)

G_END_DECLS
