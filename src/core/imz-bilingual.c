/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-bilingual.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"

gboolean
imz_bilingual_read (ImzBilingual *self,
                    const ImzKeyLines *lines,
                    const char *group,
                    const char *key,
                    GError **error)
{
  g_autofree char *english_key = g_strconcat (key, "[en]", NULL);

  *self = (ImzBilingual){ NULL };
  if (!imz_key_lines_read (lines, group, key, &self->turkish, error) ||
      !imz_key_lines_read (lines, group, english_key, &self->english, error))
    return FALSE;

  if (self->turkish == NULL && self->english != NULL) {
    imz_key_lines_set_error (lines, group, english_key, error,
                             _ ("“%s” needs “%s” beside it, in Turkish"), english_key, key);
    return FALSE;
  }

  return TRUE;
}

void
imz_bilingual_clear (ImzBilingual *self)
{
  g_clear_pointer (&self->turkish, g_free);
  g_clear_pointer (&self->english, g_free);
}

const char *
imz_bilingual_get (const ImzBilingual *self)
{
  gboolean wants_english = self->english != NULL && strcmp (imz_phrase_language (), "en") == 0;

  return wants_english ? self->english : self->turkish;
}
