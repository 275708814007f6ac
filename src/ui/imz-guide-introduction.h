/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-advice.h"
#include "imz-guides.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * ImzGuideIntroduction:
 *
 * The first page of a guide: what it reaches, for whom it is and is not, what to have ready, and whether it fits
 * today. Links to other guides activate `win.open-guide`.
 */
#define IMZ_TYPE_GUIDE_INTRODUCTION (imz_guide_introduction_get_type ())
G_DECLARE_FINAL_TYPE (ImzGuideIntroduction, imz_guide_introduction, IMZ, GUIDE_INTRODUCTION, AdwBin)

/* @guides: where the titles of other guides come from */
void imz_guide_introduction_set_guide (ImzGuideIntroduction *self,
                                       const ImzGuide *guide,
                                       const ImzGuides *guides);

/**
 * imz_guide_introduction_show_left:
 * @time: when a way through the guide was left, in seconds since the epoch; 0 if there is none
 * @is_long_ago: pages may have changed since
 *
 * To be filled afterwards.
 */
void
imz_guide_introduction_show_left (ImzGuideIntroduction *self, gint64 time, gboolean is_long_ago);

/**
 * imz_guide_introduction_fill:
 *
 * Says of the guide that was set whether it fits, and fills its texts, as @verdict and @advice have it.
 */
void imz_guide_introduction_fill (ImzGuideIntroduction *self,
                                  const ImzGuide *guide,
                                  const ImzVerdict *verdict,
                                  const ImzAdvice *advice);

/* FALSE if it said that the guide does not fit now: it may be read all the same. */
gboolean imz_guide_introduction_may_fit (ImzGuideIntroduction *self);

void imz_guide_introduction_focus_title (ImzGuideIntroduction *self);

G_END_DECLS
