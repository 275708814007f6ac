/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-data-fixture.h"

#include "imz-store-error.h"

static void
changed_cb (ImzFormDataModel *model, gpointer user_data)
{
  FormDataFixture *self = user_data;

  self->n_changed++;
}

void
form_data_fixture_open_model (FormDataFixture *self)
{
  self->model = imz_form_data_model_new (self->people.model);
  g_signal_connect (self->model, "changed", G_CALLBACK (changed_cb), self);
}

/* With one person, who has a key. */
void
form_data_fixture_set_up (FormDataFixture *self, gconstpointer unused)
{
  profile_fixture_set_up (&self->people, NULL);
  g_assert_true (imz_profile_model_rename (self->people.model, "", "Ayla", NULL));
  self->keyring = fake_keyring_new ();
  form_data_fixture_open_model (self);
}

void
form_data_fixture_close_model (FormDataFixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->model));
}

void
form_data_fixture_tear_down (FormDataFixture *self, gconstpointer unused)
{
  form_data_fixture_close_model (self);
  g_assert_false (fake_keyring_was_cancelled (self->keyring));
  fake_keyring_free (self->keyring);
  g_clear_error (&self->error);
  profile_fixture_tear_down (&self->people, NULL);
}

/* Of the present person (transfer none). */
const char *
form_data_fixture_get_key (FormDataFixture *self)
{
  return imz_profile_model_get_key (self->people.model);
}

gboolean
form_data_fixture_is_answered (gpointer user_data)
{
  FormDataFixture *self = user_data;

  return imz_form_data_model_get_state (self->model) != IMZ_FORM_DATA_LOADING;
}

gboolean
form_data_fixture_is_done (gpointer user_data)
{
  FormDataFixture *self = user_data;

  return self->is_done;
}

gboolean
form_data_fixture_is_asked (gpointer user_data)
{
  FormDataFixture *self = user_data;

  return fake_keyring_get_n_unanswered (self->keyring) > 0;
}

gboolean
form_data_fixture_is_prompting (gpointer user_data)
{
  FormDataFixture *self = user_data;

  return fake_keyring_get_n_prompts (self->keyring) > 0;
}

gboolean
form_data_fixture_is_nothing_gone (gpointer user_data)
{
  FormDataFixture *self = user_data;

  return imz_profile_model_get_gone_keys (self->people.model)[0] == NULL;
}

void
form_data_fixture_assert_state (FormDataFixture *self, ImzFormDataState state, const char *text)
{
  g_test_message ("%s", imz_form_data_model_get_text (self->model));
  g_assert_cmpint (imz_form_data_model_get_state (self->model), ==, state);
  g_assert_nonnull (strstr (imz_form_data_model_get_text (self->model), text));
}

void
form_data_fixture_load (FormDataFixture *self)
{
  imz_form_data_model_load (self->model);
  imz_form_data_model_load (self->model);
  fake_keyring_serve (self->keyring, form_data_fixture_is_answered, self);
}

void
form_data_fixture_assert_value (FormDataFixture *self, ImzFormField field, const char *value)
{
  g_assert_cmpstr (imz_form_data_model_get (self->model, field), ==, value);
}

void
form_data_fixture_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FormDataFixture *self = user_data;

  self->is_well =
    imz_form_data_model_unlock_finish (IMZ_FORM_DATA_MODEL (source), result, &self->error);
  self->is_done = TRUE;
}

void
form_data_fixture_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FormDataFixture *self = user_data;

  self->is_well =
    imz_form_data_model_keep_finish (IMZ_FORM_DATA_MODEL (source), result, &self->error);
  self->is_done = TRUE;
}

void
form_data_fixture_erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FormDataFixture *self = user_data;

  self->is_well =
    imz_form_data_model_erase_finish (IMZ_FORM_DATA_MODEL (source), result, &self->error);
  self->is_done = TRUE;
}

void
form_data_fixture_begin (FormDataFixture *self, FormDataCall call, GAsyncReadyCallback callback)
{
  g_clear_error (&self->error);
  self->is_done = FALSE;
  call (self->model, callback, self);
}

void
form_data_fixture_do_well (FormDataFixture *self, FormDataCall call, GAsyncReadyCallback callback)
{
  form_data_fixture_begin (self, call, callback);
  fake_keyring_serve (self->keyring, form_data_fixture_is_done, self);
  g_assert_no_error (self->error);
  g_assert_true (self->is_well);
}

/* Says what to do. */
void
form_data_fixture_do_in_vain (FormDataFixture *self,
                              FormDataCall call,
                              GAsyncReadyCallback callback,
                              ImzStoreError code)
{
  form_data_fixture_begin (self, call, callback);
  fake_keyring_serve (self->keyring, form_data_fixture_is_done, self);
  g_assert_false (self->is_well);
  g_assert_error (self->error, IMZ_STORE_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (self->error->message, "."));
}
