/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <openssl/x509.h>

G_BEGIN_DECLS

/**
 * imz_signature_is_strong:
 * @algorithm: what a signature was made with
 * @key: (nullable): the signer's public key
 *
 * Asks of answers what is asked of chains: 112 bits of security, so neither MD5 nor SHA-1, and no RSA key
 * below 2048 bits.
 *
 * Returns: %TRUE if both are strong enough
 */
gboolean imz_signature_is_strong (const X509_ALGOR *algorithm, const EVP_PKEY *key);

G_END_DECLS
