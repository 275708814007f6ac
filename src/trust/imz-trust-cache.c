/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-trust-cache.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "imz-crl.h"
#include "imz-ocsp.h"
#include "imz-trust-error.h"
#include "imz-x509.h"

#define ISSUERS "certificates"
#define SUFFIX ".der"

enum {
  SHA256_DIGITS = 64,
};

struct _ImzTrustCache {
  gatomicrefcount ref_count;
  char *dir;
};

enum {
  KEPT_SECONDS = 60 * 24 * 60 * 60, /* of an answer, after it was fetched */
};

static const struct {
  const char *folder;
  gsize max_bytes;
} shelves[] = {
  [IMZ_TRUST_CACHE_OCSP] = { "ocsp", IMZ_OCSP_MAX_BYTES },
  [IMZ_TRUST_CACHE_CRL] = { "crl", IMZ_CRL_MAX_BYTES },
};

ImzTrustCache *
imz_trust_cache_new (const char *dir)
{
  ImzTrustCache *self = g_new0 (ImzTrustCache, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->dir = g_strdup (dir);

  return self;
}

ImzTrustCache *
imz_trust_cache_ref (ImzTrustCache *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_trust_cache_unref (ImzTrustCache *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->dir);
  g_free (self);
}

static gboolean
is_hash (const char *text, gsize length)
{
  if (length != SHA256_DIGITS)
    return FALSE;

  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit (text[i]) && (text[i] < 'a' || text[i] > 'f'))
      return FALSE;
  }

  return TRUE;
}

static GBytes *
read_all (int fd, gsize size)
{
  g_autofree guint8 *data = g_malloc (size);
  gsize length = 0;

  while (length < size) {
    gssize n = TEMP_FAILURE_RETRY (read (fd, data + length, size - length));

    if (n <= 0)
      return NULL;
    length += (gsize) n;
  }

  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/* Nothing but a regular file of a reasonable size is read, and no link is followed to one. */
static GBytes *
load_file (int folder, const char *name, gsize max_bytes, gint64 *modified_at)
{
  int fd = openat (folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  GBytes *bytes = NULL;
  struct stat status;

  if (fd < 0)
    return NULL;

  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && status.st_size > 0 &&
      (guint64) status.st_size <= max_bytes) {
    bytes = read_all (fd, (gsize) status.st_size);
    *modified_at = status.st_mtim.tv_sec;
  }
  close (fd);

  return bytes;
}

/* Says so when nothing is ever kept. */
static gboolean
has_dir (ImzTrustCache *self, GError **error)
{
  if (self->dir == NULL)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "there is no folder to keep it");

  return self->dir != NULL;
}

static int
open_folder (ImzTrustCache *self, const char *folder)
{
  g_autofree char *path = NULL;

  if (self->dir == NULL)
    return -1;

  path = g_build_filename (self->dir, folder, NULL);
  return g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW, 0);
}

static gboolean
set_file_error (GError **error, const char *what)
{
  int saved_errno = errno;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (saved_errno), "%s: %s", what,
               g_strerror (saved_errno));
  return FALSE;
}

static gboolean
keep_file (ImzTrustCache *self,
           const char *folder,
           const char *name,
           GBytes *bytes,
           gint64 modified_at,
           GError **error)
{
  g_autofree char *folder_path = g_build_filename (self->dir, folder, NULL);
  g_autofree char *path = g_build_filename (folder_path, name, NULL);
  struct timespec times[2] = { { .tv_sec = modified_at }, { .tv_sec = modified_at } };
  int fd;

  if (g_mkdir_with_parents (folder_path, 0700) != 0)
    return set_file_error (error, folder_path);

  fd = open_folder (self, folder); /* refuses a link */
  if (fd < 0)
    return set_file_error (error, folder_path);
  close (fd);

  if (!g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                 (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_CONSISTENT,
                                 0600, error))
    return FALSE;

  return utimensat (AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW) == 0 ||
         set_file_error (error, path);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_issuers (ImzTrustCache *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_build_filename (self->dir, ISSUERS, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_suffix (name, SUFFIX) && is_hash (name, strlen (name) - strlen (SUFFIX)))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);

  return names;
}

