/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "imz-advice.h"

G_BEGIN_DECLS

/**
 * imz_status_json_new:
 * @snapshot: what is plugged in
 * @verdict: what that means
 * @advice: what to do about it
 * @remembered: (element-type ImzRemembered) (nullable): what was claimed
 *
 * Returns: (transfer full): the document `imzam.status/1`
 */
JsonNode *imz_status_json_new (const ImzSnapshot *snapshot,
                               const ImzVerdict *verdict,
                               const ImzAdvice *advice,
                               const GPtrArray *remembered);

/**
 * imz_status_json_same:
 *
 * Returns: %TRUE if two such documents say the same to a program: all but their times and sentences
 */
gboolean imz_status_json_same (JsonNode *a, JsonNode *b);

G_END_DECLS
