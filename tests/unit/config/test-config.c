/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Key files and the command line, where there is no GSettings schema. */

#include "test-places.h"

#include <string.h>

#include <glib/gstdio.h>

static guint
get_deadline (ImzConfig *config)
{
  return imz_config_get_number (config, IMZ_CONFIG_KEY_DRIVER_DEADLINE);
}

static void
assert_module (ImzConfig *config, const char *path)
{
  g_autofree char *module = imz_config_get_string (config, IMZ_CONFIG_KEY_MODULE_PATH);

  g_assert_cmpstr (module, ==, path);
}

static void
assert_hosts (ImzConfig *config, const char *joined)
{
  g_auto (GStrv) hosts = imz_config_get_list (config, IMZ_CONFIG_KEY_HOSTS);
  g_autofree char *text = g_strjoinv (" ", hosts);

  g_assert_cmpstr (text, ==, joined);
}

static void
set (ImzConfig *config, ImzConfigKey key, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (imz_config_set (config, key, text, &error));
  g_assert_no_error (error);
}

static void
assert_defaults (ImzConfig *config)
{
  assert_module (config, "");
  g_assert_cmpuint (get_deadline (config), ==, 8);
  g_assert_false (imz_config_get_switch (config, IMZ_CONFIG_KEY_REGISTERED_MODULES));
  g_assert_true (imz_config_get_switch (config, IMZ_CONFIG_KEY_ONLINE_CHECKS));
  assert_hosts (config, "");
  g_assert_true (imz_config_get_switch (config, IMZ_CONFIG_KEY_REMINDERS));
  test_assert_no_problems (config);
}

static void
test_defaults (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, TRUE);

  assert_defaults (config);
}

/* The file that comes with İmzam sets every key, to what it is without the file. */
static void
test_shipped_file (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  g_autofree char *path = g_build_filename (folder, "imzam.conf", NULL);
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, folder, FALSE);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  assert_defaults (config);

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  for (ImzConfigKey key = 0; key < IMZ_N_CONFIG_KEYS; key++)
    g_assert_true (g_key_file_has_key (file, "imzam", imz_config_key_get_name (key), NULL));
}

static void
test_layers (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);

  test_places_write (places->shipped_file, "driver-deadline=20\nmodule-path=/shipped.so\n"
                                           "hosts=one.example;two.example");
  test_places_write (places->admin_file, "driver-deadline=30");
  g_assert_cmpuint (get_deadline (config), ==, 30);
  assert_module (config, "/shipped.so");
  assert_hosts (config, "one.example two.example");

  set (config, IMZ_CONFIG_KEY_DRIVER_DEADLINE, "40");
  set (config, IMZ_CONFIG_KEY_HOSTS, "three.example");
  set (config, IMZ_CONFIG_KEY_ONLINE_CHECKS, "false");
  g_assert_cmpuint (get_deadline (config), ==, 40);
  assert_hosts (config, "three.example");
  g_assert_false (imz_config_get_switch (config, IMZ_CONFIG_KEY_ONLINE_CHECKS));
  test_assert_no_problems (config);
}

/* An empty value is one, too. */
static void
test_empty (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);

  test_places_write (places->shipped_file, "module-path=/shipped.so\nhosts=one.example;");
  test_places_write (places->admin_file, "module-path=\nhosts=");
  assert_module (config, "");
  assert_hosts (config, "");
  test_assert_no_problems (config);
}

static void
test_locks (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);

  test_places_write (places->shipped_file, "driver-deadline=20\nmodule-path=/shipped.so");
  test_places_write (places->admin_file, "driver-deadline=30\nonline-checks=false\n"
                                         "Locked=driver-deadline;module-path; registered-modules");
  set (config, IMZ_CONFIG_KEY_DRIVER_DEADLINE, "40");
  set (config, IMZ_CONFIG_KEY_MODULE_PATH, "/mine.so");
  set (config, IMZ_CONFIG_KEY_REGISTERED_MODULES, "true");
  set (config, IMZ_CONFIG_KEY_ONLINE_CHECKS, "true");

  g_assert_cmpuint (get_deadline (config), ==, 30);
  assert_module (config, "/shipped.so"); /* locked, and not set there */
  g_assert_false (imz_config_get_switch (config, IMZ_CONFIG_KEY_REGISTERED_MODULES));
  g_assert_true (imz_config_get_switch (config, IMZ_CONFIG_KEY_ONLINE_CHECKS));
  test_assert_no_problems (config);
}

