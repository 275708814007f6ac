/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-date.h"

static const char *const words[IMZ_N_GUIDE_DATES] = {
  [IMZ_GUIDE_DATE_STARTS] = "starts",           [IMZ_GUIDE_DATE_WINDOW_OPENS] = "window-opens",
  [IMZ_GUIDE_DATE_LAST_DATE] = "last-date",     [IMZ_GUIDE_DATE_RECOMMENDED] = "recommended",
  [IMZ_GUIDE_DATE_PRODUCTION] = "production",   [IMZ_GUIDE_DATE_ENDS] = "ends",
  [IMZ_GUIDE_DATE_PIN_FROM] = "pin-from",       [IMZ_GUIDE_DATE_DELIVERY_FROM] = "delivery-from",
  [IMZ_GUIDE_DATE_DELIVERY_TO] = "delivery-to",
};

gboolean
imz_guide_date_from_word (const char *word, ImzGuideDate *date)
{
  for (guint i = 0; i < IMZ_N_GUIDE_DATES; i++) {
    if (g_str_equal (word, words[i])) {
      *date = (ImzGuideDate) i;
      return TRUE;
    }
  }

  return FALSE;
}

const char *
imz_guide_date_to_word (ImzGuideDate date)
{
  g_return_val_if_fail (date < IMZ_N_GUIDE_DATES, NULL);

  return words[date];
}

const GDate *
imz_guide_date_of (ImzGuideDate date, const ImzTimeline *timeline)
{
  const GDate *const days[IMZ_N_GUIDE_DATES] = {
    [IMZ_GUIDE_DATE_STARTS] = &timeline->starts,
    [IMZ_GUIDE_DATE_WINDOW_OPENS] = &timeline->window_opens,
    [IMZ_GUIDE_DATE_LAST_DATE] = &timeline->last_date,
    [IMZ_GUIDE_DATE_RECOMMENDED] = &timeline->recommended,
    [IMZ_GUIDE_DATE_PRODUCTION] = &timeline->production,
    [IMZ_GUIDE_DATE_ENDS] = &timeline->ends,
    [IMZ_GUIDE_DATE_PIN_FROM] = &timeline->pin_from,
    [IMZ_GUIDE_DATE_DELIVERY_FROM] = &timeline->delivery_from,
    [IMZ_GUIDE_DATE_DELIVERY_TO] = &timeline->delivery_to,
  };

  g_return_val_if_fail (date < IMZ_N_GUIDE_DATES, NULL);

  return days[date];
}
