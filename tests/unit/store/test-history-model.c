/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Applications that are kept: what was said to be kept is there, all of it, and who shows them is told of as little
 * as is otherwise. */

#include "core-fixture.h"
#include "history-fixture.h"
#include "imz-reminder-model.h"
#include "imz-run-model.h"
#include "imz-store-error.h"

static void
test_lazy (HistoryFixture *self, gconstpointer unused)
{
  g_assert_cmpuint (imz_history_model_get_n_kept (self->model), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, 0);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (self->model)) == IMZ_TYPE_RECORD);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->model), 0));
  g_assert_null (imz_history_model_find (self->model, 1));
  g_assert_null (imz_history_model_get_problem (self->model));
  g_assert_false (imz_history_model_is_damaged (self->model));
  g_assert_false (g_file_test (self->people.store.dir, G_FILE_TEST_EXISTS));
}

static void
test_all_facts (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) record = history_fixture_full_record ();
  g_autoptr (ImzRecord) found = NULL;
  g_autoptr (ImzRecord) by_uid = NULL;
  g_autoptr (ImzRecord) item = NULL;
  g_autoptr (ImzRecord) wanted = NULL;
  g_autoptr (ImzRecord) kept = NULL;
  g_autoptr (GError) error = NULL;
  ImzRecordFacts facts = *imz_record_get_facts (record);

  kept = imz_history_model_add (self->model, record, 0, &error);
  g_assert_no_error (error);
  facts.id = 1;
  wanted = imz_record_new (&facts);
  g_assert_true (imz_record_equal (kept, wanted));

  history_fixture_reopen (self);
  found = imz_history_model_find (self->model, 1);
  g_assert_true (imz_record_equal (found, wanted));
  by_uid = imz_history_model_find_uid (self->model, facts.uid);
  g_assert_true (imz_record_equal (by_uid, wanted));
  item = g_list_model_get_item (G_LIST_MODEL (self->model), 0);
  g_assert_true (imz_record_equal (item, wanted));
  g_assert_null (imz_history_model_find (self->model, 2));
  g_assert_null (imz_history_model_find_uid (self->model, "ffffffffffffffffffffffffffffffff"));
}

/* The times are those of now, unless it brings some along. */
static void
test_times (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) record = history_fixture_record (1, "a");
  g_autoptr (ImzRecord) now = imz_history_model_add (self->model, record, 1800000000, NULL);
  g_autoptr (ImzRecord) then = imz_history_model_add (self->model, record, 0, NULL);
  g_autoptr (ImzRecord) changed = NULL;

  g_assert_cmpint (imz_record_get_facts (now)->created_at, ==, 1800000000);
  g_assert_cmpint (imz_record_get_facts (now)->changed_at, ==, 1800000000);
  g_assert_cmpint (imz_record_get_facts (then)->created_at, ==,
                   imz_record_get_facts (record)->created_at);

  changed = imz_history_model_change (self->model, now, record, 1900000000, NULL);
  g_assert_cmpint (imz_record_get_facts (changed)->id, ==, imz_record_get_facts (now)->id);
  g_assert_cmpstr (imz_record_get_facts (changed)->uid, ==, imz_record_get_facts (now)->uid);
  g_assert_cmpint (imz_record_get_facts (changed)->created_at, ==, 1800000000);
  g_assert_cmpint (imz_record_get_facts (changed)->changed_at, ==, 1900000000);
}

