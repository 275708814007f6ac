/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-clock.h"
#include "imz-reader-monitor.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * ImzPracticeMonitor:
 *
 * A reader with a practice card in it, to see the program at work without an e-imza. Its certificates
 * are made on the fly, with dates around today; nothing of them is stored or reported.
 *
 * Properties: `situation` (#ImzSummary as an int): what the card shows.
 */
#define IMZ_TYPE_PRACTICE_MONITOR (imz_practice_monitor_get_type ())
G_DECLARE_FINAL_TYPE (ImzPracticeMonitor, imz_practice_monitor, IMZ, PRACTICE_MONITOR, GObject)

/**
 * imz_practice_monitor_new:
 * @clock: tells what today is
 * @situation: what the card shows at first
 *
 * Returns: (transfer full): a practice reader
 */
ImzPracticeMonitor *imz_practice_monitor_new (ImzClock *clock, ImzSummary situation);

ImzSummary imz_practice_monitor_get_situation (ImzPracticeMonitor *self);
void imz_practice_monitor_set_situation (ImzPracticeMonitor *self, ImzSummary situation);

G_END_DECLS
