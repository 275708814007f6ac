/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <openssl/ocsp.h>
#include <openssl/x509v3.h>

#include "trust-fixture-private.h"
#include "trust-fixture.h"

static gint64
or_now (gint64 moment)
{
  return moment != 0 ? moment : TRUST_FIXTURE_NOW;
}

static ASN1_TIME *
make_time (gint64 moment)
{
  return moment != 0 ? ASN1_GENERALIZEDTIME_set (NULL, (time_t) moment) : NULL;
}

static X509_EXTENSION *
make_critical (const char *oid)
{
  ASN1_OBJECT *object = OBJ_txt2obj (oid, 1);
  ASN1_OCTET_STRING *value = ASN1_OCTET_STRING_new ();
  X509_EXTENSION *extension;

  g_assert_cmpint (ASN1_OCTET_STRING_set (value, (const guchar *) "\x05\x00", 2), ==, 1);
  extension = X509_EXTENSION_create_by_OBJ (NULL, object, 1, value);
  ASN1_OBJECT_free (object);
  ASN1_OCTET_STRING_free (value);

  return extension;
}

static void
add_single (OCSP_BASICRESP *basic, const TrustFixtureSingle *single)
{
  const EVP_MD *digest = single->digest != NULL ? single->digest : EVP_sha1 ();
  OCSP_CERTID *id = OCSP_cert_to_id (digest, single->about->x509, single->issuer->x509);
  ASN1_TIME *revoked = ASN1_GENERALIZEDTIME_set (NULL, (time_t) single->revoked_at);
  ASN1_TIME *this_update = make_time (or_now (single->this_update));
  ASN1_TIME *next_update = make_time (single->next_update);
  int reason = single->reason != 0 ? single->reason : OCSP_REVOKED_STATUS_NOSTATUS;
  OCSP_SINGLERESP *added =
    OCSP_basic_add1_status (basic, id, single->status, reason, revoked, this_update, next_update);

  g_assert_nonnull (added);
  if (single->critical_oid != NULL) {
    X509_EXTENSION *extension = make_critical (single->critical_oid);

    g_assert_cmpint (OCSP_SINGLERESP_add_ext (added, extension, -1), ==, 1);
    X509_EXTENSION_free (extension);
  }

  OCSP_CERTID_free (id);
  ASN1_TIME_free (revoked);
  ASN1_TIME_free (this_update);
  ASN1_TIME_free (next_update);
}

static void
add_extensions (OCSP_BASICRESP *basic, const TrustFixtureAnswer *answer)
{
  if (answer->nonce != NULL) {
    ASN1_OCTET_STRING *value = ASN1_OCTET_STRING_new ();
    X509_EXTENSION *extension;

    ASN1_OCTET_STRING_set (value, g_bytes_get_data (answer->nonce, NULL),
                           (int) g_bytes_get_size (answer->nonce));
    extension = X509_EXTENSION_create_by_NID (NULL, NID_id_pkix_OCSP_Nonce, 0, value);
    g_assert_cmpint (OCSP_BASICRESP_add_ext (basic, extension, -1), ==, 1);
    X509_EXTENSION_free (extension);
    ASN1_OCTET_STRING_free (value);
  }

  if (answer->critical_oid != NULL) {
    X509_EXTENSION *extension = make_critical (answer->critical_oid);

    g_assert_cmpint (OCSP_BASICRESP_add_ext (basic, extension, -1), ==, 1);
    X509_EXTENSION_free (extension);
  }
}

static GBytes *
encode_response (OCSP_RESPONSE *response)
{
  guchar *der = NULL;
  int length = i2d_OCSP_RESPONSE (response, &der);
  GBytes *bytes = g_bytes_new (der, (gsize) length);

  OPENSSL_free (der);
  OCSP_RESPONSE_free (response);
  return bytes;
}

static void
sign (OCSP_BASICRESP *basic, const TrustFixtureAnswer *answer)
{
  const EVP_MD *digest = answer->digest != NULL ? answer->digest : EVP_sha256 ();
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  ASN1_TIME *produced_at = make_time (or_now (answer->produced_at));
  gulong flags = OCSP_NOTIME;

  if (answer->without_certificates)
    flags |= OCSP_NOCERTS;
  if (answer->by_key)
    flags |= OCSP_RESPID_KEY;

  /* libcrypto would write the machine's own time there. */
  g_assert_cmpint (
    ASN1_STRING_copy ((ASN1_STRING *) OCSP_resp_get0_produced_at (basic), produced_at), ==, 1);
  g_assert_cmpint (EVP_DigestSignInit (context, NULL, digest, NULL, answer->signer->key), ==, 1);
  g_assert_cmpint (OCSP_basic_sign_ctx (basic, answer->signer->x509, context, NULL, flags), ==, 1);

  ASN1_TIME_free (produced_at);
  EVP_MD_CTX_free (context);
}

GBytes *
trust_fixture_answer (const TrustFixtureAnswer *answer)
{
  OCSP_BASICRESP *basic = OCSP_BASICRESP_new ();
  GBytes *bytes;

  for (gsize i = 0; i < answer->n_singles; i++)
    add_single (basic, &answer->singles[i]);
  add_extensions (basic, answer);
  sign (basic, answer);

  bytes = encode_response (OCSP_response_create (OCSP_RESPONSE_STATUS_SUCCESSFUL, basic));
  OCSP_BASICRESP_free (basic);

  return bytes;
}

GBytes *
trust_fixture_answer_status (int status)
{
  return encode_response (OCSP_response_create (status, NULL));
}
