/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-pem.h"

#define LINE_LENGTH 64

char *
imz_pem_encode_certificate (GBytes *der)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (der, &size);
  g_autofree char *base64 = g_base64_encode (bytes, size);
  gsize length = strlen (base64);
  GString *text = g_string_new ("-----BEGIN CERTIFICATE-----\n");

  for (gsize i = 0; i < length; i += LINE_LENGTH) {
    g_string_append_len (text, base64 + i, (gssize) MIN (LINE_LENGTH, length - i));
    g_string_append_c (text, '\n');
  }
  g_string_append (text, "-----END CERTIFICATE-----\n");

  return g_string_free (text, FALSE);
}
