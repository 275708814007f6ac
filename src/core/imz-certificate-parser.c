/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-certificate-parser.h"

#include <time.h>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>

#include "imz-display-text.h"
#include "imz-identity-number.h"
#include "imz-qc-statements.h"
#include "imz-turkish.h"

/* Certificate policies of Kamu SM, below 2.16.792.1.2.1.1.5.7. */
#define POLICY_TEST "2.16.792.1.2.1.1.5.7.1.4.1"
#define POLICY_CORPORATE_SEAL "2.16.792.1.2.1.1.5.7.1.10"
#define POLICY_FINANCIAL_SEAL "2.16.792.1.2.1.1.5.7.4.1"

#define ISSUER_TEST_MARK "- TEST"
#define SENTENCE_TEST_MARK "Test amaçlı"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509, X509_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CERTIFICATEPOLICIES, CERTIFICATEPOLICIES_free)

/* NULL also for an empty one: it would make one person of all who have none. */
static char *
read_part (const X509_NAME *name, int nid, gboolean hides_numbers, const char *identity)
{
  int index = X509_NAME_get_index_by_NID (name, nid, -1);
  const ASN1_STRING *value;
  guchar *utf8 = NULL;
  int length;
  char *text;

  if (index < 0)
    return NULL;

  value = X509_NAME_ENTRY_get_data (X509_NAME_get_entry (name, index));
  length = ASN1_STRING_to_UTF8 (&utf8, value);
  if (length < 0) {
    length = ASN1_STRING_length (value);
    utf8 = OPENSSL_memdup (ASN1_STRING_get0_data (value), (gsize) length);
  }

  if (hides_numbers)
    imz_identity_number_hide ((char *) utf8, (gsize) length, identity);
  text = length > 0 ? imz_display_text ((const char *) utf8, (gsize) length) : NULL;
  OPENSSL_free (utf8);

  return text;
}

/* Some issuers repeat the number in the name. */
static char *
read_name (const X509_NAME *name, const char *identity)
{
  return read_part (name, NID_commonName, TRUE, identity);
}

/* Some certificates write the number as "TR12345678901". */
static char *
read_identity (const X509_NAME *subject)
{
  char *identity = read_part (subject, NID_serialNumber, FALSE, NULL);

  if (identity != NULL && g_str_has_prefix (identity, "TR"))
    memmove (identity, identity + 2, strlen (identity + 2) + 1);

  /* An empty number would make one person of all who have none. */
  if (identity != NULL && *identity == '\0')
    g_clear_pointer (&identity, g_free);

  return identity;
}

static char *
read_serial (const X509 *x509)
{
  const ASN1_INTEGER *serial = X509_get0_serialNumber (x509);
  BIGNUM *number = ASN1_INTEGER_to_BN (serial, NULL);
  g_autofree char *shown = NULL;
  char *upper;

  if (number == NULL)
    return NULL;

  upper = BN_bn2hex (number);
  shown = imz_display_text (upper, strlen (upper)); /* which shortens one of thousands of digits */
  OPENSSL_free (upper);
  BN_free (number);

  return g_ascii_strdown (shown, -1);
}

static gboolean
read_time (const ASN1_TIME *time, gint64 *seconds)
{
  struct tm broken_down;

  if (ASN1_TIME_to_tm (time, &broken_down) != 1)
    return FALSE;

  *seconds = timegm (&broken_down);
  return TRUE;
}

static char *
read_key (const X509 *x509)
{
  const EVP_PKEY *key = X509_get0_pubkey (x509);
  char group[64];

  if (key == NULL)
    return NULL;

  switch (EVP_PKEY_get_base_id (key)) {
  case EVP_PKEY_RSA:
    return g_strdup_printf ("RSA %d", EVP_PKEY_get_bits (key));
  case EVP_PKEY_EC:
    if (EVP_PKEY_get_group_name (key, group, sizeof group, NULL) == 1)
      return g_strdup_printf ("EC %s", group);
    return g_strdup_printf ("EC %d", EVP_PKEY_get_bits (key));
  default:
    return g_strdup (EVP_PKEY_get0_type_name (key));
  }
}

