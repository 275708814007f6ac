/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* imzamctl province, as IT staff use it who write a profile. */

#include "test-ctl.h"

#include <glib/gstdio.h>

enum {
  EXIT_FAILED = 1,
  EXIT_USAGE = 64,
};

typedef struct {
  char *top;     /* the user's data folder */
  char *folder;  /* of profiles */
  char *profile; /* a file in it that is not there yet */
} Fixture;

typedef struct {
  int exit;
  char *output;
  char *errors;
  JsonNode *document; /* (nullable) */
} Answer;

static void
clear_answer (Answer *answer)
{
  g_free (answer->output);
  g_free (answer->errors);
  g_clear_pointer (&answer->document, json_node_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->top = g_dir_make_tmp ("imzam-province-XXXXXX", NULL);
  self->folder = g_build_filename (self->top, "imzam", "provinces", NULL);
  self->profile = g_build_filename (self->folder, "van.ini", NULL);
  g_assert_cmpint (g_mkdir_with_parents (self->folder, 0700), ==, 0);
  test_ctl_set_variable ("XDG_DATA_HOME", self->top);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_autofree char *middle = g_path_get_dirname (self->folder);

  test_ctl_set_variable ("XDG_DATA_HOME", "/dev/null");
  g_unlink (self->profile);
  g_rmdir (self->folder);
  g_rmdir (middle);
  g_assert_cmpint (g_rmdir (self->top), ==, 0);
  g_free (self->top);
  g_free (self->folder);
  g_free (self->profile);
}

static void
write_profile (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->profile, text, -1, &error);
  g_assert_no_error (error);
}

