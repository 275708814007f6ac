/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A list of revoked certificates taken apart without taking its entries in: there may be a million, and
 * one is looked for. */

#pragma once

#include <glib.h>
#include <openssl/x509.h>

G_BEGIN_DECLS

/**
 * ImzCrlParts:
 * @list: the list without its entries
 * @to_be_signed: (array length=to_be_signed_length): what its signature covers
 * @entries: (array length=entries_length) (nullable): its entries, one behind the other
 *
 * @to_be_signed and @entries point into the bytes that were taken apart.
 */
typedef struct {
  X509_CRL *list;
  const guint8 *to_be_signed;
  gsize to_be_signed_length;
  const guint8 *entries;
  gsize entries_length;
} ImzCrlParts;

/**
 * imz_crl_parts_read:
 * @self: a zeroed struct, filled in
 * @der: (array length=length): any bytes, which must outlive @self
 *
 * Returns: %FALSE if @der is not one CertificateList (RFC 5280, 5.1) and nothing behind it. What is in
 *   the entries is not looked at
 */
gboolean imz_crl_parts_read (ImzCrlParts *self, const guint8 *der, gsize length);
void imz_crl_parts_clear (ImzCrlParts *self);

/**
 * imz_crl_parts_verify:
 *
 * Returns: %TRUE if @key made the signature, and both are strong enough
 */
gboolean imz_crl_parts_verify (const ImzCrlParts *self, EVP_PKEY *key);

/**
 * imz_crl_parts_find:
 * @serial: a serial number
 * @entry: (out) (transfer full): the first entry with @serial that speaks of a certificate of the
 *   list's own issuer; %NULL if there is none
 *
 * Returns: %FALSE if the entries cannot be understood
 */
gboolean
imz_crl_parts_find (const ImzCrlParts *self, const ASN1_INTEGER *serial, X509_REVOKED **entry);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzCrlParts, imz_crl_parts_clear)

G_END_DECLS
