/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The people who share an account: what they are called, and who uses it now. */

#include "imz-store-error.h"
#include "profile-fixture.h"

/* What Turkish takes for the same name is the same name, and the first writing stays. */
static void
test_names (ProfileFixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *name;
    int code; /* -1: it is taken in */
    const char *why;
  } vectors[] = {
    { "İnci Işık", -1, "a name" },
    { "inci ışık", IMZ_STORE_ERROR_NAME_TAKEN, "İ and i, I and ı are one letter" },
    { "INCI IŞIK", IMZ_STORE_ERROR_NAME_TAKEN, "also without their dots" },
    { "İnci Işıl", -1, "another one" },
    { "  Can  ", -1, "blanks around it are not part of it" },
    { "can", IMZ_STORE_ERROR_NAME_TAKEN, "the same without them" },
    { "", IMZ_STORE_ERROR_BAD_NAME, "no name" },
    { " \t ", IMZ_STORE_ERROR_BAD_NAME, "nothing to be seen" },
    { "two\nlines", IMZ_STORE_ERROR_BAD_NAME, "two lines" },
    { "İnci\xe2\x80\xae", IMZ_STORE_ERROR_BAD_NAME, "turns round what follows" },
    { "Ca\xe2\x80\x8bn", IMZ_STORE_ERROR_BAD_NAME, "Can with a blank of no width" },
    { "two\xe2\x80\xa8lines", IMZ_STORE_ERROR_BAD_NAME, "two lines, as Unicode parts them" },
    { "10000000146", IMZ_STORE_ERROR_BAD_NAME, "an identity number" },
    { "Can 100 000 001 46", IMZ_STORE_ERROR_BAD_NAME, "one in groups, beside a name" },
    { "Can 10000000147", -1, "eleven digits that are none" },
    { "\xff\xfe", IMZ_STORE_ERROR_BAD_NAME, "no text" },
    { "ğüşöçığüşöçığüşöçığüşöçığüşöçığüşöçığüşöçığüşöçığüşöçığüşöçı", -1, "60 letters" },
    { "xğüşöçığüşöçığüşöçığüşöçığüşöçığüşöçığüşöçığüşöçığüşöçığüşöçı", IMZ_STORE_ERROR_BAD_NAME,
      "61" },
    { "Robert'); DROP TABLE profile;--", -1, "a strange name" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GError) error = NULL;
    gboolean is_taken_in = imz_profile_model_add (fixture->model, vectors[i].name, &error);

    g_test_message ("%s", vectors[i].why);
    if (vectors[i].code == -1)
      g_assert_no_error (error);
    else
      g_assert_error (error, IMZ_STORE_ERROR, vectors[i].code);
    g_assert_true (error == NULL || strstr (error->message, "46") == NULL);
    g_assert_true (is_taken_in == (vectors[i].code == -1));
  }

  profile_fixture_assert_names (fixture,
                                "|İnci Işık|İnci Işıl|Can|Can 10000000147|"
                                "ğüşöçığüşöçığüşöçığüşöçığüşöçığüşöçığüşöçığüşöçığüşöçığüşöçı|"
                                "Robert'); DROP TABLE profile;--");
  /* Found as people type it. */
  profile_fixture_assert_done (
    fixture, imz_profile_model_set_current (fixture->model, "INCI IŞIL", &fixture->error));
  g_assert_cmpstr (imz_profile_model_get_current (fixture->model), ==, "İnci Işıl");
}

