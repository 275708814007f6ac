/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Events as calendars take them in. The validator is tried first: it must find what is wrong. */

#include "imz-calendar-text.h"

#include "calendar-validator.h"
#include "core-fixture.h"

#define BEGIN "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
#define END "END:VCALENDAR\r\n"
#define EVENT "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20261121T070000Z\r\nDTSTART;VALUE=DATE:20270120\r\n"

static void
test_validator (void)
{
  static const struct {
    const char *text;
    const char *why;
  } bad[] = {
    { BEGIN, "no end" },
    { BEGIN "END:VCALENDAR", "the last line does not end" },
    { "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nEND:VCALENDAR\n", "other line ends" },
    { "BEGIN:VCALENDAR\r\nPRODID:x\r\n" END, "no version" },
    { BEGIN EVENT END, "an event without an end" },
    { BEGIN "BEGIN:VALARM\r\nEND:VALARM\r\n" END, "an alarm of nothing" },
    { BEGIN "BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\n" END, "an event without a day" },
    { BEGIN EVENT "END:VEVENT\r\n" EVENT "END:VEVENT\r\n" END, "two of one name" },
    { BEGIN EVENT "SUMMARY:a;b\r\nEND:VEVENT\r\n" END, "a bare semicolon" },
    { BEGIN EVENT "SUMMARY:a\\x\r\nEND:VEVENT\r\n" END, "no such escape" },
    { BEGIN EVENT "SUMMARY:a\r\nSUMMARY:b\r\nEND:VEVENT\r\n" END, "two summaries" },
    { BEGIN EVENT "DTEND;VALUE=DATE:20270230\r\nEND:VEVENT\r\n" END, "no day" },
    { BEGIN EVENT "X-OTHER:1\r\nEND:VEVENT\r\n" END, "nothing of ours" },
    { BEGIN END "VERSION:2.0\r\n", "something behind the end" },
    { BEGIN EVENT
      "SUMMARY:0123456789012345678901234567890123456789012345678901234567890123456789\r\n"
      "END:VEVENT\r\n" END,
      "76 octets" },
    { BEGIN EVENT "SUMMARY:\xc3\r\n \xa7\r\nEND:VEVENT\r\n" END, "a letter torn apart" },
  };

  g_assert_null (calendar_validator_check (BEGIN END));
  g_assert_null (calendar_validator_check (BEGIN EVENT "END:VEVENT\r\n" END));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *problem = calendar_validator_check (bad[i].text);

    g_test_message ("%s: %s", bad[i].why, problem);
    g_assert_nonnull (problem);
  }
}

static ImzCalendarEvent *
make_event (const char *uid, const char *summary, const char *description)
{
  static const guint alarms[] = { 30, 1, 0 };
  ImzCalendarEvent *event = g_new0 (ImzCalendarEvent, 1);

  event->uid = g_strdup (uid);
  event->summary = g_strdup (summary);
  event->description = g_strdup (description);
  g_date_clear (&event->day, 1);
  g_date_set_dmy (&event->day, 31, 12, 2026);
  event->alarms = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (event->alarms, alarms, G_N_ELEMENTS (alarms));

  return event;
}

static GPtrArray *
new_events (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) imz_calendar_event_free);
}

static void
assert_sound (const char *text)
{
  g_autofree char *problem = calendar_validator_check (text);

  if (problem != NULL)
    g_error ("%s\n%s", problem, text);
}

static gboolean
has_line (const char *text, const char *line)
{
  g_auto (GStrv) lines = calendar_validator_unfold (text);

  return g_strv_contains ((const char *const *) lines, line);
}

static void
test_event (void)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autofree char *text = NULL;

  g_ptr_array_add (
    events, make_event ("end:0123@x", "E-imzanızın sonu", "Yenileyin; bekleyin,\nsonra \\ arayın"));
  text = imz_calendar_text_of (events, core_fixture_time (CORE_FIXTURE_NOW));
  assert_sound (text);

  g_assert_true (has_line (text, "UID:end:0123@x"));
  g_assert_true (has_line (text, "DTSTAMP:20261121T070000Z"));
  g_assert_true (has_line (text, "DTSTART;VALUE=DATE:20261231"));
  g_assert_true (
    has_line (text, "DTEND;VALUE=DATE:20270101")); /* the first day that is not in it */
  g_assert_true (has_line (text, "SUMMARY:E-imzanızın sonu"));
  g_assert_true (has_line (text, "DESCRIPTION:Yenileyin\\; bekleyin\\,\\nsonra \\\\ arayın"));

  /* Nine in the morning: thirty days before, the day before, on the day. */
  g_assert_true (has_line (text, "TRIGGER:-P29DT15H"));
  g_assert_true (has_line (text, "TRIGGER:-PT15H"));
  g_assert_true (has_line (text, "TRIGGER:PT9H"));
}

/* Whatever the length, no line is too long, no letter torn apart, and nothing lost. */
static void
test_folding (void)
{
  for (guint n = 0; n < 200; n++) {
    g_autoptr (GPtrArray) events = new_events ();
    g_autoptr (GString) summary = g_string_new (NULL);
    g_autofree char *line = NULL;
    g_autofree char *text = NULL;

    for (guint i = 0; i < n; i++)
      g_string_append (summary, i % 3 == 0 ? "ğ" : i % 3 == 1 ? "a" : "👍");
    g_ptr_array_add (events, make_event ("a", summary->str, ""));
    text = imz_calendar_text_of (events, 0);
    line = g_strconcat ("SUMMARY:", summary->str, NULL);
    assert_sound (text);
    g_assert_true (has_line (text, line));
  }
}

/* Short enough for a code that a telephone reads from a screen. */
static void
test_one (void)
{
  g_autoptr (ImzCalendarEvent) event =
    make_event ("last-date:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef@x",
                "E-imza yenilemesi için son tarih", "Uzun bir açıklama");
  g_autofree char *text = imz_calendar_text_of_one (event, core_fixture_time (CORE_FIXTURE_NOW));

  assert_sound (text);
  g_assert_true (has_line (text, "DTSTART;VALUE=DATE:20261231"));
  g_assert_null (strstr (text, "VALARM"));
  g_assert_cmpuint (strlen (text), <, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remind/calendar-text/validator", test_validator);
  g_test_add_func ("/remind/calendar-text/event", test_event);
  g_test_add_func ("/remind/calendar-text/folding", test_folding);
  g_test_add_func ("/remind/calendar-text/one", test_one);

  return g_test_run ();
}
