/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-confirmation.h"

#include <adwaita.h>

#include "test-ui.h"

/* NULL while nothing is asked (transfer none). */
static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
      return ADW_MESSAGE_DIALOG (window);
  }

  return NULL;
}

gboolean
test_confirmation_is_asked (void)
{
  return find_dialog () != NULL;
}

void
test_confirmation_answer (gboolean agreed)
{
  AdwMessageDialog *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, agreed ? "do" : "cancel");
  gtk_window_destroy (GTK_WINDOW (dialog));
  test_ui_settle ();
}
