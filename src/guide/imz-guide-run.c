/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-run.h"

#include "imz-guide-path.h"
#include "imz-guide-stage.h"

#define LONG_AGO (30 * 24 * 3600) /* seconds */

/* Bits of what was asked. Pinned: they are kept. */
enum {
  ASKED_FOR_RECORD = 1 << 0,
};

struct _ImzGuideRun {
  GObject parent_instance;

  ImzGuide *guide;
  ImzProvince *province;
  ImzPhase phase;
  ImzClock *clock;
  ImzRunModel *runs; /* (nullable) */
  ImzKeptRun *kept;  /* without steps at the introduction */
  GArray *ahead;     /* (element-type ImzKeptStep): what was gone back from, the nearest last */
  char *problem;     /* (nullable) */
};

G_DEFINE_FINAL_TYPE (ImzGuideRun, imz_guide_run, G_TYPE_OBJECT)

static guint changed_signal;

static ImzGuideSituation
look_around (ImzGuideRun *self)
{
  return (ImzGuideSituation){ self->province, self->phase, self->kept->steps };
}

/* NULL at the introduction. */
static ImzKeptStep *
get_last (ImzGuideRun *self)
{
  GArray *way = self->kept->steps;

  return way->len > 0 ? &g_array_index (way, ImzKeptStep, way->len - 1) : NULL;
}

static const ImzGuideStep *
find_next (ImzGuideRun *self, const ImzGuideAnswer *answer)
{
  ImzGuideSituation situation = look_around (self);
  const ImzGuideStep *step = imz_guide_run_get_step (self);

  return step != NULL ? imz_guide_path_next (self->guide, step, answer, &situation)
                      : imz_guide_path_find_shown (self->guide, NULL, &situation);
}

static void
step_back (ImzGuideRun *self)
{
  ImzKeptStep *last = get_last (self);

  g_array_append_vals (self->ahead, last, 1);
  *last = (ImzKeptStep){ 0 };
  g_array_set_size (self->kept->steps, self->kept->steps->len - 1);
}

/* What was answered there before is offered again. */
static void
step_ahead (ImzGuideRun *self, const ImzGuideStep *step)
{
  ImzKeptStep *before =
    self->ahead->len > 0 ? &g_array_index (self->ahead, ImzKeptStep, self->ahead->len - 1) : NULL;

  if (before != NULL && g_str_equal (before->step, step->id)) {
    imz_kept_run_add_step (self->kept, before->step, before->answer, before->at);
    g_array_set_size (self->ahead, self->ahead->len - 1);
    return;
  }

  g_array_set_size (self->ahead, 0);
  imz_kept_run_add_step (self->kept, step->id, NULL, imz_clock_now (self->clock));
}

/* -1 if it was not gone. */
static int
find_gone (ImzGuideRun *self, const ImzGuideStep *step)
{
  for (guint i = 0; i < self->kept->steps->len; i++) {
    if (g_str_equal (g_array_index (self->kept->steps, ImzKeptStep, i).step, step->id))
      return (int) i;
  }

  return -1;
}

/* A way that leads back to a step begins there anew: nobody stands twice at one. */
static void
enter (ImzGuideRun *self, const ImzGuideStep *step)
{
  int index = find_gone (self, step);

  if (index >= 0) {
    g_array_set_size (self->kept->steps, (guint) index);
    g_array_set_size (self->ahead, 0);
  }
  step_ahead (self, step);
}

static void
set_problem (ImzGuideRun *self, const GError *error)
{
  g_free (self->problem);
  self->problem = error != NULL ? g_strdup (error->message) : NULL;
}

/* The introduction is no step: whoever looks at it again has still begun. Others hear that it was kept, and may drop
 * it for that. */
static void
keep (ImzGuideRun *self)
{
  g_autoptr (ImzGuideRun) held = g_object_ref (self);
  g_autoptr (GError) error = NULL;
  const ImzGuideStep *step = imz_guide_run_get_step (self);

  if (step != NULL) {
    self->kept->changed_at = imz_clock_now (self->clock);
    if (self->kept->started_at == 0)
      self->kept->started_at = self->kept->changed_at;
    self->kept->finished = step->end != IMZ_GUIDE_END_NONE;
    if (self->runs != NULL) {
      imz_run_model_keep (self->runs, self->kept, &error);
      set_problem (self, error);
    }
  }

  g_signal_emit (self, changed_signal, 0);
}

