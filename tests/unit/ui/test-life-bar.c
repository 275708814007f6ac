/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The life bar as a widget: what it says to those who do not see it, how high it is, and that it draws at every
 * width and size of letters. */

#include "config.h"

#include "imz-life-bar.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-life-face.h"
#include "imz-life-words.h"
#include "test-ui.h"

static GDate
day (const char *text)
{
  GDate date;

  g_assert_true (imz_calendar_parse_day (text, &date, NULL));
  return date;
}

static ImzTimeline
timeline (ImzPhase phase, const char *today)
{
  return (ImzTimeline){
    .phase = phase,
    .today = day (today),
    .starts = day ("2024-01-21"),
    .window_opens = day ("2026-10-21"),
    .last_date = day ("2026-12-20"),
    .ends = day ("2027-01-20"),
  };
}

static const struct {
  ImzPhase phase;
  const char *today;
} phases[] = {
  { IMZ_PHASE_NOT_YET, "2024-01-01" }, { IMZ_PHASE_IN_USE, "2025-05-01" },
  { IMZ_PHASE_WINDOW, "2026-11-21" },  { IMZ_PHASE_LATE, "2027-01-10" },
  { IMZ_PHASE_EXPIRED, "2027-03-01" },
};

static ImzRenewalDates
successor_dates (void)
{
  return (ImzRenewalDates){ .starts = day ("2027-01-21"), .ends = day ("2030-01-20") };
}

static GtkWidget *
bar_new (void)
{
  return g_object_ref_sink (g_object_new (IMZ_TYPE_LIFE_BAR, NULL));
}

static int
height_at (GtkWidget *bar, int width)
{
  int minimum, natural;

  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);

  return minimum;
}

static void
test_finalize (void)
{
  GtkWidget *bar = bar_new ();
  ImzTimeline days = timeline (IMZ_PHASE_WINDOW, "2026-11-21");

  imz_life_bar_show (IMZ_LIFE_BAR (bar), &days, NULL);
  g_assert_finalize_object (bar);
}

/* There is no bar of what is not known. */
static void
test_nothing (void)
{
  GtkWidget *bar = bar_new ();
  ImzTimeline days = timeline (IMZ_PHASE_WINDOW, "2026-11-21");

  g_assert_false (gtk_widget_get_visible (bar));
  imz_life_bar_show (IMZ_LIFE_BAR (bar), &days, NULL);
  g_assert_true (gtk_widget_get_visible (bar));
  imz_life_bar_show (IMZ_LIFE_BAR (bar), NULL, NULL);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_cmpint (height_at (bar, 300), ==, 0);

  days.phase = IMZ_PHASE_UNKNOWN;
  imz_life_bar_show (IMZ_LIFE_BAR (bar), &days, NULL);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_finalize_object (bar);
}

/* Narrower it is higher, with two it is higher, and so with larger letters. */
static void
test_measure (void)
{
  GtkWidget *bar = bar_new ();
  ImzTimeline days = timeline (IMZ_PHASE_WINDOW, "2026-11-21");
  ImzRenewalDates successor = successor_dates ();
  int minimum, one, narrow, two;

  imz_life_bar_show (IMZ_LIFE_BAR (bar), &days, NULL);
  g_assert_cmpint (gtk_widget_get_request_mode (bar), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 300);

  one = height_at (bar, 840);
  narrow = height_at (bar, 300);
  g_assert_cmpint (one, >, 60);
  g_assert_cmpint (narrow, >, one);

  imz_life_bar_show (IMZ_LIFE_BAR (bar), &days, &successor);
  two = height_at (bar, 840);
  g_assert_cmpint (two, >, one + 30);

  g_assert_finalize_object (bar);

  test_ui_set_text_size (200);
  bar = bar_new ();
  imz_life_bar_show (IMZ_LIFE_BAR (bar), &days, &successor);
  g_assert_cmpint (height_at (bar, 840), >, two);
  test_ui_set_text_size (100);
  g_assert_finalize_object (bar);
}

