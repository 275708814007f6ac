/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-clock.h"
#include "imz-notifier.h"
#include "imz-reminders-model.h"

G_BEGIN_DECLS

/* Actions of the program that it calls when the person wants to see more; the first takes the id of a guide, the
 * second the number of an application. */
#define IMZ_REMINDING_OPEN_GUIDE "open-guide"
#define IMZ_REMINDING_OPEN_RECORD "open-record"

/* How long the program stays for a notification that nobody closes, in seconds. */
#define IMZ_REMINDING_PATIENCE_S (12 * 60 * 60)

/**
 * ImzReminding:
 *
 * Says what is due, and keeps the program running as long as the person may press a button of what was said. What
 * was said is noted only once it is shown.
 */
#define IMZ_TYPE_REMINDING (imz_reminding_get_type ())
G_DECLARE_FINAL_TYPE (ImzReminding, imz_reminding, IMZ, REMINDING, GObject)

/**
 * imz_reminding_new:
 * @application: (transfer none): is kept running, and outlives it
 * @clock: rings for nobody else
 * @patience_s: how long @application is kept running, in seconds from when it was asked to remind
 *
 * Returns: (transfer full): one that says nothing yet
 */
ImzReminding *imz_reminding_new (GApplication *application,
                                 ImzRemindersModel *reminders,
                                 ImzNotifier *notifier,
                                 ImzClock *clock,
                                 guint patience_s);

/**
 * imz_reminding_remind:
 *
 * Says what is due now and is not shown already, if it can be noted that it was said. What cannot be done is told on stderr; it is due again the next time.
 */
void imz_reminding_remind (ImzReminding *self);

G_END_DECLS
