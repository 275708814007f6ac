/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-calendar-model.h"

G_BEGIN_DECLS

/**
 * ImzCalendarWindow:
 *
 * Takes the days that are coming to another calendar: all of them as a file, or one as a QR code to a telephone.
 */
#define IMZ_TYPE_CALENDAR_WINDOW (imz_calendar_window_get_type ())
G_DECLARE_FINAL_TYPE (ImzCalendarWindow, imz_calendar_window, IMZ, CALENDAR_WINDOW, AdwWindow)

/* Returns: (transfer none): a window, which GTK owns until it is closed */
GtkWidget *imz_calendar_window_new (GtkWindow *parent, ImzCalendarModel *calendar);

G_END_DECLS
