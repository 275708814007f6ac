/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-stage.h"

static gboolean
is_way_out (const ImzGuideStep *step, const char *to)
{
  for (guint i = 0; i < step->ways_out->len; i++) {
    if (g_strcmp0 (g_array_index (step->ways_out, ImzGuideWayOut, i).step, to) == 0)
      return TRUE;
  }

  return FALSE;
}

static gboolean
was_gone_past (const ImzGuideStep *step, const GArray *way, guint index)
{
  if (index + 1 == way->len)
    return step->end != IMZ_GUIDE_END_NONE;

  return !is_way_out (step, g_array_index (way, ImzKeptStep, index + 1).step);
}

static void
take (ImzGuideReached *self, const ImzGuideReached *reached)
{
  if (reached->stage >= 0)
    self->stage = reached->stage;
  if (reached->method >= 0)
    self->method = reached->method;
}

ImzGuideReached
imz_guide_stage_find (const ImzGuide *guide, const GArray *way)
{
  ImzGuideReached found = { -1, imz_guide_get_method (guide) };

  for (guint i = 0; i < way->len; i++) {
    const ImzKeptStep *gone = &g_array_index (way, ImzKeptStep, i);
    const ImzGuideStep *step = imz_guide_find_step (guide, gone->step, NULL);
    const ImzGuideAnswer *answer;

    if (step == NULL || !was_gone_past (step, way, i))
      continue;

    answer = imz_guide_path_get_answer (step, gone->answer);
    take (&found, &step->reached);
    if (answer != NULL)
      take (&found, &answer->reached);
  }

  return found;
}
