/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-certificate-detail.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-look.h"
#include "imz-phrase.h"
#include "imz-sentence.h"
#include "imz-trust-words.h"

static char *
describe (const ImzCertificate *certificate, ImzCertificateState state, gint64 now)
{
  ImzRenewalDates dates = imz_renewal_dates (certificate, &IMZ_RENEWAL_LIMITS_DEFAULT);
  g_autofree char *starts = imz_phrase_short_date (&dates.starts);
  g_autofree char *ends = imz_phrase_short_date (&dates.ends);

  return g_strdup_printf ("%s – %s · %s", starts, ends,
                          imz_sentence_certificate_badge (certificate, state, now));
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
  if (verdict->successor != NULL && imz_certificate_is_same (certificate, verdict->certificate))
    return IMZ_TONE_GOOD;

  return imz_look_tone_of_certificate (state);
}

/* Known policies by what they are about, others by their number. */
static char *
describe_policies (const ImzCertificate *certificate)
{
  const char *const *policies = imz_certificate_get_policies (certificate);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; policies[i] != NULL; i++) {
    const char *words = imz_trust_words_policy (policies[i]);

    g_string_append (text, i > 0 ? ", " : "");
    g_string_append (text, words != NULL ? words : policies[i]);
  }

  return g_string_free (text, text->len == 0);
}

static ImzDetail *
malformed_detail_new (const char *key)
{
  return imz_detail_new (key, IMZ_TONE_WARNING, _ ("A damaged certificate"),
                         _ ("Its bytes could not be understood."));
}

static ImzDetail *
sound_detail_new (const char *key, const ImzCertificate *certificate, const ImzVerdict *verdict)
{
  ImzCertificateState state =
    imz_certificate_state_at (certificate, verdict->now, &verdict->limits);
  ImzCertificateKind kind = imz_certificate_get_kind (certificate);
  g_autofree char *text = describe (certificate, state, verdict->now);
  g_autofree char *starts = format_moment (imz_certificate_get_not_before (certificate));
  g_autofree char *ends = format_moment (imz_certificate_get_not_after (certificate));
  g_autofree char *policies = describe_policies (certificate);
  ImzDetail *detail = imz_detail_new (key, tone_of (certificate, state, verdict),
                                      imz_sentence_certificate_kind (kind), text);

  imz_detail_add_fact (detail, _ ("Holder"), imz_certificate_get_holder (certificate));
  imz_detail_add_fact (detail, _ ("Identity number, masked"),
                       imz_certificate_get_identity_masked (certificate));
  imz_detail_add_fact (detail, _ ("Issuer"), imz_certificate_get_issuer (certificate));
  imz_detail_add_fact (detail, _ ("Starts"), starts);
  imz_detail_add_fact (detail, _ ("Ends"), ends);
  imz_detail_add_fact (detail, _ ("Key"), imz_certificate_get_key (certificate));
  imz_detail_add_fact (detail, _ ("Policies"), policies);
  imz_detail_add_fact (detail, _ ("Serial number"), imz_certificate_get_serial (certificate));

  return detail;
}

ImzDetail *
imz_certificate_detail_new (const ImzCertificate *certificate, const ImzVerdict *verdict)
{
  const char *sha256 = imz_certificate_get_sha256 (certificate);
  g_autofree char *key = g_strconcat ("certificate ", sha256, NULL);
  ImzDetail *detail = imz_certificate_is_malformed (certificate)
                        ? malformed_detail_new (key)
                        : sound_detail_new (key, certificate, verdict);

  imz_detail_add_fact (detail, "SHA-256", sha256);
  if (imz_certificate_get_bytes (certificate) != NULL)
    imz_detail_set_button (detail, _ ("Save as PEM…"), "win.save-certificate", sha256);

  return detail;
}
