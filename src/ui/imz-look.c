/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-look.h"

#include <glib/gi18n-lib.h>

#define RETRY .role = IMZ_BUTTON_RETRY, .label = N_ ("Read again")

static const ImzLook looks[IMZ_N_SUMMARIES] = {
  [IMZ_SUMMARY_VALID] = { .shows_card = TRUE, .tone = IMZ_TONE_GOOD },
  [IMZ_SUMMARY_VERIFIED] = { .shows_card = TRUE, .tone = IMZ_TONE_GOOD },
  [IMZ_SUMMARY_RENEWAL_WINDOW] = { .shows_card = TRUE, .tone = IMZ_TONE_WARNING },
  [IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED] = { .shows_card = TRUE, .tone = IMZ_TONE_GOOD },
  [IMZ_SUMMARY_RENEWAL_LATE] = { .shows_card = TRUE, .tone = IMZ_TONE_ALARM },
  [IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED] = { .shows_card = TRUE, .tone = IMZ_TONE_GOOD },
  [IMZ_SUMMARY_PIN_NOT_SET] = { .shows_card = TRUE, .tone = IMZ_TONE_WARNING },
  [IMZ_SUMMARY_PIN_LOW] = { .shows_card = TRUE, .tone = IMZ_TONE_WARNING },
  [IMZ_SUMMARY_PIN_FINAL_TRY] = { .shows_card = TRUE, .tone = IMZ_TONE_WARNING },
  [IMZ_SUMMARY_PIN_LOCKED] = { .shows_card = TRUE, .tone = IMZ_TONE_ALARM },
  [IMZ_SUMMARY_REVOKED] = { .shows_card = TRUE, .tone = IMZ_TONE_ALARM },
  [IMZ_SUMMARY_SUSPENDED] = { .shows_card = TRUE, .tone = IMZ_TONE_ALARM },
  [IMZ_SUMMARY_UNTRUSTED] = { .shows_card = TRUE,
                              .tone = IMZ_TONE_ALARM,
                              .role = IMZ_BUTTON_CHECK,
                              .label = N_ ("Check now") },
  [IMZ_SUMMARY_EXPIRED] = { .shows_card = TRUE, .tone = IMZ_TONE_ALARM },
  [IMZ_SUMMARY_NOT_YET] = { .shows_card = TRUE, .tone = IMZ_TONE_NEUTRAL },
  [IMZ_SUMMARY_MALFORMED] = { .picture = IMZ_PICTURE_UNREADABLE, .tone = IMZ_TONE_WARNING, RETRY },
  [IMZ_SUMMARY_NOT_AN_E_IMZA] = { .picture = IMZ_PICTURE_NOT_E_IMZA,
                                  .tone = IMZ_TONE_WARNING,
                                  RETRY },
  [IMZ_SUMMARY_NO_CERTIFICATE] = { .picture = IMZ_PICTURE_EMPTY_CARD,
                                   .tone = IMZ_TONE_NEUTRAL,
                                   RETRY },
  [IMZ_SUMMARY_NO_DRIVER] = { .picture = IMZ_PICTURE_NEEDS_DRIVER,
                              .tone = IMZ_TONE_WARNING,
                              RETRY },
  [IMZ_SUMMARY_DRIVER_BROKEN] = { .picture = IMZ_PICTURE_DRIVER_BROKEN,
                                  .tone = IMZ_TONE_WARNING,
                                  RETRY },
  [IMZ_SUMMARY_DRIVER_REFUSED] = { .picture = IMZ_PICTURE_DRIVER_BROKEN,
                                   .tone = IMZ_TONE_WARNING,
                                   RETRY },
  [IMZ_SUMMARY_DRIVER_CRASHED] = { .picture = IMZ_PICTURE_DRIVER_BROKEN,
                                   .tone = IMZ_TONE_WARNING,
                                   RETRY },
  [IMZ_SUMMARY_DRIVER_TIMEOUT] = { .picture = IMZ_PICTURE_DRIVER_BROKEN,
                                   .tone = IMZ_TONE_WARNING,
                                   RETRY },
  [IMZ_SUMMARY_NONE_READABLE] = { .picture = IMZ_PICTURE_UNREADABLE,
                                  .tone = IMZ_TONE_WARNING,
                                  RETRY },
  [IMZ_SUMMARY_CARD_DAMAGED] = { .picture = IMZ_PICTURE_UNREADABLE,
                                 .tone = IMZ_TONE_WARNING,
                                 RETRY },
  [IMZ_SUMMARY_CARD_SILENT] = { .picture = IMZ_PICTURE_UNREADABLE,
                                .tone = IMZ_TONE_WARNING,
                                RETRY },
  [IMZ_SUMMARY_CARD_REMOVED] = { .picture = IMZ_PICTURE_INSERT_CARD,
                                 .tone = IMZ_TONE_NEUTRAL,
                                 RETRY },
  [IMZ_SUMMARY_MUTE] = { .picture = IMZ_PICTURE_TURN_CARD, .tone = IMZ_TONE_WARNING, RETRY },
  [IMZ_SUMMARY_BUSY] = { .picture = IMZ_PICTURE_BUSY, .tone = IMZ_TONE_NEUTRAL, RETRY },
  [IMZ_SUMMARY_NO_CARD] = { .picture = IMZ_PICTURE_INSERT_CARD, .tone = IMZ_TONE_NEUTRAL },
  [IMZ_SUMMARY_NO_READER] = { .picture = IMZ_PICTURE_PLUG_READER,
                              .tone = IMZ_TONE_NEUTRAL,
                              .role = IMZ_BUTTON_PRACTICE,
                              .label = N_ ("Try it with a practice card") },
  [IMZ_SUMMARY_READER_UNAVAILABLE] = { .picture = IMZ_PICTURE_PLUG_READER,
                                       .tone = IMZ_TONE_WARNING,
                                       RETRY },
  [IMZ_SUMMARY_SERVICE_ABSENT] = { .picture = IMZ_PICTURE_SERVICE,
                                   .tone = IMZ_TONE_WARNING,
                                   .role = IMZ_BUTTON_PRACTICE,
                                   .label = N_ ("Try it with a practice card") },
  [IMZ_SUMMARY_SERVICE_STOPPED] = { .picture = IMZ_PICTURE_SERVICE,
                                    .tone = IMZ_TONE_WARNING,
                                    .role = IMZ_BUTTON_PRACTICE,
                                    .label = N_ ("Try it with a practice card") },
  [IMZ_SUMMARY_SERVICE_DENIED] = { .picture = IMZ_PICTURE_DENIED, .tone = IMZ_TONE_WARNING, RETRY },
  [IMZ_SUMMARY_READING] = { .picture = IMZ_PICTURE_READING, .tone = IMZ_TONE_NEUTRAL },
};

