/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-stage-line.h"

#include <math.h>

#include "imz-font.h"
#include "imz-stage-face.h"

#define N IMZ_N_STAGES_ON_THE_WAY

/* In pixels; of letters of the usual size. */
#define MINIMUM_WIDTH 200
#define NATURAL_WIDTH 640
#define USUAL_FONT_SIZE (44.0 / 3)
#define NAME_GAP 5.0

/* Dots grow with the letters, but so far only: there are nine in a row. */
#define LARGEST_SCALE 1.35
#define NAME_PART 0.83
#define NAME_LINE_PART 0.9 /* with what reaches beyond a letter’s own height */

/* Between two names, of the size of letters. */
#define DISTANCE_PART 0.6

struct _ImzStageLine {
  GtkWidget parent_instance;

  ImzStageMarks marks;
  gboolean has_marks;

  PangoLayout *names[N]; /* made when first drawn */
  PangoLayout *summary;  /* likewise */
};

G_DEFINE_FINAL_TYPE (ImzStageLine, imz_stage_line, GTK_TYPE_WIDGET)

/* Where all is, from the side where reading begins. */
typedef struct {
  double width;
  double height; /* of the dots */
  double scale;  /* of the dots */
  double x[N];
  gboolean is_named[N];
} Places;

static double
scale_of (GtkWidget *widget)
{
  return CLAMP (imz_font_size (widget) / USUAL_FONT_SIZE, 1.0, LARGEST_SCALE);
}

static double
dots_height (double scale)
{
  return ceil (IMZ_STAGE_FACE_LARGEST_DOT * scale);
}

static void
forget_layouts (ImzStageLine *self)
{
  for (guint i = 0; i < N; i++)
    g_clear_object (&self->names[i]);
  g_clear_object (&self->summary);
}

static PangoLayout *
make_layout (ImzStageLine *self, const char *text, PangoWeight weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  imz_font_set (layout, weight, imz_font_size (GTK_WIDGET (self)) * NAME_PART);

  return layout;
}

static void
ensure_layouts (ImzStageLine *self)
{
  g_autofree char *summary = NULL;

  if (self->summary != NULL)
    return;

  for (guint i = 0; i < N; i++)
    self->names[i] =
      make_layout (self, self->marks.names[i],
                   i == self->marks.present ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  summary = imz_stage_marks_summarize (&self->marks);
  self->summary = make_layout (self, summary, PANGO_WEIGHT_BOLD);
  pango_layout_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
}

static double
name_width (ImzStageLine *self, guint place)
{
  int width;

  pango_layout_get_pixel_size (self->names[place], &width, NULL);

  return width;
}

/* Below its place, but not beyond an end of the line. */
static double
name_x (ImzStageLine *self, const Places *places, guint place)
{
  double width = name_width (self, place);

  return CLAMP (places->x[place] - width / 2, 0, MAX (places->width - width, 0));
}

static void
spread (Places *places, double left, double right)
{
  for (guint i = 0; i < N; i++)
    places->x[i] = left + (places->width - left - right) * i / (N - 1);
}

static gboolean
try_names (ImzStageLine *self, Places *places, gboolean all)
{
  double distance = imz_font_size (GTK_WIDGET (self)) * DISTANCE_PART;
  double end = -distance;

  for (guint i = 0; i < N; i++) {
    gboolean is_wanted = all || i == 0 || i == self->marks.present || i == N - 1;
    double x;

    places->is_named[i] = is_wanted && self->marks.marks[i] != IMZ_STAGE_MARK_NONE;
    if (!places->is_named[i])
      continue;

    x = name_x (self, places, i);
    if (x < end + distance || x + name_width (self, i) > places->width)
      return FALSE;
    end = x + name_width (self, i);
  }

  return TRUE;
}

static void
arrange (ImzStageLine *self, Places *places)
{
  double wanted = scale_of (GTK_WIDGET (self));
  double radius;

  places->width = gtk_widget_get_width (GTK_WIDGET (self));
  places->height = dots_height (wanted);
  places->scale = MIN (wanted, places->width / (N * (IMZ_STAGE_FACE_DOT + IMZ_STAGE_FACE_LINE)));
  radius = IMZ_STAGE_FACE_LARGEST_DOT * places->scale / 2;

  spread (places, MAX (radius, name_width (self, 0) / 2),
          MAX (radius, name_width (self, N - 1) / 2));
  if (try_names (self, places, TRUE))
    return;

  /* Where it is narrow, all of the width is for the dots. */
  spread (places, radius, radius);
  if (!try_names (self, places, FALSE))
    memset (places->is_named, 0, sizeof places->is_named);
}

static double
from_left (ImzStageLine *self, const Places *places, double x, double width)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
           ? places->width - x - width
           : x;
}

