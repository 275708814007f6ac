/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* imzamctl history: applications written down, looked at and changed by a person or another program. */

#include <string.h>

#include "test-ctl-home.h"
#include "test-ctl.h"

#define ADD "add", "--case", "renewal", "--method", "e-onay"

/* Fails the test unless each line is somewhere in the text. */
static void
assert_lines (const char *text, const char *const *lines)
{
  for (gsize i = 0; lines[i] != NULL; i++) {
    if (strstr (text, lines[i]) == NULL)
      g_error ("“%s” is not in: %s", lines[i], text);
  }
}

/* A member of the application (transfer full), "-" for null. */
static char *
look (const char *id, const char *member)
{
  g_auto (TestAnswer) answer = test_history ("show", id, "--json", NULL);
  g_autofree char *path = g_strconcat ("applications.0.", member, NULL);
  const char *value;

  g_assert_cmpint (answer.exit, ==, 0);
  value = test_document_string (answer.document, path);
  return g_strdup (value != NULL ? value : "-");
}

static void
assert_member (const char *id, const char *member, const char *value)
{
  g_autofree char *found = look (id, member);

  g_assert_cmpstr (found, ==, value);
}

static void
test_add (TestHome *self, gconstpointer unused)
{
  g_autofree char *first = test_history_text (ADD, NULL);
  g_autofree char *second = test_history_text (
    "add", "--case", "lost", "--method", "wet-signed", "--province", "zonguldak", "--note",
    "Okulun adresine\ngelecek", "--tracking", "7310 0245", "--courier", "Bir kurye", "--link",
    "https://kurye.example/1", "--letter-number", "E-1", "--letter-date", "2026-11-20", NULL);

  g_assert_cmpstr (first, ==, "1");
  g_assert_cmpstr (second, ==, "2");
  assert_member ("1", "stage", "applied");
  assert_member ("1", "province", "-");
  assert_member ("1", "profile", "-");
  assert_member ("2", "case", "lost");
  assert_member ("2", "method", "wet-signed");
  assert_member ("2", "province", "zonguldak");
  assert_member ("2", "note", "Okulun adresine\ngelecek");
  assert_member ("2", "tracking", "7310 0245");
  assert_member ("2", "courier", "Bir kurye");
  assert_member ("2", "link", "https://kurye.example/1");
  assert_member ("2", "letter_number", "E-1");
  assert_member ("2", "letter_date", "2026-11-20");
  assert_member ("2", "stages.0.by", "person");
}

static void
test_add_json (TestHome *self, gconstpointer unused)
{
  g_auto (TestAnswer) answer = test_history (ADD, "--json", "--date", "2026-11-01", NULL);

  g_assert_cmpint (answer.exit, ==, 0);
  test_assert_int (answer.document, "id", 1);
  test_assert_length (answer.document, "applications", 1);
  g_assert_true (g_str_has_prefix (
    test_document_string (answer.document, "applications.0.stages.0.at"), "2026-11-01T"));
}

static void
test_list (TestHome *self, gconstpointer unused)
{
  static const char *const lines[] = { "   1  01.11.2026  Application ", " · IŞIK Kurye · 123\n",
                                       "   2  02.11.2026  Refused ", "Lost or stolen · ", NULL };
  g_autofree char *empty = test_history_text ("list", NULL);
  g_autofree char *first = test_history_text (ADD, "--date", "2026-11-01", "--courier",
                                              "IŞIK Kurye", "--tracking", "123", NULL);
  g_autofree char *second =
    test_history_text ("add", "--case", "lost", "--method", "e-imza", "--date", "2026-11-01", NULL);
  g_autofree char *refused =
    test_history_text ("set", "2", "--stage", "refused", "--date", "2026-11-02", NULL);
  g_autofree char *all = test_history_text ("list", NULL);
  g_autofree char *none = test_history_text ("list", "--search", "yok", NULL);
  g_auto (TestAnswer) found = test_history ("list", "--search", "ışık 123", "--json", NULL);
  g_auto (TestAnswer) failed = test_history ("list", "--filter", "failed", "--json", NULL);
  g_auto (TestAnswer) in_use = test_history ("list", "--filter", "in-use", "--json", NULL);
  g_auto (TestAnswer) open = test_history ("list", "--filter", "open", "--json", NULL);

  g_assert_cmpstr (empty, ==, "No application is kept yet.");
  g_assert_cmpstr (none, ==, "No application is like that.");
  assert_lines (all, lines);
  test_assert_length (found.document, "applications", 1);
  test_assert_int (found.document, "applications.0.id", 1);
  test_assert_length (failed.document, "applications", 1);
  test_assert_int (failed.document, "applications.0.id", 2);
  test_assert_length (in_use.document, "applications", 0);
  test_assert_int (open.document, "applications.0.id", 1);
}

