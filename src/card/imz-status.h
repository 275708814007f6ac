/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-clock.h"
#include "imz-reader-monitor.h"
#include "imz-trust-source.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * ImzStatus:
 *
 * What the readers hold and what that means now. Says so (`changed`) whenever something makes the answer
 * another one: a card comes or goes, more is known of it, a day begins, a certificate starts or ends.
 */
#define IMZ_TYPE_STATUS (imz_status_get_type ())
G_DECLARE_FINAL_TYPE (ImzStatus, imz_status, IMZ, STATUS, GObject)

/**
 * imz_status_new:
 * @monitor: knows the readers
 * @trust: (nullable): finds out how far certificates can be relied on
 * @clock: tells the time; its alarm belongs to the status from now on
 * @limits: copied
 *
 * Returns: (transfer full): a status
 */
ImzStatus *imz_status_new (ImzReaderMonitor *monitor,
                           ImzTrustSource *trust,
                           ImzClock *clock,
                           const ImzRenewalLimits *limits);

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
 * Returns: (transfer none): what the readers hold now and what is known of it; gone with the next change
 */
ImzSnapshot *imz_status_get_snapshot (ImzStatus *self);

/**
 * imz_status_is_settled:
 *
 * Returns: %TRUE if no card is being read and no certificate is being checked
 */
gboolean imz_status_is_settled (ImzStatus *self);

/**
 * imz_status_check_trust:
 *
 * Checks all certificates once more, past what is remembered.
 */
void imz_status_check_trust (ImzStatus *self);

/**
 * imz_status_get_verdict:
 *
 * Returns: (transfer none): what the snapshot means, judged at the last change; gone with the next one
 */
const ImzVerdict *imz_status_get_verdict (ImzStatus *self);

G_END_DECLS
