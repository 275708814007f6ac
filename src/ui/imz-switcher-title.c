/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-switcher-title.h"

struct _ImzSwitcherTitle {
  GtkWidget parent_instance;

  GtkWidget *switcher;
  GtkWidget *title;
  gboolean narrow;
  guint telling; /* an idle source: a bar must not appear while sizes are being given */
};

G_DEFINE_FINAL_TYPE (ImzSwitcherTitle, imz_switcher_title, GTK_TYPE_WIDGET)

typedef enum {
  PROP_STACK = 1,
  PROP_TITLE,
  PROP_NARROW,
} ImzSwitcherTitleProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static gboolean
tell_cb (gpointer user_data)
{
  ImzSwitcherTitle *self = user_data;

  self->telling = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);

  return G_SOURCE_REMOVE;
}

static void
set_narrow (ImzSwitcherTitle *self, gboolean narrow)
{
  if (narrow == self->narrow)
    return;

  self->narrow = narrow;
  gtk_widget_set_child_visible (self->switcher, !narrow);
  gtk_widget_set_child_visible (self->title, narrow);
  if (self->telling == 0)
    self->telling = g_idle_add (tell_cb, self);
}

static void
imz_switcher_title_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  ImzSwitcherTitle *self = IMZ_SWITCHER_TITLE (widget);
  int title_minimum, title_natural, switcher_minimum, switcher_natural;

  gtk_widget_measure (self->title, orientation, -1, &title_minimum, &title_natural, NULL, NULL);
  gtk_widget_measure (self->switcher, orientation, -1, &switcher_minimum, &switcher_natural, NULL,
                      NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = title_minimum;
  else
    *minimum = MAX (title_minimum, switcher_minimum);
  *natural = MAX (title_natural, switcher_natural);
}

static void
imz_switcher_title_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ImzSwitcherTitle *self = IMZ_SWITCHER_TITLE (widget);
  int needed;

  gtk_widget_measure (self->switcher, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  set_narrow (self, width < needed);

  gtk_widget_allocate (self->narrow ? self->title : self->switcher, width, height, baseline, NULL);
}

static void
imz_switcher_title_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzSwitcherTitle *self = IMZ_SWITCHER_TITLE (object);

  switch ((ImzSwitcherTitleProperty) prop_id) {
  case PROP_STACK:
    g_value_set_object (value, adw_view_switcher_get_stack (ADW_VIEW_SWITCHER (self->switcher)));
    break;
  case PROP_TITLE:
    g_value_set_string (value, adw_window_title_get_title (ADW_WINDOW_TITLE (self->title)));
    break;
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_switcher_title_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  ImzSwitcherTitle *self = IMZ_SWITCHER_TITLE (object);

  switch ((ImzSwitcherTitleProperty) prop_id) {
  case PROP_STACK:
    adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->switcher), g_value_get_object (value));
    g_object_notify_by_pspec (object, pspec);
    break;
  case PROP_TITLE:
    adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), g_value_get_string (value));
    g_object_notify_by_pspec (object, pspec);
    break;
  case PROP_NARROW:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_switcher_title_dispose (GObject *object)
{
  ImzSwitcherTitle *self = IMZ_SWITCHER_TITLE (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->switcher, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);

  G_OBJECT_CLASS (imz_switcher_title_parent_class)->dispose (object);
}

static void
imz_switcher_title_class_init (ImzSwitcherTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = imz_switcher_title_get_property;
  object_class->set_property = imz_switcher_title_set_property;
  object_class->dispose = imz_switcher_title_dispose;
  widget_class->measure = imz_switcher_title_measure;
  widget_class->size_allocate = imz_switcher_title_size_allocate;

  properties[PROP_STACK] =
    g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK, flags | G_PARAM_READWRITE);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags | G_PARAM_READWRITE);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags | G_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
imz_switcher_title_init (ImzSwitcherTitle *self)
{
  self->switcher =
    g_object_new (ADW_TYPE_VIEW_SWITCHER, "policy", ADW_VIEW_SWITCHER_POLICY_WIDE, NULL);
  gtk_widget_set_parent (self->switcher, GTK_WIDGET (self));
  self->title = adw_window_title_new ("", "");
  gtk_widget_set_child_visible (self->title, FALSE);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
}
