/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was said is said once, whichever program said it, and what is put off is said again. */

#include "imz-reminder-model.h"
#include "imz-store-error.h"
#include "store-fixture.h"

#define A "end:0123:30"
#define B "end:0123:15"

typedef struct {
  StoreFixture store;
  ImzDatabase *database;
  ImzReminderModel *model;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  store_fixture_set_up (&self->store, NULL);
  self->database = store_fixture_open (&self->store);
  self->model = imz_reminder_model_new (self->database);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (g_steal_pointer (&self->model));
  g_assert_finalize_object (g_steal_pointer (&self->database));
  store_fixture_tear_down (&self->store, NULL);
}

static void
load (ImzReminderModel *model)
{
  g_autoptr (GError) error = NULL;

  imz_reminder_model_load (model, &error);
  g_assert_no_error (error);
}

static void
say (ImzReminderModel *model, const char *first, const char *second, gint64 now)
{
  const char *const keys[] = { first, second, NULL };
  g_autoptr (GError) error = NULL;

  imz_reminder_model_note_said (model, keys, now, &error);
  g_assert_no_error (error);
}

static void
test_said (Fixture *self, gconstpointer unused)
{
  load (self->model);
  g_assert_false (imz_reminder_model_was_said (self->model, A));
  g_assert_cmpint (imz_reminder_model_get_snoozed_until (self->model, A), ==, 0);
  g_assert_false (g_file_test (self->store.dir, G_FILE_TEST_EXISTS));

  say (self->model, A, B, 100);
  g_assert_true (imz_reminder_model_was_said (self->model, A));
  g_assert_true (imz_reminder_model_was_said (self->model, B));
  say (self->model, A, NULL, 200);
  g_assert_true (imz_reminder_model_was_said (self->model, A));
}

static void
test_snooze (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  say (self->model, A, NULL, 100);
  g_assert_true (imz_reminder_model_snooze (self->model, A, 500, &error));
  g_assert_false (imz_reminder_model_was_said (self->model, A));
  g_assert_cmpint (imz_reminder_model_get_snoozed_until (self->model, A), ==, 500);
  g_assert_true (imz_reminder_model_snooze (self->model, B, 600, &error));
  g_assert_cmpint (imz_reminder_model_get_snoozed_until (self->model, B), ==, 600);

  say (self->model, A, NULL, 501);
  g_assert_true (imz_reminder_model_was_said (self->model, A));
  g_assert_cmpint (imz_reminder_model_get_snoozed_until (self->model, A), ==, 0);
  g_assert_cmpint (imz_reminder_model_get_snoozed_until (self->model, B), ==, 600);
}

static void
test_forget (Fixture *self, gconstpointer unused)
{
  say (self->model, A, NULL, 100);
  say (self->model, B, NULL, 200);
  g_assert_true (imz_reminder_model_snooze (self->model, "put-off", 300, NULL));
  g_assert_true (imz_reminder_model_forget_before (self->model, 200, NULL));
  g_assert_false (imz_reminder_model_was_said (self->model, A));
  g_assert_true (imz_reminder_model_was_said (self->model, B));
  g_assert_cmpint (imz_reminder_model_get_snoozed_until (self->model, "put-off"), ==, 300);
}

/* What another one said is known as soon as it is asked, and is not lost by what this one says. */
static void
test_other_program (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&self->store);
  g_autoptr (ImzReminderModel) other = imz_reminder_model_new (database);

  load (self->model);
  say (other, A, NULL, 100);
  g_assert_false (imz_reminder_model_was_said (self->model, A));
  say (self->model, B, NULL, 100);
  g_assert_true (imz_reminder_model_was_said (self->model, A));
  load (other);
  g_assert_true (imz_reminder_model_was_said (other, B));
}

/* What nobody can have said so is damaged; what was known before stays. */
static void
test_strange (Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *sentence;
    const char *sql;
  } vectors[] = {
    { "a key that hides", "INSERT INTO reminder VALUES ('k' || char (8238), 1, 0)" },
    { "a time that no calendar has", "INSERT INTO reminder VALUES ('k', 9223372036854775807, 0)" },
    { "a delay that no calendar has",
      "INSERT INTO reminder VALUES ('k', 0, -9223372036854775807)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", vectors[i].sentence);
    say (self->model, A, NULL, 1);
    store_fixture_make (&self->store, vectors[i].sql);
    g_assert_false (imz_reminder_model_load (self->model, &error));
    g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);
    g_assert_true (imz_reminder_model_was_said (self->model, A));
    store_fixture_make (&self->store, "DELETE FROM reminder WHERE key GLOB 'k*'");
  }
}

/* All of them or none. */
static void
test_refused (Fixture *self, gconstpointer unused)
{
  g_autofree char *long_key = g_strnfill (201, 'k');
  const char *const keys[] = { A, long_key, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (imz_reminder_model_note_said (self->model, keys, 1, &error));
  g_assert_nonnull (error);
  load (self->model);
  g_assert_false (imz_reminder_model_was_said (self->model, A));
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/store/reminder-model/said", test_said);
  add_test ("/store/reminder-model/snooze", test_snooze);
  add_test ("/store/reminder-model/forget", test_forget);
  add_test ("/store/reminder-model/other-program", test_other_program);
  add_test ("/store/reminder-model/strange", test_strange);
  add_test ("/store/reminder-model/refused", test_refused);

  return g_test_run ();
}