static const struct {
  const char *action;
  const char *label;
} guides[] = {
  { "activate-e-onay", N_ ("Start the e-onay guide") },
  { "renew", N_ ("Start the renewal guide") },
  { "renew-wet-signed", N_ ("Start the application guide") },
  { "replace", N_ ("Start the application guide") },
  { "make-pin", N_ ("Start the PIN guide") },
  { "unlock-pin", N_ ("Start the PIN guide") },
};

const ImzLook *
imz_look_of (ImzSummary summary)
{
  g_return_val_if_fail (summary < IMZ_N_SUMMARIES, NULL);

  return &looks[summary];
}

const char *
imz_look_guide_label (const ImzNextAction *action)
{
  if (action->guide == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (guides); i++) {
    if (g_str_equal (action->id, guides[i].action))
      return _ (guides[i].label);
  }

  return _ ("Open the guide");
}

ImzTone
imz_look_tone_of_certificate (ImzCertificateState state)
{
  switch (state) {
  case IMZ_CERTIFICATE_STATE_VALID:
    return IMZ_TONE_GOOD;
  case IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW:
    return IMZ_TONE_WARNING;
  case IMZ_CERTIFICATE_STATE_RENEWAL_LATE:
  case IMZ_CERTIFICATE_STATE_REVOKED:
  case IMZ_CERTIFICATE_STATE_SUSPENDED:
  case IMZ_CERTIFICATE_STATE_UNTRUSTED:
  case IMZ_CERTIFICATE_STATE_EXPIRED:
  case IMZ_CERTIFICATE_STATE_MALFORMED:
    return IMZ_TONE_ALARM;
  case IMZ_CERTIFICATE_STATE_NOT_YET:
    return IMZ_TONE_NEUTRAL;
  default:
    g_assert_not_reached ();
  }
}
