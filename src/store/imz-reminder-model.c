/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reminder-model.h"

#include "imz-database-access.h"
#include "imz-display-text.h"
#include "imz-kept-time.h"
#include "imz-store-error.h"

/* A file that holds more is not İmzam's. */
enum {
  MAX_REMINDERS = 100000,
  MAX_KEY = 200, /* letters */
};

typedef struct {
  gint64 said_at;       /* 0: never */
  gint64 snoozed_until; /* 0: it is not put off */
} Kept;

struct _ImzReminderModel {
  GObject parent_instance;

  ImzDatabase *database;
  GHashTable *kept; /* (element-type utf8 Kept) */
};

G_DEFINE_FINAL_TYPE (ImzReminderModel, imz_reminder_model, G_TYPE_OBJECT)

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gboolean
is_key (const char *text)
{
  return *text != '\0' && g_utf8_validate (text, -1, NULL) && imz_display_text_is_plain (text) &&
         g_utf8_strlen (text, -1) <= MAX_KEY;
}

static gboolean
is_time (gint64 time)
{
  return imz_kept_time (time) == time;
}

static gboolean
read_rows (ImzDatabase *database, GHashTable *table, GError **error)
{
  g_autoptr (ImzStatement) statement =
    imz_database_query (database, error, "SELECT key, said_at, snoozed_until FROM reminder", "");
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  while (imz_statement_next (statement, &has_row, error)) {
    const char *key = imz_statement_get_text (statement, 0);
    Kept kept;

    if (!has_row)
      return TRUE;

    kept.said_at = imz_statement_get_number (statement, 1);
    kept.snoozed_until = imz_statement_get_number (statement, 2);
    if (g_hash_table_size (table) == MAX_REMINDERS || !is_key (key) || !is_time (kept.said_at) ||
        !is_time (kept.snoozed_until))
      return imz_database_refuse_content (database, error);
    g_hash_table_replace (table, g_strdup (key), g_memdup2 (&kept, sizeof kept));
  }

  return FALSE;
}

static gboolean
read_all (ImzDatabase *database, gpointer user_data, GError **error)
{
  GHashTable **loaded = user_data;
  g_autoptr (GHashTable) table = new_table ();

  if (imz_database_has (database, IMZ_DATABASE_REMINDERS) && !read_rows (database, table, error))
    return FALSE;

  g_clear_pointer (loaded, g_hash_table_unref);
  *loaded = g_steal_pointer (&table);
  return TRUE;
}

static gboolean
write_said (ImzDatabase *database, const char *const *keys, gint64 now, GError **error)
{
  for (; *keys != NULL; keys++) {
    if (!imz_database_run (database, error,
                           "INSERT INTO reminder (key, said_at, snoozed_until) VALUES (?, ?, 0)"
                           " ON CONFLICT (key) DO UPDATE SET said_at = excluded.said_at,"
                           " snoozed_until = 0",
                           "ti", *keys, imz_kept_time (now)))
      return FALSE;
  }

  return TRUE;
}

/* What is known here is what is kept: that of other programs too. */
static gboolean
end_writing (ImzReminderModel *self, gboolean keep, GError **error)
{
  return imz_database_end_writing (self->database, keep, keep ? error : NULL) &&
         imz_reminder_model_load (self, error);
}

static const Kept *
find (ImzReminderModel *self, const char *key)
{
  static const Kept nothing = { 0 };
  const Kept *kept = g_hash_table_lookup (self->kept, key);

  return kept != NULL ? kept : &nothing;
}

static void
imz_reminder_model_finalize (GObject *object)
{
  ImzReminderModel *self = IMZ_REMINDER_MODEL (object);

  g_clear_object (&self->database);
  g_hash_table_unref (self->kept);

  G_OBJECT_CLASS (imz_reminder_model_parent_class)->finalize (object);
}

static void
imz_reminder_model_class_init (ImzReminderModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_reminder_model_finalize;
}

static void
imz_reminder_model_init (ImzReminderModel *self)
{
  self->kept = new_table ();
}

ImzReminderModel *
imz_reminder_model_new (ImzDatabase *database)
{
  ImzReminderModel *self = g_object_new (IMZ_TYPE_REMINDER_MODEL, NULL);

  self->database = g_object_ref (database);

  return self;
}

gboolean
imz_reminder_model_check (ImzDatabase *database, GError **error)
{
  g_autoptr (GHashTable) table = NULL;

  return read_all (database, &table, error);
}

gboolean
imz_reminder_model_load (ImzReminderModel *self, GError **error)
{
  g_autoptr (GHashTable) table = NULL;
  gboolean is_empty;

  if (!imz_database_read (self->database, read_all, &table, &is_empty, error))
    return FALSE;

  g_hash_table_unref (self->kept);
  self->kept = is_empty ? new_table () : g_steal_pointer (&table);
  return TRUE;
}

gboolean
imz_reminder_model_was_said (ImzReminderModel *self, const char *key)
{
  return find (self, key)->said_at != 0;
}

gint64
imz_reminder_model_get_said_at (ImzReminderModel *self, const char *key)
{
  return find (self, key)->said_at;
}

gint64
imz_reminder_model_get_snoozed_until (ImzReminderModel *self, const char *key)
{
  return find (self, key)->snoozed_until;
}

gboolean
imz_reminder_model_note_said (ImzReminderModel *self,
                              const char *const *keys,
                              gint64 now,
                              GError **error)
{
  return imz_database_begin_writing (self->database, IMZ_DATABASE_PATIENCE_FULL, error) &&
         end_writing (self, write_said (self->database, keys, now, error), error);
}

gboolean
imz_reminder_model_snooze (ImzReminderModel *self, const char *key, gint64 until, GError **error)
{
  /* Said once more then, also if it was said before. */
  return imz_database_begin_writing (self->database, IMZ_DATABASE_PATIENCE_FULL, error) &&
         end_writing (
           self,
           imz_database_run (self->database, error,
                             "INSERT INTO reminder (key, said_at, snoozed_until) VALUES (?, 0, ?)"
                             " ON CONFLICT (key) DO UPDATE SET said_at = 0,"
                             " snoozed_until = excluded.snoozed_until",
                             "ti", key, imz_kept_time (until)),
           error);
}

gboolean
imz_reminder_model_forget_before (ImzReminderModel *self, gint64 time, GError **error)
{
  return imz_database_begin_writing (self->database, IMZ_DATABASE_PATIENCE_FULL, error) &&
         end_writing (self,
                      imz_database_run (
                        self->database, error,
                        "DELETE FROM reminder WHERE max (said_at, snoozed_until) < ?", "i", time),
                      error);
}
