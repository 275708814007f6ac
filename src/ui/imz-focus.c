/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-focus.h"

gboolean
imz_focus_release (GtkWidget *leaving)
{
  GtkRoot *root = gtk_widget_get_root (leaving);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || (focus != leaving && !gtk_widget_is_ancestor (focus, leaving)))
    return FALSE;

  gtk_root_set_focus (root, NULL);
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    gtk_widget_set_focus_child (widget, NULL);

  return TRUE;
}

gboolean
imz_focus_move_within_row (GtkWidget *row, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)), direction);
}
