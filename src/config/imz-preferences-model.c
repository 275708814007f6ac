/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-preferences-model.h"

#include <gio/gio.h>

#define WELCOMED "welcomed"

struct _ImzPreferencesModel {
  GObject parent_instance;

  ImzConfig *config;
  ImzProvinces *provinces;
  GSettings *settings; /* (nullable): the schema is not installed */

  /* As they were notified last. */
  ImzProvince *province;
  char *problem; /* (nullable) */
  gboolean online_checks;
  gboolean reminders;
  char **quiet_reminders;
  char *reminder_days;
  gboolean welcomed;
};

G_DEFINE_FINAL_TYPE (ImzPreferencesModel, imz_preferences_model, G_TYPE_OBJECT)

typedef enum {
  PROP_PROVINCE = 1,
  PROP_PROBLEM,
  PROP_ONLINE_CHECKS,
  PROP_REMINDERS,
  PROP_QUIET_REMINDERS,
  PROP_REMINDER_DAYS,
  PROP_WELCOMED,
  N_PROPERTIES,
} ImzPreferencesModelProperty;

static GParamSpec *properties[N_PROPERTIES];

static const char *const watched_keys[] = {
  "province", "online-checks", "reminders", "quiet-reminders", "reminder-days", WELCOMED,
};

/* A schema of another version may lack keys. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, IMZ_APPLICATION_ID, TRUE) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (watched_keys); i++) {
    if (schema == NULL || !g_settings_schema_has_key (schema, watched_keys[i]))
      return NULL;
  }

  return g_settings_new_full (schema, NULL, NULL);
}

static void
take_province (ImzPreferencesModel *self, ImzProvince *province)
{
  if (province == self->province)
    return;

  self->province = province;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROVINCE]);
}

static void
take_problem (ImzPreferencesModel *self, const char *problem)
{
  if (g_strcmp0 (problem, self->problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
take_switch (ImzPreferencesModel *self,
             gboolean *kept,
             gboolean value,
             ImzPreferencesModelProperty property)
{
  if (value == *kept)
    return;

  *kept = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Takes @list. */
static void
take_quiet_reminders (ImzPreferencesModel *self, char **list)
{
  g_auto (GStrv) quiet = list;

  if (self->quiet_reminders != NULL &&
      g_strv_equal ((const char *const *) quiet, (const char *const *) self->quiet_reminders))
    return;

  g_strfreev (self->quiet_reminders);
  self->quiet_reminders = g_steal_pointer (&quiet);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUIET_REMINDERS]);
}

/* (transfer full) */
static char *
join_numbers (const GArray *numbers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, i == 0 ? "%u" : ", %u", g_array_index (numbers, guint, i));

  return g_string_free (text, FALSE);
}

static void
take_reminder_days (ImzPreferencesModel *self)
{
  g_autoptr (GArray) numbers = imz_config_get_numbers (self->config, IMZ_CONFIG_KEY_REMINDER_DAYS);
  g_autofree char *text = join_numbers (numbers);

  if (g_strcmp0 (text, self->reminder_days) == 0)
    return;

  g_free (self->reminder_days);
  self->reminder_days = g_steal_pointer (&text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMINDER_DAYS]);
}

static void
update (ImzPreferencesModel *self)
{
  g_autofree char *problem = NULL;

  take_province (self, imz_provinces_choose (self->provinces, self->config, &problem));
  take_problem (self, problem);
  take_switch (self, &self->online_checks,
               imz_config_get_switch (self->config, IMZ_CONFIG_KEY_ONLINE_CHECKS),
               PROP_ONLINE_CHECKS);
  take_switch (self, &self->reminders,
               imz_config_get_switch (self->config, IMZ_CONFIG_KEY_REMINDERS), PROP_REMINDERS);
  take_quiet_reminders (self, imz_config_get_list (self->config, IMZ_CONFIG_KEY_QUIET_REMINDERS));
  take_reminder_days (self);
  if (self->settings != NULL)
    take_switch (self, &self->welcomed, g_settings_get_boolean (self->settings, WELCOMED),
                 PROP_WELCOMED);
}

static void
settings_changed_cb (ImzPreferencesModel *self)
{
  update (self);
}

/* GSettings tells only of keys that were read after somebody listened. */
static void
watch_settings (ImzPreferencesModel *self)
{
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (watched_keys); i++)
    g_variant_unref (g_settings_get_value (self->settings, watched_keys[i]));
}

