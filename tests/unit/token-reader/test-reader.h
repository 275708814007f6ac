/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Runs the real imzam-token-reader (environment variable IMZAM_TOKEN_READER) and looks at what it
 * prints. */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What no output may ever hold: the identity number in the mock module's labels, and in
 * certificates. */
#define TEST_IDENTITY "10000000146"

/* A folder of the test's own with one file in it, which others cannot write to. */
typedef struct {
  char *folder;
  char *path;
} TestModule;

/* A copy of the mock module, with the script that it shall play. */
TestModule *test_module_new (const char *script);
/* A copy of a file that an environment variable names, or a file of these bytes. */
TestModule *test_module_new_copy (const char *variable, const char *name);
TestModule *test_module_new_bytes (gconstpointer bytes, gsize length, const char *name);
/* Removes the folder with all that is in it. */
void test_module_free (TestModule *module);

/* What the mock module wrote to `<module>.<extension>`; NULL if there is no such file yet. */
char *test_module_get_told (const TestModule *module, const char *extension);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestModule, test_module_free)

typedef struct {
  int exit; /* negative: the number of the signal that ended it */
  char *output;
  char *errors;
  JsonNode *root; /* NULL without an output */
} TestRun;

/* Words of the command line, up to NULL. Output and errors are checked: no identity number in them,
 * and with exit 0 one object of the schema in one line, all keys there, below 1 MiB. */
TestRun *test_reader_run (const char *first_word, ...) G_GNUC_NULL_TERMINATED;
void test_run_free (TestRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestRun, test_run_free)

/* The mock module with a script, run in one go. */
TestRun *test_reader_run_script (const char *script);

/* The same in two steps, for what is to happen meanwhile. */
GSubprocess *test_reader_start (const char *const *words);
TestRun *test_reader_finish (GSubprocess *process);

const char *test_reader_get_program (void);

/* For the programs started from now on. */
void test_reader_set_variable (const char *name, const char *value);

void test_run_assert (const TestRun *run, const char *result, const char *detail);
void test_run_assert_token (const TestRun *run, guint token, const char *pin, guint n_certificates);
guint test_run_count_tokens (const TestRun *run);
guint test_run_count_certificates (const TestRun *run, guint token);
const char *test_run_get_slot (const TestRun *run, guint token);
const char *test_run_get_library (const TestRun *run, const char *name);
/* The bytes of a certificate (transfer full). */
GBytes *test_run_get_certificate (const TestRun *run, guint token, guint certificate);

/* Waits until there is something, or fails the test. */
char *test_wait_for_told (const TestModule *module, const char *extension);

/* Runs another program to its end, which must be a good one; returns its stdout (transfer full). */
char *test_run_tool (const char *first_word, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
