/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-why.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-phrase.h"
#include "imz-plain-row.h"

struct _ImzGuideWhy {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (ImzGuideWhy, imz_guide_why, ADW_TYPE_BIN)

/* @date is YYYY-MM-DD, else a document has none. */
static char *
describe_date (const char *date)
{
  GDate day;

  if (date == NULL || !imz_calendar_parse_day (date, &day, NULL))
    return g_strdup (C_ ("document", "undated"));

  return imz_phrase_date (&day);
}

static GtkWidget *
row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *kept_title = imz_phrase_keep_numbers (title);
  g_autofree char *kept_subtitle = imz_phrase_keep_numbers (subtitle);

  imz_plain_row_set_title (row, kept_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), kept_subtitle);

  return row;
}

static GtkWidget *
rule_row_new (const ImzRule *rule)
{
  g_autofree char *according_to = imz_guide_why_describe_rule (rule);
  const char *differs = imz_rule_get_differs (rule);
  g_autofree char *elsewhere =
    differs != NULL ? g_strdup_printf ("%s: %s", _ ("Elsewhere"), differs) : NULL;
  g_autofree char *subtitle = elsewhere != NULL
                                ? g_strdup_printf ("%s\n%s", according_to, elsewhere)
                                : g_strdup (according_to);

  return row_new (imz_rule_get_text (rule), subtitle);
}

static GtkWidget *
source_row_new (ImzRulebook *rules, const char *key)
{
  g_autofree char *date = NULL;
  g_autofree char *subtitle = NULL;
  ImzRuleSource source;

  if (!imz_rulebook_find_source (rules, key, &source))
    return row_new (key, "");

  date = describe_date (source.date);
  subtitle = g_strdup_printf ("%s · %s", key, date);

  return row_new (source.title, subtitle);
}

static void
imz_guide_why_class_init (ImzGuideWhyClass *klass)
{
}

static void
imz_guide_why_init (ImzGuideWhy *self)
{
}

char *
imz_guide_why_describe_rule (const ImzRule *rule)
{
  g_autofree char *date = describe_date (imz_rule_get_source_date (rule));

  return g_strdup_printf ("%s · %s · %s", imz_rule_get_id (rule), imz_rule_get_source (rule), date);
}

void
imz_guide_why_show (ImzGuideWhy *self, const ImzGuideStep *step, const ImzProvince *province)
{
  GtkWidget *expander = adw_expander_row_new ();
  GtkWidget *list = gtk_list_box_new ();

  g_return_if_fail (IMZ_IS_GUIDE_WHY (self));

  imz_plain_row_set_title (expander, _ ("Why?"));
  for (guint i = 0; step->rules[i] != NULL; i++) {
    const ImzRule *rule = imz_province_find_rule (province, step->rules[i]);

    if (rule != NULL)
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), rule_row_new (rule));
  }
  for (guint i = 0; step->sources[i] != NULL; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                              source_row_new (imz_province_get_rules (province), step->sources[i]));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "imz-details");
  gtk_list_box_append (GTK_LIST_BOX (list), expander);
  adw_bin_set_child (ADW_BIN (self), list);
  gtk_widget_set_visible (GTK_WIDGET (self), step->rules[0] != NULL || step->sources[0] != NULL);
}
