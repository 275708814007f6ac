/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The drawings of the portal’s screens: their files, their colours, and the widget they are in. */

#include "config.h"

#include "imz-sketch.h"

#include <math.h>
#include <string.h>

#include <glib/gstdio.h>

#include "imz-sketch-colors.h"
#include "test-ui.h"

#define FOLDER "/tr/imzam/Imzam/sketches/"

static const char *const styles[] = { "light", "dark", "light, high contrast",
                                      "dark, high contrast" };

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All that are in the program, in order. */
static GStrv
shipped (void)
{
  g_auto (GStrv) files = g_resources_enumerate_children (FOLDER, 0, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GStrv sorted;

  g_assert_nonnull (files);
  for (guint i = 0; files[i] != NULL; i++) {
    g_autofree char *name = g_strndup (files[i], strlen (files[i]) - strlen (".svg"));

    g_assert_true (g_str_has_suffix (files[i], ".svg"));
    g_strv_builder_add (names, name);
  }
  sorted = g_strv_builder_end (names);
  qsort (sorted, g_strv_length (sorted), sizeof *sorted, compare);

  return sorted;
}

static char *
source_of (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".svg", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "ui", "sketches", file, NULL);
  g_autoptr (GError) error = NULL;
  char *source;

  g_file_get_contents (path, &source, NULL, &error);
  g_assert_no_error (error);

  return source;
}

/* What guides may name is what there is. */
static void
test_list (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "guides", "sketches.list", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) names = shipped ();
  g_autoptr (GPtrArray) listed = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (*lines[i] != '\0' && *lines[i] != '#')
      g_ptr_array_add (listed, lines[i]);
  }
  g_ptr_array_sort (listed, compare);
  g_ptr_array_add (listed, NULL);
  g_assert_cmpstrv (listed->pdata, names);
}

/* All files are in the program. */
static void
test_files (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "ui", "sketches", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  g_auto (GStrv) names = shipped ();
  guint n_files = 0;

  g_assert_no_error (error);
  for (const char *file = g_dir_read_name (folder); file != NULL; file = g_dir_read_name (folder)) {
    g_autofree char *name = g_strndup (file, strcspn (file, "."));

    g_test_message ("%s", file);
    g_assert_true (g_strv_contains ((const char *const *) names, name));
    n_files++;
  }
  g_assert_cmpuint (n_files, ==, g_strv_length (names));
}

static char *
style_of (const char *source)
{
  const char *begin = strstr (source, "<style>");
  const char *end = strstr (source, "</style>");

  g_assert_nonnull (begin);
  g_assert_nonnull (end);
  g_assert_null (strstr (end + 1, "<style"));

  return g_strndup (begin, (gsize) (end - begin));
}

/* Their colours are ours, and stand at the top of the file. */
static void
assert_colors (const char *source)
{
  const char *end = strstr (source, "</style>");

  for (const char *at = strchr (source, '#'); at != NULL; at = strchr (at + 1, '#')) {
    gboolean is_ours = FALSE;

    g_assert_true (at < end);
    for (ImzSketchColor color = 0; color < IMZ_SKETCH_N_COLORS; color++)
      is_ours = is_ours || g_str_has_prefix (at, imz_sketch_color (color, FALSE, FALSE));
    g_test_message ("%.7s", at);
    g_assert_true (is_ours);
  }
  g_assert_null (strstr (end, "fill="));
  g_assert_null (strstr (end, "stroke="));
  g_assert_null (strstr (end, "style="));
}

/* A class that is written wrongly would be drawn black. */
static void
assert_classes (const char *source, const char *style)
{
  g_autoptr (GRegex) regex = g_regex_new ("class=\"([^\"]*)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, source, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL)) {
    g_autofree char *value = g_match_info_fetch (match, 1);
    g_auto (GStrv) classes = g_strsplit (value, " ", -1);

    for (guint i = 0; classes[i] != NULL; i++) {
      g_autofree char *selector = g_strdup_printf ("\n    .%s { ", classes[i]);

      g_test_message ("%s", classes[i]);
      g_assert_nonnull (strstr (style, selector));
    }
  }
}

