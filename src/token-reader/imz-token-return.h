/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <p11-kit/pkcs11.h>

G_BEGIN_DECLS

/**
 * imz_token_return_describe:
 * @function: a PKCS#11 function
 * @value: what it returned
 *
 * Returns: (transfer full): "C_Initialize: CKR_DEVICE_ERROR"; a value that PKCS#11 v2.40 does not
 *   name is written as a number
 */
char *imz_token_return_describe (const char *function, CK_RV value);

G_END_DECLS
