/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Profiles of provinces as the documents `imzam.provinces/1` and `imzam.province/1`. */

#pragma once

#include <json-glib/json-glib.h>

#include "imz-provinces.h"

G_BEGIN_DECLS

/**
 * imz_provinces_json_new:
 * @chosen: the profile in use
 *
 * Returns: (transfer full): all profiles, and what was passed over
 */
JsonNode *imz_provinces_json_new (const ImzProvinces *provinces, const ImzProvince *chosen);

/**
 * imz_province_json_new:
 * @province: one of @provinces
 *
 * Returns: (transfer full): all that the profile says, with the rules that are other than the general ones
 */
JsonNode *imz_province_json_new (const ImzProvinces *provinces, const ImzProvince *province);

G_END_DECLS
