/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ImzLetterRow:
 *
 * One place of a letter: what was typed or chosen, and what is wrong with it.
 *
 * Signal `edited`: the person typed, or chose, something else.
 */
#define IMZ_TYPE_LETTER_ROW (imz_letter_row_get_type ())
G_DECLARE_FINAL_TYPE (ImzLetterRow, imz_letter_row, IMZ, LETTER_ROW, AdwPreferencesRow)

/* @place: one that a letter may have (transfer floating) */
GtkWidget *imz_letter_row_new (const char *place);

const char *imz_letter_row_get_place (ImzLetterRow *self); /* (transfer none) */

/* (transfer full): normalized; of a choice, its word */
char *imz_letter_row_get_value (ImzLetterRow *self);
void imz_letter_row_set_value (ImzLetterRow *self, const char *value);

G_END_DECLS
