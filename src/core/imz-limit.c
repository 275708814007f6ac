/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-limit.h"

#include <glib/gi18n-lib.h>

enum {
  MAX_MONTHS = 120,
  MAX_DAYS = 3660,
};

static const struct {
  const char *word;
  ImzLimitUnit unit;
} units[] = {
  { "month", IMZ_LIMIT_MONTHS }, { "months", IMZ_LIMIT_MONTHS }, { "ay", IMZ_LIMIT_MONTHS },
  { "day", IMZ_LIMIT_DAYS },     { "days", IMZ_LIMIT_DAYS },     { "gün", IMZ_LIMIT_DAYS },
};

GDate
imz_limit_before (ImzLimit limit, const GDate *day)
{
  GDate before = *day;

  switch (limit.unit) {
  case IMZ_LIMIT_NONE:
    g_date_clear (&before, 1);
    break;
  case IMZ_LIMIT_MONTHS:
    g_date_subtract_months (&before, limit.amount);
    break;
  case IMZ_LIMIT_DAYS:
    g_date_subtract_days (&before, limit.amount);
    break;
  default:
    g_assert_not_reached ();
  }

  return before;
}

gboolean
imz_limit_parse (const char *text, ImzLimit *limit)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  guint64 amount;

  *limit = (ImzLimit){ IMZ_LIMIT_NONE, 0 };
  if (strcmp (text, "none") == 0 || strcmp (text, "yok") == 0)
    return TRUE;
  if (words[0] == NULL || words[1] == NULL ||
      !g_ascii_string_to_unsigned (words[0], 10, 1, MAX_DAYS, &amount, NULL))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    if (strcmp (words[1], units[i].word) == 0)
      *limit = (ImzLimit){ units[i].unit, (guint) amount };
  }

  return limit->unit == IMZ_LIMIT_DAYS ||
         (limit->unit == IMZ_LIMIT_MONTHS && limit->amount <= MAX_MONTHS);
}

gboolean
imz_limit_equal (ImzLimit a, ImzLimit b)
{
  return a.unit == b.unit && a.amount == b.amount;
}

char *
imz_limit_describe (ImzLimit limit)
{
  switch (limit.unit) {
  case IMZ_LIMIT_NONE:
    return g_strdup (_ ("none"));
  case IMZ_LIMIT_MONTHS:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u month", "%u months", limit.amount),
                            limit.amount);
  case IMZ_LIMIT_DAYS:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", limit.amount),
                            limit.amount);
  default:
    g_assert_not_reached ();
  }
}
