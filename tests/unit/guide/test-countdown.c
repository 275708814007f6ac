/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-countdown.h"

#include <libglib-testing/signal-logger.h>

#include "fake-status.h"

#define NOON G_GINT64_CONSTANT (1795251600)

typedef struct {
  TestClock *clock;
  ImzCountdown *countdown;
  GtSignalLogger *logger;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  self->clock->now = NOON;
  self->countdown = imz_countdown_new (IMZ_CLOCK (self->clock));
  self->logger = gt_signal_logger_new ();
  gt_signal_logger_connect (self->logger, self->countdown, "changed");
  gt_signal_logger_connect (self->logger, self->countdown, "ending");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gt_signal_logger_assert_no_emissions (self->logger);
  gt_signal_logger_free (self->logger);
  g_assert_finalize_object (self->countdown);
  g_assert_cmpint (self->clock->alarm, ==, 0);
  g_assert_finalize_object (self->clock);
}

static void
assert_told (Fixture *self, const char *signal)
{
  gt_signal_logger_assert_emission_pop (self->logger, self->countdown, signal, NULL);
}

static void
assert_is (Fixture *self, ImzCountdownState state, guint left, guint whole)
{
  gboolean is_running = state == IMZ_COUNTDOWN_RUNNING || state == IMZ_COUNTDOWN_ENDING;

  g_assert_cmpint (imz_countdown_get_state (self->countdown), ==, state);
  g_assert_cmpuint (imz_countdown_get_left (self->countdown), ==, left);
  g_assert_cmpuint (imz_countdown_get_whole (self->countdown), ==, whole);
  g_assert_cmpint (self->clock->alarm, ==, is_running ? self->clock->now + 1 : 0);
}

/* The alarm comes after so many seconds; not at all if it was not asked for. */
static void
pass (Fixture *self, gint64 seconds)
{
  self->clock->now += seconds;
  imz_clock_ring (IMZ_CLOCK (self->clock));
}

static void
test_idle (Fixture *self, gconstpointer unused)
{
  assert_is (self, IMZ_COUNTDOWN_IDLE, 0, 0);
  pass (self, 1);
  imz_countdown_adjust (self->countdown, 30);
  imz_countdown_stop (self->countdown);
  assert_is (self, IMZ_COUNTDOWN_IDLE, 0, 0);
}

/* Each second is told, a minute before the end is told once, and after the end nothing is. */
static void
test_whole (Fixture *self, gconstpointer unused)
{
  imz_countdown_start (self->countdown, 285);
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_RUNNING, 285, 285);

  for (guint left = 284; left > 60; left--) {
    pass (self, 1);
    assert_told (self, "changed");
    assert_is (self, IMZ_COUNTDOWN_RUNNING, left, 285);
  }

  pass (self, 1);
  assert_told (self, "changed");
  assert_told (self, "ending");
  for (guint left = 59; left > 0; left--) {
    pass (self, 1);
    assert_told (self, "changed");
    assert_is (self, IMZ_COUNTDOWN_ENDING, left, 285);
  }

  pass (self, 1);
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_OVER, 0, 285);
  pass (self, 1);
  imz_countdown_adjust (self->countdown, 30);
  assert_is (self, IMZ_COUNTDOWN_OVER, 0, 285);
}

/* A new code has all its time, and is warned of again. */
static void
test_restart (Fixture *self, gconstpointer unused)
{
  imz_countdown_start (self->countdown, 100);
  assert_told (self, "changed");
  for (guint i = 0; i < 2; i++) {
    pass (self, 50);
    assert_told (self, "changed");
    assert_told (self, "ending");
    assert_is (self, IMZ_COUNTDOWN_ENDING, 50, 100);
    imz_countdown_start (self->countdown, 100);
    assert_told (self, "changed");
    assert_is (self, IMZ_COUNTDOWN_RUNNING, 100, 100);
  }

  pass (self, 100);
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_OVER, 0, 100);
  imz_countdown_start (self->countdown, 5000);
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_RUNNING, 3600, 3600);

  imz_countdown_stop (self->countdown);
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_IDLE, 0, 0);
  pass (self, 1);
}

/* It keeps to between a second and an hour; what was warned of already is not again. */
static void
test_adjust (Fixture *self, gconstpointer unused)
{
  imz_countdown_start (self->countdown, 285);
  assert_told (self, "changed");
  imz_countdown_adjust (self->countdown, 15);
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_RUNNING, 300, 300);
  imz_countdown_adjust (self->countdown, -245);
  assert_told (self, "changed");
  assert_told (self, "ending");
  assert_is (self, IMZ_COUNTDOWN_ENDING, 55, 300);
  imz_countdown_adjust (self->countdown, 10);
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_RUNNING, 65, 300);
  pass (self, 5);
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_ENDING, 60, 300);

  imz_countdown_adjust (self->countdown, G_MININT);
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_ENDING, 1, 300);
  imz_countdown_adjust (self->countdown, -1);
  assert_is (self, IMZ_COUNTDOWN_ENDING, 1, 300);
  imz_countdown_adjust (self->countdown, G_MAXINT);
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_RUNNING, 3600, 3600);
}

/* Started with less than a minute there is no time to lose either. */
static void
test_short (Fixture *self, gconstpointer unused)
{
  imz_countdown_start (self->countdown, 30);
  assert_told (self, "changed");
  assert_told (self, "ending");
  assert_is (self, IMZ_COUNTDOWN_ENDING, 30, 30);
}

static void
test_slept (Fixture *self, gconstpointer unused)
{
  imz_countdown_start (self->countdown, 285);
  assert_told (self, "changed");
  pass (self, 100);
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_RUNNING, 185, 285);

  /* Nothing rang before the person pressed. */
  self->clock->now += 8 * 60 * 60;
  imz_countdown_adjust (self->countdown, 30);
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_OVER, 0, 285);
}

static void
stop_cb (ImzCountdown *countdown)
{
  imz_countdown_stop (countdown);
}

/* Whoever hears of it may stop it. */
static void
test_stopped_meanwhile (Fixture *self, gconstpointer unused)
{
  gulong handler = g_signal_connect (self->countdown, "ending", G_CALLBACK (stop_cb), NULL);

  imz_countdown_start (self->countdown, 60);
  assert_told (self, "changed");
  assert_told (self, "ending");
  assert_told (self, "changed");
  assert_is (self, IMZ_COUNTDOWN_IDLE, 0, 0);
  g_signal_handler_disconnect (self->countdown, handler);
}

static void
add (const char *path, void (*test) (Fixture *self, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/guide/countdown/idle", test_idle);
  add ("/guide/countdown/whole", test_whole);
  add ("/guide/countdown/restart", test_restart);
  add ("/guide/countdown/adjust", test_adjust);
  add ("/guide/countdown/short", test_short);
  add ("/guide/countdown/slept", test_slept);
  add ("/guide/countdown/stopped-meanwhile", test_stopped_meanwhile);
  return g_test_run ();
}
