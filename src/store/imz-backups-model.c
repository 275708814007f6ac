/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-backups-model.h"

#include <sys/stat.h>

#include <glib/gstdio.h>

#include "imz-backup-file.h"
#include "imz-backup-folder.h"
#include "imz-backup-making.h"
#include "imz-content-check.h"
#include "imz-database-access.h"
#include "imz-database-file.h"
#include "imz-kept-aside.h"
#include "imz-restoring.h"
#include "imz-store-error.h"

#define WEEK ((gint64) 7 * 24 * 60 * 60)

struct _ImzBackupsModel {
  GObject parent_instance;

  char *dir;
  ImzDatabaseFile *file;
  ImzDatabase *database; /* only read */
};

G_DEFINE_FINAL_TYPE (ImzBackupsModel, imz_backups_model, G_TYPE_OBJECT)

static const char *
get_path (ImzBackupsModel *self)
{
  return imz_database_file_get_path (self->file);
}

/* (nullable): one that is not sound is none */
static ImzBackup *
read_backup (const ImzBackupEntry *entry)
{
  sqlite3 *connection = imz_backup_file_open (entry->path, NULL);
  ImzBackup *backup = NULL;

  if (connection != NULL && imz_backup_file_check (connection, NULL) &&
      imz_content_check_copy (connection, NULL)) {
    backup = g_new0 (ImzBackup, 1);
    backup->path = g_strdup (entry->path);
    backup->made_at = entry->made_at;
    backup->n_records = imz_backup_file_count_records (connection);
  }
  sqlite3_close (connection);

  return backup;
}

static gboolean
read_time_of_writing (ImzBackupsModel *self, struct timespec *written_at)
{
  gboolean is_there = imz_database_file_look (self->file);

  *written_at = *imz_database_file_get_written_at (self->file);
  return is_there;
}

/* A clock that was put back does not count: what comes from the future is not recent. */
static gboolean
is_recent (GPtrArray *entries, gint64 now)
{
  for (guint i = 0; i < entries->len; i++) {
    const ImzBackupEntry *entry = entries->pdata[i];

    if (entry->made_at <= now)
      return now - entry->made_at < WEEK;
  }

  return FALSE;
}

static gboolean
check_content (ImzDatabase *database, gpointer unused, GError **error)
{
  return imz_backup_file_check (imz_database_get_connection (database), error);
}

static gboolean
check_all (ImzDatabase *database, gpointer unused, GError **error)
{
  return check_content (database, NULL, error) && imz_content_check (database, error);
}

/* %FALSE without @error: it is damaged, of a newer version, or not there. */
static gboolean
is_sound (ImzBackupsModel *self, gboolean *is_sound_out, GError **error)
{
  g_autoptr (GError) check_error = NULL;
  gboolean is_empty;

  *is_sound_out =
    imz_database_read_as_is (self->database, check_content, NULL, &is_empty, &check_error) &&
    !is_empty;
  if (!g_error_matches (check_error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BUSY))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&check_error));
  return FALSE;
}

static gboolean
check_writable (ImzBackupsModel *self, GError **error)
{
  return imz_database_file_can_be_written (self->file) ||
         imz_store_error_set_of_file (error, IMZ_STORE_ERROR_READ_ONLY, get_path (self));
}

static gboolean
restore_from (ImzBackupsModel *self,
              sqlite3 *source,
              const char *stem,
              char **kept_aside,
              GError **error)
{
  gboolean can_be_overwritten;

  if (!is_sound (self, &can_be_overwritten, error))
    return FALSE;
  if (!can_be_overwritten)
    return imz_restoring_replace (source, get_path (self), stem, kept_aside, error);
  if (!imz_restoring_overwrite (source, get_path (self), stem, kept_aside, error))
    return FALSE;

  imz_database_file_ring (self->file);
  return TRUE;
}

static void
tell (char *kept_aside, char **kept_aside_out)
{
  if (kept_aside_out != NULL)
    *kept_aside_out = kept_aside;
  else
    g_free (kept_aside);
}

