/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Guides that were begun: they are there after any end of the program, each person has their own, and what another
 * program does is seen. */

#include "imz-database-access.h"
#include "imz-run-model.h"
#include "imz-store-error.h"
#include "profile-fixture.h"

enum {
  MAX_RUNS = 200,
};

typedef struct {
  ProfileFixture people;
  ImzRunModel *model;
  guint n_changed;
} Fixture;

static void
changed_cb (ImzRunModel *model, gpointer user_data)
{
  Fixture *self = user_data;

  self->n_changed++;
}

static void
open_model (Fixture *self)
{
  self->model = imz_run_model_new (self->people.database);
  g_signal_connect (self->model, "changed", G_CALLBACK (changed_cb), self);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  profile_fixture_set_up (&self->people, NULL);
  open_model (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (g_steal_pointer (&self->model));
  profile_fixture_tear_down (&self->people, NULL);
}

/* Everything that follows is seen by a program that starts now. */
static void
reopen (Fixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->model));
  profile_fixture_reopen (&self->people);
  open_model (self);
}

/* The guides, with "|" between them, and what was done in each: "e-onay:code/-,sign/yes". */
static void
assert_open (Fixture *self, const char *wanted)
{
  g_autoptr (GPtrArray) open = imz_run_model_get_open (self->model);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < open->len; i++) {
    const ImzKeptRun *run = g_ptr_array_index (open, i);

    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", run->guide);
    g_assert_cmpint (run->id, >, 0);
    g_assert_false (run->finished);
    for (guint j = 0; j < run->steps->len; j++) {
      const ImzKeptStep *step = &g_array_index (run->steps, ImzKeptStep, j);

      g_string_append_printf (text, "%s%s/%s", j > 0 ? "," : ":", step->step,
                              step->answer != NULL ? step->answer : "-");
      g_assert_cmpint (step->at, ==, run->started_at + j);
    }
  }
  g_assert_cmpstr (text->str, ==, wanted);
}

static ImzKeptRun *
begin (const char *guide, gint64 at)
{
  ImzKeptRun *run = imz_kept_run_new (guide);

  run->started_at = run->changed_at = at;
  return run;
}

static void
go_on (ImzKeptRun *run, const char *step, const char *answer)
{
  imz_kept_run_add_step (run, step, answer, run->started_at + run->steps->len);
}

static void
keep (ImzRunModel *model, ImzKeptRun *run)
{
  g_autoptr (GError) error = NULL;

  imz_run_model_keep (model, run, &error);
  g_assert_no_error (error);
  g_assert_cmpint (run->id, >, 0);
}

static void
test_keep (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzKeptRun) run = begin ("e-onay", 1000);
  g_autoptr (ImzKeptRun) other = begin ("lost", 2000);

  assert_open (self, "");
  g_assert_false (g_file_test (self->people.store.dir, G_FILE_TEST_EXISTS));

  keep (self->model, run);
  assert_open (self, "e-onay");
  go_on (run, "code", NULL);
  go_on (run, "sign", "yes");
  keep (self->model, run);
  assert_open (self, "e-onay:code/-,sign/yes");
  reopen (self);
  assert_open (self, "e-onay:code/-,sign/yes");

  /* The one that was gone on with last comes first; a step taken back is gone. */
  keep (self->model, other);
  assert_open (self, "lost|e-onay:code/-,sign/yes");
  g_array_set_size (run->steps, 1);
  run->changed_at = 3000;
  keep (self->model, run);
  assert_open (self, "e-onay:code/-|lost");
  reopen (self);
  assert_open (self, "e-onay:code/-|lost");

  run->finished = TRUE;
  keep (self->model, run);
  assert_open (self, "lost");
  run->finished = FALSE; /* the person went back from the last page */
  keep (self->model, run);
  assert_open (self, "e-onay:code/-|lost");
}

/* What it made, and what was asked on the way. */
static void
test_record (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzKeptRun) run = begin ("e-onay", 1000);
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) changed = NULL;

  run->record = 7;
  keep (self->model, run);
  reopen (self);
  open = imz_run_model_get_open (self->model);
  g_assert_true (imz_kept_run_equal (g_ptr_array_index (open, 0), run));

  run->record = 0;
  run->asked = G_MAXUINT;
  keep (self->model, run);
  g_assert_cmpuint (self->n_changed, ==, 1);
  reopen (self);
  changed = imz_run_model_get_open (self->model);
  g_assert_true (imz_kept_run_equal (g_ptr_array_index (changed, 0), run));
  g_assert_false (imz_kept_run_equal (g_ptr_array_index (open, 0), run));
}

