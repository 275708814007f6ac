/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Beside each other where there is room, else one above the other. */

#include "imz-side-by-side-layout.h"

#include "test-ui.h"

/* A widget of a known size: it wants to be 200 wide, can be 100, and needs 12000 square pixels. */
#define TEST_TYPE_BLOCK (test_block_get_type ())
G_DECLARE_FINAL_TYPE (TestBlock, test_block, TEST, BLOCK, GtkWidget)

enum {
  BLOCK_MIN = 100,
  BLOCK_NAT = 200,
  BLOCK_AREA = 12000,
  SPACING = 10,
  MIN_END_WIDTH = 150,
  ENOUGH = BLOCK_NAT + SPACING + MIN_END_WIDTH,
};

struct _TestBlock {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (TestBlock, test_block, GTK_TYPE_WIDGET)

static int
height_for (int width)
{
  return BLOCK_AREA / width;
}

static GtkSizeRequestMode
test_block_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
test_block_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = BLOCK_MIN;
    *natural = BLOCK_NAT;
  } else {
    *minimum = *natural = height_for (for_size < 0 ? BLOCK_NAT : for_size);
  }
}

static void
test_block_class_init (TestBlockClass *klass)
{
  GTK_WIDGET_CLASS (klass)->get_request_mode = test_block_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = test_block_measure;
}

static void
test_block_init (TestBlock *self)
{
}

typedef struct {
  GtkWidget *box;
  GtkLayoutManager *layout; /* the box's */
  GtkWidget *hidden;
  GtkWidget *start;
  GtkWidget *end;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->layout = g_object_new (IMZ_TYPE_SIDE_BY_SIDE_LAYOUT, "spacing", SPACING, "min-end-width",
                                  MIN_END_WIDTH, NULL);
  fixture->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_layout_manager (fixture->box, fixture->layout);
  fixture->hidden = g_object_new (TEST_TYPE_BLOCK, "visible", FALSE, NULL);
  fixture->start = g_object_new (TEST_TYPE_BLOCK, NULL);
  fixture->end = g_object_new (TEST_TYPE_BLOCK, NULL);
  gtk_box_append (GTK_BOX (fixture->box), fixture->hidden);
  gtk_box_append (GTK_BOX (fixture->box), fixture->start);
  gtk_box_append (GTK_BOX (fixture->box), fixture->end);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->layout), (gpointer *) &fixture->layout);
  g_assert_finalize_object (fixture->box);
  g_assert_null (fixture->layout);
}

static int
natural_height (Fixture *fixture, int width)
{
  int minimum, natural;

  gtk_widget_measure (fixture->box, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, natural);

  return natural;
}

/* As wide, and as high as it then wants to be. */
static void
allocate (Fixture *fixture, int width)
{
  gtk_widget_size_allocate (fixture->box,
                            &(GtkAllocation){ 0, 0, width, natural_height (fixture, width) }, -1);
}

static void
assert_at (GtkWidget *widget, int x, int y, int width, int height)
{
  GtkAllocation allocation;

  gtk_widget_get_allocation (widget, &allocation);
  g_assert_cmpint (allocation.x, ==, x);
  g_assert_cmpint (allocation.y, ==, y);
  g_assert_cmpint (allocation.width, ==, width);
  g_assert_cmpint (allocation.height, ==, height);
}

static void
test_measure (Fixture *fixture, gconstpointer user_data)
{
  int minimum, natural;

  g_assert_cmpint (gtk_widget_get_request_mode (fixture->box), ==,
                   GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);

  gtk_widget_measure (fixture->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, BLOCK_MIN);
  g_assert_cmpint (natural, ==, BLOCK_NAT + SPACING + BLOCK_NAT);

  g_assert_cmpint (natural_height (fixture, ENOUGH), ==, height_for (MIN_END_WIDTH));
  g_assert_cmpint (natural_height (fixture, ENOUGH - 1), ==,
                   height_for (ENOUGH - 1) + SPACING + height_for (ENOUGH - 1));
}

static void
test_beside (Fixture *fixture, gconstpointer user_data)
{
  allocate (fixture, ENOUGH);
  assert_at (fixture->start, 0, 0, BLOCK_NAT, height_for (MIN_END_WIDTH));
  assert_at (fixture->end, BLOCK_NAT + SPACING, 0, MIN_END_WIDTH, height_for (MIN_END_WIDTH));

  /* All further room is the second one's. */
  allocate (fixture, 1000);
  assert_at (fixture->start, 0, 0, BLOCK_NAT, height_for (BLOCK_NAT));
  assert_at (fixture->end, BLOCK_NAT + SPACING, 0, 1000 - BLOCK_NAT - SPACING,
             height_for (BLOCK_NAT));
}

static void
test_above (Fixture *fixture, gconstpointer user_data)
{
  int width = ENOUGH - 1;

  allocate (fixture, width);
  assert_at (fixture->start, 0, 0, width, height_for (width));
  assert_at (fixture->end, 0, height_for (width) + SPACING, width, height_for (width));

  allocate (fixture, BLOCK_MIN);
  assert_at (fixture->start, 0, 0, BLOCK_MIN, height_for (BLOCK_MIN));
  assert_at (fixture->end, 0, height_for (BLOCK_MIN) + SPACING, BLOCK_MIN, height_for (BLOCK_MIN));
}

