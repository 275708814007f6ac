/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-status.h"

#include <libglib-testing/signal-logger.h>

#include "imz-calendar.h"

enum {
  HOUR = 60 * 60,
};

#define TEST_TYPE_CLOCK (test_clock_get_type ())
G_DECLARE_FINAL_TYPE (TestClock, test_clock, TEST, CLOCK, ImzClock)

struct _TestClock {
  ImzClock parent_instance;

  gint64 now;
  gint64 alarm;
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
  TEST_CLOCK (clock)->alarm = time;
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

#define TEST_TYPE_MONITOR (test_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GObject)

struct _TestMonitor {
  GObject parent_instance;

  ImzSnapshot *snapshot;
};

static ImzSnapshot *
test_monitor_get_snapshot (ImzReaderMonitor *monitor)
{
  return TEST_MONITOR (monitor)->snapshot;
}

static void
test_monitor_iface_init (ImzReaderMonitorInterface *iface)
{
  iface->get_snapshot = test_monitor_get_snapshot;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMonitor,
                               test_monitor,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IMZ_TYPE_READER_MONITOR,
                                                      test_monitor_iface_init))

static void
test_monitor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boxed (value, TEST_MONITOR (object)->snapshot);
}

static void
test_monitor_finalize (GObject *object)
{
  imz_snapshot_unref (TEST_MONITOR (object)->snapshot);
  G_OBJECT_CLASS (test_monitor_parent_class)->finalize (object);
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_monitor_get_property;
  object_class->finalize = test_monitor_finalize;
  g_object_class_override_property (object_class, 1, "snapshot");
}

static void
test_monitor_init (TestMonitor *self)
{
  self->snapshot = imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL);
}

/* One reader with one e-imza. */
static void
set_certificate (TestMonitor *self, gint64 not_before, gint64 not_after)
{
  const ImzCertificateFacts facts = {
    .sha256 = "00",
    .holder = "AYLA",
    .not_before = not_before,
    .not_after = not_after,
  };
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  g_autoptr (GPtrArray) readers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_unref);
  g_autoptr (ImzCard) card = NULL;

  g_ptr_array_add (certificates, imz_certificate_new (&facts));
  card = imz_card_new (NULL, 0, IMZ_CARD_STATE_OK, certificates);
  g_ptr_array_add (readers, imz_reader_new ("Reader", IMZ_READER_STATE_CARD, card));
  imz_snapshot_unref (self->snapshot);
  self->snapshot = imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, readers);
  g_object_notify (G_OBJECT (self), "snapshot");
}

typedef struct {
  TestClock *clock;
  TestMonitor *monitor;
  ImzStatus *status;
  GtSignalLogger *logger;
} Fixture;

static gint64
time_of (const char *day, gint64 seconds)
{
  GDate date;

  g_assert_true (imz_calendar_parse_day (day, &date, NULL));
  return imz_calendar_start_of_day (&date) + seconds;
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  self->clock->now = time_of ("2026-11-21", 9 * HOUR);
  self->clock->alarm = -1;
  self->monitor = g_object_new (TEST_TYPE_MONITOR, NULL);
  self->status = imz_status_new (IMZ_READER_MONITOR (self->monitor), IMZ_CLOCK (self->clock),
                                 &IMZ_RENEWAL_LIMITS_DEFAULT);
  self->logger = gt_signal_logger_new ();
  gt_signal_logger_connect (self->logger, self->status, "changed");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gt_signal_logger_assert_no_emissions (self->logger);
  gt_signal_logger_free (self->logger);
  g_assert_finalize_object (self->status);
  g_assert_cmpint (self->clock->alarm, ==, 0);
  g_assert_finalize_object (self->monitor);
  g_assert_finalize_object (self->clock);
}

/* It was told once, and what it says now is this; its alarm is where it will say something else. */
static void
assert_changed (Fixture *self, ImzSummary summary)
{
  const ImzVerdict *verdict = imz_status_get_verdict (self->status);
  ImzSnapshot *snapshot = imz_status_get_snapshot (self->status);

  gt_signal_logger_assert_emission_pop (self->logger, self->status, "changed", NULL);
  gt_signal_logger_assert_no_emissions (self->logger);
  g_assert_cmpint (verdict->summary, ==, summary);
  g_assert_cmpint (verdict->now, ==, self->clock->now);
  g_assert_cmpint (self->clock->alarm, ==, imz_verdict_next_change (snapshot, self->clock->now));
}

static void
ring_at (Fixture *self, gint64 time)
{
  g_assert_cmpint (self->clock->alarm, ==, time);
  self->clock->now = time;
  imz_clock_ring (IMZ_CLOCK (self->clock));
}

