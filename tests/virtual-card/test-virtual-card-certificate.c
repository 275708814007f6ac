/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "test-virtual-card.h"

#include "imz-test-certificate.h"

static X509 *
make_certificate (ImzTestCertificateSpec spec, gsize *length)
{
  g_autoptr (GBytes) der = imz_test_certificate_new (&spec);
  const unsigned char *bytes = g_bytes_get_data (der, length);
  const unsigned char *end = bytes;
  X509 *certificate = d2i_X509 (NULL, &end, (long) *length);

  g_assert_nonnull (certificate);
  g_assert_true (end == bytes + *length);

  return certificate;
}

static gboolean
extensions_contain (X509 *certificate, const char *text)
{
  for (int i = 0; i < X509_get_ext_count (certificate); i++) {
    const ASN1_OCTET_STRING *value = X509_EXTENSION_get_data (X509_get_ext (certificate, i));

    if (memmem (ASN1_STRING_get0_data (value), (gsize) ASN1_STRING_length (value), text,
                strlen (text)) != NULL)
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_critical (X509 *certificate, int nid)
{
  int position = X509_get_ext_by_NID (certificate, nid, -1);

  g_assert_cmpint (position, >=, 0);

  return X509_EXTENSION_get_critical (X509_get_ext (certificate, position));
}

static void
test_certificate_profile (void)
{
  gsize length = 0;
  X509 *nes = make_certificate ((ImzTestCertificateSpec){ .qc_critical = TRUE }, &length);
  X509 *other = make_certificate (
    (ImzTestCertificateSpec){ .policy = "", .identity = "", .qc = IMZ_TEST_QC_NONE, .ca = TRUE },
    &length);
  X509 *test = make_certificate ((ImzTestCertificateSpec){ .qc = IMZ_TEST_QC_TEST }, &length);

  g_assert_cmpuint (X509_get_key_usage (nes), ==, KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION);
  g_assert_cmpint (X509_NAME_entry_count (X509_get_subject_name (nes)), ==, 3);
  g_assert_true (is_critical (nes, NID_qcStatements));
  g_assert_cmpint (X509_get_ext_by_NID (nes, NID_certificate_policies, -1), >=, 0);
  g_assert_false (extensions_contain (nes, "Test amaçlı"));

  g_assert_cmpuint (X509_get_key_usage (other), ==, KU_KEY_CERT_SIGN);
  g_assert_cmpint (X509_check_ca (other), ==, 1);
  g_assert_cmpint (X509_NAME_entry_count (X509_get_subject_name (other)), ==, 2);
  g_assert_cmpint (X509_get_ext_by_NID (other, NID_qcStatements, -1), ==, -1);
  g_assert_cmpint (X509_get_ext_by_NID (other, NID_certificate_policies, -1), ==, -1);

  g_assert_false (is_critical (test, NID_qcStatements));
  g_assert_true (extensions_contain (test, "Test amaçlı"));
  g_assert_cmpint (ASN1_INTEGER_cmp (X509_get0_serialNumber (nes), X509_get0_serialNumber (test)),
                   !=, 0);

  X509_free (nes);
  X509_free (other);
  X509_free (test);
}

static void
test_certificate_dates (void)
{
  gsize length = 0;
  X509 *certificate =
    make_certificate ((ImzTestCertificateSpec){ .not_before = 1700000000 }, &length);
  time_t expected = 1700000000;

  g_assert_cmpint (ASN1_TIME_cmp_time_t (X509_get0_notBefore (certificate), expected), ==, 0);
  expected += 1095 * 24 * 60 * 60 - 1;
  g_assert_cmpint (ASN1_TIME_cmp_time_t (X509_get0_notAfter (certificate), expected), ==, 0);
  X509_free (certificate);
}

static void
test_certificate_name (void)
{
  static const char holder[] = "AYŞE\0YILMAZ";
  gsize length = 0;
  X509 *certificate = make_certificate (
    (ImzTestCertificateSpec){ .holder = holder, .holder_length = sizeof holder - 1 }, &length);
  X509_NAME *name = X509_get_subject_name (certificate);
  int position = X509_NAME_get_index_by_NID (name, NID_commonName, -1);
  ASN1_STRING *value = X509_NAME_ENTRY_get_data (X509_NAME_get_entry (name, position));

  g_assert_cmpint (ASN1_STRING_type (value), ==, V_ASN1_UTF8STRING);
  g_assert_cmpmem (ASN1_STRING_get0_data (value), (gsize) ASN1_STRING_length (value), holder,
                   sizeof holder - 1);
  X509_free (certificate);
}

static void
test_certificate_keys (void)
{
  gsize named_length = 0;
  gsize explicit_length = 0;
  gsize other_length = 0;
  X509 *named = make_certificate ((ImzTestCertificateSpec){ 0 }, &named_length);
  X509 *explicit_curve = make_certificate (
    (ImzTestCertificateSpec){ .key = IMZ_TEST_KEY_EC_P384_EXPLICIT }, &explicit_length);
  X509 *rsa =
    make_certificate ((ImzTestCertificateSpec){ .key = IMZ_TEST_KEY_RSA_2048 }, &other_length);
  X509 *unreadable =
    make_certificate ((ImzTestCertificateSpec){ .key = IMZ_TEST_KEY_UNREADABLE }, &other_length);

  g_assert_cmpint (EVP_PKEY_get_bits (X509_get0_pubkey (named)), ==, 384);
  g_assert_cmpint (EVP_PKEY_get_bits (X509_get0_pubkey (explicit_curve)), ==, 384);
  g_assert_cmpuint (explicit_length, >, named_length + 200);
  g_assert_cmpint (EVP_PKEY_get_bits (X509_get0_pubkey (rsa)), ==, 2048);
  g_assert_null (X509_get0_pubkey (unreadable));

  X509_free (named);
  X509_free (explicit_curve);
  X509_free (rsa);
  X509_free (unreadable);
}

static void
test_certificate_filler (void)
{
  gsize short_length = 0;
  gsize long_length = 0;
  X509 *plain = make_certificate ((ImzTestCertificateSpec){ 0 }, &short_length);
  X509 *filled = make_certificate ((ImzTestCertificateSpec){ .filler = 3000 }, &long_length);

  g_assert_cmpuint (long_length, >=, short_length + 3000);
  g_assert_cmpuint (long_length, <, short_length + 3040);
  X509_free (plain);
  X509_free (filled);
}

void
test_add_certificate (void)
{
  g_test_add_func ("/certificate/profile", test_certificate_profile);
  g_test_add_func ("/certificate/dates", test_certificate_dates);
  g_test_add_func ("/certificate/name", test_certificate_name);
  g_test_add_func ("/certificate/keys", test_certificate_keys);
  g_test_add_func ("/certificate/filler", test_certificate_filler);
}
