/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-side-by-side-layout.h"

struct _ImzSideBySideLayout {
  GtkLayoutManager parent_instance;

  int spacing;
  int min_end_width;
  gboolean stacked;
};

G_DEFINE_FINAL_TYPE (ImzSideBySideLayout, imz_side_by_side_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef enum {
  PROP_SPACING = 1,
  PROP_MIN_END_WIDTH,
  PROP_STACKED,
} ImzSideBySideLayoutProperty;

static GParamSpec *properties[PROP_STACKED + 1];

typedef struct {
  int min;
  int nat;
} Size;

static GtkWidget *
first_shown_child (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* NULL if there is but one child to be seen. */
static GtkWidget *
second_shown_child (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_last_child (widget);

  return gtk_widget_should_layout (child) && child != first_shown_child (widget) ? child : NULL;
}

static Size
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  Size size;

  gtk_widget_measure (child, orientation, for_size, &size.min, &size.nat, NULL, NULL);

  return size;
}

static gboolean
fits_side_by_side (ImzSideBySideLayout *self, GtkWidget *start, GtkWidget *end, int width)
{
  Size start_width = measure_child (start, GTK_ORIENTATION_HORIZONTAL, -1);
  Size end_width = measure_child (end, GTK_ORIENTATION_HORIZONTAL, -1);

  return !self->stacked &&
         width >= start_width.nat + self->spacing + MAX (end_width.min, self->min_end_width);
}

/* Above the other one a centred child is no wider than it wants to be. */
static int
start_width_above (GtkWidget *start, int width)
{
  if (gtk_widget_get_halign (start) != GTK_ALIGN_CENTER)
    return width;

  return MIN (width, measure_child (start, GTK_ORIENTATION_HORIZONTAL, -1).nat);
}

static int
end_width_beside (ImzSideBySideLayout *self, GtkWidget *start, int width)
{
  return width - measure_child (start, GTK_ORIENTATION_HORIZONTAL, -1).nat - self->spacing;
}

static GtkSizeRequestMode
imz_side_by_side_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
imz_side_by_side_layout_measure (GtkLayoutManager *manager,
                                 GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  ImzSideBySideLayout *self = IMZ_SIDE_BY_SIDE_LAYOUT (manager);
  GtkWidget *start = first_shown_child (widget);
  GtkWidget *end = second_shown_child (widget);
  Size a, b;

  if (end == NULL) {
    gtk_widget_measure (start, orientation, for_size, minimum, natural, NULL, NULL);
  } else if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    a = measure_child (start, orientation, -1);
    b = measure_child (end, orientation, -1);
    *minimum = MAX (a.min, b.min);
    *natural = self->stacked ? MAX (a.nat, b.nat) : a.nat + self->spacing + b.nat;
  } else if (for_size >= 0 && fits_side_by_side (self, start, end, for_size)) {
    a =
      measure_child (start, orientation, measure_child (start, GTK_ORIENTATION_HORIZONTAL, -1).nat);
    b = measure_child (end, orientation, end_width_beside (self, start, for_size));
    *minimum = MAX (a.min, b.min);
    *natural = MAX (a.nat, b.nat);
  } else {
    a =
      measure_child (start, orientation, for_size >= 0 ? start_width_above (start, for_size) : -1);
    b = measure_child (end, orientation, for_size);
    *minimum = a.min + self->spacing + b.min;
    *natural = a.nat + self->spacing + b.nat;
  }
}

static void
allocate_child (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
imz_side_by_side_layout_allocate (GtkLayoutManager *manager,
                                  GtkWidget *widget,
                                  int width,
                                  int height,
                                  int baseline)
{
  ImzSideBySideLayout *self = IMZ_SIDE_BY_SIDE_LAYOUT (manager);
  GtkWidget *start = first_shown_child (widget);
  GtkWidget *end = second_shown_child (widget);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (end == NULL) {
    allocate_child (start, 0, 0, width, height);
  } else if (fits_side_by_side (self, start, end, width)) {
    int end_width = end_width_beside (self, start, width);
    int start_width = width - self->spacing - end_width;

    allocate_child (start, right_to_left ? width - start_width : 0, 0, start_width, height);
    allocate_child (end, right_to_left ? 0 : start_width + self->spacing, 0, end_width, height);
  } else {
    int start_width = start_width_above (start, width);
    int start_height = measure_child (start, GTK_ORIENTATION_VERTICAL, start_width).nat;
    int end_min = measure_child (end, GTK_ORIENTATION_VERTICAL, width).min;

    start_height = MIN (start_height, MAX (height - self->spacing - end_min, 0));
    allocate_child (start, (width - start_width) / 2, 0, start_width, start_height);
    allocate_child (end, 0, start_height + self->spacing, width,
                    height - start_height - self->spacing);
  }
}

static void
imz_side_by_side_layout_get_property (GObject *object,
                                      guint prop_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  ImzSideBySideLayout *self = IMZ_SIDE_BY_SIDE_LAYOUT (object);

  switch ((ImzSideBySideLayoutProperty) prop_id) {
  case PROP_SPACING:
    g_value_set_int (value, self->spacing);
    break;
  case PROP_MIN_END_WIDTH:
    g_value_set_int (value, self->min_end_width);
    break;
  case PROP_STACKED:
    g_value_set_boolean (value, self->stacked);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
set_pixels (ImzSideBySideLayout *self, int *field, const GValue *value, GParamSpec *pspec)
{
  if (*field == g_value_get_int (value))
    return;

  *field = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
imz_side_by_side_layout_set_property (GObject *object,
                                      guint prop_id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  ImzSideBySideLayout *self = IMZ_SIDE_BY_SIDE_LAYOUT (object);

  switch ((ImzSideBySideLayoutProperty) prop_id) {
  case PROP_SPACING:
    set_pixels (self, &self->spacing, value, pspec);
    break;
  case PROP_MIN_END_WIDTH:
    set_pixels (self, &self->min_end_width, value, pspec);
    break;
  case PROP_STACKED:
    imz_side_by_side_layout_set_stacked (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_side_by_side_layout_class_init (ImzSideBySideLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = imz_side_by_side_layout_get_property;
  object_class->set_property = imz_side_by_side_layout_set_property;
  manager_class->get_request_mode = imz_side_by_side_layout_get_request_mode;
  manager_class->measure = imz_side_by_side_layout_measure;
  manager_class->allocate = imz_side_by_side_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_MIN_END_WIDTH] =
    g_param_spec_int ("min-end-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
imz_side_by_side_layout_init (ImzSideBySideLayout *self)
{
}

void
imz_side_by_side_layout_set_stacked (ImzSideBySideLayout *self, gboolean stacked)
{
  g_return_if_fail (IMZ_IS_SIDE_BY_SIDE_LAYOUT (self));

  if (self->stacked == stacked)
    return;

  self->stacked = stacked;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STACKED]);
}
