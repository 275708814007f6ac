/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * imz_sitting_find:
 * @snapshot: what is plugged in
 * @verdict: what that means
 *
 * Of each holder the e-imza that says how the holder stands (imz_verdict_prefers()): an ended one does not
 * count beside a valid one.
 *
 * Returns: (transfer full) (element-type ImzSittingEntry): what a sitting takes of them
 */
GPtrArray *imz_sitting_find (const ImzSnapshot *snapshot, const ImzVerdict *verdict);

G_END_DECLS
