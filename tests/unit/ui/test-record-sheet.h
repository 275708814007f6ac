/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of an application in a window, and what a person does there. */

#pragma once

#include "imz-record-field-row.h"
#include "test-record-world.h"

G_BEGIN_DECLS

typedef struct {
  TestRecordWorld *world;
  GtkWidget *window; /* (nullable) */
  GtkWidget *page;
  gint64 id;
  int n_closed; /* how often the page wanted to go */
} TestRecordSheet;

void test_record_sheet_set_up (TestRecordSheet *self, gconstpointer user_data);
void test_record_sheet_tear_down (TestRecordSheet *self, gconstpointer user_data);

/* Keeps an application, and opens its page. */
void test_record_sheet_open (TestRecordSheet *self, TestRecordSpec spec);

/* (transfer full) (nullable): as it is kept now */
ImzRecord *test_record_sheet_find_record (TestRecordSheet *self);
char *test_record_sheet_get_field (TestRecordSheet *self,
                                   ImzRecordField field); /* (transfer full) */

ImzRecordFieldRow *test_record_sheet_get_row (TestRecordSheet *self, ImzRecordField field);
GtkEntry *test_record_sheet_get_entry (TestRecordSheet *self, ImzRecordField field);
void test_record_sheet_type (TestRecordSheet *self, ImzRecordField field, const char *text);
void test_record_sheet_press_enter (TestRecordSheet *self, ImzRecordField field);

/* (transfer none) (nullable): what a row with a field says is wrong */
const char *test_record_sheet_get_reason (gpointer row);

G_END_DECLS
