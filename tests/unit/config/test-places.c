/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-places.h"

#include <glib/gstdio.h>

TestPlaces *
test_places_new (void)
{
  TestPlaces *self = g_new0 (TestPlaces, 1);

  self->top = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  g_assert_nonnull (self->top);
  self->admin = g_build_filename (self->top, "admin", NULL);
  self->shipped = g_build_filename (self->top, "shipped", NULL);
  self->admin_file = g_build_filename (self->admin, "imzam.conf", NULL);
  self->shipped_file = g_build_filename (self->shipped, "imzam.conf", NULL);
  g_assert_cmpint (g_mkdir (self->admin, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (self->shipped, 0700), ==, 0);

  return self;
}

void
test_places_free (TestPlaces *self)
{
  g_unlink (self->admin_file);
  g_unlink (self->shipped_file);
  g_rmdir (self->admin);
  g_rmdir (self->shipped);
  g_assert_cmpint (g_rmdir (self->top), ==, 0);

  g_free (self->top);
  g_free (self->admin);
  g_free (self->shipped);
  g_free (self->admin_file);
  g_free (self->shipped_file);
  g_free (self);
}

void
test_places_write (const char *file, const char *lines)
{
  g_autofree char *text = lines != NULL ? g_strconcat ("[imzam]\n", lines, "\n", NULL) : NULL;
  g_autoptr (GError) error = NULL;

  g_unlink (file);
  if (text != NULL)
    g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
}

void
test_assert_problems (ImzConfig *config, const char *first, ...)
{
  g_autoptr (GPtrArray) problems = imz_config_get_problems (config);
  const char *words = first;
  guint n = 0;
  va_list rest;

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) problems->pdata[i]);

  va_start (rest, first);
  for (; words != NULL; words = va_arg (rest, const char *), n++) {
    gboolean found = FALSE;

    for (guint i = 0; i < problems->len && !found; i++)
      found = g_str_has_suffix (problems->pdata[i], words);
    if (!found)
      g_error ("this problem was not told: %s", words);
  }
  va_end (rest);

  g_assert_cmpuint (problems->len, ==, n);
}

void
test_assert_no_problems (ImzConfig *config)
{
  g_autoptr (GPtrArray) problems = imz_config_get_problems (config);

  g_assert_cmpstr (problems->len > 0 ? problems->pdata[0] : NULL, ==, NULL);
}
