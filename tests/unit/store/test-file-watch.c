/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* When a database is told to be another one. */

#include "imz-file-watch.h"

#include <sys/stat.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "imz-database-file.h"
#include "store-fixture.h"

static void
count_cb (gpointer n)
{
  ++*(guint *) n;
}

static void
seen_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer n)
{
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    ++*(guint *) n;
}

static void
wait_for (const guint *n)
{
  while (*n == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
write_file (const char *path, const char *contents)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

/* What SQLite does to its log when it only reads is not told; what is written is. */
static void
test_touched (StoreFixture *fixture, gconstpointer suffix)
{
  g_autofree char *path = g_strconcat (fixture->path, suffix, NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->dir);
  g_autoptr (GFileMonitor) witness = NULL;
  g_autoptr (ImzFileWatch) watch = NULL;
  guint n_told = 0, n_seen = 0;

  g_mkdir (fixture->dir, 0700);
  write_file (path, "before");
  watch = imz_file_watch_new (fixture->path, count_cb, &n_told);
  /* Made later, told later. */
  witness = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  g_signal_connect (witness, "changed", G_CALLBACK (seen_cb), &n_seen);

  g_chmod (path, 0600);
  wait_for (&n_seen);
  g_assert_cmpuint (n_told, ==, 0);

  write_file (path, "after it");
  wait_for (&n_told);
}

/* What is taken away, and a folder that comes later, are told. */
static void
test_coming_and_going (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzFileWatch) watch = NULL;
  guint n_told = 0;

  watch = imz_file_watch_new (fixture->path, count_cb, &n_told);
  g_mkdir (fixture->dir, 0700);
  write_file (fixture->path, "there");
  wait_for (&n_told);

  n_told = 0;
  g_unlink (fixture->path);
  wait_for (&n_told);
}

/* Nobody comes between who takes the folder away and who makes it anew. */
static void
test_made_anew (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *away = g_strconcat (fixture->dir, "-away", NULL);
  g_autoptr (ImzFileWatch) watch = NULL;
  guint n_told = 0;

  g_mkdir (fixture->dir, 0700);
  watch = imz_file_watch_new (fixture->path, count_cb, &n_told);
  for (guint i = 0; i < 3; i++) {
    g_assert_no_errno (g_rmdir (fixture->dir));
    g_assert_no_errno (g_mkdir (fixture->dir, 0700));
    write_file (fixture->path, "there");
    wait_for (&n_told);
    n_told = 0;
    g_unlink (fixture->path);
    wait_for (&n_told);
    n_told = 0;
  }

  g_assert_no_errno (g_rename (fixture->dir, away));
  g_assert_no_errno (g_mkdir (fixture->dir, 0700));
  write_file (fixture->path, "there");
  wait_for (&n_told);
  g_assert_no_errno (g_rmdir (away));
}

/* What is written in the same moment of the system's clock can be told apart. */
static void
test_ring (StoreFixture *fixture, gconstpointer unused)
{
  enum {
    N = 20,
  };
  ImzDatabaseFile *files[N];
  g_autoptr (GHashTable) times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < N; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i);
    g_autofree char *dir = g_build_filename (fixture->dir, number, NULL);

    g_assert_no_errno (g_mkdir_with_parents (dir, 0700));
    files[i] = imz_database_file_new (dir);
    write_file (imz_database_file_get_path (files[i]), "there");
  }

  for (guint i = 0; i < N; i++)
    imz_database_file_ring (files[i]);
  for (guint i = 0; i < N; i++) {
    g_autofree char *dir = g_path_get_dirname (imz_database_file_get_path (files[i]));
    struct stat status;

    g_assert_no_errno (stat (imz_database_file_get_path (files[i]), &status));
    g_assert_true (g_hash_table_add (times, g_strdup_printf ("%" G_GINT64_FORMAT ".%09ld",
                                                             (gint64) status.st_mtim.tv_sec,
                                                             status.st_mtim.tv_nsec)));
    g_assert_no_errno (g_unlink (imz_database_file_get_path (files[i])));
    g_assert_no_errno (g_rmdir (dir));
    imz_database_file_free (files[i]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/file-watch/touched", StoreFixture, "", store_fixture_set_up, test_touched,
              store_fixture_tear_down);
  g_test_add ("/store/file-watch/touched/log", StoreFixture, "-wal", store_fixture_set_up,
              test_touched, store_fixture_tear_down);
  g_test_add ("/store/file-watch/coming-and-going", StoreFixture, NULL, store_fixture_set_up,
              test_coming_and_going, store_fixture_tear_down);
  g_test_add ("/store/file-watch/made-anew", StoreFixture, NULL, store_fixture_set_up,
              test_made_anew, store_fixture_tear_down);
  g_test_add ("/store/file-watch/ring", StoreFixture, NULL, store_fixture_set_up, test_ring,
              store_fixture_tear_down);

  return g_test_run ();
}
