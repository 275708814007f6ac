/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-preferences-model.h"
#include "imz-profile-model.h"
#include "imz-tools.h"

G_BEGIN_DECLS

/**
 * ImzPreferencesWindow:
 *
 * What a person can choose: the province whose rules hold, what they say of e-onay, who shares this account, what
 * is remembered, whether certificates are checked on line.
 */
#define IMZ_TYPE_PREFERENCES_WINDOW (imz_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (ImzPreferencesWindow,
                      imz_preferences_window,
                      IMZ,
                      PREFERENCES_WINDOW,
                      AdwWindow)

/**
 * imz_preferences_window_new:
 * @parent: (nullable): the window it belongs to
 * @portals: addresses of the portals, as the main window's
 *
 * Returns: (transfer none): a window, which GTK owns until it is closed
 */
GtkWidget *imz_preferences_window_new (GtkWindow *parent,
                                       ImzPreferencesModel *preferences,
                                       ImzProfileModel *profiles,
                                       GKeyFile *portals);

/* Once: for the groups that need them. */
void imz_preferences_window_set_tools (ImzPreferencesWindow *self, ImzTools *tools);

G_END_DECLS
