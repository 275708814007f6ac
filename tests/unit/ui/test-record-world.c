/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-record-world.h"

/* In seconds. */
#define DAY 86400
#define UNTIL_MIDNIGHT (14 * 3600 - 1) /* from the time of TEST_CLOCK_NOW */

/* Never a real one. */
#define SHA256 "00000000000000000000000000000000000000000000000000000000000e1a5a"

static ImzStage
last_on_the_way (ImzStage stage)
{
  if (stage == IMZ_STAGE_REFUSED)
    return IMZ_STAGE_LETTER;

  return stage == IMZ_STAGE_CANCELLED ? IMZ_STAGE_SIGNED : stage;
}

static GArray *
make_stages (const TestRecordSpec *spec, gint64 begun)
{
  GArray *stages = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));
  ImzStage last = last_on_the_way (spec->stage);
  gint64 step = spec->fast ? 0 : DAY;

  for (ImzStage stage = IMZ_STAGE_APPLIED; stage <= last; stage++) {
    const ImzRecordStage reached = { .stage = stage, .at = begun + step * (gint64) stage };

    g_array_append_val (stages, reached);
  }
  if (last != spec->stage) {
    const ImzRecordStage end = { .stage = spec->stage, .at = begun + step * (gint64) (last + 1) };

    g_array_append_val (stages, end);
  }

  return stages;
}

ImzRecord *
test_record_new (TestRecordSpec spec)
{
  gint64 begun = TEST_CLOCK_NOW + spec.begun * DAY;
  gint64 end = TEST_CLOCK_NOW + spec.ends * DAY + UNTIL_MIDNIGHT;
  g_autoptr (GArray) stages = make_stages (&spec, begun);
  g_autoptr (GError) error = NULL;
  ImzRecordFacts facts = {
    .kind = spec.kind,
    .method = spec.method,
    .province = spec.province,
    .created_at = begun,
    .changed_at = begun,
    .stages = stages,
    .refusal = spec.refusal,
    .courier = spec.courier,
    .tracking = spec.tracking,
    .link = spec.link,
    .note = spec.note,
  };

  if (spec.ends != 0)
    facts.replaces = (ImzRecordCertificate){ SHA256, end - 3 * 365 * (gint64) DAY, end };

  imz_record_facts_check (&facts, &error);
  g_assert_no_error (error);

  return imz_record_new (&facts);
}

TestRecordWorld *
test_record_world_new (void)
{
  TestRecordWorld *self = g_new0 (TestRecordWorld, 1);
  ImzTools members;

  self->guides = test_guide_world_new (TRUE);
  self->database = imz_database_new (self->guides->folder, 1000);
  self->history = imz_history_model_new (self->database, IMZ_HISTORY_SCOPE_CURRENT);
  members = *self->guides->tools;
  members.history = self->history;
  self->tools = imz_tools_new (&members);

  return self;
}

void
test_record_world_free (TestRecordWorld *self)
{
  imz_tools_unref (self->tools);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->database);
  test_guide_world_free (self->guides);
  g_free (self);
}

gint64
test_record_world_add (TestRecordWorld *self, TestRecordSpec spec)
{
  g_autoptr (ImzRecord) record = test_record_new (spec);
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzRecord) kept = imz_history_model_add (self->history, record, 0, &error);

  g_assert_no_error (error);

  return imz_record_get_facts (kept)->id;
}

ImzHistoryModel *
test_record_world_open_again (TestRecordWorld *self)
{
  g_autoptr (ImzDatabase) database = imz_database_new (self->guides->folder, 1000);

  return imz_history_model_new (database, IMZ_HISTORY_SCOPE_CURRENT);
}
