/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-card-texts.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-sentence.h"

char *
imz_card_texts_until (const ImzCertificate *certificate, ImzCertificateState state)
{
  ImzRenewalDates dates = imz_renewal_dates (certificate, &IMZ_RENEWAL_LIMITS_DEFAULT);
  g_autofree char *start = imz_phrase_short_date (&dates.starts);
  g_autofree char *end = imz_phrase_short_date (&dates.ends);
  const char *phrase = _ ("until {end}");

  if (state == IMZ_CERTIFICATE_STATE_NOT_YET)
    phrase = _ ("starts on {start}");
  else if (state == IMZ_CERTIFICATE_STATE_EXPIRED)
    phrase = _ ("ended on {end}");

  return imz_phrase_expand (phrase, "start", start, "end", end, NULL);
}

char *
imz_card_texts_description (const ImzCertificate *certificate,
                            ImzCertificateState state,
                            const char *badge)
{
  const char *holder = imz_certificate_get_holder (certificate);
  const char *identity = imz_certificate_get_identity_masked (certificate);
  g_autofree char *issuer = imz_sentence_issuer (imz_certificate_get_issuer (certificate));
  g_autofree char *until = imz_card_texts_until (certificate, state);

  return imz_phrase_expand (
    _ ("E-imza card of {holder}, number {number}, {issuer}, {until}: {state}"), "holder",
    holder != NULL ? holder : _ ("no name"), "number",
    identity != NULL ? identity : _ ("not stated"), "issuer", issuer, "until", until, "state",
    badge, NULL);
}
