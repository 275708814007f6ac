/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which backups are made, when, of what, and which of them stay. */

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "backups-fixture.h"
#include "imz-backup-folder.h"
#include "imz-bed.h"

#define FIRST "imzam-2026-11-21T10-00-00Z.db"

static void
assert_folder (BackupsFixture *fixture, const char *names)
{
  g_autofree char *found = backups_fixture_list_folder (fixture->folder);

  g_assert_cmpstr (found, ==, names);
}

static guint
get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

/* One plain file, which nobody else may read, and which says by its name when it was made. */
static void
test_one (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  const ImzBackup *backup;

  backups_fixture_write (fixture, "Ayla");
  path = backups_fixture_make (fixture, BACKUPS_NOW);
  assert_folder (fixture, FIRST);
  g_assert_cmpuint (get_mode (fixture->folder), ==, 0700);
  g_assert_cmpuint (get_mode (path), ==, 0600);

  backups = imz_backups_model_list (fixture->model);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = backups->pdata[0];
  g_assert_cmpstr (backup->path, ==, path);
  g_assert_cmpint (backup->made_at, ==, BACKUPS_NOW);
  g_assert_cmpuint (backup->n_records, ==, 0);

  /* Nor does looking at it leave anything. */
  assert_folder (fixture, FIRST);
  backups_fixture_assert_file_holds (path, "Ayla");
  assert_folder (fixture, FIRST);
}

/* Another program has it open, and its last words are still in the log only. */
static void
test_in_use (BackupsFixture *fixture, gconstpointer unused)
{
  sqlite3 *other = NULL;
  g_autofree char *path = NULL;

  backups_fixture_write (fixture, "Ayla");
  g_assert_cmpint (sqlite3_open (fixture->store.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (
    sqlite3_exec (other, "UPDATE profile SET name = 'Can', folded = 'can'", NULL, NULL, NULL), ==,
    SQLITE_OK);
  path = backups_fixture_make (fixture, BACKUPS_NOW);
  assert_folder (fixture, FIRST);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  backups_fixture_assert_file_holds (path, "Can");
}

/* A backup says how much is in it; one of a version without applications has none. */
static void
test_records (BackupsFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) backups = NULL;

  backups_fixture_write (fixture, "Ayla");
  store_fixture_make (
    &fixture->store, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)"
                     " INSERT INTO record SELECT i, lower (hex (randomblob (16))), 1, 1,"
                     " 'renewal', 'e-onay', '', 1, 1, 'applied', 1, 1, 'none', '', '', '',"
                     " '', '', '', '', 0, 0, '', 0, 0 FROM n;"
                     " INSERT INTO record_stage SELECT id, 0, 'applied', 1, 'person' FROM record");
  g_free (backups_fixture_make (fixture, BACKUPS_NOW));
  backups = imz_backups_model_list (fixture->model);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpuint (((ImzBackup *) backups->pdata[0])->n_records, ==, 12);
}

static const char *const strange[] = {
  "INSERT INTO record VALUES (1, lower (hex (randomblob (16))), 1, 1, 'sheep', 'e-onay', '', 1, 1,"
  " 'applied', 1, 1, 'none', '', '', '', '', '', '', '', 0, 0, '', 0, 0)",
  "UPDATE profile SET e_onay = 'sheep'",
  "INSERT INTO claim VALUES ('0000000000000000000000000000000000000000000000000000000000000000', 1,"
  " 1, 2, 'sheep', 0, 3)",
  "INSERT INTO guide_run (profile, guide, started_at, changed_at, is_finished)"
  " VALUES (1, 'renew' || char (10), 1, 1, 1)",
  "INSERT INTO guide_run (id, profile, guide, started_at, changed_at) VALUES (1, 1, 'renew', 1, 1);"
  "INSERT INTO guide_run_step VALUES (1, 0, 'first', '', 9223372036854775807)",
  "INSERT INTO reminder VALUES ('a' || char (10), 1, 0)",
};

