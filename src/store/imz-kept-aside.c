/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-kept-aside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "imz-calendar.h"
#include "imz-kept-time.h"
#include "imz-store-error.h"

enum {
  MOST_NUMBERS = G_MAXINT16,
};

/* A database is not whole without what SQLite puts beside it. It comes last: what is kept of it is all there when it is
 * there itself. */
static const char *const parts[] = { "-shm", "-wal", "-journal", "" };

static gboolean
is_free (const char *path)
{
  struct stat info;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *whole = g_strconcat (path, parts[i], NULL);

    if (lstat (whole, &info) == 0 || errno != ENOENT)
      return FALSE;
  }

  return TRUE;
}

/* (transfer full) */
static char *
make_name (const char *folder, const char *stem, guint number)
{
  return number > 1 ? g_strdup_printf ("%s/%s-%u.db", folder, stem, number)
                    : g_strdup_printf ("%s/%s.db", folder, stem);
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

/* Never in the place of another file. With two names there is no moment without one; not every file system has that. */
static gboolean
give_name (const char *from, const char *to)
{
  if (link (from, to) == 0)
    return TRUE;

  return (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS) &&
         renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0;
}

static gboolean
give_part_name (const char *path, const char *aside, const char *part)
{
  g_autofree char *from = g_strconcat (path, part, NULL);
  g_autofree char *to = g_strconcat (aside, part, NULL);

  return give_name (from, to) || errno == ENOENT;
}

/* What still has both names loses the second one. */
static void
take_names_back (const char *path, const char *aside, gsize n_parts)
{
  for (gsize i = 0; i < n_parts; i++) {
    g_autofree char *from = g_strconcat (path, parts[i], NULL);
    g_autofree char *to = g_strconcat (aside, parts[i], NULL);

    g_rename (to, from); /* nothing happens when both are names of one file */
    g_unlink (to);
  }
}

static gboolean
give_names (const char *path, const char *aside)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (!give_part_name (path, aside, parts[i])) {
      int number = errno;

      take_names_back (path, aside, i);
      errno = number;
      return FALSE;
    }
  }

  return TRUE;
}

/* (transfer full) (nullable): %NULL with errno. If another program takes the name meanwhile, the next one is tried. */
static char *
give_free_names (const char *path, const char *folder, const char *stem)
{
  for (guint number = 1; number < MOST_NUMBERS; number++) {
    g_autofree char *aside = make_name (folder, stem, number);

    if (!is_free (aside))
      continue;
    if (give_names (path, aside))
      return g_steal_pointer (&aside);
    if (errno != EEXIST)
      return NULL;
  }

  errno = EEXIST;
  return NULL;
}

static gboolean
take_away (const char *path, const char *part)
{
  g_autofree char *whole = g_strconcat (path, part, NULL);

  return g_unlink (whole) == 0 || errno == ENOENT;
}

/* What lies beside one file must not lie beside another: without a database nobody takes a log for its own. */
static gboolean
replace (const char *path, const char *next)
{
  if (!take_away (path, "-shm") || (next == NULL && !take_away (path, "")) ||
      !take_away (path, "-wal") || !take_away (path, "-journal"))
    return FALSE;

  return next == NULL || g_rename (next, path) == 0;
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
imz_kept_aside_get_stem (gint64 now)
{
  GDate day = imz_calendar_day (now);
  g_autofree char *text = imz_calendar_format_day (&day);

  return g_strconcat ("imzam-", text, NULL);
}

char *
imz_kept_aside_move (const char *from, const char *folder, const char *stem, GError **error)
{
  for (guint number = 1; number < MOST_NUMBERS; number++) {
    g_autofree char *to = make_name (folder, stem, number);

    if (!is_free (to))
      continue;
    if (give_name (from, to)) {
      g_unlink (from);
      return bring_to_disk (folder, error) ? g_steal_pointer (&to) : NULL;
    }
    if (errno != EEXIST) {
      imz_store_error_set_of_errno (error, errno, to);
      return NULL;
    }
  }

  imz_store_error_set_of_errno (error, EEXIST, folder);
  return NULL;
}

gboolean
imz_kept_aside_swap (const char *path,
                     const char *stem,
                     const char *next,
                     char **kept_aside,
                     GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *aside = give_free_names (path, folder, stem);

  if (aside == NULL)
    return imz_store_error_set_of_errno (error, errno, path);

  if (!bring_to_disk (folder, error)) {
    take_names_back (path, aside, G_N_ELEMENTS (parts));
    return FALSE;
  }

  if (!replace (path, next)) {
    int number = errno;

    take_names_back (path, aside, G_N_ELEMENTS (parts));
    return imz_store_error_set_of_errno (error, number, path);
  }

  tidy_beside (aside);
  bring_to_disk (folder, NULL); /* both are there, whatever that says */
  *kept_aside = g_access (aside, F_OK) == 0 ? g_steal_pointer (&aside) : NULL;
  return TRUE;
}
