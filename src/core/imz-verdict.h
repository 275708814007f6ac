/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The one thing a snapshot says at a moment: who decides, how grave it is, what to do next. */

#pragma once

#include "imz-renewal.h"
#include "imz-snapshot.h"
#include "imz-summary.h"

G_BEGIN_DECLS

/**
 * ImzVerdict:
 * @summary: what is the case
 * @exit: how grave it is
 * @certificate: (nullable): the certificate that decided
 * @successor: (nullable): the one that follows it
 * @reader: (nullable): the reader that decided
 * @several_holders: whether e-imzas of several people are plugged in
 * @now: the moment it was judged at, in seconds since the epoch
 * @limits: the limits it was judged by
 * @seen_at: when the certificates were in a reader last, in seconds since the epoch, if the verdict is about
 *   remembered ones; 0 if it is about what is plugged in
 */
typedef struct {
  ImzSummary summary;
  ImzExit exit;
  ImzCertificate *certificate;
  ImzCertificate *successor;
  ImzReader *reader;
  gboolean several_holders;
  gint64 now;
  ImzRenewalLimits limits;
  gint64 seen_at;
} ImzVerdict;

/**
 * imz_verdict_new:
 * @snapshot: what is plugged in
 * @now: seconds since the epoch
 * @limits: the limits to judge by
 *
 * E-imzas are grouped by holder over all readers; per holder the usable one decides. Over holders and
 * cards what is critical comes before what needs attention, then what is not known, then what is well.
 * Empty readers count only when no reader holds a card.
 *
 * Returns: (transfer full): the verdict
 */
ImzVerdict *
imz_verdict_new (const ImzSnapshot *snapshot, gint64 now, const ImzRenewalLimits *limits);

/**
 * imz_verdict_new_remembered:
 * @remembered: (element-type ImzRemembered): e-imzas that were claimed
 * @now: seconds since the epoch
 * @limits: the limits to judge by
 *
 * People are told apart by their profiles; of each one the usable e-imza decides.
 *
 * Returns: (transfer full) (nullable): what can be said without a card; %NULL if nothing is remembered
 */
ImzVerdict *imz_verdict_new_remembered (const GPtrArray *remembered,
                                        gint64 now,
                                        const ImzRenewalLimits *limits);
void imz_verdict_free (ImzVerdict *self);

/**
 * imz_verdict_get_word:
 *
 * Returns: the verdict's pinned word: of the certificate that decided, or of what kept it from deciding
 */
const char *imz_verdict_get_word (const ImzVerdict *self);

/**
 * imz_verdict_get_driver:
 *
 * Returns: (transfer none) (nullable): the driver of the card that decided
 */
ImzDriver *imz_verdict_get_driver (const ImzVerdict *self);

/**
 * imz_verdict_prefers:
 * @a: an e-imza
 * @b: another one of the same holder
 * @now: seconds since the epoch
 * @limits: the limits to judge by
 *
 * Returns: %TRUE if rather @a than @b says how its holder stands: the usable one that ends last; else the
 *   one that starts next; else the one that ended last
 */
gboolean imz_verdict_prefers (const ImzCertificate *a,
                              const ImzCertificate *b,
                              gint64 now,
                              const ImzRenewalLimits *limits);

/**
 * imz_verdict_next_change:
 * @snapshot: what is plugged in
 * @remembered: (element-type ImzRemembered) (nullable): e-imzas that were claimed
 * @now: seconds since the epoch
 *
 * Returns: the next second at which the same things say something else (a midnight in Istanbul, a
 *   start, an end, the end of an answer on revocation), or 0 if time does not matter to them
 */
gint64
imz_verdict_next_change (const ImzSnapshot *snapshot, const GPtrArray *remembered, gint64 now);

/**
 * imz_verdict_still_holds:
 * @then: (nullable): what was plugged in, or %NULL if nothing was judged yet
 * @judged_at: when that was judged, in seconds since the epoch
 * @snapshot: what is plugged in now
 * @now: seconds since the epoch
 *
 * Returns: %TRUE if all that was said of @then at @judged_at can be said of @snapshot now; not if the
 *   clock was set back in between
 */
gboolean imz_verdict_still_holds (const ImzSnapshot *then,
                                  gint64 judged_at,
                                  const ImzSnapshot *snapshot,
                                  gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzVerdict, imz_verdict_free)

G_END_DECLS
