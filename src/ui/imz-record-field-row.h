/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-record-field.h"

G_BEGIN_DECLS

/**
 * ImzRecordFieldRow:
 *
 * One field of an application: what is kept, what is being typed, and what is wrong with it.
 *
 * Signal `commit`: what was typed is to be kept: it was left, or Enter was pressed. Who answers calls
 * imz_record_field_row_set_kept() or imz_record_field_row_show_reason().
 */
#define IMZ_TYPE_RECORD_FIELD_ROW (imz_record_field_row_get_type ())
G_DECLARE_FINAL_TYPE (ImzRecordFieldRow,
                      imz_record_field_row,
                      IMZ,
                      RECORD_FIELD_ROW,
                      AdwPreferencesRow)

GtkWidget *imz_record_field_row_new (ImzRecordField field); /* (transfer floating) */

ImzRecordField imz_record_field_row_get_field (ImzRecordFieldRow *self);
char *
imz_record_field_row_get_text (ImzRecordFieldRow *self); /* (transfer full): as it stands there */

/* Shows it, if nothing else is being typed; what is typed stays, and the row says what is kept. */
void imz_record_field_row_set_kept (ImzRecordFieldRow *self, const char *kept);

/* Shows it in place of what was typed: that is kept now, as it was understood. */
void imz_record_field_row_take (ImzRecordFieldRow *self, const char *kept);

/* Says why what was typed is not kept. */
void imz_record_field_row_show_reason (ImzRecordFieldRow *self, const char *reason);

/* Whether what stands there is not what is kept. */
gboolean imz_record_field_row_is_typed (ImzRecordFieldRow *self);

/* Whether somebody else wrote something else while this was typed: only Enter keeps it then. */
gboolean imz_record_field_row_is_contested (ImzRecordFieldRow *self);

/* Puts a button behind the field. */
void imz_record_field_row_add_button (ImzRecordFieldRow *self, GtkWidget *button);

G_END_DECLS
