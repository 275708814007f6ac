/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-circumstances.h"

struct _ImzCircumstances {
  gatomicrefcount ref_count;
  ImzProvince *province;
  ImzHolidays *holidays; /* (nullable) */
  ImzEOnay e_onay;
  GPtrArray *remembered; /* of ImzRemembered */
  GPtrArray *records;    /* of ImzRecord */
};

G_DEFINE_BOXED_TYPE (ImzCircumstances,
                     imz_circumstances,
                     imz_circumstances_ref,
                     imz_circumstances_unref)

ImzRemembered *
imz_remembered_new (const ImzCertificate *certificate, const char *profile, gint64 seen_at)
{
  const ImzRevocation *revocation = &imz_certificate_get_trust (certificate)->revocation;
  const ImzCertificateFacts facts = {
    .sha256 = imz_certificate_get_sha256 (certificate),
    .not_before = imz_certificate_get_not_before (certificate),
    .not_after = imz_certificate_get_not_after (certificate),
    .kind = IMZ_CERTIFICATE_KIND_NES,
  };
  ImzRemembered *self = g_new0 (ImzRemembered, 1);

  self->certificate = imz_certificate_new (&facts);
  self->profile = g_strdup (profile);
  self->seen_at = seen_at;
  if (revocation->state == IMZ_REVOCATION_STATE_REVOKED ||
      revocation->state == IMZ_REVOCATION_STATE_SUSPENDED) {
    g_autoptr (ImzCertificate) plain = self->certificate;
    g_autoptr (ImzTrust) trust = imz_trust_new (&(ImzTrustFacts){ .revocation = *revocation });

    self->certificate = imz_certificate_with_trust (plain, trust);
  }

  return self;
}

ImzRemembered *
imz_remembered_copy (const ImzRemembered *self)
{
  ImzRemembered *copy = g_new0 (ImzRemembered, 1);

  copy->certificate = imz_certificate_ref (self->certificate);
  copy->profile = g_strdup (self->profile);
  copy->seen_at = self->seen_at;

  return copy;
}

void
imz_remembered_free (ImzRemembered *self)
{
  imz_certificate_unref (self->certificate);
  g_free (self->profile);
  g_free (self);
}

