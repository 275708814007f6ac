/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-json.h"

#include "imz-calendar.h"
#include "imz-json.h"

/* In a zone whose offset has seconds, as Istanbul's once had, these would be lost. */
static void
add_exact_time (JsonBuilder *builder, const char *name, gint64 time)
{
  g_autofree char *text = imz_calendar_format_time (time);
  g_autoptr (GDateTime) same = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autofree char *exact = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

  imz_json_add_string (builder, name,
                       same != NULL && g_date_time_to_unix (same) == time ? text : exact);
}

static void
add_known_time (JsonBuilder *builder, const char *name, gint64 time)
{
  if (time != 0)
    add_exact_time (builder, name, time);
  else
    imz_json_add_string (builder, name, NULL);
}

static void
add_stages (JsonBuilder *builder, const GArray *stages)
{
  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stages->len; i++) {
    const ImzRecordStage *stage = &g_array_index (stages, ImzRecordStage, i);

    json_builder_begin_object (builder);
    imz_json_add_string (builder, "stage", imz_stage_to_word (stage->stage));
    add_exact_time (builder, "at", stage->at);
    imz_json_add_string (builder, "by", imz_teller_to_word (stage->by));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_certificate (JsonBuilder *builder,
                 const char *sha256,
                 const char *not_before,
                 const char *not_after,
                 const ImzRecordCertificate *certificate)
{
  imz_json_add_string (builder, sha256, certificate->sha256);
  add_known_time (builder, not_before, certificate->not_before);
  add_known_time (builder, not_after, certificate->not_after);
}

static void
add_kept (JsonBuilder *builder, const ImzRecordFacts *facts)
{
  gboolean has_name = facts->profile != NULL && *facts->profile != '\0';

  if (facts->id != 0)
    imz_json_add_int (builder, "id", facts->id);
  else
    imz_json_add_string (builder, "id", NULL);
  imz_json_add_string (builder, "uid", facts->uid);
  imz_json_add_string (builder, "profile", has_name ? facts->profile : NULL);
  imz_json_add_string (builder, "case", imz_case_to_word (facts->kind));
  imz_json_add_string (builder, "method", imz_method_to_word (facts->method));
  imz_json_add_string (builder, "province", facts->province);
  add_exact_time (builder, "created_at", facts->created_at);
  add_exact_time (builder, "changed_at", facts->changed_at);
}

static void
add_told (JsonBuilder *builder, const ImzRecordFacts *facts)
{
  gboolean has_reason = facts->refusal != IMZ_REFUSAL_NONE;

  imz_json_add_string (builder, "refusal",
                       has_reason ? imz_refusal_to_word (facts->refusal) : NULL);
  imz_json_add_string (builder, "courier", facts->courier);
  imz_json_add_string (builder, "tracking", facts->tracking);
  imz_json_add_string (builder, "link", facts->link);
  imz_json_add_string (builder, "note", facts->note);
  imz_json_add_day (builder, "letter_date", &facts->letter_day);
  imz_json_add_string (builder, "letter_number", facts->letter_number);
}

JsonNode *
imz_record_json_write (ImzRecord *record, const ImzTimeline *expected)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const ImzRecordFacts *facts = imz_record_get_facts (record);

  json_builder_begin_object (builder);
  add_kept (builder, facts);
  imz_json_add_string (builder, "stage", imz_stage_to_word (imz_record_get_stage (record)));
  add_stages (builder, facts->stages);
  add_told (builder, facts);
  add_certificate (builder, "replaces_sha256", "replaces_not_before", "replaces_not_after",
                   &facts->replaces);
  add_certificate (builder, "new_sha256", "new_not_before", "new_not_after", &facts->successor);
  imz_json_add_dates (builder, "expected", expected);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
