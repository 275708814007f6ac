/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is coming, as whole days of a calendar. */

#pragma once

#include "imz-reminder.h"

G_BEGIN_DECLS

/**
 * ImzCalendarEvent:
 * @uid: by which a calendar that takes it in again knows it: pinned
 * @summary: what it is, in one line without a name
 * @description: what to do about it
 * @day: the whole day it takes
 * @alarms: (element-type guint): days before @day on which it is to be told of, the most first
 */
typedef struct {
  char *uid;
  char *summary;
  char *description;
  GDate day;
  GArray *alarms;
} ImzCalendarEvent;

void imz_calendar_event_free (ImzCalendarEvent *self);

/**
 * imz_calendar_events_of:
 * @reminders: (element-type ImzReminder): what is coming
 *
 * Reminders of one series become one event with their days as its alarms.
 *
 * Returns: (transfer full) (element-type ImzCalendarEvent): the events by their days
 */
GPtrArray *imz_calendar_events_of (GPtrArray *reminders);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzCalendarEvent, imz_calendar_event_free)

G_END_DECLS