/* They are 320 wide, so that letters of 11 or more can be read in a narrow window; all share one
 * style. */
static void
test_sources (void)
{
  g_auto (GStrv) names = shipped ();
  g_autofree char *first = source_of (names[0]);
  g_autofree char *style = style_of (first);

  g_assert_nonnull (strstr (style, "font-family: Cantarell, sans-serif"));
  for (const char *at = strstr (style, "font-size: "); at != NULL;
       at = strstr (at + 1, "font-size: "))
    g_assert_cmpfloat (g_ascii_strtod (at + strlen ("font-size: "), NULL), >=, 11);

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *source = source_of (names[i]);
    g_autofree char *same = style_of (source);
    guint height, box_height;
    const char *root = strstr (source, "<svg ");

    g_test_message ("%s", names[i]);
    g_assert_cmpuint (strlen (source), <, 6000);
    g_assert_nonnull (strstr (source, "SPDX-License-Identifier: GPL-3.0-or-later"));
    g_assert_cmpint (sscanf (root,
                             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\" "
                             "height=\"%u\" viewBox=\"0 0 320 %u\">",
                             &height, &box_height),
                     ==, 2);
    g_assert_cmpuint (height, ==, box_height);
    g_assert_cmpuint (height, >=, 150);
    g_assert_cmpuint (height, <=, 260);
    g_assert_cmpstr (same, ==, style);
    assert_colors (source);
    assert_classes (source, style);
  }
}

static GdkPixbuf *
draw (const char *svg)
{
  g_autoptr (GInputStream) stream =
    g_memory_input_stream_new_from_data (svg, (gssize) strlen (svg), NULL);
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_stream_at_scale (stream, 320, -1, TRUE, NULL, &error);

  g_assert_no_error (error);

  return pixbuf;
}

/* In the middle of the bar on top, left of the address. */
static guint
chrome_of (GdkPixbuf *pixbuf)
{
  const guchar *pixel = gdk_pixbuf_read_pixels (pixbuf) + 14 * gdk_pixbuf_get_rowstride (pixbuf) +
                        46 * gdk_pixbuf_get_n_channels (pixbuf);

  return (guint) pixel[0] << 16 | (guint) pixel[1] << 8 | pixel[2];
}

static guint
number_of (const char *color)
{
  return (guint) g_ascii_strtoull (color + 1, NULL, 16);
}

/* Each can be drawn in each style, and every style has its own colours. */
static void
test_styles (void)
{
  g_auto (GStrv) names = shipped ();

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *source = source_of (names[i]);
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (int style = 0; style < 4; style++) {
      g_autofree char *svg = imz_sketch_colors_apply (source, style & 1, style & 2);
      g_autoptr (GdkPixbuf) pixbuf = draw (svg);
      char *sum = g_compute_checksum_for_data (G_CHECKSUM_MD5, gdk_pixbuf_read_pixels (pixbuf),
                                               gdk_pixbuf_get_byte_length (pixbuf));

      g_test_message ("%s, %s", names[i], styles[style]);
      g_assert_cmphex (chrome_of (pixbuf), ==,
                       number_of (imz_sketch_color (IMZ_SKETCH_CHROME, style & 1, style & 2)));
      g_assert_true (g_hash_table_add (seen, sum));
    }
  }
}

