/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Modules that fail, crash or hang; and the cage around them. */

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test-reader.h"

/* All functions that a reading calls, in their order. */
static const char *const called[] = {
  "C_GetFunctionList",  "C_Initialize",        "C_GetSlotList",     "C_GetTokenInfo",
  "C_GetSlotInfo",      "C_OpenSession",       "C_FindObjectsInit", "C_FindObjects",
  "C_FindObjectsFinal", "C_GetAttributeValue", "C_CloseSession",
};

static void
test_failing_calls (void)
{
  static const struct {
    const char *script;
    const char *detail;
  } vectors[] = {
    { "return C_GetFunctionList 0x5", "C_GetFunctionList: CKR_GENERAL_ERROR" },
    { "return C_Initialize 0x30", "C_Initialize: CKR_DEVICE_ERROR" },
    { "return C_Initialize 0x2", "C_Initialize: CKR_HOST_MEMORY" },
    { "return C_GetSlotList 0x6", "C_GetSlotList: CKR_FUNCTION_FAILED" },
    { "return C_GetSlotList 0x150 1", "C_GetSlotList: CKR_BUFFER_TOO_SMALL" },
    { "slots 2000", "C_GetSlotList: CKR_BUFFER_TOO_SMALL" },
    { "return C_GetTokenInfo 0x30", "C_GetTokenInfo: CKR_DEVICE_ERROR" },
    { "return C_GetTokenInfo 0x32", "C_GetTokenInfo: CKR_DEVICE_REMOVED" },
    { "return C_GetSlotInfo 0x3", "C_GetSlotInfo: CKR_SLOT_ID_INVALID" },
    { "return C_OpenSession 0xE0", "C_OpenSession: CKR_TOKEN_NOT_PRESENT" },
    { "return C_OpenSession 0xB1", "C_OpenSession: CKR_SESSION_COUNT" },
    { "return C_FindObjectsInit 0x101", "C_FindObjectsInit: CKR_USER_NOT_LOGGED_IN" },
    { "return C_FindObjects 0x32", "C_FindObjects: CKR_DEVICE_REMOVED" },
    { "one-by-one\nreturn C_FindObjects 0xB3 2", "C_FindObjects: CKR_SESSION_HANDLE_INVALID" },
    { "return C_GetAttributeValue 0x6", "C_GetAttributeValue: CKR_FUNCTION_FAILED" },
    { "return C_GetAttributeValue 0x80000001", "C_GetAttributeValue: 0x80000001" },
    { "return C_GetAttributeValue 0x54321", "C_GetAttributeValue: 0x54321" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *script = g_strconcat ("certificates 3\n", vectors[i].script, NULL);
    g_autoptr (TestRun) run = test_reader_run_script (script);

    test_run_assert (run, "failed", vectors[i].detail);
    g_assert_cmpuint (test_run_count_tokens (run), ==, 0);
  }
}

/* How a search or a session ends takes nothing away from what was read. */
static void
test_failing_ends (void)
{
  static const char *const functions[] = { "C_FindObjectsFinal", "C_CloseSession", "C_Finalize" };

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++) {
    g_autofree char *script = g_strdup_printf ("certificates 3\nreturn %s 0x30", functions[i]);
    g_autoptr (TestRun) run = test_reader_run_script (script);

    test_run_assert (run, "read", NULL);
    test_run_assert_token (run, 0, "none", 3);
  }
}

/* One object that cannot be read is passed over, whichever of its two calls fails. */
static void
test_failing_object (void)
{
  /* Calls 0 and 1 are for the first certificate, from 2 on all fail. */
  g_autoptr (TestRun) rest =
    test_reader_run_script ("certificates 3\nreturn C_GetAttributeValue 0x30 2");
  g_autoptr (TestRun) second_call =
    test_reader_run_script ("certificates 3\nreturn C_GetAttributeValue 0x150 3");

  test_run_assert (rest, "read", NULL);
  test_run_assert_token (rest, 0, "none", 1);
  test_run_assert (second_call, "read", NULL);
  test_run_assert_token (second_call, 0, "none", 1);
}

