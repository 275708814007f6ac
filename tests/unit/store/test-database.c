/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The file: when it is made, when it is left alone, and what is said when nothing can be kept. */

#include <sys/mount.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "imz-bed.h"
#include "imz-database-access.h"
#include "imz-store-error.h"
#include "store-fixture.h"

#define ADD "INSERT INTO profile (name, folded) VALUES (?, ?)"
#define COUNT "SELECT count (*) FROM profile"

/* One more profile; all of them are counted below. */
static gboolean
try_to_add (ImzDatabase *database, const char *name, GError **error)
{
  gboolean keep;

  if (!imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, error))
    return FALSE;

  keep = imz_database_run (database, error, ADD, "tt", name, name);
  return imz_database_end_writing (database, keep, keep ? error : NULL);
}

static void
add (ImzDatabase *database, const char *name)
{
  g_autoptr (GError) error = NULL;

  try_to_add (database, name, &error);
  g_assert_no_error (error);
}

/* Says whose folder it is and ends with what to do. */
static void
assert_refused (ImzDatabase *database, ImzStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (try_to_add (database, "refused", &error));
  g_assert_error (error, IMZ_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "/imzam/imzam.db"));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static gboolean
read_count (ImzDatabase *database, gpointer user_data, GError **error)
{
  g_autoptr (ImzStatement) statement = imz_database_query (database, error, COUNT, "");
  gint64 *n = user_data;
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  g_assert_true (imz_statement_next (statement, &has_row, error));
  g_assert_true (has_row);
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
  g_assert_true (n == -1 || !is_empty);

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
assert_mode (const char *path, guint mode)
{
  struct stat info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 07777, ==, mode);
}

static void
test_fresh (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  mode_t mask = umask (0);
  struct stat info;

  /* Whoever only looks leaves nothing behind. */
  assert_count (database, -1);
  g_assert_true (imz_database_check_writable (database, NULL));
  g_assert_false (g_file_test (fixture->dir, G_FILE_TEST_EXISTS));

  /* Nobody else can read what is kept, whatever the umask. */
  add (database, "a");
  assert_count (database, 2);
  assert_mode (fixture->dir, 0700);
  assert_mode (fixture->path, 0600);
  assert_mode (wal, 0600);
  umask (mask);

  /* The one file holds it all. */
  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 0);
  g_assert_cmpint (store_fixture_ask (fixture, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (store_fixture_ask (fixture, "SELECT count (*) FROM pragma_journal_mode"
                                               " WHERE journal_mode = 'wal'"),
                   ==, 1);

  g_assert_finalize_object (g_steal_pointer (&database));
}

static void
test_existing (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) first = store_fixture_open (fixture);
  g_autoptr (ImzDatabase) second = NULL;

  add (first, "a");
  g_clear_object (&first);
  g_chmod (fixture->path, 0644);

  second = store_fixture_open (fixture);
  assert_count (second, 2);
  add (second, "b");
  assert_count (second, 3);
  assert_mode (fixture->path, 0600);
}

/* What a crash left before anything was in it is as good as nothing. */
static void
test_empty_file (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);

  g_mkdir (fixture->dir, 0700);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_count (database, -1);
  add (database, "a");
  assert_count (database, 2);
}

static void
changed_cb (ImzDatabase *database, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

/* What is not kept leaves no trace, and nobody is told. */
static void
test_rollback (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  guint n = 0;

  g_signal_connect (database, "changed", G_CALLBACK (changed_cb), &n);
  add (database, "a");
  g_assert_cmpuint (n, ==, 1);

  g_assert_true (imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, NULL));
  g_assert_true (imz_database_run (database, NULL, ADD, "tt", "b", "b"));
  g_assert_false (imz_database_end_writing (database, FALSE, NULL));
  assert_count (database, 2);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_newer (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) old = store_fixture_open (fixture);
  g_autoptr (ImzDatabase) database = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  add (old, "a");
  g_clear_object (&old);
  store_fixture_make (fixture, "ALTER TABLE profile ADD COLUMN more TEXT; PRAGMA user_version = 4");
  before = store_fixture_read (fixture);

  database = store_fixture_open (fixture);
  assert_count (database, 2);
  assert_refused (database, IMZ_STORE_ERROR_NEWER);
  g_assert_false (imz_database_check_writable (database, NULL));
  assert_count (database, 2);
  g_clear_object (&database);

  after = store_fixture_read (fixture);
  g_assert_true (g_bytes_equal (before, after));
}