static void
test_forget (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzKeptRun) run = begin ("e-onay", 1000);
  g_autoptr (ImzKeptRun) next = begin ("lost", 2000);
  g_autoptr (GError) error = NULL;
  gint64 id;

  go_on (run, "code", NULL);
  keep (self->model, run);
  id = run->id;
  g_assert_true (imz_run_model_forget (self->model, id, NULL));
  assert_open (self, "");
  g_assert_cmpint (store_fixture_ask (&self->people.store, "SELECT count (*) FROM guide_run_step"),
                   ==, 0);

  /* Another window still shows it: it does not come back, and is not taken for the next one. */
  keep (self->model, next);
  g_assert_cmpint (next->id, !=, id);
  g_assert_false (imz_run_model_keep (self->model, run, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_RUN);
  assert_open (self, "lost");

  g_assert_true (imz_run_model_forget (self->model, id, NULL));
}

/* Once for each thing that is otherwise, and not for what is of no concern. */
static void
test_changed (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzKeptRun) run = begin ("e-onay", 1000);

  keep (self->model, run); /* nobody had asked yet */
  g_assert_cmpuint (self->n_changed, ==, 0);

  assert_open (self, "e-onay");
  go_on (run, "code", NULL);
  keep (self->model, run);
  g_assert_cmpuint (self->n_changed, ==, 1);
  keep (self->model, run);
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_true (
    imz_profile_model_set_e_onay (self->people.model, IMZ_E_ONAY_YES, self->people.now, NULL));
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_array_index (run->steps, ImzKeptStep, 0).answer = g_strdup ("yes");
  keep (self->model, run);
  g_assert_cmpuint (self->n_changed, ==, 2);
}

/* Each sees their own, and whoever goes takes theirs along. */
static void
test_people (Fixture *self, gconstpointer unused)
{
  ImzProfileModel *people = self->people.model;
  g_autoptr (ImzKeptRun) of_ayla = begin ("e-onay", 1000);
  g_autoptr (ImzKeptRun) of_deniz = begin ("lost", 2000);
  g_autoptr (GError) error = NULL;

  g_assert_true (imz_profile_model_rename (people, "", "Ayla", NULL));
  g_assert_true (imz_profile_model_add (people, "Deniz", NULL));
  keep (self->model, of_ayla);
  assert_open (self, "e-onay");

  g_assert_true (imz_profile_model_set_current (people, "Deniz", NULL));
  g_assert_cmpuint (self->n_changed, ==, 1);
  assert_open (self, "");
  keep (self->model, of_deniz);
  assert_open (self, "lost");

  /* A window that is still open goes on with what it shows; it stays its person's. */
  go_on (of_ayla, "code", NULL);
  keep (self->model, of_ayla);
  assert_open (self, "lost");
  g_assert_true (imz_profile_model_set_current (people, "Ayla", NULL));
  assert_open (self, "e-onay:code/-");

  g_assert_true (imz_profile_model_remove (people, "Ayla", NULL));
  assert_open (self, "lost");
  g_assert_false (imz_run_model_keep (self->model, of_ayla, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_RUN);

  /* Also the last one, of whom the place stays. */
  g_assert_true (imz_profile_model_remove (people, "Deniz", NULL));
  assert_open (self, "");
  g_assert_cmpint (store_fixture_ask (&self->people.store, "SELECT count (*) FROM guide_run"), ==,
                   0);
  g_assert_false (store_fixture_holds (&self->people.store, "lost"));
}

static void
test_other_program (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&self->people.store);
  g_autoptr (ImzRunModel) other = imz_run_model_new (database);
  g_autoptr (ImzKeptRun) run = begin ("e-onay", 1000);

  keep (self->model, run);
  assert_open (self, "e-onay");
  go_on (run, "code", NULL);
  keep (other, run);
  while (self->n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_open (self, "e-onay:code/-");
}

/* Whoever goes on to the next step is not made to wait for another program: that would be an hour. */
static void
test_busy (Fixture *self, gconstpointer unused)
{
  enum {
    HOUR_MS = 60 * 60 * 1000,
  };
  g_autoptr (ImzDatabase) busy = store_fixture_open (&self->people.store);
  g_autoptr (ImzDatabase) patient = imz_database_new (self->people.store.dir, HOUR_MS);
  g_autoptr (ImzRunModel) model = imz_run_model_new (patient);
  g_autoptr (ImzKeptRun) run = begin ("e-onay", 1000);
  g_autoptr (GError) error = NULL;

  keep (model, run);
  g_assert_true (imz_database_begin_writing (busy, IMZ_DATABASE_PATIENCE_FULL, NULL));
  go_on (run, "code", NULL);
  g_assert_false (imz_run_model_keep (model, run, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BUSY);
  imz_database_end_writing (busy, FALSE, NULL);
  keep (model, run);
}

/* What was finished first makes room, then what nobody went on with. */
static void
test_limit (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzKeptRun) first = begin ("first", 1);
  g_autoptr (ImzKeptRun) one_more = begin ("more", 5000);

  keep (self->model, first);
  store_fixture_make (&self->people.store,
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                      " WHERE i < 199) INSERT INTO guide_run"
                      " (profile, guide, started_at, changed_at, is_finished)"
                      " SELECT 1, 'g' || i, 1000 + i, 1000 + i, i <= 2 FROM n");
  keep (self->model, one_more);
  g_assert_cmpint (store_fixture_ask (&self->people.store, "SELECT count (*) FROM guide_run"), ==,
                   MAX_RUNS);
  g_assert_cmpint (
    store_fixture_ask (&self->people.store,
                       "SELECT count (*) FROM guide_run WHERE guide = 'g2'"
                       " AND 1 = (SELECT count (*) FROM guide_run WHERE is_finished)"),
    ==, 1);
  one_more->id = 0;
  keep (self->model, one_more);

  /* The one that is kept stays, however old it is. */
  first->id = 0;
  keep (self->model, first);
  g_assert_cmpint (store_fixture_ask (&self->people.store,
                                      "SELECT count (*) FROM guide_run WHERE guide = 'first'"
                                      " AND id = (SELECT max (id) FROM guide_run)"),
                   ==, 1);
  g_assert_cmpint (
    store_fixture_ask (&self->people.store,
                       "SELECT count (*) FROM guide_run WHERE is_finished OR guide = 'first'"),
    ==, 1);
  g_assert_cmpint (store_fixture_ask (&self->people.store, "SELECT count (*) FROM guide_run"), ==,
                   MAX_RUNS);
}

/* The end of a way in circles is what counts. */
static void
test_long_way (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzKeptRun) run = begin ("e-onay", 1000);
  g_autoptr (GPtrArray) open = NULL;
  const ImzKeptRun *kept;

  for (guint i = 0; i < 1200; i++)
    go_on (run, i == 1199 ? "last" : "again", NULL);
  keep (self->model, run);

  open = imz_run_model_get_open (self->model);
  kept = g_ptr_array_index (open, 0);
  g_assert_cmpuint (kept->steps->len, ==, 500);
  g_assert_cmpstr (g_array_index (kept->steps, ImzKeptStep, 499).step, ==, "last");
}

