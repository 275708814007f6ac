/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-trust-cache.h"

#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "imz-ocsp.h"
#include "imz-trust-error.h"
#include "imz-x509.h"
#include "trust-fixture.h"

#define KEY "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define OTHER_KEY "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define URI "http://depo.example.org/list.crl"

typedef struct {
  char *top;
  char *dir; /* not there yet */
  ImzTrustCache *cache;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->top = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  self->dir = g_build_filename (self->top, "a", "cache", NULL);
  self->cache = imz_trust_cache_new (self->dir);
}

static void
remove_recursively (const char *path)
{
  g_autoptr (GDir) dir =
    g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *below = g_build_filename (path, name, NULL);

    remove_recursively (below);
  }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  imz_trust_cache_unref (self->cache);
  remove_recursively (self->top);
  g_free (self->top);
  g_free (self->dir);
}

static GBytes *
text (const char *content)
{
  return g_bytes_new (content, strlen (content));
}

static void
keep (Fixture *self, ImzTrustCacheShelf shelf, const char *key, const char *content, gint64 at)
{
  g_autoptr (GBytes) bytes = text (content);
  g_autoptr (GError) error = NULL;

  g_assert_true (imz_trust_cache_keep (self->cache, shelf, key, bytes, at, &error));
  g_assert_no_error (error);
}

static void
assert_loads (Fixture *self,
              ImzTrustCacheShelf shelf,
              const char *key,
              const char *content,
              gint64 at)
{
  gint64 fetched_at = -1;
  g_autoptr (GBytes) bytes = imz_trust_cache_load (self->cache, shelf, key, &fetched_at);

  if (content == NULL) {
    g_assert_null (bytes);
    return;
  }
  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content,
                   strlen (content));
  g_assert_cmpint (fetched_at, ==, at);
}

static char *
path_of (Fixture *self, const char *folder, const char *name)
{
  return g_build_filename (self->dir, folder, name, NULL);
}

static void
test_keep (Fixture *self, gconstpointer unused)
{
  assert_loads (self, IMZ_TRUST_CACHE_OCSP, KEY, NULL, 0);
  keep (self, IMZ_TRUST_CACHE_OCSP, KEY, "first", 1000);
  keep (self, IMZ_TRUST_CACHE_OCSP, OTHER_KEY, "other", 1001);
  keep (self, IMZ_TRUST_CACHE_CRL, URI, "list", 1002);
  assert_loads (self, IMZ_TRUST_CACHE_OCSP, KEY, "first", 1000);
  assert_loads (self, IMZ_TRUST_CACHE_OCSP, OTHER_KEY, "other", 1001);
  assert_loads (self, IMZ_TRUST_CACHE_CRL, URI, "list", 1002);
  assert_loads (self, IMZ_TRUST_CACHE_CRL, URI "2", NULL, 0);

  keep (self, IMZ_TRUST_CACHE_OCSP, KEY, "second", 2000);
  assert_loads (self, IMZ_TRUST_CACHE_OCSP, KEY, "second", 2000);
}

static void
assert_mode (Fixture *self, const char *folder, const char *name, guint mode)
{
  g_autofree char *path = path_of (self, folder, name);
  struct stat status;

  g_assert_cmpint (lstat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, mode);
}

/* Only this person may read it, and its name tells nothing to whoever does not know it anyway. */
static void
test_private (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, URI, -1);
  g_autofree char *list = g_strconcat (hash, ".der", NULL);

  keep (self, IMZ_TRUST_CACHE_OCSP, KEY, "x", 1);
  keep (self, IMZ_TRUST_CACHE_CRL, URI, "x", 1);
  assert_mode (self, "", NULL, 0700);
  assert_mode (self, "ocsp", NULL, 0700);
  assert_mode (self, "ocsp", KEY ".der", 0600);
  assert_mode (self, "crl", NULL, 0700);
  assert_mode (self, "crl", list, 0600);
}

