/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-why-list.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-phrase.h"

static void
free_fact (gpointer data)
{
  ImzWhyFact *fact = data;

  g_free (fact->name);
  g_free (fact->value);
  g_free (fact);
}

static void
free_row (gpointer data)
{
  ImzWhyRow *row = data;

  g_free (row->title);
  g_free (row->text);
  g_ptr_array_unref (row->facts);
  g_free (row);
}

static void
free_group (gpointer data)
{
  ImzWhyGroup *group = data;

  g_free (group->description);
  g_ptr_array_unref (group->rows);
  g_free (group);
}

static ImzWhyGroup *
group_new (const char *title)
{
  ImzWhyGroup *group = g_new0 (ImzWhyGroup, 1);

  group->title = title;
  group->rows = g_ptr_array_new_with_free_func (free_row);

  return group;
}

/* Takes @text. */
static ImzWhyRow *
add_row (ImzWhyGroup *group, ImzWhyMark mark, const char *title, char *text)
{
  ImzWhyRow *row = g_new0 (ImzWhyRow, 1);

  row->mark = mark;
  row->title = g_strdup (title);
  row->text = text;
  row->facts = g_ptr_array_new_with_free_func (free_fact);
  g_ptr_array_add (group->rows, row);

  return row;
}

/* Takes @value. */
static void
add_fact (ImzWhyRow *row, const char *name, char *value)
{
  ImzWhyFact *fact = g_new0 (ImzWhyFact, 1);

  fact->name = g_strdup (name);
  fact->value = value;
  g_ptr_array_add (row->facts, fact);
}

static void
add_group (GPtrArray *groups, ImzWhyGroup *group)
{
  if (group->rows->len > 0)
    g_ptr_array_add (groups, group);
  else
    free_group (group);
}

/* (transfer full) (nullable) */
static char *
describe_deadline (const ImzAdvice *advice)
{
  g_autofree char *day = NULL;
  g_autofree char *days = NULL;
  int left;

  if (!g_date_valid (&advice->by))
    return NULL;

  left = imz_calendar_days_until (&advice->timeline.today, &advice->by);
  day = imz_phrase_date (&advice->by);
  if (left < 0)
    return imz_phrase_expand (_ ("It was to be done by {day}."), "day", day, NULL);
  if (left == 0)
    return imz_phrase_expand (_ ("By today, {day}."), "day", day, NULL);

  days = imz_phrase_days (left);
  return imz_phrase_expand (_ ("By {day}: {days} left."), "day", day, "days", days, NULL);
}

/* (transfer full) (nullable) */
static char *
describe_span (const GDate *from, const GDate *to)
{
  g_autofree char *first = g_date_valid (from) ? imz_phrase_short_date (from) : NULL;
  g_autofree char *last = g_date_valid (to) ? imz_phrase_short_date (to) : NULL;

  if (first != NULL && last != NULL && g_date_compare (from, to) == 0)
    return g_steal_pointer (&first);
  if (first != NULL && last != NULL)
    return g_strdup_printf ("%s – %s", first, last);
  if (first != NULL)
    return imz_phrase_expand (_ ("from {day} on"), "day", first, NULL);
  if (last != NULL)
    return imz_phrase_expand (_ ("until {day}"), "day", last, NULL);

  return NULL;
}

static void
add_action (GPtrArray *groups, const ImzAdvice *advice)
{
  ImzWhyGroup *group = group_new (_ ("What to do now"));
  g_autofree char *deadline = describe_deadline (advice);

  add_row (group, IMZ_WHY_MARK_NONE, advice->text,
           deadline != NULL ? g_strdup_printf ("%s %s", deadline, advice->explanation)
                            : g_strdup (advice->explanation));
  add_group (groups, group);
}

static void
add_methods (GPtrArray *groups, const ImzAdvice *advice)
{
  ImzWhyGroup *group = group_new (_ ("Ways to apply"));

  group->description = g_strdup (_ ("In the order in which to take them."));

  for (guint i = 0; i < advice->methods->len; i++) {
    const ImzMethodAdvice *method = &g_array_index (advice->methods, ImzMethodAdvice, i);

    add_row (group, method->allowed ? IMZ_WHY_MARK_YES : IMZ_WHY_MARK_NO,
             imz_method_get_name (method->method), g_strdup (method->why));
  }
  add_group (groups, group);
}

