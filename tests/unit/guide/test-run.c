/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-guide-run.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "core-fixture.h"
#include "fake-status.h"
#include "guide-fixture.h"
#include "store-fixture.h"

#define NOON G_GINT64_CONSTANT (1795251600)
#define ANSWER GUIDE_FIXTURE_ANSWER
#define ANSWER_TO GUIDE_FIXTURE_ANSWER_TO

/* A question in the middle, of which the second answer makes the way shorter. */
static const char *const steps[] = {
  "id='start' | <way-out step='help'><label>L</label></way-out>",
  "id='duty' | " ANSWER ("yes") ANSWER_TO ("no", "stop"),
  "id='form'",
  "id='phone' | " ANSWER ("right") ANSWER ("wrong"),
  "id='call' | <when answer='phone/wrong'/>",
  "id='code' | " ANSWER_TO ("worked", "done") ANSWER_TO ("over", "form"),
  "id='help' end='stop'",
  "id='stop' end='stop'",
  "id='done' end='done'",
  NULL,
};

typedef struct {
  StoreFixture store;
  ImzDatabase *database;
  ImzRunModel *runs;
  TestClock *clock;
  ImzProvince *province;
  ImzGuide *guide;
  ImzGuideRun *run;
  guint n_changes;
} Fixture;

static void
count_cb (guint *n_changes)
{
  ++*n_changes;
}

static void
watch (Fixture *self, ImzGuideRun *run)
{
  self->run = run;
  self->n_changes = 0;
  g_signal_connect_swapped (run, "changed", G_CALLBACK (count_cb), &self->n_changes);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  store_fixture_set_up (&self->store, NULL);
  self->database = store_fixture_open (&self->store);
  self->runs = imz_run_model_new (self->database);
  self->clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  self->clock->now = NOON;
  self->province = core_fixture_province ("genel");
  self->guide = guide_fixture_parse ("", steps);
  watch (self, imz_guide_run_new (self->guide, self->province, IMZ_PHASE_WINDOW,
                                  IMZ_CLOCK (self->clock), self->runs));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->run);
  imz_guide_unref (self->guide);
  imz_province_unref (self->province);
  g_assert_finalize_object (self->clock);
  g_assert_finalize_object (self->runs);
  g_assert_finalize_object (self->database);
  store_fixture_tear_down (&self->store, NULL);
}

/* @step: %NULL for the introduction */
static void
assert_at (Fixture *self, const char *step, guint position, guint n_steps)
{
  const ImzGuideStep *present = imz_guide_run_get_step (self->run);

  g_assert_cmpstr (present != NULL ? present->id : NULL, ==, step);
  g_assert_cmpuint (imz_guide_run_get_position (self->run), ==, position);
  g_assert_cmpuint (imz_guide_run_get_n_steps (self->run), ==, n_steps);
}

/* Each word is "on", "back" or an answer; a minute passes before each. */
static void
go (Fixture *self, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (gsize i = 0; list[i] != NULL; i++) {
    guint before = self->n_changes;

    self->clock->now += 60;
    if (g_str_equal (list[i], "on"))
      imz_guide_run_go_on (self->run);
    else if (g_str_equal (list[i], "back"))
      imz_guide_run_go_back (self->run);
    else
      imz_guide_run_answer (self->run, list[i]);
    g_assert_cmpuint (self->n_changes, ==, before + 1);
  }
}

/* What another program would find: the run's steps with their answers, or NULL. */
static char *
read_kept (Fixture *self)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&self->store);
  g_autoptr (ImzRunModel) runs = imz_run_model_new (database);
  g_autoptr (GPtrArray) open = imz_run_model_get_open (runs);
  g_autoptr (GString) text = g_string_new (NULL);
  const ImzKeptRun *kept;

  if (open->len == 0)
    return NULL;

  g_assert_cmpuint (open->len, ==, 1);
  kept = open->pdata[0];
  g_assert_cmpstr (kept->guide, ==, "fixture");
  for (guint i = 0; i < kept->steps->len; i++) {
    const ImzKeptStep *step = &g_array_index (kept->steps, ImzKeptStep, i);

    g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "", step->step,
                            step->answer != NULL ? "=" : "",
                            step->answer != NULL ? step->answer : "");
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_kept (Fixture *self, const char *expected)
{
  g_autofree char *kept = read_kept (self);

  g_assert_cmpstr (kept, ==, expected);
}

