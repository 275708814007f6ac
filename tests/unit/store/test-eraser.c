/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All that was planted is gone and told, nothing else is touched, and what cannot be erased is told, too. */

#include <sys/mount.h>

#include <glib/gstdio.h>

#include "backups-fixture.h"
#include "form-data-fixture.h"
#include "imz-bed.h"
#include "imz-eraser-model.h"

#define OTHER_KEY "0123456789abcdef0123456789abcdef"

typedef struct {
  FormDataFixture data; /* first: it is set up and torn down as such */
  const char *dir;      /* of the database */
  char *cache;
  char *report;
  char *secrets;
  char *elsewhere; /* a folder that is nobody's to erase */
  ImzEraserModel *eraser;
  GPtrArray *erased; /* (nullable) */
} Fixture;

static void
plant (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (parent, 0700);
  g_file_set_contents (path, "planted", -1, &error);
  g_assert_no_error (error);
}

static char *
find (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->data.people.store.top, name, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  form_data_fixture_set_up (&fixture->data, NULL);
  fixture->dir = fixture->data.people.store.dir;
  fixture->cache = find (fixture, "cache/imzam");
  fixture->report = find (fixture, "reports/1000.json");
  fixture->secrets = find (fixture, "keyrings/default.keyring");
  fixture->elsewhere = find (fixture, "elsewhere");
  plant (fixture->elsewhere, "imzam.db");
  fixture->eraser = imz_eraser_model_new (&(ImzEraserPlaces){ .data_dir = fixture->dir,
                                                              .cache_dir = fixture->cache,
                                                              .report = fixture->report,
                                                              .secrets = fixture->secrets },
                                          fixture->data.model);
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      empty (path);
    g_assert_cmpint (g_remove (path), ==, 0);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *planted = g_build_filename (fixture->elsewhere, "imzam.db", NULL);

  g_assert_true (g_file_test (planted, G_FILE_TEST_EXISTS));
  g_clear_pointer (&fixture->erased, g_ptr_array_unref);
  g_assert_finalize_object (fixture->eraser);
  empty (fixture->data.people.store.top);
  g_mkdir (fixture->dir, 0700);
  g_free (fixture->cache);
  g_free (fixture->report);
  g_free (fixture->secrets);
  g_free (fixture->elsewhere);
  form_data_fixture_tear_down (&fixture->data, NULL);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->erased = imz_eraser_model_erase_finish (IMZ_ERASER_MODEL (source), result);
}

static gboolean
is_erased (gpointer user_data)
{
  return ((Fixture *) user_data)->erased != NULL;
}

static void
erase (Fixture *fixture)
{
  g_clear_pointer (&fixture->erased, g_ptr_array_unref);
  imz_eraser_model_erase_async (fixture->eraser, erased_cb, fixture);
  fake_keyring_serve (fixture->data.keyring, is_erased, fixture);
  for (guint i = 0; i < fixture->erased->len; i++) {
    const ImzErased *entry = fixture->erased->pdata[i];

    g_test_message ("%d %s", entry->is_erased, entry->text);
  }
}

/* How many parts were told to be gone, and how many not. */
static void
assert_told (Fixture *fixture, guint n_erased, guint n_left)
{
  guint found[2] = { 0 };

  for (guint i = 0; i < fixture->erased->len; i++)
    found[((ImzErased *) fixture->erased->pdata[i])->is_erased]++;
  g_assert_cmpuint (found[TRUE], ==, n_erased);
  g_assert_cmpuint (found[FALSE], ==, n_left);
}

static void
assert_line (Fixture *fixture, gboolean wanted, const char *part)
{
  for (guint i = 0; i < fixture->erased->len; i++) {
    const ImzErased *entry = fixture->erased->pdata[i];

    if (entry->is_erased == wanted && strstr (entry->text, part) != NULL)
      return;
  }
  g_error ("nobody told of “%s”", part);
}

