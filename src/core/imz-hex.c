/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-hex.h"

char *
imz_hex_encode (const guint8 *bytes, gsize length)
{
  static const char digits[] = "0123456789ABCDEF";
  char *hex = g_malloc (2 * length + 1);

  for (gsize i = 0; i < length; i++) {
    hex[2 * i] = digits[bytes[i] >> 4];
    hex[2 * i + 1] = digits[bytes[i] & 0x0F];
  }
  hex[2 * length] = '\0';

  return hex;
}

gboolean
imz_hex_is_lower (const char *text, gsize n_digits)
{
  return strlen (text) == n_digits && strspn (text, "0123456789abcdef") == n_digits;
}
