/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What each of the people who share an account said and claimed, and what is made of it. */

#include "core-fixture.h"
#include "imz-provinces.h"
#include "imz-store-error.h"
#include "profile-fixture.h"

#define HOUR ((gint64) 3600)

static void
test_nothing (ProfileFixture *fixture, gconstpointer unused)
{
  const char *const none[] = { NULL };

  profile_fixture_assert_names (fixture, "");
  g_assert_cmpstr (imz_profile_model_get_current (fixture->model), ==, "");
  g_assert_cmpint (imz_profile_model_get_e_onay (fixture->model), ==, IMZ_E_ONAY_UNKNOWN);
  g_assert_cmpint (imz_profile_model_get_e_onay_told_at (fixture->model), ==, 0);
  g_assert_null (profile_fixture_owner_of (fixture, "A:valid"));
  g_assert_null (imz_profile_model_get_problem (fixture->model));
  profile_fixture_assert_remembered (fixture, none);
  profile_fixture_assert_done (fixture,
                               imz_profile_model_set_current (fixture->model, "", &fixture->error));

  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_false (g_file_test (fixture->store.dir, G_FILE_TEST_EXISTS));
}

static void
test_e_onay (ProfileFixture *fixture, gconstpointer unused)
{
  profile_fixture_assert_done (
    fixture,
    imz_profile_model_set_e_onay (fixture->model, IMZ_E_ONAY_YES, fixture->now, &fixture->error));
  profile_fixture_reopen (fixture);
  g_assert_cmpint (imz_profile_model_get_e_onay (fixture->model), ==, IMZ_E_ONAY_YES);
  g_assert_cmpint (imz_profile_model_get_e_onay_told_at (fixture->model), ==, fixture->now);

  /* Said once more: it is known again, and since now. */
  fixture->n_changed = 0;
  profile_fixture_assert_done (fixture,
                               imz_profile_model_set_e_onay (fixture->model, IMZ_E_ONAY_YES,
                                                             fixture->now + 5, &fixture->error));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpint (imz_profile_model_get_e_onay_told_at (fixture->model), ==, fixture->now + 5);

  /* To each their own. */
  profile_fixture_assert_done (fixture,
                               imz_profile_model_add (fixture->model, "Burak", &fixture->error));
  profile_fixture_assert_done (
    fixture, imz_profile_model_set_current (fixture->model, "Burak", &fixture->error));
  g_assert_cmpint (imz_profile_model_get_e_onay (fixture->model), ==, IMZ_E_ONAY_UNKNOWN);
  profile_fixture_assert_done (
    fixture,
    imz_profile_model_set_e_onay (fixture->model, IMZ_E_ONAY_NO, fixture->now, &fixture->error));
  profile_fixture_assert_done (fixture,
                               imz_profile_model_set_current (fixture->model, "", &fixture->error));
  g_assert_cmpint (imz_profile_model_get_e_onay (fixture->model), ==, IMZ_E_ONAY_YES);
}

static void
test_claims (ProfileFixture *fixture, gconstpointer unused)
{
  const char *const both[] = { "A:window", "A:after-window", NULL };
  const char *const second[] = { "A:after-window", NULL };
  g_autoptr (ImzCertificate) first = core_fixture_certificate ("A:window");

  imz_profile_model_get_current (fixture->model);
  profile_fixture_claim (fixture, "A:after-window");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  profile_fixture_claim (fixture, "A:window");
  profile_fixture_assert_remembered (fixture, both);
  profile_fixture_reopen (fixture);
  profile_fixture_assert_remembered (fixture, both);
  g_assert_cmpstr (profile_fixture_owner_of (fixture, "A:window"), ==, "");

  profile_fixture_assert_done (
    fixture,
    imz_profile_model_forget (fixture->model, imz_certificate_get_sha256 (first), &fixture->error));
  profile_fixture_assert_remembered (fixture, second);
  g_assert_null (profile_fixture_owner_of (fixture, "A:window"));
  profile_fixture_reopen (fixture);
  profile_fixture_assert_remembered (fixture, second);
}

static void
test_only_e_imzas (ProfileFixture *fixture, gconstpointer unused)
{
  static const char *const others[] = { "test", "ca", "other", "malformed" };
  const char *const none[] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (ImzCertificate) certificate = core_fixture_certificate (others[i]);
    g_autoptr (GError) error = NULL;

    g_assert_false (imz_profile_model_claim (fixture->model, certificate, fixture->now, &error));
    g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NOT_AN_E_IMZA);
  }

  profile_fixture_assert_remembered (fixture, none);
  g_assert_false (g_file_test (fixture->store.dir, G_FILE_TEST_EXISTS));
}