static void
imz_preferences_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ImzPreferencesModel *self = IMZ_PREFERENCES_MODEL (object);

  switch ((ImzPreferencesModelProperty) id) {
  case PROP_PROVINCE:
    g_value_set_string (value, imz_province_get_id (self->province));
    break;
  case PROP_PROBLEM:
    g_value_set_string (value, self->problem);
    break;
  case PROP_ONLINE_CHECKS:
    g_value_set_boolean (value, self->online_checks);
    break;
  case PROP_REMINDERS:
    g_value_set_boolean (value, self->reminders);
    break;
  case PROP_QUIET_REMINDERS:
    g_value_set_boxed (value, self->quiet_reminders);
    break;
  case PROP_REMINDER_DAYS:
    g_value_set_string (value, self->reminder_days);
    break;
  case PROP_WELCOMED:
    g_value_set_boolean (value, self->welcomed);
    break;
  case N_PROPERTIES:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
imz_preferences_model_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  ImzPreferencesModel *self = IMZ_PREFERENCES_MODEL (object);

  switch ((ImzPreferencesModelProperty) id) {
  case PROP_PROVINCE:
    imz_preferences_model_set_province (self, g_value_get_string (value));
    break;
  case PROP_ONLINE_CHECKS:
    imz_preferences_model_set_online_checks (self, g_value_get_boolean (value));
    break;
  case PROP_REMINDERS:
    imz_preferences_model_set_reminders (self, g_value_get_boolean (value));
    break;
  case PROP_QUIET_REMINDERS:
    imz_preferences_model_set_quiet_reminders (self, g_value_get_boxed (value));
    break;
  case PROP_REMINDER_DAYS:
    imz_preferences_model_set_reminder_days (self, g_value_get_string (value));
    break;
  case PROP_WELCOMED:
    imz_preferences_model_set_welcomed (self, g_value_get_boolean (value));
    break;
  case PROP_PROBLEM:
  case N_PROPERTIES:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
imz_preferences_model_dispose (GObject *object)
{
  ImzPreferencesModel *self = IMZ_PREFERENCES_MODEL (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (imz_preferences_model_parent_class)->dispose (object);
}

static void
imz_preferences_model_finalize (GObject *object)
{
  ImzPreferencesModel *self = IMZ_PREFERENCES_MODEL (object);

  imz_config_unref (self->config);
  imz_provinces_unref (self->provinces);
  g_free (self->problem);
  g_strfreev (self->quiet_reminders);
  g_free (self->reminder_days);

  G_OBJECT_CLASS (imz_preferences_model_parent_class)->finalize (object);
}

static void
imz_preferences_model_class_init (ImzPreferencesModelClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = imz_preferences_model_get_property;
  object_class->set_property = imz_preferences_model_set_property;
  object_class->dispose = imz_preferences_model_dispose;
  object_class->finalize = imz_preferences_model_finalize;

  properties[PROP_PROVINCE] =
    g_param_spec_string ("province", NULL, NULL, IMZ_PROVINCE_DEFAULT, flags);
  properties[PROP_PROBLEM] =
    g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ONLINE_CHECKS] = g_param_spec_boolean ("online-checks", NULL, NULL, TRUE, flags);
  properties[PROP_REMINDERS] = g_param_spec_boolean ("reminders", NULL, NULL, TRUE, flags);
  properties[PROP_QUIET_REMINDERS] =
    g_param_spec_boxed ("quiet-reminders", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_REMINDER_DAYS] = g_param_spec_string ("reminder-days", NULL, NULL, "", flags);
  properties[PROP_WELCOMED] = g_param_spec_boolean ("welcomed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
imz_preferences_model_init (ImzPreferencesModel *self)
{
  self->settings = open_settings ();
}

ImzPreferencesModel *
imz_preferences_model_new (ImzConfig *config, ImzProvinces *provinces)
{
  ImzPreferencesModel *self = g_object_new (IMZ_TYPE_PREFERENCES_MODEL, NULL);

  self->config = imz_config_ref (config);
  self->provinces = imz_provinces_ref (provinces);
  if (self->settings != NULL)
    watch_settings (self);
  update (self);

  return self;
}

ImzProvince *
imz_preferences_model_get_province (ImzPreferencesModel *self)
{
  g_return_val_if_fail (IMZ_IS_PREFERENCES_MODEL (self), NULL);

  return self->province;
}

const char *
imz_preferences_model_get_problem (ImzPreferencesModel *self)
{
  g_return_val_if_fail (IMZ_IS_PREFERENCES_MODEL (self), NULL);

  return self->problem;
}

void
imz_preferences_model_set_province (ImzPreferencesModel *self, const char *id)
{
  g_return_if_fail (IMZ_IS_PREFERENCES_MODEL (self));
  g_return_if_fail (id != NULL && imz_provinces_find (self->provinces, id) != NULL);

  imz_config_set_user (self->config, IMZ_CONFIG_KEY_PROVINCE, g_variant_new_string (id));
  update (self);
}

gboolean
imz_preferences_model_is_locked (ImzPreferencesModel *self, ImzConfigKey key)
{
  g_return_val_if_fail (IMZ_IS_PREFERENCES_MODEL (self), FALSE);

  return imz_config_is_locked (self->config, key);
}

gboolean
imz_preferences_model_get_online_checks (ImzPreferencesModel *self)
{
  g_return_val_if_fail (IMZ_IS_PREFERENCES_MODEL (self), FALSE);

  return self->online_checks;
}

void
imz_preferences_model_set_online_checks (ImzPreferencesModel *self, gboolean online_checks)
{
  g_return_if_fail (IMZ_IS_PREFERENCES_MODEL (self));

  imz_config_set_user (self->config, IMZ_CONFIG_KEY_ONLINE_CHECKS,
                       g_variant_new_boolean (online_checks));
  update (self);
}

gboolean
imz_preferences_model_get_reminders (ImzPreferencesModel *self)
{
  g_return_val_if_fail (IMZ_IS_PREFERENCES_MODEL (self), FALSE);

  return self->reminders;
}

void
imz_preferences_model_set_reminders (ImzPreferencesModel *self, gboolean reminders)
{
  g_return_if_fail (IMZ_IS_PREFERENCES_MODEL (self));

  imz_config_set_user (self->config, IMZ_CONFIG_KEY_REMINDERS, g_variant_new_boolean (reminders));
  update (self);
}

const char *const *
imz_preferences_model_get_quiet_reminders (ImzPreferencesModel *self)
{
  g_return_val_if_fail (IMZ_IS_PREFERENCES_MODEL (self), NULL);

  return (const char *const *) self->quiet_reminders;
}

void
imz_preferences_model_set_quiet_reminders (ImzPreferencesModel *self, const char *const *kinds)
{
  g_return_if_fail (IMZ_IS_PREFERENCES_MODEL (self));
  g_return_if_fail (kinds != NULL);

  imz_config_set_user (self->config, IMZ_CONFIG_KEY_QUIET_REMINDERS,
                       g_variant_new_strv (kinds, -1));
  update (self);
}

const char *
imz_preferences_model_get_reminder_days (ImzPreferencesModel *self)
{
  g_return_val_if_fail (IMZ_IS_PREFERENCES_MODEL (self), NULL);

  return self->reminder_days;
}

gboolean
imz_preferences_model_set_reminder_days (ImzPreferencesModel *self, const char *days)
{
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (IMZ_IS_PREFERENCES_MODEL (self), FALSE);

  value = imz_config_key_parse (IMZ_CONFIG_KEY_REMINDER_DAYS, days, NULL);
  g_return_val_if_fail (value != NULL, FALSE);

  imz_config_set_user (self->config, IMZ_CONFIG_KEY_REMINDER_DAYS, value);
  update (self);
  numbers = imz_config_numbers_of (value);
  text = join_numbers (numbers);

  return g_str_equal (text, self->reminder_days);
}

gboolean
imz_preferences_model_get_welcomed (ImzPreferencesModel *self)
{
  g_return_val_if_fail (IMZ_IS_PREFERENCES_MODEL (self), FALSE);

  return self->welcomed;
}

void
imz_preferences_model_set_welcomed (ImzPreferencesModel *self, gboolean welcomed)
{
  g_return_if_fail (IMZ_IS_PREFERENCES_MODEL (self));

  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, WELCOMED, welcomed);
  take_switch (self, &self->welcomed, welcomed, PROP_WELCOMED);
}

void
imz_preferences_model_reset (ImzPreferencesModel *self)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  if (self->settings == NULL)
    return;

  g_object_get (self->settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (char **key = keys; *key != NULL; key++)
    g_settings_reset (self->settings, *key);
  update (self);
}

guint
imz_preferences_model_get_n_provinces (ImzPreferencesModel *self)
{
  g_return_val_if_fail (IMZ_IS_PREFERENCES_MODEL (self), 0);

  return imz_provinces_get_n (self->provinces);
}

ImzProvince *
imz_preferences_model_get_nth_province (ImzPreferencesModel *self, guint index)
{
  g_return_val_if_fail (IMZ_IS_PREFERENCES_MODEL (self), NULL);

  return imz_provinces_get_nth (self->provinces, index);
}

ImzHolidays *
imz_preferences_model_get_holidays (ImzPreferencesModel *self)
{
  g_return_val_if_fail (IMZ_IS_PREFERENCES_MODEL (self), NULL);

  return imz_provinces_get_holidays (self->provinces);
}
