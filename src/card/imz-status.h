/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-advice.h"
#include "imz-clock.h"
#include "imz-reader-monitor.h"
#include "imz-trust-source.h"

G_BEGIN_DECLS

/**
 * ImzStatus:
 *
 * What the readers hold, what that means now, and what to do about it. Says so (`changed`) whenever something makes
 * the answer another one: a card comes or goes, more is known of it, a day begins, a certificate starts or ends.
 */
#define IMZ_TYPE_STATUS (imz_status_get_type ())
G_DECLARE_FINAL_TYPE (ImzStatus, imz_status, IMZ, STATUS, GObject)

/**
 * imz_status_new:
 * @monitor: knows the readers
 * @trust: (nullable): finds out how far certificates can be relied on
 * @clock: tells the time; its alarm belongs to the status from now on
 * @circumstances: what is known beside the cards: by it they are judged
 *
 * Returns: (transfer full): a status
 */
ImzStatus *imz_status_new (ImzReaderMonitor *monitor,
                           ImzTrustSource *trust,
                           ImzClock *clock,
                           ImzCircumstances *circumstances);

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
 * imz_status_get_circumstances:
 *
 * Returns: (transfer none): what is known beside the cards
 */
ImzCircumstances *imz_status_get_circumstances (ImzStatus *self);

/**
 * imz_status_set_circumstances:
 * @circumstances: other ones, to judge by from now on
 */
void imz_status_set_circumstances (ImzStatus *self, ImzCircumstances *circumstances);

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

/**
 * imz_status_get_advice:
 *
 * Returns: (transfer none): what to do about the verdict; gone with the next change
 */
const ImzAdvice *imz_status_get_advice (ImzStatus *self);

/**
 * imz_status_get_remembered:
 *
 * Returns: (transfer none) (nullable): what can be said without a card, if no reader holds one and something is
 *   remembered; gone with the next change
 */
const ImzVerdict *imz_status_get_remembered (ImzStatus *self);

G_END_DECLS
