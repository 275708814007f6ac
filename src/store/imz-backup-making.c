/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-backup-making.h"

#include <glib/gi18n-lib.h>

#include "imz-backup-folder.h"
#include "imz-content-check.h"
#include "imz-database-access.h"
#include "imz-store-error.h"

typedef struct {
  const char *folder;
  ImzBackupFile *file; /* NULL until there is something to copy */
} Making;

static gboolean
take (ImzDatabase *database, gpointer user_data, GError **error)
{
  Making *self = user_data;

  if (imz_database_is_newer (database))
    return imz_database_refuse_content (database, error);

  /* What makes no sense shall not push out what does. */
  if (!imz_content_check (database, error))
    return FALSE;

  if (self->file == NULL)
    self->file = imz_backup_file_new (self->folder, error);

  return self->file != NULL &&
         imz_backup_file_take (self->file, imz_database_get_connection (database), error);
}

static gboolean
take_all (ImzDatabase *database, Making *self, GError **error)
{
  gboolean is_empty;

  if (!imz_database_read_as_is (database, take, self, &is_empty, error))
    return FALSE;

  if (is_empty)
    g_set_error_literal (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_CANNOT_OPEN,
                         _ ("Nothing is kept yet, so there is nothing to back up."));
  return !is_empty;
}

char *
imz_backup_making_run (ImzDatabase *database,
                       const char *dir,
                       struct timespec written_at,
                       gint64 now,
                       GError **error)
{
  g_autofree char *folder = imz_backup_folder_get_path (dir);
  Making making = { .folder = folder };
  g_autoptr (ImzBackupFile) file = NULL;
  gboolean is_taken;

  if (!imz_backup_folder_check (dir, error))
    return NULL;

  imz_backup_file_tidy (folder, now);
  is_taken =
    take_all (database, &making, error) && imz_backup_file_end (making.file, &written_at, error);
  file = making.file;

  return is_taken ? imz_backup_folder_add (dir, file, now, error) : NULL;
}
