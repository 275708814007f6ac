/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The same with the keyring that most have: it runs beside this program (with-keyring.sh), with an empty password. */

#include <libsecret/secret.h>

#include "imz-form-data-model.h"
#include "imz-store-error.h"
#include "profile-fixture.h"

typedef struct {
  ProfileFixture people;
  ImzFormDataModel *model;
  gboolean is_done;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  profile_fixture_set_up (&self->people, NULL);
  self->model = imz_form_data_model_new (self->people.model);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (g_steal_pointer (&self->model));
  profile_fixture_tear_down (&self->people, NULL);
}

static void
load_anew (Fixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->model));
  self->model = imz_form_data_model_new (self->people.model);
  imz_form_data_model_load (self->model);
  while (imz_form_data_model_get_state (self->model) == IMZ_FORM_DATA_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_state (Fixture *self, ImzFormDataState state)
{
  g_test_message ("%s", imz_form_data_model_get_text (self->model));
  g_assert_cmpint (imz_form_data_model_get_state (self->model), ==, state);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;
  g_autoptr (GError) error = NULL;

  imz_form_data_model_keep_finish (IMZ_FORM_DATA_MODEL (source), result, &error);
  g_assert_no_error (error);
  self->is_done = TRUE;
}

static void
keep (Fixture *self)
{
  self->is_done = FALSE;
  imz_form_data_model_keep_async (self->model, kept_cb, self);
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;
  g_autoptr (GError) error = NULL;

  imz_form_data_model_erase_finish (IMZ_FORM_DATA_MODEL (source), result, &error);
  g_assert_no_error (error);
  self->is_done = TRUE;
}

static void
erase (Fixture *self)
{
  self->is_done = FALSE;
  imz_form_data_model_erase_async (self->model, erased_cb, self);
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
}

/* As any other program of the session sees it (transfer full) (nullable). */
static char *
look_up (const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  char *secret;

  g_hash_table_insert (attributes, (char *) "profile", (char *) key);
  g_hash_table_insert (attributes, (char *) "xdg:schema", (char *) "tr.imzam.Imzam.FormData");
  secret = secret_password_lookupv_sync (NULL, attributes, NULL, &error);
  g_assert_no_error (error);

  return secret;
}

static void
assert_kept (Fixture *self, const char *wanted)
{
  char *secret = look_up (imz_profile_model_get_key (self->people.model));

  g_assert_cmpstr (secret, ==, wanted);
  secret_password_free (secret);
}

static void
test_keep (Fixture *self, gconstpointer unused)
{
  load_anew (self);
  assert_state (self, IMZ_FORM_DATA_READY);
  imz_form_data_model_set (self->model, IMZ_FORM_FIELD_NAME, "Ayla Işık");
  keep (self);
  assert_kept (self, "{\"name\":\"Ayla Işık\"}");
  imz_form_data_model_set (self->model, IMZ_FORM_FIELD_MOBILE, "0532 123 45 67");
  keep (self);
  assert_kept (self, "{\"name\":\"Ayla Işık\",\"mobile\":\"5321234567\"}");

  load_anew (self);
  g_assert_cmpstr (imz_form_data_model_get (self->model, IMZ_FORM_FIELD_NAME), ==, "Ayla Işık");
  g_assert_cmpstr (imz_form_data_model_get (self->model, IMZ_FORM_FIELD_MOBILE), ==, "5321234567");
  g_assert_true (imz_form_data_model_is_kept (self->model));

  erase (self);
  assert_kept (self, NULL);
  load_anew (self);
  assert_state (self, IMZ_FORM_DATA_READY);
  g_assert_false (imz_form_data_model_is_kept (self->model));
}

static void
test_removed (Fixture *self, gconstpointer unused)
{
  g_autofree char *key = NULL;
  char *secret;

  load_anew (self);
  imz_form_data_model_set (self->model, IMZ_FORM_FIELD_NAME, "Ayla");
  keep (self);
  key = g_strdup (imz_profile_model_get_key (self->people.model));
  g_assert_true (imz_profile_model_remove (self->people.model, "", NULL));
  while (imz_profile_model_get_gone_keys (self->people.model)[0] != NULL)
    g_main_context_iteration (NULL, TRUE);
  secret = look_up (key);
  g_assert_null (secret);
}

static void
lock_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, &error);
  g_autoptr (SecretCollection) collection = NULL;
  g_autoptr (GList) list = NULL;

  g_assert_no_error (error);
  collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT,
                                                 SECRET_COLLECTION_NONE, NULL, &error);
  g_assert_no_error (error);
  list = g_list_prepend (NULL, collection);
  g_assert_cmpint (secret_service_lock_sync (service, list, NULL, NULL, &error), ==, 1);
  g_assert_no_error (error);
}

/* It stays so for all tests that follow. */
static void
test_locked (Fixture *self, gconstpointer unused)
{
  load_anew (self);
  imz_form_data_model_set (self->model, IMZ_FORM_FIELD_NAME, "Ayla");
  keep (self);

  lock_keyring ();
  load_anew (self);
  assert_state (self, IMZ_FORM_DATA_LOCKED);
  g_assert_null (imz_form_data_model_get (self->model, IMZ_FORM_FIELD_NAME));
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/store/gnome-keyring/keep", test_keep);
  add_test ("/store/gnome-keyring/removed", test_removed);
  add_test ("/store/gnome-keyring/locked", test_locked);

  return g_test_run ();
}
