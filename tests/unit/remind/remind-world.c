/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "remind-world.h"

#include "remind-fixture.h"

static void
open_models (RemindWorld *world)
{
  world->database = store_fixture_open (&world->store);
  world->people = imz_profile_model_new (world->database);
  world->history = imz_history_model_new (world->database, IMZ_HISTORY_SCOPE_ALL);
  world->model = imz_reminders_model_new (world->config, world->provinces, world->database);
}

static void
close_models (RemindWorld *world)
{
  g_assert_finalize_object (g_steal_pointer (&world->model));
  g_assert_finalize_object (g_steal_pointer (&world->history));
  g_assert_finalize_object (g_steal_pointer (&world->people));
  g_assert_finalize_object (g_steal_pointer (&world->database));
}

void
remind_world_set_up (RemindWorld *world, gconstpointer unused)
{
  static const char *const no_dirs[] = { NULL };

  store_fixture_set_up (&world->store, NULL);
  world->config = imz_config_new ("/nowhere", "/nowhere", FALSE);
  world->provinces = imz_provinces_new (no_dirs);
  open_models (world);
}

void
remind_world_tear_down (RemindWorld *world, gconstpointer unused)
{
  close_models (world);
  imz_provinces_unref (world->provinces);
  imz_config_unref (world->config);
  store_fixture_tear_down (&world->store, NULL);
}

void
remind_world_reopen (RemindWorld *world)
{
  close_models (world);
  open_models (world);
}

void
remind_world_configure (RemindWorld *world, ImzConfigKey key, const char *text)
{
  g_autoptr (GError) error = NULL;

  imz_config_set (world->config, key, text, &error);
  g_assert_no_error (error);
}

gint64
remind_world_noon (const char *day)
{
  return remind_fixture_time (day) + 12 * 60 * 60;
}

static void
become (RemindWorld *world, const char *person)
{
  g_auto (GStrv) names = imz_profile_model_get_names (world->people);
  g_autoptr (GError) error = NULL;

  if (!g_strv_contains ((const char *const *) names, person)) {
    imz_profile_model_add (world->people, person, &error);
    g_assert_no_error (error);
  }
  imz_profile_model_set_current (world->people, person, &error);
  g_assert_no_error (error);
}

static void
apply (RemindWorld *world, const char *person, const char *rest, const char *day)
{
  g_auto (GStrv) words = g_strsplit (rest, " ", 2);
  gboolean is_named = strcmp (words[1], "-") != 0;
  g_autofree char *text = g_strdup_printf ("%s %s applied=%s", words[0], is_named ? "A" : "-", day);
  g_autoptr (ImzCircumstances) claims =
    remind_fixture_circumstances ("genel", IMZ_E_ONAY_UNKNOWN, is_named ? words[1] : "");
  g_autoptr (ImzRecord) record =
    remind_fixture_record (text, imz_circumstances_get_remembered (claims), 1, person);
  ImzRecordFacts facts = *imz_record_get_facts (record);
  g_autoptr (ImzRecord) fresh = NULL;
  g_autoptr (ImzRecord) kept = NULL;
  g_autoptr (GError) error = NULL;

  facts.id = 0;
  facts.uid = NULL;
  fresh = imz_record_new (&facts);
  kept = imz_history_model_add (world->history, fresh, remind_fixture_time (day), &error);
  g_assert_no_error (error);
  g_assert_nonnull (kept);
}

typedef struct {
  const char *person;
  ImzRecord *last;
} Search;

static gboolean
find_last_cb (ImzRecord *record, gpointer user_data)
{
  Search *search = user_data;

  if (strcmp (imz_record_get_facts (record)->profile, search->person) == 0 &&
      (search->last == NULL ||
       imz_record_get_facts (search->last)->id < imz_record_get_facts (record)->id))
    g_set_object (&search->last, record);

  return TRUE;
}

static void
come_to (RemindWorld *world, const char *person, const char *word, const char *day)
{
  Search search = { .person = person };
  g_autoptr (ImzRecord) before = NULL;
  g_autoptr (ImzRecord) after = NULL;
  g_autoptr (ImzRecord) kept = NULL;
  g_autoptr (GError) error = NULL;
  ImzStage stage;

  imz_history_model_foreach (world->history, find_last_cb, &search, &error);
  g_assert_no_error (error);
  g_assert_nonnull (search.last);
  before = search.last;
  g_assert_true (imz_stage_from_word (word, &stage));
  after = imz_record_with_stage (before, stage, remind_fixture_time (day), IMZ_TELLER_PERSON,
                                 IMZ_REFUSAL_NONE, &error);
  g_assert_no_error (error);
  kept =
    imz_history_model_change (world->history, before, after, remind_fixture_time (day), &error);
  g_assert_no_error (error);
}

void
remind_world_do (RemindWorld *world, const char *person, const char *deed, const char *day)
{
  g_auto (GStrv) words = g_strsplit (deed, " ", 2);
  g_autoptr (GError) error = NULL;

  become (world, person);
  if (strcmp (words[0], "claim") == 0) {
    g_autoptr (ImzCertificate) certificate = remind_fixture_certificate (words[1]);

    imz_profile_model_claim (world->people, certificate, remind_fixture_time (day), &error);
  } else if (strcmp (words[0], "e-onay") == 0) {
    ImzEOnay e_onay;

    g_assert_true (imz_e_onay_from_word (words[1], &e_onay));
    imz_profile_model_set_e_onay (world->people, e_onay, remind_fixture_time (day), &error);
  } else if (strcmp (words[0], "apply") == 0) {
    apply (world, person, words[1], day);
  } else {
    come_to (world, person, words[0], day);
  }
  g_assert_no_error (error);
}

GPtrArray *
remind_world_get_due (RemindWorld *world, gint64 now)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *due = imz_reminders_model_get_due (world->model, now, &error);

  g_assert_no_error (error);
  g_assert_nonnull (due);

  return due;
}

void
remind_world_note_said (RemindWorld *world, const ImzReminder *reminder, gint64 now)
{
  g_autoptr (GError) error = NULL;

  imz_reminders_model_note_said (world->model, reminder, now, &error);
  g_assert_no_error (error);
}

static void
assert_due (RemindWorld *world, gint64 now, gboolean is_said, const char *expected)
{
  g_autoptr (GPtrArray) due = remind_world_get_due (world, now);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < due->len; i++) {
    const ImzReminder *reminder = g_ptr_array_index (due, i);

    g_string_append_printf (text, i == 0 ? "%s:%u" : " %s:%u",
                            imz_reminder_kind_to_word (reminder->kind), reminder->days_before);
    if (is_said)
      remind_world_note_said (world, reminder, now);
  }
  g_assert_cmpstr (text->str, ==, expected);
}

void
remind_world_assert_due (RemindWorld *world, gint64 now, const char *expected)
{
  assert_due (world, now, FALSE, expected);
}

void
remind_world_assert_said (RemindWorld *world, gint64 now, const char *expected)
{
  assert_due (world, now, TRUE, expected);
}
