/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whether the main loop turns while a driver is at work: the driver asks, and only the loop answers. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Answers the questions of the mock module at `module` (its script says `asks`), and counts the turns that
 * it sees it hang in, from the default main context. */
void test_loop_watch_start (const char *module);

typedef struct {
  guint n_answers; /* a driver was at work, and the loop was free for it */
  guint n_hanging; /* turns of the loop while a driver hung */
} TestLoopTurns;

/* Ends that. Tells as a message, too, for how long the loop left its events waiting at most: without
 * the time in which the thread could have run but the machine had no processor for it. */
TestLoopTurns test_loop_watch_stop (void);

G_END_DECLS
