/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-search-path.h"

gboolean
imz_search_path_is_program (const char *file)
{
  return g_file_test (file, G_FILE_TEST_IS_REGULAR) &&
         g_file_test (file, G_FILE_TEST_IS_EXECUTABLE);
}

char *
imz_search_path_find (const char *path, const char *name)
{
  g_auto (GStrv) folders = g_strsplit (path, G_SEARCHPATH_SEPARATOR_S, -1);

  for (gsize i = 0; folders[i] != NULL; i++) {
    g_autofree char *file = g_build_filename (folders[i], name, NULL);

    if (g_path_is_absolute (folders[i]) && imz_search_path_is_program (file))
      return g_steal_pointer (&file);
  }

  return NULL;
}