static void
imz_guide_run_dispose (GObject *object)
{
  ImzGuideRun *self = IMZ_GUIDE_RUN (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->runs);

  G_OBJECT_CLASS (imz_guide_run_parent_class)->dispose (object);
}

static void
imz_guide_run_finalize (GObject *object)
{
  ImzGuideRun *self = IMZ_GUIDE_RUN (object);

  imz_guide_unref (self->guide);
  imz_province_unref (self->province);
  imz_kept_run_free (self->kept);
  g_array_unref (self->ahead);
  g_free (self->problem);

  G_OBJECT_CLASS (imz_guide_run_parent_class)->finalize (object);
}

static void
imz_guide_run_class_init (ImzGuideRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = imz_guide_run_dispose;
  object_class->finalize = imz_guide_run_finalize;

  /**
   * ImzGuideRun::changed:
   *
   * It stands elsewhere, or is kept otherwise.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_guide_run_init (ImzGuideRun *self)
{
  self->ahead = g_array_new (FALSE, FALSE, sizeof (ImzKeptStep));
  g_array_set_clear_func (self->ahead, imz_kept_step_clear);
}

ImzGuideRun *
imz_guide_run_new (ImzGuide *guide,
                   ImzProvince *province,
                   ImzPhase phase,
                   ImzClock *clock,
                   ImzRunModel *runs)
{
  ImzGuideRun *self = g_object_new (IMZ_TYPE_GUIDE_RUN, NULL);

  self->guide = imz_guide_ref (guide);
  self->province = imz_province_ref (province);
  self->phase = phase;
  self->clock = g_object_ref (clock);
  if (runs != NULL)
    self->runs = g_object_ref (runs);
  self->kept = imz_kept_run_new (imz_guide_get_id (guide));

  return self;
}

ImzGuideRun *
imz_guide_run_resume (ImzGuide *guide,
                      ImzProvince *province,
                      ImzPhase phase,
                      ImzClock *clock,
                      ImzRunModel *runs,
                      const ImzKeptRun *kept)
{
  ImzGuideRun *self = imz_guide_run_new (guide, province, phase, clock, runs);

  self->kept->id = kept->id;
  self->kept->started_at = kept->started_at;
  self->kept->changed_at = kept->changed_at;
  self->kept->finished = kept->finished;
  self->kept->record = kept->record;
  self->kept->asked = kept->asked;
  for (guint i = 0; i < kept->steps->len; i++) {
    const ImzKeptStep *gone = &g_array_index (kept->steps, ImzKeptStep, i);
    const ImzGuideStep *step = imz_guide_find_step (guide, gone->step, NULL);
    const ImzGuideAnswer *answer =
      step != NULL ? imz_guide_path_get_answer (step, gone->answer) : NULL;

    if (step != NULL && find_gone (self, step) < 0)
      imz_kept_run_add_step (self->kept, step->id, answer != NULL ? answer->id : NULL, gone->at);
  }

  return self;
}

void
imz_guide_run_set_circumstances (ImzGuideRun *self, ImzProvince *province, ImzPhase phase)
{
  g_return_if_fail (IMZ_IS_GUIDE_RUN (self));

  imz_province_ref (province);
  imz_province_unref (self->province);
  self->province = province;
  self->phase = phase;
}

ImzGuide *
imz_guide_run_get_guide (ImzGuideRun *self)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), NULL);

  return self->guide;
}

const ImzGuideStep *
imz_guide_run_get_step (ImzGuideRun *self)
{
  const ImzKeptStep *last;

  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), NULL);

  last = get_last (self);
  return last != NULL ? imz_guide_find_step (self->guide, last->step, NULL) : NULL;
}

guint
imz_guide_run_get_position (ImzGuideRun *self)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), 0);

  return self->kept->steps->len;
}

guint
imz_guide_run_get_n_steps (ImzGuideRun *self)
{
  ImzGuideSituation situation;

  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), 0);

  situation = look_around (self);
  return self->kept->steps->len + imz_guide_path_count_ahead (self->guide, &situation, self->ahead);
}

gint64
imz_guide_run_get_changed_at (ImzGuideRun *self)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), 0);

  return get_last (self) != NULL ? self->kept->changed_at : 0;
}

gboolean
imz_guide_run_is_long_ago (ImzGuideRun *self)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), FALSE);

  return get_last (self) != NULL && imz_clock_now (self->clock) - self->kept->changed_at > LONG_AGO;
}

gint64
imz_guide_run_get_step_since (ImzGuideRun *self)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), 0);

  return get_last (self) != NULL ? get_last (self)->at : 0;
}

gboolean
imz_guide_run_can_go_on (ImzGuideRun *self)
{
  const ImzGuideStep *step;

  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), FALSE);

  step = imz_guide_run_get_step (self);
  return (step == NULL || step->answers->len == 0) && find_next (self, NULL) != NULL;
}

void
imz_guide_run_go_on (ImzGuideRun *self)
{
  g_return_if_fail (IMZ_IS_GUIDE_RUN (self));

  if (!imz_guide_run_can_go_on (self))
    return;

  enter (self, find_next (self, NULL));
  keep (self);
}

void
imz_guide_run_answer (ImzGuideRun *self, const char *answer)
{
  const ImzGuideStep *step, *next;
  const ImzGuideAnswer *given;
  ImzKeptStep *last;

  g_return_if_fail (IMZ_IS_GUIDE_RUN (self));

  step = imz_guide_run_get_step (self);
  given = step != NULL ? imz_guide_path_get_answer (step, answer) : NULL;
  if (given == NULL)
    return;

  last = get_last (self);
  if (g_strcmp0 (last->answer, given->id) != 0) {
    g_array_set_size (self->ahead, 0);
    g_free (last->answer);
    last->answer = g_strdup (given->id);
  }
  next = find_next (self, given);
  if (next != NULL)
    enter (self, next);
  keep (self);
}

const char *
imz_guide_run_get_answer (ImzGuideRun *self, const char *step)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), NULL);

  return imz_guide_path_find_answer (self->kept->steps, step);
}

void
imz_guide_run_go_back (ImzGuideRun *self)
{
  g_return_if_fail (IMZ_IS_GUIDE_RUN (self));

  if (get_last (self) == NULL)
    return;

  step_back (self);
  keep (self);
}

void
imz_guide_run_go_to (ImzGuideRun *self, const char *step)
{
  ImzGuideSituation situation;
  const ImzGuideStep *target;

  g_return_if_fail (IMZ_IS_GUIDE_RUN (self));

  situation = look_around (self);
  target = imz_guide_find_step (self->guide, step, NULL);
  if (target != NULL)
    target = imz_guide_path_find_shown (self->guide, target, &situation);
  if (target == NULL)
    return;

  enter (self, target);
  keep (self);
}

ImzGuideReached
imz_guide_run_get_reached (ImzGuideRun *self)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), ((ImzGuideReached){ -1, -1 }));

  return imz_guide_stage_find (self->guide, self->kept->steps);
}

gint64
imz_guide_run_get_record (ImzGuideRun *self)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), 0);

  return self->kept->record;
}

gboolean
imz_guide_run_was_asked (ImzGuideRun *self)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), TRUE);

  return (self->kept->asked & ASKED_FOR_RECORD) != 0;
}

void
imz_guide_run_set_record (ImzGuideRun *self, gint64 record)
{
  g_return_if_fail (IMZ_IS_GUIDE_RUN (self));

  self->kept->record = record;
  self->kept->asked |= ASKED_FOR_RECORD;
  keep (self);
}

void
imz_guide_run_start_over (ImzGuideRun *self)
{
  g_autoptr (ImzGuideRun) held = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_return_if_fail (IMZ_IS_GUIDE_RUN (self));

  held = g_object_ref (self);
  /* What cannot be forgotten is written over by what comes now. */
  id = self->kept->id;
  if (self->runs != NULL && id != 0 && imz_run_model_forget (self->runs, id, &error))
    id = 0;
  set_problem (self, error);

  g_array_set_size (self->ahead, 0);
  imz_kept_run_free (self->kept);
  self->kept = imz_kept_run_new (imz_guide_get_id (self->guide));
  self->kept->id = id;
  g_signal_emit (self, changed_signal, 0);
}

const char *
imz_guide_run_get_problem (ImzGuideRun *self)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_RUN (self), NULL);

  return self->problem;
}