static void
test_rename (ProfileFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  profile_fixture_assert_done (
    fixture, imz_profile_model_rename (fixture->model, "", "Işıl", &fixture->error));
  profile_fixture_assert_done (fixture,
                               imz_profile_model_add (fixture->model, "Can", &fixture->error));
  profile_fixture_claim (fixture, "A:valid");

  /* The same in other letters is nobody else's. */
  profile_fixture_assert_done (
    fixture, imz_profile_model_rename (fixture->model, "Işıl", "IŞIL", &fixture->error));
  profile_fixture_assert_names (fixture, "IŞIL|Can");
  g_assert_cmpstr (imz_profile_model_get_current (fixture->model), ==, "IŞIL");
  g_assert_cmpstr (profile_fixture_owner_of (fixture, "A:valid"), ==, "IŞIL");

  g_assert_false (imz_profile_model_rename (fixture->model, "IŞIL", "can", &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NAME_TAKEN);
  g_clear_error (&error);
  g_assert_false (imz_profile_model_rename (fixture->model, "Deniz", "Ege", &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_PROFILE);
  profile_fixture_reopen (fixture);
  profile_fixture_assert_names (fixture, "IŞIL|Can");
}

/* A person's name, and what was theirs, is nowhere any more; not even in what SQLite left behind. */
static void
test_remove (ProfileFixture *fixture, gconstpointer unused)
{
  const char *const none[] = { NULL };
  g_autoptr (GError) error = NULL;

  profile_fixture_assert_done (
    fixture, imz_profile_model_rename (fixture->model, "", "Zerrin", &fixture->error));
  profile_fixture_assert_done (fixture,
                               imz_profile_model_add (fixture->model, "Can", &fixture->error));
  profile_fixture_claim (fixture, "A:valid");
  g_assert_true (store_fixture_holds (&fixture->store, "Zerrin"));

  profile_fixture_assert_done (
    fixture, imz_profile_model_remove (fixture->model, "Zerrin", &fixture->error));
  profile_fixture_assert_names (fixture, "Can");
  g_assert_cmpstr (imz_profile_model_get_current (fixture->model), ==, "Can");
  g_assert_null (profile_fixture_owner_of (fixture, "A:valid"));
  g_assert_false (store_fixture_holds (&fixture->store, "Zerrin"));
  g_assert_false (store_fixture_holds (&fixture->store, "zerrin"));

  profile_fixture_claim (fixture, "B:valid");
  profile_fixture_assert_done (
    fixture,
    imz_profile_model_set_e_onay (fixture->model, IMZ_E_ONAY_YES, fixture->now, &fixture->error));
  profile_fixture_assert_done (fixture,
                               imz_profile_model_remove (fixture->model, "Can", &fixture->error));
  profile_fixture_assert_names (fixture, "");
  profile_fixture_assert_remembered (fixture, none);
  g_assert_cmpint (imz_profile_model_get_e_onay (fixture->model), ==, IMZ_E_ONAY_UNKNOWN);
  g_assert_cmpint (imz_profile_model_get_e_onay_told_at (fixture->model), ==, 0);

  g_assert_false (imz_profile_model_remove (fixture->model, "Can", &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_PROFILE);
}

/* Whoever uses the account goes on using it when another one goes. */
static void
test_remove_another (ProfileFixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "Burak", "Can" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    profile_fixture_assert_done (fixture,
                                 imz_profile_model_add (fixture->model, names[i], &fixture->error));
  profile_fixture_assert_done (
    fixture, imz_profile_model_set_current (fixture->model, "Can", &fixture->error));
  profile_fixture_assert_done (fixture,
                               imz_profile_model_remove (fixture->model, "Burak", &fixture->error));

  profile_fixture_reopen (fixture);
  profile_fixture_assert_names (fixture, "|Can");
  g_assert_cmpstr (imz_profile_model_get_current (fixture->model), ==, "Can");
}

static void
add_test (const char *path, void (*test) (ProfileFixture *, gconstpointer))
{
  g_test_add (path, ProfileFixture, NULL, profile_fixture_set_up, test, profile_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/store/profile-people/names", test_names);
  add_test ("/store/profile-people/rename", test_rename);
  add_test ("/store/profile-people/remove", test_remove);
  add_test ("/store/profile-people/remove-another", test_remove_another);

  return g_test_run ();
}
