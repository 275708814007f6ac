/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Guides write applications down and move them: asked once, never backwards. */

#include "imz-record-follower.h"

#include "core-fixture.h"
#include "fake-status.h"
#include "imz-guide-parser.h"
#include "store-fixture.h"

#define NOON G_GINT64_CONSTANT (1795251600)
#define STEP(attributes) "<step " attributes "><title>T</title><body>B</body></step>"
#define HEAD "<title>T</title><summary>S</summary><introduction>I</introduction>"

static const char renewal[] = "<guide id='g' case='renewal' method='e-onay'>" HEAD STEP ("id='a'")
  STEP ("id='b' stage='applied'") STEP ("id='c' stage='signed'") STEP ("id='d' stage='letter'")
    STEP ("id='e' end='done'") "</guide>";

static const char delivery[] = "<guide id='g'>" HEAD STEP ("id='a' stage='delivered'")
  STEP ("id='b' stage='pin-made'") STEP ("id='c' end='done'") "</guide>";

typedef struct {
  StoreFixture store;
  ImzDatabase *database;
  ImzRunModel *runs;
  ImzHistoryModel *history;
  TestClock *clock;
  ImzProvince *province;
  ImzCertificate *certificate;
  ImzGuideRun *run;
  ImzRecordFollower *follower;
  guint n_moved;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  store_fixture_set_up (&self->store, NULL);
  self->database = store_fixture_open (&self->store);
  self->runs = imz_run_model_new (self->database);
  self->history = imz_history_model_new (self->database, IMZ_HISTORY_SCOPE_CURRENT);
  self->clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  self->clock->now = NOON;
  self->province = core_fixture_province ("zonguldak");
  self->certificate = core_fixture_certificate ("A:window");
}

static void
leave (Fixture *self)
{
  g_assert_finalize_object (self->follower);
  g_assert_finalize_object (self->run);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  leave (self);
  imz_certificate_unref (self->certificate);
  imz_province_unref (self->province);
  g_assert_finalize_object (self->clock);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->runs);
  g_assert_finalize_object (self->database);
  store_fixture_tear_down (&self->store, NULL);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
follow (Fixture *self, ImzGuideRun *run)
{
  self->run = run;
  self->follower = imz_record_follower_new (run, self->history, IMZ_CLOCK (self->clock));
  imz_record_follower_set_circumstances (self->follower, self->province, self->certificate);
  self->n_moved = 0;
  g_signal_connect_swapped (self->follower, "moved", G_CALLBACK (count_cb), &self->n_moved);
}

static ImzGuide *
parse (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzGuideDraft) draft = imz_guide_parse ("g", bytes, &error);

  g_assert_no_error (error);
  return imz_guide_ref (draft->guide);
}

static void
begin (Fixture *self, const char *xml)
{
  g_autoptr (ImzGuide) guide = parse (xml);

  follow (self, imz_guide_run_new (guide, self->province, IMZ_PHASE_WINDOW, IMZ_CLOCK (self->clock),
                                   self->runs));
}

/* As a program that starts now does. */
static void
resume (Fixture *self, const char *xml)
{
  g_autoptr (ImzGuide) guide = parse (xml);
  g_autoptr (GPtrArray) open = NULL;

  leave (self);
  open = imz_run_model_get_open (self->runs);
  g_assert_cmpuint (open->len, ==, 1);
  follow (self, imz_guide_run_resume (guide, self->province, IMZ_PHASE_WINDOW,
                                      IMZ_CLOCK (self->clock), self->runs, open->pdata[0]));
}

static void
go_on (Fixture *self, guint n)
{
  for (guint i = 0; i < n; i++) {
    self->clock->now += 60;
    imz_guide_run_go_on (self->run);
  }
}

static void
answer (Fixture *self, gboolean yes)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = imz_record_follower_answer (self->follower, yes, &error);

  g_assert_no_error (error);
  g_assert_true (is_done);
}

static ImzRecordAsks
asks (Fixture *self)
{
  return imz_record_follower_get_asks (self->follower);
}

/* The only one that is kept. */
static ImzRecord *
get_only (Fixture *self)
{
  g_autoptr (GPtrArray) records = imz_history_model_get_open (self->history);

  g_assert_cmpuint (records->len, ==, 1);
  return g_object_ref (records->pdata[0]);
}

static void
assert_stage (Fixture *self, ImzStage stage)
{
  g_autoptr (ImzRecord) record = get_only (self);

  g_assert_cmpint (imz_record_get_stage (record), ==, stage);
}

