/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-config.h"
#include "imz-history-model.h"
#include "imz-profile-model.h"
#include "imz-provinces.h"
#include "imz-reminder-model.h"
#include "imz-reminder.h"

G_BEGIN_DECLS

/**
 * ImzRemindersModel:
 *
 * What all who share this account are to be reminded of today: what is due (imz-reminder.h), was not said yet
 * (imz-reminder-model.h), is not put off and not switched off.
 */
#define IMZ_TYPE_REMINDERS_MODEL (imz_reminders_model_get_type ())
G_DECLARE_FINAL_TYPE (ImzRemindersModel, imz_reminders_model, IMZ, REMINDERS_MODEL, GObject)

/**
 * imz_reminders_model_new:
 * @config: tells which kinds are wanted (keys "reminders", "quiet-reminders"), and how many days before
 * @provinces: by whose rules
 *
 * Returns: (transfer full): a model over what is kept in @database
 */
ImzRemindersModel *
imz_reminders_model_new (ImzConfig *config, ImzProvinces *provinces, ImzDatabase *database);

/* (transfer full) (element-type ImzReminder): everything to come from @today on, said or not, of kinds that are wanted,
 * or not: for a calendar. %NULL with @error if it cannot be read. */
GPtrArray *
imz_reminders_model_get_coming (ImzRemindersModel *self, const GDate *today, GError **error);

/**
 * imz_reminders_model_get_due:
 * @now: in seconds since the epoch
 *
 * Of several of one series only the latest: nobody wants to hear on one day of 60, 30 and 15 days.
 *
 * Returns: (transfer full) (element-type ImzReminder) (nullable): what to say now; %NULL with @error if it cannot be
 *   read what was said before
 */
GPtrArray *imz_reminders_model_get_due (ImzRemindersModel *self, gint64 now, GError **error);

/* %FALSE with @error if it is known beforehand that it cannot be noted what is said: then it would be said again and
 * again. */
gboolean imz_reminders_model_check_writable (ImzRemindersModel *self, GError **error);

/* That was said: neither it nor what comes before it in its series is due any more. On disk when it returns. */
gboolean imz_reminders_model_note_said (ImzRemindersModel *self,
                                        const ImzReminder *reminder,
                                        gint64 now,
                                        GError **error);

/* It is due again at the beginning of the day after. */
gboolean
imz_reminders_model_snooze (ImzRemindersModel *self, const char *key, gint64 now, GError **error);

G_END_DECLS
