/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What comes in the place of the database, and where that is kept. */

#include <sys/mount.h>

#include <sys/stat.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "backups-fixture.h"
#include "imz-bed.h"
#include "imz-profile-model.h"

#define ASIDE "imzam-2026-11-21.db"

/* (transfer full): of the first person, who is not the current one any more */
static char *
make_backup (BackupsFixture *fixture)
{
  char *path;

  backups_fixture_write (fixture, "Ayla");
  path = backups_fixture_make (fixture, BACKUPS_NOW - BACKUPS_DAY);
  backups_fixture_write (fixture, "Can");

  return path;
}

static void
assert_folder (BackupsFixture *fixture, const char *names)
{
  g_autofree char *found = backups_fixture_list_folder (fixture->store.dir);

  g_assert_cmpstr (found, ==, names);
}

static void
remove_aside (BackupsFixture *fixture)
{
  g_autofree char *names = backups_fixture_list_folder (fixture->store.dir);
  g_auto (GStrv) all = g_strsplit (names, "|", -1);

  for (char **name = all; *name != NULL; name++) {
    g_autofree char *path = g_build_filename (fixture->store.dir, *name, NULL);

    if (g_str_has_prefix (*name, "imzam-"))
      g_assert_cmpint (g_unlink (path), ==, 0);
  }
}

/* (transfer full) (nullable) */
static char *
restore (BackupsFixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  char *aside = NULL;

  imz_backups_model_restore (fixture->model, path, BACKUPS_NOW, &aside, &error);
  g_assert_no_error (error);

  return aside;
}

static void
test_sound (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = make_backup (fixture);
  g_autofree char *aside = restore (fixture, backup);
  g_autofree char *second = NULL;

  backups_fixture_assert_holds (fixture, "Ayla");
  assert_folder (fixture, "backups|" ASIDE "|imzam.db");
  backups_fixture_assert_file_holds (aside, "Can");
  backups_fixture_assert_file_holds (backup, "Ayla");

  /* And back again: of one day there may be several. */
  second = restore (fixture, aside);
  assert_folder (fixture, "backups|imzam-2026-11-21-2.db|" ASIDE "|imzam.db");
  backups_fixture_assert_holds (fixture, "Can");
  backups_fixture_assert_file_holds (second, "Ayla");
  backups_fixture_assert_file_holds (aside, "Can");
}

/* Nobody writes into it: whoever read it would wait for ever. */
static void
test_pipe_beside (BackupsFixture *fixture, gconstpointer ending)
{
  g_autofree char *backup = make_backup (fixture);
  g_autofree char *pipe = g_strconcat (backup, ending, NULL);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (
    imz_backups_model_restore (fixture->model, backup, BACKUPS_NOW, NULL, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_CANNOT_OPEN);
  g_assert_cmpint (g_unlink (pipe), ==, 0);
}

/* What cannot be read does not come back. */
static void
test_strange (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = make_backup (fixture);
  StoreFixture copy = { .dir = fixture->store.dir, .path = backup };

  store_fixture_make (&copy, "UPDATE profile SET e_onay = 'sheep'");
  g_assert_false (
    imz_backups_model_restore (fixture->model, backup, BACKUPS_NOW, NULL, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_DAMAGED);
}

/* At half past one at night in Istanbul it is yesterday elsewhere. */
static void
test_day (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = make_backup (fixture);

  g_assert_true (imz_backups_model_restore (fixture->model, backup,
                                            BACKUPS_NOW + 12 * 60 * 60 + 30 * 60, NULL, NULL));
  assert_folder (fixture, "backups|imzam-2026-11-22.db|imzam.db");
}

typedef struct {
  BackupsFixture *fixture;
  const char *backup; /* (nullable): one begins anew */
  gint *n_waiting;
} Restorer;

static gpointer
run_restorer (gpointer data)
{
  Restorer *self = data;
  g_autoptr (ImzBackupsModel) model = imz_backups_model_new (self->fixture->store.dir);

  g_atomic_int_dec_and_test (self->n_waiting);
  while (g_atomic_int_get (self->n_waiting) > 0)
    ;

  /* Who comes too late may be told so. */
  if (self->backup != NULL)
    imz_backups_model_restore (model, self->backup, BACKUPS_NOW, NULL, NULL);
  else
    imz_backups_model_set_aside (model, BACKUPS_NOW, NULL, NULL);

  return NULL;
}

static gboolean
is_aside (BackupsFixture *fixture, const char *file, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->store.dir, file, NULL);
  StoreFixture aside = { .dir = fixture->store.dir, .path = path };
  g_autofree char *sql =
    g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM profile WHERE name = '%s')", name);

  return g_file_test (path, G_FILE_TEST_EXISTS) && store_fixture_ask (&aside, sql) == 1;
}

