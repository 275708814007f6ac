/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-explain-json.h"

#include "imz-advice-json.h"
#include "imz-json.h"

#define SCHEMA "imzam.timeline/1"

static void
add_facts (JsonBuilder *builder, const ImzTimelineFacts *facts, const ImzProvince *province)
{
  imz_json_add_time (builder, "time", facts->now);
  imz_json_add_string (builder, "province", imz_province_get_id (province));
  imz_json_add_string (builder, "case", imz_case_to_word (facts->kind));
  imz_json_add_string (builder, "e_onay", imz_e_onay_to_word (facts->e_onay));

  if (facts->has_certificate && facts->has_not_before)
    imz_json_add_time (builder, "not_before", facts->not_before);
  else
    imz_json_add_string (builder, "not_before", NULL);
  if (facts->has_certificate)
    imz_json_add_time (builder, "not_after", facts->not_after);
  else
    imz_json_add_string (builder, "not_after", NULL);
  imz_json_add_day (builder, "approved", &facts->approved);
}

static void
add_methods (JsonBuilder *builder, GArray *methods)
{
  json_builder_set_member_name (builder, "methods");
  json_builder_begin_array (builder);
  for (guint i = 0; i < methods->len; i++) {
    const ImzMethodAdvice *method = &g_array_index (methods, ImzMethodAdvice, i);

    json_builder_begin_object (builder);
    imz_json_add_string (builder, "id", imz_method_to_word (method->method));
    imz_json_add_bool (builder, "allowed", method->allowed);
    imz_json_add_string (builder, "why", method->why);
    imz_json_add_string (builder, "rule", method->rule);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_warnings (JsonBuilder *builder, GArray *warnings)
{
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < warnings->len; i++) {
    const ImzWarning *warning = &g_array_index (warnings, ImzWarning, i);

    json_builder_begin_object (builder);
    imz_json_add_string (builder, "rule", warning->rule);
    imz_json_add_string (builder, "text", warning->text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_steps (JsonBuilder *builder, GArray *steps)
{
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++) {
    const ImzStep *step = &g_array_index (steps, ImzStep, i);

    json_builder_begin_object (builder);
    imz_json_add_string (builder, "id", step->id);
    imz_json_add_string (builder, "text", step->text);
    imz_json_add_day (builder, "from", &step->from);
    imz_json_add_day (builder, "to", &step->to);
    imz_json_add_bool (builder, "done", step->is_done);
    imz_json_add_string (builder, "rule", step->rule);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

JsonNode *
imz_explain_json_new (const ImzExplained *explained)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const ImzAdvice *advice = explained->advice;

  json_builder_begin_object (builder);
  imz_json_add_string (builder, "schema", SCHEMA);
  add_facts (builder, &explained->facts, advice->province);
  imz_json_add_string (builder, "phase", imz_phase_to_word (advice->timeline.phase));
  imz_json_add_string (builder, "text", explained->sentence);
  imz_json_add_string (builder, "note", explained->note);
  imz_advice_json_add_next_action (builder, advice);
  imz_json_add_string (builder, "explanation", advice->explanation);
  imz_json_add_dates (builder, "dates", &advice->timeline);
  add_methods (builder, advice->methods);
  add_warnings (builder, advice->warnings);
  add_steps (builder, advice->steps);
  imz_advice_json_add_rules (builder, advice->rules);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
