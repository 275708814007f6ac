/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* store-restorer DIR FIRST SECOND [spoil]: puts two copies in use in turn, with a line for each, until it is killed;
 * with “spoil” over a damaged file. */

#include <stdio.h>

#include "imz-backups-model.h"

int
main (int argc, char *argv[])
{
  g_autoptr (ImzBackupsModel) model = imz_backups_model_new (argv[1]);
  g_autofree char *path = g_build_filename (argv[1], "imzam.db", NULL);

  for (guint i = 0;; i++) {
    g_autofree char *aside = NULL;

    if (argc > 4) {
      FILE *file = fopen (path, "r+");

      g_assert_nonnull (file);
      fputs ("what is this?", file);
      fclose (file);
    }
    g_assert_true (imz_backups_model_restore (model, argv[2 + i % 2], 0, &aside, NULL));
    g_assert_cmpint (remove (aside), ==, 0);
    puts ("done");
    fflush (stdout);
  }
}
