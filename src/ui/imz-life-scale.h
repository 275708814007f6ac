/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The life of an e-imza along a line that is 1 long. It has two scales: what lies more than four months
 * before the end is small, the last four months, where decisions are, are large. */

#pragma once

#include "imz-renewal.h"
#include "imz-timeline.h"

G_BEGIN_DECLS

/**
 * ImzLifePart:
 * @IMZ_LIFE_IN_USE: nothing to do yet
 * @IMZ_LIFE_WINDOW: the renewal can be made
 * @IMZ_LIFE_LATE: it can still be made, but the last date has passed
 * @IMZ_LIFE_NOT_STARTED: the whole life of an e-imza that has not started
 * @IMZ_LIFE_ENDED: the whole life of one that has ended
 * @IMZ_LIFE_NEW: the life of the one that follows
 */
typedef enum {
  IMZ_LIFE_IN_USE,
  IMZ_LIFE_WINDOW,
  IMZ_LIFE_LATE,
  IMZ_LIFE_NOT_STARTED,
  IMZ_LIFE_ENDED,
  IMZ_LIFE_NEW,
} ImzLifePart;

typedef struct {
  ImzLifePart part;
  double from;
  double to;
} ImzLifeSegment;

typedef enum {
  IMZ_LIFE_MARK_START,
  IMZ_LIFE_MARK_WINDOW,
  IMZ_LIFE_MARK_LAST_DATE,
  IMZ_LIFE_MARK_RECOMMENDED,
  IMZ_LIFE_MARK_END,
  IMZ_LIFE_MARK_NEW_START,
  IMZ_LIFE_MARK_NEW_END,
} ImzLifeMarkKind;

typedef struct {
  ImzLifeMarkKind kind;
  GDate day;
  double at;
} ImzLifeMark;

#define IMZ_LIFE_MAX_SEGMENTS 3
#define IMZ_LIFE_MAX_MARKS 4

/**
 * ImzLifeScale:
 * @segments: the bar, from left to right without gaps; none if there is nothing to draw
 * @marks: the days below it, from left to right
 * @has_break: whether the scale changes, at @break_at
 * @is_two: whether a second bar follows, of the new e-imza
 * @new_segment: that bar
 * @new_marks: its first and its last day
 * @phase: where the e-imza stands
 * @today: the day it is seen
 * @today_at: where that is; beside the bar if the e-imza has not started or has ended
 * @next: which of @marks comes next; their number if none does
 */
typedef struct {
  ImzLifeSegment segments[IMZ_LIFE_MAX_SEGMENTS];
  guint n_segments;
  ImzLifeMark marks[IMZ_LIFE_MAX_MARKS];
  guint n_marks;
  gboolean has_break;
  double break_at;
  gboolean is_two;
  ImzLifeSegment new_segment;
  ImzLifeMark new_marks[2];
  ImzPhase phase;
  GDate today;
  double today_at;
  guint next;
} ImzLifeScale;

/**
 * imz_life_scale_of:
 * @timeline: the days of an e-imza
 * @successor: (nullable): the days of the one that follows it
 *
 * Returns: where everything is; without segments if the days are not known or the end comes before the start
 */
ImzLifeScale imz_life_scale_of (const ImzTimeline *timeline, const ImzRenewalDates *successor);

G_END_DECLS
