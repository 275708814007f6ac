/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The data of several people who share the account: nobody sees another one's, and who goes takes theirs along. */

#include "form-data-fixture.h"

#define NAME IMZ_FORM_FIELD_NAME
#define MOBILE IMZ_FORM_FIELD_MOBILE
#define AYLA "{\"name\":\"Ayla\"}"

/* Each person's are their own, whatever they are called. */
static void
test_people (FormDataFixture *self, gconstpointer unused)
{
  ImzProfileModel *people = self->people.model;
  g_autofree char *key_of_ayla = g_strdup (form_data_fixture_get_key (self));

  fake_keyring_start (self->keyring);
  g_assert_true (imz_profile_model_add (people, "Deniz", NULL));
  form_data_fixture_load (self);
  imz_form_data_model_set (self->model, NAME, "Ayla");
  form_data_fixture_do_well (self, KEEP);
  imz_form_data_model_set (self->model, MOBILE, "5321234567");

  g_assert_true (imz_profile_model_set_current (people, "Deniz", NULL));
  g_assert_cmpstr (form_data_fixture_get_key (self), !=, key_of_ayla);
  form_data_fixture_assert_value (self, NAME, NULL);
  form_data_fixture_assert_value (self, MOBILE, NULL);
  g_assert_false (imz_form_data_model_is_kept (self->model));
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_LOADING, "asked");
  fake_keyring_serve (self->keyring, form_data_fixture_is_answered, self);
  form_data_fixture_assert_value (self, NAME, NULL);
  imz_form_data_model_set (self->model, NAME, "Deniz");
  form_data_fixture_do_well (self, KEEP);
  g_assert_cmpuint (fake_keyring_get_n_items (self->keyring), ==, 2);

  g_assert_true (imz_profile_model_rename (people, "Ayla", "Ayla Yurt", NULL));
  form_data_fixture_assert_value (self, NAME, "Deniz");
  g_assert_true (imz_profile_model_set_current (people, "Ayla Yurt", NULL));
  fake_keyring_serve (self->keyring, form_data_fixture_is_answered, self);
  form_data_fixture_assert_value (self, NAME, "Ayla");
  form_data_fixture_assert_value (self, MOBILE, NULL); /* it was not kept */
}

/* What comes for a person who is not the current one any more is nobody's. */
static void
test_another_meanwhile (FormDataFixture *self, gconstpointer unused)
{
  ImzProfileModel *people = self->people.model;

  fake_keyring_start (self->keyring);
  g_assert_true (imz_profile_model_add (people, "Deniz", NULL));
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self), AYLA);
  fake_keyring_set_mute (self->keyring, TRUE);
  imz_form_data_model_load (self->model);
  form_data_fixture_begin (self, UNLOCK);
  fake_keyring_serve (self->keyring, form_data_fixture_is_asked, self);
  g_assert_true (imz_profile_model_set_current (people, "Deniz", NULL));

  fake_keyring_set_mute (self->keyring, FALSE);
  fake_keyring_serve (self->keyring, form_data_fixture_is_answered, self);
  g_assert_true (self->is_done);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_READY, "Nothing is kept");
  form_data_fixture_assert_value (self, NAME, NULL);
}

/* Whoever goes takes along what the keyring has. */
static void
test_removed (FormDataFixture *self, gconstpointer unused)
{
  ImzProfileModel *people = self->people.model;
  g_autofree char *key_of_deniz = NULL;

  fake_keyring_start (self->keyring);
  g_assert_true (imz_profile_model_add (people, "Deniz", NULL));
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self), AYLA);
  form_data_fixture_load (self);
  form_data_fixture_assert_value (self, NAME, "Ayla");

  g_assert_true (imz_profile_model_remove (people, "Ayla", NULL));
  g_assert_false (form_data_fixture_is_nothing_gone (self));
  form_data_fixture_assert_value (self, NAME, NULL);
  fake_keyring_serve (self->keyring, form_data_fixture_is_nothing_gone, self);
  g_assert_cmpuint (fake_keyring_get_n_items (self->keyring), ==, 0);
  fake_keyring_serve (self->keyring, form_data_fixture_is_answered, self);

  /* Also of the last one, of whom the place stays. */
  imz_form_data_model_set (self->model, NAME, "Deniz");
  form_data_fixture_do_well (self, KEEP);
  key_of_deniz = g_strdup (form_data_fixture_get_key (self));
  g_assert_true (imz_profile_model_remove (people, "Deniz", NULL));
  g_assert_cmpstr (form_data_fixture_get_key (self), !=, key_of_deniz);
  fake_keyring_serve (self->keyring, form_data_fixture_is_nothing_gone, self);
  g_assert_cmpuint (fake_keyring_get_n_items (self->keyring), ==, 0);
  fake_keyring_serve (self->keyring, form_data_fixture_is_answered, self);
}

