/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which step follows which. */

#pragma once

#include "imz-guide.h"
#include "imz-run-model.h"
#include "imz-timeline.h"

G_BEGIN_DECLS

/**
 * ImzGuideSituation:
 * @province: the province by whose rules steps are shown
 * @phase: where the e-imza stands
 * @way: (element-type ImzKeptStep): the steps that were gone, with their answers
 */
typedef struct {
  const ImzProvince *province;
  ImzPhase phase;
  const GArray *way;
} ImzGuideSituation;

/* (nullable): what was answered to @step on @way */
const char *imz_guide_path_find_answer (const GArray *way, const char *step);

/* (nullable): the answer of that id to the question of @step */
const ImzGuideAnswer *imz_guide_path_get_answer (const ImzGuideStep *step, const char *id);

/**
 * imz_guide_path_find_shown:
 * @step: (nullable): %NULL for the step that the introduction leads to
 *
 * Returns: (nullable): @step, or the first one behind it that is shown
 */
const ImzGuideStep *imz_guide_path_find_shown (const ImzGuide *guide,
                                               const ImzGuideStep *step,
                                               const ImzGuideSituation *situation);

/**
 * imz_guide_path_next:
 * @step: a step of @guide
 * @answer: (nullable): the answer to its question
 *
 * Of steps that are not shown the one behind them is taken.
 *
 * Returns: (nullable): the step behind @step; %NULL if the way ends there
 */
const ImzGuideStep *imz_guide_path_next (const ImzGuide *guide,
                                         const ImzGuideStep *step,
                                         const ImzGuideAnswer *answer,
                                         const ImzGuideSituation *situation);

/**
 * imz_guide_path_count_ahead:
 * @ahead: (element-type ImzKeptStep): answers that were given there before
 *
 * Questions that were never answered are taken to be answered with their first answer.
 *
 * Returns: how many steps lie behind the last one of @situation's way, as it looks now
 */
guint imz_guide_path_count_ahead (const ImzGuide *guide,
                                  const ImzGuideSituation *situation,
                                  const GArray *ahead);

G_END_DECLS
