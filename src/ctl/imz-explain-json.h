/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "imz-explained.h"

G_BEGIN_DECLS

/**
 * imz_explain_json_new:
 *
 * Returns: (transfer full): the document `imzam.timeline/1`
 */
JsonNode *imz_explain_json_new (const ImzExplained *explained);

G_END_DECLS
