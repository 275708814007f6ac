/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-kept-run.h"

void
imz_kept_step_clear (gpointer step)
{
  ImzKeptStep *self = step;

  g_free (self->step);
  g_free (self->answer);
}

static const ImzKeptStep *
get_step (const ImzKeptRun *self, guint index)
{
  return &g_array_index (self->steps, ImzKeptStep, index);
}

ImzKeptRun *
imz_kept_run_new (const char *guide)
{
  ImzKeptRun *self = g_new0 (ImzKeptRun, 1);

  self->guide = g_strdup (guide);
  self->steps = g_array_new (FALSE, FALSE, sizeof (ImzKeptStep));
  g_array_set_clear_func (self->steps, imz_kept_step_clear);

  return self;
}

void
imz_kept_run_add_step (ImzKeptRun *self, const char *step, const char *answer, gint64 at)
{
  const ImzKeptStep kept = { g_strdup (step), g_strdup (answer), at };

  g_array_append_val (self->steps, kept);
}

void
imz_kept_run_free (ImzKeptRun *self)
{
  g_free (self->guide);
  g_array_unref (self->steps);
  g_free (self);
}

ImzKeptRun *
imz_kept_run_copy (const ImzKeptRun *self)
{
  ImzKeptRun *copy = imz_kept_run_new (self->guide);

  copy->id = self->id;
  copy->started_at = self->started_at;
  copy->changed_at = self->changed_at;
  copy->finished = self->finished;
  copy->record = self->record;
  copy->asked = self->asked;
  for (guint i = 0; i < self->steps->len; i++) {
    const ImzKeptStep *step = get_step (self, i);

    imz_kept_run_add_step (copy, step->step, step->answer, step->at);
  }

  return copy;
}

gboolean
imz_kept_run_equal (const ImzKeptRun *a, const ImzKeptRun *b)
{
  if (a->id != b->id || strcmp (a->guide, b->guide) != 0 || a->started_at != b->started_at ||
      a->changed_at != b->changed_at || a->finished != b->finished || a->record != b->record ||
      a->asked != b->asked || a->steps->len != b->steps->len)
    return FALSE;

  for (guint i = 0; i < a->steps->len; i++) {
    const ImzKeptStep *step_a = get_step (a, i);
    const ImzKeptStep *step_b = get_step (b, i);

    if (strcmp (step_a->step, step_b->step) != 0 ||
        g_strcmp0 (step_a->answer, step_b->answer) != 0 || step_a->at != step_b->at)
      return FALSE;
  }

  return TRUE;
}
