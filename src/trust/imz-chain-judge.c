/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-chain-judge.h"

#include <openssl/x509v3.h>

#include "imz-x509.h"

enum {
  MAX_DEPTH = 16,     /* libcrypto's own limit; the path was limited before */
  SECURITY_LEVEL = 2, /* 112 bits: no SHA-1, no RSA below 2048 */

  CHECK_CA_V3 = 1, /* what X509_check_ca() says */
  CHECK_CA_V1_SELF_SIGNED = 3,
};

static const struct {
  int code;
  ImzChainFault fault;
} faults[] = {
  { X509_V_ERR_CERT_SIGNATURE_FAILURE, IMZ_CHAIN_FAULT_SIGNATURE },
  { X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE, IMZ_CHAIN_FAULT_SIGNATURE },
  { X509_V_ERR_CERT_NOT_YET_VALID, IMZ_CHAIN_FAULT_DATES },
  { X509_V_ERR_CERT_HAS_EXPIRED, IMZ_CHAIN_FAULT_DATES },
  { X509_V_ERR_INVALID_CA, IMZ_CHAIN_FAULT_NOT_A_CA },
  { X509_V_ERR_KEYUSAGE_NO_CERTSIGN, IMZ_CHAIN_FAULT_NOT_A_CA },
  { X509_V_ERR_PATH_LENGTH_EXCEEDED, IMZ_CHAIN_FAULT_NOT_A_CA },
};

/* A root of the last century has no extensions; nobody else is let off. */
static gboolean
is_ca (X509 *x509, gboolean is_anchor)
{
  int answer = X509_check_ca (x509);

  return (answer == CHECK_CA_V3 || (answer == CHECK_CA_V1_SELF_SIGNED && is_anchor)) &&
         (X509_get_key_usage (x509) & KU_KEY_CERT_SIGN) != 0;
}

/* QCStatements are critical in some certificates. They restrict what a signature is good for, which
 * core tells of, but not who signed. */
static gboolean
is_strange_by_qc_statements_only (const X509 *x509)
{
  for (int i = 0; i < X509_get_ext_count (x509); i++) {
    X509_EXTENSION *extension = X509_get_ext (x509, i);

    if (X509_EXTENSION_get_critical (extension) && !X509_supported_extension (extension) &&
        OBJ_obj2nid (X509_EXTENSION_get_object (extension)) != NID_qcStatements)
      return FALSE;
  }

  return TRUE;
}

/* A curve that is written out instead of named is refused by libcrypto, as it might be any. */
static gboolean
has_known_curve (const X509 *x509)
{
  const EVP_PKEY *key = X509_get0_pubkey (x509);
  char group[64];

  return key != NULL && EVP_PKEY_get_group_name (key, group, sizeof group, NULL) == 1;
}

static int
verify_cb (int ok, X509_STORE_CTX *context)
{
  const X509 *x509 = X509_STORE_CTX_get_current_cert (context);
  gboolean is_leaf = X509_STORE_CTX_get_error_depth (context) == 0;

  if (ok)
    return ok;

  switch (X509_STORE_CTX_get_error (context)) {
  case X509_V_ERR_EC_KEY_EXPLICIT_PARAMS:
    return has_known_curve (x509);
  case X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION:
    return is_leaf && is_strange_by_qc_statements_only (x509);
  case X509_V_ERR_EE_KEY_TOO_SMALL: /* or of an unknown kind: no matter to those who vouch for it */
    return TRUE;
  default:
    return FALSE;
  }
}

static ImzChainFault
explain (X509_STORE_CTX *context, guint length, guint *fault_at)
{
  int code = X509_STORE_CTX_get_error (context);
  ImzChainFault fault = IMZ_CHAIN_FAULT_OTHER;

  *fault_at = (guint) CLAMP (X509_STORE_CTX_get_error_depth (context), 0, (int) length - 1);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    if (faults[i].code == code)
      fault = faults[i].fault;
  }

  /* It is said of the certificate below. */
  if (fault == IMZ_CHAIN_FAULT_NOT_A_CA && *fault_at > 0)
    (*fault_at)--;

  return fault;
}

ImzChainFault
imz_chain_judge (X509 *const *path, guint length, gint64 at, guint *fault_at)
{
  X509_STORE_CTX *context;
  X509_VERIFY_PARAM *parameters;
  STACK_OF (X509) * between, *trusted;
  ImzChainFault fault = IMZ_CHAIN_FAULT_NONE;

  *fault_at = 0;
  for (guint i = 1; i < length; i++) {
    if (!is_ca (path[i], i == length - 1)) {
      *fault_at = i - 1;
      return IMZ_CHAIN_FAULT_NOT_A_CA;
    }
  }

  context = X509_STORE_CTX_new ();
  between = sk_X509_new_null ();
  trusted = sk_X509_new_null ();
  for (guint i = 1; i + 1 < length; i++)
    sk_X509_push (between, path[i]);
  sk_X509_push (trusted, path[length - 1]);

  X509_STORE_CTX_init (context, NULL, path[0], between);
  X509_STORE_CTX_set0_trusted_stack (context, trusted);
  X509_STORE_CTX_set_verify_cb (context, verify_cb);

  parameters = X509_STORE_CTX_get0_param (context);
  X509_VERIFY_PARAM_set_flags (parameters, X509_V_FLAG_PARTIAL_CHAIN);
  X509_VERIFY_PARAM_set_time (parameters, (time_t) at);
  X509_VERIFY_PARAM_set_depth (parameters, MAX_DEPTH);
  X509_VERIFY_PARAM_set_auth_level (parameters, SECURITY_LEVEL);

  if (X509_verify_cert (context) != 1)
    fault = explain (context, length, fault_at);

  X509_STORE_CTX_free (context);
  sk_X509_free (between);
  sk_X509_free (trusted);

  return fault;
}
