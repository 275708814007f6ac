/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What all JSON documents have in common. */

#pragma once

#include <json-glib/json-glib.h>

#include "imz-timeline.h"

G_BEGIN_DECLS

/* @value is nullable. */
void imz_json_add_string (JsonBuilder *builder, const char *name, const char *value);

void imz_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
void imz_json_add_bool (JsonBuilder *builder, const char *name, gboolean value);

/* Seconds since the epoch, in RFC 3339. */
void imz_json_add_time (JsonBuilder *builder, const char *name, gint64 time);

/* YYYY-MM-DD, or null if @day is not valid (g_date_valid()). */
void imz_json_add_day (JsonBuilder *builder, const char *name, const GDate *day);

/* The days of @timeline, as `dates` of imzam.timeline/1 has them; null if it is %NULL. */
void imz_json_add_dates (JsonBuilder *builder, const char *name, const ImzTimeline *timeline);

G_END_DECLS
