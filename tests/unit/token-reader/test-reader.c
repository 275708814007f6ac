/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-reader.h"

#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/prctl.h>

#include <glib/gstdio.h>

#define LIMIT_MS 60000 /* nothing may hang longer than this */
#define POLL_INTERVAL_MS 2
#define MAX_OUTPUT (1024 * 1024)

static GHashTable *variables;

static const char *
get_variable (const char *name)
{
  const char *value = g_getenv (name);

  if (value == NULL)
    g_error ("%s is not set", name);

  return value;
}

const char *
test_reader_get_program (void)
{
  return get_variable ("IMZAM_TOKEN_READER");
}

void
test_reader_set_variable (const char *name, const char *value)
{
  if (variables == NULL)
    variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (variables, g_strdup (name), g_strdup (value));
}

static TestModule *
new_module (const char *name)
{
  TestModule *module = g_new0 (TestModule, 1);
  g_autoptr (GError) error = NULL;

  module->folder = g_dir_make_tmp ("imzam-module-XXXXXX", &error);
  g_assert_no_error (error);
  module->path = g_build_filename (module->folder, name, NULL);

  return module;
}

static void
write_file (const char *path, gconstpointer bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0755, &error);
  g_assert_no_error (error);
  /* Whatever the umask leaves to a group. */
  g_assert_cmpint (g_chmod (path, 0755), ==, 0);
}

TestModule *
test_module_new_bytes (gconstpointer bytes, gsize length, const char *name)
{
  TestModule *module = new_module (name);

  write_file (module->path, bytes, length);

  return module;
}

TestModule *
test_module_new_copy (const char *variable, const char *name)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (get_variable (variable), &bytes, &length, &error);
  g_assert_no_error (error);

  return test_module_new_bytes (bytes, length, name);
}

TestModule *
test_module_new (const char *script)
{
  TestModule *module = test_module_new_copy ("MOCK_PKCS11", "mock.so");
  g_autofree char *path = g_strconcat (module->path, ".script", NULL);

  write_file (path, script, strlen (script));

  return module;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *entry = g_build_filename (path, name, NULL);

    if (g_file_test (entry, G_FILE_TEST_IS_DIR) && !g_file_test (entry, G_FILE_TEST_IS_SYMLINK))
      remove_folder (entry);
    else
      g_unlink (entry);
  }
  g_rmdir (path);
}

void
test_module_free (TestModule *module)
{
  remove_folder (module->folder);
  g_free (module->folder);
  g_free (module->path);
  g_free (module);
}

char *
test_module_get_told (const TestModule *module, const char *extension)
{
  g_autofree char *path = g_strconcat (module->path, ".", extension, NULL);
  char *text;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : NULL;
}

char *
test_wait_for_told (const TestModule *module, const char *extension)
{
  char *text = NULL;

  for (guint waited = 0; waited < LIMIT_MS && text == NULL; waited += POLL_INTERVAL_MS) {
    text = test_module_get_told (module, extension);
    g_usleep (POLL_INTERVAL_MS * 1000);
  }
  g_assert_nonnull (text);

  return text;
}

static void
die_with_parent_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocessLauncher *
new_launcher (void)
{
  GSubprocessLauncher *launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  GHashTableIter iter;
  gpointer name, value;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent_cb, NULL, NULL);
  /* Meson names the build's libraries there, and one of them shall be missing. */
  g_subprocess_launcher_unsetenv (launcher, "LD_LIBRARY_PATH");
  if (variables == NULL)
    return launcher;

  g_hash_table_iter_init (&iter, variables);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_subprocess_launcher_setenv (launcher, name, value, TRUE);

  return launcher;
}

GSubprocess *
test_reader_start (const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher = new_launcher ();
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  GSubprocess *process;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, (gpointer) test_reader_get_program ());
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);

  return process;
}

static void
assert_members (JsonObject *object, const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    g_assert_true (json_object_has_member (object, names[i]));
  g_assert_cmpuint (json_object_get_size (object), ==, g_strv_length ((char **) names));
}

static JsonArray *
get_tokens (const TestRun *run)
{
  return json_object_get_array_member (json_node_get_object (run->root), "tokens");
}

static JsonObject *
get_token (const TestRun *run, guint token)
{
  g_assert_cmpuint (token, <, test_run_count_tokens (run));

  return json_array_get_object_element (get_tokens (run), token);
}

guint
test_run_count_tokens (const TestRun *run)
{
  return json_array_get_length (get_tokens (run));
}

static JsonArray *
get_certificates (const TestRun *run, guint token)
{
  return json_object_get_array_member (get_token (run, token), "certificates");
}

