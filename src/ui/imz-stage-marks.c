/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-stage-marks.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"

static gboolean
is_failure (ImzStage stage)
{
  return stage == IMZ_STAGE_REFUSED || stage == IMZ_STAGE_CANCELLED;
}

/* The last place it came to before its end. */
static ImzStage
get_last_on_the_way (const GArray *stages)
{
  guint last = stages->len - 1;

  if (is_failure (g_array_index (stages, ImzRecordStage, last).stage) && last > 0)
    last--;

  return g_array_index (stages, ImzRecordStage, last).stage;
}

static void
mark_end (ImzStageMarks *self, ImzStage stage, ImzMethod method)
{
  if (is_failure (stage)) {
    self->present++;
    self->marks[self->present] =
      stage == IMZ_STAGE_REFUSED ? IMZ_STAGE_MARK_REFUSED : IMZ_STAGE_MARK_CANCELLED;
    self->names[self->present] = imz_stage_get_name (stage, method);
    for (guint i = self->present + 1; i < IMZ_N_STAGES_ON_THE_WAY; i++)
      self->marks[i] = IMZ_STAGE_MARK_NONE;
  } else if (!imz_stage_is_final (stage)) {
    self->marks[stage] = IMZ_STAGE_MARK_PRESENT;
  }
}

ImzStageMarks
imz_stage_marks_of (ImzRecord *record)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  ImzStage last = get_last_on_the_way (facts->stages);
  /* One that was written down as refused at once may have come anywhere; it did not come far. */
  ImzStageMarks self = { .present = is_failure (last) ? IMZ_STAGE_APPLIED : last };

  for (guint i = 0; i < IMZ_N_STAGES_ON_THE_WAY; i++) {
    self.marks[i] = i <= self.present ? IMZ_STAGE_MARK_PASSED : IMZ_STAGE_MARK_TO_COME;
    self.names[i] = imz_stage_get_name ((ImzStage) i, facts->method);
  }
  for (guint i = 0; i < facts->stages->len; i++) {
    ImzStage stage = g_array_index (facts->stages, ImzRecordStage, i).stage;

    if (!is_failure (stage))
      self.marks[stage] = IMZ_STAGE_MARK_DONE;
  }
  mark_end (&self, imz_record_get_stage (record), facts->method);

  return self;
}

gboolean
imz_stage_marks_are_failed (const ImzStageMarks *self)
{
  ImzStageMark mark = self->marks[self->present];

  return mark == IMZ_STAGE_MARK_REFUSED || mark == IMZ_STAGE_MARK_CANCELLED;
}

char *
imz_stage_marks_summarize (const ImzStageMarks *self)
{
  const char *name = self->names[self->present];

  if (imz_stage_marks_are_failed (self))
    return g_strdup (name);

  return g_strdup_printf ("%u/%d · %s", self->present + 1, IMZ_N_STAGES_ON_THE_WAY, name);
}

char *
imz_stage_marks_describe (const ImzStageMarks *self)
{
  const char *before[IMZ_N_STAGES_ON_THE_WAY + 1] = { NULL };
  g_autofree char *stage = NULL;
  g_autofree char *names = NULL;
  guint n_before = 0;

  for (guint i = 0; i < self->present; i++) {
    if (self->marks[i] == IMZ_STAGE_MARK_DONE)
      before[n_before++] = self->names[i];
  }

  if (imz_stage_marks_are_failed (self)) {
    stage = g_strdup (self->names[self->present]);
  } else {
    g_autofree char *position = g_strdup_printf ("%u", self->present + 1);
    g_autofree char *count = g_strdup_printf ("%d", IMZ_N_STAGES_ON_THE_WAY);

    stage = imz_phrase_expand (_ ("Stage {position} of {count}: {name}"), "position", position,
                               "count", count, "name", self->names[self->present], NULL);
  }
  if (n_before == 0)
    return g_steal_pointer (&stage);

  names = g_strjoinv (", ", (char **) before);

  return imz_phrase_expand (_ ("{stage}; before it: {names}"), "stage", stage, "names", names,
                            NULL);
}
