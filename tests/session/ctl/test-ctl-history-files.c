/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* imzamctl history, where files, disks and other programs have their part. */

#include <signal.h>
#include <string.h>
#include <sys/mount.h>

#include "imz-bed.h"
#include "test-ctl-home.h"
#include "test-ctl.h"

#define ADD "add", "--case", "renewal", "--method", "e-onay"
#define MARK "\xEF\xBB\xBF"
#define FILE_OF(applications) "{\"schema\":\"imzam.history/1\",\"applications\":[" applications "]}"
#define UID "00112233445566778899aabbccddeeff"
#define CHANGED(day, members)                                                  \
  "{\"uid\":\"" UID "\",\"case\":\"first\",\"method\":\"e-imza\","             \
  "\"created_at\":\"2026-11-01T10:00:00+03:00\",\"changed_at\":\"2026-11-" day \
  "T10:00:00+03:00\"," members "}"

enum {
  N_AT_ONCE = 20,
  EXIT_DAMAGED = 2,
  EXIT_UNKNOWN = 3,
};

static TestAnswer
import (const char *text)
{
  return test_history_words ((const char *const[]){ "import", "-", NULL }, text);
}

static void
assert_import (const char *text, const char *said)
{
  g_auto (TestAnswer) answer = import (text);
  g_autofree char *line = g_strdup_printf ("Applications: %s left as they are.\n", said);

  g_assert_cmpstr (answer.errors, ==, "");
  g_assert_cmpstr (answer.output, ==, line);
}

/* (transfer full) */
static char *
export_json (void)
{
  return test_history_text ("export", "--format", "json", NULL);
}

