/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core-fixture.h"
#include "imz-calendar.h"
#include "imz-renewal.h"

#define STARTS "2024-01-22T09:15:00+03:00"
#define ENDS "2027-01-20T14:30:00+03:00"

/* An e-imza that starts and ends in the middle of a day, seen from around each of its boundaries. */
static void
test_boundaries (void)
{
  static const struct {
    const char *sentence;
    const char *now;
    ImzCertificateState state;
    int days_left;
  } vectors[] = {
    { "long before", "2020-01-01T00:00:00+03:00", IMZ_CERTIFICATE_STATE_NOT_YET, 2576 },
    { "midnight of its first day", "2024-01-22T00:00:00+03:00", IMZ_CERTIFICATE_STATE_NOT_YET,
      1094 },
    { "the second before it starts", "2024-01-22T09:14:59+03:00", IMZ_CERTIFICATE_STATE_NOT_YET,
      1094 },
    { "its first second", STARTS, IMZ_CERTIFICATE_STATE_VALID, 1094 },
    { "the end less three months is not in the window yet", "2026-10-20T23:59:59+03:00",
      IMZ_CERTIFICATE_STATE_VALID, 92 },
    { "the window opens at midnight, not at the hour of the end", "2026-10-21T00:00:00+03:00",
      IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW, 91 },
    { "the last date lasts until its last second", "2026-12-20T23:59:59+03:00",
      IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW, 31 },
    { "the second after", "2026-12-21T00:00:00+03:00", IMZ_CERTIFICATE_STATE_RENEWAL_LATE, 30 },
    { "the evening before the end", "2027-01-19T23:59:59+03:00", IMZ_CERTIFICATE_STATE_RENEWAL_LATE,
      1 },
    { "the day of the end", "2027-01-20T00:00:00+03:00", IMZ_CERTIFICATE_STATE_RENEWAL_LATE, 0 },
    { "its last second", ENDS, IMZ_CERTIFICATE_STATE_RENEWAL_LATE, 0 },
    { "the second after its end", "2027-01-20T14:30:01+03:00", IMZ_CERTIFICATE_STATE_EXPIRED, 0 },
    { "the same evening", "2027-01-20T23:59:59+03:00", IMZ_CERTIFICATE_STATE_EXPIRED, 0 },
    { "the next day", "2027-01-21T00:00:00+03:00", IMZ_CERTIFICATE_STATE_EXPIRED, -1 },
    { "years after", "2030-01-20T00:00:00+03:00", IMZ_CERTIFICATE_STATE_EXPIRED, -1096 },
    { "midnight of the window is Istanbul's: a second before", "2026-10-20T20:59:59Z",
      IMZ_CERTIFICATE_STATE_VALID, 92 },
    { "midnight of the window is Istanbul's", "2026-10-20T21:00:00Z",
      IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW, 91 },
  };
  g_autoptr (ImzCertificate) certificate = core_fixture_dated (STARTS, ENDS);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    gint64 now = core_fixture_time (vectors[i].now);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (imz_certificate_state_to_word (
                       imz_certificate_state_at (certificate, now, &IMZ_RENEWAL_LIMITS_DEFAULT)),
                     ==, imz_certificate_state_to_word (vectors[i].state));
    g_assert_cmpint (imz_certificate_days_left (certificate, now), ==, vectors[i].days_left);
  }
}

