/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Blocks between "-----BEGIN" and "-----END". */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_pem_blocks_are_likely:
 * @bytes: any bytes
 *
 * Returns: %TRUE if a block begins somewhere in @bytes
 */
gboolean imz_pem_blocks_are_likely (GBytes *bytes);

/**
 * imz_pem_blocks_read:
 * @bytes: any bytes
 * @labels: (array zero-terminated=1): the blocks that are wanted, as in "CERTIFICATE"
 * @max_blocks: when to stop
 *
 * Returns: (transfer full) (element-type GBytes): what stands in each block with one of @labels, in the
 *   order of @bytes; empty for one that is damaged or encrypted
 */
GPtrArray *imz_pem_blocks_read (GBytes *bytes, const char *const *labels, guint max_blocks);

G_END_DECLS
