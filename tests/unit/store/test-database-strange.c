/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What else may stand where the file should be, and beside it: what a program that died left behind, pipes and
 * devices, other programs' tables. */

#include <sys/stat.h>

#include <glib/gstdio.h>

#include "imz-database-access.h"
#include "imz-store-error.h"
#include "store-fixture.h"

#define OURS "PRAGMA application_id = 1231911533;"
#define SONGS "CREATE TABLE songs (title TEXT);"
#define PEOPLE                                                                                    \
  "CREATE TABLE profile (id INTEGER PRIMARY KEY, name TEXT, folded TEXT, e_onay TEXT, e_onay_at " \
  "INTEGER,"                                                                                      \
  " is_current INTEGER) STRICT;"
#define CLAIM_COLUMNS                                                                             \
  "(sha256 TEXT PRIMARY KEY, profile INTEGER, not_before INTEGER, not_after INTEGER, revocation " \
  "TEXT,"                                                                                         \
  " revoked_at INTEGER, seen_at INTEGER)"
#define CLAIMS "CREATE TABLE claim " CLAIM_COLUMNS " STRICT;"
#define ENDLESS "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT"
#define COUNT "SELECT count (*) FROM profile"

static gboolean
read_count (ImzDatabase *database, gpointer user_data, GError **error)
{
  g_autoptr (ImzStatement) statement = imz_database_query (database, error, COUNT, "");
  gint64 *n = user_data;
  gboolean has_row;

  if (statement == NULL || !imz_statement_next (statement, &has_row, error))
    return FALSE;

  *n = imz_statement_get_number (statement, 0);
  return TRUE;
}

/* -1: nothing was ever kept. */
static gint64
count (ImzDatabase *database, GError **error)
{
  gboolean is_empty;
  gint64 n = -1;

  imz_database_read (database, read_count, &n, &is_empty, error);
  return n;
}

static void
assert_count (ImzDatabase *database, gint64 n)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (count (database, &error), ==, n);
  g_assert_no_error (error);
}

static void
assert_writes (ImzDatabase *database)
{
  g_autoptr (GError) error = NULL;

  imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, &error);
  g_assert_no_error (error);
  imz_database_run (database, &error, "UPDATE profile SET e_onay = 'yes'", "");
  g_assert_no_error (error);
  imz_database_end_writing (database, TRUE, &error);
  g_assert_no_error (error);
}

static char *
find_beside (StoreFixture *fixture, const char *ending)
{
  return g_strconcat (fixture->path, ending, NULL);
}

static void
make_ours (StoreFixture *fixture)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);

  assert_writes (database);
}

/* As SQLite begins one: "before, the file had no pages". */
static void
write_journal_of_making (const char *path)
{
  static const guint8 header[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 0, 0, 0,
                                   0,    1,    0,    0,    0,    0,    0,    0,    2, 0, 0, 0, 16 };
  char sector[512] = { 0 };

  memcpy (sector, header, sizeof header);
  g_assert_true (g_file_set_contents (path, sector, sizeof sector, NULL));
}

/* The power failed when the very first page was being written. */
static void
test_died_making (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autofree char *journal = find_beside (fixture, "-journal");

  store_fixture_make (fixture, "PRAGMA page_size = 4096; " SONGS);
  g_assert_cmpint (truncate (fixture->path, 4096), ==, 0);
  write_journal_of_making (journal);

  assert_count (database, -1);
  g_assert_true (imz_database_check_writable (database, NULL));
  assert_writes (database);
  assert_count (database, 1);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

/* Whatever wrote it: it takes back nothing, and is in nobody's way. */
static void
test_stray_journal (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autofree char *journal = find_beside (fixture, "-journal");
  g_autofree char *garbage = g_strnfill (5000, 'x');

  make_ours (fixture);
  g_assert_true (g_file_set_contents (journal, garbage, -1, NULL));
  assert_count (database, 1);
  assert_writes (database);
}

static void
make_pipe (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_folder (const char *path)
{
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
link_to_device (const char *path)
{
  g_assert_cmpint (symlink ("/dev/zero", path), ==, 0);
}

static void
link_to_itself (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  g_assert_cmpint (symlink (name, path), ==, 0);
}

static void
check_in_the_way (StoreFixture *fixture, const char *path, gboolean is_file_there)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (GError) reading_error = NULL;
  g_autoptr (GError) writing_error = NULL;

  g_assert_cmpint (count (database, &reading_error), ==, -1);
  g_assert_error (reading_error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_CANNOT_OPEN);
  g_assert_nonnull (strstr (reading_error->message, path));
  g_assert_false (
    imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, &writing_error));
  g_assert_error (writing_error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_CANNOT_OPEN);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS) == is_file_there);
}

/* Opened, some of them would never answer. */
static void
test_no_plain_file (StoreFixture *fixture, gconstpointer unused)
{
  static void (*const makers[]) (const char *) = { make_pipe, make_folder, link_to_device,
                                                   link_to_itself };
  static const char *const endings[] = { "-wal", "-journal", "-shm" };

  make_folder (fixture->dir);
  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++) {
    makers[i](fixture->path);
    check_in_the_way (fixture, fixture->path, makers[i] != link_to_itself);
    g_assert_cmpint (g_remove (fixture->path), ==, 0);
  }

  /* Beside a file, and where there is none yet. */
  for (gsize i = 0; i < G_N_ELEMENTS (makers) * G_N_ELEMENTS (endings); i++) {
    g_autofree char *path = find_beside (fixture, endings[i % G_N_ELEMENTS (endings)]);

    makers[i / G_N_ELEMENTS (endings)](path);
    check_in_the_way (fixture, path, FALSE);
    g_assert_cmpint (g_remove (path), ==, 0);

    make_ours (fixture);
    makers[i / G_N_ELEMENTS (endings)](path);
    check_in_the_way (fixture, path, TRUE);
    g_assert_cmpint (g_remove (path), ==, 0);
    g_assert_cmpint (g_remove (fixture->path), ==, 0);
  }
}

