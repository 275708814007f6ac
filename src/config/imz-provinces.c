/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-provinces.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "imz-core-error.h"
#include "imz-data-file.h"
#include "imz-display-text.h"
#include "imz-rules-resources.h"
#include "imz-turkish.h"

#define RESOURCES "/tr/imzam/Imzam/"
#define FOLDER "provinces"

static const char *const endings[] = { ".conf", ".ini", NULL }; /* the stronger last */
static const char *const shipped_ids[] = { IMZ_PROVINCE_DEFAULT, "batman", "zonguldak" };
enum {
  MAX_FILES = 1000,             /* of a folder; there are 81 provinces */
  MAX_BYTES = 64 * 1024 * 1024, /* in all of them together */
};

typedef struct {
  ImzProvince *province;
  char *place; /* (nullable) */
} Entry;

struct _ImzProvinces {
  gatomicrefcount ref_count;
  ImzHolidays *holidays;
  ImzRulebook *rules;
  GArray *entries;         /* of Entry */
  GPtrArray *problems;     /* (element-type utf8) */
  GHashTable *passed_over; /* an id to the one of the problems that its strongest file has */
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  imz_province_unref (entry->province);
  g_free (entry->place);
}

static Entry *
find_entry (const ImzProvinces *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = &g_array_index (self->entries, Entry, i);

    if (strcmp (imz_province_get_id (entry->province), id) == 0)
      return entry;
  }

  return NULL;
}

/* Takes the province, which replaces that of the same id. */
static void
add_province (ImzProvinces *self, ImzProvince *province, const char *place)
{
  Entry entry = { province, g_strdup (place) };
  Entry *old = find_entry (self, imz_province_get_id (province));

  if (old != NULL) {
    clear_entry (old);
    *old = entry;
  } else {
    g_array_append_val (self->entries, entry);
  }
}

static GBytes *
get_shipped (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  GBytes *bytes =
    g_resource_lookup_data (imz_rules_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);

  return bytes;
}

/* What the tests have tried is sound. */
static void
load_shipped (ImzProvinces *self)
{
  g_autoptr (GBytes) holidays = get_shipped ("rules/holidays.ini");
  g_autoptr (GBytes) rules = get_shipped ("rules/rules.ini");
  g_autoptr (GError) error = NULL;

  self->holidays = imz_holidays_new_from_data (holidays, &error);
  if (self->holidays == NULL)
    g_error ("holidays.ini: %s", error->message);
  self->rules = imz_rulebook_new_from_data (rules, NULL, &error);
  if (self->rules == NULL)
    g_error ("rules.ini: %s", error->message);

  for (gsize i = 0; i < G_N_ELEMENTS (shipped_ids); i++) {
    g_autofree char *name = g_strdup_printf (FOLDER "/%s.ini", shipped_ids[i]);
    g_autoptr (GBytes) data = get_shipped (name);
    ImzProvince *province = imz_province_new_from_data (shipped_ids[i], data, self->rules, &error);

    if (province == NULL)
      g_error ("%s: %s", name, error->message);
    add_province (self, province, NULL);
  }
}

static ImzProvince *
read_province (const ImzProvinces *self, const char *path, GBytes *data, GError **error)
{
  g_autofree char *id = imz_data_file_get_id (path, endings);

  if (!imz_data_file_has_ending (path, endings)) {
    g_set_error_literal (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA,
                         _ ("the file’s name must be ID.ini or ID.conf"));
    return NULL;
  }

  return imz_province_new_from_data (id, data, self->rules, error);
}

ImzProvince *
imz_provinces_check_file (const ImzProvinces *self, const char *path, GError **error)
{
  g_autoptr (GBytes) data = imz_data_file_read (path, error);

  return data != NULL ? read_province (self, path, data, error) : NULL;
}

/* The profile that the administrator locked, and what is used in its place if there is none. */
static gboolean
is_locked (const ImzProvinces *self, const char *locked, const char *id)
{
  return locked != NULL && (strcmp (id, locked) == 0 || (strcmp (id, IMZ_PROVINCE_DEFAULT) == 0 &&
                                                         find_entry (self, locked) == NULL));
}

