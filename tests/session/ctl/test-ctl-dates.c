/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a day changes: --date over the whole life of a certificate. */

#include "test-ctl-desk.h"
#include "test-ctl.h"

#include <string.h>

static const ImzTestCertificateSpec old_one = { .not_before = 1705698000,  /* 2024-01-20T00:00+03 */
                                                .not_after = 1800478799 }; /* 2027-01-20T23:59:59 */
static const ImzTestCertificateSpec new_one = { .not_before = 1800478800,  /* the next second */
                                                .not_after = 1895173199 }; /* 2030-01-20T23:59:59 */

typedef struct {
  const char *day;
  const char *state;
  int exit;
  int days_left;
  const char *action;
  const char *by;   /* NULL: null */
  const char *says; /* part of the sentence */
  const char *why;
} Vector;

static void
check_vector (const Vector *vector)
{
  g_autoptr (TestRun) run = test_ctl_run ("status", "--json", "--date", vector->day, NULL);
  g_autoptr (TestRun) for_people = test_ctl_run ("status", "--date", vector->day, NULL);
  const char *text = test_document_string (run->document, "summary.text");
  const char *next = test_document_string (run->document, "summary.next_action.text");
  const char *time = test_document_string (run->document, "time");
  g_autofree char *head =
    g_strdup_printf ("%s\nNext: %s\n\n" TEST_READER_0 ": AKİS 2.5.2\n", text, next);

  g_test_message ("%s: %s", vector->day, vector->why);
  test_run_assert (run, vector->state, vector->exit);
  g_assert_true (g_str_has_prefix (time, vector->day));
  test_assert_int (run->document, "readers.0.card.certificates.0.days_left", vector->days_left);
  test_assert_string (run->document, "summary.next_action.id", vector->action);
  test_assert_string (run->document, "summary.next_action.by", vector->by);
  if (strstr (text, vector->says) == NULL)
    g_error ("“%s” is not in “%s”", vector->says, text);

  g_assert_cmpint (for_people->exit, ==, vector->exit);
  g_assert_true (g_str_has_prefix (for_people->output, head));
}

