/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The ring round the time that a code is good: what it shows, and how seldom it speaks. */

#include "config.h"

#include "imz-countdown-ring.h"

#include "test-ui.h"

#define TEST_TYPE_PASSING_CLOCK (test_passing_clock_get_type ())
G_DECLARE_FINAL_TYPE (TestPassingClock, test_passing_clock, TEST, PASSING_CLOCK, ImzClock)

struct _TestPassingClock {
  ImzClock parent_instance;

  gint64 now;
};

G_DEFINE_FINAL_TYPE (TestPassingClock, test_passing_clock, IMZ_TYPE_CLOCK)

static gint64
test_passing_clock_now (ImzClock *clock)
{
  return TEST_PASSING_CLOCK (clock)->now;
}

static void
test_passing_clock_set_alarm (ImzClock *clock, gint64 time)
{
}

static void
test_passing_clock_class_init (TestPassingClockClass *klass)
{
  IMZ_CLOCK_CLASS (klass)->now = test_passing_clock_now;
  IMZ_CLOCK_CLASS (klass)->set_alarm = test_passing_clock_set_alarm;
}

static void
test_passing_clock_init (TestPassingClock *self)
{
  self->now = TEST_CLOCK_NOW;
}

typedef struct {
  TestPassingClock *clock;
  ImzCountdown *countdown;
  GtkWidget *ring;
} Fixture;

/* It takes the size of its letters when it is made, since it is in no window. */
static void
make_ring (Fixture *self)
{
  self->ring = g_object_ref_sink (g_object_new (IMZ_TYPE_COUNTDOWN_RING, NULL));
  imz_countdown_ring_set_whole (IMZ_COUNTDOWN_RING (self->ring), 285);
  imz_countdown_ring_set_countdown (IMZ_COUNTDOWN_RING (self->ring), self->countdown);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->clock = g_object_new (TEST_TYPE_PASSING_CLOCK, NULL);
  self->countdown = imz_countdown_new (IMZ_CLOCK (self->clock));
  make_ring (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->ring);
  g_assert_finalize_object (self->countdown);
  g_assert_finalize_object (self->clock);
}

static void
pass (Fixture *self, gint64 seconds)
{
  for (gint64 i = 0; i < seconds; i++) {
    self->clock->now++;
    imz_clock_ring (IMZ_CLOCK (self->clock));
  }
}

static void
assert_says (Fixture *self, const char *english, const char *turkish)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->ring), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       test_ui_is_turkish () ? turkish : english);
}

static void
test_texts (Fixture *self, gconstpointer unused)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self->ring), GTK_ACCESSIBLE_ROLE_TIMER);
  assert_says (self, "Not started yet: 4 minutes 45 seconds",
               "Henüz başlatılmadı: 4 dakika 45 saniye");
  imz_countdown_start (self->countdown, 285);
  assert_says (self, "4 minutes 45 seconds left", "4 dakika 45 saniye kaldı");
  imz_countdown_adjust (self->countdown, -45);
  assert_says (self, "4 minutes left", "4 dakika kaldı");
  imz_countdown_stop (self->countdown);
  imz_countdown_start (self->countdown, 61);
  assert_says (self, "1 minute 1 second left", "1 dakika 1 saniye kaldı");
  pass (self, 1);
  assert_says (self, "Only 1 minute left", "Yalnızca 1 dakika kaldı");
  pass (self, 59);
  assert_says (self, "Only 10 seconds left", "Yalnızca 10 saniye kaldı");
  pass (self, 1);
  assert_says (self, "The time of the code is up", "Kodun süresi doldu");
  imz_countdown_stop (self->countdown);
  assert_says (self, "Not started yet: 4 minutes 45 seconds",
               "Henüz başlatılmadı: 4 dakika 45 saniye");
}

/* The time is told anew after ten seconds; at once what matters: the last minute, a new start. */
static void
test_seldom (Fixture *self, gconstpointer unused)
{
  imz_countdown_start (self->countdown, 285);
  pass (self, 9);
  assert_says (self, "4 minutes 45 seconds left", "4 dakika 45 saniye kaldı");
  pass (self, 1);
  assert_says (self, "4 minutes 35 seconds left", "4 dakika 35 saniye kaldı");
  pass (self, 3);
  imz_countdown_adjust (self->countdown, 5);
  assert_says (self, "4 minutes 37 seconds left", "4 dakika 37 saniye kaldı");
  pass (self, 216);
  assert_says (self, "1 minute 7 seconds left", "1 dakika 7 saniye kaldı");
  pass (self, 1);
  assert_says (self, "Only 1 minute left", "Yalnızca 1 dakika kaldı");
  imz_countdown_start (self->countdown, 285);
  assert_says (self, "4 minutes 45 seconds left", "4 dakika 45 saniye kaldı");
}

