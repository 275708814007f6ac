/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-column-layout.h"

#include "test-ui.h"

#define SPACING 10

typedef struct {
  GtkWidget *box;
  GtkWidget *children[3];
} Fixture;

/* Three that want 100×20, 200×30 and 150×40 pixels. */
static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  static const int sizes[][2] = { { 100, 20 }, { 200, 30 }, { 150, 40 } };

  fixture->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_layout_manager (fixture->box,
                                 g_object_new (IMZ_TYPE_COLUMN_LAYOUT, "spacing", SPACING, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    fixture->children[i] = gtk_label_new (NULL);
    gtk_widget_set_size_request (fixture->children[i], sizes[i][0], sizes[i][1]);
    gtk_box_append (GTK_BOX (fixture->box), fixture->children[i]);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->box);
}

static int
measure (Fixture *fixture, GtkOrientation orientation)
{
  int minimum, natural;

  gtk_widget_measure (fixture->box, orientation, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);

  return minimum;
}

static void
assert_place (Fixture *fixture, guint index, int y, int height)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (fixture->children[index], fixture->box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 0);
  g_assert_cmpfloat (bounds.origin.y, ==, (float) y);
  g_assert_cmpfloat (bounds.size.width, ==, 300);
  g_assert_cmpfloat (bounds.size.height, ==, (float) height);
}

/* As wide as the widest, as high as all, and each as wide as there is room. */
static void
test_all (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpint (gtk_widget_get_request_mode (fixture->box), ==,
                   GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  g_assert_cmpint (measure (fixture, GTK_ORIENTATION_HORIZONTAL), ==, 200);
  g_assert_cmpint (measure (fixture, GTK_ORIENTATION_VERTICAL), ==, 20 + 30 + 40 + 2 * SPACING);

  gtk_widget_size_allocate (fixture->box, &(GtkAllocation){ 0, 0, 300, 500 }, -1);
  assert_place (fixture, 0, 0, 20);
  assert_place (fixture, 1, 20 + SPACING, 30);
  assert_place (fixture, 2, 50 + 2 * SPACING, 40);
}

/* What is hidden takes no room, nor does the space beside it. */
static void
test_hidden (Fixture *fixture, gconstpointer user_data)
{
  gtk_widget_set_visible (fixture->children[1], FALSE);
  g_assert_cmpint (measure (fixture, GTK_ORIENTATION_HORIZONTAL), ==, 150);
  g_assert_cmpint (measure (fixture, GTK_ORIENTATION_VERTICAL), ==, 20 + 40 + SPACING);
  gtk_widget_size_allocate (fixture->box, &(GtkAllocation){ 0, 0, 300, 500 }, -1);
  assert_place (fixture, 2, 20 + SPACING, 40);

  gtk_widget_set_visible (fixture->children[0], FALSE);
  gtk_widget_set_visible (fixture->children[2], FALSE);
  g_assert_cmpint (measure (fixture, GTK_ORIENTATION_VERTICAL), ==, 0);
}

static void
test_spacing (Fixture *fixture, gconstpointer user_data)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (fixture->box);
  int n_notified = 0;
  int spacing;

  test_ui_count (layout, "notify::spacing", &n_notified);
  g_object_set (layout, "spacing", SPACING, NULL);
  g_assert_cmpint (n_notified, ==, 0);
  g_object_set (layout, "spacing", 2 * SPACING, NULL);
  g_assert_cmpint (n_notified, ==, 1);
  g_object_get (layout, "spacing", &spacing, NULL);
  g_assert_cmpint (spacing, ==, 2 * SPACING);
  g_assert_cmpint (measure (fixture, GTK_ORIENTATION_VERTICAL), ==, 20 + 30 + 40 + 4 * SPACING);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/column-layout/all", test_all);
  add ("/ui/column-layout/hidden", test_hidden);
  add ("/ui/column-layout/spacing", test_spacing);

  return g_test_run ();
}
