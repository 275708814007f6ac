/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-timeline.h"

#include "imz-calendar.h"

enum {
  DELIVERY_FROM_DAYS = 10, /* R15 */
  DELIVERY_TO_DAYS = 15,
};

const char *
imz_phase_to_word (ImzPhase phase)
{
  static const char *const words[] = {
    [IMZ_PHASE_UNKNOWN] = NULL,    [IMZ_PHASE_NOT_YET] = "not-yet", [IMZ_PHASE_IN_USE] = "in-use",
    [IMZ_PHASE_WINDOW] = "window", [IMZ_PHASE_LATE] = "late",       [IMZ_PHASE_EXPIRED] = "expired",
  };

  return words[phase];
}

static ImzPhase
phase_of (const ImzTimelineFacts *facts, gint64 not_before, const ImzRenewalLimits *limits)
{
  if (!facts->has_certificate)
    return IMZ_PHASE_UNKNOWN;

  switch (imz_renewal_state_between (not_before, facts->not_after, facts->now, limits)) {
  case IMZ_CERTIFICATE_STATE_EXPIRED:
    return IMZ_PHASE_EXPIRED;
  case IMZ_CERTIFICATE_STATE_NOT_YET:
    return IMZ_PHASE_NOT_YET;
  case IMZ_CERTIFICATE_STATE_RENEWAL_LATE:
    return IMZ_PHASE_LATE;
  case IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW:
    return IMZ_PHASE_WINDOW;
  case IMZ_CERTIFICATE_STATE_VALID:
    return IMZ_PHASE_IN_USE;
  case IMZ_CERTIFICATE_STATE_MALFORMED:
  case IMZ_CERTIFICATE_STATE_REVOKED:
  case IMZ_CERTIFICATE_STATE_SUSPENDED:
  case IMZ_CERTIFICATE_STATE_UNTRUSTED:
  default:
    g_assert_not_reached ();
  }
}

static GDate
no_day (void)
{
  GDate day;

  g_date_clear (&day, 1);
  return day;
}

static GDate
later_day (const GDate *a, const GDate *b)
{
  return g_date_compare (a, b) > 0 ? *a : *b;
}

static GDate
days_after (const GDate *day, guint n_days)
{
  GDate after = *day;

  g_date_add_days (&after, n_days);
  return after;
}

static GDate
days_before (const GDate *day, guint n_days)
{
  GDate before = *day;

  g_date_subtract_days (&before, n_days);
  return before;
}

/* A recommendation of the province's own is taken as it is: it names a day, not a limit. Once it has passed the
 * limit still stands. */
static void
recommend (ImzTimeline *self, const ImzProvince *province, const ImzHolidays *holidays)
{
  gboolean has_last = g_date_valid (&self->last_date);
  const GDate *last = has_last ? &self->last_date : &self->ends;
  guint days = imz_province_get_recommended_days (province);
  GDate day = days_before (&self->ends, days);

  g_date_clamp (&day, &self->window_opens, last);
  if (days > 0 && (!has_last || g_date_compare (&self->today, &day) <= 0)) {
    self->recommended = day;
    self->is_recommended_by_province = TRUE;
  } else if (has_last) {
    self->recommended = imz_holidays_working_day_by (holidays, last);
    g_date_clamp (&self->recommended, &self->window_opens, last);
  }
}

static void
set_renewal_days (ImzTimeline *self,
                  const ImzTimelineFacts *facts,
                  const ImzProvince *province,
                  const ImzHolidays *holidays)
{
  ImzRenewalDates dates = imz_renewal_dates_between (facts->not_before, facts->not_after,
                                                     imz_province_get_limits (province));

  self->window_opens = dates.window_opens;
  self->last_date = dates.last_date;
  recommend (self, province, holidays);
  self->production = imz_limit_before (imz_province_get_production_lead (province), &self->ends);
  g_date_clamp (&self->production, &self->window_opens, &self->ends);
}

/* Of a renewal without the old one's end nobody knows when it is produced, nor when it comes. */
static void
set_delivery (ImzTimeline *self, const ImzTimelineFacts *facts)
{
  GDate from;

  if (!g_date_valid (&facts->approved) || !g_date_valid (&self->production))
    return;

  from = later_day (&facts->approved, &self->production);
  self->delivery_from = days_after (&from, DELIVERY_FROM_DAYS);
  self->delivery_to = days_after (&from, DELIVERY_TO_DAYS);
}

static GDate
pin_from (const ImzTimeline *self, const ImzTimelineFacts *facts)
{
  gint64 first = facts->not_after < G_MAXINT64 ? facts->not_after + 1 : facts->not_after;

  if (facts->kind != IMZ_CASE_RENEWAL)
    return facts->has_successor ? imz_calendar_day (facts->successor_starts) : self->delivery_from;
  if (!facts->has_certificate)
    return no_day ();

  return imz_calendar_day (facts->has_successor ? MAX (first, facts->successor_starts) : first);
}

ImzTimeline
imz_timeline_of (const ImzTimelineFacts *facts,
                 const ImzProvince *province,
                 const ImzHolidays *holidays)
{
  gint64 not_before = facts->has_not_before ? facts->not_before : G_MININT64;
  ImzTimeline self = {
    .phase = phase_of (facts, not_before, imz_province_get_limits (province)),
    .today = imz_calendar_day (facts->now),
  };

  if (facts->has_certificate) {
    self.ends = imz_calendar_day (facts->not_after);
    if (facts->has_not_before)
      self.starts = imz_calendar_day (facts->not_before);
  }

  if (facts->kind != IMZ_CASE_RENEWAL)
    self.production = facts->approved;
  else if (facts->has_certificate)
    set_renewal_days (&self, facts, province, holidays);

  set_delivery (&self, facts);
  self.pin_from = pin_from (&self, facts);

  return self;
}
