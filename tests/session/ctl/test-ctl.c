/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-ctl.h"

#include <signal.h>
#include <stdarg.h>
#include <sys/prctl.h>

#include "test-ctl-schema.h"

struct _TestProcess {
  char *line; /* of the command, for messages */
  gboolean json;
  GSubprocess *subprocess;
  gint64 start;
  gint64 end; /* 0 while it runs */
  char *output;
  char *errors;
};

static GHashTable *variables;

const char *
test_ctl_get_program (void)
{
  const char *program = g_getenv ("IMZAMCTL");

  if (program == NULL)
    g_error ("IMZAMCTL does not name the program to test");

  return program;
}

void
test_ctl_set_variable (const char *name, const char *value)
{
  if (variables == NULL)
    variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (variables, g_strdup (name), g_strdup (value));
}

static void
die_with_parent_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

GSubprocessLauncher *
test_ctl_new_launcher (GSubprocessFlags flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);
  GHashTableIter iter;
  gpointer name, value;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent_cb, NULL, NULL);
  if (variables == NULL)
    return launcher;

  g_hash_table_iter_init (&iter, variables);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    if (value != NULL)
      g_subprocess_launcher_setenv (launcher, name, value, TRUE);
    else
      g_subprocess_launcher_unsetenv (launcher, name);
  }

  return launcher;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TestProcess *process = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &process->output,
                                             &process->errors, &error))
    g_error ("%s: %s", process->line, error->message);
  process->end = g_get_monotonic_time ();
}

TestProcess *
test_ctl_start_words (const char *const *words)
{
  TestProcess *process = g_new0 (TestProcess, 1);
  g_autoptr (GSubprocessLauncher) launcher =
    test_ctl_new_launcher (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, (gpointer) test_ctl_get_program ());
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);

  line = g_strjoinv (" ", (char **) argv->pdata + 1);
  process->line = g_strescape (line, NULL);
  process->json = g_strv_contains (words, "--json");
  process->start = g_get_monotonic_time ();
  process->subprocess =
    g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process->subprocess, NULL, NULL, ended_cb, process);

  return process;
}

static TestProcess *
start_valist (const char *first_word, va_list arguments)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (const char *word = first_word; word != NULL; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (gpointer) word);
  g_ptr_array_add (words, NULL);

  return test_ctl_start_words ((const char *const *) words->pdata);
}

TestProcess *
test_ctl_start (const char *first_word, ...)
{
  TestProcess *process;
  va_list arguments;

  va_start (arguments, first_word);
  process = start_valist (first_word, arguments);
  va_end (arguments);

  return process;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for_end (TestProcess *process)
{
  guint waker = g_timeout_add (100, wake_cb, NULL);

  while (process->end == 0 &&
         g_get_monotonic_time () - process->start < TEST_LIMIT_MS * G_TIME_SPAN_MILLISECOND)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (waker);

  if (process->end == 0) {
    g_subprocess_force_exit (process->subprocess);
    g_error ("imzamctl %s: hangs for more than %d ms", process->line, TEST_LIMIT_MS);
  }
}

void
test_assert_no_identity (const char *text)
{
  g_assert_null (strstr (text, TEST_IDENTITY));
  g_assert_null (strstr (text, TEST_IDENTITY_2));
}

static void
check_result (const TestProcess *process, TestRun *run, gboolean with_words)
{
  test_assert_no_identity (run->output);
  test_assert_no_identity (run->errors);
  if (run->exit < 0)
    g_error ("imzamctl %s: ended by signal %d\n%s", process->line, -run->exit, run->errors);
  if (run->exit > 3)
    return;

  if (!with_words)
    g_assert_cmpstr (run->errors, ==, "");
  g_assert_true (g_str_has_suffix (run->output, "\n"));
  if (process->json) {
    run->document = test_document_parse (run->output);
    test_schema_check (run->document);
    if (g_str_equal (test_document_string (run->document, "schema"), "imzam.status/1"))
      test_assert_int (run->document, "summary.exit", run->exit);
  }
}

static TestRun *
finish (TestProcess *process, gboolean with_words)
{
  TestRun *run = g_new0 (TestRun, 1);

  wait_for_end (process);
  run->exit = g_subprocess_get_if_exited (process->subprocess)
                ? g_subprocess_get_exit_status (process->subprocess)
                : -g_subprocess_get_term_sig (process->subprocess);
  run->output = g_steal_pointer (&process->output);
  run->errors = g_steal_pointer (&process->errors);
  run->duration_ms = (process->end - process->start) / G_TIME_SPAN_MILLISECOND;
  g_test_message ("imzamctl %s: %d after %d ms", process->line, run->exit, (int) run->duration_ms);
  check_result (process, run, with_words);

  g_object_unref (process->subprocess);
  g_free (process->line);
  g_free (process);

  return run;
}

TestRun *
test_ctl_finish (TestProcess *process)
{
  return finish (process, FALSE);
}

TestRun *
test_ctl_finish_with_words (TestProcess *process)
{
  return finish (process, TRUE);
}

TestRun *
test_ctl_run (const char *first_word, ...)
{
  TestProcess *process;
  va_list arguments;

  va_start (arguments, first_word);
  process = start_valist (first_word, arguments);
  va_end (arguments);

  return test_ctl_finish (process);
}

void
test_run_free (TestRun *run)
{
  g_clear_pointer (&run->document, json_node_unref);
  g_free (run->output);
  g_free (run->errors);
  g_free (run);
}

void
test_run_assert (const TestRun *run, const char *state, int exit)
{
  g_assert_nonnull (run->document);
  test_assert_string (run->document, "summary.state", state);
  g_assert_cmpint (run->exit, ==, exit);
}
