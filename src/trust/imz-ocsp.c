/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ocsp.h"

#include <openssl/err.h>
#include <openssl/ocsp.h>
#include <openssl/x509v3.h>

#include "imz-signature-strength.h"
#include "imz-trust-error.h"
#include "imz-x509.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_BASICRESP, OCSP_BASICRESP_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_CERTID, OCSP_CERTID_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_REQUEST, OCSP_REQUEST_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_RESPONSE, OCSP_RESPONSE_free)

static gboolean
fail (GError **error, ImzTrustError code, const char *reason)
{
  g_set_error_literal (error, IMZ_TRUST_ERROR, (int) code, reason);
  return FALSE;
}

GStrv
imz_ocsp_urls (X509 *x509)
{
  return imz_x509_get_access_urls (x509, NID_ad_OCSP);
}

static GBytes *
dup_nonce (X509_EXTENSION *extension)
{
  const ASN1_OCTET_STRING *value = X509_EXTENSION_get_data (extension);

  return g_bytes_new (ASN1_STRING_get0_data (value), (gsize) ASN1_STRING_length (value));
}

GBytes *
imz_ocsp_make_request (X509 *cert, X509 *issuer, gboolean with_nonce, GBytes **nonce)
{
  g_autoptr (OCSP_REQUEST) request = OCSP_REQUEST_new ();
  g_autoptr (OCSP_CERTID) id = OCSP_cert_to_id (NULL, cert, issuer); /* SHA-1, which all know */
  guchar *der = NULL;
  int length, place = -1;
  GBytes *bytes;

  if (nonce != NULL)
    *nonce = NULL;

  if (id == NULL || OCSP_request_add0_id (request, id) == NULL)
    return NULL;
  g_steal_pointer (&id);

  if (with_nonce) {
    if (OCSP_request_add1_nonce (request, NULL, -1) != 1)
      return NULL;
    place = OCSP_REQUEST_get_ext_by_NID (request, NID_id_pkix_OCSP_Nonce, -1);
  }

  length = i2d_OCSP_REQUEST (request, &der);
  if (length <= 0)
    return NULL;

  bytes = g_bytes_new (der, (gsize) length);
  OPENSSL_free (der);
  if (place >= 0 && nonce != NULL)
    *nonce = dup_nonce (OCSP_REQUEST_get_ext (request, place));

  return bytes;
}

static OCSP_BASICRESP *
decode (GBytes *bytes, GError **error)
{
  gsize size;
  const guchar *start = g_bytes_get_data (bytes, &size), *p = start;
  g_autoptr (OCSP_RESPONSE) response = NULL;
  OCSP_BASICRESP *basic;
  int status;

  if (size > IMZ_OCSP_MAX_BYTES) {
    fail (error, IMZ_TRUST_ERROR_TOO_LARGE, "the responder's answer is too long");
    return NULL;
  }

  response = d2i_OCSP_RESPONSE (NULL, &p, (long) size);
  if (response == NULL || p != start + size) {
    fail (error, IMZ_TRUST_ERROR_BAD_RESPONSE, "this is no responder's answer");
    return NULL;
  }

  status = OCSP_response_status (response);
  if (status != OCSP_RESPONSE_STATUS_SUCCESSFUL) {
    g_set_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_RESPONDER_STATUS,
                 "the responder says %d (%s)", status, OCSP_response_status_str (status));
    return NULL;
  }

  basic = OCSP_response_get1_basic (response);
  if (basic == NULL)
    fail (error, IMZ_TRUST_ERROR_BAD_RESPONSE, "this kind of answer is not known");

  return basic;
}

