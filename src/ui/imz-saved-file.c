/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-saved-file.h"

#include <glib/gi18n-lib.h>

#include "imz-compat.h"
#include "imz-phrase.h"
#include "imz-say.h"

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GBytes *bytes = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GFile) file = imz_compat_choose_new_file_finish (result, &error);

  if (file == NULL) {
    g_task_return_error (task, error);
    return;
  }

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       written_cb, g_steal_pointer (&task));
}

void
imz_saved_file_save_async (GtkWindow *parent,
                           const char *title,
                           const char *name,
                           GBytes *bytes,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, imz_saved_file_save_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  imz_compat_choose_new_file_async (parent, title, name, chosen_cb, task);
}

gboolean
imz_saved_file_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
imz_saved_file_say (GtkWidget *window, GAsyncResult *result, const char *refusal)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (imz_saved_file_save_finish (result, &error))
    message = g_strdup (_ ("Saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    message = imz_phrase_expand (refusal, "reason", error->message, NULL);

  if (message != NULL)
    imz_say (window, message);

  return error == NULL;
}
