/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-path.h"

const char *
imz_guide_path_find_answer (const GArray *way, const char *step)
{
  for (guint i = 0; i < way->len; i++) {
    const ImzKeptStep *gone = &g_array_index (way, ImzKeptStep, i);

    if (g_str_equal (gone->step, step))
      return gone->answer;
  }

  return NULL;
}

const ImzGuideAnswer *
imz_guide_path_get_answer (const ImzGuideStep *step, const char *id)
{
  for (guint i = 0; id != NULL && i < step->answers->len; i++) {
    const ImzGuideAnswer *answer = &g_array_index (step->answers, ImzGuideAnswer, i);

    if (g_str_equal (answer->id, id))
      return answer;
  }

  return NULL;
}

static gboolean
is_in_province (const ImzGuideCondition *condition, const ImzGuideSituation *situation)
{
  return condition->province == NULL ||
         g_str_equal (condition->province, imz_province_get_id (situation->province));
}

static gboolean
wants_letter (const ImzGuideCondition *condition, const ImzGuideSituation *situation)
{
  return condition->letter < 0 ||
         condition->letter == (int) imz_province_get_letter (situation->province);
}

static gboolean
accepts_method (const ImzGuideCondition *condition, const ImzGuideSituation *situation)
{
  return condition->method < 0 ||
         imz_province_has_method (situation->province, (ImzMethod) condition->method);
}

static gboolean
is_in_phase (const ImzGuideCondition *condition, const ImzGuideSituation *situation)
{
  if (condition->phases == 0)
    return TRUE;
  if (situation->phase == IMZ_PHASE_UNKNOWN)
    return !condition->negated; /* nothing is hidden for its sake */

  return (condition->phases & (1u << situation->phase)) != 0;
}

static gboolean
was_answered (const ImzGuideCondition *condition, const ImzGuideSituation *situation)
{
  g_auto (GStrv) parts = NULL;

  if (condition->answer == NULL)
    return TRUE;

  parts = g_strsplit (condition->answer, "/", 2);
  return g_strv_length (parts) == 2 &&
         g_strcmp0 (imz_guide_path_find_answer (situation->way, parts[0]), parts[1]) == 0;
}

static gboolean (*const parts_of_condition[]) (const ImzGuideCondition *condition,
                                               const ImzGuideSituation *situation) = {
  is_in_province, wants_letter, accepts_method, is_in_phase, was_answered,
};

static gboolean
holds (const ImzGuideCondition *condition, const ImzGuideSituation *situation)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts_of_condition); i++) {
    if (!parts_of_condition[i](condition, situation))
      return FALSE;
  }

  return TRUE;
}

/* Whether its conditions hold. */
static gboolean
is_shown (const ImzGuideStep *step, const ImzGuideSituation *situation)
{
  gboolean is_wanted = TRUE, has_wish = FALSE;

  for (guint i = 0; i < step->conditions->len; i++) {
    const ImzGuideCondition *condition = &g_array_index (step->conditions, ImzGuideCondition, i);
    gboolean is_so = holds (condition, situation);

    if (condition->negated && is_so)
      return FALSE;
    if (condition->negated)
      continue;
    is_wanted = (has_wish && is_wanted) || is_so;
    has_wish = TRUE;
  }

  return is_wanted;
}

static const ImzGuideStep *
find_behind (const ImzGuide *guide, const ImzGuideStep *step, const ImzGuideAnswer *answer)
{
  return imz_guide_find_behind (guide, step,
                                answer != NULL && answer->next != NULL ? answer->next : step->next);
}

/* It, or the first one behind it that is shown. Steps that are not shown could lead in a circle. */
static const ImzGuideStep *
find_shown (const ImzGuide *guide, const ImzGuideStep *step, const ImzGuideSituation *situation)
{
  for (guint i = 0; i < imz_guide_get_n_steps (guide) && step != NULL; i++) {
    if (is_shown (step, situation))
      return step;
    step = find_behind (guide, step, NULL);
  }

  return NULL;
}

const ImzGuideStep *
imz_guide_path_find_shown (const ImzGuide *guide,
                           const ImzGuideStep *step,
                           const ImzGuideSituation *situation)
{
  return find_shown (guide, step != NULL ? step : imz_guide_get_step (guide, 0), situation);
}

const ImzGuideStep *
imz_guide_path_next (const ImzGuide *guide,
                     const ImzGuideStep *step,
                     const ImzGuideAnswer *answer,
                     const ImzGuideSituation *situation)
{
  if (step->end != IMZ_GUIDE_END_NONE)
    return NULL;

  return find_shown (guide, find_behind (guide, step, answer), situation);
}

static const ImzGuideAnswer *
guess_answer (const ImzGuideStep *step, const char *given, const GArray *ahead)
{
  const ImzGuideAnswer *answer;

  if (step->answers->len == 0)
    return NULL;

  answer = imz_guide_path_get_answer (
    step, given != NULL ? given : imz_guide_path_find_answer (ahead, step->id));

  return answer != NULL ? answer : &g_array_index (step->answers, ImzGuideAnswer, 0);
}

static gboolean
was_gone (const GArray *way, const ImzGuideStep *step)
{
  for (guint i = 0; i < way->len; i++) {
    if (g_str_equal (g_array_index (way, ImzKeptStep, i).step, step->id))
      return TRUE;
  }

  return FALSE;
}

static void
borrow (GArray *way, const ImzGuideStep *step)
{
  const ImzKeptStep entry = { .step = step->id };

  g_array_append_val (way, entry);
}

static GArray *
borrow_way (const ImzGuide *guide, const ImzGuideSituation *situation)
{
  GArray *way = g_array_new (FALSE, FALSE, sizeof (ImzKeptStep));

  g_array_append_vals (way, situation->way->data, situation->way->len);
  if (way->len == 0) {
    const ImzGuideStep *first = imz_guide_path_find_shown (guide, NULL, situation);

    if (first != NULL)
      borrow (way, first);
  }

  return way;
}

guint
imz_guide_path_count_ahead (const ImzGuide *guide,
                            const ImzGuideSituation *situation,
                            const GArray *ahead)
{
  g_autoptr (GArray) way = borrow_way (guide, situation);
  ImzGuideSituation then = { situation->province, situation->phase, way };
  const ImzGuideStep *step;

  if (way->len == 0)
    return 0;

  step = imz_guide_find_step (guide, g_array_index (way, ImzKeptStep, way->len - 1).step, NULL);
  while (step != NULL) {
    ImzKeptStep *last = &g_array_index (way, ImzKeptStep, way->len - 1);
    const ImzGuideAnswer *answer = guess_answer (step, last->answer, ahead);

    last->answer = answer != NULL ? answer->id : NULL;
    step = imz_guide_path_next (guide, step, answer, &then);
    if (step == NULL || was_gone (way, step))
      break;
    borrow (way, step);
  }

  return way->len - situation->way->len;
}
