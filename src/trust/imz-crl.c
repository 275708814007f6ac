/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-crl.h"

#include <malloc.h>

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "imz-crl-parts.h"
#include "imz-pem-blocks.h"
#include "imz-trust-error.h"
#include "imz-x509.h"

enum {
  MAX_URLS = 8,
  BIG = 1024 * 1024, /* bytes */

  REASON_REMOVE_FROM_CRL = 8, /* RFC 5280, 5.3.1 */

  EXTENSION_ABSENT = -1, /* what X509_CRL_get_ext_d2i() says */
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_REVOKED, X509_REVOKED_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CRL_DIST_POINTS, CRL_DIST_POINTS_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ISSUING_DIST_POINT, ISSUING_DIST_POINT_free)

static gboolean
fail (GError **error, ImzTrustError code, const char *reason)
{
  g_set_error_literal (error, IMZ_TRUST_ERROR, (int) code, reason);
  return FALSE;
}

static CRL_DIST_POINTS *
get_points (X509 *x509)
{
  return X509_get_ext_d2i (x509, NID_crl_distribution_points, NULL, NULL);
}

/* The names of a list of the issuer's own for all reasons. */
static GENERAL_NAMES *
get_whole_names (const DIST_POINT *point)
{
  if (point->reasons != NULL || point->CRLissuer != NULL || point->distpoint == NULL ||
      point->distpoint->type != 0)
    return NULL;

  return point->distpoint->name.fullname;
}

GStrv
imz_crl_urls (X509 *x509)
{
  g_autoptr (GStrvBuilder) urls = g_strv_builder_new ();
  g_autoptr (CRL_DIST_POINTS) points = get_points (x509);
  int n_urls = 0;

  for (int i = 0; i < sk_DIST_POINT_num (points); i++) {
    GENERAL_NAMES *names = get_whole_names (sk_DIST_POINT_value (points, i));

    for (int j = 0; j < sk_GENERAL_NAME_num (names) && n_urls < MAX_URLS; j++) {
      g_autofree char *url = imz_x509_dup_url (sk_GENERAL_NAME_value (names, j));

      if (url != NULL) {
        g_strv_builder_add (urls, url);
        n_urls++;
      }
    }
  }

  return g_strv_builder_end (urls);
}

static gboolean
share_a_name (GENERAL_NAMES *a, GENERAL_NAMES *b)
{
  for (int i = 0; i < sk_GENERAL_NAME_num (a); i++) {
    for (int j = 0; j < sk_GENERAL_NAME_num (b); j++) {
      if (GENERAL_NAME_cmp (sk_GENERAL_NAME_value (a, i), sk_GENERAL_NAME_value (b, j)) == 0)
        return TRUE;
    }
  }

  return FALSE;
}

/* An issuer may spread its certificates over several lists: one of them must not pass for another. */
static gboolean
is_point_of (const DIST_POINT_NAME *list_name, X509 *cert)
{
  g_autoptr (CRL_DIST_POINTS) points = get_points (cert);

  if (list_name->type != 0)
    return FALSE;

  for (int i = 0; i < sk_DIST_POINT_num (points); i++) {
    if (share_a_name (list_name->name.fullname, get_whole_names (sk_DIST_POINT_value (points, i))))
      return TRUE;
  }

  return FALSE;
}

/* Whether the list is there for all reasons that @cert can be revoked for. */
static gboolean
covers (const X509_CRL *list, X509 *cert)
{
  int problem = 0;
  g_autoptr (ISSUING_DIST_POINT) scope =
    X509_CRL_get_ext_d2i (list, NID_issuing_distribution_point, &problem, NULL);

  if (scope == NULL)
    return problem == EXTENSION_ABSENT;

  return !scope->indirectCRL && !scope->onlyCA && !scope->onlyattr &&
         scope->onlysomereasons == NULL && !(scope->onlyuser && X509_check_ca (cert) != 0) &&
         (scope->distpoint == NULL || is_point_of (scope->distpoint, cert));
}

static gboolean
is_understood (const X509_CRL *list)
{
  static const int known[] = { NID_issuing_distribution_point, NID_authority_key_identifier,
                               NID_crl_number };

  if (X509_CRL_get_ext_by_NID (list, NID_delta_crl, -1) >= 0)
    return FALSE;

  for (int i = -1; (i = X509_CRL_get_ext_by_critical (list, TRUE, i)) >= 0;) {
    int nid = OBJ_obj2nid (X509_EXTENSION_get_object (X509_CRL_get_ext (list, i)));
    gboolean is_known = FALSE;

    for (gsize j = 0; j < G_N_ELEMENTS (known); j++)
      is_known |= nid == known[j];
    if (!is_known)
      return FALSE;
  }

  return TRUE;
}

static gboolean
is_issuer (const ImzCrlParts *parts, X509 *issuer)
{
  g_autoptr (AUTHORITY_KEYID) key_id =
    X509_CRL_get_ext_d2i (parts->list, NID_authority_key_identifier, NULL, NULL);

  return imz_x509_is_meant_by (issuer, X509_CRL_get_issuer (parts->list), key_id) &&
         (X509_get_key_usage (issuer) & KU_CRL_SIGN) != 0 &&
         imz_crl_parts_verify (parts, X509_get0_pubkey (issuer));
}

