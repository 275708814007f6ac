/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A file as the first version made it: what is in it is found, and it gets this version's tables as soon as that can
 * be. */

#include <sys/mount.h>

#include <sqlite3.h>

#include "core-fixture.h"
#include "imz-bed.h"
#include "imz-profile-model.h"
#include "imz-run-model.h"
#include "imz-store-error.h"
#include "store-fixture.h"

#define VALID "A:valid"
#define WINDOW "B:window"

/* Word for word; then there were two people, and each had claimed an e-imza. */
#define FIRST_VERSION                                                                          \
  "PRAGMA journal_mode = WAL;"                                                                 \
  "PRAGMA application_id = 1231911533;"                                                        \
  "CREATE TABLE profile ("                                                                     \
  "  id INTEGER PRIMARY KEY,"                                                                  \
  "  name TEXT NOT NULL,"                                                                      \
  "  folded TEXT NOT NULL UNIQUE,"                                                             \
  "  e_onay TEXT NOT NULL DEFAULT 'unknown',"                                                  \
  "  e_onay_at INTEGER NOT NULL DEFAULT 0,"                                                    \
  "  is_current INTEGER NOT NULL DEFAULT 0 CHECK (is_current IN (0, 1))"                       \
  ") STRICT;"                                                                                  \
  "CREATE UNIQUE INDEX profile_current ON profile (is_current) WHERE is_current;"              \
  "CREATE TABLE claim ("                                                                       \
  "  sha256 TEXT NOT NULL PRIMARY KEY"                                                         \
  "    CHECK (length (sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),"                        \
  "  profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,"                      \
  "  not_before INTEGER NOT NULL,"                                                             \
  "  not_after INTEGER NOT NULL,"                                                              \
  "  revocation TEXT NOT NULL,"                                                                \
  "  revoked_at INTEGER NOT NULL,"                                                             \
  "  seen_at INTEGER NOT NULL CHECK (seen_at <> 0)"                                            \
  ") STRICT, WITHOUT ROWID;"                                                                   \
  "CREATE INDEX claim_profile ON claim (profile);"                                             \
  "INSERT INTO profile (name, folded, is_current) VALUES ('', '', 1);"                         \
  "PRAGMA user_version = 1;"                                                                   \
  "UPDATE profile SET name = 'Ayla', folded = 'ayla', e_onay = 'yes', e_onay_at = 1700000000;" \
  "INSERT INTO profile (name, folded) VALUES ('Işık', 'işik');"

static void
make_first_version (StoreFixture *fixture)
{
  static const char *const claimed[] = { VALID, WINDOW };

  store_fixture_make (fixture, FIRST_VERSION);
  for (gsize i = 0; i < G_N_ELEMENTS (claimed); i++) {
    g_autoptr (ImzCertificate) certificate = core_fixture_certificate (claimed[i]);
    g_autofree char *sql =
      g_strdup_printf ("INSERT INTO claim VALUES ('%s', %d, 1600000000, 1800000000, 'good', 0,"
                       " 1700000000)",
                       imz_certificate_get_sha256 (certificate), (int) i + 1);

    store_fixture_make (fixture, sql);
  }
}

static void
assert_found (ImzProfileModel *model)
{
  static const char *const names[] = { "Ayla", "Işık", NULL };
  g_autoptr (ImzCertificate) valid = core_fixture_certificate (VALID);
  g_autoptr (ImzCertificate) window = core_fixture_certificate (WINDOW);
  g_auto (GStrv) found = imz_profile_model_get_names (model);

  g_assert_cmpstrv (found, names);
  g_assert_cmpstr (imz_profile_model_get_current (model), ==, "Ayla");
  g_assert_cmpint (imz_profile_model_get_e_onay (model), ==, IMZ_E_ONAY_YES);
  g_assert_cmpint (imz_profile_model_get_e_onay_told_at (model), ==, 1700000000);
  g_assert_cmpstr (imz_profile_model_get_owner (model, imz_certificate_get_sha256 (valid)), ==,
                   "Ayla");
  g_assert_cmpstr (imz_profile_model_get_owner (model, imz_certificate_get_sha256 (window)), ==,
                   "Işık");
}

static void
assert_version (StoreFixture *fixture, gint64 version)
{
  g_assert_cmpint (store_fixture_ask (fixture, "PRAGMA user_version"), ==, version);
}

