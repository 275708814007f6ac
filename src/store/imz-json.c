/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-json.h"

#include "imz-calendar.h"

void
imz_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
imz_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
imz_json_add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
imz_json_add_time (JsonBuilder *builder, const char *name, gint64 time)
{
  g_autofree char *text = imz_calendar_format_time (time);

  imz_json_add_string (builder, name, text);
}

void
imz_json_add_day (JsonBuilder *builder, const char *name, const GDate *day)
{
  g_autofree char *text = g_date_valid (day) ? imz_calendar_format_day (day) : NULL;

  imz_json_add_string (builder, name, text);
}

void
imz_json_add_dates (JsonBuilder *builder, const char *name, const ImzTimeline *timeline)
{
  json_builder_set_member_name (builder, name);
  if (timeline == NULL) {
    json_builder_add_null_value (builder);
    return;
  }

  json_builder_begin_object (builder);
  imz_json_add_day (builder, "window_opens", &timeline->window_opens);
  imz_json_add_day (builder, "last_date", &timeline->last_date);
  imz_json_add_day (builder, "recommended", &timeline->recommended);
  imz_json_add_day (builder, "production", &timeline->production);
  imz_json_add_day (builder, "ends", &timeline->ends);
  imz_json_add_day (builder, "pin_from", &timeline->pin_from);
  imz_json_add_day (builder, "delivery_from", &timeline->delivery_from);
  imz_json_add_day (builder, "delivery_to", &timeline->delivery_to);
  json_builder_end_object (builder);
}
