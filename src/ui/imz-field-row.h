/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-form-field.h"

G_BEGIN_DECLS

/**
 * ImzFieldRow:
 *
 * One field of a form: its value, to be copied by one press; or, where there is none, the way to type it
 * (`win.form-data`).
 */
#define IMZ_TYPE_FIELD_ROW (imz_field_row_get_type ())
G_DECLARE_FINAL_TYPE (ImzFieldRow, imz_field_row, IMZ, FIELD_ROW, AdwActionRow)

GtkWidget *imz_field_row_new (ImzFormField field); /* (transfer floating) */

/**
 * imz_field_row_set_value:
 * @value: (nullable): the holder’s own
 * @is_known: whether %NULL means that there is none; else that it could not be asked for
 */
void imz_field_row_set_value (ImzFieldRow *self, const char *value, gboolean is_known);

G_END_DECLS
