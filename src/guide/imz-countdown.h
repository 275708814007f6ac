/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-clock.h"

G_BEGIN_DECLS

/**
 * ImzCountdownState:
 * @IMZ_COUNTDOWN_IDLE: not started
 * @IMZ_COUNTDOWN_RUNNING: more than a minute is left
 * @IMZ_COUNTDOWN_ENDING: a minute or less is left
 * @IMZ_COUNTDOWN_OVER: the code is good no more
 */
typedef enum {
  IMZ_COUNTDOWN_IDLE,
  IMZ_COUNTDOWN_RUNNING,
  IMZ_COUNTDOWN_ENDING,
  IMZ_COUNTDOWN_OVER,
} ImzCountdownState;

/**
 * ImzCountdown:
 *
 * How long a code on the portal's page is still good. The page's own counter rules: this one is started by hand
 * and can be adjusted to it.
 *
 * Signals: `changed`: another second, or another state; `ending`: a minute is left, said once for each start.
 */
#define IMZ_TYPE_COUNTDOWN (imz_countdown_get_type ())
G_DECLARE_FINAL_TYPE (ImzCountdown, imz_countdown, IMZ, COUNTDOWN, GObject)

/**
 * imz_countdown_new:
 * @clock: counts the seconds, as one does that nobody can set; its alarm belongs to the countdown from now on
 */
ImzCountdown *imz_countdown_new (ImzClock *clock); /* (transfer full) */

/* From @seconds again, at most an hour, also while it runs ("Tekrar Kod Al"). */
void imz_countdown_start (ImzCountdown *self, guint seconds);
void imz_countdown_stop (ImzCountdown *self);

/* Adds @seconds, less than 0 to take away, while it runs: to no less than 1 second and no more than an hour. */
void imz_countdown_adjust (ImzCountdown *self, int seconds);

ImzCountdownState imz_countdown_get_state (ImzCountdown *self);
guint imz_countdown_get_left (ImzCountdown *self); /* seconds */

/* Seconds it was started with, or adjusted to if more; 0 if it is not started. */
guint imz_countdown_get_whole (ImzCountdown *self);

G_END_DECLS