/* But a part of what is on a card that is gone is not taken for all of it. */
static void
test_gone (void)
{
  static const struct {
    const char *code;
    const char *name;
  } vectors[] = {
    { "0x32", "CKR_DEVICE_REMOVED" },
    { "0xE0", "CKR_TOKEN_NOT_PRESENT" },
    { "0xB0", "CKR_SESSION_CLOSED" },
    { "0xB3", "CKR_SESSION_HANDLE_INVALID" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    for (guint n_spared = 0; n_spared < 6; n_spared++) {
      g_autofree char *script = g_strdup_printf ("certificates 3\nreturn C_GetAttributeValue %s %u",
                                                 vectors[i].code, n_spared);
      g_autofree char *detail = g_strdup_printf ("C_GetAttributeValue: %s", vectors[i].name);
      g_autoptr (TestRun) run = test_reader_run_script (script);

      test_run_assert (run, "failed", detail);
      g_assert_cmpuint (test_run_count_tokens (run), ==, 0);
    }
  }
}

/* The first failure is told; what was read to its end before it is kept. */
static void
test_one_of_several (void)
{
  g_autoptr (TestRun) second = test_reader_run_script (
    "certificates 2\nslots 3\nreturn C_OpenSession 0x30 1\nreturn C_GetSlotInfo 0x5 2");
  g_autoptr (TestRun) none =
    test_reader_run_script ("certificates 2\nslots 2\nreturn C_GetTokenInfo 0xE0 1");

  test_run_assert (second, "failed", "C_OpenSession: CKR_DEVICE_ERROR");
  g_assert_cmpuint (test_run_count_tokens (second), ==, 1);
  test_run_assert_token (second, 0, "none", 2);
  g_assert_cmpstr (test_run_get_slot (second, 0), ==, "Mock Reader 00 00");

  test_run_assert (none, "read", NULL);
  g_assert_cmpuint (test_run_count_tokens (none), ==, 1);
}

static void
assert_died (const char *script)
{
  g_autoptr (TestRun) run = test_reader_run_script (script);

  g_assert_cmpint (run->exit, <, 0);
  g_assert_cmpstr (run->output, ==, "");
  g_assert_cmpstr (run->errors, ==, "");
}

static void
test_crashes (void)
{
  assert_died ("abort load");
  assert_died ("segv load");
  for (gsize i = 0; i < G_N_ELEMENTS (called); i++) {
    g_autofree char *aborts = g_strdup_printf ("certificates 1\nabort %s", called[i]);
    g_autofree char *crashes = g_strdup_printf ("certificates 1\nsegv %s", called[i]);

    assert_died (aborts);
    assert_died (crashes);
  }
}

/* A module that ends the process for us prints nothing that could be taken for an answer. */
static void
test_exits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (called); i++) {
    g_autofree char *script = g_strdup_printf ("certificates 1\nchatty\nexit %s 3", called[i]);
    g_autoptr (TestRun) run = test_reader_run_script (script);

    g_assert_cmpint (run->exit, ==, 3);
    g_assert_cmpstr (run->output, ==, "");
    g_assert_cmpstr (run->errors, ==, "");
  }
}

static void
check_hang (const char *function)
{
  g_autofree char *script = g_strdup_printf ("certificates 1\nhang %s", function);
  g_autoptr (TestModule) module = test_module_new (script);
  GSubprocess *process = test_reader_start ((const char *const[]){ module->path, NULL });
  g_autofree char *told = test_wait_for_told (module, "hangs");
  g_autoptr (TestRun) run = NULL;
  pid_t pid;

  g_assert_cmpstr (g_strstrip (told), ==, g_subprocess_get_identifier (process));
  pid = (pid_t) g_ascii_strtoll (told, NULL, 10);
  g_assert_cmpint (getpgid (pid), ==, pid); /* so that what a module starts can be ended with it */
  g_subprocess_force_exit (process);
  run = test_reader_finish (process);
  g_assert_cmpint (run->exit, ==, -SIGKILL);
  g_assert_cmpstr (run->output, ==, "");
}

static void
test_hangs (void)
{
  check_hang ("load");
  for (gsize i = 0; i < G_N_ELEMENTS (called); i++)
    check_hang (called[i]);
}