static void
assert_gone (const char *path)
{
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
plant_all (Fixture *fixture)
{
  static const char *const names[] = {
    "imzam-2026-11-21.db",
    "imzam-2026-11-21-2.db-wal",
    ".new-a1B2c3",
    "backups/imzam-2026-11-14T10-00-00Z.db",
    "backups/imzam-2026-11-14T10-00-00Z-2.db",
    "backups/.new-a1B2c3-journal",
  };
  g_autofree char *caches = g_path_get_dirname (fixture->cache);

  fake_keyring_start (fixture->data.keyring);
  form_data_fixture_load (&fixture->data);
  imz_form_data_model_set (fixture->data.model, IMZ_FORM_FIELD_MOBILE, "5321234567");
  form_data_fixture_do_well (&fixture->data, KEEP);
  fake_keyring_put (fixture->data.keyring, OTHER_KEY, "{}");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    plant (fixture->dir, names[i]);
  plant (caches, "imzam/ocsp/answer");
  plant (caches, "imzam/issuer.der");
  plant (caches, "others");
  plant ("/", fixture->report);
  plant ("/", fixture->secrets);
}

/* Whoever had it open sees that. */
static void
assert_begun_anew (Fixture *fixture)
{
  while (*imz_profile_model_get_current (fixture->data.people.model) != '\0')
    g_main_context_iteration (NULL, TRUE);
  fake_keyring_serve (fixture->data.keyring, form_data_fixture_is_answered, fixture);
}

static void
test_all (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *others = find (fixture, "cache/others");

  plant_all (fixture);
  g_assert_cmpuint (fake_keyring_get_n_items (fixture->data.keyring), ==, 2);
  erase (fixture);

  assert_told (fixture, 7, 0);
  g_assert_cmpuint (fake_keyring_get_n_items (fixture->data.keyring), ==, 0);
  form_data_fixture_assert_value (&fixture->data, IMZ_FORM_FIELD_MOBILE, NULL);
  assert_gone (fixture->dir);
  assert_gone (fixture->cache);
  assert_gone (fixture->report);
  assert_gone (fixture->secrets);
  g_assert_true (g_file_test (others, G_FILE_TEST_EXISTS));

  assert_begun_anew (fixture);
  g_assert_true (imz_profile_model_rename (fixture->data.people.model, "", "Can", NULL));
  fake_keyring_serve (fixture->data.keyring, form_data_fixture_is_answered, fixture);
}

/* Of what was not there nothing is told. */
static void
test_nothing (Fixture *fixture, gconstpointer unused)
{
  fake_keyring_start (fixture->data.keyring);
  erase (fixture);
  erase (fixture);
  assert_told (fixture, 1, 0);
}

/* Files of others, in İmzam's folders too, and those that only look like İmzam's. */
static void
test_not_ours (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = {
    "backups/imzam-2026-11-14T10-00-00Z.db\n",
    "notes.txt",
    "imzam.db.old",
    "imzam-2026.db",
    "backups/my-own.db",
    "provinces/home.ini",
  };

  fake_keyring_start (fixture->data.keyring);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    plant (fixture->dir, names[i]);
  erase (fixture);

  assert_told (fixture, 2, 1);
  assert_line (fixture, FALSE, "is still there");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (fixture->dir, names[i], NULL);

    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  }
}

static void
plant_link (Fixture *fixture, const char *target, const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);

  g_mkdir_with_parents (parent, 0700);
  g_remove (path);
  g_assert_cmpint (symlink (target, path), ==, 0);
}

/* A link goes, but not what it leads to; and that is told. */
static void
test_links (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *target = g_build_filename (fixture->elsewhere, "imzam.db", NULL);
  g_autofree char *database = g_build_filename (fixture->dir, "imzam.db", NULL);
  g_autofree char *backups = g_build_filename (fixture->dir, "backups", NULL);
  g_autofree char *cached = g_build_filename (fixture->cache, "ocsp", NULL);

  fake_keyring_start (fixture->data.keyring);
  plant_link (fixture, target, database);
  plant_link (fixture, fixture->elsewhere, backups);
  plant_link (fixture, fixture->elsewhere, cached);
  plant_link (fixture, target, fixture->report);
  plant_link (fixture, target, fixture->secrets);
  erase (fixture);

  assert_told (fixture, 3, 6);
  assert_gone (fixture->cache);
  assert_line (fixture, FALSE, "was a link");
  assert_line (fixture, FALSE, "leads to another place");
}

