/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What cards that are seen tell of an application. */

#pragma once

#include "imz-circumstances.h"
#include "imz-record.h"
#include "imz-renewal.h"
#include "imz-snapshot.h"

G_BEGIN_DECLS

/**
 * ImzOwnerFunc:
 *
 * Returns: (transfer none) (nullable): the profile that claimed the e-imza of @sha256; %NULL if none did
 */
typedef const char *(*ImzOwnerFunc) (const char *sha256, gpointer user_data);

/**
 * imz_record_match_find:
 * @records: (element-type ImzRecord): applications that something is still to come of
 * @snapshot: what is plugged in
 * @owner_of: tells whose an e-imza is
 * @record: (out) (transfer none): the application
 *
 * A renewed e-imza starts within a day of the old one's end. Where no old one is known, or none is renewed, only one
 * that the application's own person claimed can be the new one, if it starts after the application was made. What
 * somebody else claimed never is, nor another holder's beside the old one.
 *
 * Returns: (transfer none) (nullable): an e-imza in a reader that may be the new one of @record, to be confirmed by the
 *   person; %NULL if there is none
 */
ImzCertificate *imz_record_match_find (const GPtrArray *records,
                                       const ImzSnapshot *snapshot,
                                       ImzOwnerFunc owner_of,
                                       gpointer user_data,
                                       ImzRecord **record);

/**
 * imz_record_match_list:
 * @remembered: (element-type ImzRemembered): what was claimed
 *
 * Returns: (transfer full) (element-type ImzCertificate): those that may be the new one of @record, for its person to
 *   choose from: the person's own that start after the application was made
 */
GPtrArray *imz_record_match_list (ImzRecord *record, const GPtrArray *remembered);

/**
 * imz_record_match_old:
 * @remembered: (element-type ImzRemembered): what was claimed
 * @profile: who applies; "" of the only one
 * @at: when, in seconds since the epoch
 * @limits: of the province
 *
 * One that can be renewed by then (R7) or has ended lately, and that no other one has followed.
 *
 * Returns: (transfer none) (nullable): the e-imza that a renewal is about; %NULL if it may be none or several
 */
ImzCertificate *imz_record_match_old (const GPtrArray *remembered,
                                      const char *profile,
                                      gint64 at,
                                      const ImzRenewalLimits *limits);

/**
 * imz_record_match_confirm:
 * @certificate: the new e-imza
 * @at: when it was seen, in seconds since the epoch
 * @by: who says so
 * @error: %IMZ_CORE_ERROR_BAD_RECORD
 *
 * Returns: (transfer full) (nullable): @record with @certificate, delivered if it was not; %NULL with @error if it
 *   cannot be
 */
ImzRecord *imz_record_match_confirm (ImzRecord *record,
                                     const ImzCertificate *certificate,
                                     gint64 at,
                                     ImzTeller by,
                                     GError **error);

/**
 * imz_record_match_next:
 * @snapshot: what is plugged in
 * @now: seconds since the epoch
 * @stage: (out): to which @record comes
 *
 * One that was delivered has its PIN as soon as the card tells of one; one with a PIN is in use as soon as it has
 * started (R14).
 *
 * Returns: %FALSE if the new e-imza of @record is not in a reader, or tells nothing new
 */
gboolean
imz_record_match_next (ImzRecord *record, const ImzSnapshot *snapshot, gint64 now, ImzStage *stage);

G_END_DECLS
