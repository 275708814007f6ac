/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The calendar of Europe/Istanbul. Times are seconds since the epoch (UTC); days are GDate values.
 * Times outside the years 1900–9998 are moved to the nearest bound, so that no certificate, however
 * odd, names a day the calendar cannot hold. What a person writes ends a year earlier: the days that follow from
 * it are still in the calendar. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define IMZ_CALENDAR_FIRST_YEAR 1900
#define IMZ_CALENDAR_LAST_YEAR 9997

/* The bounds of times, in seconds since the epoch. */
#define IMZ_CALENDAR_FIRST_TIME G_GINT64_CONSTANT (-2208988800) /* 1900-01-01T00:00:00Z */
#define IMZ_CALENDAR_LAST_TIME G_GINT64_CONSTANT (253370753999) /* 9998-12-31T23:59:59+03:00 */

/**
 * imz_calendar_day:
 * @time: seconds since the epoch
 *
 * Returns: the day in Istanbul that @time belongs to
 */
GDate imz_calendar_day (gint64 time);

/**
 * imz_calendar_start_of_day:
 *
 * Returns: 00:00:00 of @day in Istanbul, in seconds since the epoch
 */
gint64 imz_calendar_start_of_day (const GDate *day);

/**
 * imz_calendar_same_time_on:
 * @time: seconds since the epoch
 * @day: another day
 *
 * Returns: the clock time of @time, on @day
 */
gint64 imz_calendar_same_time_on (gint64 time, const GDate *day);

/**
 * imz_calendar_days_until:
 *
 * Returns: calendar days from @from to @to; 0 on the same day, negative when @to is earlier
 */
int imz_calendar_days_until (const GDate *from, const GDate *to);

/**
 * imz_calendar_parse_day:
 * @text: a day as `YYYY-MM-DD`
 * @day: (out): the day
 * @error: %IMZ_CORE_ERROR_BAD_DATE
 *
 * Returns: %TRUE if @text is a day between 1900 and 9997
 */
gboolean imz_calendar_parse_day (const char *text, GDate *day, GError **error);

/**
 * imz_calendar_format_time:
 *
 * Returns: (transfer full): @time in RFC 3339 with Istanbul's offset
 */
char *imz_calendar_format_time (gint64 time);

/**
 * imz_calendar_format_day:
 *
 * Returns: (transfer full): @day as `YYYY-MM-DD`
 */
char *imz_calendar_format_day (const GDate *day);

G_END_DECLS
