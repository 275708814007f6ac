/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-life-scale.h"

/* How much of the line the part before the last four months takes, where that is more time. */
#define QUIET_SHARE 0.28
#define LARGE_MONTHS 4
/* Room beside the bar for a day before it starts, and for one after it has ended. */
#define BESIDE 0.06
/* Where the present e-imza ends, if the new one stands behind it. */
#define END_OF_TWO 0.74

/* Points in time, as days since the year 1, at growing places on the line. Between two of them time runs
 * evenly. */
typedef struct {
  double days[4];
  double places[4];
  guint n;
} Axis;

static void
add_point (Axis *axis, double day, double place)
{
  axis->days[axis->n] = day;
  axis->places[axis->n] = place;
  axis->n++;
}

static double
place_of (const Axis *axis, double day)
{
  if (day <= axis->days[0])
    return axis->places[0];

  for (guint i = 1; i < axis->n; i++) {
    double span = axis->days[i] - axis->days[i - 1];

    if (day <= axis->days[i])
      return axis->places[i - 1] +
             (axis->places[i] - axis->places[i - 1]) * (day - axis->days[i - 1]) / span;
  }

  return axis->places[axis->n - 1];
}

/* A day's first moment, and its last. */
static double
start_of (const GDate *day)
{
  return g_date_get_julian (day);
}

static double
end_of (const GDate *day)
{
  return g_date_get_julian (day) + 1.0;
}

static gboolean
is_followed (const ImzTimeline *timeline, const ImzRenewalDates *successor)
{
  return successor != NULL && g_date_compare (&successor->starts, &successor->ends) <= 0 &&
         g_date_compare (&successor->ends, &timeline->ends) > 0;
}

static Axis
lay_out (ImzLifeScale *self, const ImzTimeline *timeline, const ImzRenewalDates *successor)
{
  const ImzLimit large = { .unit = IMZ_LIMIT_MONTHS, .amount = LARGE_MONTHS };
  GDate large_from = imz_limit_before (large, &timeline->ends);
  double from = timeline->phase == IMZ_PHASE_NOT_YET ? BESIDE : 0;
  double to = timeline->phase == IMZ_PHASE_EXPIRED ? 1 - BESIDE : 1;
  double quiet = start_of (&large_from) - start_of (&timeline->starts);
  double whole = end_of (&timeline->ends) - start_of (&timeline->starts);
  Axis axis = { 0 };

  if (self->is_two)
    to = END_OF_TWO;

  add_point (&axis, start_of (&timeline->starts), from);
  if (quiet > QUIET_SHARE * whole) {
    self->has_break = TRUE;
    self->break_at = from + QUIET_SHARE * (to - from);
    add_point (&axis, start_of (&large_from), self->break_at);
  }
  add_point (&axis, end_of (&timeline->ends), to);
  if (self->is_two)
    add_point (&axis, end_of (&successor->ends), 1);

  return axis;
}

/* What is empty, turns back or reaches beyond the end is no segment. */
static void
add_segment (ImzLifeScale *self, ImzLifePart part, double place)
{
  double from = self->n_segments > 0 ? self->segments[self->n_segments - 1].to : self->marks[0].at;
  double to = MIN (place, self->marks[self->n_marks - 1].at);

  if (to > from)
    self->segments[self->n_segments++] = (ImzLifeSegment){ part, from, to };
}

static void
add_segments (ImzLifeScale *self, const Axis *axis, const ImzTimeline *timeline)
{
  double end = place_of (axis, end_of (&timeline->ends));

  if (timeline->phase == IMZ_PHASE_NOT_YET) {
    add_segment (self, IMZ_LIFE_NOT_STARTED, end);
    return;
  }
  if (timeline->phase == IMZ_PHASE_EXPIRED) {
    add_segment (self, IMZ_LIFE_ENDED, end);
    return;
  }

  if (g_date_valid (&timeline->window_opens))
    add_segment (self, IMZ_LIFE_IN_USE, place_of (axis, start_of (&timeline->window_opens)));
  if (g_date_valid (&timeline->last_date)) {
    add_segment (self, IMZ_LIFE_WINDOW, place_of (axis, end_of (&timeline->last_date)));
    add_segment (self, IMZ_LIFE_LATE, end);
  } else {
    add_segment (self, IMZ_LIFE_WINDOW, end);
  }
}

