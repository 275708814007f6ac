/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-certificate-file.h"

#include <glib/gi18n-lib.h>

#include "imz-compat.h"
#include "imz-pem.h"

/* As many digits of the fingerprint as tell certificates apart for people. */
#define N_DIGITS 8

char *
imz_certificate_file_suggest_name (const ImzCertificate *certificate)
{
  gboolean is_e_imza = imz_certificate_get_kind (certificate) == IMZ_CERTIFICATE_KIND_NES;

  return g_strdup_printf ("%s-%.*s.pem", is_e_imza ? "e-imza" : "certificate", N_DIGITS,
                          imz_certificate_get_sha256 (certificate));
}

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
  ImzCertificate *certificate = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GFile) file = imz_compat_choose_new_file_finish (result, &error);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (file == NULL) {
    g_task_return_error (task, error);
    return;
  }

  text = imz_pem_encode_certificate (imz_certificate_get_bytes (certificate));
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       written_cb, g_steal_pointer (&task));
}

void
imz_certificate_file_save_async (ImzCertificate *certificate,
                                 GtkWindow *parent,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  g_autofree char *name = imz_certificate_file_suggest_name (certificate);

  g_return_if_fail (imz_certificate_get_bytes (certificate) != NULL);

  g_task_set_source_tag (task, imz_certificate_file_save_async);
  g_task_set_task_data (task, imz_certificate_ref (certificate),
                        (GDestroyNotify) imz_certificate_unref);
  imz_compat_choose_new_file_async (parent, _ ("Save the certificate"), name, chosen_cb, task);
}

gboolean
imz_certificate_file_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
