/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-attributes.h"

#include <glib/gi18n-lib.h>

#include "imz-guide-private.h"
#include "imz-guide-words.h"

enum {
  MAX_SECONDS = 60 * 60,
  MAX_JAVA = 99,
  MAX_STEPS = 100,
};

static ImzGuideStep *
get_step (const ImzGuideDraft *draft)
{
  GArray *steps = draft->guide->steps;

  return &g_array_index (steps, ImzGuideStep, steps->len - 1);
}

static ImzGuideWayOut *
get_way_out (const ImzGuideDraft *draft)
{
  GArray *ways_out = get_step (draft)->ways_out;

  return &g_array_index (ways_out, ImzGuideWayOut, ways_out->len - 1);
}

static void
append_string (char ***strings, char *string)
{
  guint n = *strings != NULL ? g_strv_length (*strings) : 0;

  *strings = g_renew (char *, *strings, n + 2);
  (*strings)[n] = string;
  (*strings)[n + 1] = NULL;
}

/* One without elements, where there is none. */
static void
make_array (char ***strings)
{
  if (*strings == NULL)
    *strings = g_new0 (char *, 1);
}

static gboolean
fail_second (const ImzGuideDraft *draft, const char *name, GError **error)
{
  return imz_guide_draft_fail (draft, error, _ ("a second <%s>, where there may be only one"),
                               name);
}

static gboolean
fail_too_many (const ImzGuideDraft *draft, const char *name, GError **error)
{
  return imz_guide_draft_fail (draft, error, _ ("there are far too many <%s>"), name);
}

static gboolean
has_room (const ImzGuideDraft *draft, const GArray *array, const char *name, GError **error)
{
  return array->len < IMZ_GUIDE_MAX_ITEMS || fail_too_many (draft, name, error);
}

gboolean
imz_guide_take_guide (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  ImzGuide *guide = draft->guide;

  return imz_guide_words_check_id (draft, values[0], error) &&
         (strcmp (values[0], guide->id) == 0 ||
          imz_guide_draft_fail (draft, error,
                                _ ("the guide’s id is “%s”, but the file’s name says “%s”"),
                                values[0], guide->id)) &&
         (values[1] == NULL || imz_guide_words_read_case (draft, values[1], &guide->kind, error)) &&
         (values[2] == NULL ||
          imz_guide_words_read_method (draft, values[2], &guide->method, error));
}

gboolean
imz_guide_finish_guide (ImzGuideDraft *draft, GError **error)
{
  ImzGuide *guide = draft->guide;

  if (guide->steps->len == 0)
    return imz_guide_draft_fail (draft, error, _ ("<%s> is missing in <%s>"), "step", "guide");

  make_array (&guide->ready);
  return TRUE;
}

gboolean
imz_guide_take_not_for (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  ImzGuideNotFor not_for = { NULL, NULL };

  if (!has_room (draft, draft->guide->not_for, "not-for", error))
    return FALSE;

  not_for.guide = g_strdup (values[0]);
  imz_guide_draft_mention (draft, IMZ_GUIDE_MENTION_GUIDE, values[0]);
  g_array_append_val (draft->guide->not_for, not_for);
  return TRUE;
}

gboolean
imz_guide_take_fits (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  ImzGuideFitting *fitting = &draft->guide->fitting;
  ImzGuideDate from;

  if (draft->has_fits)
    return fail_second (draft, "fits", error);

  draft->has_fits = TRUE;
  if ((values[0] != NULL &&
       !imz_guide_words_read_states (draft, values[0], &fitting->states, error)) ||
      (values[1] != NULL && !imz_guide_words_read_date (draft, values[1], &from, error)) ||
      (values[2] != NULL &&
       !imz_guide_words_read_method (draft, values[2], &fitting->method, error)))
    return FALSE;

  if (values[1] != NULL)
    fitting->from = (int) from;
  fitting->rule = g_strdup (values[3]);
  imz_guide_draft_mention (draft, IMZ_GUIDE_MENTION_RULE, values[3]);

  return TRUE;
}

/* Of an application that a guide makes it must be said how it is signed. */
static gboolean
read_reached (ImzGuideDraft *draft,
              const char *const *values,
              ImzGuideReached *reached,
              GError **error)
{
  const ImzGuide *guide = draft->guide;

  *reached = (ImzGuideReached){ -1, -1 };
  if ((values[0] != NULL &&
       !imz_guide_words_read_stage (draft, values[0], &reached->stage, error)) ||
      (values[1] != NULL &&
       !imz_guide_words_read_method (draft, values[1], &reached->method, error)))
    return FALSE;

  return reached->stage != IMZ_STAGE_APPLIED || guide->method >= 0 || reached->method >= 0 ||
         imz_guide_draft_fail (draft, error, _ ("the attribute “%s” is missing beside “%s”"),
                               "method", "stage");
}

