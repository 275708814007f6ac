/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ImzCourierWindow:
 *
 * The couriers, to choose whose page to open: who brings an e-imza is written nowhere.
 */
#define IMZ_TYPE_COURIER_WINDOW (imz_courier_window_get_type ())
G_DECLARE_FINAL_TYPE (ImzCourierWindow, imz_courier_window, IMZ, COURIER_WINDOW, AdwWindow)

/* (transfer none): @parent shows short messages; @number: (nullable): the tracking number */
GtkWidget *imz_courier_window_new (GtkWindow *parent, const char *number);

G_END_DECLS
