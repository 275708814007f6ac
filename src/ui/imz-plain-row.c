/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-plain-row.h"

/* Text breaks where it has to, but nothing is put into it there. */
static void
keep_text (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_LABEL (child)) {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
      gtk_label_set_attributes (GTK_LABEL (child), attributes);
    }
    keep_text (child);
  }
}

void
imz_plain_row_set_title (GtkWidget *row, const char *title)
{
  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));

  if (adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (row))) {
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    keep_text (row);
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}