/* What is locked stays so when its value is none; locks that do not count or mean nothing are told. */
static void
test_odd_locks (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);

  test_places_write (places->shipped_file, "Locked=online-checks");
  test_places_write (places->admin_file, "driver-deadline=soon\nLocked=driver-deadline;colour;");
  set (config, IMZ_CONFIG_KEY_DRIVER_DEADLINE, "40");
  set (config, IMZ_CONFIG_KEY_ONLINE_CHECKS, "false");

  g_assert_cmpuint (get_deadline (config), ==, 8);
  g_assert_false (imz_config_get_switch (config, IMZ_CONFIG_KEY_ONLINE_CHECKS));
  test_assert_problems (config, "admin/imzam.conf: Locked: names a key that there is none of",
                        "admin/imzam.conf: driver-deadline: must be a whole number",
                        "shipped/imzam.conf: Locked: there is no such key", NULL);
}

/* One slip in the administrator's file, and it cannot be read: what it locks is not open for that. */
static void
test_broken_locks (gconstpointer text)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);
  g_autoptr (GPtrArray) problems = NULL;

  test_places_write (places->shipped_file, "driver-deadline=20\nonline-checks=false");
  g_assert_true (g_file_set_contents (places->admin_file, text, -1, NULL));
  set (config, IMZ_CONFIG_KEY_DRIVER_DEADLINE, "40");
  set (config, IMZ_CONFIG_KEY_ONLINE_CHECKS, "true");
  set (config, IMZ_CONFIG_KEY_MODULE_PATH, "/mine.so");
  set (config, IMZ_CONFIG_KEY_HOSTS, "mine.example");

  g_assert_cmpuint (get_deadline (config), ==, 20);
  g_assert_false (imz_config_get_switch (config, IMZ_CONFIG_KEY_ONLINE_CHECKS));
  assert_module (config, "");
  assert_hosts (config, "");
  problems = imz_config_get_problems (config);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (problems->pdata[0], places->admin_file));
}

/* A shipped file that cannot be read locks nothing, and neither does an administrator's that is empty. */
static void
test_nothing_locked (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);

  test_places_write (places->shipped_file, "no key");
  g_assert_true (g_file_set_contents (places->admin_file, "# [imzam]\n", -1, NULL));
  set (config, IMZ_CONFIG_KEY_DRIVER_DEADLINE, "40");
  g_assert_cmpuint (get_deadline (config), ==, 40);
}

static void
test_list_blanks (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);

  test_places_write (places->admin_file, "hosts=a.example; b.example ;; ;\tc.example");
  assert_hosts (config, "a.example b.example c.example");
  set (config, IMZ_CONFIG_KEY_HOSTS, "d.example; e.example");
  assert_hosts (config, "d.example e.example");
  set (config, IMZ_CONFIG_KEY_HOSTS, " ; ");
  assert_hosts (config, "");
  test_assert_no_problems (config);
}

/* The last of two lines counts; under the sanitizers the first one's value must not be lost. */
static void
test_twice (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);

  test_places_write (places->admin_file, "module-path=/one.so\nhosts=one.example\n"
                                         "module-path=/two.so\nhosts=two.example");
  assert_module (config, "/two.so");
  assert_hosts (config, "two.example");
  test_assert_no_problems (config);
}

#define NUMBERS_ARE "must be whole numbers from 0 to 365, with commas between them, at most 12"

