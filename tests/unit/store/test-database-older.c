/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A file as each older version made it: what is in it is found, and it gets this version's tables as soon as that can
 * be. */

#include <sys/mount.h>

#include <sqlite3.h>

#include "core-fixture.h"
#include "imz-bed.h"
#include "imz-history-model.h"
#include "imz-profile-model.h"
#include "imz-reminder-model.h"
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

/* Likewise; Ayla had begun a guide. */
#define SECOND_VERSION                                                                       \
  FIRST_VERSION                                                                              \
  "ALTER TABLE profile ADD COLUMN key TEXT NOT NULL DEFAULT ''"                              \
  "  CHECK (key = '' OR (length (key) = 32 AND key NOT GLOB '*[^0-9a-f]*'));"                \
  "UPDATE profile SET key = lower (hex (randomblob (16)));"                                  \
  "CREATE UNIQUE INDEX profile_key ON profile (key) WHERE key <> '';"                        \
  "CREATE TABLE gone_key ("                                                                  \
  "  id INTEGER PRIMARY KEY,"                                                                \
  "  key TEXT NOT NULL UNIQUE CHECK (length (key) = 32 AND key NOT GLOB '*[^0-9a-f]*')"      \
  ") STRICT;"                                                                                \
  "CREATE TABLE guide_run ("                                                                 \
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"                                                  \
  "  profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,"                    \
  "  guide TEXT NOT NULL CHECK (length (guide) BETWEEN 1 AND 100),"                          \
  "  started_at INTEGER NOT NULL,"                                                           \
  "  changed_at INTEGER NOT NULL,"                                                           \
  "  is_finished INTEGER NOT NULL DEFAULT 0 CHECK (is_finished IN (0, 1))"                   \
  ") STRICT;"                                                                                \
  "CREATE INDEX guide_run_profile ON guide_run (profile);"                                   \
  "CREATE TABLE guide_run_step ("                                                            \
  "  run INTEGER NOT NULL REFERENCES guide_run (id) ON DELETE CASCADE,"                      \
  "  position INTEGER NOT NULL CHECK (position >= 0),"                                       \
  "  step TEXT NOT NULL CHECK (length (step) BETWEEN 1 AND 100),"                            \
  "  answer TEXT NOT NULL DEFAULT '' CHECK (length (answer) <= 100),"                        \
  "  at INTEGER NOT NULL,"                                                                   \
  "  PRIMARY KEY (run, position)"                                                            \
  ") STRICT, WITHOUT ROWID;"                                                                 \
  "PRAGMA user_version = 2;"                                                                 \
  "INSERT INTO guide_run (profile, guide, started_at, changed_at) VALUES (1, 'lost', 1, 2);" \
  "INSERT INTO guide_run_step VALUES (1, 0, 'begin', 'yes', 1);"

enum {
  THIS_VERSION = 3,
};

typedef struct {
  int number;
  const char *sql;
  guint n_runs;
  gboolean has_keys;
} Version;

static const Version first = { 1, FIRST_VERSION, 0, FALSE };
static const Version second = { 2, SECOND_VERSION, 1, TRUE };

static void
make (StoreFixture *fixture, const Version *version)
{
  static const char *const claimed[] = { VALID, WINDOW };

  store_fixture_make (fixture, version->sql);
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
assert_runs (ImzRunModel *model, guint n)
{
  g_autoptr (GPtrArray) open = imz_run_model_get_open (model);

  g_assert_cmpuint (open->len, ==, n);
  for (guint i = 0; i < n; i++) {
    const ImzKeptRun *run = g_ptr_array_index (open, i);

    g_assert_cmpint (run->record, ==, 0);
    g_assert_cmpuint (run->asked, ==, 0);
  }
}

static void
assert_version (StoreFixture *fixture, gint64 version)
{
  g_assert_cmpint (store_fixture_ask (fixture, "PRAGMA user_version"), ==, version);
}

/* Whoever only looks makes the tables new; each person has a key of their own. */
static void
test_reading (StoreFixture *fixture, gconstpointer user_data)
{
  const Version *version = user_data;
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);
  g_autoptr (ImzRunModel) runs = imz_run_model_new (database);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *key = NULL;

  make (fixture, version);
  assert_found (model);
  g_assert_null (imz_profile_model_get_problem (model));
  assert_version (fixture, THIS_VERSION);
  assert_runs (runs, version->n_runs);
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
  g_clear_object (&runs);
  g_clear_object (&database);
  database = store_fixture_open (fixture);
  model = imz_profile_model_new (database);
  assert_found (model);
  g_assert_cmpstr (imz_profile_model_get_key (model), ==, key);
  after = store_fixture_read (fixture);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_writing (StoreFixture *fixture, gconstpointer user_data)
{
  static const char *const said[] = { "end:0123:30", NULL };
  const Version *version = user_data;
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);
  g_autoptr (ImzRunModel) runs = imz_run_model_new (database);
  g_autoptr (ImzHistoryModel) history = imz_history_model_new (database, IMZ_HISTORY_SCOPE_CURRENT);
  g_autoptr (ImzReminderModel) reminders = imz_reminder_model_new (database);
  g_autoptr (ImzKeptRun) run = imz_kept_run_new ("e-onay");
  g_autoptr (ImzRecord) record = imz_record_new (&(ImzRecordFacts){ .created_at = 1 });
  g_autoptr (ImzRecord) kept = NULL;
  g_autoptr (GError) error = NULL;

  make (fixture, version);
  kept = imz_history_model_add (history, record, 1, &error);
  g_assert_no_error (error);
  assert_version (fixture, THIS_VERSION);
  assert_found (model);
  assert_runs (runs, version->n_runs);

  imz_run_model_keep (runs, run, &error);
  g_assert_no_error (error);
  imz_reminder_model_note_said (reminders, said, 1, &error);
  g_assert_no_error (error);
}

