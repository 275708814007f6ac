/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-picture-parts.h"
#include "imz-picture.h"

G_BEGIN_DECLS

/* All scenes are drawn on a sheet of this size, in pixels. */
#define IMZ_SCENE_WIDTH 400
#define IMZ_SCENE_HEIGHT 130

void imz_picture_draw_scene (cairo_t *cr, ImzPictureKind kind, const ImzPalette *palette);

G_END_DECLS