/* RFC 6960, 4.2.2.2: one whom the issuer itself gave the right to. */
static gboolean
is_delegate (X509 *signer, X509 *issuer, gint64 at)
{
  gint64 not_before, not_after;
  const X509_ALGOR *algorithm;

  X509_get0_signature (NULL, &algorithm, signer);
  if (!imz_signature_is_strong (algorithm, X509_get0_pubkey (issuer)) ||
      X509_check_issued (issuer, signer) != X509_V_OK ||
      X509_verify (signer, X509_get0_pubkey (issuer)) != 1)
    return FALSE;

  if ((X509_get_extension_flags (signer) & (EXFLAG_CRITICAL | EXFLAG_INVALID)) != 0 ||
      (X509_get_extension_flags (signer) & EXFLAG_XKUSAGE) == 0 ||
      (X509_get_extended_key_usage (signer) & XKU_OCSP_SIGN) == 0 ||
      (X509_get_key_usage (signer) & KU_DIGITAL_SIGNATURE) == 0)
    return FALSE;

  return imz_x509_get_validity (signer, &not_before, &not_after) && not_before <= at &&
         at <= not_after;
}

static gboolean
check_signer (OCSP_BASICRESP *basic, X509 *issuer, gint64 at, GError **error)
{
  STACK_OF (X509) *known = sk_X509_new_null ();
  X509 *signer = NULL;
  gboolean signature_holds;

  sk_X509_push (known, issuer);
  signature_holds = OCSP_resp_get0_signer (basic, &signer, known) == 1 &&
                    OCSP_basic_verify (basic, known, NULL, OCSP_NOVERIFY) == 1;
  sk_X509_free (known);

  if (!signature_holds)
    return fail (error, IMZ_TRUST_ERROR_WRONG_SIGNER, "the answer's signature does not hold");
  if (!imz_signature_is_strong (OCSP_resp_get0_tbs_sigalg (basic), X509_get0_pubkey (signer)))
    return fail (error, IMZ_TRUST_ERROR_WRONG_SIGNER, "the answer's signature is too weak");
  if (X509_cmp (signer, issuer) != 0 && !is_delegate (signer, issuer, at))
    return fail (error, IMZ_TRUST_ERROR_WRONG_SIGNER,
                 "the answer's signer has no right to sign it");

  return TRUE;
}

static gboolean
check_nonce (OCSP_BASICRESP *basic, GBytes *sent, GError **error)
{
  int place = -1;

  if (sent == NULL)
    return TRUE;

  while ((place = OCSP_BASICRESP_get_ext_by_NID (basic, NID_id_pkix_OCSP_Nonce, place)) >= 0) {
    g_autoptr (GBytes) got = dup_nonce (OCSP_BASICRESP_get_ext (basic, place));

    if (!g_bytes_equal (got, sent))
      return fail (error, IMZ_TRUST_ERROR_WRONG_NONCE, "this answers another question");
  }

  return TRUE;
}

