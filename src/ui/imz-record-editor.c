/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-editor.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-core-error.h"
#include "imz-record-match.h"

enum {
  NOON = 12 * 60 * 60, /* of a day of which no time is known */
};

struct _ImzRecordEditor {
  GObject parent_instance;

  ImzHistoryModel *history;
  ImzClock *clock;
  ImzRecord *record;
  gboolean is_gone;
};

G_DEFINE_FINAL_TYPE (ImzRecordEditor, imz_record_editor, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64
get_id (ImzRecordEditor *self)
{
  return imz_record_get_facts (self->record)->id;
}

/* What cannot be read at present is not gone. */
static void
refresh (ImzRecordEditor *self)
{
  g_autoptr (ImzRecord) kept = NULL;

  if (self->is_gone)
    return;

  kept = imz_history_model_find (self->history, get_id (self));
  if (kept == NULL && imz_history_model_get_problem (self->history) == NULL) {
    self->is_gone = TRUE;
    g_signal_emit (self, signals[SIGNAL_GONE], 0);
  } else if (kept != NULL && !imz_record_equal (kept, self->record)) {
    g_set_object (&self->record, kept);
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  }
}

static gboolean
keep (ImzRecordEditor *self, ImzRecord *changed, GError **error)
{
  g_autoptr (ImzRecord) before = g_object_ref (self->record);
  g_autoptr (ImzRecord) kept =
    imz_history_model_change (self->history, before, changed, imz_clock_now (self->clock), error);

  refresh (self);

  return kept != NULL;
}

static gboolean
is_same_field (ImzRecord *a, ImzRecord *b, ImzRecordField field)
{
  g_autofree char *of_a = imz_record_field_get (a, field);
  g_autofree char *of_b = imz_record_field_get (b, field);

  return g_str_equal (of_a, of_b);
}

static gboolean
is_same_way (ImzRecord *a, ImzRecord *b)
{
  const GArray *of_a = imz_record_get_facts (a)->stages;
  const GArray *of_b = imz_record_get_facts (b)->stages;

  if (of_a->len != of_b->len ||
      imz_record_get_facts (a)->refusal != imz_record_get_facts (b)->refusal)
    return FALSE;

  for (guint i = 0; i < of_a->len; i++) {
    if (g_array_index (of_a, ImzRecordStage, i).stage !=
        g_array_index (of_b, ImzRecordStage, i).stage)
      return FALSE;
  }

  return TRUE;
}

static gboolean
is_same_successor (ImzRecord *a, ImzRecord *b)
{
  return g_strcmp0 (imz_record_get_facts (a)->successor.sha256,
                    imz_record_get_facts (b)->successor.sha256) == 0;
}

static void
imz_record_editor_dispose (GObject *object)
{
  ImzRecordEditor *self = IMZ_RECORD_EDITOR (object);

  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->history);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (imz_record_editor_parent_class)->dispose (object);
}

static void
imz_record_editor_finalize (GObject *object)
{
  g_object_unref (IMZ_RECORD_EDITOR (object)->record);

  G_OBJECT_CLASS (imz_record_editor_parent_class)->finalize (object);
}

