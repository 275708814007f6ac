/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-advice.h"
#include "imz-detail.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * imz_detail_list_new:
 * @snapshot: what is plugged in
 * @verdict: what that means
 * @advice: what to do about it
 *
 * All there is to say of what is plugged in, in the order in which it is shown: how far each e-imza can
 * be relied on, the PINs of their cards, the readers, the drivers, the letter that is awaited, all certificates. The order is that of
 * the readers, so that it does not change while more becomes known.
 *
 * Returns: (transfer full) (element-type ImzDetail): empty while there is no reader
 */
GPtrArray *imz_detail_list_new (const ImzSnapshot *snapshot,
                                const ImzVerdict *verdict,
                                const ImzAdvice *advice);

G_END_DECLS
