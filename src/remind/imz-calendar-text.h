/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Events as calendars on all kinds of devices take them in (iCalendar, RFC 5545). */

#pragma once

#include "imz-calendar-event.h"

G_BEGIN_DECLS

/**
 * imz_calendar_text_of:
 * @events: (element-type ImzCalendarEvent)
 * @now: when it is written, in seconds since the epoch
 *
 * Returns: (transfer full): a whole calendar, with alarms at nine in the morning
 */
char *imz_calendar_text_of (GPtrArray *events, gint64 now);

/**
 * imz_calendar_text_of_one:
 *
 * Returns: (transfer full): a calendar with @event alone, as short as can be: its alarm is the device's own
 */
char *imz_calendar_text_of_one (const ImzCalendarEvent *event, gint64 now);

G_END_DECLS
