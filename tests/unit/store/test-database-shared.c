/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The file between two programs: what the one sees of the other's writing, and that neither waits in vain. Whoever
 * does wait here waits for ever: FOR_EVER_MS. */

#include <sys/stat.h>

#include <glib/gstdio.h>

#include "imz-database-access.h"
#include "imz-schema.h"
#include "imz-store-error.h"
#include "store-fixture.h"

#define FOR_EVER_MS (60 * 60 * 1000)

#define ADD "INSERT INTO profile (name, folded) VALUES (?, ?)"
#define COUNT "SELECT count (*) FROM profile"

static void
add (ImzDatabase *database, const char *name)
{
  g_autoptr (GError) error = NULL;

  imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, &error);
  g_assert_no_error (error);
  g_assert_true (imz_database_run (database, &error, ADD, "tt", name, name));
  imz_database_end_writing (database, TRUE, &error);
  g_assert_no_error (error);
}

typedef struct {
  ImzDatabase *writer; /* (nullable): adds one while the first count is under way */
  const char *name;    /* which one */
  guint n_calls;
  gint64 n;
} Count;

static gboolean
read_count (ImzDatabase *database, gpointer user_data, GError **error)
{
  g_autoptr (ImzStatement) statement = imz_database_query (database, error, COUNT, "");
  Count *self = user_data;
  gboolean has_row;

  g_assert_true (imz_statement_next (statement, &has_row, error));
  self->n = imz_statement_get_number (statement, 0);
  if (self->n_calls++ == 0 && self->writer != NULL)
    add (self->writer, self->name);

  return TRUE;
}

static Count
count_while (ImzDatabase *database, ImzDatabase *writer, const char *name)
{
  Count self = { .writer = writer, .name = name };
  g_autoptr (GError) error = NULL;
  gboolean is_empty;

  imz_database_read (database, read_count, &self, &is_empty, &error);
  g_assert_no_error (error);
  g_assert_false (is_empty);

  return self;
}

static gint64
count (ImzDatabase *database)
{
  return count_while (database, NULL, NULL).n;
}

static void
assert_only_the_file (StoreFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (dir), ==, "imzam.db");
  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
}

static sqlite3 *
connect_in_wal (StoreFixture *fixture)
{
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &connection), ==, SQLITE_OK);
  g_assert_true (imz_statement_run (connection, "PRAGMA journal_mode = WAL", NULL));

  return connection;
}

/* Called as soon as any answer was given. */
static int
answered_cb (unsigned what, void *user_data, void *statement, void *duration)
{
  sqlite3 **maker = user_data;

  if (*maker != NULL)
    g_assert_true (imz_schema_update (*maker, NULL));
  *maker = NULL;

  return 0;
}

/* Another program makes the tables just when this one looks whether there are any. */
static void
test_made_meanwhile (StoreFixture *fixture, gconstpointer unused)
{
  sqlite3 *looker, *maker, *maker_to_come;
  g_autoptr (GError) error = NULL;
  ImzSchemaAge age;
  gint64 version;

  g_mkdir (fixture->dir, 0700);
  looker = connect_in_wal (fixture);
  maker = maker_to_come = connect_in_wal (fixture);
  sqlite3_trace_v2 (looker, SQLITE_TRACE_PROFILE, answered_cb, &maker_to_come);

  imz_schema_get_age (looker, &age, &version, &error);
  g_assert_no_error (error);
  g_assert_null (maker_to_come);
  g_assert_cmpint (age, ==, IMZ_SCHEMA_AGE_NONE);
  imz_schema_get_age (looker, &age, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (age, ==, IMZ_SCHEMA_AGE_CURRENT);

  g_assert_cmpint (sqlite3_close (looker), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (maker), ==, SQLITE_OK);
}

/* Neither while it is open nor afterwards. */
static void
test_reading_leaves_nothing (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) writer = store_fixture_open (fixture);
  g_autoptr (ImzDatabase) reader = store_fixture_open (fixture);

  add (writer, "a");
  g_clear_object (&writer);
  assert_only_the_file (fixture);

  g_assert_cmpint (count (reader), ==, 2);
  g_assert_true (imz_database_check_writable (reader, NULL));
  assert_only_the_file (fixture);

  /* Who looked while somebody wrote does not keep that one from putting the file in order. */
  writer = store_fixture_open (fixture);
  add (writer, "b");
  g_assert_cmpint (count (reader), ==, 3);
  g_clear_object (&writer);
  assert_only_the_file (fixture);
  g_assert_cmpint (count (reader), ==, 3);
  assert_only_the_file (fixture);
}