static void
test_show (TestHome *self, gconstpointer unused)
{
  static const char *const lines[] = {
    "Application 1\n",
    "\nReason: First application\n",
    "\nMethod: Wet-signed application\n",
    "\nProvince: batman\n",
    "\n  02.11.2026  Application       (as you told us)\n",
    "\n  03.11.2026  Wet signature     (as you told us)\n",
    "\n  05.11.2026  Approval          (as you told us)\n",
    "\nDelivery expected: 15.11.2026 – 20.11.2026\n",
    "\nCourier: Bir kurye\n",
    "\nDay of the official letter: 04.11.2026\n",
    NULL,
  };
  g_autofree char *id =
    test_history_text ("add", "--case", "first", "--method", "wet-signed", "--date", "2026-11-02",
                       "--province", "batman", "--courier", "Bir kurye", NULL);
  g_autofree char *is_signed =
    test_history_text ("set", id, "--stage", "signed", "--date", "2026-11-03", NULL);
  g_autofree char *approved =
    test_history_text ("set", id, "--stage", "approved", "--date", "2026-11-05", "--letter-date",
                       "2026-11-04", "--note", "son", NULL);
  g_autofree char *text = test_history_text ("show", id, NULL);
  g_auto (TestAnswer) json = test_history ("show", id, "--json", NULL);

  assert_lines (text, lines);
  g_assert_true (g_str_has_suffix (text, "\nNote: son"));
  test_assert_string (json.document, "applications.0.expected.delivery_from", "2026-11-15");
  test_assert_string (json.document, "applications.0.expected.delivery_to", "2026-11-20");
}

static void
test_show_refused (TestHome *self, gconstpointer unused)
{
  static const char *const lines[] = {
    "\nWhy refused: Three months or more were left\n",
    "\nWhat to do then: Apply again once less than three months are left.",
    NULL,
  };
  g_autofree char *id = test_history_text (ADD, NULL);
  g_autofree char *line =
    test_history_text ("set", id, "--stage", "refused", "--refusal", "too-early", NULL);
  g_autofree char *text = test_history_text ("show", id, NULL);

  assert_lines (text, lines);
  g_assert_null (strstr (text, "expected"));
}

/* The whole way, each step said by its word. */
static void
test_stages (TestHome *self, gconstpointer unused)
{
  static const char *const stages[] = { "signed",  "letter",    "approved", "produced",
                                        "courier", "delivered", "pin-made", "in-use" };
  g_autofree char *id = test_history_text (ADD, "--date", "2026-10-01", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++) {
    g_autofree char *day = g_strdup_printf ("2026-10-%02u", (guint) i + 2);
    g_autofree char *prefix = g_strdup_printf ("   1  %02u.10.2026  ", (guint) i + 2);
    g_autofree char *line =
      test_history_text ("set", id, "--stage", stages[i], "--date", day, NULL);

    g_assert_true (g_str_has_prefix (line, prefix));
    assert_member (id, "stage", stages[i]);
  }
}

static void
test_undo (TestHome *self, gconstpointer unused)
{
  g_autofree char *id = test_history_text (ADD, NULL);
  g_autofree char *refused =
    test_history_text ("set", id, "--stage", "refused", "--refusal", "other", NULL);
  g_autofree char *other = test_history_text ("set", id, "--refusal", "wrong-reason", NULL);
  g_auto (TestAnswer) again = { 0 };

  assert_member (id, "refusal", "wrong-reason");
  g_clear_pointer (&other, g_free);
  other = test_history_text ("set", id, "--undo", NULL);
  assert_member (id, "stage", "applied");
  assert_member (id, "refusal", "-");

  again = test_history ("set", id, "--undo", NULL);
  g_assert_cmpint (again.exit, ==, TEST_EXIT_FAILED);
}