static void
assert_started_at (Fixture *self, gint64 time)
{
  g_autoptr (GPtrArray) open = imz_run_model_get_open (self->runs);

  g_assert_cmpuint (open->len, ==, 1);
  g_assert_cmpint (((const ImzKeptRun *) open->pdata[0])->started_at, ==, time);
}

static void
assert_finished (ImzGuideRun *run)
{
  g_assert_cmpint (imz_guide_run_get_step (run)->end, !=, IMZ_GUIDE_END_NONE);
}

static void
resume (Fixture *self, ImzGuide *guide)
{
  g_autoptr (GPtrArray) open = imz_run_model_get_open (self->runs);

  g_assert_cmpuint (open->len, ==, 1);
  g_assert_finalize_object (self->run);
  watch (self, imz_guide_run_resume (guide, self->province, IMZ_PHASE_WINDOW,
                                     IMZ_CLOCK (self->clock), self->runs, open->pdata[0]));
}

static void
test_introduction (Fixture *self, gconstpointer unused)
{
  assert_at (self, NULL, 0, 6);
  g_assert_true (imz_guide_run_get_guide (self->run) == self->guide);
  g_assert_true (imz_guide_run_can_go_on (self->run));
  g_assert_cmpint (imz_guide_run_get_changed_at (self->run), ==, 0);
  g_assert_cmpint (imz_guide_run_get_step_since (self->run), ==, 0);
  imz_guide_run_go_back (self->run);
  imz_guide_run_answer (self->run, "yes");
  imz_guide_run_go_to (self->run, "nowhere");
  g_assert_cmpuint (self->n_changes, ==, 0);
  assert_kept (self, NULL);
}

/* From the introduction to the last page, and each change is on disk. */
static void
test_whole (Fixture *self, gconstpointer unused)
{
  go (self, "on");
  assert_at (self, "start", 1, 6);
  assert_started_at (self, NOON + 60);
  assert_kept (self, "start");

  go (self, "on");
  assert_at (self, "duty", 2, 6);
  g_assert_false (imz_guide_run_can_go_on (self->run));
  imz_guide_run_go_on (self->run);
  imz_guide_run_answer (self->run, "perhaps");
  assert_at (self, "duty", 2, 6);
  g_assert_null (imz_guide_run_get_answer (self->run, "duty"));

  go (self, "yes on");
  assert_at (self, "phone", 4, 6);
  g_assert_cmpstr (imz_guide_run_get_answer (self->run, "duty"), ==, "yes");
  assert_started_at (self, NOON + 60);
  g_assert_cmpint (imz_guide_run_get_step_since (self->run), ==, NOON + 4 * 60);
  assert_kept (self, "start duty=yes form phone");

  go (self, "wrong");
  assert_at (self, "call", 5, 7);
  go (self, "on worked");
  assert_at (self, "done", 7, 7);
  assert_finished (self->run);
  g_assert_false (imz_guide_run_can_go_on (self->run));
  g_assert_null (imz_guide_run_get_problem (self->run));
  assert_kept (self, NULL);

  /* Whoever goes back from there is not done yet. */
  go (self, "back");
  assert_kept (self, "start duty=yes form phone=wrong call code=worked");
}

/* Back shows what was answered, and forward again nothing is lost. */
static void
test_back (Fixture *self, gconstpointer unused)
{
  go (self, "on on yes on wrong on back back");
  assert_at (self, "phone", 4, 7);
  g_assert_cmpstr (imz_guide_run_get_answer (self->run, "phone"), ==, "wrong");
  go (self, "back back back");
  assert_at (self, "start", 1, 7);
  assert_kept (self, "start");
  go (self, "back");
  assert_at (self, NULL, 0, 7);
  g_assert_cmpint (imz_guide_run_get_changed_at (self->run), ==, 0);
  assert_kept (self, "start");

  go (self, "on");
  assert_started_at (self, NOON + 60);
  g_assert_cmpint (imz_guide_run_get_step_since (self->run), ==, NOON + 60);
  go (self, "on yes on");
  assert_at (self, "phone", 4, 7);
  g_assert_cmpstr (imz_guide_run_get_answer (self->run, "phone"), ==, "wrong");

  /* Another answer, another way. */
  go (self, "right");
  assert_at (self, "code", 5, 6);
  g_assert_cmpstr (imz_guide_run_get_answer (self->run, "phone"), ==, "right");
  assert_kept (self, "start duty=yes form phone=right code");

  go (self, "back back back no");
  assert_at (self, "stop", 3, 3);
  assert_finished (self->run);
  assert_kept (self, NULL);
  go (self, "back yes");
  assert_at (self, "form", 3, 6);
  g_assert_null (imz_guide_run_get_answer (self->run, "phone"));
}

