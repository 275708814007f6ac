/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "core-fixture.h"
#include "imz-calendar.h"
#include "imz-core-error.h"

static GDate
day_of (const char *text)
{
  GDate day;
  guint year, month, day_of_month;

  g_assert_cmpint (sscanf (text, "%u-%u-%u", &year, &month, &day_of_month), ==, 3);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) day_of_month, (GDateMonth) month, (GDateYear) year);

  return day;
}

static void
test_day (void)
{
  static const struct {
    const char *sentence;
    const char *time;
    const char *day;
  } vectors[] = {
    { "the second before midnight", "2027-01-20T20:59:59Z", "2027-01-20" },
    { "midnight belongs to the new day", "2027-01-20T21:00:00Z", "2027-01-21" },
    { "the same in summer, since 2016", "2027-07-20T20:59:59Z", "2027-07-20" },
    { "the same in summer, since 2016", "2027-07-20T21:00:00Z", "2027-07-21" },
    { "in the summer of 2010 the offset was 3 hours", "2010-07-15T20:59:59Z", "2010-07-15" },
    { "in the summer of 2010 the offset was 3 hours", "2010-07-15T21:00:00Z", "2010-07-16" },
    { "in the winter of 2010 it was 2 hours", "2010-01-15T21:59:59Z", "2010-01-15" },
    { "in the winter of 2010 it was 2 hours", "2010-01-15T22:00:00Z", "2010-01-16" },
    { "clocks went forward on 28 March 2010", "2010-03-27T22:00:00Z", "2010-03-28" },
    { "that day ended an hour earlier", "2010-03-28T21:00:00Z", "2010-03-29" },
    { "clocks went back on 31 October 2010", "2010-10-30T21:00:00Z", "2010-10-31" },
    { "that day ended an hour later", "2010-10-31T21:59:59Z", "2010-10-31" },
    { "the last winter before 2016 had 2 hours", "2016-01-15T21:59:59Z", "2016-01-15" },
    { "the first winter with 3 hours", "2016-12-15T21:00:00Z", "2016-12-16" },
    { "a leap day", "2028-02-28T21:00:00Z", "2028-02-29" },
    { "the last second of a year", "2026-12-31T20:59:59Z", "2026-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    GDate day = imz_calendar_day (core_fixture_time (vectors[i].time));
    g_autofree char *text = imz_calendar_format_day (&day);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (text, ==, vectors[i].day);
  }
}

static void
test_start_of_day (void)
{
  static const struct {
    const char *sentence;
    const char *day;
    const char *start;
  } vectors[] = {
    { "today's offset", "2027-01-20", "2027-01-20T00:00:00+03:00" },
    { "winter time of 2010", "2010-01-15", "2010-01-15T00:00:00+02:00" },
    { "summer time of 2010", "2010-07-15", "2010-07-15T00:00:00+03:00" },
    { "the day that clocks go forward starts in winter time", "2010-03-28",
      "2010-03-28T00:00:00+02:00" },
    { "the day that clocks go back starts in summer time", "2010-10-31",
      "2010-10-31T00:00:00+03:00" },
    { "the last day", "9998-12-31", "9998-12-31T00:00:00+03:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    GDate day = day_of (vectors[i].day);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (imz_calendar_start_of_day (&day), ==, core_fixture_time (vectors[i].start));
  }
}

/* Each day has a start that belongs to it, and the second before belongs to the day before: also on
 * days whose midnight was skipped by summer time. */
static void
test_every_day (void)
{
  GDate day = day_of ("1970-01-01"), last = day_of ("2100-12-31");

  while (g_date_compare (&day, &last) <= 0) {
    gint64 start = imz_calendar_start_of_day (&day);
    GDate at_start = imz_calendar_day (start), before = imz_calendar_day (start - 1);
    g_autofree char *text = imz_calendar_format_day (&day);

    if (g_date_compare (&at_start, &day) != 0 || imz_calendar_days_until (&before, &day) != 1)
      g_error ("%s does not start at %" G_GINT64_FORMAT, text, start);
    g_date_add_days (&day, 1);
  }
}

static void
test_same_time_on (void)
{
  static const struct {
    const char *sentence;
    const char *time;
    const char *day;
    const char *then;
  } vectors[] = {
    { "a later day", "2026-11-21T10:00:00+03:00", "2027-01-20", "2027-01-20T10:00:00+03:00" },
    { "the same day", "2026-11-21T10:00:00+03:00", "2026-11-21", "2026-11-21T10:00:00+03:00" },
    { "clock time counts, not seconds since midnight", "2026-11-21T10:00:00+03:00", "2010-01-15",
      "2010-01-15T10:00:00+02:00" },
    { "from winter to summer", "2010-01-15T08:30:15+02:00", "2010-07-15",
      "2010-07-15T08:30:15+03:00" },
    { "the first second of a day", "2026-11-21T00:00:00+03:00", "2028-02-29",
      "2028-02-29T00:00:00+03:00" },
    { "the last second of a day", "2026-11-21T23:59:59+03:00", "2026-12-31",
      "2026-12-31T23:59:59+03:00" },
    { "the day in Istanbul counts, not that of UTC", "2026-11-20T22:30:00Z", "2026-12-01",
      "2026-12-01T01:30:00+03:00" },
  };
  GDate forward = day_of ("2010-03-28"), found;

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    GDate day = day_of (vectors[i].day);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (imz_calendar_same_time_on (core_fixture_time (vectors[i].time), &day), ==,
                     core_fixture_time (vectors[i].then));
  }

  g_test_message ("a clock time that summer time skipped stays on the day");
  found = imz_calendar_day (
    imz_calendar_same_time_on (core_fixture_time ("2026-11-21T03:30:00+03:00"), &forward));
  g_assert_cmpint (g_date_compare (&found, &forward), ==, 0);
}

static void
test_days_until (void)
{
  static const struct {
    const char *from;
    const char *to;
    int days;
  } vectors[] = {
    { "2026-11-21", "2026-11-21", 0 },       { "2026-11-21", "2026-11-22", 1 },
    { "2026-11-22", "2026-11-21", -1 },      { "2026-11-21", "2027-01-20", 60 },
    { "2028-02-28", "2028-03-01", 2 },       { "2027-02-28", "2027-03-01", 1 },
    { "2010-03-27", "2010-03-29", 2 },       { "2025-01-21", "2028-01-20", 1094 },
    { "1900-01-01", "9998-12-31", 2958098 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    GDate from = day_of (vectors[i].from), to = day_of (vectors[i].to);

    g_assert_cmpint (imz_calendar_days_until (&from, &to), ==, vectors[i].days);
  }
}

static void
test_parse_good (void)
{
  static const char *const days[] = { "2027-01-20", "2028-02-29", "2000-02-29", "1900-01-01",
                                      "9997-12-31", "2026-04-30", "2026-12-31" };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    GDate day, expected = day_of (days[i]);
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;

    g_assert_true (imz_calendar_parse_day (days[i], &day, &error));
    g_assert_no_error (error);
    g_assert_cmpint (g_date_compare (&day, &expected), ==, 0);
    text = imz_calendar_format_day (&day);
    g_assert_cmpstr (text, ==, days[i]);
  }
}

static void
test_parse_bad (void)
{
  static const struct {
    const char *sentence;
    const char *text;
  } vectors[] = {
    { "nothing", "" },
    { "only a year", "2027" },
    { "a day too long", "2027-01-200" },
    { "one-figure month", "2027-1-20" },
    { "one-figure month, filled with a blank", "2027- 1-20" },
    { "a sign", "+027-01-20" },
    { "a negative month", "2027--1-20" },
    { "blank before", " 2027-01-20" },
    { "blank after", "2027-01-20 " },
    { "line feed after", "2027-01-20\n" },
    { "no dashes", "20270120" },
    { "slashes", "2027/01/20" },
    { "as written in Türkiye", "20.01.2027" },
    { "a time behind it", "2027-01-20T10:00:00Z" },
    { "letter O", "2027-01-2O" },
    { "full-width figures", "２０２７-01-20" },
    { "Arabic figures that fill ten bytes", "٢٠٢٧-١" },
    { "words", "yarın" },
    { "no such leap day", "2027-02-29" },
    { "a century that is no leap year", "2100-02-29" },
    { "31 April", "2027-04-31" },
    { "day 0", "2027-01-00" },
    { "month 0", "2027-00-20" },
    { "month 13", "2027-13-20" },
    { "day 32", "2027-01-32" },
    { "too early", "1899-12-31" },
    { "too late", "9998-01-01" },
    { "year 0", "0000-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    GDate day = day_of ("2000-01-01"), untouched = day;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", vectors[i].sentence);
    g_assert_false (imz_calendar_parse_day (vectors[i].text, &day, &error));
    g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATE);
    if (strchr (vectors[i].text, '\n') == NULL)
      g_assert_nonnull (strstr (error->message, vectors[i].text));
    g_assert_null (strchr (error->message, '\n'));
    g_assert_nonnull (strstr (error->message, "YYYY-MM-DD"));
    g_assert_cmpint (g_date_compare (&day, &untouched), ==, 0);
    g_assert_false (imz_calendar_parse_day (vectors[i].text, &day, NULL));
  }
}

