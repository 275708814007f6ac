/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the holder claimed once: told beside the cards, deciding only where there is none, and only read. */

#include <signal.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "imz-certificate-parser.h"
#include "imz-history-model.h"
#include "imz-profile-model.h"
#include "test-ctl-desk.h"
#include "test-ctl-watch.h"

static const ImzTestCertificateSpec old_one = { .not_before = 1705698000,  /* 2024-01-20T00:00+03 */
                                                .not_after = 1800478799 }; /* 2027-01-20T23:59:59 */
static const ImzTestCertificateSpec new_one = { .not_before = 1800478800,  /* the next second */
                                                .not_after = 1895173199 }; /* 2030-01-20T23:59:59 */

typedef struct {
  char *data; /* XDG_DATA_HOME, empty at first */
  char *dir;
  char *path;
  ImzDatabase *database;
  ImzProfileModel *profiles;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->data = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  g_assert_nonnull (fixture->data);
  fixture->dir = g_build_filename (fixture->data, "imzam", NULL);
  fixture->path = g_build_filename (fixture->dir, "imzam.db", NULL);
  fixture->database = imz_database_new (fixture->dir, IMZ_DATABASE_BUSY_TIMEOUT_MS);
  fixture->profiles = imz_profile_model_new (fixture->database);
  test_ctl_set_variable ("XDG_DATA_HOME", fixture->data);
  test_desk_start ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  test_desk_clear ();
  g_clear_object (&fixture->profiles);
  g_clear_object (&fixture->database);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);

    g_remove (path);
  }
  g_rmdir (fixture->dir);
  g_assert_cmpint (g_rmdir (fixture->data), ==, 0);
  g_free (fixture->data);
  g_free (fixture->dir);
  g_free (fixture->path);
}

/* "Bu benim e-imzam", as the window does it; found revoked or not (IMZ_REVOCATION_STATE_UNCHECKED). */
static void
claim (Fixture *fixture, const ImzTestCertificateSpec *spec, ImzRevocationState revocation)
{
  const ImzTrustFacts facts = { .revocation = { .state = revocation, .reason = -1 } };
  g_autoptr (GBytes) der = imz_test_certificate_new (spec);
  g_autoptr (ImzCertificate) plain = imz_certificate_parse (der);
  g_autoptr (ImzTrust) trust = imz_trust_new (&facts);
  g_autoptr (ImzCertificate) certificate = imz_certificate_with_trust (plain, trust);
  g_autoptr (GError) error = NULL;

  imz_profile_model_claim (fixture->profiles, certificate, test_time ("2026-11-20T09:30:00+03:00"),
                           &error);
  g_assert_no_error (error);
}

typedef struct {
  const char *day;
  const char *state;
  int exit;
  int days_left;
  const char *action;
  const char *by; /* NULL: null */
  const char *why;
} Vector;

static void
check_entry (const TestRun *run, const Vector *vector)
{
  test_assert_length (run->document, "remembered", 1);
  test_assert_string (run->document, "remembered.0.state", vector->state);
  test_assert_int (run->document, "remembered.0.days_left", vector->days_left);
  test_assert_string (run->document, "remembered.0.not_before", "2024-01-20T00:00:00+03:00");
  test_assert_string (run->document, "remembered.0.not_after", "2027-01-20T23:59:59+03:00");
  test_assert_string (run->document, "remembered.0.seen_at", "2026-11-20T09:30:00+03:00");
}

static void
check_vector (const Vector *vector)
{
  g_autoptr (TestRun) asked =
    test_ctl_run ("status", "--remembered", "--json", "--date", vector->day, NULL);
  g_autoptr (TestRun) not_asked = test_ctl_run ("status", "--json", "--date", vector->day, NULL);

  g_test_message ("%s: %s", vector->day, vector->why);
  test_run_assert (asked, vector->state, vector->exit);
  test_assert_string (asked->document, "summary.next_action.id", vector->action);
  test_assert_string (asked->document, "summary.next_action.by", vector->by);
  check_entry (asked, vector);

  /* What is plugged in decides; the other is told beside it. */
  test_run_assert (not_asked, "no-card", 3);
  test_assert_string (not_asked->document, "summary.next_action.id", "insert-card");
  check_entry (not_asked, vector);
}

