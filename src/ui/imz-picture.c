/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-picture.h"

#include <adwaita.h>

#include "imz-picture-parts.h"
#include "imz-picture-scenes.h"

#define MINIMUM_WIDTH 240
/* Room round the scene for outlines at its edge. */
#define MARGIN 1
#define RATIO ((double) IMZ_SCENE_WIDTH / IMZ_SCENE_HEIGHT)

struct _ImzPicture {
  GtkWidget parent_instance;

  ImzPictureKind kind;
};

G_DEFINE_ENUM_TYPE (ImzPictureKind,
                    imz_picture_kind,
                    G_DEFINE_ENUM_VALUE (IMZ_PICTURE_PLUG_READER, "plug-reader"),
                    G_DEFINE_ENUM_VALUE (IMZ_PICTURE_INSERT_CARD, "insert-card"),
                    G_DEFINE_ENUM_VALUE (IMZ_PICTURE_TURN_CARD, "turn-card"),
                    G_DEFINE_ENUM_VALUE (IMZ_PICTURE_BUSY, "busy"),
                    G_DEFINE_ENUM_VALUE (IMZ_PICTURE_SERVICE, "service"),
                    G_DEFINE_ENUM_VALUE (IMZ_PICTURE_DENIED, "denied"),
                    G_DEFINE_ENUM_VALUE (IMZ_PICTURE_EMPTY_CARD, "empty-card"),
                    G_DEFINE_ENUM_VALUE (IMZ_PICTURE_NEEDS_DRIVER, "needs-driver"),
                    G_DEFINE_ENUM_VALUE (IMZ_PICTURE_DRIVER_BROKEN, "driver-broken"),
                    G_DEFINE_ENUM_VALUE (IMZ_PICTURE_NOT_E_IMZA, "not-e-imza"),
                    G_DEFINE_ENUM_VALUE (IMZ_PICTURE_READING, "reading"),
                    G_DEFINE_ENUM_VALUE (IMZ_PICTURE_UNREADABLE, "unreadable"))

G_DEFINE_FINAL_TYPE (ImzPicture, imz_picture, GTK_TYPE_WIDGET)

typedef enum {
  PROP_KIND = 1,
} ImzPictureProperty;

static GParamSpec *properties[PROP_KIND + 1];

static GtkSizeRequestMode
imz_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
imz_picture_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MINIMUM_WIDTH;
    *natural = for_size < 0 ? IMZ_SCENE_WIDTH : MAX (MINIMUM_WIDTH, (int) (for_size * RATIO));
  } else {
    *minimum = (int) ceil ((for_size < 0 ? MINIMUM_WIDTH : for_size) / RATIO);
    *natural = (int) ceil ((for_size < 0 ? IMZ_SCENE_WIDTH : for_size) / RATIO);
  }
}

static void
imz_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ImzPicture *self = IMZ_PICTURE (widget);
  AdwStyleManager *style = adw_style_manager_get_default ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double scale =
    MIN ((width - 2.0 * MARGIN) / IMZ_SCENE_WIDTH, (height - 2.0 * MARGIN) / IMZ_SCENE_HEIGHT);
  cairo_t *cr;

  cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, floor ((width - IMZ_SCENE_WIDTH * scale) / 2),
                   floor ((height - IMZ_SCENE_HEIGHT * scale) / 2));
  cairo_scale (cr, scale, scale);
  imz_picture_draw_scene (cr, self->kind,
                          imz_picture_palette (adw_style_manager_get_dark (style),
                                               adw_style_manager_get_high_contrast (style)));
  cairo_destroy (cr);
}

static void
imz_picture_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzPicture *self = IMZ_PICTURE (object);

  switch ((ImzPictureProperty) prop_id) {
  case PROP_KIND:
    g_value_set_enum (value, imz_picture_get_kind (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_picture_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  ImzPicture *self = IMZ_PICTURE (object);

  switch ((ImzPictureProperty) prop_id) {
  case PROP_KIND:
    imz_picture_set_kind (self, g_value_get_enum (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_picture_class_init (ImzPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = imz_picture_get_property;
  object_class->set_property = imz_picture_set_property;

  widget_class->get_request_mode = imz_picture_get_request_mode;
  widget_class->measure = imz_picture_measure;
  widget_class->snapshot = imz_picture_snapshot;

  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, IMZ_TYPE_PICTURE_KIND, IMZ_PICTURE_PLUG_READER,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "imz-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
imz_picture_init (ImzPicture *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * imz_picture_new:
 * @kind: what it shows
 *
 * Returns: (transfer floating): a picture
 */
GtkWidget *
imz_picture_new (ImzPictureKind kind)
{
  return g_object_new (IMZ_TYPE_PICTURE, "kind", kind, NULL);
}

/**
 * imz_picture_get_kind:
 * @self: a picture
 *
 * Returns: what it shows
 */
ImzPictureKind
imz_picture_get_kind (ImzPicture *self)
{
  g_return_val_if_fail (IMZ_IS_PICTURE (self), IMZ_PICTURE_PLUG_READER);

  return self->kind;
}

/**
 * imz_picture_set_kind:
 * @self: a picture
 * @kind: what it shows from now on
 */
void
imz_picture_set_kind (ImzPicture *self, ImzPictureKind kind)
{
  g_return_if_fail (IMZ_IS_PICTURE (self));
  g_return_if_fail (kind <= IMZ_PICTURE_UNREADABLE);

  if (self->kind == kind)
    return;

  self->kind = kind;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}
