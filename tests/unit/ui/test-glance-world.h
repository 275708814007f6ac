/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A real window over readers and a clock that a test moves, for the quick check in it. */

#pragma once

#include "imz-window.h"
#include "test-ui.h"

G_BEGIN_DECLS

typedef struct {
  ImzClock *clock;
  TestMonitor *monitor;
  ImzStatus *status;
  ImzWindow *window;
} TestGlanceWorld;

/* The program the windows belong to: made first, ended last. */
void test_glance_world_begin (void);
void test_glance_world_end (void);

/* Of g_test_add(): the window is shown when the test begins, and nothing of it is left when it ends. */
void test_glance_world_set_up (TestGlanceWorld *self, gconstpointer unused);
void test_glance_world_tear_down (TestGlanceWorld *self, gconstpointer unused);

/* Returns: whether the window has such an action. */
gboolean test_glance_world_act (TestGlanceWorld *self, const char *action_name);

/* What is plugged in now, as core_fixture_snapshot() writes it. */
void test_glance_world_take (TestGlanceWorld *self, const char *cards);

G_END_DECLS
