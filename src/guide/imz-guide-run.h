/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-clock.h"
#include "imz-guide.h"
#include "imz-run-model.h"

G_BEGIN_DECLS

/**
 * ImzGuideRun:
 *
 * One person's way through one guide: where they are, what they did and when, what they answered. It begins at
 * the introduction (position 0). Each change is on disk when the call returns; one that cannot be kept is made all
 * the same, and imz_guide_run_get_problem() says why it is not kept. Nobody stands twice at one step: a way that leads
 * back to one begins there anew.
 *
 * Signal `changed`: it stands elsewhere, or is kept otherwise.
 */
#define IMZ_TYPE_GUIDE_RUN (imz_guide_run_get_type ())
G_DECLARE_FINAL_TYPE (ImzGuideRun, imz_guide_run, IMZ, GUIDE_RUN, GObject)

/**
 * imz_guide_run_new:
 * @province: the province by whose rules steps are shown
 * @phase: where the e-imza stands
 * @clock: tells when a step was done
 * @runs: (nullable): where it is kept; %NULL for the practice, which is not
 *
 * Returns: (transfer full): a run at the introduction, not kept before its first step
 */
ImzGuideRun *imz_guide_run_new (ImzGuide *guide,
                                ImzProvince *province,
                                ImzPhase phase,
                                ImzClock *clock,
                                ImzRunModel *runs);

/**
 * imz_guide_run_resume:
 * @kept: a run of @guide
 *
 * What a guide that was changed meanwhile has no longer is passed over; the run stands at the last step that is
 * still there.
 *
 * Returns: (transfer full): the same run
 */
ImzGuideRun *imz_guide_run_resume (ImzGuide *guide,
                                   ImzProvince *province,
                                   ImzPhase phase,
                                   ImzClock *clock,
                                   ImzRunModel *runs,
                                   const ImzKeptRun *kept);

/**
 * imz_guide_run_set_circumstances:
 *
 * From now on steps are shown by the rules of @province and at @phase; where it stands does not change.
 */
void imz_guide_run_set_circumstances (ImzGuideRun *self, ImzProvince *province, ImzPhase phase);

ImzGuide *imz_guide_run_get_guide (ImzGuideRun *self); /* (transfer none) */
const ImzGuideStep *
imz_guide_run_get_step (ImzGuideRun *self); /* (nullable): %NULL at the introduction */

/* 0 at the introduction, 1 at the first step; and how many there are on the way as it looks now. */
guint imz_guide_run_get_position (ImzGuideRun *self);
guint imz_guide_run_get_n_steps (ImzGuideRun *self);

/* When it was gone on with last, in seconds since the epoch; 0 at the introduction. */
gint64 imz_guide_run_get_changed_at (ImzGuideRun *self);

/* Whether that was more than 30 days ago: pages of the portal may have changed since. */
gboolean imz_guide_run_is_long_ago (ImzGuideRun *self);

/* When the present step was reached; what was downloaded since then counts. */
gint64 imz_guide_run_get_step_since (ImzGuideRun *self);

/* Whether there is a step behind this one without an answer; a question must be answered. */
gboolean imz_guide_run_can_go_on (ImzGuideRun *self);
void imz_guide_run_go_on (ImzGuideRun *self);
void imz_guide_run_answer (ImzGuideRun *self, const char *answer);

/* (nullable): the answer that was given to @step */
const char *imz_guide_run_get_answer (ImzGuideRun *self, const char *step);

/* To the step before, as it was gone; what was answered behind it is offered again until another way is taken. The
 * introduction is no step: whoever goes back to it has still begun. */
void imz_guide_run_go_back (ImzGuideRun *self);

/* By a way out; of steps that are not shown the one behind them is taken. To no effect if there is no such step. */
void imz_guide_run_go_to (ImzGuideRun *self, const char *step);

/* How far the way says that an application came: -1 where it says nothing. */
ImzGuideReached imz_guide_run_get_reached (ImzGuideRun *self);

/* The number of the application that it made or moves, 0 for none; and whether the person was asked for one. Who sets
 * one was asked, and is not asked again. */
gint64 imz_guide_run_get_record (ImzGuideRun *self);
gboolean imz_guide_run_was_asked (ImzGuideRun *self);
void imz_guide_run_set_record (ImzGuideRun *self, gint64 record);

/* Forgets it; it stands at the introduction again. */
void imz_guide_run_start_over (ImzGuideRun *self);

/* (transfer none) (nullable): why it is not kept, in words for a person */
const char *imz_guide_run_get_problem (ImzGuideRun *self);

G_END_DECLS
