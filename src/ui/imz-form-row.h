/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-form-field.h"

G_BEGIN_DECLS

/**
 * ImzFormRow:
 *
 * One field of the form: what was typed, what is wrong with it, a button to copy it.
 *
 * Signal `edited`: the person typed, or chose, something else.
 */
#define IMZ_TYPE_FORM_ROW (imz_form_row_get_type ())
G_DECLARE_FINAL_TYPE (ImzFormRow, imz_form_row, IMZ, FORM_ROW, AdwPreferencesRow)

/**
 * imz_form_row_new:
 * @today: the day today
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *imz_form_row_new (ImzFormField field, const GDate *today);

/* (transfer full): as the portal wants it */
char *imz_form_row_get_value (ImzFormRow *self);

/* Leaves what is being typed alone if it means the same. */
void imz_form_row_set_value (ImzFormRow *self, const char *value);

G_END_DECLS
