/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The bars on top of a guide: one a step, in any number, and what they say to those who do not see
 * them. */

#include "config.h"

#include "imz-step-line.h"

#include "test-ui.h"

#define MAX_STEPS 30

static GtkWidget *
line_new (void)
{
  return g_object_ref_sink (g_object_new (IMZ_TYPE_STEP_LINE, NULL));
}

static void
test_finalize (void)
{
  GtkWidget *line = line_new ();

  imz_step_line_set (IMZ_STEP_LINE (line), 7, 9);
  g_assert_finalize_object (line);
}

static void
test_value (void)
{
  static const struct {
    guint position;
    guint n_steps;
    const char *english;
    const char *turkish;
  } vectors[] = {
    { 7, 9, "Step 7 of 9", "Adım 7 / 9" }, { 1, 1, "Step 1 of 1", "Adım 1 / 1" },
    { 9, 9, "Step 9 of 9", "Adım 9 / 9" }, { 0, 9, "9 steps", "9 adım" },
    { 0, 1, "1 step", "1 adım" },
  };
  GtkWidget *line = line_new ();
  GtkAccessible *accessible = GTK_ACCESSIBLE (line);

  gtk_test_accessible_assert_role (accessible, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const char *expected = test_ui_is_turkish () ? vectors[i].turkish : vectors[i].english;

    imz_step_line_set (IMZ_STEP_LINE (line), vectors[i].position, vectors[i].n_steps);
    gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, expected);
    gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, expected);
    gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                         (double) vectors[i].position);
    gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                         (double) vectors[i].n_steps);
  }
  g_assert_finalize_object (line);
}

static void
test_nothing (void)
{
  GtkWidget *line = line_new ();

  g_assert_false (gtk_widget_get_visible (line));
  imz_step_line_set (IMZ_STEP_LINE (line), 0, 3);
  g_assert_true (gtk_widget_get_visible (line));
  imz_step_line_set (IMZ_STEP_LINE (line), 0, 0);
  g_assert_false (gtk_widget_get_visible (line));
  g_assert_finalize_object (line);
}

typedef struct {
  graphene_rect_t bars[MAX_STEPS];
  GdkRGBA colors[MAX_STEPS];
  guint n_bars;
} Drawing;

static void
collect (GskRenderNode *node, Drawing *drawing)
{
  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE) {
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      collect (gsk_container_node_get_child (node, i), drawing);
    return;
  }

  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_ROUNDED_CLIP_NODE);
  g_assert_cmpuint (drawing->n_bars, <, MAX_STEPS);
  gsk_render_node_get_bounds (node, &drawing->bars[drawing->n_bars]);
  drawing->colors[drawing->n_bars++] =
    *gsk_color_node_get_color (gsk_rounded_clip_node_get_child (node));
}

static Drawing
draw (guint position, guint n_steps, int width)
{
  GtkWidget *line = line_new ();
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  Drawing drawing = { .n_bars = 0 };
  int minimum, height;

  imz_step_line_set (IMZ_STEP_LINE (line), position, n_steps);
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, width);
  gtk_widget_allocate (line, width, height, -1, NULL);
  GTK_WIDGET_GET_CLASS (line)->snapshot (line, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  collect (node, &drawing);
  g_assert_finalize_object (line);

  return drawing;
}

/* All bars are in the line, wide enough to be seen, and apart from each other. */
static void
test_draws (void)
{
  for (guint n_steps = 1; n_steps <= MAX_STEPS; n_steps++) {
    Drawing drawing = draw (n_steps / 2, n_steps, 320);
    float end = -1;

    g_test_message ("%u steps", n_steps);
    g_assert_cmpuint (drawing.n_bars, ==, n_steps);
    for (guint i = 0; i < n_steps; i++) {
      const graphene_rect_t *bar = &drawing.bars[i];

      g_assert_cmpfloat (bar->origin.x - end, >=, 1);
      g_assert_cmpfloat (bar->size.width, >=, 5);
      end = bar->origin.x + bar->size.width;
    }
    g_assert_cmpfloat_with_epsilon (end, 320, 0.1);
  }
}

/* What is done, what is present and what is to come look different, and the present one not by its
 * colour alone. */
static void
test_parts (void)
{
  Drawing drawing = draw (7, 9, 320);

  for (guint i = 0; i < 9; i++) {
    g_assert_true (gdk_rgba_equal (&drawing.colors[i], &drawing.colors[0]) == (i < 6));
    g_assert_true (gdk_rgba_equal (&drawing.colors[i], &drawing.colors[8]) == (i > 6));
    g_assert_true ((drawing.bars[i].size.height > drawing.bars[0].size.height) == (i == 6));
  }
}

static void
test_dark (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  Drawing light, dark;

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  light = draw (2, 3, 320);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  dark = draw (2, 3, 320);
  for (guint i = 0; i < 3; i++)
    g_assert_false (gdk_rgba_equal (&light.colors[i], &dark.colors[i]));
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/step-line/finalize", test_finalize);
  g_test_add_func ("/ui/step-line/value", test_value);
  g_test_add_func ("/ui/step-line/nothing", test_nothing);
  g_test_add_func ("/ui/step-line/draws", test_draws);
  g_test_add_func ("/ui/step-line/parts", test_parts);
  g_test_add_func ("/ui/step-line/dark", test_dark);

  return g_test_run ();
}
