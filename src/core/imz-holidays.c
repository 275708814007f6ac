/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-holidays.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-key-lines.h"

#define GROUP "holidays"
#define KEY_CHECKED "Checked"
#define KEY_FIXED "Fixed"
#define KEY_FIXED_HALF "FixedHalf"
#define KEY_MOVING "Moving"
#define KEY_MOVING_HALF "MovingHalf"

enum {
  LEAP_YEAR = 2028, /* any; in it each day that there is can be told */
  LONGEST_RUN = 31, /* of days that are no working days, far more than there ever are */
};

struct _ImzHolidays {
  gatomicrefcount ref_count;
  guint checked_year;
  gboolean is_fixed[G_DATE_DECEMBER + 1][32]; /* by month and day */
  GHashTable *moving;                         /* set of julian days */
  GHashTable *years;                          /* set of those in which the moving ones are known */
};

static gboolean
read_year (const char *text, guint *year)
{
  guint64 number;

  *year = 0;
  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, IMZ_CALENDAR_FIRST_YEAR,
                                                   IMZ_CALENDAR_LAST_YEAR, &number, NULL))
    return FALSE;

  *year = (guint) number;
  return TRUE;
}

static gboolean
read_days (const ImzKeyLines *lines,
           const char *group,
           const char *key,
           guint year,
           void (*add) (ImzHolidays *self, const GDate *day),
           ImzHolidays *self,
           GError **error)
{
  g_auto (GStrv) list = NULL;

  if (!imz_key_lines_read_list (lines, group, key, &list, error))
    return FALSE;

  for (gsize i = 0; list[i] != NULL; i++) {
    g_autofree char *text = g_strdup_printf ("%04u-%s", year, list[i]);
    GDate day;

    if (!imz_calendar_parse_day (text, &day, NULL)) {
      imz_key_lines_set_error (lines, group, key, error, _ ("“%s” is no day of the form 04-23"),
                               list[i]);
      return FALSE;
    }
    add (self, &day);
  }

  return TRUE;
}

static void
add_fixed (ImzHolidays *self, const GDate *day)
{
  self->is_fixed[g_date_get_month (day)][g_date_get_day (day)] = TRUE;
}

static void
add_moving (ImzHolidays *self, const GDate *day)
{
  g_hash_table_add (self->moving, GUINT_TO_POINTER (g_date_get_julian (day)));
}

static gboolean
read_fixed (ImzHolidays *self, const ImzKeyLines *lines, GError **error)
{
  static const char *const known[] = { KEY_CHECKED, KEY_FIXED, KEY_FIXED_HALF, NULL };
  g_autofree char *checked = NULL;

  if (!imz_key_lines_has_group (lines, GROUP)) {
    imz_key_lines_set_error (lines, NULL, NULL, error, _ ("there is no group [%s]"), GROUP);
    return FALSE;
  }
  if (!imz_key_lines_check_keys (lines, GROUP, known, error) ||
      !imz_key_lines_read (lines, GROUP, KEY_CHECKED, &checked, error))
    return FALSE;
  if (!read_year (checked, &self->checked_year)) {
    imz_key_lines_set_error (lines, GROUP, KEY_CHECKED, error, _ ("“%s” must be a year"),
                             KEY_CHECKED);
    return FALSE;
  }

  return read_days (lines, GROUP, KEY_FIXED, LEAP_YEAR, add_fixed, self, error) &&
         read_days (lines, GROUP, KEY_FIXED_HALF, LEAP_YEAR, add_fixed, self, error);
}

static gboolean
read_moving (ImzHolidays *self, const ImzKeyLines *lines, const char *group, GError **error)
{
  static const char *const known[] = { KEY_MOVING, KEY_MOVING_HALF, NULL };
  guint year;

  if (!read_year (group, &year)) {
    imz_key_lines_set_error (lines, group, NULL, error, _ ("there is no group [%s]"), group);
    return FALSE;
  }

  g_hash_table_add (self->years, GUINT_TO_POINTER (year));

  return imz_key_lines_check_keys (lines, group, known, error) &&
         read_days (lines, group, KEY_MOVING, year, add_moving, self, error) &&
         read_days (lines, group, KEY_MOVING_HALF, year, add_moving, self, error);
}

ImzHolidays *
imz_holidays_new_from_data (GBytes *data, GError **error)
{
  g_autoptr (ImzKeyLines) lines = imz_key_lines_new (data, error);
  g_autoptr (ImzHolidays) self = NULL;
  g_auto (GStrv) groups = NULL;

  if (lines == NULL)
    return NULL;

  self = g_new0 (ImzHolidays, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->moving = g_hash_table_new (NULL, NULL);
  self->years = g_hash_table_new (NULL, NULL);
  if (!read_fixed (self, lines, error))
    return NULL;

  groups = imz_key_lines_get_groups (lines);
  for (gsize i = 0; groups[i] != NULL; i++) {
    if (strcmp (groups[i], GROUP) != 0 && !read_moving (self, lines, groups[i], error))
      return NULL;
  }

  return g_steal_pointer (&self);
}

ImzHolidays *
imz_holidays_ref (ImzHolidays *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_holidays_unref (ImzHolidays *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->moving);
  g_hash_table_unref (self->years);
  g_free (self);
}

guint
imz_holidays_get_checked_year (const ImzHolidays *self)
{
  return self->checked_year;
}

gboolean
imz_holidays_covers (const ImzHolidays *self, const GDate *day)
{
  return g_hash_table_contains (self->years, GUINT_TO_POINTER ((guint) g_date_get_year (day)));
}

gboolean
imz_holidays_is_working_day (const ImzHolidays *self, const GDate *day)
{
  GDateWeekday weekday = g_date_get_weekday (day);

  if (weekday == G_DATE_SATURDAY || weekday == G_DATE_SUNDAY)
    return FALSE;

  return self == NULL ||
         (!self->is_fixed[g_date_get_month (day)][g_date_get_day (day)] &&
          !g_hash_table_contains (self->moving, GUINT_TO_POINTER (g_date_get_julian (day))));
}

GDate
imz_holidays_working_day_by (const ImzHolidays *self, const GDate *day)
{
  GDate by = *day;

  for (guint i = 0; i < LONGEST_RUN && !imz_holidays_is_working_day (self, &by); i++)
    g_date_subtract_days (&by, 1);

  return by;
}
