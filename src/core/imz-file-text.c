/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-file-text.h"

#include <glib/gi18n-lib.h>

#include "imz-core-error.h"

static guint
count_lines (const char *text, const char *end)
{
  guint n = 1;

  for (; text < end; text++)
    n += *text == '\n';

  return n;
}

char *
imz_file_text_new (GBytes *data, GError **error)
{
  static const char mark[] = "\xEF\xBB\xBF";
  gsize length;
  const char *bytes = g_bytes_get_data (data, &length);
  const char *end;

  if (length > IMZ_FILE_TEXT_MAX_BYTES) {
    imz_file_text_set_error (error, 1, _ ("the file is far too long"));
    return NULL;
  }
  if (!g_utf8_validate_len (length > 0 ? bytes : "", length, &end)) {
    imz_file_text_set_error (error, count_lines (bytes, end), _ ("this is not text in UTF-8"));
    return NULL;
  }

  if (length >= strlen (mark) && memcmp (bytes, mark, strlen (mark)) == 0) {
    bytes += strlen (mark);
    length -= strlen (mark);
  }

  return g_strndup (length > 0 ? bytes : "", length);
}

void
imz_file_text_set_error (GError **error, guint line, const char *reason)
{
  g_autofree char *place = g_strdup_printf (_ ("line %u"), line);

  g_set_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA, "%s: %s", place, reason);
}
