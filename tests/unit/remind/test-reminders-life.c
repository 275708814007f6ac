/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Three years, day by day: each reminder once, none after a machine was off for a month forgotten. */

#include "imz-calendar.h"
#include "remind-fixture.h"
#include "remind-world.h"

#define FIRST_DAY "2024-02-01"
#define LAST_DAY "2027-03-31"

/* They all end on 20 January 2027, but are different ones. */
#define AYLAS "2024-01-21..2027-01-20"
#define AYLAS_NEXT "2027-01-21..2030-01-20"
#define BORAS "2024-01-20..2027-01-20"
#define CANANS "2024-01-19..2027-01-20"
#define CANANS_NEXT "2027-01-21..2030-01-19"
#define DENIZS "2024-01-18..2027-01-20"
#define ECES "2024-01-17..2027-01-20"
#define ECES_NEXT "2026-03-06..2029-03-05"
#define FATMAS "2024-01-16..2027-01-20"
#define GULS "2024-01-15..2027-01-20"
#define GULS_NEXT "2027-01-21..2030-01-18"
#define HALES "2024-01-14..2027-01-20"
#define HALES_NEXT "2027-01-21..2030-01-17"
#define IRMAKS "2024-01-13..2027-01-20"
#define IRMAKS_NEXT "2026-12-14..2029-12-13"
#define JALES "2024-01-12..2027-01-20"
#define JALES_NEXT "2026-03-06..2029-03-04"

typedef struct {
  const char *day;
  const char *person;
  const char *deed;
} Event;

typedef struct {
  const char *person;
  const char *what;
  const char *said; /* day, and what is said on it */
} Life;

static const Event events[] = {
  { "2024-02-01", "Ayla", "claim " AYLAS },
  { "2024-02-01", "Ayla", "e-onay yes" },
  { "2024-02-01", "Bora", "claim " BORAS },
  { "2024-02-01", "Canan", "claim " CANANS },
  { "2024-02-01", "Canan", "e-onay yes" },
  { "2024-02-01", "Deniz", "claim " DENIZS "+hold" },
  { "2024-02-01", "Ece", "claim " ECES },
  { "2024-02-01", "Ece", "e-onay no" },
  { "2024-02-01", "Fatma", "claim " FATMAS "+revoked" },
  { "2024-02-01", "Gül", "claim " GULS },
  { "2024-02-01", "Gül", "e-onay no" },
  { "2024-02-01", "Hale", "claim " HALES },
  { "2024-02-01", "Hale", "e-onay yes" },
  { "2024-02-01", "Irmak", "claim " IRMAKS },
  { "2024-02-01", "Irmak", "e-onay yes" },
  { "2024-02-01", "Jale", "claim " JALES },
  { "2024-02-01", "Jale", "e-onay yes" },
  { "2026-03-01", "Ece", "apply identity " ECES },
  { "2026-03-02", "Jale", "apply identity -" },
  { "2026-03-05", "Jale", "approved" },
  { "2026-03-05", "Ece", "approved" },
  { "2026-03-06", "Ece", "produced" },
  { "2026-03-18", "Jale", "claim " JALES_NEXT },
  { "2026-04-01", "Ece", "claim " ECES_NEXT },
  { "2026-04-01", "Ece", "delivered" },
  { "2026-04-02", "Ece", "pin-made" },
  { "2026-10-15", "Gül", "e-onay yes" },
  { "2026-10-22", "Canan", "apply renewal " CANANS },
  { "2026-10-25", "Ayla", "apply renewal " AYLAS },
  { "2026-10-26", "Ayla", "signed" },
  { "2026-11-01", "Hale", "apply renewal -" },
  { "2026-11-05", "Ayla", "approved" },
  { "2026-11-05", "Hale", "approved" },
  { "2026-11-10", "Irmak", "apply lost -" },
  { "2026-11-25", "Canan", "refused" },
  { "2026-11-25", "Irmak", "refused" },
  { "2026-12-01", "Canan", "apply renewal " CANANS },
  { "2026-12-10", "Irmak", "apply lost -" },
  { "2026-12-12", "Irmak", "approved" },
  { "2026-12-20", "Irmak", "claim " IRMAKS_NEXT },
  { "2026-12-21", "Ayla", "produced" },
  { "2026-12-23", "Gül", "apply renewal " GULS },
  { "2026-12-26", "Canan", "approved" },
  { "2026-12-28", "Hale", "courier" },
  { "2026-12-30", "Ayla", "delivered" },
  { "2026-12-30", "Ayla", "claim " AYLAS_NEXT },
  { "2026-12-30", "Hale", "claim " HALES_NEXT },
  { "2027-01-10", "Gül", "approved" },
  { "2027-01-14", "Canan", "courier" },
  { "2027-01-22", "Ayla", "pin-made" },
  { "2027-01-23", "Ayla", "in-use" },
  { "2027-02-05", "Gül", "delivered" },
  { "2027-02-05", "Gül", "claim " GULS_NEXT },
};

