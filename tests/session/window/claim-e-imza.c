/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* claim-e-imza DAYS: "Bu benim e-imzam" for an e-imza that ends in so many days, in place of all that were claimed. */

#include <stdlib.h>

#include "imz-calendar.h"
#include "imz-profile-model.h"

#define YEAR_S (G_GINT64_CONSTANT (365) * 24 * 60 * 60)

int
main (int argc, char *argv[])
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GDate day = imz_calendar_day (now);
  g_autoptr (ImzDatabase) database = imz_database_new_default ();
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);
  g_autofree char *sha256 = NULL;
  g_autoptr (ImzCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;
  gint64 not_after;

  g_assert_cmpint (argc, ==, 2);
  g_date_add_days (&day, (guint) atoi (argv[1]) + 1);
  not_after = imz_calendar_start_of_day (&day) - 1;
  sha256 = g_strdup_printf ("%064x", (guint) not_after);
  certificate = imz_certificate_new (&(ImzCertificateFacts){
    .sha256 = sha256,
    .holder = "ÇİĞDEM IŞIK",
    .not_before = not_after - 3 * YEAR_S,
    .not_after = not_after,
    .kind = IMZ_CERTIFICATE_KIND_NES,
  });

  imz_profile_model_remove (model, "", NULL);
  if (!imz_profile_model_claim (model, certificate, now, &error))
    g_error ("%s", error->message);

  return 0;
}