/* A way that leads back begins there anew: what was downloaded before does not count. */
static void
test_circle (Fixture *self, gconstpointer unused)
{
  go (self, "on on yes on wrong on");
  assert_at (self, "code", 6, 7);
  go (self, "over");
  assert_at (self, "form", 3, 6);
  g_assert_cmpint (imz_guide_run_get_step_since (self->run), ==, self->clock->now);
  g_assert_null (imz_guide_run_get_answer (self->run, "phone"));
  assert_kept (self, "start duty=yes form");
  go (self, "on right worked");
  assert_at (self, "done", 6, 6);
}

static void
test_way_out (Fixture *self, gconstpointer unused)
{
  go (self, "on");
  imz_guide_run_go_to (self->run, "help");
  assert_at (self, "help", 2, 2);
  assert_finished (self->run);
  assert_kept (self, NULL);
  go (self, "back on");
  assert_at (self, "duty", 2, 6);
  imz_guide_run_go_to (self->run, "start");
  assert_at (self, "start", 1, 6);
  imz_guide_run_go_to (self->run, "start");
  assert_at (self, "start", 1, 6);
  assert_kept (self, "start");
}

/* A way out leads to no step that is not shown either. */
static void
test_way_out_shown (Fixture *self, gconstpointer unused)
{
  go (self, "on");
  imz_guide_run_go_to (self->run, "call");
  assert_at (self, "code", 2, 3);
  go (self, "back on yes on wrong");
  assert_at (self, "call", 5, 7);
  imz_guide_run_go_to (self->run, "form");
  assert_at (self, "form", 3, 6);
}

static void
drop_cb (ImzRunModel *runs, gpointer user_data)
{
  ImzGuideRun **run = user_data;

  g_clear_object (run);
}

/* Whoever hears that it was kept, or forgotten, may drop it. */
static void
test_dropped (Fixture *self, gconstpointer unused)
{
  ImzGuideRun *run = imz_guide_run_new (self->guide, self->province, IMZ_PHASE_WINDOW,
                                        IMZ_CLOCK (self->clock), self->runs);
  g_autoptr (GPtrArray) open = imz_run_model_get_open (self->runs);
  gulong handler = g_signal_connect (self->runs, "changed", G_CALLBACK (drop_cb), &run);

  g_assert_cmpuint (open->len, ==, 0);
  imz_guide_run_go_on (run);
  g_assert_null (run);
  g_signal_handler_disconnect (self->runs, handler);

  run = imz_guide_run_new (self->guide, self->province, IMZ_PHASE_WINDOW, IMZ_CLOCK (self->clock),
                           self->runs);
  imz_guide_run_go_on (run);
  g_signal_connect (self->runs, "changed", G_CALLBACK (drop_cb), &run);
  imz_guide_run_start_over (run);
  g_assert_null (run);
}

static void
test_resumed (Fixture *self, gconstpointer unused)
{
  go (self, "on on yes on wrong");
  resume (self, self->guide);
  assert_at (self, "call", 5, 7);
  g_assert_cmpstr (imz_guide_run_get_answer (self->run, "phone"), ==, "wrong");
  assert_started_at (self, NOON + 60);
  g_assert_cmpint (imz_guide_run_get_step_since (self->run), ==, self->clock->now);
  g_assert_cmpuint (self->n_changes, ==, 0);

  /* It is the same one that goes on. */
  go (self, "on");
  assert_kept (self, "start duty=yes form phone=wrong call code");
  go (self, "back back");
  assert_at (self, "phone", 4, 7);
}

/* A newer guide has another way, other answers, or nothing of what was done. */
static void
test_resumed_in_another_guide (Fixture *self, gconstpointer unused)
{
  static const char *const without_call[] = {
    "id='start'",
    "id='duty' | " ANSWER ("yes") ANSWER ("no"),
    "id='new'",
    "id='phone' | " ANSWER ("right") ANSWER ("left"),
    "id='done' end='done'",
    NULL,
  };
  static const char *const without_anything[] = { "id='a'", "id='b' end='done'", NULL };
  g_autoptr (ImzGuide) changed = guide_fixture_parse ("", without_call);
  g_autoptr (ImzGuide) another = guide_fixture_parse ("", without_anything);

  go (self, "on on yes on wrong on");
  resume (self, changed);
  assert_at (self, "phone", 3, 4);
  g_assert_cmpstr (imz_guide_run_get_answer (self->run, "duty"), ==, "yes");
  g_assert_null (imz_guide_run_get_answer (self->run, "phone"));
  go (self, "left");
  assert_at (self, "done", 4, 4);
  go (self, "back");
  assert_kept (self, "start duty=yes phone=left");

  resume (self, another);
  assert_at (self, NULL, 0, 2);
  go (self, "on");
  assert_kept (self, "a");
}

