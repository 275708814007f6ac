/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The nine places of an application: what each shows, which names there is room for, and what is said to those who do
 * not see it. */

#include "config.h"

#include "imz-stage-line.h"

#include "imz-stage-marks.h"
#include "test-record-world.h"

#define MAX_NAMES 9

static GtkWidget *
line_new (TestRecordSpec spec)
{
  GtkWidget *line = g_object_ref_sink (g_object_new (IMZ_TYPE_STAGE_LINE, NULL));
  g_autoptr (ImzRecord) record = test_record_new (spec);

  imz_stage_line_show (IMZ_STAGE_LINE (line), record);

  return line;
}

static void
test_finalize (void)
{
  GtkWidget *line = line_new (TEST_RECORD_RENEWAL);

  g_assert_finalize_object (line);
}

/* A letter a place: done, passed over, present, to come, refused, given up, nothing. */
static void
assert_marks (ImzRecord *record, const char *expected)
{
  static const char letters[] = {
    [IMZ_STAGE_MARK_DONE] = 'd',    [IMZ_STAGE_MARK_PASSED] = 'o',
    [IMZ_STAGE_MARK_PRESENT] = 'P', [IMZ_STAGE_MARK_TO_COME] = '.',
    [IMZ_STAGE_MARK_REFUSED] = 'X', [IMZ_STAGE_MARK_CANCELLED] = 'C',
    [IMZ_STAGE_MARK_NONE] = ' ',
  };
  ImzStageMarks marks = imz_stage_marks_of (record);
  char drawn[IMZ_N_STAGES_ON_THE_WAY + 1] = { 0 };

  for (guint i = 0; i < IMZ_N_STAGES_ON_THE_WAY; i++)
    drawn[i] = letters[marks.marks[i]];
  g_assert_cmpstr (drawn, ==, expected);
}

static void
test_marks (void)
{
  static const struct {
    ImzStage stages[4]; /* as far as they get later */
    const char *marks;
  } vectors[] = {
    { { IMZ_STAGE_APPLIED }, "P........" },
    { { IMZ_STAGE_APPLIED, IMZ_STAGE_SIGNED, IMZ_STAGE_LETTER }, "ddP......" },
    { { IMZ_STAGE_APPLIED, IMZ_STAGE_APPROVED, IMZ_STAGE_COURIER }, "doodoP..." },
    { { IMZ_STAGE_APPLIED, IMZ_STAGE_IN_USE }, "doooooood" },
    { { IMZ_STAGE_COURIER }, "oooooP..." },
    { { IMZ_STAGE_IN_USE }, "ooooooood" },
    { { IMZ_STAGE_APPLIED, IMZ_STAGE_SIGNED, IMZ_STAGE_LETTER, IMZ_STAGE_REFUSED }, "dddX     " },
    { { IMZ_STAGE_APPLIED, IMZ_STAGE_LETTER, IMZ_STAGE_REFUSED }, "dodX     " },
    { { IMZ_STAGE_APPLIED, IMZ_STAGE_CANCELLED }, "dC       " },
    { { IMZ_STAGE_APPLIED, IMZ_STAGE_COURIER, IMZ_STAGE_CANCELLED }, "doooodC  " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));
    g_autoptr (ImzRecord) record = NULL;

    for (gsize j = 0; j < 4 && (j == 0 || vectors[i].stages[j] > vectors[i].stages[j - 1]); j++) {
      const ImzRecordStage reached = { .stage = vectors[i].stages[j], .at = TEST_CLOCK_NOW };

      g_array_append_val (stages, reached);
    }
    record = imz_record_new (&(ImzRecordFacts){ .stages = stages });
    assert_marks (record, vectors[i].marks);
  }
}

static void
test_description (void)
{
  static const struct {
    TestRecordSpec spec;
    const char *english;
    const char *turkish;
  } vectors[] = {
    { { .stage = IMZ_STAGE_COURIER },
      "Stage 6 of 9: Courier; before it: Application, E-onay, Official letter, Approval, "
      "Production",
      "Aşama 6/9: Kurye; önce: Başvuru, E-onay, Üst yazı, İl onayı, Üretim" },
    { { .method = IMZ_METHOD_WET_SIGNED }, "Stage 1 of 9: Application", "Aşama 1/9: Başvuru" },
    { { .stage = IMZ_STAGE_CANCELLED, .method = IMZ_METHOD_WET_SIGNED },
      "Given up; before it: Application, Wet signature",
      "Vazgeçildi; önce: Başvuru, Islak imza" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    GtkWidget *line = line_new (vectors[i].spec);

    gtk_test_accessible_assert_role (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_ROLE_IMG);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         test_ui_is_turkish () ? vectors[i].turkish
                                                               : vectors[i].english);
    g_assert_finalize_object (line);
  }
}

