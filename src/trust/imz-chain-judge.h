/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What libcrypto says of a path that was found. */

#pragma once

#include <openssl/x509.h>

#include "imz-trust.h"

G_BEGIN_DECLS

/**
 * imz_chain_judge:
 * @path: (array length=length): certificates, the leaf first and the one that is believed last
 * @length: at least 1
 * @at: the moment to judge at, in seconds since the epoch
 * @fault_at: (out): the place in @path of the certificate that the fault is said of
 *
 * Returns: what is wrong with it
 */
ImzChainFault imz_chain_judge (X509 *const *path, guint length, gint64 at, guint *fault_at);

G_END_DECLS