static void
pass_over (ImzProvinces *self, const char *path, const char *reason)
{
  g_autofree char *shown = imz_display_text (path, strlen (path));
  char *problem = g_strdup_printf ("%s: %s", shown, reason);

  g_ptr_array_add (self->problems, problem);
  g_hash_table_replace (self->passed_over, imz_data_file_get_id (path, endings), problem);
}

/* Returns how many bytes it has. */
static gsize
load_file (ImzProvinces *self, const char *path)
{
  g_autofree char *id = imz_data_file_get_id (path, endings);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) data = imz_data_file_read (path, &error);
  ImzProvince *province = data != NULL ? read_province (self, path, data, &error) : NULL;

  if (province != NULL) {
    add_province (self, province, path);
    g_hash_table_remove (self->passed_over, id);
  } else {
    pass_over (self, path, error->message);
  }

  return data != NULL ? g_bytes_get_size (data) : 0;
}

static void
load_folder (ImzProvinces *self, const char *folder, const char *locked)
{
  g_autoptr (GPtrArray) paths = imz_data_file_list (folder, endings);
  gsize n_bytes = 0;

  for (guint i = 0; i < paths->len; i++) {
    const char *path = g_ptr_array_index (paths, i);
    g_autofree char *id = imz_data_file_get_id (path, endings);

    if (i == MAX_FILES || n_bytes >= MAX_BYTES) {
      g_autofree char *shown = imz_display_text (folder, strlen (folder));

      g_ptr_array_add (
        self->problems,
        g_strdup_printf (_ ("%s: there are far too many profiles; only the first %u were read"),
                         shown, i));
      break;
    }

    if (is_locked (self, locked, id))
      pass_over (self, path,
                 _ ("the administrator chose this province for all users; this file is not used"));
    else
      n_bytes += load_file (self, path);
  }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const ImzProvince *first = ((const Entry *) a)->province;
  const ImzProvince *second = ((const Entry *) b)->province;
  gboolean is_default_first = strcmp (imz_province_get_id (first), IMZ_PROVINCE_DEFAULT) == 0;
  gboolean is_default_second = strcmp (imz_province_get_id (second), IMZ_PROVINCE_DEFAULT) == 0;
  int order = imz_turkish_compare (imz_province_get_name (first), imz_province_get_name (second));

  if (is_default_first || is_default_second)
    return is_default_second - is_default_first;

  return order != 0 ? order : strcmp (imz_province_get_id (first), imz_province_get_id (second));
}

