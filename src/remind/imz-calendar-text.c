/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-calendar-text.h"

enum {
  MAX_OCTETS = 75, /* of a line, without its end (RFC 5545, 3.1) */
  ALARM_HOUR = 9,
  HOURS_OF_DAY = 24,
};

#define LINE_END "\r\n"

/* A letter of several octets is not torn apart. */
static void
append_folded (GString *text, const char *line)
{
  gsize room = MAX_OCTETS;

  for (const char *p = line; *p != '\0';) {
    const char *next = g_utf8_next_char (p);
    gsize length = (gsize) (next - p);

    if (length > room) {
      g_string_append (text, LINE_END " ");
      room = MAX_OCTETS - 1;
    }
    g_string_append_len (text, p, (gssize) length);
    room -= length;
    p = next;
  }
  g_string_append (text, LINE_END);
}

/* As texts are written (RFC 5545, 3.3.11). */
static void
append_text (GString *text, const char *name, const char *value)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *p = value; *p != '\0'; p++) {
    if (*p == '\n')
      g_string_append (line, "\\n");
    else if (strchr ("\\;,", *p) != NULL)
      g_string_append_printf (line, "\\%c", *p);
    else
      g_string_append_c (line, *p);
  }
  append_folded (text, line->str);
}

static void
append_day (GString *text, const char *name, const GDate *day)
{
  g_string_append_printf (text, "%s;VALUE=DATE:%04u%02u%02u" LINE_END, name,
                          (guint) g_date_get_year (day), (guint) g_date_get_month (day),
                          (guint) g_date_get_day (day));
}

static void
append_moment (GString *text, const char *name, gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time);
  g_autofree char *formatted = g_date_time_format (moment, "%Y%m%dT%H%M%SZ");

  g_string_append_printf (text, "%s:%s" LINE_END, name, formatted);
}

/* Counted from the midnight with which the day begins. */
static void
append_alarm (GString *text, const char *summary, guint days_before)
{
  g_string_append (text, "BEGIN:VALARM" LINE_END "ACTION:DISPLAY" LINE_END);
  append_text (text, "DESCRIPTION", summary);
  if (days_before == 0)
    g_string_append_printf (text, "TRIGGER:PT%dH" LINE_END, ALARM_HOUR);
  else if (days_before == 1)
    g_string_append_printf (text, "TRIGGER:-PT%dH" LINE_END, HOURS_OF_DAY - ALARM_HOUR);
  else
    g_string_append_printf (text, "TRIGGER:-P%uDT%dH" LINE_END, days_before - 1,
                            HOURS_OF_DAY - ALARM_HOUR);
  g_string_append (text, "END:VALARM" LINE_END);
}

static void
begin_event (GString *text, const ImzCalendarEvent *event, gint64 now)
{
  GDate next = event->day;

  g_date_add_days (&next, 1);
  g_string_append (text, "BEGIN:VEVENT" LINE_END);
  append_text (text, "UID", event->uid);
  append_moment (text, "DTSTAMP", now);
  append_day (text, "DTSTART", &event->day);
  append_day (text, "DTEND", &next);
  append_text (text, "SUMMARY", event->summary);
}

static GString *
begin_calendar (void)
{
  GString *text = g_string_new ("BEGIN:VCALENDAR" LINE_END "VERSION:2.0" LINE_END);

  append_text (text, "PRODID", "-//imzam.tr//Imzam " IMZ_VERSION "//EN");

  return text;
}

static char *
end_calendar (GString *text)
{
  g_string_append (text, "END:VCALENDAR" LINE_END);

  return g_string_free (text, FALSE);
}

char *
imz_calendar_text_of (GPtrArray *events, gint64 now)
{
  GString *text = begin_calendar ();

  g_string_append (text, "CALSCALE:GREGORIAN" LINE_END "METHOD:PUBLISH" LINE_END);
  for (guint i = 0; i < events->len; i++) {
    const ImzCalendarEvent *event = events->pdata[i];

    begin_event (text, event, now);
    append_text (text, "DESCRIPTION", event->description);
    g_string_append (text, "TRANSP:TRANSPARENT" LINE_END);
    for (guint j = 0; j < event->alarms->len; j++)
      append_alarm (text, event->summary, g_array_index (event->alarms, guint, j));
    g_string_append (text, "END:VEVENT" LINE_END);
  }

  return end_calendar (text);
}

char *
imz_calendar_text_of_one (const ImzCalendarEvent *event, gint64 now)
{
  GString *text = begin_calendar ();

  begin_event (text, event, now);
  g_string_append (text, "END:VEVENT" LINE_END);

  return end_calendar (text);
}
