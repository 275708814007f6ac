/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-revocation-answer.h"

G_BEGIN_DECLS

/**
 * ImzTrustFinding:
 * @revocation: what it says; UNCHECKED if there is none
 * @this_update: the moment that it speaks of, in seconds since the epoch
 * @end: until when it may be relied on, in seconds since the epoch; 0 if there is none
 *
 * An answer that was found, and how.
 */
typedef struct {
  ImzRevocation revocation;
  gint64 this_update;
  gint64 end;
} ImzTrustFinding;

extern const ImzTrustFinding IMZ_TRUST_FINDING_NONE;

/**
 * imz_trust_finding_make:
 * @answer: an answer whose signature holds
 * @via: how it came
 * @fetched_at: when it came over the network, in seconds since the epoch
 * @now: the present moment, in seconds since the epoch
 */
ImzTrustFinding imz_trust_finding_make (const ImzRevocationAnswer *answer,
                                        ImzRevocationVia via,
                                        gint64 fetched_at,
                                        gint64 now);

/**
 * imz_trust_finding_expire:
 *
 * Says that it may not be relied on any more, whatever its times are.
 */
void imz_trust_finding_expire (ImzTrustFinding *self);

/**
 * imz_trust_finding_choose_kept:
 * @a: what was kept, or nothing
 * @b: something else that was kept, or nothing
 *
 * Of two that differ bad news count, unless the other one is newer and not the only one out of date.
 *
 * Returns: one of the two
 */
const ImzTrustFinding *imz_trust_finding_choose_kept (const ImzTrustFinding *a,
                                                      const ImzTrustFinding *b);

/**
 * imz_trust_finding_choose:
 * @answered: what others answered
 * @kept: what was kept
 *
 * What is kept counts when nobody tells anything new, and bad news also when nobody knows better: what
 * speaks of an earlier moment does not.
 *
 * Returns: one of the two
 */
const ImzTrustFinding *imz_trust_finding_choose (const ImzTrustFinding *answered,
                                                 const ImzTrustFinding *kept);

G_END_DECLS
