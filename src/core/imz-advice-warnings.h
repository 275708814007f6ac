/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What would get an application refused, said before it is made (R0, R3, R4, R7, R22). */

#pragma once

#include "imz-timeline.h"

G_BEGIN_DECLS

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
 * imz_advice_warnings_list:
 *
 * Returns: (transfer full) (element-type ImzWarning): what to mind before applying; empty if there is nothing
 *   to apply for
 */
GArray *imz_advice_warnings_list (const ImzTimelineFacts *facts,
                                  const ImzTimeline *timeline,
                                  const ImzProvince *province);

G_END_DECLS
