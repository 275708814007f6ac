/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-draft.h"

#include "imz-file-text.h"
#include "imz-guide-private.h"

static void
clear_mention (gpointer data)
{
  ImzGuideMention *mention = data;

  g_free (mention->value);
}

ImzGuideDraft *
imz_guide_draft_new (const char *id)
{
  ImzGuideDraft *self = g_new0 (ImzGuideDraft, 1);

  self->guide = imz_guide_new (id);
  self->mentions = g_array_new (FALSE, FALSE, sizeof (ImzGuideMention));
  g_array_set_clear_func (self->mentions, clear_mention);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->line = 1;

  return self;
}

void
imz_guide_draft_free (ImzGuideDraft *self)
{
  imz_guide_unref (self->guide);
  g_array_unref (self->mentions);
  g_array_unref (self->lines);
  g_free (self);
}

void
imz_guide_draft_mention (ImzGuideDraft *self, ImzGuideMentionKind kind, const char *value)
{
  ImzGuideMention mention = { kind, g_strdup (value), self->line };

  if (value != NULL)
    g_array_append_val (self->mentions, mention);
}

gboolean
imz_guide_draft_fail (const ImzGuideDraft *self, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  imz_file_text_set_error (error, self->line, reason);

  return FALSE;
}
