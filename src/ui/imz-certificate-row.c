/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-certificate-row.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-details-row.h"
#include "imz-look.h"
#include "imz-phrase.h"
#include "imz-sentence.h"

static char *
describe (const ImzCertificate *certificate, ImzCertificateState state)
{
  ImzRenewalDates dates = imz_renewal_dates (certificate, &IMZ_RENEWAL_LIMITS_DEFAULT);
  g_autofree char *starts = imz_phrase_short_date (&dates.starts);
  g_autofree char *ends = imz_phrase_short_date (&dates.ends);

  return g_strdup_printf ("%s – %s · %s", starts, ends, imz_sentence_certificate_state (state));
}

static char *
format_moment (gint64 time)
{
  GDate date = imz_calendar_day (time);
  g_autofree char *day = imz_phrase_date (&date);
  g_autofree char *iso = imz_calendar_format_time (time);

  /* The clock time stands between the T and the offset: 2027-01-20T23:59:59+03:00. */
  return g_strdup_printf ("%s %.8s", day, strchr (iso, 'T') + 1);
}

static ImzTone
tone_of (const ImzCertificate *certificate, ImzCertificateState state, const ImzVerdict *verdict)
{
  if (imz_certificate_get_kind (certificate) != IMZ_CERTIFICATE_KIND_NES)
    return IMZ_TONE_NEUTRAL;

  /* With its successor at hand there is nothing wrong with a certificate that ends soon. */
  if (verdict->successor != NULL && imz_certificate_equal (certificate, verdict->certificate))
    return IMZ_TONE_GOOD;

  return imz_look_tone_of_certificate (state);
}

GtkWidget *
imz_certificate_row_new (const ImzCertificate *certificate, const ImzVerdict *verdict)
{
  ImzCertificateState state =
    imz_certificate_state_at (certificate, verdict->now, &verdict->limits);
  ImzCertificateKind kind = imz_certificate_get_kind (certificate);
  g_autofree char *description = NULL;
  g_autofree char *starts = NULL;
  g_autofree char *ends = NULL;
  GtkWidget *row;

  if (imz_certificate_is_malformed (certificate)) {
    row = imz_details_row_new_with_facts (IMZ_TONE_WARNING, _ ("A damaged certificate"),
                                          _ ("Its bytes could not be understood."));
    imz_details_row_add_fact (row, "SHA-256", imz_certificate_get_sha256 (certificate));
    return row;
  }

  description = describe (certificate, state);
  starts = format_moment (imz_certificate_get_not_before (certificate));
  ends = format_moment (imz_certificate_get_not_after (certificate));

  row = imz_details_row_new_with_facts (tone_of (certificate, state, verdict),
                                        imz_sentence_certificate_kind (kind), description);
  imz_details_row_add_fact (row, _ ("Holder"), imz_certificate_get_holder (certificate));
  imz_details_row_add_fact (row, _ ("Identity number, masked"),
                            imz_certificate_get_identity_masked (certificate));
  imz_details_row_add_fact (row, _ ("Issuer"), imz_certificate_get_issuer (certificate));
  imz_details_row_add_fact (row, _ ("Starts"), starts);
  imz_details_row_add_fact (row, _ ("Ends"), ends);
  imz_details_row_add_fact (row, _ ("Key"), imz_certificate_get_key (certificate));
  imz_details_row_add_fact (row, _ ("Serial number"), imz_certificate_get_serial (certificate));
  imz_details_row_add_fact (row, "SHA-256", imz_certificate_get_sha256 (certificate));

  return row;
}
