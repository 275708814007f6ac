/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-advice.h"
#include "imz-detail.h"

G_BEGIN_DECLS

/**
 * imz_letter_detail_new:
 * @advice: what to do about an e-imza
 *
 * Returns: (transfer full) (nullable): that the province waits for a letter or an e-mail of the institution, and a
 *   button to write it (R12); %NULL if it is not time to renew, or none is asked for
 */
ImzDetail *imz_letter_detail_new (const ImzAdvice *advice);

G_END_DECLS
