/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-details-row.h"

#include <glib/gi18n-lib.h>

#define FACTS_KEY "imz-facts"

typedef struct {
  char *name;
  char *value;
} Fact;

static const struct {
  const char *icon;
  const char *style;
  const char *name; /* for those who do not see the icon */
} marks[] = {
  [IMZ_TONE_NEUTRAL] = { "imz-note-symbolic", "dim-label", NC_ ("mark", "note") },
  [IMZ_TONE_GOOD] = { "imz-good-symbolic", "success", NC_ ("mark", "in order") },
  [IMZ_TONE_WARNING] = { "imz-warning-symbolic", "warning", NC_ ("mark", "attention") },
  [IMZ_TONE_ALARM] = { "imz-alarm-symbolic", "error", NC_ ("mark", "urgent") },
  [IMZ_TONE_MUTED] = { "imz-note-symbolic", "dim-label", NC_ ("mark", "note") },
};

static GtkWidget *
mark_new (ImzTone tone)
{
  GtkWidget *mark = gtk_image_new_from_icon_name (marks[tone].icon);

  gtk_widget_add_css_class (mark, marks[tone].style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dpgettext2 (GETTEXT_PACKAGE, "mark", marks[tone].name), -1);

  return mark;
}

/* What is shown may come from a card: it is text, not markup. */
static void
set_title (GtkWidget *row, const char *title)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

GtkWidget *
imz_details_row_new (ImzTone tone, const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  set_title (row, title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark_new (tone));

  return row;
}

static void
add_fact_row (GtkWidget *row, const Fact *fact)
{
  GtkWidget *fact_row = adw_action_row_new ();
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  g_autofree char *copy_name = g_strdup_printf (_ ("Copy: %s"), fact->name);

  set_title (fact_row, fact->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (fact_row), fact->value);
  gtk_widget_add_css_class (fact_row, "imz-fact");

  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (copy, _ ("Copy"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL, copy_name,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (copy), "s", fact->value);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "win.copy");
  adw_action_row_add_suffix (ADW_ACTION_ROW (fact_row), copy);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), fact_row);
}

static void
free_fact (gpointer data)
{
  Fact *fact = data;

  g_free (fact->name);
  g_free (fact->value);
  g_free (fact);
}

/* Rows that are folded away are measured like all others: they are made when they are to be seen. */
static void
expanded_cb (GtkWidget *row, GParamSpec *pspec, GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    add_fact_row (row, g_ptr_array_index (facts, i));
  g_ptr_array_set_size (facts, 0);
}

GtkWidget *
imz_details_row_new_with_facts (ImzTone tone, const char *title, const char *text)
{
  GtkWidget *row = adw_expander_row_new ();
  GPtrArray *facts = g_ptr_array_new_with_free_func (free_fact);

  set_title (row, title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), text);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), mark_new (tone));

  g_object_set_data_full (G_OBJECT (row), FACTS_KEY, facts, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), facts);

  return row;
}

void
imz_details_row_add_fact (GtkWidget *row, const char *name, const char *value)
{
  Fact *fact;

  if (value == NULL)
    return;

  fact = g_new (Fact, 1);
  fact->name = g_strdup (name);
  fact->value = g_strdup (value);
  g_ptr_array_add (g_object_get_data (G_OBJECT (row), FACTS_KEY), fact);
}
