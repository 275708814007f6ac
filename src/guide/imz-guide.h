/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A guide as it was written: what to do, step by step. Texts are in the language of the messages. */

#pragma once

#include "imz-guide-step.h"

G_BEGIN_DECLS

/* For whom the guide is not, and (nullable) id of the one that is. */
typedef struct {
  char *text;
  char *guide;
} ImzGuideNotFor;

/**
 * ImzGuideFitting:
 * @states: 0 for any, or a bit (1 << #ImzSummary) for each state of the e-imza that it is for
 * @from: -1, or the #ImzGuideDate from which it fits
 * @method: -1, or the #ImzMethod of the application it leads through
 * @rule: (nullable): id of the rule that says so
 * @otherwise: (nullable): why it does not fit else
 *
 * When a guide fits. One with neither states nor a date always does.
 */
typedef struct {
  guint64 states;
  int from;
  int method;
  char *rule;
  char *otherwise;
} ImzGuideFitting;

/**
 * ImzGuide:
 *
 * An immutable, reference-counted value.
 */
typedef struct _ImzGuide ImzGuide;

ImzGuide *imz_guide_ref (ImzGuide *self);
void imz_guide_unref (ImzGuide *self);

const char *imz_guide_get_id (const ImzGuide *self);
const char *imz_guide_get_title (const ImzGuide *self);
const char *imz_guide_get_summary (const ImzGuide *self); /* for whom, in half a sentence */
const char *const *imz_guide_get_introduction (const ImzGuide *self); /* paragraphs */
const char *const *imz_guide_get_ready (const ImzGuide *self);        /* what to have at hand */
const GArray *imz_guide_get_not_for (const ImzGuide *self); /* (element-type ImzGuideNotFor) */
const ImzGuideFitting *imz_guide_get_fitting (const ImzGuide *self);

/* -1, or the #ImzCase of the application that it leads through; and -1, or the #ImzMethod in which that is signed, if
 * it knows one only. */
int imz_guide_get_case (const ImzGuide *self);
int imz_guide_get_method (const ImzGuide *self);

/* In the order of the file. */
guint imz_guide_get_n_steps (const ImzGuide *self);
const ImzGuideStep *imz_guide_get_step (const ImzGuide *self, guint index);

/* (nullable): %NULL if there is none of that id; @index: (out) (optional) */
const ImzGuideStep *imz_guide_find_step (const ImzGuide *self, const char *id, guint *index);

/* %FALSE if it is shown to nobody in @province, whatever they answer and wherever their e-imza stands. */
gboolean imz_guide_step_may_apply (const ImzGuideStep *self, const ImzProvince *province);

/**
 * imz_guide_find_behind:
 * @id: (nullable): the step to go on with, if it is not the next one of the file
 *
 * Returns: (transfer none) (nullable): what comes behind @step, whether it is shown or not; %NULL if nothing does
 */
const ImzGuideStep *
imz_guide_find_behind (const ImzGuide *self, const ImzGuideStep *step, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzGuide, imz_guide_unref)

G_END_DECLS
