/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-database.h"

G_BEGIN_DECLS

/**
 * ImzReminderModel:
 *
 * What was reminded of already, and what is put off: by keys, which are pinned (imz-reminder.h). Several programs may
 * ask and tell at the same time. What is about an e-imza or application goes with it, when that is forgotten or removed.
 * Errors are #ImzStoreError, in words for a person.
 */
#define IMZ_TYPE_REMINDER_MODEL (imz_reminder_model_get_type ())
G_DECLARE_FINAL_TYPE (ImzReminderModel, imz_reminder_model, IMZ, REMINDER_MODEL, GObject)

ImzReminderModel *imz_reminder_model_new (ImzDatabase *database); /* (transfer full) */

/**
 * imz_reminder_model_load:
 *
 * Reads what is kept, for imz_reminder_model_was_said() and imz_reminder_model_get_snoozed_until() to answer by.
 *
 * Returns: %FALSE with @error if it cannot be read: then nobody may be reminded, since it might be once more
 */
gboolean imz_reminder_model_load (ImzReminderModel *self, GError **error);

/* %FALSE with @error where imz_reminder_model_load() would fail. To be called in a reading. */
gboolean imz_reminder_model_check (ImzDatabase *database, GError **error);

gboolean imz_reminder_model_was_said (ImzReminderModel *self, const char *key);
/* When it was said last, in seconds since the epoch; 0 if never. */
gint64 imz_reminder_model_get_said_at (ImzReminderModel *self, const char *key);
/* In seconds since the epoch; 0 if it is not put off. */
gint64 imz_reminder_model_get_snoozed_until (ImzReminderModel *self, const char *key);

/* All of them or none, and on disk when it returns; what is said is not put off any more. */
gboolean imz_reminder_model_note_said (ImzReminderModel *self,
                                       const char *const *keys,
                                       gint64 now,
                                       GError **error);

/* It is said again from @until on, in seconds since the epoch. */
gboolean
imz_reminder_model_snooze (ImzReminderModel *self, const char *key, gint64 until, GError **error);

/* What was said before @time is forgotten: nobody asks about it any more. */
gboolean imz_reminder_model_forget_before (ImzReminderModel *self, gint64 time, GError **error);

G_END_DECLS
