/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-erased-window.h"

#include <glib/gi18n-lib.h>

#include "imz-mark.h"
#include "imz-plain-row.h"

static GtkWidget *
row_new (const ImzErased *entry)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new ();

  imz_plain_row_set_title (row, entry->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  imz_mark_show (GTK_IMAGE (icon), entry->is_erased ? IMZ_TONE_GOOD : IMZ_TONE_WARNING);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);

  return row;
}

/* (transfer floating): those that are erased, or those that are not */
static GtkWidget *
group_new (GPtrArray *erased, gboolean is_erased, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  gboolean is_any = FALSE;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < erased->len; i++) {
    const ImzErased *entry = g_ptr_array_index (erased, i);

    if (entry->is_erased == is_erased) {
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row_new (entry));
      is_any = TRUE;
    }
  }
  gtk_widget_set_visible (group, is_any);

  return group;
}

static void
close_with_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

GtkWidget *
imz_erased_window_new (GtkWindow *parent, GPtrArray *erased)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window =
    g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "destroy-with-parent",
                  TRUE, "title", _ ("What was erased"), "default-width", 520, "default-height", 480,
                  "width-request", 360, "height-request", 294, NULL);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (group_new (erased, FALSE, _ ("Still there"))));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (group_new (erased, TRUE, _ ("Erased"))));
  gtk_widget_add_css_class (page, "imz-details");
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  close_with_escape (window);

  return window;
}