/* A centred one is not made wider than it wants to be. */
static void
test_above_centred (Fixture *fixture, gconstpointer user_data)
{
  int width = ENOUGH - 2;

  gtk_widget_set_halign (fixture->start, GTK_ALIGN_CENTER);
  allocate (fixture, width);
  assert_at (fixture->start, (width - BLOCK_NAT) / 2, 0, BLOCK_NAT, height_for (BLOCK_NAT));
  assert_at (fixture->end, 0, height_for (BLOCK_NAT) + SPACING, width, height_for (width));
}

static void
test_right_to_left (Fixture *fixture, gconstpointer user_data)
{
  gtk_widget_set_direction (fixture->box, GTK_TEXT_DIR_RTL);

  allocate (fixture, ENOUGH);
  assert_at (fixture->start, MIN_END_WIDTH + SPACING, 0, BLOCK_NAT, height_for (MIN_END_WIDTH));
  assert_at (fixture->end, 0, 0, MIN_END_WIDTH, height_for (MIN_END_WIDTH));

  allocate (fixture, BLOCK_NAT);
  assert_at (fixture->start, 0, 0, BLOCK_NAT, height_for (BLOCK_NAT));
  assert_at (fixture->end, 0, height_for (BLOCK_NAT) + SPACING, BLOCK_NAT, height_for (BLOCK_NAT));
}

/* Always one above the other, if it is told so. */
static void
test_stacked (Fixture *fixture, gconstpointer user_data)
{
  int minimum, natural;

  imz_side_by_side_layout_set_stacked (IMZ_SIDE_BY_SIDE_LAYOUT (fixture->layout), TRUE);
  gtk_widget_measure (fixture->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, BLOCK_MIN);
  g_assert_cmpint (natural, ==, BLOCK_NAT);

  allocate (fixture, 1000);
  assert_at (fixture->start, 0, 0, 1000, height_for (1000));
  assert_at (fixture->end, 0, height_for (1000) + SPACING, 1000, height_for (1000));
}

/* The first child that is shown counts. */
static void
test_hidden (Fixture *fixture, gconstpointer user_data)
{
  gtk_widget_set_visible (fixture->hidden, TRUE);
  gtk_widget_set_visible (fixture->start, FALSE);
  allocate (fixture, ENOUGH);
  assert_at (fixture->hidden, 0, 0, BLOCK_NAT, height_for (MIN_END_WIDTH));
  assert_at (fixture->end, BLOCK_NAT + SPACING, 0, MIN_END_WIDTH, height_for (MIN_END_WIDTH));
}

/* Too little height is taken from the first one, not from the words. */
static void
test_too_low (Fixture *fixture, gconstpointer user_data)
{
  int height = height_for (BLOCK_NAT);

  gtk_widget_measure (fixture->box, GTK_ORIENTATION_VERTICAL, BLOCK_NAT, NULL, NULL, NULL, NULL);
  imz_side_by_side_layout_set_stacked (IMZ_SIDE_BY_SIDE_LAYOUT (fixture->layout), TRUE);
  gtk_layout_manager_allocate (fixture->layout, fixture->box, BLOCK_NAT, height + SPACING + 20, -1);
  assert_at (fixture->end, 0, 20 + SPACING, BLOCK_NAT, height);
}

static void
test_properties (Fixture *fixture, gconstpointer user_data)
{
  int n_spacing = 0, n_min_end_width = 0, n_stacked = 0;
  int spacing, min_end_width;
  gboolean stacked;

  test_ui_count (fixture->layout, "notify::spacing", &n_spacing);
  test_ui_count (fixture->layout, "notify::min-end-width", &n_min_end_width);
  test_ui_count (fixture->layout, "notify::stacked", &n_stacked);

  g_object_set (fixture->layout, "spacing", SPACING, "min-end-width", MIN_END_WIDTH, "stacked",
                FALSE, NULL);
  g_assert_cmpint (n_spacing + n_min_end_width + n_stacked, ==, 0);

  for (int i = 0; i < 2; i++) {
    g_object_set (fixture->layout, "spacing", 7, "min-end-width", 99, "stacked", TRUE, NULL);
    g_object_get (fixture->layout, "spacing", &spacing, "min-end-width", &min_end_width, "stacked",
                  &stacked, NULL);
    g_assert_cmpint (spacing, ==, 7);
    g_assert_cmpint (min_end_width, ==, 99);
    g_assert_true (stacked);
    g_assert_cmpint (n_spacing, ==, 1);
    g_assert_cmpint (n_min_end_width, ==, 1);
    g_assert_cmpint (n_stacked, ==, 1);
  }
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/side-by-side-layout/properties", test_properties);
  add ("/ui/side-by-side-layout/measure", test_measure);
  add ("/ui/side-by-side-layout/beside", test_beside);
  add ("/ui/side-by-side-layout/above", test_above);
  add ("/ui/side-by-side-layout/above/centred", test_above_centred);
  add ("/ui/side-by-side-layout/right-to-left", test_right_to_left);
  add ("/ui/side-by-side-layout/stacked", test_stacked);
  add ("/ui/side-by-side-layout/hidden", test_hidden);
  add ("/ui/side-by-side-layout/too-low", test_too_low);

  return g_test_run ();
}
