/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-advice-json.h"

#include "imz-json.h"

void
imz_advice_json_add_rules (JsonBuilder *builder, GPtrArray *rules)
{
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rules->len; i++) {
    const ImzRule *rule = g_ptr_array_index (rules, i);

    json_builder_begin_object (builder);
    imz_json_add_string (builder, "id", imz_rule_get_id (rule));
    imz_json_add_string (builder, "text", imz_rule_get_text (rule));
    imz_json_add_string (builder, "source", imz_rule_get_source (rule));
    imz_json_add_string (builder, "source_date", imz_rule_get_source_date (rule));
    imz_json_add_string (builder, "differs", imz_rule_get_differs (rule));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

void
imz_advice_json_add_next_action (JsonBuilder *builder, const ImzAdvice *advice)
{
  json_builder_set_member_name (builder, "next_action");
  json_builder_begin_object (builder);
  imz_json_add_string (builder, "id", advice->action.id);
  imz_json_add_string (builder, "text", advice->text);
  imz_json_add_day (builder, "by", &advice->by);
  imz_json_add_string (builder, "guide", advice->action.guide);
  imz_json_add_string (builder, "rule", advice->action.rule);
  imz_json_add_string (builder, "source", advice->action.source);
  json_builder_end_object (builder);
}