static void
write_file (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
make_some (void)
{
  g_autofree char *first =
    test_history_text (ADD, "--note", "a \"b\"\n=1+1 😀", "--courier", "Bir kurye", NULL);
  g_autofree char *second = test_history_text ("add", "--case", "lost", "--method", "wet-signed",
                                               "--province", "batman", NULL);
  g_autofree char *third = test_history_text (ADD, "--date", "2026-10-01", NULL);
  g_autofree char *removed = test_history_text ("remove", first, NULL);
  g_autofree char *fourth = test_history_text (ADD, "--tracking", "1 2", NULL);
  g_autofree char *refused =
    test_history_text ("set", second, "--stage", "refused", "--refusal", "other", NULL);
  g_autofree char *approved =
    test_history_text ("set", third, "--stage", "approved", "--date", "2026-10-05", NULL);
}

/* Out of one computer and into another: byte for byte the same, numbers too. */
static void
test_round_trip (TestHome *self, gconstpointer unused)
{
  g_autofree char *file = g_build_filename (self->top, "basvurular.json", NULL);
  g_autofree char *exported = NULL;
  g_autofree char *again = NULL;
  g_autofree char *said = NULL;
  TestHome other;

  make_some ();
  exported = export_json ();
  write_file (file, exported);
  assert_import (exported, "0 added, 0 replaced, 3");

  test_home_set_up (&other, NULL);
  said = test_history_text ("import", file, NULL);
  g_assert_cmpstr (said, ==, "Applications: 3 added, 0 replaced, 0 left as they are.");
  again = export_json ();
  g_assert_cmpstr (again, ==, exported);
  test_home_tear_down (&other, NULL);
}

/* The later one is right, wherever it was changed. */
static void
test_newer (TestHome *self, gconstpointer unused)
{
  g_auto (TestAnswer) shown = { 0 };

  assert_import (FILE_OF (CHANGED ("02", "\"id\":5,\"note\":\"ilk\"")), "1 added, 0 replaced, 0");
  assert_import (FILE_OF (CHANGED ("02", "\"note\":\"aynı\"")), "0 added, 0 replaced, 1");
  assert_import (FILE_OF (CHANGED ("01", "\"note\":\"eski\"")), "0 added, 0 replaced, 1");
  assert_import (FILE_OF (CHANGED ("03", "\"id\":9,\"note\":\"yeni\"")), "0 added, 1 replaced, 0");

  shown = test_history ("show", "5", "--json", NULL);
  test_assert_string (shown.document, "applications.0.note", "yeni");
  test_assert_string (shown.document, "applications.0.changed_at", "2026-11-03T10:00:00+03:00");
}

/* A number that is taken here is given up, and none is there twice. */
static void
test_numbers (TestHome *self, gconstpointer unused)
{
  g_autofree char *id = test_history_text (ADD, NULL);
  g_auto (TestAnswer) list = { 0 };

  assert_import (FILE_OF (CHANGED ("02", "\"id\":1") "," CHANGED ("04", "\"id\":7")),
                 "1 added, 0 replaced, 1");
  list = test_history ("list", "--json", NULL);
  test_assert_length (list.document, "applications", 2);
  test_assert_int (list.document, "applications.0.id", 1);
  test_assert_int (list.document, "applications.1.id", 2);
}

/* People who are not here are made; who cannot be here for their name has what they have under the current one. */
static void
test_people (TestHome *self, gconstpointer unused)
{
  g_auto (TestAnswer) list = { 0 };

  assert_import (FILE_OF ("{\"profile\":\"Işıl\",\"case\":\"first\",\"method\":\"e-imza\","
                          "\"created_at\":\"2026-11-01T10:00:00+03:00\"},"
                          "{\"profile\":\" IŞIL \",\"case\":\"lost\",\"method\":\"e-imza\","
                          "\"created_at\":\"2026-10-01T10:00:00+03:00\"},"
                          "{\"profile\":\"a\\u202eb\",\"case\":\"lost\",\"method\":\"e-imza\","
                          "\"created_at\":\"2026-09-01T10:00:00+03:00\"}"),
                 "3 added, 0 replaced, 0");
  list = test_history ("list", "--json", NULL);
  test_assert_string (list.document, "applications.0.profile", "Işıl");
  test_assert_string (list.document, "applications.1.profile", "Işıl");
  test_assert_null (list.document, "applications.2.profile");
}

/* All or nothing; the file is named, and what is wrong in it. */
static void
test_bad_file (TestHome *self, gconstpointer unused)
{
  static const struct {
    const char *text;
    const char *reason;
  } vectors[] = {
    { "", "This is no file of applications that İmzam exported as JSON." },
    { MARK "Number,Person\r\n", "This is no file of applications that İmzam exported as JSON." },
    { FILE_OF (CHANGED ("02", "\"note\":\"a\"") ",{\"case\":\"lost\"}"),
      "Application 2, “method”: This is missing." },
    { FILE_OF (CHANGED ("02", "\"note\":\"a\"") ",{\"x\":\"\\ud83d\"}"),
      "What stands behind application 1 is not JSON." },
  };
  g_autofree char *path = g_build_filename (self->top, "başvurular.json", NULL);
  g_autofree char *nothing = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *end = g_strdup_printf (".json”: %s\n", vectors[i].reason);
    g_auto (TestAnswer) answer = { 0 };

    write_file (path, vectors[i].text);
    answer = test_history ("import", path, NULL);
    g_assert_cmpint (answer.exit, ==, TEST_EXIT_FAILED);
    g_assert_true (g_str_has_suffix (answer.errors, end));
  }

  nothing = test_history_text ("list", NULL);
  g_assert_cmpstr (nothing, ==, "No application is kept yet.");
}

static void
test_no_file (TestHome *self, gconstpointer unused)
{
  static const char *const paths[] = { "/no/such/file.json", "/", "/dev/null" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_auto (TestAnswer) answer = test_history ("import", paths[i], NULL);

    g_assert_cmpint (answer.exit, ==, TEST_EXIT_FAILED);
    g_assert_nonnull (strstr (answer.errors, paths[i]));
  }
}

/* Nothing that somebody wrote is calculated, in whatever country the spreadsheet program is at home. */
static void
test_csv (TestHome *self, gconstpointer unused)
{
  g_autofree char *id = test_history_text (
    ADD, "--courier", "=HYPERLINK(\"x\")", "--tracking", "+90", "--note", "iyi;=1\n-1\n@a, \"b\"",
    "--letter-number", "-5", "--link", "https://x.example/@", "--date", "2026-11-01", NULL);
  g_autofree char *csv = test_history_text ("export", "--format", "csv", NULL);

  g_assert_true (g_str_has_prefix (csv, MARK "Number,Person,Reason,"));
  g_assert_true (g_str_has_suffix (csv, "\r"));
  g_assert_nonnull (
    strstr (csv, "\r\n1,,Renewal,Application with e-onay,,Application,2026-11-01,,,,,,,,,,,,,,"
                 "\"'=HYPERLINK(\"\"x\"\")\",'+90,https://x.example/@,,'-5,"
                 "\"iyi;'=1\n'-1\n'@a, \"\"b\"\"\"\r"));
}

