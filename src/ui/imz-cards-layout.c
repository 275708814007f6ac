/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-cards-layout.h"

struct _ImzCardsLayout {
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (ImzCardsLayout, imz_cards_layout, GTK_TYPE_LAYOUT_MANAGER)

enum {
  PROP_SPACING = 1,
};

static GParamSpec *properties[PROP_SPACING + 1];

/* How the cards stand at some width. */
typedef struct {
  int n_columns;
  int n_rows;
  int width; /* of a card */
  int height;
} Grid;

static int
divide_up (int number, int by)
{
  return (number + by - 1) / by;
}

/* All that are to be seen, in their order: the cards, then the words. */
static GPtrArray *
collect_children (GtkWidget *widget)
{
  GPtrArray *children = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (gtk_widget_should_layout (child))
      g_ptr_array_add (children, child);
  }

  return children;
}

static void
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size, int *min, int *nat)
{
  gtk_widget_measure (child, orientation, for_size, min, nat, NULL, NULL);
}

static int
natural_height (GtkWidget *child, int width)
{
  int min, nat;

  measure_child (child, GTK_ORIENTATION_VERTICAL, width, &min, &nat);

  return nat;
}

/* The cards are alike: the first one tells the size of all. */
static Grid
arrange (ImzCardsLayout *self, GPtrArray *children, int width)
{
  GtkWidget *card = g_ptr_array_index (children, 0);
  int n_cards = (int) children->len - 1;
  int min, nat, most;
  Grid grid;

  measure_child (card, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat);
  most = CLAMP ((width + self->spacing) / (min + self->spacing), 1, n_cards);
  grid.n_rows = divide_up (n_cards, most);
  grid.n_columns = divide_up (n_cards, grid.n_rows);
  grid.width = (width - (grid.n_columns - 1) * self->spacing) / grid.n_columns;
  /* Of several rows each is low, so that the words are not far below. */
  grid.width = CLAMP (grid.width, min, grid.n_columns > 1 && grid.n_rows > 1 ? min : nat);
  grid.height = natural_height (card, grid.width);

  return grid;
}

static GtkSizeRequestMode
imz_cards_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
imz_cards_layout_measure (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  ImzCardsLayout *self = IMZ_CARDS_LAYOUT (manager);
  g_autoptr (GPtrArray) children = collect_children (widget);
  int n_cards = (int) children->len - 1;
  GtkWidget *words = g_ptr_array_index (children, children->len - 1);
  int card_min, card_nat;
  Grid grid;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    measure_child (words, orientation, -1, minimum, natural);
    for (int i = 0; i < n_cards; i++) {
      measure_child (g_ptr_array_index (children, i), orientation, -1, &card_min, &card_nat);
      *minimum = MAX (*minimum, card_min);
      *natural = MAX (*natural, n_cards * (card_nat + self->spacing) - self->spacing);
    }
    return;
  }

  measure_child (words, orientation, for_size, minimum, natural);
  if (n_cards < 1)
    return;

  if (for_size < 0)
    measure_child (words, GTK_ORIENTATION_HORIZONTAL, -1, &card_min, &for_size);
  grid = arrange (self, children, for_size);
  *minimum += grid.n_rows * (grid.height + self->spacing);
  *natural += grid.n_rows * (grid.height + self->spacing);
}

static void
allocate_child (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

/* In rows, the words below: with one column, right below the first card. */
static void
imz_cards_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           int width,
                           int height,
                           int baseline)
{
  ImzCardsLayout *self = IMZ_CARDS_LAYOUT (manager);
  g_autoptr (GPtrArray) children = collect_children (widget);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int n_cards = (int) children->len - 1;
  GtkWidget *words = g_ptr_array_index (children, children->len - 1);
  int words_height, words_y, rows_above;
  Grid grid;

  if (n_cards < 1) {
    allocate_child (words, 0, 0, width, height);
    return;
  }

  grid = arrange (self, children, width);
  words_height = height - grid.n_rows * (grid.height + self->spacing);
  rows_above = grid.n_columns == 1 ? 1 : grid.n_rows;
  words_y = rows_above * (grid.height + self->spacing);
  allocate_child (words, 0, words_y, width, words_height);

  for (int i = 0; i < n_cards; i++) {
    int row = i / grid.n_columns;
    int x = i % grid.n_columns * (grid.width + self->spacing);
    int y = row * (grid.height + self->spacing);

    if (grid.n_columns == 1)
      x = (width - grid.width) / 2;
    else if (right_to_left)
      x = width - x - grid.width;
    if (row >= rows_above)
      y += words_height + self->spacing;
    allocate_child (g_ptr_array_index (children, i), x, y, grid.width, grid.height);
  }
}

static void
imz_cards_layout_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzCardsLayout *self = IMZ_CARDS_LAYOUT (object);

  switch (prop_id) {
  case PROP_SPACING:
    g_value_set_int (value, self->spacing);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_cards_layout_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  ImzCardsLayout *self = IMZ_CARDS_LAYOUT (object);

  switch (prop_id) {
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
imz_cards_layout_class_init (ImzCardsLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = imz_cards_layout_get_property;
  object_class->set_property = imz_cards_layout_set_property;
  manager_class->get_request_mode = imz_cards_layout_get_request_mode;
  manager_class->measure = imz_cards_layout_measure;
  manager_class->allocate = imz_cards_layout_allocate;

  properties[PROP_SPACING] =
    g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
imz_cards_layout_init (ImzCardsLayout *self)
{
}
