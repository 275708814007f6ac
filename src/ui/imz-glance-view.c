/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-glance-view.h"

#include <adwaita.h>

#include "imz-glance-face.h"

#define MINIMUM_WIDTH 240
#define MINIMUM_HEIGHT 180
#define NATURAL_WIDTH 480
#define NATURAL_HEIGHT 320

struct _ImzGlanceView {
  GtkWidget parent_instance;

  ImzGlanceLook *look; /* (nullable) */
  char *note;          /* (nullable) */
  int top;
};

G_DEFINE_FINAL_TYPE (ImzGlanceView, imz_glance_view, GTK_TYPE_WIDGET)

typedef enum {
  PROP_TOP = 1,
} ImzGlanceViewProperty;

static GParamSpec *properties[PROP_TOP + 1];

static void
describe (ImzGlanceView *self)
{
  g_autofree char *words = imz_glance_look_describe (self->look);
  g_autofree char *all = self->note != NULL ? g_strjoin (". ", words, self->note, NULL) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  all != NULL ? all : words, -1);
}

static void
imz_glance_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = horizontal ? MINIMUM_WIDTH : MINIMUM_HEIGHT;
  *natural = horizontal ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
imz_glance_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ImzGlanceView *self = IMZ_GLANCE_VIEW (widget);
  AdwStyleManager *style = adw_style_manager_get_default ();
  ImzGlanceFace face = { .look = self->look, .note = self->note, .top = self->top };

  if (self->look == NULL)
    return;

  face.colors = imz_glance_colors_of (self->look->light, adw_style_manager_get_dark (style),
                                      adw_style_manager_get_high_contrast (style));
  imz_glance_face_append (&face, snapshot, widget);
}

static void
imz_glance_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzGlanceView *self = IMZ_GLANCE_VIEW (object);

  switch ((ImzGlanceViewProperty) prop_id) {
  case PROP_TOP:
    g_value_set_int (value, self->top);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_glance_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  ImzGlanceView *self = IMZ_GLANCE_VIEW (object);

  switch ((ImzGlanceViewProperty) prop_id) {
  case PROP_TOP:
    if (g_value_get_int (value) == self->top)
      return;
    self->top = g_value_get_int (value);
    gtk_widget_queue_draw (GTK_WIDGET (self));
    g_object_notify_by_pspec (object, pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_glance_view_finalize (GObject *object)
{
  ImzGlanceView *self = IMZ_GLANCE_VIEW (object);

  g_clear_pointer (&self->look, imz_glance_look_free);
  g_free (self->note);

  G_OBJECT_CLASS (imz_glance_view_parent_class)->finalize (object);
}

static void
imz_glance_view_class_init (ImzGlanceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = imz_glance_view_get_property;
  object_class->set_property = imz_glance_view_set_property;
  object_class->finalize = imz_glance_view_finalize;

  widget_class->measure = imz_glance_view_measure;
  widget_class->snapshot = imz_glance_view_snapshot;

  properties[PROP_TOP] =
    g_param_spec_int ("top", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "imz-glance-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
imz_glance_view_init (ImzGlanceView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

void
imz_glance_view_show (ImzGlanceView *self, ImzGlanceLook *look)
{
  g_return_if_fail (IMZ_IS_GLANCE_VIEW (self));
  g_return_if_fail (look != NULL);

  /* A screen reader is not made to say the same again. */
  if (self->look != NULL && imz_glance_look_equal (self->look, look)) {
    imz_glance_look_free (look);
    return;
  }

  g_clear_pointer (&self->look, imz_glance_look_free);
  self->look = look;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const ImzGlanceLook *
imz_glance_view_get_look (ImzGlanceView *self)
{
  g_return_val_if_fail (IMZ_IS_GLANCE_VIEW (self), NULL);

  return self->look;
}

void
imz_glance_view_set_note (ImzGlanceView *self, const char *note)
{
  g_return_if_fail (IMZ_IS_GLANCE_VIEW (self));

  if (g_strcmp0 (note, self->note) == 0)
    return;

  g_free (self->note);
  self->note = g_strdup (note);
  if (self->look != NULL)
    describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
