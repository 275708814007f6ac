/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The program says what is due, notes it, stays for the buttons, and ends. */

#include "imz-reminding.h"

#include "imz-calendar.h"

#include "fake-notifications.h"
#include "fake-reminders.h"
#include "fake-status.h"

#define NOW ((gint64) 1795244400) /* 21 November 2026, 10:00 in Istanbul */
#define PATIENT_MS 20000
#define IMPATIENT_MS 50
#define N_IDLE_TURNS 20

typedef struct _Fixture Fixture;

/* What the person and the world do; told at each turn. %FALSE once it is all done. */
typedef gboolean (*Play) (Fixture *fixture);

struct _Fixture {
  GApplication *application;
  FakeNotifications *server;
  ImzRemindersModel *reminders;
  TestClock *clock;
  ImzReminding *reminding;
  GDate today;
  guint deadline_ms;
  GString *opened;

  Play play;
  guint act; /* of the play */
  guint n_turns;
};

static void
activate_cb (GApplication *application, Fixture *fixture)
{
  /* The first time it is the program that starts, then it is a button. */
  if (fixture->n_turns > 0)
    g_string_append (fixture->opened, "[window]");
  else
    imz_reminding_remind (fixture->reminding);
}

static void
open_guide_cb (GSimpleAction *action, GVariant *guide, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->opened, "[guide %s]", g_variant_get_string (guide, NULL));
}

static void
open_record_cb (GSimpleAction *action, GVariant *record, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->opened, "[record %d]", (int) g_variant_get_int64 (record));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->server = fake_notifications_new ();
  fixture->reminders = fake_reminders_new ();
  fixture->clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  fixture->clock->now = NOW;
  fixture->today = imz_calendar_day (NOW);
  fixture->opened = g_string_new (NULL);
  fixture->deadline_ms = PATIENT_MS;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_free (fixture->server);
  g_assert_finalize_object (fixture->reminders);
  g_assert_finalize_object (fixture->clock);
  g_string_free (fixture->opened, TRUE);
}

static gboolean
turn_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_turns++;
  fake_notifications_answer (fixture->server);
  if (fixture->play != NULL && !fixture->play (fixture))
    fixture->play = NULL;

  return G_SOURCE_CONTINUE;
}

static void
start_program (Fixture *fixture)
{
  static const GActionEntry actions[] = {
    { .name = IMZ_REMINDING_OPEN_GUIDE, .parameter_type = "s", .activate = open_guide_cb },
    { .name = IMZ_REMINDING_OPEN_RECORD, .parameter_type = "x", .activate = open_record_cb },
  };
  g_autoptr (ImzNotifier) notifier =
    imz_notifier_new (fake_notifications_get_client (fixture->server), fixture->deadline_ms);

  fixture->application = g_application_new (NULL, G_APPLICATION_DEFAULT_FLAGS);
  g_action_map_add_action_entries (G_ACTION_MAP (fixture->application), actions,
                                   G_N_ELEMENTS (actions), fixture);
  g_signal_connect (fixture->application, "activate", G_CALLBACK (activate_cb), fixture);
  fixture->reminding = imz_reminding_new (fixture->application, fixture->reminders, notifier,
                                          IMZ_CLOCK (fixture->clock), IMZ_REMINDING_PATIENCE_S);
}

/* Comes back when the program ends by itself; it must not do so before the play is over. */
static void
run (Fixture *fixture, Play play)
{
  guint id = g_timeout_add (1, turn_cb, fixture);

  start_program (fixture);
  fixture->play = play;
  fixture->act = 0;
  fixture->n_turns = 0;
  g_assert_cmpint (g_application_run (fixture->application, 0, NULL), ==, 0);
  g_source_remove (id);
  g_assert_null (fixture->play);
  fake_notifications_settle (fixture->server);
  g_assert_finalize_object (fixture->reminding);
  g_assert_finalize_object (fixture->application);
}

static void
add (Fixture *fixture, const char *series, const char *guide, gint64 record)
{
  fake_reminders_add (fixture->reminders, IMZ_REMINDER_E_ONAY, series, &fixture->today, 30, guide,
                      record);
}

