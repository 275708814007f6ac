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
    { "status", "--date", "9998-01-01" },
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

    /* What is explained. */
    { "explain", "--jsonn" },
    { "explain", "now" },
    { "explain", "--not-after" },
    { "explain", "--not-after", "2027-02-29" },
    { "explain", "--not-after", "20.01.2027" },
    { "explain", "--not-after", "" },
    { "explain", "--not-before", "2024-00-01" },
    { "explain", "--approved", "yesterday" },
    { "explain", "--date", "9999-12-31" },
    { "explain", "--e-onay", "maybe" },
    { "explain", "--e-onay", "YES" },
    { "explain", "--e-onay", "" },
    { "explain", "--case", "renew" },
    { "explain", "--case", "" },
    { "explain", "--json", "--province", "atlantis" },
    { "explain", "--province", "" },

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

/* However long the word, the line ends with its reason, and moves nothing on the screen. */
static void
test_long_words (void)
{
  static const struct {
    const char *words[3];
    const char *reason;
  } vectors[] = {
    { { NULL }, "is not a command; “imzamctl --help” lists them\n" },
    { { "status" }, "is not understood\n" },
    { { "status", "--date" }, "write it as YYYY-MM-DD, for example 2027-01-20\n" },
    { { "status", "--wait" }, "is not a number of seconds between 0 and 86400\n" },
    { { "status", "--anchors" }, "is not a folder\n" },
    { { "status", "--province" }, "known are: genel, batman, zonguldak\n" },
    { { "explain", "--not-after" }, "write it as YYYY-MM-DD, for example 2027-01-20\n" },
    { { "explain", "--case" }, "is none of renewal, first, lost and identity\n" },
    { { "explain", "--e-onay" }, "is none of yes, no and unknown\n" },
    { { "province", "show" }, "“imzamctl province list” names all\n" },
  };
  g_autofree char *letters = g_strnfill (5000, 'x');
  g_autofree char *word = g_strconcat ("\033[31m", letters, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const char *const *words = vectors[i].words;
    const char *const line[] = { words[0] != NULL ? words[0] : word,
                                 words[0] == NULL   ? NULL
                                 : words[1] != NULL ? words[1]
                                                    : word,
                                 words[1] != NULL ? word : NULL, NULL };
    g_autoptr (TestRun) run = test_ctl_finish (test_ctl_start_words (line));

    g_test_message ("%s", run->errors);
    g_assert_cmpint (run->exit, ==, EXIT_USAGE);
    g_assert_true (g_str_has_suffix (run->errors, vectors[i].reason));
    g_assert_nonnull (strstr (run->errors, "\\u001B[31mxxx"));
    g_assert_nonnull (strstr (run->errors, "x…”"));
    g_assert_null (strchr (run->errors, '\033'));
    g_assert_cmpuint (strlen (run->errors), <, 300);
  }
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
  static const char *const of_explain[] = {
    "imzamctl explain", "--province", "--date", "--not-before", "--not-after",
    "--approved",       "--e-onay",   "--case", "--json",       NULL
  };
  static const char *const of_watch[] = { "imzamctl watch", "--json", NULL };

  check_help ("--help", NULL, commands);
  check_help ("-h", NULL, commands);
  check_help ("status", "--help", of_status);
  check_help ("status", "-h", of_status);
  check_help ("explain", "--help", of_explain);
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
  g_test_add_func ("/ctl/usage/long-words", test_long_words);
  g_test_add_func ("/ctl/usage/bad-among-good", test_bad_among_good);
  g_test_add_func ("/ctl/usage/help", test_help);
  g_test_add_func ("/ctl/usage/version", test_version);

  return g_test_run ();
}
