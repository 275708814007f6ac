/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-anchors.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/err.h>

#include "imz-pem-blocks.h"
#include "imz-trust-error.h"
#include "imz-x509.h"

enum {
  MAX_FILE = 1024 * 1024,
  MAX_CERTIFICATES = 1024, /* of a file */
};

static GBytes *
fail (GError **error, const char *reason)
{
  g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_FILE, reason);
  return NULL;
}

/* Not to be kept waiting by a pipe. */
static GBytes *
read_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autofree guint8 *bytes = NULL;
  gsize length = 0;
  gssize n_read = 0;
  struct stat status;

  if (fd < 0)
    return fail (error, g_strerror (errno));
  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode)) {
    close (fd);
    return fail (error, "not a regular file");
  }

  bytes = g_malloc (MAX_FILE + 1);
  do {
    n_read = read (fd, bytes + length, MAX_FILE + 1 - length);
    length += (gsize) MAX (n_read, 0);
  } while (n_read > 0);
  close (fd);

  if (n_read < 0)
    return fail (error, g_strerror (errno));
  if (length > MAX_FILE)
    return fail (error, "longer than 1 MiB");

  return g_bytes_new (bytes, length);
}

static gboolean
load_file (const char *path, GPtrArray *anchors, GError **error)
{
  static const char *const labels[] = { "CERTIFICATE", "X509 CERTIFICATE", NULL };
  g_autoptr (GBytes) bytes = read_file (path, error);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) X509_free);

  if (bytes == NULL)
    return FALSE;

  blocks = imz_pem_blocks_read (bytes, labels, MAX_CERTIFICATES);
  if (blocks->len == 0) {
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_FILE, "no certificate in it");
    return FALSE;
  }

  for (guint i = 0; i < blocks->len; i++) {
    X509 *x509 = imz_x509_new_from_der (blocks->pdata[i]);

    if (x509 == NULL) {
      g_set_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_FILE, "certificate %u is damaged",
                   i + 1);
      return FALSE;
    }
    g_ptr_array_add (certificates, x509);
  }

  g_ptr_array_extend_and_steal (anchors, g_steal_pointer (&certificates));
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_files (const char *dir_path, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (dir_path, 0, error);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_suffix (name, ".pem"))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);

  return names;
}

static void
add_problem (GPtrArray *problems, const char *path, GError *error)
{
  if (error != NULL && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_ptr_array_add (problems, g_strdup_printf ("%s: %s", path, error->message));
}

GPtrArray *
imz_anchors_load (const char *const *dirs, GPtrArray **problems)
{
  GPtrArray *anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) X509_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (const char *const *dir = dirs; *dir != NULL; dir++) {
    g_autoptr (GError) dir_error = NULL;
    g_autoptr (GPtrArray) names = list_files (*dir, &dir_error);

    add_problem (found, *dir, dir_error);
    for (guint i = 0; i < names->len; i++) {
      g_autofree char *path = g_build_filename (*dir, names->pdata[i], NULL);
      g_autoptr (GError) error = NULL;

      load_file (path, anchors, &error);
      add_problem (found, path, error);
    }
  }
  ERR_clear_error ();

  if (problems != NULL)
    *problems = g_steal_pointer (&found);

  return anchors;
}