/* Half a file is none. */
static void
test_full (TestHome *self, gconstpointer unused)
{
  static const char *const formats[] = { "json", "csv" };

  make_some ();
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autoptr (GSubprocessLauncher) launcher =
      test_ctl_new_launcher (G_SUBPROCESS_FLAGS_STDERR_PIPE);
    g_autoptr (GSubprocess) process = NULL;
    g_autofree char *errors = NULL;
    g_autoptr (GError) error = NULL;

    g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
    process = g_subprocess_launcher_spawn (launcher, &error, test_ctl_get_program (), "history",
                                           "export", "--format", formats[i], NULL);
    g_assert_no_error (error);
    g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &errors, NULL);
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, TEST_EXIT_FAILED);
    g_assert_nonnull (strstr (errors, "No space left on device"));
  }
}

/* Each is there, and no number twice. */
static void
test_at_once (TestHome *self, gconstpointer unused)
{
  static const char *const words[] = { "history",  "add",    "--case", "renewal",
                                       "--method", "e-onay", NULL };
  TestProcess *processes[N_AT_ONCE];
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (TestAnswer) list = { 0 };

  for (guint i = 0; i < N_AT_ONCE; i++)
    processes[i] = test_ctl_start_words (words);
  for (guint i = 0; i < N_AT_ONCE; i++) {
    g_autoptr (TestRun) run = test_ctl_finish (processes[i]);

    g_assert_cmpint (run->exit, ==, 0);
    g_assert_true (g_hash_table_add (ids, g_strdup (run->output)));
  }

  list = test_history ("list", "--json", NULL);
  test_assert_length (list.document, "applications", N_AT_ONCE);
}

/* Whoever changes something else takes nothing back. */
static void
test_set_at_once (TestHome *self, gconstpointer unused)
{
  static const char *const options[] = { "--note=a", "--courier=b", "--tracking=c",
                                         "--link=https://d.example", "--letter-number=e" };
  static const char *const members[] = { "note", "courier", "tracking", "link", "letter_number" };
  g_autofree char *id = test_history_text (ADD, NULL);
  TestProcess *processes[G_N_ELEMENTS (options)];
  g_auto (TestAnswer) shown = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    processes[i] = test_ctl_start ("history", "set", "1", options[i], NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++) {
    g_autoptr (TestRun) run = test_ctl_finish (processes[i]);

    g_assert_cmpint (run->exit, ==, 0);
  }

  shown = test_history ("show", "1", "--json", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++) {
    g_autofree char *path = g_strconcat ("applications.0.", members[i], NULL);

    g_assert_nonnull (test_document_string (shown.document, path));
  }
}

