/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How the life bar is drawn. */

#pragma once

#include <gtk/gtk.h>

#include "imz-life-scale.h"

G_BEGIN_DECLS

/**
 * ImzLifeFace:
 * @scale: where everything is; one with segments; borrowed
 * @dark: whether the background is dark
 * @high_contrast: whether to draw outlines and strong colours
 */
typedef struct {
  const ImzLifeScale *scale;
  gboolean dark;
  gboolean high_contrast;
} ImzLifeFace;

/**
 * imz_life_face_height:
 * @widget: whose font is taken, with its scaling
 * @width: in pixels
 *
 * Returns: how high the drawing is, in pixels
 */
int imz_life_face_height (const ImzLifeFace *self, GtkWidget *widget, int width);

/**
 * imz_life_face_append:
 *
 * Draws the bar from the origin of @snapshot.
 */
void
imz_life_face_append (const ImzLifeFace *self, GtkSnapshot *snapshot, GtkWidget *widget, int width);

G_END_DECLS