/* It may have gone so far that nothing is where it was. */
static void
test_much_newer (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;

  store_fixture_make (fixture, "PRAGMA application_id = 1231911533;"
                               "CREATE TABLE people (id INTEGER); PRAGMA user_version = 9");
  g_assert_cmpint (count (database, &error), ==, -1);
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NEWER);
}

static void
check_kept_as_it_is (StoreFixture *fixture)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (GBytes) before = store_fixture_read (fixture);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (count (database, &error), ==, -1);
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);
  assert_refused (database, IMZ_STORE_ERROR_DAMAGED);
  g_clear_object (&database);

  after = store_fixture_read (fixture);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_damaged (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *garbage = g_strnfill (5000, 'x');

  g_mkdir (fixture->dir, 0700);
  g_assert_true (g_file_set_contents (fixture->path, garbage, -1, NULL));
  check_kept_as_it_is (fixture);
}

/* The first page says that there is more. */
static void
test_cut_off (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);

  add (database, "a");
  g_clear_object (&database);
  g_assert_cmpint (truncate (fixture->path, 1000), ==, 0);
  check_kept_as_it_is (fixture);
}

static void
test_foreign (StoreFixture *fixture, gconstpointer unused)
{
  store_fixture_make (fixture, "CREATE TABLE songs (title TEXT)");
  check_kept_as_it_is (fixture);
}

static void
test_erased_meanwhile (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);

  add (database, "a");
  g_remove (fixture->path);
  assert_count (database, -1);

  /* What is kept from now on is not in a file that nobody will ever see. */
  add (database, "b");
  g_assert_cmpint (store_fixture_ask (fixture, COUNT), ==, 2);
}

/* What is asked or kept from then on is asked of the other file. */
static void
test_replaced_meanwhile (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (ImzDatabase) other = NULL;
  g_autofree char *other_dir = g_build_filename (fixture->top, "other", NULL);
  g_autofree char *other_path = g_build_filename (other_dir, "imzam.db", NULL);

  add (database, "a");
  other = imz_database_new (other_dir, STORE_FIXTURE_BUSY_MS);
  add (other, "b");
  add (other, "c");
  g_clear_object (&other);

  g_assert_cmpint (g_rename (other_path, fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (other_dir), ==, 0);
  assert_count (database, 3);
  add (database, "d");
  g_assert_cmpint (store_fixture_ask (fixture, COUNT), ==, 4);
}

/* What keeps it whole when the power fails, and what was said of whom in order. */
static void
test_safeguards (StoreFixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *sql;
    gint64 value;
  } vectors[] = {
    { "PRAGMA synchronous", 2 }, /* FULL */
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA secure_delete", 1 },
    { "PRAGMA trusted_schema", 0 },
  };
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);

  g_assert_true (imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzStatement) statement = imz_database_query (database, NULL, vectors[i].sql, "");
    gboolean has_row;

    g_assert_true (imz_statement_next (statement, &has_row, NULL));
    g_test_message ("%s", vectors[i].sql);
    g_assert_cmpint (imz_statement_get_number (statement, 0), ==, vectors[i].value);
  }
  imz_database_end_writing (database, FALSE, NULL);
}

static void
mount_small (const char *dir, gulong flags, const char *options)
{
  if (mount ("tmpfs", dir, "tmpfs", MS_NOSUID | MS_NODEV | flags, options) != 0)
    g_error ("Cannot mount a tmpfs on %s: %s", dir, g_strerror (errno));
}

static void
make_read_only (const char *dir)
{
  if (mount (NULL, dir, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL) != 0)
    g_error ("Cannot make %s read-only: %s", dir, g_strerror (errno));
}

static void
test_read_only (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) writer = store_fixture_open (fixture);
  g_autoptr (ImzDatabase) reader = store_fixture_open (fixture);
  g_autoptr (GError) error = NULL;

  mount_small (fixture->top, 0, "size=1m");
  add (writer, "a");
  g_clear_object (&writer);

  make_read_only (fixture->top);
  assert_count (reader, 2);
  g_assert_false (imz_database_check_writable (reader, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_READ_ONLY);
  assert_refused (reader, IMZ_STORE_ERROR_READ_ONLY);
  assert_count (reader, 2);

  g_clear_object (&reader);
  g_assert_cmpint (umount2 (fixture->top, MNT_DETACH), ==, 0);
}

