/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long before the end something is (R8). */

#include "imz-calendar.h"
#include "imz-limit.h"

static void
test_parse (void)
{
  static const struct {
    const char *text;
    gboolean is_understood;
    ImzLimit limit;
  } vectors[] = {
    { "none", TRUE, { IMZ_LIMIT_NONE, 0 } },
    { "yok", TRUE, { IMZ_LIMIT_NONE, 0 } },
    { "1 month", TRUE, { IMZ_LIMIT_MONTHS, 1 } },
    { "2 months", TRUE, { IMZ_LIMIT_MONTHS, 2 } },
    { "1 ay", TRUE, { IMZ_LIMIT_MONTHS, 1 } },
    { "120 months", TRUE, { IMZ_LIMIT_MONTHS, 120 } },
    { "1 day", TRUE, { IMZ_LIMIT_DAYS, 1 } },
    { "15 days", TRUE, { IMZ_LIMIT_DAYS, 15 } },
    { "15 gün", TRUE, { IMZ_LIMIT_DAYS, 15 } },
    { "3660 days", TRUE, { IMZ_LIMIT_DAYS, 3660 } },
    { "121 months", FALSE, { 0 } },
    { "3661 days", FALSE, { 0 } },
    { "0 days", FALSE, { 0 } },
    { "-1 month", FALSE, { 0 } },
    { "+1 month", FALSE, { 0 } },
    { "1.5 months", FALSE, { 0 } },
    { "month", FALSE, { 0 } },
    { "15", FALSE, { 0 } },
    { "15 ", FALSE, { 0 } },
    { "15days", FALSE, { 0 } },
    { "15  days", FALSE, { 0 } },
    { "15 weeks", FALSE, { 0 } },
    { "99999999999999999999 days", FALSE, { 0 } },
    { "None", FALSE, { 0 } },
    { "", FALSE, { 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    ImzLimit limit;

    g_test_message ("“%s”", vectors[i].text);
    g_assert_true (imz_limit_parse (vectors[i].text, &limit) == vectors[i].is_understood);
    if (vectors[i].is_understood)
      g_assert_true (imz_limit_equal (limit, vectors[i].limit));
  }
}

static void
test_before (void)
{
  static const struct {
    const char *sentence;
    ImzLimit limit;
    const char *day;
    const char *before; /* NULL: no day */
  } vectors[] = {
    { "a month is a calendar month", { IMZ_LIMIT_MONTHS, 1 }, "2027-01-20", "2026-12-20" },
    { "clipped to the month's last day", { IMZ_LIMIT_MONTHS, 1 }, "2027-05-31", "2027-04-30" },
    { "in February as well", { IMZ_LIMIT_MONTHS, 1 }, "2027-03-31", "2027-02-28" },
    { "of a leap year", { IMZ_LIMIT_MONTHS, 1 }, "2028-03-31", "2028-02-29" },
    { "from a leap day", { IMZ_LIMIT_MONTHS, 12 }, "2028-02-29", "2027-02-28" },
    { "days are days", { IMZ_LIMIT_DAYS, 25 }, "2028-03-10", "2028-02-14" },
    { "none is no day", { IMZ_LIMIT_NONE, 0 }, "2027-01-20", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = NULL;
    GDate day, before;

    g_test_message ("%s", vectors[i].sentence);
    g_assert_true (imz_calendar_parse_day (vectors[i].day, &day, NULL));
    before = imz_limit_before (vectors[i].limit, &day);
    text = g_date_valid (&before) ? imz_calendar_format_day (&before) : NULL;
    g_assert_cmpstr (text, ==, vectors[i].before);
  }
}

static void
test_describe (void)
{
  static const struct {
    ImzLimit limit;
    const char *text;
  } vectors[] = {
    { { IMZ_LIMIT_NONE, 0 }, "none" },
    { { IMZ_LIMIT_MONTHS, 1 }, "1 month" },
    { { IMZ_LIMIT_MONTHS, 2 }, "2 months" },
    { { IMZ_LIMIT_DAYS, 25 }, "25 days" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = imz_limit_describe (vectors[i].limit);

    g_assert_cmpstr (text, ==, vectors[i].text);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/limit/parse", test_parse);
  g_test_add_func ("/core/limit/before", test_before);
  g_test_add_func ("/core/limit/describe", test_describe);

  return g_test_run ();
}
