/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-renewal.h"

#include "imz-calendar.h"

enum {
  SECONDS_PER_DAY = 24 * 60 * 60,
};

const ImzRenewalLimits IMZ_RENEWAL_LIMITS_DEFAULT = {
  .window_months = 3,
  .last_date = { IMZ_LIMIT_MONTHS, 1 },
};

ImzRenewalDates
imz_renewal_dates_between (gint64 not_before, gint64 not_after, const ImzRenewalLimits *limits)
{
  ImzRenewalDates dates;

  dates.starts = imz_calendar_day (not_before);
  dates.ends = imz_calendar_day (not_after);

  dates.window_opens = dates.ends;
  g_date_subtract_months (&dates.window_opens, limits->window_months);
  g_date_add_days (&dates.window_opens, 1);

  dates.last_date = imz_limit_before (limits->last_date, &dates.ends);
  if (g_date_valid (&dates.last_date) && g_date_compare (&dates.last_date, &dates.window_opens) < 0)
    dates.last_date = dates.window_opens;

  return dates;
}

ImzRenewalDates
imz_renewal_dates (const ImzCertificate *certificate, const ImzRenewalLimits *limits)
{
  return imz_renewal_dates_between (imz_certificate_get_not_before (certificate),
                                    imz_certificate_get_not_after (certificate), limits);
}

ImzCertificateState
imz_renewal_state_between (gint64 not_before,
                           gint64 not_after,
                           gint64 now,
                           const ImzRenewalLimits *limits)
{
  GDate today = imz_calendar_day (now);
  ImzRenewalDates dates;

  if (now > not_after)
    return IMZ_CERTIFICATE_STATE_EXPIRED;
  if (now < not_before)
    return IMZ_CERTIFICATE_STATE_NOT_YET;

  dates = imz_renewal_dates_between (not_before, not_after, limits);
  if (g_date_valid (&dates.last_date) && g_date_compare (&today, &dates.last_date) > 0)
    return IMZ_CERTIFICATE_STATE_RENEWAL_LATE;
  if (g_date_compare (&today, &dates.window_opens) >= 0)
    return IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW;

  return IMZ_CERTIFICATE_STATE_VALID;
}

/* What is known beyond the certificate's own words; VALID if nothing speaks against it. */
static ImzCertificateState
state_by_trust (const ImzTrustFacts *trust)
{
  if (trust->revocation.state == IMZ_REVOCATION_STATE_REVOKED)
    return IMZ_CERTIFICATE_STATE_REVOKED;
  if (trust->revocation.state == IMZ_REVOCATION_STATE_SUSPENDED)
    return IMZ_CERTIFICATE_STATE_SUSPENDED;
  if (trust->state == IMZ_TRUST_STATE_BROKEN || trust->state == IMZ_TRUST_STATE_UNKNOWN_ISSUER)
    return IMZ_CERTIFICATE_STATE_UNTRUSTED;

  return IMZ_CERTIFICATE_STATE_VALID;
}

ImzCertificateState
imz_certificate_state_at (const ImzCertificate *certificate,
                          gint64 now,
                          const ImzRenewalLimits *limits)
{
  ImzCertificateState by_trust = state_by_trust (imz_certificate_get_trust (certificate));

  if (imz_certificate_is_malformed (certificate))
    return IMZ_CERTIFICATE_STATE_MALFORMED;
  if (by_trust != IMZ_CERTIFICATE_STATE_VALID)
    return by_trust;

  return imz_renewal_state_between (imz_certificate_get_not_before (certificate),
                                    imz_certificate_get_not_after (certificate), now, limits);
}

int
imz_certificate_days_left (const ImzCertificate *certificate, gint64 now)
{
  GDate today = imz_calendar_day (now);
  GDate ends = imz_calendar_day (imz_certificate_get_not_after (certificate));

  return imz_calendar_days_until (&today, &ends);
}

gboolean
imz_certificate_follows (const ImzCertificate *later, const ImzCertificate *certificate)
{
  gint64 starts = imz_certificate_get_not_before (later);
  gint64 ends = imz_certificate_get_not_after (certificate);
  gint64 gap;

  /* No date is so absurd that counting with it overflows. */
  return !__builtin_sub_overflow (starts, ends, &gap) && gap >= -SECONDS_PER_DAY &&
         gap <= SECONDS_PER_DAY;
}

gboolean
imz_certificate_is_successor (const ImzCertificate *successor, const ImzCertificate *certificate)
{
  return imz_certificate_same_holder (successor, certificate) &&
         imz_certificate_follows (successor, certificate);
}

const char *
imz_certificate_state_to_word (ImzCertificateState state)
{
  static const char *const words[] = {
    [IMZ_CERTIFICATE_STATE_MALFORMED] = "malformed",
    [IMZ_CERTIFICATE_STATE_REVOKED] = "revoked",
    [IMZ_CERTIFICATE_STATE_SUSPENDED] = "suspended",
    [IMZ_CERTIFICATE_STATE_UNTRUSTED] = "untrusted",
    [IMZ_CERTIFICATE_STATE_EXPIRED] = "expired",
    [IMZ_CERTIFICATE_STATE_NOT_YET] = "not-yet",
    [IMZ_CERTIFICATE_STATE_RENEWAL_LATE] = "renewal-late",
    [IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW] = "renewal-window",
    [IMZ_CERTIFICATE_STATE_VALID] = "valid",
  };

  return words[state];
}
