/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "imz-trust.h"

G_BEGIN_DECLS

/**
 * ImzCertificateKind:
 * @IMZ_CERTIFICATE_KIND_NES: a qualified certificate (nitelikli elektronik sertifika): an e-imza
 * @IMZ_CERTIFICATE_KIND_TEST: shaped like one, but issued for tests
 * @IMZ_CERTIFICATE_KIND_CA: an issuer's certificate
 * @IMZ_CERTIFICATE_KIND_OTHER: anything else
 *
 * Pinned: its words (imz_certificate_kind_to_word()) leave the process.
 */
typedef enum {
  IMZ_CERTIFICATE_KIND_NES,
  IMZ_CERTIFICATE_KIND_TEST,
  IMZ_CERTIFICATE_KIND_CA,
  IMZ_CERTIFICATE_KIND_OTHER,
} ImzCertificateKind;

const char *imz_certificate_kind_to_word (ImzCertificateKind kind);

/**
 * ImzCertificateFacts:
 * @sha256: fingerprint of the bytes, 64 lower-case hexadecimal digits
 * @malformed: the bytes are no certificate; the fields below are unset
 * @serial: (nullable): serial number in lower-case hexadecimal digits
 * @holder: (nullable): the subject's name, fit to be shown
 * @identity: (nullable): the subject's serial number without a "TR" prefix: personal data
 * @issuer: (nullable): the issuer's name, fit to be shown
 * @not_before: first second of validity, since the epoch
 * @not_after: last second of validity, since the epoch
 * @kind: what the certificate is for
 * @key: (nullable): "EC secp384r1", "RSA 2048"; %NULL when the key cannot be read
 * @policies: (array zero-terminated=1) (nullable): the object identifiers of its policies
 * @bytes: (nullable): the certificate itself (DER)
 *
 * What a certificate says, to make an #ImzCertificate of.
 */
typedef struct {
  const char *sha256;
  gboolean malformed;
  const char *serial;
  const char *holder;
  const char *identity;
  const char *issuer;
  gint64 not_before;
  gint64 not_after;
  ImzCertificateKind kind;
  const char *key;
  const char *const *policies;
  GBytes *bytes;
} ImzCertificateFacts;

/**
 * ImzCertificate:
 *
 * The facts of one certificate: an immutable, reference-counted value.
 */
typedef struct _ImzCertificate ImzCertificate;

#define IMZ_TYPE_CERTIFICATE (imz_certificate_get_type ())
GType imz_certificate_get_type (void);

/**
 * imz_certificate_new:
 * @facts: copied
 *
 * Returns: (transfer full): a certificate that says @facts
 */
ImzCertificate *imz_certificate_new (const ImzCertificateFacts *facts);
ImzCertificate *imz_certificate_ref (ImzCertificate *self);
void imz_certificate_unref (ImzCertificate *self);

const char *imz_certificate_get_sha256 (const ImzCertificate *self);
gboolean imz_certificate_is_malformed (const ImzCertificate *self);
const char *imz_certificate_get_serial (const ImzCertificate *self);
const char *imz_certificate_get_holder (const ImzCertificate *self);
const char *imz_certificate_get_issuer (const ImzCertificate *self);
gint64 imz_certificate_get_not_before (const ImzCertificate *self);
gint64 imz_certificate_get_not_after (const ImzCertificate *self);
ImzCertificateKind imz_certificate_get_kind (const ImzCertificate *self);
const char *imz_certificate_get_key (const ImzCertificate *self);

const char *const *imz_certificate_get_policies (const ImzCertificate *self);
GBytes *imz_certificate_get_bytes (const ImzCertificate *self); /* (transfer none) (nullable) */

/**
 * imz_certificate_with_trust:
 *
 * Returns: (transfer full): the same certificate, carrying @trust (nullable)
 */
ImzCertificate *imz_certificate_with_trust (ImzCertificate *self, ImzTrust *trust);

/**
 * imz_certificate_get_trust:
 *
 * Returns: (transfer none): what is known of it beyond what it says itself
 */
const ImzTrustFacts *imz_certificate_get_trust (const ImzCertificate *self);

/**
 * imz_certificate_is_verified:
 *
 * Returns: %TRUE if its chain is anchored and an answer that holds at @now says that it is not revoked
 */
gboolean imz_certificate_is_verified (const ImzCertificate *self, gint64 now);

/**
 * imz_certificate_get_identity_masked:
 *
 * Returns: (transfer none) (nullable): the holder's identity number, all but its first and last digit
 *   hidden; the number itself is not to be had
 */
const char *imz_certificate_get_identity_masked (const ImzCertificate *self);

/**
 * imz_certificate_has_valid_identity:
 *
 * Returns: %TRUE if the holder's identity number is there and its check digits are right
 */
gboolean imz_certificate_has_valid_identity (const ImzCertificate *self);

/**
 * imz_certificate_same_holder:
 *
 * Returns: %TRUE if both name the same person: by identity number, or by name when neither has one
 */
gboolean imz_certificate_same_holder (const ImzCertificate *a, const ImzCertificate *b);

/**
 * imz_certificate_is_same:
 *
 * Returns: %TRUE if both are the same bytes, whatever is known of them
 */
gboolean imz_certificate_is_same (const ImzCertificate *a, const ImzCertificate *b);

gboolean imz_certificate_equal (const ImzCertificate *a, const ImzCertificate *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzCertificate, imz_certificate_unref)

G_END_DECLS
