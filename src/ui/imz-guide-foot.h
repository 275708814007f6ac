/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-guide-step.h"
#include "imz-province.h"

G_BEGIN_DECLS

/**
 * ImzGuideFoot:
 *
 * What is at hand on every page of a guide: the large button that goes on (`guide.next`), the way out
 * (`guide.ways-out`), the way back to the start (`guide.start-over`), and whom to ask.
 */
#define IMZ_TYPE_GUIDE_FOOT (imz_guide_foot_get_type ())
G_DECLARE_FINAL_TYPE (ImzGuideFoot, imz_guide_foot, IMZ, GUIDE_FOOT, AdwBin)

/**
 * imz_guide_foot_show_introduction:
 * @position: of the step at which a run is gone on with; 0 if it is to be started
 * @may_fit: %FALSE if the guide does not fit now
 */
void imz_guide_foot_show_introduction (ImzGuideFoot *self, guint position, gboolean may_fit);

/**
 * imz_guide_foot_show_step:
 * @has_ways_out: whether they are to be offered
 * @is_well: %FALSE if something that İmzam sees by itself is not as it must be
 */
void imz_guide_foot_show_step (ImzGuideFoot *self,
                               const ImzGuideStep *step,
                               gboolean has_ways_out,
                               gboolean is_well);
void imz_guide_foot_show_ways_out (ImzGuideFoot *self);

void imz_guide_foot_set_province (ImzGuideFoot *self, const ImzProvince *province);

G_END_DECLS
