/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-file-eraser.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "imz-display-text.h"
#include "imz-phrase.h"

enum {
  MAX_DEPTH = 20, /* of folders in folders; İmzam makes none so deep */
  MAX_TOLD = 10,  /* of a folder: the rest is alike */
};

static void
tell (ImzFileEraserReport *report, const char *phrase, const char *path)
{
  g_autofree char *name = imz_display_text_path (path);

  if (report->problems->len >= MAX_TOLD)
    return;

  g_ptr_array_add (report->problems, imz_phrase_expand (phrase, "file", name, NULL));
}

static void
tell_errno (ImzFileEraserReport *report, int number, const char *path)
{
  switch (number) {
  case ENOENT: /* another program was faster */
    return;
  case EROFS:
    tell (report, _ ("“{file}” is where nothing can be written."), path);
    return;
  case EACCES:
  case EPERM:
    tell (report, _ ("“{file}” is not yours to erase. Ask your IT staff."), path);
    return;
  case ELOOP:
  case ENOTDIR:
    tell (report, _ ("“{file}” leads to another place and was left as it is."), path);
    return;
  default:
    tell (report, _ ("“{file}” could not be erased. Erase it by hand."), path);
  }
}

/* If what is left in it was told, there is no more to say of the folder. */
static void
tell_left_folder (ImzFileEraserReport *report, int number, guint n_told, const char *path)
{
  if (report->problems->len == n_told)
    tell_errno (report, number, path);
}

static void
erase_entry (int folder, const char *name, const char *path, ImzFileEraserReport *report)
{
  g_autofree char *whole = g_build_filename (path, name, NULL);
  struct stat info;

  if (fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0 || unlinkat (folder, name, 0) != 0) {
    tell_errno (report, errno, whole);
    return;
  }

  report->n_erased++;
  if (S_ISLNK (info.st_mode))
    tell (report, _ ("“{file}” was a link. It is gone, but what it led to was left as it is."),
          whole);
}

static gboolean
is_folder (int folder, const char *name)
{
  struct stat info;

  return fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR (info.st_mode);
}

static void erase_in (int owned_folder,
                      const char *path,
                      ImzFileEraserFilter filter,
                      guint depth,
                      ImzFileEraserReport *report);

static int
open_folder (int parent, const char *name)
{
  return openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static void
erase_subfolder (int parent,
                 const char *name,
                 const char *path,
                 guint depth,
                 ImzFileEraserReport *report)
{
  g_autofree char *whole = g_build_filename (path, name, NULL);
  guint n_told = report->problems->len;
  int folder = open_folder (parent, name);

  if (folder < 0) {
    tell_errno (report, errno, whole);
    return;
  }

  if (depth < MAX_DEPTH)
    erase_in (folder, whole, NULL, depth + 1, report);
  else
    close (folder);
  if (unlinkat (parent, name, AT_REMOVEDIR) != 0)
    tell_left_folder (report, errno, n_told, whole);
}

/* What is in a folder while it is read may change by what is erased in it. */
static GPtrArray *
list_names (int owned_folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  DIR *dir = fdopendir (owned_folder);
  struct dirent *entry;

  if (dir == NULL) {
    close (owned_folder);
    return names;
  }

  while ((entry = readdir (dir)) != NULL) {
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      g_ptr_array_add (names, g_strdup (entry->d_name));
  }
  closedir (dir);

  return names;
}

static void
erase_in (int owned_folder,
          const char *path,
          ImzFileEraserFilter filter,
          guint depth,
          ImzFileEraserReport *report)
{
  g_autoptr (GPtrArray) names = list_names (dup (owned_folder));

  for (guint i = 0; i < names->len; i++) {
    const char *name = names->pdata[i];

    if (filter != NULL ? !filter (name) : is_folder (owned_folder, name)) {
      if (filter == NULL)
        erase_subfolder (owned_folder, name, path, depth, report);
    } else {
      erase_entry (owned_folder, name, path, report);
    }
  }
  close (owned_folder);
}

void
imz_file_eraser_erase_folder (const char *path,
                              ImzFileEraserFilter filter,
                              ImzFileEraserReport *report)
{
  guint n_told = report->problems->len;
  int folder = open_folder (AT_FDCWD, path);

  if (folder < 0) {
    tell_errno (report, errno, path);
    return;
  }

  erase_in (folder, path, filter, 0, report);
  if (rmdir (path) != 0 && filter == NULL)
    tell_left_folder (report, errno, n_told, path);
}

void
imz_file_eraser_erase_file (const char *path, ImzFileEraserReport *report)
{
  struct stat info;

  if (lstat (path, &info) != 0) {
    tell_errno (report, errno, path);
  } else if (!S_ISREG (info.st_mode) || info.st_uid != geteuid ()) {
    tell_errno (report, S_ISLNK (info.st_mode) ? ELOOP : EPERM, path);
  } else if (unlink (path) != 0) {
    tell_errno (report, errno, path);
  } else {
    report->n_erased++;
  }
}