/* All is well with the file itself, but something in it makes no sense: then it does not push out a backup either. */
static void
test_strange (BackupsFixture *fixture, gconstpointer sql)
{
  g_autofree char *names = NULL;

  backups_fixture_write (fixture, "Ayla");
  g_assert_true (imz_backups_model_check (fixture->model, NULL));
  store_fixture_make (&fixture->store, sql);
  g_assert_false (imz_backups_model_check (fixture->model, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_DAMAGED);
  g_assert_null (imz_backups_model_make (fixture->model, BACKUPS_NOW, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_DAMAGED);
  names = backups_fixture_list_folder (fixture->store.dir);
  g_assert_null (strstr (names, "backups"));
}

/* Where the folder leads elsewhere, nothing is written, read or taken away. */
static void
test_linked (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *elsewhere = g_build_filename (fixture->store.dir, "elsewhere", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  backups_fixture_write (fixture, "Ayla");
  path = backups_fixture_make (fixture, BACKUPS_NOW);
  g_assert_cmpint (g_rename (fixture->folder, elsewhere), ==, 0);
  g_assert_cmpint (symlink (elsewhere, fixture->folder), ==, 0);

  g_assert_null (imz_backups_model_make (fixture->model, BACKUPS_NOW + 1, &fixture->error));
  g_assert_nonnull (strstr (fixture->error->message, "leads to another place"));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_CANNOT_OPEN);
  backups = imz_backups_model_list (fixture->model);
  g_assert_cmpuint (backups->len, ==, 0);

  g_assert_cmpint (g_unlink (fixture->folder), ==, 0);
  g_assert_cmpint (g_rename (elsewhere, fixture->folder), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* More than are looked at together, and the last one makes no sense. */
static void
test_strange_last (BackupsFixture *fixture, gconstpointer unused)
{
  backups_fixture_write (fixture, "Ayla");
  store_fixture_make (
    &fixture->store,
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)"
    " INSERT INTO record SELECT i, lower (hex (randomblob (16))), 1, 1, 'renewal', 'e-onay', '', 1,"
    " 1, 'applied', 1, 1, 'none', '', '', '', '', '', '', '', 0, 0, '', 0, 0 FROM n;"
    " INSERT INTO record_stage SELECT id, 0, 'applied', 1, 'person' FROM record");
  g_assert_true (imz_backups_model_check (fixture->model, &fixture->error));
  store_fixture_make (&fixture->store, "UPDATE record SET kind = 'sheep' WHERE id = 1200");
  g_assert_false (imz_backups_model_check (fixture->model, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_DAMAGED);
}

/* The second one of a second gets a number; of the sixth on the earliest goes. */
static void
test_kept (BackupsFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) backups = NULL;

  backups_fixture_write (fixture, "Ayla");
  for (guint i = 0; i < 3; i++)
    g_free (backups_fixture_make (fixture, BACKUPS_NOW));
  assert_folder (fixture, "imzam-2026-11-21T10-00-00Z-2.db|imzam-2026-11-21T10-00-00Z-3.db|" FIRST);

  for (guint i = 1; i <= 3; i++)
    g_free (backups_fixture_make (fixture, BACKUPS_NOW + i));
  assert_folder (fixture, "imzam-2026-11-21T10-00-00Z-2.db|imzam-2026-11-21T10-00-00Z-3.db|"
                          "imzam-2026-11-21T10-00-01Z.db|imzam-2026-11-21T10-00-02Z.db|"
                          "imzam-2026-11-21T10-00-03Z.db");

  backups = imz_backups_model_list (fixture->model);
  for (guint i = 0; i < backups->len; i++) {
    static const gint64 seconds[] = { 3, 2, 1, 0, 0 };
    const ImzBackup *backup = backups->pdata[i];

    g_assert_cmpint (backup->made_at, ==, BACKUPS_NOW + seconds[i]);
  }
}

/* (transfer full): a whole copy of what was written two days ago, which has no name yet */
static ImzBackupFile *
copy_unkept (BackupsFixture *fixture, const char *folder)
{
  const struct timespec written_at = { .tv_sec =
                                         g_get_real_time () / G_USEC_PER_SEC - 2 * BACKUPS_DAY };
  sqlite3 *source = imz_backup_file_open (fixture->store.path, NULL);
  ImzBackupFile *file = imz_backup_file_new (folder, NULL);

  g_assert_true (imz_backup_file_take (file, source, NULL));
  g_assert_true (imz_backup_file_end (file, &written_at, NULL));
  sqlite3_close (source);

  return file;
}

/* What another program is at work on is not taken away, however old its original is. */
static void
test_at_work (BackupsFixture *fixture, gconstpointer unused)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (ImzBackupFile) file = NULL;
  g_autofree char *path = NULL;

  backups_fixture_write (fixture, "Ayla");
  file = copy_unkept (fixture, fixture->folder);
  g_free (backups_fixture_make (fixture, now));
  path = imz_backup_folder_add (fixture->store.dir, file, BACKUPS_NOW, &fixture->error);
  g_assert_no_error (fixture->error);
  backups_fixture_assert_file_holds (path, "Ayla");
}

/* As a program that dies over it. */
static void
leave_copy (BackupsFixture *fixture, const char *folder)
{
  g_autoptr (ImzBackupFile) file = copy_unkept (fixture, folder);

  imz_backup_file_keep (file);
}

static gboolean
has_unfinished (const char *folder)
{
  g_autofree char *names = backups_fixture_list_folder (folder);

  return strstr (names, ".new-") != NULL;
}

/* What a program left that died goes after a day: from the backups, and from where it was to be put in use. */
static void
test_unfinished (BackupsFixture *fixture, gconstpointer unused)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *dir = fixture->store.dir;

  backups_fixture_write (fixture, "Ayla");
  leave_copy (fixture, dir);
  leave_copy (fixture, fixture->folder);
  g_assert_true (imz_backups_model_make_weekly (fixture->model, now, NULL));
  g_assert_true (has_unfinished (dir));
  g_assert_true (has_unfinished (fixture->folder));

  backups_fixture_write (fixture, "Can");
  g_assert_true (imz_backups_model_make_weekly (fixture->model, now + 8 * BACKUPS_DAY, NULL));
  g_assert_false (has_unfinished (dir));
  g_assert_false (has_unfinished (fixture->folder));
}

static void
weekly (BackupsFixture *fixture, gint64 now, guint n_wanted)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (imz_backups_model_make_weekly (fixture->model, now, &error));
  g_assert_no_error (error);
  backups = imz_backups_model_list (fixture->model);
  g_assert_cmpuint (backups->len, ==, n_wanted);
}

