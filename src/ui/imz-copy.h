/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * imz_copy_install:
 * @window_class: the class of a window that shows short messages
 *
 * Gives it the action `win.copy` (string): puts the text into the clipboard, and says so.
 */
void imz_copy_install (GtkWidgetClass *window_class);

G_END_DECLS