/* Each bad value is named, with what would be a good one, and the place below decides. */
static void
test_bad_values (void)
{
  static const struct {
    const char *line;
    const char *problem;
  } cases[] = {
    { "driver-deadline=0", "driver-deadline: must be from 1 to 120" },
    { "driver-deadline=121", "driver-deadline: must be from 1 to 120" },
    { "driver-deadline=-1", "driver-deadline: must be from 1 to 120" },
    { "driver-deadline=4294967297", "driver-deadline: must be from 1 to 120" },
    { "driver-deadline=99999999999999999999", "driver-deadline: must be from 1 to 120" },
    { "driver-deadline=8.5", "driver-deadline: must be a whole number" },
    { "driver-deadline=", "driver-deadline: must be a whole number" },
    { "registered-modules=perhaps", "registered-modules: must be true or false" },
    { "online-checks=", "online-checks: must be true or false" },
    { "module-path=akisp11.so", "module-path: must be a whole path, from / on" },
    { "module-path=~/akisp11.so", "module-path: must be a whole path, from / on" },
    { "module-path=/\xC4.so", "module-path: must be a text" },
    { "hosts=one.example;\xC4;", "hosts: must be a list" },
    { "reminders=sometimes", "reminders: must be true or false" },
    { "quiet-reminders=pin;\xC4;", "quiet-reminders: must be a list" },
    { "reminder-days=90;366;", "reminder-days: " NUMBERS_ARE },
    { "reminder-days=90;soon;", "reminder-days: " NUMBERS_ARE },
    { "reminder-days=-1", "reminder-days: " NUMBERS_ARE },
    { "reminder-days=4294967296", "reminder-days: " NUMBERS_ARE },
    { "reminder-days=1;2;3;4;5;6;7;8;9;10;11;12;13;", "reminder-days: " NUMBERS_ARE },
    { "Driver-Deadline=20", "Driver-Deadline: there is no such key" },
    { "colour=red", "colour: there is no such key" },
  };
  g_autoptr (TestPlaces) places = test_places_new ();

  test_places_write (places->shipped_file, "driver-deadline=20\nregistered-modules=true\n"
                                           "online-checks=false\nmodule-path=/shipped.so\n"
                                           "hosts=one.example");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);

    g_test_message ("%s", cases[i].problem);
    test_places_write (places->admin_file, cases[i].line);
    g_assert_cmpuint (get_deadline (config), ==, 20);
    g_assert_true (imz_config_get_switch (config, IMZ_CONFIG_KEY_REGISTERED_MODULES));
    g_assert_false (imz_config_get_switch (config, IMZ_CONFIG_KEY_ONLINE_CHECKS));
    assert_module (config, "/shipped.so");
    assert_hosts (config, "one.example");
    test_assert_problems (config, cases[i].problem, NULL);
  }
}

static void
assert_days (ImzConfig *config, ImzConfigKey key, const char *expected)
{
  g_autoptr (GArray) days = imz_config_get_numbers (config, key);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    g_string_append_printf (text, i == 0 ? "%u" : " %u", g_array_index (days, guint, i));
  g_assert_cmpstr (text->str, ==, expected);
}

/* However they are written, the greatest stands first and none twice; none at all are well, too. */
static void
test_numbers (void)
{
  static const struct {
    const char *line;
    const char *days;
  } rows[] = {
    { "reminder-days=30;", "30" },
    { "reminder-days=1; 7;365;0", "365 7 1 0" },
    { "reminder-days=7, 30,,7", "30 7" },
    { "reminder-days=1;2;3;4;5;6;7;8;9;10;11;12;", "12 11 10 9 8 7 6 5 4 3 2 1" },
    { "reminder-days=", "" },
    { "reminders=true", "90 60 30 15 7 1" },
  };
  g_autoptr (TestPlaces) places = test_places_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);

    test_places_write (places->admin_file, rows[i].line);
    assert_days (config, IMZ_CONFIG_KEY_REMINDER_DAYS, rows[i].days);
    assert_days (config, IMZ_CONFIG_KEY_E_ONAY_REMINDER_DAYS, "100 45 7");
    assert_days (config, IMZ_CONFIG_KEY_PASSWORD_REMINDER_DAYS, "30 7");
    test_assert_no_problems (config);
  }
}

static void
test_ranges (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);
  g_autoptr (GError) error = NULL;

  set (config, IMZ_CONFIG_KEY_DRIVER_DEADLINE, "1");
  g_assert_cmpuint (get_deadline (config), ==, 1);
  set (config, IMZ_CONFIG_KEY_DRIVER_DEADLINE, "120");
  g_assert_cmpuint (get_deadline (config), ==, 120);

  g_assert_false (imz_config_set (config, IMZ_CONFIG_KEY_DRIVER_DEADLINE, "121", &error));
  g_assert_error (error, IMZ_CONFIG_ERROR, IMZ_CONFIG_ERROR_BAD_VALUE);
  g_assert_cmpstr (error->message, ==, "must be from 1 to 120");
  g_assert_cmpuint (get_deadline (config), ==, 120);
}

