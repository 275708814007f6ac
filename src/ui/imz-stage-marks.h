/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the nine places of a stage line show. */

#pragma once

#include "imz-record.h"

G_BEGIN_DECLS

/**
 * ImzStageMark:
 * @IMZ_STAGE_MARK_NONE: nothing: the line ended before
 * @IMZ_STAGE_MARK_DONE: it came there
 * @IMZ_STAGE_MARK_PASSED: it is beyond that, and nobody told when it was there
 * @IMZ_STAGE_MARK_PRESENT: it is there, and goes on
 * @IMZ_STAGE_MARK_TO_COME: it will come there
 * @IMZ_STAGE_MARK_REFUSED: in its stead it was refused
 * @IMZ_STAGE_MARK_CANCELLED: in its stead it was given up
 */
typedef enum {
  IMZ_STAGE_MARK_NONE,
  IMZ_STAGE_MARK_DONE,
  IMZ_STAGE_MARK_PASSED,
  IMZ_STAGE_MARK_PRESENT,
  IMZ_STAGE_MARK_TO_COME,
  IMZ_STAGE_MARK_REFUSED,
  IMZ_STAGE_MARK_CANCELLED,
} ImzStageMark;

/**
 * ImzStageMarks:
 * @names: what each place is called, in the language of the messages
 * @present: the place where it is
 */
typedef struct {
  ImzStageMark marks[IMZ_N_STAGES_ON_THE_WAY];
  const char *names[IMZ_N_STAGES_ON_THE_WAY];
  guint present;
} ImzStageMarks;

ImzStageMarks imz_stage_marks_of (ImzRecord *record);

/* Whether it ended before the card was there. */
gboolean imz_stage_marks_are_failed (const ImzStageMarks *self);

/* (transfer full): "6/9 · Courier", where there is no room for more */
char *imz_stage_marks_summarize (const ImzStageMarks *self);

/* (transfer full): "Stage 6 of 9: Courier; before it: Application, E-onay", for those who do not see it */
char *imz_stage_marks_describe (const ImzStageMarks *self);

G_END_DECLS