static guint32
id_of (Fixture *fixture, guint i)
{
  return fake_notifications_get (fixture->server, i)->id;
}

/* Whether the act began so many turns ago; then the next one begins. */
static gboolean
is_idle_for_long (Fixture *fixture)
{
  return ++fixture->act > N_IDLE_TURNS;
}

static void
test_nothing (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  run (fixture, NULL);
  g_assert_cmpuint (fake_notifications_get_n (fixture->server), ==, 0);
}

static gboolean
close_play (Fixture *fixture)
{
  if (*fake_reminders_get_said (fixture->reminders) == '\0')
    return TRUE;
  if (!is_idle_for_long (fixture))
    return TRUE;

  fake_notifications_close (fixture->server, id_of (fixture, 0));
  return FALSE;
}

static void
test_closed (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  add (fixture, "e-onay:01", "e-onay", 0);
  run (fixture, close_play);
  g_assert_cmpuint (fake_notifications_get_n (fixture->server), ==, 1);
  g_assert_cmpstr (fake_reminders_get_said (fixture->reminders), ==, "e-onay:01:30");
  g_assert_cmpstr (fake_reminders_get_snoozed (fixture->reminders), ==, "");
  g_assert_cmpstr (fixture->opened->str, ==, "");
  g_assert_cmpint (fixture->clock->alarm, ==, 0);

  /* It was said. */
  run (fixture, NULL);
  g_assert_cmpuint (fake_notifications_get_n (fixture->server), ==, 1);
}

static gboolean
later_play (Fixture *fixture)
{
  if (*fake_reminders_get_said (fixture->reminders) == '\0')
    return TRUE;

  fake_notifications_press (fixture->server, id_of (fixture, 0), "later");
  return FALSE;
}

static void
test_later (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  add (fixture, "e-onay:01", "e-onay", 0);
  run (fixture, later_play);
  g_assert_cmpstr (fake_reminders_get_snoozed (fixture->reminders), ==, "e-onay:01:30");
  g_assert_cmpstr (fixture->opened->str, ==, "");
}

static gboolean
open_play (Fixture *fixture)
{
  if (*fake_reminders_get_said (fixture->reminders) == '\0')
    return TRUE;

  fake_notifications_press (fixture->server, id_of (fixture, 0), "default");
  return FALSE;
}

static void
test_open (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *guide;
    gint64 record;
    const char *button;
    const char *opened;
    const char *why;
  } vectors[] = {
    { "e-onay", 0, "Open the guide", "[guide e-onay]", "the guide that leads through it" },
    { "e-onay", 7, "Open the guide", "[guide e-onay]", "also if it is about an application" },
    { NULL, 7, "Open the application", "[record 7]", "without a guide, what it is about" },
    { NULL, 0, "Open İmzam", "[window]", "about neither" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].why);
    tear_down (fixture, NULL);
    set_up (fixture, NULL);
    fake_notifications_start (fixture->server, FAKE_ANSWERS);
    add (fixture, "e-onay:01", vectors[i].guide, vectors[i].record);
    run (fixture, open_play);
    g_assert_cmpstr (fixture->opened->str, ==, vectors[i].opened);
    g_assert_cmpstr (fake_notifications_get (fixture->server, 0)->actions[1], ==,
                     vectors[i].button);
    g_assert_cmpstr (fake_reminders_get_snoozed (fixture->reminders), ==, "");
  }
}

/* Where nothing can be shown, nothing was said. */
static void
test_not_shown (Fixture *fixture, gconstpointer unused)
{
  static const FakeManner manners[] = { FAKE_REFUSES, FAKE_ANSWERS_ZERO, FAKE_ANSWERS_STRANGELY };

  add (fixture, "e-onay:01", "e-onay", 0);
  add (fixture, "e-onay:02", "e-onay", 0);
  run (fixture, NULL);
  g_assert_cmpstr (fake_reminders_get_said (fixture->reminders), ==, "");

  for (gsize i = 0; i < G_N_ELEMENTS (manners); i++) {
    fake_notifications_start (fixture->server, manners[i]);
    run (fixture, NULL);
    g_assert_cmpstr (fake_reminders_get_said (fixture->reminders), ==, "");
    fake_notifications_stop (fixture->server);
  }
}

