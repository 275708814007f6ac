/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-token-reader-program.h"

#define OURSELVES "/proc/self/exe"
#define NAME "imzam-token-reader"

char *
imz_token_reader_program_find (const char *folder)
{
  static const char *const places[] = { IMZ_LIBEXECDIR_FROM_BINDIR, "../token-reader",
                                        IMZ_LIBEXECDIR };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autofree char *place = g_canonicalize_filename (places[i], folder);
    g_autofree char *program = g_build_filename (place, NAME, NULL);

    if (g_file_test (program, G_FILE_TEST_IS_REGULAR) &&
        g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
      return g_steal_pointer (&program);
  }

  return NULL;
}

char *
imz_token_reader_program_find_ours (void)
{
  g_autofree char *ourselves = g_file_read_link (OURSELVES, NULL);
  g_autofree char *folder = ourselves != NULL ? g_path_get_dirname (ourselves) : NULL;

  return imz_token_reader_program_find (folder != NULL ? folder : "/");
}
