/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * imz_awaited_sentence:
 *
 * Returns: (transfer full) (nullable): the sentence that takes the place of that of @verdict when the check
 *   that is under way ends well; %NULL if none is, or if it changes nothing
 */
char *imz_awaited_sentence (const ImzVerdict *verdict);

G_END_DECLS
