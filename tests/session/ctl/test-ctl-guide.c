/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* `imzamctl guide`: which guides fit the card in the reader, what they say in a province, and the guides of the
 * administrator. */

#include <string.h>

#include <glib/gstdio.h>

#include "test-ctl-desk.h"
#include "test-ctl-etc.h"
#include "test-ctl.h"

#define GUIDES TEST_ETC "/guides"
#define LETTERS TEST_ETC "/letters"

enum {
  EXIT_FAILED = 1,
  EXIT_USAGE = 64,
};

/* All that a guide can hold; what it says depends on the province. */
static const char own_guide[] =
  "<guide id='own'>\n<title>Own guide of {province}</title><summary>for all</summary>\n"
  "<introduction>One.</introduction><introduction>Two.</introduction>\n"
  "<not-for guide='lost'>Not this.</not-for><ready>A pen</ready>\n"
  "<step id='ask'><title>Which?</title><body>First.</body><body>Until {ends}.</body>\n"
  "<answer id='a'><label>This</label></answer><answer id='b' "
  "next='mail'><label>That</label></answer>\n"
  "<way-out step='paper'><label>Neither</label><body>Say so.</body></way-out>\n"
  "<way-out guide='lost'><label>Lost</label></way-out><way-out "
  "rule='R4'><label>Warned</label></way-out>\n"
  "<rule id='R0'/><source key='S0.1'/></step>\n"
  "<step id='paper'><when letter='letter'/><title>Paper</title><body>To "
  "{addressee}.</body></step>\n"
  "<step id='mail'><when letter='e-mail'/><title>Mail</title><body>To {addressee}.</body></step>\n"
  "<step id='page'><unless phase='expired' answer='ask/b'/><title>Page</title><body>Open "
  "it.</body>\n"
  "<warning>Do not close it.</warning><sketch name='a7'><alt>The page</alt></sketch>\n"
  "<wording>E-Onaylı</wording><wording>E-onay</wording><copy field='mobile'/>\n"
  "<link href='https://portal.kamusm.gov.tr/bp/meb.go'><label>Open</label></link>\n"
  "<letter id='approval'/><countdown seconds='285'/><check kind='card'/>\n"
  "<check kind='certificate' states='valid'/><check kind='java' at-least='8'/></step>\n"
  "<step id='last' end='done'><title>Done</title><body>That is all.</body></step>\n</guide>\n";

/* What a run printed, and how it ended. */
typedef struct {
  int exit;
  char *output;
  char *errors;
} Answer;

