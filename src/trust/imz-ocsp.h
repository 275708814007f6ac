/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Asking a responder whether a certificate was revoked (RFC 6960): the question and the answer, not
 * the way. */

#pragma once

#include <glib.h>
#include <openssl/x509.h>

#include "imz-revocation-answer.h"

G_BEGIN_DECLS

enum {
  IMZ_OCSP_MAX_BYTES = 64 * 1024, /* of a response */
};

/**
 * imz_ocsp_urls:
 *
 * Returns: (transfer full): the http and https addresses of the responders that @x509 names
 */
GStrv imz_ocsp_urls (X509 *x509);

/**
 * imz_ocsp_make_request:
 * @cert: the certificate in question
 * @issuer: its issuer's
 * @with_nonce: ask for an answer to this very question
 * @nonce: (out) (optional) (transfer full) (nullable): what imz_ocsp_read_response() is to compare;
 *   %NULL if not @with_nonce
 *
 * Returns: (transfer full) (nullable): the body of the request, application/ocsp-request; %NULL if
 *   libcrypto cannot make one
 */
GBytes *imz_ocsp_make_request (X509 *cert, X509 *issuer, gboolean with_nonce, GBytes **nonce);

/**
 * imz_ocsp_read_response:
 * @response: any bytes, meant to be application/ocsp-response
 * @cert: the certificate that was asked about
 * @issuer: its issuer's, known to be right
 * @nonce: (nullable): what was sent, or %NULL for a response from the cache; one that carries none is
 *   accepted, since many responders leave it out, but never another one
 * @now: the present moment, in seconds since the epoch
 * @accepts_stale: let an answer pass that may not be relied on any more; its signer is judged at the
 *   moment that it signed then
 * @answer: (out): what it says
 * @error: %IMZ_TRUST_ERROR_TOO_LARGE, %IMZ_TRUST_ERROR_BAD_RESPONSE, %IMZ_TRUST_ERROR_RESPONDER_STATUS,
 *   %IMZ_TRUST_ERROR_WRONG_SIGNER, %IMZ_TRUST_ERROR_WRONG_NONCE, %IMZ_TRUST_ERROR_WRONG_CERTIFICATE,
 *   %IMZ_TRUST_ERROR_NOT_YET or %IMZ_TRUST_ERROR_STALE
 *
 * It may be signed by @issuer, or by one to whom @issuer itself gave the right to (RFC 6960, 4.2.2.2).
 *
 * Returns: %TRUE if @answer is set
 */
gboolean imz_ocsp_read_response (GBytes *response,
                                 X509 *cert,
                                 X509 *issuer,
                                 GBytes *nonce,
                                 gint64 now,
                                 gboolean accepts_stale,
                                 ImzRevocationAnswer *answer,
                                 GError **error);

G_END_DECLS