static void
test_dates (Fixture *fixture, gconstpointer unused)
{
  static const Vector vectors[] = {
    { "2024-01-19", "not-yet", 1, 1097, "wait", NULL, "the day before its first" },
    { "2026-10-20", "valid", 0, 92, "activate-e-onay", NULL, "the last calm day" },
    { "2026-10-21", "renewal-window", 1, 91, "renew", "2026-12-20", "the window opens" },
    { "2026-12-20", "renewal-window", 1, 31, "renew", "2026-12-20", "the last date" },
    { "2026-12-21", "renewal-late", 2, 30, "renew", "2027-01-20", "the day after it" },
    { "2027-01-20", "renewal-late", 2, 0, "renew", "2027-01-20", "the last day" },
    { "2027-01-21", "expired", 2, -1, "renew", NULL, "the day after" },
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  claim (fixture, &old_one, IMZ_REVOCATION_STATE_UNCHECKED);
  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    check_vector (&vectors[i]);

  /* Nothing was written. */
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

/* A mere look leaves nothing behind. */
static void
test_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TestRun) asked = test_ctl_run ("status", "--remembered", "--json", NULL);
  g_autoptr (TestRun) for_people = test_ctl_run ("status", "--remembered", NULL);
  g_autoptr (TestRun) for_people_as_ever = test_ctl_run ("status", NULL);

  test_run_assert (asked, "no-card", 3);
  test_assert_length (asked->document, "remembered", 0);
  g_assert_cmpstr (for_people->output, ==, for_people_as_ever->output);
  g_assert_false (g_file_test (fixture->dir, G_FILE_TEST_EXISTS));
}

/* What cannot be read is told, in one line, and stays as it is; the answer is as if nothing was kept. */
static void
test_unreadable (Fixture *fixture, gconstpointer unused)
{
  static const char *const lines[][6] = {
    { "status", "--remembered", "--json", NULL },
    { "status", "--json", NULL },
    { "explain", "--json", NULL },
    { "explain", "--json", "--not-after", "2027-01-20", NULL },
  };
  static const int exits[] = { 3, 3, 0, 0 };
  g_autofree char *noise = g_strnfill (5000, 'x');
  g_autofree char *after = NULL;

  g_assert_cmpint (g_mkdir (fixture->dir, 0700), ==, 0);
  for (guint is_folder = 0; is_folder < 2; is_folder++) {
    if (is_folder)
      g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
    else
      g_assert_true (g_file_set_contents (fixture->path, noise, -1, NULL));

    for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
      g_autoptr (TestRun) run = test_ctl_finish_with_words (test_ctl_start_words (lines[i]));

      g_test_message ("%s", run->errors);
      g_assert_cmpint (run->exit, ==, exits[i]);
      g_assert_true (g_str_has_prefix (run->errors, "imzamctl: "));
      g_assert_nonnull (strstr (run->errors, fixture->path));
      g_assert_true (strchr (run->errors, '\n') == run->errors + strlen (run->errors) - 1);
      if (i == 0)
        test_assert_length (run->document, "remembered", 0);
    }
    if (!is_folder) {
      g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, noise);
    }
    g_assert_cmpint (g_remove (fixture->path), ==, 0);
  }
}

/* Nor does one at what is kept: not even what SQLite puts beside the file for a while. */
static void
test_no_traces (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TestRun) run = NULL;
  g_autoptr (GDir) dir = NULL;

  claim (fixture, &old_one, IMZ_REVOCATION_STATE_UNCHECKED);
  g_clear_object (&fixture->profiles);
  g_clear_object (&fixture->database);
  run = test_ctl_run ("status", "--remembered", "--json", "--date", "2026-12-01", NULL);
  test_run_assert (run, "renewal-window", 1);

  dir = g_dir_open (fixture->dir, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "imzam.db");
  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
}

/* Also where no card could be at all. */
static void
test_no_service (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TestRun) asked = NULL;
  g_autoptr (TestRun) not_asked = NULL;
  g_autoptr (TestRun) no_reader = NULL;

  claim (fixture, &old_one, IMZ_REVOCATION_STATE_UNCHECKED);
  no_reader = test_ctl_run ("status", "--remembered", "--json", "--date", "2026-12-01", "--reader",
                            "none", NULL);
  test_run_assert (no_reader, "renewal-window", 1);
  test_assert_length (no_reader->document, "readers", 0);

  test_desk_stop ();
  asked = test_ctl_run ("status", "--remembered", "--json", "--date", "2026-12-01", NULL);
  test_run_assert (asked, "renewal-window", 1);
  test_assert_string (asked->document, "service.state", "stopped");

  not_asked = test_ctl_run ("status", "--json", "--date", "2026-12-01", NULL);
  test_run_assert (not_asked, "no-service", 3);
  test_assert_length (not_asked->document, "remembered", 1);
}

