/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "imz-form-field.h"
#include "imz-profile-model.h"

G_BEGIN_DECLS

/**
 * ImzFormDataState:
 * @IMZ_FORM_DATA_LOADING: the keyring has not answered yet, or was not asked
 * @IMZ_FORM_DATA_READY: what is kept is here, if anything is
 * @IMZ_FORM_DATA_LOCKED: the keyring is locked; what it holds is not known
 * @IMZ_FORM_DATA_DISMISSED: the person did not unlock it; what it holds is not known
 * @IMZ_FORM_DATA_NO_SERVICE: there is no keyring in this session
 * @IMZ_FORM_DATA_FAILED: the keyring failed
 */
typedef enum {
  IMZ_FORM_DATA_LOADING,
  IMZ_FORM_DATA_READY,
  IMZ_FORM_DATA_LOCKED,
  IMZ_FORM_DATA_DISMISSED,
  IMZ_FORM_DATA_NO_SERVICE,
  IMZ_FORM_DATA_FAILED,
} ImzFormDataState;

/**
 * ImzFormDataModel:
 *
 * The current person's own data for forms and letters: what is kept in the session's keyring, if they want that,
 * and what was typed and is not kept. Never in a file, a log or a setting.
 *
 * Signal `changed`: a value, the state, or whether it is kept is another one.
 */
#define IMZ_TYPE_FORM_DATA_MODEL (imz_form_data_model_get_type ())
G_DECLARE_FINAL_TYPE (ImzFormDataModel, imz_form_data_model, IMZ, FORM_DATA_MODEL, GObject)

/**
 * imz_form_data_model_new:
 * @profiles: tells who the current person is; what the keyring holds of those who were removed is erased as soon as
 *   it is open
 *
 * Returns: (transfer full): the model, over the keyring of the session
 */
ImzFormDataModel *imz_form_data_model_new (ImzProfileModel *profiles);

/* Asks the keyring when it is first needed: by this, without a prompt. To no effect the second time. */
void imz_form_data_model_load (ImzFormDataModel *self);

ImzFormDataState imz_form_data_model_get_state (ImzFormDataModel *self);

/* (transfer none): what the state means and what to do, in a sentence or two for a person */
const char *imz_form_data_model_get_text (ImzFormDataModel *self);

/* (transfer none) (nullable): %NULL if there is none, or it is not known */
const char *imz_form_data_model_get (ImzFormDataModel *self, ImzFormField field);

/* As it was typed; "" or %NULL clears it. Only in memory, until it is kept. */
void imz_form_data_model_set (ImzFormDataModel *self, ImzFormField field, const char *value);

/* Whether memory holds something else than the keyring. */
gboolean imz_form_data_model_is_changed (ImzFormDataModel *self);

/* Whether the keyring is known to hold anything of them. */
gboolean imz_form_data_model_is_kept (ImzFormDataModel *self);

/* Asks the keyring once more, with its own prompt, which is never taken back. What was typed meanwhile stays. */
void imz_form_data_model_unlock_async (ImzFormDataModel *self,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
imz_form_data_model_unlock_finish (ImzFormDataModel *self, GAsyncResult *result, GError **error);

/* Puts all values into the keyring, with its own prompt if it is locked. What it holds of fields that were not
 * touched stays; what it holds that is not İmzam's is not overwritten. */
void imz_form_data_model_keep_async (ImzFormDataModel *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
imz_form_data_model_keep_finish (ImzFormDataModel *self, GAsyncResult *result, GError **error);

/* From the keyring, with its own prompt if it is locked, and from memory. */
void imz_form_data_model_erase_async (ImzFormDataModel *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
imz_form_data_model_erase_finish (ImzFormDataModel *self, GAsyncResult *result, GError **error);

G_END_DECLS
