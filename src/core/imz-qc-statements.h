/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The QCStatements extension (RFC 3739) of a qualified certificate. */

#pragma once

#include <glib.h>
#include <openssl/x509.h>

G_BEGIN_DECLS

/**
 * ImzQcStatements:
 * @etsi_compliance: 0.4.0.1862.1.1 (ETSI EN 319 412-5, id-etsi-qcs-QcCompliance) is stated
 * @law_5070: 2.16.792.1.61.0.1.5070.1.1 or .2.1 (Turkish law 5070 on electronic signatures) is stated
 * @law_5070_sentence: (nullable): the sentence that comes with it
 */
typedef struct {
  gboolean etsi_compliance;
  gboolean law_5070;
  char *law_5070_sentence;
} ImzQcStatements;

/**
 * imz_qc_statements_read:
 * @self: a zeroed struct
 * @x509: a certificate
 *
 * Leaves @self as it is if @x509 has no such extension or one that cannot be decoded.
 */
void imz_qc_statements_read (ImzQcStatements *self, const X509 *x509);
void imz_qc_statements_clear (ImzQcStatements *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzQcStatements, imz_qc_statements_clear)

G_END_DECLS