static Answer
run_words (const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher =
    test_ctl_new_launcher (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  g_ptr_array_add (argv, (gpointer) test_ctl_get_program ());
  g_ptr_array_add (argv, (gpointer) "province");
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &answer.output, &answer.errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  answer.exit = g_subprocess_get_exit_status (process);
  if (g_strv_contains (words, "--json") && answer.exit == 0)
    answer.document = test_document_parse (answer.output);

  return answer;
}

#define run(...) run_words ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_list (Fixture *self, gconstpointer unused)
{
  g_auto (Answer) text = run ("list");
  g_auto (Answer) json = run ("list", "--json");
  JsonNode *document = json.document;

  g_assert_cmpint (text.exit, ==, 0);
  g_assert_cmpstr (text.errors, ==, "");
  g_assert_cmpstr (text.output, ==,
                   "* genel        General\n  batman       Batman\n  zonguldak    Zonguldak\n");

  g_assert_cmpint (json.exit, ==, 0);
  g_assert_cmpstr (json.errors, ==, "");
  test_assert_string (document, "schema", "imzam.provinces/1");
  test_assert_string (document, "chosen", "genel");
  test_assert_string (document, "provinces.0.id", "genel");
  test_assert_string (document, "provinces.1.name", "Batman");
  test_assert_string (document, "provinces.2.scope",
                      "Public schools and institutions of the central district");
  test_assert_null (document, "provinces.2.place");
  test_assert_length (document, "provinces", 3);
  test_assert_length (document, "problems", 0);
}

static void
test_list_own (Fixture *self, gconstpointer unused)
{
  g_auto (Answer) json = { 0 };

  write_profile (self, "[province]\nname=Van\n");
  json = run ("--json", "list");
  g_assert_cmpstr (json.errors, ==, "");
  test_assert_string (json.document, "provinces.2.id", "van");
  test_assert_string (json.document, "provinces.2.place", self->profile);
}

/* It is named, and all others are there. */
static void
test_list_bad (Fixture *self, gconstpointer unused)
{
  g_autofree char *line = NULL;
  g_autofree char *problem =
    g_strconcat (self->profile, ": line 3: there is no key “nmae” in [province]", NULL);
  g_auto (Answer) text = { 0 };
  g_auto (Answer) json = { 0 };

  write_profile (self, "[province]\nname=Van\nnmae=Van\n");
  text = run ("list");
  json = run ("list", "--json");
  line = g_strconcat (problem, "\n", NULL);

  g_assert_cmpint (text.exit, ==, 0);
  g_assert_cmpstr (text.errors, ==, line);
  g_assert_nonnull (strstr (text.output, "zonguldak"));
  g_assert_null (strstr (text.output, "van"));
  g_assert_cmpstr (json.errors, ==, line);
  test_assert_string (json.document, "problems.0", problem);
}

static void
test_show (Fixture *self, gconstpointer unused)
{
  static const char *const lines[] = {
    "Zonguldak (zonguldak)\n",
    "\nRenewal window: 3 months before the end\n",
    "\nLast date: none\n",
    "\nRecommended day: 25 days before the end\n",
    "\nProduction: 1 month before the end\n",
    "\nAfter the end, with e-onay: not with e-onay any more\n",
    "\nWays to apply: Application with e-onay · Wet-signed application\n",
    "\nAddressee: zonguldakmem@meb.gov.tr\n",
    "\nHow to reach it: zonguldakmem@meb.gov.tr\n",
    "\n  R8  It is recommended",
    "\n  R12  ",
    "(S4; undated)",
    "Differs: A document of Batman",
    "\n  S4  ",
    " (undated)\n",
    "\nPublic holidays looked over in: 2026\n",
    "\nReligious holidays known until: 2028\n",
  };
  g_auto (Answer) answer = run ("show", "zonguldak");

  g_assert_cmpint (answer.exit, ==, 0);
  g_assert_cmpstr (answer.errors, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    if (strstr (answer.output, lines[i]) == NULL)
      g_error ("“%s” is not in: %s", lines[i], answer.output);
  }
  g_assert_null (strstr (answer.output, "R9"));
}

static void
test_show_json (Fixture *self, gconstpointer unused)
{
  g_auto (Answer) batman = run ("show", "--json", "batman");
  g_auto (Answer) zonguldak = run ("show", "zonguldak", "--json");
  g_auto (Answer) genel = run ("--json", "show", "genel");
  JsonNode *document = batman.document;

  test_assert_string (document, "schema", "imzam.province/1");
  test_assert_string (document, "id", "batman");
  test_assert_int (document, "window_months", 3);
  test_assert_int (document, "last_date.amount", 1);
  test_assert_string (document, "last_date.unit", "months");
  test_assert_null (document, "recommended_days");
  test_assert_string (document, "methods.1", "e-imza");
  test_assert_string (document, "letter", "letter");
  test_assert_string (document, "contact.0", "0 488 280 72 10");
  test_assert_string (document, "rules.0.id", "R6");
  test_assert_string (document, "rules.1.source", "S2");
  test_assert_string (document, "rules.1.source_date", "tarihsiz");
  test_assert_string (document, "sources.2.key", "S3");
  test_assert_string (document, "sources.2.date", "2020-10-01");
  test_assert_null (document, "sources.0.date");
  test_assert_int (document, "holidays_checked", 2026);
  test_assert_int (document, "holidays_until", 2028);

  test_assert_null (zonguldak.document, "last_date");
  test_assert_int (zonguldak.document, "recommended_days", 25);
  test_assert_length (genel.document, "rules", 0);
  test_assert_length (genel.document, "contact", 0);
}

static void
test_check (Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *text;
    const char *reason; /* NULL: it is sound */
  } vectors[] = {
    { "[province]\nname=Van\n", NULL },
    { "[province]\nname=Van\nwindow_months=0\n",
      "line 3: “window_months” must be a whole number from 1 to 12" },
    { "", "line 1: the group [province] is missing" },
    { "[province]\nname=\xff\n", "line 2: this is not text in UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *line =
      g_strdup_printf ("%s: %s\n", self->profile,
                       vectors[i].reason != NULL ? vectors[i].reason : "a sound profile of Van");
    g_auto (Answer) answer = { 0 };

    write_profile (self, vectors[i].text);
    answer = run ("check", self->profile);
    g_assert_cmpstr (answer.errors, ==, vectors[i].reason != NULL ? line : "");
    g_assert_cmpstr (answer.output, ==, vectors[i].reason != NULL ? "" : line);
    g_assert_cmpint (answer.exit, ==, vectors[i].reason != NULL ? EXIT_FAILED : 0);
  }
}

/* Each is told of; none of them is waited for. */
static void
test_check_many (Fixture *self, gconstpointer unused)
{
  g_autofree char *output = g_strconcat (self->profile, ": a sound profile of Van\n", NULL);
  g_auto (Answer) answer = { 0 };

  write_profile (self, "[province]\nname=Van\n");
  answer = run ("check", "/no/such/file.ini", "/dev/zero", self->profile, "/");
  g_assert_cmpint (answer.exit, ==, EXIT_FAILED);
  g_assert_cmpstr (answer.output, ==, output);
  g_assert_cmpstr (answer.errors, ==,
                   "/no/such/file.ini: No such file or directory\n"
                   "/dev/zero: this is no ordinary file\n"
                   "/: this is no ordinary file\n");
}

/* What stands in a file moves nothing on the screen, and fills it not. */
static void
test_check_hostile (Fixture *self, gconstpointer unused)
{
  static const char *const files[] = {
    "[province]\nEncoding=\033[31mred\nname=Van\n",
    "[x]\nEncoding=\033[31mred\n[province]\nname=Van\n",
    "[province]\n\033[31mred=1\n",
    "[province\033[31mred]\n",
    "\033[31mred\n",
    "[province]\nname=\033[31mred\n",
    "[province]\nname=Van\nletter=\033[31mred\n",
  };
  g_autofree char *letters = g_strnfill (100000, 'x');
  g_autofree char *encoding = g_strconcat ("[province]\nEncoding=", letters, "\nname=Van\n", NULL);
  g_auto (Answer) long_answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_auto (Answer) answer = { 0 };

    write_profile (self, files[i]);
    answer = run ("check", self->profile);
    g_assert_cmpint (answer.exit, ==, EXIT_FAILED);
    g_assert_null (strchr (answer.errors, '\033'));
  }

  write_profile (self, encoding);
  long_answer = run ("check", self->profile);
  g_assert_cmpint (long_answer.exit, ==, EXIT_FAILED);
  g_assert_cmpuint (strlen (long_answer.errors), <, 500);
}

