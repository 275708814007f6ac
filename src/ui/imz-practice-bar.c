/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-practice-bar.h"

#include "imz-sentence.h"
#include "imz-side-by-side-layout.h"

struct _ImzPracticeBar {
  AdwBin parent_instance;

  GtkDropDown *situations;
  GtkStringList *names;
};

G_DEFINE_FINAL_TYPE (ImzPracticeBar, imz_practice_bar, ADW_TYPE_BIN)

typedef enum {
  PROP_SITUATION = 1,
} ImzPracticeBarProperty;

static GParamSpec *properties[PROP_SITUATION + 1];

/* The button inside the list is what gets the focus, and GTK gives it no name. */
static void
name_button (ImzPracticeBar *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->situations));
  const char *list_name = gtk_widget_get_tooltip_text (GTK_WIDGET (self->situations));
  const char *chosen = imz_sentence_situation (imz_practice_bar_get_situation (self));
  g_autofree char *name = g_strdup_printf ("%s: %s", list_name, chosen);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
selected_cb (ImzPracticeBar *self)
{
  name_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SITUATION]);
}

static void
imz_practice_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzPracticeBar *self = IMZ_PRACTICE_BAR (object);

  switch ((ImzPracticeBarProperty) prop_id) {
  case PROP_SITUATION:
    g_value_set_int (value, (int) imz_practice_bar_get_situation (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_practice_bar_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  ImzPracticeBar *self = IMZ_PRACTICE_BAR (object);

  switch ((ImzPracticeBarProperty) prop_id) {
  case PROP_SITUATION:
    imz_practice_bar_set_situation (self, (ImzSummary) g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_practice_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_PRACTICE_BAR);

  G_OBJECT_CLASS (imz_practice_bar_parent_class)->dispose (object);
}

static void
imz_practice_bar_class_init (ImzPracticeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = imz_practice_bar_get_property;
  object_class->set_property = imz_practice_bar_set_property;
  object_class->dispose = imz_practice_bar_dispose;

  properties[PROP_SITUATION] =
    g_param_spec_int ("situation", NULL, NULL, 0, IMZ_N_SUMMARIES - 1, IMZ_SUMMARY_VALID,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (IMZ_TYPE_SIDE_BY_SIDE_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-practice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzPracticeBar, situations);
  gtk_widget_class_bind_template_child (widget_class, ImzPracticeBar, names);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
imz_practice_bar_init (ImzPracticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++)
    gtk_string_list_append (self->names, imz_sentence_situation (summary));
  name_button (self);
}

ImzSummary
imz_practice_bar_get_situation (ImzPracticeBar *self)
{
  guint selected;

  g_return_val_if_fail (IMZ_IS_PRACTICE_BAR (self), IMZ_SUMMARY_VALID);

  selected = gtk_drop_down_get_selected (self->situations);
  return selected < IMZ_N_SUMMARIES ? (ImzSummary) selected : IMZ_SUMMARY_VALID;
}

void
imz_practice_bar_set_situation (ImzPracticeBar *self, ImzSummary situation)
{
  g_return_if_fail (IMZ_IS_PRACTICE_BAR (self));
  g_return_if_fail (situation < IMZ_N_SUMMARIES);

  gtk_drop_down_set_selected (self->situations, situation);
}
