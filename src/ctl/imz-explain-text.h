/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-explained.h"

G_BEGIN_DECLS

/**
 * imz_explain_to_text:
 *
 * Returns: (transfer full): the same for a person, without a line break at the end
 */
char *imz_explain_to_text (const ImzExplained *explained);

G_END_DECLS