static GStrv
read_policies (const X509 *x509)
{
  g_autoptr (CERTIFICATEPOLICIES) policies =
    X509_get_ext_d2i (x509, NID_certificate_policies, NULL, NULL);
  g_autoptr (GStrvBuilder) oids = g_strv_builder_new ();

  for (int i = 0; i < sk_POLICYINFO_num (policies); i++) {
    char oid[128];

    OBJ_obj2txt (oid, sizeof oid, sk_POLICYINFO_value (policies, i)->policyid, TRUE);
    g_strv_builder_add (oids, oid);
  }

  return g_strv_builder_end (oids);
}

static gboolean
has_policy (const char *const *policies, const char *first_wanted, const char *second_wanted)
{
  return g_strv_contains (policies, first_wanted) ||
         (second_wanted != NULL && g_strv_contains (policies, second_wanted));
}

static gboolean
says_test (const ImzQcStatements *statements)
{
  g_autofree char *mark = imz_turkish_fold (SENTENCE_TEST_MARK);
  g_autofree char *sentence = NULL;

  if (statements->law_5070_sentence == NULL)
    return FALSE;

  sentence = imz_turkish_fold (statements->law_5070_sentence);
  return strstr (sentence, mark) != NULL;
}

static ImzCertificateKind
read_kind (X509 *x509, const char *const *policies, const char *issuer)
{
  g_auto (ImzQcStatements) statements = { FALSE };

  if (X509_check_ca (x509) == 1)
    return IMZ_CERTIFICATE_KIND_CA;

  imz_qc_statements_read (&statements, x509);
  if (!statements.etsi_compliance || !statements.law_5070 ||
      has_policy (policies, POLICY_CORPORATE_SEAL, POLICY_FINANCIAL_SEAL))
    return IMZ_CERTIFICATE_KIND_OTHER;

  if (has_policy (policies, POLICY_TEST, NULL) || says_test (&statements) ||
      (issuer != NULL && strstr (issuer, ISSUER_TEST_MARK) != NULL))
    return IMZ_CERTIFICATE_KIND_TEST;

  return IMZ_CERTIFICATE_KIND_NES;
}

/* Another encoding of the same certificate would have another fingerprint, and be unknown to whoever
 * goes by that. */
static gboolean
is_encoded_as (X509 *x509, const guchar *bytes, gsize size)
{
  guchar *der = NULL;
  int length = i2d_X509 (x509, &der);
  gboolean same = length > 0 && (gsize) length == size && memcmp (der, bytes, size) == 0;

  OPENSSL_free (der);
  return same;
}

static X509 *
decode (GBytes *bytes)
{
  gsize size;
  const guchar *start = g_bytes_get_data (bytes, &size), *p = start;
  g_autoptr (X509) x509 =
    size <= IMZ_CERTIFICATE_MAX_BYTES ? d2i_X509 (NULL, &p, (long) size) : NULL;

  return x509 != NULL && is_encoded_as (x509, start, size) ? g_steal_pointer (&x509) : NULL;
}

ImzCertificate *
imz_certificate_parse (GBytes *bytes)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (X509) x509 = decode (bytes);
  ImzCertificateFacts facts = { .sha256 = sha256, .malformed = TRUE, .bytes = bytes };
  g_autofree char *serial = NULL;
  g_autofree char *holder = NULL;
  g_autofree char *identity = NULL;
  g_autofree char *issuer = NULL;
  g_autofree char *key = NULL;
  g_auto (GStrv) policies = NULL;

  if (x509 != NULL && read_time (X509_get0_notBefore (x509), &facts.not_before) &&
      read_time (X509_get0_notAfter (x509), &facts.not_after)) {
    facts.malformed = FALSE;
    facts.serial = serial = read_serial (x509);
    facts.identity = identity = read_identity (X509_get_subject_name (x509));
    facts.holder = holder = read_name (X509_get_subject_name (x509), identity);
    facts.issuer = issuer = read_name (X509_get_issuer_name (x509), identity);
    policies = read_policies (x509);
    facts.policies = (const char *const *) policies;
    facts.kind = read_kind (x509, facts.policies, issuer);
    facts.key = key = read_key (x509);
  }

  /* What libcrypto says of odd bytes is nobody's business: it is answered by the facts above. */
  ERR_clear_error ();

  return imz_certificate_new (&facts);
}