static const Life lives[] = {
  {
    "Ayla",
    "renews in time, with e-onay",
    "2026-09-21 last-date:90, 2026-10-21 last-date:60, 2026-10-21 password:91, "
    "2026-10-21 window:0, 2026-10-22 end:90, 2026-11-21 end:60, 2026-12-20 production:0, "
    "2026-12-21 end:30, 2026-12-21 password:30, 2027-01-13 password:7, 2027-01-21 pin:0",
  },
  {
    "Bora",
    "never does anything",
    "2026-09-21 last-date:90, 2026-10-12 e-onay:100, 2026-10-21 last-date:60, "
    "2026-10-21 password:91, 2026-10-21 window:0, 2026-10-22 end:90, 2026-11-20 last-date:30, "
    "2026-11-21 end:60, 2026-12-05 last-date:15, 2026-12-06 e-onay:45, 2026-12-13 last-date:7, "
    "2026-12-19 last-date:1, 2026-12-20 last-date:0, 2026-12-21 end:30, 2026-12-21 password:30, "
    "2027-01-05 end:15, 2027-01-13 e-onay:7, 2027-01-13 end:7, 2027-01-13 password:7, "
    "2027-01-19 end:1, 2027-01-20 end:0",
  },
  {
    "Canan",
    "is refused, applies again, and waits for the courier",
    "2026-09-21 last-date:90, 2026-10-21 last-date:60, 2026-10-21 password:91, "
    "2026-10-21 window:0, 2026-10-22 end:90, 2026-11-21 end:60, 2026-11-25 last-date:30, "
    "2026-12-21 end:30, 2026-12-21 password:30, 2027-01-05 end:15, 2027-01-11 courier:0, "
    "2027-01-13 end:7, 2027-01-13 password:7, 2027-01-19 end:1, 2027-01-20 end:0",
  },
  {
    "Deniz",
    "has suspended it",
    "2026-09-21 last-date:90, 2026-10-21 last-date:60, 2026-10-21 window:0, 2026-10-22 end:90, "
    "2026-11-20 last-date:30, 2026-11-21 end:60, 2026-12-05 last-date:15, "
    "2026-12-13 last-date:7, 2026-12-19 last-date:1, 2026-12-20 last-date:0, 2026-12-21 end:30, "
    "2027-01-05 end:15, 2027-01-13 end:7, 2027-01-19 end:1, 2027-01-20 end:0",
  },
  {
    "Ece",
    "changes her name",
    "2026-03-01 password:325, 2026-03-21 courier:0, 2026-04-01 pin:0",
  },
  {
    "Fatma",
    "revoked it",
    "",
  },
  {
    "Gül",
    "activates e-onay when she is told, is late, and gets it after the end",
    "2026-09-21 last-date:90, 2026-10-12 e-onay:100, 2026-10-21 last-date:60, "
    "2026-10-21 password:91, 2026-10-21 window:0, 2026-10-22 end:90, 2026-11-20 last-date:30, "
    "2026-11-21 end:60, 2026-12-05 last-date:15, 2026-12-13 last-date:7, 2026-12-19 last-date:1, "
    "2026-12-20 last-date:0, 2026-12-21 end:30, 2026-12-21 password:30, 2027-01-05 end:15, "
    "2027-01-13 end:7, 2027-01-13 password:7, 2027-01-19 end:1, 2027-01-20 end:0, "
    "2027-01-26 courier:0, 2027-02-05 pin:0",
  },
  {
    "Hale",
    "does not say which one she renews, nor that the new one is there",
    "2026-09-21 last-date:90, 2026-10-21 last-date:60, 2026-10-21 password:91, "
    "2026-10-21 window:0, 2026-10-22 end:90, 2026-11-21 end:60, 2026-12-20 production:0, "
    "2026-12-21 end:30, 2026-12-21 password:30, 2027-01-13 password:7, 2027-01-21 pin:0",
  },
  {
    "Irmak",
    "lost it, is refused, and applies again",
    "2026-09-21 last-date:90, 2026-10-21 last-date:60, 2026-10-21 password:91, "
    "2026-10-21 window:0, 2026-10-22 end:90, 2026-11-25 end:60",
  },
  {
    "Jale",
    "changes her name, and says nothing more",
    "2026-03-02 password:324",
  },
};

/* From 15 November to 15 December nobody switches it on. */
#define OFF_FROM "2026-11-15"
#define OFF_TO "2026-12-15"

