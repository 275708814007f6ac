/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Days as people write them: “21.11.2026”, “21/11/2026”, “21-11-2026”, “2026-11-21”, “21 Kasım 2026”. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_written_day_read:
 * @text: valid UTF-8
 * @day: (out): the day; not valid (g_date_valid()) if the calendar has no such one
 *
 * Returns: (transfer none) (nullable): the end of the day at the start of @text; %NULL if nothing there is written as a
 *   day
 */
const char *imz_written_day_read (const char *text, GDate *day);

/**
 * imz_written_day_parse:
 * @text: valid UTF-8, with nothing but a day in it
 * @day: (out): the day
 *
 * Returns: %FALSE if it is none, or none of the calendar
 */
gboolean imz_written_day_parse (const char *text, GDate *day);

G_END_DECLS
