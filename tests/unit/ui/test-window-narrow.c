/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* As narrow as beside a browser on a small screen: nothing is cut off, whatever is shown. */

#include "config.h"

#include "core-fixture.h"
#include "imz-card-view.h"
#include "imz-practice-monitor.h"
#include "imz-say.h"
#include "imz-sentence.h"
#include "imz-window.h"
#include "test-cards.h"
#include "test-ui.h"

/* Pixels */
#define NARROW 360

static GtkApplication *application;

typedef struct {
  ImzClock *clock;
  TestMonitor *monitor;
  ImzPracticeMonitor *practice;
  ImzStatus *status; /* of `monitor` at first */
  ImzWindow *window;
} Fixture;

static gboolean
has_width_cb (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static void
set_up (Fixture *fixture, gconstpointer percent)
{
  g_autoptr (GKeyFile) portals = g_key_file_new ();

  fixture->clock = IMZ_CLOCK (test_clock_new ());
  fixture->monitor = test_monitor_new ();
  fixture->practice = imz_practice_monitor_new (fixture->clock, IMZ_SUMMARY_VALID);
  fixture->status = imz_status_new (IMZ_READER_MONITOR (fixture->monitor), NULL, fixture->clock,
                                    core_fixture_genel ());
  fixture->window = IMZ_WINDOW (imz_window_new (application, fixture->status, portals));
  g_object_ref (fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), NARROW, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_wait ("the window", has_width_cb, fixture->window);
  test_ui_set_text_size (GPOINTER_TO_INT (percent));
}

/* What is under way (a frame, an answer of the X server) may hold it for a moment. */
static gboolean
is_only_ours_cb (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer percent)
{
  test_ui_set_text_size (100);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_wait ("the end of the window", is_only_ours_cb, fixture->window);
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->status);
  g_assert_finalize_object (fixture->practice);
  g_assert_finalize_object (fixture->monitor);
  g_assert_finalize_object (fixture->clock);
}

static void
assert_within (Fixture *fixture, const char *name, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &bounds));
  if (bounds.origin.x < 0 || bounds.origin.x + bounds.size.width > NARROW)
    g_error ("“%s”: from %d, %d wide: %s", name, (int) bounds.origin.x, (int) bounds.size.width,
             GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "a card");
}

/* It can be that narrow, and all words and cards are then within it. */
static void
assert_fits (Fixture *fixture, const char *name)
{
  static GType (*const types[]) (void) = { gtk_label_get_type, imz_card_view_get_type };
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  if (minimum > NARROW)
    g_error ("“%s” needs %d pixels", name, minimum);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autoptr (GPtrArray) widgets = test_ui_find (fixture->window, types[i]());

    for (guint j = 0; j < widgets->len; j++) {
      if (gtk_widget_get_mapped (widgets->pdata[j]))
        assert_within (fixture, name, widgets->pdata[j]);
    }
  }
}

/* Every situation, with the practice bar and without. */
static void
test_situations (Fixture *fixture, gconstpointer percent)
{
  imz_status_set_monitor (fixture->status, IMZ_READER_MONITOR (fixture->practice));

  for (int practice = 0; practice < 2; practice++) {
    imz_window_set_practice (fixture->window, practice != 0);
    for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
      imz_practice_monitor_set_situation (fixture->practice, summary);
      g_object_set (fixture->window, "situation", summary, NULL);
      test_ui_paint (GTK_WIDGET (fixture->window));
      assert_fits (fixture, imz_sentence_situation (summary));
    }
  }
}

/* The longest that a card can say. */
static void
test_long_words (Fixture *fixture, gconstpointer percent)
{
  g_autofree char *holder = g_strnfill (300, 'W');
  g_autoptr (ImzCertificate) certificate = test_certificate (holder, 20);
  g_autofree char *reader = g_strnfill (127, 'M');
  g_autoptr (GPtrArray) rows = NULL;

  test_monitor_take (fixture->monitor, test_snapshot (reader, certificate));
  rows = test_ui_find (fixture->window, ADW_TYPE_EXPANDER_ROW);
  g_assert_cmpuint (rows->len, >, 0);
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_set_expanded (rows->pdata[i], TRUE);
  imz_say (GTK_WIDGET (fixture->window), reader);
  test_ui_paint (GTK_WIDGET (fixture->window));
  assert_fits (fixture, "long words");
}

/* Cards of several people, each with all that can be known of it, and all of that opened. */
static void
test_several (Fixture *fixture, gconstpointer percent)
{
  g_autofree char *name = g_strnfill (30, 'W');
  const ImzChainLink path[] = { { .name = name, .fault = IMZ_CHAIN_FAULT_DATES },
                                { .name = name } };
  const ImzTrustFacts trust = { .state = IMZ_TRUST_STATE_UNKNOWN_ISSUER,
                                .path = path,
                                .n_links = G_N_ELEMENTS (path),
                                .missing = name };
  const ImzDriverFacts driver = { .path = name, .problem = IMZ_DRIVER_PROBLEM_CRASHED };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("any", 3);
  g_autoptr (GPtrArray) rows = NULL;

  test_monitor_take (
    fixture->monitor,
    test_snapshot_new (
      test_reader_new (name, imz_driver_new (&driver),
                       test_certificate_from (&(TestCertificateSpec){
                         .holder = name, .identity = "1", .days_left = 60, .bytes = bytes }),
                       test_certificate_from (&(TestCertificateSpec){
                         .holder = name, .identity = "1", .days_left = 60 + TEST_LIFE }),
                       NULL),
      test_reader_new ("2", NULL,
                       test_certificate_from (&(TestCertificateSpec){
                         .holder = name, .identity = "2", .days_left = 20, .trust = &trust }),
                       NULL),
      NULL));
  rows = test_ui_find (fixture->window, ADW_TYPE_EXPANDER_ROW);
  g_assert_cmpuint (rows->len, >, 8);
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_set_expanded (rows->pdata[i], TRUE);
  test_ui_paint (GTK_WIDGET (fixture->window));
  assert_fits (fixture, "several");
}

#define add(path, percent, function) \
  g_test_add (path, Fixture, GINT_TO_POINTER (percent), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int result;

  test_ui_init (&argc, &argv);
  application = GTK_APPLICATION (adw_application_new ("tr.imzam.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  add ("/ui/window-narrow/situations", 100, test_situations);
  add ("/ui/window-narrow/situations/200-percent", 200, test_situations);
  add ("/ui/window-narrow/long-words", 100, test_long_words);
  add ("/ui/window-narrow/long-words/200-percent", 200, test_long_words);
  add ("/ui/window-narrow/several", 100, test_several);
  add ("/ui/window-narrow/several/200-percent", 200, test_several);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
