/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "backups-fixture.h"

#include <sqlite3.h>

#include "imz-profile-model.h"

void
backups_fixture_set_up (BackupsFixture *self, gconstpointer unused)
{
  store_fixture_set_up (&self->store, NULL);
  self->folder = g_build_filename (self->store.dir, "backups", NULL);
  self->model = imz_backups_model_new (self->store.dir);
}

void
backups_fixture_tear_down (BackupsFixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->model);
  g_clear_error (&self->error);
  g_free (self->folder);
  store_fixture_tear_down (&self->store, NULL);
}

void
backups_fixture_write (BackupsFixture *self, const char *name)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&self->store);
  g_autoptr (ImzProfileModel) people = imz_profile_model_new (database);
  g_autoptr (GError) error = NULL;

  imz_profile_model_rename (people, imz_profile_model_get_current (people), name, &error);
  g_assert_no_error (error);
}

void
backups_fixture_assert_holds (BackupsFixture *self, const char *name)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&self->store);
  g_autoptr (ImzProfileModel) people = imz_profile_model_new (database);

  g_assert_cmpstr (imz_profile_model_get_problem (people), ==, NULL);
  g_assert_cmpstr (imz_profile_model_get_current (people), ==, name);
}

void
backups_fixture_assert_file_holds (const char *path, const char *name)
{
  sqlite3 *connection = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &connection, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (connection,
                                       "SELECT name, (SELECT group_concat (integrity_check)"
                                       " FROM pragma_integrity_check) FROM profile"
                                       " WHERE is_current",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, name);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 1), ==, "ok");
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (connection), ==, SQLITE_OK);
}

char *
backups_fixture_make (BackupsFixture *self, gint64 now)
{
  g_autoptr (GError) error = NULL;
  char *path = imz_backups_model_make (self->model, now, &error);

  g_assert_no_error (error);
  return path;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
backups_fixture_list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare);
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("|", (char **) names->pdata);
}

void
backups_fixture_spoil (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "what is this?", -1, &error);
  g_assert_no_error (error);
}

void
backups_fixture_assert_error (BackupsFixture *self, ImzStoreError code)
{
  g_assert_error (self->error, IMZ_STORE_ERROR, (int) code);
  g_test_message ("%s", self->error->message);
  g_assert_true (g_str_has_suffix (self->error->message, "."));
  g_clear_error (&self->error);
}
