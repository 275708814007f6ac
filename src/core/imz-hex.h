/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Bytes as upper-case hexadecimal digits, as ATRs and fingerprints are written. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_hex_encode:
 * @bytes: (array length=length) (nullable): any bytes
 * @length: how many
 *
 * Returns: (transfer full): two digits a byte
 */
char *imz_hex_encode (const guint8 *bytes, gsize length);

G_END_DECLS