/* What is shown is told of piece by piece. */
static void
test_items (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) a = NULL;
  g_autoptr (ImzRecord) b = NULL;
  g_autoptr (ImzRecord) c = NULL;
  g_autoptr (ImzRecord) moved = NULL;
  g_autoptr (ImzRecord) noted = NULL;

  history_fixture_assert_listed (self->model, "");
  a = history_fixture_add (self, 1, "a");
  history_fixture_assert_items (self, "0-0+1 ");
  b = history_fixture_add (self, 2, "b");
  history_fixture_assert_items (self, "0-0+1 ");
  c = history_fixture_add (self, 0, "c");
  history_fixture_assert_items (self, "2-0+1 ");
  history_fixture_assert_listed (self->model, "b|a|c");
  g_assert_cmpuint (self->n_changed, ==, 3);

  noted = history_fixture_note (self->model, a, "A");
  history_fixture_assert_items (self, "1-1+1 ");
  history_fixture_assert_listed (self->model, "b|A|c");

  /* What is over goes behind what is not. */
  moved = history_fixture_move (self->model, b, IMZ_STAGE_CANCELLED);
  history_fixture_assert_items (self, "0-1+0 2-0+1 ");
  history_fixture_assert_listed (self->model, "A|c|b");

  g_assert_true (imz_history_model_remove (self->model, imz_record_get_facts (c)->id, NULL));
  history_fixture_assert_items (self, "1-1+0 ");
  history_fixture_assert_listed (self->model, "A|b");
  g_assert_cmpuint (self->n_changed, ==, 6);
  g_assert_cmpuint (imz_history_model_get_n_kept (self->model), ==, 2);

  /* Others keep other things in the same file. */
  g_assert_true (imz_profile_model_set_e_onay (self->people.model, IMZ_E_ONAY_YES, 1, NULL));
  g_assert_cmpuint (self->n_changed, ==, 6);
  history_fixture_assert_items (self, "");
}

/* More than are read at once, and more than stay in memory; each in its place. */
static void
test_many (HistoryFixture *self, gconstpointer unused)
{
  enum {
    N = 3000,
  };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N; i++) {
    g_autofree char *note = g_strdup_printf ("%d", N - 1 - i);

    g_ptr_array_add (records, history_fixture_record (i / 7, note));
  }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, 0);
  imz_history_model_add_all (self->model, records, &error);
  g_assert_no_error (error);
  history_fixture_assert_items (self, "0-0+3000 ");

  for (guint i = 0; i < 2 * N; i++) {
    guint position = i < N ? i : i * 1009 % N;
    g_autoptr (ImzRecord) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

    g_assert_cmpint (atoi (imz_record_get_facts (item)->note), ==, position);
  }
}

/* It comes back as the same one, unless another one has taken its place. */
static void
test_take_back (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) a = history_fixture_add (self, 1, "a");
  g_autoptr (ImzRecord) b = history_fixture_add (self, 2, "b");
  g_autoptr (ImzRecord) back = NULL;
  g_autoptr (ImzRecord) twin = NULL;
  g_autoptr (ImzRecord) next = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (imz_history_model_remove (self->model, imz_record_get_facts (b)->id, NULL));
  g_assert_false (imz_history_model_remove (self->model, imz_record_get_facts (b)->id, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_RECORD);
  g_clear_error (&error);

  /* No number is given twice. */
  next = history_fixture_add (self, 3, "c");
  g_assert_cmpint (imz_record_get_facts (next)->id, ==, 3);

  back = imz_history_model_add (self->model, b, 0, &error);
  g_assert_no_error (error);
  g_assert_true (imz_record_equal (back, b));

  twin = imz_history_model_add (self->model, b, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (imz_record_get_facts (twin)->id, ==, 4);
  g_assert_cmpstr (imz_record_get_facts (twin)->uid, !=, imz_record_get_facts (b)->uid);
  history_fixture_assert_listed (self->model, "c|b|b|a");
}

/* A number that cannot be does not use up all that there are. */
static void
test_foreign_number (HistoryFixture *self, gconstpointer unused)
{
  static const gint64 ids[] = { G_MAXINT64, -5, 7 };
  static const gint64 kept_ids[] = { 1, 2, 7 };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (ImzRecord) plain = history_fixture_record (1, "a");
    ImzRecordFacts facts = *imz_record_get_facts (plain);
    g_autoptr (ImzRecord) foreign = NULL;
    g_autoptr (ImzRecord) kept = NULL;

    facts.id = ids[i];
    foreign = imz_record_new (&facts);
    kept = imz_history_model_add (self->model, foreign, 0, NULL);
    g_assert_cmpint (imz_record_get_facts (kept)->id, ==, kept_ids[i]);
  }
}

