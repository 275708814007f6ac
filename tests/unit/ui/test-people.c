/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-people.h"

#include <glib/gstdio.h>

#include "imz-database.h"

#define FOLDER_KEY "test-folder"

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    g_remove (file);
  }
  g_rmdir (path);
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("imzam-ui-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

ImzProfileModel *
test_people_new (void)
{
  char *path = make_folder ();
  g_autoptr (ImzDatabase) database = imz_database_new (path, 1000);
  ImzProfileModel *people = imz_profile_model_new (database);

  g_object_set_data_full (G_OBJECT (people), FOLDER_KEY, path, g_free);
  return people;
}

ImzProfileModel *
test_people_new_unkept (void)
{
  g_autoptr (ImzDatabase) database = imz_database_new (NULL, 1000);

  return imz_profile_model_new (database);
}

void
test_people_free (ImzProfileModel *people)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (people), FOLDER_KEY));

  g_assert_finalize_object (people);
  if (path != NULL)
    remove_folder (path);
}

ImzPreferencesModel *
test_preferences_new_unkept (void)
{
  static const char *const no_dirs[] = { NULL };
  g_autoptr (ImzConfig) config = imz_config_new ("/nonexistent", "/nonexistent", FALSE);
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (no_dirs);

  return imz_preferences_model_new (config, provinces);
}

ImzPreferencesModel *
test_preferences_new (const char *admin)
{
  static const char *const no_dirs[] = { NULL };
  g_autofree char *path = make_folder ();
  g_autofree char *file = g_build_filename (path, "imzam.conf", NULL);
  g_autoptr (ImzConfig) config = imz_config_new (path, "/nonexistent", TRUE);
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (no_dirs);
  g_autoptr (GError) error = NULL;
  ImzPreferencesModel *preferences;

  if (admin != NULL && !g_file_set_contents (file, admin, -1, &error))
    g_error ("%s", error->message);
  preferences = imz_preferences_model_new (config, provinces);
  /* The files are read once, when something is asked. */
  imz_preferences_model_get_province (preferences);
  remove_folder (path);

  return preferences;
}
