/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-clock.h"
#include "imz-history-model.h"
#include "imz-record-field.h"

G_BEGIN_DECLS

/**
 * ImzRecordEditor:
 *
 * One application that is kept, while a person changes it: each change is on disk when the call returns. It follows
 * what other windows and programs change.
 *
 * Signals: `changed`: the application is otherwise than before; `gone`: it is not kept any more.
 */
#define IMZ_TYPE_RECORD_EDITOR (imz_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (ImzRecordEditor, imz_record_editor, IMZ, RECORD_EDITOR, GObject)

/* (transfer full): @record is one that @history keeps */
ImzRecordEditor *
imz_record_editor_new (ImzHistoryModel *history, ImzClock *clock, ImzRecord *record);

ImzRecord *imz_record_editor_get_record (ImzRecordEditor *self); /* (transfer none) */
gint64 imz_record_editor_get_now (ImzRecordEditor *self);        /* in seconds since the epoch */

/**
 * imz_record_editor_set_field:
 * @error: an #ImzCoreError if that cannot stand there, an #ImzStoreError if it could not be written;
 *   %IMZ_STORE_ERROR_CHANGED if somebody else changed just this
 */
gboolean imz_record_editor_set_field (ImzRecordEditor *self,
                                      ImzRecordField field,
                                      const char *text,
                                      GError **error);

/**
 * imz_record_editor_set_stage:
 * @day: the day on which it came to @stage
 * @refusal: why, of a refused one
 */
gboolean imz_record_editor_set_stage (ImzRecordEditor *self,
                                      ImzStage stage,
                                      const GDate *day,
                                      ImzRefusal refusal,
                                      GError **error);

/* Back to the stage before; nothing at the first one. */
gboolean imz_record_editor_take_back_stage (ImzRecordEditor *self, GError **error);

/* @certificate: (nullable): the new e-imza, which the person has then; %NULL if none is known */
gboolean imz_record_editor_set_successor (ImzRecordEditor *self,
                                          const ImzCertificate *certificate,
                                          GError **error);

/**
 * imz_record_editor_undo:
 * @before: as it was
 * @after: as it was made then
 *
 * Takes back what is different between them, if it still stands so.
 */
gboolean
imz_record_editor_undo (ImzRecordEditor *self, ImzRecord *before, ImzRecord *after, GError **error);

/* imz_history_model_add() with imz_record_editor_get_record() takes it back. */
gboolean imz_record_editor_remove (ImzRecordEditor *self, GError **error);

G_END_DECLS
