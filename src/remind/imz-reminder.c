/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reminder.h"

static const char *const words[IMZ_N_REMINDER_KINDS] = {
  [IMZ_REMINDER_WINDOW] = "window",     [IMZ_REMINDER_LAST_DATE] = "last-date",
  [IMZ_REMINDER_END] = "end",           [IMZ_REMINDER_E_ONAY] = "e-onay",
  [IMZ_REMINDER_PASSWORD] = "password", [IMZ_REMINDER_PRODUCTION] = "production",
  [IMZ_REMINDER_COURIER] = "courier",   [IMZ_REMINDER_PIN] = "pin",
};

const char *
imz_reminder_kind_to_word (ImzReminderKind kind)
{
  return words[kind];
}

gboolean
imz_reminder_kind_from_word (const char *word, ImzReminderKind *kind)
{
  for (ImzReminderKind found = 0; found < IMZ_N_REMINDER_KINDS; found++) {
    if (strcmp (word, words[found]) == 0) {
      *kind = found;
      return TRUE;
    }
  }

  return FALSE;
}

ImzReminder *
imz_reminder_copy (const ImzReminder *self)
{
  ImzReminder *copy = g_memdup2 (self, sizeof *self);

  copy->series = g_strdup (self->series);
  copy->key = g_strdup (self->key);
  copy->guide = g_strdup (self->guide);
  copy->rule = g_strdup (self->rule);
  copy->profile = g_strdup (self->profile);

  return copy;
}

void
imz_reminder_free (ImzReminder *self)
{
  g_free (self->series);
  g_free (self->key);
  g_free (self->guide);
  g_free (self->rule);
  g_free (self->profile);
  g_free (self);
}