/* Files that are none, and a folder in a file's place. */
static void
test_bad_files (void)
{
  static const char *const texts[] = { "driver-deadline=20\n", "[imzam\n", "[other]\nkey=1\n", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (TestPlaces) places = test_places_new ();
    g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);
    g_autoptr (GPtrArray) problems = NULL;

    g_assert_true (g_file_set_contents (places->admin_file, texts[i], -1, NULL));
    test_places_write (places->shipped_file, "driver-deadline=20");
    g_assert_cmpuint (get_deadline (config), ==, 20);
    problems = imz_config_get_problems (config);
    g_assert_cmpuint (problems->len, ==, 1);
    g_assert_true (g_str_has_prefix (problems->pdata[0], places->admin_file));
  }
}

static void
test_folder_for_file (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_cmpint (g_mkdir (places->admin_file, 0700), ==, 0);
  g_assert_cmpuint (get_deadline (config), ==, 8);
  problems = imz_config_get_problems (config);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (problems->pdata[0], places->admin_file));
  g_rmdir (places->admin_file);
}

/* Nothing is read before somebody wants to know, and the files only once. */
static void
test_lazy (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, FALSE);

  test_places_write (places->admin_file, "driver-deadline=20");
  g_assert_cmpuint (get_deadline (config), ==, 20);
  test_places_write (places->admin_file, "driver-deadline=30");
  g_assert_cmpuint (get_deadline (config), ==, 20);
}

static gpointer
look_cb (gpointer data)
{
  ImzConfig *config = data;

  for (int i = 0; i < 200; i++) {
    g_autoptr (GPtrArray) problems = imz_config_get_problems (config);

    g_assert_cmpuint (get_deadline (config), >=, 20);
    assert_hosts (config, "one.example");
    g_assert_cmpuint (problems->len, ==, 1);
  }

  imz_config_unref (config);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, TRUE);
  GThread *threads[4];

  test_places_write (places->admin_file, "driver-deadline=20\nhosts=one.example\ncolour=red");
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("looking", look_cb, imz_config_ref (config));
  for (int i = 20; i < 100; i++) {
    g_autofree char *text = g_strdup_printf ("%d", i);

    set (config, IMZ_CONFIG_KEY_DRIVER_DEADLINE, text);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_names (void)
{
  ImzConfigKey found;

  for (ImzConfigKey key = 0; key < IMZ_N_CONFIG_KEYS; key++) {
    g_assert_true (imz_config_key_find (imz_config_key_get_name (key), &found));
    g_assert_cmpint (found, ==, key);
  }
  g_assert_false (imz_config_key_find ("colour", &found));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/config/defaults", test_defaults);
  g_test_add_func ("/config/shipped-file", test_shipped_file);
  g_test_add_func ("/config/layers", test_layers);
  g_test_add_func ("/config/empty", test_empty);
  g_test_add_func ("/config/locks", test_locks);
  g_test_add_func ("/config/locks/odd", test_odd_locks);
  g_test_add_data_func ("/config/locks/broken-file",
                        "[imzam]\ndriver-deadline=30\nLocked=online-checks;\nno key\n",
                        test_broken_locks);
  g_test_add_data_func ("/config/locks/broken-group",
                        "[Imzam]\ndriver-deadline=30\nLocked=online-checks;\n", test_broken_locks);
  g_test_add_data_func ("/config/locks/broken-list", "[imzam]\nLocked=\xC4;online-checks;\n",
                        test_broken_locks);
  g_test_add_func ("/config/locks/nothing-locked", test_nothing_locked);
  g_test_add_func ("/config/list-blanks", test_list_blanks);
  g_test_add_func ("/config/numbers", test_numbers);
  g_test_add_func ("/config/twice", test_twice);
  g_test_add_func ("/config/bad-values", test_bad_values);
  g_test_add_func ("/config/ranges", test_ranges);
  g_test_add_func ("/config/bad-files", test_bad_files);
  g_test_add_func ("/config/bad-files/folder", test_folder_for_file);
  g_test_add_func ("/config/lazy", test_lazy);
  g_test_add_func ("/config/threads", test_threads);
  g_test_add_func ("/config/names", test_names);
  return g_test_run ();
}
