/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-status.h"

#include <libglib-testing/signal-logger.h>

#include "core-fixture.h"
#include "fake-status.h"
#include "imz-calendar.h"

enum {
  HOUR = 60 * 60,
};

typedef struct {
  TestClock *clock;
  TestMonitor *monitor;
  TestTrust *trust;
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
  self->trust = g_object_new (TEST_TYPE_TRUST, NULL);
  self->status = imz_status_new (IMZ_READER_MONITOR (self->monitor), IMZ_TRUST_SOURCE (self->trust),
                                 IMZ_CLOCK (self->clock), core_fixture_genel ());
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
  g_assert_finalize_object (self->trust);
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
  g_assert_cmpint (self->clock->alarm, ==,
                   imz_verdict_next_change (snapshot, NULL, self->clock->now));
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
  g_assert_true (
    imz_snapshot_equal (imz_status_get_snapshot (self->status), self->monitor->snapshot));
  g_assert_cmpint (self->clock->alarm, ==, 0); /* time does not matter */
}

static void
test_midnight (Fixture *self, gconstpointer unused)
{
  ImzCertificate *certificate;

  test_monitor_set_certificate (self->monitor, time_of ("2025-01-01", 0),
                                time_of ("2027-02-25", -1));
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

  test_monitor_set_certificate (self->monitor, not_before, time_of ("2029-11-20", 0));
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

  test_monitor_set_certificate (self->monitor, time_of ("2023-11-22", 0), not_after);
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

  test_monitor_set_certificate (self->monitor, time_of ("2023-11-22", 0), not_after);
  assert_changed (self, IMZ_SUMMARY_EXPIRED);
  self->clock->now = time_of ("2026-11-20", 0);
  imz_clock_ring (IMZ_CLOCK (self->clock));
  assert_changed (self, IMZ_SUMMARY_RENEWAL_LATE);
}

static void
test_set_monitor (Fixture *self, gconstpointer unused)
{
  TestMonitor *other = g_object_new (TEST_TYPE_MONITOR, NULL);

  test_monitor_set_certificate (other, time_of ("2026-01-01", 0), time_of ("2029-01-01", 0));
  gt_signal_logger_assert_no_emissions (self->logger);
  imz_status_set_monitor (self->status, IMZ_READER_MONITOR (self->monitor));
  gt_signal_logger_assert_no_emissions (self->logger);

  imz_status_set_monitor (self->status, IMZ_READER_MONITOR (other));
  assert_changed (self, IMZ_SUMMARY_VALID);
  g_assert_true (imz_status_get_monitor (self->status) == IMZ_READER_MONITOR (other));
  g_assert_true (imz_snapshot_equal (imz_status_get_snapshot (self->status), other->snapshot));
  g_assert_cmpint (self->clock->alarm, ==, time_of ("2026-11-22", 0));

  /* The old one is not listened to any more, and the new one is. */
  test_monitor_set_certificate (self->monitor, time_of ("2023-01-01", 0),
                                time_of ("2026-01-01", 0));
  gt_signal_logger_assert_no_emissions (self->logger);
  test_monitor_set_certificate (other, time_of ("2023-01-01", 0), time_of ("2026-01-01", 0));
  assert_changed (self, IMZ_SUMMARY_EXPIRED);

  imz_status_set_monitor (self->status, IMZ_READER_MONITOR (self->monitor));
  assert_changed (self, IMZ_SUMMARY_EXPIRED);
  g_assert_finalize_object (other);
}

static ImzTrust *
good_until (gint64 valid_until)
{
  return imz_trust_new (&(ImzTrustFacts){
    .state = IMZ_TRUST_STATE_ANCHORED,
    .anchor = IMZ_ANCHOR_KIND_PINNED,
    .revocation = { .state = IMZ_REVOCATION_STATE_GOOD,
                    .is_current = TRUE,
                    .valid_until = valid_until },
  });
}

/* The dates speak at once; what is found out fills in when it is known. */
static void
test_trust_fills_in (Fixture *self, gconstpointer unused)
{
  gint64 valid_until = self->clock->now + HOUR;

  g_assert_cmpuint (self->trust->n_looks, ==, 1);
  self->trust->busy = TRUE;
  test_monitor_set_certificate (self->monitor, time_of ("2026-01-01", 0),
                                time_of ("2029-01-01", 0));
  assert_changed (self, IMZ_SUMMARY_VALID);
  g_assert_false (imz_status_is_settled (self->status));
  g_assert_cmpuint (self->trust->n_looks, ==, 2);
  g_assert_true (self->trust->looked_at == self->monitor->snapshot);
  g_assert_cmpint (self->trust->looked_for, ==, self->clock->now);

  self->trust->busy = FALSE;
  test_trust_tell (self->trust, good_until (valid_until));
  assert_changed (self, IMZ_SUMMARY_VERIFIED);
  g_assert_true (imz_status_is_settled (self->status));
  g_assert_cmpuint (self->trust->n_looks, ==, 2);
  g_assert_true (imz_certificate_is_verified (imz_status_get_verdict (self->status)->certificate,
                                              self->clock->now));

  /* An answer that has had its time is worth nothing, and is asked for again. */
  ring_at (self, valid_until);
  assert_changed (self, IMZ_SUMMARY_VALID);
  g_assert_cmpuint (self->trust->n_looks, ==, 3);
}

static void
test_trust_is_checked_again (Fixture *self, gconstpointer unused)
{
  imz_status_check_trust (self->status);
  g_assert_cmpuint (self->trust->n_retries, ==, 1);
}