/* Two at once: what was in use is kept aside, whoever comes first. */
static void
test_two (BackupsFixture *fixture, gconstpointer begins_anew)
{
  g_autofree char *backup = make_backup (fixture);
  g_autofree char *other = backups_fixture_make (fixture, BACKUPS_NOW - 60);

  for (guint i = 0; i < 10; i++) {
    gint n_waiting = 2;
    Restorer first = { fixture, backup, &n_waiting };
    Restorer second = { fixture, begins_anew != NULL ? NULL : other, &n_waiting };
    GThread *threads[2];
    g_autofree char *names = NULL;

    backups_fixture_write (fixture, "Deniz");
    threads[0] = g_thread_new ("first", run_restorer, &first);
    threads[1] = g_thread_new ("second", run_restorer, &second);
    g_thread_join (threads[0]);
    g_thread_join (threads[1]);

    names = backups_fixture_list_folder (fixture->store.dir);
    g_test_message ("%s", names);
    g_assert_true (is_aside (fixture, ASIDE, "Deniz") ||
                   is_aside (fixture, "imzam-2026-11-21-2.db", "Deniz"));
    remove_aside (fixture);
  }
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* A window that has it open sees what is new, and writes into that. */
static void
see_restored (BackupsFixture *fixture, const char *backup, gboolean is_spoilt)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&fixture->store);
  g_autoptr (ImzProfileModel) people = imz_profile_model_new (database);
  guint n_changed = 0;

  g_assert_cmpstr (imz_profile_model_get_current (people), ==, "Can");
  g_assert_true (imz_profile_model_rename (people, "Can", "Deniz", NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect_swapped (people, "changed", G_CALLBACK (count_cb), &n_changed);
  if (is_spoilt) {
    g_assert_cmpint (g_unlink (fixture->store.path), ==, 0);
    backups_fixture_spoil (fixture->store.path);
  }

  g_free (restore (fixture, backup));
  while (n_changed == 0 || strcmp (imz_profile_model_get_current (people), "Ayla") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (imz_profile_model_rename (people, "Ayla", "Ece", NULL));
  backups_fixture_assert_holds (fixture, "Ece");
}

static void
test_seen (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = make_backup (fixture);

  see_restored (fixture, backup, FALSE);
}

static void
test_seen_damaged (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = make_backup (fixture);

  see_restored (fixture, backup, TRUE);
}

/* What is damaged is kept as it is, with all that lay beside it, and none of that comes near the new one. */
static void
test_damaged (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = make_backup (fixture);
  g_autofree char *wal = g_strconcat (fixture->store.path, "-wal", NULL);
  g_autofree char *aside = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *aside_wal = NULL;
  g_autofree char *kept_wal = NULL;

  backups_fixture_spoil (fixture->store.path);
  backups_fixture_spoil (wal);
  aside = restore (fixture, backup);

  backups_fixture_assert_holds (fixture, "Ayla");
  assert_folder (fixture, "backups|" ASIDE "|" ASIDE "-wal|imzam.db");
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "what is this?");
  aside_wal = g_strconcat (aside, "-wal", NULL);
  g_assert_true (g_file_get_contents (aside_wal, &kept_wal, NULL, NULL));
  g_assert_cmpstr (kept_wal, ==, "what is this?");
}

/* Of a newer version nothing is written to, but it makes way. */
static void
test_newer (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = make_backup (fixture);
  g_autofree char *aside = NULL;

  store_fixture_make (&fixture->store, "PRAGMA user_version = 99");
  aside = restore (fixture, backup);
  backups_fixture_assert_holds (fixture, "Ayla");
  backups_fixture_assert_file_holds (aside, "Can");
}

/* There is nothing to keep aside. */
static void
test_missing (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = make_backup (fixture);

  g_assert_cmpint (g_unlink (fixture->store.path), ==, 0);
  g_assert_null (restore (fixture, backup));
  assert_folder (fixture, "backups|imzam.db");
  backups_fixture_assert_holds (fixture, "Ayla");
}

typedef struct {
  const char *sentence;
  const char *sql; /* (nullable): NULL: spoilt altogether */
  ImzStoreError code;
} Refused;

static const Refused refused[] = {
  { "damaged", NULL, IMZ_STORE_ERROR_DAMAGED },
  { "without a table", "DROP TABLE claim", IMZ_STORE_ERROR_DAMAGED },
  { "foreign", "PRAGMA application_id = 7", IMZ_STORE_ERROR_DAMAGED },
  { "newer", "PRAGMA user_version = 99", IMZ_STORE_ERROR_NEWER },
};

static void
test_refused (BackupsFixture *fixture, gconstpointer data)
{
  const Refused *row = data;
  g_autofree char *backup = make_backup (fixture);
  StoreFixture copy = { .dir = fixture->folder, .path = backup };
  g_autoptr (GBytes) before = store_fixture_read (&fixture->store);
  g_autoptr (GBytes) after = NULL;
  char *aside = NULL;

  if (row->sql != NULL)
    store_fixture_make (&copy, row->sql);
  else
    backups_fixture_spoil (backup);
  g_assert_false (
    imz_backups_model_restore (fixture->model, backup, BACKUPS_NOW, &aside, &fixture->error));
  backups_fixture_assert_error (fixture, row->code);
  g_assert_null (aside);

  after = store_fixture_read (&fixture->store);
  g_assert_true (g_bytes_equal (before, after));
  assert_folder (fixture, "backups|imzam.db");
}

static void
test_no_backup (BackupsFixture *fixture, gconstpointer unused)
{
  backups_fixture_write (fixture, "Can");
  g_assert_false (imz_backups_model_restore (fixture->model, "/nowhere/imzam.db", BACKUPS_NOW, NULL,
                                             &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_CANNOT_OPEN);
  g_assert_false (
    imz_backups_model_restore (fixture->model, "/dev/zero", BACKUPS_NOW, NULL, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_CANNOT_OPEN);
}

/* While another program writes nothing is put in its way, nor moved away under it. */
static void
test_busy (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = make_backup (fixture);
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (fixture->store.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (
    imz_backups_model_restore (fixture->model, backup, BACKUPS_NOW, NULL, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_BUSY);
  g_assert_false (imz_backups_model_set_aside (fixture->model, BACKUPS_NOW, NULL, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_BUSY);
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);

  assert_folder (fixture, "backups|imzam.db");
  backups_fixture_assert_holds (fixture, "Can");
}

/* Who waited to write writes into what is there then. */
static void
test_waiting (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = make_backup (fixture);
  g_autoptr (ImzDatabase) database = store_fixture_open (&fixture->store);
  g_autoptr (ImzProfileModel) people = imz_profile_model_new (database);

  g_assert_true (imz_profile_model_rename (people, "Can", "Deniz", NULL));
  g_assert_true (imz_backups_model_set_aside (fixture->model, BACKUPS_NOW, NULL, NULL));
  g_free (restore (fixture, backup));
  g_assert_true (imz_profile_model_add (people, "Ece", NULL));
  g_assert_cmpint (store_fixture_ask (&fixture->store, "SELECT count (*) FROM profile"), ==, 2);
}

static void
test_set_aside (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_true (imz_backups_model_set_aside (fixture->model, BACKUPS_NOW, &first, NULL));
  g_assert_null (first);

  backups_fixture_write (fixture, "Ayla");
  backups_fixture_spoil (fixture->store.path);
  g_assert_true (imz_backups_model_set_aside (fixture->model, BACKUPS_NOW, &first, NULL));
  assert_folder (fixture, ASIDE);

  backups_fixture_assert_holds (fixture, "");
  backups_fixture_write (fixture, "Can");
  g_assert_true (imz_backups_model_set_aside (fixture->model, BACKUPS_NOW, &second, NULL));
  assert_folder (fixture, "imzam-2026-11-21-2.db|" ASIDE);
  backups_fixture_assert_file_holds (second, "Can");
}

/* What another program wrote last, and is still in the log, is not lost with it. */
static void
test_set_aside_with_log (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *aside = NULL;
  sqlite3 *other = NULL;

  backups_fixture_write (fixture, "Ayla");
  g_assert_cmpint (sqlite3_open (fixture->store.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (
    sqlite3_exec (other, "UPDATE profile SET name = 'Can', folded = 'can'", NULL, NULL, NULL), ==,
    SQLITE_OK);
  g_assert_true (imz_backups_model_set_aside (fixture->model, BACKUPS_NOW, &aside, NULL));
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);

  g_assert_false (g_file_test (fixture->store.path, G_FILE_TEST_EXISTS));
  backups_fixture_assert_file_holds (aside, "Can");
}

static void
mount_small (BackupsFixture *fixture)
{
  g_assert_cmpint (mount ("tmpfs", fixture->store.top, "tmpfs", MS_NOSUID | MS_NODEV, "size=640k"),
                   ==, 0);
}

static void
fill (BackupsFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->store.top, "ballast", NULL);
  FILE *file = fopen (path, "w");

  while (fputc ('x', file) != EOF && fflush (file) == 0)
    ;
  fclose (file);
}

/* The disk is full, or cannot be written: all is as before, sound or not. */
static void
test_full (BackupsFixture *fixture, gconstpointer is_spoilt)
{
  g_autofree char *backup = NULL;
  g_autofree char *ballast = g_build_filename (fixture->store.top, "ballast", NULL);

  mount_small (fixture);
  backup = make_backup (fixture);
  if (is_spoilt != NULL)
    backups_fixture_spoil (fixture->store.path);
  fill (fixture);
  g_assert_false (
    imz_backups_model_restore (fixture->model, backup, BACKUPS_NOW, NULL, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_FULL);
  g_assert_cmpint (g_unlink (ballast), ==, 0);

  if (is_spoilt == NULL)
    backups_fixture_assert_holds (fixture, "Can");
  g_free (restore (fixture, backup));
  backups_fixture_assert_holds (fixture, "Ayla");
  assert_folder (fixture, "backups|" ASIDE "|imzam.db");
  g_assert_cmpint (umount2 (fixture->store.top, MNT_DETACH), ==, 0);
}

static void
test_read_only (BackupsFixture *fixture, gconstpointer is_spoilt)
{
  g_autofree char *backup = NULL;

  mount_small (fixture);
  backup = make_backup (fixture);
  if (is_spoilt != NULL)
    backups_fixture_spoil (fixture->store.path);
  g_assert_cmpint (mount (NULL, fixture->store.top, NULL,
                          MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL),
                   ==, 0);

  g_assert_false (
    imz_backups_model_restore (fixture->model, backup, BACKUPS_NOW, NULL, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_READ_ONLY);
  g_assert_false (imz_backups_model_set_aside (fixture->model, BACKUPS_NOW, NULL, &fixture->error));
  backups_fixture_assert_error (fixture, IMZ_STORE_ERROR_READ_ONLY);
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

  add_test ("/store/restore/sound", NULL, test_sound);
  add_test ("/store/restore/day", NULL, test_day);
  add_test ("/store/restore/journal-pipe", "-journal", test_pipe_beside);
  add_test ("/store/restore/wal-pipe", "-wal", test_pipe_beside);
  add_test ("/store/restore/strange", NULL, test_strange);
  add_test ("/store/restore/two", NULL, test_two);
  add_test ("/store/restore/two-anew", "anew", test_two);
  add_test ("/store/restore/seen", NULL, test_seen);
  add_test ("/store/restore/seen-damaged", NULL, test_seen_damaged);
  add_test ("/store/restore/damaged", NULL, test_damaged);
  add_test ("/store/restore/newer", NULL, test_newer);
  add_test ("/store/restore/missing", NULL, test_missing);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *path = g_strdup_printf ("/store/restore/refused/%zu", i);

    add_test (path, &refused[i], test_refused);
  }
  add_test ("/store/restore/no-backup", NULL, test_no_backup);
  add_test ("/store/restore/busy", NULL, test_busy);
  add_test ("/store/restore/waiting", NULL, test_waiting);
  add_test ("/store/restore/set-aside", NULL, test_set_aside);
  add_test ("/store/restore/set-aside-with-log", NULL, test_set_aside_with_log);
  add_test ("/store/restore/full", NULL, test_full);
  add_test ("/store/restore/full-damaged", "spoilt", test_full);
  add_test ("/store/restore/read-only", NULL, test_read_only);
  add_test ("/store/restore/read-only-damaged", "spoilt", test_read_only);

  return g_test_run ();
}
