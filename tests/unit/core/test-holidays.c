/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Days on which no office approves anything. */

#include "imz-calendar.h"
#include "imz-core-error.h"
#include "imz-holidays.h"

static ImzHolidays *
load_shipped (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "rules", "holidays.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) data = NULL;
  ImzHolidays *holidays;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  data = g_bytes_new_take (text, length);
  holidays = imz_holidays_new_from_data (data, &error);
  g_assert_no_error (error);

  return holidays;
}

static GDate
parse (const char *text)
{
  GDate day;

  g_assert_true (imz_calendar_parse_day (text, &day, NULL));

  return day;
}

static void
test_working_days (void)
{
  static const struct {
    const char *sentence;
    const char *day;
    gboolean is_working_day;
    const char *working_day_by;
  } vectors[] = {
    { "an ordinary Friday", "2026-11-20", TRUE, "2026-11-20" },
    { "a Saturday", "2026-11-21", FALSE, "2026-11-20" },
    { "a Sunday", "2026-11-22", FALSE, "2026-11-20" },
    { "the year’s first day; the day before works", "2026-01-01", FALSE, "2025-12-31" },
    { "23 April", "2027-04-23", FALSE, "2027-04-22" },
    { "1 May, a Saturday", "2027-05-01", FALSE, "2027-04-30" },
    { "15 July", "2026-07-15", FALSE, "2026-07-14" },
    { "30 August, a Monday behind a weekend", "2027-08-30", FALSE, "2027-08-27" },
    { "29 October, behind its half eve", "2026-10-29", FALSE, "2026-10-27" },
    { "the half eve of 29 October counts as well", "2026-10-28", FALSE, "2026-10-27" },
    { "fixed days hold in any year", "2051-10-29", FALSE, "2051-10-27" },
    { "the eve of Ramazan Bayramı", "2026-03-19", FALSE, "2026-03-18" },
    { "its first day", "2026-03-20", FALSE, "2026-03-18" },
    { "its third day, a Sunday", "2026-03-22", FALSE, "2026-03-18" },
    { "the day after it", "2026-03-23", TRUE, "2026-03-23" },
    { "Kurban Bayramı’s last day, a Saturday", "2026-05-30", FALSE, "2026-05-25" },
    { "the Monday after it", "2026-06-01", TRUE, "2026-06-01" },
    { "a weekend, its eve in it, Kurban Bayramı and 19 May in a row", "2027-05-19", FALSE,
      "2027-05-14" },
    { "Ramazan Bayramı of 2027", "2027-03-11", FALSE, "2027-03-05" },
    { "the same days of another year are ordinary", "2028-03-09", TRUE, "2028-03-09" },
    { "Ramazan Bayramı of 2028, behind its eve on a Friday", "2028-02-28", FALSE, "2028-02-24" },
    { "a leap day", "2028-02-29", TRUE, "2028-02-29" },
  };
  g_autoptr (ImzHolidays) holidays = load_shipped ();

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    GDate day = parse (vectors[i].day);
    GDate by = imz_holidays_working_day_by (holidays, &day);
    g_autofree char *text = imz_calendar_format_day (&by);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_true (imz_holidays_is_working_day (holidays, &day) == vectors[i].is_working_day);
    g_assert_cmpstr (text, ==, vectors[i].working_day_by);
  }
}

/* Of each year that is told of: 3 and 4 days in a row, each behind its eve. */
static void
test_moving_days (void)
{
  static const struct {
    const char *eve;
    guint n_days; /* with the eve */
  } feasts[] = {
    { "2026-03-19", 4 }, { "2026-05-26", 5 }, { "2027-03-08", 4 },
    { "2027-05-15", 5 }, { "2028-02-25", 4 }, { "2028-05-04", 5 },
  };
  g_autoptr (ImzHolidays) holidays = load_shipped ();

  for (gsize i = 0; i < G_N_ELEMENTS (feasts); i++) {
    GDate day = parse (feasts[i].eve);

    g_assert_true (imz_holidays_covers (holidays, &day));
    for (guint j = 0; j < feasts[i].n_days; j++) {
      g_assert_false (imz_holidays_is_working_day (holidays, &day));
      g_date_add_days (&day, 1);
    }
  }
}

static void
test_covers (void)
{
  g_autoptr (ImzHolidays) holidays = load_shipped ();
  const GDate before = parse ("2025-12-31");
  const GDate first = parse ("2026-01-01");
  const GDate last = parse ("2028-12-31");
  const GDate after = parse ("2029-01-01");

  g_assert_cmpuint (imz_holidays_get_checked_year (holidays), >=, 2026);
  g_assert_false (imz_holidays_covers (holidays, &before));
  g_assert_true (imz_holidays_covers (holidays, &first));
  g_assert_true (imz_holidays_covers (holidays, &last));
  g_assert_false (imz_holidays_covers (holidays, &after));
}