static void
imz_record_editor_class_init (ImzRecordEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_record_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_record_editor_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", IMZ_TYPE_RECORD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GONE] = g_signal_new ("gone", IMZ_TYPE_RECORD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_record_editor_init (ImzRecordEditor *self)
{
}

ImzRecordEditor *
imz_record_editor_new (ImzHistoryModel *history, ImzClock *clock, ImzRecord *record)
{
  ImzRecordEditor *self = g_object_new (IMZ_TYPE_RECORD_EDITOR, NULL);

  self->history = g_object_ref (history);
  self->clock = g_object_ref (clock);
  self->record = g_object_ref (record);
  g_signal_connect_swapped (history, "changed", G_CALLBACK (refresh), self);

  return self;
}

ImzRecord *
imz_record_editor_get_record (ImzRecordEditor *self)
{
  g_return_val_if_fail (IMZ_IS_RECORD_EDITOR (self), NULL);

  return self->record;
}

gint64
imz_record_editor_get_now (ImzRecordEditor *self)
{
  g_return_val_if_fail (IMZ_IS_RECORD_EDITOR (self), 0);

  return imz_clock_now (self->clock);
}

/* What somebody else changed in another field meanwhile stays as it is. */
gboolean
imz_record_editor_set_field (ImzRecordEditor *self,
                             ImzRecordField field,
                             const char *text,
                             GError **error)
{
  g_autoptr (ImzRecord) before = NULL;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (IMZ_IS_RECORD_EDITOR (self), FALSE);

  before = g_object_ref (self->record);
  for (;;) {
    g_autoptr (ImzRecord) seen = g_object_ref (self->record);
    g_autoptr (ImzRecord) changed = imz_record_field_set (seen, field, text, error);

    if (changed == NULL)
      return FALSE;
    if (is_same_field (changed, seen, field) || keep (self, changed, &reason))
      return TRUE;
    if (seen == self->record || !is_same_field (before, self->record, field))
      break;
    g_clear_error (&reason);
  }
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/* In the order in which it is told: two stages of one day have one after the other. */
static gint64
find_time (ImzRecordEditor *self, const GDate *day)
{
  const GArray *stages = imz_record_get_facts (self->record)->stages;
  gint64 before = g_array_index (stages, ImzRecordStage, stages->len - 1).at;
  GDate day_before = imz_calendar_day (before);
  gint64 now = imz_clock_now (self->clock);
  GDate today = imz_calendar_day (now);
  gint64 time = g_date_compare (day, &today) == 0 ? now : imz_calendar_start_of_day (day) + NOON;

  return g_date_compare (day, &day_before) == 0 ? MAX (time, before) : time;
}

gboolean
imz_record_editor_set_stage (ImzRecordEditor *self,
                             ImzStage stage,
                             const GDate *day,
                             ImzRefusal refusal,
                             GError **error)
{
  g_autoptr (ImzRecord) changed = NULL;
  GDate today;

  g_return_val_if_fail (IMZ_IS_RECORD_EDITOR (self), FALSE);

  today = imz_calendar_day (imz_clock_now (self->clock));
  if (g_date_compare (day, &today) > 0) {
    g_set_error_literal (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_RECORD,
                         _ ("This day is still to come."));
    return FALSE;
  }

  changed = imz_record_with_stage (self->record, stage, find_time (self, day), IMZ_TELLER_PERSON,
                                   refusal, error);

  return changed != NULL && keep (self, changed, error);
}

gboolean
imz_record_editor_take_back_stage (ImzRecordEditor *self, GError **error)
{
  g_autoptr (ImzRecord) changed = NULL;

  g_return_val_if_fail (IMZ_IS_RECORD_EDITOR (self), FALSE);

  changed = imz_record_without_last_stage (self->record);

  return changed == NULL || keep (self, changed, error);
}

gboolean
imz_record_editor_set_successor (ImzRecordEditor *self,
                                 const ImzCertificate *certificate,
                                 GError **error)
{
  g_autoptr (ImzRecord) changed = NULL;

  g_return_val_if_fail (IMZ_IS_RECORD_EDITOR (self), FALSE);

  changed = certificate != NULL
              ? imz_record_match_confirm (self->record, certificate, imz_clock_now (self->clock),
                                          IMZ_TELLER_PERSON, error)
              : imz_record_with_successor (self->record, NULL);

  return changed != NULL && keep (self, changed, error);
}

/* (transfer full) (nullable) */
static ImzRecord *
take_back (ImzRecord *present, ImzRecord *before, ImzRecord *after)
{
  g_autoptr (ImzRecord) changed = g_object_ref (present);

  for (ImzRecordField field = 0; field < IMZ_N_RECORD_FIELDS; field++) {
    g_autofree char *former = imz_record_field_get (before, field);
    ImzRecord *next;

    if (is_same_field (before, after, field))
      continue;
    if (!is_same_field (present, after, field))
      return NULL;
    next = imz_record_field_set (changed, field, former, NULL);
    if (next == NULL)
      return NULL;
    g_object_unref (changed);
    changed = next;
  }

  if (!is_same_way (before, after)) {
    ImzRecordFacts facts = *imz_record_get_facts (changed);

    if (!is_same_way (present, after))
      return NULL;
    facts.stages = imz_record_get_facts (before)->stages;
    facts.refusal = imz_record_get_facts (before)->refusal;
    g_object_unref (changed);
    changed = imz_record_new (&facts);
  }

  if (!is_same_successor (before, after)) {
    ImzRecord *next;

    if (!is_same_successor (present, after))
      return NULL;
    next = imz_record_with_successor (changed, &imz_record_get_facts (before)->successor);
    g_object_unref (changed);
    changed = next;
  }

  return g_steal_pointer (&changed);
}

gboolean
imz_record_editor_undo (ImzRecordEditor *self, ImzRecord *before, ImzRecord *after, GError **error)
{
  g_autoptr (ImzRecord) changed = NULL;

  g_return_val_if_fail (IMZ_IS_RECORD_EDITOR (self), FALSE);

  changed = take_back (self->record, before, after);
  if (changed == NULL) {
    g_set_error_literal (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_RECORD,
                         _ ("It was changed again since; nothing was taken back."));
    return FALSE;
  }

  return keep (self, changed, error);
}

gboolean
imz_record_editor_remove (ImzRecordEditor *self, GError **error)
{
  g_return_val_if_fail (IMZ_IS_RECORD_EDITOR (self), FALSE);

  /* It is known before the model tells. */
  self->is_gone = TRUE;
  if (imz_history_model_remove (self->history, get_id (self), error))
    return TRUE;
  self->is_gone = FALSE;

  return FALSE;
}