/* A day that was wrong is set right; on the day of the stage before it is not before that, whatever the clock says. */
static void
test_days (TestHome *self, gconstpointer unused)
{
  static const char application[] =
    "{\"schema\":\"imzam.history/1\",\"applications\":[{\"id\":1,\"case\":\"first\","
    "\"method\":\"e-imza\",\"created_at\":\"2026-11-02T23:59:59+03:00\"}]}";
  g_auto (TestAnswer) imported =
    test_history_words ((const char *const[]){ "import", "-", NULL }, application);
  g_autofree char *is_signed =
    test_history_text ("set", "1", "--stage", "signed", "--date", "2026-11-02", NULL);
  g_autofree char *moved = NULL;
  g_auto (TestAnswer) early = { 0 };

  assert_member ("1", "stages.1.at", "2026-11-02T23:59:59+03:00");
  moved = test_history_text ("set", "1", "--date", "2026-11-09", NULL);
  g_assert_true (g_str_has_prefix (moved, "   1  09.11.2026  E-imza"));

  early = test_history ("set", "1", "--date", "2026-11-01", NULL);
  g_assert_cmpint (early.exit, ==, TEST_EXIT_FAILED);
  g_assert_cmpstr (early.errors, ==, "imzamctl: This is before the stage before it.\n");
}

/* What is written down has happened: today is well; no clock of this test is two days behind. */
static void
test_to_come (TestHome *self, gconstpointer unused)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Istanbul");
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (GDateTime) after = g_date_time_add_days (now, 2);
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autofree char *to_come = g_date_time_format (after, "%F");
  g_autofree char *id = test_history_text (ADD, "--date", today, NULL);
  g_autofree char *is_signed =
    test_history_text ("set", id, "--stage", "signed", "--date", today, NULL);
  g_auto (TestAnswer) added = test_history (ADD, "--date", to_come, NULL);
  g_auto (TestAnswer) set = test_history ("set", id, "--stage", "letter", "--date", to_come, NULL);

  g_assert_cmpint (added.exit, ==, TEST_EXIT_USAGE);
  g_assert_cmpstr (added.errors, ==, "imzamctl: --date: This day is still to come.\n");
  g_assert_cmpint (set.exit, ==, TEST_EXIT_USAGE);
  assert_member (id, "stage", "signed");
}

/* What is empty is taken away; what is not named stays. */
static void
test_texts (TestHome *self, gconstpointer unused)
{
  static const char *const options[] = { "courier", "tracking", "link", "note", "letter-number" };
  static const char *const members[] = { "courier", "tracking", "link", "note", "letter_number" };
  static const char *const values[] = { "Bir kurye", "1 2", "https://kurye.example/1", "a\nb",
                                        "E-1" };
  g_autofree char *id = test_history_text (ADD, "--letter-date", "2026-11-20", NULL);
  g_autofree char *cleared = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++) {
    g_autofree char *option = g_strconcat ("--", options[i], NULL);
    g_autofree char *line = test_history_text ("set", id, option, values[i], NULL);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++) {
    g_autofree char *option = g_strconcat ("--", options[i], "=", NULL);
    g_autofree char *line = NULL;

    assert_member (id, members[i], values[i]);
    line = test_history_text ("set", id, option, NULL);
    assert_member (id, members[i], "-");
  }
  assert_member (id, "letter_date", "2026-11-20");
  cleared = test_history_text ("set", id, "--letter-date=", NULL);
  assert_member (id, "letter_date", "-");
}

/* Nothing is written where nothing is otherwise. */
static void
test_same (TestHome *self, gconstpointer unused)
{
  static const char application[] =
    "{\"schema\":\"imzam.history/1\",\"applications\":[{\"id\":1,\"case\":\"first\",\"note\":\"a\","
    "\"method\":\"e-imza\",\"created_at\":\"2026-11-02T10:00:00+03:00\"}]}";
  g_auto (TestAnswer) imported =
    test_history_words ((const char *const[]){ "import", "-", NULL }, application);
  g_autofree char *line = test_history_text ("set", "1", "--note", "a", NULL);
  g_autofree char *changed_at = NULL;

  assert_member ("1", "changed_at", "2026-11-02T10:00:00+03:00");
  g_clear_pointer (&line, g_free);
  line = test_history_text ("set", "1", "--note", "b", NULL);
  changed_at = look ("1", "changed_at");
  g_assert_cmpstr (changed_at, !=, "2026-11-02T10:00:00+03:00");
}

