/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One whole copy of a database: how it is made, and whether it can be believed. */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * ImzBackupFile:
 *
 * A copy that is being made. It has another name, and is nobody else's to read, until it is kept.
 */
typedef struct _ImzBackupFile ImzBackupFile;

/**
 * imz_backup_file_new:
 * @folder: where it is to be; made if it is not there
 * @error: an #ImzStoreError, as of the next ones
 *
 * Returns: (transfer full) (nullable): an empty copy, or %NULL with @error
 */
ImzBackupFile *imz_backup_file_new (const char *folder, GError **error);

/**
 * imz_backup_file_tidy:
 * @folder: where copies are made
 * @now: in seconds since the epoch
 *
 * Takes away what programs left there that died over it; not what another one may still be at work on.
 */
void imz_backup_file_tidy (const char *folder, gint64 now);

/* Forgets it, unless it was kept. Safe on %NULL. */
void imz_backup_file_free (ImzBackupFile *self);

/**
 * imz_backup_file_take:
 * @source: reads the original, in whatever version it is
 *
 * Copies all of it, in the place of what was copied before.
 *
 * Returns: %FALSE with @error if that cannot be
 */
gboolean imz_backup_file_take (ImzBackupFile *self, sqlite3 *source, GError **error);

/**
 * imz_backup_file_end:
 * @written_at: when the original was last written, which becomes the copy's time of writing, too
 *
 * Looks whether the copy is sound, and brings it to the disk: from then on it is one plain file.
 *
 * Returns: %FALSE with @error if it is not, or that cannot be
 */
gboolean
imz_backup_file_end (ImzBackupFile *self, const struct timespec *written_at, GError **error);

/* (transfer none): of the file as long as it was not kept */
const char *imz_backup_file_get_path (const ImzBackupFile *self);

/* It was given another name by the caller, and stays. */
void imz_backup_file_keep (ImzBackupFile *self);

/**
 * imz_backup_file_open:
 * @path: a copy, or a database
 *
 * For reading only, without trust in any code in it. Leaves nothing beside a copy that is one plain file.
 *
 * Returns: (nullable): a connection for sqlite3_close(), or %NULL with @error
 */
sqlite3 *imz_backup_file_open (const char *path, GError **error);

/**
 * imz_backup_file_check:
 *
 * Looks at every page, and whether the tables are those of a version that this one knows.
 *
 * Returns: %FALSE with @error: %IMZ_STORE_ERROR_DAMAGED, also of a foreign file; %IMZ_STORE_ERROR_NEWER; or it could
 *   not be read
 */
gboolean imz_backup_file_check (sqlite3 *connection, GError **error);

/* Applications in a sound one; 0 if its version does not know them. */
guint imz_backup_file_count_records (sqlite3 *connection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzBackupFile, imz_backup_file_free)

G_END_DECLS