/* Of what was changed, not more often than once a week. */
static void
test_weekly (BackupsFixture *fixture, gconstpointer unused)
{
  weekly (fixture, BACKUPS_NOW, 0);
  backups_fixture_write (fixture, "Ayla");
  weekly (fixture, BACKUPS_NOW, 1);
  weekly (fixture, BACKUPS_NOW + 8 * BACKUPS_DAY, 1);

  backups_fixture_write (fixture, "Can");
  weekly (fixture, BACKUPS_NOW + 6 * BACKUPS_DAY, 1);
  weekly (fixture, BACKUPS_NOW + 7 * BACKUPS_DAY, 2);
  weekly (fixture, BACKUPS_NOW + 30 * BACKUPS_DAY, 2);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* In a thread it is the same, and nobody waits for it: not even until it begins. */
static void
test_threads (BackupsFixture *fixture, gconstpointer unused)
{
  /* The thread may hold it a moment longer. */
  g_autoptr (ImzBackupsModel) model = imz_backups_model_new (fixture->store.dir);
  g_autoptr (GAsyncResult) weekly_result = NULL;
  g_autoptr (GAsyncResult) list_result = NULL;
  g_autoptr (GAsyncResult) restore_result = NULL;
  g_autoptr (GAsyncResult) failed_result = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *aside = NULL;

  backups_fixture_write (fixture, "Ayla");
  imz_backups_model_make_weekly_async (model, BACKUPS_NOW, done_cb, &weekly_result);
  g_assert_null (weekly_result);
  g_assert_true (
    imz_backups_model_make_weekly_finish (model, wait_for (&weekly_result), &fixture->error));
  imz_backups_model_list_async (model, done_cb, &list_result);
  backups = imz_backups_model_list_finish (model, wait_for (&list_result));
  g_assert_cmpuint (backups->len, ==, 1);

  backups_fixture_write (fixture, "Can");
  imz_backups_model_restore_async (model, ((ImzBackup *) backups->pdata[0])->path, BACKUPS_NOW,
                                   done_cb, &restore_result);
  g_assert_true (
    imz_backups_model_restore_finish (model, wait_for (&restore_result), &aside, &fixture->error));
  backups_fixture_assert_holds (fixture, "Ayla");
  backups_fixture_assert_file_holds (aside, "Can");

  backups_fixture_spoil (fixture->store.path);
  imz_backups_model_make_weekly_async (model, BACKUPS_NOW + 8 * BACKUPS_DAY, done_cb,
                                       &failed_result);
  g_assert_false (
    imz_backups_model_make_weekly_finish (model, wait_for (&failed_result), &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_DAMAGED);
}

/* For a while the clock was ten years ahead. It does not stop backups until then, nor do those of that time drive out
 * the ones that are made now. */
static void
test_clock_set_back (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = NULL;

  backups_fixture_write (fixture, "Ayla");
  for (guint i = 0; i < 5; i++)
    g_free (backups_fixture_make (fixture, BACKUPS_NOW + 3650 * BACKUPS_DAY + i));

  backups_fixture_write (fixture, "Can");
  weekly (fixture, BACKUPS_NOW, 5);
  path = g_build_filename (fixture->folder, FIRST, NULL);
  backups_fixture_assert_file_holds (path, "Can");

  backups_fixture_write (fixture, "Deniz");
  weekly (fixture, BACKUPS_NOW + BACKUPS_DAY, 5);
  weekly (fixture, BACKUPS_NOW + 7 * BACKUPS_DAY, 5);
  backups_fixture_assert_file_holds (path, "Can");
}

/* Nothing is kept yet. */
static void
test_of_nothing (BackupsFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) backups = imz_backups_model_list (fixture->model);

  g_assert_cmpuint (backups->len, ==, 0);
  g_assert_null (imz_backups_model_find_latest (fixture->model));
  g_assert_null (imz_backups_model_make (fixture->model, BACKUPS_NOW, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_CANNOT_OPEN);
  g_assert_true (imz_backups_model_check (fixture->model, &fixture->error));
  g_assert_false (g_file_test (fixture->store.dir, G_FILE_TEST_EXISTS));
}

typedef struct {
  const char *sentence;
  const char *sql; /* (nullable): makes it so; NULL: spoilt altogether */
  ImzStoreError code;
} Unsound;

static const Unsound unsound[] = {
  { "it is no database any more", NULL, IMZ_STORE_ERROR_DAMAGED },
  { "another program's", "PRAGMA application_id = 7", IMZ_STORE_ERROR_DAMAGED },
  { "a newer version's", "PRAGMA user_version = 99", IMZ_STORE_ERROR_NEWER },
  { "a table is not there", "DROP TABLE claim", IMZ_STORE_ERROR_DAMAGED },
  { "an index does not fit its table",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql ="
    " 'CREATE INDEX claim_profile ON claim (seen_at)' WHERE name = 'claim_profile';"
    "INSERT INTO claim VALUES ('0000000000000000000000000000000000000000000000000000000000000000',"
    " 1, 1, 2, 'good', 0, 3);",
    IMZ_STORE_ERROR_DAMAGED },
  { "something belongs to nobody",
    "PRAGMA foreign_keys = OFF;"
    "INSERT INTO claim VALUES ('0000000000000000000000000000000000000000000000000000000000000000',"
    " 77, 1, 2, 'good', 0, 3);",
    IMZ_STORE_ERROR_DAMAGED },
};

static void
make_unsound (BackupsFixture *fixture, const Unsound *self)
{
  if (self->sql != NULL)
    store_fixture_make (&fixture->store, self->sql);
  else
    backups_fixture_spoil (fixture->store.path);
}

/* What nobody can believe is not backed up, and so does not drive out what can be. */
static void
test_of_unsound (BackupsFixture *fixture, gconstpointer data)
{
  const Unsound *row = data;

  backups_fixture_write (fixture, "Ayla");
  g_free (backups_fixture_make (fixture, BACKUPS_NOW));
  g_assert_true (imz_backups_model_check (fixture->model, NULL));
  make_unsound (fixture, row);

  g_assert_null (
    imz_backups_model_make (fixture->model, BACKUPS_NOW + BACKUPS_DAY, &fixture->error));
  backups_fixture_assert_error (fixture, row->code);
  g_assert_false (
    imz_backups_model_make_weekly (fixture->model, BACKUPS_NOW + 9 * BACKUPS_DAY, &fixture->error));
  backups_fixture_assert_error (fixture, row->code);
  g_assert_false (imz_backups_model_check (fixture->model, &fixture->error));
  backups_fixture_assert_error (fixture, row->code);
  assert_folder (fixture, FIRST);
}

/* Nor is it offered. */
static void
test_list_of_unsound (BackupsFixture *fixture, gconstpointer data)
{
  const Unsound *row = data;
  g_autofree char *good = NULL;
  g_autofree char *bad = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (ImzBackup) latest = NULL;

  backups_fixture_write (fixture, "Ayla");
  good = backups_fixture_make (fixture, BACKUPS_NOW);
  make_unsound (fixture, row);
  bad = g_build_filename (fixture->folder, "imzam-2026-11-22T10-00-00Z.db", NULL);
  g_assert_cmpint (g_rename (fixture->store.path, bad), ==, 0);

  backups = imz_backups_model_list (fixture->model);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpstr (((ImzBackup *) backups->pdata[0])->path, ==, good);
  latest = imz_backups_model_find_latest (fixture->model);
  g_assert_cmpstr (latest->path, ==, good);
}

/* What is only called so, or leads elsewhere, is no backup. */
static void
test_not_a_backup (BackupsFixture *fixture, gconstpointer unused)
{
  static const char *const names[] = {
    "imzam-2026-11-21.db",
    "imzam.db",
    "imzam-2026-11-21T10-00-00Z.db.old",
    FIRST "\n",
    "x" FIRST,
    "notes.txt",
    "imzam-2026-13-41T10-00-00.db",
  };
  g_autofree char *path = NULL;
  g_autofree char *link_path = g_build_filename (fixture->folder, FIRST, NULL);
  g_autoptr (GPtrArray) backups = NULL;

  backups_fixture_write (fixture, "Ayla");
  path = backups_fixture_make (fixture, BACKUPS_NOW + 60);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *other = g_build_filename (fixture->folder, names[i], NULL);

    g_assert_cmpint (link (path, other), ==, 0);
  }
  g_assert_cmpint (symlink (path, link_path), ==, 0);

  backups = imz_backups_model_list (fixture->model);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpstr (((ImzBackup *) backups->pdata[0])->path, ==, path);
}

static void
fill (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "ballast", NULL);
  FILE *file = fopen (path, "w");

  while (fputc ('x', file) != EOF && fflush (file) == 0)
    ;
  fclose (file);
}

