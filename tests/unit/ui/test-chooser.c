/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-chooser.h"

#include "test-ui.h"

GtkFileChooser *
test_chooser_find (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
      return GTK_FILE_CHOOSER (window);
  }

  return NULL;
}

static gboolean
is_asked_cb (gpointer user_data)
{
  return test_chooser_find () != NULL;
}

typedef struct {
  GtkFileChooser *question;
  const char *path;
} Choice;

static gboolean
is_chosen_cb (gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (choice->question);

  return file != NULL && g_strcmp0 (g_file_peek_path (file), choice->path) == 0;
}

static void
wait_for_choice (GtkFileChooser *question, const char *path)
{
  Choice choice = { question, path };

  test_ui_wait ("the choice", is_chosen_cb, &choice);
}

/* When the folder was read: GTK reports an error of its own when it is closed before. */
GtkFileChooser *
test_chooser_wait (const char *name)
{
  g_autofree char *folder = g_get_current_dir ();
  g_autofree char *path = g_build_filename (folder, name, NULL);

  test_ui_wait ("the question", is_asked_cb, NULL);
  wait_for_choice (test_chooser_find (), path);

  return test_chooser_find ();
}

void
test_chooser_answer (GtkFileChooser *question, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  gtk_file_chooser_set_current_name (question, name);
  wait_for_choice (question, path);
  gtk_dialog_response (GTK_DIALOG (question), GTK_RESPONSE_ACCEPT);
}