/* All that is drawn is said, in sentences. */
static void
test_description (void)
{
  static const struct {
    ImzPhase phase;
    const char *today;
    gboolean has_successor;
    const char *english;
    const char *turkish;
  } vectors[] = {
    { IMZ_PHASE_WINDOW, "2026-11-21", FALSE,
      "The time of your e-imza. Start of validity: 21 January 2024; Renewal opened: 21 October "
      "2026; "
      "Last application date: 20 December 2026; End: 20 January 2027. Today, 21 November 2026, is "
      "renewal time; 60 days are left until the end.",
      "E-imzanızın süresi. Geçerlilik başlangıcı: 21 Ocak 2024; Yenileme başladı: 21 Ekim 2026; "
      "Son "
      "başvuru tarihi: 20 Aralık 2026; Bitiş: 20 Ocak 2027. Bugün, 21 Kasım 2026, yenileme zamanı; "
      "bitişine 60 gün var." },
    { IMZ_PHASE_LATE, "2027-01-10", TRUE,
      "The time of your e-imza. Start of validity: 21 January 2024; Renewal opened: 21 October "
      "2026; "
      "Last application date: 20 December 2026; End: 20 January 2027; New e-imza starts: 21 "
      "January "
      "2027; Its end: 20 January 2030. Today, 10 January 2027, the last application date has "
      "passed; "
      "10 days are left until the end.",
      "E-imzanızın süresi. Geçerlilik başlangıcı: 21 Ocak 2024; Yenileme başladı: 21 Ekim 2026; "
      "Son "
      "başvuru tarihi: 20 Aralık 2026; Bitiş: 20 Ocak 2027; Yeni e-imza başlar: 21 Ocak 2027; "
      "Bitişi: 20 Ocak 2030. Bugün, 10 Ocak 2027, son başvuru tarihi geçmiş durumda; bitişine 10 "
      "gün "
      "var." },
    { IMZ_PHASE_EXPIRED, "2027-03-01", FALSE,
      "The time of your e-imza. Start of validity: 21 January 2024; Renewal opened: 21 October "
      "2026; "
      "Last application date: 20 December 2026; End: 20 January 2027. Today, 1 March 2027, it has "
      "ended, 40 days ago.",
      "E-imzanızın süresi. Geçerlilik başlangıcı: 21 Ocak 2024; Yenileme başladı: 21 Ekim 2026; "
      "Son "
      "başvuru tarihi: 20 Aralık 2026; Bitiş: 20 Ocak 2027. Bugün, 1 Mart 2027, süresi dolmuş "
      "durumda; biteli 40 gün oldu." },
  };
  GtkWidget *bar = bar_new ();
  ImzRenewalDates successor = successor_dates ();

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_ROLE_IMG);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    ImzTimeline days = timeline (vectors[i].phase, vectors[i].today);
    const char *expected = test_ui_is_turkish () ? vectors[i].turkish : vectors[i].english;

    imz_life_bar_show (IMZ_LIFE_BAR (bar), &days, vectors[i].has_successor ? &successor : NULL);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         expected);
  }
  g_assert_finalize_object (bar);
}

/* The last part is not called a month where it is shorter. */
static void
test_last_part (void)
{
  ImzTimeline days = timeline (IMZ_PHASE_WINDOW, "2026-11-21");
  ImzLifeScale scale = imz_life_scale_of (&days, NULL);

  g_assert_cmpstr (imz_life_words_segment (&scale, 2), ==,
                   C_ ("part of the life bar", "last month"));
  days.last_date = day ("2027-01-05");
  scale = imz_life_scale_of (&days, NULL);
  g_assert_cmpstr (imz_life_words_segment (&scale, 2), ==,
                   C_ ("part of the life bar", "last days"));
}

/* Counts the pixels of a drawing that are not transparent: all, and those beyond its place, but for the edges of
 * letters. */
static guint
count_painted (const guint32 *pixels, int width, int height, guint *outside)
{
  guint painted = 0;

  *outside = 0;
  for (int y = 0; y < height; y++) {
    for (int x = 0; x < width; x++) {
      gboolean is_painted = pixels[y * width + x] >> 24 != 0;

      painted += is_painted;
      *outside += is_painted && (x < 18 || x >= width - 18 || y >= height - 18);
    }
  }

  return painted;
}

static void
assert_draws (GtkWidget *window, const ImzLifeFace *face, int width)
{
  int height = imz_life_face_height (face, window, width);
  int all_width = width + 40;
  int all_height = height + 20;
  g_autofree guint32 *pixels = g_new0 (guint32, (gsize) all_width * (gsize) all_height);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  guint outside;

  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (20, 0));
  imz_life_face_append (face, snapshot, window, width);
  node = gtk_snapshot_free_to_node (snapshot);
  texture =
    gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) all_width, (float) all_height));
  gdk_texture_download (texture, (guchar *) pixels, (gsize) all_width * sizeof *pixels);

  /* At least the bar; and nothing beyond its width and height. */
  g_assert_cmpuint (count_painted (pixels, all_width, all_height, &outside), >, (guint) width * 15);
  g_assert_cmpuint (outside, ==, 0);
}

static void
test_draws (void)
{
  static const int widths[] = { 240, 300, 324, 600, 840 };
  GtkWidget *window = gtk_window_new ();
  ImzRenewalDates successor = successor_dates ();

  gtk_window_present (GTK_WINDOW (window));
  for (int percent = 100; percent <= 200; percent += 100) {
    test_ui_set_text_size (percent);
    for (gsize i = 0; i < G_N_ELEMENTS (phases); i++) {
      ImzTimeline days = timeline (phases[i].phase, phases[i].today);

      for (gsize j = 0; j < G_N_ELEMENTS (widths) * 2; j++) {
        ImzLifeScale scale = imz_life_scale_of (&days, j % 2 == 1 ? &successor : NULL);
        const ImzLifeFace face = { &scale, j % 2 == 0, i % 2 == 0 };

        g_test_message ("%d %% %s at %d", percent, phases[i].today, widths[j / 2]);
        assert_draws (window, &face, widths[j / 2]);
      }
    }
  }
  test_ui_set_text_size (100);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/life-bar/finalize", test_finalize);
  g_test_add_func ("/ui/life-bar/nothing", test_nothing);
  g_test_add_func ("/ui/life-bar/measure", test_measure);
  g_test_add_func ("/ui/life-bar/description", test_description);
  g_test_add_func ("/ui/life-bar/last-part", test_last_part);
  g_test_add_func ("/ui/life-bar/draws", test_draws);

  return g_test_run ();
}