gboolean
imz_guide_take_step (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  ImzGuideStep step;

  if (draft->guide->steps->len == MAX_STEPS)
    return fail_too_many (draft, "step", error);
  if (!imz_guide_words_check_id (draft, values[0], error))
    return FALSE;
  if (imz_guide_find_step (draft->guide, values[0], NULL) != NULL)
    return imz_guide_draft_fail (draft, error, _ ("there is a step “%s” already"), values[0]);

  imz_guide_step_init (&step);
  step.id = g_strdup (values[0]);
  step.next = g_strdup (values[1]);
  imz_guide_draft_mention (draft, IMZ_GUIDE_MENTION_STEP, values[1]);
  g_array_append_val (draft->guide->steps, step);
  g_array_append_val (draft->lines, draft->line);

  return (values[2] == NULL ||
          imz_guide_words_read_end (draft, values[2], &get_step (draft)->end, error)) &&
         read_reached (draft, values + 3, &get_step (draft)->reached, error);
}

gboolean
imz_guide_finish_step (ImzGuideDraft *draft, GError **error)
{
  ImzGuideStep *step = get_step (draft);

  if (step->answers->len == 1)
    return imz_guide_draft_fail (draft, error,
                                 _ ("a question has two answers or more; “%s” has one"), step->id);
  if (step->end != IMZ_GUIDE_END_NONE && (step->answers->len > 0 || step->next != NULL))
    return imz_guide_draft_fail (draft, error, _ ("“%s” is a last step: nothing can follow it"),
                                 step->id);

  make_array (&step->warnings);
  make_array (&step->ready);
  make_array (&step->wordings);
  make_array (&step->rules);
  make_array (&step->sources);
  return TRUE;
}

static gboolean
add_condition (ImzGuideDraft *draft, gboolean negated, const char *const *values, GError **error)
{
  ImzGuideCondition condition = { .negated = negated, .letter = -1, .method = -1 };
  const char *name = negated ? "unless" : "when";
  gboolean says_any = FALSE;

  for (guint i = 0; i < IMZ_GUIDE_MAX_ATTRIBUTES; i++)
    says_any |= values[i] != NULL;
  if (!says_any)
    return imz_guide_draft_fail (draft, error, _ ("<%s> has no condition"), name);

  if ((values[0] != NULL && !imz_guide_words_check_id (draft, values[0], error)) ||
      (values[1] != NULL &&
       !imz_guide_words_read_letter (draft, values[1], &condition.letter, error)) ||
      (values[2] != NULL &&
       !imz_guide_words_read_method (draft, values[2], &condition.method, error)) ||
      (values[3] != NULL &&
       !imz_guide_words_read_phases (draft, values[3], &condition.phases, error)) ||
      !has_room (draft, get_step (draft)->conditions, name, error))
    return FALSE;

  condition.province = g_strdup (values[0]);
  condition.answer = g_strdup (values[4]);
  imz_guide_draft_mention (draft, IMZ_GUIDE_MENTION_ANSWER, values[4]);
  g_array_append_val (get_step (draft)->conditions, condition);

  return TRUE;
}

gboolean
imz_guide_take_when (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  return add_condition (draft, FALSE, values, error);
}

gboolean
imz_guide_take_unless (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  return add_condition (draft, TRUE, values, error);
}

gboolean
imz_guide_take_sketch (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  ImzGuideStep *step = get_step (draft);

  if (step->sketch != NULL)
    return fail_second (draft, "sketch", error);

  step->sketch = g_strdup (values[0]);
  imz_guide_draft_mention (draft, IMZ_GUIDE_MENTION_SKETCH, values[0]);

  return TRUE;
}

gboolean
imz_guide_take_link (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  ImzGuideStep *step = get_step (draft);

  if (step->link != NULL)
    return fail_second (draft, "link", error);

  step->link = g_strdup (values[0]);
  imz_guide_draft_mention (draft, IMZ_GUIDE_MENTION_LINK, values[0]);

  return TRUE;
}

gboolean
imz_guide_take_letter (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  ImzGuideStep *step = get_step (draft);

  if (step->letter != NULL)
    return fail_second (draft, "letter", error);

  step->letter = g_strdup (values[0]);
  imz_guide_draft_mention (draft, IMZ_GUIDE_MENTION_LETTER, values[0]);

  return TRUE;
}

gboolean
imz_guide_take_copy (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  GArray *copies = get_step (draft)->copies;
  ImzFormField field;

  if (!imz_guide_words_read_field (draft, values[0], &field, error) ||
      !has_room (draft, copies, "copy", error))
    return FALSE;

  g_array_append_val (copies, field);
  return TRUE;
}

gboolean
imz_guide_take_countdown (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  ImzGuideStep *step = get_step (draft);

  return step->countdown > 0 ? fail_second (draft, "countdown", error)
                             : imz_guide_words_read_number (draft, values[0], 1, MAX_SECONDS,
                                                            &step->countdown, error);
}