/* The second one goes while the first one's is being erased. */
static void
test_removed_in_a_row (FormDataFixture *self, gconstpointer unused)
{
  ImzProfileModel *people = self->people.model;

  fake_keyring_start (self->keyring);
  g_assert_true (imz_profile_model_add (people, "Deniz", NULL));
  g_assert_true (imz_profile_model_add (people, "Umut", NULL));
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self), AYLA);
  g_assert_true (imz_profile_model_set_current (people, "Deniz", NULL));
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self), AYLA);

  g_assert_true (imz_profile_model_remove (people, "Ayla", NULL));
  g_assert_true (imz_profile_model_remove (people, "Deniz", NULL));
  fake_keyring_serve (self->keyring, form_data_fixture_is_nothing_gone, self);
  g_assert_cmpuint (fake_keyring_get_n_items (self->keyring), ==, 0);
}

/* Nobody is asked for it, and it is not forgotten. */
static void
test_removed_while_locked (FormDataFixture *self, gconstpointer unused)
{
  ImzProfileModel *people = self->people.model;

  fake_keyring_start (self->keyring);
  g_assert_true (imz_profile_model_add (people, "Deniz", NULL));
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self), AYLA);
  fake_keyring_lock (self->keyring);
  g_assert_true (imz_profile_model_remove (people, "Ayla", NULL));
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self), AYLA);
  form_data_fixture_load (self);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_LOCKED, "locked");
  g_assert_cmpuint (fake_keyring_get_n_prompts (self->keyring), ==, 0);
  g_assert_cmpuint (fake_keyring_get_n_items (self->keyring), ==, 2);

  /* Another time. */
  form_data_fixture_close_model (self);
  form_data_fixture_open_model (self);
  form_data_fixture_load (self);
  form_data_fixture_do_well (self, UNLOCK);
  fake_keyring_serve (self->keyring, form_data_fixture_is_nothing_gone, self);
  g_assert_cmpuint (fake_keyring_get_n_items (self->keyring), ==, 1);
  g_assert_cmpstr (fake_keyring_get (self->keyring, form_data_fixture_get_key (self)), ==, AYLA);
}

/* Who types before anything was ever kept of them stays who they are. */
static void
test_first (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  form_data_fixture_close_model (self);
  profile_fixture_tear_down (&self->people, NULL);
  profile_fixture_set_up (&self->people, NULL);
  form_data_fixture_open_model (self);
  form_data_fixture_load (self);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_READY, "Nothing is kept");
  g_assert_cmpstr (form_data_fixture_get_key (self), ==, "");

  imz_form_data_model_set (self->model, NAME, "Ayla");
  g_assert_true (imz_profile_model_rename (self->people.model, "", "Ayla", NULL));
  form_data_fixture_assert_value (self, NAME, "Ayla");
  fake_keyring_serve (self->keyring, form_data_fixture_is_answered, self);
  form_data_fixture_assert_value (self, NAME, "Ayla");
  form_data_fixture_do_well (self, KEEP);
  g_assert_cmpstr (fake_keyring_get (self->keyring, form_data_fixture_get_key (self)), ==, AYLA);
}

/* Keeping makes the file, which says who the data are of. */
static void
test_first_kept (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  form_data_fixture_close_model (self);
  profile_fixture_tear_down (&self->people, NULL);
  profile_fixture_set_up (&self->people, NULL);
  form_data_fixture_open_model (self);
  imz_form_data_model_set (self->model, NAME, "Ayla");
  form_data_fixture_do_well (self, KEEP);
  g_assert_cmpuint (strlen (form_data_fixture_get_key (self)), ==, 32);
  g_assert_cmpstr (fake_keyring_get (self->keyring, form_data_fixture_get_key (self)), ==, AYLA);
  form_data_fixture_assert_value (self, NAME, "Ayla");
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_READY, "in the keyring");
}

/* Nothing is kept that would be nobody's. */
static void
test_nobody (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  store_fixture_make (&self->people.store,
                      "PRAGMA ignore_check_constraints = ON; UPDATE profile SET key = char (0)");
  form_data_fixture_close_model (self);
  profile_fixture_reopen (&self->people);
  form_data_fixture_open_model (self);
  g_assert_cmpstr (form_data_fixture_get_key (self), ==, "");

  imz_form_data_model_set (self->model, NAME, "Ayla");
  form_data_fixture_do_in_vain (self, KEEP, IMZ_STORE_ERROR_NO_PROFILE);
  g_assert_cmpuint (fake_keyring_get_n_items (self->keyring), ==, 0);
  form_data_fixture_assert_value (self, NAME, "Ayla");
}

static void
add_test (const char *path, void (*test) (FormDataFixture *, gconstpointer))
{
  g_test_add (path, FormDataFixture, NULL, form_data_fixture_set_up, test,
              form_data_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  add_test ("/store/form-data-people/people", test_people);
  add_test ("/store/form-data-people/another-meanwhile", test_another_meanwhile);
  add_test ("/store/form-data-people/removed", test_removed);
  add_test ("/store/form-data-people/removed-in-a-row", test_removed_in_a_row);
  add_test ("/store/form-data-people/removed-while-locked", test_removed_while_locked);
  add_test ("/store/form-data-people/first", test_first);
  add_test ("/store/form-data-people/first-kept", test_first_kept);
  add_test ("/store/form-data-people/nobody", test_nobody);

  status = g_test_run ();
  fake_keyring_end_bus ();

  return status;
}