static void
assert_day (const GDate *day, const char *expected)
{
  g_autofree char *text = imz_calendar_format_day (day);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_dates (void)
{
  static const struct {
    const char *sentence;
    const char *ends;
    const char *window_opens;
    const char *last_date;
  } vectors[] = {
    { "an ordinary day", "2027-01-20T23:59:59+03:00", "2026-10-21", "2026-12-20" },
    { "end 31 May: last date 30 April, three months before it is 28 February",
      "2027-05-31T23:59:59+03:00", "2027-03-01", "2027-04-30" },
    { "end 31 May of a leap year: three months before it is 29 February",
      "2028-05-31T23:59:59+03:00", "2028-03-01", "2028-04-30" },
    { "end 30 May", "2027-05-30T23:59:59+03:00", "2027-03-01", "2027-04-30" },
    { "end 29 May", "2027-05-29T23:59:59+03:00", "2027-03-01", "2027-04-29" },
    { "end 28 May", "2027-05-28T23:59:59+03:00", "2027-03-01", "2027-04-28" },
    { "end 29 May of a leap year", "2028-05-29T23:59:59+03:00", "2028-03-01", "2028-04-29" },
    { "end 28 May of a leap year", "2028-05-28T23:59:59+03:00", "2028-02-29", "2028-04-28" },
    { "end 31 March: last date 28 February", "2027-03-31T23:59:59+03:00", "2027-01-01",
      "2027-02-28" },
    { "end 31 March of a leap year: last date 29 February", "2028-03-31T23:59:59+03:00",
      "2028-01-01", "2028-02-29" },
    { "end 29 February", "2028-02-29T23:59:59+03:00", "2027-11-30", "2028-01-29" },
    { "end 28 February", "2027-02-28T23:59:59+03:00", "2026-11-29", "2027-01-28" },
    { "end 31 July", "2027-07-31T23:59:59+03:00", "2027-05-01", "2027-06-30" },
    { "end 31 December", "2026-12-31T23:59:59+03:00", "2026-10-01", "2026-11-30" },
    { "end 1 January: all in the year before", "2027-01-01T23:59:59+03:00", "2026-10-02",
      "2026-12-01" },
    { "a century that is no leap year", "2100-05-31T23:59:59+03:00", "2100-03-01", "2100-04-30" },
    { "the day of the end is Istanbul's", "2027-01-20T21:00:00Z", "2026-10-22", "2026-12-21" },
    { "a winter of two hours", "2015-01-20T21:59:59Z", "2014-10-21", "2014-12-20" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) certificate =
      core_fixture_dated ("2010-01-15T23:30:00Z", vectors[i].ends);
    ImzRenewalDates dates = imz_renewal_dates (certificate, &IMZ_RENEWAL_LIMITS_DEFAULT);
    GDate ends = imz_calendar_day (core_fixture_time (vectors[i].ends));

    g_test_message ("%s", vectors[i].sentence);
    assert_day (&dates.window_opens, vectors[i].window_opens);
    assert_day (&dates.last_date, vectors[i].last_date);
    assert_day (&dates.starts, "2010-01-16");
    g_assert_cmpint (g_date_compare (&dates.ends, &ends), ==, 0);
  }
}

/* contract: window_opens ≤ last_date ≤ ends, whatever the day of the end. */
static void
test_order (void)
{
  gint64 first = core_fixture_time ("2023-03-01T23:59:59+03:00");

  for (int i = 0; i < 3000; i++) {
    ImzCertificateFacts facts = { .sha256 = "", .not_after = first + (gint64) i * 24 * 60 * 60 };
    g_autoptr (ImzCertificate) certificate = imz_certificate_new (&facts);
    ImzRenewalDates dates = imz_renewal_dates (certificate, &IMZ_RENEWAL_LIMITS_DEFAULT);

    g_assert_cmpint (g_date_compare (&dates.window_opens, &dates.last_date), <, 0);
    g_assert_cmpint (g_date_compare (&dates.last_date, &dates.ends), <, 0);
    g_assert_cmpint (g_date_days_between (&dates.last_date, &dates.ends), <=, 31);
    g_assert_cmpint (g_date_days_between (&dates.window_opens, &dates.ends), <=, 91);
  }
}

static void
test_limits (void)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_dated (STARTS, ENDS);
  ImzRenewalDates dates;

  g_assert_cmpuint (IMZ_RENEWAL_LIMITS_DEFAULT.window_months, ==, 3);
  g_assert_true (
    imz_limit_equal (IMZ_RENEWAL_LIMITS_DEFAULT.last_date, (ImzLimit){ IMZ_LIMIT_MONTHS, 1 }));

  dates = imz_renewal_dates (certificate, &(ImzRenewalLimits){ 6, { IMZ_LIMIT_DAYS, 15 } });
  assert_day (&dates.window_opens, "2026-07-21");
  assert_day (&dates.last_date, "2027-01-05");

  dates = imz_renewal_dates (certificate, &(ImzRenewalLimits){ 3, { IMZ_LIMIT_NONE, 0 } });
  g_assert_false (g_date_valid (&dates.last_date));

  /* A last date never lies before the window. */
  dates = imz_renewal_dates (certificate, &(ImzRenewalLimits){ 3, { IMZ_LIMIT_MONTHS, 4 } });
  assert_day (&dates.last_date, "2026-10-21");
}