static void
add_mark (ImzLifeScale *self, ImzLifeMarkKind kind, const GDate *day, double at)
{
  self->marks[self->n_marks++] = (ImzLifeMark){ kind, *day, at };
}

/* A day that falls on another one's place, or outside, is not told twice. */
static void
add_inner_mark (ImzLifeScale *self, ImzLifeMarkKind kind, const GDate *day, double at, double end)
{
  if (g_date_valid (day) && at > self->marks[self->n_marks - 1].at && at < end)
    add_mark (self, kind, day, at);
}

static void
add_marks (ImzLifeScale *self, const Axis *axis, const ImzTimeline *timeline)
{
  double end = place_of (axis, end_of (&timeline->ends));

  add_mark (self, IMZ_LIFE_MARK_START, &timeline->starts,
            place_of (axis, start_of (&timeline->starts)));
  if (g_date_valid (&timeline->window_opens))
    add_inner_mark (self, IMZ_LIFE_MARK_WINDOW, &timeline->window_opens,
                    place_of (axis, start_of (&timeline->window_opens)), end);
  if (g_date_valid (&timeline->last_date))
    add_inner_mark (self, IMZ_LIFE_MARK_LAST_DATE, &timeline->last_date,
                    place_of (axis, end_of (&timeline->last_date)), end);
  else if (g_date_valid (&timeline->recommended))
    add_inner_mark (self, IMZ_LIFE_MARK_RECOMMENDED, &timeline->recommended,
                    place_of (axis, end_of (&timeline->recommended)), end);
  add_mark (self, IMZ_LIFE_MARK_END, &timeline->ends, end);
}

static void
add_successor (ImzLifeScale *self, const Axis *axis, const ImzRenewalDates *successor)
{
  double from = place_of (axis, start_of (&successor->starts));
  double to = place_of (axis, end_of (&successor->ends));

  self->new_segment = (ImzLifeSegment){ IMZ_LIFE_NEW, from, to };
  self->new_marks[0] = (ImzLifeMark){ IMZ_LIFE_MARK_NEW_START, successor->starts, from };
  self->new_marks[1] = (ImzLifeMark){ IMZ_LIFE_MARK_NEW_END, successor->ends, to };
}

/* In the middle of its day; beside the bar where the certificate says that it does not run, whatever the
 * day. */
static double
place_of_today (const Axis *axis, const ImzTimeline *timeline, gboolean is_two)
{
  double at = place_of (axis, start_of (&timeline->today) + 0.5);
  double end = place_of (axis, end_of (&timeline->ends));

  if (timeline->phase == IMZ_PHASE_NOT_YET)
    return axis->places[0] / 2;
  if (timeline->phase != IMZ_PHASE_EXPIRED)
    return MIN (at, end);

  return is_two ? MAX (at, end) : (end + 1) / 2;
}

static guint
find_next (const ImzLifeScale *self)
{
  for (guint i = 0; i < self->n_marks; i++) {
    if (g_date_compare (&self->marks[i].day, &self->today) >= 0)
      return i;
  }

  return self->n_marks;
}

ImzLifeScale
imz_life_scale_of (const ImzTimeline *timeline, const ImzRenewalDates *successor)
{
  ImzLifeScale self = { .phase = timeline->phase, .today = timeline->today };
  Axis axis;

  if (timeline->phase == IMZ_PHASE_UNKNOWN || !g_date_valid (&timeline->starts) ||
      !g_date_valid (&timeline->ends) || g_date_compare (&timeline->starts, &timeline->ends) > 0)
    return self;

  self.is_two = is_followed (timeline, successor);
  axis = lay_out (&self, timeline, successor);
  add_marks (&self, &axis, timeline);
  add_segments (&self, &axis, timeline);
  if (self.is_two)
    add_successor (&self, &axis, successor);
  self.today_at = place_of_today (&axis, timeline, self.is_two);
  self.next = find_next (&self);

  return self;
}
