/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where a certificate stands in its life, by its dates alone. */

#pragma once

#include "imz-certificate.h"
#include "imz-limit.h"

G_BEGIN_DECLS

/**
 * ImzRenewalLimits:
 * @window_months: calendar months before the end from which a renewal is accepted (rules R6, R7)
 * @last_date: how long before the end the last date for it is (rule R8); none where a province names none
 */
typedef struct {
  guint window_months;
  ImzLimit last_date;
} ImzRenewalLimits;

/**
 * IMZ_RENEWAL_LIMITS_DEFAULT:
 *
 * The strictest limits any province names: 3 months and 1 month.
 */
extern const ImzRenewalLimits IMZ_RENEWAL_LIMITS_DEFAULT;

/**
 * ImzRenewalDates:
 * @starts: first day of validity
 * @window_opens: first day on which a renewal is accepted: the day after the end less the window (R7)
 * @last_date: last day on which it should be made (R8); not valid (g_date_valid()) if there is none; never
 *   before @window_opens
 * @ends: last day of validity
 *
 * Days in Istanbul.
 */
typedef struct {
  GDate starts;
  GDate window_opens;
  GDate last_date;
  GDate ends;
} ImzRenewalDates;

ImzRenewalDates imz_renewal_dates (const ImzCertificate *certificate,
                                   const ImzRenewalLimits *limits);

/* The same of an e-imza that is only known by its first and last second. */
ImzRenewalDates
imz_renewal_dates_between (gint64 not_before, gint64 not_after, const ImzRenewalLimits *limits);

/**
 * ImzCertificateState:
 *
 * In order of precedence. Pinned: its words (imz_certificate_state_to_word()) leave the process.
 */
typedef enum {
  IMZ_CERTIFICATE_STATE_MALFORMED,
  IMZ_CERTIFICATE_STATE_REVOKED,
  IMZ_CERTIFICATE_STATE_SUSPENDED,
  IMZ_CERTIFICATE_STATE_UNTRUSTED,
  IMZ_CERTIFICATE_STATE_EXPIRED,
  IMZ_CERTIFICATE_STATE_NOT_YET,
  IMZ_CERTIFICATE_STATE_RENEWAL_LATE,
  IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW,
  IMZ_CERTIFICATE_STATE_VALID,
} ImzCertificateState;

const char *imz_certificate_state_to_word (ImzCertificateState state);

/**
 * imz_certificate_state_at:
 * @now: seconds since the epoch
 *
 * The certificate's own dates act to the second, the window and the last date at midnight in Istanbul.
 * What is known of its revocation and its chain comes before its dates.
 */
ImzCertificateState imz_certificate_state_at (const ImzCertificate *certificate,
                                              gint64 now,
                                              const ImzRenewalLimits *limits);

/* The same by dates alone: expired, not yet, late, in the window, or valid. */
ImzCertificateState imz_renewal_state_between (gint64 not_before,
                                               gint64 not_after,
                                               gint64 now,
                                               const ImzRenewalLimits *limits);

/**
 * imz_certificate_days_left:
 *
 * Returns: calendar days until the day @certificate ends: 0 on that day, negative after it
 */
int imz_certificate_days_left (const ImzCertificate *certificate, gint64 now);

/**
 * imz_certificate_follows:
 *
 * Returns: %TRUE if @later starts within a day of the end of @certificate
 */
gboolean imz_certificate_follows (const ImzCertificate *later, const ImzCertificate *certificate);

/**
 * imz_certificate_is_successor:
 * @successor: another certificate
 * @certificate: a certificate
 *
 * Returns: %TRUE if @successor is made to follow @certificate: the same holder's, and starting within a
 *   day of its end
 */
gboolean imz_certificate_is_successor (const ImzCertificate *successor,
                                       const ImzCertificate *certificate);

G_END_DECLS
