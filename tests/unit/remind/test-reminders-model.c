/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is due now: not what was said, is put off or not wanted; whatever the clock says. */

#include "imz-calendar.h"
#include "imz-store-error.h"
#include "remind-fixture.h"
#include "remind-world.h"

#define OLD "2024-01-21..2027-01-20"
#define NOON(day) remind_world_noon (day)
#define HOUR (60 * 60)

static void
set_up (RemindWorld *world, gconstpointer unused)
{
  remind_world_set_up (world, NULL);
  remind_world_do (world, "Ayla", "claim " OLD, "2024-02-01");
  remind_world_do (world, "Ayla", "e-onay yes", "2024-02-01");
}

/* Programs that were ended before they could tell that they said it say it once more, and only that. */
static void
test_crash (RemindWorld *world, gconstpointer unused)
{
  gint64 now = NOON ("2026-10-21");
  g_autoptr (GPtrArray) due = remind_world_get_due (world, now);

  g_assert_cmpuint (due->len, ==, 3);
  remind_world_note_said (world, g_ptr_array_index (due, 0), now);
  remind_world_reopen (world);
  remind_world_assert_said (world, now + 1, "password:91 window:0");
  remind_world_reopen (world);
  remind_world_assert_due (world, now + 2, "");
}

/* It comes again the next day, unless something later is to be said then. */
static void
test_snooze (RemindWorld *world, gconstpointer unused)
{
  gint64 now = NOON ("2026-12-13");
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GError) error = NULL;
  const ImzReminder *reminder;

  remind_world_assert_said (world, NOON ("2026-12-12"), "password:91 window:0 end:60 last-date:15");
  due = remind_world_get_due (world, now);
  g_assert_cmpuint (due->len, ==, 1);
  reminder = g_ptr_array_index (due, 0);
  remind_world_note_said (world, reminder, now);
  imz_reminders_model_snooze (world->model, reminder->key, now + HOUR, &error);
  g_assert_no_error (error);

  remind_world_assert_due (world, now + 2 * HOUR, "");
  remind_world_assert_due (world, NOON ("2026-12-13") + 12 * HOUR - 1, "");
  remind_world_assert_said (world, NOON ("2026-12-13") + 12 * HOUR, "last-date:7");
  remind_world_assert_due (world, NOON ("2026-12-14"), "");

  imz_reminders_model_snooze (world->model, reminder->key, NOON ("2026-12-18"), &error);
  g_assert_no_error (error);
  remind_world_assert_said (world, NOON ("2026-12-19"), "last-date:1");
  remind_world_assert_due (world, NOON ("2026-12-19") + HOUR, "");
}

/* What is not wanted is not said, nor taken for said: switched on again, what is still worth saying is said. */
static void
test_switched_off (RemindWorld *world, gconstpointer unused)
{
  remind_world_configure (world, IMZ_CONFIG_KEY_REMINDERS, "false");
  remind_world_assert_said (world, NOON ("2026-10-22"), "");
  remind_world_configure (world, IMZ_CONFIG_KEY_REMINDERS, "true");
  remind_world_configure (world, IMZ_CONFIG_KEY_QUIET_REMINDERS, "password;window;what;");
  remind_world_assert_said (world, NOON ("2026-10-22"), "last-date:60 end:90");
  remind_world_configure (world, IMZ_CONFIG_KEY_QUIET_REMINDERS, "");
  remind_world_assert_said (world, NOON ("2026-12-01"), "password:91 window:0 last-date:30 end:60");
}

/* On the days that were chosen, and on the day itself; what is chosen later counts from then on. */
static void
test_days (RemindWorld *world, gconstpointer unused)
{
  remind_world_configure (world, IMZ_CONFIG_KEY_QUIET_REMINDERS, "password;window;last-date");
  remind_world_configure (world, IMZ_CONFIG_KEY_REMINDER_DAYS, "3; 40; 0");
  remind_world_assert_said (world, NOON ("2026-12-10"), "");
  remind_world_assert_said (world, NOON ("2026-12-12"), "end:40");
  remind_world_configure (world, IMZ_CONFIG_KEY_REMINDER_DAYS, "39");
  remind_world_assert_said (world, NOON ("2026-12-12"), "end:39");
  remind_world_assert_said (world, NOON ("2027-01-19"), "");
  remind_world_configure (world, IMZ_CONFIG_KEY_REMINDER_DAYS, "");
  remind_world_assert_said (world, NOON ("2027-01-20"), "end:0");
}

/* Nothing is lost by a clock that was years ahead, nor by one that was set back. */
static void
test_clock (RemindWorld *world, gconstpointer unused)
{
  remind_world_assert_said (world, NOON ("2026-12-05"), "password:91 window:0 end:60 last-date:15");
  remind_world_assert_said (world, NOON ("2033-01-01"), "");
  remind_world_assert_said (world, NOON ("2027-01-17"), "last-date:0 end:7 password:7");
  remind_world_assert_said (world, NOON ("2026-12-13"), "last-date:7");
  remind_world_assert_said (world, NOON ("2026-12-20"), "last-date:0");
  remind_world_assert_said (world, NOON ("2023-01-01"), "");
  remind_world_assert_said (world, NOON ("2027-01-13"), "end:7 password:7");
  remind_world_assert_due (world, NOON ("2027-01-14"), "");
}

