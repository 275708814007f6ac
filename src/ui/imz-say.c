/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-say.h"

/* (nullable) */
static GtkWidget *
find_overlay_in (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_TOAST_OVERLAY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_overlay_in (child);

  return found;
}

void
imz_say (GtkWidget *widget, const char *message)
{
  /* A toast's title is markup. */
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  imz_say_toast (widget, adw_toast_new (escaped));
}

void
imz_say_toast (GtkWidget *widget, AdwToast *toast)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *overlay = root != NULL ? find_overlay_in (GTK_WIDGET (root)) : NULL;

  /* The window may have been closed meanwhile. */
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}
