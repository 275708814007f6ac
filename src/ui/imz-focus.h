/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * imz_focus_release:
 * @leaving: a widget that is about to go
 *
 * Takes the keyboard focus from @leaving and all that is in it. GTK leaves the way to a focused widget
 * behind when the widget goes: Tab would lead nowhere any more.
 *
 * Returns: %TRUE if it was there, so that it should go to what takes the place of @leaving
 */
gboolean imz_focus_release (GtkWidget *leaving);

G_END_DECLS
