/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-database-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "imz-store-error.h"

#define FILE_NAME "imzam.db"

/* What SQLite puts beside it. */
#define WAL "-wal"
#define SHM "-shm"
#define JOURNAL "-journal"

struct _ImzDatabaseFile {
  char *dir;
  char *path;
  struct stat seen;
};

static gboolean
is_there (const char *path)
{
  return g_access (path, F_OK) == 0;
}

/* SQLite follows a link before it looks beside the file. */
static char *
find_beside (const ImzDatabaseFile *self, const char *ending)
{
  g_autofree char *real = realpath (self->path, NULL);

  return g_strconcat (real != NULL ? real : self->path, ending, NULL);
}

static gboolean
is_there_beside (const ImzDatabaseFile *self, const char *ending)
{
  g_autofree char *path = find_beside (self, ending);

  return is_there (path);
}

/* Whoever opens a pipe may wait for ever, and a device may have no end. */
static gboolean
is_plain_or_missing (const char *path)
{
  struct stat info;

  if (g_stat (path, &info) == 0)
    return S_ISREG (info.st_mode);

  return errno == ENOENT || errno == ENOTDIR;
}

static gboolean
can_write (const char *path)
{
  return g_access (path, W_OK) == 0;
}

static gboolean
is_same_time (const struct timespec *a, const struct timespec *b)
{
  return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

static gboolean
is_same (const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

ImzDatabaseFile *
imz_database_file_new (const char *dir)
{
  ImzDatabaseFile *self = g_new0 (ImzDatabaseFile, 1);

  self->dir = g_strdup (dir);
  self->path = g_build_filename (dir, FILE_NAME, NULL);

  return self;
}

void
imz_database_file_free (ImzDatabaseFile *self)
{
  g_free (self->dir);
  g_free (self->path);
  g_free (self);
}

const char *
imz_database_file_get_path (const ImzDatabaseFile *self)
{
  return self->path;
}

gboolean
imz_database_file_look (ImzDatabaseFile *self)
{
  return g_stat (self->path, &self->seen) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

gboolean
imz_database_file_check_plain (const ImzDatabaseFile *self, GError **error)
{
  static const char *const endings[] = { WAL, SHM, JOURNAL };

  if (!is_plain_or_missing (self->path))
    return imz_store_error_set_of_file (error, IMZ_STORE_ERROR_CANNOT_OPEN, self->path);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *path = find_beside (self, endings[i]);

    if (!is_plain_or_missing (path))
      return imz_store_error_set_of_file (error, IMZ_STORE_ERROR_CANNOT_OPEN, path);
  }

  return TRUE;
}

const struct timespec *
imz_database_file_get_written_at (const ImzDatabaseFile *self)
{
  return &self->seen.st_mtim;
}

gboolean
imz_database_file_is_same (const ImzDatabaseFile *self)
{
  struct stat now;

  return g_stat (self->path, &now) == 0 && is_same (&now, &self->seen);
}

/* As long as a program can write, there is one of these. */
gboolean
imz_database_file_is_at_rest (const ImzDatabaseFile *self)
{
  return !is_there_beside (self, WAL) && !is_there_beside (self, JOURNAL);
}

gboolean
imz_database_file_is_untouched (const ImzDatabaseFile *self)
{
  struct stat now;

  return imz_database_file_is_at_rest (self) && g_stat (self->path, &now) == 0 &&
         is_same (&now, &self->seen) && now.st_size == self->seen.st_size &&
         is_same_time (&now.st_mtim, &self->seen.st_mtim) &&
         is_same_time (&now.st_ctim, &self->seen.st_ctim);
}

/* SQLite gives the files beside it the same mode. */
gboolean
imz_database_file_make (ImzDatabaseFile *self, GError **error)
{
  int fd;

  if (g_mkdir_with_parents (self->dir, 0700) != 0)
    return imz_store_error_set_of_errno (error, errno, self->path);

  fd = g_open (self->path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (fd >= 0)
    close (fd);
  else if (errno != EEXIST)
    return imz_store_error_set_of_errno (error, errno, self->path);

  if (g_stat (self->path, &self->seen) != 0)
    return imz_store_error_set_of_errno (error, errno, self->path);
  if ((self->seen.st_mode & 0077) != 0)
    g_chmod (self->path, 0600);

  return TRUE;
}

gboolean
imz_database_file_has_writable_folder (const ImzDatabaseFile *self)
{
  return can_write (self->dir);
}

gboolean
imz_database_file_can_be_written (const ImzDatabaseFile *self)
{
  g_autofree char *folder = g_strdup (self->dir);

  /* What is not there yet will be made in the innermost folder that is. */
  while (g_access (folder, F_OK) != 0 && errno == ENOENT) {
    g_autofree char *inner = folder;

    folder = g_path_get_dirname (inner);
  }

  return can_write (folder) && (!is_there (self->path) || can_write (self->path));
}

void
imz_database_file_ring (const ImzDatabaseFile *self)
{
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT } };

  /* Exactly: what the system itself writes down is the same for all that comes within some milliseconds. */
  clock_gettime (CLOCK_REALTIME, &times[1]);
  if (utimensat (AT_FDCWD, self->path, times, 0) != 0)
    utimensat (AT_FDCWD, self->path, NULL, 0); /* it is not ours, but may be written */
}
