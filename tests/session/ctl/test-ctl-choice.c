/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whose rules are used: what the user chose, what the administrator locked, what is on the command line; and what is
 * said on stderr when that is not what was wanted. */

#include <signal.h>
#include <string.h>

#include <glib/gstdio.h>

#include "test-ctl-desk.h"
#include "test-ctl-etc.h"
#include "test-ctl-watch.h"

enum {
  EXIT_USAGE = 64,
};

typedef struct {
  char *top;      /* the user's settings and data */
  char *settings; /* file of GSettings */
  char *profile;  /* van.ini of the user's, not there yet */
} Fixture;

static void
write_text (const char *path, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->top = g_dir_make_tmp ("imzam-choice-XXXXXX", NULL);
  self->settings = g_build_filename (self->top, "glib-2.0", "settings", "keyfile", NULL);
  self->profile = g_build_filename (self->top, "imzam", "provinces", "van.ini", NULL);
  write_text (self->settings, "");
  test_ctl_set_variable ("GSETTINGS_BACKEND", "keyfile");
  test_ctl_set_variable ("XDG_CONFIG_HOME", self->top);
  test_ctl_set_variable ("XDG_DATA_HOME", self->top);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  const char *argv[] = { "rm", "-rf", self->top, "/etc/imzam/imzam.conf", NULL };

  test_desk_clear ();
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  g_free (self->top);
  g_free (self->settings);
  g_free (self->profile);
}

static void
choose (Fixture *self, const char *id)
{
  g_autofree char *text = g_strdup_printf ("[tr/imzam/Imzam]\nprovince='%s'\n", id);

  write_text (self->settings, text);
}

/* Words with spaces between them. */
static TestRun *
run (const char *words)
{
  g_auto (GStrv) argv = g_strsplit (words, " ", -1);

  return test_ctl_finish_with_words (test_ctl_start_words ((const char *const *) argv));
}

/* The same answer as without that choice, and one line on stderr. */
static void
assert_words (const TestRun *run, const char *words)
{
  g_autofree char *line = g_strdup_printf ("imzamctl: %s\n", words);

  g_assert_cmpstr (run->errors, ==, line);
}

static void
check_status_and_explain (const char *more, const char *used, const char *words)
{
  g_autofree char *status_words = g_strdup_printf ("status --json%s", more);
  g_autofree char *explain_words =
    g_strdup_printf ("explain --json --not-after 2027-01-20 --date 2026-11-21%s", more);
  g_autoptr (TestRun) status = run (status_words);
  g_autoptr (TestRun) explain = run (explain_words);

  g_assert_cmpint (status->exit, ==, 3);
  assert_words (status, words);
  g_assert_cmpint (explain->exit, ==, 0);
  test_assert_string (explain->document, "province", used);
  assert_words (explain, words);
}

static void
test_missing (Fixture *self, gconstpointer unused)
{
  static const char *const words = "“atlantis” was chosen, but there is no province of that name; "
                                   "the general rules are used";
  g_autofree char *line = g_strdup_printf ("imzamctl: %s\n", words);
  TestWatch *watch;

  choose (self, "atlantis");
  check_status_and_explain ("", "genel", words);

  watch = test_watch_start (TRUE);
  json_node_unref (test_watch_expect (watch, "no-card"));
  g_assert_cmpint (test_watch_end_with_words (watch, SIGTERM, line), ==, 0);
}

/* The file of the province that was chosen: where it is wrong, and what is used instead. */
static void
test_bad_file (Fixture *self, gconstpointer unused)
{
  g_autofree char *words =
    g_strdup_printf ("“van” was chosen, but its profile is not sound; the general rules are used "
                     "(%s: line 3: there is no key “nmae” in [province])",
                     self->profile);

  write_text (self->profile, "[province]\nname=Van\nnmae=Van\n");
  choose (self, "van");
  check_status_and_explain ("", "genel", words);
}

/* The user's file of a province that there is anyway. */
static void
test_passed_over (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->top, "imzam", "provinces", "batman.ini", NULL);
  g_autofree char *words = g_strdup_printf ("%s: line 1: the group [province] is missing", path);

  write_text (path, "");
  choose (self, "batman");
  check_status_and_explain ("", "batman", words);
  check_status_and_explain (" --province batman", "batman", words);
}

/* On the command line it is an error, in one line, and the file says why. */
static void
test_bad_file_asked_for (Fixture *self, gconstpointer unused)
{
  static const char *const lines[] = { "status --json --province van",
                                       "explain --not-after 2027-01-20 --province van",
                                       "province show van" };

  write_text (self->profile, "[province]\nname=Van\nnmae=Van\n");
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (TestRun) bad = run (lines[i]);

    g_test_message ("%s", bad->errors);
    g_assert_cmpint (bad->exit, ==, EXIT_USAGE);
    g_assert_cmpstr (bad->output, ==, "");
    g_assert_nonnull (strstr (bad->errors, "“van”"));
    g_assert_nonnull (strstr (bad->errors, "/van.ini: line 3: "));
    g_assert_true (strchr (bad->errors, '\n') == bad->errors + strlen (bad->errors) - 1);
  }
}

static void
test_overruled (Fixture *self, gconstpointer unused)
{
  g_autoptr (TestRun) same = NULL;

  write_text ("/etc/imzam/imzam.conf", "[imzam]\nprovince=zonguldak\nLocked=province\n");
  check_status_and_explain (" --province batman", "zonguldak",
                            "the administrator chose the province: the rules of “zonguldak” are "
                            "used, not those of “batman”");

  same = run ("explain --not-after 2027-01-20 --province zonguldak");
  g_assert_cmpstr (same->errors, ==, "");
}