guint
test_run_count_certificates (const TestRun *run, guint token)
{
  return json_array_get_length (get_certificates (run, token));
}

static JsonNode *
parse_output (const char *output)
{
  static const char *const members[] = {
    "schema", "result", "detail", "tokens", "libraries", NULL
  };
  static const char *const libraries[] = { "libcrypto", "libpcsclite", NULL };
  static const char *const token_members[] = { "slot", "pin", "certificates", NULL };
  g_autoptr (GError) error = NULL;
  JsonNode *root;
  JsonObject *object;
  JsonArray *tokens;

  g_assert_cmpuint (strlen (output), <, MAX_OUTPUT);
  g_assert_true (g_utf8_validate (output, -1, NULL));
  g_assert_cmpuint (strcspn (output, "\n"), ==, strlen (output) - 1);

  root = json_from_string (output, &error);
  g_assert_no_error (error);
  object = json_node_get_object (root);
  assert_members (object, members);
  g_assert_cmpstr (json_object_get_string_member (object, "schema"), ==, "imzam.token-reader/1");
  assert_members (json_object_get_object_member (object, "libraries"), libraries);
  tokens = json_object_get_array_member (object, "tokens");
  for (guint i = 0; i < json_array_get_length (tokens); i++)
    assert_members (json_array_get_object_element (tokens, i), token_members);

  return root;
}

TestRun *
test_reader_finish (GSubprocess *process)
{
  TestRun *run = g_new0 (TestRun, 1);
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &run->output, &run->errors, &error);
  g_assert_no_error (error);
  run->exit = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                   : -g_subprocess_get_term_sig (process);

  g_assert_null (strstr (run->output, TEST_IDENTITY));
  g_assert_null (strstr (run->errors, TEST_IDENTITY));
  if (run->exit == 0) {
    g_assert_cmpstr (run->errors, ==, "");
    run->root = parse_output (run->output);
  }
  g_object_unref (process);

  return run;
}

TestRun *
test_reader_run (const char *first_word, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list arguments;

  va_start (arguments, first_word);
  for (const char *word = first_word; word != NULL; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);

  return test_reader_finish (test_reader_start ((const char *const *) words->pdata));
}

TestRun *
test_reader_run_script (const char *script)
{
  g_autoptr (TestModule) module = test_module_new (script);

  return test_reader_run (module->path, NULL);
}

void
test_run_free (TestRun *run)
{
  g_clear_pointer (&run->root, json_node_unref);
  g_free (run->output);
  g_free (run->errors);
  g_free (run);
}

void
test_run_assert (const TestRun *run, const char *result, const char *detail)
{
  JsonObject *object;

  g_assert_cmpint (run->exit, ==, 0);
  object = json_node_get_object (run->root);
  g_assert_cmpstr (json_object_get_string_member (object, "result"), ==, result);
  g_assert_cmpstr (json_object_get_string_member_with_default (object, "detail", NULL), ==, detail);
  if (g_str_equal (result, "read"))
    g_assert_cmpuint (test_run_count_tokens (run), >, 0);
  else if (!g_str_equal (result, "failed"))
    g_assert_cmpuint (test_run_count_tokens (run), ==, 0);
}

void
test_run_assert_token (const TestRun *run, guint token, const char *pin, guint n_certificates)
{
  g_assert_cmpstr (json_object_get_string_member (get_token (run, token), "pin"), ==, pin);
  g_assert_cmpuint (test_run_count_certificates (run, token), ==, n_certificates);
}

const char *
test_run_get_slot (const TestRun *run, guint token)
{
  return json_object_get_string_member (get_token (run, token), "slot");
}

const char *
test_run_get_library (const TestRun *run, const char *name)
{
  JsonObject *libraries =
    json_object_get_object_member (json_node_get_object (run->root), "libraries");

  return json_object_get_string_member_with_default (libraries, name, NULL);
}

GBytes *
test_run_get_certificate (const TestRun *run, guint token, guint certificate)
{
  gsize length;
  guchar *bytes;

  g_assert_cmpuint (certificate, <, test_run_count_certificates (run, token));
  bytes = g_base64_decode (
    json_array_get_string_element (get_certificates (run, token), certificate), &length);

  return g_bytes_new_take (bytes, length);
}

char *
test_run_tool (const char *first_word, ...)
{
  g_autoptr (GSubprocessLauncher) launcher = new_launcher ();
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = NULL;
  char *output;
  va_list arguments;

  va_start (arguments, first_word);
  for (const char *word = first_word; word != NULL; word = va_arg (arguments, const char *))
    g_ptr_array_add (argv, (gpointer) word);
  va_end (arguments);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &errors, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s failed: %s%s", first_word, output, errors);

  return output;
}
