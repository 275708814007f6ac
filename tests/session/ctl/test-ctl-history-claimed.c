/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* imzamctl history add knows what the person claimed in the window. */

#include "imz-profile-model.h"
#include "test-ctl-home.h"
#include "test-ctl.h"

#define ADD "add", "--case", "renewal", "--method", "e-onay"

/* "Bu benim e-imzam": one that has so many days left. */
static void
claim (TestHome *self, const char *sha256, int days_left)
{
  g_autoptr (ImzDatabase) database = imz_database_new (self->dir, IMZ_DATABASE_BUSY_TIMEOUT_MS);
  g_autoptr (ImzProfileModel) profiles = imz_profile_model_new (database);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 end = now + days_left * G_GINT64_CONSTANT (86400);
  g_autoptr (ImzCertificate) certificate = imz_certificate_new (&(ImzCertificateFacts){
    .sha256 = sha256,
    .not_before = end - G_GINT64_CONSTANT (3) * 365 * 86400,
    .not_after = end,
    .kind = IMZ_CERTIFICATE_KIND_NES,
  });
  g_autoptr (GError) error = NULL;

  imz_profile_model_claim (profiles, certificate, now, &error);
  g_assert_no_error (error);
}

static void
assert_replaces (const char *id, const char *sha256)
{
  g_auto (TestAnswer) answer = test_history ("show", id, "--json", NULL);

  g_assert_cmpint (answer.exit, ==, 0);
  test_assert_string (answer.document, "applications.0.replaces_sha256", sha256);
  if (sha256 != NULL)
    g_assert_nonnull (test_document_string (answer.document, "applications.0.expected.ends"));
}

/* A renewal is about the e-imza that was claimed, if only one can be meant: then its days are known. */
static void
test_claimed (TestHome *self, gconstpointer unused)
{
  static const char near[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  static const char far[] = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";
  static const char ended[] = "00112233445566770011223344556677001122334455667700112233445566ff";
  g_autofree char *unclaimed = test_history_text (ADD, NULL);
  g_autofree char *renewal = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *earlier = NULL;
  g_autofree char *unclear = NULL;

  assert_replaces (unclaimed, NULL);
  claim (self, near, 50);
  claim (self, far, 500);
  renewal = test_history_text (ADD, "--province", "batman", NULL);
  assert_replaces (renewal, near);
  lost = test_history_text ("add", "--case", "lost", "--method", "e-onay", NULL);
  assert_replaces (lost, NULL);
  earlier = test_history_text (ADD, "--date", "2025-11-01", NULL);
  assert_replaces (earlier, NULL);

  claim (self, ended, -20);
  unclear = test_history_text (ADD, NULL);
  assert_replaces (unclear, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ctl/history-claimed/add", TestHome, NULL, test_home_set_up, test_claimed,
              test_home_tear_down);

  return g_test_run ();
}
