/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "imz-card-view.h"

static GtkWidget *
create_card (void)
{
  return g_object_ref_sink (imz_card_view_new ());
}

static void
destroy_card (GtkWidget *card)
{
  g_assert_finalize_object (card);
}

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

/* Shows a card in a window of its own and returns its pixels. */
static cairo_surface_t *
render_card (GtkWidget *card, int width)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *fixed = gtk_fixed_new ();
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface;
  gboolean waited = FALSE;
  guint source;
  int height;

  gtk_widget_set_size_request (card, width, -1);
  gtk_fixed_put (GTK_FIXED (fixed), card, 0, 0);
  gtk_window_set_child (GTK_WINDOW (window), fixed);
  gtk_window_present (GTK_WINDOW (window));
  source = g_timeout_add_seconds (10, stop_waiting_cb, &waited);
  while (gtk_widget_get_width (card) == 0 && !waited)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (waited);
  g_source_remove (source);

  g_assert_cmpint (gtk_widget_get_width (card), ==, width);
  height = gtk_widget_get_height (card);
  GTK_WIDGET_GET_CLASS (card)->snapshot (card, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);

  gtk_fixed_remove (GTK_FIXED (fixed), card);
  gtk_window_destroy (GTK_WINDOW (window));

  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + (gsize) x * sizeof pixel, sizeof pixel);
  return pixel;
}

static gboolean
is_same_image (cairo_surface_t *one, cairo_surface_t *other)
{
  gsize size =
    (gsize) cairo_image_surface_get_stride (one) * (gsize) cairo_image_surface_get_height (one);

  g_assert_cmpint (cairo_image_surface_get_height (one), ==,
                   cairo_image_surface_get_height (other));
  return memcmp (cairo_image_surface_get_data (one), cairo_image_surface_get_data (other), size) ==
         0;
}

static void
test_finalize (void)
{
  GtkWidget *card = create_card ();

  imz_card_view_set_holder (IMZ_CARD_VIEW (card), "AYLA DENİZ YURT");
  g_assert_finalize_object (card);
}

static void
test_strings (void)
{
  static const char *names[] = {
    "issuer", "holder", "identity", "until", "badge", "practice-label"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    GtkWidget *card = create_card ();
    g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);
    g_autofree char *value = NULL;
    g_autofree char *cleared = NULL;
    int notified = 0;

    g_test_message ("%s", names[i]);
    g_signal_connect (card, signal, G_CALLBACK (count_cb), &notified);
    g_object_set (card, names[i], NULL, NULL);
    g_assert_cmpint (notified, ==, 0);
    g_object_set (card, names[i], "İki", NULL);
    g_assert_cmpint (notified, ==, 1);
    g_object_set (card, names[i], "İki", NULL);
    g_assert_cmpint (notified, ==, 1);
    g_object_get (card, names[i], &value, NULL);
    g_assert_cmpstr (value, ==, "İki");
    g_object_set (card, names[i], NULL, NULL);
    g_assert_cmpint (notified, ==, 2);
    g_object_get (card, names[i], &cleared, NULL);
    g_assert_null (cleared);
    destroy_card (card);
  }
}

static void
test_tone (void)
{
  GtkWidget *card = create_card ();
  int notified = 0;
  ImzTone tone;

  g_signal_connect (card, "notify::tone", G_CALLBACK (count_cb), &notified);
  g_object_get (card, "tone", &tone, NULL);
  g_assert_cmpint (tone, ==, IMZ_TONE_NEUTRAL);
  g_object_set (card, "tone", IMZ_TONE_ALARM, NULL);
  imz_card_view_set_tone (IMZ_CARD_VIEW (card), IMZ_TONE_ALARM);
  g_assert_cmpint (notified, ==, 1);
  g_assert_cmpint (imz_card_view_get_tone (IMZ_CARD_VIEW (card)), ==, IMZ_TONE_ALARM);
  destroy_card (card);
}

static void
test_practice (void)
{
  GtkWidget *card = create_card ();
  int notified = 0;

  g_signal_connect (card, "notify::practice", G_CALLBACK (count_cb), &notified);
  g_assert_false (imz_card_view_get_practice (IMZ_CARD_VIEW (card)));
  g_object_set (card, "practice", TRUE, NULL);
  imz_card_view_set_practice (IMZ_CARD_VIEW (card), 2);
  g_assert_cmpint (notified, ==, 1);
  g_assert_true (imz_card_view_get_practice (IMZ_CARD_VIEW (card)));
  destroy_card (card);
}

static void
test_accessible (void)
{
  GtkWidget *card = create_card ();

  imz_card_view_set_description (IMZ_CARD_VIEW (card), "E-imza of Ayla Deniz Yurt");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "E-imza of Ayla Deniz Yurt");
  destroy_card (card);
}

static void
test_measure (void)
{
  GtkWidget *card = create_card ();
  int minimum, natural;

  g_assert_cmpint (gtk_widget_get_request_mode (card), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 260);
  g_assert_cmpint (natural, ==, 348);
  for (int width = 260; width < 900; width += 7) {
    gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
    g_assert_cmpint (minimum, ==, natural);
    g_assert_cmpfloat_with_epsilon (width / (85.6 / 54.0), natural, 1.0);
  }
  destroy_card (card);
}