static void
clear_answer (Answer *answer)
{
  g_free (answer->output);
  g_free (answer->errors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

/* Words with blanks between them, behind "guide". */
static TestRun *
run (const char *words)
{
  g_autofree char *line = g_strconcat ("guide ", words, NULL);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);

  return test_ctl_finish (test_ctl_start_words ((const char *const *) argv));
}

/* The same where nothing need be on stdout. */
static Answer
ask (const char *words)
{
  g_autofree char *line =
    g_strconcat (test_ctl_get_program (), " guide", *words != '\0' ? " " : "", words, NULL);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GSubprocessLauncher) launcher =
    test_ctl_new_launcher (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &answer.output, &answer.errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  answer.exit = g_subprocess_get_exit_status (process);

  return answer;
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
write_guide (const char *name, const char *text)
{
  write_file (GUIDES, name, text);
}

static void
clear_guides (void)
{
  static const char *const argv[] = { "rm", "-rf", GUIDES, LETTERS, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
}

/* Ends that many days from now; it has been in use for long. */
static void
insert_card (int days_left)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const ImzTestCertificateSpec spec = { .not_before = now - 500 * TEST_DAY,
                                        .not_after = now + days_left * TEST_DAY };

  test_desk_insert_specs (0, &spec, 1, NULL);
}

/* The member of the guide `id`. */
static JsonNode *
get_of_guide (const TestRun *list, const char *id, const char *member)
{
  for (guint i = 0; i < test_document_length (list->document, "guides"); i++) {
    g_autofree char *path = g_strdup_printf ("guides.%u", i);
    JsonNode *guide = test_document_get (list->document, path);

    if (g_str_equal (test_document_string (guide, "id"), id))
      return test_document_get (guide, member);
  }

  g_error ("there is no guide “%s”", id);
}

static void
assert_fits (const TestRun *list, const char *id, gboolean fits)
{
  g_assert_cmpint (json_node_get_boolean (get_of_guide (list, id, "fits")), ==, fits);
}

static void
assert_lines (const char *text, const char *const *lines)
{
  for (gsize i = 0; lines[i] != NULL; i++) {
    if (strstr (text, lines[i]) == NULL)
      g_error ("“%s” is not in: %s", lines[i], text);
  }
}

/* Nothing is known of the e-imza: what is for one in a state may fit or not. */
static void
test_list_without_card (void)
{
  g_autoptr (TestRun) text = run ("list");
  g_autoptr (TestRun) json = run ("list --json");
  g_autofree char *ids = test_document_words (json->document, "guides", "id");

  g_assert_cmpstr (ids, ==,
                   "e-onay renew-e-onay renew-e-imza wet-signed first identity-change lost "
                   "after-delivery pin-locked suspended delivery-late op-status op-list op-resume "
                   "op-pin op-web-password op-revoke op-e-onay");
  test_assert_string (json->document, "province", "genel");
  g_assert_true (JSON_NODE_HOLDS_NULL (get_of_guide (json, "renew-e-onay", "fits")));
  assert_fits (json, "op-status", TRUE);
  g_assert_nonnull (strstr (text->output, "✔ op-status "));
  g_assert_nonnull (strstr (text->output, "· renew-e-onay "));
}

static void
test_list_with_card (void)
{
  g_autoptr (TestRun) early = NULL;
  g_autoptr (TestRun) json = NULL;
  g_autoptr (TestRun) text = NULL;
  const char *why;

  insert_card (800);
  early = run ("list --json");
  assert_fits (early, "renew-e-onay", FALSE);
  assert_fits (early, "e-onay", TRUE);
  why = json_node_get_string (get_of_guide (early, "renew-e-onay", "why"));
  g_assert_nonnull (strstr (why, "A renewal is accepted from "));
  g_assert_false (JSON_NODE_HOLDS_NULL (get_of_guide (early, "renew-e-onay", "from")));

  test_desk_clear ();
  insert_card (60);
  json = run ("list --json");
  text = run ("list");
  assert_fits (json, "renew-e-onay", TRUE);
  g_assert_true (json_node_get_boolean (get_of_guide (json, "renew-e-onay", "is_next")));
  g_assert_true (JSON_NODE_HOLDS_NULL (get_of_guide (json, "renew-e-onay", "why")));
  g_assert_nonnull (strstr (text->output, "→ renew-e-onay "));
  test_desk_clear ();
}

/* What a province does not know does not fit there. */
static void
test_list_in_province (void)
{
  g_autoptr (TestRun) genel = run ("list --json");
  g_autoptr (TestRun) batman = run ("list --json --province batman");

  assert_fits (genel, "renew-e-imza", FALSE);
  test_assert_string (batman->document, "province", "batman");
  g_assert_true (JSON_NODE_HOLDS_NULL (get_of_guide (batman, "renew-e-imza", "fits")));
}

/* Every guide, in every province: the document is as its schema says (test_schema_check()), and what is said to come
 * next does. */
static void
test_show_all (void)
{
  static const char *const provinces[] = { "genel", "batman", "zonguldak" };
  g_autoptr (TestRun) list = run ("list --json");

  for (guint i = 0; i < test_document_length (list->document, "guides"); i++) {
    g_autofree char *path = g_strdup_printf ("guides.%u.id", i);
    const char *id = test_document_string (list->document, path);

    for (gsize j = 0; j < G_N_ELEMENTS (provinces); j++) {
      g_autofree char *words = g_strdup_printf ("show %s --json --province %s", id, provinces[j]);
      g_autoptr (TestRun) shown = run (words);
      g_autofree char *steps = test_document_words (shown->document, "steps", "id");
      g_auto (GStrv) ids = g_strsplit (steps, " ", -1);

      test_assert_string (shown->document, "id", id);
      for (guint k = 0; k < test_document_length (shown->document, "steps"); k++) {
        g_autofree char *next = g_strdup_printf ("steps.%u.next", k);

        if (!test_document_is_null (shown->document, next))
          g_assert_true (g_strv_contains ((const char *const *) ids,
                                          test_document_string (shown->document, next)));
      }
    }
  }
}

static void
test_show_own (void)
{
  g_autoptr (TestRun) genel = NULL;
  g_autoptr (TestRun) zonguldak = NULL;
  JsonNode *document;

  write_guide ("own.xml", own_guide);
  genel = run ("show own --json");
  zonguldak = run ("show own --json --province zonguldak");
  document = genel->document;

  test_assert_string (document, "schema", "imzam.guide/1");
  test_assert_string (document, "title", "Own guide of your province");
  test_assert_string (document, "introduction", "One.\n\nTwo.");
  test_assert_string (document, "not_for.0.guide", "lost");
  test_assert_string (document, "ready.0", "A pen");
  test_assert_length (document, "steps", 4);
  test_assert_string (document, "steps.0.body", "First.\n\nUntil its last day.");
  test_assert_null (document, "steps.0.next");
  test_assert_string (document, "steps.0.answers.0.next", "paper");
  test_assert_string (document, "steps.0.answers.1.next", "page");
  test_assert_string (document, "steps.0.ways_out.0.step", "paper");
  test_assert_string (document, "steps.0.ways_out.0.body", "Say so.");
  test_assert_string (document, "steps.0.ways_out.1.guide", "lost");
  test_assert_string (document, "steps.0.ways_out.2.rule", "R4");
  test_assert_null (document, "steps.0.check");
  test_assert_null (document, "steps.0.countdown_s");
  test_assert_string (document, "steps.0.rules.0", "R0");
  test_assert_string (document, "steps.0.sources.0", "S0.1");
  test_assert_string (document, "steps.1.id", "paper");
  test_assert_string (document, "steps.1.next", "page");
  test_assert_string (document, "steps.1.conditions.0.letter", "letter");
  test_assert_string (document, "steps.2.conditions.0.phases.0", "expired");
  test_assert_string (document, "steps.2.conditions.0.answer", "ask/b");
  test_assert_string (document, "steps.2.warnings.0", "Do not close it.");
  test_assert_string (document, "steps.2.sketch", "a7");
  test_assert_string (document, "steps.2.sketch_alt", "The page");
  test_assert_string (document, "steps.2.wordings.1", "E-onay");
  test_assert_string (document, "steps.2.copy.0", "mobile");
  test_assert_string (document, "steps.2.link", "https://portal.kamusm.gov.tr/bp/meb.go");
  test_assert_string (document, "steps.2.letter", "approval");
  test_assert_int (document, "steps.2.countdown_s", 285);
  test_assert_string (document, "steps.2.check", "card");
  test_assert_length (document, "steps.2.checks", 3);
  test_assert_length (document, "steps.2.checks.1.states", 1);
  test_assert_int (document, "steps.2.checks.2.at_least", 8);
  test_assert_string (document, "steps.3.end", "done");

  test_assert_string (zonguldak->document, "title", "Own guide of Zonguldak");
  test_assert_string (zonguldak->document, "steps.0.answers.0.next", "mail");
  test_assert_string (zonguldak->document, "steps.0.ways_out.0.step", "mail");
  test_assert_string (zonguldak->document, "steps.1.body", "To zonguldakmem@meb.gov.tr.");
  clear_guides ();
}

static void
test_show_text (void)
{
  static const char *const lines[] = {
    "Own guide of your province (own)\nfor all\n✔ It can be followed now.\n\nOne.\nTwo.\n",
    "\nIt is not for this\n  – Not this. (→ lost)\n",
    "\nTo have at hand\n  – A pen\n",
    "\n 1. Which?\n    First.\n    Until its last day.\n    ○ This → 2\n    ○ That → 3\n"
    "    ? Neither: Say so. → 2\n    ? Lost → lost\n    ? Warned (R4)\n    (R0; S0.1)\n",
    "\n 3. Page\n    Open it.\n    ! Do not close it.\n    On the page: “E-Onaylı” · “E-onay”\n"
    "    To be filled in: ",
    "\n    Open: https://portal.kamusm.gov.tr/bp/meb.go\n",
    "\n 4. Done\n    That is all.\n",
    NULL,
  };
  g_autoptr (TestRun) shown = NULL;

  write_guide ("own.xml", own_guide);
  shown = run ("show own");
  assert_lines (shown->output, lines);
  clear_guides ();
}

/* No line is too long for a terminal, but for an address that nobody may break. */
static void
test_width (void)
{
  g_autoptr (TestRun) shown = run ("show renew-e-onay");
  g_auto (GStrv) lines = g_strsplit (shown->output, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++) {
    if (strstr (lines[i], "https://") == NULL)
      g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 80);
  }
}

/* One that is bad is named, and İmzam's own stays in use. */
static void
test_overlay (void)
{
  static const char problem[] = GUIDES "/lost.xml: line 2: there is no <chapter> in <guide>";
  g_auto (Answer) text = { 0 };
  g_auto (Answer) json = { 0 };
  g_autoptr (JsonNode) document = NULL;
  g_auto (Answer) after = { 0 };
  g_autoptr (TestRun) before = run ("show lost");

  write_guide ("lost.xml", "<guide id='lost'>\n<chapter/>\n</guide>\n");
  write_guide ("own.xml", own_guide);
  text = ask ("list");
  json = ask ("list --json");
  document = test_document_parse (json.output);
  after = ask ("show lost");

  g_assert_cmpint (text.exit, ==, 0);
  g_assert_cmpstr (text.errors, ==, GUIDES "/lost.xml: line 2: there is no <chapter> in <guide>\n");
  g_assert_nonnull (strstr (text.output, "\n✔ own              Own guide of your province"));
  test_assert_length (document, "problems", 1);
  test_assert_string (document, "problems.0", problem);
  g_assert_cmpstr (after.output, ==, before->output);
  g_assert_cmpstr (after.errors, ==, text.errors);
  clear_guides ();
}

static void
test_check (void)
{
  g_auto (Answer) sound = { 0 };
  g_auto (Answer) bad = { 0 };

  write_guide ("own.xml", own_guide);
  write_guide ("bad.xml", "<guide id='bad'>\n<title>\033[31m</title>\n</guide>\n");
  sound = ask ("check " GUIDES "/own.xml");
  g_assert_cmpint (sound.exit, ==, 0);
  g_assert_cmpstr (sound.errors, ==, "");
  g_assert_cmpstr (sound.output, ==, GUIDES "/own.xml: a sound guide, “Own guide of {province}”\n");

  bad = ask ("check /no/such.xml " GUIDES "/bad.xml /dev/zero " GUIDES "/own.xml");
  g_assert_cmpint (bad.exit, ==, EXIT_FAILED);
  g_assert_cmpstr (bad.output, ==, sound.output);
  g_assert_true (g_str_has_prefix (bad.errors, "/no/such.xml: No such file or directory\n" GUIDES
                                               "/bad.xml: line 2: "));
  g_assert_null (strchr (bad.errors, '\033'));
  clear_guides ();
}

/* So it is with letters, which guides may name. */
static void
test_letters (void)
{
  static const char sound_letter[] =
    "<letter id='mine'>\n<title>My letter</title><line>{name}</line>\n</letter>\n";
  static const char guide[] =
    "<guide id='own'><title>Own</title><summary>for all</summary>\n"
    "<introduction>One.</introduction>\n<step id='last' end='done'><title>Done</title>"
    "<body>All.</body><letter id='mine'/></step></guide>\n";
  static const char problem[] = LETTERS "/batman/handover.xml: line 2: ";
  g_auto (Answer) listed = { 0 };
  g_auto (Answer) shown = { 0 };
  g_auto (Answer) sound = { 0 };
  g_auto (Answer) bad = { 0 };
  g_autoptr (JsonNode) document = NULL;

  write_file (LETTERS, "mine.xml", sound_letter);
  write_file (LETTERS "/batman", "handover.xml", "<letter>\n<chapter/></letter>");
  write_guide ("own.xml", guide);
  listed = ask ("list --json");
  shown = ask ("show own");
  document = test_document_parse (listed.output);
  g_assert_true (g_str_has_prefix (listed.errors, problem));
  g_assert_cmpstr (shown.errors, ==, listed.errors);
  test_assert_length (document, "problems", 1);
  g_assert_true (g_str_has_prefix (test_document_string (document, "problems.0"), problem));

  sound = ask ("check " LETTERS "/mine.xml " GUIDES "/own.xml");
  g_assert_cmpstr (sound.errors, ==, "");
  g_assert_cmpint (sound.exit, ==, 0);
  g_assert_cmpstr (sound.output, ==,
                   LETTERS "/mine.xml: a sound letter, “My letter”\n" GUIDES
                           "/own.xml: a sound guide, “Own”\n");
  bad = ask ("check " LETTERS "/batman/handover.xml");
  g_assert_cmpint (bad.exit, ==, EXIT_FAILED);
  g_assert_true (g_str_has_prefix (bad.errors, problem));
  clear_guides ();
}

/* What the documentation says is sound, is. */
static void
test_documentation (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "guides", "README.md", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) blocks = NULL;
  g_auto (Answer) answer = { 0 };
  guint n_guides = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  blocks = g_strsplit (text, "```", -1);
  for (gsize i = 0; blocks[i] != NULL; i++) {
    if (!g_str_has_prefix (blocks[i], "xml\n<?xml"))
      continue;
    n_guides++;
    write_guide ("example.xml", blocks[i] + strlen ("xml\n"));
    answer = ask ("check " GUIDES "/example.xml");
    g_assert_cmpstr (answer.errors, ==, "");
    g_assert_cmpint (answer.exit, ==, 0);
  }
  g_assert_cmpuint (n_guides, ==, 1);
  clear_guides ();
}

