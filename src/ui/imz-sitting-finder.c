/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-sitting-finder.h"

#include <glib/gi18n-lib.h>

#include "imz-look.h"
#include "imz-sentence.h"
#include "imz-sitting-entry.h"

/* Borrowed from the snapshot. */
static GPtrArray *
find_e_imzas (const ImzSnapshot *snapshot)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    const ImzCard *card = imz_reader_get_card (imz_snapshot_get_reader (snapshot, i));

    for (guint j = 0; card != NULL && j < imz_card_get_n_certificates (card); j++) {
      ImzCertificate *certificate = imz_card_get_certificate (card, j);

      if (imz_certificate_get_kind (certificate) == IMZ_CERTIFICATE_KIND_NES &&
          !imz_certificate_is_malformed (certificate))
        g_ptr_array_add (found, certificate);
    }
  }

  return found;
}

static gboolean
decides (GPtrArray *found, const ImzCertificate *certificate, const ImzVerdict *verdict)
{
  for (guint i = 0; i < found->len; i++) {
    const ImzCertificate *other = found->pdata[i];

    if (imz_certificate_same_holder (other, certificate) &&
        imz_verdict_prefers (other, certificate, verdict->now, &verdict->limits))
      return FALSE;
  }

  return TRUE;
}

static gboolean
is_succeeded (GPtrArray *found, const ImzCertificate *certificate)
{
  for (guint i = 0; i < found->len; i++) {
    if (imz_certificate_is_successor (found->pdata[i], certificate))
      return TRUE;
  }

  return FALSE;
}

static ImzSittingEntry *
make_entry (GPtrArray *found, ImzCertificate *certificate, const ImzVerdict *verdict)
{
  ImzCertificateState state =
    imz_certificate_state_at (certificate, verdict->now, &verdict->limits);
  gboolean is_verdicts =
    verdict->certificate != NULL && imz_certificate_is_same (certificate, verdict->certificate);
  ImzSittingFacts facts = {
    .sha256 = imz_certificate_get_sha256 (certificate),
    .holder = imz_certificate_get_holder (certificate),
    .not_after = imz_certificate_get_not_after (certificate),
    .days_left = imz_certificate_days_left (certificate, verdict->now),
    .state = state,
    .badge = imz_sentence_certificate_badge (certificate, state, verdict->now),
    .tone = imz_look_tone_of_certificate (state),
    .seen_at = verdict->now,
  };

  if ((state == IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW ||
       state == IMZ_CERTIFICATE_STATE_RENEWAL_LATE) &&
      is_succeeded (found, certificate)) {
    facts.badge = _ ("In use, the new one is there");
    facts.tone = IMZ_TONE_GOOD;
  }
  /* Its certificate is in order, but the PIN is not (imz_summary_to_word()). */
  if (is_verdicts && imz_summary_to_word (verdict->summary) == NULL) {
    facts.badge = imz_sentence_title (verdict);
    facts.tone = imz_look_of (verdict->summary)->tone;
  }

  return imz_sitting_entry_new (&facts);
}

GPtrArray *
imz_sitting_find (const ImzSnapshot *snapshot, const ImzVerdict *verdict)
{
  g_autoptr (GPtrArray) found = find_e_imzas (snapshot);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < found->len; i++) {
    if (decides (found, found->pdata[i], verdict))
      g_ptr_array_add (entries, make_entry (found, found->pdata[i], verdict));
  }

  return entries;
}
