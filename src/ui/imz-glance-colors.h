/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

#include "imz-glance-look.h"

G_BEGIN_DECLS

/**
 * ImzGlanceColors:
 * @background: of the whole window
 * @text: of all that is written on it, and of the mark: at least 4.5:1
 */
typedef struct {
  GdkRGBA background;
  GdkRGBA text;
} ImzGlanceColors;

/**
 * imz_glance_colors_of:
 * @dark: whether the style is dark
 * @high_contrast: whether its contrast is high
 *
 * Returns: (transfer none): the colours of @light in that style
 */
const ImzGlanceColors *
imz_glance_colors_of (ImzGlanceLight light, gboolean dark, gboolean high_contrast);

G_END_DECLS
