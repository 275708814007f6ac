/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <openssl/x509v3.h>

#include "trust-fixture-private.h"
#include "trust-fixture.h"

static gint64
or_now (gint64 moment)
{
  return moment != 0 ? moment : TRUST_FIXTURE_NOW;
}

static void
add_reason (X509_REVOKED *revoked, int reason)
{
  ASN1_ENUMERATED *code = ASN1_ENUMERATED_new ();

  g_assert_cmpint (ASN1_ENUMERATED_set (code, reason), ==, 1);
  g_assert_cmpint (X509_REVOKED_add1_ext_i2d (revoked, NID_crl_reason, code, 0, 0), ==, 1);
  ASN1_ENUMERATED_free (code);
}

static void
add_certificate_issuer (X509_REVOKED *revoked, X509 *issuer)
{
  GENERAL_NAMES *names = GENERAL_NAMES_new ();
  GENERAL_NAME *name = GENERAL_NAME_new ();

  GENERAL_NAME_set0_value (name, GEN_DIRNAME, X509_NAME_dup (X509_get_subject_name (issuer)));
  sk_GENERAL_NAME_push (names, name);
  g_assert_cmpint (X509_REVOKED_add1_ext_i2d (revoked, NID_certificate_issuer, names, 1, 0), ==, 1);
  GENERAL_NAMES_free (names);
}

static void
add_critical (X509_REVOKED *revoked, const char *oid)
{
  ASN1_OBJECT *object = OBJ_txt2obj (oid, 1);
  ASN1_OCTET_STRING *value = ASN1_OCTET_STRING_new ();
  X509_EXTENSION *extension;

  ASN1_OCTET_STRING_set (value, (const guchar *) "\x05\x00", 2);
  extension = X509_EXTENSION_create_by_OBJ (NULL, object, 1, value);
  g_assert_cmpint (X509_REVOKED_add_ext (revoked, extension, -1), ==, 1);
  X509_EXTENSION_free (extension);
  ASN1_OCTET_STRING_free (value);
  ASN1_OBJECT_free (object);
}

static void
add_entry (X509_CRL *list, const ASN1_INTEGER *serial, const TrustFixtureEntry *entry)
{
  X509_REVOKED *revoked = X509_REVOKED_new ();
  ASN1_TIME *date = ASN1_TIME_set (NULL, (time_t) or_now (entry->revoked_at));

  X509_REVOKED_set_serialNumber (revoked, (ASN1_INTEGER *) serial);
  X509_REVOKED_set_revocationDate (revoked, date);
  if (entry->reason != 0)
    add_reason (revoked, entry->reason);
  if (entry->certificate_issuer != NULL)
    add_certificate_issuer (revoked, entry->certificate_issuer->x509);
  if (entry->critical_oid != NULL)
    add_critical (revoked, entry->critical_oid);

  g_assert_cmpint (X509_CRL_add0_revoked (list, revoked), ==, 1);
  ASN1_TIME_free (date);
}

static void
add_strangers (X509_CRL *list, gsize n_strangers)
{
  ASN1_INTEGER *serial = ASN1_INTEGER_new ();

  for (gsize i = 0; i < n_strangers; i++) {
    /* As long as Kamu SM's. */
    g_assert_cmpint (ASN1_INTEGER_set_uint64 (serial, G_GUINT64_CONSTANT (0x4000000000000000) + i),
                     ==, 1);
    add_entry (list, serial, &(TrustFixtureEntry){ .reason = 1 });
  }

  ASN1_INTEGER_free (serial);
}

static void
add_extensions (X509_CRL *list, const char *extensions, X509 *issuer)
{
  CONF *conf = trust_fixture_conf (extensions);
  X509V3_CTX context;

  X509V3_set_ctx (&context, issuer, NULL, NULL, list, 0);
  X509V3_set_nconf (&context, conf);
  g_assert_cmpint (X509V3_EXT_CRL_add_nconf (conf, &context, "extensions", list), ==, 1);
  NCONF_free (conf);
}

static void
set_times (X509_CRL *list, gint64 this_update, gint64 next_update)
{
  ASN1_TIME *time = ASN1_TIME_set (NULL, (time_t) or_now (this_update));

  g_assert_cmpint (X509_CRL_set1_lastUpdate (list, time), ==, 1);
  if (next_update != 0) {
    g_assert_nonnull (ASN1_TIME_set (time, (time_t) next_update));
    g_assert_cmpint (X509_CRL_set1_nextUpdate (list, time), ==, 1);
  }
  ASN1_TIME_free (time);
}

GBytes *
trust_fixture_list (const TrustFixtureList *spec)
{
  const TrustParty *signer = spec->signer != NULL ? spec->signer : spec->issuer;
  const EVP_MD *digest = spec->digest != NULL ? spec->digest : EVP_sha256 ();
  X509_CRL *list = X509_CRL_new ();
  guchar *der = NULL;
  int length;
  GBytes *bytes;

  g_assert_cmpint (X509_CRL_set_version (list, X509_CRL_VERSION_2), ==, 1);
  g_assert_cmpint (X509_CRL_set_issuer_name (list, X509_get_subject_name (spec->issuer->x509)), ==,
                   1);
  set_times (list, spec->this_update, spec->next_update);
  add_strangers (list, spec->n_strangers);
  for (gsize i = 0; i < spec->n_entries; i++)
    add_entry (list, X509_get0_serialNumber (spec->entries[i].about->x509), &spec->entries[i]);
  if (spec->extensions != NULL)
    add_extensions (list, spec->extensions, spec->issuer->x509);
  g_assert_cmpint (X509_CRL_sign (list, signer->key, digest), >, 0);

  length = i2d_X509_CRL (list, &der);
  g_assert_cmpint (length, >, 0);
  bytes = g_bytes_new (der, (gsize) length);
  OPENSSL_free (der);
  X509_CRL_free (list);

  return bytes;
}
