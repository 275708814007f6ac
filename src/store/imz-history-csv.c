/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-history-csv.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-csv.h"
#include "imz-record-field.h"

static const char *
get_heading (const char *heading)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "table", heading);
}

static void
add_cell (GPtrArray *cells, const char *text)
{
  g_ptr_array_add (cells, imz_csv_make_harmless (text != NULL ? text : ""));
}

static void
add_day (GPtrArray *cells, const GDate *day)
{
  g_ptr_array_add (cells, g_date_valid (day) ? imz_calendar_format_day (day) : g_strdup (""));
}

/* The day of a time, 0 of which is none. */
static void
add_day_of (GPtrArray *cells, gint64 time)
{
  GDate day;

  g_date_clear (&day, 1);
  if (time != 0)
    day = imz_calendar_day (time);
  add_day (cells, &day);
}

/* Days are written as all in the table. */
static void
add_field (GPtrArray *cells, ImzRecord *record, ImzRecordField field)
{
  g_autofree char *text = NULL;

  if (field == IMZ_RECORD_FIELD_LETTER_DAY) {
    add_day (cells, &imz_record_get_facts (record)->letter_day);
    return;
  }

  text = imz_record_field_get (record, field);
  add_cell (cells, text);
}

static void
append_row (GString *text, GPtrArray *cells)
{
  imz_csv_append_row (text, (const char *const *) cells->pdata, cells->len);
}

static void
add_headings (GPtrArray *cells, const char *const *headings, gsize n_headings)
{
  for (gsize i = 0; i < n_headings; i++)
    add_cell (cells, get_heading (headings[i]));
}

void
imz_history_csv_append_headings (GString *text)
{
  static const char *const before[] = {
    NC_ ("table", "Number"), NC_ ("table", "Person"),   NC_ ("table", "Reason"),
    NC_ ("table", "Method"), NC_ ("table", "Province"), NC_ ("table", "Stage"),
  };
  /* One for each stage, the second of which is not named after a method here. */
  static const char *const stages[IMZ_N_STAGES] = {
    [IMZ_STAGE_APPLIED] = NC_ ("table", "Application"),
    [IMZ_STAGE_SIGNED] = NC_ ("table", "Signature"),
    [IMZ_STAGE_LETTER] = NC_ ("table", "Official letter"),
    [IMZ_STAGE_APPROVED] = NC_ ("table", "Approval"),
    [IMZ_STAGE_PRODUCED] = NC_ ("table", "Production"),
    [IMZ_STAGE_COURIER] = NC_ ("table", "Given to the courier"),
    [IMZ_STAGE_DELIVERED] = NC_ ("table", "Delivery"),
    [IMZ_STAGE_PIN_MADE] = NC_ ("table", "PIN"),
    [IMZ_STAGE_IN_USE] = NC_ ("table", "In use"),
    [IMZ_STAGE_REFUSED] = NC_ ("table", "Refused"),
    [IMZ_STAGE_CANCELLED] = NC_ ("table", "Given up"),
  };
  static const char *const behind[] = {
    NC_ ("table", "Why refused"),
    NC_ ("table", "The e-imza ends on"),
    NC_ ("table", "The new e-imza ends on"),
  };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  add_headings (cells, before, G_N_ELEMENTS (before));
  add_headings (cells, stages, G_N_ELEMENTS (stages));
  add_headings (cells, behind, G_N_ELEMENTS (behind));
  for (ImzRecordField field = 0; field < IMZ_N_RECORD_FIELDS; field++)
    add_cell (cells, imz_record_field_get_label (field));
  g_string_append (text, IMZ_CSV_BYTE_ORDER_MARK);
  append_row (text, cells);
}

void
imz_history_csv_append_record (GString *text, ImzRecord *record)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup_printf ("%" G_GINT64_FORMAT, facts->id));
  add_cell (cells, facts->profile);
  add_cell (cells, imz_case_get_name (facts->kind));
  add_cell (cells, imz_method_get_name (facts->method));
  add_cell (cells, facts->province);
  add_cell (cells, imz_stage_get_name (imz_record_get_stage (record), facts->method));
  for (ImzStage stage = 0; stage < IMZ_N_STAGES; stage++) {
    GDate day = imz_record_get_stage_day (record, stage);

    add_day (cells, &day);
  }
  add_cell (cells, imz_refusal_get_text (facts->refusal));
  add_day_of (cells, facts->replaces.not_after);
  add_day_of (cells, facts->successor.not_after);
  for (ImzRecordField field = 0; field < IMZ_N_RECORD_FIELDS; field++)
    add_field (cells, record, field);
  append_row (text, cells);
}
