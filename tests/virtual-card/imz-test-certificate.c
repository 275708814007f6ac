/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <openssl/asn1.h>
#include <openssl/conf.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/params.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "imz-test-certificate.h"

#define DAY ((gint64) 24 * 60 * 60)

/* Below 2.999, the arc that ITU-T reserves for examples. */
#define OID_UNKNOWN_ALGORITHM "2.999.5070.1"
#define OID_FILLER "2.999.5070.2"

#define SENTENCE_NES \
  "Bu sertifika, 5070 sayılı Elektronik İmza Kanununa göre nitelikli elektronik sertifikadır."
#define SENTENCE_TEST "Test amaçlı nitelikli elektronik sertifikadır, hukuki geçerliliği yoktur."

/* The statements of each ImzTestQc as sections of OpenSSL's ASN1_generate_v3() language; NULL for
 * an extension that is not a plain list of statements. */
static const char *const qc_statements[] = {
  [IMZ_TEST_QC_NES] = "1=SEQUENCE:etsi\n2=SEQUENCE:limit\n3=SEQUENCE:law\n",
  [IMZ_TEST_QC_NES_V2] = "1=SEQUENCE:etsi\n2=SEQUENCE:limit\n3=SEQUENCE:law_v2\n",
  [IMZ_TEST_QC_TEST] = "1=SEQUENCE:etsi\n2=SEQUENCE:limit\n3=SEQUENCE:law_test\n",
  [IMZ_TEST_QC_ETSI_ONLY] = "1=SEQUENCE:etsi\n",
  [IMZ_TEST_QC_LAW_ONLY] = "1=SEQUENCE:law\n",
  [IMZ_TEST_QC_BROKEN] = NULL,
  [IMZ_TEST_QC_NONE] = NULL,
};

static const char statement_sections[] = "[etsi]\n"
                                         "id=OID:0.4.0.1862.1.1\n"
                                         "[limit]\n"
                                         "id=OID:0.4.0.1862.1.2\n"
                                         "info=SEQUENCE:amount\n"
                                         "[amount]\n"
                                         "currency=PRINTABLESTRING:TRY\n"
                                         "amount=INTEGER:100000\n"
                                         "exponent=INTEGER:0\n"
                                         "[law]\n"
                                         "id=OID:2.16.792.1.61.0.1.5070.1.1\n"
                                         "info=FORMAT:UTF8,UTF8String:" SENTENCE_NES "\n"
                                         "[law_v2]\n"
                                         "id=OID:2.16.792.1.61.0.1.5070.2.1\n"
                                         "info=FORMAT:UTF8,UTF8String:" SENTENCE_NES "\n"
                                         "[law_test]\n"
                                         "id=OID:2.16.792.1.61.0.1.5070.1.1\n"
                                         "info=FORMAT:UTF8,UTF8String:" SENTENCE_TEST "\n";

static void
check (gboolean succeeded, const char *what)
{
  if (!succeeded) {
    ERR_print_errors_fp (stderr);
    g_error ("libcrypto cannot make a test certificate: %s failed", what);
  }
}