/* Without a list of holidays weekends are known still. */
static void
test_without_list (void)
{
  static const struct {
    const char *day;
    const char *with_holidays;
    const char *without;
  } vectors[] = {
    { "2026-12-18", "2026-12-18", "2026-12-18" }, { "2026-12-19", "2026-12-18", "2026-12-18" },
    { "2026-12-20", "2026-12-18", "2026-12-18" }, { "2026-12-21", "2026-12-21", "2026-12-21" },
    { "2027-01-01", "2026-12-31", "2027-01-01" }, { "2027-01-03", "2026-12-31", "2027-01-01" },
  };
  g_autoptr (ImzHolidays) holidays = load_shipped ();

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    GDate day = parse (vectors[i].day);
    GDate with_holidays = imz_holidays_working_day_by (holidays, &day);
    GDate without = imz_holidays_working_day_by (NULL, &day);
    GDate expected_with_holidays = parse (vectors[i].with_holidays);
    GDate expected_without = parse (vectors[i].without);

    g_assert_cmpint (g_date_compare (&with_holidays, &expected_with_holidays), ==, 0);
    g_assert_cmpint (g_date_compare (&without, &expected_without), ==, 0);
  }
}

/* Whatever the list holds, there is an answer. */
static void
test_no_working_day (void)
{
  g_autoptr (GString) text = g_string_new ("[holidays]\nChecked=2026\nFixed=");
  g_autoptr (GBytes) data = NULL;
  g_autoptr (ImzHolidays) holidays = NULL;
  g_autoptr (GError) error = NULL;
  GDate day = parse ("2028-01-01");
  GDate by;

  for (; g_date_get_year (&day) == 2028; g_date_add_days (&day, 1))
    g_string_append_printf (text, "%02u-%02u;", (guint) g_date_get_month (&day),
                            (guint) g_date_get_day (&day));
  data = g_bytes_new_static (text->str, text->len);
  holidays = imz_holidays_new_from_data (data, &error);
  g_assert_no_error (error);

  by = imz_holidays_working_day_by (holidays, &day);
  g_assert_true (g_date_valid (&by));
  g_assert_cmpint (g_date_compare (&by, &day), <=, 0);
}

static void
test_bad_data (void)
{
  static const struct {
    const char *text;
    const char *message;
  } vectors[] = {
    { "", "line 1: there is no group [holidays]" },
    { "[2026]\nMoving=01-01;\n", "line 1: there is no group [holidays]" },
    { "[holidays]\n", "line 1: “Checked” must be a year" },
    { "[holidays]\n\nChecked=soon\n", "line 3: “Checked” must be a year" },
    { "[holidays]\nChecked=2026\nFixed=01-01;02-30;\n",
      "line 3: “02-30” is no day of the form 04-23" },
    { "[holidays]\nChecked=2026\nFixed=1 Ocak;\n", "line 3: “1 Ocak” is no day of the form 04-23" },
    { "[holidays]\nChecked=2026\n[2027]\nMoving=02-29;\n",
      "line 4: “02-29” is no day of the form 04-23" },
    { "[holidays]\nChecked=2026\n[2027]\nMovingHalf=x;\n",
      "line 4: “x” is no day of the form 04-23" },
    { "[holidays]\nChecked=2026\n[next]\n", "line 3: there is no group [next]" },
    { "[holidays]\nChecked=2026\n[2027]\nMovign=01-01;\n",
      "line 4: there is no key “Movign” in [2027]" },
    { "[holidays]\nChecked=2026\nMoving=01-01;\n",
      "line 3: there is no key “Moving” in [holidays]" },
    { "[holidays]\nChecked=2026\n[2027]\n[2027]\n",
      "line 4: the group [2027] stands here a second time" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GBytes) data = g_bytes_new_static (vectors[i].text, strlen (vectors[i].text));
    g_autoptr (GError) error = NULL;

    g_assert_null (imz_holidays_new_from_data (data, &error));
    g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
    g_assert_cmpstr (error->message, ==, vectors[i].message);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/holidays/working-days", test_working_days);
  g_test_add_func ("/core/holidays/moving-days", test_moving_days);
  g_test_add_func ("/core/holidays/covers", test_covers);
  g_test_add_func ("/core/holidays/without-list", test_without_list);
  g_test_add_func ("/core/holidays/no-working-day", test_no_working_day);
  g_test_add_func ("/core/holidays/bad-data", test_bad_data);

  return g_test_run ();
}