static void
test_remove (TestHome *self, gconstpointer unused)
{
  g_autofree char *first = test_history_text (ADD, NULL);
  g_autofree char *second = test_history_text (ADD, NULL);
  g_autofree char *third = test_history_text (ADD, NULL);
  g_autofree char *removed = test_history_text ("remove", "1", "3", "1", NULL);
  g_auto (TestAnswer) left = test_history ("list", "--json", NULL);
  g_auto (TestAnswer) again = test_history ("remove", "1", NULL);
  g_autofree char *fourth = test_history_text (ADD, NULL);

  g_assert_cmpstr (removed, ==, "Application 1 is removed.\nApplication 3 is removed.");
  test_assert_length (left.document, "applications", 1);
  test_assert_int (left.document, "applications.0.id", 2);
  g_assert_cmpint (again.exit, ==, TEST_EXIT_FAILED);
  /* Another program may still think of the former one. */
  g_assert_cmpstr (fourth, ==, "4");
}

static void
test_profile (TestHome *self, gconstpointer unused)
{
  static const char application[] =
    "{\"schema\":\"imzam.history/1\",\"applications\":[{\"id\":9,\"profile\":\"Işıl\","
    "\"case\":\"first\",\"method\":\"e-imza\",\"created_at\":\"2026-11-02T10:00:00+03:00\"}]}";
  g_auto (TestAnswer) nobody = test_history (ADD, "--profile", "Işıl", NULL);
  g_auto (TestAnswer) imported =
    test_history_words ((const char *const[]){ "import", "-", NULL }, application);
  g_autofree char *id = test_history_text (ADD, "--profile", "IŞIL", NULL);
  g_autofree char *list = NULL;

  g_assert_cmpint (nobody.exit, ==, TEST_EXIT_FAILED);
  g_assert_cmpstr (nobody.errors, ==, "imzamctl: nobody here is called “Işıl”\n");
  g_assert_cmpstr (id, ==, "10");
  assert_member (id, "profile", "Işıl");
  list = test_history_text ("list", NULL);
  g_assert_nonnull (strstr (list, " · Işıl"));
}

static void
test_refused (TestHome *self, gconstpointer unused)
{
  static const struct {
    const char *sentence;
    const char *words[8];
    const char *message;
  } vectors[] = {
    { "no such number",
      { "show", "7" },
      "there is no application 7; “imzamctl history list” names all" },
    { "none to change",
      { "set", "7", "--note", "a" },
      "there is no application 7; “imzamctl history list” names all" },
    { "none to remove",
      { "remove", "1", "7" },
      "there is no application 7; “imzamctl history list” names all" },
    { "not back",
      { "set", "2", "--stage", "signed" },
      "application 2 is at delivered; from there it comes to one of: pin-made, in-use" },
    { "not the same again",
      { "set", "2", "--stage", "delivered" },
      "application 2 is at delivered; from there it comes to one of: pin-made, in-use" },
    { "not on from the end",
      { "set", "3", "--stage", "signed" },
      "application 3 is at cancelled, where it ends; --undo takes that back" },
    { "not before it began",
      { "set", "2", "--stage", "in-use", "--date", "2026-01-01" },
      "This is before the stage before it." },
  };
  g_autofree char *first = test_history_text (ADD, NULL);
  g_autofree char *second = test_history_text (ADD, NULL);
  g_autofree char *third = test_history_text (ADD, NULL);
  g_autofree char *delivered = test_history_text ("set", "2", "--stage", "delivered", NULL);
  g_autofree char *cancelled = test_history_text ("set", "3", "--stage", "cancelled", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_auto (TestAnswer) answer = test_history_words (vectors[i].words, NULL);
    g_autofree char *line = g_strconcat ("imzamctl: ", vectors[i].message, "\n", NULL);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (answer.exit, ==, TEST_EXIT_FAILED);
    g_assert_cmpstr (answer.errors, ==, line);
    g_assert_cmpstr (answer.output, ==, "");
  }
}

