/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words that are not understood, and words that ask for help. */

#include "test-ctl.h"

#include <string.h>

#include "imz-bed.h"

enum {
  EXIT_USAGE = 64,
};

static void
check_usage_error (const char *const *words)
{
  g_autoptr (TestRun) run = test_ctl_finish (test_ctl_start_words (words));

  g_assert_cmpint (run->exit, ==, EXIT_USAGE);
  g_assert_cmpstr (run->output, ==, "");
  g_assert_true (g_str_has_prefix (run->errors, "imzamctl: "));
  g_assert_true (g_utf8_validate (run->errors, -1, NULL));
  g_assert_cmpuint (strlen (run->errors), >, strlen ("imzamctl: \n"));
  /* One line, and it ends. */
  g_assert_true (strchr (run->errors, '\n') == run->errors + strlen (run->errors) - 1);
}

static void
test_bad_words (void)
{
  static const char *const lines[][5] = {
    /* No command, or none that there is. */
    { NULL },
    { "" },
    { "statuss", "--json" },
    { "STATUS" },
    { "--json" },
    { "--verbose" },
    { "two\nlines" },
    { "\xff" },

    /* Unknown options, extra words, missing values. */
    { "status", "--jsonn" },
    { "status", "-j" },
    { "status", "--json", "now" },
    { "status", "two\nlines" },
    { "status", "--two\nlines" },
    { "status", "\xff\xfe" },
    { "status", "--", "now" },
    { "status", "--reader" },
    { "status", "--date" },
    { "status", "--wait" },
    { "status", "--province" },
    { "status", "--anchors" },
    { "status", "--reader", "\xff" },
    { "watch", "--wait", "1" },
    { "watch", "--jsonn" },
    { "watch", "--json", "now" },

    /* No day of the calendar, or not written as one. */
    { "status", "--json", "--date", "2026-02-30" },
    { "status", "--json", "--date", "2027-02-29" },
    { "status", "--date", "2026-13-01" },
    { "status", "--date", "2026-00-10" },
    { "status", "--date", "2026-01-00" },
    { "status", "--date", "20260101" },
    { "status", "--date", "2026-1-1" },
    { "status", "--date", "01.01.2026" },
    { "status", "--date", "2026-01-01 " },
    { "status", "--date", " 2026-01-01" },
    { "status", "--date", "2026-01-01T00:00:00+03:00" },
    { "status", "--date", "-026-01-01" },
    { "status", "--date", "0000-01-01" },
    { "status", "--date", "9999-12-31" },
    { "status", "--date", "99999-01-01" },
    { "status", "--date", "today" },
    { "status", "--date", "two\nlines" },
    { "status", "--date", "" },

    /* No number of seconds. */
    { "status", "--json", "--wait", "x" },
    { "status", "--wait", "-1" },
    { "status", "--wait", "-0.001" },
    { "status", "--wait", "nan" },
    { "status", "--wait", "inf" },
    { "status", "--wait", "-inf" },
    { "status", "--wait", "1e99" },
    { "status", "--wait", "1e999" },
    { "status", "--wait", "86401" },
    { "status", "--wait", "1s" },
    { "status", "--wait", "1,5" },
    { "status", "--wait", "" },

    { "status", "--json", "--province", "atlantis" },
    { "status", "--province", "Genel" },
    { "status", "--province", "" },
    { "status", "--json", "--anchors", "/no/such/folder" },
    { "status", "--anchors", "/dev/null" },
    { "status", "--anchors", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    check_usage_error (lines[i]);
}

/* The first thing wrong is told; a right option beside it changes nothing. */
static void
test_bad_among_good (void)
{
  const char *const words[] = {
    "status", "--offline", "--date", "2026-02-30", "--wait", "1", NULL
  };
  g_autoptr (TestRun) run = test_ctl_finish (test_ctl_start_words (words));

  g_assert_cmpint (run->exit, ==, EXIT_USAGE);
  g_assert_nonnull (strstr (run->errors, "2026-02-30"));
  g_assert_cmpint (run->duration_ms, <, 1000);
}

static void
check_help (const char *first, const char *second, const char *const *mentioned)
{
  g_autoptr (TestRun) run = test_ctl_run (first, second, NULL);

  g_assert_cmpint (run->exit, ==, 0);
  for (gsize i = 0; mentioned[i] != NULL; i++) {
    if (strstr (run->output, mentioned[i]) == NULL)
      g_error ("“%s” is not in the help: %s", mentioned[i], run->output);
  }
}

static void
test_help (void)
{
  static const char *const commands[] = { "imzamctl", "status", "watch", NULL };
  static const char *const of_status[] = { "imzamctl status", "--json", "--reader",  "--wait",
                                           "--province",      "--date", "--offline", "--anchors",
                                           "--remembered",    NULL };
  static const char *const of_watch[] = { "imzamctl watch", "--json", NULL };

  check_help ("--help", NULL, commands);
  check_help ("-h", NULL, commands);
  check_help ("status", "--help", of_status);
  check_help ("status", "-h", of_status);
  check_help ("watch", "--help", of_watch);
}

static void
test_version (void)
{
  g_autoptr (TestRun) run = test_ctl_run ("--version", NULL);

  g_assert_cmpint (run->exit, ==, 0);
  g_assert_true (g_regex_match_simple ("^imzamctl \\d+\\.\\d+\\.\\d+\\n$", run->output, 0, 0));
}

int
main (int argc, char *argv[])
{
  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/usage/bad-words", test_bad_words);
  g_test_add_func ("/ctl/usage/bad-among-good", test_bad_among_good);
  g_test_add_func ("/ctl/usage/help", test_help);
  g_test_add_func ("/ctl/usage/version", test_version);

  return g_test_run ();
}
