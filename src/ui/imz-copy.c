/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-copy.h"

#include <glib/gi18n-lib.h>

#include "imz-say.h"

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
  imz_say (widget, _ ("Copied"));
}

void
imz_copy_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.copy", "s", copy_activated);
}
