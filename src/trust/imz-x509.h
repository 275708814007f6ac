/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files of this room need of libcrypto's certificates. */

#pragma once

#include <glib.h>
#include <openssl/x509v3.h>

G_BEGIN_DECLS

enum {
  IMZ_X509_MAX_BYTES = 64 * 1024, /* of one certificate */
};

/**
 * imz_x509_new_from_der:
 * @bytes: any bytes, meant to be one certificate in DER and nothing behind it
 *
 * Returns: (transfer full) (nullable): the certificate; %NULL also if it is longer than
 *   %IMZ_X509_MAX_BYTES
 */
X509 *imz_x509_new_from_der (GBytes *bytes);
GBytes *imz_x509_to_der (X509 *x509);

/**
 * imz_x509_get_sha256:
 *
 * Returns: (transfer full): the fingerprint of the DER, 64 lower-case hexadecimal digits
 */
char *imz_x509_get_sha256 (X509 *x509);

/**
 * imz_x509_dup_holder:
 *
 * Returns: (transfer full): whose certificate it is: the common name or what stands in for it, fit to
 *   be shown; no identity number is left in it
 */
char *imz_x509_dup_holder (X509 *x509);

/**
 * imz_x509_dup_issuer:
 *
 * Returns: (transfer full): who issued it, in the same way
 */
char *imz_x509_dup_issuer (X509 *x509);

/**
 * imz_x509_is_meant_by:
 * @issuer: a certificate
 * @name: the name of whoever signed something
 * @key_id: (nullable): what is said of the key that signed it
 *
 * Returns: %TRUE if that may be @issuer: its subject is @name, and its key is not said to be another
 */
gboolean imz_x509_is_meant_by (X509 *issuer, const X509_NAME *name, const AUTHORITY_KEYID *key_id);

/**
 * imz_x509_get_access_urls:
 * @method: %NID_ad_OCSP or %NID_ad_ca_issuers
 *
 * Returns: (transfer full): the http and https addresses of the Authority Information Access extension
 *   (RFC 5280, 4.2.2.1), in its order, at most eight; not yet checked against any list of hosts
 */
GStrv imz_x509_get_access_urls (X509 *x509, int method);

/**
 * imz_x509_dup_url:
 * @name: a general name
 *
 * Returns: (transfer full) (nullable): the http or https address in it
 */
char *imz_x509_dup_url (const GENERAL_NAME *name);

/**
 * imz_x509_get_validity:
 * @not_before: (out): first second, since the epoch
 * @not_after: (out): last second, since the epoch
 *
 * Returns: %FALSE if it cannot be read
 */
gboolean imz_x509_get_validity (const X509 *x509, gint64 *not_before, gint64 *not_after);

/**
 * imz_x509_read_time:
 * @time: (nullable): a time
 * @seconds: (out): the same since the epoch
 *
 * Returns: %FALSE if it cannot be read
 */
gboolean imz_x509_read_time (const ASN1_TIME *time, gint64 *seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AUTHORITY_KEYID, AUTHORITY_KEYID_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509, X509_free)

G_END_DECLS
