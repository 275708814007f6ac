/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-advice.h"

G_BEGIN_DECLS

/**
 * imz_status_to_text:
 * @snapshot: what is plugged in
 * @verdict: what that means
 * @advice: what to do about it
 *
 * Returns: (transfer full): a few lines for a person, without a line break at the end
 */
char *imz_status_to_text (const ImzSnapshot *snapshot,
                          const ImzVerdict *verdict,
                          const ImzAdvice *advice);

G_END_DECLS
