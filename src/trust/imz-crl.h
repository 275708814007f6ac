/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lists of revoked certificates (RFC 5280, 5). */

#pragma once

#include <glib.h>
#include <openssl/x509.h>

#include "imz-revocation-answer.h"

G_BEGIN_DECLS

enum {
  IMZ_CRL_MAX_BYTES = 32 * 1024 * 1024, /* of a list */
};

/**
 * imz_crl_urls:
 *
 * Returns: (transfer full): the http and https addresses of the whole lists that @x509 names (CRL
 *   Distribution Points), at most eight
 */
GStrv imz_crl_urls (X509 *x509);

/**
 * imz_crl_read:
 * @crl: any bytes, meant to be a list in DER or PEM
 * @cert: the certificate in question
 * @issuer: its issuer's, known to be right, whose list it must be
 * @now: the present moment, in seconds since the epoch
 * @accepts_stale: let a list pass that may not be relied on any more
 * @answer: (out): what it says: GOOD, REVOKED or SUSPENDED
 * @error: %IMZ_TRUST_ERROR_TOO_LARGE, %IMZ_TRUST_ERROR_BAD_RESPONSE, %IMZ_TRUST_ERROR_WRONG_SIGNER,
 *   %IMZ_TRUST_ERROR_NOT_YET or %IMZ_TRUST_ERROR_STALE
 *
 * Lists that do not speak of all of the issuer's certificates for all reasons are refused, and so are
 * those that say what is not understood. Takes memory for about two copies of @crl while it runs.
 *
 * Returns: %TRUE if @answer is set
 */
gboolean imz_crl_read (GBytes *crl,
                       X509 *cert,
                       X509 *issuer,
                       gint64 now,
                       gboolean accepts_stale,
                       ImzRevocationAnswer *answer,
                       GError **error);

G_END_DECLS
