/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The days that matter in the life of an e-imza. Days are Istanbul's; phases change at 00:00 there. */

#pragma once

#include "imz-holidays.h"
#include "imz-province.h"
#include "imz-stage.h"

G_BEGIN_DECLS

/**
 * ImzPhase:
 * @IMZ_PHASE_UNKNOWN: there is no e-imza whose dates are known
 *
 * Pinned: its words (imz_phase_to_word()) leave the process.
 */
typedef enum {
  IMZ_PHASE_UNKNOWN,
  IMZ_PHASE_NOT_YET,
  IMZ_PHASE_IN_USE,
  IMZ_PHASE_WINDOW,
  IMZ_PHASE_LATE,
  IMZ_PHASE_EXPIRED,
} ImzPhase;

/* (nullable): "not-yet", "in-use", "window", "late", "expired"; %NULL of the unknown one */
const char *imz_phase_to_word (ImzPhase phase);

/**
 * ImzTimelineFacts:
 * @kind: what is, or would be, applied for
 * @e_onay: the holder's word on e-onay
 * @now: the moment it is asked, in seconds since the epoch
 * @has_certificate: whether there is an e-imza; the next two are unset else
 * @has_not_before: whether its start is known
 * @not_before: its first second, since the epoch
 * @not_after: its last second, since the epoch
 * @approved: the day the province approved the application; not valid (g_date_valid()) if it did not, or that
 *   is not known
 * @has_successor: whether the new e-imza is there
 * @successor_starts: the new one's first second, since the epoch
 * @is_applied: whether an application for @kind was made and neither refused nor given up; the next three are unset
 *   else
 * @method: how it is signed
 * @stage: how far it is
 * @applied: the day it was made
 * @needs_pin: whether the e-imza is a new one that nobody told to have a PIN
 *
 * All that the days follow from, beside the province.
 */
typedef struct {
  ImzCase kind;
  ImzEOnay e_onay;
  gint64 now;
  gboolean has_certificate;
  gboolean has_not_before;
  gint64 not_before;
  gint64 not_after;
  GDate approved;
  gboolean has_successor;
  gint64 successor_starts;
  gboolean is_applied;
  ImzMethod method;
  ImzStage stage;
  GDate applied;
  gboolean needs_pin;
} ImzTimelineFacts;

/**
 * ImzTimeline:
 * @phase: where the e-imza stands today
 * @today: the day it is asked
 * @starts: its first day
 * @window_opens: first day on which a renewal is accepted: the day after (end − window) (R7)
 * @last_date: last day on which it should be made (R8)
 * @recommended: the day by which to apply: the province's own recommendation; where it has none, or that has
 *   passed, the last working day that is not after @last_date
 * @is_recommended_by_province: whether @recommended is the province's own
 * @production: the day the new one is produced: of a renewal, the end less the province's lead; else the day
 *   of approval (R13)
 * @ends: its last day
 * @pin_from: first day on which the new one can be used and gets its PIN (R14)
 * @delivery_from: 10 days after the later of approval and production (R15)
 * @delivery_to: 15 days after it
 *
 * A day that is not known, or that there is none of, is not valid (g_date_valid()). Those that are keep to
 * window_opens ≤ last_date ≤ ends, window_opens ≤ recommended ≤ ends, window_opens ≤ production ≤ ends of a
 * renewal.
 */
typedef struct {
  ImzPhase phase;
  GDate today;
  GDate starts;
  GDate window_opens;
  GDate last_date;
  GDate recommended;
  gboolean is_recommended_by_province;
  GDate production;
  GDate ends;
  GDate pin_from;
  GDate delivery_from;
  GDate delivery_to;
} ImzTimeline;

/**
 * imz_timeline_of:
 * @holidays: (nullable): days on which nobody approves, beside weekends
 *
 * Returns: the days that follow from @facts in @province
 */
ImzTimeline imz_timeline_of (const ImzTimelineFacts *facts,
                             const ImzProvince *province,
                             const ImzHolidays *holidays);

G_END_DECLS