/* However deep something lies, nothing is left without a word. */
static void
test_deep (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) deep = g_string_new ("file");

  for (guint i = 0; i < 25; i++)
    g_string_prepend (deep, "a/");
  fake_keyring_start (fixture->data.keyring);
  plant (fixture->cache, deep->str);
  erase (fixture);

  assert_told (fixture, 2, 1);
  assert_line (fixture, FALSE, "could not be erased");
}

/* What is in a name is not obeyed. */
static void
test_name (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *link = g_build_filename (fixture->cache, "a\x1b[31m", NULL);

  fake_keyring_start (fixture->data.keyring);
  plant_link (fixture, fixture->elsewhere, link);
  erase (fixture);
  assert_line (fixture, FALSE, "a\\u001B[31m");
}

static void
test_linked_folders (Fixture *fixture, gconstpointer unused)
{
  fake_keyring_start (fixture->data.keyring);
  empty (fixture->dir);
  plant_link (fixture, fixture->elsewhere, fixture->dir);
  plant_link (fixture, fixture->elsewhere, fixture->cache);
  erase (fixture);
  assert_told (fixture, 1, 2);
}

/* What cannot be erased does not stop the rest. */
static void
test_read_only (Fixture *fixture, gconstpointer unused)
{
  g_mkdir_with_parents (fixture->cache, 0700);
  g_assert_cmpint (mount ("tmpfs", fixture->cache, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m"), ==,
                   0);
  plant_all (fixture);
  g_assert_cmpint (mount (NULL, fixture->cache, NULL,
                          MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL),
                   ==, 0);
  erase (fixture);

  assert_told (fixture, 6, 2);
  assert_line (fixture, FALSE, "nothing can be written");
  assert_gone (fixture->report);
  assert_gone (fixture->dir);
  assert_begun_anew (fixture);
  g_assert_cmpint (umount2 (fixture->cache, MNT_DETACH), ==, 0);
}

/* Whoever does not want to unlock the keyring keeps what is in it, and is told so once. */
static void
test_locked (Fixture *fixture, gconstpointer unused)
{
  plant_all (fixture);
  fake_keyring_lock (fixture->data.keyring);
  fake_keyring_set_prompt (fixture->data.keyring, FAKE_PROMPT_DISMISSED);
  erase (fixture);

  assert_told (fixture, 6, 1);
  assert_line (fixture, FALSE, "keyring");
  g_assert_cmpuint (fake_keyring_get_n_prompts (fixture->data.keyring), ==, 1);
  g_assert_cmpuint (fake_keyring_get_n_items (fixture->data.keyring), ==, 2);
  assert_begun_anew (fixture);
}

/* In a session without a keyring there is nothing to erase there. */
static void
test_no_keyring (Fixture *fixture, gconstpointer unused)
{
  imz_form_data_model_set (fixture->data.model, IMZ_FORM_FIELD_MOBILE, "5321234567");
  erase (fixture);
  assert_told (fixture, 1, 0);
  form_data_fixture_assert_value (&fixture->data, IMZ_FORM_FIELD_MOBILE, NULL);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  int status;

  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  add_test ("/store/eraser/all", test_all);
  add_test ("/store/eraser/nothing", test_nothing);
  add_test ("/store/eraser/not-ours", test_not_ours);
  add_test ("/store/eraser/links", test_links);
  add_test ("/store/eraser/deep", test_deep);
  add_test ("/store/eraser/name", test_name);
  add_test ("/store/eraser/linked-folders", test_linked_folders);
  add_test ("/store/eraser/read-only", test_read_only);
  add_test ("/store/eraser/locked", test_locked);
  add_test ("/store/eraser/no-keyring", test_no_keyring);

  status = g_test_run ();
  fake_keyring_end_bus ();
  return status;
}