static void
test_start_over (Fixture *self, gconstpointer unused)
{
  go (self, "on on yes on wrong");
  imz_guide_run_start_over (self->run);
  g_assert_cmpuint (self->n_changes, ==, 6);
  assert_at (self, NULL, 0, 6);
  assert_kept (self, NULL);
  g_assert_null (imz_guide_run_get_answer (self->run, "duty"));

  go (self, "on");
  assert_started_at (self, self->clock->now);
  assert_kept (self, "start");
}

/* Several at once do not know each other. */
static void
test_several (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) open = NULL;
  ImzGuideRun *other = imz_guide_run_new (self->guide, self->province, IMZ_PHASE_WINDOW,
                                          IMZ_CLOCK (self->clock), self->runs);

  go (self, "on on");
  imz_guide_run_go_on (other);
  open = imz_run_model_get_open (self->runs);
  g_assert_cmpuint (open->len, ==, 2);
  g_assert_finalize_object (other);
}

/* Nothing of the practice is kept. */
static void
test_practice (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->run);
  watch (self, imz_guide_run_new (self->guide, self->province, IMZ_PHASE_WINDOW,
                                  IMZ_CLOCK (self->clock), NULL));
  go (self, "on on yes on wrong back right worked");
  assert_at (self, "done", 6, 6);
  imz_guide_run_start_over (self->run);
  assert_at (self, NULL, 0, 6);
  g_assert_null (imz_guide_run_get_problem (self->run));
  g_assert_false (g_file_test (self->store.path, G_FILE_TEST_EXISTS));
}

/* Where nothing can be kept it goes on, and says why. */
static void
test_damaged (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir (self->store.dir, 0700));
  g_file_set_contents (self->store.path, "this is no database, whatever its name says", -1, &error);
  g_assert_no_error (error);

  go (self, "on on yes");
  assert_at (self, "form", 3, 6);
  g_assert_nonnull (imz_guide_run_get_problem (self->run));
  go (self, "back back on");
  assert_at (self, "duty", 2, 6);
  imz_guide_run_start_over (self->run);
  assert_at (self, NULL, 0, 6);
}

/* When it can be kept again, all that was done is. */
static void
test_busy (Fixture *self, gconstpointer unused)
{
  sqlite3 *other;

  go (self, "on");
  g_assert_cmpint (sqlite3_open (self->store.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  go (self, "on yes");
  assert_at (self, "form", 3, 6);
  g_assert_nonnull (imz_guide_run_get_problem (self->run));

  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  go (self, "on");
  g_assert_null (imz_guide_run_get_problem (self->run));
  assert_kept (self, "start duty=yes form phone");
}

/* After more than thirty days it is asked whether pages have changed. */
static void
test_long_ago (Fixture *self, gconstpointer unused)
{
  const gint64 days = 24 * 3600;

  g_assert_false (imz_guide_run_is_long_ago (self->run));
  go (self, "on");
  g_assert_cmpint (imz_guide_run_get_changed_at (self->run), ==, self->clock->now);
  self->clock->now += 30 * days;
  resume (self, self->guide);
  g_assert_false (imz_guide_run_is_long_ago (self->run));
  self->clock->now++;
  g_assert_true (imz_guide_run_is_long_ago (self->run));
  go (self, "on");
  g_assert_false (imz_guide_run_is_long_ago (self->run));
}

static void
add (const char *path, void (*test) (Fixture *self, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/guide/run/introduction", test_introduction);
  add ("/guide/run/whole", test_whole);
  add ("/guide/run/back", test_back);
  add ("/guide/run/circle", test_circle);
  add ("/guide/run/way-out", test_way_out);
  add ("/guide/run/way-out-shown", test_way_out_shown);
  add ("/guide/run/dropped", test_dropped);
  add ("/guide/run/resumed", test_resumed);
  add ("/guide/run/resumed-in-another-guide", test_resumed_in_another_guide);
  add ("/guide/run/start-over", test_start_over);
  add ("/guide/run/several", test_several);
  add ("/guide/run/practice", test_practice);
  add ("/guide/run/damaged", test_damaged);
  add ("/guide/run/busy", test_busy);
  add ("/guide/run/long-ago", test_long_ago);
  return g_test_run ();
}
