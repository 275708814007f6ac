/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Bytes as hexadecimal digits, as ATRs and fingerprints are written. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_hex_encode:
 * @bytes: (array length=length) (nullable): any bytes
 * @length: how many
 *
 * Returns: (transfer full): two upper-case digits a byte
 */
char *imz_hex_encode (const guint8 *bytes, gsize length);

/* Whether @text is @n_digits lower-case hexadecimal digits and nothing else. */
gboolean imz_hex_is_lower (const char *text, gsize n_digits);

G_END_DECLS
