/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-restoring.h"

#include <sys/stat.h>

#include <glib/gstdio.h>

#include "imz-backup-file.h"
#include "imz-kept-aside.h"
#include "imz-statement.h"
#include "imz-store-error.h"

enum {
  PATIENCE_MS = 1000, /* how long another program that writes is waited for */
};

static gboolean
connect_writing (const char *path, sqlite3 **connection, GError **error)
{
  int code =
    sqlite3_open_v2 (path, connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    return imz_statement_set_error (error, *connection, code, path);

  imz_statement_guard (*connection);
  sqlite3_busy_timeout (*connection, PATIENCE_MS);
  return TRUE;
}

static struct timespec
read_written_at (const char *path)
{
  struct stat info = { 0 };

  g_stat (path, &info);
  return info.st_mtim;
}

/* (nullable): a whole copy in the same folder */
static ImzBackupFile *
copy (sqlite3 *source, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct timespec written_at = read_written_at (sqlite3_db_filename (source, "main"));
  g_autoptr (ImzBackupFile) file = imz_backup_file_new (folder, error);

  if (file == NULL || !imz_backup_file_take (file, source, error) ||
      !imz_backup_file_end (file, &written_at, error))
    return NULL;

  return g_steal_pointer (&file);
}

static gboolean
copy_aside (const char *path, const char *stem, char **kept_aside, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  sqlite3 *reader = imz_backup_file_open (path, error);
  g_autoptr (ImzBackupFile) file = reader != NULL ? copy (reader, path, error) : NULL;

  sqlite3_close (reader);
  if (file == NULL)
    return FALSE;

  *kept_aside = imz_kept_aside_move (imz_backup_file_get_path (file), folder, stem, error);
  if (*kept_aside == NULL)
    return FALSE;

  imz_backup_file_keep (file);
  return TRUE;
}

/* Whoever was waited for may have put another file in its place: what is open is not in use any more. */
static gboolean
check_in_place (sqlite3 *connection, const char *path, GError **error)
{
  int has_moved = 0;

  sqlite3_file_control (connection, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
  return !has_moved || imz_store_error_set_of_file (error, IMZ_STORE_ERROR_BUSY, path);
}

/* From its first page on nobody else can write, and those who read see what was there before it. */
static gboolean
overwrite (sqlite3_backup *backup,
           sqlite3 *connection,
           const char *path,
           const char *stem,
           char **kept_aside,
           GError **error)
{
  int code = sqlite3_backup_step (backup, 1);

  if (code == SQLITE_OK &&
      (!check_in_place (connection, path, error) || !copy_aside (path, stem, kept_aside, error))) {
    sqlite3_backup_finish (backup);
    return FALSE;
  }

  if (code == SQLITE_OK)
    code = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  return code == SQLITE_DONE || imz_statement_set_error (error, connection, code, path);
}

/* In a log, what comes new does not touch what is there. */
static gboolean
overwrite_connected (sqlite3 *source,
                     sqlite3 *connection,
                     const char *path,
                     const char *stem,
                     char **kept_aside,
                     GError **error)
{
  sqlite3_backup *backup;

  if (!imz_statement_run (connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
                          error))
    return FALSE;

  backup = sqlite3_backup_init (connection, "main", source, "main");
  if (backup == NULL)
    return imz_statement_set_error (error, connection, sqlite3_errcode (connection), path);
  if (!overwrite (backup, connection, path, stem, kept_aside, error))
    return FALSE;

  imz_statement_run (connection, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  return TRUE;
}

gboolean
imz_restoring_overwrite (sqlite3 *source,
                         const char *path,
                         const char *stem,
                         char **kept_aside,
                         GError **error)
{
  sqlite3 *connection = NULL;
  g_autofree char *aside = NULL;
  gboolean is_done = connect_writing (path, &connection, error) &&
                     overwrite_connected (source, connection, path, stem, &aside, error);

  sqlite3_close (connection);
  if (is_done)
    *kept_aside = g_steal_pointer (&aside);
  return is_done;
}

/* %FALSE: another program is writing to it. What cannot be opened nobody can write to. Closing the connection must not
 * put it in order: it stays as it is. */
static gboolean
lock (const char *path, sqlite3 **connection, GError **error)
{
  g_autoptr (GError) lock_error = NULL;

  if (g_access (path, F_OK) != 0 || !g_file_test (path, G_FILE_TEST_IS_REGULAR) ||
      !connect_writing (path, connection, NULL))
    return TRUE;

  sqlite3_db_config (*connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (imz_statement_run (*connection, "BEGIN IMMEDIATE", &lock_error))
    return check_in_place (*connection, path, error);
  if (!g_error_matches (lock_error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BUSY))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&lock_error));
  return FALSE;
}

static gboolean
swap_locked (const char *path,
             const char *stem,
             const char *next,
             char **kept_aside,
             GError **error)
{
  sqlite3 *connection = NULL;
  gboolean is_done =
    lock (path, &connection, error) && imz_kept_aside_swap (path, stem, next, kept_aside, error);

  sqlite3_close (connection);
  return is_done;
}

gboolean
imz_restoring_replace (sqlite3 *source,
                       const char *path,
                       const char *stem,
                       char **kept_aside,
                       GError **error)
{
  g_autoptr (ImzBackupFile) file = copy (source, path, error);

  if (file == NULL || !swap_locked (path, stem, imz_backup_file_get_path (file), kept_aside, error))
    return FALSE;

  imz_backup_file_keep (file);
  return TRUE;
}

gboolean
imz_restoring_set_aside (const char *path, const char *stem, char **kept_aside, GError **error)
{
  return swap_locked (path, stem, NULL, kept_aside, error);
}