GPtrArray *
imz_trust_cache_load_issuers (ImzTrustCache *self)
{
  GPtrArray *issuers = g_ptr_array_new_with_free_func ((GDestroyNotify) X509_free);
  int folder = open_folder (self, ISSUERS);
  g_autoptr (GPtrArray) names = NULL;

  if (folder < 0)
    return issuers;

  names = list_issuers (self);
  for (guint i = 0; i < MIN (names->len, IMZ_TRUST_CACHE_MAX_ISSUERS); i++) {
    const char *name = g_ptr_array_index (names, i);
    gint64 modified_at;
    g_autoptr (GBytes) der = load_file (folder, name, IMZ_X509_MAX_BYTES, &modified_at);
    g_autofree char *sha256 =
      der != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, der) : NULL;
    X509 *issuer = NULL;

    if (sha256 != NULL && g_str_has_prefix (name, sha256))
      issuer = imz_x509_new_from_der (der);
    if (issuer != NULL)
      g_ptr_array_add (issuers, issuer);
  }
  close (folder);

  return issuers;
}

gboolean
imz_trust_cache_keep_issuer (ImzTrustCache *self, GBytes *der, gint64 now, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, der);
  g_autofree char *name = g_strconcat (sha256, SUFFIX, NULL);
  g_autoptr (GPtrArray) names = NULL;

  if (!has_dir (self, error))
    return FALSE;

  names = list_issuers (self);
  if (names->len >= IMZ_TRUST_CACHE_MAX_ISSUERS &&
      !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL)) {
    g_set_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_TOO_LARGE,
                 "there are %d certificates already", IMZ_TRUST_CACHE_MAX_ISSUERS);
    return FALSE;
  }

  return keep_file (self, ISSUERS, name, der, now, error);
}

static char *
name_for_key (ImzTrustCacheShelf shelf, const char *key)
{
  g_autofree char *hash = NULL;

  if (shelf == IMZ_TRUST_CACHE_CRL)
    hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  else if (is_hash (key, strlen (key)))
    hash = g_strdup (key);

  g_return_val_if_fail (hash != NULL, NULL);

  return g_strconcat (hash, SUFFIX, NULL);
}

GBytes *
imz_trust_cache_load (ImzTrustCache *self,
                      ImzTrustCacheShelf shelf,
                      const char *key,
                      gint64 *fetched_at)
{
  int folder = open_folder (self, shelves[shelf].folder);
  g_autofree char *name = NULL;
  GBytes *bytes;

  if (folder < 0)
    return NULL;

  name = name_for_key (shelf, key);
  bytes = load_file (folder, name, shelves[shelf].max_bytes, fetched_at);
  close (folder);

  return bytes;
}

/* A colleague's card that was only looked at is not remembered for ever. */
static void
forget_old (ImzTrustCache *self, const char *folder_name, gint64 now)
{
  g_autofree char *path = g_build_filename (self->dir, folder_name, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  int folder = open_folder (self, folder_name);
  const char *name;

  while (dir != NULL && folder >= 0 && (name = g_dir_read_name (dir)) != NULL) {
    struct stat info;

    if (fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG (info.st_mode) &&
        info.st_mtime < now - KEPT_SECONDS)
      unlinkat (folder, name, 0);
  }
  if (folder >= 0)
    close (folder);
}

gboolean
imz_trust_cache_keep (ImzTrustCache *self,
                      ImzTrustCacheShelf shelf,
                      const char *key,
                      GBytes *bytes,
                      gint64 fetched_at,
                      GError **error)
{
  g_autofree char *name = NULL;

  if (!has_dir (self, error))
    return FALSE;

  forget_old (self, shelves[shelf].folder, fetched_at);
  name = name_for_key (shelf, key);
  return keep_file (self, shelves[shelf].folder, name, bytes, fetched_at, error);
}

char *
imz_trust_cache_get_default_dir (void)
{
  const char *caches = g_get_user_cache_dir ();

  return g_path_is_absolute (caches) ? g_build_filename (caches, "imzam", NULL) : NULL;
}
