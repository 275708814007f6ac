/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-timeline.h"

G_BEGIN_DECLS

/**
 * ImzGuideDate:
 *
 * A day of the timeline that a guide may speak of. Words, also as places in texts: "starts", "window-opens",
 * "last-date", "recommended", "production", "ends", "pin-from", "delivery-from", "delivery-to".
 */
typedef enum {
  IMZ_GUIDE_DATE_STARTS,
  IMZ_GUIDE_DATE_WINDOW_OPENS,
  IMZ_GUIDE_DATE_LAST_DATE,
  IMZ_GUIDE_DATE_RECOMMENDED,
  IMZ_GUIDE_DATE_PRODUCTION,
  IMZ_GUIDE_DATE_ENDS,
  IMZ_GUIDE_DATE_PIN_FROM,
  IMZ_GUIDE_DATE_DELIVERY_FROM,
  IMZ_GUIDE_DATE_DELIVERY_TO,
  IMZ_N_GUIDE_DATES,
} ImzGuideDate;

gboolean imz_guide_date_from_word (const char *word, ImzGuideDate *date);
const char *imz_guide_date_to_word (ImzGuideDate date);

/* (transfer none): not valid (g_date_valid()) if it is not known */
const GDate *imz_guide_date_of (ImzGuideDate date, const ImzTimeline *timeline);

G_END_DECLS
