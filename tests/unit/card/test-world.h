/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A monitor in the world of the fake libpcsclite, and a record of what it told. */

#pragma once

#include <libglib-testing/signal-logger.h>

#include "imz-pcsc-monitor.h"
#include "test-card.h"

G_BEGIN_DECLS

#define MINI "Mini Reader 00 00"
#define DESK "Desk Reader 01 00"

/* Long enough for all that is to happen, on a loaded machine too. */
#define TEST_PATIENCE_MS 10000

typedef struct {
  ImzPcscSettings settings; /* short; may be changed before test_world_start() */
  char *folder;
  char *socket;      /* in the folder, and not there */
  char *programs[2]; /* the first one is there */

  ImzReaderMonitor *monitor;
  GtSignalLogger *logger; /* of each notification; `told` has what was there at that moment */
  GPtrArray *told; /* of char *: each snapshot in words, since the last test_world_forget() */
} TestWorld;

/* No readers, service running. */
TestWorld *test_world_new (void);

/* Makes the monitor. */
void test_world_start (TestWorld *self);
/* Drops the monitor, which nobody else may hold, and waits until it has left nothing behind. */
void test_world_stop (TestWorld *self);
/* The same, where a call hangs for as long as the test likes: that thread may stay. */
void test_world_stop_at_once (TestWorld *self);
/* Stops it if it runs. Frees the world; the cards in it may be freed after that. */
void test_world_free (TestWorld *self);

/* A snapshot in words: the service's state, then each reader as " [NAME STATE]"; of a card " [NAME card
 * STATE HOLDER, HOLDER]", where a certificate that is malformed has "?" for its holder. Names are cut
 * before their first space (transfer full). */
char *test_describe (ImzSnapshot *snapshot);

/* Runs the main loop until the monitor says `words`. Fails when that takes too long. */
void test_world_wait (TestWorld *self, const char *words);
/* Runs it until `words` were among what the monitor told. */
void test_world_wait_told (TestWorld *self, const char *words);
/* Runs it until the snapshot is settled, for at most `ms`. */
void test_world_settle (TestWorld *self, guint ms);
/* Runs it for a while. */
void test_world_run (TestWorld *self, guint ms);
/* Runs it until a function of the card service was called that often. */
void test_world_wait_count (TestWorld *self, const char *function, guint count);
void test_world_wait_contexts (TestWorld *self, guint count);

void test_world_assert_now (TestWorld *self, const char *words);
/* What was told since the last time is just this, one after the other, up to NULL; it is forgotten. */
void test_world_assert_told (TestWorld *self, const char *first, ...) G_GNUC_NULL_TERMINATED;
/* Nothing told since the last time begins so. */
void test_world_assert_never_told (TestWorld *self, const char *beginning);
void test_world_forget (TestWorld *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestWorld, test_world_free)

G_END_DECLS
