/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-clock.h"
#include "imz-reader-monitor.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * ImzStatus:
 *
 * What the readers hold and what that means now. Says so (`changed`) whenever either makes the answer
 * another one: a card comes or goes, a day begins, a certificate starts or ends.
 */
#define IMZ_TYPE_STATUS (imz_status_get_type ())
G_DECLARE_FINAL_TYPE (ImzStatus, imz_status, IMZ, STATUS, GObject)

/**
 * imz_status_new:
 * @monitor: knows the readers
 * @clock: tells the time; its alarm belongs to the status from now on
 * @limits: copied
 *
 * Returns: (transfer full): a status
 */
ImzStatus *
imz_status_new (ImzReaderMonitor *monitor, ImzClock *clock, const ImzRenewalLimits *limits);

/**
 * imz_status_get_monitor:
 *
 * Returns: (transfer none): where the snapshot comes from
 */
ImzReaderMonitor *imz_status_get_monitor (ImzStatus *self);

/**
 * imz_status_set_monitor:
 * @monitor: another one, to look at other readers from now on
 */
void imz_status_set_monitor (ImzStatus *self, ImzReaderMonitor *monitor);

/**
 * imz_status_get_snapshot:
 *
 * Returns: (transfer none): what the readers hold now
 */
ImzSnapshot *imz_status_get_snapshot (ImzStatus *self);

/**
 * imz_status_get_verdict:
 *
 * Returns: (transfer none): what the snapshot means, judged at the last change; gone with the next one
 */
const ImzVerdict *imz_status_get_verdict (ImzStatus *self);

G_END_DECLS