/* What nobody can have kept so is not shown, and nothing is added to it. */
static void
test_strange (Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *sentence;
    const char *sql;
  } vectors[] = {
    { "a guide that hides", "UPDATE guide_run SET guide = 'e' || char (8238)" },
    { "a guide in two lines", "UPDATE guide_run SET guide = 'e' || char (10)" },
    { "a time that no calendar has", "UPDATE guide_run SET changed_at = 9223372036854775807" },
    { "a start that no calendar has", "UPDATE guide_run SET started_at = -9223372036854775807" },
    { "a step that hides", "UPDATE guide_run_step SET step = 's' || char (8238)" },
    { "an answer that hides", "UPDATE guide_run_step SET answer = 'a' || char (8238)" },
    { "a step that never was", "UPDATE guide_run_step SET at = 9223372036854775807" },
    { "a way without end",
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)"
      " INSERT INTO guide_run_step SELECT run, i, 's', '', 1000 FROM n, guide_run_step"
      " WHERE position = 0" },
    { "more than anybody begins",
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)"
      " INSERT INTO guide_run (profile, guide, started_at, changed_at)"
      " SELECT 1, 'g', 1, 1 FROM n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzKeptRun) run = begin ("e-onay", 1000);
    g_autoptr (ImzKeptRun) another = begin ("lost", 1000);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", vectors[i].sentence);
    go_on (run, "code", "yes");
    keep (self->model, run);
    reopen (self);
    store_fixture_make (&self->people.store, vectors[i].sql);
    assert_open (self, "");
    g_assert_false (imz_run_model_keep (self->model, another, &error));
    g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);
    store_fixture_make (&self->people.store, "DELETE FROM guide_run_step; DELETE FROM guide_run");
  }
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

  add_test ("/store/run-model/keep", test_keep);
  add_test ("/store/run-model/record", test_record);
  add_test ("/store/run-model/forget", test_forget);
  add_test ("/store/run-model/changed", test_changed);
  add_test ("/store/run-model/people", test_people);
  add_test ("/store/run-model/other-program", test_other_program);
  add_test ("/store/run-model/busy", test_busy);
  add_test ("/store/run-model/limit", test_limit);
  add_test ("/store/run-model/long-way", test_long_way);
  add_test ("/store/run-model/strange", test_strange);

  return g_test_run ();
}
