/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is known besides the cards: the rules that hold, the holder's word, what was seen before. */

#pragma once

#include "imz-certificate.h"
#include "imz-record.h"

G_BEGIN_DECLS

/**
 * ImzRemembered:
 * @certificate: its SHA-256, its dates and whether it was revoked or suspended: no name, no number
 * @profile: whose it is: what people who share one account call themselves; "" of the only one
 * @seen_at: when it was in a reader last, in seconds since the epoch
 *
 * A certificate that the holder claimed with "this is my e-imza".
 */
typedef struct {
  ImzCertificate *certificate;
  char *profile;
  gint64 seen_at;
} ImzRemembered;

/**
 * imz_remembered_new:
 * @certificate: any certificate; only its SHA-256, dates and revocation are taken
 *
 * Returns: (transfer full): what may be remembered of it
 */
ImzRemembered *
imz_remembered_new (const ImzCertificate *certificate, const char *profile, gint64 seen_at);
ImzRemembered *imz_remembered_copy (const ImzRemembered *self);
void imz_remembered_free (ImzRemembered *self);

/**
 * ImzCircumstances:
 *
 * An immutable, reference-counted value.
 */
typedef struct _ImzCircumstances ImzCircumstances;

#define IMZ_TYPE_CIRCUMSTANCES (imz_circumstances_get_type ())
GType imz_circumstances_get_type (void);

/**
 * imz_circumstances_new:
 * @province: the province whose rules hold
 * @holidays: (nullable): the public holidays
 * @e_onay: the holder's word
 * @remembered: (element-type ImzRemembered) (nullable): what was claimed; copied
 *
 * Returns: (transfer full): the circumstances
 */
ImzCircumstances *imz_circumstances_new (ImzProvince *province,
                                         ImzHolidays *holidays,
                                         ImzEOnay e_onay,
                                         GPtrArray *remembered);
ImzCircumstances *imz_circumstances_ref (ImzCircumstances *self);
void imz_circumstances_unref (ImzCircumstances *self);

ImzProvince *imz_circumstances_get_province (const ImzCircumstances *self); /* (transfer none) */
ImzHolidays *
imz_circumstances_get_holidays (const ImzCircumstances *self); /* (transfer none) (nullable) */
ImzEOnay imz_circumstances_get_e_onay (const ImzCircumstances *self);

/* (transfer none) (element-type ImzRemembered) */
GPtrArray *imz_circumstances_get_remembered (const ImzCircumstances *self);

/**
 * imz_circumstances_with_records:
 * @records: (element-type ImzRecord): applications that something is still to come of; the latest changed first
 *
 * Returns: (transfer full): the same, with these under way
 */
ImzCircumstances *imz_circumstances_with_records (const ImzCircumstances *self, GPtrArray *records);

/**
 * imz_circumstances_complete_record:
 *
 * An application that does not name the e-imza that it is about is about the latest one that whoever made it had then;
 * a first one is about none, unless there was one that had ended.
 *
 * Returns: (transfer full): @record, with that e-imza, so that days follow from it
 */
ImzRecord *imz_circumstances_complete_record (const ImzCircumstances *self, ImzRecord *record);

/**
 * imz_circumstances_find_record:
 * @certificate: (nullable): an e-imza; %NULL if none is there
 *
 * Which one an application is about that does not name it is told at imz_circumstances_complete_record().
 *
 * Returns: (transfer none) (nullable): the application that is under way for @certificate, or that brought it; of none,
 *   while none was claimed either, the latest that is under way
 */
ImzRecord *imz_circumstances_find_record (const ImzCircumstances *self,
                                          const ImzCertificate *certificate);

/**
 * imz_circumstances_is_claimed:
 *
 * Returns: %TRUE if @certificate is among the remembered ones
 */
gboolean imz_circumstances_is_claimed (const ImzCircumstances *self,
                                       const ImzCertificate *certificate);

/**
 * imz_circumstances_get_e_onay_of:
 * @certificate: (nullable): an e-imza
 *
 * The holder's word counts for the holder's own e-imza. While none was claimed, any card may be it.
 *
 * Returns: what is known of e-onay for the holder of @certificate
 */
ImzEOnay imz_circumstances_get_e_onay_of (const ImzCircumstances *self,
                                          const ImzCertificate *certificate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzCircumstances, imz_circumstances_unref)

G_END_DECLS
