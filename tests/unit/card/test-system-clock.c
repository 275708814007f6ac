/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-system-clock.h"

#include <time.h>

static void
alarm_cb (ImzClock *clock, int *n_alarms)
{
  ++*n_alarms;
}

static gint64
real_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static guint
count_fds (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static gboolean
wake_up_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
run (int *n_alarms, guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;
  guint ticker = g_timeout_add (5, wake_up_cb, NULL);

  while (*n_alarms == 0 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (ticker);
}

/* A clock that is only looked at costs no file descriptor, and each gives back its own. */
static void
test_life (void)
{
  int n_alarms = 0;
  ImzClock *clock;
  guint n_fds;

  run (&n_alarms, 1); /* the main context has descriptors of its own */
  n_fds = count_fds ();
  clock = imz_system_clock_new (0);
  g_assert_cmpuint (count_fds (), ==, n_fds);
  g_assert_finalize_object (clock);
  g_assert_cmpuint (count_fds (), ==, n_fds);

  clock = imz_system_clock_new (0);
  g_assert_cmpint (imz_clock_now (clock) - real_now (), <=, 0);
  imz_clock_set_alarm (clock, 0);
  g_assert_cmpuint (count_fds (), ==, n_fds);
  imz_clock_set_alarm (clock, imz_clock_now (clock) + 1000);
  imz_clock_set_alarm (clock, imz_clock_now (clock) + 2000);
  imz_clock_set_alarm (clock, 0);
  g_assert_cmpuint (count_fds (), ==, n_fds + 1);
  g_assert_finalize_object (clock);
  g_assert_cmpuint (count_fds (), ==, n_fds);
}

static void
test_now (void)
{
  static const gint64 offsets[] = { 0, 1, -1, 400 * 24 * 60 * 60, -400 * 24 * 60 * 60 };

  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++) {
    g_autoptr (ImzClock) clock = imz_system_clock_new (offsets[i]);
    gint64 before = real_now (), now = imz_clock_now (clock), after = real_now ();

    g_assert_cmpint (now, >=, before + offsets[i]);
    g_assert_cmpint (now, <=, after + offsets[i]);
  }
}

static gint64
steady_now (void)
{
  struct timespec now;

  g_assert_no_errno (clock_gettime (CLOCK_BOOTTIME, &now));

  return now.tv_sec;
}

/* It goes with the machine, not with what the time is set to. */
static void
test_steady_now (void)
{
  g_autoptr (ImzClock) clock = imz_system_clock_new_steady ();
  gint64 before = steady_now (), now = imz_clock_now (clock), after = steady_now ();

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, after);
}

static const struct {
  const char *path;
  gboolean is_steady;
  gint64 offset;
} clocks[] = {
  { "/card/system-clock/alarm", FALSE, 0 },
  { "/card/system-clock/alarm/offset", FALSE, 40 * 24 * 60 * 60 },
  { "/card/system-clock/alarm/steady", TRUE, 0 },
};

static void
test_alarm (gconstpointer index)
{
  gsize i = GPOINTER_TO_SIZE (index);
  g_autoptr (ImzClock) clock =
    clocks[i].is_steady ? imz_system_clock_new_steady () : imz_system_clock_new (clocks[i].offset);
  int n_alarms = 0;
  gint64 time;

  g_signal_connect (clock, "alarm", G_CALLBACK (alarm_cb), &n_alarms);

  time = imz_clock_now (clock) + 1;
  imz_clock_set_alarm (clock, time);
  run (&n_alarms, 5000);
  g_assert_cmpint (n_alarms, ==, 1);
  g_assert_cmpint (imz_clock_now (clock), >=, time);
  g_assert_cmpint (imz_clock_now (clock), <=, time + 2);

  /* Once only. */
  n_alarms = 0;
  run (&n_alarms, 100);
  g_assert_cmpint (n_alarms, ==, 0);

  /* One for a time that has passed comes at once, one that was taken back does not. */
  imz_clock_set_alarm (clock, imz_clock_now (clock) - 1);
  run (&n_alarms, 5000);
  g_assert_cmpint (n_alarms, ==, 1);
  n_alarms = 0;
  imz_clock_set_alarm (clock, imz_clock_now (clock) + 1);
  imz_clock_set_alarm (clock, 0);
  run (&n_alarms, 1300);
  g_assert_cmpint (n_alarms, ==, 0);
}

/* The later one replaces the earlier one. */
static void
test_replaced (void)
{
  g_autoptr (ImzClock) clock = imz_system_clock_new (0);
  int n_alarms = 0;

  g_signal_connect (clock, "alarm", G_CALLBACK (alarm_cb), &n_alarms);
  imz_clock_set_alarm (clock, imz_clock_now (clock) + 1);
  imz_clock_set_alarm (clock, imz_clock_now (clock) + 1000);
  run (&n_alarms, 1300);
  g_assert_cmpint (n_alarms, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/system-clock/life", test_life);
  g_test_add_func ("/card/system-clock/now", test_now);
  g_test_add_func ("/card/system-clock/steady-now", test_steady_now);
  for (gsize i = 0; i < G_N_ELEMENTS (clocks); i++)
    g_test_add_data_func (clocks[i].path, GSIZE_TO_POINTER (i), test_alarm);
  g_test_add_func ("/card/system-clock/replaced", test_replaced);
  return g_test_run ();
}
