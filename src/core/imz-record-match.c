/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-match.h"

enum {
  LATELY = 90, /* days: about as long before the end a renewal is accepted (R7) */
};

typedef struct {
  const ImzSnapshot *snapshot;
  ImzOwnerFunc owner_of;
  gpointer user_data;
} Search;

/* An e-imza in a reader, and (nullable) the card that it is on. */
typedef gboolean (*FoundFunc) (ImzCertificate *certificate,
                               const ImzCard *card,
                               gconstpointer data);

static ImzCertificate *
find_e_imza (const ImzSnapshot *snapshot, FoundFunc is_it, gconstpointer data, const ImzCard **on)
{
  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    const ImzCard *card = imz_reader_get_card (imz_snapshot_get_reader (snapshot, i));

    for (guint j = 0; card != NULL && j < imz_card_get_n_certificates (card); j++) {
      ImzCertificate *certificate = imz_card_get_certificate (card, j);

      if (imz_certificate_is_malformed (certificate) ||
          imz_certificate_get_kind (certificate) != IMZ_CERTIFICATE_KIND_NES ||
          !is_it (certificate, card, data))
        continue;
      if (on != NULL)
        *on = card;
      return certificate;
    }
  }

  return NULL;
}

static gboolean
has_sha256 (ImzCertificate *certificate, const ImzCard *card, gconstpointer sha256)
{
  return g_strcmp0 (imz_certificate_get_sha256 (certificate), sha256) == 0;
}

static gboolean
follows_old (ImzRecord *record, const ImzCertificate *certificate)
{
  const ImzRecordCertificate *replaces = &imz_record_get_facts (record)->replaces;
  g_autoptr (ImzCertificate) old = imz_certificate_new (&(ImzCertificateFacts){
    .sha256 = replaces->sha256,
    .not_before = replaces->not_before,
    .not_after = replaces->not_after,
    .kind = IMZ_CERTIFICATE_KIND_NES,
  });

  return imz_certificate_follows (certificate, old);
}

static gboolean
starts_after (ImzRecord *record, const ImzCertificate *certificate)
{
  const GArray *stages = imz_record_get_facts (record)->stages;

  return imz_certificate_get_not_before (certificate) >
         g_array_index (stages, ImzRecordStage, 0).at;
}

/* Where the old one is in a reader, too, it tells whose they are. */
static gboolean
is_of_another_holder (const Search *search, ImzRecord *record, const ImzCertificate *certificate)
{
  const char *sha256 = imz_record_get_facts (record)->replaces.sha256;
  const ImzCertificate *old = find_e_imza (search->snapshot, has_sha256, sha256, NULL);

  return old != NULL && !imz_certificate_same_holder (old, certificate);
}

typedef struct {
  const Search *search;
  ImzRecord *record;
} Question;

static gboolean
may_be_new (ImzCertificate *certificate, const ImzCard *card, gconstpointer data)
{
  const Question *question = data;
  const ImzRecordFacts *facts = imz_record_get_facts (question->record);
  const char *sha256 = imz_certificate_get_sha256 (certificate);
  const char *owner = question->search->owner_of (sha256, question->search->user_data);
  gboolean is_own = g_strcmp0 (owner, facts->profile != NULL ? facts->profile : "") == 0;

  if (g_strcmp0 (sha256, facts->replaces.sha256) == 0 || (owner != NULL && !is_own) ||
      is_of_another_holder (question->search, question->record, certificate))
    return FALSE;

  return facts->kind == IMZ_CASE_RENEWAL && facts->replaces.sha256 != NULL
           ? follows_old (question->record, certificate)
           : is_own && starts_after (question->record, certificate);
}

ImzCertificate *
imz_record_match_find (const GPtrArray *records,
                       const ImzSnapshot *snapshot,
                       ImzOwnerFunc owner_of,
                       gpointer user_data,
                       ImzRecord **record)
{
  const Search search = { snapshot, owner_of, user_data };

  for (guint i = 0; i < records->len; i++) {
    const Question question = { &search, records->pdata[i] };
    ImzCertificate *found = imz_record_get_facts (question.record)->successor.sha256 == NULL
                              ? find_e_imza (snapshot, may_be_new, &question, NULL)
                              : NULL;

    if (found != NULL) {
      *record = question.record;
      return found;
    }
  }

  return NULL;
}