static void
test_odd (void)
{
  static const struct {
    const char *sentence;
    const char *not_before;
    const char *not_after;
    const char *now;
    ImzCertificateState state;
  } vectors[] = {
    { "one year", "2026-01-01T00:00:00Z", "2026-12-31T20:59:59Z", "2026-09-30T20:59:59Z",
      IMZ_CERTIFICATE_STATE_VALID },
    { "one year, first second of its window", "2026-01-01T00:00:00Z", "2026-12-31T20:59:59Z",
      "2026-09-30T21:00:00Z", IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW },
    { "shorter than the window: at once in it", "2026-11-01T00:00:00Z", "2026-12-31T20:59:59Z",
      "2026-11-01T00:00:00Z", IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW },
    { "a week: at once late", "2026-11-20T00:00:00Z", "2026-11-26T20:59:59Z", CORE_FIXTURE_NOW,
      IMZ_CERTIFICATE_STATE_RENEWAL_LATE },
    { "one second long", CORE_FIXTURE_NOW, CORE_FIXTURE_NOW, CORE_FIXTURE_NOW,
      IMZ_CERTIFICATE_STATE_RENEWAL_LATE },
    { "the end before the start, seen before both", "2027-06-01T00:00:00Z", "2027-05-01T00:00:00Z",
      CORE_FIXTURE_NOW, IMZ_CERTIFICATE_STATE_NOT_YET },
    { "seen between: ended has precedence", "2027-06-01T00:00:00Z", "2027-05-01T00:00:00Z",
      "2027-05-15T00:00:00Z", IMZ_CERTIFICATE_STATE_EXPIRED },
    { "seen after both", "2027-06-01T00:00:00Z", "2027-05-01T00:00:00Z", "2027-07-01T00:00:00Z",
      IMZ_CERTIFICATE_STATE_EXPIRED },
    { "without an end (year 9999)", "2026-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
      CORE_FIXTURE_NOW, IMZ_CERTIFICATE_STATE_VALID },
    { "starts in the year 9999", "9999-01-01T00:00:00Z", "9999-12-31T23:59:59Z", CORE_FIXTURE_NOW,
      IMZ_CERTIFICATE_STATE_NOT_YET },
    { "ended before 1900", "1850-01-01T00:00:00Z", "1853-01-01T00:00:00Z", CORE_FIXTURE_NOW,
      IMZ_CERTIFICATE_STATE_EXPIRED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) certificate =
      core_fixture_dated (vectors[i].not_before, vectors[i].not_after);
    ImzRenewalDates dates = imz_renewal_dates (certificate, &IMZ_RENEWAL_LIMITS_DEFAULT);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (
      imz_certificate_state_to_word (imz_certificate_state_at (
        certificate, core_fixture_time (vectors[i].now), &IMZ_RENEWAL_LIMITS_DEFAULT)),
      ==, imz_certificate_state_to_word (vectors[i].state));
    g_assert_true (g_date_valid (&dates.starts) && g_date_valid (&dates.window_opens));
    g_assert_true (g_date_valid (&dates.last_date) && g_date_valid (&dates.ends));
  }
}

static void
test_malformed (void)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate ("malformed");

  g_assert_cmpint (imz_certificate_state_at (certificate, 0, &IMZ_RENEWAL_LIMITS_DEFAULT), ==,
                   IMZ_CERTIFICATE_STATE_MALFORMED);
  g_assert_cmpint (imz_certificate_state_at (certificate, core_fixture_time (CORE_FIXTURE_NOW),
                                             &IMZ_RENEWAL_LIMITS_DEFAULT),
                   ==, IMZ_CERTIFICATE_STATE_MALFORMED);
}

static void
test_successor (void)
{
  static const struct {
    const char *sentence;
    const char *starts;
    gboolean is_successor;
  } vectors[] = {
    { "starts in the second of the end", "2027-01-20T14:30:00+03:00", TRUE },
    { "in the next second", "2027-01-20T14:30:01+03:00", TRUE },
    { "a day after", "2027-01-21T14:30:00+03:00", TRUE },
    { "a day and a second after", "2027-01-21T14:30:01+03:00", FALSE },
    { "a day before", "2027-01-19T14:30:00+03:00", TRUE },
    { "a day and a second before", "2027-01-19T14:29:59+03:00", FALSE },
    { "a year before: one more, not the next", "2026-01-20T14:30:00+03:00", FALSE },
    { "the year 9999", "9999-01-01T00:00:00Z", FALSE },
  };
  g_autoptr (ImzCertificate) certificate = core_fixture_dated (STARTS, ENDS);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) successor =
      core_fixture_dated (vectors[i].starts, "9999-12-31T23:59:59Z");

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (imz_certificate_is_successor (successor, certificate), ==,
                     vectors[i].is_successor);
    g_assert_false (imz_certificate_is_successor (certificate, successor));
  }
}

static void
test_successor_of_another (void)
{
  static const struct {
    const char *sentence;
    const char *old;
    const char *new;
    gboolean is_successor;
  } vectors[] = {
    { "one person", "A:window", "A:after-window", TRUE },
    { "another person", "A:window", "B:after-window", FALSE },
    { "a namesake with another number", "A:window", "D:after-window", FALSE },
    { "no number, one name", "C:window", "C:after-window", TRUE },
    { "a number here, none there", "C:window", "A:after-window", FALSE },
    { "one person, another time", "A:late", "A:after-window", FALSE },
    { "not its own", "A:window", "A:window", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) old = core_fixture_certificate (vectors[i].old);
    g_autoptr (ImzCertificate) new = core_fixture_certificate (vectors[i].new);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (imz_certificate_is_successor (new, old), ==, vectors[i].is_successor);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/renewal/boundaries", test_boundaries);
  g_test_add_func ("/core/renewal/dates", test_dates);
  g_test_add_func ("/core/renewal/order", test_order);
  g_test_add_func ("/core/renewal/limits", test_limits);
  g_test_add_func ("/core/renewal/odd", test_odd);
  g_test_add_func ("/core/renewal/malformed", test_malformed);
  g_test_add_func ("/core/renewal/successor", test_successor);
  g_test_add_func ("/core/renewal/successor-of-another", test_successor_of_another);

  return g_test_run ();
}
