/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-module-table.h"

#include <sys/stat.h>

#include <gio/gio.h>

#include "imz-card-resources.h"
#include "imz-display-text.h"

#define SHIPPED_TABLE "/tr/imzam/Imzam/card/modules.ini"
#define EXTENSION ".ini"

typedef struct {
  char *name;
  gboolean has_family;
  ImzCardFamily family;
  char **atrs;  /* (nullable) */
  char **files; /* (nullable) */
  gboolean null_first;
  gboolean reports_pin;
} Group;

struct _ImzModuleTable {
  GPtrArray *groups; /* (element-type Group): in the order in which they are tried */
  guint n_first;     /* of the administrator's own, which come first */
};

/* The modules found so far, and what their files are. */
typedef struct {
  ImzModuleTable *table;
  GPtrArray *modules;
  GArray *statuses; /* of struct stat */
} Search;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_free (group->name);
  g_strfreev (group->atrs);
  g_strfreev (group->files);
  g_free (group);
}

static void
free_module (gpointer data)
{
  ImzModule *module = data;

  g_free (module->path);
  g_free (module);
}

static gboolean
read_family (Group *group, GKeyFile *file, const char *key)
{
  g_autofree char *word = g_key_file_get_string (file, group->name, key, NULL);

  group->has_family = TRUE;
  group->family = IMZ_CARD_FAMILY_AKIS;
  if (g_strcmp0 (word, imz_card_family_to_word (IMZ_CARD_FAMILY_AKIS)) == 0)
    return TRUE;
  group->family = IMZ_CARD_FAMILY_OTHER;

  return g_strcmp0 (word, imz_card_family_to_word (IMZ_CARD_FAMILY_OTHER)) == 0;
}

static gboolean
is_pattern (const char *text)
{
  gsize length = strspn (text, "0123456789ABCDEF.");

  return text[length] == '\0' && length % 2 == 0 && length > 0 && length <= 2 * IMZ_ATR_MAX;
}

static gboolean
read_atrs (Group *group, GKeyFile *file, const char *key)
{
  g_clear_pointer (&group->atrs, g_strfreev); /* the key may stand there twice */
  group->atrs = g_key_file_get_string_list (file, group->name, key, NULL, NULL);
  if (group->atrs == NULL || group->atrs[0] == NULL)
    return FALSE;

  for (gsize i = 0; group->atrs[i] != NULL; i++) {
    char *upper = g_ascii_strup (group->atrs[i], -1);

    g_free (group->atrs[i]);
    group->atrs[i] = upper;
    if (!is_pattern (upper))
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_files (Group *group, GKeyFile *file, const char *key)
{
  g_clear_pointer (&group->files, g_strfreev); /* the same */
  group->files = g_key_file_get_string_list (file, group->name, key, NULL, NULL);
  if (group->files == NULL)
    return FALSE;

  for (gsize i = 0; group->files[i] != NULL; i++) {
    if (!g_path_is_absolute (group->files[i]))
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_initialize (Group *group, GKeyFile *file, const char *key)
{
  g_autofree char *word = g_key_file_get_string (file, group->name, key, NULL);

  group->null_first = g_strcmp0 (word, "null") == 0;

  return group->null_first || g_strcmp0 (word, "struct") == 0;
}

static gboolean
read_reports_pin (Group *group, GKeyFile *file, const char *key)
{
  g_autoptr (GError) error = NULL;

  group->reports_pin = g_key_file_get_boolean (file, group->name, key, &error);

  return error == NULL;
}

static const struct {
  const char *name;
  gboolean (*read) (Group *group, GKeyFile *file, const char *key);
  const char *form;
} keys[] = {
  { "Family", read_family, "Family must be akis or other" },
  { "Atr", read_atrs, "Atr must be a list of answers to reset in hexadecimal digits and “.”" },
  { "Files", read_files, "Files must be a list of whole paths" },
  { "Initialize", read_initialize, "Initialize must be null or struct" },
  { "ReportsPin", read_reports_pin, "ReportsPin must be true or false" },
};

/* NULL if all is well, else what is wrong. A group of which a part is not understood is passed over whole:
 * what was meant may be its very condition. */
static const char *
read_group (Group *group, GKeyFile *file)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, group->name, NULL, NULL);

  for (gsize i = 0; names[i] != NULL; i++) {
    gsize key = 0;

    while (key < G_N_ELEMENTS (keys) && strcmp (keys[key].name, names[i]) != 0)
      key++;
    if (key == G_N_ELEMENTS (keys))
      return "has a key that there is none of";
    if (!keys[key].read (group, file, names[i]))
      return keys[key].form;
  }

  return group->files != NULL ? NULL : "has no Files";
}

/* Takes the group. */
static void
add_group (ImzModuleTable *self, Group *group, gboolean is_shipped)
{
  for (guint i = 0; i < self->groups->len; i++) {
    Group *old = g_ptr_array_index (self->groups, i);

    if (strcmp (old->name, group->name) == 0) {
      free_group (old);
      self->groups->pdata[i] = group;
      return;
    }
  }

  g_ptr_array_insert (self->groups, is_shipped ? -1 : (int) self->n_first++, group);
}

static void
load_groups (ImzModuleTable *self, GKeyFile *file, const char *path, GPtrArray *problems)
{
  g_auto (GStrv) names = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; names[i] != NULL; i++) {
    Group *group = g_new0 (Group, 1);
    const char *problem;

    group->name = g_strdup (names[i]);
    problem = read_group (group, file);
    if (problem == NULL) {
      add_group (self, group, path == NULL);
    } else {
      g_ptr_array_add (problems, g_strdup_printf ("%s: [%s]: %s", path, names[i], problem));
      free_group (group);
    }
  }
}

static void
load_shipped (ImzModuleTable *self, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (imz_card_get_resource (), SHIPPED_TABLE,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    load_groups (self, file, NULL, problems);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* GKeyFile repeats what it stumbled over. */
static void
add_load_problem (GPtrArray *problems, const char *path, const char *reason)
{
  g_autofree char *shown = imz_display_text (reason, strlen (reason));

  g_ptr_array_add (problems, g_strdup_printf ("%s: %s", path, shown));
}

static void
load_folder (ImzModuleTable *self, const char *folder, GPtrArray *problems)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    if (g_str_has_suffix (name, EXTENSION))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
    g_autoptr (GKeyFile) file = g_key_file_new ();
    g_autoptr (GError) error = NULL;

    if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (problems, g_strdup_printf ("%s: not a regular file", path));
    else if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error))
      load_groups (self, file, path, problems);
    else
      add_load_problem (problems, path, error->message);
  }
}