static EVP_PKEY *
generate_ec_key (const char *encoding)
{
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name (NULL, "EC", NULL);
  EVP_PKEY *key = NULL;
  char group[] = "P-384";
  g_autofree char *encoding_copy = g_strdup (encoding);
  OSSL_PARAM params[] = {
    OSSL_PARAM_construct_utf8_string (OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
    OSSL_PARAM_construct_utf8_string (OSSL_PKEY_PARAM_EC_ENCODING, encoding_copy, 0),
    OSSL_PARAM_construct_end (),
  };

  check (EVP_PKEY_keygen_init (context) == 1, "EVP_PKEY_keygen_init");
  check (EVP_PKEY_CTX_set_params (context, params) == 1, "EVP_PKEY_CTX_set_params");
  check (EVP_PKEY_generate (context, &key) == 1, "EVP_PKEY_generate");
  EVP_PKEY_CTX_free (context);

  return key;
}

static EVP_PKEY *
generate_key (ImzTestKey kind)
{
  EVP_PKEY *key = NULL;

  switch (kind) {
  case IMZ_TEST_KEY_EC_P384_EXPLICIT:
    return generate_ec_key (OSSL_PKEY_EC_ENCODING_EXPLICIT);
  case IMZ_TEST_KEY_RSA_2048:
    key = EVP_PKEY_Q_keygen (NULL, NULL, "RSA", (size_t) 2048);
    check (key != NULL, "EVP_PKEY_Q_keygen");
    return key;
  case IMZ_TEST_KEY_EC_P384:
  case IMZ_TEST_KEY_UNREADABLE:
  default:
    return generate_ec_key (OSSL_PKEY_EC_ENCODING_GROUP);
  }
}

static EVP_PKEY *
get_holder_key (ImzTestKey kind)
{
  static gpointer keys[IMZ_TEST_KEY_UNREADABLE + 1];

  g_assert (kind < G_N_ELEMENTS (keys));

  if (g_once_init_enter (&keys[kind]))
    g_once_init_leave (&keys[kind], generate_key (kind));

  return keys[kind];
}

static EVP_PKEY *
get_issuer_key (void)
{
  static gpointer key;

  if (g_once_init_enter (&key))
    g_once_init_leave (&key, generate_ec_key (OSSL_PKEY_EC_ENCODING_GROUP));

  return key;
}

static void
set_public_key (X509 *certificate, ImzTestKey kind)
{
  X509_PUBKEY *public_key = NULL;
  const unsigned char *bits = NULL;
  int n_bits = 0;
  unsigned char *copy;

  check (X509_set_pubkey (certificate, get_holder_key (kind)) == 1, "X509_set_pubkey");
  if (kind != IMZ_TEST_KEY_UNREADABLE)
    return;

  public_key = X509_get_X509_PUBKEY (certificate);
  check (X509_PUBKEY_get0_param (NULL, &bits, &n_bits, NULL, public_key) == 1,
         "X509_PUBKEY_get0_param");
  copy = OPENSSL_memdup (bits, (size_t) n_bits);
  check (X509_PUBKEY_set0_param (public_key, OBJ_txt2obj (OID_UNKNOWN_ALGORITHM, 1), V_ASN1_UNDEF,
                                 NULL, copy, n_bits) == 1,
         "X509_PUBKEY_set0_param");
}

static void
add_name_part (X509_NAME *name, int nid, int type, const char *value, gssize length)
{
  check (X509_NAME_add_entry_by_NID (name, nid, type, (const unsigned char *) value, (int) length,
                                     -1, 0) == 1,
         "X509_NAME_add_entry_by_NID");
}

static void
set_subject (X509 *certificate, const ImzTestCertificateSpec *spec)
{
  X509_NAME *name = X509_get_subject_name (certificate);
  const char *identity = spec->identity != NULL ? spec->identity : "10000000146";
  const char *holder = spec->holder != NULL ? spec->holder : "AYLA DENİZ YURT";
  gssize length = spec->holder_length > 0 ? spec->holder_length : (gssize) strlen (holder);

  add_name_part (name, NID_countryName, V_ASN1_PRINTABLESTRING, "TR", -1);
  if (*identity != '\0')
    add_name_part (name, NID_serialNumber, V_ASN1_PRINTABLESTRING, identity, -1);
  add_name_part (name, NID_commonName, V_ASN1_UTF8STRING, holder, length);
}

static void
set_issuer (X509 *certificate, const ImzTestCertificateSpec *spec)
{
  X509_NAME *name = X509_get_issuer_name (certificate);
  const char *issuer = spec->issuer;

  if (issuer == NULL)
    issuer = "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 6";

  add_name_part (name, NID_countryName, V_ASN1_PRINTABLESTRING, "TR", -1);
  add_name_part (name, NID_organizationName, V_ASN1_UTF8STRING,
                 "Türkiye Bilimsel ve Teknolojik Araştırma Kurumu - TÜBİTAK", -1);
  add_name_part (name, NID_commonName, V_ASN1_UTF8STRING, issuer, -1);
}

static void
set_validity (X509 *certificate, const ImzTestCertificateSpec *spec)
{
  gint64 not_before = spec->not_before;
  gint64 not_after = spec->not_after;

  if (not_before == 0)
    not_before = g_get_real_time () / G_USEC_PER_SEC - 200 * DAY;
  if (not_after == 0)
    not_after = not_before + 1095 * DAY - 1;

  check (ASN1_TIME_set (X509_getm_notBefore (certificate), (time_t) not_before) != NULL,
         "ASN1_TIME_set");
  check (ASN1_TIME_set (X509_getm_notAfter (certificate), (time_t) not_after) != NULL,
         "ASN1_TIME_set");
}

static void
set_serial (X509 *certificate, const ImzTestCertificateSpec *spec)
{
  static int last; /* atomic */
  guint64 serial = spec->serial;

  if (serial == 0)
    serial = G_GUINT64_CONSTANT (0x5070000000) + (guint64) g_atomic_int_add (&last, 1) + 1;

  check (ASN1_INTEGER_set_uint64 (X509_get_serialNumber (certificate), serial) == 1,
         "ASN1_INTEGER_set_uint64");
}

/* OpenSSL's own configuration language is the shortest way to say what an extension holds. */
static char *
describe_extensions (const ImzTestCertificateSpec *spec)
{
  const char *policy = spec->policy != NULL ? spec->policy : "2.16.792.1.2.1.1.5.7.1.1";
  const char *critical = spec->qc_critical ? "critical," : "";
  GString *text = g_string_new ("[extensions]\n");

  if (spec->ca)
    g_string_append (text, "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n");
  else
    g_string_append (text, "keyUsage=critical,digitalSignature,nonRepudiation\n");

  if (*policy != '\0')
    g_string_append_printf (text, "certificatePolicies=%s\n", policy);

  if (spec->qc == IMZ_TEST_QC_BROKEN)
    g_string_append_printf (text, "1.3.6.1.5.5.7.1.3=%sDER:30:7F:06:03\n", critical);
  else if (spec->qc != IMZ_TEST_QC_NONE)
    g_string_append_printf (text,
                            "1.3.6.1.5.5.7.1.3=%sASN1:SEQUENCE:statements\n"
                            "[statements]\n%s%s",
                            critical, qc_statements[spec->qc], statement_sections);

  return g_string_free (text, FALSE);
}

static void
add_extensions (X509 *certificate, const ImzTestCertificateSpec *spec)
{
  g_autofree char *text = describe_extensions (spec);
  char section[] = "extensions";
  BIO *bio = BIO_new_mem_buf (text, -1);
  CONF *conf = NCONF_new (NULL);
  X509V3_CTX context;
  long error_line = 0;

  check (NCONF_load_bio (conf, bio, &error_line) == 1, "NCONF_load_bio");
  X509V3_set_ctx (&context, NULL, certificate, NULL, NULL, 0);
  X509V3_set_nconf (&context, conf);
  check (X509V3_EXT_add_nconf (conf, &context, section, certificate) == 1, "X509V3_EXT_add_nconf");

  NCONF_free (conf);
  BIO_free (bio);
}

static void
add_filler (X509 *certificate, gsize n_bytes)
{
  g_autofree guint8 *bytes = g_malloc0 (n_bytes);
  ASN1_OBJECT *oid = OBJ_txt2obj (OID_FILLER, 1);
  ASN1_OCTET_STRING *value = ASN1_OCTET_STRING_new ();
  X509_EXTENSION *extension;

  check (ASN1_OCTET_STRING_set (value, bytes, (int) n_bytes) == 1, "ASN1_OCTET_STRING_set");
  extension = X509_EXTENSION_create_by_OBJ (NULL, oid, 0, value);
  check (X509_add_ext (certificate, extension, -1) == 1, "X509_add_ext");

  X509_EXTENSION_free (extension);
  ASN1_OCTET_STRING_free (value);
  ASN1_OBJECT_free (oid);
}

GBytes *
imz_test_certificate_new (const ImzTestCertificateSpec *spec)
{
  X509 *certificate = X509_new ();
  unsigned char *der = NULL;
  int length;
  GBytes *bytes;

  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (spec->qc < G_N_ELEMENTS (qc_statements), NULL);

  check (X509_set_version (certificate, X509_VERSION_3) == 1, "X509_set_version");
  set_serial (certificate, spec);
  set_issuer (certificate, spec);
  set_validity (certificate, spec);
  set_subject (certificate, spec);
  set_public_key (certificate, spec->key);
  add_extensions (certificate, spec);
  if (spec->filler > 0)
    add_filler (certificate, spec->filler);
  check (X509_sign (certificate, get_issuer_key (), EVP_sha384 ()) > 0, "X509_sign");

  length = i2d_X509 (certificate, &der);
  check (length > 0, "i2d_X509");
  bytes = g_bytes_new (der, (gsize) length);

  OPENSSL_free (der);
  X509_free (certificate);

  return bytes;
}
