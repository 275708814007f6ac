/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-province-json.h"

#include "imz-advice-json.h"
#include "imz-json.h"

#define SCHEMA_LIST "imzam.provinces/1"
#define SCHEMA "imzam.province/1"

static void
add_limit (JsonBuilder *builder, const char *name, ImzLimit limit)
{
  json_builder_set_member_name (builder, name);
  if (limit.unit == IMZ_LIMIT_NONE) {
    json_builder_add_null_value (builder);
    return;
  }

  json_builder_begin_object (builder);
  imz_json_add_int (builder, "amount", limit.amount);
  imz_json_add_string (builder, "unit", limit.unit == IMZ_LIMIT_MONTHS ? "months" : "days");
  json_builder_end_object (builder);
}

static void
add_texts (JsonBuilder *builder, const char *name, const char *const *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

static void
add_head (JsonBuilder *builder, const ImzProvinces *provinces, const ImzProvince *province)
{
  const char *id = imz_province_get_id (province);
  const char *place = imz_provinces_get_place (provinces, id);
  /* A file may be called anything, a text in JSON is UTF-8. */
  g_autofree char *shown = place != NULL ? g_filename_display_name (place) : NULL;

  imz_json_add_string (builder, "id", id);
  imz_json_add_string (builder, "name", imz_province_get_name (province));
  imz_json_add_string (builder, "scope", imz_province_get_scope (province));
  imz_json_add_string (builder, "place", shown);
}

static void
add_limits (JsonBuilder *builder, const ImzProvince *province)
{
  const ImzRenewalLimits *limits = imz_province_get_limits (province);
  guint recommended = imz_province_get_recommended_days (province);

  imz_json_add_int (builder, "window_months", limits->window_months);
  add_limit (builder, "last_date", limits->last_date);
  if (recommended > 0)
    imz_json_add_int (builder, "recommended_days", recommended);
  else
    imz_json_add_string (builder, "recommended_days", NULL);
  add_limit (builder, "production", imz_province_get_production_lead (province));
  imz_json_add_bool (builder, "expired_with_e_onay",
                     imz_province_accepts_expired_with_e_onay (province));
}

static void
add_methods (JsonBuilder *builder, const ImzProvince *province)
{
  const ImzMethod *methods;
  guint n_methods;

  methods = imz_province_get_methods (province, &n_methods);
  json_builder_set_member_name (builder, "methods");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_methods; i++)
    json_builder_add_string_value (builder, imz_method_to_word (methods[i]));
  json_builder_end_array (builder);
}

static void
add_sources (JsonBuilder *builder, const ImzProvince *province)
{
  const char *const *keys = imz_province_get_sources (province);
  ImzRuleSource source;

  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (gsize i = 0; keys[i] != NULL; i++) {
    imz_rulebook_find_source (imz_province_get_rules (province), keys[i], &source);
    json_builder_begin_object (builder);
    imz_json_add_string (builder, "key", keys[i]);
    imz_json_add_string (builder, "title", source.title);
    imz_json_add_string (builder, "date", source.date);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

JsonNode *
imz_provinces_json_new (const ImzProvinces *provinces, const ImzProvince *chosen)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *problems = imz_provinces_get_problems (provinces);

  json_builder_begin_object (builder);
  imz_json_add_string (builder, "schema", SCHEMA_LIST);
  imz_json_add_string (builder, "chosen", imz_province_get_id (chosen));
  json_builder_set_member_name (builder, "provinces");
  json_builder_begin_array (builder);
  for (guint i = 0; i < imz_provinces_get_n (provinces); i++) {
    json_builder_begin_object (builder);
    add_head (builder, provinces, imz_provinces_get_nth (provinces, i));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (problems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

JsonNode *
imz_province_json_new (const ImzProvinces *provinces, const ImzProvince *province)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const ImzHolidays *holidays = imz_provinces_get_holidays (provinces);
  g_autoptr (GPtrArray) own_rules = imz_provinces_get_own_rules (provinces, province);

  json_builder_begin_object (builder);
  imz_json_add_string (builder, "schema", SCHEMA);
  add_head (builder, provinces, province);
  add_limits (builder, province);
  add_methods (builder, province);
  imz_json_add_string (builder, "letter",
                       imz_letter_kind_to_word (imz_province_get_letter (province)));
  imz_json_add_string (builder, "addressee", imz_province_get_addressee (province));
  imz_json_add_string (builder, "approver", imz_province_get_approver (province));
  add_texts (builder, "contact", imz_province_get_contact (province));
  imz_advice_json_add_rules (builder, own_rules);
  add_sources (builder, province);
  imz_json_add_int (builder, "holidays_checked", imz_holidays_get_checked_year (holidays));
  imz_json_add_int (builder, "holidays_until", imz_provinces_get_last_holidays (provinces));
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
