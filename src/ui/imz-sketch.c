/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-sketch.h"

#include <math.h>
#include <string.h>

#include "imz-sketch-colors.h"

#define MINIMUM_WIDTH 240
#define NATURAL_WIDTH 420

struct _ImzSketch {
  GtkWidget parent_instance;

  char *name;   /* (nullable): of what is shown */
  double ratio; /* of its height to its width; 0 if there is nothing to show */

  GdkTexture *texture; /* (nullable): what was drawn last */
  gboolean is_stale;   /* in another style */
  guint drawing;       /* source that draws it anew */
};

G_DEFINE_FINAL_TYPE (ImzSketch, imz_sketch, GTK_TYPE_WIDGET)

static char *
load (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/tr/imzam/Imzam/sketches/%s.svg", name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *data;
  gsize size;

  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

static double
ratio_of (const char *svg)
{
  const char *box = strstr (svg, "viewBox=\"0 0 ");
  char *end;
  double width, height;

  if (box == NULL)
    return 0;

  width = g_ascii_strtod (box + strlen ("viewBox=\"0 0 "), &end);
  height = g_ascii_strtod (end, NULL);

  return width > 0 && height > 0 ? height / width : 0;
}

static GdkTexture *
draw (const char *name, int width, gboolean dark, gboolean high_contrast)
{
  g_autofree char *svg = load (name);
  g_autofree char *colored = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) error = NULL;

  if (svg == NULL)
    return NULL;

  colored = imz_sketch_colors_apply (svg, dark, high_contrast);
  stream = g_memory_input_stream_new_from_data (colored, (gssize) strlen (colored), NULL);
  pixbuf = gdk_pixbuf_new_from_stream_at_scale (stream, width, -1, TRUE, NULL, &error);
  if (pixbuf == NULL) {
    g_debug ("the sketch %s cannot be drawn: %s", name, error->message);
    return NULL;
  }

  return gdk_texture_new_for_pixbuf (pixbuf);
}

/* What cannot be drawn is not tried again. */
static void
give_up (ImzSketch *self)
{
  self->ratio = 0;
  g_clear_object (&self->texture);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* In pixels of the screen. */
static int
get_wanted_width (ImzSketch *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return gtk_widget_get_width (widget) * gtk_widget_get_scale_factor (widget);
}

static gboolean
draw_cb (gpointer user_data)
{
  ImzSketch *self = user_data;
  AdwStyleManager *style = adw_style_manager_get_default ();
  int width = get_wanted_width (self);

  self->drawing = 0;
  if (self->ratio <= 0 || width <= 0)
    return G_SOURCE_REMOVE;

  g_clear_object (&self->texture);
  self->is_stale = FALSE;
  self->texture = draw (self->name, width, adw_style_manager_get_dark (style),
                        adw_style_manager_get_high_contrast (style));
  if (self->texture == NULL)
    give_up (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* It takes longer than a frame may: until it is done the old one stays, as large as there is room. */
static void
draw_soon (ImzSketch *self)
{
  if (self->drawing == 0)
    self->drawing = g_idle_add (draw_cb, self);
}

static void
style_changed_cb (ImzSketch *self)
{
  self->is_stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkSizeRequestMode
imz_sketch_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
imz_sketch_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  ImzSketch *self = IMZ_SKETCH (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MINIMUM_WIDTH;
    *natural = NATURAL_WIDTH;
  } else {
    *minimum = (int) ceil ((for_size < 0 ? MINIMUM_WIDTH : for_size) * self->ratio);
    *natural = (int) ceil ((for_size < 0 ? NATURAL_WIDTH : for_size) * self->ratio);
  }
}

static void
imz_sketch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ImzSketch *self = IMZ_SKETCH (widget);
  int width = gtk_widget_get_width (widget);

  if (self->ratio <= 0 || width <= 0)
    return;

  if (self->texture != NULL)
    gtk_snapshot_append_texture (
      snapshot, self->texture,
      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) (width * self->ratio)));
  if (self->texture == NULL || self->is_stale ||
      gdk_texture_get_width (self->texture) != get_wanted_width (self))
    draw_soon (self);
}

static void
imz_sketch_dispose (GObject *object)
{
  g_clear_handle_id (&IMZ_SKETCH (object)->drawing, g_source_remove);

  G_OBJECT_CLASS (imz_sketch_parent_class)->dispose (object);
}

static void
imz_sketch_finalize (GObject *object)
{
  ImzSketch *self = IMZ_SKETCH (object);

  g_clear_object (&self->texture);
  g_free (self->name);

  G_OBJECT_CLASS (imz_sketch_parent_class)->finalize (object);
}

static void
imz_sketch_class_init (ImzSketchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_sketch_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_sketch_finalize;
  widget_class->get_request_mode = imz_sketch_get_request_mode;
  widget_class->measure = imz_sketch_measure;
  widget_class->snapshot = imz_sketch_snapshot;

  gtk_widget_class_set_css_name (widget_class, "imz-sketch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
imz_sketch_init (ImzSketch *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_draw), NULL);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
imz_sketch_show (ImzSketch *self, const char *name, const char *alt)
{
  g_return_if_fail (IMZ_IS_SKETCH (self));

  if (alt != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, alt, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
  if (g_strcmp0 (name, self->name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  self->ratio = 0;
  if (name != NULL) {
    g_autofree char *svg = load (name);

    if (svg != NULL)
      self->ratio = ratio_of (svg);
  }
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), self->ratio > 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GdkTexture *
imz_sketch_render (const char *name, int width)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (width > 0, NULL);

  return draw (name, width, FALSE, FALSE);
}
