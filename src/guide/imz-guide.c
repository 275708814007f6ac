/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-private.h"

static void
clear_not_for (gpointer data)
{
  ImzGuideNotFor *not_for = data;

  g_free (not_for->text);
  g_free (not_for->guide);
}

static void
clear_step (gpointer data)
{
  imz_guide_step_clear (data);
}

ImzGuide *
imz_guide_new (const char *id)
{
  ImzGuide *self = g_new0 (ImzGuide, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->not_for = g_array_new (FALSE, FALSE, sizeof (ImzGuideNotFor));
  g_array_set_clear_func (self->not_for, clear_not_for);
  self->fitting = (ImzGuideFitting){ .from = -1, .method = -1 };
  self->kind = self->method = -1;
  self->steps = g_array_new (FALSE, FALSE, sizeof (ImzGuideStep));
  g_array_set_clear_func (self->steps, clear_step);

  return self;
}

ImzGuide *
imz_guide_ref (ImzGuide *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_guide_unref (ImzGuide *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_strfreev (self->introduction);
  g_strfreev (self->ready);
  g_array_unref (self->not_for);
  g_free (self->fitting.rule);
  g_free (self->fitting.otherwise);
  g_array_unref (self->steps);
  g_free (self);
}

const char *
imz_guide_get_id (const ImzGuide *self)
{
  return self->id;
}

const char *
imz_guide_get_title (const ImzGuide *self)
{
  return self->title;
}

const char *
imz_guide_get_summary (const ImzGuide *self)
{
  return self->summary;
}

const char *const *
imz_guide_get_introduction (const ImzGuide *self)
{
  return (const char *const *) self->introduction;
}

const char *const *
imz_guide_get_ready (const ImzGuide *self)
{
  return (const char *const *) self->ready;
}

const GArray *
imz_guide_get_not_for (const ImzGuide *self)
{
  return self->not_for;
}

const ImzGuideFitting *
imz_guide_get_fitting (const ImzGuide *self)
{
  return &self->fitting;
}

int
imz_guide_get_case (const ImzGuide *self)
{
  return self->kind;
}

int
imz_guide_get_method (const ImzGuide *self)
{
  return self->method;
}

guint
imz_guide_get_n_steps (const ImzGuide *self)
{
  return self->steps->len;
}

const ImzGuideStep *
imz_guide_get_step (const ImzGuide *self, guint index)
{
  g_return_val_if_fail (index < self->steps->len, NULL);

  return &g_array_index (self->steps, ImzGuideStep, index);
}

const ImzGuideStep *
imz_guide_find_step (const ImzGuide *self, const char *id, guint *index)
{
  for (guint i = 0; i < self->steps->len; i++) {
    const ImzGuideStep *step = &g_array_index (self->steps, ImzGuideStep, i);

    if (strcmp (step->id, id) != 0)
      continue;
    if (index != NULL)
      *index = i;
    return step;
  }

  return NULL;
}

const ImzGuideStep *
imz_guide_find_behind (const ImzGuide *self, const ImzGuideStep *step, const char *id)
{
  guint index;

  if (id != NULL)
    return imz_guide_find_step (self, id, NULL);
  if (imz_guide_find_step (self, step->id, &index) == NULL ||
      index + 1 >= imz_guide_get_n_steps (self))
    return NULL;

  return imz_guide_get_step (self, index + 1);
}
