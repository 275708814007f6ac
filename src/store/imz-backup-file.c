/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-backup-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "imz-schema.h"
#include "imz-statement.h"
#include "imz-store-error.h"

#define UNFINISHED_PREFIX ".new-"
#define UNFINISHED UNFINISHED_PREFIX "XXXXXX"

/* Alone with it, SQLite puts no account of who is reading beside it. */
#define COPY_PRAGMAS "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY;"

/* What was copied from a file with a log says that it has one. */
#define PLAIN_PRAGMAS "PRAGMA journal_mode = DELETE;"

enum {
  READER_PATIENCE_MS = 1000,
  MOST_S = 24 * 60 * 60, /* no program takes so long */
};

struct _ImzBackupFile {
  char *folder;
  char *path;
  char *source;  /* (nullable): path of the original */
  sqlite3 *copy; /* NULL once it is on the disk */
  gboolean is_kept;
};

/* The connection is there to be closed even if something went wrong. */
static int
connect_to (const char *name, int flags, sqlite3 **connection)
{
  int code = sqlite3_open_v2 (name, connection, flags | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    return code;

  imz_statement_guard (*connection);
  sqlite3_busy_timeout (*connection, READER_PATIENCE_MS);
  return sqlite3_exec (*connection, "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;",
                       NULL, NULL, NULL);
}

/* What it is about: the original that cannot be read, or the place where the copy is to be. */
static gboolean
set_error (ImzBackupFile *self, int code, GError **error)
{
  int primary = code & 0xff;
  gboolean is_of_source = primary == SQLITE_BUSY || primary == SQLITE_LOCKED ||
                          primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;

  return imz_statement_set_error (
    error, self->copy, code, is_of_source && self->source != NULL ? self->source : self->folder);
}

static gboolean
run (ImzBackupFile *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->copy, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || set_error (self, code, error);
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  return imz_store_error_set_of_errno (error, errno, folder);
}

/* One that is finished says that it was written when its original was. */
static gboolean
is_abandoned (const char *path, gint64 now)
{
  struct stat info;

  return lstat (path, &info) == 0 && S_ISREG (info.st_mode) && now - info.st_ctim.tv_sec > MOST_S;
}

static gboolean
bring_to_disk (ImzBackupFile *self, const struct timespec *written_at, GError **error)
{
  const struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, *written_at };
  int fd = g_open (self->path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_there = fd >= 0 && futimens (fd, times) == 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);

  return is_there || imz_store_error_set_of_errno (error, number, self->folder);
}

static gboolean
is_plain_file (const char *path)
{
  struct stat info;

  return g_stat (path, &info) == 0 && S_ISREG (info.st_mode);
}

static gboolean
is_there_beside (const char *path, const char *ending)
{
  g_autofree char *beside = g_strconcat (path, ending, NULL);

  return g_access (beside, F_OK) == 0;
}

/* SQLite opens what lies beside a file without a look at it, and would wait for ever at a pipe. */
static gboolean
has_plain_beside (const char *path)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *beside = g_strconcat (path, endings[i], NULL);
    struct stat info;

    if (lstat (beside, &info) == 0 && !S_ISREG (info.st_mode))
      return FALSE;
  }

  return TRUE;
}

ImzBackupFile *
imz_backup_file_new (const char *folder, GError **error)
{
  g_autoptr (ImzBackupFile) self = g_new0 (ImzBackupFile, 1);
  int fd, code;

  if (!make_folder (folder, error))
    return NULL;

  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, UNFINISHED, NULL);
  fd = g_mkstemp_full (self->path, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) {
    imz_store_error_set_of_errno (error, errno, folder);
    self->is_kept = TRUE; /* there is nothing to take away */
    return NULL;
  }
  close (fd);

  code = connect_to (self->path, SQLITE_OPEN_READWRITE, &self->copy);
  if (code != SQLITE_OK) {
    set_error (self, code, error);
    return NULL;
  }

  return run (self, COPY_PRAGMAS, error) ? g_steal_pointer (&self) : NULL;
}

void
imz_backup_file_tidy (const char *folder, gint64 now)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, UNFINISHED_PREFIX) && is_abandoned (path, now))
      g_unlink (path);
  }
}