static void
append_dots (ImzStageLine *self, GtkSnapshot *snapshot, const Places *places)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  ImzStageFace face = {
    .marks = &self->marks,
    .y = places->height / 2,
    .scale = places->scale,
    .dark = adw_style_manager_get_dark (style),
    .high_contrast = adw_style_manager_get_high_contrast (style),
  };
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) places->width, (float) places->height));

  for (guint i = 0; i < N; i++)
    face.x[i] = from_left (self, places, places->x[i], 0);
  imz_stage_face_draw (&face, cr);
  cairo_destroy (cr);
}

static const GdkRGBA *
ink_of (ImzStageLine *self, guint place)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const ImzStageInk *ink = imz_stage_face_get_ink (adw_style_manager_get_dark (style),
                                                   adw_style_manager_get_high_contrast (style));

  if (place != self->marks.present)
    return &ink->quiet;
  if (self->marks.marks[place] == IMZ_STAGE_MARK_REFUSED)
    return &ink->refused;

  return self->marks.marks[place] == IMZ_STAGE_MARK_CANCELLED ? &ink->cancelled : &ink->present;
}

static void
append_layout (ImzStageLine *self,
               GtkSnapshot *snapshot,
               const Places *places,
               PangoLayout *layout,
               double x,
               const GdkRGBA *color)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) round (from_left (self, places, x, width)),
                                                (float) (places->height + NAME_GAP)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_names (ImzStageLine *self, GtkSnapshot *snapshot, const Places *places)
{
  if (!places->is_named[self->marks.present]) {
    pango_layout_set_width (self->summary, (int) places->width * PANGO_SCALE);
    append_layout (self, snapshot, places, self->summary, 0, ink_of (self, self->marks.present));
    return;
  }

  for (guint i = 0; i < N; i++) {
    if (places->is_named[i])
      append_layout (self, snapshot, places, self->names[i], name_x (self, places, i),
                     ink_of (self, i));
  }
}

/* All of it is one line of names high: rows that nobody sees need no text laid out. */
static int
measure_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);

  return (int) ceil (dots_height (scale_of (widget)) + NAME_GAP +
                     (double) line * NAME_LINE_PART / PANGO_SCALE);
}

static void
imz_stage_line_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MINIMUM_WIDTH;
    *natural = NATURAL_WIDTH;
  } else {
    *minimum = *natural = measure_height (widget);
  }
}

static void
imz_stage_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ImzStageLine *self = IMZ_STAGE_LINE (widget);
  Places places = { 0 };

  if (!self->has_marks || gtk_widget_get_width (widget) <= 0)
    return;

  ensure_layouts (self);
  arrange (self, &places);
  append_dots (self, snapshot, &places);
  append_names (self, snapshot, &places);
}

static void
imz_stage_line_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  forget_layouts (IMZ_STAGE_LINE (widget));

  GTK_WIDGET_CLASS (imz_stage_line_parent_class)->css_changed (widget, change);
}

static void
imz_stage_line_dispose (GObject *object)
{
  forget_layouts (IMZ_STAGE_LINE (object));

  G_OBJECT_CLASS (imz_stage_line_parent_class)->dispose (object);
}

static void
imz_stage_line_class_init (ImzStageLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_stage_line_dispose;
  widget_class->measure = imz_stage_line_measure;
  widget_class->snapshot = imz_stage_line_snapshot;
  widget_class->css_changed = imz_stage_line_css_changed;

  gtk_widget_class_set_css_name (widget_class, "imz-stage-line");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
imz_stage_line_init (ImzStageLine *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

void
imz_stage_line_show (ImzStageLine *self, ImzRecord *record)
{
  g_autofree char *description = NULL;

  g_return_if_fail (IMZ_IS_STAGE_LINE (self));
  g_return_if_fail (IMZ_IS_RECORD (record));

  self->marks = imz_stage_marks_of (record);
  self->has_marks = TRUE;
  forget_layouts (self);

  description = imz_stage_marks_describe (&self->marks);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
