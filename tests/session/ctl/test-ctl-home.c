/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-ctl-home.h"

#include <stdarg.h>
#include <string.h>

#include "test-ctl-schema.h"
#include "test-ctl.h"

void
test_home_set_up (TestHome *self, gconstpointer unused)
{
  self->top = g_dir_make_tmp ("imzam-home-XXXXXX", NULL);
  g_assert_nonnull (self->top);
  self->dir = g_build_filename (self->top, "imzam", NULL);
  self->path = g_build_filename (self->dir, "imzam.db", NULL);
  test_ctl_set_variable ("XDG_DATA_HOME", self->top);
}

static void
erase (GFile *file)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
    file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    erase (child);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

void
test_home_tear_down (TestHome *self, gconstpointer unused)
{
  g_autoptr (GFile) top = g_file_new_for_path (self->top);

  test_ctl_set_variable ("XDG_DATA_HOME", "/dev/null");
  erase (top);
  g_free (self->top);
  g_free (self->dir);
  g_free (self->path);
}

void
test_answer_clear (TestAnswer *self)
{
  g_free (self->output);
  g_free (self->errors);
  g_clear_pointer (&self->document, json_node_unref);
}

static void
check_answer (const TestAnswer *answer)
{
  test_assert_no_identity (answer->output);
  test_assert_no_identity (answer->errors);
  g_assert_cmpint (answer->exit, >=, 0);
  if (answer->exit == 0) {
    g_assert_cmpstr (answer->errors, ==, "");
    return;
  }

  g_assert_true (g_str_has_prefix (answer->errors, "imzamctl: "));
  g_assert_true (strchr (answer->errors, '\n') == answer->errors + strlen (answer->errors) - 1);
}

TestAnswer
test_history_words (const char *const *words, const char *input)
{
  g_autoptr (GSubprocessLauncher) launcher =
    test_ctl_new_launcher (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE |
                           G_SUBPROCESS_FLAGS_STDIN_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  TestAnswer answer = { 0 };

  g_ptr_array_add (argv, (gpointer) test_ctl_get_program ());
  g_ptr_array_add (argv, (gpointer) "history");
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &answer.output, &answer.errors, &error);
  g_assert_no_error (error);
  answer.exit = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                     : -g_subprocess_get_term_sig (process);
  check_answer (&answer);
  if (g_str_has_prefix (answer.output, "{")) {
    answer.document = test_document_parse (answer.output);
    test_schema_check (answer.document);
  }

  return answer;
}

static TestAnswer
run_valist (const char *first_word, va_list arguments)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (const char *word = first_word; word != NULL; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (gpointer) word);
  g_ptr_array_add (words, NULL);

  return test_history_words ((const char *const *) words->pdata, NULL);
}

TestAnswer
test_history (const char *first_word, ...)
{
  TestAnswer answer;
  va_list arguments;

  va_start (arguments, first_word);
  answer = run_valist (first_word, arguments);
  va_end (arguments);

  return answer;
}

char *
test_history_text (const char *first_word, ...)
{
  g_auto (TestAnswer) answer = { 0 };
  va_list arguments;

  va_start (arguments, first_word);
  answer = run_valist (first_word, arguments);
  va_end (arguments);

  g_assert_cmpstr (answer.errors, ==, "");
  g_assert_true (g_str_has_suffix (answer.output, "\n"));
  answer.output[strlen (answer.output) - 1] = '\0';
  return g_steal_pointer (&answer.output);
}