static void
test_changing_hands (ProfileFixture *fixture, gconstpointer unused)
{
  const char *const none[] = { NULL };
  const char *const it[] = { "A:valid", NULL };

  profile_fixture_claim (fixture, "A:valid");
  profile_fixture_assert_done (
    fixture, imz_profile_model_rename (fixture->model, "", "Ayla", &fixture->error));
  profile_fixture_assert_done (fixture,
                               imz_profile_model_add (fixture->model, "Burak", &fixture->error));
  profile_fixture_assert_done (
    fixture, imz_profile_model_set_current (fixture->model, "Burak", &fixture->error));
  profile_fixture_assert_remembered (fixture, none);
  g_assert_cmpstr (profile_fixture_owner_of (fixture, "A:valid"), ==, "Ayla");

  profile_fixture_claim (fixture, "A:valid");
  profile_fixture_assert_remembered (fixture, it);
  g_assert_cmpstr (profile_fixture_owner_of (fixture, "A:valid"), ==, "Burak");
  profile_fixture_assert_done (
    fixture, imz_profile_model_set_current (fixture->model, "Ayla", &fixture->error));
  profile_fixture_assert_remembered (fixture, none);
}

/* A card passes by: what is on disk afterwards. */
static void
test_see (ProfileFixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *snapshot;
    gint64 after; /* seconds since the start */
    gboolean is_written;
    ImzRevocationState revocation;
    const char *why;
  } vectors[] = {
    { "A:window", 59 * 60, FALSE, IMZ_REVOCATION_STATE_UNCHECKED, "within the hour" },
    { "A:window", HOUR, TRUE, IMZ_REVOCATION_STATE_UNCHECKED, "an hour later" },
    { "A:window", 2 * HOUR - 1, FALSE, IMZ_REVOCATION_STATE_UNCHECKED, "within the next hour" },
    { "A:window+good", 2 * HOUR - 1, FALSE, IMZ_REVOCATION_STATE_UNCHECKED, "all is well" },
    { "A:window+hold", 2 * HOUR - 1, TRUE, IMZ_REVOCATION_STATE_SUSPENDED, "on hold: at once" },
    { "A:window+hold", 2 * HOUR, FALSE, IMZ_REVOCATION_STATE_SUSPENDED, "still" },
    { "A:window", 2 * HOUR, FALSE, IMZ_REVOCATION_STATE_SUSPENDED, "off line: nothing new" },
    { "A:window+stale", 2 * HOUR, FALSE, IMZ_REVOCATION_STATE_SUSPENDED, "an answer of before" },
    { "A:window+not-known-to-them", 2 * HOUR, FALSE, IMZ_REVOCATION_STATE_SUSPENDED, "no answer" },
    { "A:window+good", 2 * HOUR, TRUE, IMZ_REVOCATION_STATE_UNCHECKED, "good again" },
    { "empty|A:window+revoked", 2 * HOUR, TRUE, IMZ_REVOCATION_STATE_REVOKED, "revoked" },
    { "A:window", 4 * HOUR, TRUE, IMZ_REVOCATION_STATE_REVOKED, "seen, and nothing forgotten" },
    { "A:window", 0, TRUE, IMZ_REVOCATION_STATE_REVOKED, "the clock was set back" },
    { "A:valid B:window", 9 * HOUR, FALSE, IMZ_REVOCATION_STATE_REVOKED, "others' cards" },
    { "empty", 9 * HOUR, FALSE, IMZ_REVOCATION_STATE_REVOKED, "no card" },
    { "stopped", 9 * HOUR, FALSE, IMZ_REVOCATION_STATE_REVOKED, "no service" },
  };

  profile_fixture_claim (fixture, "A:window");
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot (vectors[i].snapshot);
    gint64 at = fixture->now + vectors[i].after;
    g_autoptr (GPtrArray) remembered = NULL;
    const ImzRemembered *entry;

    g_test_message ("%s", vectors[i].why);
    imz_profile_model_get_current (fixture->model);
    fixture->n_changed = 0;
    imz_profile_model_see (fixture->model, snapshot, at);
    g_assert_cmpuint (fixture->n_changed, ==, vectors[i].is_written ? 1 : 0);

    profile_fixture_reopen (fixture);
    remembered = imz_profile_model_get_remembered (fixture->model);
    g_assert_cmpuint (remembered->len, ==, 1);
    entry = g_ptr_array_index (remembered, 0);
    g_assert_cmpint (imz_certificate_get_trust (entry->certificate)->revocation.state, ==,
                     vectors[i].revocation);
    if (vectors[i].is_written)
      g_assert_cmpint (entry->seen_at, ==, at);
    else
      g_assert_cmpint (entry->seen_at, !=, at);
  }
}

