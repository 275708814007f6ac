/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-sketch-colors.h"

#include <string.h>

#define LENGTH 7 /* of "#2e3436" */

/* Words have a contrast of at least 4.5:1 with what they stand on, in high contrast of 7:1; signs
 * of 3:1 (WCAG 2.1, 1.4.3, 1.4.6 and 1.4.11). */
static const struct {
  const char *light;
  const char *dark;
  const char *light_high_contrast;
  const char *dark_high_contrast;
} colors[IMZ_SKETCH_N_COLORS] = {
  [IMZ_SKETCH_PAGE] = { "#f6f5f4", "#262629", "#ffffff", "#000000" },
  [IMZ_SKETCH_CHROME] = { "#deddda", "#434347", "#d6d5d2", "#3a3a3d" },
  [IMZ_SKETCH_EDGE] = { "#cdc7c2", "#56565b", "#000000", "#ffffff" },
  [IMZ_SKETCH_OUTLINE] = { "#b5b3b0", "#77767b", "#000000", "#ffffff" },
  [IMZ_SKETCH_BAR] = { "#c9c7c4", "#67666c", "#77767b", "#b5b3b0" },
  [IMZ_SKETCH_FIELD] = { "#ffffff", "#1b1b1d", "#ffffff", "#000000" },
  [IMZ_SKETCH_TEXT] = { "#2e3436", "#f0efed", "#000000", "#ffffff" },
  [IMZ_SKETCH_MUTED] = { "#5e5c64", "#c0bfbc", "#241f31", "#f6f5f4" },
  [IMZ_SKETCH_PRIMARY] = { "#1c71d8", "#1c71d8", "#0f4a94", "#99c1f1" },
  [IMZ_SKETCH_ON] = { "#fcfcfc", "#ffffff", "#ffffff", "#000000" },
  [IMZ_SKETCH_SOFT] = { "#d3e3f8", "#1f3f66", "#d3e3f8", "#10243d" },
  [IMZ_SKETCH_LINK] = { "#1c5aa8", "#b5d4f8", "#0b3a78", "#c8e0ff" },
  [IMZ_SKETCH_GOOD] = { "#26a269", "#26a269", "#10693f", "#57e389" },
  [IMZ_SKETCH_STOP] = { "#c01c28", "#d4333f", "#8f0f1b", "#ff8c8c" },
  [IMZ_SKETCH_WARN] = { "#f5c211", "#e5a50a", "#f5c211", "#f8e45c" },
  [IMZ_SKETCH_INK] = { "#3d2f00", "#241f31", "#000000", "#000000" },
  [IMZ_SKETCH_MARK] = { "#e01b24", "#ff6d6d", "#b00d18", "#ff8c8c" },
};

static const char *
replacement_of (const char *light, gboolean dark, gboolean high_contrast)
{
  for (ImzSketchColor color = 0; color < IMZ_SKETCH_N_COLORS; color++) {
    if (strncmp (light, colors[color].light, LENGTH) == 0)
      return imz_sketch_color (color, dark, high_contrast);
  }

  return NULL;
}

const char *
imz_sketch_color (ImzSketchColor color, gboolean dark, gboolean high_contrast)
{
  g_return_val_if_fail (color < IMZ_SKETCH_N_COLORS, NULL);

  if (high_contrast)
    return dark ? colors[color].dark_high_contrast : colors[color].light_high_contrast;

  return dark ? colors[color].dark : colors[color].light;
}

char *
imz_sketch_colors_apply (const char *svg, gboolean dark, gboolean high_contrast)
{
  char *applied;

  g_return_val_if_fail (svg != NULL, NULL);

  applied = g_strdup (svg);
  for (char *at = strchr (applied, '#'); at != NULL; at = strchr (at + 1, '#')) {
    const char *color = replacement_of (at, dark, high_contrast);

    if (color != NULL)
      memcpy (at, color, LENGTH);
  }

  return applied;
}
