/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-explain-text.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-rule-text.h"

static void
append_heading (GString *text, const char *heading)
{
  g_string_append_printf (text, "\n\n%s", heading);
}

static void
append_next_action (GString *text, const ImzAdvice *advice)
{
  g_autofree char *by = g_date_valid (&advice->by) ? imz_phrase_date (&advice->by) : NULL;

  g_string_append_printf (text, "%s %s", _ ("Next:"), advice->text);
  if (by != NULL && strstr (advice->text, by) == NULL) {
    g_autofree char *until = imz_phrase_expand (_ ("By {by}."), "by", by, NULL);

    g_string_append_printf (text, " %s", until);
  }
  g_string_append_printf (text, "\n%s", advice->explanation);
}

static void
append_days (GString *text, const ImzTimeline *timeline)
{
  const struct {
    const char *name;
    const GDate *day;
  } days[] = {
    { _ ("Window opens"), &timeline->window_opens },
    { _ ("Recommended"), &timeline->recommended },
    { _ ("Last date"), &timeline->last_date },
    { _ ("Production"), &timeline->production },
    { _ ("Ends"), &timeline->ends },
    { _ ("PIN from"), &timeline->pin_from },
    { _ ("Delivery from"), &timeline->delivery_from },
    { _ ("Delivery by"), &timeline->delivery_to },
  };
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autofree char *day = NULL;

    if (!g_date_valid (days[i].day))
      continue;
    if (!any)
      append_heading (text, _ ("Dates"));
    any = TRUE;
    day = imz_phrase_date (days[i].day);
    g_string_append_printf (text, "\n  %s: %s (%s)", days[i].name, day,
                            imz_phrase_weekday (days[i].day));
  }
}

static void
append_methods (GString *text, GArray *methods)
{
  if (methods->len > 0)
    append_heading (text, _ ("Ways to apply"));
  for (guint i = 0; i < methods->len; i++) {
    const ImzMethodAdvice *method = &g_array_index (methods, ImzMethodAdvice, i);

    g_string_append_printf (text, "\n  %s %s – %s: %s (%s)", method->allowed ? "✔" : "✖",
                            imz_method_get_name (method->method),
                            method->allowed ? _ ("accepted") : _ ("not accepted"), method->why,
                            method->rule);
  }
}

static void
append_warnings (GString *text, GArray *warnings)
{
  if (warnings->len > 0)
    append_heading (text, _ ("What would get it refused"));
  for (guint i = 0; i < warnings->len; i++) {
    const ImzWarning *warning = &g_array_index (warnings, ImzWarning, i);

    g_string_append_printf (text, "\n  ! %s (%s)", warning->text, warning->rule);
  }
}

static char *
describe_span (const ImzStep *step)
{
  g_autofree char *from = g_date_valid (&step->from) ? imz_phrase_short_date (&step->from) : NULL;
  g_autofree char *to = g_date_valid (&step->to) ? imz_phrase_short_date (&step->to) : NULL;

  if (from == NULL && to == NULL)
    return g_strdup ("");
  if (from != NULL && to != NULL && g_date_compare (&step->from, &step->to) == 0)
    return g_strdup_printf (" [%s]", from);

  return g_strdup_printf (" [%s–%s]", from != NULL ? from : "", to != NULL ? to : "");
}

static void
append_steps (GString *text, GArray *steps)
{
  if (steps->len > 0)
    append_heading (text, _ ("Steps"));
  for (guint i = 0; i < steps->len; i++) {
    const ImzStep *step = &g_array_index (steps, ImzStep, i);
    g_autofree char *span = describe_span (step);

    g_string_append_printf (text, "\n  %u. %s%s", i + 1, step->text, span);
    if (step->rule != NULL)
      g_string_append_printf (text, " (%s)", step->rule);
    if (step->is_done)
      g_string_append_printf (text, " – %s", _ ("done"));
  }
}

static void
append_rules (GString *text, GPtrArray *rules, const ImzProvince *province)
{
  if (rules->len == 0)
    return;

  g_string_append_printf (text, "\n\n%s (%s)", _ ("Rules"), imz_province_get_name (province));
  for (guint i = 0; i < rules->len; i++)
    imz_rule_text_append (text, g_ptr_array_index (rules, i));
}

char *
imz_explain_to_text (const ImzExplained *explained)
{
  const ImzAdvice *advice = explained->advice;
  GString *text = g_string_new (NULL);

  if (explained->sentence != NULL)
    g_string_append_printf (text, "%s\n", explained->sentence);
  if (explained->note != NULL)
    g_string_append_printf (text, "%s\n", explained->note);
  append_next_action (text, advice);
  append_days (text, &advice->timeline);
  append_methods (text, advice->methods);
  append_warnings (text, advice->warnings);
  append_steps (text, advice->steps);
  append_rules (text, advice->rules, advice->province);

  return g_string_free (text, FALSE);
}
