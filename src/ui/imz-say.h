/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * imz_say:
 * @widget: a window that shows such messages, or a widget in it
 * @message: a short message, which goes away by itself; plain text
 */
void imz_say (GtkWidget *widget, const char *message);

/**
 * imz_say_toast:
 * @toast: (transfer full): one with a button, or that stays
 *
 * The same with a message that was made already.
 */
void imz_say_toast (GtkWidget *widget, AdwToast *toast);

G_END_DECLS
