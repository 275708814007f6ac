/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How the quick check is drawn: large enough, nothing over something else, and nothing jumps. */

#include "config.h"

#include "core-fixture.h"
#include "imz-glance-view.h"
#include "test-ui.h"

#define MAX_PARTS 64

typedef struct {
  float largest;                    /* font size of the biggest letters, in pixels */
  float word_y;                     /* where those are */
  graphene_rect_t parts[MAX_PARTS]; /* the mark and the lines of text, as far as there is ink */
  guint n_parts;
} Extent;

static void
measure_text (GskRenderNode *node, Extent *extent, float y)
{
  PangoFontDescription *font =
    pango_font_describe_with_absolute_size (gsk_text_node_get_font (node));
  float size = (float) pango_font_description_get_size (font) / PANGO_SCALE;

  if (size > extent->largest) {
    extent->largest = size;
    extent->word_y = y;
  }
  pango_font_description_free (font);
}

static void
measure_node (GskRenderNode *node, Extent *extent, float x, float y)
{
  GskRenderNodeType type = gsk_render_node_get_node_type (node);
  graphene_rect_t bounds;
  float dx = 0, dy = 0;

  if (type == GSK_CONTAINER_NODE) {
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      measure_node (gsk_container_node_get_child (node, i), extent, x, y);
  } else if (type == GSK_TRANSFORM_NODE) {
    gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
    measure_node (gsk_transform_node_get_child (node), extent, x + dx, y + dy);
  } else if (type == GSK_TEXT_NODE || type == GSK_CAIRO_NODE) {
    gsk_render_node_get_bounds (node, &bounds);
    graphene_rect_offset (&bounds, x, y);
    if (type == GSK_TEXT_NODE)
      measure_text (node, extent, bounds.origin.y);
    g_assert_cmpuint (extent->n_parts, <, MAX_PARTS);
    extent->parts[extent->n_parts++] = bounds;
  }
}

#define TOP 58

/* Drawn at that size, by itself. */
static Extent
draw (const char *cards, int width, int height)
{
  g_autoptr (ImzSnapshot) plugged_in = core_fixture_snapshot (cards);
  g_autoptr (ImzVerdict) verdict =
    imz_verdict_new (plugged_in, TEST_CLOCK_NOW, &IMZ_RENEWAL_LIMITS_DEFAULT);
  GtkWidget *view = g_object_ref_sink (g_object_new (IMZ_TYPE_GLANCE_VIEW, "top", TOP, NULL));
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Extent extent = { 0 };

  imz_glance_view_show (IMZ_GLANCE_VIEW (view), imz_glance_look_new (plugged_in, verdict, TRUE));
  imz_glance_view_set_note (IMZ_GLANCE_VIEW (view), "14 kart · yenileme zamanı: 2");
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (view, width, height, -1, NULL);
  GTK_WIDGET_GET_CLASS (view)->snapshot (view, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  measure_node (node, &extent, 0, 0);
  g_assert_finalize_object (view);

  return extent;
}

static const struct {
  int width, height;
} sizes[] = { { 920, 640 }, { 1280, 1024 }, { 1920, 1080 }, { 360, 720 }, { 360, 294 } };

/* Nothing is cut off, and nothing lies over something else, the buttons at the upper edge included. */
static void
assert_apart (const Extent *extent, int width, int height)
{
  for (guint i = 0; i < extent->n_parts; i++) {
    const graphene_rect_t *part = &extent->parts[i];

    g_test_message ("  %.0f, %.0f: %.0f × %.0f", (double) part->origin.x, (double) part->origin.y,
                    (double) part->size.width, (double) part->size.height);
    g_assert_cmpfloat (part->origin.x, >=, 0);
    g_assert_cmpfloat (part->origin.y, >=, TOP);
    g_assert_cmpfloat (part->origin.x + part->size.width, <=, width);
    g_assert_cmpfloat (part->origin.y + part->size.height, <=, height);
    for (guint j = 0; j < i; j++) {
      graphene_rect_t both;

      /* Their edges are rounded outwards. */
      if (graphene_rect_intersection (part, &extent->parts[j], &both))
        g_assert_cmpfloat (MIN (both.size.width, both.size.height), <=, 2);
    }
  }
}

/* To be read from three metres: on a wide window the word's lines take an eighth of the height or more; on a
 * narrow one it is as wide as the window; with large text, too. */
static void
test_size (void)
{
  static const char *const cards[] = { "A:valid", "A:window+good", "A:late|B:valid",
                                       "empty",   "no-driver",     "stopped" };

  for (int percent = 100; percent <= 200; percent += 100) {
    test_ui_set_text_size (percent);
    for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
      for (gsize j = 0; j < G_N_ELEMENTS (cards); j++) {
        int width = sizes[i].width, height = sizes[i].height;
        Extent extent = draw (cards[j], width, height);

        g_test_message ("%s at %d × %d, %d %%: %.0f", cards[j], width, height, percent,
                        (double) extent.largest);
        assert_apart (&extent, width, height);
        /* A line is about 1.35 times as high as its letters' size. */
        if (width > height)
          g_assert_cmpfloat ((double) extent.largest * 1.35, >=, height / 8.0);
        else
          g_assert_cmpfloat (extent.largest, >=, 40);
        /* So high that there is room for the rest. */
        g_assert_cmpfloat ((double) extent.largest, <=, height / 4.0);
      }
    }
  }
  test_ui_set_text_size (100);
}

/* When the answer about revocation comes, nothing moves: the word stays where it was, and as large. */
static void
test_steady (void)
{
  static const char *const stages[] = { "A:valid+good", "A:valid+unreachable" };

  for (int percent = 100; percent <= 200; percent += 100) {
    test_ui_set_text_size (percent);
    for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
      Extent asking = draw ("A:valid+busy", sizes[i].width, sizes[i].height);

      for (gsize j = 0; j < G_N_ELEMENTS (stages); j++) {
        Extent answered = draw (stages[j], sizes[i].width, sizes[i].height);

        g_test_message ("%s at %d × %d, %d %%", stages[j], sizes[i].width, sizes[i].height,
                        percent);
        g_assert_cmpfloat (answered.word_y, ==, asking.word_y);
        g_assert_cmpfloat (answered.largest, ==, asking.largest);
      }
    }
  }
  test_ui_set_text_size (100);
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/glance-face/size", test_size);
  g_test_add_func ("/ui/glance-face/steady", test_steady);

  return g_test_run ();
}
