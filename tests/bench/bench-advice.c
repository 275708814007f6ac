/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-advice: how long the days of an e-imza and the advice about it take, in each province and phase. */

#include <stdio.h>

#include "advice-fixture.h"
#include "core-fixture.h"

enum {
  N_RUNS = 101,
  N_AT_ONCE = 20,
};

static const char *const provinces[] = { "genel", "batman", "zonguldak" };

static const struct {
  const char *phase;
  const char *now;
} phases[] = {
  { "not-yet", ADVICE_NOT_YET }, { "in-use", ADVICE_IN_USE },   { "window", ADVICE_WINDOW },
  { "late", ADVICE_LATE },       { "expired", ADVICE_EXPIRED },
};

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
compute_timeline (const ImzTimelineFacts *facts, ImzProvince *province, ImzHolidays *holidays)
{
  ImzTimeline timeline = imz_timeline_of (facts, province, holidays);

  if (!g_date_valid (&timeline.today))
    g_error ("there is no today");
}

static void
compute_advice (const ImzTimelineFacts *facts, ImzProvince *province, ImzHolidays *holidays)
{
  g_autoptr (ImzAdvice) advice = imz_advice_new (facts, province, holidays);

  if (advice->steps->len == 0)
    g_error ("there is no way");
}

/* Microseconds of one, at the median and at most. */
static void
measure (void (*compute) (const ImzTimelineFacts *, ImzProvince *, ImzHolidays *),
         const ImzTimelineFacts *facts,
         ImzProvince *province,
         ImzHolidays *holidays,
         double *median,
         double *most)
{
  double runs[N_RUNS];

  for (int i = 0; i < N_RUNS; i++) {
    gint64 start = g_get_monotonic_time ();

    for (int j = 0; j < N_AT_ONCE; j++)
      compute (facts, province, holidays);
    runs[i] = (double) (g_get_monotonic_time () - start) / N_AT_ONCE;
  }
  qsort (runs, N_RUNS, sizeof *runs, compare);
  *median = runs[N_RUNS / 2];
  *most = runs[N_RUNS - 1];
}

int
main (void)
{
  g_autoptr (ImzHolidays) holidays = core_fixture_holidays ();

  printf (
    "| province | phase | days: median | days: at most | days and advice: median | at most |\n"
    "|---|---|---|---|---|---|\n");
  for (gsize i = 0; i < G_N_ELEMENTS (provinces); i++) {
    g_autoptr (ImzProvince) province = core_fixture_province (provinces[i]);

    for (gsize j = 0; j < G_N_ELEMENTS (phases); j++) {
      const AdviceFixture fixture = { .now = phases[j].now, ADVICE_LIFE };
      ImzTimelineFacts facts = advice_fixture_facts (&fixture);
      double days, days_most, all, all_most;

      measure (compute_timeline, &facts, province, holidays, &days, &days_most);
      measure (compute_advice, &facts, province, holidays, &all, &all_most);
      printf ("| %s | %s | %.1f µs | %.1f µs | %.1f µs | %.1f µs |\n", provinces[i],
              phases[j].phase, days, days_most, all, all_most);
    }
  }

  return 0;
}
