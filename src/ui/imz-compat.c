/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-compat.h"

#include <glib/gi18n-lib.h>

void
imz_compat_show_about (GtkWindow *parent)
{
  adw_show_about_window (
    parent, "application-name", "İmzam", "application-icon", IMZ_APPLICATION_ID, "version",
    IMZ_VERSION, "developer-name", _ ("The İmzam developers"), "license-type", GTK_LICENSE_GPL_3_0,
    "comments",
    _ ("Shows whether your e-imza is all right, what to do next and by when. İmzam never asks for "
       "your PIN. All that it sends is the question to Kamu SM whether a certificate was revoked."),
    /* Translators: your names, one a line */
    "translator-credits", _ ("translator-credits"), NULL);
}

static void
answered_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "no file was chosen");

  gtk_native_dialog_destroy (dialog);
}

static void
run_chooser (GtkFileChooserNative *chooser, GTask *task)
{
  /* The task keeps the chooser until it is answered. */
  g_task_set_task_data (task, chooser, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (answered_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
imz_compat_choose_new_file_async (GtkWindow *parent,
                                  const char *title,
                                  const char *name,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  g_task_set_source_tag (task, imz_compat_choose_new_file_async);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  run_chooser (chooser, task);
}

GFile *
imz_compat_choose_new_file_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
imz_compat_choose_file_async (GtkWindow *parent,
                              const char *title,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, imz_compat_choose_file_async);
  run_chooser (
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL), task);
}

GFile *
imz_compat_choose_file_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
destroyed_cb (GtkWidget *dialog, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, FALSE);
}

static void
confirmed_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_signal_handlers_disconnect_by_data (dialog, task);
  g_task_return_boolean (task, g_str_equal (response, "do"));
}

void
imz_compat_confirm_async (GtkWindow *parent,
                          const char *heading,
                          const char *body,
                          const char *verb,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  g_task_set_source_tag (task, imz_compat_confirm_async);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", verb, NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (confirmed_cb), task);
  /* With its parent it goes without an answer. */
  g_signal_connect (dialog, "destroy", G_CALLBACK (destroyed_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
imz_compat_confirm_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
