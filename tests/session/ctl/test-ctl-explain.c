/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* `imzamctl explain`: every boundary by the command line alone, and what the card in the reader says. */

#include "test-ctl-desk.h"
#include "test-ctl.h"

#include <string.h>

static const ImzTestCertificateSpec old_one = { .not_before = 1705698000,  /* 2024-01-20T00:00+03 */
                                                .not_after = 1800478799 }; /* 2027-01-20T23:59:59 */
static const ImzTestCertificateSpec new_one = { .not_before = 1800478800,  /* the next second */
                                                .not_after = 1895173199 }; /* 2030-01-20T23:59:59 */

/* Words with spaces between them, after "explain --json". */
static TestRun *
explain (const char *words)
{
  g_autofree char *line = g_strdup_printf ("explain --json %s", words);
  g_auto (GStrv) argv = g_strsplit (g_strstrip (line), " ", -1);
  TestRun *run = test_ctl_finish (test_ctl_start_words ((const char *const *) argv));

  g_assert_cmpint (run->exit, ==, 0);
  test_assert_string (run->document, "schema", "imzam.timeline/1");
  return run;
}

static gboolean
get_boolean (JsonNode *document, const char *path)
{
  return json_node_get_boolean (test_document_get (document, path));
}

/* Each boundary of an e-imza that ends on 20 January 2027, and of others. */
static void
test_boundaries (void)
{
  static const struct {
    const char *sentence;
    const char *words;
    const char *phase; /* NULL: null */
    const char *action;
    const char *by;
  } vectors[] = {
    { "the day before the first",
      "--not-before 2024-01-20 --not-after 2027-01-20 --date 2024-01-19", "not-yet", "wait", NULL },
    { "the first day", "--not-before 2024-01-20 --not-after 2027-01-20 --date 2024-01-20", "in-use",
      "activate-e-onay", NULL },
    { "three months before the end", "--not-after 2027-01-20 --date 2026-10-20", "in-use",
      "activate-e-onay", NULL },
    { "the same, e-onay active", "--not-after 2027-01-20 --date 2026-10-20 --e-onay yes", "in-use",
      "none", NULL },
    { "the next day", "--not-after 2027-01-20 --date 2026-10-21", "window", "renew", "2026-12-20" },
    { "the last date", "--not-after 2027-01-20 --date 2026-12-20", "window", "renew",
      "2026-12-20" },
    { "the day after it", "--not-after 2027-01-20 --date 2026-12-21", "late", "renew",
      "2027-01-20" },
    { "the last day", "--not-after 2027-01-20 --date 2027-01-20", "late", "renew", "2027-01-20" },
    { "the day after", "--not-after 2027-01-20 --date 2027-01-21", "expired", "renew", NULL },
    { "and e-onay is not active", "--not-after 2027-01-20 --date 2027-01-21 --e-onay no", "expired",
      "renew-wet-signed", NULL },
    { "Zonguldak has no last date, but a day it recommends",
      "--not-after 2027-01-20 --date 2026-12-26 --province zonguldak", "window", "renew",
      "2026-12-26" },
    { "and when that has passed, the end",
      "--not-after 2027-01-20 --date 2026-12-27 --province zonguldak", "window", "renew",
      "2027-01-20" },
    { "and takes only paper afterwards",
      "--not-after 2027-01-20 --date 2027-01-21 --province zonguldak --e-onay yes", "expired",
      "renew-wet-signed", NULL },
    { "a leap day is the end", "--not-after 2028-02-29 --date 2027-11-29", "in-use",
      "activate-e-onay", NULL },
    { "its window", "--not-after 2028-02-29 --date 2027-11-30", "window", "renew", "2028-01-29" },
    { "a leap day is the last date", "--not-after 2028-03-31 --date 2028-02-29", "window", "renew",
      "2028-02-29" },
    { "a month that is too short", "--not-after 2027-05-31 --date 2027-05-01", "late", "renew",
      "2027-05-31" },
    { "the end before the start",
      "--not-before 2027-01-20 --not-after 2026-01-20 --date 2026-01-01", "not-yet", "wait", NULL },
    { "a clock years off", "--not-after 2027-01-20 --date 1971-01-01", "in-use", "activate-e-onay",
      NULL },
    { "the last day that can be written", "--not-after 9997-12-31 --date 9997-12-31", "late",
      "renew", "9997-12-31" },
    { "the first", "--not-after 1900-01-01 --date 1900-01-01", "late", "renew", "1900-01-01" },
    { "first, without anything", "--case first --not-after 2027-01-20 --date 2026-11-21", "window",
      "renew-wet-signed", NULL },
    { "lost", "--case lost --not-after 2027-01-20 --date 2026-11-21", "window", "replace", NULL },
    { "identity", "--case identity --not-after 2027-01-20 --date 2026-11-21", "window", "replace",
      NULL },
    { "approved", "--not-after 2027-01-20 --date 2026-11-21 --approved 2026-11-20", "window",
      "wait", "2027-01-04" },
    { "approved and late", "--not-after 2027-01-20 --date 2027-01-05 --approved 2026-11-20", "late",
      "call-province", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (TestRun) run = explain (vectors[i].words);

    g_test_message ("%s", vectors[i].sentence);
    test_assert_string (run->document, "phase", vectors[i].phase);
    test_assert_string (run->document, "next_action.id", vectors[i].action);
    test_assert_string (run->document, "next_action.by", vectors[i].by);
  }
}

static void
test_dates (void)
{
  static const struct {
    const char *words;
    const char *days[8]; /* in the contract's order; NULL: null */
  } vectors[] = {
    { "--not-after 2027-01-20 --date 2026-11-21",
      { "2026-10-21", "2026-12-20", "2026-12-18", "2026-12-20", "2027-01-20", "2027-01-21" } },
    { "--not-after 2027-01-20 --date 2026-11-21 --approved 2026-12-25",
      { "2026-10-21", "2026-12-20", "2026-12-18", "2026-12-20", "2027-01-20", "2027-01-21",
        "2027-01-04", "2027-01-09" } },
    { "--not-after 2027-01-20 --date 2026-11-21 --province zonguldak",
      { "2026-10-21", NULL, "2026-12-26", "2026-12-20", "2027-01-20", "2027-01-21" } },
    { "--not-after 2027-01-20 --case lost --date 2026-11-21 --approved 2026-11-20",
      { NULL, NULL, NULL, "2026-11-20", "2027-01-20", "2026-11-30", "2026-11-30", "2026-12-05" } },
    { "--not-after 9997-12-31 --date 2026-11-21 --approved 9997-12-31",
      { "9997-10-01", "9997-11-30", "9997-11-28", "9997-11-30", "9997-12-31", "9998-01-01",
        "9998-01-10", "9998-01-15" } },
    { "--not-after 9997-12-31 --date 2026-11-21",
      { "9997-10-01", "9997-11-30", "9997-11-28", "9997-11-30", "9997-12-31", "9998-01-01" } },
    { "--case first --date 2026-11-21", { NULL } },
  };
  static const char *const names[] = {
    "window_opens", "last_date", "recommended",   "production",
    "ends",         "pin_from",  "delivery_from", "delivery_to"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (TestRun) run = explain (vectors[i].words);

    for (gsize j = 0; j < G_N_ELEMENTS (names); j++) {
      g_autofree char *path = g_strconcat ("dates.", names[j], NULL);

      test_assert_string (run->document, path, vectors[i].days[j]);
    }
  }
}

/* What was asked is in the answer, and the times of day are the contract's. */
static void
test_echo (void)
{
  g_autoptr (TestRun) run =
    explain ("--not-before 2024-01-20 --not-after 2027-01-20 --date 2026-11-21 "
             "--approved 2026-11-20 --e-onay no --province batman");
  g_autoptr (TestRun) plain = explain ("--not-after 2027-01-20");
  g_autoptr (TestRun) last = explain ("--not-after 9997-12-31");
  g_autofree char *ids = test_document_words (run->document, "methods", "id");

  test_assert_string (run->document, "not_before", "2024-01-20T00:00:00+03:00");
  test_assert_string (run->document, "not_after", "2027-01-20T23:59:59+03:00");
  test_assert_string (run->document, "approved", "2026-11-20");
  test_assert_string (run->document, "province", "batman");
  test_assert_string (run->document, "case", "renewal");
  test_assert_string (run->document, "e_onay", "no");
  g_assert_true (g_str_has_prefix (test_document_string (run->document, "time"), "2026-11-21T"));
  g_assert_cmpstr (ids, ==, "e-onay e-imza wet-signed");

  test_assert_string (plain->document, "province", "genel");
  test_assert_string (plain->document, "e_onay", "unknown");
  test_assert_null (plain->document, "not_before");
  test_assert_string (last->document, "not_after", "9997-12-31T23:59:59+03:00");
}

/* Methods in order, rules with their sources, and where other provinces differ. */
static void
test_grounds (void)
{
  g_autoptr (TestRun) run =
    explain ("--not-after 2027-01-20 --date 2027-01-21 --province zonguldak --e-onay yes");
  g_autofree char *methods = test_document_words (run->document, "methods", "id");
  g_autofree char *rules = test_document_words (run->document, "rules", "id");

  g_assert_cmpstr (methods, ==, "e-onay wet-signed e-imza");
  g_assert_false (get_boolean (run->document, "methods.0.allowed"));
  g_assert_true (get_boolean (run->document, "methods.1.allowed"));
  g_assert_false (get_boolean (run->document, "methods.2.allowed"));
  g_assert_true (g_str_has_prefix (rules, "R10 "));
  test_assert_string (run->document, "rules.0.source", "S4");
  test_assert_string (run->document, "rules.0.source_date", "tarihsiz");
  g_assert_nonnull (test_document_string (run->document, "rules.0.differs"));
  test_assert_string (run->document, "next_action.rule", "R10");
  test_assert_string (run->document, "next_action.source", "S4");
}

/* In the order of the questions: what, what now, by when, how, what to mind, which way, who says so. */
static void
test_text (void)
{
  static const char *const parts[] = {
    "Renew your e-imza now: the last application date is 20 December 2026, 29 days left.\n",
    "Next: Make your renewal application. By 20 December 2026.\n",
    "is a Sunday: apply by Friday, 18 December 2026.",
    "\n\nDates\n",
    "Window opens: 21 October 2026 (Wednesday)\n",
    "Ends: 20 January 2027 (Wednesday)\n",
    "\n\nWays to apply\n",
    "(R9)\n",
    "\n\nWhat would get it refused\n",
    "(R0)\n",
    "\n\nSteps\n",
    "3. Make the renewal application with e-onay. [21.10.2026–20.12.2026] (R6)\n",
    "\n\nRules (",
    "S0.4, S1, S2, S4",
  };
  g_autoptr (TestRun) run =
    test_ctl_run ("explain", "--not-after", "2027-01-20", "--date", "2026-11-21", NULL);
  const char *rest = run->output;

  g_assert_cmpint (run->exit, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    const char *found = strstr (rest, parts[i]);

    if (found == NULL)
      g_error ("“%s” is not, or not there, in: %s", parts[i], run->output);
    rest = found;
  }
}

/* The documents' dates are written for a person, too. */
static void
test_text_dates (void)
{
  g_autoptr (TestRun) run =
    test_ctl_run ("explain", "--not-after", "2027-01-20", "--date", "2026-11-21", NULL);

  g_assert_nonnull (strstr (run->output, "; 01.10.2020)\n"));
  g_assert_nonnull (strstr (run->output, "; undated)\n"));
  g_assert_false (g_regex_match_simple ("\\d{4}-\\d\\d-\\d\\d", run->output, 0, 0));
  g_assert_null (strstr (run->output, "tarihsiz"));
}

/* Nobody is told to renew what was approved, or is lost. */
static void
test_sentence (void)
{
  g_autoptr (TestRun) approved =
    explain ("--not-after 2027-01-20 --date 2026-11-21 --approved 2026-11-20");
  g_autoptr (TestRun) lost = explain ("--not-after 2027-01-20 --date 2026-11-21 --case lost");

  g_assert_nonnull (
    strstr (test_document_string (approved->document, "text"), "the new one starts then"));
  test_assert_null (lost->document, "text");
}

/* What can never be used is said in words, and is no error. */
static void
test_odd_dates (void)
{
  g_autoptr (TestRun) run =
    explain ("--not-before 2027-01-20 --not-after 2026-01-20 --date 2026-11-21");
  g_autoptr (TestRun) text = test_ctl_run ("explain", "--not-before", "2027-01-20", "--not-after",
                                           "2026-01-20", "--date", "2026-11-21", NULL);

  test_assert_string (run->document, "phase", "expired");
  g_assert_nonnull (strstr (test_document_string (run->document, "note"), "never be used"));
  g_assert_nonnull (strstr (text->output, "never be used"));
}

/* The card in the reader answers; what is on the command line comes first. */
static void
test_card (void)
{
  g_autoptr (TestRun) run = NULL;
  g_autoptr (TestRun) given = NULL;
  g_autoptr (TestRun) later = NULL;

  test_desk_insert_specs (0, &old_one, 1, NULL);
  run = explain ("--date 2026-11-21");
  given = explain ("--date 2026-11-21 --not-after 2026-12-01");
  later = explain ("--date 2026-11-21 --approved 2026-11-20");
  test_desk_clear ();

  test_assert_string (run->document, "phase", "window");
  test_assert_string (run->document, "not_before", "2024-01-20T00:00:00+03:00");
  test_assert_string (run->document, "not_after", "2027-01-20T23:59:59+03:00");
  test_assert_string (run->document, "next_action.id", "renew");
  test_assert_string (given->document, "phase", "late");
  test_assert_string (given->document, "dates.ends", "2026-12-01");
  test_assert_string (later->document, "next_action.id", "wait");
}

/* Two certificates: the one in use, and the one that follows it. */
static void
test_successor (void)
{
  const ImzTestCertificateSpec both[] = { old_one, new_one };
  g_autoptr (TestRun) window = NULL;
  g_autoptr (TestRun) after = NULL;

  test_desk_insert_specs (0, both, G_N_ELEMENTS (both), NULL);
  window = explain ("--date 2026-11-21");
  after = explain ("--date 2027-01-21");
  test_desk_clear ();

  test_assert_string (window->document, "phase", "window");
  test_assert_string (window->document, "next_action.id", "wait");
  test_assert_string (window->document, "next_action.rule", "R14");
  test_assert_string (window->document, "dates.pin_from", "2027-01-21");
  test_assert_string (after->document, "phase", "in-use");
  test_assert_string (after->document, "dates.ends", "2030-01-20");
}

/* Nobody there to ask: it says what it would take. A first applicant has no card yet. */
static void
test_no_card (void)
{
  g_autoptr (TestRun) renewal = explain ("--date 2026-11-21");
  g_autoptr (TestRun) first = explain ("--date 2026-11-21 --case first");
  g_autoptr (TestRun) text = test_ctl_run ("explain", NULL);

  test_assert_null (renewal->document, "phase");
  test_assert_null (renewal->document, "text");
  test_assert_null (renewal->document, "not_after");
  test_assert_string (renewal->document, "next_action.id", "plug-reader");
  test_assert_string (renewal->document, "steps.0.id", "plug-in");
  test_assert_null (first->document, "phase");
  test_assert_string (first->document, "next_action.id", "renew-wet-signed");
  test_assert_string (first->document, "next_action.guide", "first");
  g_assert_cmpint (text->exit, ==, 0);
  g_assert_true (g_str_has_prefix (text->output, "Next: Plug in your e-imza"));
}

/* With the dates given, the card service is not even asked. */
static void
test_without_service (void)
{
  g_autoptr (TestRun) run = NULL;

  test_desk_stop ();
  run = explain ("--not-after 2027-01-20 --date 2026-11-21");
  test_desk_start ();

  test_assert_string (run->document, "phase", "window");
}

int
main (int argc, char *argv[])
{
  int result;

  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);
  test_desk_start ();

  g_test_add_func ("/ctl/explain/boundaries", test_boundaries);
  g_test_add_func ("/ctl/explain/dates", test_dates);
  g_test_add_func ("/ctl/explain/echo", test_echo);
  g_test_add_func ("/ctl/explain/grounds", test_grounds);
  g_test_add_func ("/ctl/explain/text", test_text);
  g_test_add_func ("/ctl/explain/text-dates", test_text_dates);
  g_test_add_func ("/ctl/explain/sentence", test_sentence);
  g_test_add_func ("/ctl/explain/odd-dates", test_odd_dates);
  g_test_add_func ("/ctl/explain/card", test_card);
  g_test_add_func ("/ctl/explain/successor", test_successor);
  g_test_add_func ("/ctl/explain/no-card", test_no_card);
  g_test_add_func ("/ctl/explain/without-service", test_without_service);

  result = g_test_run ();
  test_desk_free ();

  return result;
}