/* A card decides, whosever it is and whatever is remembered. */
static void
test_card (Fixture *fixture, gconstpointer unused)
{
  const ImzTestCertificateSpec other = { .holder = "BURAK IŞIK",
                                         .identity = TEST_IDENTITY_2,
                                         .not_before = test_time ("2026-01-20T00:00:00+03"),
                                         .not_after = test_time ("2029-01-19T23:59:59+03") };
  g_autoptr (TestRun) run = NULL;
  g_autoptr (TestRun) empty = NULL;

  claim (fixture, &old_one, IMZ_REVOCATION_STATE_REVOKED);
  test_desk_insert_specs (0, &other, 1, NULL);
  run = test_ctl_run ("status", "--remembered", "--json", "--date", "2026-12-01", NULL);
  test_run_assert (run, "valid", 0);
  test_assert_string (run->document, "remembered.0.state", "revoked");

  /* One with nothing on it is a card all the same. */
  test_desk_insert_specs (0, NULL, 0, NULL);
  empty = test_ctl_run ("status", "--remembered", "--json", "--date", "2026-12-01", NULL);
  test_run_assert (empty, "no-certificate", 3);
}

/* What is revoked is not renewed: `explain` says so as `status` does, whatever the dates are. */
static void
test_explain (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    ImzRevocationState state;
    const char *action;
  } vectors[] = {
    { IMZ_REVOCATION_STATE_UNCHECKED, "renew" },
    { IMZ_REVOCATION_STATE_SUSPENDED, "resume" },
    { IMZ_REVOCATION_STATE_REVOKED, "replace" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (TestRun) status = NULL;
    g_autoptr (TestRun) explained = NULL;
    g_autoptr (TestRun) lost = NULL;
    g_autoptr (TestRun) given = NULL;

    imz_profile_model_remove (fixture->profiles, "", NULL); /* what was known of it */
    claim (fixture, &old_one, vectors[i].state);
    status = test_ctl_run ("status", "--remembered", "--json", "--date", "2026-12-01", NULL);
    explained = test_ctl_run ("explain", "--json", "--date", "2026-12-01", NULL);
    test_assert_string (explained->document, "next_action.id", vectors[i].action);
    g_assert_cmpstr (test_document_string (explained->document, "text"), ==,
                     test_document_string (status->document, "summary.text"));
    g_assert_cmpstr (test_document_string (explained->document, "next_action.text"), ==,
                     test_document_string (status->document, "summary.next_action.text"));

    /* What is asked for comes first. */
    lost = test_ctl_run ("explain", "--json", "--date", "2026-12-01", "--case", "lost", NULL);
    test_assert_string (lost->document, "next_action.id", "replace");
    test_assert_null (lost->document, "text");
    given =
      test_ctl_run ("explain", "--json", "--date", "2026-12-01", "--not-after", "2027-01-20", NULL);
    test_assert_string (given->document, "next_action.id", "renew");
  }
}

/* Without ways to apply and steps there are no headings for them. */
static void
test_explain_text (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TestRun) run = NULL;

  claim (fixture, &old_one, IMZ_REVOCATION_STATE_REVOKED);
  run = test_ctl_run ("explain", "--date", "2026-12-01", NULL);
  g_assert_cmpint (run->exit, ==, 0);
  g_assert_nonnull (strstr (run->output, "revoked"));
  g_assert_null (strstr (run->output, "Ways to apply"));
  g_assert_null (strstr (run->output, "Steps"));
}

