/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-letters.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "imz-core-error.h"
#include "imz-data-file.h"
#include "imz-display-text.h"
#include "imz-letter-parser.h"
#include "imz-letters-resources.h"

#define RESOURCES "/tr/imzam/Imzam/letters/"
#define FOLDER "letters"

/* What guides name; which of the two it is, the province says. */
#define APPROVAL "approval"
#define APPROVAL_LETTER "approval-letter"
#define APPROVAL_E_MAIL "approval-e-mail"

static const char *const endings[] = { ".xml", NULL };

enum {
  MAX_FILES = 100,   /* of a folder; İmzam has 7 letters */
  MAX_FOLDERS = 200, /* of provinces, of which there are 81 */
};

struct _ImzLetters {
  gatomicrefcount ref_count;
  GHashTable *templates; /* "id", "province/id" → ImzLetterTemplate */
  GPtrArray *problems;   /* (element-type utf8) */
};

static void
pass_over (ImzLetters *self, const char *place, const char *reason)
{
  g_autofree char *shown = imz_display_text (place, strlen (place));

  g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", shown, reason));
}

/* (transfer full) (nullable) */
static ImzLetterTemplate *
parse (const char *place, GBytes *data, GError **error)
{
  g_autofree char *id = imz_data_file_get_id (place, endings);

  if (imz_data_file_has_ending (place, endings) && imz_province_is_id (id))
    return imz_letter_template_new_from_data (id, data, error);

  g_set_error_literal (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA,
                       _ ("the file’s name must be ID.xml: small letters, digits, hyphens"));
  return NULL;
}

/* `province`: (nullable) */
static void
add_data (ImzLetters *self, const char *province, GBytes *data, const char *place)
{
  g_autofree char *id = imz_data_file_get_id (place, endings);
  g_autoptr (GError) error = NULL;
  ImzLetterTemplate *letter = parse (place, data, &error);

  if (letter == NULL)
    pass_over (self, place, error->message);
  else
    g_hash_table_replace (self->templates,
                          province != NULL ? g_strconcat (province, "/", id, NULL) : g_strdup (id),
                          letter);
}

/* `province`: (nullable): whose letters they are */
static void
load_shipped (ImzLetters *self, const char *province)
{
  g_autofree char *folder =
    province != NULL ? g_strconcat (RESOURCES, province, "/", NULL) : g_strdup (RESOURCES);
  g_auto (GStrv) names =
    g_resource_enumerate_children (imz_letters_get_resource (), folder, 0, NULL);

  g_assert (names != NULL);
  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *path = g_strconcat (folder, names[i], NULL);
    g_autoptr (GBytes) data = g_resource_lookup_data (imz_letters_get_resource (), path, 0, NULL);

    if (data != NULL) {
      add_data (self, province, data, path);
    } else {
      g_autofree char *child = g_strndup (names[i], strlen (names[i]) - strlen ("/"));

      load_shipped (self, child);
    }
  }

  /* What the tests have tried is sound. */
  if (self->problems->len > 0)
    g_error ("%s", (const char *) g_ptr_array_index (self->problems, 0));
}

static void
load_file (ImzLetters *self, const char *province, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) data = imz_data_file_read (path, &error);

  if (data != NULL)
    add_data (self, province, data, path);
  else
    pass_over (self, path, error->message);
}

/* Whether there are more, which is said once. */
static gboolean
is_full (ImzLetters *self, const char *folder, guint n, guint max)
{
  g_autofree char *reason = NULL;

  if (n != max)
    return FALSE;

  reason = g_strdup_printf (_ ("there is far too much in it; only the first %u were read"), max);
  pass_over (self, folder, reason);
  return TRUE;
}

/* `province`: (nullable): whose letters are in it */
static void
load_files (ImzLetters *self, const char *folder, const char *province)
{
  g_autoptr (GPtrArray) paths = imz_data_file_list (folder, endings);

  for (guint i = 0; i < paths->len && !is_full (self, folder, i, MAX_FILES); i++)
    load_file (self, province, g_ptr_array_index (paths, i));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_provinces (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (imz_province_is_id (name) && g_file_test (path, G_FILE_TEST_IS_DIR))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);

  return names;
}

static void
load_folder (ImzLetters *self, const char *folder)
{
  g_autoptr (GPtrArray) provinces = list_provinces (folder);

  load_files (self, folder, NULL);
  for (guint i = 0; i < provinces->len && !is_full (self, folder, i, MAX_FOLDERS); i++) {
    const char *province = g_ptr_array_index (provinces, i);
    g_autofree char *path = g_build_filename (folder, province, NULL);

    load_files (self, path, province);
  }
}

ImzLetters *
imz_letters_new (const char *const *dirs)
{
  ImzLetters *self = g_new0 (ImzLetters, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->templates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) imz_letter_template_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  load_shipped (self, NULL);
  for (gsize i = 0; dirs[i] != NULL; i++)
    load_folder (self, dirs[i]);

  return self;
}

ImzLetters *
imz_letters_new_default (void)
{
  const char *const dirs[] = {
    IMZ_SHIPPED_DIR G_DIR_SEPARATOR_S FOLDER,
    IMZ_ADMIN_DIR G_DIR_SEPARATOR_S FOLDER,
    NULL,
  };

  return imz_letters_new (dirs);
}

ImzLetters *
imz_letters_ref (ImzLetters *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_letters_unref (ImzLetters *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->templates);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* (nullable) */
static const char *
resolve (const char *id, const ImzProvince *province)
{
  static const char *const approvals[] = {
    [IMZ_LETTER_OFFICIAL] = APPROVAL_LETTER,
    [IMZ_LETTER_EMAIL] = APPROVAL_E_MAIL,
    [IMZ_LETTER_NONE] = NULL,
  };

  return strcmp (id, APPROVAL) == 0 ? approvals[imz_province_get_letter (province)] : id;
}

ImzLetterTemplate *
imz_letters_find (const ImzLetters *self, const char *id, const ImzProvince *province)
{
  const char *resolved = resolve (id, province);
  g_autofree char *own = NULL;
  ImzLetterTemplate *letter;

  if (resolved == NULL)
    return NULL;

  own = g_strconcat (imz_province_get_id (province), "/", resolved, NULL);
  letter = g_hash_table_lookup (self->templates, own);

  return letter != NULL ? letter : g_hash_table_lookup (self->templates, resolved);
}

gboolean
imz_letters_has (const ImzLetters *self, const char *id)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->templates);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    const char *slash = strchr (key, '/');

    if (strcmp (slash != NULL ? slash + 1 : key, id) == 0)
      return TRUE;
  }

  return strcmp (id, APPROVAL) == 0;
}

const GPtrArray *
imz_letters_get_problems (const ImzLetters *self)
{
  return self->problems;
}

char *
imz_letters_check_file (const char *path, GError **error)
{
  g_autoptr (GBytes) data = imz_data_file_read (path, error);
  g_autoptr (ImzLetterTemplate) letter = data != NULL ? parse (path, data, error) : NULL;

  return letter != NULL ? g_strdup (imz_letter_template_get_title (letter)) : NULL;
}
