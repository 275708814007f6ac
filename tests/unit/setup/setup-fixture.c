/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "setup-fixture.h"

#include <glib/gstdio.h>

void
setup_fixture_set_up (SetupFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->top = g_dir_make_tmp ("imzam-setup-XXXXXX", &error);
  g_assert_no_error (error);
  self->bin = g_build_filename (self->top, "bin", NULL);
  self->jvm = g_build_filename (self->top, "jvm", NULL);
  self->modules = g_build_filename (self->top, "modules.d", NULL);
  self->downloads = g_build_filename (self->top, "home", "Downloads", NULL);
}

static void delete (const char *path)
{
  g_autoptr (GDir) dir =
    g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *inner = g_build_filename (path, name, NULL);

    delete (inner);
  }
  g_assert_no_errno (g_remove (path));
}

void
setup_fixture_tear_down (SetupFixture *self, gconstpointer unused)
{
  delete (self->top);
  g_free (self->top);
  g_free (self->bin);
  g_free (self->jvm);
  g_free (self->modules);
  g_free (self->downloads);
}

void
setup_fixture_write (const char *dir, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

void
setup_fixture_write_program (const char *dir, const char *name, const char *lines)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *content = g_strconcat ("#!/bin/sh\n", lines, "\n", NULL);

  setup_fixture_write (dir, name, content);
  g_assert_no_errno (g_chmod (path, 0755));
}
