/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-countdown-ring.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "imz-font.h"
#include "imz-picture-parts.h"

/* In sizes of letters, so that it grows with them. */
#define DIAMETER 5.4
#define THICKNESS 0.48
#define FIGURES 1.16

/* What is left is told anew after so many seconds: a screen reader would speak without end else. */
#define TELL_SECONDS 10

struct _ImzCountdownRing {
  GtkWidget parent_instance;

  ImzCountdown *countdown; /* (nullable) */
  guint whole;

  /* What those who do not see it were told last. */
  gboolean is_told;
  ImzCountdownState told_state;
  guint told_left;
};

G_DEFINE_FINAL_TYPE (ImzCountdownRing, imz_countdown_ring, GTK_TYPE_WIDGET)

typedef struct {
  GdkRGBA track;
  GdkRGBA text;
  GdkRGBA states[IMZ_COUNTDOWN_OVER + 1];
} Paint;

/* [dark][high contrast]; the figures have a contrast of at least 4.5:1, the ring of 3:1. */
static const Paint paints[2][2] = {
  { { IMZ_RGB (0xdeddda),
      IMZ_RGB (0x2e3436),
      { [IMZ_COUNTDOWN_IDLE] = IMZ_RGB (0xdeddda),
        [IMZ_COUNTDOWN_RUNNING] = IMZ_RGB (0x1c71d8),
        [IMZ_COUNTDOWN_ENDING] = IMZ_RGB (0xae7b03),
        [IMZ_COUNTDOWN_OVER] = IMZ_RGB (0xc01c28) } },
    { IMZ_RGB (0xc0bfbc),
      IMZ_RGB (0x000000),
      { [IMZ_COUNTDOWN_IDLE] = IMZ_RGB (0xc0bfbc),
        [IMZ_COUNTDOWN_RUNNING] = IMZ_RGB (0x0f4a94),
        [IMZ_COUNTDOWN_ENDING] = IMZ_RGB (0x7a5400),
        [IMZ_COUNTDOWN_OVER] = IMZ_RGB (0x8f0f1b) } } },
  { { IMZ_RGB (0x505054),
      IMZ_RGB (0xffffff),
      { [IMZ_COUNTDOWN_IDLE] = IMZ_RGB (0x505054),
        [IMZ_COUNTDOWN_RUNNING] = IMZ_RGB (0x78aeed),
        [IMZ_COUNTDOWN_ENDING] = IMZ_RGB (0xf8e45c),
        [IMZ_COUNTDOWN_OVER] = IMZ_RGB (0xff7b63) } },
    { IMZ_RGB (0x505054),
      IMZ_RGB (0xffffff),
      { [IMZ_COUNTDOWN_IDLE] = IMZ_RGB (0x505054),
        [IMZ_COUNTDOWN_RUNNING] = IMZ_RGB (0x99c1f1),
        [IMZ_COUNTDOWN_ENDING] = IMZ_RGB (0xf8e45c),
        [IMZ_COUNTDOWN_OVER] = IMZ_RGB (0xff8c8c) } } },
};

static ImzCountdownState
state_of (ImzCountdownRing *self)
{
  return self->countdown != NULL ? imz_countdown_get_state (self->countdown) : IMZ_COUNTDOWN_IDLE;
}

static guint
left_of (ImzCountdownRing *self)
{
  return state_of (self) != IMZ_COUNTDOWN_IDLE ? imz_countdown_get_left (self->countdown)
                                               : self->whole;
}

/* How much of the ring is drawn. When the time is up, all of it: else its colour was not seen. */
static double
part_of (ImzCountdownRing *self)
{
  switch (state_of (self)) {
  case IMZ_COUNTDOWN_IDLE:
    return 0;
  case IMZ_COUNTDOWN_OVER:
    return 1;
  case IMZ_COUNTDOWN_RUNNING:
  case IMZ_COUNTDOWN_ENDING:
  default:
    return (double) imz_countdown_get_left (self->countdown) /
           MAX (imz_countdown_get_whole (self->countdown), 1);
  }
}

static char *
words_of (guint seconds)
{
  g_autofree char *minute_words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u minute", "%u minutes", seconds / 60), seconds / 60);
  g_autofree char *second_words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u second", "%u seconds", seconds % 60), seconds % 60);

  if (seconds < 60)
    return g_steal_pointer (&second_words);
  if (seconds % 60 == 0)
    return g_steal_pointer (&minute_words);

  return g_strconcat (minute_words, " ", second_words, NULL);
}

