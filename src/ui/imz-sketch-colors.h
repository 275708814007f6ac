/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzSketchColor:
 * @IMZ_SKETCH_PAGE: behind all
 * @IMZ_SKETCH_CHROME: the bar on top; buttons that are not to be pressed; quiet lines of writing
 * @IMZ_SKETCH_EDGE: round the page
 * @IMZ_SKETCH_OUTLINE: round fields; the three dots
 * @IMZ_SKETCH_BAR: a line of writing whose words are not known
 * @IMZ_SKETCH_FIELD: what can be written into
 * @IMZ_SKETCH_TEXT: words
 * @IMZ_SKETCH_MUTED: words that matter less, and small signs
 * @IMZ_SKETCH_PRIMARY: the button to press
 * @IMZ_SKETCH_ON: words and signs on it, and on the next two but one
 * @IMZ_SKETCH_SOFT: what else can be pressed
 * @IMZ_SKETCH_LINK: words on that
 * @IMZ_SKETCH_GOOD: it went well
 * @IMZ_SKETCH_STOP: do not press; the number of a mark
 * @IMZ_SKETCH_WARN: a warning sign
 * @IMZ_SKETCH_INK: what is on that
 * @IMZ_SKETCH_MARK: what we drew on the page: where to press, what to look at
 *
 * What the colours of a sketch are there for. In the files they stand as in the light style, each a
 * colour of its own.
 */
typedef enum {
  IMZ_SKETCH_PAGE,
  IMZ_SKETCH_CHROME,
  IMZ_SKETCH_EDGE,
  IMZ_SKETCH_OUTLINE,
  IMZ_SKETCH_BAR,
  IMZ_SKETCH_FIELD,
  IMZ_SKETCH_TEXT,
  IMZ_SKETCH_MUTED,
  IMZ_SKETCH_PRIMARY,
  IMZ_SKETCH_ON,
  IMZ_SKETCH_SOFT,
  IMZ_SKETCH_LINK,
  IMZ_SKETCH_GOOD,
  IMZ_SKETCH_STOP,
  IMZ_SKETCH_WARN,
  IMZ_SKETCH_INK,
  IMZ_SKETCH_MARK,
  IMZ_SKETCH_N_COLORS,
} ImzSketchColor;

/* (transfer none): "#2e3436" */
const char *imz_sketch_color (ImzSketchColor color, gboolean dark, gboolean high_contrast);

/**
 * imz_sketch_colors_apply:
 * @svg: a sketch in the colours of the light style
 *
 * A colour that is none of them stays.
 *
 * Returns: (transfer full): the same in those of the other style
 */
char *imz_sketch_colors_apply (const char *svg, gboolean dark, gboolean high_contrast);

G_END_DECLS