/* The disk is full: the one before stays, and nothing is left of the other. */
static void
test_full (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *ballast = g_build_filename (fixture->store.top, "ballast", NULL);

  g_assert_cmpint (mount ("tmpfs", fixture->store.top, "tmpfs", MS_NOSUID | MS_NODEV, "size=512k"),
                   ==, 0);
  backups_fixture_write (fixture, "Ayla");
  g_free (backups_fixture_make (fixture, BACKUPS_NOW));
  fill (fixture->store.top);

  g_assert_null (
    imz_backups_model_make (fixture->model, BACKUPS_NOW + BACKUPS_DAY, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_FULL);
  assert_folder (fixture, FIRST);

  g_assert_cmpint (g_unlink (ballast), ==, 0);
  g_free (backups_fixture_make (fixture, BACKUPS_NOW + BACKUPS_DAY));
  g_assert_cmpint (umount2 (fixture->store.top, MNT_DETACH), ==, 0);
}

static void
test_read_only (BackupsFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_cmpint (mount ("tmpfs", fixture->store.top, "tmpfs", MS_NOSUID | MS_NODEV, "size=2m"),
                   ==, 0);
  backups_fixture_write (fixture, "Ayla");
  g_free (backups_fixture_make (fixture, BACKUPS_NOW));
  g_assert_cmpint (mount (NULL, fixture->store.top, NULL,
                          MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL),
                   ==, 0);

  g_assert_null (
    imz_backups_model_make (fixture->model, BACKUPS_NOW + BACKUPS_DAY, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_READ_ONLY);
  g_assert_true (imz_backups_model_check (fixture->model, &fixture->error));
  g_assert_no_error (fixture->error);
  backups = imz_backups_model_list (fixture->model);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (umount2 (fixture->store.top, MNT_DETACH), ==, 0);
}

static void
add_test (const char *path, gconstpointer data, void (*test) (BackupsFixture *, gconstpointer))
{
  g_test_add (path, BackupsFixture, data, backups_fixture_set_up, test, backups_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  add_test ("/store/backups/one", NULL, test_one);
  add_test ("/store/backups/in-use", NULL, test_in_use);
  add_test ("/store/backups/records", NULL, test_records);
  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++) {
    g_autofree char *path = g_strdup_printf ("/store/backups/strange/%zu", i);

    add_test (path, strange[i], test_strange);
  }
  add_test ("/store/backups/strange-last", NULL, test_strange_last);
  add_test ("/store/backups/linked", NULL, test_linked);
  add_test ("/store/backups/kept", NULL, test_kept);
  add_test ("/store/backups/at-work", NULL, test_at_work);
  add_test ("/store/backups/unfinished", NULL, test_unfinished);
  add_test ("/store/backups/weekly", NULL, test_weekly);
  add_test ("/store/backups/threads", NULL, test_threads);
  add_test ("/store/backups/clock-set-back", NULL, test_clock_set_back);
  add_test ("/store/backups/of-nothing", NULL, test_of_nothing);
  for (gsize i = 0; i < G_N_ELEMENTS (unsound); i++) {
    g_autofree char *of = g_strdup_printf ("/store/backups/of-unsound/%zu", i);
    g_autofree char *list = g_strdup_printf ("/store/backups/list-of-unsound/%zu", i);

    add_test (of, &unsound[i], test_of_unsound);
    add_test (list, &unsound[i], test_list_of_unsound);
  }
  add_test ("/store/backups/not-a-backup", NULL, test_not_a_backup);
  add_test ("/store/backups/full", NULL, test_full);
  add_test ("/store/backups/read-only", NULL, test_read_only);

  return g_test_run ();
}
