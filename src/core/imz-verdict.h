/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The one thing a snapshot says at a moment: who decides, how grave it is, what to do next. */

#pragma once

#include "imz-renewal.h"
#include "imz-snapshot.h"

G_BEGIN_DECLS

/**
 * ImzSummary:
 *
 * Every situation the program can tell apart. Several share one pinned word
 * (imz_summary_to_word()): the word is for machines, the situation for people.
 */
typedef enum {
  IMZ_SUMMARY_VALID,
  IMZ_SUMMARY_RENEWAL_WINDOW,
  IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED, /* in the window, but the successor is there */
  IMZ_SUMMARY_RENEWAL_LATE,
  IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED,
  IMZ_SUMMARY_EXPIRED,
  IMZ_SUMMARY_NOT_YET,
  IMZ_SUMMARY_MALFORMED,
  IMZ_SUMMARY_NOT_AN_E_IMZA,
  IMZ_SUMMARY_NO_CERTIFICATE,
  IMZ_SUMMARY_NO_DRIVER,
  IMZ_SUMMARY_CARD_DAMAGED,
  IMZ_SUMMARY_CARD_SILENT,
  IMZ_SUMMARY_CARD_REMOVED,
  IMZ_SUMMARY_MUTE,
  IMZ_SUMMARY_BUSY,
  IMZ_SUMMARY_NO_CARD,
  IMZ_SUMMARY_NO_READER,
  IMZ_SUMMARY_READER_UNAVAILABLE,
  IMZ_SUMMARY_SERVICE_ABSENT,
  IMZ_SUMMARY_SERVICE_STOPPED,
  IMZ_SUMMARY_SERVICE_DENIED,
  IMZ_SUMMARY_READING, /* not settled; never leaves the process */
  IMZ_N_SUMMARIES,
} ImzSummary;

const char *imz_summary_to_word (ImzSummary summary);

/**
 * ImzExit:
 *
 * As monitoring systems expect. Pinned.
 */
typedef enum {
  IMZ_EXIT_WELL = 0,
  IMZ_EXIT_ATTENTION = 1,
  IMZ_EXIT_CRITICAL = 2,
  IMZ_EXIT_UNKNOWN = 3,
} ImzExit;

/**
 * ImzNextAction:
 * @id: what to do
 * @guide: (nullable): the guide that leads through it
 * @rule: (nullable): the rule it rests on
 * @source: (nullable): where that rule is written
 * @command: (nullable): what can be typed in a terminal to do it
 *
 * All words but the command are pinned.
 */
typedef struct {
  const char *id;
  const char *guide;
  const char *rule;
  const char *source;
  const char *command;
} ImzNextAction;

/**
 * ImzVerdict:
 * @summary: what is the case
 * @exit: how grave it is
 * @certificate: (nullable): the certificate that decided
 * @successor: (nullable): the one that follows it
 * @reader: (nullable): the reader that decided
 * @by: the day by which to act; not valid (g_date_valid()) if there is none
 * @now: the moment it was judged at, in seconds since the epoch
 * @limits: the limits it was judged by
 */
typedef struct {
  ImzSummary summary;
  ImzExit exit;
  ImzCertificate *certificate;
  ImzCertificate *successor;
  ImzReader *reader;
  GDate by;
  gint64 now;
  ImzRenewalLimits limits;
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
void imz_verdict_free (ImzVerdict *self);

const ImzNextAction *imz_verdict_get_next_action (const ImzVerdict *self);

/**
 * imz_verdict_next_change:
 * @snapshot: what is plugged in
 * @now: seconds since the epoch
 *
 * Returns: the next second at which the same snapshot says something else (a midnight in Istanbul, a
 *   start, an end), or 0 if time does not matter to it
 */
gint64 imz_verdict_next_change (const ImzSnapshot *snapshot, gint64 now);

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
