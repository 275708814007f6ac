/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-status.h"

G_BEGIN_DECLS

/**
 * ImzWindow:
 *
 * The main window.
 *
 * Properties: `status` (#ImzStatus): what to show; `practice` (boolean): the practice card is in;
 * `situation` (int, an #ImzSummary): what the practice card shows. The window only says what the person
 * wants; whoever owns it puts the practice card in and out.
 */
#define IMZ_TYPE_WINDOW (imz_window_get_type ())
G_DECLARE_FINAL_TYPE (ImzWindow, imz_window, IMZ, WINDOW, AdwApplicationWindow)

/**
 * imz_window_new:
 * @application: the program
 * @status: what to show
 * @portals: addresses of the portals, by the next action that is done there (group `portals`)
 *
 * Returns: (transfer none): a window, which GTK owns until it is closed
 */
GtkWidget *imz_window_new (GtkApplication *application, ImzStatus *status, GKeyFile *portals);

gboolean imz_window_get_practice (ImzWindow *self);
void imz_window_set_practice (ImzWindow *self, gboolean practice);

ImzSummary imz_window_get_situation (ImzWindow *self);

/**
 * imz_window_say:
 * @message: a short message that goes away by itself; markup is not escaped
 */
void imz_window_say (ImzWindow *self, const char *message);

G_END_DECLS
