/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "imz-form-data-model.h"

G_BEGIN_DECLS

/**
 * ImzEraserPlaces:
 * @data_dir: the folder of the database
 * @cache_dir: (nullable): the folder of what can be fetched again
 * @report: (nullable): the file in which this person's state is told to the administrator
 * @secrets: (nullable): the file that is the keyring where there is none of the session
 */
typedef struct {
  const char *data_dir;
  const char *cache_dir;
  const char *report;
  const char *secrets;
} ImzEraserPlaces;

/**
 * ImzErased:
 * @is_erased: %FALSE: it is still there, at least in part
 * @text: what, and why it is still there, in one line for a person
 */
typedef struct {
  gboolean is_erased;
  char *text;
} ImzErased;

void imz_erased_free (ImzErased *self);

/**
 * ImzEraserModel:
 *
 * Erases all that İmzam keeps of the people who share this account: database, backups and what was kept aside, what
 * is in the keyring, caches, report. Nothing that is not İmzam's own is touched, nor what a link leads to.
 */
#define IMZ_TYPE_ERASER_MODEL (imz_eraser_model_get_type ())
G_DECLARE_FINAL_TYPE (ImzEraserModel, imz_eraser_model, IMZ, ERASER_MODEL, GObject)

/* (transfer full) */
ImzEraserModel *imz_eraser_model_new (const ImzEraserPlaces *places, ImzFormDataModel *form_data);

/**
 * imz_eraser_model_new_default:
 * @cache_dir: (nullable): as in #ImzEraserPlaces
 *
 * Returns: (transfer full): for this person's own places
 */
ImzEraserModel *imz_eraser_model_new_default (const char *cache_dir, ImzFormDataModel *form_data);

/* Goes on after what cannot be erased. The keyring may ask to be unlocked. */
void imz_eraser_model_erase_async (ImzEraserModel *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* (transfer full) (element-type ImzErased): what there was, the parts in their order; empty if there was nothing */
GPtrArray *imz_eraser_model_erase_finish (ImzEraserModel *self, GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzErased, imz_erased_free)

G_END_DECLS