/* Nor do the user's own files change it. */
static void
test_locked_file (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->top, "imzam", "provinces", "batman.ini", NULL);
  g_autofree char *words =
    g_strdup_printf ("%s: the administrator chose this province for all users; this file is not "
                     "used",
                     path);
  g_autoptr (TestRun) show = NULL;

  write_text (path, "[province]\nname=Mine\nlast_date=none\n");
  write_text ("/etc/imzam/imzam.conf", "[imzam]\nprovince=batman\nLocked=province\n");
  check_status_and_explain ("", "batman", words);

  show = run ("province show batman");
  g_assert_nonnull (strstr (show->output, "Batman (batman)\n"));
  g_assert_nonnull (strstr (show->output, "Last date: 1 month before the end\n"));
}

static void
test_no_id (Fixture *self, gconstpointer unused)
{
  write_text ("/etc/imzam/imzam.conf", "[imzam]\nprovince=Van\n");
  check_status_and_explain ("", "genel",
                            "/etc/imzam/imzam.conf: province: must be lower-case letters, digits "
                            "and hyphens");
}

/* The id comes from outside: it stays one line, and moves nothing on the screen. */
static void
test_raw_id (Fixture *self, gconstpointer unused)
{
  static const char *const ids[] = { "two\nlines", "\033[31mred", "a\u202Eb", "a\u200Bb" };
  static const char *const lines[][3] = { { "status", "--province" },
                                          { "explain", "--province" },
                                          { "province", "show" } };

  for (gsize i = 0; i < G_N_ELEMENTS (ids) * G_N_ELEMENTS (lines); i++) {
    const char *id = ids[i % G_N_ELEMENTS (ids)];
    const char *const *line = lines[i / G_N_ELEMENTS (ids)];
    g_autoptr (TestRun) bad = test_ctl_run (line[0], line[1], id, NULL);

    g_test_message ("%s", bad->errors);
    g_assert_cmpint (bad->exit, ==, EXIT_USAGE);
    g_assert_null (strstr (bad->errors, id));
    g_assert_null (strpbrk (bad->errors, "\033\r\t"));
    g_assert_nonnull (strstr (bad->errors, "\\u"));
    g_assert_true (strchr (bad->errors, '\n') == bad->errors + strlen (bad->errors) - 1);
  }
}

/* A folder may be called anything, too. */
static void
test_raw_place (Fixture *self, gconstpointer unused)
{
  g_autofree char *data = g_build_filename (self->top, "o\033\xff\nx", NULL);
  g_autofree char *path = g_build_filename (data, "imzam", "provinces", "van.ini", NULL);
  static const char *const lines[] = { "province list", "province show van" };
  g_autoptr (TestRun) list = NULL;
  g_autoptr (TestRun) show = NULL;

  write_text (path, "[province]\nname=Van\n");
  test_ctl_set_variable ("XDG_DATA_HOME", data);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (TestRun) text = run (lines[i]);

    g_assert_cmpint (text->exit, ==, 0);
    g_assert_null (strpbrk (text->output, "\033\xff"));
    g_assert_nonnull (strstr (text->output, "o\\u001B\\xFF\\u000Ax/imzam/provinces/van.ini"));
  }

  list = run ("province list --json");
  show = run ("province show van --json");
  g_assert_true (g_utf8_validate (list->output, -1, NULL));
  g_assert_true (g_utf8_validate (show->output, -1, NULL));
}

/* The user chooses another province while `watch` runs. */
static void
test_watch (Fixture *self, gconstpointer unused)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const ImzTestCertificateSpec spec = { .not_before = now - 1000 * TEST_DAY,
                                        .not_after = now + 20 * TEST_DAY };
  TestWatch *watch;

  test_desk_insert_specs (0, &spec, 1, NULL);
  watch = test_watch_start (TRUE);
  json_node_unref (test_watch_expect (watch, "renewal-late"));

  /* There is no last date there (R8). */
  choose (self, "zonguldak");
  json_node_unref (test_watch_expect (watch, "renewal-window"));

  choose (self, "atlantis");
  json_node_unref (test_watch_expect (watch, "renewal-late"));
  g_assert_cmpint (
    test_watch_end_with_words (watch, SIGTERM,
                               "imzamctl: “atlantis” was chosen, but there is no province of "
                               "that name; the general rules are used\n"),
    ==, 0);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  int result;

  imz_bed_enter ();
  test_etc_take ();
  g_test_init (&argc, &argv, NULL);
  test_desk_start ();

  add_test ("/ctl/choice/missing", test_missing);
  add_test ("/ctl/choice/bad-file", test_bad_file);
  add_test ("/ctl/choice/passed-over", test_passed_over);
  add_test ("/ctl/choice/bad-file-asked-for", test_bad_file_asked_for);
  add_test ("/ctl/choice/overruled", test_overruled);
  add_test ("/ctl/choice/locked-file", test_locked_file);
  add_test ("/ctl/choice/no-id", test_no_id);
  add_test ("/ctl/choice/raw-id", test_raw_id);
  add_test ("/ctl/choice/raw-place", test_raw_place);
  add_test ("/ctl/choice/watch", test_watch);

  result = g_test_run ();
  test_desk_free ();

  return result;
}
