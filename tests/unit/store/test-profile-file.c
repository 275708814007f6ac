/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What of all that is in the file, who else writes to it, and what is said when it cannot be. */

#include <string.h>

#include "core-fixture.h"
#include "imz-database-access.h"
#include "imz-store-error.h"
#include "profile-fixture.h"

#define N_REVOKED "SELECT count (*) FROM claim WHERE revocation = 'revoked'"
#define FOR_EVER_MS (60 * 60 * 1000) /* who waits so long has not waited for nothing */

/* Neither who the holder is, nor what the card says beside its dates. */
static void
test_nothing_personal (ProfileFixture *fixture, gconstpointer unused)
{
  static const char *const secrets[] = { "AYLA",  "YURT",        "10000000146",
                                         "BURAK", "10000000214", "Kamu" };
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot ("A:window+revoked B:valid C:valid");

  profile_fixture_claim (fixture, "A:window");
  profile_fixture_claim (fixture, "A:after-window+good");
  imz_profile_model_see (fixture->model, snapshot, fixture->now + 3600);

  g_assert_cmpint (store_fixture_ask (&fixture->store, N_REVOKED), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_false (store_fixture_holds (&fixture->store, secrets[i]));
}

static void
test_other_program (ProfileFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&fixture->store);
  g_autoptr (ImzProfileModel) other = imz_profile_model_new (database);
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate ("A:valid");

  profile_fixture_assert_names (fixture, "");

  profile_fixture_assert_done (
    fixture, imz_profile_model_claim (other, certificate, fixture->now, &fixture->error));
  while (profile_fixture_owner_of (fixture, "A:valid") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, 1);

  profile_fixture_assert_done (fixture,
                               imz_profile_model_rename (other, "", "Ayla", &fixture->error));
  while (strcmp (imz_profile_model_get_current (fixture->model), "Ayla") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, 2);

  /* Both ways, and what the one says is right for the other. */
  profile_fixture_assert_done (fixture,
                               imz_profile_model_add (fixture->model, "Can", &fixture->error));
  g_assert_false (imz_profile_model_add (other, "CAN", NULL));
}

/* Why nothing can be kept is said before anybody tries. */
static void
test_problem (ProfileFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate ("A:valid");
  g_autoptr (GError) error = NULL;

  store_fixture_make (&fixture->store, "CREATE TABLE songs (title TEXT)");
  profile_fixture_assert_names (fixture, "");
  g_assert_nonnull (strstr (imz_profile_model_get_problem (fixture->model), "damaged"));
  g_assert_false (imz_profile_model_claim (fixture->model, certificate, fixture->now, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);
  g_assert_cmpstr (imz_profile_model_get_problem (fixture->model), ==, error->message);
  g_assert_cmpuint (fixture->n_changed, ==, 0);

  /* What is wrong with a name is not wrong with the file. */
  g_assert_false (imz_profile_model_add (fixture->model, "", NULL));
  g_assert_cmpstr (imz_profile_model_get_problem (fixture->model), ==, error->message);
}

/* A newer version knows more words, and still can be read. */
static void
test_newer (ProfileFixture *fixture, gconstpointer unused)
{
  const char *const it[] = { "A:valid", NULL };

  profile_fixture_claim (fixture, "A:valid");
  profile_fixture_close (fixture);
  store_fixture_make (&fixture->store, "UPDATE profile SET e_onay = 'on-paper';"
                                       "UPDATE claim SET revocation = 'lost';"
                                       "PRAGMA user_version = 99");
  profile_fixture_open (fixture);

  profile_fixture_assert_remembered (fixture, it);
  g_assert_cmpint (imz_profile_model_get_e_onay (fixture->model), ==, IMZ_E_ONAY_UNKNOWN);
  g_assert_nonnull (strstr (imz_profile_model_get_problem (fixture->model), "newer"));
}

static void
test_busy (ProfileFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&fixture->store);
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate ("B:valid");
  const char *const it[] = { "A:valid", NULL };
  g_autoptr (GError) error = NULL;

  profile_fixture_claim (fixture, "A:valid");
  g_assert_true (imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, NULL));
  g_assert_false (imz_profile_model_claim (fixture->model, certificate, fixture->now, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BUSY);
  g_assert_null (imz_profile_model_get_problem (fixture->model)); /* it will be over soon */
  profile_fixture_assert_remembered (fixture, it);
  imz_database_end_writing (database, FALSE, NULL);

  profile_fixture_claim (fixture, "B:valid");
  g_assert_cmpstr (profile_fixture_owner_of (fixture, "B:valid"), ==, "");
}