/* Nothing is there, and nothing can be made. */
static void
test_read_only_fresh (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);

  mount_small (fixture->top, 0, "size=1m");
  make_read_only (fixture->top);
  assert_count (database, -1);
  assert_refused (database, IMZ_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (umount2 (fixture->top, MNT_DETACH), ==, 0);
}

/* Until nothing goes in any more; what was said to be kept is there. */
static void
test_full (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autofree char *long_text = g_strnfill (20000, 'x');
  g_autoptr (GError) error = NULL;
  gint64 n_kept = 1;

  mount_small (fixture->top, 0, "size=400k");
  for (;;) {
    g_autofree char *name = g_strdup_printf ("%d%s", (int) n_kept, long_text);

    if (!try_to_add (database, name, &error))
      break;
    n_kept++;
    g_assert_cmpint (n_kept, <, 100);
  }
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_FULL);
  g_assert_cmpint (n_kept, >, 2);

  assert_count (database, n_kept);
  g_clear_object (&database);
  database = store_fixture_open (fixture);
  assert_count (database, n_kept);

  g_clear_object (&database);
  g_assert_cmpint (umount2 (fixture->top, MNT_DETACH), ==, 0);
}

/* Not even the first byte goes in. */
static void
test_full_fresh (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autofree char *filler = NULL;
  g_autofree char *text = g_strnfill (1024 * 1024, 'x');

  mount_small (fixture->top, 0, "size=1m");
  filler = g_build_filename (fixture->top, "filler", NULL);
  g_assert_true (
    g_file_set_contents_full (filler, text, 1024 * 1024, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  assert_refused (database, IMZ_STORE_ERROR_FULL);
  assert_count (database, -1);

  /* Room is made. */
  g_remove (filler);
  add (database, "a");
  assert_count (database, 2);
  g_clear_object (&database);
  g_assert_cmpint (umount2 (fixture->top, MNT_DETACH), ==, 0);
}

static void
test_busy (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) first = store_fixture_open (fixture);
  g_autoptr (ImzDatabase) second = store_fixture_open (fixture);

  add (first, "a");
  g_assert_true (imz_database_begin_writing (first, IMZ_DATABASE_PATIENCE_FULL, NULL));
  assert_refused (second, IMZ_STORE_ERROR_BUSY);
  assert_count (second, 2);
  g_assert_false (imz_database_end_writing (first, FALSE, NULL));

  add (second, "b");
  assert_count (first, 3);
}

static void
wait_for (guint *n)
{
  while (*n == 0)
    g_main_context_iteration (NULL, TRUE);
  *n = 0;
}

/* From before there is a folder, through writing, to the file's end. */
static void
test_watch (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) watching = store_fixture_open (fixture);
  g_autoptr (ImzDatabase) writing = store_fixture_open (fixture);
  guint n = 0;

  g_signal_connect (watching, "changed", G_CALLBACK (changed_cb), &n);
  imz_database_watch (watching);
  assert_count (watching, -1);

  add (writing, "a");
  wait_for (&n);
  assert_count (watching, 2);

  add (writing, "b");
  while (count (watching, NULL) != 3)
    wait_for (&n);
  n = 0;
  add (writing, "c");
  while (count (watching, NULL) != 4)
    wait_for (&n);

  g_clear_object (&writing);
  n = 0;
  g_remove (fixture->path);
  wait_for (&n);
  assert_count (watching, -1);

  g_assert_finalize_object (g_steal_pointer (&watching));
}

static void
add_test (const char *path, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  add_test ("/store/database/fresh", test_fresh);
  add_test ("/store/database/existing", test_existing);
  add_test ("/store/database/empty-file", test_empty_file);
  add_test ("/store/database/rollback", test_rollback);
  add_test ("/store/database/newer", test_newer);
  add_test ("/store/database/much-newer", test_much_newer);
  add_test ("/store/database/damaged", test_damaged);
  add_test ("/store/database/cut-off", test_cut_off);
  add_test ("/store/database/foreign", test_foreign);
  add_test ("/store/database/erased-meanwhile", test_erased_meanwhile);
  add_test ("/store/database/replaced-meanwhile", test_replaced_meanwhile);
  add_test ("/store/database/safeguards", test_safeguards);
  add_test ("/store/database/read-only", test_read_only);
  add_test ("/store/database/read-only-fresh", test_read_only_fresh);
  add_test ("/store/database/full", test_full);
  add_test ("/store/database/full-fresh", test_full_fresh);
  add_test ("/store/database/busy", test_busy);
  add_test ("/store/database/watch", test_watch);

  return g_test_run ();
}
