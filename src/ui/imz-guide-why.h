/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-guide-step.h"
#include "imz-province.h"

G_BEGIN_DECLS

/**
 * ImzGuideWhy:
 *
 * According to whom a step is as it is: its rules and documents, folded away behind "Why?".
 */
#define IMZ_TYPE_GUIDE_WHY (imz_guide_why_get_type ())
G_DECLARE_FINAL_TYPE (ImzGuideWhy, imz_guide_why, IMZ, GUIDE_WHY, AdwBin)

/* Hidden if the step names none. */
void imz_guide_why_show (ImzGuideWhy *self, const ImzGuideStep *step, const ImzProvince *province);

/* (transfer full): "R7 · S0.9 · 12 May 2025" */
char *imz_guide_why_describe_rule (const ImzRule *rule);

G_END_DECLS
