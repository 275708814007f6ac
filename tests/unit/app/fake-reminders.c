/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-reminders.h"

#include "imz-store-error.h"

struct _ImzRemindersModel {
  GObject parent_instance;

  GPtrArray *due; /* (element-type ImzReminder) */
  GString *said;
  GString *snoozed;
  gboolean is_unreadable;
  gboolean is_read_only;
  gboolean is_full;
};

G_DEFINE_FINAL_TYPE (ImzRemindersModel, imz_reminders_model, G_TYPE_OBJECT)

static void
free_reminder (gpointer data)
{
  imz_reminder_free (data);
}

static void
imz_reminders_model_finalize (GObject *object)
{
  ImzRemindersModel *self = IMZ_REMINDERS_MODEL (object);

  g_ptr_array_unref (self->due);
  g_string_free (self->said, TRUE);
  g_string_free (self->snoozed, TRUE);

  G_OBJECT_CLASS (imz_reminders_model_parent_class)->finalize (object);
}

static void
imz_reminders_model_class_init (ImzRemindersModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_reminders_model_finalize;
}

static void
imz_reminders_model_init (ImzRemindersModel *self)
{
  self->due = g_ptr_array_new_with_free_func (free_reminder);
  self->said = g_string_new (NULL);
  self->snoozed = g_string_new (NULL);
}

ImzRemindersModel *
fake_reminders_new (void)
{
  return g_object_new (IMZ_TYPE_REMINDERS_MODEL, NULL);
}

void
fake_reminders_add (ImzRemindersModel *self,
                    ImzReminderKind kind,
                    const char *series,
                    const GDate *today,
                    int days_left,
                    const char *guide,
                    gint64 record)
{
  g_autofree char *key = g_strdup_printf ("%s:%d", series, days_left);
  ImzReminder reminder = {
    .kind = kind,
    .series = (char *) series,
    .key = key,
    .due = *today,
    .until = *today,
    .day = *today,
    .days_before = (guint) days_left,
    .guide = (char *) guide,
    .record = record,
    .profile = (char *) "",
  };

  g_date_add_days (&reminder.day, (guint) days_left);
  g_ptr_array_add (self->due, imz_reminder_copy (&reminder));
}

void
fake_reminders_set_unreadable (ImzRemindersModel *self)
{
  self->is_unreadable = TRUE;
}

void
fake_reminders_set_read_only (ImzRemindersModel *self)
{
  self->is_read_only = TRUE;
}

void
fake_reminders_set_full (ImzRemindersModel *self)
{
  self->is_full = TRUE;
}

const char *
fake_reminders_get_said (ImzRemindersModel *self)
{
  return self->said->str;
}

const char *
fake_reminders_get_snoozed (ImzRemindersModel *self)
{
  return self->snoozed->str;
}

GPtrArray *
imz_reminders_model_get_due (ImzRemindersModel *self, gint64 now, GError **error)
{
  GPtrArray *due;

  if (self->is_unreadable) {
    g_set_error_literal (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED, "damaged");
    return NULL;
  }

  due = g_ptr_array_new_with_free_func (free_reminder);
  for (guint i = 0; i < self->due->len; i++)
    g_ptr_array_add (due, imz_reminder_copy (self->due->pdata[i]));

  return due;
}

gboolean
imz_reminders_model_check_writable (ImzRemindersModel *self, GError **error)
{
  if (!self->is_read_only)
    return TRUE;

  g_set_error_literal (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_READ_ONLY, "read-only");
  return FALSE;
}

static gboolean
note (ImzRemindersModel *self, GString *keys, const char *key, GError **error)
{
  if (!imz_reminders_model_check_writable (self, error))
    return FALSE;
  if (self->is_full) {
    g_set_error_literal (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_FULL, "full");
    return FALSE;
  }

  g_string_append_printf (keys, "%s%s", keys->len > 0 ? " " : "", key);
  for (guint i = 0; i < self->due->len; i++) {
    if (strcmp (((ImzReminder *) self->due->pdata[i])->key, key) == 0)
      g_ptr_array_remove_index (self->due, i--);
  }

  return TRUE;
}

gboolean
imz_reminders_model_note_said (ImzRemindersModel *self,
                               const ImzReminder *reminder,
                               gint64 now,
                               GError **error)
{
  return note (self, self->said, reminder->key, error);
}

gboolean
imz_reminders_model_snooze (ImzRemindersModel *self, const char *key, gint64 now, GError **error)
{
  return note (self, self->snoozed, key, error);
}
