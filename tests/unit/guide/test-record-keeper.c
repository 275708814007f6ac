/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the cards that are seen change in the applications, and whose cards never do. */

#include "imz-record-keeper.h"

#include "core-fixture.h"
#include "fake-status.h"
#include "store-fixture.h"

#define OLD "A:window"
#define NEW "A:after-window"
#define COLLEAGUE "B:after-window"
#define BEFORE "2026-12-28T10:00:00+03:00" /* the new one starts on 21 January 2027 */
#define AFTER "2027-01-22T10:00:00+03:00"

typedef struct {
  StoreFixture store;
  ImzDatabase *database;
  ImzProfileModel *profiles;
  ImzHistoryModel *history;
  TestClock *clock;
  TestMonitor *monitor;
  ImzStatus *status;
  ImzRecordKeeper *keeper;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE)) {
  }
}

static void
plug_in (Fixture *self, const char *cards)
{
  imz_snapshot_unref (self->monitor->snapshot);
  self->monitor->snapshot = core_fixture_snapshot (cards);
  g_object_notify (G_OBJECT (self->monitor), "snapshot");
  settle ();
}

static void
claim (Fixture *self, const char *name)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate (name);
  g_autoptr (GError) error = NULL;

  imz_profile_model_claim (self->profiles, certificate, self->clock->now, &error);
  g_assert_no_error (error);
}

static void
apply (Fixture *self)
{
  g_autoptr (ImzCertificate) old = core_fixture_certificate (OLD);
  g_autoptr (ImzRecord) record = imz_record_new (&(ImzRecordFacts){
    .kind = IMZ_CASE_RENEWAL,
    .created_at = core_fixture_time ("2026-11-03T09:00:00+03:00"),
    .replaces = { imz_certificate_get_sha256 (old), imz_certificate_get_not_before (old),
                  imz_certificate_get_not_after (old) },
  });
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzRecord) kept = imz_history_model_add (
    self->history, record, imz_record_get_facts (record)->created_at, &error);

  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  store_fixture_set_up (&self->store, NULL);
  self->database = store_fixture_open (&self->store);
  self->profiles = imz_profile_model_new (self->database);
  self->history = imz_history_model_new (self->database, IMZ_HISTORY_SCOPE_CURRENT);
  self->clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  self->clock->now = core_fixture_time (BEFORE);
  self->monitor = g_object_new (TEST_TYPE_MONITOR, NULL);
  self->status = imz_status_new (IMZ_READER_MONITOR (self->monitor), NULL, IMZ_CLOCK (self->clock),
                                 core_fixture_genel ());
  claim (self, OLD);
  apply (self);
  self->keeper =
    imz_record_keeper_new (self->status, IMZ_CLOCK (self->clock), self->profiles, self->history);
  settle ();
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->keeper);
  g_assert_finalize_object (self->status);
  g_assert_finalize_object (self->monitor);
  g_assert_finalize_object (self->clock);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->profiles);
  g_assert_finalize_object (self->database);
  store_fixture_tear_down (&self->store, NULL);
}

static ImzRecord *
get_record (Fixture *self)
{
  g_autoptr (ImzRecord) record = imz_history_model_find (self->history, 1);

  g_assert_nonnull (record);
  return g_steal_pointer (&record);
}

static void
assert_stage (Fixture *self, ImzStage stage, ImzTeller by)
{
  g_autoptr (ImzRecord) record = get_record (self);
  const GArray *stages = imz_record_get_facts (record)->stages;
  const ImzRecordStage *last = &g_array_index (stages, ImzRecordStage, stages->len - 1);

  g_assert_cmpint (last->stage, ==, stage);
  g_assert_cmpint (last->by, ==, by);
}

static void
answer (Fixture *self, gboolean yes)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (imz_record_keeper_get_proposed (self->keeper));
  g_assert_true (imz_record_keeper_answer (self->keeper, yes, &error));
  g_assert_no_error (error);
  settle ();
}

static const char *
find_owner (Fixture *self, const char *name)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate (name);

  return imz_profile_model_get_owner (self->profiles, imz_certificate_get_sha256 (certificate));
}

/* Nothing is kept before the person says so. */
static void
test_proposes (Fixture *self, gconstpointer unused)
{
  plug_in (self, OLD);
  g_assert_null (imz_record_keeper_get_proposed (self->keeper));
  plug_in (self, NEW);
  g_assert_nonnull (imz_record_keeper_get_proposed (self->keeper));
  assert_stage (self, IMZ_STAGE_APPLIED, IMZ_TELLER_PERSON);
  g_assert_null (find_owner (self, NEW));
  plug_in (self, "empty");
  g_assert_null (imz_record_keeper_get_proposed (self->keeper));
}

static void
test_yes (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate (NEW);
  g_autoptr (ImzRecord) record = NULL;

  plug_in (self, NEW);
  answer (self, TRUE);
  assert_stage (self, IMZ_STAGE_DELIVERED, IMZ_TELLER_CARD);
  record = get_record (self);
  g_assert_cmpstr (imz_record_get_facts (record)->successor.sha256, ==,
                   imz_certificate_get_sha256 (certificate));
  g_assert_cmpstr (find_owner (self, NEW), ==, "");
  g_assert_null (imz_record_keeper_get_proposed (self->keeper));
}

