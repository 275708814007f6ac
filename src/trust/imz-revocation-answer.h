/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-trust.h"

G_BEGIN_DECLS

enum {
  IMZ_REVOCATION_SKEW = 5 * 60, /* seconds that clocks may differ by */
};

/**
 * ImzRevocationAnswer:
 * @state: GOOD, REVOKED, SUSPENDED or UNKNOWN
 * @produced_at: when it was signed, in seconds since the epoch
 * @this_update: the moment that it speaks of, in seconds since the epoch
 * @next_update: when there will be a newer one, in seconds since the epoch; 0 if it does not say
 * @revoked_at: since when it is revoked or on hold, in seconds since the epoch; 0 if it is not
 * @reason: a CRLReason of RFC 5280, or -1 if not told
 *
 * What a responder or a list says of one certificate.
 */
typedef struct {
  ImzRevocationState state;
  gint64 produced_at;
  gint64 this_update;
  gint64 next_update;
  gint64 revoked_at;
  int reason;
} ImzRevocationAnswer;

/**
 * imz_revocation_answer_lives_until:
 *
 * Returns: until when it may be relied on, in seconds since the epoch: its next update, or an hour
 *   after the moment that it speaks of when it tells none
 */
gint64 imz_revocation_answer_lives_until (const ImzRevocationAnswer *answer);

/**
 * imz_revocation_answer_check_times:
 * @now: the present moment, in seconds since the epoch
 * @accepts_stale: let one pass that may not be relied on any more
 * @error: %IMZ_TRUST_ERROR_NOT_YET, %IMZ_TRUST_ERROR_STALE, or %IMZ_TRUST_ERROR_BAD_RESPONSE when its
 *   times contradict each other
 *
 * Returns: %TRUE if it speaks of @now, give or take %IMZ_REVOCATION_SKEW
 */
gboolean imz_revocation_answer_check_times (const ImzRevocationAnswer *answer,
                                            gint64 now,
                                            gboolean accepts_stale,
                                            GError **error);

/**
 * imz_revocation_answer_set_revoked:
 * @revoked_at: since when
 * @reason: a CRLReason of RFC 5280, or -1; on hold is suspended, all others are revoked
 */
void imz_revocation_answer_set_revoked (ImzRevocationAnswer *answer, gint64 revoked_at, int reason);

G_END_DECLS
