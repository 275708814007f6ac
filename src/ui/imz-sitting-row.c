/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-sitting-row.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-mark.h"
#include "imz-phrase.h"

struct _ImzSittingRow {
  GtkWidget parent_instance;

  GtkImage *mark;
  GtkWidget *words;
  GtkLabel *name;
  GtkLabel *state;
  GtkLabel *days;
};

G_DEFINE_FINAL_TYPE (ImzSittingRow, imz_sitting_row, GTK_TYPE_WIDGET)

static char *
days_words (int days)
{
  if (days < 0)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) -days), -days);

  return days == 0 ? g_strdup (_ ("today")) : imz_phrase_days (days);
}

static void
imz_sitting_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_SITTING_ROW);

  G_OBJECT_CLASS (imz_sitting_row_parent_class)->dispose (object);
}

static void
imz_sitting_row_class_init (ImzSittingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_sitting_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-sitting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzSittingRow, mark);
  gtk_widget_class_bind_template_child (widget_class, ImzSittingRow, words);
  gtk_widget_class_bind_template_child (widget_class, ImzSittingRow, name);
  gtk_widget_class_bind_template_child (widget_class, ImzSittingRow, state);
  gtk_widget_class_bind_template_child (widget_class, ImzSittingRow, days);
}

static void
imz_sitting_row_init (ImzSittingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * imz_sitting_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
imz_sitting_row_new (void)
{
  return g_object_new (IMZ_TYPE_SITTING_ROW, NULL);
}

void
imz_sitting_row_show (ImzSittingRow *self, ImzSittingEntry *entry, gboolean masked)
{
  const ImzSittingFacts *facts;
  g_autofree char *name = NULL;
  g_autofree char *end = NULL;
  g_autofree char *state = NULL;
  g_autofree char *days = NULL;
  GDate ends;

  g_return_if_fail (IMZ_IS_SITTING_ROW (self));
  g_return_if_fail (IMZ_IS_SITTING_ENTRY (entry));

  facts = imz_sitting_entry_get_facts (entry);
  ends = imz_calendar_day (facts->not_after);
  name = imz_sitting_entry_name (entry, masked);
  end = imz_phrase_short_date (&ends);
  state = g_strjoin (" · ", facts->badge, end, NULL);
  days = days_words (facts->days_left);

  imz_mark_show (self->mark, facts->tone);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->days, days);
}

char *
imz_sitting_row_describe (ImzSittingRow *self)
{
  g_return_val_if_fail (IMZ_IS_SITTING_ROW (self), NULL);

  return g_strjoin (". ", gtk_label_get_text (self->name), gtk_label_get_text (self->state),
                    gtk_label_get_text (self->days), NULL);
}
