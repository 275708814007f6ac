/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The file of the applications: who else writes to it, what stands in it that cannot be, and what is said then. */

#include <sys/mount.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "history-fixture.h"
#include "imz-backups-model.h"
#include "imz-bed.h"
#include "imz-database-access.h"
#include "imz-store-error.h"

static void
iterate_until (guint *n, guint wanted)
{
  while (*n < wanted)
    g_main_context_iteration (NULL, TRUE);
}

/* Two windows. */
static void
test_other_program (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&self->people.store);
  g_autoptr (ImzHistoryModel) other = imz_history_model_new (database, IMZ_HISTORY_SCOPE_CURRENT);
  g_autoptr (ImzRecord) a = NULL;
  g_autoptr (ImzRecord) b = history_fixture_record (2, "b");
  g_autoptr (ImzRecord) kept = NULL;
  g_autoptr (ImzRecord) noted = NULL;
  g_autoptr (GError) error = NULL;

  history_fixture_assert_listed (self->model, "");
  history_fixture_assert_listed (other, "");
  a = history_fixture_add (self, 1, "a");
  history_fixture_assert_items (self, "0-0+1 ");
  kept = imz_history_model_add (other, b, 0, &error);
  g_assert_no_error (error);
  iterate_until (&self->n_changed, 2);
  history_fixture_assert_items (self, "0-0+1 ");
  history_fixture_assert_listed (self->model, "b|a");

  noted = history_fixture_note (other, a, "from there");
  iterate_until (&self->n_changed, 3);
  history_fixture_assert_items (self, "1-1+1 ");
  history_fixture_assert_listed (self->model, "b|from there");

  /* Before this window was told: nothing is lost. */
  g_assert_true (imz_history_model_remove (other, imz_record_get_facts (kept)->id, &error));
  g_assert_null (imz_history_model_change (self->model, kept, b, 0, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_RECORD);
  g_clear_error (&error);
  g_assert_null (imz_history_model_change (self->model, a, a, 0, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_CHANGED);
  iterate_until (&self->n_changed, 4);
  history_fixture_assert_listed (self->model, "from there");
}

/* Gone while nobody was told: there is something in its place until the list says otherwise. */
static void
test_gone_meanwhile (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) record = history_fixture_add (self, 1, "a");
  g_autoptr (ImzRecord) item = NULL;

  history_fixture_reopen (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, 1);
  store_fixture_make (&self->people.store, "PRAGMA foreign_keys = ON; DELETE FROM record");
  item = g_list_model_get_item (G_LIST_MODEL (self->model), 0);
  g_assert_cmpint (imz_record_get_facts (item)->id, ==, imz_record_get_facts (record)->id);
  iterate_until (&self->n_changed, 1);
  history_fixture_assert_items (self, "0-1+0 ");
  g_assert_null (imz_history_model_get_problem (self->model));
}

