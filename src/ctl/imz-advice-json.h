/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the JSON documents have in common of advice. */

#pragma once

#include <json-glib/json-glib.h>

#include "imz-advice.h"

G_BEGIN_DECLS

/* The member `rules`, of #ImzRule. */
void imz_advice_json_add_rules (JsonBuilder *builder, GPtrArray *rules);

/* The member `next_action`. */
void imz_advice_json_add_next_action (JsonBuilder *builder, const ImzAdvice *advice);

G_END_DECLS
