/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reminder-life.h"

#define DAY_SECONDS G_GINT64_CONSTANT (86400)

static gboolean
is_failed (ImzRecord *record)
{
  ImzStage stage = imz_record_get_stage (record);

  return stage == IMZ_STAGE_REFUSED || stage == IMZ_STAGE_CANCELLED;
}

static gboolean
is_about (ImzRecord *record, const ImzReminderLife *life)
{
  return g_strcmp0 (imz_record_get_facts (record)->replaces.sha256,
                    imz_certificate_get_sha256 (life->certificate)) == 0;
}

static gboolean
is_revoked (const ImzCertificate *certificate)
{
  return imz_certificate_get_trust (certificate)->revocation.state == IMZ_REVOCATION_STATE_REVOKED;
}

/* A renewed one starts when the old one has ended, or later; another one after it was applied for. */
static gboolean
may_bring (const ImzRecordFacts *facts, const ImzCertificate *certificate)
{
  gint64 after = g_array_index (facts->stages, ImzRecordStage, 0).at;

  if (facts->kind == IMZ_CASE_RENEWAL && facts->replaces.sha256 != NULL)
    after = facts->replaces.not_after - DAY_SECONDS;

  return imz_certificate_get_not_before (certificate) > after;
}

static gboolean
is_there (const ImzCircumstances *circumstances, ImzRecord *record)
{
  return imz_record_get_stage (record) >= IMZ_STAGE_DELIVERED ||
         imz_record_get_facts (record)->successor.sha256 != NULL ||
         imz_reminder_find_brought (circumstances, record) != NULL;
}

/* The old one of a lost one is revoked when that is applied for, of another identity when the new one is produced
 * (R5, R16). */
static gboolean
ends_old_one (const ImzCircumstances *circumstances, ImzRecord *record)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);

  return facts->kind == IMZ_CASE_LOST || (facts->kind == IMZ_CASE_IDENTITY &&
                                          (imz_record_get_stage (record) >= IMZ_STAGE_PRODUCED ||
                                           is_there (circumstances, record)));
}

/* What is under way for the next one, and what went wrong with it. */
static void
look_at_records (const ImzCircumstances *circumstances, GPtrArray *records, ImzReminderLife *life)
{
  for (guint i = 0; i < records->len; i++) {
    ImzRecord *record = g_ptr_array_index (records, i);

    if (!is_about (record, life))
      continue;
    if (is_failed (record)) {
      life->is_lost = life->is_lost || imz_record_get_facts (record)->kind == IMZ_CASE_LOST;
      continue;
    }
    life->applied = record;
    life->is_followed = life->is_followed || is_there (circumstances, record);
    life->has_ended = life->has_ended || ends_old_one (circumstances, record);
  }
  life->is_lost = life->is_lost && life->applied == NULL;
}

const ImzRemembered *
imz_reminder_find_next (const ImzCircumstances *circumstances, const ImzCertificate *certificate)
{
  GPtrArray *remembered = imz_circumstances_get_remembered (circumstances);

  for (guint i = 0; i < remembered->len; i++) {
    const ImzRemembered *other = g_ptr_array_index (remembered, i);

    if (!imz_certificate_is_same (other->certificate, certificate) &&
        !is_revoked (other->certificate) &&
        imz_certificate_follows (other->certificate, certificate))
      return other;
  }

  return NULL;
}

const ImzRemembered *
imz_reminder_find_brought (const ImzCircumstances *circumstances, ImzRecord *record)
{
  GPtrArray *remembered = imz_circumstances_get_remembered (circumstances);
  const ImzRecordFacts *facts = imz_record_get_facts (record);

  for (guint i = 0; i < remembered->len; i++) {
    const ImzRemembered *claim = g_ptr_array_index (remembered, i);
    const char *sha256 = imz_certificate_get_sha256 (claim->certificate);

    if (g_strcmp0 (sha256, facts->replaces.sha256) == 0 || is_revoked (claim->certificate))
      continue;
    if (facts->successor.sha256 != NULL ? strcmp (sha256, facts->successor.sha256) == 0
                                        : may_bring (facts, claim->certificate))
      return claim;
  }

  return NULL;
}

ImzReminderLife
imz_reminder_life_of (const ImzCircumstances *circumstances,
                      GPtrArray *records,
                      const ImzCertificate *certificate)
{
  gint64 not_before = imz_certificate_get_not_before (certificate);
  ImzReminderLife life = {
    .certificate = certificate,
    .facts = {
      .kind = IMZ_CASE_RENEWAL,
      .e_onay = imz_circumstances_get_e_onay (circumstances),
      .now = not_before,
      .has_certificate = TRUE,
      .has_not_before = TRUE,
      .not_before = not_before,
      .not_after = imz_certificate_get_not_after (certificate),
    },
    .is_suspended = imz_certificate_get_trust (certificate)->revocation.state ==
                    IMZ_REVOCATION_STATE_SUSPENDED,
    .is_followed = imz_reminder_find_next (circumstances, certificate) != NULL,
    .has_ended = is_revoked (certificate),
  };

  life.days = imz_timeline_of (&life.facts, imz_circumstances_get_province (circumstances),
                               imz_circumstances_get_holidays (circumstances));
  look_at_records (circumstances, records, &life);

  return life;
}
