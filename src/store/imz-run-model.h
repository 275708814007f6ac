/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-database.h"

G_BEGIN_DECLS

/* A step that was reached, and (nullable) what was answered there; @at in seconds since the epoch. */
typedef struct {
  char *step;
  char *answer;
  gint64 at;
} ImzKeptStep;

/**
 * ImzKeptRun:
 * @id: 0 if it was never kept
 * @guide: id of the guide
 * @steps: (element-type ImzKeptStep): the way that was gone, the present step last
 * @started_at: in seconds since the epoch, as the next
 * @changed_at: when it was last gone on with
 * @finished: whether it stands at a last page
 */
typedef struct {
  gint64 id;
  char *guide;
  GArray *steps;
  gint64 started_at;
  gint64 changed_at;
  gboolean finished;
} ImzKeptRun;

ImzKeptRun *imz_kept_run_new (const char *guide); /* (transfer full): without steps */
void imz_kept_run_add_step (ImzKeptRun *self, const char *step, const char *answer, gint64 at);
void imz_kept_run_free (ImzKeptRun *self);

/**
 * ImzRunModel:
 *
 * The ways through guides that the current person has begun. What is changed is on disk when the call returns.
 *
 * Signal `changed`: there are others than before, also when another program made it so or another person is the
 * current one. Errors are #ImzStoreError, in words for a person.
 */
#define IMZ_TYPE_RUN_MODEL (imz_run_model_get_type ())
G_DECLARE_FINAL_TYPE (ImzRunModel, imz_run_model, IMZ, RUN_MODEL, GObject)

ImzRunModel *imz_run_model_new (ImzDatabase *database); /* (transfer full) */

/* (transfer full) (element-type ImzKeptRun): those not finished, the one gone on with last first */
GPtrArray *imz_run_model_get_open (ImzRunModel *self);

/**
 * imz_run_model_keep:
 * @run: gets its id if it had none
 *
 * Returns: %FALSE with @error if it could not be written; nothing is changed then
 */
gboolean imz_run_model_keep (ImzRunModel *self, ImzKeptRun *run, GError **error);
gboolean imz_run_model_forget (ImzRunModel *self, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzKeptRun, imz_kept_run_free)

G_END_DECLS