static char *
label_of (ImzCountdownState state, guint left)
{
  g_autofree char *words = words_of (left);

  switch (state) {
  case IMZ_COUNTDOWN_RUNNING:
    return g_strdup_printf (_ ("%s left"), words);
  case IMZ_COUNTDOWN_ENDING:
    return g_strdup_printf (_ ("Only %s left"), words);
  case IMZ_COUNTDOWN_OVER:
    return g_strdup (_ ("The time of the code is up"));
  case IMZ_COUNTDOWN_IDLE:
  default:
    return g_strdup_printf (_ ("Not started yet: %s"), words);
  }
}

static void
tell (ImzCountdownRing *self)
{
  ImzCountdownState state = state_of (self);
  guint left = left_of (self);
  g_autofree char *label = NULL;

  if (self->is_told && state == self->told_state && state != IMZ_COUNTDOWN_IDLE &&
      left <= self->told_left && left + TELL_SECONDS > self->told_left)
    return;

  self->is_told = TRUE;
  self->told_state = state;
  self->told_left = left;
  label = label_of (state, left);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
follow (ImzCountdownRing *self)
{
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Figures all as wide as each other, so that they do not tremble. */
static PangoLayout *
layout_new (ImzCountdownRing *self)
{
  guint left = left_of (self);
  g_autofree char *text = g_strdup_printf ("%u:%02u", left / 60, left % 60);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  imz_font_set (layout, PANGO_WEIGHT_HEAVY, imz_font_size (GTK_WIDGET (self)) * FIGURES);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static void
stroke_ring (cairo_t *cr, double size, double thickness, double part, const GdkRGBA *color)
{
  if (part <= 0)
    return;

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, thickness);
  cairo_set_line_cap (cr, part < 1 ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_arc (cr, size / 2, size / 2, (size - thickness) / 2, -G_PI / 2,
             -G_PI / 2 + 2 * G_PI * part);
  cairo_stroke (cr);
}

static void
imz_countdown_ring_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = (int) ceil (imz_font_size (widget) * DIAMETER);
}

static void
imz_countdown_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ImzCountdownRing *self = IMZ_COUNTDOWN_RING (widget);
  AdwStyleManager *style = adw_style_manager_get_default ();
  const Paint *paint =
    &paints[!!adw_style_manager_get_dark (style)][!!adw_style_manager_get_high_contrast (style)];
  g_autoptr (PangoLayout) layout = layout_new (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int size = MIN (width, height);
  double thickness = imz_font_size (widget) * THICKNESS;
  int text_width, text_height;
  cairo_t *cr;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT ((float) (width - size) / 2, (float) (height - size) / 2));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) size, (float) size));
  stroke_ring (cr, size, thickness, 1, &paint->track);
  stroke_ring (cr, size, thickness, part_of (self), &paint->states[state_of (self)]);
  cairo_destroy (cr);

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (size - text_width) / 2,
                                                          (float) (size - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &paint->text);
  gtk_snapshot_restore (snapshot);
}

static void
imz_countdown_ring_dispose (GObject *object)
{
  imz_countdown_ring_set_countdown (IMZ_COUNTDOWN_RING (object), NULL);

  G_OBJECT_CLASS (imz_countdown_ring_parent_class)->dispose (object);
}

static void
imz_countdown_ring_class_init (ImzCountdownRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_countdown_ring_dispose;
  widget_class->measure = imz_countdown_ring_measure;
  widget_class->snapshot = imz_countdown_ring_snapshot;

  gtk_widget_class_set_css_name (widget_class, "imz-countdown-ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TIMER);
}

static void
imz_countdown_ring_init (ImzCountdownRing *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  tell (self);
}

void
imz_countdown_ring_set_countdown (ImzCountdownRing *self, ImzCountdown *countdown)
{
  g_return_if_fail (IMZ_IS_COUNTDOWN_RING (self));
  g_return_if_fail (countdown == NULL || IMZ_IS_COUNTDOWN (countdown));

  if (self->countdown == countdown)
    return;

  if (self->countdown != NULL)
    g_signal_handlers_disconnect_by_func (self->countdown, follow, self);
  g_set_object (&self->countdown, countdown);
  if (countdown != NULL)
    g_signal_connect_object (countdown, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
}

void
imz_countdown_ring_set_whole (ImzCountdownRing *self, guint seconds)
{
  g_return_if_fail (IMZ_IS_COUNTDOWN_RING (self));

  self->whole = seconds;
  follow (self);
}
