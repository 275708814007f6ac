/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define IMZ_TRUST_ERROR (imz_trust_error_quark ())
GQuark imz_trust_error_quark (void);

/**
 * ImzTrustError:
 * @IMZ_TRUST_ERROR_BAD_FILE: a file of ours, of the administrator's or of the user's is not as it must be
 * @IMZ_TRUST_ERROR_BAD_RESPONSE: an answer cannot be read, or says what it must not say
 * @IMZ_TRUST_ERROR_WRONG_SIGNER: an answer is not signed by anyone who may sign it
 * @IMZ_TRUST_ERROR_WRONG_CERTIFICATE: an answer speaks of another certificate
 * @IMZ_TRUST_ERROR_WRONG_NONCE: an answer was given to another question
 * @IMZ_TRUST_ERROR_STALE: an answer has passed its own next update
 * @IMZ_TRUST_ERROR_NOT_YET: an answer is from the future: this machine's clock or theirs is wrong
 * @IMZ_TRUST_ERROR_RESPONDER_STATUS: the responder gives no answer (tryLater and the like)
 * @IMZ_TRUST_ERROR_TOO_LARGE: it is longer than is ever read
 * @IMZ_TRUST_ERROR_HOST_NOT_LISTED: the host is none of those that may be asked
 * @IMZ_TRUST_ERROR_NO_NETWORK: the host could not be reached
 * @IMZ_TRUST_ERROR_TIMEOUT: the host did not finish in time
 * @IMZ_TRUST_ERROR_HTTP_STATUS: the host refused
 * @IMZ_TRUST_ERROR_TOO_MANY_REDIRECTS: the host sent us on and on
 * @IMZ_TRUST_ERROR_SENT_AWAY: the host, or whoever stands in between, sent us on to one that is not listed
 * @IMZ_TRUST_ERROR_HOST_FAILED: the host cannot answer now (5xx)
 */
typedef enum {
  IMZ_TRUST_ERROR_BAD_FILE,
  IMZ_TRUST_ERROR_BAD_RESPONSE,
  IMZ_TRUST_ERROR_WRONG_SIGNER,
  IMZ_TRUST_ERROR_WRONG_CERTIFICATE,
  IMZ_TRUST_ERROR_WRONG_NONCE,
  IMZ_TRUST_ERROR_STALE,
  IMZ_TRUST_ERROR_NOT_YET,
  IMZ_TRUST_ERROR_RESPONDER_STATUS,
  IMZ_TRUST_ERROR_TOO_LARGE,
  IMZ_TRUST_ERROR_HOST_NOT_LISTED,
  IMZ_TRUST_ERROR_NO_NETWORK,
  IMZ_TRUST_ERROR_TIMEOUT,
  IMZ_TRUST_ERROR_HTTP_STATUS,
  IMZ_TRUST_ERROR_TOO_MANY_REDIRECTS,
  IMZ_TRUST_ERROR_SENT_AWAY,
  IMZ_TRUST_ERROR_HOST_FAILED,
} ImzTrustError;

G_END_DECLS
