/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "trust-fixture.h"

#include <openssl/core_names.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "imz-x509.h"
#include "trust-fixture-private.h"

#define YEAR (365 * TRUST_FIXTURE_DAY)

enum {
  N_KEYS = 80, /* of each kind, made when asked for */
  FIRST_OWN_KEY = 40,
};

static EVP_PKEY *
generate_ec (const char *encoding)
{
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name (NULL, "EC", NULL);
  EVP_PKEY *key = NULL;
  char group[] = "P-384";
  g_autofree char *own_encoding = g_strdup (encoding);
  OSSL_PARAM params[] = {
    OSSL_PARAM_construct_utf8_string (OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
    OSSL_PARAM_construct_utf8_string (OSSL_PKEY_PARAM_EC_ENCODING, own_encoding, 0),
    OSSL_PARAM_construct_end (),
  };

  g_assert_cmpint (EVP_PKEY_keygen_init (context), ==, 1);
  g_assert_cmpint (EVP_PKEY_CTX_set_params (context, params), ==, 1);
  g_assert_cmpint (EVP_PKEY_generate (context, &key), ==, 1);
  EVP_PKEY_CTX_free (context);

  return key;
}

/* P-384 with twice its base point as the base point: as good a curve, but nobody's. */
static EVP_PKEY *
generate_strange_ec (void)
{
  static const char base_point[] =
    "0408D999057BA3D2D969260045C55B97F089025959A6F434D651D207D19FB96E9E4FE0E86EBE0E64F85B96A9C75295"
    "DF618E80F1FA5B1B3CEDB7BFE8DFFD6DBA74B275D875BC6CC43E904E505F256AB4255FFD43E94D39E22D61501E700A"
    "940E80";
  static const char *const numbers[] = { OSSL_PKEY_PARAM_EC_P, OSSL_PKEY_PARAM_EC_A,
                                         OSSL_PKEY_PARAM_EC_B, OSSL_PKEY_PARAM_EC_ORDER,
                                         OSSL_PKEY_PARAM_EC_COFACTOR };
  EVP_PKEY *model = generate_ec (OSSL_PKEY_EC_ENCODING_EXPLICIT), *key = NULL;
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name (NULL, "EC", NULL);
  OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new ();
  BIGNUM *values[G_N_ELEMENTS (numbers)] = { NULL };
  OSSL_PARAM *params;
  long n_bytes;
  guchar *bytes = OPENSSL_hexstr2buf (base_point, &n_bytes);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_assert_cmpint (EVP_PKEY_get_bn_param (model, numbers[i], &values[i]), ==, 1);
    OSSL_PARAM_BLD_push_BN (builder, numbers[i], values[i]);
  }
  OSSL_PARAM_BLD_push_utf8_string (builder, OSSL_PKEY_PARAM_EC_FIELD_TYPE, "prime-field", 0);
  OSSL_PARAM_BLD_push_utf8_string (builder, OSSL_PKEY_PARAM_EC_ENCODING,
                                   OSSL_PKEY_EC_ENCODING_EXPLICIT, 0);
  OSSL_PARAM_BLD_push_octet_string (builder, OSSL_PKEY_PARAM_EC_GENERATOR, bytes, (gsize) n_bytes);
  params = OSSL_PARAM_BLD_to_param (builder);

  g_assert_cmpint (EVP_PKEY_keygen_init (context), ==, 1);
  g_assert_cmpint (EVP_PKEY_CTX_set_params (context, params), ==, 1);
  g_assert_cmpint (EVP_PKEY_generate (context, &key), ==, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    BN_free (values[i]);
  OSSL_PARAM_free (params);
  OSSL_PARAM_BLD_free (builder);
  OPENSSL_free (bytes);
  EVP_PKEY_CTX_free (context);
  EVP_PKEY_free (model);

  return key;
}

static EVP_PKEY *
generate (TrustFixtureKey kind)
{
  switch (kind) {
  case TRUST_FIXTURE_KEY_EC_EXPLICIT:
    return generate_ec (OSSL_PKEY_EC_ENCODING_EXPLICIT);
  case TRUST_FIXTURE_KEY_EC_STRANGE:
    return generate_strange_ec ();
  case TRUST_FIXTURE_KEY_RSA:
    return EVP_PKEY_Q_keygen (NULL, NULL, "RSA", (gsize) 2048);
  case TRUST_FIXTURE_KEY_RSA_SHORT:
    return EVP_PKEY_Q_keygen (NULL, NULL, "RSA", (gsize) 1024);
  case TRUST_FIXTURE_KEY_EC:
  case TRUST_FIXTURE_N_KEYS:
  default:
    return generate_ec (OSSL_PKEY_EC_ENCODING_GROUP);
  }
}

EVP_PKEY *
trust_fixture_key (TrustFixtureKey kind, guint number)
{
  static EVP_PKEY *keys[TRUST_FIXTURE_N_KEYS][N_KEYS];
  static guint next_own = FIRST_OWN_KEY;

  if (number == 0) {
    number = next_own++;
    next_own = next_own == N_KEYS ? FIRST_OWN_KEY : next_own;
  }

  g_assert_cmpuint (number, <, N_KEYS);
  if (keys[kind][number] == NULL)
    keys[kind][number] = generate (kind);
  g_assert_nonnull (keys[kind][number]);

  return keys[kind][number];
}

static void
set_name (X509 *x509, const TrustFixtureSpec *spec)
{
  X509_NAME *name = X509_get_subject_name (x509);
  const char *common_name = spec->name != NULL ? spec->name : "Ayla";

  g_assert_cmpint (X509_NAME_add_entry_by_NID (name, NID_countryName, V_ASN1_PRINTABLESTRING,
                                               (const guchar *) "TR", -1, -1, 0),
                   ==, 1);
  if (spec->identity != NULL)
    g_assert_cmpint (X509_NAME_add_entry_by_NID (name, NID_serialNumber, V_ASN1_PRINTABLESTRING,
                                                 (const guchar *) spec->identity, -1, -1, 0),
                     ==, 1);
  g_assert_cmpint (X509_NAME_add_entry_by_NID (name, NID_commonName, V_ASN1_UTF8STRING,
                                               (const guchar *) common_name, -1, -1, 0),
                   ==, 1);
}

static void
set_serial (X509 *x509, guint64 serial)
{
  static guint64 last = G_GUINT64_CONSTANT (0x5070000000);

  g_assert_cmpint (
    ASN1_INTEGER_set_uint64 (X509_get_serialNumber (x509), serial != 0 ? serial : ++last), ==, 1);
}

CONF *
trust_fixture_conf (const char *extensions)
{
  g_autofree char *text = g_strconcat ("[extensions]\n", extensions, "\n", NULL);
  BIO *bio = BIO_new_mem_buf (text, -1);
  CONF *conf = NCONF_new (NULL);
  long error_line = 0;

  g_assert_cmpint (NCONF_load_bio (conf, bio, &error_line), ==, 1);
  BIO_free (bio);

  return conf;
}

static void
add_extensions (X509 *x509, const char *extensions, X509 *issuer)
{
  CONF *conf = trust_fixture_conf (extensions);
  X509V3_CTX context;

  X509V3_set_ctx (&context, issuer, x509, NULL, NULL, 0);
  X509V3_set_nconf (&context, conf);
  g_assert_cmpint (X509V3_EXT_add_nconf (conf, &context, "extensions", x509), ==, 1);
  NCONF_free (conf);
}

/* What was signed here is not yet cached by libcrypto as what is read: it is read anew. */
static X509 *
reread (X509 *x509)
{
  g_autoptr (GBytes) der = imz_x509_to_der (x509);
  X509 *again = imz_x509_new_from_der (der);

  g_assert_nonnull (again);
  X509_free (x509);

  return again;
}

TrustParty *
trust_party_new (const TrustFixtureSpec *spec, const TrustParty *issuer)
{
  TrustParty *self = g_new0 (TrustParty, 1);
  X509 *x509 = X509_new ();
  gint64 not_before = spec->not_before != 0 ? spec->not_before : TRUST_FIXTURE_NOW - YEAR;
  gint64 not_after = spec->not_after != 0 ? spec->not_after : TRUST_FIXTURE_NOW + YEAR;

  self->key = trust_fixture_key (spec->key, spec->key_number);
  g_assert_cmpint (X509_set_version (x509, X509_VERSION_3), ==, 1);
  set_name (x509, spec);
  set_serial (x509, spec->serial);
  g_assert_nonnull (ASN1_TIME_set (X509_getm_notBefore (x509), (time_t) not_before));
  g_assert_nonnull (ASN1_TIME_set (X509_getm_notAfter (x509), (time_t) not_after));
  g_assert_cmpint (X509_set_pubkey (x509, self->key), ==, 1);
  g_assert_cmpint (
    X509_set_issuer_name (x509, X509_get_subject_name (issuer ? issuer->x509 : x509)), ==, 1);
  add_extensions (x509, spec->extensions != NULL ? spec->extensions : TRUST_FIXTURE_LEAF,
                  issuer != NULL ? issuer->x509 : x509);
  g_assert_cmpint (X509_sign (x509, issuer != NULL ? issuer->key : self->key,
                              spec->digest != NULL ? spec->digest : EVP_sha384 ()),
                   >, 0);

  self->x509 = reread (x509);
  return self;
}

void
trust_party_free (TrustParty *self)
{
  X509_free (self->x509);
  g_free (self);
}

ImzPins *
trust_fixture_pins (const TrustParty *first, ...)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  ImzPins *pins;
  va_list parties;
  int i = 0;

  va_start (parties, first);
  for (const TrustParty *party = first; party != NULL; party = va_arg (parties, TrustParty *)) {
    g_autofree char *sha256 = imz_x509_get_sha256 (party->x509);

    g_string_append_printf (text, "[%d]\nSha256=%s\nName=Test\nNotAfter=2030\n", i++, sha256);
  }
  va_end (parties);

  bytes = g_bytes_new (text->str, text->len);
  pins = imz_pins_new_from_bytes (bytes, &error);
  g_assert_no_error (error);

  return pins;
}

