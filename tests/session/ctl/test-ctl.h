/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Runs the real imzamctl (environment variable IMZAMCTL) and collects what it says. */

#pragma once

#include <gio/gio.h>

#include "test-ctl-document.h"

G_BEGIN_DECLS

#define TEST_LIMIT_MS 12000 /* nothing may hang longer than this */

/* The identity numbers of the test cards. No output may ever hold one. */
#define TEST_IDENTITY "10000000146"
#define TEST_IDENTITY_MASKED "1*********6"
#define TEST_IDENTITY_2 "10000000214"
#define TEST_IDENTITY_2_MASKED "1*********4"

typedef struct {
  int exit; /* negative: the number of the signal that ended it */
  char *output;
  char *errors;
  gint64 duration_ms;
  JsonNode *document; /* what --json printed, checked by test_schema_check(); else NULL */
} TestRun;

/* Words of the command line, up to NULL. Ends within TEST_LIMIT_MS or fails the test. With a result of
 * the contract (0 to 3) there must be output and nothing on stderr; the exit in a
 * status with --json must be the process's. */
TestRun *test_ctl_run (const char *first_word, ...) G_GNUC_NULL_TERMINATED;
void test_run_free (TestRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestRun, test_run_free)

/* The same in two steps, for what is to happen meanwhile. */
typedef struct _TestProcess TestProcess;

TestProcess *test_ctl_start (const char *first_word, ...) G_GNUC_NULL_TERMINATED;
TestProcess *test_ctl_start_words (const char *const *words);
TestRun *test_ctl_finish (TestProcess *process);
/* The same where something is to be said on stderr beside the result; what, is for the test to look at. */
TestRun *test_ctl_finish_with_words (TestProcess *process);

/* The summary's state and exit, in one. */
void test_run_assert (const TestRun *run, const char *state, int exit);

/* For the programs started from now on; NULL takes it away. */
void test_ctl_set_variable (const char *name, const char *value);

/* A launcher with that environment, and a child that dies with the test (transfer full). */
GSubprocessLauncher *test_ctl_new_launcher (GSubprocessFlags flags);
const char *test_ctl_get_program (void);

/* Fails the test if an identity number is in the text. */
void test_assert_no_identity (const char *text);

G_END_DECLS
