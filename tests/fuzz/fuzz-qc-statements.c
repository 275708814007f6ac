/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "imz-qc-statements.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_auto (ImzQcStatements) statements = { FALSE };
  X509 *x509 = X509_new ();
  ASN1_OCTET_STRING *value = ASN1_OCTET_STRING_new ();
  X509_EXTENSION *extension;

  ASN1_OCTET_STRING_set (value, data, (int) size);
  extension = X509_EXTENSION_create_by_NID (NULL, NID_qcStatements, 0, value);
  X509_add_ext (x509, extension, -1);

  imz_qc_statements_read (&statements, x509);
  if (statements.law_5070_sentence != NULL) {
    g_assert_true (statements.law_5070);
    g_assert_true (g_utf8_validate (statements.law_5070_sentence, -1, NULL));
  }

  ERR_clear_error ();
  X509_EXTENSION_free (extension);
  ASN1_OCTET_STRING_free (value);
  X509_free (x509);

  return 0;
}