ImzCircumstances *
imz_circumstances_new (ImzProvince *province,
                       ImzHolidays *holidays,
                       ImzEOnay e_onay,
                       GPtrArray *remembered)
{
  ImzCircumstances *self = g_new0 (ImzCircumstances, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->province = imz_province_ref (province);
  self->holidays = holidays != NULL ? imz_holidays_ref (holidays) : NULL;
  self->e_onay = e_onay;
  self->remembered = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);
  for (guint i = 0; remembered != NULL && i < remembered->len; i++)
    g_ptr_array_add (self->remembered, imz_remembered_copy (g_ptr_array_index (remembered, i)));
  self->records = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

ImzCircumstances *
imz_circumstances_with_records (const ImzCircumstances *self, GPtrArray *records)
{
  ImzCircumstances *with =
    imz_circumstances_new (self->province, self->holidays, self->e_onay, self->remembered);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (with->records, g_object_ref (g_ptr_array_index (records, i)));

  return with;
}

ImzCircumstances *
imz_circumstances_ref (ImzCircumstances *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_circumstances_unref (ImzCircumstances *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  imz_province_unref (self->province);
  g_clear_pointer (&self->holidays, imz_holidays_unref);
  g_ptr_array_unref (self->remembered);
  g_ptr_array_unref (self->records);
  g_free (self);
}

ImzProvince *
imz_circumstances_get_province (const ImzCircumstances *self)
{
  return self->province;
}

ImzHolidays *
imz_circumstances_get_holidays (const ImzCircumstances *self)
{
  return self->holidays;
}

ImzEOnay
imz_circumstances_get_e_onay (const ImzCircumstances *self)
{
  return self->e_onay;
}

GPtrArray *
imz_circumstances_get_remembered (const ImzCircumstances *self)
{
  return self->remembered;
}

static const ImzRemembered *
find_claim (const ImzCircumstances *self, const ImzCertificate *certificate)
{
  for (guint i = 0; i < self->remembered->len; i++) {
    const ImzRemembered *remembered = g_ptr_array_index (self->remembered, i);

    if (imz_certificate_is_same (remembered->certificate, certificate))
      return remembered;
  }

  return NULL;
}

static gboolean
is_of (ImzRecord *record, const char *profile)
{
  const char *of = imz_record_get_facts (record)->profile;

  return strcmp (of != NULL ? of : "", profile) == 0;
}

static const ImzRemembered *
find_claim_of_sha256 (const ImzCircumstances *self, const char *sha256)
{
  for (guint i = 0; i < self->remembered->len; i++) {
    const ImzRemembered *remembered = g_ptr_array_index (self->remembered, i);

    if (g_strcmp0 (imz_certificate_get_sha256 (remembered->certificate), sha256) == 0)
      return remembered;
  }

  return NULL;
}

/* Whoever renews too late may be told to apply as for the first time (R10); else a first application replaces none. */
static gboolean
may_be_replaced (const ImzRemembered *remembered, ImzRecord *record, gint64 applied_at)
{
  const ImzCertificate *certificate = remembered->certificate;

  return imz_certificate_get_not_before (certificate) < applied_at &&
         (imz_record_get_facts (record)->kind != IMZ_CASE_FIRST ||
          imz_certificate_get_not_after (certificate) < applied_at) &&
         is_of (record, remembered->profile);
}

/* The latest of those that were there when it was made. */
static const ImzRemembered *
guess_replaced (const ImzCircumstances *self, ImzRecord *record)
{
  const GArray *stages = imz_record_get_facts (record)->stages;
  gint64 applied_at = g_array_index (stages, ImzRecordStage, 0).at;
  const ImzRemembered *latest = NULL;
  gint64 latest_start = G_MININT64;

  for (guint i = 0; i < self->remembered->len; i++) {
    const ImzRemembered *remembered = g_ptr_array_index (self->remembered, i);
    gint64 start = imz_certificate_get_not_before (remembered->certificate);

    if (start >= latest_start && may_be_replaced (remembered, record, applied_at)) {
      latest = remembered;
      latest_start = start;
    }
  }

  return latest;
}

static const ImzRemembered *
find_replaced (const ImzCircumstances *self, ImzRecord *record)
{
  const char *sha256 = imz_record_get_facts (record)->replaces.sha256;

  return sha256 != NULL ? find_claim_of_sha256 (self, sha256) : guess_replaced (self, record);
}

ImzRecord *
imz_circumstances_complete_record (const ImzCircumstances *self, ImzRecord *record)
{
  ImzRecordFacts facts = *imz_record_get_facts (record);
  const ImzRemembered *replaced = find_replaced (self, record);

  if (facts.replaces.sha256 != NULL || replaced == NULL)
    return g_object_ref (record);

  facts.replaces = (ImzRecordCertificate){
    imz_certificate_get_sha256 (replaced->certificate),
    imz_certificate_get_not_before (replaced->certificate),
    imz_certificate_get_not_after (replaced->certificate),
  };

  return imz_record_new (&facts);
}

static gboolean
is_about (const ImzRecordCertificate *kept, const ImzCertificate *certificate)
{
  return g_strcmp0 (kept->sha256, imz_certificate_get_sha256 (certificate)) == 0;
}

ImzRecord *
imz_circumstances_find_record (const ImzCircumstances *self, const ImzCertificate *certificate)
{
  const ImzRemembered *claim;

  if (certificate == NULL)
    return self->remembered->len == 0 && self->records->len > 0
             ? g_ptr_array_index (self->records, 0)
             : NULL;

  claim = find_claim (self, certificate);
  for (guint i = 0; i < self->records->len; i++) {
    ImzRecord *record = g_ptr_array_index (self->records, i);
    const ImzRecordFacts *facts = imz_record_get_facts (record);

    if (is_about (&facts->replaces, certificate) || is_about (&facts->successor, certificate))
      return record;
  }
  for (guint i = 0; claim != NULL && i < self->records->len; i++) {
    ImzRecord *record = g_ptr_array_index (self->records, i);

    if (find_replaced (self, record) == claim)
      return record;
  }

  return NULL;
}

gboolean
imz_circumstances_is_claimed (const ImzCircumstances *self, const ImzCertificate *certificate)
{
  return find_claim (self, certificate) != NULL;
}

ImzEOnay
imz_circumstances_get_e_onay_of (const ImzCircumstances *self, const ImzCertificate *certificate)
{
  if (certificate == NULL || self->remembered->len == 0 ||
      imz_circumstances_is_claimed (self, certificate))
    return self->e_onay;

  return IMZ_E_ONAY_UNKNOWN;
}
