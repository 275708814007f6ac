/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How the places of a stage line are drawn. */

#pragma once

#include <gtk/gtk.h>

#include "imz-stage-marks.h"

G_BEGIN_DECLS

/* Of a place in pixels, at scale 1. */
#define IMZ_STAGE_FACE_DOT 20.0
#define IMZ_STAGE_FACE_LARGEST_DOT 25.0 /* the present one */
#define IMZ_STAGE_FACE_LINE 4.0

/**
 * ImzStageInk:
 * @present: of the name of the present place
 * @refused: of that, if it was refused
 * @cancelled: of that, if it was given up
 * @quiet: of the other names
 *
 * The colours of names, in which they have a contrast of at least 4.5:1 on a card.
 */
typedef struct {
  GdkRGBA present;
  GdkRGBA refused;
  GdkRGBA cancelled;
  GdkRGBA quiet;
} ImzStageInk;

/* (transfer none) */
const ImzStageInk *imz_stage_face_get_ink (gboolean dark, gboolean high_contrast);

/**
 * ImzStageFace:
 * @marks: what the places show; borrowed
 * @x: where their middles are, from the left
 * @y: how far below the top
 * @scale: of the dots and lines
 */
typedef struct {
  const ImzStageMarks *marks;
  double x[IMZ_N_STAGES_ON_THE_WAY];
  double y;
  double scale;
  gboolean dark;
  gboolean high_contrast;
} ImzStageFace;

void imz_stage_face_draw (const ImzStageFace *self, cairo_t *cr);

G_END_DECLS