/* Nothing that must be understood is known here, but the nonce. */
static gboolean
has_strange_demands (OCSP_BASICRESP *basic, OCSP_SINGLERESP *single)
{
  int place = -1;

  if (OCSP_SINGLERESP_get_ext_by_critical (single, TRUE, -1) >= 0)
    return TRUE;

  while ((place = OCSP_BASICRESP_get_ext_by_critical (basic, TRUE, place)) >= 0) {
    X509_EXTENSION *extension = OCSP_BASICRESP_get_ext (basic, place);

    if (OBJ_obj2nid (X509_EXTENSION_get_object (extension)) != NID_id_pkix_OCSP_Nonce)
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_about (OCSP_SINGLERESP *single, X509 *cert, X509 *issuer)
{
  OCSP_CERTID *id = (OCSP_CERTID *) OCSP_SINGLERESP_get0_id (single);
  g_autoptr (OCSP_CERTID) wanted = NULL;
  ASN1_OBJECT *digest = NULL;

  OCSP_id_get0_info (NULL, &digest, NULL, NULL, id);
  switch (OBJ_obj2nid (digest)) {
  case NID_sha1:
    wanted = OCSP_cert_to_id (EVP_sha1 (), cert, issuer);
    break;
  case NID_sha256:
    wanted = OCSP_cert_to_id (EVP_sha256 (), cert, issuer);
    break;
  default:
    break;
  }

  return wanted != NULL && OCSP_id_cmp (wanted, id) == 0;
}

static void
set_revoked (ImzRevocationAnswer *answer, gint64 revoked_at, int reason)
{
  /* RFC 6960, 2.2: on hold since 1970 is one that was never issued. */
  if (revoked_at == 0 && reason == IMZ_CRL_REASON_CERTIFICATE_HOLD)
    answer->state = IMZ_REVOCATION_STATE_UNKNOWN;
  else
    imz_revocation_answer_set_revoked (answer, revoked_at, reason);
}

static gboolean
read_single (OCSP_SINGLERESP *single, ImzRevocationAnswer *answer)
{
  ASN1_GENERALIZEDTIME *revoked = NULL, *this_update = NULL, *next_update = NULL;
  gint64 revoked_at = 0;
  int reason = -1;
  int status = OCSP_single_get0_status (single, &reason, &revoked, &this_update, &next_update);

  if (!imz_x509_read_time (this_update, &answer->this_update) ||
      (next_update != NULL && !imz_x509_read_time (next_update, &answer->next_update)))
    return FALSE;

  switch (status) {
  case V_OCSP_CERTSTATUS_GOOD:
    answer->state = IMZ_REVOCATION_STATE_GOOD;
    return TRUE;
  case V_OCSP_CERTSTATUS_UNKNOWN:
    answer->state = IMZ_REVOCATION_STATE_UNKNOWN;
    return TRUE;
  case V_OCSP_CERTSTATUS_REVOKED:
    if (!imz_x509_read_time (revoked, &revoked_at))
      return FALSE;
    set_revoked (answer, revoked_at, reason);
    return TRUE;
  default:
    return FALSE;
  }
}

/* Of several that speak of the certificate the first that is not good counts. */
static gboolean
find_answer (OCSP_BASICRESP *basic,
             X509 *cert,
             X509 *issuer,
             ImzRevocationAnswer *answer,
             GError **error)
{
  gint64 produced_at;
  gboolean found = FALSE;

  if (!imz_x509_read_time (OCSP_resp_get0_produced_at (basic), &produced_at))
    return fail (error, IMZ_TRUST_ERROR_BAD_RESPONSE, "the answer tells no time");

  for (int i = 0; i < OCSP_resp_count (basic); i++) {
    OCSP_SINGLERESP *single = OCSP_resp_get0 (basic, i);
    ImzRevocationAnswer one = { .produced_at = produced_at, .reason = -1 };

    if (!is_about (single, cert, issuer))
      continue;
    if (has_strange_demands (basic, single) || !read_single (single, &one))
      return fail (error, IMZ_TRUST_ERROR_BAD_RESPONSE, "the answer cannot be understood");

    if (!found || answer->state == IMZ_REVOCATION_STATE_GOOD)
      *answer = one;
    found = TRUE;
  }

  return found || fail (error, IMZ_TRUST_ERROR_WRONG_CERTIFICATE,
                        "the answer is not about this certificate");
}

static gboolean
read_basic (OCSP_BASICRESP *basic,
            X509 *cert,
            X509 *issuer,
            GBytes *nonce,
            gint64 now,
            gboolean accepts_stale,
            ImzRevocationAnswer *answer,
            GError **error)
{
  gint64 signed_at = now;

  if (accepts_stale && (!imz_x509_read_time (OCSP_resp_get0_produced_at (basic), &signed_at)))
    return fail (error, IMZ_TRUST_ERROR_BAD_RESPONSE, "the answer tells no time");

  return check_signer (basic, issuer, signed_at, error) && check_nonce (basic, nonce, error) &&
         find_answer (basic, cert, issuer, answer, error) &&
         imz_revocation_answer_check_times (answer, now, accepts_stale, error);
}

gboolean
imz_ocsp_read_response (GBytes *response,
                        X509 *cert,
                        X509 *issuer,
                        GBytes *nonce,
                        gint64 now,
                        gboolean accepts_stale,
                        ImzRevocationAnswer *answer,
                        GError **error)
{
  g_autoptr (OCSP_BASICRESP) basic = decode (response, error);
  ImzRevocationAnswer found = { .reason = -1 };
  gboolean is_read =
    basic != NULL && read_basic (basic, cert, issuer, nonce, now, accepts_stale, &found, error);

  if (is_read)
    *answer = found;

  /* What libcrypto says of it is said by the error above. */
  ERR_clear_error ();

  return is_read;
}