/* Several of one profile and of several: as it is with cards. */
static void
test_several (Fixture *fixture, gconstpointer unused)
{
  const ImzTestCertificateSpec another = { .not_before = test_time ("2026-01-20T00:00:00+03"),
                                           .not_after = test_time ("2029-01-19T23:59:59+03") };
  g_autoptr (TestRun) renewed = NULL;
  g_autoptr (TestRun) beside = NULL;
  g_autoptr (TestRun) revoked = NULL;
  g_autofree char *words = NULL;

  claim (fixture, &old_one, IMZ_REVOCATION_STATE_UNCHECKED);
  claim (fixture, &new_one, IMZ_REVOCATION_STATE_UNCHECKED);
  renewed = test_ctl_run ("status", "--remembered", "--json", "--date", "2026-12-25", NULL);
  test_run_assert (renewed, "renewal-late", 0);
  test_assert_string (renewed->document, "summary.next_action.id", "wait");
  words = test_document_words (renewed->document, "remembered", "state");
  g_assert_cmpstr (words, ==, "renewal-late not-yet");

  g_assert_true (imz_profile_model_add (fixture->profiles, "Burak", NULL));
  g_assert_true (imz_profile_model_set_current (fixture->profiles, "Burak", NULL));
  claim (fixture, &another, IMZ_REVOCATION_STATE_UNCHECKED);
  beside = test_ctl_run ("status", "--remembered", "--json", "--date", "2028-11-01", NULL);
  test_run_assert (beside, "renewal-window", 1);
  test_assert_length (beside->document, "remembered", 3);

  g_assert_true (imz_profile_model_remove (fixture->profiles, "", NULL));
  claim (fixture, &old_one, IMZ_REVOCATION_STATE_SUSPENDED);
  revoked = test_ctl_run ("status", "--remembered", "--json", "--date", "2025-06-01", NULL);
  test_run_assert (revoked, "suspended", 2);
  test_assert_string (revoked->document, "summary.next_action.id", "resume");
}

/* The holder's word, which only the window takes down. */
static void
test_e_onay (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    ImzEOnay word;
    const char *action;
  } vectors[] = {
    { IMZ_E_ONAY_UNKNOWN, "activate-e-onay" },
    { IMZ_E_ONAY_NO, "activate-e-onay" },
    { IMZ_E_ONAY_YES, "none" },
  };

  claim (fixture, &old_one, IMZ_REVOCATION_STATE_UNCHECKED);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (TestRun) run = NULL;

    g_assert_true (imz_profile_model_set_e_onay (fixture->profiles, vectors[i].word, 1, NULL));
    run = test_ctl_run ("status", "--remembered", "--json", "--date", "2025-06-01", NULL);
    test_run_assert (run, "valid", 0);
    test_assert_string (run->document, "summary.next_action.id", vectors[i].action);
  }
}

/* For a person: since when that was not looked at, and by which day to act. */
static void
test_text (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TestRun) run = NULL;

  claim (fixture, &old_one, IMZ_REVOCATION_STATE_UNCHECKED);
  run = test_ctl_run ("status", "--remembered", "--date", "2026-12-01", NULL);
  g_assert_cmpint (run->exit, ==, 1);
  g_assert_nonnull (strstr (run->output, "20 December 2026"));
  g_assert_nonnull (strstr (run->output, "20 November 2026"));
}

static void
test_province (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TestRun) general = NULL;
  g_autoptr (TestRun) zonguldak = NULL;
  g_autoptr (TestRun) unknown = NULL;

  claim (fixture, &old_one, IMZ_REVOCATION_STATE_UNCHECKED);
  general = test_ctl_run ("status", "--remembered", "--json", "--date", "2026-12-21", "--province",
                          "genel", NULL);
  test_run_assert (general, "renewal-late", 2);

  /* There is no last date there (R8). */
  zonguldak = test_ctl_run ("status", "--remembered", "--json", "--date", "2026-12-21",
                            "--province", "zonguldak", NULL);
  test_run_assert (zonguldak, "renewal-window", 1);
  test_assert_string (zonguldak->document, "remembered.0.state", "renewal-window");

  unknown = test_ctl_run ("status", "--province", "atlantis", NULL);
  g_assert_cmpint (unknown->exit, ==, 64);
  g_assert_nonnull (strstr (unknown->errors, "atlantis"));
  g_assert_nonnull (strstr (unknown->errors, "genel, batman, zonguldak"));
}

/* What would never answer is not asked. */
static void
test_pipe (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TestRun) run = NULL;

  g_mkdir (fixture->dir, 0700);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  run = test_ctl_finish_with_words (test_ctl_start ("status", "--remembered", NULL));
  g_assert_cmpint (run->exit, ==, 3);
  g_assert_nonnull (strstr (run->errors, "cannot be opened"));
}

/* An application that is under way changes what is to be done next, not the state nor the exit code; `explain` answers
 * about what it is asked. */
