/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

void
store_fixture_set_up (StoreFixture *self, gconstpointer unused)
{
  self->top = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  g_assert_nonnull (self->top);
  self->dir = g_build_filename (self->top, "imzam", NULL);
  self->path = g_build_filename (self->dir, "imzam.db", NULL);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      empty_folder (path);
    g_assert_cmpint (g_remove (path), ==, 0);
  }
}

void
store_fixture_tear_down (StoreFixture *self, gconstpointer unused)
{
  empty_folder (self->dir);
  g_rmdir (self->dir);
  g_assert_cmpint (g_rmdir (self->top), ==, 0);
  g_free (self->top);
  g_free (self->dir);
  g_free (self->path);
}

ImzDatabase *
store_fixture_open (StoreFixture *self)
{
  return imz_database_new (self->dir, STORE_FIXTURE_BUSY_MS);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

GBytes *
store_fixture_read (StoreFixture *self)
{
  return read_file (self->path);
}

gboolean
store_fixture_holds (StoreFixture *self, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (self->dir, 0, NULL);
  gboolean holds = FALSE;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (self->dir, name, NULL);
    g_autoptr (GBytes) bytes = read_file (path);
    gsize size;
    const void *data = g_bytes_get_data (bytes, &size);

    holds = holds || (size > 0 && memmem (data, size, text, strlen (text)) != NULL);
  }

  return holds;
}

static sqlite3 *
connect_plainly (StoreFixture *self)
{
  sqlite3 *connection = NULL;

  g_mkdir_with_parents (self->dir, 0700);
  g_assert_cmpint (sqlite3_open (self->path, &connection), ==, SQLITE_OK);

  return connection;
}

void
store_fixture_make (StoreFixture *self, const char *sql)
{
  sqlite3 *connection = connect_plainly (self);

  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (connection), ==, SQLITE_OK);
}

gint64
store_fixture_ask (StoreFixture *self, const char *sql)
{
  sqlite3 *connection = connect_plainly (self);
  sqlite3_stmt *statement = NULL;
  gint64 answer;

  g_assert_cmpint (sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (connection), ==, SQLITE_OK);

  return answer;
}