/* A newer version's is read as far as it is understood, and not a byte is touched. */
static void
test_newer (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) a = history_fixture_add (self, 1, "a");
  g_autoptr (ImzRecord) b = history_fixture_add (self, 2, "b");
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  history_fixture_reopen (self);
  store_fixture_make (&self->people.store,
                      "ALTER TABLE record ADD COLUMN more TEXT;"
                      "UPDATE record SET kind = 'by-post', stage = 'lost' WHERE note = 'a';"
                      "UPDATE record_stage SET stage = 'lost', by = 'radio' WHERE record = 1;"
                      "PRAGMA user_version = 4");
  before = store_fixture_read (&self->people.store);

  history_fixture_assert_listed (self->model, "b|a");
  g_assert_nonnull (strstr (imz_history_model_get_problem (self->model), "newer"));
  g_assert_false (imz_history_model_is_damaged (self->model));
  g_assert_null (imz_history_model_add (self->model, a, 0, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_null (imz_history_model_change (self->model, b, a, 0, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NEWER);
  g_assert_false (imz_history_model_remove (self->model, 1, NULL));
  after = store_fixture_read (&self->people.store);
  g_assert_true (g_bytes_equal (before, after));
}

/* Nothing is shown of what nobody can have kept so, nor is it overwritten. */
static void
test_strange (HistoryFixture *self, gconstpointer unused)
{
  static const struct {
    const char *sentence;
    const char *sql;
  } vectors[] = {
    { "a mark that is none", "UPDATE record SET uid = 'A' || substr (uid, 2)" },
    { "a person that is none", "UPDATE record SET profile = 77" }, /* it is in nobody's list */
    { "a kind that is none", "UPDATE record SET kind = 'gift'" },
    { "a method that is none", "UPDATE record SET method = 'by-voice'" },
    { "a province that is none", "UPDATE record SET province = '../etc'" },
    { "made when no calendar was", "UPDATE record SET created_at = 9223372036854775807" },
    { "changed when no calendar was", "UPDATE record SET changed_at = -9223372036854775807" },
    { "a stage that is none", "UPDATE record SET stage = 'lost'" },
    { "another stage than its last one", "UPDATE record SET stage = 'in-use'" },
    { "open though it is over", "UPDATE record SET is_open = 1" },
    { "another first day", "UPDATE record SET first_at = first_at + 1" },
    { "a refusal that is none", "UPDATE record SET refusal = 'weather'" },
    { "a courier that hides", "UPDATE record SET courier = 'c' || char (8238)" },
    { "a courier with an identity number", "UPDATE record SET courier = '10000000146'" },
    { "a tracking number in two lines", "UPDATE record SET tracking = '1' || char (10)" },
    { "a link that hides", "UPDATE record SET link = 'https://' || char (8206)" },
    { "a note that fills the memory", "PRAGMA ignore_check_constraints = ON; UPDATE record SET "
                                      "note = printf ('%.*c', 2000000, 'x')" },
    { "a note that rings", "UPDATE record SET note = 'n' || char (7)" },
    { "a note with an identity number", "UPDATE record SET note = 'no 10000000146'" },
    { "a day that is none", "UPDATE record SET letter_day = '2023-02-30'" },
    { "a day that is a text", "UPDATE record SET letter_day = '0123456789'" },
    { "a letter that hides", "UPDATE record SET letter_number = char (8203)" },
    { "a fingerprint that is none", "UPDATE record SET old_sha256 = upper (old_sha256)" },
    { "a new one that is none", "UPDATE record SET new_sha256 = 'x' || substr (new_sha256, 2)" },
    { "ended before it began", "UPDATE record SET old_not_after = old_not_before - 1" },
    { "a new one that ended so", "UPDATE record SET new_not_before = new_not_after + 1" },
    { "no stage at all", "DELETE FROM record_stage" },
    { "a way backwards", "UPDATE record_stage SET stage = 'in-use' WHERE position = 1" },
    { "a stage before the one before", "UPDATE record_stage SET at = 1 WHERE position = 2" },
    { "a stage in no calendar", "UPDATE record_stage SET at = 9223372036854775807"
                                " WHERE position = 3" },
    { "a teller that is none", "UPDATE record_stage SET by = 'radio' WHERE position = 1" },
    { "a way without end", "WITH RECURSIVE n (i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n"
                           " WHERE i < 600) INSERT INTO record_stage"
                           " SELECT 1, i, 'refused', 1800000000, 'person' FROM n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzRecord) record = history_fixture_full_record ();
    g_autoptr (ImzRecord) kept = NULL;
    g_autoptr (ImzRecord) item = NULL;
    g_autofree char *sql =
      g_strconcat ("PRAGMA ignore_check_constraints = ON;", vectors[i].sql, NULL);
    g_autoptr (GError) error = NULL;
    guint n_changed;

    g_test_message ("%s", vectors[i].sentence);
    kept = imz_history_model_add (self->model, record, 0, &error);
    g_assert_no_error (error);
    history_fixture_reopen (self);
    store_fixture_make (&self->people.store, sql);

    /* It is found out when it is asked for. */
    item = g_list_model_get_item (G_LIST_MODEL (self->model), 0);
    g_assert_true (item == NULL || imz_record_get_facts (item)->note == NULL);
    n_changed = self->n_changed;
    g_assert_null (imz_history_model_find (self->model, 1));
    iterate_until (&self->n_changed, n_changed + 1);
    g_assert_true (imz_history_model_is_damaged (self->model));
    g_assert_nonnull (strstr (imz_history_model_get_problem (self->model), "damaged"));
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, 0);
    g_assert_null (imz_history_model_find_uid (self->model, imz_record_get_facts (kept)->uid));

    g_assert_null (imz_history_model_change (self->model, kept, record, 0, &error));
    g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);
    g_clear_error (&error);
    store_fixture_make (&self->people.store,
                        "DELETE FROM record_stage; DELETE FROM record_text; DELETE FROM record;"
                        "DELETE FROM sqlite_sequence");
    history_fixture_reopen (self);
  }
}

/* What is not there, or is another thing than it seems: nothing else is looked at, nor written. */
static void
test_other_tables (HistoryFixture *self, gconstpointer unused)
{
  static const char *const names[] = { "record", "record_stage", "record_text", "reminder" };
  static const char *const others[] = {
    "DROP TABLE %1$s",
    "DROP TABLE %1$s; CREATE TABLE %1$s (id, record, folded, key)",
    "DROP TABLE %1$s; CREATE VIRTUAL TABLE %1$s USING fts5 (folded)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names) * G_N_ELEMENTS (others); i++) {
    g_autoptr (ImzRecord) record = history_fixture_add (self, 1, "a");
    g_autoptr (GString) sql = g_string_new (others[i % G_N_ELEMENTS (others)]);
    g_autoptr (GError) error = NULL;

    g_string_replace (sql, "%1$s", names[i / G_N_ELEMENTS (others)], 0);
    g_test_message ("%s", sql->str);
    history_fixture_reopen (self);
    store_fixture_make (&self->people.store, sql->str);
    g_assert_true (imz_history_model_is_damaged (self->model));
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, 0);
    g_assert_null (imz_history_model_add (self->model, record, 0, &error));
    g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);

    g_assert_cmpint (g_remove (self->people.store.path), ==, 0);
    history_fixture_reopen (self);
  }
}