static void
keep (Fixture *self, ImzCase kind, const char *replaces, ImzStage stage, ImzTeller by)
{
  g_autoptr (ImzCertificate) old = core_fixture_certificate (replaces);
  g_autoptr (ImzRecord) record = imz_record_new (&(ImzRecordFacts){
    .kind = kind,
    .method = IMZ_METHOD_E_ONAY,
    .created_at = NOON - 3600,
    .replaces = { imz_certificate_get_sha256 (old), imz_certificate_get_not_before (old),
                  imz_certificate_get_not_after (old) },
  });
  g_autoptr (ImzRecord) moved = NULL;
  g_autoptr (ImzRecord) kept = NULL;
  g_autoptr (GError) error = NULL;

  if (stage != IMZ_STAGE_APPLIED)
    moved = imz_record_with_stage (record, stage, NOON - 1800, by, IMZ_REFUSAL_NONE, &error);
  g_assert_no_error (error);
  kept = imz_history_model_add (self->history, moved != NULL ? moved : record, NOON - 1800, &error);
  g_assert_no_error (error);
}

static void
test_writes (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) record = NULL;
  const ImzRecordFacts *facts;

  begin (self, renewal);
  go_on (self, 2);
  g_assert_cmpint (asks (self), ==, IMZ_RECORD_ASKS_NOTHING);
  go_on (self, 1);
  g_assert_cmpint (asks (self), ==, IMZ_RECORD_ASKS_TO_WRITE);
  g_assert_cmpuint (imz_history_model_get_n_kept (self->history), ==, 0);

  answer (self, TRUE);
  g_assert_cmpint (asks (self), ==, IMZ_RECORD_ASKS_NOTHING);
  g_assert_cmpuint (self->n_moved, ==, 1);
  record = get_only (self);
  facts = imz_record_get_facts (record);
  g_assert_cmpint (facts->kind, ==, IMZ_CASE_RENEWAL);
  g_assert_cmpint (facts->method, ==, IMZ_METHOD_E_ONAY);
  g_assert_cmpstr (facts->province, ==, "zonguldak");
  g_assert_cmpstr (facts->replaces.sha256, ==, imz_certificate_get_sha256 (self->certificate));
  g_assert_cmpuint (facts->stages->len, ==, 1);
  g_assert_cmpint (g_array_index (facts->stages, ImzRecordStage, 0).by, ==, IMZ_TELLER_GUIDE);
  g_assert_cmpint (imz_guide_run_get_record (self->run), ==, facts->id);
}

static void
test_moves (Fixture *self, gconstpointer unused)
{
  begin (self, renewal);
  go_on (self, 3);
  answer (self, TRUE);
  go_on (self, 1);
  assert_stage (self, IMZ_STAGE_SIGNED);
  g_assert_cmpuint (self->n_moved, ==, 2);

  imz_guide_run_go_back (self->run);
  assert_stage (self, IMZ_STAGE_SIGNED);
  go_on (self, 1);
  g_assert_cmpuint (self->n_moved, ==, 2);
  go_on (self, 1);
  assert_stage (self, IMZ_STAGE_LETTER);
}

/* One that is asked late writes down where it is. */
static void
test_writes_late (Fixture *self, gconstpointer unused)
{
  begin (self, renewal);
  go_on (self, 5);
  answer (self, TRUE);
  assert_stage (self, IMZ_STAGE_LETTER);
}

static void
test_asks_once (Fixture *self, gconstpointer unused)
{
  begin (self, renewal);
  go_on (self, 3);
  answer (self, FALSE);
  go_on (self, 1);
  g_assert_cmpint (asks (self), ==, IMZ_RECORD_ASKS_NOTHING);
  resume (self, renewal);
  go_on (self, 1);
  g_assert_cmpint (asks (self), ==, IMZ_RECORD_ASKS_NOTHING);
  g_assert_cmpuint (imz_history_model_get_n_kept (self->history), ==, 0);
}

/* Who was asked and has not answered is asked on; who said yes is followed on. */
static void
test_resumed (Fixture *self, gconstpointer unused)
{
  begin (self, renewal);
  go_on (self, 3);
  resume (self, renewal);
  g_assert_cmpint (asks (self), ==, IMZ_RECORD_ASKS_TO_WRITE);
  answer (self, TRUE);
  resume (self, renewal);
  go_on (self, 1);
  assert_stage (self, IMZ_STAGE_SIGNED);
}