/* As far away as can be kept. */
static void
test_absurd_sight (ProfileFixture *fixture, gconstpointer unused)
{
  const gint64 vectors[] = { -G_GINT64_CONSTANT (2208988800), -1, 1,
                             G_GINT64_CONSTANT (253370753999) };
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot ("A:window");

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *sql =
      g_strdup_printf ("UPDATE claim SET seen_at = %" G_GINT64_FORMAT, vectors[i]);
    g_autoptr (GPtrArray) remembered = NULL;
    const ImzRemembered *entry;

    profile_fixture_claim (fixture, "A:window");
    store_fixture_make (&fixture->store, sql);
    profile_fixture_reopen (fixture);
    imz_profile_model_see (fixture->model, snapshot, fixture->now);

    remembered = imz_profile_model_get_remembered (fixture->model);
    entry = g_ptr_array_index (remembered, 0);
    g_assert_cmpint (entry->seen_at, ==, fixture->now);
  }
}

/* When it was revoked is kept, too. */
static void
test_revoked_at (ProfileFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate ("A:window+revoked");
  g_autoptr (GPtrArray) remembered = NULL;
  const ImzRemembered *entry;

  profile_fixture_claim (fixture, "A:window+revoked");
  profile_fixture_reopen (fixture);
  remembered = imz_profile_model_get_remembered (fixture->model);
  g_assert_cmpuint (remembered->len, ==, 1);
  entry = g_ptr_array_index (remembered, 0);
  g_assert_cmpint (imz_certificate_get_trust (entry->certificate)->revocation.revoked_at, ==,
                   imz_certificate_get_trust (certificate)->revocation.revoked_at);
  g_assert_cmpint (entry->seen_at, ==, fixture->now);
}

static void
test_circumstances (ProfileFixture *fixture, gconstpointer unused)
{
  const char *const no_dirs[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (no_dirs);
  ImzProvince *province = imz_provinces_find (provinces, "batman");
  ImzHolidays *holidays = imz_provinces_get_holidays (provinces);
  g_autoptr (ImzCertificate) of_ayla = core_fixture_certificate ("A:valid");
  g_autoptr (ImzCertificate) of_burak = core_fixture_certificate ("B:valid");
  g_autoptr (ImzCircumstances) own = NULL;
  g_autoptr (ImzCircumstances) shared = NULL;
  g_autoptr (ImzCircumstances) agreed = NULL;

  profile_fixture_claim (fixture, "A:valid");
  profile_fixture_assert_done (
    fixture,
    imz_profile_model_set_e_onay (fixture->model, IMZ_E_ONAY_YES, fixture->now, &fixture->error));
  profile_fixture_assert_done (fixture,
                               imz_profile_model_add (fixture->model, "Burak", &fixture->error));
  profile_fixture_assert_done (
    fixture, imz_profile_model_set_current (fixture->model, "Burak", &fixture->error));

  /* Who claimed nothing says nothing of others' cards. */
  shared = imz_profile_model_get_shared_circumstances (fixture->model, province, holidays);
  g_assert_cmpint (imz_circumstances_get_e_onay (shared), ==, IMZ_E_ONAY_YES);
  g_assert_true (imz_circumstances_is_claimed (shared, of_ayla));
  g_clear_pointer (&shared, imz_circumstances_unref);

  profile_fixture_claim (fixture, "B:valid");
  own = imz_profile_model_get_circumstances (fixture->model, province, holidays);
  g_assert_true (imz_circumstances_get_province (own) == province);
  g_assert_true (imz_circumstances_get_holidays (own) == holidays);
  g_assert_cmpint (imz_circumstances_get_e_onay (own), ==, IMZ_E_ONAY_UNKNOWN);
  g_assert_true (imz_circumstances_is_claimed (own, of_burak));
  g_assert_false (imz_circumstances_is_claimed (own, of_ayla));

  /* One says yes, the other does not know: whoever's card it is, it is not known. */
  shared = imz_profile_model_get_shared_circumstances (fixture->model, province, holidays);
  g_assert_cmpint (imz_circumstances_get_e_onay (shared), ==, IMZ_E_ONAY_UNKNOWN);
  g_assert_true (imz_circumstances_is_claimed (shared, of_ayla));
  g_assert_true (imz_circumstances_is_claimed (shared, of_burak));

  profile_fixture_assert_done (
    fixture,
    imz_profile_model_set_e_onay (fixture->model, IMZ_E_ONAY_YES, fixture->now, &fixture->error));
  agreed = imz_profile_model_get_shared_circumstances (fixture->model, province, holidays);
  g_assert_cmpint (imz_circumstances_get_e_onay (agreed), ==, IMZ_E_ONAY_YES);
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

  add_test ("/store/profile-model/nothing", test_nothing);
  add_test ("/store/profile-model/e-onay", test_e_onay);
  add_test ("/store/profile-model/claims", test_claims);
  add_test ("/store/profile-model/only-e-imzas", test_only_e_imzas);
  add_test ("/store/profile-model/changing-hands", test_changing_hands);
  add_test ("/store/profile-model/see", test_see);
  add_test ("/store/profile-model/absurd-sight", test_absurd_sight);
  add_test ("/store/profile-model/revoked-at", test_revoked_at);
  add_test ("/store/profile-model/circumstances", test_circumstances);

  return g_test_run ();
}
