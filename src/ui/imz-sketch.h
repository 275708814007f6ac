/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ImzSketch:
 *
 * A drawing of a screen of the portal, as wide as there is room, which follows light, dark and
 * high contrast. It hides itself while there is nothing to show.
 */
#define IMZ_TYPE_SKETCH (imz_sketch_get_type ())
G_DECLARE_FINAL_TYPE (ImzSketch, imz_sketch, IMZ, SKETCH, GtkWidget)

/* @name: (nullable): "a1"; @alt: (nullable): what it shows, in words. One that is not there shows
 * nothing. */
void imz_sketch_show (ImzSketch *self, const char *name, const char *alt);

/* (transfer full) (nullable): the drawing in light, @width pixels wide, to be printed */
GdkTexture *imz_sketch_render (const char *name, int width);

G_END_DECLS
