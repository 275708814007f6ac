/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-entry-reason.h"

static gboolean
is_being_typed (GtkEntry *entry)
{
  return gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN;
}

void
imz_entry_reason_show (GtkEntry *entry, GtkLabel *label, const char *reason)
{
  GtkAccessible *text;

  g_return_if_fail (GTK_IS_ENTRY (entry));

  gtk_label_set_label (label, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (label), reason != NULL);
  if (reason != NULL && !is_being_typed (entry))
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");

  text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  gtk_accessible_update_state (
    text, GTK_ACCESSIBLE_STATE_INVALID,
    reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