static double
luminance (const char *color)
{
  double sum = 0;
  const double weights[] = { 0.0722, 0.7152, 0.2126 };

  for (int i = 0; i < 3; i++) {
    double part = ((number_of (color) >> (8 * i)) & 0xff) / 255.0;

    sum += weights[i] * (part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
  }

  return sum;
}

static double
contrast (ImzSketchColor a, ImzSketchColor b, int style)
{
  double one = luminance (imz_sketch_color (a, style & 1, style & 2));
  double other = luminance (imz_sketch_color (b, style & 1, style & 2));

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

static void
test_contrast (void)
{
  static const struct {
    const char *sentence;
    ImzSketchColor ink;
    ImzSketchColor ground;
    gboolean is_text;
  } vectors[] = {
    { "words on the page", IMZ_SKETCH_TEXT, IMZ_SKETCH_PAGE, TRUE },
    { "words in a field", IMZ_SKETCH_TEXT, IMZ_SKETCH_FIELD, TRUE },
    { "words on a button that is not to be pressed", IMZ_SKETCH_TEXT, IMZ_SKETCH_CHROME, TRUE },
    { "small words on the page", IMZ_SKETCH_MUTED, IMZ_SKETCH_PAGE, TRUE },
    { "the address", IMZ_SKETCH_MUTED, IMZ_SKETCH_FIELD, TRUE },
    { "words on the button to press", IMZ_SKETCH_ON, IMZ_SKETCH_PRIMARY, TRUE },
    { "words on what else can be pressed", IMZ_SKETCH_LINK, IMZ_SKETCH_SOFT, TRUE },
    { "the number of a mark", IMZ_SKETCH_ON, IMZ_SKETCH_STOP, TRUE },
    { "a tick", IMZ_SKETCH_ON, IMZ_SKETCH_GOOD, FALSE },
    { "a warning", IMZ_SKETCH_INK, IMZ_SKETCH_WARN, FALSE },
    { "a mark on the page", IMZ_SKETCH_MARK, IMZ_SKETCH_PAGE, FALSE },
    { "a mark on what can be pressed", IMZ_SKETCH_MARK, IMZ_SKETCH_SOFT, FALSE },
    { "the field that matters", IMZ_SKETCH_PRIMARY, IMZ_SKETCH_PAGE, FALSE },
    { "the stop sign", IMZ_SKETCH_STOP, IMZ_SKETCH_PAGE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    for (int style = 0; style < 4; style++) {
      double found = contrast (vectors[i].ink, vectors[i].ground, style);
      double text = style & 2 ? 7 : 4.5;

      g_test_message ("%s, %s: %.2f", vectors[i].sentence, styles[style], found);
      g_assert_cmpfloat (found, >=, vectors[i].is_text ? text : 3);
    }
  }
}

static GtkWidget *
sketch_new (void)
{
  return g_object_ref_sink (g_object_new (IMZ_TYPE_SKETCH, NULL));
}

static void
test_finalize (void)
{
  GtkWidget *sketch = sketch_new ();

  imz_sketch_show (IMZ_SKETCH (sketch), "a1", "The portal");
  g_assert_finalize_object (sketch);
}

static void
test_alt (void)
{
  GtkWidget *sketch = sketch_new ();

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (sketch), GTK_ACCESSIBLE_ROLE_IMG);
  imz_sketch_show (IMZ_SKETCH (sketch), "a1", "The first page");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (sketch), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The first page");
  imz_sketch_show (IMZ_SKETCH (sketch), "a1", "The same in other words");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (sketch), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The same in other words");
  g_assert_finalize_object (sketch);
}

/* Where there is no drawing, nothing takes room. */
static void
test_unknown (void)
{
  GtkWidget *sketch = sketch_new ();
  int minimum;

  g_assert_null (imz_sketch_render ("z9", 320));

  g_assert_false (gtk_widget_get_visible (sketch));
  imz_sketch_show (IMZ_SKETCH (sketch), "a1", "A page");
  g_assert_true (gtk_widget_get_visible (sketch));
  imz_sketch_show (IMZ_SKETCH (sketch), "z9", "A page that we do not have");
  g_assert_false (gtk_widget_get_visible (sketch));
  gtk_widget_measure (sketch, GTK_ORIENTATION_VERTICAL, 320, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 0);
  imz_sketch_show (IMZ_SKETCH (sketch), "b1", "A page");
  g_assert_true (gtk_widget_get_visible (sketch));
  imz_sketch_show (IMZ_SKETCH (sketch), NULL, NULL);
  g_assert_false (gtk_widget_get_visible (sketch));
  g_assert_finalize_object (sketch);
}

/* It grows with the room, and not with the letters. */
static void
test_measure (void)
{
  g_auto (GStrv) names = shipped ();
  GtkWidget *sketch = sketch_new ();

  g_assert_cmpint (gtk_widget_get_request_mode (sketch), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  for (int percent = 100; percent <= 200; percent += 100) {
    test_ui_set_text_size (percent);
    for (guint i = 0; names[i] != NULL; i++) {
      g_autoptr (GdkTexture) texture = imz_sketch_render (names[i], 640);
      int minimum, natural;

      imz_sketch_show (IMZ_SKETCH (sketch), names[i], names[i]);
      gtk_widget_measure (sketch, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      g_assert_cmpint (minimum, <=, 288);
      g_assert_cmpint (natural, ==, 420);
      gtk_widget_measure (sketch, GTK_ORIENTATION_VERTICAL, 640, &minimum, &natural, NULL, NULL);
      g_assert_cmpint (minimum, ==, natural);
      g_assert_cmpint (gdk_texture_get_width (texture), ==, 640);
      g_assert_cmpint (gdk_texture_get_height (texture), ==, natural);
    }
  }
  test_ui_set_text_size (100);
  g_assert_finalize_object (sketch);
}

/* (transfer full) (nullable): one frame */
static GskRenderNode *
paint (GtkWidget *sketch)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (sketch)->snapshot (sketch, snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}

/* What a frame shows once all is drawn. */
static GdkTexture *
texture_of (GtkWidget *sketch)
{
  g_autoptr (GskRenderNode) first = paint (sketch);
  g_autoptr (GskRenderNode) node = NULL;

  test_ui_settle ();
  node = paint (sketch);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_TEXTURE_NODE);

  return g_object_ref (gsk_texture_node_get_texture (node));
}

static char *
sum_of (GdkTexture *texture)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  gsize size = stride * (gsize) gdk_texture_get_height (texture);
  g_autofree guchar *pixels = g_malloc0 (size);

  gdk_texture_download (texture, pixels, stride);

  return g_compute_checksum_for_data (G_CHECKSUM_MD5, pixels, size);
}

static void
allocate (GtkWidget *sketch, int width)
{
  int height;

  gtk_widget_measure (sketch, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (sketch, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_allocate (sketch, width, height, -1, NULL);
}

/* As sharp as the screen, in the style of the desktop, and drawn only when something changed. */
static void
test_draws (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *sketch = sketch_new ();
  g_autoptr (GdkTexture) light = NULL;
  g_autoptr (GdkTexture) again = NULL;
  g_autoptr (GdkTexture) dark = NULL;
  g_autoptr (GdkTexture) wide = NULL;
  g_autoptr (GdkTexture) other = NULL;
  g_autoptr (GdkTexture) printed = imz_sketch_render ("a7", 320);
  g_autofree char *light_sum = NULL;
  g_autofree char *dark_sum = NULL;
  g_autofree char *wide_sum = NULL;
  g_autofree char *other_sum = NULL;
  g_autofree char *printed_sum = sum_of (printed);

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  imz_sketch_show (IMZ_SKETCH (sketch), "a7", "The code");
  allocate (sketch, 320);
  light = texture_of (sketch);
  light_sum = sum_of (light);
  again = texture_of (sketch);
  g_assert_true (light == again);
  g_assert_cmpstr (light_sum, ==, printed_sum);

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  dark = texture_of (sketch);
  dark_sum = sum_of (dark);
  g_assert_cmpstr (dark_sum, !=, light_sum);

  allocate (sketch, 400);
  wide = texture_of (sketch);
  wide_sum = sum_of (wide);
  g_assert_cmpint (gdk_texture_get_width (wide), ==, 400);

  imz_sketch_show (IMZ_SKETCH (sketch), "a6a", "The question");
  allocate (sketch, 400);
  other = texture_of (sketch);
  other_sum = sum_of (other);
  g_assert_cmpstr (other_sum, !=, wide_sum);

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  g_assert_finalize_object (sketch);
}

/* While it is made wider, each frame has the drawing there is, as wide as there is room; it is drawn anew behind. */
static void
test_resize (void)
{
  GtkWidget *sketch = sketch_new ();
  g_autoptr (GdkTexture) narrow = NULL;
  g_autoptr (GdkTexture) wide = NULL;

  imz_sketch_show (IMZ_SKETCH (sketch), "a7", "The code");
  allocate (sketch, 320);
  narrow = texture_of (sketch);
  for (int width = 321; width < 400; width++) {
    g_autoptr (GskRenderNode) node = NULL;
    graphene_rect_t bounds;

    allocate (sketch, width);
    node = paint (sketch);
    g_assert_true (gsk_texture_node_get_texture (node) == narrow);
    gsk_render_node_get_bounds (node, &bounds);
    g_assert_cmpfloat (bounds.size.width, ==, (float) width);
  }
  wide = texture_of (sketch);
  g_assert_cmpint (gdk_texture_get_width (wide), ==, 399);
  g_assert_finalize_object (sketch);
}

/* It is not tried again in each frame, and takes no room any more. */
static void
test_broken (void)
{
  GtkWidget *sketch = sketch_new ();
  GskRenderNode *node;

  imz_sketch_show (IMZ_SKETCH (sketch), "broken", "A page");
  g_assert_true (gtk_widget_get_visible (sketch));
  allocate (sketch, 320);
  node = paint (sketch);
  g_assert_null (node);
  test_ui_settle ();
  g_assert_false (gtk_widget_get_visible (sketch));
  imz_sketch_show (IMZ_SKETCH (sketch), "broken", "The same page");
  g_assert_false (gtk_widget_get_visible (sketch));
  imz_sketch_show (IMZ_SKETCH (sketch), "a1", "Another page");
  g_assert_true (gtk_widget_get_visible (sketch));
  g_assert_finalize_object (sketch);
}

/* (transfer full): a folder with a sketch that cannot be drawn, as if it were one of ours */
static char *
make_broken (void)
{
  static const char broken[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 320 200\">";
  g_autoptr (GError) error = NULL;
  g_autofree char *overlay = NULL;
  g_autofree char *path = NULL;
  char *folder = g_dir_make_tmp ("imzam-sketch-XXXXXX", &error);

  g_assert_no_error (error);
  path = g_build_filename (folder, "broken.svg", NULL);
  g_file_set_contents (path, broken, -1, &error);
  g_assert_no_error (error);
  overlay = g_strdup_printf (FOLDER "broken.svg=%s", path);
  g_setenv ("G_RESOURCE_OVERLAYS", overlay, TRUE);

  return folder;
}

static void
remove_broken (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "broken.svg", NULL);

  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = make_broken ();
  int result;

  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/sketch/list", test_list);
  g_test_add_func ("/ui/sketch/files", test_files);
  g_test_add_func ("/ui/sketch/sources", test_sources);
  g_test_add_func ("/ui/sketch/styles", test_styles);
  g_test_add_func ("/ui/sketch/contrast", test_contrast);
  g_test_add_func ("/ui/sketch/finalize", test_finalize);
  g_test_add_func ("/ui/sketch/alt", test_alt);
  g_test_add_func ("/ui/sketch/unknown", test_unknown);
  g_test_add_func ("/ui/sketch/measure", test_measure);
  g_test_add_func ("/ui/sketch/draws", test_draws);
  g_test_add_func ("/ui/sketch/resize", test_resize);
  g_test_add_func ("/ui/sketch/broken", test_broken);

  result = g_test_run ();
  remove_broken (folder);

  return result;
}
