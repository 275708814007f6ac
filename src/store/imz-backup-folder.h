/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names of copies of the database, and the folder of its backups. */

#pragma once

#include <gio/gio.h>

#include "imz-backup-file.h"

G_BEGIN_DECLS

/**
 * ImzBackupEntry:
 * @path: the file
 * @made_at: when, as its name says, in seconds since the epoch
 * @number: of those of one second
 * @written_at: when the original had last been written
 */
typedef struct {
  char *path;
  gint64 made_at;
  guint number;
  struct timespec written_at;
} ImzBackupEntry;

/* (transfer full): of the backups of the database in @dir */
char *imz_backup_folder_get_path (const char *dir);

/* %FALSE with @error, an #ImzStoreError: the folder is a link, and what it leads to is none of İmzam's, neither to
 * read nor to write nor to erase. */
gboolean imz_backup_folder_check (const char *dir, GError **error);

/* (transfer full) (element-type ImzBackupEntry): what its name calls a backup, sound or not, the latest first */
GPtrArray *imz_backup_folder_list (const char *dir);

/**
 * imz_backup_folder_has:
 * @written_at: when the database was last written
 *
 * Returns: %TRUE if there is a backup of just that moment
 */
gboolean imz_backup_folder_has (const char *dir, const struct timespec *written_at);

/**
 * imz_backup_folder_add:
 * @file: a copy that was brought to an end
 * @now: in seconds since the epoch
 * @error: an #ImzStoreError
 *
 * Keeps it, and of the others as many as are kept. What seems to come from the future goes first: it was made while
 * the clock was wrong.
 *
 * Returns: (transfer full) (nullable): its path, or %NULL with @error
 */
char *imz_backup_folder_add (const char *dir, ImzBackupFile *file, gint64 now, GError **error);

/* %TRUE: the name is one that İmzam gives: to a backup, to what is kept aside with the day in its name, to what lies
 * beside that, or to a copy that was not finished. */
gboolean imz_backup_folder_is_ours (const char *name);

G_END_DECLS