/* As long as nothing can be written, what it has is there, and nothing else. */
static void
test_read_only (StoreFixture *fixture, gconstpointer user_data)
{
  const Version *version = user_data;
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);
  g_autoptr (ImzRunModel) runs = imz_run_model_new (database);
  g_autoptr (ImzHistoryModel) history = imz_history_model_new (database, IMZ_HISTORY_SCOPE_CURRENT);
  g_autoptr (ImzReminderModel) reminders = imz_reminder_model_new (database);
  g_autoptr (ImzKeptRun) run = imz_kept_run_new ("e-onay");
  g_autoptr (ImzRecord) record = imz_record_new (&(ImzRecordFacts){ .created_at = 1 });
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mount ("tmpfs", fixture->top, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m"), ==, 0);
  make (fixture, version);
  g_assert_cmpint (
    mount (NULL, fixture->top, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL),
    ==, 0);

  assert_found (model);
  g_assert_true ((*imz_profile_model_get_key (model) != '\0') == version->has_keys);
  g_assert_null (imz_profile_model_get_gone_keys (model)[0]);
  assert_runs (runs, version->n_runs);
  g_assert_cmpuint (imz_history_model_get_n_kept (history), ==, 0);
  g_assert_null (imz_history_model_find (history, 1));
  g_assert_true (imz_reminder_model_load (reminders, &error));
  g_assert_false (imz_reminder_model_was_said (reminders, "end:0123:30"));

  g_assert_nonnull (strstr (imz_history_model_get_problem (history), "cannot be written"));
  g_assert_false (imz_history_model_is_damaged (history));
  g_assert_null (imz_history_model_add (history, record, 1, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_nonnull (strstr (imz_profile_model_get_problem (model), "cannot be written"));
  g_assert_null (imz_profile_model_get_reading_problem (model));
  g_assert_false (imz_run_model_keep (runs, run, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (run->id, ==, 0);

  g_clear_object (&model);
  g_clear_object (&runs);
  g_clear_object (&history);
  g_clear_object (&reminders);
  g_clear_object (&database);
  g_assert_cmpint (umount2 (fixture->top, MNT_DETACH), ==, 0);
}

/* Nobody waits for another program; the next time it is made up for. */
static void
test_busy (StoreFixture *fixture, gconstpointer user_data)
{
  const Version *version = user_data;
  g_autoptr (ImzDatabase) database = imz_database_new (fixture->dir, 60 * 60 * 1000);
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);
  sqlite3 *other = NULL;

  make (fixture, version);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  assert_found (model);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  assert_version (fixture, version->number);

  g_clear_object (&model);
  model = imz_profile_model_new (database);
  assert_found (model);
  assert_version (fixture, THIS_VERSION);
}

/* Something stands where this version's tables belong: it is not overwritten, and what is there is still found. */
static void
test_in_the_way (StoreFixture *fixture, gconstpointer user_data)
{
  const Version *version = user_data;
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);
  g_autoptr (GError) error = NULL;

  make (fixture, version);
  store_fixture_make (fixture, "CREATE TABLE record (song TEXT) STRICT");
  assert_found (model);
  g_assert_false (imz_profile_model_add (model, "Deniz", &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);
  assert_version (fixture, version->number);
  g_assert_cmpint (store_fixture_ask (fixture, "SELECT count (*) FROM pragma_table_info ('profile')"
                                               " WHERE name = 'key'"),
                   ==, version->has_keys);
}

static void
add_tests (const char *name, void (*test) (StoreFixture *, gconstpointer))
{
  static const Version *const versions[] = { &first, &second };

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++) {
    g_autofree char *path =
      g_strdup_printf ("/store/database-older/%d/%s", versions[i]->number, name);

    g_test_add (path, StoreFixture, versions[i], store_fixture_set_up, test,
                store_fixture_tear_down);
  }
}

int
main (int argc, char *argv[])
{
  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  add_tests ("reading", test_reading);
  add_tests ("writing", test_writing);
  add_tests ("read-only", test_read_only);
  add_tests ("busy", test_busy);
  add_tests ("in-the-way", test_in_the_way);

  return g_test_run ();
}