/* What is set is seen: each property changes the picture. */
static void
test_render (void)
{
  static const struct {
    const char *property;
    const char *value;
  } texts[] = {
    { "issuer", "Kamu SM · Sürüm 6" }, { "holder", "AYLA DENİZ YURT" },
    { "identity", "1*********6" },     { "until", "20.01.2027'ye kadar" },
    { "badge", "Yenileme zamanı" },
  };
  GtkWidget *card = create_card ();
  cairo_surface_t *last = render_card (card, 348);
  cairo_surface_t *next;

  g_assert_cmpint (cairo_image_surface_get_height (last), ==, 220);
  g_assert_cmphex (get_pixel (last, 174, 110) >> 24, ==, 0xff);
  g_assert_cmphex (get_pixel (last, 0, 0) >> 24, <, 0xff);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_test_message ("%s", texts[i].property);
    g_object_set (card, texts[i].property, texts[i].value, NULL);
    next = render_card (card, 348);
    g_assert_false (is_same_image (last, next));
    cairo_surface_destroy (last);
    last = next;
  }
  for (ImzTone tone = IMZ_TONE_GOOD; tone <= IMZ_TONE_MUTED; tone++) {
    imz_card_view_set_tone (IMZ_CARD_VIEW (card), tone);
    next = render_card (card, 348);
    g_assert_false (is_same_image (last, next));
    cairo_surface_destroy (last);
    last = next;
  }
  g_object_set (card, "practice", TRUE, "practice-label", "ALIŞTIRMA", NULL);
  next = render_card (card, 348);
  g_assert_false (is_same_image (last, next));
  cairo_surface_destroy (last);
  cairo_surface_destroy (next);
  destroy_card (card);
}

/* A muted card has less colour than one in use. */
static void
test_muted (void)
{
  GtkWidget *card = create_card ();
  cairo_surface_t *surface = render_card (card, 348);
  guint32 blue = get_pixel (surface, 20, 110);

  cairo_surface_destroy (surface);
  imz_card_view_set_tone (IMZ_CARD_VIEW (card), IMZ_TONE_MUTED);
  surface = render_card (card, 348);
  g_assert_cmpint ((blue & 0xff) - (blue >> 16 & 0xff), >, 60);
  g_assert_cmpint (
    (get_pixel (surface, 20, 110) & 0xff) - (get_pixel (surface, 20, 110) >> 16 & 0xff), <, 20);
  cairo_surface_destroy (surface);
  destroy_card (card);
}

/* A card that cannot be used any more is as grey as one of the past, but its badge keeps its colour. */
static void
test_faded (void)
{
  GtkWidget *card = create_card ();
  cairo_surface_t *alarm, *faded, *muted;

  imz_card_view_set_badge (IMZ_CARD_VIEW (card), "Revoked");
  imz_card_view_set_tone (IMZ_CARD_VIEW (card), IMZ_TONE_ALARM);
  alarm = render_card (card, 348);
  g_assert_false (imz_card_view_get_faded (IMZ_CARD_VIEW (card)));
  imz_card_view_set_faded (IMZ_CARD_VIEW (card), TRUE);
  g_assert_true (imz_card_view_get_faded (IMZ_CARD_VIEW (card)));
  faded = render_card (card, 348);
  imz_card_view_set_tone (IMZ_CARD_VIEW (card), IMZ_TONE_MUTED);
  muted = render_card (card, 348);

  g_assert_cmphex (get_pixel (faded, 20, 110), !=, get_pixel (alarm, 20, 110));
  g_assert_cmphex (get_pixel (faded, 20, 110), ==, get_pixel (muted, 20, 110));
  g_assert_false (is_same_image (faded, muted));

  cairo_surface_destroy (alarm);
  cairo_surface_destroy (faded);
  cairo_surface_destroy (muted);
  destroy_card (card);
}

/* The longest texts, the narrowest card and the largest letters draw nothing on the edge. */
static void
test_long_texts (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *card = create_card ();

  g_object_set (card, "issuer", "Kamu Sertifikasyon Merkezi · Sürüm 6 · Mali mühür", "holder",
                "MUHAMMED SELAHATTİN ABDÜLKERİM YILDIZHANOĞULLARI KARAMANLIOĞLU", "identity",
                "1*********6", "until", "20.01.2027'ye kadar", "badge",
                "Son başvuru tarihi geçti, hemen arayın", "tone", IMZ_TONE_ALARM, NULL);
  for (int scale = 1; scale <= 2; scale++) {
    cairo_surface_t *full;
    cairo_surface_t *empty;
    GtkWidget *plain = create_card ();

    g_object_set (settings, "gtk-xft-dpi", scale * 96 * 1024, NULL);
    imz_card_view_set_tone (IMZ_CARD_VIEW (plain), IMZ_TONE_ALARM);
    full = render_card (card, 260);
    empty = render_card (plain, 260);
    for (int y = 0; y < cairo_image_surface_get_height (full); y++) {
      g_assert_cmphex (get_pixel (full, 255, y), ==, get_pixel (empty, 255, y));
      g_assert_cmphex (get_pixel (full, 5, y), ==, get_pixel (empty, 5, y));
    }
    for (int x = 0; x < 260; x++) {
      g_assert_cmphex (get_pixel (full, x, 5), ==, get_pixel (empty, x, 5));
      g_assert_cmphex (get_pixel (full, x, 158), ==, get_pixel (empty, x, 158));
    }
    cairo_surface_destroy (full);
    cairo_surface_destroy (empty);
    destroy_card (plain);
  }
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  destroy_card (card);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/card-view/finalize", test_finalize);
  g_test_add_func ("/ui/card-view/strings", test_strings);
  g_test_add_func ("/ui/card-view/tone", test_tone);
  g_test_add_func ("/ui/card-view/practice", test_practice);
  g_test_add_func ("/ui/card-view/accessible", test_accessible);
  g_test_add_func ("/ui/card-view/measure", test_measure);
  g_test_add_func ("/ui/card-view/render", test_render);
  g_test_add_func ("/ui/card-view/muted", test_muted);
  g_test_add_func ("/ui/card-view/faded", test_faded);
  g_test_add_func ("/ui/card-view/long-texts", test_long_texts);

  return g_test_run ();
}