static void
test_new (Fixture *self, gconstpointer unused)
{
  g_assert_cmpint (imz_status_get_verdict (self->status)->summary, ==, IMZ_SUMMARY_NO_READER);
  g_assert_true (imz_status_get_monitor (self->status) == IMZ_READER_MONITOR (self->monitor));
  g_assert_true (imz_status_get_snapshot (self->status) == self->monitor->snapshot);
  g_assert_cmpint (self->clock->alarm, ==, 0); /* time does not matter */
}

static void
test_midnight (Fixture *self, gconstpointer unused)
{
  ImzCertificate *certificate;

  set_certificate (self->monitor, time_of ("2025-01-01", 0), time_of ("2027-02-25", -1));
  assert_changed (self, IMZ_SUMMARY_VALID);
  certificate = imz_status_get_verdict (self->status)->certificate;
  g_assert_cmpint (imz_certificate_days_left (certificate, self->clock->now), ==, 95);

  ring_at (self, time_of ("2026-11-22", 0));
  assert_changed (self, IMZ_SUMMARY_VALID);
  ring_at (self, time_of ("2026-11-23", 0));
  assert_changed (self, IMZ_SUMMARY_VALID);
  ring_at (self, time_of ("2026-11-24", 0));
  assert_changed (self, IMZ_SUMMARY_VALID);
  ring_at (self, time_of ("2026-11-25", 0));
  assert_changed (self, IMZ_SUMMARY_RENEWAL_WINDOW);
}

static void
test_start (Fixture *self, gconstpointer unused)
{
  gint64 not_before = time_of ("2026-11-21", 17 * HOUR);

  set_certificate (self->monitor, not_before, time_of ("2029-11-20", 0));
  assert_changed (self, IMZ_SUMMARY_NOT_YET);
  ring_at (self, not_before);
  assert_changed (self, IMZ_SUMMARY_VALID);
  g_assert_cmpint (self->clock->alarm, ==, time_of ("2026-11-22", 0));
}

/* Its last second is a good one. */
static void
test_end (Fixture *self, gconstpointer unused)
{
  gint64 not_after = time_of ("2026-11-21", 17 * HOUR);

  set_certificate (self->monitor, time_of ("2023-11-22", 0), not_after);
  assert_changed (self, IMZ_SUMMARY_RENEWAL_LATE);
  self->clock->now = not_after;
  imz_clock_ring (IMZ_CLOCK (self->clock));
  assert_changed (self, IMZ_SUMMARY_RENEWAL_LATE);
  ring_at (self, not_after + 1);
  assert_changed (self, IMZ_SUMMARY_EXPIRED);
}

/* The clock was set back: what has ended is good again. */
static void
test_clock_set (Fixture *self, gconstpointer unused)
{
  gint64 not_after = time_of ("2026-11-21", 8 * HOUR);

  set_certificate (self->monitor, time_of ("2023-11-22", 0), not_after);
  assert_changed (self, IMZ_SUMMARY_EXPIRED);
  self->clock->now = time_of ("2026-11-20", 0);
  imz_clock_ring (IMZ_CLOCK (self->clock));
  assert_changed (self, IMZ_SUMMARY_RENEWAL_LATE);
}

static void
test_set_monitor (Fixture *self, gconstpointer unused)
{
  TestMonitor *other = g_object_new (TEST_TYPE_MONITOR, NULL);

  set_certificate (other, time_of ("2026-01-01", 0), time_of ("2029-01-01", 0));
  gt_signal_logger_assert_no_emissions (self->logger);
  imz_status_set_monitor (self->status, IMZ_READER_MONITOR (self->monitor));
  gt_signal_logger_assert_no_emissions (self->logger);

  imz_status_set_monitor (self->status, IMZ_READER_MONITOR (other));
  assert_changed (self, IMZ_SUMMARY_VALID);
  g_assert_true (imz_status_get_monitor (self->status) == IMZ_READER_MONITOR (other));
  g_assert_true (imz_status_get_snapshot (self->status) == other->snapshot);
  g_assert_cmpint (self->clock->alarm, ==, time_of ("2026-11-22", 0));

  /* The old one is not listened to any more, and the new one is. */
  set_certificate (self->monitor, time_of ("2023-01-01", 0), time_of ("2026-01-01", 0));
  gt_signal_logger_assert_no_emissions (self->logger);
  set_certificate (other, time_of ("2023-01-01", 0), time_of ("2026-01-01", 0));
  assert_changed (self, IMZ_SUMMARY_EXPIRED);

  imz_status_set_monitor (self->status, IMZ_READER_MONITOR (self->monitor));
  assert_changed (self, IMZ_SUMMARY_EXPIRED);
  g_assert_finalize_object (other);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/card/status/new", test_new);
  add ("/card/status/midnight", test_midnight);
  add ("/card/status/start", test_start);
  add ("/card/status/end", test_end);
  add ("/card/status/clock-set", test_clock_set);
  add ("/card/status/set-monitor", test_set_monitor);
  return g_test_run ();
}
