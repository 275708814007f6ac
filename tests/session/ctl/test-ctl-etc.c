/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-ctl-etc.h"

#include <string.h>
#include <sys/mount.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#define PLACE "/run/pcscd/etc" /* on the bed's tmpfs */

void
test_etc_take (void)
{
  g_autoptr (GDir) dir = NULL;

  g_assert_cmpint (g_mkdir_with_parents (PLACE "/old", 0755), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (PLACE "/new/imzam", 0755), ==, 0);
  g_assert_cmpint (mount ("/etc", PLACE "/old", NULL, MS_BIND | MS_REC, NULL), ==, 0);
  dir = g_dir_open ("/etc", 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *old = g_build_filename (PLACE "/old", name, NULL);
    g_autofree char *new = g_build_filename (PLACE "/new", name, NULL);
    g_autoptr (GFile) link = g_file_new_for_path (new);

    if (strcmp (name, "imzam") != 0)
      g_assert_true (g_file_make_symbolic_link (link, old, NULL, NULL));
  }
  g_assert_cmpint (mount (PLACE "/new", "/etc", NULL, MS_BIND, NULL), ==, 0);
}
