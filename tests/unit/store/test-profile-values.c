/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is in the tables may be anything: what makes no sense makes the file a damaged one, and it is left as it is. */

#include "core-fixture.h"
#include "imz-profiles.h"
#include "imz-store-error.h"
#include "profile-fixture.h"

#define AT_MOST \
  "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < %d) "

/* Written past SQLite's own checks, as only another program would. */
static void
spoil (ProfileFixture *fixture, const char *sql)
{
  g_autofree char *unchecked = g_strconcat ("PRAGMA ignore_check_constraints = ON;", sql, NULL);

  profile_fixture_close (fixture);
  store_fixture_make (&fixture->store, unchecked);
  profile_fixture_open (fixture);
}

static void
clear (ProfileFixture *fixture)
{
  spoil (fixture,
         "DELETE FROM claim; DELETE FROM profile WHERE id > 1;"
         "INSERT OR IGNORE INTO profile (id, name, folded, is_current) VALUES (1, '', '', 1);"
         "UPDATE profile SET name = '', folded = '', e_onay = 'unknown', e_onay_at = 0");
}

static void
assert_damaged (ProfileFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = store_fixture_read (&fixture->store);
  g_autoptr (GBytes) after = NULL;

  profile_fixture_assert_names (fixture, "");
  g_assert_cmpstr (imz_profile_model_get_problem (fixture->model), !=, NULL);
  g_assert_nonnull (strstr (imz_profile_model_get_problem (fixture->model), "damaged"));
  g_assert_false (
    imz_profile_model_set_e_onay (fixture->model, IMZ_E_ONAY_YES, fixture->now, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);

  after = store_fixture_read (&fixture->store);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_values (ProfileFixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *sql;
    const char *why; /* NULL: it is sound */
  } vectors[] = {
    { "UPDATE claim SET not_after = 253370753999, not_before = -2208988800", NULL },
    { "UPDATE claim SET not_after = 253370754000", "beyond the calendar" },
    { "UPDATE claim SET not_before = -2208988801", "before it" },
    { "UPDATE claim SET not_after = 9223372036854775807", "as late as can be written" },
    { "UPDATE claim SET revoked_at = -9223372036854775807", "revoked before all times" },
    { "UPDATE claim SET seen_at = 9223372036854775807", "seen after all times" },
    { "UPDATE claim SET seen_at = 1", NULL },
    { "UPDATE claim SET seen_at = 0", "never seen" },
    { "UPDATE claim SET revocation = 'good'", NULL },
    { "UPDATE claim SET revocation = 'suspended'", NULL },
    { "UPDATE claim SET revocation = 'lost'", "no word of ours" },
    { "UPDATE claim SET revocation = ''", "no word at all" },
    { "UPDATE claim SET sha256 = 'abc'", "too short" },
    { "UPDATE claim SET sha256 = upper (sha256)", "upper case" },
    { "UPDATE claim SET sha256 = sha256 || '0'", "too long" },
    { "UPDATE claim SET sha256 = char (27) || '[31m' || substr (sha256, 6)", "no digits" },
    { "PRAGMA foreign_keys = OFF; UPDATE claim SET profile = 99", "nobody's" },
    { "DELETE FROM claim; DELETE FROM profile", "there is always somebody" },
    { "UPDATE profile SET name = 'Ayşe'", NULL },
    { "UPDATE profile SET name = char (27) || '[31m'", "a name that colours the terminal" },
    { "UPDATE profile SET name = 'Ca' || char (8238) || 'n'", "one that turns round" },
    { "UPDATE profile SET name = cast (x'ff1b' AS TEXT)", "one that is no text" },
    { "UPDATE profile SET name = printf ('%061d', 0)", "one that is too long" },
    { "UPDATE profile SET e_onay = 'no'", NULL },
    { "UPDATE profile SET e_onay = 'maybe'", "no word of ours" },
    { "UPDATE profile SET e_onay_at = 253370754000", "told after all times" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    profile_fixture_claim (fixture, "A:valid");
    spoil (fixture, vectors[i].sql);
    g_test_message ("%s: %s", vectors[i].sql, vectors[i].why);
    if (vectors[i].why != NULL)
      assert_damaged (fixture);
    else
      g_assert_cmpstr (imz_profile_model_get_problem (fixture->model), ==, NULL);
    clear (fixture);
  }
}

static void
fill (ProfileFixture *fixture, const char *sql, int n)
{
  g_autofree char *numbers = g_strdup_printf (AT_MOST, n);
  g_autofree char *filled = g_strconcat (numbers, sql, NULL);

  spoil (fixture, filled);
}

/* As many as there is room for, and not one more; neither put in here nor by another program. */
static void
test_too_many_people (ProfileFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  profile_fixture_claim (fixture, "A:valid");
  fill (fixture, "INSERT INTO profile (name, folded) SELECT 'p' || n, 'p' || n FROM number",
        IMZ_PROFILES_MAX - 2);
  g_assert_null (imz_profile_model_get_problem (fixture->model));
  profile_fixture_assert_done (fixture,
                               imz_profile_model_add (fixture->model, "Can", &fixture->error));
  g_assert_false (imz_profile_model_add (fixture->model, "Deniz", &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_TOO_MANY);
  g_assert_null (imz_profile_model_get_problem (fixture->model));
  profile_fixture_reopen (fixture);
  g_assert_null (imz_profile_model_get_problem (fixture->model));

  fill (fixture, "INSERT INTO profile (name, folded) SELECT 'q', 'q' FROM number", 1);
  assert_damaged (fixture);
}

static void
test_too_many_claims (ProfileFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate ("B:valid");
  g_autoptr (GError) error = NULL;

  profile_fixture_claim (fixture, "A:valid");
  fill (fixture,
        "INSERT INTO claim SELECT printf ('%064x', n), 1, 0, n, 'unchecked', 0, 1 FROM number",
        IMZ_PROFILES_MAX_CLAIMS - 1);
  g_assert_null (imz_profile_model_get_problem (fixture->model));
  g_assert_false (imz_profile_model_claim (fixture->model, certificate, fixture->now, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_TOO_MANY);

  /* What is there already may be claimed once more. */
  profile_fixture_claim (fixture, "A:valid");
  profile_fixture_reopen (fixture);
  g_assert_null (imz_profile_model_get_problem (fixture->model));

  spoil (fixture, "INSERT INTO claim SELECT printf ('%064x', 0), 1, 0, 0, 'unchecked', 0, 1");
  assert_damaged (fixture);
}

/* A certificate that never ends is written down so that it can be read. */
static void
test_odd_dates (ProfileFixture *fixture, gconstpointer unused)
{
  g_autofree char *sha256 = g_strnfill (64, 'a');
  const ImzCertificateFacts facts = {
    .sha256 = sha256,
    .not_before = -G_GINT64_CONSTANT (62135596800), /* 0001-01-01 */
    .not_after = G_GINT64_CONSTANT (253402300799),  /* 9999-12-31T23:59:59Z */
    .kind = IMZ_CERTIFICATE_KIND_NES,
  };
  g_autoptr (ImzCertificate) certificate = imz_certificate_new (&facts);

  profile_fixture_assert_done (
    fixture, imz_profile_model_claim (fixture->model, certificate, fixture->now, &fixture->error));
  profile_fixture_reopen (fixture);
  g_assert_cmpstr (imz_profile_model_get_owner (fixture->model, sha256), ==, "");
  g_assert_null (imz_profile_model_get_problem (fixture->model));
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

  add_test ("/store/profile-values/values", test_values);
  add_test ("/store/profile-values/too-many-people", test_too_many_people);
  add_test ("/store/profile-values/too-many-claims", test_too_many_claims);
  add_test ("/store/profile-values/odd-dates", test_odd_dates);

  return g_test_run ();
}
