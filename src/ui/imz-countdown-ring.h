/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-countdown.h"

G_BEGIN_DECLS

/**
 * ImzCountdownRing:
 *
 * A ring that empties while a code runs out, with the minutes and seconds in it. What it says to
 * those who do not see it changes every ten seconds at most, and as soon as the end is near.
 */
#define IMZ_TYPE_COUNTDOWN_RING (imz_countdown_ring_get_type ())
G_DECLARE_FINAL_TYPE (ImzCountdownRing, imz_countdown_ring, IMZ, COUNTDOWN_RING, GtkWidget)

/* @countdown: (nullable): follows it from now on */
void imz_countdown_ring_set_countdown (ImzCountdownRing *self, ImzCountdown *countdown);

/* What stands in it before it is started, in seconds. */
void imz_countdown_ring_set_whole (ImzCountdownRing *self, guint seconds);

G_END_DECLS
