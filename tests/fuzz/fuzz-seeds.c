/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* fuzz-regress-TARGET FOLDER: each file of FOLDER once through the target. */

#include "fuzz.h"

#include <glib.h>

static void
test_seed (gconstpointer user_data)
{
  const char *path = user_data;
  g_autofree char *content = NULL;
  g_autofree guint8 *own_block = NULL; /* so that a byte read too far shows */
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  own_block = g_memdup2 (content, size);
  LLVMFuzzerTestOneInput (own_block, size);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  dir = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *test_name = g_strconcat ("/fuzz/", name, NULL);
    char *path = g_build_filename (argv[1], name, NULL);

    g_ptr_array_add (paths, path);
    g_test_add_data_func (test_name, path, test_seed);
  }
  g_assert_cmpuint (paths->len, >, 0);

  return g_test_run ();
}
