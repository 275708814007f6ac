/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where the days of an e-imza stand on the line, and that everything on it has its order, whatever the days. */

#include "config.h"

#include "imz-life-scale.h"

#include "imz-calendar.h"
#include "imz-life-labels.h"

static GDate
day (const char *text)
{
  GDate date;

  g_date_clear (&date, 1);
  if (text != NULL)
    g_assert_true (imz_calendar_parse_day (text, &date, NULL));

  return date;
}

static ImzTimeline
timeline (ImzPhase phase,
          const char *today,
          const char *starts,
          const char *opens,
          const char *last,
          const char *ends)
{
  return (ImzTimeline){
    .phase = phase,
    .today = day (today),
    .starts = day (starts),
    .window_opens = day (opens),
    .last_date = day (last),
    .recommended = day (NULL),
    .ends = day (ends),
  };
}

#define OLD "2024-01-21", "2026-10-21", "2026-12-20", "2027-01-20"

/* "in-use window late": the parts of the bar in their order. */
static char *
describe_parts (const ImzLifeScale *scale)
{
  static const char *const names[] = {
    [IMZ_LIFE_IN_USE] = "in-use",           [IMZ_LIFE_WINDOW] = "window", [IMZ_LIFE_LATE] = "late",
    [IMZ_LIFE_NOT_STARTED] = "not-started", [IMZ_LIFE_ENDED] = "ended",   [IMZ_LIFE_NEW] = "new",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < scale->n_segments; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", names[scale->segments[i].part]);

  return g_string_free (text, FALSE);
}

static char *
describe_marks (const ImzLifeScale *scale)
{
  static const char *const names[] = {
    [IMZ_LIFE_MARK_START] = "start",     [IMZ_LIFE_MARK_WINDOW] = "window",
    [IMZ_LIFE_MARK_LAST_DATE] = "last",  [IMZ_LIFE_MARK_RECOMMENDED] = "recommended",
    [IMZ_LIFE_MARK_END] = "end",         [IMZ_LIFE_MARK_NEW_START] = "new-start",
    [IMZ_LIFE_MARK_NEW_END] = "new-end",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < scale->n_marks; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", names[scale->marks[i].kind]);

  return g_string_free (text, FALSE);
}

/* All on the line, in its order, without gaps. */
static void
assert_sound (const ImzLifeScale *scale)
{
  g_assert_cmpuint (scale->n_segments, <=, IMZ_LIFE_MAX_SEGMENTS);
  g_assert_cmpuint (scale->n_marks, <=, IMZ_LIFE_MAX_MARKS);
  if (scale->n_segments == 0)
    return;

  g_assert_cmpuint (scale->n_marks, >=, 2);
  g_assert_cmpfloat (scale->segments[0].from, ==, scale->marks[0].at);
  g_assert_cmpfloat (scale->segments[scale->n_segments - 1].to, ==,
                     scale->marks[scale->n_marks - 1].at);
  for (guint i = 0; i < scale->n_segments; i++) {
    g_assert_cmpfloat (scale->segments[i].from, >=, 0);
    g_assert_cmpfloat (scale->segments[i].from, <, scale->segments[i].to);
    g_assert_cmpfloat (scale->segments[i].to, <=, 1);
    if (i > 0)
      g_assert_cmpfloat (scale->segments[i - 1].to, ==, scale->segments[i].from);
  }
  for (guint i = 1; i < scale->n_marks; i++)
    g_assert_cmpfloat (scale->marks[i - 1].at, <, scale->marks[i].at);

  g_assert_cmpfloat (scale->today_at, >=, 0);
  g_assert_cmpfloat (scale->today_at, <=, 1);
  g_assert_cmpuint (scale->next, <=, scale->n_marks);
  if (scale->has_break) {
    g_assert_cmpfloat (scale->break_at, >, scale->marks[0].at);
    g_assert_cmpfloat (scale->break_at, <, scale->marks[scale->n_marks - 1].at);
  }
  if (scale->is_two) {
    g_assert_cmpfloat (scale->new_segment.from, <, scale->new_segment.to);
    g_assert_cmpfloat (scale->new_segment.to, ==, 1);
  }
}

/* What is drawn in each phase. */
static void
test_phases (void)
{
  static const struct {
    const char *sentence;
    ImzPhase phase;
    const char *today;
    const char *days[4]; /* starts, window opens, last date, ends */
    const char *parts;
    const char *marks;
    gboolean has_break;
    guint next;
  } vectors[] = {
    { "in use: three parts, four days",
      IMZ_PHASE_IN_USE,
      "2025-05-01",
      { OLD },
      "in-use window late",
      "start window last end",
      TRUE,
      1 },
    { "in the window",
      IMZ_PHASE_WINDOW,
      "2026-11-21",
      { OLD },
      "in-use window late",
      "start window last end",
      TRUE,
      2 },
    { "on the last date, which still comes next",
      IMZ_PHASE_WINDOW,
      "2026-12-20",
      { OLD },
      "in-use window late",
      "start window last end",
      TRUE,
      2 },
    { "after it",
      IMZ_PHASE_LATE,
      "2026-12-21",
      { OLD },
      "in-use window late",
      "start window last end",
      TRUE,
      3 },
    { "an ended one is one part, and nothing comes next",
      IMZ_PHASE_EXPIRED,
      "2027-03-01",
      { OLD },
      "ended",
      "start window last end",
      TRUE,
      4 },
    { "one that has not started is one part",
      IMZ_PHASE_NOT_YET,
      "2024-01-01",
      { OLD },
      "not-started",
      "start window last end",
      TRUE,
      0 },
    { "a year",
      IMZ_PHASE_IN_USE,
      "2026-01-01",
      { "2025-06-01", "2026-03-01", "2026-04-30", "2026-05-31" },
      "in-use window late",
      "start window last end",
      TRUE,
      1 },
    { "five months: the quiet part is small by itself",
      IMZ_PHASE_IN_USE,
      "2026-01-02",
      { "2026-01-01", "2026-03-01", "2026-04-30", "2026-05-31" },
      "in-use window late",
      "start window last end",
      FALSE,
      1 },
    { "three months: all of it is renewal time",
      IMZ_PHASE_WINDOW,
      "2026-03-05",
      { "2026-03-01", "2026-03-01", "2026-04-30", "2026-05-31" },
      "window late",
      "start last end",
      FALSE,
      1 },
    { "two weeks: it was late from the start",
      IMZ_PHASE_LATE,
      "2026-05-20",
      { "2026-05-17", "2026-05-17", "2026-05-17", "2026-05-31" },
      "window late",
      "start last end",
      FALSE,
      2 },
    { "its first day is its last",
      IMZ_PHASE_LATE,
      "2026-05-31",
      { "2026-05-31", "2026-05-31", "2026-05-31", "2026-05-31" },
      "window",
      "start end",
      FALSE,
      0 },
    { "a last date that is the end",
      IMZ_PHASE_WINDOW,
      "2026-11-21",
      { "2024-01-21", "2026-10-21", "2027-01-20", "2027-01-20" },
      "in-use window",
      "start window end",
      TRUE,
      2 },
    { "an end before the start",
      IMZ_PHASE_EXPIRED,
      "2026-11-21",
      { "2027-01-21", NULL, NULL, "2027-01-20" },
      "",
      "",
      FALSE,
      0 },
    { "nothing is known", IMZ_PHASE_UNKNOWN, "2026-11-21", { NULL }, "", "", FALSE, 0 },
    { "its start is not known",
      IMZ_PHASE_WINDOW,
      "2026-11-21",
      { NULL, "2026-10-21", "2026-12-20", "2027-01-20" },
      "",
      "",
      FALSE,
      0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    ImzTimeline days = timeline (vectors[i].phase, vectors[i].today, vectors[i].days[0],
                                 vectors[i].days[1], vectors[i].days[2], vectors[i].days[3]);
    ImzLifeScale scale = imz_life_scale_of (&days, NULL);
    g_autofree char *parts = describe_parts (&scale);
    g_autofree char *marks = describe_marks (&scale);

    g_test_message ("%s", vectors[i].sentence);
    assert_sound (&scale);
    g_assert_cmpstr (parts, ==, vectors[i].parts);
    g_assert_cmpstr (marks, ==, vectors[i].marks);
    g_assert_true (scale.has_break == vectors[i].has_break);
    g_assert_cmpuint (scale.next, ==, vectors[i].next);
    g_assert_false (scale.is_two);
  }
}

/* The long quiet part is small, the last four months are large. */
static void
test_two_scales (void)
{
  ImzTimeline days = timeline (IMZ_PHASE_WINDOW, "2026-11-21", OLD);
  ImzLifeScale scale = imz_life_scale_of (&days, NULL);
  double window = scale.segments[1].to - scale.segments[1].from;

  g_assert_cmpfloat (scale.break_at, >=, 0.25);
  g_assert_cmpfloat (scale.break_at, <=, 0.45);
  g_assert_cmpfloat_with_epsilon (scale.segments[0].to, 0.46, 0.02);
  g_assert_cmpfloat_with_epsilon (scale.segments[1].to, 0.82, 0.02);

  /* A day of the last months is as large as the next; 61 days of the window. */
  g_assert_cmpfloat_with_epsilon (window / 61, (scale.segments[2].to - scale.segments[2].from) / 31,
                                  1e-9);
  /* Today, in the middle of its day. */
  g_assert_cmpfloat_with_epsilon (scale.today_at, scale.segments[1].from + window / 61 * 31.5,
                                  1e-9);
}

/* Zonguldak names no last date: the recommended day stands in its place, and no part is late (R8). */
static void
test_r8_no_last_date (void)
{
  ImzTimeline days =
    timeline (IMZ_PHASE_WINDOW, "2026-11-21", "2024-01-21", "2026-10-21", NULL, "2027-01-20");
  g_autofree char *parts = NULL;
  g_autofree char *marks = NULL;
  ImzLifeScale scale;

  days.recommended = day ("2026-12-26");
  scale = imz_life_scale_of (&days, NULL);
  parts = describe_parts (&scale);
  marks = describe_marks (&scale);
  assert_sound (&scale);
  g_assert_cmpstr (parts, ==, "in-use window");
  g_assert_cmpstr (marks, ==, "start window recommended end");

  /* Where there is a last date, the working day before it is not marked too. */
  days.last_date = day ("2026-12-20");
  days.recommended = day ("2026-12-18");
  scale = imz_life_scale_of (&days, NULL);
  g_free (marks);
  marks = describe_marks (&scale);
  g_assert_cmpstr (marks, ==, "start window last end");
}

/* Before the start and after the end today stands beside the bar, however long before or after. */
static void
test_today_beside (void)
{
  static const struct {
    ImzPhase phase;
    const char *today;
  } vectors[] = {
    { IMZ_PHASE_NOT_YET, "1901-01-01" }, { IMZ_PHASE_NOT_YET, "2024-01-20" },
    { IMZ_PHASE_NOT_YET, "2024-01-21" }, { IMZ_PHASE_EXPIRED, "2027-01-20" },
    { IMZ_PHASE_EXPIRED, "2027-01-21" }, { IMZ_PHASE_EXPIRED, "9997-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    ImzTimeline days = timeline (vectors[i].phase, vectors[i].today, OLD);
    ImzLifeScale scale = imz_life_scale_of (&days, NULL);

    g_test_message ("%s", vectors[i].today);
    assert_sound (&scale);
    if (vectors[i].phase == IMZ_PHASE_NOT_YET)
      g_assert_cmpfloat (scale.today_at, <, scale.marks[0].at);
    else
      g_assert_cmpfloat (scale.today_at, >, scale.marks[3].at);
  }
}

/* The new one starts where the old one ends. */
static void
test_successor (void)
{
  static const struct {
    const char *sentence;
    const char *starts;
    const char *ends;
    gboolean is_two;
  } vectors[] = {
    { "on the day after", "2027-01-21", "2030-01-20", TRUE },
    { "on the same day", "2027-01-20", "2030-01-19", TRUE },
    { "a gap of a week", "2027-01-28", "2030-01-27", TRUE },
    { "inside the old one's life", "2026-11-01", "2029-11-01", TRUE },
    { "before the old one", "2023-01-01", "2029-11-01", TRUE },
    { "ending first", "2026-11-01", "2026-12-01", FALSE },
    { "upside down", "2030-11-01", "2029-12-01", FALSE },
  };
  ImzTimeline days = timeline (IMZ_PHASE_WINDOW, "2026-11-21", OLD);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const ImzRenewalDates successor = { .starts = day (vectors[i].starts),
                                        .ends = day (vectors[i].ends) };
    ImzLifeScale scale = imz_life_scale_of (&days, &successor);

    g_test_message ("%s", vectors[i].sentence);
    assert_sound (&scale);
    g_assert_true (scale.is_two == vectors[i].is_two);
    if (!scale.is_two)
      continue;
    g_assert_cmpfloat (scale.segments[2].to, <, 0.8);
    g_assert_cmpint (scale.new_segment.part, ==, IMZ_LIFE_NEW);
    g_assert_cmpint (scale.new_marks[0].kind, ==, IMZ_LIFE_MARK_NEW_START);
    g_assert_cmpfloat (scale.new_marks[0].at, ==, scale.new_segment.from);
    g_assert_cmpint (scale.new_marks[1].kind, ==, IMZ_LIFE_MARK_NEW_END);
    if (i == 0)
      g_assert_cmpfloat (scale.new_segment.from, ==, scale.segments[2].to);
  }

  /* Today, when the old one has ended and the new one runs. */
  days.phase = IMZ_PHASE_EXPIRED;
  days.today = day ("2028-06-01");
  {
    const ImzRenewalDates successor = { .starts = day ("2027-01-21"), .ends = day ("2030-01-20") };
    ImzLifeScale scale = imz_life_scale_of (&days, &successor);

    assert_sound (&scale);
    g_assert_cmpfloat (scale.today_at, >, scale.new_segment.from);
    g_assert_cmpfloat (scale.today_at, <, scale.new_segment.to);
  }
}

static GDate
random_day (const GDate *from, int before, int after)
{
  GDate date = *from;

  g_date_add_days (&date, 4000);
  g_date_subtract_days (&date, (guint) (4000 - g_test_rand_int_range (-before, after + 1)));

  return date;
}

/* Whatever the days, what is drawn is sound. */
static void
test_any_days (void)
{
  const GDate middle = day ("2026-11-21");

  for (int i = 0; i < 20000; i++) {
    GDate end = random_day (&middle, 2000, 2000);
    ImzTimeline days = {
      .phase = (ImzPhase) g_test_rand_int_range (IMZ_PHASE_NOT_YET, IMZ_PHASE_EXPIRED + 1),
      .today = random_day (&middle, 3000, 3000),
      .starts = random_day (&end, 1200, 30),
      .ends = end,
    };
    ImzRenewalDates successor = { .starts = random_day (&end, 30, 30) };
    ImzLifeScale scale;

    g_date_clear (&days.window_opens, 1);
    g_date_clear (&days.last_date, 1);
    g_date_clear (&days.recommended, 1);
    if (g_test_rand_bit ())
      days.window_opens = random_day (&end, 200, 5);
    if (g_test_rand_bit ())
      days.last_date = random_day (&end, 100, 5);
    if (g_test_rand_bit ())
      days.recommended = random_day (&end, 100, 5);
    successor.ends = random_day (&successor.starts, 30, 1200);

    scale = imz_life_scale_of (&days, g_test_rand_bit () ? &successor : NULL);
    assert_sound (&scale);
  }
}

/* Where labels stand on a line 400 long. */
static void
test_labels (void)
{
  static const struct {
    const char *sentence;
    guint n;
    ImzLifeLabel labels[3]; /* width, height, at; is it shown, in which row, where */
  } vectors[] = {
    { "alone: its point in the middle", 1, { { 100, 30, 200, TRUE, 0, 150 } } },
    { "at the ends it stays on the line",
      2,
      { { 100, 30, 400, TRUE, 0, 300 }, { 100, 30, 0, TRUE, 0, 0 } } },
    { "it moves aside while its point stays above it",
      2,
      { { 100, 30, 400, TRUE, 0, 300 }, { 100, 30, 270, TRUE, 0, 190 } } },
    { "else it stands in the second row",
      2,
      { { 100, 30, 400, TRUE, 0, 300 }, { 100, 30, 340, TRUE, 1, 290 } } },
    { "and what finds no room there is left out",
      3,
      { { 390, 30, 200, TRUE, 0, 5 }, { 390, 30, 200, TRUE, 1, 5 }, { 50, 30, 30, FALSE, 0, 0 } } },
    { "one that is longer than the line", 1, { { 500, 30, 200, FALSE, 0, 0 } } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    ImzLifeLabel labels[3];

    g_test_message ("%s", vectors[i].sentence);
    for (guint j = 0; j < vectors[i].n; j++)
      labels[j] = (ImzLifeLabel){ .width = vectors[i].labels[j].width,
                                  .height = vectors[i].labels[j].height,
                                  .at = vectors[i].labels[j].at };
    imz_life_labels_place (labels, vectors[i].n, 400, 10);

    for (guint j = 0; j < vectors[i].n; j++) {
      const ImzLifeLabel *expected = &vectors[i].labels[j];

      g_assert_true (labels[j].is_shown == expected->is_shown);
      if (!expected->is_shown)
        continue;
      g_assert_cmpuint (labels[j].row, ==, expected->row);
      g_assert_cmpfloat (labels[j].x, ==, expected->x);
    }
  }
}

/* Whatever their widths, labels keep to the line and apart, and the one that matters most is shown. */
static void
test_any_labels (void)
{
  for (int i = 0; i < 20000; i++) {
    ImzLifeLabel labels[4];
    double room = g_test_rand_double_range (200, 900);

    for (guint j = 0; j < G_N_ELEMENTS (labels); j++)
      labels[j] = (ImzLifeLabel){ .width = g_test_rand_double_range (10, room),
                                  .at = g_test_rand_double_range (0, room) };
    imz_life_labels_place (labels, G_N_ELEMENTS (labels), room, 12);
    g_assert_true (labels[0].is_shown);

    for (guint j = 0; j < G_N_ELEMENTS (labels); j++) {
      if (!labels[j].is_shown)
        continue;
      g_assert_cmpfloat (labels[j].x, >=, 0);
      g_assert_cmpfloat (labels[j].x + labels[j].width, <=, room + 0.6);
      g_assert_cmpuint (labels[j].row, <, IMZ_LIFE_LABEL_ROWS);
      for (guint k = 0; k < j; k++) {
        if (labels[k].is_shown && labels[k].row == labels[j].row)
          g_assert_true (labels[j].x >= labels[k].x + labels[k].width + 11.9 ||
                         labels[k].x >= labels[j].x + labels[j].width + 11.9);
      }
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/life-scale/phases", test_phases);
  g_test_add_func ("/ui/life-scale/two-scales", test_two_scales);
  g_test_add_func ("/ui/life-scale/r8-no-last-date", test_r8_no_last_date);
  g_test_add_func ("/ui/life-scale/today-beside", test_today_beside);
  g_test_add_func ("/ui/life-scale/successor", test_successor);
  g_test_add_func ("/ui/life-scale/any-days", test_any_days);
  g_test_add_func ("/ui/life-scale/labels", test_labels);
  g_test_add_func ("/ui/life-scale/any-labels", test_any_labels);

  return g_test_run ();
}