static void
test_format_time (void)
{
  static const struct {
    const char *time;
    const char *text;
  } vectors[] = {
    { "2026-11-21T07:00:00Z", "2026-11-21T10:00:00+03:00" },
    { "2026-12-31T21:00:00Z", "2027-01-01T00:00:00+03:00" },
    { "2010-01-15T10:00:00Z", "2010-01-15T12:00:00+02:00" },
    { "2010-07-15T10:00:00Z", "2010-07-15T13:00:00+03:00" },
    { "1970-01-01T00:00:00Z", "1970-01-01T02:00:00+02:00" },
    { "2100-06-30T23:59:59Z", "2100-07-01T02:59:59+03:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = imz_calendar_format_time (core_fixture_time (vectors[i].time));

    g_assert_cmpstr (text, ==, vectors[i].text);
  }
}

static void
test_clamped (void)
{
  static const struct {
    const char *sentence;
    gint64 time;
    const char *day;
  } vectors[] = {
    { "before all time", G_MININT64, "1900-01-01" },
    { "the second before 1900", G_GINT64_CONSTANT (-2208988801), "1900-01-01" },
    { "an ordinary odd year", G_GINT64_CONSTANT (-1577923200), "1920-01-01" },
    { "the first second of 9998-12-31 (UTC)", G_GINT64_CONSTANT (253370678400), "9998-12-31" },
    { "its last second", G_GINT64_CONSTANT (253370753999), "9998-12-31" },
    { "the second after it", G_GINT64_CONSTANT (253370754000), "9998-12-31" },
    { "the year 9999", G_GINT64_CONSTANT (253402300799), "9998-12-31" },
    { "after all time", G_MAXINT64, "9998-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    GDate day = imz_calendar_day (vectors[i].time);
    g_autofree char *day_text = imz_calendar_format_day (&day);
    g_autofree char *time_text = imz_calendar_format_time (vectors[i].time);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (day_text, ==, vectors[i].day);
    g_assert_true (g_str_has_prefix (time_text, vectors[i].day));
    g_assert_cmpuint (strlen (time_text), ==, strlen ("2026-11-21T10:00:00+03:00"));
  }
}

/* Whatever day a person writes, its last second is told as it is, and the day after it is another one. */
static void
test_last_day (void)
{
  g_autofree char *text = NULL;
  GDate last, next, found;
  gint64 end;

  g_assert_true (imz_calendar_parse_day ("9997-12-31", &last, NULL));
  next = last;
  g_date_add_days (&next, 1);
  end = imz_calendar_start_of_day (&next) - 1;
  text = imz_calendar_format_time (end);
  found = imz_calendar_day (end + 1);

  g_assert_cmpstr (text, ==, "9997-12-31T23:59:59+03:00");
  g_assert_cmpint (g_date_compare (&found, &next), ==, 0);
}

static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (100000, '1');
  GDate day;
  g_autoptr (GError) error = NULL;

  g_assert_false (imz_calendar_parse_day (text, &day, &error));
  g_assert_nonnull (strstr (error->message, "…"));
  g_assert_true (g_str_has_suffix (error->message, "2027-01-20"));
  g_assert_cmpuint (strlen (error->message), <, 200);
}

/* A machine without time zone data: three hours always, which is right since 2016. */
static void
test_no_zone_data (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *now = NULL;
  g_autofree char *old = NULL;
  GDate day;

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
    g_test_trap_assert_passed ();
    return;
  }

  folder = g_dir_make_tmp ("imz-calendar-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_setenv ("TZDIR", folder, TRUE);

  now = imz_calendar_format_time (core_fixture_time ("2026-11-21T20:59:59Z"));
  g_assert_cmpstr (now, ==, "2026-11-21T23:59:59+03:00");
  old = imz_calendar_format_time (core_fixture_time ("2010-01-15T10:00:00Z"));
  g_assert_cmpstr (old, ==, "2010-01-15T13:00:00+03:00");
  day = day_of ("2027-01-20");
  g_assert_cmpint (imz_calendar_start_of_day (&day), ==,
                   core_fixture_time ("2027-01-20T00:00:00+03:00"));

  g_assert_no_errno (g_rmdir (folder));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/calendar/day", test_day);
  g_test_add_func ("/core/calendar/start-of-day", test_start_of_day);
  g_test_add_func ("/core/calendar/every-day", test_every_day);
  g_test_add_func ("/core/calendar/same-time-on", test_same_time_on);
  g_test_add_func ("/core/calendar/days-until", test_days_until);
  g_test_add_func ("/core/calendar/parse/good", test_parse_good);
  g_test_add_func ("/core/calendar/parse/bad", test_parse_bad);
  g_test_add_func ("/core/calendar/format-time", test_format_time);
  g_test_add_func ("/core/calendar/clamped", test_clamped);
  g_test_add_func ("/core/calendar/last-day", test_last_day);
  g_test_add_func ("/core/calendar/long-text", test_long_text);
  g_test_add_func ("/core/calendar/no-zone-data", test_no_zone_data);

  return g_test_run ();
}
