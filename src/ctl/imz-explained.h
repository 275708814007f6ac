/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-advice.h"

G_BEGIN_DECLS

/**
 * ImzExplained:
 * @facts: what was asked about
 * @advice: what follows from that
 * @sentence: (nullable): where the e-imza stands; %NULL if its dates are not known, or not the point
 * @note: (nullable): what is odd about the dates, or when they were seen
 *
 * What `imzamctl explain` tells, in whatever form.
 */
typedef struct {
  ImzTimelineFacts facts;
  ImzAdvice *advice;
  char *sentence;
  char *note;
} ImzExplained;

G_END_DECLS
