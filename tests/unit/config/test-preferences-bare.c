/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Preferences where the schema is not installed: nothing is kept, but everything works. */

#include "imz-preferences-model.h"

static void
test_bare (void)
{
  static const char *const no_dirs[] = { NULL };
  g_autoptr (ImzConfig) config = imz_config_new ("/no/admin", "/no/shipped", TRUE);
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (no_dirs);
  ImzPreferencesModel *model = imz_preferences_model_new (config, provinces);

  imz_preferences_model_set_province (model, "batman");
  imz_preferences_model_set_online_checks (model, FALSE);
  imz_preferences_model_set_welcomed (model, TRUE);
  g_assert_cmpstr (imz_province_get_id (imz_preferences_model_get_province (model)), ==, "genel");
  g_assert_true (imz_preferences_model_get_online_checks (model));
  g_assert_true (imz_preferences_model_get_welcomed (model));
  g_assert_finalize_object (model);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/config/preferences-bare", test_bare);
  return g_test_run ();
}
