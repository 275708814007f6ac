/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is said: with the days that are left, the day in words, and nobody's name. */

#include "imz-calendar.h"
#include "imz-reminder.h"
#include "remind-fixture.h"

#define OLD "2024-01-21..2027-01-20"
#define APPROVED "renewal A applied=2026-11-01 approved=2026-11-05"

static const struct {
  const char *key;
  const char *record;
  const char *today;
  const char *title;
  const char *body;
} vectors[] = {
  { "window:A:0", NULL, "2026-10-21", "You can renew your e-imza from today on",
    "Apply by 20 December 2026: approval takes time, too." },
  { "window:A:0", NULL, "2026-10-22", "You can renew your e-imza",
    "Apply by 20 December 2026: approval takes time, too." },
  { "last-date:A:90", NULL, "2026-09-21", "90 days left to renew your e-imza",
    "The renewal opens on 21 October 2026; an application before that day is refused. Apply by 20 "
    "December 2026." },
  { "last-date:A:15", NULL, "2026-12-08", "12 days left to renew your e-imza",
    "Apply by 20 December 2026. Who applies later may be without an e-imza until the new one "
    "comes." },
  { "last-date:A:1", NULL, "2026-12-19", "1 day left to renew your e-imza",
    "Apply by 20 December 2026. Who applies later may be without an e-imza until the new one "
    "comes." },
  { "last-date:A:0", NULL, "2026-12-20", "Today is the day by which to renew your e-imza",
    "Apply by 20 December 2026. Who applies later may be without an e-imza until the new one "
    "comes." },
  { "last-date:A:0", NULL, "2026-12-21", "The day by which to renew your e-imza has passed",
    "It was 20 December 2026. Apply today, while your e-imza still works." },
  { "end:A:7", NULL, "2027-01-14", "Your e-imza ends in 6 days",
    "Its last day is 20 January 2027. If you have applied, say so on the page Applications; if "
    "not, apply." },
  { "end:A:1", APPROVED, "2027-01-19", "Your e-imza ends in 1 day",
    "Its last day is 20 January 2027. Your application is under way: finish what needs an e-imza "
    "by then." },
  { "end:A:0", NULL, "2027-01-20", "Your e-imza ends today",
    "Its last day is 20 January 2027. If you have applied, say so on the page Applications; if "
    "not, apply." },
  { "end:A:0", NULL, "2027-01-21", "Your e-imza ended 1 day ago",
    "Its last day was 20 January 2027. İmzam shows in which way you can still apply." },
  { "end:A:0", APPROVED, "2027-01-25", "Your e-imza ended 5 days ago",
    "Its last day was 20 January 2027. Your application is under way: the new one gets its PIN "
    "when it is there." },
  { "e-onay:A:100", NULL, "2026-10-12", "100 days left to activate e-onay",
    "It is given with an e-imza that works; yours ends on 20 January 2027. If it is active, say so "
    "in the preferences." },
  { "e-onay:A:7", NULL, "2027-01-20", "Today is the last day to activate e-onay", NULL },
  { "password:A:30", NULL, "2026-12-21",
    "30 days left to get an e-Devlet password with your e-imza",
    "The PIN of the new one is made with e-Devlet; your present one ends on 20 January 2027. If "
    "you have a password, there is nothing to do." },
  { "production:1:0", APPROVED, "2026-12-20",
    "The day has come on which your new e-imza is produced",
    "The courier then brings it to the address in the form, by 4 January 2027 as a rule." },
  { "courier:1:0", APPROVED, "2027-01-05", "Your new e-imza is 1 day late",
    "It should have come by 4 January 2027. Look where it is, or call Kamu SM." },
  { "courier:1:0", APPROVED, "2027-01-14", "Your new e-imza is 10 days late", NULL },
  { "pin:1:0", "renewal A applied=2026-11-01 delivered=2027-01-02", "2027-01-21",
    "The PIN of your new e-imza can be made now",
    "Since 21 January 2027 it can be used. Plug it in; the PIN is made with e-Devlet." },
};

static const ImzReminder *
find (GPtrArray *plan, GPtrArray *remembered, const char *key)
{
  for (guint i = 0; i < plan->len; i++) {
    const ImzReminder *reminder = g_ptr_array_index (plan, i);
    g_autofree char *short_key = remind_fixture_short_key (reminder->key, remembered);

    if (strcmp (short_key, key) == 0)
      return reminder;
  }

  g_error ("there is no reminder %s", key);
}

static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCircumstances) circumstances =
      remind_fixture_circumstances ("genel", IMZ_E_ONAY_NO, OLD);
    GPtrArray *remembered = imz_circumstances_get_remembered (circumstances);
    g_autoptr (GPtrArray) records = remind_fixture_records (vectors[i].record, remembered);
    g_autoptr (GPtrArray) plan = remind_fixture_plan (circumstances, records, "AYLA DENİZ YURT");
    g_autoptr (ImzReminder) reminder = imz_reminder_copy (find (plan, remembered, vectors[i].key));
    GDate today = imz_calendar_day (remind_fixture_time (vectors[i].today));
    g_autofree char *title = imz_reminder_get_title (reminder, &today);
    g_autofree char *body = imz_reminder_get_body (reminder, &today);

    g_assert_cmpstr (title, ==, vectors[i].title);
    if (vectors[i].body != NULL)
      g_assert_cmpstr (body, ==, vectors[i].body);
  }
}

/* On every day on which it may be said each has a line and a body without places left, and without a name. */
static void
test_every_day (void)
{
  static const char *const applications[] = {
    NULL,
    APPROVED,
    "renewal A applied=2026-11-01 delivered=2027-01-02",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (applications); i++) {
    g_autoptr (ImzCircumstances) circumstances =
      remind_fixture_circumstances ("zonguldak", IMZ_E_ONAY_NO, OLD);
    g_autoptr (GPtrArray) records =
      remind_fixture_records (applications[i], imz_circumstances_get_remembered (circumstances));
    g_autoptr (GPtrArray) plan = remind_fixture_plan (circumstances, records, "AYLA DENİZ YURT");

    for (guint j = 0; j < plan->len; j++) {
      const ImzReminder *reminder = g_ptr_array_index (plan, j);
      GDate today = reminder->due;

      for (; g_date_compare (&today, &reminder->until) <= 0; g_date_add_days (&today, 1)) {
        g_autofree char *title = imz_reminder_get_title (reminder, &today);
        g_autofree char *body = imz_reminder_get_body (reminder, &today);

        g_assert_cmpuint (strlen (title), >, 10);
        g_assert_null (strpbrk (title, "{}\n"));
        g_assert_null (strpbrk (body, "{}\n"));
        g_assert_null (strstr (title, "AYLA"));
        g_assert_null (strstr (body, "AYLA"));
        g_assert_null (strstr (title, " -"));
      }
    }
  }
}

static void
test_kinds (void)
{
  ImzReminderKind found;

  for (ImzReminderKind kind = 0; kind < IMZ_N_REMINDER_KINDS; kind++) {
    g_assert_true (imz_reminder_kind_from_word (imz_reminder_kind_to_word (kind), &found));
    g_assert_cmpint (found, ==, kind);
    g_assert_cmpstr (imz_reminder_kind_get_name (kind), !=, "");
    g_assert_cmpstr (imz_reminder_kind_get_occasion (kind), !=, "");
  }
  g_assert_false (imz_reminder_kind_from_word ("birthday", &found));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remind/words/said", test_words);
  g_test_add_func ("/remind/words/every-day", test_every_day);
  g_test_add_func ("/remind/words/kinds", test_kinds);

  return g_test_run ();
}
