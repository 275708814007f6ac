/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-step-line.h"

#include <glib/gi18n-lib.h>

#include "imz-picture-parts.h"

#define MINIMUM_WIDTH 120
#define NATURAL_WIDTH 320
#define HEIGHT 7.0f
#define GAP 4.0f
/* So small at most is the gap's part of a bar, where there are many. */
#define GAP_PART 0.3f
/* The present bar is a little higher, so that it is not its colour alone that shows it. */
#define QUIET_HEIGHT 5.0f

struct _ImzStepLine {
  GtkWidget parent_instance;

  guint position;
  guint n_steps;
};

G_DEFINE_FINAL_TYPE (ImzStepLine, imz_step_line, GTK_TYPE_WIDGET)

typedef struct {
  GdkRGBA done;
  GdkRGBA present;
  GdkRGBA to_come;
} Paint;

/* [dark][high contrast] */
static const Paint paints[2][2] = {
  { { IMZ_RGB (0x1c71d8), IMZ_RGB (0x62a0ea), IMZ_RGB (0xdeddda) },
    { IMZ_RGB (0x000000), IMZ_RGB (0x1a5fb4), IMZ_RGB (0x9a9996) } },
  { { IMZ_RGB (0x3584e4), IMZ_RGB (0x99c1f1), IMZ_RGB (0x505054) },
    { IMZ_RGB (0xffffff), IMZ_RGB (0x99c1f1), IMZ_RGB (0x77767b) } },
};

static const GdkRGBA *
color_of (ImzStepLine *self, guint step)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const Paint *paint =
    &paints[!!adw_style_manager_get_dark (style)][!!adw_style_manager_get_high_contrast (style)];

  if (step == self->position)
    return &paint->present;

  return step < self->position ? &paint->done : &paint->to_come;
}

static void
append_bar (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const GdkRGBA *color)
{
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, bounds,
                                   MIN (bounds->size.width, bounds->size.height) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}

static void
imz_step_line_measure (GtkWidget *widget,
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
    *minimum = *natural = (int) HEIGHT;
  }
}

static void
imz_step_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ImzStepLine *self = IMZ_STEP_LINE (widget);
  float width = (float) gtk_widget_get_width (widget);
  float top = ((float) gtk_widget_get_height (widget) - HEIGHT) / 2;
  float each, gap;

  if (self->n_steps == 0 || width <= 0)
    return;

  each = width / (float) self->n_steps;
  gap = MIN (GAP, each * GAP_PART);
  /* The last bar ends where the line ends. */
  each = (width + gap) / (float) self->n_steps;
  for (guint step = 1; step <= self->n_steps; step++) {
    float height = step == self->position ? HEIGHT : QUIET_HEIGHT;

    append_bar (snapshot,
                &GRAPHENE_RECT_INIT ((float) (step - 1) * each, top + (HEIGHT - height) / 2,
                                     each - gap, height),
                color_of (self, step));
  }
}

static void
imz_step_line_class_init (ImzStepLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = imz_step_line_measure;
  widget_class->snapshot = imz_step_line_snapshot;

  gtk_widget_class_set_css_name (widget_class, "imz-step-line");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
imz_step_line_init (ImzStepLine *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

void
imz_step_line_set (ImzStepLine *self, guint position, guint n_steps)
{
  g_autofree char *text = NULL;

  g_return_if_fail (IMZ_IS_STEP_LINE (self));
  g_return_if_fail (position <= n_steps);

  self->position = position;
  self->n_steps = n_steps;
  gtk_widget_set_visible (GTK_WIDGET (self), n_steps > 0);
  if (n_steps == 0)
    return;

  text =
    position > 0
      ? g_strdup_printf (_ ("Step %u of %u"), position, n_steps)
      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n_steps), n_steps);
  /* Some screen readers ask such a widget for its value, others only for its name. */
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
    text, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
    (double) n_steps, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) position, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