static void
test_mute (Fixture *fixture, gconstpointer unused)
{
  fixture->deadline_ms = IMPATIENT_MS;
  fake_notifications_start (fixture->server, FAKE_MUTE);
  add (fixture, "e-onay:01", "e-onay", 0);
  run (fixture, NULL);
  g_assert_cmpstr (fake_reminders_get_said (fixture->reminders), ==, "");
  fake_notifications_set_manner (fixture->server, FAKE_ANSWERS);
}

static gboolean
die_play (Fixture *fixture)
{
  if (*fake_reminders_get_said (fixture->reminders) == '\0')
    return TRUE;

  fake_notifications_stop (fixture->server);
  return FALSE;
}

/* What showed it took it along: there is nothing to wait for. */
static void
test_server_dies (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  add (fixture, "e-onay:01", "e-onay", 0);
  run (fixture, die_play);
  g_assert_cmpstr (fake_reminders_get_said (fixture->reminders), ==, "e-onay:01:30");
}

/* Nobody closes it; meanwhile the clock is set, and it is too early. */
static gboolean
patience_play (Fixture *fixture)
{
  if (*fake_reminders_get_said (fixture->reminders) == '\0')
    return TRUE;

  g_assert_cmpint (fixture->clock->alarm, ==, NOW + 12 * 60 * 60);
  if (fixture->act == 0) {
    fixture->clock->now += 12 * 60 * 60 - 1;
    imz_clock_ring (IMZ_CLOCK (fixture->clock));
  }
  if (!is_idle_for_long (fixture))
    return TRUE;

  fixture->clock->now++;
  imz_clock_ring (IMZ_CLOCK (fixture->clock));
  return FALSE;
}

/* The clock was wrong, and is set back by a year. */
static gboolean
set_back_play (Fixture *fixture)
{
  if (*fake_reminders_get_said (fixture->reminders) == '\0')
    return TRUE;

  fixture->clock->now -= 365 * 24 * 60 * 60;
  imz_clock_ring (IMZ_CLOCK (fixture->clock));
  return FALSE;
}

static void
test_set_back (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  add (fixture, "e-onay:01", "e-onay", 0);
  run (fixture, set_back_play);
  g_assert_cmpuint (fake_notifications_get_n_withdrawn (fixture->server), ==, 0);
}

static void
test_patience (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  add (fixture, "e-onay:01", "e-onay", 0);
  run (fixture, patience_play);
  g_assert_cmpstr (fake_reminders_get_said (fixture->reminders), ==, "e-onay:01:30");
  /* It stays where it is: somebody may come home in the evening. */
  g_assert_cmpuint (fake_notifications_get_n_withdrawn (fixture->server), ==, 0);
}

/* The first is closed; then for long nothing; then the second. */
static gboolean
two_play (Fixture *fixture)
{
  if (fake_notifications_get_n (fixture->server) < 2)
    return TRUE;

  if (fixture->act == 0)
    fake_notifications_close (fixture->server, id_of (fixture, 0));
  if (!is_idle_for_long (fixture))
    return TRUE;

  fake_notifications_close (fixture->server, id_of (fixture, 1));
  return FALSE;
}

static void
test_two (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  fake_notifications_set_capabilities (fixture->server, "body");
  add (fixture, "e-onay:01", "e-onay", 0);
  add (fixture, "pin:02", NULL, 2);
  run (fixture, two_play);
  g_assert_cmpstr (fake_reminders_get_said (fixture->reminders), ==, "pin:02:30 e-onay:01:30");
  g_assert_cmpuint (g_strv_length (fake_notifications_get (fixture->server, 0)->actions), ==, 0);
}

static gboolean
many_play (Fixture *fixture)
{
  if (!g_str_has_suffix (fake_reminders_get_said (fixture->reminders), "1:30"))
    return TRUE;

  for (guint i = 0; i < 3; i++)
    fake_notifications_close (fixture->server, id_of (fixture, i));
  fake_notifications_press (fixture->server, id_of (fixture, 3), "later");
  return FALSE;
}

