/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* imzamctl calendar: what a calendar takes in, and what a telephone sees. */

#include <string.h>

#include "calendar-validator.h"
#include "imz-profile-model.h"
#include "test-ctl-home.h"
#include "test-ctl.h"

#define DAY ((gint64) 24 * 60 * 60)

enum {
  DAYS_LEFT = 200, /* nothing of it is over yet */
};

static TestAnswer
run (const char *option)
{
  g_autoptr (GSubprocessLauncher) launcher =
    test_ctl_new_launcher (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  const char *argv[] = { test_ctl_get_program (), "calendar", option, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  TestAnswer answer = { 0 };

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &answer.output, &answer.errors, &error);
  g_assert_no_error (error);
  answer.exit = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;

  return answer;
}

/* As the window keeps it. */
static void
claim (TestHome *home)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const ImzCertificateFacts facts = {
    .sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    .not_before = now - (1095 - DAYS_LEFT) * DAY,
    .not_after = now + DAYS_LEFT * DAY,
    .holder = "AYLA DENİZ YURT",
    .kind = IMZ_CERTIFICATE_KIND_NES,
  };
  g_autoptr (ImzCertificate) certificate = imz_certificate_new (&facts);
  g_autoptr (ImzDatabase) database = imz_database_new (home->dir, IMZ_DATABASE_BUSY_TIMEOUT_MS);
  g_autoptr (ImzProfileModel) profiles = imz_profile_model_new (database);
  g_autoptr (GError) error = NULL;

  imz_profile_model_rename (profiles, "", "Ayla", &error);
  g_assert_no_error (error);
  imz_profile_model_claim (profiles, certificate, now, &error);
  g_assert_no_error (error);
}

static void
test_nothing (TestHome *home, gconstpointer unused)
{
  g_auto (TestAnswer) answer = run (NULL);

  g_assert_cmpint (answer.exit, ==, TEST_EXIT_FAILED);
  g_assert_cmpstr (answer.output, ==, "");
  g_assert_nonnull (strstr (answer.errors, "no day is coming"));
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, word)) != NULL; p += strlen (word))
    n++;

  return n;
}

static void
test_file (TestHome *home, gconstpointer unused)
{
  g_auto (TestAnswer) answer = { 0 };
  g_autofree char *problem = NULL;

  claim (home);
  answer = run (NULL);
  problem = calendar_validator_check (answer.output);

  g_assert_cmpint (answer.exit, ==, 0);
  g_assert_cmpstr (answer.errors, ==, "");
  g_assert_cmpstr (problem, ==, NULL);
  g_assert_nonnull (strstr (answer.output, "UID:window:0123456789abcdef@"));
  g_assert_nonnull (strstr (answer.output, "UID:last-date:0123456789abcdef@"));
  g_assert_nonnull (strstr (answer.output, "UID:end:0123456789abcdef@"));
  g_assert_cmpuint (count (answer.output, "BEGIN:VALARM"), >,
                    count (answer.output, "BEGIN:VEVENT"));
  g_assert_null (strstr (answer.output, "Ayla"));
  g_assert_null (strstr (answer.output, "AYLA"));
}

/* Lines of one length with a light border, and the day in words. */
static void
test_qr (TestHome *home, gconstpointer unused)
{
  g_auto (TestAnswer) answer = { 0 };
  g_auto (GStrv) lines = NULL;
  guint n;
  glong width;

  claim (home);
  answer = run ("--qr");
  g_assert_cmpint (answer.exit, ==, 0);
  g_assert_cmpstr (answer.errors, ==, "");

  lines = g_strsplit (g_strchomp (answer.output), "\n", -1);
  n = g_strv_length (lines);
  width = g_utf8_strlen (lines[0], -1);
  g_assert_cmpuint (n, >, 15);
  for (guint i = 0; i + 1 < n; i++) {
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), ==, width);
    g_assert_true (g_str_has_prefix (lines[i], "████"));
  }
  g_assert_cmpint (width, ==, 2 * ((glong) n - 1) - 1);
  g_assert_nonnull (strstr (lines[n - 1], ": "));
}

static void
test_usage (TestHome *home, gconstpointer unused)
{
  g_auto (TestAnswer) option = run ("--qrcode");
  g_auto (TestAnswer) word = run ("tomorrow");

  g_assert_cmpint (option.exit, ==, TEST_EXIT_USAGE);
  g_assert_cmpint (word.exit, ==, TEST_EXIT_USAGE);
}

/* What cannot be read is not told as if there were nothing. */
static void
test_damaged (TestHome *home, gconstpointer unused)
{
  g_auto (TestAnswer) answer = { 0 };
  g_autoptr (GError) error = NULL;

  claim (home);
  g_file_set_contents (home->path, "no database at all, but long enough to be looked at", -1,
                       &error);
  g_assert_no_error (error);
  answer = run (NULL);

  g_assert_cmpint (answer.exit, ==, TEST_EXIT_FAILED);
  g_assert_cmpstr (answer.output, ==, "");
  g_assert_nonnull (strstr (answer.errors, "imzam.db"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ctl/calendar/nothing", TestHome, NULL, test_home_set_up, test_nothing,
              test_home_tear_down);
  g_test_add ("/ctl/calendar/file", TestHome, NULL, test_home_set_up, test_file,
              test_home_tear_down);
  g_test_add ("/ctl/calendar/qr", TestHome, NULL, test_home_set_up, test_qr, test_home_tear_down);
  g_test_add ("/ctl/calendar/usage", TestHome, NULL, test_home_set_up, test_usage,
              test_home_tear_down);
  g_test_add ("/ctl/calendar/damaged", TestHome, NULL, test_home_set_up, test_damaged,
              test_home_tear_down);

  return g_test_run ();
}