/* Somebody keeps the file elsewhere: what is beside it is there too. */
static void
test_link (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) writer = store_fixture_open (fixture);
  g_autoptr (ImzDatabase) reader = store_fixture_open (fixture);
  g_autofree char *elsewhere = g_build_filename (fixture->dir, "elsewhere.db", NULL);
  g_autofree char *wal = g_strconcat (elsewhere, "-wal", NULL);

  make_ours (fixture);
  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  g_assert_cmpint (symlink ("elsewhere.db", fixture->path), ==, 0);
  assert_count (reader, 1);
  assert_writes (writer);
  assert_count (reader, 1);
  g_clear_object (&writer);

  make_pipe (wal);
  check_in_the_way (fixture, wal, TRUE);
}

static void
check_kept_as_it_is (StoreFixture *fixture, const char *why)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (GBytes) before = store_fixture_read (fixture);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) reading_error = NULL;
  g_autoptr (GError) writing_error = NULL;

  g_test_message ("%s", why);
  g_assert_cmpint (count (database, &reading_error), ==, -1);
  g_assert_error (reading_error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);
  g_assert_false (
    imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, &writing_error));
  g_assert_error (writing_error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);
  g_clear_object (&database);

  after = store_fixture_read (fixture);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_other_tables (StoreFixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *sql;
    const char *why;
  } vectors[] = {
    { SONGS "PRAGMA user_version = 1", "another program's first version" },
    { SONGS "PRAGMA user_version = 77", "another program's, but not a newer İmzam's" },
    { OURS SONGS, "tables of no version" },
    { OURS "CREATE TABLE gone (x); DROP TABLE gone", "a mark without tables" },
    { OURS PEOPLE "PRAGMA user_version = 1", "one of the tables is missing" },
    { OURS PEOPLE CLAIMS "PRAGMA user_version = 2", "tables of the version before" },
    { OURS PEOPLE CLAIMS "PRAGMA user_version = 3", "tables of two versions before" },
    { OURS CLAIMS "CREATE VIEW profile AS " ENDLESS
                  " x AS id, '' AS name, '' AS folded, 'yes' AS e_onay, 0 AS e_onay_at,"
                  " 1 AS is_current FROM c; PRAGMA user_version = 1",
      "a view without end" },
    { OURS PEOPLE CLAIMS "CREATE VIEW songs AS " ENDLESS " x FROM c; PRAGMA user_version = 1",
      "a view beside the tables" },
    { OURS PEOPLE CLAIMS "CREATE TRIGGER more AFTER UPDATE ON profile BEGIN DELETE FROM claim; END;"
                         "PRAGMA user_version = 1",
      "a trigger" },
    { OURS PEOPLE "CREATE TABLE claim " CLAIM_COLUMNS "; PRAGMA user_version = 1",
      "a table that takes in anything" },
    { OURS CLAIMS "CREATE TABLE profile (id INTEGER PRIMARY KEY, folded TEXT, e_onay TEXT,"
                  " e_onay_at INTEGER, is_current INTEGER,"
                  " name TEXT AS (hex (zeroblob (100000000)))) STRICT; PRAGMA user_version = 1",
      "a column that is made up" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    store_fixture_make (fixture, vectors[i].sql);
    check_kept_as_it_is (fixture, vectors[i].why);
    g_assert_cmpint (g_remove (fixture->path), ==, 0);
  }
}

/* Made so by another program while this one has the file open. */
static void
test_changed_meanwhile (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (GError) reading_error = NULL;
  g_autoptr (GError) writing_error = NULL;
  g_autoptr (GError) newer_error = NULL;

  assert_writes (database);
  store_fixture_make (fixture, "PRAGMA user_version = 4");
  g_assert_false (imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, &newer_error));
  g_assert_error (newer_error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NEWER);

  store_fixture_make (fixture, "DROP TABLE profile; PRAGMA user_version = 1;"
                               "CREATE VIEW profile AS " ENDLESS " x AS id FROM c");
  g_assert_cmpint (count (database, &reading_error), ==, -1);
  g_assert_error (reading_error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);
  g_assert_false (
    imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, &writing_error));
  g_assert_error (writing_error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);
}

/* Nobody knows what a newer version has there; but it ends. */
static void
test_newer_view (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;

  store_fixture_make (fixture, OURS "CREATE VIEW profile AS " ENDLESS
                                    " x AS id FROM c; PRAGMA user_version = 4");
  g_assert_cmpint (count (database, &error), ==, -1);
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NEWER);
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

  add_test ("/store/database-strange/died-making", test_died_making);
  add_test ("/store/database-strange/stray-journal", test_stray_journal);
  add_test ("/store/database-strange/no-plain-file", test_no_plain_file);
  add_test ("/store/database-strange/link", test_link);
  add_test ("/store/database-strange/other-tables", test_other_tables);
  add_test ("/store/database-strange/changed-meanwhile", test_changed_meanwhile);
  add_test ("/store/database-strange/newer-view", test_newer_view);

  return g_test_run ();
}