static void
imz_backups_model_finalize (GObject *object)
{
  ImzBackupsModel *self = IMZ_BACKUPS_MODEL (object);

  g_object_unref (self->database);
  imz_database_file_free (self->file);
  g_free (self->dir);

  G_OBJECT_CLASS (imz_backups_model_parent_class)->finalize (object);
}

static void
imz_backups_model_class_init (ImzBackupsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_backups_model_finalize;
}

static void
imz_backups_model_init (ImzBackupsModel *self)
{
}

void
imz_backup_free (ImzBackup *self)
{
  g_free (self->path);
  g_free (self);
}

ImzBackupsModel *
imz_backups_model_new (const char *dir)
{
  ImzBackupsModel *self = g_object_new (IMZ_TYPE_BACKUPS_MODEL, NULL);

  self->dir = g_strdup (dir);
  self->file = imz_database_file_new (dir);
  self->database = imz_database_new (dir, IMZ_DATABASE_BUSY_TIMEOUT_MS);

  return self;
}

ImzBackupsModel *
imz_backups_model_new_default (void)
{
  g_autofree char *dir = imz_database_get_default_dir ();

  return imz_backups_model_new (dir);
}

const char *
imz_backups_model_get_dir (ImzBackupsModel *self)
{
  return self->dir;
}

ImzBackup *
imz_backups_model_find_latest (ImzBackupsModel *self)
{
  g_autoptr (GPtrArray) entries = imz_backup_folder_list (self->dir);
  ImzBackup *backup = NULL;

  for (guint i = 0; i < entries->len && backup == NULL; i++)
    backup = read_backup (entries->pdata[i]);

  return backup;
}

GPtrArray *
imz_backups_model_list (ImzBackupsModel *self)
{
  g_autoptr (GPtrArray) entries = imz_backup_folder_list (self->dir);
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_backup_free);

  for (guint i = 0; i < entries->len; i++) {
    ImzBackup *backup = read_backup (entries->pdata[i]);

    if (backup != NULL)
      g_ptr_array_add (backups, backup);
  }

  return backups;
}

char *
imz_backups_model_make (ImzBackupsModel *self, gint64 now, GError **error)
{
  struct timespec written_at;

  read_time_of_writing (self, &written_at);
  return imz_backup_making_run (self->database, self->dir, written_at, now, error);
}

gboolean
imz_backups_model_make_weekly (ImzBackupsModel *self, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) entries = imz_backup_folder_list (self->dir);
  g_autofree char *path = NULL;
  struct timespec written_at;

  imz_backup_file_tidy (self->dir, now);
  if (!read_time_of_writing (self, &written_at) || is_recent (entries, now) ||
      imz_backup_folder_has (self->dir, &written_at))
    return TRUE;

  path = imz_backups_model_make (self, now, error);
  return path != NULL;
}

gboolean
imz_backups_model_restore (ImzBackupsModel *self,
                           const char *path,
                           gint64 now,
                           char **kept_aside,
                           GError **error)
{
  g_autofree char *stem = imz_kept_aside_get_stem (now);
  char *aside = NULL;
  sqlite3 *source = imz_backup_file_open (path, error);
  gboolean is_restored = source != NULL && imz_backup_file_check (source, error) &&
                         imz_content_check_copy (source, error) && check_writable (self, error) &&
                         restore_from (self, source, stem, &aside, error);

  sqlite3_close (source);
  if (!is_restored)
    return FALSE;

  tell (aside, kept_aside);
  return TRUE;
}

gboolean
imz_backups_model_set_aside (ImzBackupsModel *self, gint64 now, char **kept_aside, GError **error)
{
  g_autofree char *stem = imz_kept_aside_get_stem (now);
  char *aside = NULL;

  if (g_access (get_path (self), F_OK) == 0 &&
      (!check_writable (self, error) ||
       !imz_restoring_set_aside (get_path (self), stem, &aside, error)))
    return FALSE;

  tell (aside, kept_aside);
  return TRUE;
}

gboolean
imz_backups_model_check (ImzBackupsModel *self, GError **error)
{
  gboolean is_empty;

  return imz_database_read_as_is (self->database, check_all, NULL, &is_empty, error);
}