static void
test_nothing_is_kept (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzTrustCache) none = imz_trust_cache_new (NULL);
  g_autoptr (GBytes) bytes = text ("x");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issuers = imz_trust_cache_load_issuers (none);
  gint64 fetched_at;

  g_assert_cmpuint (issuers->len, ==, 0);
  g_assert_null (imz_trust_cache_load (none, IMZ_TRUST_CACHE_OCSP, KEY, &fetched_at));
  g_assert_false (imz_trust_cache_keep (none, IMZ_TRUST_CACHE_OCSP, KEY, bytes, 1, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_false (imz_trust_cache_keep_issuer (none, bytes, 1, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
put (const char *path, gsize length)
{
  g_autofree char *content = g_strnfill (length, 'x');

  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
test_size (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = path_of (self, "ocsp", KEY ".der");
  gint64 fetched_at;
  g_autoptr (GBytes) largest = NULL;

  keep (self, IMZ_TRUST_CACHE_OCSP, KEY, "x", 1);
  put (path, IMZ_OCSP_MAX_BYTES + 1);
  assert_loads (self, IMZ_TRUST_CACHE_OCSP, KEY, NULL, 0);
  put (path, 0);
  assert_loads (self, IMZ_TRUST_CACHE_OCSP, KEY, NULL, 0);
  put (path, IMZ_OCSP_MAX_BYTES);
  largest = imz_trust_cache_load (self->cache, IMZ_TRUST_CACHE_OCSP, KEY, &fetched_at);
  g_assert_nonnull (largest);
  g_assert_cmpuint (g_bytes_get_size (largest), ==, IMZ_OCSP_MAX_BYTES);

  /* … and it can be replaced. */
  keep (self, IMZ_TRUST_CACHE_OCSP, KEY, "x", 2);
  assert_loads (self, IMZ_TRUST_CACHE_OCSP, KEY, "x", 2);
}

/* Neither a link nor anything else that is no file leads anywhere, or keeps us waiting. */
static void
test_no_file (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = path_of (self, "ocsp", KEY ".der");
  g_autofree char *elsewhere = g_build_filename (self->top, "elsewhere", NULL);

  keep (self, IMZ_TRUST_CACHE_OCSP, KEY, "x", 1);
  put (elsewhere, 10);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink (elsewhere, path), ==, 0);
  assert_loads (self, IMZ_TRUST_CACHE_OCSP, KEY, NULL, 0);
  keep (self, IMZ_TRUST_CACHE_OCSP, KEY, "y", 2);
  assert_loads (self, IMZ_TRUST_CACHE_OCSP, KEY, "y", 2);
  g_assert_true (g_file_test (elsewhere, G_FILE_TEST_IS_REGULAR));

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_loads (self, IMZ_TRUST_CACHE_OCSP, KEY, NULL, 0);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_loads (self, IMZ_TRUST_CACHE_OCSP, KEY, NULL, 0);
}

static void
test_linked_folder (Fixture *self, gconstpointer unused)
{
  g_autofree char *folder = path_of (self, "ocsp", NULL);
  g_autofree char *elsewhere = g_build_filename (self->top, "elsewhere", NULL);
  g_autofree char *file = g_build_filename (elsewhere, KEY ".der", NULL);
  g_autoptr (GBytes) bytes = text ("x");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (self->dir, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_assert_cmpint (symlink (elsewhere, folder), ==, 0);
  put (file, 10);

  assert_loads (self, IMZ_TRUST_CACHE_OCSP, KEY, NULL, 0);
  g_assert_false (
    imz_trust_cache_keep (self->cache, IMZ_TRUST_CACHE_OCSP, OTHER_KEY, bytes, 1, &error));
  g_assert_nonnull (error);
}

static void
test_no_place (Fixture *self, gconstpointer unused)
{
  g_autofree char *above = g_path_get_dirname (self->dir);
  g_autoptr (GBytes) bytes = text ("x");
  g_autoptr (GError) error = NULL;

  put (above, 1); /* where a folder should be */
  g_assert_false (imz_trust_cache_keep (self->cache, IMZ_TRUST_CACHE_OCSP, KEY, bytes, 1, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  assert_loads (self, IMZ_TRUST_CACHE_OCSP, KEY, NULL, 0);
}

static guint
count_issuers (Fixture *self)
{
  g_autoptr (GPtrArray) issuers = imz_trust_cache_load_issuers (self->cache);

  return issuers->len;
}

static void
test_issuers (Fixture *self, gconstpointer unused)
{
  g_assert_cmpuint (count_issuers (self), ==, 0);
  for (guint i = 0; i < 3; i++) {
    g_autoptr (TrustParty) party =
      trust_party_new (&(TrustFixtureSpec){ .extensions = TRUST_FIXTURE_CA }, NULL);
    g_autoptr (GBytes) der = imz_x509_to_der (party->x509);
    g_autofree char *sha256 = imz_x509_get_sha256 (party->x509);
    g_autofree char *name = g_strconcat (sha256, ".der", NULL);
    g_autofree char *path = path_of (self, "certificates", name);
    g_autoptr (GError) error = NULL;

    for (guint j = 0; j < 2; j++) {
      g_assert_true (imz_trust_cache_keep_issuer (self->cache, der, 1000, &error));
      g_assert_no_error (error);
    }
    g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    g_assert_cmpuint (count_issuers (self), ==, i + 1);
  }
}

/* What does not hold what its name says is as good as not there. */
static void
test_damaged_issuers (Fixture *self, gconstpointer unused)
{
  static const char *const names[] = { KEY ".der", KEY,    KEY ".derr",
                                       "x.der",    ".der", KEY ".der.A1B2C3" };
  g_autoptr (TrustParty) party =
    trust_party_new (&(TrustFixtureSpec){ .extensions = TRUST_FIXTURE_CA }, NULL);
  g_autoptr (GBytes) der = imz_x509_to_der (party->x509);
  g_autoptr (GBytes) nonsense = text ("nonsense");
  gsize size;
  const char *data = g_bytes_get_data (der, &size);

  g_assert_true (imz_trust_cache_keep_issuer (self->cache, nonsense, 1, NULL));
  g_assert_cmpuint (count_issuers (self), ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = path_of (self, "certificates", names[i]);

    g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  }
  g_assert_cmpuint (count_issuers (self), ==, 0);

  g_assert_true (imz_trust_cache_keep_issuer (self->cache, der, 1, NULL));
  g_assert_cmpuint (count_issuers (self), ==, 1);
}

static void
test_too_many_issuers (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = text ("0"), last = text ("last");

  for (guint i = 0; i < IMZ_TRUST_CACHE_MAX_ISSUERS; i++) {
    g_autofree char *content = g_strdup_printf ("%u", i);
    g_autoptr (GBytes) bytes = text (content);

    g_assert_true (imz_trust_cache_keep_issuer (self->cache, bytes, 1, NULL));
  }

  g_assert_false (imz_trust_cache_keep_issuer (self->cache, last, 1, &error));
  g_assert_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_TOO_LARGE);
  g_assert_true (imz_trust_cache_keep_issuer (self->cache, first, 1, NULL)); /* it is there */
}

/* What was fetched long ago is forgotten when something new is kept. */
static void
test_old_is_forgotten (Fixture *self, gconstpointer unused)
{
  const gint64 day = 24 * 60 * 60, now = 2000 * day;
  const char *const uris[] = { "http://a/1", "http://a/2", "http://a/3" };

  keep (self, IMZ_TRUST_CACHE_CRL, uris[0], "old", now - 61 * day);
  keep (self, IMZ_TRUST_CACHE_CRL, uris[1], "recent", now - 59 * day);
  keep (self, IMZ_TRUST_CACHE_CRL, uris[2], "new", now);
  assert_loads (self, IMZ_TRUST_CACHE_CRL, uris[0], NULL, 0);
  assert_loads (self, IMZ_TRUST_CACHE_CRL, uris[1], "recent", now - 59 * day);
  assert_loads (self, IMZ_TRUST_CACHE_CRL, uris[2], "new", now);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/trust/cache/keep", test_keep);
  add ("/trust/cache/old-is-forgotten", test_old_is_forgotten);
  add ("/trust/cache/private", test_private);
  add ("/trust/cache/nothing-is-kept", test_nothing_is_kept);
  add ("/trust/cache/size", test_size);
  add ("/trust/cache/no-file", test_no_file);
  add ("/trust/cache/linked-folder", test_linked_folder);
  add ("/trust/cache/no-place", test_no_place);
  add ("/trust/cache/issuers", test_issuers);
  add ("/trust/cache/damaged-issuers", test_damaged_issuers);
  add ("/trust/cache/too-many-issuers", test_too_many_issuers);
  return g_test_run ();
}
