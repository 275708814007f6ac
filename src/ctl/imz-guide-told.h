/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-advice.h"
#include "imz-guide-fit.h"
#include "imz-guides.h"

G_BEGIN_DECLS

/**
 * ImzGuideTold:
 * @guides: all guides
 * @letters: all letters
 * @province: the one whose rules hold
 * @verdict: what the cards, or what is remembered, say
 * @advice: what to do about that
 *
 * What `imzamctl guide` tells of, in whatever form. Borrowed.
 */
typedef struct {
  const ImzGuides *guides;
  const ImzLetters *letters;
  ImzProvince *province;
  const ImzVerdict *verdict;
  const ImzAdvice *advice;
} ImzGuideTold;

/* (transfer full): @text with its places filled */
char *imz_guide_told_fill (const ImzGuideTold *self, const char *text);

/* (transfer full): @texts with their places filled, a blank line between them */
char *imz_guide_told_join (const ImzGuideTold *self, const char *const *texts);

/* (transfer full) (element-type ImzGuideStep): those that apply in the province, in their order; borrowed */
GPtrArray *imz_guide_told_list_steps (const ImzGuideTold *self, const ImzGuide *guide);

/**
 * imz_guide_told_find_next:
 * @id: (nullable): what the file names
 *
 * Returns: (transfer none) (nullable): the first that applies in the province, of the step @id, or the one behind
 *   @step, and those that they lead to; %NULL if there is none
 */
const ImzGuideStep *imz_guide_told_find_next (const ImzGuideTold *self,
                                              const ImzGuide *guide,
                                              const ImzGuideStep *step,
                                              const char *id);

G_END_DECLS
