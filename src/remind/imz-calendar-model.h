/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-calendar-event.h"
#include "imz-qr-code.h"
#include "imz-reminders-model.h"

G_BEGIN_DECLS

/**
 * ImzCalendarModel:
 *
 * The days that are coming, as they stood when they were asked for, to be taken to another calendar.
 */
#define IMZ_TYPE_CALENDAR_MODEL (imz_calendar_model_get_type ())
G_DECLARE_FINAL_TYPE (ImzCalendarModel, imz_calendar_model, IMZ, CALENDAR_MODEL, GObject)

/**
 * imz_calendar_model_new:
 * @now: in seconds since the epoch
 * @error: an #ImzStoreError
 *
 * Returns: (transfer full) (nullable): what is coming; %NULL with @error if it cannot be read
 */
ImzCalendarModel *imz_calendar_model_new (ImzRemindersModel *reminders, gint64 now, GError **error);

guint imz_calendar_model_get_n (ImzCalendarModel *self);
const ImzCalendarEvent *imz_calendar_model_get_nth (ImzCalendarModel *self, guint index);

/* (transfer full): all of them, as a file for a calendar */
char *imz_calendar_model_to_text (ImzCalendarModel *self);

/* (transfer full) (nullable): one of them, for the camera of a telephone: most of those take in only one at a time;
 * %NULL if it is too long */
ImzQrCode *imz_calendar_model_to_qr_code (ImzCalendarModel *self, guint index);

G_END_DECLS
