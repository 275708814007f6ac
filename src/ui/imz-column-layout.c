/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-column-layout.h"

struct _ImzColumnLayout {
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (ImzColumnLayout, imz_column_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef enum {
  PROP_SPACING = 1,
} ImzColumnLayoutProperty;

static GParamSpec *properties[PROP_SPACING + 1];

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkSizeRequestMode
imz_column_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
imz_column_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  ImzColumnLayout *self = IMZ_COLUMN_LAYOUT (manager);
  gboolean is_first = TRUE;

  *minimum = *natural = 0;
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child))) {
    int child_minimum, child_natural;

    gtk_widget_measure (child, orientation,
                        orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, &child_minimum,
                        &child_natural, NULL, NULL);
    if (orientation == GTK_ORIENTATION_HORIZONTAL) {
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
      continue;
    }
    *minimum += child_minimum + (is_first ? 0 : self->spacing);
    *natural += child_natural + (is_first ? 0 : self->spacing);
    is_first = FALSE;
  }
}

static void
imz_column_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  ImzColumnLayout *self = IMZ_COLUMN_LAYOUT (manager);
  int y = 0;
  int wanted;
  gboolean is_tight;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &wanted, NULL, NULL);
  is_tight = height < wanted;
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child))) {
    int minimum, natural, child_height;

    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
    child_height = is_tight ? minimum : natural;
    gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, child_height }, -1);
    y += child_height + self->spacing;
  }
}

static void
imz_column_layout_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzColumnLayout *self = IMZ_COLUMN_LAYOUT (object);

  switch ((ImzColumnLayoutProperty) prop_id) {
  case PROP_SPACING:
    g_value_set_int (value, self->spacing);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_column_layout_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  ImzColumnLayout *self = IMZ_COLUMN_LAYOUT (object);

  switch ((ImzColumnLayoutProperty) prop_id) {
  case PROP_SPACING:
    if (self->spacing == g_value_get_int (value))
      return;
    self->spacing = g_value_get_int (value);
    gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
    g_object_notify_by_pspec (object, pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_column_layout_class_init (ImzColumnLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = imz_column_layout_get_property;
  object_class->set_property = imz_column_layout_set_property;
  manager_class->get_request_mode = imz_column_layout_get_request_mode;
  manager_class->measure = imz_column_layout_measure;
  manager_class->allocate = imz_column_layout_allocate;

  properties[PROP_SPACING] =
    g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
imz_column_layout_init (ImzColumnLayout *self)
{
}
