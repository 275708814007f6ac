/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-x509.h"

#include <time.h>

#include <openssl/evp.h>

#include "imz-certificate-parser.h"
#include "imz-display-text.h"
#include "imz-hex.h"
#include "imz-identity-number.h"

enum {
  MAX_URLS = 8,
  MAX_URL_LENGTH = 2048,
};

/* Two encodings of one certificate would have two fingerprints: only DER will do. */
X509 *
imz_x509_new_from_der (GBytes *bytes)
{
  gsize size;
  const guchar *start = g_bytes_get_data (bytes, &size), *p = start;
  g_autoptr (X509) x509 = NULL;
  g_autoptr (GBytes) encoded = NULL;

  if (size == 0 || size > IMZ_X509_MAX_BYTES)
    return NULL;

  x509 = d2i_X509 (NULL, &p, (long) size);
  if (x509 == NULL || p != start + size)
    return NULL;

  encoded = imz_x509_to_der (x509);
  return g_bytes_equal (encoded, bytes) ? g_steal_pointer (&x509) : NULL;
}

GBytes *
imz_x509_to_der (X509 *x509)
{
  guchar *der = NULL;
  int length = i2d_X509 (x509, &der);
  GBytes *bytes = g_bytes_new (der, (gsize) MAX (length, 0));

  OPENSSL_free (der);
  return bytes;
}

char *
imz_x509_get_sha256 (X509 *x509)
{
  g_autoptr (GBytes) der = imz_x509_to_der (x509);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, der);
}

static char *
read_part (const X509_NAME *name, int nid)
{
  int index = X509_NAME_get_index_by_NID (name, nid, -1);
  guchar *utf8 = NULL;
  int length;
  char *text = NULL;

  if (index < 0)
    return NULL;

  length =
    ASN1_STRING_to_UTF8 (&utf8, X509_NAME_ENTRY_get_data (X509_NAME_get_entry (name, index)));
  if (length > 0) {
    imz_identity_number_hide ((char *) utf8, (gsize) length, NULL);
    text = imz_display_text ((const char *) utf8, (gsize) length);
  }
  OPENSSL_free (utf8);

  return text;
}

static char *
dup_name (const char *common_name, const X509_NAME *name)
{
  static const int stand_ins[] = { NID_organizationalUnitName, NID_organizationName };
  char *text = g_strdup (common_name);

  for (gsize i = 0; text == NULL && i < G_N_ELEMENTS (stand_ins); i++)
    text = read_part (name, stand_ins[i]);

  return text != NULL ? text : g_strdup ("?");
}

char *
imz_x509_dup_holder (X509 *x509)
{
  g_autoptr (GBytes) der = imz_x509_to_der (x509);
  g_autoptr (ImzCertificate) facts = imz_certificate_parse (der);

  return dup_name (imz_certificate_get_holder (facts), X509_get_subject_name (x509));
}

char *
imz_x509_dup_issuer (X509 *x509)
{
  g_autoptr (GBytes) der = imz_x509_to_der (x509);
  g_autoptr (ImzCertificate) facts = imz_certificate_parse (der);

  return dup_name (imz_certificate_get_issuer (facts), X509_get_issuer_name (x509));
}

gboolean
imz_x509_is_meant_by (X509 *issuer, const X509_NAME *name, const AUTHORITY_KEYID *key_id)
{
  if (X509_NAME_cmp (X509_get_subject_name (issuer), name) != 0)
    return FALSE;

  X509_get_extension_flags (issuer); /* only now does libcrypto know its key's identifier */
  return key_id == NULL || X509_check_akid (issuer, (AUTHORITY_KEYID *) key_id) == X509_V_OK;
}

char *
imz_x509_dup_url (const GENERAL_NAME *name)
{
  const ASN1_STRING *value;
  g_autofree char *url = NULL;
  g_autofree char *host = NULL;
  gsize length;

  if (name->type != GEN_URI)
    return NULL;

  value = name->d.uniformResourceIdentifier;
  length = (gsize) ASN1_STRING_length (value);
  if (length > MAX_URL_LENGTH)
    return NULL;

  url = g_strndup ((const char *) ASN1_STRING_get0_data (value), length);
  if (strlen (url) != length)
    return NULL;
  for (const char *p = url; *p != '\0'; p++) {
    if (!g_ascii_isgraph (*p))
      return NULL;
  }

  if (g_ascii_strncasecmp (url, "http://", strlen ("http://")) != 0 &&
      g_ascii_strncasecmp (url, "https://", strlen ("https://")) != 0)
    return NULL;
  if (!g_uri_split_network (url, G_URI_FLAGS_NONE, NULL, &host, NULL, NULL) || *host == '\0')
    return NULL;

  return g_steal_pointer (&url);
}

GStrv
imz_x509_get_access_urls (X509 *x509, int method)
{
  g_autoptr (GStrvBuilder) urls = g_strv_builder_new ();
  AUTHORITY_INFO_ACCESS *access = X509_get_ext_d2i (x509, NID_info_access, NULL, NULL);

  for (int i = 0, n_urls = 0; i < sk_ACCESS_DESCRIPTION_num (access) && n_urls < MAX_URLS; i++) {
    const ACCESS_DESCRIPTION *description = sk_ACCESS_DESCRIPTION_value (access, i);
    g_autofree char *url = NULL;

    if (OBJ_obj2nid (description->method) != method)
      continue;

    url = imz_x509_dup_url (description->location);
    if (url != NULL) {
      g_strv_builder_add (urls, url);
      n_urls++;
    }
  }
  AUTHORITY_INFO_ACCESS_free (access);

  return g_strv_builder_end (urls);
}

gboolean
imz_x509_get_validity (const X509 *x509, gint64 *not_before, gint64 *not_after)
{
  return imz_x509_read_time (X509_get0_notBefore (x509), not_before) &&
         imz_x509_read_time (X509_get0_notAfter (x509), not_after);
}

gboolean
imz_x509_read_time (const ASN1_TIME *time, gint64 *seconds)
{
  struct tm broken_down;

  if (time == NULL || ASN1_TIME_to_tm (time, &broken_down) != 1)
    return FALSE;

  *seconds = timegm (&broken_down);
  return TRUE;
}
