/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Guides as the documents `imzam.guides/1` and `imzam.guide/1`. */

#pragma once

#include <json-glib/json-glib.h>

#include "imz-guide-told.h"

G_BEGIN_DECLS

/* (transfer full): all guides, and what was passed over */
JsonNode *imz_guides_json_new (const ImzGuideTold *told);

/* (transfer full): @guide, with the steps that apply in the province */
JsonNode *imz_guide_json_new (const ImzGuideTold *told, const ImzGuide *guide);

G_END_DECLS
