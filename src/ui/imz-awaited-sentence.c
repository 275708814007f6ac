/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-awaited-sentence.h"

#include "imz-sentence.h"

static gboolean
is_awaited (const ImzVerdict *verdict)
{
  return verdict->summary == IMZ_SUMMARY_VALID &&
         imz_certificate_get_trust (verdict->certificate)->revocation.obstacle ==
           IMZ_REVOCATION_OBSTACLE_BUSY;
}

char *
imz_awaited_sentence (const ImzVerdict *verdict)
{
  const ImzTrustFacts in_order = {
    .state = IMZ_TRUST_STATE_ANCHORED,
    .anchor = IMZ_ANCHOR_KIND_PINNED,
    .revocation = { .state = IMZ_REVOCATION_STATE_GOOD,
                    .is_current = TRUE,
                    .checked_at = verdict->now },
  };
  ImzVerdict expected = *verdict;
  g_autoptr (ImzCertificate) certificate = NULL;
  g_autoptr (ImzTrust) trust = NULL;

  if (!is_awaited (verdict))
    return NULL;

  trust = imz_trust_new (&in_order);
  certificate = imz_certificate_with_trust (verdict->certificate, trust);
  expected.summary = IMZ_SUMMARY_VERIFIED;
  expected.certificate = certificate;

  return imz_sentence_text (&expected);
}