/* What was read of before and what was read of after do not fit together: all is read once more. */
static void
test_written_meanwhile (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) reader = store_fixture_open (fixture);
  g_autoptr (ImzDatabase) writer = store_fixture_open (fixture);
  Count alone, beside;

  add (writer, "a");
  g_clear_object (&writer);
  writer = store_fixture_open (fixture);

  alone = count_while (reader, writer, "b");
  g_assert_cmpuint (alone.n_calls, ==, 2);
  g_assert_cmpint (alone.n, ==, 3);

  /* SQLite keeps those apart that it knows of. */
  beside = count_while (reader, writer, "c");
  g_assert_cmpuint (beside.n_calls, ==, 1);
  g_assert_cmpint (beside.n, ==, 3);
  g_assert_cmpint (count (reader), ==, 4);
}

static void
changed_cb (ImzDatabase *database, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

static void
wait_for (guint *n)
{
  while (*n == 0)
    g_main_context_iteration (NULL, TRUE);
  *n = 0;
}

/* Who only looked once is told all the same. */
static void
test_told_after_reading (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) watching = store_fixture_open (fixture);
  g_autoptr (ImzDatabase) writing = store_fixture_open (fixture);
  guint n = 0;

  add (writing, "a");
  g_clear_object (&writing);
  g_signal_connect (watching, "changed", G_CALLBACK (changed_cb), &n);
  imz_database_watch (watching);
  g_assert_cmpint (count (watching), ==, 2);

  writing = store_fixture_open (fixture);
  add (writing, "b");
  while (count (watching) != 3)
    wait_for (&n);
}

/* Beginning to write oneself does not hide what another one has just written. */
static void
test_told_while_writing (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) watching = store_fixture_open (fixture);
  g_autoptr (ImzDatabase) writing = store_fixture_open (fixture);
  guint n = 0;

  add (writing, "a");
  g_signal_connect (watching, "changed", G_CALLBACK (changed_cb), &n);
  imz_database_watch (watching);
  g_assert_cmpint (count (watching), ==, 2);

  add (writing, "b");
  g_assert_true (imz_database_begin_writing (watching, IMZ_DATABASE_PATIENCE_FULL, NULL));
  g_assert_false (imz_database_end_writing (watching, FALSE, NULL));
  wait_for (&n);
}

typedef struct {
  ImzDatabase *writer;
  const char *wal;
} Bystander;

static goffset
size_of (const char *path)
{
  struct stat info;

  return g_stat (path, &info) == 0 ? info.st_size : 0;
}

static gboolean
read_slowly (ImzDatabase *database, gpointer user_data, GError **error)
{
  Count before = { 0 };
  Bystander *self = user_data;

  read_count (database, &before, error);
  add (self->writer, "b");
  g_assert_cmpint (size_of (self->wal), >, 0); /* which this one is still reading */

  return TRUE;
}

/* What is kept is kept; tidying up goes on when nobody is in the way. */
static void
test_reader_in_the_way (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) writer = imz_database_new (fixture->dir, FOR_EVER_MS);
  g_autoptr (ImzDatabase) reader = store_fixture_open (fixture);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  Bystander bystander = { writer, wal };
  gboolean is_empty;

  imz_database_watch (writer);
  add (writer, "a");
  g_assert_true (imz_database_read (reader, read_slowly, &bystander, &is_empty, NULL));
  g_assert_cmpint (count (reader), ==, 3);

  while (size_of (wal) > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_not_waiting (ImzDatabase *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (imz_database_begin_writing (self, IMZ_DATABASE_PATIENCE_NONE, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BUSY);
}

/* For what is not worth waiting; whether or not it wrote before. */
static void
test_not_waiting (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) first = store_fixture_open (fixture);
  g_autoptr (ImzDatabase) second = imz_database_new (fixture->dir, FOR_EVER_MS);

  add (first, "a");
  g_assert_true (imz_database_begin_writing (first, IMZ_DATABASE_PATIENCE_FULL, NULL));
  assert_not_waiting (second);
  g_assert_false (imz_database_end_writing (first, FALSE, NULL));

  add (second, "b");
  g_assert_cmpint (count (first), ==, 3);

  g_assert_true (imz_database_begin_writing (first, IMZ_DATABASE_PATIENCE_FULL, NULL));
  assert_not_waiting (second);
  g_assert_false (imz_database_end_writing (first, FALSE, NULL));
}

static void
add_test (const char *path, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/store/database-shared/made-meanwhile", test_made_meanwhile);
  add_test ("/store/database-shared/reading-leaves-nothing", test_reading_leaves_nothing);
  add_test ("/store/database-shared/written-meanwhile", test_written_meanwhile);
  add_test ("/store/database-shared/told-after-reading", test_told_after_reading);
  add_test ("/store/database-shared/told-while-writing", test_told_while_writing);
  add_test ("/store/database-shared/reader-in-the-way", test_reader_in_the_way);
  add_test ("/store/database-shared/not-waiting", test_not_waiting);

  return g_test_run ();
}
