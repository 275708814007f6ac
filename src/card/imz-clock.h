/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * ImzClock:
 *
 * What tells the time, and wakes up at a given one. The machine's own clock is #ImzSystemClock; where only seconds
 * are counted, they may be counted from any other moment than the epoch.
 */
#define IMZ_TYPE_CLOCK (imz_clock_get_type ())
G_DECLARE_DERIVABLE_TYPE (ImzClock, imz_clock, IMZ, CLOCK, GObject)

struct _ImzClockClass {
  GObjectClass parent_class;

  gint64 (*now) (ImzClock *self);
  void (*set_alarm) (ImzClock *self, gint64 time);
};

/**
 * imz_clock_now:
 *
 * Returns: seconds since the epoch
 */
gint64 imz_clock_now (ImzClock *self);

/**
 * imz_clock_set_alarm:
 * @time: seconds since the epoch; 0 for none
 *
 * Asks for the signal `alarm` once it is @time, or when the clock was set. There is one alarm: a new
 * one replaces the old one.
 */
void imz_clock_set_alarm (ImzClock *self, gint64 time);

/**
 * imz_clock_ring:
 *
 * Emits `alarm`; for the implementations.
 */
void imz_clock_ring (ImzClock *self);

G_END_DECLS
