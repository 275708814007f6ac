/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-json.h"

#include "imz-json.h"

#define SCHEMA_LIST "imzam.guides/1"
#define SCHEMA "imzam.guide/1"

static void
add_text (JsonBuilder *builder, const ImzGuideTold *told, const char *name, const char *text)
{
  g_autofree char *filled = text != NULL ? imz_guide_told_fill (told, text) : NULL;

  imz_json_add_string (builder, name, filled);
}

/* Paragraphs as one string. */
static void
add_body (JsonBuilder *builder,
          const ImzGuideTold *told,
          const char *name,
          const char *const *paragraphs)
{
  g_autofree char *text = imz_guide_told_join (told, paragraphs);

  imz_json_add_string (builder, name, text);
}

static void
begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_texts (JsonBuilder *builder,
           const ImzGuideTold *told,
           const char *name,
           const char *const *texts)
{
  begin_array (builder, name);
  for (gsize i = 0; texts[i] != NULL; i++) {
    g_autofree char *filled = imz_guide_told_fill (told, texts[i]);

    json_builder_add_string_value (builder, filled);
  }
  json_builder_end_array (builder);
}

/* What has no places. */
static void
add_words (JsonBuilder *builder, const char *name, char **words)
{
  begin_array (builder, name);
  for (gsize i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static void
add_fit (JsonBuilder *builder, const ImzGuideTold *told, const ImzGuide *guide)
{
  g_autoptr (ImzGuideFit) fit = imz_guide_fit_of (guide, told->verdict, told->advice);

  if (fit->fit == IMZ_FIT_UNKNOWN)
    imz_json_add_string (builder, "fits", NULL);
  else
    imz_json_add_bool (builder, "fits", fit->fit == IMZ_FIT_YES);
  imz_json_add_string (builder, "why", fit->why);
  imz_json_add_day (builder, "from", &fit->from);
  imz_json_add_string (builder, "rule", fit->rule);
  imz_json_add_bool (builder, "is_next", fit->is_next);
}

static void
add_head (JsonBuilder *builder, const ImzGuideTold *told, const ImzGuide *guide)
{
  imz_json_add_string (builder, "id", imz_guide_get_id (guide));
  add_text (builder, told, "title", imz_guide_get_title (guide));
  add_text (builder, told, "summary", imz_guide_get_summary (guide));
  add_fit (builder, told, guide);
}

static void
add_not_for (JsonBuilder *builder, const ImzGuideTold *told, const ImzGuide *guide)
{
  const GArray *all = imz_guide_get_not_for (guide);

  begin_array (builder, "not_for");
  for (guint i = 0; i < all->len; i++) {
    const ImzGuideNotFor *not_for = &g_array_index (all, ImzGuideNotFor, i);

    json_builder_begin_object (builder);
    add_text (builder, told, "text", not_for->text);
    imz_json_add_string (builder, "guide", not_for->guide);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* Null where a question must be answered, or nothing follows. */
static void
add_next (JsonBuilder *builder,
          const ImzGuideTold *told,
          const ImzGuide *guide,
          const ImzGuideStep *step,
          const char *id)
{
  const ImzGuideStep *next = imz_guide_told_find_next (told, guide, step, id);

  imz_json_add_string (builder, "next", next != NULL ? next->id : NULL);
}

static void
add_states (JsonBuilder *builder, guint64 states)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < IMZ_N_SUMMARIES; i++) {
    const char *word = imz_summary_to_word ((ImzSummary) i);

    if ((states & G_GUINT64_CONSTANT (1) << i) != 0 &&
        !g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
      g_ptr_array_add (words, (gpointer) word);
  }
  g_ptr_array_add (words, NULL);
  add_words (builder, "states", (char **) words->pdata);
}

static void
add_checks (JsonBuilder *builder, const ImzGuideStep *step)
{
  imz_json_add_string (
    builder, "check",
    step->checks->len > 0
      ? imz_guide_check_kind_to_word (g_array_index (step->checks, ImzGuideCheck, 0).kind)
      : NULL);

  begin_array (builder, "checks");
  for (guint i = 0; i < step->checks->len; i++) {
    const ImzGuideCheck *check = &g_array_index (step->checks, ImzGuideCheck, i);

    json_builder_begin_object (builder);
    imz_json_add_string (builder, "kind", imz_guide_check_kind_to_word (check->kind));
    add_states (builder, check->states);
    if (check->kind == IMZ_GUIDE_CHECK_JAVA)
      imz_json_add_int (builder, "at_least", check->at_least);
    else
      imz_json_add_string (builder, "at_least", NULL);
    imz_json_add_string (builder, "prefix", check->prefix);
    imz_json_add_string (builder, "day",
                         check->kind == IMZ_GUIDE_CHECK_DATE ? imz_guide_date_to_word (check->date)
                                                             : NULL);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_answers (JsonBuilder *builder,
             const ImzGuideTold *told,
             const ImzGuide *guide,
             const ImzGuideStep *step)
{
  begin_array (builder, "answers");
  for (guint i = 0; i < step->answers->len; i++) {
    const ImzGuideAnswer *answer = &g_array_index (step->answers, ImzGuideAnswer, i);

    json_builder_begin_object (builder);
    imz_json_add_string (builder, "id", answer->id);
    add_text (builder, told, "label", answer->label);
    add_next (builder, told, guide, step, answer->next);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_ways_out (JsonBuilder *builder,
              const ImzGuideTold *told,
              const ImzGuide *guide,
              const ImzGuideStep *step)
{
  begin_array (builder, "ways_out");
  for (guint i = 0; i < step->ways_out->len; i++) {
    const ImzGuideWayOut *way_out = &g_array_index (step->ways_out, ImzGuideWayOut, i);
    const ImzGuideStep *there =
      way_out->step != NULL ? imz_guide_told_find_next (told, guide, step, way_out->step) : NULL;

    json_builder_begin_object (builder);
    add_text (builder, told, "label", way_out->label);
    add_text (builder, told, "body", way_out->body);
    imz_json_add_string (builder, "step", there != NULL ? there->id : NULL);
    imz_json_add_string (builder, "guide", way_out->guide);
    imz_json_add_string (builder, "rule", way_out->rule);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_phases (JsonBuilder *builder, guint phases)
{
  begin_array (builder, "phases");
  for (guint phase = IMZ_PHASE_NOT_YET; phase <= IMZ_PHASE_EXPIRED; phase++) {
    if ((phases & 1u << phase) != 0)
      json_builder_add_string_value (builder, imz_phase_to_word ((ImzPhase) phase));
  }
  json_builder_end_array (builder);
}

static void
add_conditions (JsonBuilder *builder, const ImzGuideStep *step)
{
  begin_array (builder, "conditions");
  for (guint i = 0; i < step->conditions->len; i++) {
    const ImzGuideCondition *condition = &g_array_index (step->conditions, ImzGuideCondition, i);

    json_builder_begin_object (builder);
    imz_json_add_bool (builder, "negated", condition->negated);
    imz_json_add_string (builder, "province", condition->province);
    imz_json_add_string (
      builder, "letter",
      condition->letter >= 0 ? imz_letter_kind_to_word ((ImzLetterKind) condition->letter) : NULL);
    imz_json_add_string (builder, "method",
                         condition->method >= 0 ? imz_method_to_word ((ImzMethod) condition->method)
                                                : NULL);
    add_phases (builder, condition->phases);
    imz_json_add_string (builder, "answer", condition->answer);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_copies (JsonBuilder *builder, const ImzGuideStep *step)
{
  begin_array (builder, "copy");
  for (guint i = 0; i < step->copies->len; i++)
    json_builder_add_string_value (
      builder, imz_form_field_to_word (g_array_index (step->copies, ImzFormField, i)));
  json_builder_end_array (builder);
}

static const char *
end_to_word (ImzGuideEnd end)
{
  switch (end) {
  case IMZ_GUIDE_END_DONE:
    return "done";
  case IMZ_GUIDE_END_STOP:
    return "stop";
  case IMZ_GUIDE_END_NONE:
  default:
    return NULL;
  }
}

static void
add_step (JsonBuilder *builder,
          const ImzGuideTold *told,
          const ImzGuide *guide,
          const ImzGuideStep *step)
{
  json_builder_begin_object (builder);
  imz_json_add_string (builder, "id", step->id);
  add_text (builder, told, "title", step->title);
  add_body (builder, told, "body", (const char *const *) step->body);
  add_texts (builder, told, "warnings", (const char *const *) step->warnings);
  add_texts (builder, told, "ready", (const char *const *) step->ready);
  imz_json_add_string (builder, "link", step->link);
  add_text (builder, told, "link_label", step->link_label);
  imz_json_add_string (builder, "sketch", step->sketch);
  add_text (builder, told, "sketch_alt", step->sketch_alt);
  add_words (builder, "wordings", step->wordings);
  add_copies (builder, step);
  imz_json_add_string (builder, "letter", step->letter);
  if (step->countdown > 0)
    imz_json_add_int (builder, "countdown_s", step->countdown);
  else
    imz_json_add_string (builder, "countdown_s", NULL);
  add_checks (builder, step);
  add_answers (builder, told, guide, step);
  add_ways_out (builder, told, guide, step);
  add_conditions (builder, step);
  if (step->end == IMZ_GUIDE_END_NONE && step->answers->len == 0)
    add_next (builder, told, guide, step, NULL);
  else
    imz_json_add_string (builder, "next", NULL);
  imz_json_add_string (builder, "end", end_to_word (step->end));
  add_words (builder, "rules", step->rules);
  add_words (builder, "sources", step->sources);
  json_builder_end_object (builder);
}

static void
add_problems (JsonBuilder *builder, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (problems, i));
}

JsonNode *
imz_guides_json_new (const ImzGuideTold *told)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  imz_json_add_string (builder, "schema", SCHEMA_LIST);
  imz_json_add_string (builder, "province", imz_province_get_id (told->province));
  begin_array (builder, "guides");
  for (guint i = 0; i < imz_guides_get_n (told->guides); i++) {
    json_builder_begin_object (builder);
    add_head (builder, told, imz_guides_get_nth (told->guides, i));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  begin_array (builder, "problems");
  add_problems (builder, imz_guides_get_problems (told->guides));
  add_problems (builder, imz_letters_get_problems (told->letters));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

JsonNode *
imz_guide_json_new (const ImzGuideTold *told, const ImzGuide *guide)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) steps = imz_guide_told_list_steps (told, guide);

  json_builder_begin_object (builder);
  imz_json_add_string (builder, "schema", SCHEMA);
  add_head (builder, told, guide);
  imz_json_add_string (builder, "province", imz_province_get_id (told->province));
  add_body (builder, told, "introduction", imz_guide_get_introduction (guide));
  add_not_for (builder, told, guide);
  add_texts (builder, told, "ready", imz_guide_get_ready (guide));
  begin_array (builder, "steps");
  for (guint i = 0; i < steps->len; i++)
    add_step (builder, told, guide, g_ptr_array_index (steps, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
