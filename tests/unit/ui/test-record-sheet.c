/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-record-sheet.h"

#include "imz-record-page.h"

void
test_record_sheet_set_up (TestRecordSheet *self, gconstpointer user_data)
{
  self->world = test_record_world_new ();
}

void
test_record_sheet_tear_down (TestRecordSheet *self, gconstpointer user_data)
{
  if (self->window != NULL) {
    test_ui_settle ();
    gtk_window_destroy (GTK_WINDOW (self->window));
    test_ui_settle ();
    g_assert_finalize_object (self->page);
  }
  test_record_world_free (self->world);
}

ImzRecord *
test_record_sheet_find_record (TestRecordSheet *self)
{
  return imz_history_model_find (self->world->history, self->id);
}

void
test_record_sheet_open (TestRecordSheet *self, TestRecordSpec spec)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr (ImzRecord) record = NULL;

  self->id = test_record_world_add (self->world, spec);
  record = test_record_sheet_find_record (self);
  self->page = g_object_ref_sink (imz_record_page_new (self->world->tools, record));
  test_ui_count (self->page, "close", &self->n_closed);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), self->page);
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), overlay);
  gtk_window_present (GTK_WINDOW (self->window));
  test_ui_settle ();
}

char *
test_record_sheet_get_field (TestRecordSheet *self, ImzRecordField field)
{
  g_autoptr (ImzRecord) record = test_record_sheet_find_record (self);

  return imz_record_field_get (record, field);
}

/* (nullable) */
const char *
test_record_sheet_get_reason (gpointer row)
{
  GtkLabel *reason = test_ui_part (row, "reason", GTK_TYPE_LABEL);

  return gtk_widget_get_visible (GTK_WIDGET (reason)) ? gtk_label_get_label (reason) : NULL;
}

ImzRecordFieldRow *
test_record_sheet_get_row (TestRecordSheet *self, ImzRecordField field)
{
  g_autoptr (GPtrArray) rows = test_ui_find (self->page, IMZ_TYPE_RECORD_FIELD_ROW);

  for (guint i = 0; i < rows->len; i++) {
    if (imz_record_field_row_get_field (rows->pdata[i]) == field)
      return rows->pdata[i];
  }
  g_assert_not_reached ();
}

GtkEntry *
test_record_sheet_get_entry (TestRecordSheet *self, ImzRecordField field)
{
  return test_ui_part (test_record_sheet_get_row (self, field), "entry", GTK_TYPE_ENTRY);
}

void
test_record_sheet_type (TestRecordSheet *self, ImzRecordField field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (test_record_sheet_get_entry (self, field)), text);
}

void
test_record_sheet_press_enter (TestRecordSheet *self, ImzRecordField field)
{
  g_signal_emit_by_name (test_record_sheet_get_entry (self, field), "activate");
}
