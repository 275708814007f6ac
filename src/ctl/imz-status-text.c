/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-status-text.h"

#include <glib/gi18n-lib.h>

#include "imz-driver-words.h"
#include "imz-phrase.h"
#include "imz-sentence.h"
#include "imz-trust-words.h"

static void
append_trust (GString *text, const ImzTrustFacts *trust)
{
  g_autofree char *chain = imz_trust_words_chain (trust);
  g_autofree char *revocation = imz_trust_words_revocation (&trust->revocation);

  g_string_append_printf (text, "\n    %s %s", chain, revocation);
}

static void
append_certificate (GString *text, const ImzCertificate *certificate, const ImzVerdict *verdict)
{
  ImzCertificateState state =
    imz_certificate_state_at (certificate, verdict->now, &verdict->limits);
  const char *masked = imz_certificate_get_identity_masked (certificate);
  const char *holder = imz_certificate_get_holder (certificate);
  g_autofree char *issuer = imz_sentence_issuer (imz_certificate_get_issuer (certificate));
  ImzRenewalDates dates;
  g_autofree char *starts = NULL;
  g_autofree char *ends = NULL;

  if (imz_certificate_is_malformed (certificate)) {
    g_string_append_printf (text, "\n  %s", _ ("a damaged certificate"));
    return;
  }

  dates = imz_renewal_dates (certificate, &verdict->limits);
  starts = imz_phrase_short_date (&dates.starts);
  ends = imz_phrase_short_date (&dates.ends);

  g_string_append_printf (text, "\n  %s", holder != NULL ? holder : _ ("no name"));
  if (masked != NULL)
    g_string_append_printf (text, " (%s)", masked);
  g_string_append_printf (text, "\n    %s · %s",
                          imz_sentence_certificate_kind (imz_certificate_get_kind (certificate)),
                          issuer);
  g_string_append_printf (text, "\n    %s – %s · %s", starts, ends,
                          imz_sentence_certificate_badge (certificate, state, verdict->now));
  if (imz_certificate_get_kind (certificate) == IMZ_CERTIFICATE_KIND_NES)
    append_trust (text, imz_certificate_get_trust (certificate));
}

static const char *
describe_reader_state (ImzReaderState state)
{
  switch (state) {
  case IMZ_READER_STATE_EMPTY:
    return _ ("no card");
  case IMZ_READER_STATE_READING:
    return _ ("the card is being read");
  case IMZ_READER_STATE_MUTE:
    return _ ("the card does not answer");
  case IMZ_READER_STATE_BUSY:
    return _ ("another program holds the card");
  case IMZ_READER_STATE_UNAVAILABLE:
    return _ ("the reader does not work");
  case IMZ_READER_STATE_CARD:
  default:
    g_assert_not_reached ();
  }
}

static void
append_driver (GString *text, const ImzCard *card)
{
  ImzDriver *driver = imz_card_get_driver (card);
  g_autofree char *problem = driver != NULL ? imz_driver_words_problem (driver) : NULL;
  g_autofree char *path = driver != NULL ? imz_driver_words_path (driver) : NULL;

  if (driver == NULL)
    return;

  g_string_append_printf (text, "\n  %s %s", _ ("Driver:"), problem != NULL ? problem : path);
  if (imz_card_get_pin (card) != IMZ_PIN_STATE_UNKNOWN)
    g_string_append_printf (text, "\n  %s %s", _ ("PIN:"),
                            imz_driver_words_pin (imz_card_get_pin (card)));
}

static void
append_reader (GString *text, const ImzReader *reader, const ImzVerdict *verdict)
{
  const ImzCard *card = imz_reader_get_card (reader);
  const char *version;

  g_string_append_printf (text, "\n\n%s: ", imz_reader_get_name (reader));
  if (card == NULL) {
    g_string_append (text, describe_reader_state (imz_reader_get_state (reader)));
    return;
  }

  version = imz_card_get_version (card);
  if (imz_card_get_family (card) == IMZ_CARD_FAMILY_AKIS)
    g_string_append_printf (text, "AKİS%s%s", version != NULL ? " " : "",
                            version != NULL ? version : "");
  else
    g_string_append (text, _ ("a card of another family"));

  append_driver (text, card);
  for (guint i = 0; i < imz_card_get_n_certificates (card); i++)
    append_certificate (text, imz_card_get_certificate (card, i), verdict);
}

char *
imz_status_to_text (const ImzSnapshot *snapshot, const ImzVerdict *verdict, const ImzAdvice *advice)
{
  g_autofree char *sentence = imz_advice_get_sentence (advice, verdict);
  g_autofree char *remembered = imz_sentence_remembered (verdict);
  GString *text = g_string_new (sentence);

  if (remembered != NULL)
    g_string_append_printf (text, " %s", remembered);
  g_string_append_printf (text, "\n%s %s", _ ("Next:"), advice->text);
  if (advice->action.command != NULL)
    g_string_append_printf (text, "\n  %s", advice->action.command);
  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++)
    append_reader (text, imz_snapshot_get_reader (snapshot, i), verdict);

  return g_string_free (text, FALSE);
}
