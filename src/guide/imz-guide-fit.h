/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whether a guide is for the holder today. */

#pragma once

#include "imz-advice.h"
#include "imz-guide.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

typedef enum {
  IMZ_FIT_UNKNOWN, /* no e-imza is known */
  IMZ_FIT_NO,
  IMZ_FIT_YES,
} ImzFit;

/**
 * ImzGuideFit:
 * @why: (nullable): why it does not fit, in a sentence or two, with the day from which it does
 * @from: that day; not valid (g_date_valid()) if there is none
 * @rule: (nullable): id of the rule that says so; borrowed from the guide or the advice
 * @is_next: the guide leads through the next action: it comes first
 */
typedef struct {
  ImzFit fit;
  char *why;
  GDate from;
  const char *rule;
  gboolean is_next;
} ImzGuideFit;

/**
 * imz_guide_states_include:
 * @states: a bit (1 << #ImzSummary) for each state
 *
 * Returns: whether the e-imza that decided @verdict is in one of these states, whatever its PIN is like
 */
gboolean imz_guide_states_include (guint64 states, const ImzVerdict *verdict);

/**
 * imz_guide_fit_of:
 * @verdict: what the cards, or what is remembered, say
 * @advice: what to do about that
 *
 * While no e-imza is known, or those of several people are there, a guide for all states fits; of one for some
 * states it is not known. What does not lead to Kamu SM is no e-imza.
 *
 * Returns: (transfer full): whether @guide fits now; free it with imz_guide_fit_free()
 */
ImzGuideFit *
imz_guide_fit_of (const ImzGuide *guide, const ImzVerdict *verdict, const ImzAdvice *advice);
void imz_guide_fit_free (ImzGuideFit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzGuideFit, imz_guide_fit_free)

G_END_DECLS