static void
test_summary (void)
{
  g_autoptr (ImzRecord) courier = test_record_new (TEST_RECORD_RENEWAL);
  g_autoptr (ImzRecord) refused = test_record_new ((TestRecordSpec){ .stage = IMZ_STAGE_REFUSED });
  ImzStageMarks of_courier = imz_stage_marks_of (courier);
  ImzStageMarks of_refused = imz_stage_marks_of (refused);
  g_autofree char *far = imz_stage_marks_summarize (&of_courier);
  g_autofree char *end = imz_stage_marks_summarize (&of_refused);

  g_assert_cmpstr (far, ==, test_ui_is_turkish () ? "6/9 · Kurye" : "6/9 · Courier");
  g_assert_cmpstr (end, ==, test_ui_is_turkish () ? "Reddedildi" : "Refused");
}

typedef struct {
  graphene_rect_t names[MAX_NAMES];
  guint n_names;
  graphene_rect_t dots;
} Drawing;

/* A name may be drawn in several pieces: they stand closer to each other than names do. */
static void
add_text (Drawing *drawing, const graphene_rect_t *bounds)
{
  graphene_rect_t *last = drawing->n_names > 0 ? &drawing->names[drawing->n_names - 1] : NULL;

  if (last != NULL &&
      MAX (bounds->origin.x - last->origin.x - last->size.width,
           last->origin.x - bounds->origin.x - bounds->size.width) < bounds->size.height * 0.3f) {
    graphene_rect_union (last, bounds, last);
    return;
  }

  g_assert_cmpuint (drawing->n_names, <, MAX_NAMES);
  drawing->names[drawing->n_names++] = *bounds;
}

static void
collect (GskRenderNode *node, Drawing *drawing)
{
  GskRenderNodeType type = gsk_render_node_get_node_type (node);
  graphene_rect_t bounds;

  if (type == GSK_CONTAINER_NODE) {
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      collect (gsk_container_node_get_child (node, i), drawing);
    return;
  }

  gsk_render_node_get_bounds (node, &bounds);
  if (type == GSK_CAIRO_NODE) {
    drawing->dots = bounds;
  } else {
    g_assert_cmpint (type, ==, GSK_TEXT_NODE);
    add_text (drawing, &bounds);
  }
}

static GskRenderNode *
render (GtkWidget *line, int width, int *height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int minimum, narrow;

  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, width, height, NULL, NULL, NULL);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, minimum, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, width);
  g_assert_cmpint (narrow, ==, *height);
  gtk_widget_allocate (line, width, *height, -1, NULL);
  GTK_WIDGET_GET_CLASS (line)->snapshot (line, snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}

static Drawing
draw (TestRecordSpec spec, int width, GtkTextDirection direction)
{
  GtkWidget *line = line_new (spec);
  Drawing drawing = { .n_names = 0 };
  g_autoptr (GskRenderNode) node = NULL;
  int height;

  gtk_widget_set_direction (line, direction);
  node = render (line, width, &height);
  collect (node, &drawing);
  for (guint i = 0; i < drawing.n_names; i++) {
    g_assert_cmpfloat (drawing.names[i].origin.y + drawing.names[i].size.height, <=, height + 1);
    g_assert_cmpfloat (drawing.names[i].origin.y, >=, drawing.dots.size.height);
  }
  g_assert_finalize_object (line);

  return drawing;
}

/* From as wide as a desktop to as narrow as may be, with letters as large as may be: nothing stands over anything
 * else, or beyond an end. */
static void
test_room (void)
{
  static const int percents[] = { 100, 125, 150, 200, 300 };

  for (gsize i = 0; i < G_N_ELEMENTS (percents); i++) {
    guint most = MAX_NAMES;

    test_ui_set_text_size (percents[i]);
    for (int width = 1200; width >= 200; width -= 8) {
      Drawing drawing = draw (TEST_RECORD_RENEWAL, width, GTK_TEXT_DIR_LTR);

      g_test_message ("%d %%, %d pixels: %u names", percents[i], width, drawing.n_names);
      g_assert_true (drawing.n_names == 9 || drawing.n_names == 3 || drawing.n_names == 1);
      g_assert_cmpuint (drawing.n_names, <=, most);
      most = drawing.n_names;
      for (guint j = 0; j < drawing.n_names; j++) {
        const graphene_rect_t *name = &drawing.names[j];

        g_assert_cmpfloat (name->origin.x, >=, -2);
        g_assert_cmpfloat (name->origin.x + name->size.width, <=, width + 2);
        if (j > 0)
          g_assert_cmpfloat (name->origin.x, >=,
                             drawing.names[j - 1].origin.x + drawing.names[j - 1].size.width);
      }
    }
  }
  test_ui_set_text_size (100);
}

