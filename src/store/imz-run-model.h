/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-database.h"
#include "imz-kept-run.h"

G_BEGIN_DECLS

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

/* %FALSE with @error if one cannot be believed, whoever began it. To be called in a reading. */
gboolean imz_run_model_check (ImzDatabase *database, GError **error);

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

G_END_DECLS
