/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-preferences-model.h"
#include "imz-tools.h"

G_BEGIN_DECLS

/**
 * ImzNewRecordWindow:
 *
 * An application is written down by hand, also one of long ago.
 */
#define IMZ_TYPE_NEW_RECORD_WINDOW (imz_new_record_window_get_type ())
G_DECLARE_FINAL_TYPE (ImzNewRecordWindow, imz_new_record_window, IMZ, NEW_RECORD_WINDOW, AdwWindow)

/**
 * imz_new_record_window_new:
 * @parent: has the action `win.open-record` (int64), which opens it then
 * @tools: with a history
 * @preferences: (nullable): the provinces to choose from
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
imz_new_record_window_new (GtkWindow *parent, ImzTools *tools, ImzPreferencesModel *preferences);

G_END_DECLS
