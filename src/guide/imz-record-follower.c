/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-follower.h"

struct _ImzRecordFollower {
  GObject parent_instance;

  ImzGuideRun *run;
  ImzHistoryModel *history;
  ImzClock *clock;
  ImzProvince *province;       /* (nullable) */
  ImzCertificate *certificate; /* (nullable) */

  ImzGuideReached reached; /* when it was looked last */
  ImzRecordAsks asks;
  ImzRecord *record; /* (nullable): the one to go on with, or that follows */
  ImzRecord *before; /* (nullable): the same before it was moved last */
  ImzRecord *after;  /* (nullable): and behind it; without the other it was written then */
};

G_DEFINE_FINAL_TYPE (ImzRecordFollower, imz_record_follower, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static ImzRecordCertificate
describe_certificate (ImzRecordFollower *self)
{
  if (self->certificate == NULL ||
      imz_guide_get_case (imz_guide_run_get_guide (self->run)) == IMZ_CASE_FIRST)
    return (ImzRecordCertificate){ NULL, 0, 0 };

  return (ImzRecordCertificate){
    imz_certificate_get_sha256 (self->certificate),
    imz_certificate_get_not_before (self->certificate),
    imz_certificate_get_not_after (self->certificate),
  };
}

static gboolean
is_about_another (ImzRecordFollower *self, const ImzRecordFacts *facts)
{
  ImzRecordCertificate own = describe_certificate (self);

  return own.sha256 != NULL && facts->replaces.sha256 != NULL &&
         g_strcmp0 (own.sha256, facts->replaces.sha256) != 0;
}

/* A guide that leads through no application itself goes on with one that may come to its stage. */
static gboolean
may_go_on_with (ImzRecordFollower *self, ImzRecord *record)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  int kind = imz_guide_get_case (imz_guide_run_get_guide (self->run));

  if (kind < 0)
    return imz_stage_may_follow (imz_record_get_stage (record), (ImzStage) self->reached.stage);

  return (int) facts->kind == kind && imz_record_get_stage (record) < IMZ_STAGE_DELIVERED &&
         !is_about_another (self, facts);
}

static ImzRecord *
find_to_go_on_with (ImzRecordFollower *self)
{
  g_autoptr (GPtrArray) records = imz_history_model_get_open (self->history);

  for (guint i = 0; i < records->len; i++) {
    if (may_go_on_with (self, records->pdata[i]))
      return g_object_ref (records->pdata[i]);
  }

  return NULL;
}

static ImzRecordAsks
find_question (ImzRecordFollower *self)
{
  if (self->reached.stage < 0 || imz_guide_run_was_asked (self->run))
    return IMZ_RECORD_ASKS_NOTHING;
  if (self->record != NULL)
    return IMZ_RECORD_ASKS_TO_GO_ON;

  return imz_guide_get_case (imz_guide_run_get_guide (self->run)) >= 0 && self->reached.method >= 0
           ? IMZ_RECORD_ASKS_TO_WRITE
           : IMZ_RECORD_ASKS_NOTHING;
}

static void
take_record (ImzRecordFollower *self, ImzRecord *record)
{
  g_set_object (&self->record, record);
}

static void
look (ImzRecordFollower *self)
{
  g_autoptr (ImzRecord) record = NULL;
  gint64 id = imz_guide_run_get_record (self->run);
  ImzRecordAsks before = self->asks;

  if (id != 0)
    record = imz_history_model_find (self->history, id);
  else if (self->reached.stage >= 0 && !imz_guide_run_was_asked (self->run))
    record = find_to_go_on_with (self);
  take_record (self, record);
  self->asks = find_question (self);
  if (self->asks != before || self->asks == IMZ_RECORD_ASKS_TO_GO_ON)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* (transfer full) (nullable): the record, moved to the stage that was reached; it may be further already */
static ImzRecord *
move (ImzRecordFollower *self, ImzRecord *record, GError **error)
{
  ImzStage stage = (ImzStage) self->reached.stage;
  gint64 now = imz_clock_now (self->clock);
  g_autoptr (ImzRecord) moved = NULL;

  if (!imz_stage_may_follow (imz_record_get_stage (record), stage))
    return g_object_ref (record);

  moved = imz_record_with_stage (record, stage, now, IMZ_TELLER_GUIDE, IMZ_REFUSAL_NONE, error);

  return moved != NULL ? imz_history_model_change (self->history, record, moved, now, error) : NULL;
}

static gboolean
follow (ImzRecordFollower *self, ImzRecord *record, GError **error)
{
  g_autoptr (ImzRecord) before = g_object_ref (record);
  g_autoptr (ImzRecord) moved = move (self, before, error);

  if (moved == NULL)
    return FALSE;
  if (moved == before)
    return TRUE;

  take_record (self, moved);
  g_set_object (&self->before, before);
  g_set_object (&self->after, moved);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  return TRUE;
}

/* What cannot be kept now is noted with the next stage; the person sees in the history where it stands. */
static void
run_changed_cb (ImzRecordFollower *self)
{
  ImzGuideReached reached = imz_guide_run_get_reached (self->run);
  gboolean is_further = reached.stage > self->reached.stage;
  g_autoptr (GError) error = NULL;

  self->reached = reached;
  look (self);
  if (is_further && self->record != NULL && imz_guide_run_get_record (self->run) != 0 &&
      !follow (self, self->record, &error))
    g_debug ("%s", error->message);
}

static ImzRecord *
new_record (ImzRecordFollower *self)
{
  gint64 now = imz_clock_now (self->clock);
  const ImzRecordStage stages[] = {
    { IMZ_STAGE_APPLIED, now, IMZ_TELLER_GUIDE },
    { (ImzStage) self->reached.stage, now, IMZ_TELLER_GUIDE },
  };
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));

  g_array_append_vals (way, stages, self->reached.stage == IMZ_STAGE_APPLIED ? 1 : 2);
  return imz_record_new (&(ImzRecordFacts){
    .kind = (ImzCase) imz_guide_get_case (imz_guide_run_get_guide (self->run)),
    .method = (ImzMethod) self->reached.method,
    .province = self->province != NULL ? imz_province_get_id (self->province) : NULL,
    .created_at = now,
    .changed_at = now,
    .stages = way,
    .replaces = describe_certificate (self),
  });
}

