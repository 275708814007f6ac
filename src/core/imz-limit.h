/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A span of time before a day, as a province names it: "1 month", "25 days", none. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  IMZ_LIMIT_NONE,
  IMZ_LIMIT_MONTHS,
  IMZ_LIMIT_DAYS,
} ImzLimitUnit;

/**
 * ImzLimit:
 * @unit: in what it is counted
 * @amount: how many; 0 if there is none
 *
 * Months are calendar months, clipped to the month's last day: one month before 31 May is 30 April (R8).
 */
typedef struct {
  ImzLimitUnit unit;
  guint amount;
} ImzLimit;

/**
 * imz_limit_before:
 * @day: a valid day
 *
 * Returns: the day that lies so long before @day; not valid (g_date_valid()) if there is no limit
 */
GDate imz_limit_before (ImzLimit limit, const GDate *day);

/**
 * imz_limit_parse:
 * @text: "none", or a whole number and "month", "months", "day" or "days"; Turkish "yok", "ay" and "gün" as
 *   well
 * @limit: (out): the limit
 *
 * Returns: %FALSE if @text is none of these, or the span is longer than ten years
 */
gboolean imz_limit_parse (const char *text, ImzLimit *limit);

/**
 * imz_limit_equal:
 *
 * Returns: %TRUE if both are the same span
 */
gboolean imz_limit_equal (ImzLimit a, ImzLimit b);

/**
 * imz_limit_describe:
 *
 * Returns: (transfer full): "1 month", "25 days", or "none", in the language of the messages
 */
char *imz_limit_describe (ImzLimit limit);

G_END_DECLS
