/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "imz-glance-colors.h"

G_BEGIN_DECLS

/**
 * ImzGlanceFace:
 * @look: what is said; borrowed
 * @note: (nullable): what is said of the sitting, in a corner; borrowed
 * @colors: the colours of its light
 * @top: pixels at the upper edge that are left free
 *
 * A whole window to be read from across a room.
 */
typedef struct {
  const ImzGlanceLook *look;
  const char *note;
  const ImzGlanceColors *colors;
  double top;
} ImzGlanceFace;

/**
 * imz_glance_face_append:
 * @snapshot: where to draw
 * @widget: whose font is taken, with its scaling; it gives the size, too
 */
void imz_glance_face_append (const ImzGlanceFace *self, GtkSnapshot *snapshot, GtkWidget *widget);

G_END_DECLS