static void
test_no (Fixture *self, gconstpointer unused)
{
  plug_in (self, NEW);
  answer (self, FALSE);
  plug_in (self, "empty");
  plug_in (self, NEW);
  g_assert_null (imz_record_keeper_get_proposed (self->keeper));
  assert_stage (self, IMZ_STAGE_APPLIED, IMZ_TELLER_PERSON);
  g_assert_null (find_owner (self, NEW));
}

/* The PIN, and then that it is used: one at each sight. */
static void
test_moves (Fixture *self, gconstpointer unused)
{
  plug_in (self, NEW);
  answer (self, TRUE);
  self->clock->now = core_fixture_time (AFTER);
  plug_in (self, NEW " pin=not-set");
  assert_stage (self, IMZ_STAGE_DELIVERED, IMZ_TELLER_CARD);
  plug_in (self, NEW " pin=ok");
  assert_stage (self, IMZ_STAGE_PIN_MADE, IMZ_TELLER_CARD);
  plug_in (self, "empty");
  assert_stage (self, IMZ_STAGE_PIN_MADE, IMZ_TELLER_CARD);
  plug_in (self, NEW);
  assert_stage (self, IMZ_STAGE_IN_USE, IMZ_TELLER_CARD);
}

/* Who takes it back knows better. */
static void
test_once (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) made = NULL;
  g_autoptr (ImzRecord) before = NULL;
  g_autoptr (ImzRecord) back = NULL;
  g_autoptr (GError) error = NULL;

  plug_in (self, NEW);
  answer (self, TRUE);
  self->clock->now = core_fixture_time (AFTER);
  plug_in (self, NEW " pin=ok");
  made = get_record (self);
  before = imz_record_without_last_stage (made);
  back = imz_history_model_change (self->history, made, before, self->clock->now, &error);
  g_assert_no_error (error);

  plug_in (self, "empty");
  plug_in (self, NEW " pin=ok");
  assert_stage (self, IMZ_STAGE_DELIVERED, IMZ_TELLER_CARD);
}

static void
set_version (Fixture *self, gint64 version)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, version);

  store_fixture_make (&self->store, sql);
}

/* What could not be kept is noted when the card comes again. */
static void
test_failed (Fixture *self, gconstpointer unused)
{
  gint64 version;

  plug_in (self, NEW);
  answer (self, TRUE);
  self->clock->now = core_fixture_time (AFTER);
  version = store_fixture_ask (&self->store, "PRAGMA user_version");
  set_version (self, version + 1);
  plug_in (self, NEW " pin=ok");
  assert_stage (self, IMZ_STAGE_DELIVERED, IMZ_TELLER_CARD);

  set_version (self, version);
  plug_in (self, "empty");
  plug_in (self, NEW " pin=ok");
  assert_stage (self, IMZ_STAGE_PIN_MADE, IMZ_TELLER_CARD);
}

/* A card that is only looked at never enters: it follows the old one by its dates, but is another holder's. */
static void
test_colleague (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  plug_in (self, OLD "|" COLLEAGUE);
  g_assert_null (imz_record_keeper_get_proposed (self->keeper));

  imz_profile_model_add (self->profiles, "Bora", &error);
  imz_profile_model_rename (self->profiles, "", "Ayla", &error);
  imz_profile_model_set_current (self->profiles, "Bora", &error);
  g_assert_no_error (error);
  claim (self, COLLEAGUE);
  imz_profile_model_set_current (self->profiles, "Ayla", &error);
  g_assert_no_error (error);
  plug_in (self, COLLEAGUE " pin=ok");
  g_assert_null (imz_record_keeper_get_proposed (self->keeper));
  assert_stage (self, IMZ_STAGE_APPLIED, IMZ_TELLER_PERSON);
}

/* What is forgotten is nobody's: its card tells nothing any more. */
static void
test_forgotten (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate (NEW);
  g_autoptr (GError) error = NULL;

  plug_in (self, NEW);
  answer (self, TRUE);
  imz_profile_model_forget (self->profiles, imz_certificate_get_sha256 (certificate), &error);
  g_assert_no_error (error);
  self->clock->now = core_fixture_time (AFTER);
  plug_in (self, NEW " pin=ok");
  assert_stage (self, IMZ_STAGE_DELIVERED, IMZ_TELLER_CARD);
}

static void
test_practice (Fixture *self, gconstpointer unused)
{
  plug_in (self, NEW);
  imz_record_keeper_set_practice (self->keeper, TRUE);
  g_assert_null (imz_record_keeper_get_proposed (self->keeper));
  plug_in (self, OLD);
  plug_in (self, NEW);
  g_assert_null (imz_record_keeper_get_proposed (self->keeper));

  imz_record_keeper_set_practice (self->keeper, FALSE);
  settle ();
  g_assert_nonnull (imz_record_keeper_get_proposed (self->keeper));
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/guide/record-keeper/proposes", test_proposes);
  add ("/guide/record-keeper/yes", test_yes);
  add ("/guide/record-keeper/no", test_no);
  add ("/guide/record-keeper/moves", test_moves);
  add ("/guide/record-keeper/once", test_once);
  add ("/guide/record-keeper/failed", test_failed);
  add ("/guide/record-keeper/colleague", test_colleague);
  add ("/guide/record-keeper/forgotten", test_forgotten);
  add ("/guide/record-keeper/practice", test_practice);

  return g_test_run ();
}
