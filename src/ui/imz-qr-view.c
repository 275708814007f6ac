/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-qr-view.h"

enum {
  SQUARE = 4, /* pixels, at least: a telephone held before the screen reads these */
  EMPTY_SIDE = 180,
};

struct _ImzQrView {
  GtkWidget parent_instance;

  ImzQrCode *code; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (ImzQrView, imz_qr_view, GTK_TYPE_WIDGET)

static void
imz_qr_view_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  ImzQrView *self = IMZ_QR_VIEW (widget);

  *minimum = *natural = self->code != NULL ? (int) self->code->size * SQUARE : EMPTY_SIDE;
  *minimum_baseline = *natural_baseline = -1;
}

/* All at once: no seams between them where the screen has no whole pixel for one of ours. */
static void
draw_squares (const ImzQrCode *code, cairo_t *cairo)
{
  for (guint y = 0; y < code->size; y++) {
    for (guint x = 0; x < code->size; x++) {
      if (imz_qr_code_is_dark (code, x, y))
        cairo_rectangle (cairo, x, y, 1, 1);
    }
  }
  cairo_set_source_rgb (cairo, 0, 0, 0);
  cairo_fill (cairo);
}

static void
imz_qr_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ImzQrView *self = IMZ_QR_VIEW (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds;
  int square, side, left, top;
  cairo_t *cairo;

  if (self->code == NULL)
    return;

  /* Whole pixels, so that no square is smeared. */
  square = MAX (1, MIN (width, height) / (int) self->code->size);
  side = square * (int) self->code->size;
  left = (width - side) / 2;
  top = (height - side) / 2;
  bounds = GRAPHENE_RECT_INIT ((float) left, (float) top, (float) side, (float) side);
  gtk_snapshot_append_color (snapshot, &white, &bounds);

  cairo = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cairo, left, top);
  cairo_scale (cairo, square, square);
  draw_squares (self->code, cairo);
  cairo_destroy (cairo);
}

static void
imz_qr_view_finalize (GObject *object)
{
  ImzQrView *self = IMZ_QR_VIEW (object);

  g_clear_pointer (&self->code, imz_qr_code_free);

  G_OBJECT_CLASS (imz_qr_view_parent_class)->finalize (object);
}

static void
imz_qr_view_class_init (ImzQrViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = imz_qr_view_finalize;
  widget_class->measure = imz_qr_view_measure;
  widget_class->snapshot = imz_qr_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
imz_qr_view_init (ImzQrView *self)
{
}

void
imz_qr_view_set_code (ImzQrView *self, ImzQrCode *code, const char *description)
{
  g_return_if_fail (IMZ_IS_QR_VIEW (self));

  g_clear_pointer (&self->code, imz_qr_code_free);
  self->code = code;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