/* The file cannot be read at all: what was shown stays in its place until it is asked for. */
static void
test_spoilt (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) record = history_fixture_add (self, 1, "a");
  g_autoptr (GError) error = NULL;

  history_fixture_reopen (self);
  history_fixture_assert_listed (self->model, "a");
  g_assert_true (
    g_file_set_contents (self->people.store.path, "not a database at all", -1, &error));
  iterate_until (&self->n_changed, 1);
  g_assert_true (imz_history_model_is_damaged (self->model));
  history_fixture_assert_listed (self->model, "a");
  g_assert_null (imz_history_model_add (self->model, record, 0, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED);
}

/* One byte is wrong, and the backup is of the same moment: when it is restored, an open window has all of it again. */
static void
test_restored (HistoryFixture *self, gconstpointer unused)
{
  enum {
    NOW = 1800000000,
  };
  g_autoptr (ImzBackupsModel) backups = imz_backups_model_new (self->people.store.dir);
  g_autoptr (ImzRecord) a = history_fixture_add (self, 1, "a");
  g_autoptr (ImzRecord) b = history_fixture_add (self, 2, "b");
  g_autofree char *backup = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  backup = imz_backups_model_make (backups, NOW, &error);
  g_assert_no_error (error);
  history_fixture_reopen (self);
  store_fixture_make (&self->people.store,
                      "UPDATE record SET letter_day = '0000000000' WHERE note = 'b'");
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (self->model), 0));
  while (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (imz_history_model_is_damaged (self->model));

  self->n_changed = 0;
  imz_backups_model_restore (backups, backup, NOW, &aside, &error);
  g_assert_no_error (error);
  iterate_until (&self->n_changed, 1);
  g_assert_false (imz_history_model_is_damaged (self->model));
  g_assert_null (imz_history_model_get_problem (self->model));
  history_fixture_assert_listed (self->model, "b|a");
  g_assert_false (imz_history_model_is_damaged (self->model));
}

/* The same, before the list could go: what stood in the damaged one's place is told of anew. */
static void
test_mended (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) a = history_fixture_add (self, 1, "a");

  history_fixture_reopen (self);
  store_fixture_make (&self->people.store, "UPDATE record SET letter_day = '0000000000'");
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (self->model), 0));
  store_fixture_make (&self->people.store, "UPDATE record SET letter_day = ''");
  history_fixture_assert_items (self, "");
  imz_history_model_set_order (self->model, IMZ_HISTORY_ORDER_OLDEST);
  history_fixture_assert_items (self, "0-1+0 0-0+1 ");
  history_fixture_assert_listed (self->model, "a");
  g_assert_false (imz_history_model_is_damaged (self->model));
}