/* The object is out before the module could hang at its end; in fact its end never comes. */
static void
test_hang_at_end (void)
{
  static const char *const ends[] = { "hang C_Finalize", "hang unload", "abort C_Finalize",
                                      "abort unload", "exit unload 4" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *script = g_strdup_printf ("certificates 2\n%s", ends[i]);
    g_autoptr (TestRun) run = test_reader_run_script (script);

    test_run_assert (run, "read", NULL);
    test_run_assert_token (run, 0, "none", 2);
  }
}

/* A second try of the parent's is a process of its own. */
static void
test_crash_once (void)
{
  g_autoptr (TestModule) module = test_module_new ("certificates 2\nonce\nsegv C_FindObjects");
  g_autoptr (TestRun) first = test_reader_run (module->path, NULL);
  g_autoptr (TestRun) second = test_reader_run (module->path, NULL);

  g_assert_cmpint (first->exit, <, 0);
  test_run_assert (second, "read", NULL);
  test_run_assert_token (second, 0, "none", 2);
}

static void
test_cage (void)
{
  g_autoptr (TestModule) module = test_module_new ("cage");
  g_autoptr (TestRun) run = test_reader_run (module->path, NULL);
  g_autofree char *told = test_module_get_told (module, "cage");
  g_autofree char *expected =
    g_strdup_printf ("no-new-privs=1\ncore=0/0\ndumpable=0\ndeath-signal=%d\n"
                     "stdin=null\nstdout=null\nstderr=null\ninheritable=0\nsigpipe=ignored\n",
                     SIGKILL);

  test_run_assert (run, "read", NULL);
  g_assert_cmpstr (told, ==, expected);
}

/* Descriptors that are closed, as a careless parent leaves them. */
static void
test_closed_descriptors (void)
{
  g_autoptr (TestModule) module = test_module_new ("certificates 1\ncage\nchatty");
  g_autofree char *command =
    g_strdup_printf ("exec %s %s <&- 2>&-", test_reader_get_program (), module->path);
  g_autofree char *output = test_run_tool ("sh", "-c", command, NULL);
  g_autofree char *told = test_module_get_told (module, "cage");

  g_assert_true (g_str_has_prefix (output, "{\"schema\""));
  g_assert_nonnull (strstr (output, "\"result\":\"read\""));
  g_assert_nonnull (strstr (told, "stdin=null\nstdout=null\nstderr=null\n"));
}

/* A parent that is killed takes a module that hangs along. */
static void
test_parent_killed (void)
{
  g_autoptr (TestModule) module = test_module_new ("hang C_Initialize");
  g_autofree char *command =
    g_strdup_printf ("%s %s & wait", test_reader_get_program (), module->path);
  g_autoptr (GSubprocess) parent = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  pid_t reader;
  int status = 0;

  /* So that it becomes ours when it is orphaned. */
  g_assert_cmpint (prctl (PR_SET_CHILD_SUBREAPER, 1), ==, 0);
  parent = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "sh", "-c", command, NULL);
  g_assert_no_error (error);
  told = test_wait_for_told (module, "hangs");
  reader = (pid_t) g_ascii_strtoll (told, NULL, 10);
  g_assert_cmpint (waitpid (reader, &status, WNOHANG), ==, -1);

  g_subprocess_force_exit (parent);
  g_subprocess_wait (parent, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (waitpid (reader, &status, 0), ==, reader);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token-reader/faults/failing-calls", test_failing_calls);
  g_test_add_func ("/token-reader/faults/failing-ends", test_failing_ends);
  g_test_add_func ("/token-reader/faults/failing-object", test_failing_object);
  g_test_add_func ("/token-reader/faults/gone", test_gone);
  g_test_add_func ("/token-reader/faults/one-of-several", test_one_of_several);
  g_test_add_func ("/token-reader/faults/crashes", test_crashes);
  g_test_add_func ("/token-reader/faults/exits", test_exits);
  g_test_add_func ("/token-reader/faults/hangs", test_hangs);
  g_test_add_func ("/token-reader/faults/hang-at-end", test_hang_at_end);
  g_test_add_func ("/token-reader/faults/crash-once", test_crash_once);
  g_test_add_func ("/token-reader/faults/cage", test_cage);
  g_test_add_func ("/token-reader/faults/closed-descriptors", test_closed_descriptors);
  g_test_add_func ("/token-reader/faults/parent-killed", test_parent_killed);

  return g_test_run ();
}
