/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * imz_secret_copy:
 * @widget: whose clipboard
 * @text: what to copy
 * @is_sensitive: marked as such, so that clipboard managers do not keep it
 * @stays: in milliseconds
 *
 * Puts it on the clipboard. After that time it is taken away, unless something else was copied meanwhile.
 */
void imz_secret_copy (GtkWidget *widget, const char *text, gboolean is_sensitive, guint stays);

/* Takes it away at once if it is still there: when the program ends, the clipboard would be handed on. */
void imz_secret_copy_take_away (void);

G_END_DECLS
