/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person chooses in the window, and what the administrator left to choose. */

#include "test-places.h"

#include <gio/gio.h>
#include <libglib-testing/signal-logger.h>

#include "imz-preferences-model.h"

typedef struct {
  TestPlaces *places;
  ImzConfig *config;
  ImzProvinces *provinces;
  ImzPreferencesModel *model;
  GSettings *settings; /* as another program has them */
  GtSignalLogger *logger;
} Fixture;

static void
set_up (Fixture *self, gconstpointer admin_lines)
{
  static const char *const no_dirs[] = { NULL };

  self->places = test_places_new ();
  test_places_write (self->places->admin_file, admin_lines);
  self->config = imz_config_new (self->places->admin, self->places->shipped, TRUE);
  self->provinces = imz_provinces_new (no_dirs);
  self->settings = g_settings_new ("tr.imzam.Imzam");
  self->model = imz_preferences_model_new (self->config, self->provinces);
  self->logger = gt_signal_logger_new ();
  gt_signal_logger_connect (self->logger, self->model, "notify");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gt_signal_logger_assert_no_emissions (self->logger);
  g_clear_pointer (&self->logger, gt_signal_logger_free);
  g_assert_finalize_object (self->model);
  g_settings_reset (self->settings, "province");
  g_settings_reset (self->settings, "online-checks");
  g_settings_reset (self->settings, "reminders");
  g_settings_reset (self->settings, "quiet-reminders");
  g_settings_reset (self->settings, "reminder-days");
  g_settings_reset (self->settings, "welcomed");
  g_clear_object (&self->settings);
  g_clear_pointer (&self->provinces, imz_provinces_unref);
  g_clear_pointer (&self->config, imz_config_unref);
  g_clear_pointer (&self->places, test_places_free);
}

static const char *
get_province (Fixture *self)
{
  return imz_province_get_id (imz_preferences_model_get_province (self->model));
}

static void
assert_quiet (Fixture *self, const char *joined)
{
  g_auto (GStrv) quiet = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->model, "quiet-reminders", &quiet, NULL);
  text = g_strjoinv (" ", quiet);
  g_assert_cmpstr (text, ==, joined);
}

static void
test_defaults (Fixture *self, gconstpointer unused)
{
  g_autofree char *province = NULL;
  gboolean online_checks, welcomed;

  g_object_get (self->model, "province", &province, "online-checks", &online_checks, "welcomed",
                &welcomed, NULL);
  g_assert_cmpstr (province, ==, "genel");
  g_assert_true (online_checks);
  g_assert_false (welcomed);
  g_assert_true (imz_preferences_model_get_reminders (self->model));
  assert_quiet (self, "");
  g_assert_cmpstr (imz_preferences_model_get_reminder_days (self->model), ==,
                   "90, 60, 30, 15, 7, 1");
  g_assert_false (imz_preferences_model_is_locked (self->model, IMZ_CONFIG_KEY_PROVINCE));
  g_assert_cmpuint (imz_preferences_model_get_n_provinces (self->model), ==, 3);
  g_assert_cmpstr (imz_province_get_id (imz_preferences_model_get_nth_province (self->model, 1)),
                   ==, "batman");
  g_assert_nonnull (imz_preferences_model_get_holidays (self->model));
}

/* What is set here is set for all programs of the user. */
static void
test_set (Fixture *self, gconstpointer unused)
{
  g_autofree char *province = NULL;

  imz_preferences_model_set_province (self->model, "batman");
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "province");
  imz_preferences_model_set_province (self->model, "batman");
  g_object_set (self->model, "online-checks", FALSE, NULL);
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "online-checks");
  g_object_set (self->model, "welcomed", TRUE, NULL);
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "welcomed");

  g_assert_cmpstr (get_province (self), ==, "batman");
  province = g_settings_get_string (self->settings, "province");
  g_assert_cmpstr (province, ==, "batman");
  g_assert_false (imz_preferences_model_get_online_checks (self->model));
  g_assert_false (g_settings_get_boolean (self->settings, "online-checks"));
  g_assert_true (imz_preferences_model_get_welcomed (self->model));
  g_assert_true (g_settings_get_boolean (self->settings, "welcomed"));
}