static gboolean
write_down (ImzRecordFollower *self, GError **error)
{
  g_autoptr (ImzRecord) record = new_record (self);
  g_autoptr (ImzRecord) kept =
    imz_history_model_add (self->history, record, imz_clock_now (self->clock), error);

  if (kept == NULL)
    return FALSE;

  g_clear_object (&self->before);
  g_set_object (&self->after, kept);
  imz_guide_run_set_record (self->run, imz_record_get_facts (kept)->id);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  return TRUE;
}

static gboolean
go_on (ImzRecordFollower *self, GError **error)
{
  g_autoptr (ImzRecord) record = g_object_ref (self->record);

  if (!follow (self, record, error))
    return FALSE;

  imz_guide_run_set_record (self->run, imz_record_get_facts (record)->id);
  return TRUE;
}

static void
imz_record_follower_dispose (GObject *object)
{
  ImzRecordFollower *self = IMZ_RECORD_FOLLOWER (object);

  g_clear_object (&self->run);
  g_clear_object (&self->history);
  g_clear_object (&self->clock);
  g_clear_object (&self->record);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_pointer (&self->province, imz_province_unref);
  g_clear_pointer (&self->certificate, imz_certificate_unref);

  G_OBJECT_CLASS (imz_record_follower_parent_class)->dispose (object);
}

static void
imz_record_follower_class_init (ImzRecordFollowerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_record_follower_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_record_follower_init (ImzRecordFollower *self)
{
}

ImzRecordFollower *
imz_record_follower_new (ImzGuideRun *run, ImzHistoryModel *history, ImzClock *clock)
{
  ImzRecordFollower *self = g_object_new (IMZ_TYPE_RECORD_FOLLOWER, NULL);

  self->run = g_object_ref (run);
  self->history = g_object_ref (history);
  self->clock = g_object_ref (clock);
  self->reached = imz_guide_run_get_reached (run);
  g_signal_connect_object (run, "changed", G_CALLBACK (run_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);

  return self;
}

void
imz_record_follower_set_circumstances (ImzRecordFollower *self,
                                       ImzProvince *province,
                                       ImzCertificate *certificate)
{
  g_return_if_fail (IMZ_IS_RECORD_FOLLOWER (self));

  g_clear_pointer (&self->province, imz_province_unref);
  g_clear_pointer (&self->certificate, imz_certificate_unref);
  self->province = imz_province_ref (province);
  if (certificate != NULL)
    self->certificate = imz_certificate_ref (certificate);
  look (self);
}

ImzRecordAsks
imz_record_follower_get_asks (ImzRecordFollower *self)
{
  g_return_val_if_fail (IMZ_IS_RECORD_FOLLOWER (self), IMZ_RECORD_ASKS_NOTHING);

  return self->asks;
}

ImzRecord *
imz_record_follower_get_record (ImzRecordFollower *self)
{
  g_return_val_if_fail (IMZ_IS_RECORD_FOLLOWER (self), NULL);

  return self->record;
}

gboolean
imz_record_follower_answer (ImzRecordFollower *self, gboolean yes, GError **error)
{
  g_autoptr (ImzRecordFollower) held = NULL;

  g_return_val_if_fail (IMZ_IS_RECORD_FOLLOWER (self), FALSE);

  held = g_object_ref (self);
  if (self->asks == IMZ_RECORD_ASKS_NOTHING)
    return TRUE;
  if (yes)
    return self->asks == IMZ_RECORD_ASKS_TO_WRITE ? write_down (self, error) : go_on (self, error);

  imz_guide_run_set_record (self->run, 0);
  return TRUE;
}

gboolean
imz_record_follower_undo (ImzRecordFollower *self, GError **error)
{
  g_autoptr (ImzRecord) before = NULL;
  g_autoptr (ImzRecord) after = NULL;
  g_autoptr (ImzRecord) back = NULL;

  g_return_val_if_fail (IMZ_IS_RECORD_FOLLOWER (self), FALSE);

  before = g_steal_pointer (&self->before);
  after = g_steal_pointer (&self->after);
  if (after == NULL)
    return TRUE;
  if (before == NULL) {
    imz_guide_run_set_record (self->run, 0);
    return imz_history_model_remove (self->history, imz_record_get_facts (after)->id, error);
  }

  back =
    imz_history_model_change (self->history, after, before, imz_clock_now (self->clock), error);
  return back != NULL;
}