static void
test_usage (void)
{
  static const char *const lines[] = {
    "",
    "find",
    "List",
    "list all",
    "list --province atlantis",
    "show",
    "show e-onay lost",
    "show atlantis",
    "show ../e-onay",
    "show e-onay --province atlantis",
    "check",
    "check --json /dev/null",
    "check --province genel /dev/null",
    "list --jsonn",
    "--json",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_auto (Answer) answer = ask (lines[i]);

    g_test_message ("%s", answer.errors);
    g_assert_cmpint (answer.exit, ==, EXIT_USAGE);
    g_assert_cmpstr (answer.output, ==, "");
    g_assert_true (g_str_has_prefix (answer.errors, "imzamctl: "));
    g_assert_true (strchr (answer.errors, '\n') == answer.errors + strlen (answer.errors) - 1);
  }
}

static void
test_unknown (void)
{
  g_auto (Answer) answer = ask ("show atlantis");

  g_assert_cmpint (answer.exit, ==, EXIT_USAGE);
  g_assert_true (g_str_has_prefix (
    answer.errors, "imzamctl: “atlantis” is not a known guide; known are: e-onay, renew-e-onay, "));
  g_assert_true (g_str_has_suffix (answer.errors, ", op-revoke, op-e-onay\n"));
}

static void
test_help (void)
{
  static const char *const lines[] = {
    "imzamctl guide", "list | show ID | check FILE…", "--json", "--province", NULL,
  };
  g_autoptr (TestRun) shown = run ("--help");

  assert_lines (shown->output, lines);
}

int
main (int argc, char *argv[])
{
  int result;

  imz_bed_enter ();
  test_etc_take ();
  g_test_init (&argc, &argv, NULL);
  test_desk_start ();

  g_test_add_func ("/ctl/guide/list-without-card", test_list_without_card);
  g_test_add_func ("/ctl/guide/list-with-card", test_list_with_card);
  g_test_add_func ("/ctl/guide/list-in-province", test_list_in_province);
  g_test_add_func ("/ctl/guide/show-all", test_show_all);
  g_test_add_func ("/ctl/guide/show-own", test_show_own);
  g_test_add_func ("/ctl/guide/show-text", test_show_text);
  g_test_add_func ("/ctl/guide/width", test_width);
  g_test_add_func ("/ctl/guide/overlay", test_overlay);
  g_test_add_func ("/ctl/guide/check", test_check);
  g_test_add_func ("/ctl/guide/letters", test_letters);
  g_test_add_func ("/ctl/guide/documentation", test_documentation);
  g_test_add_func ("/ctl/guide/usage", test_usage);
  g_test_add_func ("/ctl/guide/unknown", test_unknown);
  g_test_add_func ("/ctl/guide/help", test_help);

  result = g_test_run ();
  test_desk_free ();

  return result;
}
