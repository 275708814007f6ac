/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-signature-strength.h"

#include <openssl/rsa.h>
#include <openssl/x509v3.h>

enum {
  MIN_BITS = 112,
  MIN_DIGEST_BYTES = 2 * MIN_BITS / 8, /* finding two of the same takes the root of all */
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RSA_PSS_PARAMS, RSA_PSS_PARAMS_free)

/* RFC 4055, 3.1: it is SHA-1 if nothing is said. */
static int
get_pss_digest (const X509_ALGOR *algorithm)
{
  int type;
  const void *value;
  const ASN1_STRING *sequence;
  const guchar *p;
  const ASN1_OBJECT *digest;
  g_autoptr (RSA_PSS_PARAMS) parameters = NULL;

  X509_ALGOR_get0 (NULL, &type, &value, algorithm);
  if (type != V_ASN1_SEQUENCE)
    return NID_undef;

  sequence = value;
  p = ASN1_STRING_get0_data (sequence);
  parameters = d2i_RSA_PSS_PARAMS (NULL, &p, ASN1_STRING_length (sequence));
  if (parameters == NULL || parameters->hashAlgorithm == NULL)
    return NID_undef;

  X509_ALGOR_get0 (&digest, NULL, NULL, parameters->hashAlgorithm);
  return OBJ_obj2nid (digest);
}

static gboolean
is_strong_digest (int nid)
{
  const EVP_MD *digest = EVP_get_digestbynid (nid);

  return digest != NULL && EVP_MD_get_size (digest) >= MIN_DIGEST_BYTES;
}

gboolean
imz_signature_is_strong (const X509_ALGOR *algorithm, const EVP_PKEY *key)
{
  const ASN1_OBJECT *object;
  int nid, digest_nid;

  if (key == NULL || EVP_PKEY_get_security_bits (key) < MIN_BITS)
    return FALSE;

  X509_ALGOR_get0 (&object, NULL, NULL, algorithm);
  nid = OBJ_obj2nid (object);
  if (nid == NID_ED25519 || nid == NID_ED448)
    return TRUE; /* their digest is part of them */
  if (nid == NID_rsassaPss)
    return is_strong_digest (get_pss_digest (algorithm));

  return OBJ_find_sigid_algs (nid, &digest_nid, NULL) == 1 && is_strong_digest (digest_nid);
}