static gboolean
read_times (const X509_CRL *list, ImzRevocationAnswer *answer)
{
  const ASN1_TIME *next_update = X509_CRL_get0_nextUpdate (list);

  if (!imz_x509_read_time (X509_CRL_get0_lastUpdate (list), &answer->this_update) ||
      (next_update != NULL && !imz_x509_read_time (next_update, &answer->next_update)))
    return FALSE;

  answer->produced_at = answer->this_update;
  return TRUE;
}

static gboolean
read_reason (const X509_REVOKED *entry, int *reason)
{
  int problem = 0;
  ASN1_ENUMERATED *code = X509_REVOKED_get_ext_d2i (entry, NID_crl_reason, &problem, NULL);

  *reason = code != NULL ? (int) ASN1_ENUMERATED_get (code) : -1;
  ASN1_ENUMERATED_free (code);

  return code != NULL || problem == EXTENSION_ABSENT;
}

static gboolean
has_strange_demands (const X509_REVOKED *entry)
{
  for (int i = -1; (i = X509_REVOKED_get_ext_by_critical (entry, TRUE, i)) >= 0;) {
    int nid = OBJ_obj2nid (X509_EXTENSION_get_object (X509_REVOKED_get_ext (entry, i)));

    if (nid != NID_crl_reason && nid != NID_certificate_issuer && nid != NID_invalidity_date)
      return TRUE;
  }

  return FALSE;
}

static gboolean
read_entry (const X509_REVOKED *entry, ImzRevocationAnswer *answer)
{
  gint64 revoked_at;
  int reason;

  if (has_strange_demands (entry) || !read_reason (entry, &reason) ||
      !imz_x509_read_time (X509_REVOKED_get0_revocationDate (entry), &revoked_at))
    return FALSE;

  if (reason != REASON_REMOVE_FROM_CRL)
    imz_revocation_answer_set_revoked (answer, revoked_at, reason);

  return TRUE;
}

static gboolean
read_list (const guint8 *der,
           gsize length,
           X509 *cert,
           X509 *issuer,
           gint64 now,
           gboolean accepts_stale,
           ImzRevocationAnswer *answer,
           GError **error)
{
  g_auto (ImzCrlParts) parts = { NULL };
  g_autoptr (X509_REVOKED) entry = NULL;

  if (!imz_crl_parts_read (&parts, der, length) || !read_times (parts.list, answer))
    return fail (error, IMZ_TRUST_ERROR_BAD_RESPONSE, "this is no list of revoked certificates");
  if (!is_issuer (&parts, issuer))
    return fail (error, IMZ_TRUST_ERROR_WRONG_SIGNER, "the list is not its issuer's");
  if (!is_understood (parts.list))
    return fail (error, IMZ_TRUST_ERROR_BAD_RESPONSE, "the list demands what is not known");
  if (!covers (parts.list, cert))
    return fail (error, IMZ_TRUST_ERROR_BAD_RESPONSE, "the list is not for this certificate");
  if (!imz_revocation_answer_check_times (answer, now, accepts_stale, error))
    return FALSE;

  if (!imz_crl_parts_find (&parts, X509_get0_serialNumber (cert), &entry) ||
      (entry != NULL && !read_entry (entry, answer)))
    return fail (error, IMZ_TRUST_ERROR_BAD_RESPONSE, "the list's entries cannot be understood");

  return TRUE;
}

static GBytes *
unwrap (GBytes *crl)
{
  static const char *const labels[] = { "X509 CRL", NULL };
  gsize size;
  const guint8 *data = g_bytes_get_data (crl, &size);
  g_autoptr (GPtrArray) blocks = NULL;

  if ((size > 0 && data[0] == (V_ASN1_SEQUENCE | V_ASN1_CONSTRUCTED)) ||
      !imz_pem_blocks_are_likely (crl))
    return g_bytes_ref (crl);

  blocks = imz_pem_blocks_read (crl, labels, 1);
  return blocks->len > 0 ? g_bytes_ref (blocks->pdata[0]) : g_bytes_new (NULL, 0);
}

gboolean
imz_crl_read (GBytes *crl,
              X509 *cert,
              X509 *issuer,
              gint64 now,
              gboolean accepts_stale,
              ImzRevocationAnswer *answer,
              GError **error)
{
  ImzRevocationAnswer found = { .state = IMZ_REVOCATION_STATE_GOOD, .reason = -1 };
  g_autoptr (GBytes) der = NULL;
  gboolean is_read;
  gsize size;
  const guint8 *data;

  if (g_bytes_get_size (crl) > IMZ_CRL_MAX_BYTES)
    return fail (error, IMZ_TRUST_ERROR_TOO_LARGE, "the list is too long");

  der = unwrap (crl);
  data = g_bytes_get_data (der, &size);
  is_read = read_list (data, size, cert, issuer, now, accepts_stale, &found, error);
  if (is_read)
    *answer = found;

  /* What libcrypto says of it is said by the error above. */
  ERR_clear_error ();

  /* glibc keeps blocks of this size once the first of them was freed. */
  if (size > BIG)
    malloc_trim (0);

  return is_read;
}