static void
add_warnings (GPtrArray *groups, const ImzAdvice *advice)
{
  ImzWhyGroup *group = group_new (_ ("Take care"));

  group->description = g_strdup (_ ("So that your application is not refused."));

  for (guint i = 0; i < advice->warnings->len; i++)
    add_row (group, IMZ_WHY_MARK_WARNING, g_array_index (advice->warnings, ImzWarning, i).text,
             NULL);
  add_group (groups, group);
}

static void
add_steps (GPtrArray *groups, const ImzAdvice *advice)
{
  ImzWhyGroup *group = group_new (_ ("Steps"));

  for (guint i = 0; i < advice->steps->len; i++) {
    const ImzStep *step = &g_array_index (advice->steps, ImzStep, i);

    add_row (group, step->is_done ? IMZ_WHY_MARK_DONE : IMZ_WHY_MARK_STEP, step->text,
             describe_span (&step->from, &step->to));
  }
  add_group (groups, group);
}

/* @date is YYYY-MM-DD, else a document has none. */
static char *
describe_source_date (const char *date)
{
  GDate day;

  if (date == NULL || !imz_calendar_parse_day (date, &day, NULL))
    return g_strdup (C_ ("document", "undated"));

  return imz_phrase_date (&day);
}

static void
add_sources (ImzWhyRow *row, ImzRulebook *rules, const char *const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++) {
    g_autofree char *date = NULL;
    ImzRuleSource source;

    if (!imz_rulebook_find_source (rules, keys[i], &source)) {
      add_fact (row, _ ("Source"), g_strdup (keys[i]));
      continue;
    }
    date = describe_source_date (source.date);
    add_fact (row, _ ("Source"), g_strdup_printf ("%s: %s (%s)", keys[i], source.title, date));
  }
}

static void
add_rules (GPtrArray *groups, const ImzAdvice *advice)
{
  ImzWhyGroup *group = group_new (_ ("Rules that apply"));
  ImzRulebook *rules = imz_province_get_rules (advice->province);
  const char *scope = imz_province_get_scope (advice->province);

  group->description =
    scope != NULL ? g_strdup_printf ("%s: %s", imz_province_get_name (advice->province), scope)
                  : g_strdup (imz_province_get_name (advice->province));
  for (guint i = 0; i < advice->rules->len; i++) {
    const ImzRule *rule = g_ptr_array_index (advice->rules, i);
    g_autofree char *date = describe_source_date (imz_rule_get_source_date (rule));
    ImzWhyRow *row = add_row (
      group, IMZ_WHY_MARK_NONE, imz_rule_get_text (rule),
      g_strdup_printf ("%s · %s · %s", imz_rule_get_id (rule), imz_rule_get_source (rule), date));

    if (imz_rule_get_differs (rule) != NULL)
      add_fact (row, _ ("Elsewhere"), g_strdup (imz_rule_get_differs (rule)));
    add_sources (row, rules, imz_rule_get_source_keys (rule));
  }
  add_group (groups, group);
}

GPtrArray *
imz_why_list_new (const ImzAdvice *advice)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);

  add_action (groups, advice);
  add_methods (groups, advice);
  add_warnings (groups, advice);
  add_steps (groups, advice);
  add_rules (groups, advice);

  return groups;
}

static void
print_row (GString *text, const ImzWhyRow *row)
{
  static const char *const marks[] = {
    [IMZ_WHY_MARK_NONE] = "",      [IMZ_WHY_MARK_YES] = "✔ ",  [IMZ_WHY_MARK_NO] = "✖ ",
    [IMZ_WHY_MARK_WARNING] = "! ", [IMZ_WHY_MARK_DONE] = "✔ ", [IMZ_WHY_MARK_STEP] = "– ",
  };

  g_string_append_printf (text, "%s%s\n", marks[row->mark], row->title);
  if (row->text != NULL)
    g_string_append_printf (text, "  %s\n", row->text);
  for (guint i = 0; i < row->facts->len; i++) {
    const ImzWhyFact *fact = g_ptr_array_index (row->facts, i);

    g_string_append_printf (text, "  %s: %s\n", fact->name, fact->value);
  }
}

char *
imz_why_list_to_text (GPtrArray *groups)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++) {
    const ImzWhyGroup *group = g_ptr_array_index (groups, i);

    g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "", group->title);
    if (group->description != NULL)
      g_string_append_printf (text, "%s\n", group->description);
    for (guint j = 0; j < group->rows->len; j++)
      print_row (text, g_ptr_array_index (group->rows, j));
  }

  return g_string_free (text, FALSE);
}
