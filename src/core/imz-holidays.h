/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The public holidays of Türkiye: data with the year they were checked. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzHolidays:
 *
 * An immutable, reference-counted value.
 */
typedef struct _ImzHolidays ImzHolidays;

/**
 * imz_holidays_new_from_data:
 * @data: the key file data/rules/holidays.ini
 * @error: an #ImzCoreError
 *
 * Returns: (transfer full) (nullable): the holidays, or %NULL with @error
 */
ImzHolidays *imz_holidays_new_from_data (GBytes *data, GError **error);
ImzHolidays *imz_holidays_ref (ImzHolidays *self);
void imz_holidays_unref (ImzHolidays *self);

/**
 * imz_holidays_get_checked_year:
 *
 * Returns: the year in which the list was checked last
 */
guint imz_holidays_get_checked_year (const ImzHolidays *self);

/**
 * imz_holidays_covers:
 *
 * Returns: %TRUE if the moving holidays of the year of @day are in the list; else only fixed ones and
 *   weekends are known
 */
gboolean imz_holidays_covers (const ImzHolidays *self, const GDate *day);

/**
 * imz_holidays_is_working_day:
 * @self: (nullable): %NULL if only weekends are known
 *
 * Returns: %FALSE on Saturdays, Sundays and public holidays; half holidays count as holidays
 */
gboolean imz_holidays_is_working_day (const ImzHolidays *self, const GDate *day);

/**
 * imz_holidays_working_day_by:
 * @self: (nullable): %NULL if only weekends are known
 *
 * Returns: the last working day that is not after @day
 */
GDate imz_holidays_working_day_by (const ImzHolidays *self, const GDate *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzHolidays, imz_holidays_unref)

G_END_DECLS
