/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-card-thread.h"

#include <stdio.h>
#include <unistd.h>

typedef struct {
  GThreadFunc func;
  gpointer data;
} Task;

static int n_living; /* atomic */

static gpointer
run_cb (gpointer user_data)
{
  Task *task = user_data;

  task->func (task->data);
  g_free (task);
  g_atomic_int_add (&n_living, -1);

  return NULL;
}

void
imz_card_thread_start (const char *name, GThreadFunc func, gpointer data)
{
  Task *task = g_new (Task, 1);

  task->func = func;
  task->data = data;

  g_atomic_int_inc (&n_living);
  g_thread_unref (g_thread_new (name, run_cb, task));
}

int
imz_card_thread_leave (int exit)
{
  if (g_atomic_int_get (&n_living) > 0) {
    fflush (NULL);
    _exit (exit);
  }

  return exit;
}
