/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A program that dies at any step of putting a backup in use, of beginning anew, of a backup or of erasing: what was
 * written last is in use, or kept aside. */

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "backups-fixture.h"
#include "imz-profile-model.h"

enum {
  MOST_STEPS = 200,
};

typedef struct {
  const char *action;
  gboolean has_reader; /* another program reads, so that the last word is in the log only */
  gboolean is_newer;   /* a newer version's: it is not overwritten, but makes way */
} Row;

static const Row rows[] = {
  { "restore", FALSE, FALSE }, { "restore", TRUE, FALSE }, { "restore", FALSE, TRUE },
  { "restore", TRUE, TRUE },   { "aside", FALSE, FALSE },  { "aside", TRUE, FALSE },
  { "aside", TRUE, TRUE },     { "backup", FALSE, FALSE }, { "backup", TRUE, FALSE },
};

static const char *program;

/* %TRUE: it died. */
static gboolean
live (BackupsFixture *fixture, const char *action, guint n_steps, const char *backup)
{
  g_autofree char *number = g_strdup_printf ("%u", n_steps);
  const char *argv[] = { program, fixture->store.dir, number, action, backup, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (process) ||
                 g_subprocess_get_exit_status (process) == 0);
  return g_subprocess_get_if_signaled (process);
}

static sqlite3 *
begin_reading (BackupsFixture *fixture)
{
  sqlite3 *reader = NULL;

  g_assert_cmpint (sqlite3_open (fixture->store.path, &reader), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (reader, "BEGIN; SELECT * FROM profile", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  return reader;
}

/* (transfer full) (nullable): what the file says, read as another program would; NULL if it cannot be */
static char *
read_name (const char *path)
{
  sqlite3 *connection = NULL;
  sqlite3_stmt *statement = NULL;
  char *name = NULL;

  if (sqlite3_open_v2 (path, &connection, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
      sqlite3_prepare_v2 (connection, "SELECT name FROM profile WHERE is_current", -1, &statement,
                          NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    name = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (connection);

  return name;
}

static gboolean
is_kept (const char *folder, const char *wanted)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, file, NULL);
    g_autofree char *name = g_str_has_suffix (file, ".db") ? read_name (path) : NULL;

    if (g_strcmp0 (name, wanted) == 0)
      return TRUE;
  }

  return FALSE;
}

/* What is in use is whole, be it the former one, the one that comes, or none. */
static void
assert_in_use (BackupsFixture *fixture)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&fixture->store);
  g_autoptr (ImzProfileModel) people = imz_profile_model_new (database);
  g_autofree char *name = NULL;

  if (!g_file_test (fixture->store.path, G_FILE_TEST_EXISTS))
    return;

  name = read_name (fixture->store.path);
  g_assert_nonnull (name);
  g_assert_cmpstr (imz_profile_model_get_current (people), ==, name);
}

static gboolean
die_once (const Row *row, guint n_steps)
{
  BackupsFixture fixture = { 0 };
  sqlite3 *reader = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *left = NULL;
  gboolean has_died;

  backups_fixture_set_up (&fixture, NULL);
  backups_fixture_write (&fixture, "Ayla");
  backup = backups_fixture_make (&fixture, BACKUPS_NOW - 60);
  if (row->has_reader)
    reader = begin_reading (&fixture);
  backups_fixture_write (&fixture, "Can");
  if (row->is_newer)
    store_fixture_make (&fixture.store, "PRAGMA user_version = 99");

  has_died = live (&fixture, row->action, n_steps, backup);
  left = backups_fixture_list_folder (fixture.store.dir);
  g_test_message ("%s, step %u: %s", row->action, n_steps, left);
  g_assert_true (is_kept (fixture.store.dir, "Can"));
  sqlite3_close (reader);
  assert_in_use (&fixture);
  g_assert_true (is_kept (fixture.store.dir, "Can"));
  backups_fixture_assert_file_holds (backup, "Ayla");

  backups_fixture_tear_down (&fixture, NULL);
  return has_died;
}

static void
test_died (gconstpointer data)
{
  guint n_steps = 1;

  while (die_once (data, n_steps))
    g_assert_cmpuint (++n_steps, <, MOST_STEPS);
  g_assert_cmpuint (n_steps, >, 1);
}

/* Erasing once more erases the rest. */
static void
test_erased (void)
{
  gboolean has_died = TRUE;

  for (guint n_steps = 1; has_died; n_steps++) {
    BackupsFixture fixture = { 0 };
    g_autofree char *left = NULL;

    g_assert_cmpuint (n_steps, <, MOST_STEPS);
    backups_fixture_set_up (&fixture, NULL);
    backups_fixture_write (&fixture, "Ayla");
    g_free (backups_fixture_make (&fixture, BACKUPS_NOW));
    g_assert_true (imz_backups_model_set_aside (fixture.model, BACKUPS_NOW, NULL, NULL));
    backups_fixture_write (&fixture, "Can");

    has_died = live (&fixture, "erase", n_steps, NULL);
    g_assert_true (!has_died || !live (&fixture, "erase", 0, NULL));
    left = backups_fixture_list_folder (fixture.store.dir);
    g_assert_cmpstr (left, ==, "");
    backups_fixture_tear_down (&fixture, NULL);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/store/restore-died/%s/%zu", rows[i].action, i);

    g_test_add_data_func (path, &rows[i], test_died);
  }
  g_test_add_func ("/store/restore-died/erase", test_erased);

  return g_test_run ();
}
