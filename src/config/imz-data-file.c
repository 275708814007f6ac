/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-data-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "imz-file-text.h"

/* (nullable) */
static const char *
find_ending (const char *name, const char *const *endings)
{
  for (gsize i = 0; endings[i] != NULL; i++) {
    if (g_str_has_suffix (name, endings[i]))
      return endings[i];
  }

  return NULL;
}

static GBytes *
fail_to_read (int code, GError **error)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
  return NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

gboolean
imz_data_file_has_ending (const char *path, const char *const *endings)
{
  return find_ending (path, endings) != NULL;
}

char *
imz_data_file_get_id (const char *path, const char *const *endings)
{
  char *id = g_path_get_basename (path);
  const char *ending = find_ending (id, endings);

  if (ending != NULL)
    id[strlen (id) - strlen (ending)] = '\0';

  return id;
}

/* A pipe would keep us waiting, a device would give without end. */
GBytes *
imz_data_file_read (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  g_autofree char *buffer = NULL;
  struct stat info;
  gsize length;
  FILE *stream;

  if (fd < 0)
    return fail_to_read (errno, error);
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode)) {
    close (fd);
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _ ("this is no ordinary file"));
    return NULL;
  }

  stream = fdopen (fd, "r");
  buffer = g_malloc (IMZ_FILE_TEXT_MAX_BYTES + 1);
  length = fread (buffer, 1, IMZ_FILE_TEXT_MAX_BYTES + 1, stream);
  if (ferror (stream)) {
    int code = errno;

    fclose (stream);
    return fail_to_read (code, error);
  }

  fclose (stream);
  return g_bytes_new (buffer, length);
}

GPtrArray *
imz_data_file_list (const char *folder, const char *const *endings)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    if (*name != '.' && find_ending (name, endings) != NULL)
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);

  for (gsize i = 0; endings[i] != NULL; i++) {
    for (guint j = 0; j < names->len; j++) {
      const char *name = g_ptr_array_index (names, j);

      if (find_ending (name, endings) == endings[i])
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  }

  return paths;
}
