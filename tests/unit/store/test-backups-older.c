/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Before an older version's file gets new tables it is backed up, as it was. */

#include <sys/mount.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "backups-fixture.h"
#include "imz-bed.h"
#include "imz-profile-model.h"
#include "imz-reminder-model.h"

/* What the later versions brought, taken away. */
#define TO_SECOND                                                       \
  "DROP TABLE record_stage; DROP TABLE record_text; DROP TABLE record;" \
  "DROP TABLE reminder;"                                                \
  "ALTER TABLE guide_run DROP COLUMN record;"                           \
  "ALTER TABLE guide_run DROP COLUMN asked;"                            \
  "PRAGMA user_version = 2;"

#define TO_FIRST                                                          \
  TO_SECOND                                                               \
  "DROP TABLE guide_run_step; DROP TABLE guide_run; DROP TABLE gone_key;" \
  "DROP INDEX profile_key; ALTER TABLE profile DROP COLUMN key;"          \
  "PRAGMA user_version = 1;"

typedef struct {
  int number;
  const char *sql;
} Version;

static const Version first = { 1, TO_FIRST };
static const Version second = { 2, TO_SECOND };

static void
make_older (BackupsFixture *fixture, const Version *version)
{
  backups_fixture_write (fixture, "Ayla");
  store_fixture_make (&fixture->store, version->sql);
  g_assert_cmpint (store_fixture_ask (&fixture->store, "PRAGMA user_version"), ==, version->number);
}

/* All that is in a file, as SQL (transfer full). */
static char *
dump (const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3 *connection = NULL;
  sqlite3_stmt *statement = NULL;
  static const char *const questions[] = {
    "PRAGMA user_version",
    "PRAGMA application_id",
    "SELECT name || ': ' || sql FROM sqlite_schema ORDER BY name",
    "SELECT id || name || folded || e_onay || e_onay_at || is_current FROM profile",
    "SELECT count (*) FROM claim",
  };

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_assert_cmpint (sqlite3_prepare_v2 (connection, questions[i], -1, &statement, NULL), ==,
                     SQLITE_OK);
    while (sqlite3_step (statement) == SQLITE_ROW) {
      const char *value = (const char *) sqlite3_column_text (statement, 0);

      g_string_append_printf (text, "%s\n", value != NULL ? value : "");
    }
    sqlite3_finalize (statement);
  }
  g_assert_cmpint (sqlite3_close (connection), ==, SQLITE_OK);

  return g_strdup (text->str);
}

/* (transfer full) (nullable) */
static char *
find_only_backup (BackupsFixture *fixture)
{
  g_autoptr (GPtrArray) backups = imz_backups_model_list (fixture->model);

  g_assert_cmpuint (backups->len, <=, 1);
  return backups->len == 1 ? g_strdup (((ImzBackup *) backups->pdata[0])->path) : NULL;
}

static void
assert_backed_up (BackupsFixture *fixture, const char *before)
{
  g_autofree char *path = find_only_backup (fixture);
  g_autofree char *backup = NULL;

  g_assert_nonnull (path);
  g_assert_cmpint (store_fixture_ask (&fixture->store, "PRAGMA user_version"), ==, 3);
  backup = dump (path);
  g_assert_cmpstr (backup, ==, before);
}

static void
test_reading (BackupsFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;

  make_older (fixture, data);
  before = dump (fixture->store.path);
  backups_fixture_assert_holds (fixture, "Ayla");
  assert_backed_up (fixture, before);

  /* Once. */
  backups_fixture_write (fixture, "Can");
  backups_fixture_assert_holds (fixture, "Can");
  assert_backed_up (fixture, before);
}

static void
test_writing (BackupsFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;

  make_older (fixture, data);
  before = dump (fixture->store.path);
  backups_fixture_write (fixture, "Can");
  assert_backed_up (fixture, before);
}

/* It comes back in the old version, and is made new again. */
static void
test_restored (BackupsFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  make_older (fixture, data);
  backups_fixture_write (fixture, "Can");
  path = find_only_backup (fixture);
  imz_backups_model_restore (fixture->model, path, BACKUPS_NOW, NULL, &error);
  g_assert_no_error (error);
  backups_fixture_assert_holds (fixture, "Ayla");
  g_assert_cmpint (store_fixture_ask (&fixture->store, "PRAGMA user_version"), ==, 3);
}

