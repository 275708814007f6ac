/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-config.h"

#include <gio/gio.h>

#include "imz-display-text.h"

#define FILE_NAME "imzam.conf"
#define GROUP "imzam"
#define LOCKED "Locked"
#define USER_PLACE "GSettings " IMZ_APPLICATION_ID

/* Where values are kept; the user's are not. */
typedef enum {
  LAYER_SHIPPED,
  LAYER_ADMIN,
  LAYER_COMMAND_LINE,
  N_LAYERS,
} Layer;

struct _ImzConfig {
  gatomicrefcount ref_count;
  char *admin_file;
  char *shipped_file;
  gboolean has_user;

  GMutex mutex;
  gboolean is_loaded;                            /* under the mutex, as all below */
  GVariant *values[N_LAYERS][IMZ_N_CONFIG_KEYS]; /* NULL where it is not set */
  gboolean is_locked[IMZ_N_CONFIG_KEYS];
  GPtrArray *problems; /* (element-type utf8): of the files */
};

static void
add_problem (GPtrArray *problems, const char *place, const char *name, const char *reason)
{
  g_autofree char *shown_name = name != NULL ? imz_display_text_quoted (name) : NULL;
  g_autofree char *shown_reason = imz_display_text (reason, strlen (reason));

  g_ptr_array_add (problems, name != NULL
                               ? g_strdup_printf ("%s: %s: %s", place, shown_name, shown_reason)
                               : g_strdup_printf ("%s: %s", place, shown_reason));
}

/* What the administrator locks is not known then: rather everything than nothing. */
static void
lock_all (ImzConfig *self)
{
  for (ImzConfigKey key = 0; key < IMZ_N_CONFIG_KEYS; key++)
    self->is_locked[key] = TRUE;
}

static void
load_locks (ImzConfig *self, const char *path, GKeyFile *file)
{
  g_auto (GStrv) names = g_key_file_get_string_list (file, GROUP, LOCKED, NULL, NULL);

  if (names == NULL) {
    add_problem (self->problems, path, LOCKED, "must be a list");
    lock_all (self);
    return;
  }

  for (gsize i = 0; names[i] != NULL; i++) {
    ImzConfigKey key;

    if (imz_config_key_find (g_strstrip (names[i]), &key))
      self->is_locked[key] = TRUE;
    else
      add_problem (self->problems, path, LOCKED, "names a key that there is none of");
  }
}

static void
load_values (ImzConfig *self, Layer layer, const char *path, GKeyFile *file)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, GROUP, NULL, NULL);

  if (names == NULL) {
    g_autofree char *other = g_key_file_get_start_group (file);

    add_problem (self->problems, path, NULL, "has no group [" GROUP "]");
    if (layer == LAYER_ADMIN && other != NULL)
      lock_all (self); /* the group's name may be what is wrong */
    return;
  }

  for (gsize i = 0; names[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    ImzConfigKey key;

    if (layer == LAYER_ADMIN && strcmp (names[i], LOCKED) == 0) {
      load_locks (self, path, file);
    } else if (!imz_config_key_find (names[i], &key)) {
      add_problem (self->problems, path, names[i], "there is no such key");
    } else {
      /* A key that stands there twice is listed twice. */
      g_clear_pointer (&self->values[layer][key], g_variant_unref);
      self->values[layer][key] = imz_config_key_read (key, file, GROUP, &error);
      if (error != NULL)
        add_problem (self->problems, path, names[i], error->message);
    }
  }
}

