/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-calendar.h"

#include <glib/gi18n-lib.h>

#include "imz-core-error.h"
#include "imz-display-text.h"

static GTimeZone *
istanbul (void)
{
  static GTimeZone *zone;

  if (g_once_init_enter (&zone)) {
    GTimeZone *found = g_time_zone_new_identifier ("Europe/Istanbul");

    /* No time zone data on this machine: Türkiye has kept UTC+3 all year since 2016. */
    if (found == NULL)
      found = g_time_zone_new_offset (3 * 60 * 60);

    g_once_init_leave (&zone, found);
  }

  return zone;
}

static GDateTime *
local_time (gint64 time)
{
  g_autoptr (GDateTime) utc =
    g_date_time_new_from_unix_utc (CLAMP (time, IMZ_CALENDAR_FIRST_TIME, IMZ_CALENDAR_LAST_TIME));

  return g_date_time_to_timezone (utc, istanbul ());
}

GDate
imz_calendar_day (gint64 time)
{
  g_autoptr (GDateTime) local = local_time (time);
  int year, month, day;
  GDate date;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return date;
}

gint64
imz_calendar_start_of_day (const GDate *day)
{
  g_autoptr (GDateTime) start = NULL;

  g_return_val_if_fail (g_date_valid (day), 0);

  start = g_date_time_new (istanbul (), g_date_get_year (day), (int) g_date_get_month (day),
                           g_date_get_day (day), 0, 0, 0);

  return g_date_time_to_unix (start);
}

gint64
imz_calendar_same_time_on (gint64 time, const GDate *day)
{
  g_autoptr (GDateTime) now = local_time (time);
  g_autoptr (GDateTime) then = NULL;

  g_return_val_if_fail (g_date_valid (day), time);

  then = g_date_time_new (istanbul (), g_date_get_year (day), (int) g_date_get_month (day),
                          g_date_get_day (day), g_date_time_get_hour (now),
                          g_date_time_get_minute (now), g_date_time_get_second (now));

  return g_date_time_to_unix (then);
}

int
imz_calendar_days_until (const GDate *from, const GDate *to)
{
  return g_date_days_between (from, to);
}

gboolean
imz_calendar_parse_day (const char *text, GDate *day, GError **error)
{
  static const char pattern[] = "dddd-dd-dd";
  gboolean well_formed = strlen (text) == strlen (pattern);
  g_autofree char *shown = imz_display_text_quoted (text);

  for (gsize i = 0; well_formed && pattern[i] != '\0'; i++)
    well_formed = pattern[i] == 'd' ? g_ascii_isdigit (text[i]) : text[i] == pattern[i];

  if (well_formed) {
    GDateYear year = (GDateYear) g_ascii_strtoull (text, NULL, 10);
    GDateMonth month = (GDateMonth) g_ascii_strtoull (text + 5, NULL, 10);
    GDateDay day_of_month = (GDateDay) g_ascii_strtoull (text + 8, NULL, 10);

    if (year >= IMZ_CALENDAR_FIRST_YEAR && year <= IMZ_CALENDAR_LAST_YEAR &&
        g_date_valid_dmy (day_of_month, month, year)) {
      g_date_clear (day, 1);
      g_date_set_dmy (day, day_of_month, month, year);
      return TRUE;
    }
  }

  g_set_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATE,
               _ ("“%s” is not a date; write it as YYYY-MM-DD, for example 2027-01-20"), shown);
  return FALSE;
}

char *
imz_calendar_format_time (gint64 time)
{
  g_autoptr (GDateTime) local = local_time (time);

  return g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
}

char *
imz_calendar_format_day (const GDate *day)
{
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (day),
                          (guint) g_date_get_month (day), (guint) g_date_get_day (day));
}