static const Life lives_after_a_month[] = {
  {
    "Bora",
    "is told the latest of each when he is back",
    "2026-09-21 last-date:90, 2026-10-12 e-onay:100, 2026-10-21 last-date:60, "
    "2026-10-21 password:91, 2026-10-21 window:0, 2026-10-22 end:90, 2026-12-16 end:60, "
    "2026-12-16 e-onay:45, 2026-12-16 last-date:7, 2026-12-19 last-date:1, 2026-12-20 last-date:0, "
    "2026-12-21 end:30, 2026-12-21 password:30, 2027-01-05 end:15, 2027-01-13 e-onay:7, "
    "2027-01-13 end:7, 2027-01-13 password:7, 2027-01-19 end:1, 2027-01-20 end:0",
  },
};

static const Life lives_in_zonguldak[] = {
  {
    "Bora",
    "is told of the day that Zonguldak recommends",
    "2026-09-27 last-date:90, 2026-10-12 e-onay:100, 2026-10-21 password:91, "
    "2026-10-21 window:0, 2026-10-22 end:90, 2026-10-27 last-date:60, 2026-11-21 end:60, "
    "2026-11-26 last-date:30, 2026-12-06 e-onay:45, 2026-12-11 last-date:15, "
    "2026-12-19 last-date:7, 2026-12-21 end:30, 2026-12-21 password:30, 2026-12-25 last-date:1, "
    "2026-12-26 last-date:0, 2027-01-05 end:15, 2027-01-13 e-onay:7, 2027-01-13 end:7, "
    "2027-01-13 password:7, 2027-01-19 end:1, 2027-01-20 end:0",
  },
};

typedef struct {
  const char *province; /* (nullable) */
  const char *off_from; /* (nullable) */
  const Life *lives;
  gsize n_lives;
} Story;

static const Story story = { NULL, NULL, lives, G_N_ELEMENTS (lives) };
static const Story story_after_a_month = { NULL, OFF_FROM, lives_after_a_month,
                                           G_N_ELEMENTS (lives_after_a_month) };
static const Story story_in_zonguldak = { "zonguldak", NULL, lives_in_zonguldak,
                                          G_N_ELEMENTS (lives_in_zonguldak) };

static gboolean
is_of_story (const Story *self, const char *person)
{
  for (gsize i = 0; i < self->n_lives; i++) {
    if (strcmp (self->lives[i].person, person) == 0)
      return TRUE;
  }

  return FALSE;
}

/* What is due on the day is said; the log of each person grows, and nothing stands in it twice. */
static void
say_all (RemindWorld *world, const char *day, GHashTable *logs, GHashTable *keys)
{
  gint64 now = remind_world_noon (day);
  g_autoptr (GPtrArray) due = remind_world_get_due (world, now);

  for (guint i = 0; i < due->len; i++) {
    const ImzReminder *reminder = g_ptr_array_index (due, i);
    GString *log = g_hash_table_lookup (logs, reminder->profile);

    g_assert_true (g_hash_table_add (keys, g_strdup (reminder->key)));
    g_string_append_printf (log, "%s%s %s:%u", log->len > 0 ? ", " : "", day,
                            imz_reminder_kind_to_word (reminder->kind), reminder->days_before);
    remind_world_note_said (world, reminder, now);
  }
}

static void
free_log (gpointer log)
{
  g_string_free (log, TRUE);
}

static void
test_story (RemindWorld *world, gconstpointer data)
{
  const Story *self = data;
  g_autoptr (GHashTable) logs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_log);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize next = 0;
  GDate day;

  if (self->province != NULL)
    remind_world_configure (world, IMZ_CONFIG_KEY_PROVINCE, self->province);
  for (gsize i = 0; i < self->n_lives; i++)
    g_hash_table_insert (logs, (gpointer) self->lives[i].person, g_string_new (NULL));

  g_assert_true (imz_calendar_parse_day (FIRST_DAY, &day, NULL));
  for (;; g_date_add_days (&day, 1)) {
    g_autofree char *text = imz_calendar_format_day (&day);

    for (; next < G_N_ELEMENTS (events) && strcmp (events[next].day, text) <= 0; next++) {
      if (is_of_story (self, events[next].person))
        remind_world_do (world, events[next].person, events[next].deed, events[next].day);
    }
    if (self->off_from == NULL || strcmp (text, self->off_from) < 0 || strcmp (text, OFF_TO) > 0)
      say_all (world, text, logs, keys);
    if (strcmp (text, LAST_DAY) == 0)
      break;
  }

  g_assert_cmpuint (next, ==, G_N_ELEMENTS (events));
  for (gsize i = 0; i < self->n_lives; i++) {
    GString *log = g_hash_table_lookup (logs, self->lives[i].person);

    g_test_message ("%s %s", self->lives[i].person, self->lives[i].what);
    g_assert_cmpstr (log->str, ==, self->lives[i].said);
  }
}

#define add(path, data) \
  g_test_add (path, RemindWorld, data, remind_world_set_up, test_story, remind_world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/remind/life/all", &story);
  add ("/remind/life/off-for-a-month", &story_after_a_month);
  add ("/remind/life/zonguldak", &story_in_zonguldak);

  return g_test_run ();
}
