/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long the main loop leaves its events waiting while it does something else. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Watches the default main context of this thread, from its next poll on. */
void test_loop_watch_start (void);

/* What was done since the last poll was the test's own. */
void test_loop_watch_excuse (void);

/* Ends that. Returns the longest time between two polls, in µs, without the time in which the thread
 * could have run but the machine had no processor for it, and without the longest time by which a thread
 * that only sleeps was late meanwhile: neither is a fault of the program's. */
gint64 test_loop_watch_stop (void);

G_END_DECLS
