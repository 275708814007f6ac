/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An ImzRemindersModel of the test's own: what is due is what it was told. Linked in the place of the real one. */

#pragma once

#include "imz-reminders-model.h"

G_BEGIN_DECLS

ImzRemindersModel *fake_reminders_new (void);

/* One more is due: of this kind, with its day so many days away from `today`. */
void fake_reminders_add (ImzRemindersModel *self,
                         ImzReminderKind kind,
                         const char *series,
                         const GDate *today,
                         int days_left,
                         const char *guide,
                         gint64 record);

/* From now on nothing can be read, or nothing be written, which is known beforehand or is not. */
void fake_reminders_set_unreadable (ImzRemindersModel *self);
void fake_reminders_set_read_only (ImzRemindersModel *self);
void fake_reminders_set_full (ImzRemindersModel *self);

/* Keys with a space between them, in the order in which it was told. */
const char *fake_reminders_get_said (ImzRemindersModel *self);
const char *fake_reminders_get_snoozed (ImzRemindersModel *self);

G_END_DECLS
