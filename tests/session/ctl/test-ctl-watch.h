/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A running `imzamctl watch`, read line by line. */

#pragma once

#include "test-ctl.h"

G_BEGIN_DECLS

typedef struct _TestWatch TestWatch;

TestWatch *test_watch_start (gboolean json);

/* The next line without its end (transfer full); NULL when none comes in time. */
char *test_watch_line (TestWatch *self, guint timeout_ms);

/* The next line within 5 s, as a document that was checked by test_schema_check() and whose summary has
 * this state (transfer full). */
JsonNode *test_watch_expect (TestWatch *self, const char *state);

/* Fails the test if anything comes within that time. */
void test_watch_expect_silence (TestWatch *self, guint ms);

gint test_watch_get_pid (TestWatch *self);

/* Nobody reads any more. */
void test_watch_close_pipe (TestWatch *self);

/* FALSE if it still runs after that time. */
gboolean test_watch_has_ended (TestWatch *self, guint timeout_ms);

/* Sends the signal, waits for the end (2 s), frees it; there must be no unread output and no word on
 * stderr. Returns the exit code, negative for a signal. With signal 0 it must have ended before. */
int test_watch_end (TestWatch *self, int signal);
/* The same, with these words on stderr. */
int test_watch_end_with_words (TestWatch *self, int signal, const char *words);

G_END_DECLS
