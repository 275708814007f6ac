/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The holder's own data over a fake keyring, for a person who has a key. */

#pragma once

#include "fake-keyring.h"
#include "imz-form-data-model.h"
#include "imz-store-error.h"
#include "profile-fixture.h"

G_BEGIN_DECLS

typedef struct {
  ProfileFixture people;
  FakeKeyring *keyring;
  ImzFormDataModel *model;
  guint n_changed;
  gboolean is_done; /* the last call */
  gboolean is_well; /* what it returned */
  GError *error;    /* (nullable): and said */
} FormDataFixture;

void form_data_fixture_set_up (FormDataFixture *self, gconstpointer unused);
void form_data_fixture_tear_down (FormDataFixture *self, gconstpointer unused);

void form_data_fixture_open_model (FormDataFixture *self);
void form_data_fixture_close_model (FormDataFixture *self);

/* Of the present person (transfer none). */
const char *form_data_fixture_get_key (FormDataFixture *self);

/* Until the keyring has answered. */
void form_data_fixture_load (FormDataFixture *self);
void
form_data_fixture_assert_state (FormDataFixture *self, ImzFormDataState state, const char *text);
void form_data_fixture_assert_value (FormDataFixture *self, ImzFormField field, const char *value);

/* What can be asked of the model. */
typedef void (*FormDataCall) (ImzFormDataModel *, GAsyncReadyCallback, gpointer);

void form_data_fixture_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data);
void form_data_fixture_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data);
void form_data_fixture_erased_cb (GObject *source, GAsyncResult *result, gpointer user_data);

#define UNLOCK imz_form_data_model_unlock_async, form_data_fixture_unlocked_cb
#define KEEP imz_form_data_model_keep_async, form_data_fixture_kept_cb
#define ERASE imz_form_data_model_erase_async, form_data_fixture_erased_cb

void
form_data_fixture_begin (FormDataFixture *self, FormDataCall call, GAsyncReadyCallback callback);
void
form_data_fixture_do_well (FormDataFixture *self, FormDataCall call, GAsyncReadyCallback callback);
void form_data_fixture_do_in_vain (FormDataFixture *self,
                                   FormDataCall call,
                                   GAsyncReadyCallback callback,
                                   ImzStoreError code);

/* What fake_keyring_serve() can wait for; of a FormDataFixture. */
gboolean form_data_fixture_is_answered (gpointer user_data);
gboolean form_data_fixture_is_done (gpointer user_data);
gboolean form_data_fixture_is_asked (gpointer user_data);
gboolean form_data_fixture_is_prompting (gpointer user_data);
gboolean form_data_fixture_is_nothing_gone (gpointer user_data);

G_END_DECLS
