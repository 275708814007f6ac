/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-drivers-kit.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>

#include "test-card.h"

#define PATIENCE_US (10 * G_TIME_SPAN_SECOND)

static char *
make_folder (const char *above, const char *name)
{
  char *folder = g_build_filename (above, name, NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  return folder;
}

TestKit *
test_kit_new (void)
{
  TestKit *self = g_new0 (TestKit, 1);

  self->folder = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->program = g_test_build_filename (G_TEST_DIST, "unit", "card", "fake-token-reader.sh", NULL);
  self->modules_dir = make_folder (self->folder, "modules.d");
  self->registered_dir = make_folder (self->folder, "registered");
  self->registered_dirs[0] = self->registered_dir;
  self->modules = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      empty_folder (path);
    g_remove (path);
  }
}

/* A script notes in MODULE.child what it leaves behind. */
static void
end_children (TestKit *self)
{
  for (guint i = 0; i < self->modules->len; i++) {
    g_autofree char *path = test_kit_get_file (self->modules->pdata[i], "child");
    g_autofree char *text = NULL;

    if (g_file_get_contents (path, &text, NULL, NULL))
      kill ((pid_t) g_ascii_strtoll (text, NULL, 10), SIGKILL);
  }
}

void
test_kit_free (TestKit *self)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;

  /* A driver that is just being ended may still leave something. */
  do {
    g_assert_cmpint (g_get_monotonic_time (), <, until);
    end_children (self);
    empty_folder (self->folder);
  } while (g_rmdir (self->folder) != 0);

  g_ptr_array_unref (self->modules);
  g_free (self->folder);
  g_free (self->program);
  g_free (self->modules_dir);
  g_free (self->registered_dir);
  g_free (self);
}

static void
write_file (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

const char *
test_kit_add (TestKit *self, const char *name, const char *script)
{
  char *path = g_build_filename (self->folder, name, NULL);

  write_file (path, script);
  g_ptr_array_add (self->modules, path);

  return path;
}

const char *
test_kit_add_answer (TestKit *self, const char *name, const char *before, char *answer)
{
  g_autofree char *script = g_strconcat (before, "\ncat \"$2.json\"\n", NULL);
  const char *module = test_kit_add (self, name, script);
  g_autofree char *file = test_kit_get_file (module, "json");
  g_autofree char *text = answer;

  write_file (file, text);

  return module;
}

char *
test_kit_get_file (const char *module, const char *extension)
{
  return g_strconcat (module, ".", extension, NULL);
}

gboolean
test_kit_has_file (const char *module, const char *extension)
{
  g_autofree char *path = test_kit_get_file (module, extension);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
test_kit_make_file (const char *module, const char *extension)
{
  g_autofree char *path = test_kit_get_file (module, extension);

  write_file (path, "");
}

static char **
read_calls (const char *module)
{
  g_autofree char *path = test_kit_get_file (module, "calls");
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_new0 (char *, 1);

  return g_strsplit (g_strchomp (text), "\n", -1);
}

guint
test_kit_count (const char *module)
{
  g_auto (GStrv) calls = read_calls (module);

  return g_strv_length (calls);
}

int
test_kit_get_process (const char *module)
{
  g_auto (GStrv) calls = read_calls (module);
  guint n = g_strv_length (calls);

  return n > 0 ? (int) g_ascii_strtoll (calls[n - 1], NULL, 10) : 0;
}

char *
test_kit_get_argument (const char *module)
{
  g_auto (GStrv) calls = read_calls (module);
  guint n = g_strv_length (calls);

  return n > 0 ? g_strdup (strchr (calls[n - 1], ' ') + 1) : NULL;
}

void
test_kit_write_table (TestKit *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->modules_dir, name, NULL);

  write_file (path, text);
}

ImzDrivers *
test_kit_new_drivers (TestKit *self, const char *chosen, guint deadline_ms)
{
  const ImzDriverSettings settings = {
    .program = self->program,
    .deadline_ms = deadline_ms,
    .modules_dir = self->modules_dir,
    .registered_dirs = self->registered_dirs,
    .registered_module_dir = self->folder,
  };
  g_autoptr (ImzConfig) config = imz_config_new (self->folder, self->folder, FALSE);

  if (chosen != NULL)
    g_assert_true (imz_config_set (config, IMZ_CONFIG_KEY_MODULE_PATH, chosen, NULL));

  return imz_drivers_new (config, &settings);
}

void
test_assert_process_ends (int process)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;

  g_assert_cmpint (process, >, 1);
  while (kill (process, 0) == 0) {
    g_assert_cmpint (g_get_monotonic_time (), <, until);
    g_usleep (2000);
  }
  g_assert_cmpint (errno, ==, ESRCH);
}

static void
append_text (GString *json, const char *text)
{
  if (text != NULL)
    g_string_append_printf (json, "\"%s\"", text);
  else
    g_string_append (json, "null");
}

char *
test_answer_new (const char *result,
                 const char *detail,
                 const char *slot,
                 const char *pin,
                 GBytes *const *certificates)
{
  GString *json = g_string_new ("{\"schema\":\"imzam.token-reader/1\",\"result\":");

  append_text (json, result);
  g_string_append (json, ",\"detail\":");
  append_text (json, detail);
  g_string_append (json, ",\"tokens\":[");
  if (certificates != NULL) {
    g_string_append (json, "{\"slot\":");
    append_text (json, slot);
    g_string_append (json, ",\"pin\":");
    append_text (json, pin);
    g_string_append (json, ",\"certificates\":[");
    for (gsize i = 0; certificates[i] != NULL; i++) {
      gsize length;
      gconstpointer der = g_bytes_get_data (certificates[i], &length);
      g_autofree char *base64 = g_base64_encode (der, length);

      g_string_append_printf (json, "%s\"%s\"", i > 0 ? "," : "", base64);
    }
    g_string_append (json, "]}");
  }
  g_string_append (json, "],\"libraries\":{\"libcrypto\":\"/lib/libcrypto.so.3\","
                         "\"libpcsclite\":null}}\n");

  return g_string_free (json, FALSE);
}

char *
test_answer_new_read (const char *slot, const char *first_holder, ...)
{
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  va_list holders;

  va_start (holders, first_holder);
  for (const char *holder = first_holder; holder != NULL; holder = va_arg (holders, const char *))
    g_ptr_array_add (certificates, test_certificate_new (holder, 0));
  va_end (holders);
  g_ptr_array_add (certificates, NULL);

  return test_answer_new ("read", NULL, slot, "none", (GBytes **) certificates->pdata);
}