/* It comes back under a program that has the file open, and writes before it looks. */
static void
test_restored_open (BackupsFixture *fixture, gconstpointer data)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&fixture->store);
  g_autoptr (ImzReminderModel) reminders = imz_reminder_model_new (database);
  const char *const keys[] = { "key", NULL };
  g_autofree char *path = NULL;
  StoreFixture copy = { .dir = fixture->folder };
  g_autoptr (GError) error = NULL;

  backups_fixture_write (fixture, "Ayla");
  path = backups_fixture_make (fixture, BACKUPS_NOW);
  copy.path = path;
  store_fixture_make (&copy, ((const Version *) data)->sql);
  store_fixture_make (&copy, "PRAGMA journal_mode = DELETE");
  g_assert_true (imz_reminder_model_note_said (reminders, keys, BACKUPS_NOW, NULL));

  imz_backups_model_restore (fixture->model, path, BACKUPS_NOW, NULL, &error);
  g_assert_no_error (error);
  imz_reminder_model_note_said (reminders, keys, BACKUPS_NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_ask (&fixture->store, "SELECT count (*) FROM reminder"), ==, 1);
  g_assert_cmpint (store_fixture_ask (&fixture->store, "PRAGMA user_version"), ==, 3);
}

/* Who only looks whether all is well changes nothing. */
static void
test_checked (BackupsFixture *fixture, gconstpointer data)
{
  make_older (fixture, data);
  g_assert_true (imz_backups_model_check (fixture->model, NULL));
  g_assert_cmpint (store_fixture_ask (&fixture->store, "PRAGMA user_version"), ==,
                   ((const Version *) data)->number);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

/* Something is in the way of the new tables, each time anew: one backup of that is enough. */
static void
test_in_the_way (BackupsFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  make_older (fixture, data);
  store_fixture_make (&fixture->store, "CREATE TABLE record (song TEXT) STRICT");
  for (guint i = 0; i < 5; i++) {
    g_autoptr (ImzDatabase) database = store_fixture_open (&fixture->store);
    g_autoptr (ImzProfileModel) people = imz_profile_model_new (database);

    g_assert_cmpstr (imz_profile_model_get_current (people), ==, "Ayla");
  }
  path = find_only_backup (fixture);
  g_assert_nonnull (path);
}

/* Without room for a backup nothing is changed; what is there is read. */
static void
test_full (BackupsFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *ballast = g_build_filename (fixture->store.top, "ballast", NULL);
  FILE *file;

  g_assert_cmpint (mount ("tmpfs", fixture->store.top, "tmpfs", MS_NOSUID | MS_NODEV, "size=512k"),
                   ==, 0);
  make_older (fixture, data);
  before = dump (fixture->store.path);
  file = fopen (ballast, "w");
  while (fputc ('x', file) != EOF && fflush (file) == 0)
    ;
  fclose (file);

  {
    g_autoptr (ImzDatabase) database = store_fixture_open (&fixture->store);
    g_autoptr (ImzProfileModel) people = imz_profile_model_new (database);

    g_assert_cmpstr (imz_profile_model_get_current (people), ==, "Ayla");
    g_assert_false (imz_profile_model_rename (people, "Ayla", "Can", &fixture->error));
    backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_FULL);
  }

  g_assert_cmpint (g_unlink (ballast), ==, 0);
  after = dump (fixture->store.path);
  g_assert_cmpstr (after, ==, before);
  backups_fixture_assert_holds (fixture, "Ayla");
  assert_backed_up (fixture, before);
  g_assert_cmpint (umount2 (fixture->store.top, MNT_DETACH), ==, 0);
}

/* Only the backups cannot be written: where another folder should be there is something else. */
static void
test_no_backup (BackupsFixture *fixture, gconstpointer data)
{
  make_older (fixture, data);
  g_assert_true (g_file_set_contents (fixture->folder, "", -1, NULL));
  {
    g_autoptr (ImzDatabase) database = store_fixture_open (&fixture->store);
    g_autoptr (ImzProfileModel) people = imz_profile_model_new (database);

    g_assert_cmpstr (imz_profile_model_get_current (people), ==, "Ayla");
    g_assert_false (imz_profile_model_rename (people, "Ayla", "Can", NULL));
  }
  g_assert_cmpint (store_fixture_ask (&fixture->store, "PRAGMA user_version"), ==,
                   ((const Version *) data)->number);
}

static void
add_tests (const char *name, const Version *version)
{
  static const struct {
    const char *name;
    void (*test) (BackupsFixture *, gconstpointer);
  } tests[] = {
    { "reading", test_reading },   { "writing", test_writing },
    { "restored", test_restored }, { "restored-open", test_restored_open },
    { "checked", test_checked },   { "in-the-way", test_in_the_way },
    { "full", test_full },         { "no-backup", test_no_backup },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strdup_printf ("/store/backups-older/%s/%s", name, tests[i].name);

    g_test_add (path, BackupsFixture, version, backups_fixture_set_up, tests[i].test,
                backups_fixture_tear_down);
  }
}

int
main (int argc, char *argv[])
{
  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  add_tests ("first", &first);
  add_tests ("second", &second);

  return g_test_run ();
}
