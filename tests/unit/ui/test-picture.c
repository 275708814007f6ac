/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "imz-picture-scenes.h"
#include "imz-picture.h"

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  int *count = user_data;

  (*count)++;
}

static gboolean
stop_waiting_cb (gpointer user_data)
{
  gboolean *waited = user_data;

  *waited = TRUE;
  return G_SOURCE_REMOVE;
}

/* Counts the pixels of a drawing that are not transparent, and mixes all into a checksum. */
static guint
count_painted (const guint32 *pixels, gsize n_pixels, guint32 *checksum)
{
  guint painted = 0;

  *checksum = 5381;
  for (gsize i = 0; i < n_pixels; i++) {
    painted += pixels[i] >> 24 != 0;
    *checksum = *checksum * 33 + pixels[i];
  }

  return painted;
}

static void
test_finalize (void)
{
  GtkWidget *picture = g_object_ref_sink (imz_picture_new (IMZ_PICTURE_BUSY));

  g_assert_finalize_object (picture);
}

static void
test_kind (void)
{
  GtkWidget *picture = g_object_ref_sink (imz_picture_new (IMZ_PICTURE_BUSY));
  ImzPictureKind kind;
  int notified = 0;

  g_signal_connect (picture, "notify::kind", G_CALLBACK (count_cb), &notified);
  g_object_get (picture, "kind", &kind, NULL);
  g_assert_cmpint (kind, ==, IMZ_PICTURE_BUSY);
  imz_picture_set_kind (IMZ_PICTURE (picture), IMZ_PICTURE_BUSY);
  g_assert_cmpint (notified, ==, 0);
  g_object_set (picture, "kind", IMZ_PICTURE_DENIED, NULL);
  g_assert_cmpint (notified, ==, 1);
  g_assert_cmpint (imz_picture_get_kind (IMZ_PICTURE (picture)), ==, IMZ_PICTURE_DENIED);
  g_assert_finalize_object (picture);
}

static void
test_accessible (void)
{
  GtkWidget *picture = g_object_ref_sink (imz_picture_new (IMZ_PICTURE_READING));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_finalize_object (picture);
}

static void
test_measure (void)
{
  GtkWidget *picture = g_object_ref_sink (imz_picture_new (IMZ_PICTURE_READING));
  int minimum, natural;

  g_assert_cmpint (gtk_widget_get_request_mode (picture), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  gtk_widget_measure (picture, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 240);
  g_assert_cmpint (natural, ==, 400);
  for (int width = 240; width < 900; width += 7) {
    gtk_widget_measure (picture, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
    g_assert_cmpint (minimum, ==, natural);
    g_assert_cmpfloat_with_epsilon (width * 130.0 / 400.0, natural, 1.0);
  }
  g_assert_finalize_object (picture);
}

/* Each kind, in a real window, paints something of its own. */
static void
test_render (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *picture = imz_picture_new (IMZ_PICTURE_PLUG_READER);
  gboolean waited = FALSE;
  guint source;

  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  gtk_widget_set_valign (picture, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), picture);
  gtk_window_present (GTK_WINDOW (window));
  source = g_timeout_add_seconds (10, stop_waiting_cb, &waited);
  while (gtk_widget_get_width (picture) == 0 && !waited)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (waited);
  g_source_remove (source);
  g_assert_cmpint (gtk_widget_get_width (picture), ==, 400);
  g_assert_cmpint (gtk_widget_get_height (picture), ==, 130);

  for (ImzPictureKind kind = 0; kind <= IMZ_PICTURE_UNREADABLE; kind++) {
    g_autoptr (GdkTexture) texture = NULL;
    g_autoptr (GskRenderNode) node = NULL;
    g_autofree guint32 *pixels = g_new0 (guint32, 400 * 130);
    GtkSnapshot *snapshot = gtk_snapshot_new ();
    guint32 checksum;

    imz_picture_set_kind (IMZ_PICTURE (picture), kind);
    GTK_WIDGET_GET_CLASS (picture)->snapshot (picture, snapshot);
    node = gtk_snapshot_free_to_node (snapshot);
    g_assert_nonnull (node);
    texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                           &GRAPHENE_RECT_INIT (0, 0, 400, 130));
    gdk_texture_download (texture, (guchar *) pixels, 400 * sizeof *pixels);
    g_assert_cmpuint (count_painted (pixels, 400 * 130, &checksum), >, 4000);
    g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (checksum)));
  }

  gtk_window_destroy (GTK_WINDOW (window));
}

/* Each kind leaves the drawing context sound in all four styles, which differ. */
static void
test_styles (void)
{
  for (ImzPictureKind kind = 0; kind <= IMZ_PICTURE_UNREADABLE; kind++) {
    g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

    for (int style = 0; style < 4; style++) {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 130);
      cairo_t *cr = cairo_create (surface);
      guint32 checksum;

      imz_picture_draw_scene (cr, kind, imz_picture_palette (style & 1, style & 2));
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      g_assert_false (cairo_has_current_point (cr));
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      count_painted ((const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface),
                     400 * 130, &checksum);
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (checksum)));
      cairo_surface_destroy (surface);
    }
  }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/picture/finalize", test_finalize);
  g_test_add_func ("/ui/picture/kind", test_kind);
  g_test_add_func ("/ui/picture/accessible", test_accessible);
  g_test_add_func ("/ui/picture/measure", test_measure);
  g_test_add_func ("/ui/picture/render", test_render);
  g_test_add_func ("/ui/picture/styles", test_styles);

  return g_test_run ();
}