void
imz_backup_file_free (ImzBackupFile *self)
{
  if (self == NULL)
    return;

  sqlite3_close (self->copy);
  if (self->path != NULL && !self->is_kept)
    g_unlink (self->path);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->source);
  g_free (self);
}

gboolean
imz_backup_file_take (ImzBackupFile *self, sqlite3 *source, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (self->copy, "main", source, "main");
  int code = SQLITE_ERROR;

  g_free (self->source);
  self->source = g_strdup (sqlite3_db_filename (source, "main"));

  if (backup != NULL) {
    code = sqlite3_backup_step (backup, -1);
    sqlite3_backup_finish (backup);
  }

  return code == SQLITE_DONE || set_error (self, code, error);
}

gboolean
imz_backup_file_end (ImzBackupFile *self, const struct timespec *written_at, GError **error)
{
  g_autoptr (GError) check_error = NULL;

  if (!run (self, PLAIN_PRAGMAS, error))
    return FALSE;

  if (!imz_backup_file_check (self->copy, &check_error))
    return imz_store_error_set_of_file (error, (ImzStoreError) check_error->code,
                                        self->source != NULL ? self->source : self->path);

  sqlite3_close (self->copy);
  self->copy = NULL;
  return bring_to_disk (self, written_at, error);
}

const char *
imz_backup_file_get_path (const ImzBackupFile *self)
{
  return self->path;
}

void
imz_backup_file_keep (ImzBackupFile *self)
{
  self->is_kept = TRUE;
}

sqlite3 *
imz_backup_file_open (const char *path, GError **error)
{
  g_autofree char *real = realpath (path, NULL); /* beside which SQLite looks */
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;
  gboolean is_alone;
  sqlite3 *connection = NULL;
  int code;

  if (real == NULL || !is_plain_file (real) || !has_plain_beside (real)) {
    imz_store_error_set_of_file (error, IMZ_STORE_ERROR_CANNOT_OPEN, path);
    return NULL;
  }

  uri = g_filename_to_uri (real, NULL, error);
  if (uri == NULL)
    return NULL;

  is_alone = !is_there_beside (real, "-wal") && !is_there_beside (real, "-journal");
  name = g_strconcat (uri, is_alone ? "?immutable=1" : NULL, NULL);

  code = connect_to (name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, &connection);
  if (code == SQLITE_OK)
    return connection;

  imz_statement_set_error (error, connection, code, path);
  sqlite3_close (connection);
  return NULL;
}

static gboolean
refuse (sqlite3 *connection, ImzStoreError code, GError **error)
{
  return imz_store_error_set_of_file (error, code, sqlite3_db_filename (connection, "main"));
}

gboolean
imz_backup_file_check (sqlite3 *connection, GError **error)
{
  ImzSchemaAge age;
  gint64 version;
  gint64 n_faults;

  if (!imz_schema_get_age (connection, &age, &version, error))
    return FALSE;
  if (age == IMZ_SCHEMA_AGE_NONE)
    return refuse (connection, IMZ_STORE_ERROR_DAMAGED, error);
  if (age == IMZ_SCHEMA_AGE_NEWER)
    return refuse (connection, IMZ_STORE_ERROR_NEWER, error);

  /* One fault is enough: the rest is not looked for. */
  if (!imz_statement_read_number (connection,
                                  "SELECT (SELECT count (*) FROM pragma_integrity_check (1)"
                                  "   WHERE integrity_check <> 'ok')"
                                  " + EXISTS (SELECT 1 FROM pragma_foreign_key_check)",
                                  &n_faults, error))
    return FALSE;

  return n_faults == 0 || refuse (connection, IMZ_STORE_ERROR_DAMAGED, error);
}

guint
imz_backup_file_count_records (sqlite3 *connection)
{
  gint64 is_known = 0;
  gint64 n = 0;

  if (imz_statement_read_number (
        connection, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'record')", &is_known,
        NULL) &&
      is_known != 0)
    imz_statement_read_number (connection, "SELECT count (*) FROM record", &n, NULL);

  return (guint) CLAMP (n, 0, G_MAXUINT);
}
