/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The database's file as the file system knows it; what is in it is for SQLite. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ImzDatabaseFile:
 *
 * Where the file is, or will be, and what it was like when it was last looked at.
 */
typedef struct _ImzDatabaseFile ImzDatabaseFile;

/**
 * imz_database_file_new:
 * @dir: the folder of the file
 *
 * Returns: (transfer full): the file in it
 */
ImzDatabaseFile *imz_database_file_new (const char *dir);
void imz_database_file_free (ImzDatabaseFile *self);

const char *imz_database_file_get_path (const ImzDatabaseFile *self);

/**
 * imz_database_file_look:
 *
 * Remembers what it is like.
 *
 * Returns: %FALSE if it is not there
 */
gboolean imz_database_file_look (ImzDatabaseFile *self);

/**
 * imz_database_file_check_plain:
 * @error: %IMZ_STORE_ERROR_CANNOT_OPEN, which names what is in the way
 *
 * Returns: %FALSE with @error if there is anything but a plain file (a pipe, a device, a folder) where the file
 *   should be, or beside it where SQLite would open one
 */
gboolean imz_database_file_check_plain (const ImzDatabaseFile *self, GError **error);

/* (transfer none): when it was last written, as it was when it was looked at */
const struct timespec *imz_database_file_get_written_at (const ImzDatabaseFile *self);

/* %FALSE: since it was looked at another program put another file in its place, or erased it. */
gboolean imz_database_file_is_same (const ImzDatabaseFile *self);

/* %TRUE: no program is writing to it, nor could in a moment. */
gboolean imz_database_file_is_at_rest (const ImzDatabaseFile *self);

/* %TRUE: it is at rest, and as it was when it was looked at. */
gboolean imz_database_file_is_untouched (const ImzDatabaseFile *self);

/**
 * imz_database_file_make:
 * @error: an #ImzStoreError
 *
 * Makes it if it is not there, and its folder, and looks at it. Nobody else may read it from then on.
 *
 * Returns: %FALSE with @error if that cannot be
 */
gboolean imz_database_file_make (ImzDatabaseFile *self, GError **error);

/* %FALSE: SQLite cannot put anything beside it. */
gboolean imz_database_file_has_writable_folder (const ImzDatabaseFile *self);

/* %FALSE: it cannot be written, or not be made. */
gboolean imz_database_file_can_be_written (const ImzDatabaseFile *self);

/* Other programs' watches see the last bytes before the transaction counts; this they see after it. */
void imz_database_file_ring (const ImzDatabaseFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzDatabaseFile, imz_database_file_free)

G_END_DECLS
