/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-certificate-file.h"

#include <glib/gi18n-lib.h>

#include "imz-pem.h"
#include "imz-saved-file.h"

/* As many digits of the fingerprint as tell certificates apart for people. */
#define N_DIGITS 8

char *
imz_certificate_file_suggest_name (const ImzCertificate *certificate)
{
  gboolean is_e_imza = imz_certificate_get_kind (certificate) == IMZ_CERTIFICATE_KIND_NES;

  return g_strdup_printf ("%s-%.*s.pem", is_e_imza ? "e-imza" : "certificate", N_DIGITS,
                          imz_certificate_get_sha256 (certificate));
}

void
imz_certificate_file_save_async (ImzCertificate *certificate,
                                 GtkWindow *parent,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autofree char *name = imz_certificate_file_suggest_name (certificate);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  g_return_if_fail (imz_certificate_get_bytes (certificate) != NULL);

  text = imz_pem_encode_certificate (imz_certificate_get_bytes (certificate));
  bytes = g_bytes_new_take (text, strlen (text));
  imz_saved_file_save_async (parent, _ ("Save the certificate"), name, bytes, callback, user_data);
}
