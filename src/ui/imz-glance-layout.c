/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-glance-layout.h"

/* In pixels; shares are of the width or the height. */
#define STAGE_WIDTH 360
#define SIDE_SHARE 0.36
#define SIDE_MAX 440
#define BELOW_SHARE 0.56

struct _ImzGlanceLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (ImzGlanceLayout, imz_glance_layout, GTK_TYPE_LAYOUT_MANAGER)

/* (nullable) */
static GtkWidget *
get_panel (GtkWidget *widget)
{
  GtkWidget *panel = gtk_widget_get_next_sibling (gtk_widget_get_first_child (widget));

  return panel != NULL && gtk_widget_should_layout (panel) ? panel : NULL;
}

static int
minimum_of (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* The panel's width beside the stage; 0 where there is no room for both. */
static int
side_width (GtkWidget *panel, int width)
{
  int least = minimum_of (panel, GTK_ORIENTATION_HORIZONTAL, -1);

  if (width < least + STAGE_WIDTH)
    return 0;

  return CLAMP ((int) (SIDE_SHARE * width), least, MAX (least, SIDE_MAX));
}

static GtkSizeRequestMode
imz_glance_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
imz_glance_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  GtkWidget *stage = gtk_widget_get_first_child (widget);
  GtkWidget *panel = get_panel (widget);
  int side;

  gtk_widget_measure (stage, orientation, -1, minimum, natural, NULL, NULL);
  if (panel == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MAX (*minimum, minimum_of (panel, orientation, -1));
  } else {
    side = for_size >= 0 ? side_width (panel, for_size) : 0;
    if (side > 0)
      *minimum = MAX (*minimum, minimum_of (panel, orientation, side));
    else
      *minimum += minimum_of (panel, orientation, for_size);
  }
  *natural = MAX (*natural, *minimum);
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
imz_glance_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  GtkWidget *stage = gtk_widget_get_first_child (widget);
  GtkWidget *panel = get_panel (widget);
  int side, below;

  if (panel == NULL) {
    allocate (stage, 0, 0, width, height);
    return;
  }

  side = side_width (panel, width);
  if (side > 0) {
    gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

    allocate (stage, rtl ? side : 0, 0, width - side, height);
    allocate (panel, rtl ? 0 : width - side, 0, side, height);
    return;
  }

  below = MAX ((int) (BELOW_SHARE * height), minimum_of (panel, GTK_ORIENTATION_VERTICAL, width));
  below = MIN (below, height - minimum_of (stage, GTK_ORIENTATION_VERTICAL, -1));
  allocate (stage, 0, 0, width, height - below);
  allocate (panel, 0, height - below, width, below);
}

static void
imz_glance_layout_class_init (ImzGlanceLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = imz_glance_layout_get_request_mode;
  layout_class->measure = imz_glance_layout_measure;
  layout_class->allocate = imz_glance_layout_allocate;
}

static void
imz_glance_layout_init (ImzGlanceLayout *self)
{
}
