/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-calendar-event.h"

#include "imz-calendar.h"

enum {
  UID_DIGITS = 16, /* of its mark: the whole of it would make a QR code much larger */
};

static char *
make_uid (const char *series)
{
  int length = (int) strcspn (series, ":") + 1 + UID_DIGITS;

  return g_strdup_printf ("%.*s@tr.imzam.Imzam", length, series);
}

/* That it is late is not said of the last day on which it is not. */
static GDate
choose_day (const ImzReminder *reminder)
{
  return g_date_compare (&reminder->due, &reminder->day) > 0 ? reminder->due : reminder->day;
}

static ImzCalendarEvent *
new_event (const ImzReminder *reminder)
{
  ImzCalendarEvent *self = g_new0 (ImzCalendarEvent, 1);

  self->uid = make_uid (reminder->series);
  self->summary = g_strdup (imz_reminder_kind_get_name (reminder->kind));
  self->day = choose_day (reminder);
  self->description = imz_reminder_get_body (reminder, &self->day);
  self->alarms = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
imz_calendar_event_free (ImzCalendarEvent *self)
{
  g_free (self->uid);
  g_free (self->summary);
  g_free (self->description);
  g_array_unref (self->alarms);
  g_free (self);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const ImzCalendarEvent *of_a = *(const ImzCalendarEvent *const *) a;
  const ImzCalendarEvent *of_b = *(const ImzCalendarEvent *const *) b;
  int order = g_date_compare (&of_a->day, &of_b->day);

  return order != 0 ? order : strcmp (of_a->uid, of_b->uid);
}

/* One series may speak of several days, as a yearly one would: each is an event then. */
static char *
make_key (const ImzReminder *reminder)
{
  g_autofree char *day = imz_calendar_format_day (&reminder->day);

  return g_strdup_printf ("%s %s", reminder->series, day);
}

GPtrArray *
imz_calendar_events_of (GPtrArray *reminders)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_calendar_event_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < reminders->len; i++) {
    const ImzReminder *reminder = reminders->pdata[i];
    g_autofree char *key = make_key (reminder);
    ImzCalendarEvent *event = g_hash_table_lookup (by_key, key);

    if (event == NULL) {
      event = new_event (reminder);
      g_ptr_array_add (events, event);
      g_hash_table_insert (by_key, g_steal_pointer (&key), event);
    }
    g_array_append_val (event->alarms, reminder->days_before);
  }
  g_ptr_array_sort (events, compare_days);

  return events;
}
