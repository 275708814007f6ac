/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where everything of the life bar goes, in pixels. */

#pragma once

#include "imz-life-face.h"
#include "imz-life-labels.h"

G_BEGIN_DECLS

/* In pixels, with letters of the usual size. */
#define IMZ_LIFE_POINTER_HEIGHT 8.0
#define IMZ_LIFE_POINTER_GAP 3.0
#define IMZ_LIFE_TICK_HEIGHT 7.0
/* A part of the size of the other text. */
#define IMZ_LIFE_SMALLER 0.82

/* A line of text and its size in pixels. */
typedef struct {
  PangoLayout *layout;
  int width;
  int height;
} ImzLifeText;

/* The labels of one bar, and where their rows begin below it. */
typedef struct {
  ImzLifeText texts[IMZ_LIFE_MAX_MARKS];
  ImzLifeLabel labels[IMZ_LIFE_MAX_MARKS];
  double at[IMZ_LIFE_MAX_MARKS];
  guint n;
  double row_y[IMZ_LIFE_LABEL_ROWS];
  double height;
} ImzLifeRows;

typedef struct {
  const ImzLifeFace *face; /* borrowed */
  GtkWidget *widget;       /* borrowed */
  double width;
  double size; /* of letters, in pixels */
  ImzLifeText title;
  ImzLifeText note; /* no layout if there is only one scale */
  double note_y;
  ImzLifeText today;
  double today_y;
  double bar_height;
  double bar_y;
  ImzLifeRows labels;
  double new_bar_y;
  ImzLifeRows new_labels;
  double height;
} ImzLifePlacement;

/**
 * imz_life_placement_arrange:
 * @face: what is drawn; borrowed until it is cleared, as is @widget
 * @widget: whose font is taken, with its scaling
 * @width: in pixels
 *
 * Sets all of @self, also its height.
 */
void imz_life_placement_arrange (ImzLifePlacement *self,
                                 const ImzLifeFace *face,
                                 GtkWidget *widget,
                                 int width);
void imz_life_placement_clear (ImzLifePlacement *self);

/* A line of text with letters of a `part` of the usual size; the caller owns its layout. */
ImzLifeText imz_life_text_new (const ImzLifePlacement *place,
                               const char *words,
                               double part,
                               PangoWeight weight);

G_END_DECLS
