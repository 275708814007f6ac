/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which ways of signing an application would be accepted (R5 to R11, R16). */

#pragma once

#include "imz-timeline.h"

G_BEGIN_DECLS

/**
 * ImzMethodAdvice:
 * @method: a way to sign the application
 * @allowed: whether it would be accepted, if there is something to apply for
 * @why: why, or why not, in one sentence
 * @rule: the rule that says so
 */
typedef struct {
  ImzMethod method;
  gboolean allowed;
  char *why;
  const char *rule;
} ImzMethodAdvice;

/**
 * imz_method_advice_list:
 *
 * Returns: (transfer full) (element-type ImzMethodAdvice): all ways to sign: those the province accepts in
 *   its order, then the others, which are not allowed
 */
GArray *imz_method_advice_list (const ImzTimelineFacts *facts,
                                const ImzTimeline *timeline,
                                const ImzProvince *province);

/**
 * imz_method_advice_find_for_renewal:
 * @phase: when the application is, or was, made
 * @method: (out): the first in the province's order that is accepted then
 *
 * Returns: %FALSE if none is, or would be
 */
gboolean imz_method_advice_find_for_renewal (ImzEOnay e_onay,
                                             ImzPhase phase,
                                             const ImzProvince *province,
                                             ImzMethod *method);

/**
 * imz_method_advice_needs_e_onay:
 *
 * Returns: %TRUE if a renewal in time that is not made with e-onay is refused there (R7)
 */
gboolean imz_method_advice_needs_e_onay (const ImzProvince *province);

G_END_DECLS
