/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-advice.h"
#include "imz-guide-checks.h"
#include "imz-guide-run.h"
#include "imz-tools.h"

G_BEGIN_DECLS

/**
 * ImzGuideStepView:
 *
 * One step of a guide, with all that belongs to it. Answers activate `guide.answer`, other buttons `guide.back`,
 * `guide.print` and actions of the window.
 */
#define IMZ_TYPE_GUIDE_STEP_VIEW (imz_guide_step_view_get_type ())
G_DECLARE_FINAL_TYPE (ImzGuideStepView, imz_guide_step_view, IMZ, GUIDE_STEP_VIEW, AdwBin)

/**
 * imz_guide_step_view_set_tools:
 * @checks: of the step that is shown
 * @practice: data are invented, and nothing is told to the window that would be kept
 */
void imz_guide_step_view_set_tools (ImzGuideStepView *self,
                                    ImzTools *tools,
                                    ImzGuideChecks *checks,
                                    gboolean practice);

/* The step at which @run stands; not at its introduction. */
void imz_guide_step_view_show (ImzGuideStepView *self, ImzGuideRun *run, const ImzAdvice *advice);

/* Fills the texts of the step that is shown anew. */
void imz_guide_step_view_fill (ImzGuideStepView *self, ImzGuideRun *run, const ImzAdvice *advice);

/* Whether the time of a code is offered at the step that is shown. */
gboolean imz_guide_step_view_has_countdown (ImzGuideStepView *self);

void imz_guide_step_view_focus_title (ImzGuideStepView *self);

G_END_DECLS