/* What was put off by a clock that was years ahead is not put off until then. */
static void
test_snoozed_ahead (RemindWorld *world, gconstpointer unused)
{
  gint64 now = NOON ("2026-10-22");
  g_autoptr (GPtrArray) due = remind_world_get_due (world, now);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < due->len; i++) {
    const ImzReminder *reminder = g_ptr_array_index (due, i);

    imz_reminders_model_snooze (world->model, reminder->key, NOON ("2036-01-01"), &error);
    g_assert_no_error (error);
  }
  g_assert_cmpuint (due->len, ==, 4);
  remind_world_assert_said (world, now, "last-date:60 password:91 window:0 end:90");
}

/* Where the last date moves it is told again when its day comes, and not before; where it stays, nothing is. */
static void
test_province (RemindWorld *world, gconstpointer unused)
{
  remind_world_assert_said (world, NOON ("2026-12-20"), "password:91 window:0 end:60 last-date:0");
  remind_world_configure (world, IMZ_CONFIG_KEY_PROVINCE, "batman");
  remind_world_assert_due (world, NOON ("2026-12-20"), "");
  remind_world_configure (world, IMZ_CONFIG_KEY_PROVINCE, "zonguldak");
  remind_world_assert_said (world, NOON ("2026-12-20"), "last-date:7");
  remind_world_assert_said (world, NOON ("2026-12-25"), "end:30 password:30 last-date:1");
  remind_world_assert_said (world, NOON ("2026-12-26"), "last-date:0");
  remind_world_configure (world, IMZ_CONFIG_KEY_PROVINCE, "genel");
  remind_world_assert_due (world, NOON ("2026-12-26"), "");
}

/* Each has their own, whoever uses the account now; who goes takes theirs along. */
static void
test_people (RemindWorld *world, gconstpointer unused)
{
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GError) error = NULL;

  remind_world_do (world, "Bora", "claim 2024-01-20..2027-01-19", "2024-02-01");
  remind_world_do (world, "Bora", "apply renewal 2024-01-20..2027-01-19", "2026-10-25");
  remind_world_do (world, "Bora", "approved", "2026-10-27");
  remind_world_do (world, "Ayla", "e-onay no", "2026-10-27");

  due = remind_world_get_due (world, NOON ("2026-12-22"));
  g_assert_cmpuint (due->len, ==, 7);
  for (guint i = 0; i < due->len; i++) {
    const ImzReminder *reminder = g_ptr_array_index (due, i);
    gboolean is_boras = reminder->record != 0 || strcmp (reminder->profile, "Bora") == 0;

    g_assert_cmpstr (reminder->profile, ==, is_boras ? "Bora" : "Ayla");
    if (reminder->kind == IMZ_REMINDER_E_ONAY || reminder->kind == IMZ_REMINDER_WINDOW)
      g_assert_false (is_boras);
    if (reminder->kind == IMZ_REMINDER_PRODUCTION)
      g_assert_true (is_boras);
  }

  imz_profile_model_remove (world->people, "Bora", &error);
  g_assert_no_error (error);
  remind_world_assert_due (world, NOON ("2026-12-22"), "e-onay:45 last-date:0 end:30 password:30");
}

/* For a calendar: all that comes, said and wanted or not. */
static void
test_coming (RemindWorld *world, gconstpointer unused)
{
  g_autoptr (GPtrArray) coming = NULL;
  g_autoptr (GError) error = NULL;
  const ImzReminder *first;
  GDate today = imz_calendar_day (NOON ("2026-12-20"));

  remind_world_configure (world, IMZ_CONFIG_KEY_REMINDERS, "false");
  coming = imz_reminders_model_get_coming (world->model, &today, &error);
  g_assert_no_error (error);
  /* The last date, the end five times, and the password twice. */
  g_assert_cmpuint (coming->len, ==, 8);
  first = g_ptr_array_index (coming, 0);
  g_assert_cmpint (first->kind, ==, IMZ_REMINDER_LAST_DATE);
}

/* Who cannot read what was said says nothing. */
static void
test_damaged (RemindWorld *world, gconstpointer unused)
{
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) coming = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) coming_error = NULL;
  GDate today = imz_calendar_day (NOON ("2026-12-20"));

  g_file_set_contents (world->store.path,
                       "no database of ours, and longer than a header: "
                       "0123456789012345678901234567890123456789012345678901",
                       -1, &error);
  g_assert_no_error (error);
  remind_world_reopen (world);
  due = imz_reminders_model_get_due (world->model, NOON ("2026-12-20"), &error);
  g_assert_null (due);
  g_assert_true (error != NULL && error->domain == IMZ_STORE_ERROR);
  coming = imz_reminders_model_get_coming (world->model, &today, &coming_error);
  g_assert_null (coming);
  g_assert_true (coming_error != NULL && coming_error->domain == IMZ_STORE_ERROR);
}

/* Where nothing was ever kept nothing is due, and nothing is made. */
static void
test_empty (RemindWorld *world, gconstpointer unused)
{
  remind_world_assert_due (world, NOON ("2026-12-20"), "");
  g_assert_false (g_file_test (world->store.dir, G_FILE_TEST_EXISTS));
}

#define add(path, function) \
  g_test_add (path, RemindWorld, NULL, set_up, function, remind_world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/remind/model/crash", test_crash);
  add ("/remind/model/snooze", test_snooze);
  add ("/remind/model/switched-off", test_switched_off);
  add ("/remind/model/days", test_days);
  add ("/remind/model/clock", test_clock);
  add ("/remind/model/snoozed-ahead", test_snoozed_ahead);
  add ("/remind/model/province", test_province);
  add ("/remind/model/people", test_people);
  add ("/remind/model/coming", test_coming);
  add ("/remind/model/damaged", test_damaged);
  g_test_add ("/remind/model/empty", RemindWorld, NULL, remind_world_set_up, test_empty,
              remind_world_tear_down);

  return g_test_run ();
}
