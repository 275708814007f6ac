/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-certificate.h"
#include "imz-detail.h"

G_BEGIN_DECLS

/**
 * imz_trust_detail_new:
 * @certificate: an e-imza
 * @title: what to call it
 *
 * Returns: (transfer full): how far @certificate can be relied on: in a line, and when opened as the path
 *   of names to its root, with what is known of its revocation
 */
ImzDetail *imz_trust_detail_new (const ImzCertificate *certificate, const char *title);

G_END_DECLS