/* A card passes by while another program is writing: nobody waits, and it is noted the next time. */
static void
test_busy_sight (ProfileFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) writing = store_fixture_open (&fixture->store);
  g_autoptr (ImzDatabase) patient = imz_database_new (fixture->store.dir, FOR_EVER_MS);
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (patient);
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot ("A:window+revoked");

  profile_fixture_claim (fixture, "A:window");
  g_assert_true (imz_database_begin_writing (writing, IMZ_DATABASE_PATIENCE_FULL, NULL));
  imz_profile_model_see (model, snapshot, fixture->now);
  g_assert_null (imz_profile_model_get_problem (model));
  g_assert_cmpint (store_fixture_ask (&fixture->store, N_REVOKED), ==, 0);
  imz_database_end_writing (writing, FALSE, NULL);

  imz_profile_model_see (model, snapshot, fixture->now);
  g_assert_cmpint (store_fixture_ask (&fixture->store, N_REVOKED), ==, 1);
}

/* Two add the same person; the second one is refused, and shown whom the first one added. */
static void
test_refused_by_another (ProfileFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&fixture->store);
  g_autoptr (ImzProfileModel) other = imz_profile_model_new (database);
  g_autoptr (GError) error = NULL;

  profile_fixture_claim (fixture, "A:valid");
  profile_fixture_reopen (fixture);
  profile_fixture_assert_names (fixture, "");
  fixture->n_changed = 0;

  profile_fixture_assert_done (fixture, imz_profile_model_add (other, "Can", &fixture->error));
  g_assert_false (imz_profile_model_add (fixture->model, "can", &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NAME_TAKEN);
  while (fixture->n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  profile_fixture_assert_names (fixture, "|Can");
}

/* What is shown stays when the file cannot be read any more, with why nothing can be kept. */
static void
test_spoilt_meanwhile (ProfileFixture *fixture, gconstpointer unused)
{
  const char *const it[] = { "A:valid", NULL };
  g_autoptr (GError) error = NULL;

  profile_fixture_claim (fixture, "A:valid");
  profile_fixture_assert_done (
    fixture, imz_profile_model_rename (fixture->model, "", "Ayla", &fixture->error));
  profile_fixture_assert_remembered (fixture, it);
  fixture->n_changed = 0;

  g_assert_true (g_file_set_contents (fixture->store.path, "not a database at all", -1, &error));
  while (fixture->n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (imz_profile_model_get_problem (fixture->model), "damaged"));
  profile_fixture_assert_names (fixture, "Ayla");
  profile_fixture_assert_remembered (fixture, it);
}

/* Others keep other things in the same file. */
static void
test_other_things (ProfileFixture *fixture, gconstpointer unused)
{
  profile_fixture_claim (fixture, "A:valid");
  imz_profile_model_get_current (fixture->model);
  fixture->n_changed = 0;

  g_assert_true (imz_database_begin_writing (fixture->database, IMZ_DATABASE_PATIENCE_FULL, NULL));
  g_assert_true (imz_database_run (fixture->database, NULL, "CREATE TABLE songs (title TEXT)", ""));
  g_assert_true (imz_database_end_writing (fixture->database, TRUE, NULL));
  g_assert_cmpuint (fixture->n_changed, ==, 0);
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

  add_test ("/store/profile-file/nothing-personal", test_nothing_personal);
  add_test ("/store/profile-file/other-program", test_other_program);
  add_test ("/store/profile-file/problem", test_problem);
  add_test ("/store/profile-file/newer", test_newer);
  add_test ("/store/profile-file/busy", test_busy);
  add_test ("/store/profile-file/busy-sight", test_busy_sight);
  add_test ("/store/profile-file/refused-by-another", test_refused_by_another);
  add_test ("/store/profile-file/spoilt-meanwhile", test_spoilt_meanwhile);
  add_test ("/store/profile-file/other-things", test_other_things);

  return g_test_run ();
}
