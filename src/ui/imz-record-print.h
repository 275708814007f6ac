/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Applications on paper: no names. */

#pragma once

#include "imz-history-model.h"
#include "imz-print-pages.h"

G_BEGIN_DECLS

/**
 * imz_record_print_new:
 * @holidays: (nullable): the public holidays
 * @now: the day of printing, in seconds since the epoch
 *
 * Returns: (transfer full): one application
 */
ImzPrintPages *
imz_record_print_new (ImzRecord *record, ImzProvince *province, ImzHolidays *holidays, gint64 now);

/**
 * imz_record_print_new_all:
 *
 * Returns: (transfer full): all that @history lists, in their order, as they stand when they are laid out
 */
ImzPrintPages *imz_record_print_new_all (ImzHistoryModel *history,
                                         ImzProvince *province,
                                         ImzHolidays *holidays,
                                         gint64 now);

G_END_DECLS
