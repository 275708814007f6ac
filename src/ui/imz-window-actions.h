/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can be done in the window from buttons, menus and keys. */

#pragma once

#include "imz-window.h"

G_BEGIN_DECLS

/* Gives a window its actions. */
void imz_window_actions_install (GtkWidgetClass *window_class);

/* What needs the models waits for them. */
void imz_window_actions_enable_personal (ImzWindow *self, gboolean enabled);

G_END_DECLS
