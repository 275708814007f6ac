/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What to do now, by which day, according to whom: one next action, and what it rests on. */

#pragma once

#include "imz-advice-steps.h"
#include "imz-advice-warnings.h"
#include "imz-circumstances.h"
#include "imz-method-advice.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * ImzAdvice:
 * @timeline: the days it rests on
 * @action: the one next action; its source may be borrowed from the province
 * @text: what to do next, in one sentence
 * @explanation: what that means, in a sentence or two
 * @by: the day by which to do it; not valid (g_date_valid()) if there is none
 * @is_under_way: whether it tells where an application is that was made
 * @methods: (element-type ImzMethodAdvice): all ways to sign, the one to take first
 * @warnings: (element-type ImzWarning): what would get the application refused
 * @steps: (element-type ImzStep): the way from here to a working e-imza
 * @rules: (element-type ImzRule): the rules that apply, the action's first; borrowed from the province
 * @province: the province whose rules they are
 *
 * Where dates are not the point (no card, a locked PIN) the arrays are empty but for the action's own rule.
 */
typedef struct {
  ImzTimeline timeline;
  ImzNextAction action;
  char *text;
  char *explanation;
  GDate by;
  gboolean is_under_way;
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
 * imz_advice_facts_of:
 *
 * Returns: what @verdict and @circumstances tell of a renewal
 */
ImzTimelineFacts imz_advice_facts_of (const ImzVerdict *verdict,
                                      const ImzCircumstances *circumstances);

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

/**
 * imz_advice_get_sentence:
 * @verdict: what the advice is about
 *
 * Returns: (transfer full): what is the case, in one sentence with its dates; whoever applied is not told to
 */
char *imz_advice_get_sentence (const ImzAdvice *self, const ImzVerdict *verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzAdvice, imz_advice_free)

G_END_DECLS
