/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-life-bar.h"

#include <adwaita.h>

#include "imz-life-face.h"
#include "imz-life-words.h"

#define MINIMUM_WIDTH 240
#define NATURAL_WIDTH 840

struct _ImzLifeBar {
  GtkWidget parent_instance;

  ImzLifeScale scale;
  char *description; /* (nullable): of the scale */
};

G_DEFINE_FINAL_TYPE (ImzLifeBar, imz_life_bar, GTK_TYPE_WIDGET)

static ImzLifeFace
face_of (ImzLifeBar *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  return (ImzLifeFace){
    .scale = &self->scale,
    .dark = adw_style_manager_get_dark (style),
    .high_contrast = adw_style_manager_get_high_contrast (style),
  };
}

static GtkSizeRequestMode
imz_life_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
imz_life_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  ImzLifeBar *self = IMZ_LIFE_BAR (widget);
  ImzLifeFace face = face_of (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MINIMUM_WIDTH;
    *natural = NATURAL_WIDTH;
  } else if (self->scale.n_segments == 0) {
    *minimum = *natural = 0;
  } else {
    *minimum = *natural =
      imz_life_face_height (&face, widget, for_size < 0 ? NATURAL_WIDTH : for_size);
  }
}

static void
imz_life_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ImzLifeBar *self = IMZ_LIFE_BAR (widget);
  ImzLifeFace face = face_of (self);
  int width = gtk_widget_get_width (widget);

  if (self->scale.n_segments > 0 && width > 0)
    imz_life_face_append (&face, snapshot, widget, width);
}

static void
imz_life_bar_finalize (GObject *object)
{
  g_free (IMZ_LIFE_BAR (object)->description);

  G_OBJECT_CLASS (imz_life_bar_parent_class)->finalize (object);
}

static void
imz_life_bar_class_init (ImzLifeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = imz_life_bar_finalize;
  widget_class->get_request_mode = imz_life_bar_get_request_mode;
  widget_class->measure = imz_life_bar_measure;
  widget_class->snapshot = imz_life_bar_snapshot;

  gtk_widget_class_set_css_name (widget_class, "imz-life-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
imz_life_bar_init (ImzLifeBar *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

void
imz_life_bar_show (ImzLifeBar *self, const ImzTimeline *timeline, const ImzRenewalDates *successor)
{
  ImzLifeScale scale = { 0 };
  g_autofree char *description = NULL;

  g_return_if_fail (IMZ_IS_LIFE_BAR (self));

  if (timeline != NULL)
    scale = imz_life_scale_of (timeline, successor);
  if (scale.n_segments > 0)
    description = imz_life_words_description (&scale);
  /* All days are in there, and the days make the scale. */
  if (scale.phase == self->scale.phase && g_strcmp0 (description, self->description) == 0)
    return;

  self->scale = scale;
  g_free (self->description);
  self->description = g_strdup (description);
  gtk_widget_set_visible (GTK_WIDGET (self), description != NULL);
  if (description == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