/* What is asked of `kind`, and nothing else. */
static gboolean
check_check (const ImzGuideDraft *draft,
             ImzGuideCheckKind kind,
             const char *const *values,
             GError **error)
{
  static const struct {
    const char *attribute;
    ImzGuideCheckKind of;
  } attributes[] = {
    { "kind", IMZ_N_GUIDE_CHECKS },       { "states", IMZ_GUIDE_CHECK_CERTIFICATE },
    { "at-least", IMZ_GUIDE_CHECK_JAVA }, { "prefix", IMZ_GUIDE_CHECK_DOWNLOAD },
    { "day", IMZ_GUIDE_CHECK_DATE },
  };

  for (gsize i = 1; i < G_N_ELEMENTS (attributes); i++) {
    if (values[i] == NULL && kind == attributes[i].of)
      return imz_guide_draft_fail (draft, error, _ ("the attribute “%s” is missing in <%s>"),
                                   attributes[i].attribute, "check");
    if (values[i] != NULL && kind != attributes[i].of)
      return imz_guide_draft_fail (draft, error, _ ("a check of “%s” has no “%s”"),
                                   imz_guide_check_kind_to_word (kind), attributes[i].attribute);
  }

  return TRUE;
}

gboolean
imz_guide_take_check (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  GArray *checks = get_step (draft)->checks;
  ImzGuideCheck check = { 0 };

  if (!imz_guide_words_read_check (draft, values[0], &check.kind, error) ||
      !check_check (draft, check.kind, values, error) ||
      (values[1] != NULL &&
       !imz_guide_words_read_states (draft, values[1], &check.states, error)) ||
      (values[2] != NULL &&
       !imz_guide_words_read_number (draft, values[2], 1, MAX_JAVA, &check.at_least, error)) ||
      (values[4] != NULL && !imz_guide_words_read_date (draft, values[4], &check.date, error)) ||
      !has_room (draft, checks, "check", error))
    return FALSE;

  check.prefix = g_strdup (values[3]);
  g_array_append_val (checks, check);

  return TRUE;
}

gboolean
imz_guide_take_answer (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  GArray *answers = get_step (draft)->answers;
  ImzGuideAnswer answer = { NULL };

  if (!imz_guide_words_check_id (draft, values[0], error) ||
      !read_reached (draft, values + 2, &answer.reached, error) ||
      !has_room (draft, answers, "answer", error))
    return FALSE;
  for (guint i = 0; i < answers->len; i++) {
    if (strcmp (g_array_index (answers, ImzGuideAnswer, i).id, values[0]) == 0)
      return imz_guide_draft_fail (draft, error, _ ("there is an answer “%s” already"), values[0]);
  }

  answer.id = g_strdup (values[0]);
  answer.next = g_strdup (values[1]);
  imz_guide_draft_mention (draft, IMZ_GUIDE_MENTION_STEP, values[1]);
  g_array_append_val (answers, answer);

  return TRUE;
}

gboolean
imz_guide_take_way_out (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  GArray *ways_out = get_step (draft)->ways_out;
  ImzGuideWayOut way_out = { NULL };

  if ((values[0] != NULL) + (values[1] != NULL) + (values[2] != NULL) > 1)
    return imz_guide_draft_fail (draft, error,
                                 _ ("a way out leads to one of a step, a guide and a rule"));
  if (!has_room (draft, ways_out, "way-out", error))
    return FALSE;

  way_out.step = g_strdup (values[0]);
  way_out.guide = g_strdup (values[1]);
  way_out.rule = g_strdup (values[2]);
  imz_guide_draft_mention (draft, IMZ_GUIDE_MENTION_STEP, values[0]);
  imz_guide_draft_mention (draft, IMZ_GUIDE_MENTION_GUIDE, values[1]);
  imz_guide_draft_mention (draft, IMZ_GUIDE_MENTION_RULE, values[2]);
  g_array_append_val (ways_out, way_out);

  return TRUE;
}

gboolean
imz_guide_finish_way_out (ImzGuideDraft *draft, GError **error)
{
  const ImzGuideWayOut *way_out = get_way_out (draft);

  return way_out->step != NULL || way_out->guide != NULL || way_out->rule != NULL ||
         way_out->body != NULL ||
         imz_guide_draft_fail (draft, error, _ ("a way out leads somewhere, or says all in <%s>"),
                               "body");
}

static gboolean
add_name (ImzGuideDraft *draft,
          char ***names,
          ImzGuideMentionKind kind,
          const char *name,
          GError **error)
{
  if (*names != NULL && g_strv_length (*names) >= IMZ_GUIDE_MAX_ITEMS)
    return fail_too_many (draft, kind == IMZ_GUIDE_MENTION_RULE ? "rule" : "source", error);

  append_string (names, g_strdup (name));
  imz_guide_draft_mention (draft, kind, name);

  return TRUE;
}

gboolean
imz_guide_take_rule (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  return add_name (draft, &get_step (draft)->rules, IMZ_GUIDE_MENTION_RULE, values[0], error);
}

gboolean
imz_guide_take_source (ImzGuideDraft *draft, const char *const *values, GError **error)
{
  return add_name (draft, &get_step (draft)->sources, IMZ_GUIDE_MENTION_SOURCE, values[0], error);
}
