/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-told.h"

#include "imz-guide-text.h"

char *
imz_guide_told_fill (const ImzGuideTold *self, const char *text)
{
  return imz_guide_text_fill (text, self->province, &self->advice->timeline);
}

char *
imz_guide_told_join (const ImzGuideTold *self, const char *const *texts)
{
  g_autofree char *joined = g_strjoinv ("\n\n", (char **) texts);

  return imz_guide_told_fill (self, joined);
}

GPtrArray *
imz_guide_told_list_steps (const ImzGuideTold *self, const ImzGuide *guide)
{
  GPtrArray *steps = g_ptr_array_new ();

  for (guint i = 0; i < imz_guide_get_n_steps (guide); i++) {
    const ImzGuideStep *step = imz_guide_get_step (guide, i);

    if (imz_guide_step_may_apply (step, self->province))
      g_ptr_array_add (steps, (gpointer) step);
  }

  return steps;
}

const ImzGuideStep *
imz_guide_told_find_next (const ImzGuideTold *self,
                          const ImzGuide *guide,
                          const ImzGuideStep *step,
                          const char *id)
{
  const ImzGuideStep *next = imz_guide_find_behind (guide, step, id != NULL ? id : step->next);

  while (next != NULL && !imz_guide_step_may_apply (next, self->province))
    next = imz_guide_find_behind (guide, next, next->next);

  return next;
}
