/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-loop-watch.h"

#include <stdio.h>
#include <time.h>

enum {
  PULSE_US = 2000,
};

/* A second thread that does nothing but wake up: what holds it back holds back everybody. */
static GThread *pulse;
static int pulse_ends;     /* atomic */
static gint64 longest_lag; /* µs; the pulse's until it has ended */

static gint64 begin;  /* of what is done after a poll: µs; 0 before the first */
static gint64 waited; /* by then */
static gint64 longest;

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* µs that this thread has waited for a processor. Where the kernel does not count them, all counts that is
 * no work. */
static gint64
get_waited (void)
{
  FILE *file = fopen ("/proc/thread-self/schedstat", "re");
  guint64 running, waiting;
  gboolean is_counted = file != NULL && fscanf (file, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT,
                                                &running, &waiting) == 2;

  if (file != NULL)
    fclose (file);

  return is_counted ? (gint64) (waiting / 1000) : g_get_monotonic_time () - get_cpu_time ();
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  int n_ready;

  if (begin != 0)
    longest = MAX (longest, g_get_monotonic_time () - begin - (get_waited () - waited));

  n_ready = g_poll (fds, n_fds, timeout);
  waited = get_waited ();
  begin = g_get_monotonic_time ();

  return n_ready;
}

static gpointer
pulse_cb (gpointer unused)
{
  while (!g_atomic_int_get (&pulse_ends)) {
    gint64 asleep = g_get_monotonic_time ();

    g_usleep (PULSE_US);
    longest_lag = MAX (longest_lag, g_get_monotonic_time () - asleep - PULSE_US);
  }

  return NULL;
}

void
test_loop_watch_start (void)
{
  begin = 0;
  longest = 0;
  longest_lag = 0;
  g_atomic_int_set (&pulse_ends, FALSE);
  pulse = g_thread_new ("pulse", pulse_cb, NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
}

void
test_loop_watch_excuse (void)
{
  begin = 0;
}

gint64
test_loop_watch_stop (void)
{
  g_main_context_set_poll_func (NULL, NULL);
  g_atomic_int_set (&pulse_ends, TRUE);
  g_thread_join (g_steal_pointer (&pulse));

  return MAX (longest - longest_lag, 0);
}
