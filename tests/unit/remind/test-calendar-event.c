/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reminders of one series become one day of a calendar; what is known by its mark is the same the next time. */

#include "imz-calendar-event.h"

static ImzReminder *
make (ImzReminderKind kind, const char *series, guint days_before, int day)
{
  ImzReminder *reminder = g_new0 (ImzReminder, 1);

  reminder->kind = kind;
  reminder->series = g_strdup (series);
  reminder->key = g_strdup_printf ("%s:%u", series, days_before);
  g_date_clear (&reminder->day, 1);
  g_date_set_dmy (&reminder->day, (GDateDay) day, G_DATE_JANUARY, 2027);
  reminder->due = reminder->day;
  g_date_subtract_days (&reminder->due, days_before);
  reminder->until = reminder->day;
  reminder->days_before = days_before;
  reminder->profile = g_strdup ("AYLA");

  return reminder;
}

static GPtrArray *
make_some (void)
{
  GPtrArray *reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reminder_free);

  g_ptr_array_add (reminders, make (IMZ_REMINDER_END, "end:a", 30, 20));
  g_ptr_array_add (reminders, make (IMZ_REMINDER_LAST_DATE, "last-date:a", 7, 10));
  g_ptr_array_add (reminders, make (IMZ_REMINDER_END, "end:a", 7, 20));
  g_ptr_array_add (reminders, make (IMZ_REMINDER_END, "end:b", 7, 20));
  g_ptr_array_add (reminders, make (IMZ_REMINDER_END, "end:a", 0, 20));

  return reminders;
}

static void
test_series (void)
{
  g_autoptr (GPtrArray) reminders = make_some ();
  g_autoptr (GPtrArray) events = imz_calendar_events_of (reminders);
  const ImzCalendarEvent *event;

  g_assert_cmpuint (events->len, ==, 3);
  event = events->pdata[0];
  g_assert_cmpstr (event->uid, ==, "last-date:a@tr.imzam.Imzam");
  g_assert_cmpuint (g_date_get_day (&event->day), ==, 10);
  g_assert_cmpuint (event->alarms->len, ==, 1);

  event = events->pdata[1];
  g_assert_cmpstr (event->uid, ==, "end:a@tr.imzam.Imzam");
  g_assert_cmpuint (event->alarms->len, ==, 3);
  g_assert_cmpuint (g_array_index (event->alarms, guint, 0), ==, 30);
  g_assert_cmpuint (g_array_index (event->alarms, guint, 2), ==, 0);
  g_assert_cmpstr (((ImzCalendarEvent *) events->pdata[2])->uid, ==, "end:b@tr.imzam.Imzam");
}

/* What is due after its day stands on the day on which it is told: that it is late, not on its last day in time. */
static void
test_late (void)
{
  g_autoptr (GPtrArray) reminders =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reminder_free);
  ImzReminder *late = make (IMZ_REMINDER_COURIER, "courier:a", 0, 4);
  g_autoptr (GPtrArray) events = NULL;
  const ImzCalendarEvent *event;

  g_date_add_days (&late->due, 1);
  g_ptr_array_add (reminders, late);
  events = imz_calendar_events_of (reminders);

  g_assert_cmpuint (events->len, ==, 1);
  event = events->pdata[0];
  g_assert_cmpuint (g_date_get_day (&event->day), ==, 5);
  g_assert_nonnull (strstr (event->description, "by 4 January 2027"));
  g_assert_cmpuint (g_array_index (event->alarms, guint, 0), ==, 0);
}

/* Of a long mark only as much as tells it from others: it stands in a QR code. */
static void
test_short_uid (void)
{
  g_autoptr (GPtrArray) reminders =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reminder_free);
  g_autoptr (GPtrArray) events = NULL;

  g_ptr_array_add (
    reminders,
    make (IMZ_REMINDER_LAST_DATE,
          "last-date:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", 7, 20));
  events = imz_calendar_events_of (reminders);
  g_assert_cmpstr (((ImzCalendarEvent *) events->pdata[0])->uid, ==,
                   "last-date:0123456789abcdef@tr.imzam.Imzam");
}

/* It is seen by whoever looks at the telephone. */
static void
test_no_name (void)
{
  g_autoptr (GPtrArray) reminders = make_some ();
  g_autoptr (GPtrArray) events = imz_calendar_events_of (reminders);

  for (guint i = 0; i < events->len; i++) {
    const ImzCalendarEvent *event = events->pdata[i];

    g_assert_cmpstr (event->summary, !=, "");
    g_assert_cmpstr (event->description, !=, "");
    g_assert_null (strstr (event->summary, "AYLA"));
    g_assert_null (strstr (event->description, "AYLA"));
    g_assert_null (strstr (event->uid, "AYLA"));
  }
}

/* The same day asked for twice has the same mark, whatever is reminded of meanwhile. */
static void
test_stable (void)
{
  g_autoptr (GPtrArray) reminders = make_some ();
  g_autoptr (GPtrArray) events = imz_calendar_events_of (reminders);
  g_autoptr (GPtrArray) later = NULL;

  g_ptr_array_remove_range (reminders, 0, 2);
  later = imz_calendar_events_of (reminders);

  g_assert_cmpuint (later->len, ==, 2);
  for (guint i = 0; i < later->len; i++)
    g_assert_cmpstr (((ImzCalendarEvent *) later->pdata[i])->uid, ==,
                     ((ImzCalendarEvent *) events->pdata[i + 1])->uid);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remind/calendar-event/series", test_series);
  g_test_add_func ("/remind/calendar-event/late", test_late);
  g_test_add_func ("/remind/calendar-event/short-uid", test_short_uid);
  g_test_add_func ("/remind/calendar-event/no-name", test_no_name);
  g_test_add_func ("/remind/calendar-event/stable", test_stable);

  return g_test_run ();
}
