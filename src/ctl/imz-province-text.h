/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Profiles of provinces in a few lines for a person. */

#pragma once

#include "imz-provinces.h"

G_BEGIN_DECLS

/**
 * imz_provinces_text_new:
 * @chosen: the profile in use
 *
 * Returns: (transfer full): a line for each profile, the one in use marked with a star
 */
char *imz_provinces_text_new (const ImzProvinces *provinces, const ImzProvince *chosen);

/**
 * imz_province_text_new:
 * @province: one of @provinces
 *
 * Returns: (transfer full): all that the profile says, with the rules that are other than the general ones
 */
char *imz_province_text_new (const ImzProvinces *provinces, const ImzProvince *province);

G_END_DECLS
