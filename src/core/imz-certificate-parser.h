/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-certificate.h"

G_BEGIN_DECLS

enum {
  IMZ_CERTIFICATE_MAX_BYTES = 64 * 1024,
};

/**
 * imz_certificate_parse:
 * @bytes: any bytes, meant to be the DER of an X.509 certificate
 *
 * Never fails: what is no certificate, is not strictly DER or is longer than %IMZ_CERTIFICATE_MAX_BYTES
 * becomes one that says it is malformed. A key of an unknown kind
 * does not make a certificate malformed.
 *
 * Returns: (transfer full): the certificate's facts
 */
ImzCertificate *imz_certificate_parse (GBytes *bytes);

G_END_DECLS
