/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-advice.h"
#include "imz-guides.h"

G_BEGIN_DECLS

/**
 * ImzWaysOut:
 *
 * What else the holder may see than a step says, and what to do then: another step (`guide.go-to`), another guide
 * (`win.open-guide`), a rule, or a word of advice.
 */
#define IMZ_TYPE_WAYS_OUT (imz_ways_out_get_type ())
G_DECLARE_FINAL_TYPE (ImzWaysOut, imz_ways_out, IMZ, WAYS_OUT, AdwBin)

/* @step: of @guide, which must live as long as it is shown */
void imz_ways_out_show (ImzWaysOut *self,
                        const ImzGuide *guide,
                        const ImzGuideStep *step,
                        const ImzGuides *guides,
                        const ImzAdvice *advice);

/* Without a title and a last resort: under a step that leads to them itself. */
void imz_ways_out_set_plain (ImzWaysOut *self);

void imz_ways_out_focus_title (ImzWaysOut *self);

G_END_DECLS