/* As in the window: wide, all names; 360 pixels, three; the same with large letters, one. */
static void
test_names (void)
{
  g_assert_cmpuint (draw (TEST_RECORD_RENEWAL, 760, GTK_TEXT_DIR_LTR).n_names, ==, 9);
  g_assert_cmpuint (draw (TEST_RECORD_RENEWAL, 284, GTK_TEXT_DIR_LTR).n_names, ==, 3);
  /* The first place is the present one. */
  g_assert_cmpuint (
    draw ((TestRecordSpec){ .stage = IMZ_STAGE_APPLIED }, 284, GTK_TEXT_DIR_LTR).n_names, ==, 2);
  /* Refused in the place of the approval: what does not come has no name. */
  g_assert_cmpuint (
    draw ((TestRecordSpec){ .stage = IMZ_STAGE_REFUSED }, 760, GTK_TEXT_DIR_LTR).n_names, ==, 4);
  test_ui_set_text_size (200);
  g_assert_cmpuint (draw (TEST_RECORD_RENEWAL, 284, GTK_TEXT_DIR_LTR).n_names, ==, 1);
  test_ui_set_text_size (100);
}

/* The first name is where reading begins. */
static void
test_direction (void)
{
  Drawing left = draw (TEST_RECORD_RENEWAL, 760, GTK_TEXT_DIR_LTR);
  Drawing right = draw (TEST_RECORD_RENEWAL, 760, GTK_TEXT_DIR_RTL);

  for (guint i = 0; i < 9; i++) {
    const graphene_rect_t *a = &left.names[i];
    const graphene_rect_t *b = &right.names[i];

    g_assert_cmpfloat_with_epsilon (a->origin.x + a->size.width / 2,
                                    760 - (b->origin.x + b->size.width / 2), 3);
  }
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  return *(const guint32 *) (const void *) (data + (int) y * stride + (int) x * 4);
}

/* Each kind of place is drawn in another way, also where all colours are taken for one. */
static void
test_shapes (void)
{
  static const struct {
    ImzStage stage;
    guint place;
  } shapes[] = {
    { IMZ_STAGE_COURIER, 0 }, { IMZ_STAGE_COURIER, 5 },   { IMZ_STAGE_COURIER, 7 },
    { IMZ_STAGE_REFUSED, 3 }, { IMZ_STAGE_CANCELLED, 2 },
  };
  enum { SIZE = 24, WIDTH = 800 };
  g_autofree guint8 *drawn = g_malloc0 (G_N_ELEMENTS (shapes) * SIZE * SIZE);

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++) {
    GtkWidget *line = line_new ((TestRecordSpec){ .stage = shapes[i].stage });
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, 60);
    cairo_t *cr = cairo_create (surface);
    g_autoptr (GskRenderNode) node = NULL;
    int height, first = -1, last = 0;
    double x;

    node = render (line, WIDTH, &height);
    gsk_render_node_draw (node, cr);
    cairo_surface_flush (surface);
    /* The line begins and ends with a dot, as far from either side as its name asks for. */
    for (int j = 0; j < WIDTH; j++) {
      if ((pixel_at (surface, j, 12) >> 24) > 128) {
        first = first < 0 ? j : first;
        last = j;
      }
    }
    g_assert_cmpint (first, >=, 0);
    g_assert_cmpint (last, >, first);
    x = first + 10 + shapes[i].place * (WIDTH - 2.0 * (first + 10)) / 8;
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++)
        drawn[(i * SIZE + (gsize) row) * SIZE + (gsize) column] =
          (guint8) (pixel_at (surface, CLAMP (x - SIZE / 2 + column, 0, WIDTH - 1), row) >> 24);
    }
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
    g_assert_finalize_object (line);
  }

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++) {
    for (gsize j = 0; j < i; j++)
      g_assert_true (memcmp (drawn + i * SIZE * SIZE, drawn + j * SIZE * SIZE, SIZE * SIZE) != 0);
  }
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/stage-line/finalize", test_finalize);
  g_test_add_func ("/ui/stage-line/marks", test_marks);
  g_test_add_func ("/ui/stage-line/description", test_description);
  g_test_add_func ("/ui/stage-line/summary", test_summary);
  g_test_add_func ("/ui/stage-line/room", test_room);
  g_test_add_func ("/ui/stage-line/names", test_names);
  g_test_add_func ("/ui/stage-line/direction", test_direction);
  g_test_add_func ("/ui/stage-line/shapes", test_shapes);

  return g_test_run ();
}