static void
mount_small (HistoryFixture *self, const char *size)
{
  g_assert_cmpint (mount ("tmpfs", self->people.store.top, "tmpfs", MS_NOSUID | MS_NODEV, size), ==,
                   0);
}

static void
close_and_unmount (HistoryFixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->model));
  profile_fixture_close (&self->people);
  g_assert_cmpint (umount2 (self->people.store.top, MNT_DETACH), ==, 0);
  profile_fixture_open (&self->people);
  self->model = imz_history_model_new (self->people.database, IMZ_HISTORY_SCOPE_CURRENT);
}

/* Until nothing goes in any more; all that was said to be kept is there. */
static void
test_full (HistoryFixture *self, gconstpointer unused)
{
  g_autofree char *note = g_strnfill (4000, 'n');
  g_autoptr (ImzRecord) record = history_fixture_record (1, note);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  mount_small (self, "size=600k");
  for (;; n++) {
    g_autoptr (ImzRecord) kept = imz_history_model_add (self->model, record, 0, &error);

    if (kept == NULL)
      break;
    g_assert_cmpuint (n, <, 200);
  }
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_FULL);
  g_assert_cmpuint (n, >, 5);
  g_assert_nonnull (strstr (imz_history_model_get_problem (self->model), "full"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, n);

  history_fixture_reopen (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, n);
  for (guint i = 0; i < n; i++) {
    g_autoptr (ImzRecord) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

    g_assert_cmpstr (imz_record_get_facts (item)->note, ==, note);
  }
  close_and_unmount (self);
}

static void
test_read_only (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  mount_small (self, "size=1m");
  record = history_fixture_add (self, 1, "a");
  history_fixture_reopen (self);
  g_assert_cmpint (mount (NULL, self->people.store.top, NULL,
                          MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL),
                   ==, 0);

  history_fixture_assert_listed (self->model, "a");
  g_assert_nonnull (strstr (imz_history_model_get_problem (self->model), "cannot be written"));
  g_assert_false (imz_history_model_is_damaged (self->model));
  g_assert_null (imz_history_model_change (self->model, record, record, 1, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_READ_ONLY);
  history_fixture_assert_listed (self->model, "a");
  close_and_unmount (self);
}

static void
test_busy (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&self->people.store);
  g_autoptr (ImzRecord) record = history_fixture_add (self, 1, "a");
  g_autoptr (ImzRecord) noted = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, NULL));
  g_assert_null (imz_history_model_change (self->model, record, record, 1, &error));
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BUSY);
  g_assert_null (imz_history_model_get_problem (self->model)); /* it will be over soon */
  history_fixture_assert_listed (self->model, "a");
  imz_database_end_writing (database, FALSE, NULL);
  noted = history_fixture_note (self->model, record, "b");
}

/* Nobody else reads what is kept, whatever the umask. */
static void
test_modes (HistoryFixture *self, gconstpointer unused)
{
  mode_t mask = umask (0);
  g_autoptr (ImzRecord) record = history_fixture_add (self, 1, "a");
  g_autoptr (GDir) dir = g_dir_open (self->people.store.dir, 0, NULL);
  const char *name;

  umask (mask);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (self->people.store.dir, name, NULL);
    struct stat info;

    g_assert_cmpint (g_stat (path, &info), ==, 0);
    g_assert_cmphex (info.st_mode & 07777, ==, 0600);
  }
}

static void
add_test (const char *path, void (*test) (HistoryFixture *, gconstpointer))
{
  g_test_add (path, HistoryFixture, NULL, history_fixture_set_up, test, history_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  add_test ("/store/history-file/other-program", test_other_program);
  add_test ("/store/history-file/gone-meanwhile", test_gone_meanwhile);
  add_test ("/store/history-file/newer", test_newer);
  add_test ("/store/history-file/strange", test_strange);
  add_test ("/store/history-file/other-tables", test_other_tables);
  add_test ("/store/history-file/spoilt", test_spoilt);
  add_test ("/store/history-file/restored", test_restored);
  add_test ("/store/history-file/mended", test_mended);
  add_test ("/store/history-file/full", test_full);
  add_test ("/store/history-file/read-only", test_read_only);
  add_test ("/store/history-file/busy", test_busy);
  add_test ("/store/history-file/modes", test_modes);

  return g_test_run ();
}
