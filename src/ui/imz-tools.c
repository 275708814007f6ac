/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-tools.h"

typedef struct {
  ImzTools members; /* first: a pointer to it is one to the whole */
  gatomicrefcount ref_count;
} Counted;

ImzTools *
imz_tools_new (const ImzTools *members)
{
  Counted *self = g_new0 (Counted, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->members = (ImzTools){
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
  g_set_object (&self->members.history, members->history);
  g_set_object (&self->members.record_keeper, members->record_keeper);
  g_set_object (&self->members.backups, members->backups);
  g_set_object (&self->members.eraser, members->eraser);
  g_set_object (&self->members.exchange, members->exchange);
  g_set_object (&self->members.reminders, members->reminders);

  return &self->members;
}

ImzTools *
imz_tools_ref (ImzTools *self)
{
  g_atomic_ref_count_inc (&((Counted *) self)->ref_count);
  return self;
}

void
imz_tools_unref (ImzTools *self)
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
  g_clear_object (&self->history);
  g_clear_object (&self->record_keeper);
  g_clear_object (&self->backups);
  g_clear_object (&self->eraser);
  g_clear_object (&self->exchange);
  g_clear_object (&self->reminders);
  g_free (self);
}