static void
test_application (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzHistoryModel) history =
    imz_history_model_new (fixture->database, IMZ_HISTORY_SCOPE_CURRENT);
  g_autoptr (ImzRecord) record = imz_record_new (&(ImzRecordFacts){
    .created_at = test_time ("2026-11-03T09:00:00+03:00"),
  });
  g_autoptr (ImzRecord) kept = NULL;
  g_autoptr (TestRun) before = NULL;
  g_autoptr (TestRun) after = NULL;
  g_autoptr (TestRun) explained = NULL;
  g_autoptr (GError) error = NULL;

  claim (fixture, &old_one, IMZ_REVOCATION_STATE_UNCHECKED);
  before = test_ctl_run ("status", "--remembered", "--json", "--date", "2026-12-01", NULL);
  test_run_assert (before, "renewal-window", 1);
  test_assert_string (before->document, "summary.next_action.id", "renew");

  kept = imz_history_model_add (history, record, 0, &error);
  g_assert_no_error (error);
  after = test_ctl_run ("status", "--remembered", "--json", "--date", "2026-12-01", NULL);
  test_run_assert (after, "renewal-window", 1);
  test_assert_string (after->document, "summary.next_action.id", "renew");
  g_assert_nonnull (strstr (test_document_string (after->document, "summary.next_action.text"),
                            "made on 3 November 2026"));
  explained = test_ctl_run ("explain", "--json", "--date", "2026-12-01", NULL);
  test_assert_string (explained->document, "next_action.id", "renew");
}

/* Who has no e-imza yet is told where the first application is; the state and the exit code are the reader's. */
static void
test_first_application (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzHistoryModel) history =
    imz_history_model_new (fixture->database, IMZ_HISTORY_SCOPE_CURRENT);
  g_autoptr (ImzRecord) record = imz_record_new (&(ImzRecordFacts){
    .kind = IMZ_CASE_FIRST,
    .method = IMZ_METHOD_WET_SIGNED,
    .created_at = test_time ("2026-11-03T09:00:00+03:00"),
  });
  g_autoptr (ImzRecord) kept = NULL;
  g_autoptr (TestRun) before = test_ctl_run ("status", "--json", "--date", "2026-12-01", NULL);
  g_autoptr (TestRun) after = NULL;
  g_autoptr (GError) error = NULL;

  test_run_assert (before, "no-card", 3);
  test_assert_string (before->document, "summary.next_action.id", "insert-card");

  kept = imz_history_model_add (history, record, 0, &error);
  g_assert_no_error (error);
  after = test_ctl_run ("status", "--json", "--date", "2026-12-01", NULL);
  test_run_assert (after, "no-card", 3);
  test_assert_string (after->document, "summary.next_action.id", "renew-wet-signed");
  test_assert_string (after->document, "summary.next_action.guide", "first");
  g_assert_nonnull (strstr (test_document_string (after->document, "summary.next_action.text"),
                            "made on 3 November 2026"));
}

/* Somebody claims in the window what `watch` has told of. */
static void
test_watch (Fixture *fixture, gconstpointer unused)
{
  TestWatch *watch = test_watch_start (TRUE);
  g_autoptr (JsonNode) before = test_watch_expect (watch, "no-card");
  g_autoptr (JsonNode) claimed = NULL;
  g_autoptr (JsonNode) forgotten = NULL;
  const char *sha256;

  test_assert_length (before, "remembered", 0);
  claim (fixture, &old_one, IMZ_REVOCATION_STATE_UNCHECKED);
  claimed = test_watch_expect (watch, "no-card");
  test_assert_length (claimed, "remembered", 1);

  sha256 = test_document_string (claimed, "remembered.0.sha256");
  g_assert_true (imz_profile_model_forget (fixture->profiles, sha256, NULL));
  forgotten = test_watch_expect (watch, "no-card");
  test_assert_length (forgotten, "remembered", 0);
  g_assert_cmpint (test_watch_end (watch, SIGTERM), ==, 0);
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
  g_test_init (&argc, &argv, NULL);

  add_test ("/ctl/remembered/nothing", test_nothing);
  add_test ("/ctl/remembered/unreadable", test_unreadable);
  add_test ("/ctl/remembered/no-traces", test_no_traces);
  add_test ("/ctl/remembered/dates", test_dates);
  add_test ("/ctl/remembered/no-service", test_no_service);
  add_test ("/ctl/remembered/card", test_card);
  add_test ("/ctl/remembered/explain", test_explain);
  add_test ("/ctl/remembered/explain-text", test_explain_text);
  add_test ("/ctl/remembered/several", test_several);
  add_test ("/ctl/remembered/e-onay", test_e_onay);
  add_test ("/ctl/remembered/text", test_text);
  add_test ("/ctl/remembered/application", test_application);
  add_test ("/ctl/remembered/first-application", test_first_application);
  add_test ("/ctl/remembered/province", test_province);
  add_test ("/ctl/remembered/pipe", test_pipe);
  add_test ("/ctl/remembered/watch", test_watch);

  result = g_test_run ();
  test_desk_free ();

  return result;
}
