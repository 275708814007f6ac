/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-tools.h"

typedef struct {
  ImzGuideTools members; /* first: a pointer to it is one to the whole */
  gatomicrefcount ref_count;
} Counted;

ImzGuideTools *
imz_guide_tools_new (const ImzGuideTools *members)
{
  Counted *self = g_new0 (Counted, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->members = (ImzGuideTools){
    .guides = imz_guides_ref (members->guides),
    .letters = imz_letters_ref (members->letters),
    .status = g_object_ref (members->status),
    .clock = g_object_ref (members->clock),
    .countdown = g_object_ref (members->countdown),
    .machine = g_object_ref (members->machine),
    .practice_machine = g_object_ref (members->practice_machine),
    .runs = g_object_ref (members->runs),
    .form_data = g_object_ref (members->form_data),
  };

  return &self->members;
}

ImzGuideTools *
imz_guide_tools_ref (ImzGuideTools *self)
{
  g_atomic_ref_count_inc (&((Counted *) self)->ref_count);
  return self;
}

void
imz_guide_tools_unref (ImzGuideTools *self)
{
  if (!g_atomic_ref_count_dec (&((Counted *) self)->ref_count))
    return;

  imz_guides_unref (self->guides);
  imz_letters_unref (self->letters);
  g_object_unref (self->status);
  g_object_unref (self->clock);
  g_object_unref (self->countdown);
  g_object_unref (self->machine);
  g_object_unref (self->practice_machine);
  g_object_unref (self->runs);
  g_object_unref (self->form_data);
  g_free (self);
}
