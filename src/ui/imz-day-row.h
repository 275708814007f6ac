/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ImzDayRow:
 *
 * A day, to be typed as people write it, or chosen in a calendar; and what is wrong with it. Its name is its `title`.
 *
 * Signals: `edited`: something else stands there; `activated`: Enter was pressed in it.
 */
#define IMZ_TYPE_DAY_ROW (imz_day_row_get_type ())
G_DECLARE_FINAL_TYPE (ImzDayRow, imz_day_row, IMZ, DAY_ROW, AdwPreferencesRow)

/* No day after @latest is well; @is_needed: nor is none. */
void imz_day_row_set_bounds (ImzDayRow *self, const GDate *latest, gboolean is_needed);

/* @day: (nullable): %NULL for none */
void imz_day_row_set_day (ImzDayRow *self, const GDate *day);

/* %FALSE if what stands there is no day, or not a good one; nothing is well too where it is not needed: @day is not
 * valid then (g_date_valid()). */
gboolean imz_day_row_get_day (ImzDayRow *self, GDate *day);

/* @reason: (nullable): what is wrong with this day, for another reason; until something else is typed */
void imz_day_row_show_reason (ImzDayRow *self, const char *reason);

G_END_DECLS
