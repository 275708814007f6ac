/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-masked-name.h"

#define STARS "***"

char *
imz_masked_name (const char *name)
{
  g_autoptr (GString) masked = g_string_new (NULL);
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  gboolean within = FALSE;

  for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      within = FALSE;
    } else if (!within) {
      if (masked->len > 0)
        g_string_append_c (masked, ' ');
      g_string_append_unichar (masked, c);
      g_string_append (masked, STARS);
      within = TRUE;
    }
  }

  return g_string_free (g_steal_pointer (&masked), FALSE);
}
