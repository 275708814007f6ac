/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* store-claimer DIR NUMBER: claims e-imza after e-imza, from that number on, and says the SHA-256 of each when it
 * is kept; until it is killed. What it claimed STORE_CLAIMER_N_KEPT before is forgotten: there is room for so many. */

#include <stdio.h>
#include <stdlib.h>

#include "imz-profile-model.h"
#include "store-fixture.h"

static void
forget (ImzProfileModel *model, int number)
{
  g_autofree char *sha256 = g_strdup_printf ("%064x", number);
  g_autoptr (GError) error = NULL;

  if (!imz_profile_model_forget (model, sha256, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char *argv[])
{
  g_autoptr (ImzDatabase) database = NULL;
  g_autoptr (ImzProfileModel) model = NULL;
  int first;

  g_assert_cmpint (argc, ==, 3);
  database = imz_database_new (argv[1], IMZ_DATABASE_BUSY_TIMEOUT_MS);
  model = imz_profile_model_new (database);

  first = atoi (argv[2]);
  for (int i = first;; i++) {
    g_autofree char *sha256 = g_strdup_printf ("%064x", i);
    const ImzCertificateFacts facts = {
      .sha256 = sha256,
      .not_after = i,
      .kind = IMZ_CERTIFICATE_KIND_NES,
    };
    g_autoptr (ImzCertificate) certificate = imz_certificate_new (&facts);
    g_autoptr (GError) error = NULL;

    if (i - STORE_CLAIMER_N_KEPT >= first)
      forget (model, i - STORE_CLAIMER_N_KEPT);
    if (!imz_profile_model_claim (model, certificate, i, &error))
      g_error ("%s", error->message);
    printf ("%s\n", sha256);
    fflush (stdout);
  }
}
