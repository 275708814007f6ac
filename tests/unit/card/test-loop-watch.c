/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-loop-watch.h"

#include <stdio.h>
#include <time.h>

#include <glib/gstdio.h>

enum {
  TURN_MS = 1,
};

static struct {
  char *question;
  char *answer;
  char *hangs;
  guint turner;
  TestLoopTurns turns;

  gint64 begin;  /* of what is done after a poll: µs; 0 before the first */
  gint64 waited; /* by then */
  gint64 longest;
} watch;

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

  if (watch.begin != 0)
    watch.longest =
      MAX (watch.longest, g_get_monotonic_time () - watch.begin - (get_waited () - watch.waited));

  n_ready = g_poll (fds, n_fds, timeout);
  watch.waited = get_waited ();
  watch.begin = g_get_monotonic_time ();

  return n_ready;
}

static gboolean
turn_cb (gpointer unused)
{
  if (g_unlink (watch.question) == 0) {
    g_assert_true (g_file_set_contents (watch.answer, "", 0, NULL));
    watch.turns.n_answers++;
  }
  if (g_file_test (watch.hangs, G_FILE_TEST_EXISTS))
    watch.turns.n_hanging++;

  return G_SOURCE_CONTINUE;
}

void
test_loop_watch_start (const char *module)
{
  watch.question = g_strconcat (module, ".question", NULL);
  watch.answer = g_strconcat (module, ".answer", NULL);
  watch.hangs = g_strconcat (module, ".hangs", NULL);
  watch.turns = (TestLoopTurns){ 0, 0 };
  watch.begin = 0;
  watch.longest = 0;
  watch.turner = g_timeout_add (TURN_MS, turn_cb, NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
}

TestLoopTurns
test_loop_watch_stop (void)
{
  g_main_context_set_poll_func (NULL, NULL);
  g_source_remove (watch.turner);
  g_clear_pointer (&watch.question, g_free);
  g_clear_pointer (&watch.answer, g_free);
  g_clear_pointer (&watch.hangs, g_free);
  g_test_message ("the main loop was busy for %" G_GINT64_FORMAT " us at most", watch.longest);

  return watch.turns;
}
