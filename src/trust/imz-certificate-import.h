/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Certificates in files and answers of several kinds; what they are is told by their content. */

#pragma once

#include <glib.h>

#include "imz-pins.h"

G_BEGIN_DECLS

enum {
  IMZ_CERTIFICATE_IMPORT_MAX_BYTES = 8 * 1024 * 1024, /* of a file */
  IMZ_CERTIFICATE_IMPORT_MAX_ENTRIES = 1000,
};

/**
 * imz_certificate_import_read:
 * @file: Kamu SM's store (SertifikaDeposu.xml), PEM, or one certificate in DER
 * @error: %IMZ_TRUST_ERROR_TOO_LARGE, or %IMZ_TRUST_ERROR_BAD_FILE if it is none of these or holds
 *   nothing
 *
 * Returns: (transfer full) (element-type GBytes) (nullable): the DER of every certificate, in the order
 *   of the file. A damaged one is there too, as what could be read of it, which may be nothing:
 *   imz_certificate_import_sort() counts those
 */
GPtrArray *imz_certificate_import_read (GBytes *file, GError **error);

/**
 * ImzUnpinned:
 * @name: whose certificate it is, fit to be shown
 * @sha256: its fingerprint, 64 lower-case hexadecimal digits
 */
typedef struct {
  char *name;
  char *sha256;
} ImzUnpinned;

/**
 * ImzCertificateImport:
 * @taken: (element-type GBytes): the DER of those that are pinned
 * @unpinned: (element-type ImzUnpinned): those that are not
 * @n_damaged: how many are no certificates
 *
 * What came of an import. None is in it twice.
 */
typedef struct {
  GPtrArray *taken;
  GPtrArray *unpinned;
  guint n_damaged;
} ImzCertificateImport;

/**
 * imz_certificate_import_sort:
 * @self: a zeroed struct, filled in
 * @entries: (element-type GBytes): what imz_certificate_import_read() found
 * @pins: what may be taken
 */
void
imz_certificate_import_sort (ImzCertificateImport *self, GPtrArray *entries, const ImzPins *pins);
void imz_certificate_import_clear (ImzCertificateImport *self);

/**
 * imz_certificates_from_answer:
 * @answer: what a caIssuers address of a certificate gave: one certificate in DER, PEM, or a PKCS #7
 *   bundle of certificates (RFC 5280, 4.2.2.1)
 * @error: %IMZ_TRUST_ERROR_TOO_LARGE over %IMZ_X509_MAX_BYTES, or %IMZ_TRUST_ERROR_BAD_RESPONSE
 *
 * Returns: (transfer full) (element-type X509) (nullable): the certificates, at least one
 */
GPtrArray *imz_certificates_from_answer (GBytes *answer, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzCertificateImport, imz_certificate_import_clear)

G_END_DECLS
