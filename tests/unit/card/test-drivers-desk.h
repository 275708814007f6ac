/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A desk with a card that only its driver can read. */

#pragma once

#include "test-drivers-kit.h"
#include "test-world.h"

G_BEGIN_DECLS

#define TEST_NEVER_MS (60 * 1000)

/* In a script: waits until the test has made the file "go" beside the module. */
#define TEST_WAIT_FOR_GO "while [ ! -e \"$2.go\" ]; do sleep 0.01; done"

typedef struct {
  TestKit *kit;
  TestWorld *world;
  TestCard *card; /* AKİS 1.2: without a driver not one APDU is sent to it */
} TestDesk;

void test_desk_set_up (TestDesk *self, gconstpointer unused);
void test_desk_tear_down (TestDesk *self, gconstpointer unused);

#define TEST_DESK_ADD(path, data, function) \
  g_test_add (path, TestDesk, data, test_desk_set_up, function, test_desk_tear_down)

/* A card like the desk's. */
TestCard *test_desk_new_closed_card (void);

/* The world's drivers are the kit's from now on; `module`, which may be NULL, is the chosen one. */
void test_desk_use_driver (TestDesk *self, const char *module, guint deadline_ms);

/* What the first reader's card says of its driver, and of the card itself. */
ImzCard *test_desk_get_card (TestDesk *self);
const ImzDriverFacts *test_desk_get_facts (TestDesk *self);
void test_desk_assert_driver (TestDesk *self,
                              const char *module,
                              ImzDriverProblem problem,
                              const char *detail);

/* Runs the main loop until a module was read `n` times. */
void test_desk_wait_calls (TestDesk *self, const char *module, guint n);

G_END_DECLS
