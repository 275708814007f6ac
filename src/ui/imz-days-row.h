/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-preferences-model.h"

G_BEGIN_DECLS

/**
 * ImzDaysRow:
 *
 * How many days before the last date and the end people are reminded, to be typed: "90, 60, 30"; and what is wrong with
 * that. It is kept when the row is left, or with Enter.
 */
#define IMZ_TYPE_DAYS_ROW (imz_days_row_get_type ())
G_DECLARE_FINAL_TYPE (ImzDaysRow, imz_days_row, IMZ, DAYS_ROW, AdwPreferencesRow)

void imz_days_row_set_preferences (ImzDaysRow *self, ImzPreferencesModel *preferences);

G_END_DECLS
