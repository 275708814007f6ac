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
imz_renewal_dates (const ImzCertificate *certificate, const ImzRenewalLimits *limits)
{
  ImzRenewalDates dates;

  dates.starts = imz_calendar_day (imz_certificate_get_not_before (certificate));
  dates.ends = imz_calendar_day (imz_certificate_get_not_after (certificate));

  dates.window_opens = dates.ends;
  g_date_subtract_months (&dates.window_opens, limits->window_months);
  g_date_add_days (&dates.window_opens, 1);

  dates.last_date = imz_limit_before (limits->last_date, &dates.ends);
  if (g_date_valid (&dates.last_date) &&
      g_date_compare (&dates.last_date, &dates.window_opens) < 0)
    dates.last_date = dates.window_opens;

  return dates;
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
  GDate today = imz_calendar_day (now);
  ImzCertificateState by_trust = state_by_trust (imz_certificate_get_trust (certificate));
  ImzRenewalDates dates;

  if (imz_certificate_is_malformed (certificate))
    return IMZ_CERTIFICATE_STATE_MALFORMED;
  if (by_trust != IMZ_CERTIFICATE_STATE_VALID)
    return by_trust;
  if (now > imz_certificate_get_not_after (certificate))
    return IMZ_CERTIFICATE_STATE_EXPIRED;
  if (now < imz_certificate_get_not_before (certificate))
    return IMZ_CERTIFICATE_STATE_NOT_YET;

  dates = imz_renewal_dates (certificate, limits);
  if (g_date_valid (&dates.last_date) && g_date_compare (&today, &dates.last_date) > 0)
    return IMZ_CERTIFICATE_STATE_RENEWAL_LATE;
  if (g_date_compare (&today, &dates.window_opens) >= 0)
    return IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW;

  return IMZ_CERTIFICATE_STATE_VALID;
}

int
imz_certificate_days_left (const ImzCertificate *certificate, gint64 now)
{
  GDate today = imz_calendar_day (now);
  GDate ends = imz_calendar_day (imz_certificate_get_not_after (certificate));

  return imz_calendar_days_until (&today, &ends);
}

gboolean
imz_certificate_is_successor (const ImzCertificate *successor, const ImzCertificate *certificate)
{
  gint64 gap =
    imz_certificate_get_not_before (successor) - imz_certificate_get_not_after (certificate);

  return imz_certificate_same_holder (successor, certificate) && ABS (gap) <= SECONDS_PER_DAY;
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
