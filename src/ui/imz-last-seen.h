/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-advice.h"

G_BEGIN_DECLS

/**
 * ImzLastSeen:
 *
 * The e-imza that was seen last, while none is plugged in: until when it runs and what to do. It hides itself
 * if there is none.
 */
#define IMZ_TYPE_LAST_SEEN (imz_last_seen_get_type ())
G_DECLARE_FINAL_TYPE (ImzLastSeen, imz_last_seen, IMZ, LAST_SEEN, AdwBin)

/**
 * imz_last_seen_show:
 * @verdict: (nullable): what is remembered says (imz_verdict_new_remembered())
 * @advice: (nullable): what to do about that; not %NULL if @verdict is not
 */
void imz_last_seen_show (ImzLastSeen *self, const ImzVerdict *verdict, const ImzAdvice *advice);

/**
 * imz_last_seen_text:
 *
 * Returns: (transfer full): "ends on 20.01.2027 · 60 days left · Renewal time"
 */
char *imz_last_seen_text (const ImzVerdict *verdict);

G_END_DECLS
