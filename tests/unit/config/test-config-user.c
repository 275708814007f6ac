/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the user set, between the command line and the administrator. */

#include "test-places.h"

#include <gio/gio.h>

typedef struct {
  TestPlaces *places;
  ImzConfig *config;
  GSettings *settings;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->places = test_places_new ();
  self->config = imz_config_new (self->places->admin, self->places->shipped, TRUE);
  self->settings = g_settings_new ("tr.imzam.Imzam");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  for (ImzConfigKey key = 0; key < IMZ_N_CONFIG_KEYS; key++) {
    if (imz_config_key_is_personal (key))
      g_settings_reset (self->settings, imz_config_key_get_name (key));
  }
  g_clear_object (&self->settings);
  g_clear_pointer (&self->config, imz_config_unref);
  g_clear_pointer (&self->places, test_places_free);
}

static guint
get_deadline (Fixture *self)
{
  return imz_config_get_number (self->config, IMZ_CONFIG_KEY_DRIVER_DEADLINE);
}

/* What the schema says is no wish of the user's. */
static void
test_unset (Fixture *self, gconstpointer unused)
{
  test_places_write (self->places->admin_file, "driver-deadline=30");
  g_assert_cmpuint (g_settings_get_uint (self->settings, "driver-deadline"), ==, 8);
  g_assert_cmpuint (get_deadline (self), ==, 30);
}

static void
test_set (Fixture *self, gconstpointer unused)
{
  g_autofree char *module = NULL;

  test_places_write (self->places->admin_file,
                     "driver-deadline=30\nregistered-modules=false\nmodule-path=/admin.so");
  g_settings_set_uint (self->settings, "driver-deadline", 50);
  g_settings_set_boolean (self->settings, "registered-modules", TRUE);
  g_settings_set_boolean (self->settings, "online-checks", FALSE);
  g_settings_set_string (self->settings, "module-path", "/mine.so");

  module = imz_config_get_string (self->config, IMZ_CONFIG_KEY_MODULE_PATH);
  g_assert_cmpstr (module, ==, "/mine.so");
  g_assert_cmpuint (get_deadline (self), ==, 50);
  g_assert_true (imz_config_get_switch (self->config, IMZ_CONFIG_KEY_REGISTERED_MODULES));
  g_assert_false (imz_config_get_switch (self->config, IMZ_CONFIG_KEY_ONLINE_CHECKS));
  test_assert_no_problems (self->config);
}

/* A list of the user's takes the place of the administrator's, also if it is empty. */
static void
test_list (Fixture *self, gconstpointer unused)
{
  static const char *const none[] = { NULL };
  static const char *const mine[] = { "pin", "window", NULL };
  g_auto (GStrv) proposed = NULL;
  g_auto (GStrv) own = NULL;
  g_auto (GStrv) empty = NULL;

  test_places_write (self->places->admin_file, "quiet-reminders=courier");
  proposed = imz_config_get_list (self->config, IMZ_CONFIG_KEY_QUIET_REMINDERS);
  g_assert_cmpuint (g_strv_length (proposed), ==, 1);
  g_settings_set_strv (self->settings, "quiet-reminders", mine);
  own = imz_config_get_list (self->config, IMZ_CONFIG_KEY_QUIET_REMINDERS);
  g_assert_cmpstrv (own, mine);
  g_settings_set_strv (self->settings, "quiet-reminders", none);
  empty = imz_config_get_list (self->config, IMZ_CONFIG_KEY_QUIET_REMINDERS);
  g_assert_cmpuint (g_strv_length (empty), ==, 0);
  test_assert_no_problems (self->config);
}

/* The user may change it at any time. */
static void
test_changed (Fixture *self, gconstpointer unused)
{
  g_settings_set_uint (self->settings, "driver-deadline", 50);
  g_assert_cmpuint (get_deadline (self), ==, 50);
  g_settings_set_uint (self->settings, "driver-deadline", 60);
  g_assert_cmpuint (get_deadline (self), ==, 60);
  g_settings_reset (self->settings, "driver-deadline");
  g_assert_cmpuint (get_deadline (self), ==, 8);
}

static void
test_command_line (Fixture *self, gconstpointer unused)
{
  g_settings_set_uint (self->settings, "driver-deadline", 50);
  g_assert_true (imz_config_set (self->config, IMZ_CONFIG_KEY_DRIVER_DEADLINE, "40", NULL));
  g_assert_cmpuint (get_deadline (self), ==, 40);
}

static void
test_locked (Fixture *self, gconstpointer unused)
{
  test_places_write (self->places->admin_file,
                     "driver-deadline=30\nLocked=driver-deadline;module-path");
  g_settings_set_uint (self->settings, "driver-deadline", 50);
  g_settings_set_string (self->settings, "module-path", "/mine.so");
  g_assert_cmpuint (get_deadline (self), ==, 30);
  {
    g_autofree char *module = imz_config_get_string (self->config, IMZ_CONFIG_KEY_MODULE_PATH);

    g_assert_cmpstr (module, ==, "");
  }
}

/* Somebody else's configuration is not asked for. */
static void
test_no_user (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzConfig) config = imz_config_new (self->places->admin, self->places->shipped, FALSE);

  g_settings_set_uint (self->settings, "driver-deadline", 50);
  g_assert_cmpuint (imz_config_get_number (config, IMZ_CONFIG_KEY_DRIVER_DEADLINE), ==, 8);
}

/* The schema takes what is no path; the configuration does not. */
static void
test_bad_value (Fixture *self, gconstpointer unused)
{
  g_autofree char *module = NULL;

  test_places_write (self->places->admin_file, "module-path=/admin.so");
  g_settings_set_string (self->settings, "module-path", "mine.so");
  module = imz_config_get_string (self->config, IMZ_CONFIG_KEY_MODULE_PATH);
  g_assert_cmpstr (module, ==, "/admin.so");
  test_assert_problems (
    self->config, "GSettings tr.imzam.Imzam: module-path: must be a whole path, from / on", NULL);
}

/* The schema and the table of keys agree. */
static void
test_schema (Fixture *self, gconstpointer unused)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  g_object_get (self->settings, "settings-schema", &schema, NULL);
  for (ImzConfigKey key = 0; key < IMZ_N_CONFIG_KEYS; key++) {
    const char *name = imz_config_key_get_name (key);
    g_autoptr (GVariant) ours = imz_config_key_get_default (key);
    g_autoptr (GVariant) theirs = NULL;

    g_test_message ("%s", name);
    g_assert_true (g_settings_schema_has_key (schema, name) == imz_config_key_is_personal (key));
    if (!imz_config_key_is_personal (key))
      continue;
    theirs = g_settings_get_default_value (self->settings, name);
    g_assert_cmpvariant (ours, theirs);
  }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/config/user/unset", test_unset);
  ADD ("/config/user/set", test_set);
  ADD ("/config/user/list", test_list);
  ADD ("/config/user/changed", test_changed);
  ADD ("/config/user/command-line", test_command_line);
  ADD ("/config/user/locked", test_locked);
  ADD ("/config/user/none", test_no_user);
  ADD ("/config/user/bad-value", test_bad_value);
  ADD ("/config/user/schema", test_schema);
  return g_test_run ();
}