static void
test_goes_on (Fixture *self, gconstpointer unused)
{
  keep (self, IMZ_CASE_RENEWAL, "A:window", IMZ_STAGE_APPLIED, IMZ_TELLER_PERSON);
  begin (self, renewal);
  go_on (self, 3);
  g_assert_cmpint (asks (self), ==, IMZ_RECORD_ASKS_TO_GO_ON);
  answer (self, TRUE);
  g_assert_cmpuint (self->n_moved, ==, 0);
  go_on (self, 1);
  assert_stage (self, IMZ_STAGE_SIGNED);
}

/* One of another case or about another e-imza is another one. */
static void
test_another (Fixture *self, gconstpointer unused)
{
  keep (self, IMZ_CASE_LOST, "A:window", IMZ_STAGE_APPLIED, IMZ_TELLER_PERSON);
  keep (self, IMZ_CASE_RENEWAL, "B:window", IMZ_STAGE_APPLIED, IMZ_TELLER_PERSON);
  begin (self, renewal);
  go_on (self, 3);
  g_assert_cmpint (asks (self), ==, IMZ_RECORD_ASKS_TO_WRITE);
}

/* What the person told is further: it stays. */
static void
test_never_backwards (Fixture *self, gconstpointer unused)
{
  keep (self, IMZ_CASE_RENEWAL, "A:window", IMZ_STAGE_APPROVED, IMZ_TELLER_PERSON);
  begin (self, renewal);
  go_on (self, 3);
  answer (self, TRUE);
  go_on (self, 2);
  assert_stage (self, IMZ_STAGE_APPROVED);
  g_assert_cmpuint (self->n_moved, ==, 0);
}

/* A guide that leads through no application moves the one that waits for it, and makes none. */
static void
test_delivery (Fixture *self, gconstpointer unused)
{
  begin (self, delivery);
  go_on (self, 2);
  g_assert_cmpint (asks (self), ==, IMZ_RECORD_ASKS_NOTHING);
  keep (self, IMZ_CASE_LOST, "A:window", IMZ_STAGE_COURIER, IMZ_TELLER_PERSON);
  g_assert_cmpint (asks (self), ==, IMZ_RECORD_ASKS_TO_GO_ON);
  answer (self, TRUE);
  assert_stage (self, IMZ_STAGE_DELIVERED);
  go_on (self, 1);
  assert_stage (self, IMZ_STAGE_PIN_MADE);
}

static void
test_undo (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  begin (self, renewal);
  go_on (self, 3);
  answer (self, TRUE);
  go_on (self, 1);
  g_assert_true (imz_record_follower_undo (self->follower, &error));
  g_assert_no_error (error);
  assert_stage (self, IMZ_STAGE_APPLIED);

  go_on (self, 1);
  assert_stage (self, IMZ_STAGE_LETTER);
}

static void
test_undo_writing (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  begin (self, renewal);
  go_on (self, 3);
  answer (self, TRUE);
  g_assert_true (imz_record_follower_undo (self->follower, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (imz_history_model_get_n_kept (self->history), ==, 0);
  go_on (self, 1);
  g_assert_cmpint (asks (self), ==, IMZ_RECORD_ASKS_NOTHING);
}

/* What the person removed in the history is not written anew. */
static void
test_removed (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  begin (self, renewal);
  go_on (self, 3);
  answer (self, TRUE);
  g_assert_true (
    imz_history_model_remove (self->history, imz_guide_run_get_record (self->run), &error));
  go_on (self, 2);
  g_assert_cmpuint (imz_history_model_get_n_kept (self->history), ==, 0);
  g_assert_cmpint (asks (self), ==, IMZ_RECORD_ASKS_NOTHING);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/guide/record-follower/writes", test_writes);
  add ("/guide/record-follower/moves", test_moves);
  add ("/guide/record-follower/writes-late", test_writes_late);
  add ("/guide/record-follower/asks-once", test_asks_once);
  add ("/guide/record-follower/resumed", test_resumed);
  add ("/guide/record-follower/goes-on", test_goes_on);
  add ("/guide/record-follower/another", test_another);
  add ("/guide/record-follower/never-backwards", test_never_backwards);
  add ("/guide/record-follower/delivery", test_delivery);
  add ("/guide/record-follower/undo", test_undo);
  add ("/guide/record-follower/undo-writing", test_undo_writing);
  add ("/guide/record-follower/removed", test_removed);

  return g_test_run ();
}