GPtrArray *
imz_record_match_list (ImzRecord *record, const GPtrArray *remembered)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  const ImzRecordFacts *facts = imz_record_get_facts (record);

  for (guint i = 0; i < remembered->len; i++) {
    const ImzRemembered *one = remembered->pdata[i];

    if (strcmp (one->profile, facts->profile != NULL ? facts->profile : "") == 0 &&
        g_strcmp0 (imz_certificate_get_sha256 (one->certificate), facts->replaces.sha256) != 0 &&
        starts_after (record, one->certificate))
      g_ptr_array_add (list, imz_certificate_ref (one->certificate));
  }

  return list;
}

static gboolean
is_followed (const ImzCertificate *certificate, const char *profile, const GPtrArray *remembered)
{
  for (guint i = 0; i < remembered->len; i++) {
    const ImzRemembered *one = remembered->pdata[i];

    if (strcmp (one->profile, profile) == 0 &&
        imz_certificate_follows (one->certificate, certificate))
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_to_be_renewed (const ImzCertificate *certificate, gint64 at, const ImzRenewalLimits *limits)
{
  switch (imz_certificate_state_at (certificate, at, limits)) {
  case IMZ_CERTIFICATE_STATE_RENEWAL_LATE:
  case IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW:
    return TRUE;
  case IMZ_CERTIFICATE_STATE_EXPIRED:
    return imz_certificate_days_left (certificate, at) >= -LATELY;
  case IMZ_CERTIFICATE_STATE_MALFORMED:
  case IMZ_CERTIFICATE_STATE_REVOKED:
  case IMZ_CERTIFICATE_STATE_SUSPENDED:
  case IMZ_CERTIFICATE_STATE_UNTRUSTED:
  case IMZ_CERTIFICATE_STATE_NOT_YET:
  case IMZ_CERTIFICATE_STATE_VALID:
  default:
    return FALSE;
  }
}

ImzCertificate *
imz_record_match_old (const GPtrArray *remembered,
                      const char *profile,
                      gint64 at,
                      const ImzRenewalLimits *limits)
{
  ImzCertificate *found = NULL;

  for (guint i = 0; i < remembered->len; i++) {
    const ImzRemembered *one = remembered->pdata[i];

    if (strcmp (one->profile, profile) != 0 || !is_to_be_renewed (one->certificate, at, limits) ||
        is_followed (one->certificate, profile, remembered))
      continue;
    if (found != NULL)
      return NULL;
    found = one->certificate;
  }

  return found;
}

ImzRecord *
imz_record_match_confirm (ImzRecord *record,
                          const ImzCertificate *certificate,
                          gint64 at,
                          ImzTeller by,
                          GError **error)
{
  ImzRecordFacts facts = *imz_record_get_facts (record);
  g_autoptr (ImzRecord) with = NULL;

  facts.successor = (ImzRecordCertificate){
    imz_certificate_get_sha256 (certificate),
    imz_certificate_get_not_before (certificate),
    imz_certificate_get_not_after (certificate),
  };
  if (!imz_record_facts_check (&facts, error))
    return NULL;

  with = imz_record_new (&facts);
  return imz_stage_may_follow (imz_record_get_stage (with), IMZ_STAGE_DELIVERED)
           ? imz_record_with_stage (with, IMZ_STAGE_DELIVERED, at, by, IMZ_REFUSAL_NONE, error)
           : g_steal_pointer (&with);
}

static gboolean
has_pin (const ImzCard *card)
{
  switch (imz_card_get_pin (card)) {
  case IMZ_PIN_STATE_OK:
  case IMZ_PIN_STATE_LOW:
  case IMZ_PIN_STATE_FINAL_TRY:
    return TRUE;
  case IMZ_PIN_STATE_LOCKED:
  case IMZ_PIN_STATE_NOT_SET:
  case IMZ_PIN_STATE_UNKNOWN:
  default:
    return FALSE;
  }
}

gboolean
imz_record_match_next (ImzRecord *record, const ImzSnapshot *snapshot, gint64 now, ImzStage *stage)
{
  const char *sha256 = imz_record_get_facts (record)->successor.sha256;
  const ImzCard *card = NULL;
  ImzCertificate *found = sha256 != NULL ? find_e_imza (snapshot, has_sha256, sha256, &card) : NULL;
  ImzStage present = imz_record_get_stage (record);

  if (found == NULL)
    return FALSE;

  if (present == IMZ_STAGE_DELIVERED && has_pin (card))
    *stage = IMZ_STAGE_PIN_MADE;
  else if (present == IMZ_STAGE_PIN_MADE && imz_certificate_get_not_before (found) <= now)
    *stage = IMZ_STAGE_IN_USE;
  else
    return FALSE;

  return TRUE;
}