/* A card that is gone is not spoken of, whatever becomes known of it. */
static void
test_trust_comes_too_late (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzSnapshot) empty = imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL);

  test_monitor_set_certificate (self->monitor, time_of ("2026-01-01", 0),
                                time_of ("2029-01-01", 0));
  assert_changed (self, IMZ_SUMMARY_VALID);
  imz_snapshot_unref (self->monitor->snapshot);
  self->monitor->snapshot = g_steal_pointer (&empty);
  g_object_notify (G_OBJECT (self->monitor), "snapshot");
  assert_changed (self, IMZ_SUMMARY_NO_READER);

  test_trust_tell (self->trust, good_until (0));
  assert_changed (self, IMZ_SUMMARY_NO_READER);
}

static ImzCircumstances *
circumstances_of (const char *id, ImzEOnay e_onay, gint64 not_after)
{
  const ImzCertificateFacts facts = { .sha256 = "00",
                                      .kind = IMZ_CERTIFICATE_KIND_NES,
                                      .not_before = not_after - (gint64) 1095 * 24 * HOUR,
                                      .not_after = not_after };
  g_autoptr (ImzProvince) province = core_fixture_province (id);
  g_autoptr (GPtrArray) remembered =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);
  g_autoptr (ImzCertificate) certificate = imz_certificate_new (&facts);

  if (not_after != 0)
    g_ptr_array_add (remembered, imz_remembered_new (certificate, "", time_of ("2026-11-01", 0)));

  return imz_circumstances_new (province, NULL, e_onay, remembered);
}

/* What the holder says, and where, is judged by at once. */
static void
test_circumstances (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzCircumstances) zonguldak = circumstances_of ("zonguldak", IMZ_E_ONAY_UNKNOWN, 0);
  g_autoptr (ImzCircumstances) inactive = circumstances_of ("genel", IMZ_E_ONAY_NO, 0);

  test_monitor_set_certificate (self->monitor, time_of ("2023-12-11", 0),
                                time_of ("2026-12-11", -1));
  assert_changed (self, IMZ_SUMMARY_RENEWAL_LATE);
  g_assert_cmpstr (imz_status_get_advice (self->status)->action.rule, ==, "R8");
  g_assert_null (imz_status_get_remembered (self->status));

  imz_status_set_circumstances (self->status, zonguldak);
  assert_changed (self, IMZ_SUMMARY_RENEWAL_WINDOW);
  g_assert_true (imz_status_get_circumstances (self->status) == zonguldak);
  g_assert_cmpstr (imz_status_get_advice (self->status)->action.rule, ==, "R6");
  imz_status_set_circumstances (self->status, zonguldak);
  gt_signal_logger_assert_no_emissions (self->logger);

  imz_status_set_circumstances (self->status, inactive);
  assert_changed (self, IMZ_SUMMARY_RENEWAL_LATE);
  g_assert_cmpstr (imz_status_get_advice (self->status)->action.id, ==, "activate-e-onay");
}

/* While no reader holds a card, what was claimed is told; and a new day makes it another. */
static void
test_remembered (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzCircumstances) claimed =
    circumstances_of ("genel", IMZ_E_ONAY_YES, time_of ("2027-02-22", -1));
  const ImzVerdict *remembered;

  imz_status_set_circumstances (self->status, claimed);
  gt_signal_logger_assert_emission_pop (self->logger, self->status, "changed", NULL);
  g_assert_cmpint (imz_status_get_verdict (self->status)->summary, ==, IMZ_SUMMARY_NO_READER);
  g_assert_cmpstr (imz_status_get_advice (self->status)->action.id, ==, "plug-reader");
  remembered = imz_status_get_remembered (self->status);
  g_assert_cmpint (remembered->summary, ==, IMZ_SUMMARY_VALID);
  g_assert_cmpint (remembered->seen_at, ==, time_of ("2026-11-01", 0));

  ring_at (self, time_of ("2026-11-22", 0));
  gt_signal_logger_assert_emission_pop (self->logger, self->status, "changed", NULL);
  remembered = imz_status_get_remembered (self->status);
  g_assert_cmpint (remembered->summary, ==, IMZ_SUMMARY_RENEWAL_WINDOW);

  test_monitor_set_certificate (self->monitor, time_of ("2026-01-01", 0),
                                time_of ("2029-01-01", 0));
  gt_signal_logger_assert_emission_pop (self->logger, self->status, "changed", NULL);
  g_assert_null (imz_status_get_remembered (self->status));
}

static void
test_without_trust (void)
{
  g_autoptr (TestClock) clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  g_autoptr (TestMonitor) monitor = g_object_new (TEST_TYPE_MONITOR, NULL);
  ImzStatus *status =
    imz_status_new (IMZ_READER_MONITOR (monitor), NULL, IMZ_CLOCK (clock), core_fixture_genel ());

  g_assert_true (imz_status_is_settled (status));
  imz_status_check_trust (status);
  g_assert_finalize_object (status);
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
  add ("/card/status/trust-fills-in", test_trust_fills_in);
  add ("/card/status/trust-is-checked-again", test_trust_is_checked_again);
  add ("/card/status/trust-comes-too-late", test_trust_comes_too_late);
  add ("/card/status/circumstances", test_circumstances);
  add ("/card/status/remembered", test_remembered);
  g_test_add_func ("/card/status/without-trust", test_without_trust);
  return g_test_run ();
}