/* Whoever only looks makes the tables new; each person has a key of their own. */
static void
test_reading (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *key = NULL;

  make_first_version (fixture);
  assert_found (model);
  g_assert_null (imz_profile_model_get_problem (model));
  assert_version (fixture, 2);
  g_assert_cmpint (
    store_fixture_ask (fixture, "SELECT count (DISTINCT key) FROM profile WHERE key <> ''"), ==, 2);
  g_assert_cmpint (store_fixture_ask (fixture, "SELECT count (*) FROM pragma_integrity_check"
                                               " WHERE integrity_check <> 'ok'"),
                   ==, 0);

  /* Once and for all. */
  key = g_strdup (imz_profile_model_get_key (model));
  g_assert_cmpuint (strlen (key), ==, 32);
  before = store_fixture_read (fixture);
  g_clear_object (&model);
  g_clear_object (&database);
  database = store_fixture_open (fixture);
  model = imz_profile_model_new (database);
  assert_found (model);
  g_assert_cmpstr (imz_profile_model_get_key (model), ==, key);
  after = store_fixture_read (fixture);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_writing (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);
  g_autoptr (ImzRunModel) runs = imz_run_model_new (database);
  g_autoptr (ImzKeptRun) run = imz_kept_run_new ("e-onay");
  g_autoptr (GError) error = NULL;

  make_first_version (fixture);
  imz_run_model_keep (runs, run, &error);
  g_assert_no_error (error);
  assert_version (fixture, 2);
  assert_found (model);
}

/* As long as nothing can be written, what it has is there, and nothing else. */
static void
test_read_only (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);
  g_autoptr (ImzRunModel) runs = imz_run_model_new (database);
  g_autoptr (ImzKeptRun) run = imz_kept_run_new ("e-onay");
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mount ("tmpfs", fixture->top, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m"), ==, 0);
  make_first_version (fixture);
  g_assert_cmpint (
    mount (NULL, fixture->top, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL),
    ==, 0);

  assert_found (model);
  g_assert_cmpstr (imz_profile_model_get_key (model), ==, "");
  g_assert_null (imz_profile_model_get_gone_keys (model)[0]);
  open = imz_run_model_get_open (runs);
  g_assert_cmpuint (open->len, ==, 0);

  g_assert_nonnull (strstr (imz_profile_model_get_problem (model), "cannot be written"));
  g_assert_null (imz_profile_model_get_reading_problem (model));
  g_assert_false (imz_run_model_keep (runs, run, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (run->id, ==, 0);

  g_clear_object (&model);
  g_clear_object (&runs);
  g_clear_object (&database);
  g_assert_cmpint (umount2 (fixture->top, MNT_DETACH), ==, 0);
}

/* Nobody waits for another program; the next time it is made up for. */
static void
test_busy (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = imz_database_new (fixture->dir, 60 * 60 * 1000);
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);
  sqlite3 *other = NULL;

  make_first_version (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  assert_found (model);
  g_assert_cmpstr (imz_profile_model_get_key (model), ==, "");
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);

  g_clear_object (&model);
  model = imz_profile_model_new (database);
  assert_found (model);
  g_assert_cmpuint (strlen (imz_profile_model_get_key (model)), ==, 32);
}

/* Something stands where this version's tables belong: it is not overwritten, and what is there is still found. */
static void
test_in_the_way (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);
  g_autoptr (GError) error = NULL;

  make_first_version (fixture);
  store_fixture_make (fixture, "CREATE TABLE guide_run (song TEXT) STRICT");
  assert_found (model);
  g_assert_false (imz_profile_model_add (model, "Deniz", &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);
  assert_version (fixture, 1);
  g_assert_cmpint (store_fixture_ask (fixture, "SELECT count (*) FROM pragma_table_info ('profile')"
                                               " WHERE name = 'key'"),
                   ==, 0);
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

  add_test ("/store/database-older/reading", test_reading);
  add_test ("/store/database-older/writing", test_writing);
  add_test ("/store/database-older/read-only", test_read_only);
  add_test ("/store/database-older/busy", test_busy);
  add_test ("/store/database-older/in-the-way", test_in_the_way);

  return g_test_run ();
}