GPtrArray *
trust_fixture_certificates (const TrustParty *first, ...)
{
  GPtrArray *certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) X509_free);
  va_list parties;

  va_start (parties, first);
  for (const TrustParty *party = first; party != NULL; party = va_arg (parties, TrustParty *)) {
    X509_up_ref (party->x509);
    g_ptr_array_add (certificates, party->x509);
  }
  va_end (parties);

  return certificates;
}

X509 *
trust_fixture_tamper (const X509 *x509)
{
  g_autoptr (GBytes) der = imz_x509_to_der ((X509 *) x509);
  gsize size;
  g_autofree guint8 *changed = g_memdup2 (g_bytes_get_data (der, &size), g_bytes_get_size (der));
  g_autoptr (GBytes) bytes = NULL;
  X509 *tampered;

  changed[size - 2] ^= 0x01;
  bytes = g_bytes_new (changed, size);
  tampered = imz_x509_new_from_der (bytes);
  g_assert_nonnull (tampered);

  return tampered;
}

GBytes *
trust_fixture_pem (GBytes *der, const char *label)
{
  BIO *bio = BIO_new (BIO_s_mem ());
  gsize size;
  const guint8 *data = g_bytes_get_data (der, &size);
  char *text = NULL;
  long length;
  GBytes *pem;

  g_assert_cmpint (PEM_write_bio (bio, label, "", data, (long) size), >, 0);
  length = BIO_get_mem_data (bio, &text);
  pem = g_bytes_new (text, (gsize) length);
  BIO_free (bio);

  return pem;
}