static void
test_one (void)
{
  static const Vector vectors[] = {
    { "2023-12-01", "not-yet", 1, 1146, "wait", NULL, "20 January 2024", "weeks before the start" },
    { "2024-01-19", "not-yet", 1, 1097, "wait", NULL, "20 January 2024", "the day before" },
    { "2024-01-20", "valid", 0, 1096, "activate-e-onay", NULL, "1096 days", "the first day" },
    { "2026-10-20", "valid", 0, 92, "activate-e-onay", NULL, "20 January 2027, in 92 days",
      "three months before the end to the day" },
    { "2026-10-21", "renewal-window", 1, 91, "renew", "2026-12-20", "20 December 2026, 60 days",
      "the day after: the window opens" },
    { "2026-12-19", "renewal-window", 1, 32, "renew", "2026-12-20", "20 December 2026, 1 day ",
      "one day left to the last date" },
    { "2026-12-20", "renewal-window", 1, 31, "renew", "2026-12-20", "today, 20 December 2026",
      "the last date itself" },
    { "2026-12-21", "renewal-late", 2, 30, "renew", "2027-01-20", "20 January 2027, in 30 days",
      "the day after the last date" },
    { "2027-01-19", "renewal-late", 2, 1, "renew", "2027-01-20", "20 January 2027, in 1 day.",
      "the day before the last one" },
    { "2027-01-20", "renewal-late", 2, 0, "renew", "2027-01-20", "today, 20 January 2027",
      "the last day, whatever the time" },
    { "2027-01-21", "expired", 2, -1, "renew", NULL, "20 January 2027", "the day after" },
    { "2029-12-31", "expired", 2, -1076, "renew", NULL, "20 January 2027", "years later" },
  };

  test_desk_insert_specs (0, &old_one, 1, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    check_vector (&vectors[i]);
  test_desk_clear ();
}

/* The successor makes all well until the old one's last second, and then takes over. */
static void
test_successor (void)
{
  static const Vector vectors[] = {
    { "2026-10-20", "valid", 0, 92, "activate-e-onay", NULL, "20 January 2027", "before it all" },
    { "2026-10-21", "renewal-window", 0, 91, "wait", NULL, "20 January 2027, in 91 days",
      "in the window, and renewed" },
    { "2026-12-21", "renewal-late", 0, 30, "wait", NULL, "20 January 2027, in 30 days",
      "after the last date, and renewed" },
    { "2027-01-20", "renewal-late", 0, 0, "wait", NULL, "today, 20 January 2027",
      "the old one's last day" },
    { "2027-01-21", "valid", 0, -1, "activate-e-onay", NULL, "20 January 2030",
      "the new one's first: the ended one does not count" },
    { "2029-12-21", "renewal-late", 2, -1066, "renew", "2030-01-20", "20 January 2030",
      "the new one in its turn" },
    { "2030-01-21", "expired", 2, -1097, "renew", NULL, "20 January 2030", "both have ended" },
  };
  const ImzTestCertificateSpec both[] = { old_one, new_one };

  test_desk_insert_specs (0, both, G_N_ELEMENTS (both), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    check_vector (&vectors[i]);
  test_desk_clear ();
}

/* One month before 31 March is the last day of February, and the window opens after 31 December. */
static void
test_ends_of_months (void)
{
  static const Vector vectors[] = {
    { "2027-12-31", "valid", 0, 91, "activate-e-onay", NULL, "31 March 2028", "the last calm day" },
    { "2028-01-01", "renewal-window", 1, 90, "renew", "2028-02-29", "29 February 2028, 59 days",
      "a new year, and the window opens" },
    { "2028-02-29", "renewal-window", 1, 31, "renew", "2028-02-29", "today, 29 February 2028",
      "a leap day is the last date" },
    { "2028-03-01", "renewal-late", 2, 30, "renew", "2028-03-31", "29 February 2028",
      "the day after it" },
  };
  const ImzTestCertificateSpec spec = { .not_before = test_time ("2025-04-01T00:00:00+03"),
                                        .not_after = test_time ("2028-03-31T23:59:59+03") };

  test_desk_insert_specs (0, &spec, 1, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    check_vector (&vectors[i]);
  test_desk_clear ();
}

/* Without --date it is now; with it, the present time of day on another day. */
static void
test_clock (void)
{
  g_autoptr (GTimeZone) istanbul = g_time_zone_new_identifier ("Europe/Istanbul");
  gint64 before = g_get_real_time () / G_USEC_PER_SEC, after;
  g_autoptr (TestRun) now = test_ctl_run ("status", "--json", NULL);
  g_autoptr (TestRun) then = test_ctl_run ("status", "--json", "--date", "2030-06-15", NULL);
  g_autoptr (GDateTime) start = g_date_time_new_from_unix_utc (before);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (start, istanbul);
  gint64 seconds_of_day = g_date_time_get_hour (local) * 3600 +
                          g_date_time_get_minute (local) * 60 + g_date_time_get_second (local);
  gint64 midnight = test_time ("2030-06-15T00:00:00+03");
  gint64 told;

  after = g_get_real_time () / G_USEC_PER_SEC;
  told = test_time (test_document_string (now->document, "time"));
  g_assert_cmpint (told, >=, before);
  g_assert_cmpint (told, <=, after);
  g_assert_true (g_str_has_suffix (test_document_string (now->document, "time"), "+03:00"));

  /* Unless midnight came in between. */
  told = test_time (test_document_string (then->document, "time"));
  if (told >= midnight + (after - before))
    g_assert_cmpint (told, >=, midnight + seconds_of_day);
  g_assert_cmpint (told, <=, midnight + seconds_of_day + (after - before));
}

int
main (int argc, char *argv[])
{
  int result;

  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);
  test_desk_start ();

  g_test_add_func ("/ctl/dates/one", test_one);
  g_test_add_func ("/ctl/dates/successor", test_successor);
  g_test_add_func ("/ctl/dates/ends-of-months", test_ends_of_months);
  g_test_add_func ("/ctl/dates/clock", test_clock);

  result = g_test_run ();
  test_desk_free ();

  return result;
}
