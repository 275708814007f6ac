/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The schema that is installed is another version's. */

#include "test-places.h"

#include <gio/gio.h>

static void
test_odd_schema (void)
{
  g_autoptr (TestPlaces) places = test_places_new ();
  g_autoptr (ImzConfig) config = imz_config_new (places->admin, places->shipped, TRUE);
  g_autoptr (GSettings) settings = g_settings_new ("tr.imzam.Imzam");
  g_autofree char *module = NULL;

  test_places_write (places->admin_file, "driver-deadline=30\nregistered-modules=true");
  g_settings_set_int (settings, "driver-deadline", 50);
  g_settings_set_string (settings, "module-path", "/mine.so");

  module = imz_config_get_string (config, IMZ_CONFIG_KEY_MODULE_PATH);
  g_assert_cmpstr (module, ==, "/mine.so");
  g_assert_cmpuint (imz_config_get_number (config, IMZ_CONFIG_KEY_DRIVER_DEADLINE), ==, 30);
  g_assert_true (imz_config_get_switch (config, IMZ_CONFIG_KEY_REGISTERED_MODULES));
  test_assert_problems (config, "GSettings tr.imzam.Imzam: driver-deadline: must be a whole number",
                        NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/config/odd-schema", test_odd_schema);
  return g_test_run ();
}
