/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An advice in words, in the language of the messages. */

#pragma once

#include "imz-advice-deed.h"
#include "imz-timeline.h"

G_BEGIN_DECLS

/**
 * imz_advice_words_text:
 *
 * Returns: (transfer full): what to do, in one sentence
 */
char *imz_advice_words_text (const ImzDeedWords *deed,
                             const ImzTimelineFacts *facts,
                             const ImzTimeline *timeline,
                             const ImzProvince *province);

/**
 * imz_advice_words_explanation:
 * @holidays: (nullable): days on which nobody approves, beside weekends
 *
 * Returns: (transfer full): what that means; and of an application, the day that is better than the last one
 */
char *imz_advice_words_explanation (const ImzDeedWords *deed,
                                    const ImzTimelineFacts *facts,
                                    const ImzTimeline *timeline,
                                    const ImzProvince *province,
                                    const ImzHolidays *holidays);

G_END_DECLS
