/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-footed-view.h"

#include "imz-column-layout.h"

struct _ImzFootedView {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *column; /* what scrolls: the content, and the foot where it does */
  GtkWidget *content;
  GtkWidget *foot;
  guint move_source; /* the foot is about to move */
};

G_DEFINE_FINAL_TYPE (ImzFootedView, imz_footed_view, GTK_TYPE_WIDGET)

typedef enum {
  PROP_CONTENT = 1,
  PROP_FOOT,
} ImzFootedViewProperty;

static GParamSpec *properties[PROP_FOOT + 1];

static gboolean
is_pinned (ImzFootedView *self)
{
  return gtk_widget_get_parent (self->foot) == GTK_WIDGET (self);
}

static int
foot_height (ImzFootedView *self, int width)
{
  int height;

  gtk_widget_measure (self->foot, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

/* The content has at least as much height as a foot that stays. */
static gboolean
has_room_for_foot (ImzFootedView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return gtk_widget_get_height (GTK_WIDGET (self)) >= 2 * foot_height (self, width);
}

static void
move_foot (ImzFootedView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GtkWidget) foot = g_object_ref (self->foot);
  gboolean has_focus = focus != NULL && gtk_widget_is_ancestor (focus, foot);
  gboolean was_pinned = is_pinned (self);

  gtk_widget_unparent (foot);
  if (was_pinned)
    gtk_widget_insert_before (foot, self->column, NULL);
  else
    gtk_widget_insert_before (foot, GTK_WIDGET (self), NULL);
  if (has_focus)
    gtk_widget_grab_focus (focus);
}

/* Widgets do not move while they are being laid out. */
static gboolean
move_foot_cb (gpointer user_data)
{
  ImzFootedView *self = user_data;

  self->move_source = 0;
  if (is_pinned (self) != has_room_for_foot (self))
    move_foot (self);

  return G_SOURCE_REMOVE;
}

static void
adopt (ImzFootedView *self, GtkWidget **place, GtkWidget *child, GtkWidget *parent)
{
  g_return_if_fail (*place == NULL);

  *place = child;
  if (child != NULL)
    gtk_widget_insert_before (child, parent, NULL);
}

static GtkSizeRequestMode
imz_footed_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The foot asks for no height: where there is none it scrolls. The width does not depend on the height: to find it
 * for one, all text would be laid out many times. */
static void
imz_footed_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  ImzFootedView *self = IMZ_FOOTED_VIEW (widget);
  int foot_minimum, foot_natural;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  gtk_widget_measure (self->scroller, orientation, for_size, minimum, natural, NULL, NULL);
  if (!is_pinned (self))
    return;

  gtk_widget_measure (self->foot, orientation, for_size, &foot_minimum, &foot_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MAX (*minimum, foot_minimum);
    *natural = MAX (*natural, foot_natural);
  } else {
    *natural += foot_natural;
  }
}

static void
imz_footed_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ImzFootedView *self = IMZ_FOOTED_VIEW (widget);
  int foot = is_pinned (self) ? MIN (foot_height (self, width), height) : 0;

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation){ 0, 0, width, height - foot }, -1);
  if (is_pinned (self))
    gtk_widget_size_allocate (self->foot, &(GtkAllocation){ 0, height - foot, width, foot }, -1);

  if (is_pinned (self) != has_room_for_foot (self) && self->move_source == 0)
    self->move_source = g_idle_add (move_foot_cb, self);
}

static void
imz_footed_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzFootedView *self = IMZ_FOOTED_VIEW (object);

  switch ((ImzFootedViewProperty) prop_id) {
  case PROP_CONTENT:
    g_value_set_object (value, self->content);
    break;
  case PROP_FOOT:
    g_value_set_object (value, self->foot);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_footed_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  ImzFootedView *self = IMZ_FOOTED_VIEW (object);

  switch ((ImzFootedViewProperty) prop_id) {
  case PROP_CONTENT:
    adopt (self, &self->content, g_value_get_object (value), self->column);
    break;
  case PROP_FOOT:
    adopt (self, &self->foot, g_value_get_object (value), GTK_WIDGET (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_footed_view_dispose (GObject *object)
{
  ImzFootedView *self = IMZ_FOOTED_VIEW (object);

  g_clear_handle_id (&self->move_source, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->foot, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (imz_footed_view_parent_class)->dispose (object);
}

static void
imz_footed_view_class_init (ImzFootedViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = imz_footed_view_get_property;
  object_class->set_property = imz_footed_view_set_property;
  object_class->dispose = imz_footed_view_dispose;
  widget_class->get_request_mode = imz_footed_view_get_request_mode;
  widget_class->measure = imz_footed_view_measure;
  widget_class->size_allocate = imz_footed_view_size_allocate;

  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_FOOT] = g_param_spec_object ("foot", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
imz_footed_view_init (ImzFootedView *self)
{
  self->column = g_object_new (GTK_TYPE_BOX, "layout-manager",
                               g_object_new (IMZ_TYPE_COLUMN_LAYOUT, NULL), NULL);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "child", self->column, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
imz_footed_view_scroll_to_top (ImzFootedView *self)
{
  g_return_if_fail (IMZ_IS_FOOTED_VIEW (self));

  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}
