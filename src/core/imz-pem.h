/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Certificates as text (RFC 7468), as other programs take them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_pem_encode_certificate:
 * @der: a certificate's bytes
 *
 * Returns: (transfer full): the same as text, in lines of at most 64 characters
 */
char *imz_pem_encode_certificate (GBytes *der);

G_END_DECLS
