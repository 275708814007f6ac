/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-registered-modules.h"

#define EXTENSION ".module"

/* Options of p11-kit (pkcs11.conf(5)) that make a module none for us. */
static const char *const foreign_options[] = { "remote", "enable-in", "trust-policy" };

static gboolean
is_foreign (const char *option, const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (foreign_options); i++) {
    if (strcmp (foreign_options[i], option) == 0)
      return strcmp (value, "no") != 0;
  }

  return FALSE;
}

/* The module's path; NULL if there is none for us. */
static char *
parse (const char *text, const char *module_dir)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *module = NULL;

  for (gsize i = 0; lines[i] != NULL; i++) {
    char *colon = strchr (g_strchug (lines[i]), ':');
    const char *option, *value;

    if (*lines[i] == '#' || colon == NULL)
      continue;

    *colon = '\0';
    option = g_strchomp (lines[i]);
    value = g_strstrip (colon + 1);
    if (is_foreign (option, value))
      return NULL;
    if (strcmp (option, "module") == 0) {
      g_free (module);
      module = *value != '\0' ? g_canonicalize_filename (value, module_dir) : NULL;
    }
  }

  return g_steal_pointer (&module);
}

static void
find_files (GTree *files, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    if (g_str_has_suffix (name, EXTENSION))
      g_tree_replace (files, g_strdup (name), g_build_filename (folder, name, NULL));
  }
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer unused)
{
  return strcmp (a, b);
}

char **
imz_registered_modules_list (const char *const *dirs, const char *module_dir)
{
  g_autoptr (GTree) files = g_tree_new_full (compare_names, NULL, g_free, g_free);
  g_autoptr (GPtrArray) modules = g_ptr_array_new ();

  for (gsize i = 0; dirs[i] != NULL; i++)
    find_files (files, dirs[i]);

  for (GTreeNode *node = g_tree_node_first (files); node != NULL; node = g_tree_node_next (node)) {
    g_autofree char *text = NULL;
    char *module = NULL;

    if (g_file_test (g_tree_node_value (node), G_FILE_TEST_IS_REGULAR) &&
        g_file_get_contents (g_tree_node_value (node), &text, NULL, NULL) &&
        g_utf8_validate (text, -1, NULL))
      module = parse (text, module_dir);
    if (module != NULL)
      g_ptr_array_add (modules, module);
  }
  g_ptr_array_add (modules, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&modules), FALSE);
}