/* What the documentation says is sound, is. */
static void
test_documentation (Fixture *self, gconstpointer unused)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "provinces", "README.md", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) blocks = NULL;
  g_auto (Answer) answer = { 0 };
  guint n_profiles = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  blocks = g_strsplit (text, "```", -1);
  for (gsize i = 0; blocks[i] != NULL; i++) {
    const char *profile = g_str_has_prefix (blocks[i], "ini\n[province]") ? blocks[i] + 4 : NULL;

    if (profile == NULL)
      continue;
    n_profiles++;
    write_profile (self, profile);
    answer = run ("check", self->profile);
    g_assert_cmpstr (answer.errors, ==, "");
    g_assert_cmpint (answer.exit, ==, 0);
  }
  g_assert_cmpuint (n_profiles, ==, 1);
}

static void
test_usage (Fixture *self, gconstpointer unused)
{
  static const char *const lines[][4] = {
    { NULL },
    { "find" },
    { "List" },
    { "list", "all" },
    { "show" },
    { "show", "genel", "batman" },
    { "show", "atlantis" },
    { "show", "" },
    { "show", "../genel" },
    { "check" },
    { "check", "--json", "/dev/null" },
    { "list", "--jsonn" },
    { "--json" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_auto (Answer) answer = run_words (lines[i]);

    g_test_message ("%s", answer.errors);
    g_assert_cmpint (answer.exit, ==, EXIT_USAGE);
    g_assert_cmpstr (answer.output, ==, "");
    g_assert_true (g_str_has_prefix (answer.errors, "imzamctl: "));
    g_assert_true (strchr (answer.errors, '\n') == answer.errors + strlen (answer.errors) - 1);
  }
}

static void
test_help (Fixture *self, gconstpointer unused)
{
  g_auto (Answer) answer = run ("--help");

  g_assert_cmpint (answer.exit, ==, 0);
  g_assert_nonnull (strstr (answer.output, "imzamctl province"));
  g_assert_nonnull (strstr (answer.output, "list | show ID | check FILE…"));
  g_assert_nonnull (strstr (answer.output, "--json"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ctl/province/list", test_list);
  ADD ("/ctl/province/list-own", test_list_own);
  ADD ("/ctl/province/list-bad", test_list_bad);
  ADD ("/ctl/province/show", test_show);
  ADD ("/ctl/province/show-json", test_show_json);
  ADD ("/ctl/province/check", test_check);
  ADD ("/ctl/province/check-many", test_check_many);
  ADD ("/ctl/province/check-hostile", test_check_hostile);
  ADD ("/ctl/province/documentation", test_documentation);
  ADD ("/ctl/province/usage", test_usage);
  ADD ("/ctl/province/help", test_help);

  return g_test_run ();
}
