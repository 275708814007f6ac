/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Texts of guides with places for what is known only on the day: dates, the province's own names. */

#pragma once

#include "imz-province.h"
#include "imz-timeline.h"

G_BEGIN_DECLS

/**
 * imz_guide_text_fill:
 * @text: with places: "{last-date}", "{ends:dative}" (the words of #ImzGuideDate), "{province}", "{approver}",
 *   "{addressee}", "{identity-addressee}"
 * @timeline: (nullable): the days, if there is an e-imza
 *
 * A day that is not known is named instead ("the last date").
 *
 * Returns: (transfer full): @text with its places filled
 */
char *
imz_guide_text_fill (const char *text, const ImzProvince *province, const ImzTimeline *timeline);

/**
 * imz_guide_text_find_wrong_place:
 *
 * Returns: (transfer full) (nullable): the first place in @text that is not known, without its braces
 */
char *imz_guide_text_find_wrong_place (const char *text);

G_END_DECLS
