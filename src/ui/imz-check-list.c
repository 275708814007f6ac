/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-check-list.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-plain-row.h"

struct _ImzCheckList {
  AdwBin parent_instance;

  ImzGuideChecks *checks; /* (nullable) */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ImzCheckList, imz_check_list, ADW_TYPE_BIN)

#define MARK_KEY "imz-check-mark"

static const struct {
  const char *icon;
  const char *style;
  const char *name; /* for those who do not see the icon */
} marks[] = {
  [IMZ_CHECK_OUTCOME_WAITING] = { "imz-waiting-symbolic", "dim-label", NC_ ("mark", "awaited") },
  [IMZ_CHECK_OUTCOME_WELL] = { "imz-good-symbolic", "success", NC_ ("mark", "in order") },
  [IMZ_CHECK_OUTCOME_WRONG] = { "imz-alarm-symbolic", "error", NC_ ("mark", "not in order") },
};

static GtkWidget *
row_new (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark = gtk_image_new ();

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  g_object_set_data (G_OBJECT (row), MARK_KEY, mark);

  return row;
}

static void
show_check (GtkWidget *row, ImzCheckOutcome outcome, const char *text, const char *hint)
{
  GtkWidget *mark = g_object_get_data (G_OBJECT (row), MARK_KEY);
  const char *word = g_dpgettext2 (GETTEXT_PACKAGE, "mark", marks[outcome].name);
  const char *classes[] = { marks[outcome].style, "imz-check-mark", NULL };
  g_autofree char *title = imz_phrase_keep_numbers (text);
  g_autofree char *subtitle = imz_phrase_keep_numbers (hint != NULL ? hint : "");
  g_autofree char *name = g_strdup_printf ("%s: %s", word, text);

  gtk_image_set_from_icon_name (GTK_IMAGE (mark), marks[outcome].icon);
  gtk_widget_set_css_classes (mark, classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  imz_plain_row_set_title (row, title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
}

static void
show_checks (ImzCheckList *self)
{
  guint n_checks = imz_guide_checks_get_n (self->checks);
  GtkListBoxRow *surplus;

  while ((surplus = gtk_list_box_get_row_at_index (self->list, (int) n_checks)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (surplus));

  for (guint i = 0; i < n_checks; i++) {
    if (gtk_list_box_get_row_at_index (self->list, (int) i) == NULL)
      gtk_list_box_append (self->list, row_new ());
    show_check (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i)),
                imz_guide_checks_get_outcome (self->checks, i),
                imz_guide_checks_get_text (self->checks, i),
                imz_guide_checks_get_hint (self->checks, i));
  }
  gtk_widget_set_visible (GTK_WIDGET (self), n_checks > 0);
}

static void
forget_checks (ImzCheckList *self)
{
  if (self->checks != NULL)
    g_signal_handlers_disconnect_by_data (self->checks, self);
  g_clear_object (&self->checks);
}

static void
imz_check_list_dispose (GObject *object)
{
  forget_checks (IMZ_CHECK_LIST (object));

  G_OBJECT_CLASS (imz_check_list_parent_class)->dispose (object);
}

static void
imz_check_list_class_init (ImzCheckListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_check_list_dispose;
}

static void
imz_check_list_init (ImzCheckList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "imz-details");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What İmzam sees by itself"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
imz_check_list_set_checks (ImzCheckList *self, ImzGuideChecks *checks)
{
  g_return_if_fail (IMZ_IS_CHECK_LIST (self));
  g_return_if_fail (IMZ_IS_GUIDE_CHECKS (checks));

  if (checks != self->checks) {
    forget_checks (self);
    self->checks = g_object_ref (checks);
    g_signal_connect_swapped (checks, "changed", G_CALLBACK (show_checks), self);
  }
  show_checks (self);
}
