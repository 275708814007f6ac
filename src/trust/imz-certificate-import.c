/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-certificate-import.h"

#include <openssl/err.h>
#include <openssl/pkcs7.h>

#include "imz-certificate-store.h"
#include "imz-pem-blocks.h"
#include "imz-trust-error.h"
#include "imz-x509.h"

#define LABEL_CERTIFICATE "CERTIFICATE"
#define LABEL_OLD_CERTIFICATE "X509 CERTIFICATE"
#define LABEL_PKCS7 "PKCS7"
#define LABEL_OLD_PKCS7 "PKCS #7 SIGNED DATA"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

enum {
  MAX_ANSWER_BLOCKS = 64,
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PKCS7, PKCS7_free)

/* Returns where the XML begins, or NULL. */
static const char *
find_xml (GBytes *file, gsize *length)
{
  const gsize n_mark = strlen (BYTE_ORDER_MARK);
  gsize size, start = 0;
  const char *text = g_bytes_get_data (file, &size);

  if (size >= n_mark && memcmp (text, BYTE_ORDER_MARK, n_mark) == 0)
    start = n_mark;
  while (start < size && g_ascii_isspace (text[start]))
    start++;

  *length = size - start;
  return start < size && text[start] == '<' ? text + start : NULL;
}

static GPtrArray *
read_entries (GBytes *file, GError **error)
{
  static const char *const labels[] = { LABEL_CERTIFICATE, LABEL_OLD_CERTIFICATE, NULL };
  GPtrArray *entries;
  g_autoptr (X509) x509 = NULL;
  gsize xml_length;
  const char *xml = find_xml (file, &xml_length);

  if (xml != NULL)
    return imz_certificate_store_read (xml, xml_length, IMZ_CERTIFICATE_IMPORT_MAX_ENTRIES, error);

  x509 = imz_x509_new_from_der (file);
  if (x509 == NULL)
    return imz_pem_blocks_read (file, labels, IMZ_CERTIFICATE_IMPORT_MAX_ENTRIES + 1);

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (entries, g_bytes_ref (file));
  return entries;
}

GPtrArray *
imz_certificate_import_read (GBytes *file, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (g_bytes_get_size (file) > IMZ_CERTIFICATE_IMPORT_MAX_BYTES) {
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_TOO_LARGE, "longer than 8 MiB");
    return NULL;
  }

  entries = read_entries (file, error);
  ERR_clear_error ();

  if (entries != NULL && entries->len == 0) {
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_FILE, "no certificate in it");
    return NULL;
  }
  if (entries != NULL && entries->len > IMZ_CERTIFICATE_IMPORT_MAX_ENTRIES) {
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_TOO_LARGE,
                         "it holds too many certificates");
    return NULL;
  }

  return g_steal_pointer (&entries);
}

static void
free_unpinned (gpointer data)
{
  ImzUnpinned *unpinned = data;

  g_free (unpinned->name);
  g_free (unpinned->sha256);
  g_free (unpinned);
}

static void
add_unpinned (GPtrArray *all, X509 *x509, const char *sha256)
{
  ImzUnpinned *unpinned = g_new0 (ImzUnpinned, 1);

  unpinned->name = imz_x509_dup_holder (x509);
  unpinned->sha256 = g_strdup (sha256);
  g_ptr_array_add (all, unpinned);
}

void
imz_certificate_import_sort (ImzCertificateImport *self, GPtrArray *entries, const ImzPins *pins)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->taken = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->unpinned = g_ptr_array_new_with_free_func (free_unpinned);

  for (guint i = 0; i < entries->len; i++) {
    g_autoptr (X509) x509 = imz_x509_new_from_der (entries->pdata[i]);
    g_autofree char *sha256 = NULL;

    if (x509 == NULL) {
      self->n_damaged++;
      continue;
    }

    sha256 = imz_x509_get_sha256 (x509);
    if (g_hash_table_contains (seen, sha256))
      continue;

    if (imz_pins_find (pins, sha256) != NULL)
      g_ptr_array_add (self->taken, g_bytes_ref (entries->pdata[i]));
    else
      add_unpinned (self->unpinned, x509, sha256);
    g_hash_table_add (seen, g_steal_pointer (&sha256));
  }
  ERR_clear_error ();
}

void
imz_certificate_import_clear (ImzCertificateImport *self)
{
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  g_clear_pointer (&self->unpinned, g_ptr_array_unref);
}

static void
add_from_pkcs7 (GPtrArray *certificates, GBytes *bytes)
{
  gsize size;
  const guchar *start = g_bytes_get_data (bytes, &size), *p = start;
  g_autoptr (PKCS7) bundle = d2i_PKCS7 (NULL, &p, (long) size);
  STACK_OF (X509) * bundled;

  if (bundle == NULL || p != start + size || !PKCS7_type_is_signed (bundle) ||
      bundle->d.sign == NULL)
    return;

  bundled = bundle->d.sign->cert;
  for (int i = 0; i < sk_X509_num (bundled); i++) {
    X509 *x509 = sk_X509_value (bundled, i);

    X509_up_ref (x509);
    g_ptr_array_add (certificates, x509);
  }
}

static void
add_from_der (GPtrArray *certificates, GBytes *bytes)
{
  X509 *x509 = imz_x509_new_from_der (bytes);

  if (x509 != NULL)
    g_ptr_array_add (certificates, x509);
  else
    add_from_pkcs7 (certificates, bytes);
}

GPtrArray *
imz_certificates_from_answer (GBytes *answer, GError **error)
{
  static const char *const labels[] = { LABEL_CERTIFICATE, LABEL_OLD_CERTIFICATE, LABEL_PKCS7,
                                        LABEL_OLD_PKCS7, NULL };
  g_autoptr (GPtrArray) certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) X509_free);

  if (g_bytes_get_size (answer) > IMZ_X509_MAX_BYTES) {
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_TOO_LARGE,
                         "the answer is longer than a certificate may be");
    return NULL;
  }

  add_from_der (certificates, answer);
  if (certificates->len == 0) {
    g_autoptr (GPtrArray) blocks = imz_pem_blocks_read (answer, labels, MAX_ANSWER_BLOCKS);

    for (guint i = 0; i < blocks->len; i++)
      add_from_der (certificates, blocks->pdata[i]);
  }
  ERR_clear_error ();

  if (certificates->len == 0) {
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_RESPONSE,
                         "the answer is no certificate");
    return NULL;
  }

  return g_steal_pointer (&certificates);
}
