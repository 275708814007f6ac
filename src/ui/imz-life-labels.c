/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-life-labels.h"

#include <math.h>

static gboolean
is_free (const ImzLifeLabel *labels, guint n_placed, guint row, double x, double width, double gap)
{
  for (guint i = 0; i < n_placed; i++) {
    const ImzLifeLabel *other = &labels[i];

    if (other->is_shown && other->row == row && x < other->x + other->width + gap &&
        other->x < x + width + gap)
      return FALSE;
  }

  return TRUE;
}

static void
try_at (ImzLifeLabel *label,
        const ImzLifeLabel *labels,
        guint n_placed,
        guint row,
        double x,
        double room,
        double gap)
{
  double wanted = label->at - label->width / 2;

  /* It stays where one sees what it belongs to. */
  if (x < 0 || x + label->width > room + 0.5 || label->at < x - 0.5 ||
      label->at > x + label->width + 0.5 || !is_free (labels, n_placed, row, x, label->width, gap))
    return;

  if (label->is_shown && fabs (label->x - wanted) <= fabs (x - wanted))
    return;

  label->is_shown = TRUE;
  label->row = row;
  label->x = x;
}

/* In its middle, at an end of the line, or just beside another label. */
static void
place_in_row (ImzLifeLabel *labels, guint index, guint row, double room, double gap)
{
  ImzLifeLabel *label = &labels[index];
  double middle = CLAMP (label->at - label->width / 2, 0, MAX (room - label->width, 0));

  try_at (label, labels, index, row, middle, room, gap);
  for (guint i = 0; i < index; i++) {
    const ImzLifeLabel *other = &labels[i];

    if (!other->is_shown || other->row != row)
      continue;
    try_at (label, labels, index, row, other->x - gap - label->width, room, gap);
    try_at (label, labels, index, row, other->x + other->width + gap, room, gap);
  }
}

void
imz_life_labels_place (ImzLifeLabel *labels, guint n_labels, double room, double gap)
{
  for (guint i = 0; i < n_labels; i++) {
    labels[i].is_shown = FALSE;
    for (guint row = 0; row < IMZ_LIFE_LABEL_ROWS && !labels[i].is_shown; row++)
      place_in_row (labels, i, row, room, gap);
  }
}