/* What is said to be kept is on disk, whatever comes next. */
static void
test_killed (TestHome *self, gconstpointer unused)
{
  for (guint i = 1; i <= N_AT_ONCE; i++) {
    g_autoptr (GSubprocessLauncher) launcher =
      test_ctl_new_launcher (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
    g_autoptr (GError) error = NULL;
    g_autoptr (GSubprocess) process =
      g_subprocess_launcher_spawn (launcher, &error, test_ctl_get_program (), "history", ADD, NULL);
    g_autofree char *expected = g_strdup_printf ("%u", i);
    g_autofree char *shown = NULL;
    char id[8] = { 0 };

    g_assert_no_error (error);
    g_assert_cmpint (
      g_input_stream_read (g_subprocess_get_stdout_pipe (process), id, sizeof id - 1, NULL, NULL),
      >, 0);
    g_subprocess_send_signal (process, SIGKILL);
    g_subprocess_wait (process, NULL, NULL);
    g_strchomp (id);
    g_assert_cmpstr (id, ==, expected);
    shown = test_history_text ("show", id, NULL);
  }
}

static void
test_read_only (TestHome *self, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autofree char *list = NULL;
  g_auto (TestAnswer) add = { 0 };
  g_auto (TestAnswer) imported = { 0 };

  g_assert_cmpint (mount ("tmpfs", self->top, "tmpfs", MS_NOSUID | MS_NODEV, "size=2m"), ==, 0);
  id = test_history_text (ADD, NULL);
  g_assert_cmpint (
    mount (NULL, self->top, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL),
    ==, 0);

  add = test_history (ADD, NULL);
  imported = import (FILE_OF (CHANGED ("02", "\"note\":\"a\"")));
  list = test_history_text ("list", NULL);
  g_assert_cmpint (add.exit, ==, TEST_EXIT_FAILED);
  g_assert_nonnull (strstr (add.errors, "cannot be written"));
  g_assert_cmpint (imported.exit, ==, TEST_EXIT_FAILED);
  g_assert_nonnull (strstr (imported.errors, "cannot be written"));
  g_assert_nonnull (strstr (list, "Renewal"));

  g_assert_cmpint (umount2 (self->top, MNT_DETACH), ==, 0);
}

/* Said by every verb, and mended by the last backup. */
static void
test_damaged (TestHome *self, gconstpointer unused)
{
  static const char *const lines[][6] = {
    { "list" },        { "show", "1" },
    { ADD },           { "set", "1", "--note", "a" },
    { "remove", "1" }, { "export", "--format", "csv" },
  };
  g_autofree char *id = test_history_text (ADD, NULL);
  g_autofree char *backup = test_history_text ("backup", NULL);
  g_autofree char *sound = test_history_text ("check", NULL);
  g_autofree char *exported = export_json ();
  g_autofree char *restored = NULL;
  g_autofree char *again = NULL;
  g_auto (TestAnswer) check = { 0 };

  g_assert_true (g_file_test (backup, G_FILE_TEST_IS_REGULAR));
  write_file (self->path, "This is no database. It stands where one was.");
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_auto (TestAnswer) answer = test_history_words (lines[i], NULL);

    g_test_message ("%s", lines[i][0]);
    g_assert_cmpint (answer.exit, ==, TEST_EXIT_FAILED);
    g_assert_nonnull (strstr (answer.errors, "is damaged"));
  }

  check = test_history ("check", NULL);
  g_assert_cmpint (check.exit, ==, EXIT_DAMAGED);
  restored = test_history_text ("restore", NULL);
  g_assert_nonnull (strstr (restored, backup));
  g_assert_nonnull (strstr (restored, "what was in use until now is kept as “"));
  again = export_json ();
  g_assert_cmpstr (again, ==, exported);
}

static void
test_no_backup (TestHome *self, gconstpointer unused)
{
  g_auto (TestAnswer) latest = test_history ("restore", NULL);
  g_auto (TestAnswer) named = test_history ("restore", "/no/such/file.db", NULL);

  g_assert_cmpint (latest.exit, ==, TEST_EXIT_FAILED);
  g_assert_cmpstr (
    latest.errors, ==,
    "imzamctl: there is no sound backup; name a file: “imzamctl history restore FILE”\n");
  g_assert_cmpint (named.exit, ==, TEST_EXIT_FAILED);
}

/* What cannot be looked at is neither sound nor damaged. */
static void
test_not_looked_at (TestHome *self, gconstpointer unused)
{
  g_auto (TestAnswer) check = { 0 };

  g_assert_cmpint (g_mkdir_with_parents (self->path, 0700), ==, 0);
  check = test_history ("check", NULL);
  g_assert_cmpint (check.exit, ==, EXIT_UNKNOWN);
}

#define TEST(path, function) \
  g_test_add (path, TestHome, NULL, test_home_set_up, function, test_home_tear_down)

int
main (int argc, char *argv[])
{
  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  TEST ("/ctl/history-files/round-trip", test_round_trip);
  TEST ("/ctl/history-files/newer", test_newer);
  TEST ("/ctl/history-files/numbers", test_numbers);
  TEST ("/ctl/history-files/people", test_people);
  TEST ("/ctl/history-files/bad-file", test_bad_file);
  TEST ("/ctl/history-files/no-file", test_no_file);
  TEST ("/ctl/history-files/csv", test_csv);
  TEST ("/ctl/history-files/full", test_full);
  TEST ("/ctl/history-files/at-once", test_at_once);
  TEST ("/ctl/history-files/set-at-once", test_set_at_once);
  TEST ("/ctl/history-files/killed", test_killed);
  TEST ("/ctl/history-files/read-only", test_read_only);
  TEST ("/ctl/history-files/damaged", test_damaged);
  TEST ("/ctl/history-files/no-backup", test_no_backup);
  TEST ("/ctl/history-files/not-looked-at", test_not_looked_at);

  return g_test_run ();
}
