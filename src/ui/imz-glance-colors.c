/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-glance-colors.h"

#include "imz-picture-parts.h"

#define WHITE IMZ_RGB (0xffffff)

typedef enum {
  STYLE_LIGHT,
  STYLE_DARK, /* does not dazzle */
  STYLE_HIGH_CONTRAST,
  N_STYLES,
} Style;

/* Each pair has a contrast of at least 4.5:1, in high contrast of 7:1 (WCAG 2.1, 1.4.3 and 1.4.6). */
static const ImzGlanceColors colors[IMZ_GLANCE_N_LIGHTS][N_STYLES] = {
  [IMZ_GLANCE_LIGHT_WELL] = {
    { IMZ_RGB (0x1b7a4a), WHITE },
    { IMZ_RGB (0x14633b), WHITE },
    { IMZ_RGB (0x0a4a2a), WHITE },
  },
  [IMZ_GLANCE_LIGHT_ATTENTION] = {
    { IMZ_RGB (0xf5c211), IMZ_RGB (0x241f31) },
    { IMZ_RGB (0xe0a800), IMZ_RGB (0x1d1d20) },
    { IMZ_RGB (0xffd94a), IMZ_RGB (0x000000) },
  },
  [IMZ_GLANCE_LIGHT_CRITICAL] = {
    { IMZ_RGB (0xc01c28), WHITE },
    { IMZ_RGB (0xa51d2d), WHITE },
    { IMZ_RGB (0x7d0f1b), WHITE },
  },
  [IMZ_GLANCE_LIGHT_UNKNOWN] = {
    { IMZ_RGB (0x5e5c64), WHITE },
    { IMZ_RGB (0x3d3846), WHITE },
    { IMZ_RGB (0x2b2830), WHITE },
  },
  [IMZ_GLANCE_LIGHT_WAITING] = {
    { IMZ_RGB (0x1a5fb4), WHITE },
    { IMZ_RGB (0x15498a), WHITE },
    { IMZ_RGB (0x0b3468), WHITE },
  },
};

const ImzGlanceColors *
imz_glance_colors_of (ImzGlanceLight light, gboolean dark, gboolean high_contrast)
{
  Style style = dark ? STYLE_DARK : STYLE_LIGHT;

  return &colors[light][high_contrast ? STYLE_HIGH_CONTRAST : style];
}
