/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-link.h"

#include <string.h>

#include "imz-display-text.h"

#define HOST_CHARACTERS G_CSET_a_2_z G_CSET_DIGITS ".-"

/* A browser takes a backslash for a slash, and leaves out what cannot be seen. */
static gboolean
is_written_plainly (const char *link)
{
  return g_utf8_validate (link, -1, NULL) && imz_display_text_is_plain (link) &&
         strpbrk (link, " \\\"<>") == NULL;
}

static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  return length > 0 && label[0] != '-' && label[length - 1] != '-' &&
         !g_str_has_prefix (label, "xn--");
}

/* Its last part is a name: an address in figures has none. */
static gboolean
is_host (const char *host)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);
  guint n_labels = g_strv_length (labels);
  const char *last = n_labels > 0 ? labels[n_labels - 1] : "";

  if (n_labels < 2 || strlen (last) < 2 || host[strspn (host, HOST_CHARACTERS)] != '\0' ||
      last[strspn (last, G_CSET_a_2_z)] != '\0')
    return FALSE;

  for (guint i = 0; i < n_labels; i++) {
    if (!is_label (labels[i]))
      return FALSE;
  }

  return TRUE;
}

char *
imz_link_find_host (const char *link)
{
  static const char *const schemes[] = { "https://", "http://" };

  if (!is_written_plainly (link))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++) {
    gsize length = strlen (schemes[i]);

    if (g_ascii_strncasecmp (link, schemes[i], length) == 0) {
      const char *start = link + length;
      g_autofree char *host = g_ascii_strdown (start, (gssize) strcspn (start, "/?#"));

      return is_host (host) ? g_steal_pointer (&host) : NULL;
    }
  }

  return NULL;
}

gboolean
imz_link_is_on (const char *host, const char *const *hosts)
{
  gsize length = strlen (host);

  for (gsize i = 0; hosts[i] != NULL; i++) {
    gsize known = strlen (hosts[i]);

    if (g_str_has_suffix (host, hosts[i]) && (length == known || host[length - known - 1] == '.'))
      return TRUE;
  }

  return FALSE;
}