static void
load_file (ImzConfig *self, Layer layer, const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  /* A pipe would keep us waiting. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    g_set_error_literal (&error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "not a regular file");
  } else if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error)) {
    load_values (self, layer, path, file);
    return;
  }
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return;

  add_problem (self->problems, path, NULL, error->message);
  if (layer == LAYER_ADMIN)
    lock_all (self);
}

static void
load_once (ImzConfig *self)
{
  if (self->is_loaded)
    return;

  self->is_loaded = TRUE;
  load_file (self, LAYER_ADMIN, self->admin_file);
  load_file (self, LAYER_SHIPPED, self->shipped_file);
}

/* GSettings of one thread shall not be used by another: each look-up has its own. */
static GSettings *
open_settings (GSettingsSchema **schema)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  *schema =
    source != NULL ? g_settings_schema_source_lookup (source, IMZ_APPLICATION_ID, TRUE) : NULL;

  return *schema != NULL ? g_settings_new_full (*schema, NULL, NULL) : NULL;
}

/* The schema may be another version's. */
static GVariant *
look_up_user (ImzConfigKey key, GError **error)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = open_settings (&schema);
  const char *name = imz_config_key_get_name (key);
  g_autoptr (GVariant) value = NULL;

  if (settings != NULL && g_settings_schema_has_key (schema, name))
    value = g_settings_get_user_value (settings, name);

  return value != NULL && imz_config_key_check (key, value, error) ? g_steal_pointer (&value)
                                                                   : NULL;
}

static GVariant *
ref_first (GVariant *first, GVariant *second)
{
  GVariant *value = first != NULL ? first : second;

  return value != NULL ? g_variant_ref (value) : NULL;
}

static GVariant *
look_up (ImzConfig *self, ImzConfigKey key)
{
  g_autoptr (GVariant) command_line = NULL;
  g_autoptr (GVariant) machine = NULL;
  g_autoptr (GVariant) user = NULL;
  gboolean is_locked;

  g_mutex_lock (&self->mutex);
  load_once (self);
  is_locked = self->is_locked[key];
  command_line = ref_first (self->values[LAYER_COMMAND_LINE][key], NULL);
  machine = ref_first (self->values[LAYER_ADMIN][key], self->values[LAYER_SHIPPED][key]);
  g_mutex_unlock (&self->mutex);

  if (!is_locked && command_line != NULL)
    return g_steal_pointer (&command_line);
  if (!is_locked && self->has_user && imz_config_key_is_personal (key))
    user = look_up_user (key, NULL);
  if (user != NULL)
    return g_steal_pointer (&user);

  return machine != NULL ? g_steal_pointer (&machine) : imz_config_key_get_default (key);
}

ImzConfig *
imz_config_new (const char *admin_dir, const char *shipped_dir, gboolean has_user)
{
  ImzConfig *self = g_new0 (ImzConfig, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->admin_file = g_build_filename (admin_dir, FILE_NAME, NULL);
  self->shipped_file = g_build_filename (shipped_dir, FILE_NAME, NULL);
  self->has_user = has_user;
  g_mutex_init (&self->mutex);
  self->problems = g_ptr_array_new_with_free_func (g_free);

  return self;
}

ImzConfig *
imz_config_new_default (void)
{
  return imz_config_new (IMZ_ADMIN_DIR, IMZ_SHIPPED_DIR, TRUE);
}

ImzConfig *
imz_config_ref (ImzConfig *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_config_unref (ImzConfig *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (Layer layer = 0; layer < N_LAYERS; layer++) {
    for (ImzConfigKey key = 0; key < IMZ_N_CONFIG_KEYS; key++)
      g_clear_pointer (&self->values[layer][key], g_variant_unref);
  }
  g_ptr_array_unref (self->problems);
  g_mutex_clear (&self->mutex);
  g_free (self->admin_file);
  g_free (self->shipped_file);
  g_free (self);
}

gboolean
imz_config_set (ImzConfig *self, ImzConfigKey key, const char *text, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GVariant) value = imz_config_key_parse (key, text, error);

  if (value == NULL)
    return FALSE;

  locker = g_mutex_locker_new (&self->mutex);
  g_clear_pointer (&self->values[LAYER_COMMAND_LINE][key], g_variant_unref);
  self->values[LAYER_COMMAND_LINE][key] = g_steal_pointer (&value);

  return TRUE;
}

/* The administrator may have locked it in GSettings. */
static gboolean
is_user_locked (ImzConfigKey key)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = open_settings (&schema);
  const char *name = imz_config_key_get_name (key);

  return settings != NULL && g_settings_schema_has_key (schema, name) &&
         !g_settings_is_writable (settings, name);
}