ImzModuleTable *
imz_module_table_new (const char *admin_dir, GPtrArray **problems)
{
  ImzModuleTable *self = g_new0 (ImzModuleTable, 1);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  self->groups = g_ptr_array_new_with_free_func (free_group);
  load_shipped (self, found);
  load_folder (self, admin_dir, found);
  if (problems != NULL)
    *problems = g_steal_pointer (&found);

  return self;
}

void
imz_module_table_free (ImzModuleTable *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self);
}

static gboolean
matches_atr (const char *pattern, const char *atr)
{
  gsize i = 0;

  while (pattern[i] != '\0' && atr[i] != '\0' && (pattern[i] == '.' || pattern[i] == atr[i]))
    i++;

  return pattern[i] == '\0' && atr[i] == '\0';
}

static gboolean
is_for (const Group *group, const ImzModuleQuery *query)
{
  gboolean has_atr = FALSE;

  for (gsize i = 0; group->atrs != NULL && group->atrs[i] != NULL && !has_atr; i++)
    has_atr = matches_atr (group->atrs[i], query->atr);

  return (group->has_family || group->atrs != NULL) &&
         (!group->has_family || group->family == query->family) && (group->atrs == NULL || has_atr);
}

/* The group that tells the habits of a file. */
static const Group *
find_habits (ImzModuleTable *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  for (guint i = 0; i < self->groups->len; i++) {
    const Group *group = g_ptr_array_index (self->groups, i);

    for (gsize j = 0; group->files[j] != NULL; j++) {
      g_autofree char *known = g_path_get_basename (group->files[j]);

      if (strcmp (known, name) == 0)
        return group;
    }
  }

  return NULL;
}

static gboolean
was_found (Search *search, const struct stat *status)
{
  for (guint i = 0; i < search->statuses->len; i++) {
    const struct stat *found = &g_array_index (search->statuses, struct stat, i);

    if (found->st_dev == status->st_dev && found->st_ino == status->st_ino)
      return TRUE;
  }

  return FALSE;
}

static void
add_module (Search *search, const char *path, const Group *habits, gboolean needs_name)
{
  ImzModule *module = g_new0 (ImzModule, 1);

  module->path = g_strdup (path);
  module->null_first = habits != NULL && habits->null_first;
  module->reports_pin = habits != NULL && habits->reports_pin;
  module->needs_name = needs_name;
  g_ptr_array_add (search->modules, module);
}

/* TRUE if there is such a file, and it was not found yet. */
static gboolean
is_new (Search *search, const char *path)
{
  struct stat status;

  if (stat (path, &status) != 0 || was_found (search, &status))
    return FALSE;

  g_array_append_val (search->statuses, status);
  return TRUE;
}

GPtrArray *
imz_module_table_find (ImzModuleTable *self, const ImzModuleQuery *query)
{
  g_autoptr (GArray) statuses = g_array_new (FALSE, FALSE, sizeof (struct stat));
  Search search = { self, g_ptr_array_new_with_free_func (free_module), statuses };

  if (query->chosen != NULL && *query->chosen != '\0') {
    is_new (&search, query->chosen);
    add_module (&search, query->chosen, find_habits (self, query->chosen), FALSE);
  }

  for (guint i = 0; i < self->groups->len; i++) {
    const Group *group = g_ptr_array_index (self->groups, i);

    for (gsize j = 0; is_for (group, query) && group->files[j] != NULL; j++) {
      if (is_new (&search, group->files[j]))
        add_module (&search, group->files[j], group, FALSE);
    }
  }

  for (gsize i = 0; query->registered != NULL && query->registered[i] != NULL; i++) {
    if (is_new (&search, query->registered[i]))
      add_module (&search, query->registered[i], find_habits (self, query->registered[i]), TRUE);
  }

  return search.modules;
}