/* It belongs to one countdown at a time, and to none in the end. */
static void
test_changing (Fixture *self, gconstpointer unused)
{
  imz_countdown_start (self->countdown, 100);
  imz_countdown_ring_set_countdown (IMZ_COUNTDOWN_RING (self->ring), NULL);
  assert_says (self, "Not started yet: 4 minutes 45 seconds",
               "Henüz başlatılmadı: 4 dakika 45 saniye");
  imz_countdown_stop (self->countdown);
  imz_countdown_start (self->countdown, 100);
  imz_countdown_ring_set_whole (IMZ_COUNTDOWN_RING (self->ring), 60);
  assert_says (self, "Not started yet: 1 minute", "Henüz başlatılmadı: 1 dakika");
}

static guint32 *
draw (Fixture *self, GtkWidget *window, int *size)
{
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  guint32 *pixels;

  gtk_widget_measure (self->ring, GTK_ORIENTATION_HORIZONTAL, -1, size, NULL, NULL, NULL);
  gtk_widget_measure (self->ring, GTK_ORIENTATION_VERTICAL, -1, size, NULL, NULL, NULL);
  gtk_widget_allocate (self->ring, *size, *size, -1, NULL);
  GTK_WIDGET_GET_CLASS (self->ring)->snapshot (self->ring, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) *size, (float) *size));
  pixels = g_new0 (guint32, (gsize) *size * (gsize) *size);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) *size * sizeof *pixels);

  return pixels;
}

static guint
count (const guint32 *pixels, int size, guint32 color)
{
  guint n = 0;

  for (int i = 0; i < size * size; i++)
    n += pixels[i] == (0xff000000 | color);

  return n;
}

/* What is left is a part of the ring, which takes another colour when the end is near, and when it
 * is there. */
static void
test_draws (Fixture *self, gconstpointer unused)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *window = gtk_window_new ();
  guint whole, half;

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_window_present (GTK_WINDOW (window));
  for (int percent = 100; percent <= 200; percent += 100) {
    g_autofree guint32 *idle = NULL;
    g_autofree guint32 *full = NULL;
    g_autofree guint32 *later = NULL;
    g_autofree guint32 *ending = NULL;
    g_autofree guint32 *over = NULL;
    int size;

    test_ui_set_text_size (percent);
    g_assert_finalize_object (self->ring);
    make_ring (self);
    imz_countdown_stop (self->countdown);
    idle = draw (self, window, &size);
    g_assert_cmpint (size, >=, 60 * percent / 100);
    g_assert_cmpuint (count (idle, size, 0x1c71d8), ==, 0);
    imz_countdown_start (self->countdown, 240);
    full = draw (self, window, &size);
    whole = count (full, size, 0x1c71d8);
    g_assert_cmpuint (count (full, size, 0xdeddda), <, whole / 20);
    pass (self, 120);
    later = draw (self, window, &size);
    half = count (later, size, 0x1c71d8);
    g_assert_cmpfloat_with_epsilon ((double) half / whole, 0.52, 0.05);
    pass (self, 90);
    ending = draw (self, window, &size);
    g_assert_cmpuint (count (ending, size, 0x1c71d8), ==, 0);
    g_assert_cmpuint (count (ending, size, 0xae7b03), >, whole / 20);
    g_assert_cmpuint (count (ending, size, 0xae7b03), <, half);
    pass (self, 30);
    over = draw (self, window, &size);
    g_assert_cmpuint (count (over, size, 0xc01c28), >=, whole - whole / 20);
  }
  test_ui_set_text_size (100);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/countdown-ring/texts", test_texts);
  ADD ("/ui/countdown-ring/seldom", test_seldom);
  ADD ("/ui/countdown-ring/changing", test_changing);
  ADD ("/ui/countdown-ring/draws", test_draws);
#undef ADD

  return g_test_run ();
}