/* Two look at the same one: the second is told, and nothing of the first one's is lost. */
static void
test_changed_meanwhile (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) seen = history_fixture_add (self, 1, "a");
  g_autoptr (ImzRecord) first = history_fixture_note (self->model, seen, "first");
  g_autoptr (ImzRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (imz_history_model_change (self->model, seen, seen, 0, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_CHANGED);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (imz_history_model_get_problem (self->model));
  g_clear_error (&error);
  now = imz_history_model_find (self->model, 1);
  g_assert_true (imz_record_equal (now, first));

  g_assert_true (imz_history_model_remove (self->model, 1, NULL));
  g_assert_null (imz_history_model_change (self->model, first, seen, 0, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_RECORD);
}

static ImzRecord *
with_profile (ImzRecord *record, const char *profile)
{
  ImzRecordFacts facts = *imz_record_get_facts (record);

  facts.profile = profile;
  return imz_record_new (&facts);
}

/* Each sees their own. */
static void
test_people (HistoryFixture *self, gconstpointer unused)
{
  ImzProfileModel *people = self->people.model;
  g_autoptr (ImzHistoryModel) all =
    imz_history_model_new (self->people.database, IMZ_HISTORY_SCOPE_ALL);
  g_autoptr (ImzRecord) of_first = history_fixture_add (self, 1, "first");
  g_autoptr (ImzRecord) of_can = NULL;
  g_autoptr (ImzRecord) of_nobody = with_profile (of_first, "Zeynep");
  g_autoptr (ImzRecord) changed = NULL;
  g_autoptr (ImzRecord) renamed = NULL;
  g_autoptr (ImzRecord) given = NULL;
  g_autoptr (ImzRecord) to_be_given = NULL;
  g_autoptr (GError) error = NULL;

  history_fixture_assert_listed (self->model, "first");
  g_assert_true (imz_profile_model_add (people, "Can", NULL));
  g_assert_true (imz_profile_model_set_current (people, "Can", NULL));
  history_fixture_assert_items (self, "0-1+0 ");
  history_fixture_assert_listed (self->model, "");
  g_assert_cmpuint (imz_history_model_get_n_kept (self->model), ==, 0);
  of_can = history_fixture_add (self, 2, "can");
  g_assert_cmpstr (imz_record_get_facts (of_can)->profile, ==, "Can");
  history_fixture_assert_listed (self->model, "can");
  history_fixture_assert_listed (all, "can|first");

  /* Who has no name keeps what is theirs, whoever is the current one. */
  changed = history_fixture_note (self->model, of_first, "FIRST");
  history_fixture_assert_listed (self->model, "can");
  g_assert_true (imz_profile_model_rename (people, "", "Ayla", NULL));
  renamed = imz_history_model_find (self->model, imz_record_get_facts (of_first)->id);
  g_assert_cmpstr (imz_record_get_facts (renamed)->profile, ==, "Ayla");

  /* A new name is no other application: who saw it before may change it. */
  g_clear_object (&renamed);
  renamed = history_fixture_note (self->model, changed, "of Ayla");
  g_assert_cmpstr (imz_record_get_facts (renamed)->profile, ==, "Ayla");
  history_fixture_assert_listed (all, "can|of Ayla");
  to_be_given = with_profile (renamed, "CAN");
  given = imz_history_model_change (self->model, renamed, to_be_given, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (imz_record_get_facts (given)->profile, ==, "Can");
  history_fixture_assert_listed (self->model, "can|of Ayla");

  g_assert_null (imz_history_model_add (self->model, of_nobody, 0, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_PROFILE);
}

/* A name is in every application: who shows them shows the new one. */
static void
test_renamed (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) record = history_fixture_add (self, 1, "a");
  g_autoptr (ImzRecord) item = NULL;

  history_fixture_assert_listed (self->model, "a");
  g_assert_true (imz_profile_model_rename (self->people.model, "", "Ayla", NULL));
  history_fixture_assert_items (self, "0-1+1 ");
  g_assert_cmpuint (self->n_changed, ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (self->model), 0);
  g_assert_cmpstr (imz_record_get_facts (item)->profile, ==, "Ayla");
}

/* What a person wrote is nowhere any more, when it is removed, changed, or its person is. */
static void
test_erased (HistoryFixture *self, gconstpointer unused)
{
  StoreFixture *store = &self->people.store;
  g_autoptr (ImzRecord) a = history_fixture_add (self, 1, "zambak ile zurna");
  g_autoptr (ImzRecord) b = history_fixture_add (self, 2, "zerdali ve zeytin");
  g_autoptr (ImzRecord) changed = NULL;

  g_assert_true (store_fixture_holds (store, "zerdali"));
  changed = history_fixture_note (self->model, b, "none");
  g_assert_false (store_fixture_holds (store, "zerdali"));
  g_assert_true (store_fixture_holds (store, "zambak"));
  g_assert_true (imz_history_model_remove (self->model, imz_record_get_facts (a)->id, NULL));
  g_assert_false (store_fixture_holds (store, "zambak"));

  g_object_unref (history_fixture_add (self, 3, "zencefil"));
  g_assert_true (store_fixture_holds (store, "zencefil"));
  g_assert_true (imz_profile_model_remove (self->people.model, "", NULL));
  g_assert_false (store_fixture_holds (store, "zencefil"));
  g_assert_cmpint (store_fixture_ask (store, "SELECT (SELECT count (*) FROM record)"
                                             " + (SELECT count (*) FROM record_stage)"
                                             " + (SELECT count (*) FROM record_text)"),
                   ==, 0);
  history_fixture_assert_listed (self->model, "");
}

static void
say (HistoryFixture *self, const char *kind, const char *subject)
{
  g_autoptr (ImzReminderModel) reminders = imz_reminder_model_new (self->people.database);
  g_autofree char *key = g_strdup_printf ("%s:%s:30", kind, subject);
  const char *const keys[] = { key, NULL };

  g_assert_true (imz_reminder_model_note_said (reminders, keys, 1, NULL));
}

/* What was said of it is no trace of it either, nor is a guide that was gone through for it. */
static void
test_erased_marks (HistoryFixture *self, gconstpointer unused)
{
  StoreFixture *store = &self->people.store;
  g_autoptr (ImzCertificate) window = core_fixture_certificate ("A:window");
  g_autoptr (ImzCertificate) late = core_fixture_certificate ("A:late");
  const char *window_sha256 = imz_certificate_get_sha256 (window);
  const char *late_sha256 = imz_certificate_get_sha256 (late);
  g_autoptr (ImzRunModel) runs = imz_run_model_new (self->people.database);
  g_autoptr (ImzRecord) a = history_fixture_add (self, 1, "a");
  g_autoptr (ImzRecord) b = history_fixture_add (self, 2, "b");
  const char *a_uid = imz_record_get_facts (a)->uid, *b_uid = imz_record_get_facts (b)->uid;
  g_autoptr (ImzKeptRun) of_a = imz_kept_run_new ("renew-e-onay");
  g_autoptr (ImzKeptRun) of_b = imz_kept_run_new ("renew-e-onay");

  of_a->record = imz_record_get_facts (a)->id;
  of_b->record = imz_record_get_facts (b)->id;
  g_assert_true (imz_run_model_keep (runs, of_a, NULL));
  g_assert_true (imz_run_model_keep (runs, of_b, NULL));
  profile_fixture_claim (&self->people, "A:window");
  profile_fixture_claim (&self->people, "A:late");
  say (self, "end", window_sha256);
  say (self, "end", late_sha256);
  say (self, "pin", a_uid);
  say (self, "courier", b_uid);

  g_assert_true (imz_history_model_remove (self->model, imz_record_get_facts (a)->id, NULL));
  g_assert_false (store_fixture_holds (store, a_uid));
  g_assert_true (store_fixture_holds (store, b_uid));
  g_assert_cmpint (store_fixture_ask (store, "SELECT min (record) FROM guide_run"), ==, 0);
  g_assert_cmpint (store_fixture_ask (store, "SELECT max (record) FROM guide_run"), ==, 2);

  g_assert_true (imz_profile_model_forget (self->people.model, late_sha256, NULL));
  g_assert_false (store_fixture_holds (store, late_sha256));
  g_assert_true (store_fixture_holds (store, window_sha256));
  g_assert_cmpint (store_fixture_ask (store, "SELECT count (*) FROM reminder"), ==, 2);

  g_assert_true (imz_profile_model_remove (self->people.model, "", NULL));
  g_assert_false (store_fixture_holds (store, window_sha256));
  g_assert_false (store_fixture_holds (store, b_uid));
  g_assert_cmpint (store_fixture_ask (store, "SELECT count (*) FROM reminder"), ==, 0);
}

/* Each person's own, and no one else's. */
static void
test_erased_person (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) of_first = history_fixture_add (self, 1, "a");
  g_autoptr (ImzRunModel) runs = imz_run_model_new (self->people.database);
  g_autoptr (ImzKeptRun) run = imz_kept_run_new ("renew-e-onay");
  g_autoptr (ImzRecord) of_can = NULL;

  say (self, "pin", imz_record_get_facts (of_first)->uid);
  g_assert_true (imz_profile_model_rename (self->people.model, "", "Ayla", NULL));
  g_assert_true (imz_profile_model_add (self->people.model, "Can", NULL));
  g_assert_true (imz_profile_model_set_current (self->people.model, "Can", NULL));
  of_can = history_fixture_add (self, 2, "b");
  say (self, "pin", imz_record_get_facts (of_can)->uid);
  run->record = imz_record_get_facts (of_first)->id;
  g_assert_true (imz_run_model_keep (runs, run, NULL));

  g_assert_true (imz_profile_model_remove (self->people.model, "Ayla", NULL));
  g_assert_false (store_fixture_holds (&self->people.store, imz_record_get_facts (of_first)->uid));
  g_assert_cmpint (store_fixture_ask (&self->people.store, "SELECT count (*) FROM reminder, record"
                                                           " WHERE key = 'pin:' || uid || ':30'"),
                   ==, 1);
  g_assert_cmpint (store_fixture_ask (&self->people.store, "SELECT record FROM guide_run"), ==, 0);
}

static gboolean
collect (ImzRecord *record, gpointer user_data)
{
  GString *notes = user_data;

  g_string_append (notes, imz_record_get_facts (record)->note);
  return notes->len < 2;
}

static void
test_open_and_foreach (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) a = history_fixture_add (self, 3, "a");
  g_autoptr (ImzRecord) b = history_fixture_add (self, 2, "b");
  g_autoptr (ImzRecord) c = history_fixture_add (self, 1, "c");
  g_autoptr (ImzRecord) ended = history_fixture_move (self->model, b, IMZ_STAGE_REFUSED);
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  /* Whatever is listed. */
  imz_history_model_set_search (self->model, "b");
  open = imz_history_model_get_open (self->model);
  g_assert_cmpuint (open->len, ==, 2);
  g_assert_true (imz_record_equal (open->pdata[0], a));
  g_assert_true (imz_record_equal (open->pdata[1], c));
  g_clear_object (&ended);
  ended = history_fixture_move (self->model, a, IMZ_STAGE_CANCELLED);
  g_ptr_array_unref (open);
  open = imz_history_model_get_open (self->model);
  g_assert_cmpuint (open->len, ==, 1);

  imz_history_model_set_search (self->model, "");
  g_assert_true (imz_history_model_foreach (self->model, collect, notes, &error));
  g_assert_cmpstr (notes->str, ==, "ca");
}

/* All or none. */
static void
test_add_all (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_assert_true (imz_history_model_add_all (self->model, records, &error));
  g_ptr_array_add (records, history_fixture_record (1, "a"));
  g_ptr_array_add (records, history_fixture_record (2, "b"));
  g_assert_true (imz_history_model_add_all (self->model, records, &error));
  history_fixture_assert_listed (self->model, "b|a");

  g_ptr_array_add (records, with_profile (records->pdata[0], "Zeynep"));
  g_assert_false (imz_history_model_add_all (self->model, records, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_PROFILE);
  history_fixture_assert_listed (self->model, "b|a");
}

static void
add_test (const char *path, void (*test) (HistoryFixture *, gconstpointer))
{
  g_test_add (path, HistoryFixture, NULL, history_fixture_set_up, test, history_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/store/history-model/lazy", test_lazy);
  add_test ("/store/history-model/all-facts", test_all_facts);
  add_test ("/store/history-model/times", test_times);
  add_test ("/store/history-model/items", test_items);
  add_test ("/store/history-model/many", test_many);
  add_test ("/store/history-model/take-back", test_take_back);
  add_test ("/store/history-model/foreign-number", test_foreign_number);
  add_test ("/store/history-model/changed-meanwhile", test_changed_meanwhile);
  add_test ("/store/history-model/people", test_people);
  add_test ("/store/history-model/renamed", test_renamed);
  add_test ("/store/history-model/erased", test_erased);
  add_test ("/store/history-model/erased-marks", test_erased_marks);
  add_test ("/store/history-model/erased-person", test_erased_person);
  add_test ("/store/history-model/open-and-foreach", test_open_and_foreach);
  add_test ("/store/history-model/add-all", test_add_all);

  return g_test_run ();
}