/* And nothing is kept. */
static void
test_usage (TestHome *self, gconstpointer unused)
{
  static const char *const lines[][9] = {
    { NULL },
    { "find" },
    { "Add" },
    { "--json" },
    { "add" },
    { "add", "--case", "renewal" },
    { "add", "--method", "e-onay" },
    { "add", "1", "--case", "renewal", "--method", "e-onay" },
    { "add", "--case", "renewall", "--method", "e-onay" },
    { "add", "--case", "renewal", "--method", "E-onay" },
    { ADD, "--province", "atlantis" },
    { ADD, "--province", "" },
    { ADD, "--date", "2026-02-30" },
    { ADD, "--date", "" },
    { ADD, "--letter-date", "1.2.2026" },
    { ADD, "--note", "T.C. 10000000146" },
    { ADD, "--courier", "10000 000 146" },
    { ADD, "--date", "2997-01-01" },
    { ADD, "--link", "file:///etc/passwd" },
    { ADD, "--link", "javascript:x" },
    { "set", "1", "--link", "javascript:alert(1)" },
    { "set", "1", "--date", "2997-01-01" },
    { "set", "1", "--stage", "signed", "--date", "2997-01-01" },
    { ADD, "--courier", "\033[31mred" },
    { ADD, "--stage", "signed" },
    { ADD, "--undo" },
    { ADD, "--search", "a" },
    { "list", "all" },
    { "list", "--filter", "lost" },
    { "list", "--note", "a" },
    { "show" },
    { "show", "1", "2" },
    { "show", "12x" },
    { "show", "0" },
    { "show", "-1" },
    { "show", " 1" },
    { "show", "99999999999999999999" },
    { "show", "" },
    { "set" },
    { "set", "1" },
    { "set", "x", "--note", "a" },
    { "set", "1", "--stage", "lost" },
    { "set", "1", "--stage", "" },
    { "set", "1", "--stage", "refused", "--refusal", "why" },
    { "set", "1", "--refusal", "other" },
    { "set", "1", "--undo", "--stage", "signed" },
    { "set", "1", "--undo", "--date", "2026-11-01" },
    { "set", "1", "--note", "\xe2\x80\xae" },
    { "set", "1", "--case", "lost" },
    { "set", "1", "--json", "--note", "a" },
    { "remove" },
    { "remove", "1", "x" },
    { "remove", "1", "--json" },
    { "export" },
    { "export", "--format", "xml" },
    { "export", "--format", "json", "file" },
    { "import" },
    { "import", "a", "b" },
    { "backup", "now" },
    { "restore", "a", "b" },
    { "check", "--json" },
    { "list", "--jsonn" },
  };
  g_autofree char *id = test_history_text (ADD, NULL);
  g_autofree char *before = test_history_text ("export", "--format", "json", NULL);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_auto (TestAnswer) answer = test_history_words (lines[i], NULL);

    g_test_message ("%s", answer.errors);
    g_assert_cmpint (answer.exit, ==, TEST_EXIT_USAGE);
    g_assert_cmpstr (answer.output, ==, "");
    g_assert_null (strchr (answer.errors, '\033'));
  }

  after = test_history_text ("export", "--format", "json", NULL);
  g_assert_cmpstr (after, ==, before);
}

static void
test_help (TestHome *self, gconstpointer unused)
{
  g_auto (TestAnswer) answer = test_history ("--help", NULL);
  g_auto (GStrv) lines = NULL;

  g_assert_cmpint (answer.exit, ==, 0);
  g_assert_nonnull (strstr (answer.output, "imzamctl history"));
  g_assert_nonnull (strstr (answer.output, "\n  remove ID…\n"));
  g_assert_nonnull (strstr (answer.output, "--letter-number"));
  lines = g_strsplit (answer.output, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 100);
}

#define TEST(path, function) \
  g_test_add (path, TestHome, NULL, test_home_set_up, function, test_home_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/ctl/history/add", test_add);
  TEST ("/ctl/history/add-json", test_add_json);
  TEST ("/ctl/history/list", test_list);
  TEST ("/ctl/history/show", test_show);
  TEST ("/ctl/history/show-refused", test_show_refused);
  TEST ("/ctl/history/stages", test_stages);
  TEST ("/ctl/history/undo", test_undo);
  TEST ("/ctl/history/days", test_days);
  TEST ("/ctl/history/to-come", test_to_come);
  TEST ("/ctl/history/texts", test_texts);
  TEST ("/ctl/history/same", test_same);
  TEST ("/ctl/history/remove", test_remove);
  TEST ("/ctl/history/profile", test_profile);
  TEST ("/ctl/history/refused", test_refused);
  TEST ("/ctl/history/usage", test_usage);
  TEST ("/ctl/history/help", test_help);

  return g_test_run ();
}
