/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Labels below a line, each at its place, which neither overlap nor reach beyond its ends. What finds no room in
 * the first row stands in the second; what finds none there either, and matters least, is left out. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define IMZ_LIFE_LABEL_ROWS 2

/**
 * ImzLifeLabel:
 * @width: how wide it is, in pixels
 * @height: how high it is, in pixels
 * @at: the place on the line it belongs to, in pixels
 * @is_shown: (out): whether there is room for it
 * @row: (out): in which row, from 0
 * @x: (out): where it begins, in pixels
 */
typedef struct {
  double width;
  double height;
  double at;
  gboolean is_shown;
  guint row;
  double x;
} ImzLifeLabel;

/**
 * imz_life_labels_place:
 * @labels: the labels, those that matter most first
 * @room: how long the line is, in pixels
 * @gap: how far apart two labels are at least, in pixels
 *
 * Finds a place for each label: with its point on the line in the middle, or as near to that as possible.
 */
void imz_life_labels_place (ImzLifeLabel *labels, guint n_labels, double room, double gap);

G_END_DECLS
