/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-print.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-phrase.h"
#include "imz-record-field.h"
#include "imz-record-stages.h"
#include "imz-record-texts.h"

#define FONT "Sans 10"

/* Millimetres between applications. */
static const double GAP = 6;

typedef struct {
  ImzPrintPages *pages;     /* borrowed */
  ImzRecord *record;        /* (nullable): the only one */
  ImzHistoryModel *history; /* (nullable): all of these */
  ImzProvince *province;
  ImzHolidays *holidays; /* (nullable) */
  gint64 now;
  guint n;
} Printing;

static void
free_printing (gpointer data)
{
  Printing *self = data;

  g_clear_object (&self->record);
  g_clear_object (&self->history);
  imz_province_unref (self->province);
  g_clear_pointer (&self->holidays, imz_holidays_unref);
  g_free (self);
}

static void
add_field (const Printing *self, const char *name, const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL || *value == '\0')
    return;

  line = g_strdup_printf ("%s: %s", name, value);
  imz_print_pages_add (self->pages, IMZ_PRINT_FIELD, line);
}

static void
add_reached (const Printing *self, ImzRecord *record)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);

  for (guint i = 0; i < facts->stages->len; i++) {
    const ImzRecordStage *stage = &g_array_index (facts->stages, ImzRecordStage, i);
    g_autofree char *reached = imz_record_stages_describe_reached (stage);
    g_autofree char *line =
      g_strdup_printf ("☑ %s: %s", imz_stage_get_name (stage->stage, facts->method), reached);

    imz_print_pages_add (self->pages, IMZ_PRINT_FIELD, line);
  }
  add_field (self, _ ("Why"), imz_refusal_get_text (facts->refusal));
}

static void
add_awaited (const Printing *self, ImzRecord *record)
{
  ImzTimeline timeline =
    imz_record_get_timeline (record, self->province, self->holidays, self->now);

  if (!imz_record_is_open (record))
    return;

  for (ImzStage stage = imz_record_get_stage (record) + 1; stage <= IMZ_STAGE_IN_USE; stage++) {
    g_autofree char *days = imz_record_stages_describe_expected (stage, &timeline);
    g_autofree char *expected =
      days != NULL ? imz_phrase_expand (_ ("expected: {days}"), "days", days, NULL) : NULL;
    g_autofree char *line = g_strdup_printf (
      "☐ %s%s%s", imz_stage_get_name (stage, imz_record_get_facts (record)->method),
      days != NULL ? ": " : "", days != NULL ? expected : "");

    imz_print_pages_add (self->pages, IMZ_PRINT_FIELD, line);
  }
}

static void
add_fields (const Printing *self, ImzRecord *record)
{
  for (ImzRecordField field = 0; field < IMZ_N_RECORD_FIELDS; field++) {
    g_autofree char *value = imz_record_field_get (record, field);

    add_field (self, imz_record_field_get_label (field), value);
  }
}

static gboolean
add_record_cb (ImzRecord *record, gpointer user_data)
{
  Printing *self = user_data;
  g_autofree char *title = imz_record_texts_title (record);
  g_autofree char *summary = imz_record_texts_summary (record, self->province, self->now);

  if (self->n++ > 0)
    imz_print_pages_add_gap (self->pages, GAP);
  imz_print_pages_add (self->pages, IMZ_PRINT_HEADING, title);
  imz_print_pages_add (self->pages, IMZ_PRINT_TEXT, summary);
  add_reached (self, record);
  add_awaited (self, record);
  imz_print_pages_add_gap (self->pages, GAP / 3);
  add_fields (self, record);

  return TRUE;
}

/* What could not be read is said on the paper: else it would look as if there were no more. */
static void
add_all (Printing *self)
{
  g_autoptr (GError) error = NULL;

  if (!imz_history_model_foreach (self->history, add_record_cb, self, &error))
    imz_print_pages_add (self->pages, IMZ_PRINT_TEXT, error->message);
  else if (self->n == 0)
    imz_print_pages_add (self->pages, IMZ_PRINT_TEXT, _ ("No application is written down."));
}

static void
compose_cb (ImzPrintPages *pages, gpointer user_data)
{
  Printing *self = user_data;
  GDate today = imz_calendar_day (self->now);
  g_autofree char *day = imz_phrase_date (&today);
  g_autofree char *printed = imz_phrase_expand (_ ("Printed on {day}"), "day", day, NULL);

  imz_print_pages_add (pages, IMZ_PRINT_TITLE, _ ("My applications"));
  imz_print_pages_add (pages, IMZ_PRINT_NOTE, printed);
  if (self->record != NULL)
    add_record_cb (self->record, self);
  else
    add_all (self);
}

/* (transfer full); @self: (transfer full) */
static ImzPrintPages *
make_pages (Printing *self, ImzProvince *province, ImzHolidays *holidays, gint64 now)
{
  self->pages = imz_print_pages_new (_ ("My applications"), FONT, imz_phrase_language ());
  self->province = imz_province_ref (province);
  self->holidays = holidays != NULL ? imz_holidays_ref (holidays) : NULL;
  self->now = now;
  imz_print_pages_set_composer (self->pages, compose_cb, self, free_printing);

  return self->pages;
}

ImzPrintPages *
imz_record_print_new (ImzRecord *record, ImzProvince *province, ImzHolidays *holidays, gint64 now)
{
  Printing *self = g_new0 (Printing, 1);

  self->record = g_object_ref (record);

  return make_pages (self, province, holidays, now);
}

ImzPrintPages *
imz_record_print_new_all (ImzHistoryModel *history,
                          ImzProvince *province,
                          ImzHolidays *holidays,
                          gint64 now)
{
  Printing *self = g_new0 (Printing, 1);

  self->history = g_object_ref (history);

  return make_pages (self, province, holidays, now);
}
