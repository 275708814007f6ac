/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-kept-aside.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "imz-kept-time.h"
#include "imz-store-error.h"

/* What SQLite puts beside a database: first what would be taken for another one's. */
static const char *const endings[] = { "-wal", "-journal", "-shm" };

static gboolean
is_taken (const char *path, const char *ending)
{
  g_autofree char *whole = g_strconcat (path, ending, NULL);
  struct stat info;

  return lstat (whole, &info) == 0 || errno != ENOENT;
}

static gboolean
is_free (const char *path)
{
  gboolean is_any_taken = is_taken (path, "");

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    is_any_taken |= is_taken (path, endings[i]);

  return !is_any_taken;
}

static gboolean
bring_to_disk (const char *folder, GError **error)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  /* Some file systems know no such thing of a folder. */
  gboolean is_there = fd >= 0 && (fsync (fd) == 0 || errno == EINVAL);
  int number = errno;

  if (fd >= 0)
    close (fd);

  return is_there || imz_store_error_set_of_errno (error, number, folder);
}

static gboolean
move_beside (const char *path, const char *aside, const char *ending)
{
  g_autofree char *from = g_strconcat (path, ending, NULL);
  g_autofree char *to = g_strconcat (aside, ending, NULL);

  return g_rename (from, to) == 0 || errno == ENOENT;
}

/* What lies beside one file must not lie beside another. */
static gboolean
move_all_beside (const char *path, const char *aside)
{
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    if (!move_beside (path, aside, endings[i])) {
      int number = errno;

      for (gsize j = 0; j < i; j++)
        move_beside (aside, path, endings[j]);
      errno = number;
      return FALSE;
    }
  }

  return TRUE;
}

/* With two names there is no moment without one. Not every file system has that. */
static gboolean
copy_name (const char *path, const char *aside)
{
  if (link (path, aside) == 0 || errno == ENOENT)
    return TRUE;

  return errno != EEXIST && g_rename (path, aside) == 0;
}

static gboolean
replace (const char *path, const char *aside, const char *next)
{
  if (!copy_name (path, aside))
    return FALSE;

  if (next != NULL ? g_rename (next, path) == 0 : (g_unlink (path) == 0 || errno == ENOENT))
    return TRUE;

  g_rename (aside, path);
  g_unlink (aside); /* nothing happens when both are names of one file */
  return FALSE;
}

/* Who is reading, and an empty log: nobody needs them any more. */
static void
tidy_beside (const char *aside)
{
  g_autofree char *shm = g_strconcat (aside, "-shm", NULL);
  g_autofree char *wal = g_strconcat (aside, "-wal", NULL);
  struct stat info;

  g_unlink (shm);
  if (lstat (wal, &info) == 0 && info.st_size == 0)
    g_unlink (wal);
}

char *
imz_kept_aside_find_name (const char *folder, const char *stem)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.db", folder, stem);

  for (guint number = 2; !is_free (path) && number < G_MAXINT16; number++) {
    g_free (path);
    path = g_strdup_printf ("%s/%s-%u.db", folder, stem, number);
  }

  return g_steal_pointer (&path);
}

char *
imz_kept_aside_name_for (const char *dir, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (imz_kept_time (now));
  g_autofree char *stem = g_date_time_format (time, "imzam-%Y-%m-%d");

  return imz_kept_aside_find_name (dir, stem);
}

gboolean
imz_kept_aside_move (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (g_rename (from, to) != 0)
    return imz_store_error_set_of_errno (error, errno, to);

  return bring_to_disk (folder, error);
}

gboolean
imz_kept_aside_swap (const char *path, const char *aside, const char *next, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!move_all_beside (path, aside))
    return imz_store_error_set_of_errno (error, errno, path);

  if (!replace (path, aside, next)) {
    int number = errno;

    move_all_beside (aside, path);
    return imz_store_error_set_of_errno (error, number, path);
  }

  tidy_beside (aside);
  bring_to_disk (folder, NULL); /* both are there, whatever that says */
  return TRUE;
}