/* As they are typed they are kept in their order; what another program spoils is as it comes. */
static void
test_reminder_days (Fixture *self, gconstpointer unused)
{
  g_autoptr (GVariant) kept = NULL;
  g_autoptr (GVariant) expected = g_variant_ref_sink (g_variant_new_parsed ("[uint32 7, 120]"));
  g_autofree char *days = NULL;

  g_assert_true (imz_preferences_model_set_reminder_days (self->model, "7,120"));
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "reminder-days");
  g_object_get (self->model, "reminder-days", &days, NULL);
  g_assert_cmpstr (days, ==, "120, 7");
  kept = g_settings_get_value (self->settings, "reminder-days");
  g_assert_cmpvariant (kept, expected);

  g_object_set (self->model, "reminder-days", "", NULL);
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "reminder-days");
  g_assert_cmpstr (imz_preferences_model_get_reminder_days (self->model), ==, "");

  g_settings_set_value (self->settings, "reminder-days", g_variant_new_parsed ("[uint32 9999]"));
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "reminder-days");
  g_assert_cmpstr (imz_preferences_model_get_reminder_days (self->model), ==,
                   "90, 60, 30, 15, 7, 1");
}

/* Of what nobody wants to be reminded. */
static void
test_reminders (Fixture *self, gconstpointer unused)
{
  static const char *const quiet[] = { "pin", "courier", NULL };
  static const char *const none[] = { NULL };
  g_auto (GStrv) kept = NULL;

  g_object_set (self->model, "reminders", FALSE, NULL);
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "reminders");
  g_assert_false (g_settings_get_boolean (self->settings, "reminders"));
  g_assert_false (imz_config_get_switch (self->config, IMZ_CONFIG_KEY_REMINDERS));

  g_object_set (self->model, "quiet-reminders", quiet, NULL);
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "quiet-reminders");
  imz_preferences_model_set_quiet_reminders (self->model, quiet);
  assert_quiet (self, "pin courier");
  kept = g_settings_get_strv (self->settings, "quiet-reminders");
  g_assert_cmpstrv (kept, quiet);

  g_settings_set_strv (self->settings, "quiet-reminders", none);
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "quiet-reminders");
  assert_quiet (self, "");
  g_settings_set_boolean (self->settings, "reminders", TRUE);
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "reminders");
}

/* The administrator may want them. */
static void
test_locked_reminders (Fixture *self, gconstpointer unused)
{
  static const char *const quiet[] = { "window", NULL };

  g_assert_true (imz_preferences_model_is_locked (self->model, IMZ_CONFIG_KEY_REMINDERS));
  g_assert_true (imz_preferences_model_is_locked (self->model, IMZ_CONFIG_KEY_QUIET_REMINDERS));
  imz_preferences_model_set_reminders (self->model, FALSE);
  imz_preferences_model_set_quiet_reminders (self->model, quiet);
  g_settings_set_boolean (self->settings, "reminders", FALSE);
  g_settings_set_strv (self->settings, "quiet-reminders", quiet);
  g_assert_true (imz_preferences_model_get_reminders (self->model));
  assert_quiet (self, "pin end");
}

/* Another program changes it. */
static void
test_outside (Fixture *self, gconstpointer unused)
{
  g_settings_set_string (self->settings, "province", "zonguldak");
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "province");
  g_assert_cmpstr (get_province (self), ==, "zonguldak");

  g_settings_set_boolean (self->settings, "online-checks", FALSE);
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "online-checks");
  g_settings_set_boolean (self->settings, "welcomed", TRUE);
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "welcomed");
  g_settings_set_int (self->settings, "window-width", 800);

  g_settings_reset (self->settings, "province");
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "province");
  g_assert_cmpstr (get_province (self), ==, "genel");
}