ImzProvinces *
imz_provinces_new_locked (const char *const *dirs, const char *locked)
{
  ImzProvinces *self = g_new0 (ImzProvinces, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->passed_over = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  load_shipped (self);
  for (gsize i = 0; dirs[i] != NULL; i++)
    load_folder (self, dirs[i], dirs[i + 1] == NULL ? locked : NULL);
  g_array_sort (self->entries, compare_entries);

  return self;
}

ImzProvinces *
imz_provinces_new (const char *const *dirs)
{
  return imz_provinces_new_locked (dirs, NULL);
}

/* One that would depend on the present folder is as good as none, says the XDG specification. */
static char *
get_users_folder (void)
{
  const char *data = g_get_user_data_dir ();

  return g_path_is_absolute (data)
           ? g_build_filename (data, "imzam", FOLDER, NULL)
           : g_build_filename (g_get_home_dir (), ".local", "share", "imzam", FOLDER, NULL);
}

ImzProvinces *
imz_provinces_new_default (void)
{
  g_autoptr (ImzConfig) config = imz_config_new_default ();
  g_autofree char *locked = imz_config_is_locked (config, IMZ_CONFIG_KEY_PROVINCE)
                              ? imz_config_get_string (config, IMZ_CONFIG_KEY_PROVINCE)
                              : NULL;
  g_autofree char *users = get_users_folder ();
  const char *const dirs[] = {
    IMZ_SHIPPED_DIR G_DIR_SEPARATOR_S FOLDER,
    IMZ_ADMIN_DIR G_DIR_SEPARATOR_S FOLDER,
    users,
    NULL,
  };

  return imz_provinces_new_locked (dirs, locked);
}

ImzProvinces *
imz_provinces_ref (ImzProvinces *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_provinces_unref (ImzProvinces *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  imz_holidays_unref (self->holidays);
  imz_rulebook_free (self->rules);
  g_array_unref (self->entries);
  g_hash_table_unref (self->passed_over);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

guint
imz_provinces_get_n (const ImzProvinces *self)
{
  return self->entries->len;
}

ImzProvince *
imz_provinces_get_nth (const ImzProvinces *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return g_array_index (self->entries, Entry, index).province;
}

ImzProvince *
imz_provinces_find (const ImzProvinces *self, const char *id)
{
  const Entry *entry = find_entry (self, id);

  return entry != NULL ? entry->province : NULL;
}

const char *
imz_provinces_find_problem (const ImzProvinces *self, const char *id)
{
  return g_hash_table_lookup (self->passed_over, id);
}

static char *
describe_choice (const ImzProvinces *self, ImzConfig *config, const char *id, gboolean is_there)
{
  const char *of_file = imz_provinces_find_problem (self, id);

  if (is_there)
    return of_file != NULL ? g_strdup (of_file)
                           : imz_config_find_problem (config, IMZ_CONFIG_KEY_PROVINCE);
  if (of_file != NULL)
    return g_strdup_printf (
      _ ("“%s” was chosen, but its profile is not sound; the general rules are used (%s)"), id,
      of_file);

  return g_strdup_printf (_ ("“%s” was chosen, but there is no province of that name; the "
                             "general rules are used"),
                          id);
}

ImzProvince *
imz_provinces_choose (const ImzProvinces *self, ImzConfig *config, char **problem)
{
  g_autofree char *id = imz_config_get_string (config, IMZ_CONFIG_KEY_PROVINCE);
  ImzProvince *province = imz_provinces_find (self, id);

  if (problem != NULL)
    *problem = describe_choice (self, config, id, province != NULL);

  return province != NULL ? province : imz_provinces_find (self, IMZ_PROVINCE_DEFAULT);
}

const char *
imz_provinces_get_place (const ImzProvinces *self, const char *id)
{
  const Entry *entry = find_entry (self, id);

  return entry != NULL ? entry->place : NULL;
}

ImzHolidays *
imz_provinces_get_holidays (const ImzProvinces *self)
{
  return self->holidays;
}

ImzRulebook *
imz_provinces_get_rules (const ImzProvinces *self)
{
  return self->rules;
}

static gboolean
is_same_rule (const ImzRule *a, const ImzRule *b)
{
  return strcmp (imz_rule_get_text (a), imz_rule_get_text (b)) == 0 &&
         strcmp (imz_rule_get_source (a), imz_rule_get_source (b)) == 0 &&
         g_strcmp0 (imz_rule_get_differs (a), imz_rule_get_differs (b)) == 0;
}

GPtrArray *
imz_provinces_get_own_rules (const ImzProvinces *self, const ImzProvince *province)
{
  GPtrArray *own = g_ptr_array_new ();
  const ImzRulebook *rules = imz_province_get_rules (province);

  for (guint i = 0; i < imz_rulebook_get_n_rules (rules); i++) {
    const ImzRule *rule = imz_rulebook_get_rule (rules, i);
    const ImzRule *general = imz_rulebook_find_rule (self->rules, imz_rule_get_id (rule));

    if (general == NULL || !is_same_rule (rule, general))
      g_ptr_array_add (own, (gpointer) rule);
  }

  return own;
}

guint
imz_provinces_get_last_holidays (const ImzProvinces *self)
{
  GDate day;

  g_date_set_dmy (&day, 1, G_DATE_JANUARY,
                  (GDateYear) imz_holidays_get_checked_year (self->holidays));
  while (imz_holidays_covers (self->holidays, &day))
    g_date_add_years (&day, 1);

  return g_date_get_year (&day) - 1;
}

GPtrArray *
imz_provinces_get_problems (const ImzProvinces *self)
{
  return self->problems;
}
