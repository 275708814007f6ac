/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How far a step brings whoever comes to it. */

#pragma once

#include "imz-stage.h"

G_BEGIN_DECLS

/**
 * ImzGuideEnd:
 * @IMZ_GUIDE_END_NONE: the way goes on
 * @IMZ_GUIDE_END_DONE: all is done: the last page
 * @IMZ_GUIDE_END_STOP: the holder cannot go this way, and is told where else
 */
typedef enum {
  IMZ_GUIDE_END_NONE,
  IMZ_GUIDE_END_DONE,
  IMZ_GUIDE_END_STOP,
} ImzGuideEnd;

/**
 * ImzGuideReached:
 * @stage: -1, or the #ImzStage to which the application came
 * @method: -1, or the #ImzMethod in which it is signed, if the guide itself does not say
 *
 * What somebody did who did so much.
 */
typedef struct {
  int stage;
  int method;
} ImzGuideReached;

G_END_DECLS