/* There always is a province. */
static void
test_unknown_province (Fixture *self, gconstpointer unused)
{
  g_autofree char *problem = NULL;

  g_settings_set_string (self->settings, "province", "batman");
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "province");
  g_assert_null (imz_preferences_model_get_problem (self->model));
  g_settings_set_string (self->settings, "province", "atlantis");
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "province");
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "problem");
  g_assert_cmpstr (get_province (self), ==, "genel");
  g_assert_nonnull (strstr (imz_preferences_model_get_problem (self->model), "“atlantis”"));
  g_settings_set_string (self->settings, "province", "No Id");
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "problem");
  g_assert_cmpstr (get_province (self), ==, "genel");
  g_object_get (self->model, "problem", &problem, NULL);
  g_assert_cmpstr (
    problem, ==,
    "GSettings tr.imzam.Imzam: province: must be lower-case letters, digits and hyphens");
  g_settings_set_string (self->settings, "province", "genel");
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "problem");
  g_assert_null (imz_preferences_model_get_problem (self->model));
}

/* A mistake of the program, and no crash. */
static void
test_no_province (Fixture *self, gconstpointer unused)
{
  static const char *const ids[] = { NULL, "atlantis", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*assertion*id != NULL*");
    g_object_set (self->model, "province", ids[i], NULL);
    g_test_assert_expected_messages ();
    g_assert_cmpstr (get_province (self), ==, "genel");
  }
}

static void
test_locked (Fixture *self, gconstpointer unused)
{
  g_assert_true (imz_preferences_model_is_locked (self->model, IMZ_CONFIG_KEY_PROVINCE));
  g_assert_true (imz_preferences_model_is_locked (self->model, IMZ_CONFIG_KEY_ONLINE_CHECKS));
  g_assert_cmpstr (get_province (self), ==, "zonguldak");
  g_assert_false (imz_preferences_model_get_online_checks (self->model));

  imz_preferences_model_set_province (self->model, "batman");
  imz_preferences_model_set_online_checks (self->model, TRUE);
  g_assert_null (g_settings_get_user_value (self->settings, "province"));
  g_assert_null (g_settings_get_user_value (self->settings, "online-checks"));

  g_settings_set_string (self->settings, "province", "batman");
  g_assert_cmpstr (get_province (self), ==, "zonguldak");
  g_assert_false (imz_preferences_model_get_online_checks (self->model));
}

/* What the administrator proposes holds until the user chooses. */
static void
test_proposed (Fixture *self, gconstpointer unused)
{
  g_assert_cmpstr (get_province (self), ==, "zonguldak");
  g_assert_false (imz_preferences_model_is_locked (self->model, IMZ_CONFIG_KEY_PROVINCE));
  imz_preferences_model_set_province (self->model, "genel");
  gt_signal_logger_assert_notify_emission_pop (self->logger, self->model, "province");
  g_assert_cmpstr (get_province (self), ==, "genel");
}

#define ADD(path, lines, function) g_test_add (path, Fixture, lines, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/config/preferences-model/defaults", NULL, test_defaults);
  ADD ("/config/preferences-model/set", NULL, test_set);
  ADD ("/config/preferences-model/reminders", NULL, test_reminders);
  ADD ("/config/preferences-model/reminder-days", NULL, test_reminder_days);
  ADD ("/config/preferences-model/locked-reminders",
       "quiet-reminders=pin; end;\nLocked=reminders;quiet-reminders", test_locked_reminders);
  ADD ("/config/preferences-model/outside", NULL, test_outside);
  ADD ("/config/preferences-model/unknown-province", NULL, test_unknown_province);
  ADD ("/config/preferences-model/no-province", NULL, test_no_province);
  ADD ("/config/preferences-model/locked",
       "province=zonguldak\nonline-checks=false\nLocked=province;online-checks;", test_locked);
  ADD ("/config/preferences-model/proposed", "province=zonguldak", test_proposed);
  return g_test_run ();
}