/* Nobody reads seven notifications: the last speaks of those that are left, which are the oldest. */
static void
test_many (Fixture *fixture, gconstpointer unused)
{
  const FakeNotice *last;
  g_auto (GStrv) lines = NULL;

  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  for (guint i = 1; i <= 7; i++) {
    g_autofree char *series = g_strdup_printf ("e-onay:%u", i);

    add (fixture, series, "e-onay", 0);
  }
  run (fixture, many_play);
  g_assert_cmpuint (fake_notifications_get_n (fixture->server), ==, 4);
  last = fake_notifications_get (fixture->server, 3);
  lines = g_strsplit (last->body, "\n", -1);
  g_assert_cmpstr (last->title, ==, "4 more reminders");
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (last->actions[1], ==, "Open İmzam");
  g_assert_cmpstr (fake_reminders_get_snoozed (fixture->reminders), ==,
                   "e-onay:4:30 e-onay:3:30 e-onay:2:30 e-onay:1:30");
}

/* A timer and the beginning of a session may both ask. */
static gboolean
twice_play (Fixture *fixture)
{
  if (fixture->act++ == 0)
    imz_reminding_remind (fixture->reminding);
  if (fake_notifications_get_n (fixture->server) == 0 || fixture->act < N_IDLE_TURNS)
    return TRUE;

  imz_reminding_remind (fixture->reminding);
  fake_notifications_close (fixture->server, id_of (fixture, 0));
  return FALSE;
}

/* It is shown, and cannot be noted: not again in this session, but the next time. */
static void
test_full (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  fake_reminders_set_full (fixture->reminders);
  add (fixture, "e-onay:01", "e-onay", 0);
  run (fixture, twice_play);
  g_assert_cmpuint (fake_notifications_get_n (fixture->server), ==, 1);
  g_assert_cmpstr (fake_reminders_get_said (fixture->reminders), ==, "");
}

/* Where it is known beforehand, nothing is said: it would be said each time. */
static void
test_read_only (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  fake_reminders_set_read_only (fixture->reminders);
  add (fixture, "e-onay:01", "e-onay", 0);
  run (fixture, NULL);
  g_assert_cmpuint (fake_notifications_get_n (fixture->server), ==, 0);
}

static void
test_unreadable (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  add (fixture, "e-onay:01", "e-onay", 0);
  fake_reminders_set_unreadable (fixture->reminders);
  run (fixture, NULL);
  g_assert_cmpuint (fake_notifications_get_n (fixture->server), ==, 0);
}

/* What comes too late in a week must not be missed. */
static void
test_urgency (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    ImzReminderKind kind;
    int days_left;
    guint urgency;
  } vectors[] = {
    { IMZ_REMINDER_LAST_DATE, 7, 2 }, { IMZ_REMINDER_LAST_DATE, 8, 1 },
    { IMZ_REMINDER_END, 0, 2 },       { IMZ_REMINDER_END, 90, 1 },
    { IMZ_REMINDER_E_ONAY, 1, 1 },    { IMZ_REMINDER_WINDOW, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    tear_down (fixture, NULL);
    set_up (fixture, NULL);
    fake_notifications_start (fixture->server, FAKE_ANSWERS);
    fake_reminders_add (fixture->reminders, vectors[i].kind, "series", &fixture->today,
                        vectors[i].days_left, NULL, 0);
    run (fixture, later_play);
    g_assert_cmpuint (fake_notifications_get (fixture->server, 0)->urgency, ==, vectors[i].urgency);
  }
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer unused);
  } tests[] = {
    { "/reminding/nothing", test_nothing },
    { "/reminding/closed", test_closed },
    { "/reminding/later", test_later },
    { "/reminding/open", test_open },
    { "/reminding/not-shown", test_not_shown },
    { "/reminding/mute", test_mute },
    { "/reminding/server-dies", test_server_dies },
    { "/reminding/patience", test_patience },
    { "/reminding/set-back", test_set_back },
    { "/reminding/two", test_two },
    { "/reminding/many", test_many },
    { "/reminding/full", test_full },
    { "/reminding/read-only", test_read_only },
    { "/reminding/unreadable", test_unreadable },
    { "/reminding/urgency", test_urgency },
  };
  int exit;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  exit = g_test_run ();
  fake_notifications_end_bus ();

  return exit;
}