gboolean
imz_config_is_locked (ImzConfig *self, ImzConfigKey key)
{
  gboolean is_locked;

  g_mutex_lock (&self->mutex);
  load_once (self);
  is_locked = self->is_locked[key];
  g_mutex_unlock (&self->mutex);

  return is_locked || (self->has_user && imz_config_key_is_personal (key) && is_user_locked (key));
}

void
imz_config_set_user (ImzConfig *self, ImzConfigKey key, GVariant *value)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;
  const char *name = imz_config_key_get_name (key);

  g_return_if_fail (imz_config_key_is_personal (key));
  g_return_if_fail (imz_config_key_check (key, owned, NULL));

  if (!self->has_user || imz_config_is_locked (self, key))
    return;

  settings = open_settings (&schema);
  if (settings != NULL && g_settings_schema_has_key (schema, name))
    g_settings_set_value (settings, name, owned);
}

char *
imz_config_get_string (ImzConfig *self, ImzConfigKey key)
{
  g_autoptr (GVariant) value = look_up (self, key);

  return g_variant_dup_string (value, NULL);
}

guint
imz_config_get_number (ImzConfig *self, ImzConfigKey key)
{
  g_autoptr (GVariant) value = look_up (self, key);

  return g_variant_get_uint32 (value);
}

gboolean
imz_config_get_switch (ImzConfig *self, ImzConfigKey key)
{
  g_autoptr (GVariant) value = look_up (self, key);

  return g_variant_get_boolean (value);
}

char **
imz_config_get_list (ImzConfig *self, ImzConfigKey key)
{
  g_autoptr (GVariant) value = look_up (self, key);

  return g_variant_dup_strv (value, NULL);
}

GArray *
imz_config_get_numbers (ImzConfig *self, ImzConfigKey key)
{
  g_autoptr (GVariant) value = look_up (self, key);

  return imz_config_numbers_of (value);
}

GPtrArray *
imz_config_get_problems (ImzConfig *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  g_mutex_lock (&self->mutex);
  load_once (self);
  for (guint i = 0; i < self->problems->len; i++)
    g_ptr_array_add (problems, g_strdup (g_ptr_array_index (self->problems, i)));
  g_mutex_unlock (&self->mutex);

  for (ImzConfigKey key = 0; self->has_user && key < IMZ_N_CONFIG_KEYS; key++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GVariant) value =
      imz_config_key_is_personal (key) ? look_up_user (key, &error) : NULL;

    if (error != NULL)
      add_problem (problems, USER_PLACE, imz_config_key_get_name (key), error->message);
  }

  return problems;
}

char *
imz_config_find_problem (ImzConfig *self, ImzConfigKey key)
{
  const char *name = imz_config_key_get_name (key);
  g_autofree char *middle = g_strdup_printf (": %s: ", name);
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GError) error = NULL;
  char *problem = NULL;

  g_mutex_lock (&self->mutex);
  load_once (self);
  for (guint i = 0; problem == NULL && i < self->problems->len; i++) {
    if (strstr (g_ptr_array_index (self->problems, i), middle) != NULL)
      problem = g_strdup (g_ptr_array_index (self->problems, i));
  }
  g_mutex_unlock (&self->mutex);

  if (problem != NULL || !self->has_user || !imz_config_key_is_personal (key))
    return problem;

  value = look_up_user (key, &error);
  return error != NULL ? g_strdup_printf (USER_PLACE ": %s: %s", name, error->message) : NULL;
}
