/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-rule-text.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-phrase.h"

char *
imz_rule_text_date (const char *date)
{
  GDate day;

  return date != NULL && imz_calendar_parse_day (date, &day, NULL) ? imz_phrase_short_date (&day)
                                                                   : g_strdup (_ ("undated"));
}

void
imz_rule_text_append (GString *text, const ImzRule *rule)
{
  g_autofree char *date = imz_rule_text_date (imz_rule_get_source_date (rule));
  const char *differs = imz_rule_get_differs (rule);

  g_string_append_printf (text, "\n  %s  %s (%s; %s)", imz_rule_get_id (rule),
                          imz_rule_get_text (rule), imz_rule_get_source (rule), date);
  if (differs != NULL)
    g_string_append_printf (text, "\n      %s %s", _ ("Differs:"), differs);
}
