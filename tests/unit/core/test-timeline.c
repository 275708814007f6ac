/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Days and phases at every boundary. The days of the contract: window_opens, last_date and so on. */

#include "imz-timeline.h"

#include "advice-fixture.h"
#include "core-fixture.h"
#include "imz-calendar.h"

#define NONE NULL

static void
assert_day (const char *name, const GDate *day, const char *expected)
{
  g_autofree char *text = advice_fixture_day (day);

  if (g_strcmp0 (text, expected) != 0)
    g_error ("%s is %s, not %s", name, text != NULL ? text : "none",
             expected != NULL ? expected : "none");
}

/* An e-imza of 21 January 2024 to 20 January 2027, at each of its boundaries. */
static void
test_phases (void)
{
  static const struct {
    const char *sentence;
    const char *province;
    const char *now;
    const char *phase;
  } vectors[] = {
    { "long before", NONE, "2020-01-01", "not-yet" },
    { "the second before its first", NONE, "2024-01-20T23:59:59+03:00", "not-yet" },
    { "its first second", NONE, "2024-01-21T00:00:00+03:00", "in-use" },
    { "three months before the end to the day: not yet open", NONE, "2026-10-20T23:59:59+03:00",
      "in-use" },
    { "midnight: the window opens", NONE, "2026-10-21T00:00:00+03:00", "window" },
    { "the same in another zone", NONE, "2026-10-20T21:00:00Z", "window" },
    { "the last second of the last date", NONE, "2026-12-20T23:59:59+03:00", "window" },
    { "midnight after it", NONE, "2026-12-21T00:00:00+03:00", "late" },
    { "its last second", NONE, "2027-01-20T23:59:59+03:00", "late" },
    { "the next one", NONE, "2027-01-21T00:00:00+03:00", "expired" },
    { "years later", NONE, "2040-01-01", "expired" },
    { "no last date: in the window until the end", "zonguldak", "2026-12-21T00:00:00+03:00",
      "window" },
    { "to its last second", "zonguldak", "2027-01-20T23:59:59+03:00", "window" },
    { "and then ended", "zonguldak", "2027-01-21T00:00:00+03:00", "expired" },
    { "a clock that is years slow", NONE, "1970-01-01T00:00:00Z", "not-yet" },
    { "a clock that is years fast", NONE, "2099-12-31", "expired" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const AdviceFixture fixture = {
      .province = vectors[i].province,
      .now = vectors[i].now,
      .not_before = "2024-01-21",
      .not_after = "2027-01-20",
    };
    ImzTimeline timeline = advice_fixture_timeline (&fixture);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (imz_phase_to_word (timeline.phase), ==, vectors[i].phase);
  }
}

/* Certificates that end at odd hours, or at odd times of all. */
static void
test_odd_phases (void)
{
  static const struct {
    const char *sentence;
    const char *not_before;
    const char *not_after;
    const char *now;
    const char *phase;
  } vectors[] = {
    { "starts and ends in the middle of a day: before", "2024-01-20T09:15:00+03:00",
      "2027-01-20T14:30:00+03:00", "2024-01-20T09:14:59+03:00", "not-yet" },
    { "from its second on", "2024-01-20T09:15:00+03:00", "2027-01-20T14:30:00+03:00",
      "2024-01-20T09:15:00+03:00", "in-use" },
    { "its last second", "2024-01-20T09:15:00+03:00", "2027-01-20T14:30:00+03:00",
      "2027-01-20T14:30:00+03:00", "late" },
    { "after it, on the same day", "2024-01-20T09:15:00+03:00", "2027-01-20T14:30:00+03:00",
      "2027-01-20T14:30:01+03:00", "expired" },
    { "the window still opens at midnight", "2024-01-20T09:15:00+03:00",
      "2027-01-20T14:30:00+03:00", "2026-10-21T00:00:00+03:00", "window" },
    { "its start is not known: it has started", NONE, "2027-01-20", "1990-01-01", "in-use" },
    { "ends before it starts: not yet", "2027-01-20", "2026-01-20", "2025-12-01", "not-yet" },
    { "and then at once ended", "2027-01-20", "2026-01-20", "2026-01-21", "expired" },
    { "shorter than its window: starts within it", "2026-12-01", "2027-01-20", "2026-12-01",
      "window" },
    { "starts after its last date", "2027-01-01", "2027-01-20", "2027-01-01", "late" },
    { "one year", "2026-01-21", "2027-01-20", "2026-10-20", "in-use" },
    { "one year, in the window", "2026-01-21", "2027-01-20", "2026-10-21", "window" },
    { "no e-imza", NONE, NONE, "2026-11-21", NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const AdviceFixture fixture = {
      .now = vectors[i].now,
      .not_before = vectors[i].not_before,
      .not_after = vectors[i].not_after,
    };
    ImzTimeline timeline = advice_fixture_timeline (&fixture);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (imz_phase_to_word (timeline.phase), ==, vectors[i].phase);
  }
}

/* The days of a renewal: leap years, ends of months, weekends, holidays. */
static void
test_days_of_a_renewal (void)
{
  static const struct {
    const char *sentence;
    const char *province;
    const char *ends;
    const char *window_opens;
    const char *last_date;
    const char *recommended;
    const char *production;
    const char *pin_from;
  } vectors[] = {
    { "the last date is a Sunday: the Friday before", NONE, "2027-01-20", "2026-10-21",
      "2026-12-20", "2026-12-18", "2026-12-20", "2027-01-21" },
    { "the last date is a Saturday", NONE, "2027-01-19", "2026-10-20", "2026-12-19", "2026-12-18",
      "2026-12-19", "2027-01-20" },
    { "the last date is a Friday", NONE, "2027-01-18", "2026-10-19", "2026-12-18", "2026-12-18",
      "2026-12-18", "2027-01-19" },
    { "the last date is Republic Day, a Thursday after a half day", NONE, "2026-11-29",
      "2026-08-30", "2026-10-29", "2026-10-27", "2026-10-29", "2026-11-30" },
    { "the last date is New Year’s Day", NONE, "2027-02-01", "2026-11-02", "2027-01-01",
      "2026-12-31", "2027-01-01", "2027-02-02" },
    { "end 31 May: last date 30 April, window from 1 March", NONE, "2027-05-31", "2027-03-01",
      "2027-04-30", "2027-04-30", "2027-04-30", "2027-06-01" },
    { "end 31 March: last date 28 February, a Sunday", NONE, "2027-03-31", "2027-01-01",
      "2027-02-28", "2027-02-26", "2027-02-28", "2027-04-01" },
    { "end 31 March of a leap year: last date 29 February", NONE, "2028-03-31", "2028-01-01",
      "2028-02-29", "2028-02-29", "2028-02-29", "2028-04-01" },
    { "end 29 February", NONE, "2028-02-29", "2027-11-30", "2028-01-29", "2028-01-28", "2028-01-29",
      "2028-03-01" },
    { "end 31 December", NONE, "2026-12-31", "2026-10-01", "2026-11-30", "2026-11-30", "2026-11-30",
      "2027-01-01" },
    { "no last date, but a recommended day, 25 days before the end", "zonguldak", "2027-01-20",
      "2026-10-21", NONE, "2026-12-26", "2026-12-20", "2027-01-21" },
    { "the same across a leap day", "zonguldak", "2028-03-20", "2027-12-21", NONE, "2028-02-24",
      "2028-02-20", "2028-03-21" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const AdviceFixture fixture = {
      .province = vectors[i].province,
      .now = "2026-11-21",
      .not_before = "2024-01-21",
      .not_after = vectors[i].ends,
    };
    ImzTimeline timeline = advice_fixture_timeline (&fixture);

    g_test_message ("%s", vectors[i].sentence);
    assert_day ("today", &timeline.today, "2026-11-21");
    assert_day ("starts", &timeline.starts, "2024-01-21");
    assert_day ("window_opens", &timeline.window_opens, vectors[i].window_opens);
    assert_day ("last_date", &timeline.last_date, vectors[i].last_date);
    assert_day ("recommended", &timeline.recommended, vectors[i].recommended);
    assert_day ("production", &timeline.production, vectors[i].production);
    assert_day ("ends", &timeline.ends, vectors[i].ends);
    assert_day ("pin_from", &timeline.pin_from, vectors[i].pin_from);
    assert_day ("delivery_from", &timeline.delivery_from, NONE);
    assert_day ("delivery_to", &timeline.delivery_to, NONE);
  }
}

/* A province’s own limits, and limits that do not fit together. */
static void
test_limits_of_provinces (void)
{
  static const struct {
    const char *sentence;
    const char *lines;
    const char *window_opens;
    const char *last_date;
    const char *recommended;
    const char *production;
  } vectors[] = {
    { "days", "last_date=15 days", "2026-10-21", "2027-01-05", "2027-01-05", "2026-12-20" },
    { "neither a last date nor a recommendation", "last_date=none", "2026-10-21", NONE, NONE,
      "2026-12-20" },
    { "a last date and a recommendation", "last_date=15 days\nrecommended_days=40", "2026-10-21",
      "2027-01-05", "2026-12-11", "2026-12-20" },
    { "a short window", "window_months=1\nlast_date=10 days\nproduction=20 days", "2026-12-21",
      "2027-01-10", "2027-01-08", "2026-12-31" },
    { "produced a week before the end", "production=7 days", "2026-10-21", "2026-12-20",
      "2026-12-18", "2027-01-13" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const AdviceFixture fixture = { .now = "2026-11-21", .not_after = "2027-01-20" };
    ImzTimelineFacts facts = advice_fixture_facts (&fixture);
    g_autoptr (ImzProvince) province = core_fixture_province_of (vectors[i].lines);
    g_autoptr (ImzHolidays) holidays = core_fixture_holidays ();
    ImzTimeline timeline = imz_timeline_of (&facts, province, holidays);

    g_test_message ("%s", vectors[i].sentence);
    assert_day ("window_opens", &timeline.window_opens, vectors[i].window_opens);
    assert_day ("last_date", &timeline.last_date, vectors[i].last_date);
    assert_day ("recommended", &timeline.recommended, vectors[i].recommended);
    assert_day ("production", &timeline.production, vectors[i].production);
  }
}

/* The last date is the window's first day, a Sunday: no working day before it is any good. */
static void
test_not_before_the_window (void)
{
  const AdviceFixture fixture = { .now = "2026-11-21", .not_after = "2027-03-13" };
  ImzTimelineFacts facts = advice_fixture_facts (&fixture);
  g_autoptr (ImzProvince) province =
    core_fixture_province_of ("window_months=1\nlast_date=27 days\nproduction=20 days");
  ImzTimeline timeline = imz_timeline_of (&facts, province, NULL);

  assert_day ("window_opens", &timeline.window_opens, "2027-02-14");
  assert_day ("last_date", &timeline.last_date, "2027-02-14");
  assert_day ("recommended", &timeline.recommended, "2027-02-14");
}

/* R13, R14, R15: production, delivery and the PIN, in every case. */
static void
test_delivery (void)
{
  static const struct {
    const char *sentence;
    AdviceFixture fixture;
    const char *production;
    const char *from;
    const char *to;
    const char *pin_from;
  } vectors[] = {
    { "approved early: counted from the production",
      { .not_after = "2027-01-20", .approved = "2026-10-25" },
      "2026-12-20",
      "2026-12-30",
      "2027-01-04",
      "2027-01-21" },
    { "approved on the day of production",
      { .not_after = "2027-01-20", .approved = "2026-12-20" },
      "2026-12-20",
      "2026-12-30",
      "2027-01-04",
      "2027-01-21" },
    { "approved the day after it",
      { .not_after = "2027-01-20", .approved = "2026-12-21" },
      "2026-12-20",
      "2026-12-31",
      "2027-01-05",
      "2027-01-21" },
    { "approved after the end",
      { .not_after = "2026-11-10", .approved = "2026-11-20" },
      "2026-10-10",
      "2026-11-30",
      "2026-12-05",
      "2026-11-11" },
    { "over a leap day",
      { .not_after = "2028-03-20", .approved = "2028-02-25" },
      "2028-02-20",
      "2028-03-06",
      "2028-03-11",
      "2028-03-21" },
    { "not approved", { .not_after = "2027-01-20" }, "2026-12-20", NONE, NONE, "2027-01-21" },
    { "the new one is there and follows at once",
      { .not_after = "2027-01-20", .successor = "2027-01-21" },
      "2026-12-20",
      NONE,
      NONE,
      "2027-01-21" },
    { "the new one starts later than the old one ends",
      { .not_after = "2027-01-20", .successor = "2027-01-22" },
      "2026-12-20",
      NONE,
      NONE,
      "2027-01-22" },
    { "the new one starts while the old one runs: only after its end",
      { .not_after = "2027-01-20", .successor = "2027-01-15" },
      "2026-12-20",
      NONE,
      NONE,
      "2027-01-21" },
    { "ends at noon: the new one on the same day",
      { .not_after = "2027-01-20T12:00:00+03:00" },
      "2026-12-20",
      NONE,
      NONE,
      "2027-01-20" },
    { "a renewal of which nothing is known", { .approved = "2026-11-20" }, NONE, NONE, NONE, NONE },
    { "first: produced with the approval, used when it comes",
      { .kind = IMZ_CASE_FIRST, .approved = "2026-11-20" },
      "2026-11-20",
      "2026-11-30",
      "2026-12-05",
      "2026-11-30" },
    { "first, not approved", { .kind = IMZ_CASE_FIRST }, NONE, NONE, NONE, NONE },
    { "lost: the same, whenever the old one would have ended",
      { .kind = IMZ_CASE_LOST, .not_after = "2028-01-20", .approved = "2026-11-20" },
      "2026-11-20",
      "2026-11-30",
      "2026-12-05",
      "2026-11-30" },
    { "identity, and the new one is there",
      { .kind = IMZ_CASE_IDENTITY,
        .not_after = "2028-01-20",
        .approved = "2026-11-10",
        .successor = "2026-11-18" },
      "2026-11-10",
      "2026-11-20",
      "2026-11-25",
      "2026-11-18" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    AdviceFixture fixture = vectors[i].fixture;
    ImzTimeline timeline;

    fixture.now = "2026-11-21";
    timeline = advice_fixture_timeline (&fixture);
    g_test_message ("%s", vectors[i].sentence);
    assert_day ("production", &timeline.production, vectors[i].production);
    assert_day ("delivery_from", &timeline.delivery_from, vectors[i].from);
    assert_day ("delivery_to", &timeline.delivery_to, vectors[i].to);
    assert_day ("pin_from", &timeline.pin_from, vectors[i].pin_from);
  }
}

/* No window applies to them; what the e-imza itself says stays. */
static void
test_other_cases (void)
{
  static const ImzCase kinds[] = { IMZ_CASE_FIRST, IMZ_CASE_LOST, IMZ_CASE_IDENTITY };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const AdviceFixture fixture = {
      .kind = kinds[i], .now = "2026-11-21", .not_before = "2024-01-21", .not_after = "2027-01-20"
    };
    ImzTimeline timeline = advice_fixture_timeline (&fixture);

    g_test_message ("%s", imz_case_to_word (kinds[i]));
    g_assert_cmpint (timeline.phase, ==, IMZ_PHASE_WINDOW);
    assert_day ("starts", &timeline.starts, "2024-01-21");
    assert_day ("ends", &timeline.ends, "2027-01-20");
    assert_day ("window_opens", &timeline.window_opens, NONE);
    assert_day ("last_date", &timeline.last_date, NONE);
    assert_day ("recommended", &timeline.recommended, NONE);
    assert_day ("production", &timeline.production, NONE);
  }
}

/* The words of the contract. */
static void
test_words (void)
{
  g_assert_cmpstr (imz_phase_to_word (IMZ_PHASE_UNKNOWN), ==, NULL);
  g_assert_cmpstr (imz_phase_to_word (IMZ_PHASE_NOT_YET), ==, "not-yet");
  g_assert_cmpstr (imz_phase_to_word (IMZ_PHASE_IN_USE), ==, "in-use");
  g_assert_cmpstr (imz_phase_to_word (IMZ_PHASE_WINDOW), ==, "window");
  g_assert_cmpstr (imz_phase_to_word (IMZ_PHASE_LATE), ==, "late");
  g_assert_cmpstr (imz_phase_to_word (IMZ_PHASE_EXPIRED), ==, "expired");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/timeline/phases", test_phases);
  g_test_add_func ("/core/timeline/odd-phases", test_odd_phases);
  g_test_add_func ("/core/timeline/days-of-a-renewal", test_days_of_a_renewal);
  g_test_add_func ("/core/timeline/limits-of-provinces", test_limits_of_provinces);
  g_test_add_func ("/core/timeline/not-before-the-window", test_not_before_the_window);
  g_test_add_func ("/core/timeline/delivery", test_delivery);
  g_test_add_func ("/core/timeline/other-cases", test_other_cases);
  g_test_add_func ("/core/timeline/words", test_words);

  return g_test_run ();
}
