/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-practice-monitor.h"

#include <libglib-testing/signal-logger.h>

#include "imz-calendar.h"

#define TEST_TYPE_CLOCK (test_clock_get_type ())
G_DECLARE_FINAL_TYPE (TestClock, test_clock, TEST, CLOCK, ImzClock)

struct _TestClock {
  ImzClock parent_instance;

  gint64 now;
};

G_DEFINE_FINAL_TYPE (TestClock, test_clock, IMZ_TYPE_CLOCK)

static gint64
test_clock_now (ImzClock *clock)
{
  return TEST_CLOCK (clock)->now;
}

static void
test_clock_set_alarm (ImzClock *clock, gint64 time)
{
}

static void
test_clock_class_init (TestClockClass *klass)
{
  IMZ_CLOCK_CLASS (klass)->now = test_clock_now;
  IMZ_CLOCK_CLASS (klass)->set_alarm = test_clock_set_alarm;
}

static void
test_clock_init (TestClock *self)
{
}

static TestClock *
new_clock (const char *day)
{
  TestClock *clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  GDate date;

  g_assert_true (imz_calendar_parse_day (day, &date, NULL));
  clock->now = imz_calendar_start_of_day (&date);

  return clock;
}

static void
assert_summary (ImzReaderMonitor *monitor, TestClock *clock, ImzSummary expected)
{
  g_autoptr (ImzVerdict) verdict = imz_verdict_new (imz_reader_monitor_get_snapshot (monitor),
                                                    clock->now, &IMZ_RENEWAL_LIMITS_DEFAULT);

  g_assert_cmpint (verdict->summary, ==, expected);
}

static void
test_finalize (void)
{
  g_autoptr (TestClock) clock = new_clock ("2026-11-21");

  for (ImzSummary situation = 0; situation < IMZ_N_SUMMARIES; situation++)
    g_assert_finalize_object (imz_practice_monitor_new (IMZ_CLOCK (clock), situation));
}

/* Each situation is what it says, on every day of four years and at any time of the day. */
static void
test_every_situation (void)
{
  static const gint64 times[] = { 0, 1, 12 * 60 * 60, 24 * 60 * 60 - 1 };
  g_autoptr (TestClock) clock = new_clock ("2026-11-21");
  gint64 first = clock->now;

  for (ImzSummary situation = 0; situation < IMZ_N_SUMMARIES; situation++) {
    for (gint64 day = 0; day < 4 * 366; day++) {
      g_autoptr (ImzPracticeMonitor) monitor = NULL;

      clock->now = first + day * 24 * 60 * 60 + times[day % G_N_ELEMENTS (times)];
      monitor = imz_practice_monitor_new (IMZ_CLOCK (clock), situation);
      assert_summary (IMZ_READER_MONITOR (monitor), clock, situation);
    }
  }
}

static void
test_notifications (void)
{
  g_autoptr (TestClock) clock = new_clock ("2026-11-21");
  ImzPracticeMonitor *monitor = imz_practice_monitor_new (IMZ_CLOCK (clock), IMZ_N_SUMMARIES - 1);
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();

  gt_signal_logger_connect (logger, monitor, "notify");
  for (ImzSummary situation = 0; situation < IMZ_N_SUMMARIES; situation++) {
    int property;

    imz_practice_monitor_set_situation (monitor, situation);
    gt_signal_logger_assert_notify_emission_pop (logger, monitor, "situation");
    gt_signal_logger_assert_notify_emission_pop (logger, monitor, "snapshot");
    gt_signal_logger_assert_no_emissions (logger);
    g_assert_cmpint (imz_practice_monitor_get_situation (monitor), ==, situation);
    assert_summary (IMZ_READER_MONITOR (monitor), clock, situation);

    imz_practice_monitor_set_situation (monitor, situation);
    g_object_set (monitor, "situation", (int) situation, NULL);
    imz_reader_monitor_retry (IMZ_READER_MONITOR (monitor));
    g_object_get (monitor, "situation", &property, NULL);
    g_assert_cmpint (property, ==, situation);
    gt_signal_logger_assert_no_emissions (logger);
  }
  g_clear_pointer (&logger, gt_signal_logger_free);
  g_assert_finalize_object (monitor);
}

/* The property is the same as the getter's, and a practice card can be told by its reader's name. */
static void
test_properties (void)
{
  g_autoptr (TestClock) clock = new_clock ("2026-11-21");
  g_autoptr (ImzPracticeMonitor) monitor =
    imz_practice_monitor_new (IMZ_CLOCK (clock), IMZ_SUMMARY_VALID);
  g_autoptr (ImzSnapshot) snapshot = NULL;
  ImzCertificate *certificate;

  g_object_get (monitor, "snapshot", &snapshot, NULL);
  g_assert_true (snapshot == imz_reader_monitor_get_snapshot (IMZ_READER_MONITOR (monitor)));
  g_object_set (monitor, "situation", IMZ_SUMMARY_EXPIRED, NULL);
  assert_summary (IMZ_READER_MONITOR (monitor), clock, IMZ_SUMMARY_EXPIRED);

  certificate =
    imz_card_get_certificate (imz_reader_get_card (imz_snapshot_get_reader (snapshot, 0)), 0);
  g_assert_cmpint (imz_certificate_days_left (certificate, clock->now), ==, 812);
  g_assert_true (imz_certificate_has_valid_identity (certificate));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/practice/finalize", test_finalize);
  g_test_add_func ("/card/practice/every-situation", test_every_situation);
  g_test_add_func ("/card/practice/notifications", test_notifications);
  g_test_add_func ("/card/practice/properties", test_properties);
  return g_test_run ();
}
