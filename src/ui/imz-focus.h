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

/**
 * imz_focus_move_within_row:
 * @row: a row of a list that hands the focus on to a field in it
 *
 * The `focus` method of such a row. What a row does by itself takes the focus when it is left backwards, and the
 * field would have it again: Shift+Tab would never come out.
 *
 * Returns: %FALSE if there is nothing more in @row in this direction
 */
gboolean imz_focus_move_within_row (GtkWidget *row, GtkDirectionType direction);

G_END_DECLS
