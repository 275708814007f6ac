/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Saves a picture of the real window in every situation, and in some scenes with several cards or opened
 * details, to be looked at: screenshots FOLDER WIDTH HEIGHT [SITUATION…]. The environment chooses style,
 * scale and language. */

#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "core-fixture.h"
#include "imz-practice-monitor.h"
#include "screenshots.h"
#include "test-cards.h"

void
screenshots_iterate (guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until) {
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  }
}

/* NULL while the window is being laid out anew. */
static GskRenderNode *
take_node (GtkWidget *window, int width, int height, int scale)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gdk_paintable_snapshot (paintable, snapshot, width, height);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
save (GtkWidget *window, const char *path)
{
  int scale = gtk_widget_get_scale_factor (window);
  int width = gtk_widget_get_width (window);
  int height = gtk_widget_get_height (window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  while ((node = take_node (window, width, height, scale)) == NULL)
    screenshots_iterate (10);

  texture = gsk_renderer_render_texture (
    gtk_native_get_renderer (GTK_NATIVE (window)), node,
    &GRAPHENE_RECT_INIT (0, 0, (float) (width * scale), (float) (height * scale)));

  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
}

static ImzCertificate *
verified (TestCertificateSpec spec)
{
  static const char *const policies[] = { "2.16.792.1.2.1.1.5.7.1.1", NULL };
  ImzTrustFacts trust = test_trust_anchored (IMZ_REVOCATION_STATE_GOOD);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a certificate", 13);

  spec.policies = policies;
  spec.bytes = bytes;
  if (spec.trust == NULL)
    spec.trust = &trust;

  return test_certificate_from (&spec);
}

static ImzReader *
reader_with (const char *name, TestCertificateSpec spec)
{
  return test_reader_new (name, NULL, verified (spec), NULL);
}

#define AYLA(days) ((TestCertificateSpec){ TEST_AYLA, .days_left = days })
#define MERT(days) ((TestCertificateSpec){ TEST_MERT, .days_left = days })
#define MINI "ACS ACR39U ICC Reader [CCID Interface] 00 00"
#define DESK "Gemalto PC Twin Reader 01 00"

static ImzSnapshot *
make_renewal (void)
{
  return test_snapshot_new (reader_with (MINI, AYLA (60)),
                            reader_with (DESK, AYLA (60 + TEST_LIFE)), NULL);
}

static ImzSnapshot *
make_colleagues (void)
{
  return test_snapshot_new (reader_with (MINI, AYLA (812)), reader_with (DESK, MERT (20)), NULL);
}

static ImzSnapshot *
make_many (void)
{
  return test_snapshot_new (reader_with (MINI, MERT (812)),
                            test_reader_new (DESK, NULL, verified (AYLA (60)),
                                             verified (AYLA (60 + TEST_LIFE)),
                                             verified (AYLA (-300)), NULL),
                            NULL);
}

static ImzSnapshot *
make_three (void)
{
  return test_snapshot_new (
    reader_with (MINI, MERT (812)),
    test_reader_new (DESK, NULL, verified (AYLA (60)), verified (AYLA (60 + TEST_LIFE)), NULL),
    NULL);
}

static ImzSnapshot *
make_driver (void)
{
  ImzDriver *driver = imz_driver_new (&(ImzDriverFacts){
    .path = "/usr/lib/libakisp11.so",
    .pin = IMZ_PIN_STATE_OK,
    .libcrypto = "/usr/lib/x86_64-linux-gnu/libcrypto.so.3",
    .libpcsclite = "/usr/lib/x86_64-linux-gnu/libpcsclite.so.1",
  });

  return test_snapshot_new (test_reader_new (MINI, driver, verified (AYLA (812)), NULL), NULL);
}

static ImzSnapshot *
make_stranger (void)
{
  static const ImzChainLink path[] = {
    { .name = "AYLA DENİZ YURT" },
    { .name = "Sahte Sertifika Hizmet Sağlayıcısı", .fault = IMZ_CHAIN_FAULT_NO_ISSUER },
  };
  const ImzTrustFacts trust = {
    .state = IMZ_TRUST_STATE_UNKNOWN_ISSUER,
    .path = path,
    .n_links = G_N_ELEMENTS (path),
    .missing = "Sahte Kök",
    .revocation = { .obstacle = IMZ_REVOCATION_OBSTACLE_NO_CHAIN },
  };

  return test_snapshot_new (
    reader_with (MINI, (TestCertificateSpec){ TEST_AYLA, .days_left = 812, .trust = &trust }),
    NULL);
}

static ImzSnapshot *
make_checking (void)
{
  const ImzTrustFacts trust = { .revocation = { .obstacle = IMZ_REVOCATION_OBSTACLE_BUSY } };

  return test_snapshot_new (
    reader_with (MINI, (TestCertificateSpec){ TEST_AYLA, .days_left = 812, .trust = &trust }),
    NULL);
}

static ImzSnapshot *
make_offline (void)
{
  ImzTrustFacts trust = test_trust_anchored (IMZ_REVOCATION_STATE_UNCHECKED);

  trust.revocation.obstacle = IMZ_REVOCATION_OBSTACLE_NO_NETWORK;
  return test_snapshot_new (
    reader_with (MINI, (TestCertificateSpec){ TEST_AYLA, .days_left = 812, .trust = &trust }),
    NULL);
}

static const struct {
  const char *name;
  ImzSnapshot *(*make) (void);
  int opened; /* which row of the details, from 1; 0 for none */
} scenes[] = {
  { "old-and-new", make_renewal, 0 },      { "colleagues", make_colleagues, 0 },
  { "three-cards", make_three, 0 },        { "four-cards", make_many, 0 },
  { "checking", make_checking, 0 },        { "offline", make_offline, 0 },
  { "verification-open", make_driver, 1 }, { "driver-open", make_driver, 3 },
  { "certificate-open", make_driver, 4 },  { "stranger-open", make_stranger, 1 },
};

/* Opens a row and brings it to the top. */
static void
open_row (GtkWidget *window, int number)
{
  g_autoptr (GPtrArray) rows = test_ui_find (window, ADW_TYPE_EXPANDER_ROW);
  g_autoptr (GPtrArray) pages = test_ui_find (window, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (g_ptr_array_index (pages, 0));
  GtkWidget *row = g_ptr_array_index (rows, number - 1);
  graphene_rect_t bounds;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  screenshots_iterate (500);
  if (gtk_widget_compute_bounds (row, g_ptr_array_index (pages, 0), &bounds))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            (double) bounds.origin.y - 18);
  screenshots_iterate (100);
}

ImzCertificate *
screenshots_verified (const char *holder, const char *identity, int days_left)
{
  return verified (
    (TestCertificateSpec){ .holder = holder, .identity = identity, .days_left = days_left });
}

gboolean
screenshots_is_wanted (const Screenshots *self, int number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  return self->wanted[0] == NULL || g_strv_contains ((const char *const *) self->wanted, text);
}

void
screenshots_save (const Screenshots *self, int number, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%02d-%s.png", number, name);
  g_autofree char *path = g_build_filename (self->folder, file, NULL);

  save (self->window, path);
}

/* As on a GNOME desktop; a bare X server has no settings. */
static void
set_font (void)
{
  const char *percent = g_getenv ("IMZ_TEXT_SCALE");

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", "gtk-xft-dpi",
                96 * 1024 * (percent != NULL ? atoi (percent) : 100) / 100, NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application =
    GTK_APPLICATION (adw_application_new ("tr.imzam.Screenshots", G_APPLICATION_NON_UNIQUE));
  g_autoptr (ImzClock) clock = NULL;
  g_autoptr (ImzPracticeMonitor) practice = NULL;
  g_autoptr (TestMonitor) readers = NULL;
  g_autoptr (ImzStatus) status = NULL;
  g_autoptr (GKeyFile) portals = g_key_file_new ();
  GtkWidget *window;
  Screenshots shots;

  if (argc < 4)
    g_error ("usage: screenshots FOLDER WIDTH HEIGHT [SITUATION…]");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("IMZ_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_application_register (G_APPLICATION (application), NULL, NULL);
  set_font ();

  clock = IMZ_CLOCK (test_clock_new ());
  practice = imz_practice_monitor_new (clock, IMZ_SUMMARY_VALID);
  readers = test_monitor_new ();
  status = imz_status_new (IMZ_READER_MONITOR (practice), NULL, clock, core_fixture_genel ());
  window = imz_window_new (application, status, portals);
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[2]), atoi (argv[3]));
  imz_window_set_practice (IMZ_WINDOW (window), g_getenv ("IMZ_PRACTICE") != NULL);
  gtk_window_present (GTK_WINDOW (window));
  screenshots_iterate (400);
  shots = (Screenshots){ window, status, readers, argv[1], argv + 4 };

  for (int summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    const char *word;

    if (!screenshots_is_wanted (&shots, summary))
      continue;
    imz_practice_monitor_set_situation (practice, (ImzSummary) summary);
    screenshots_iterate (150);
    word = imz_summary_to_word ((ImzSummary) summary);
    screenshots_save (&shots, summary, word != NULL ? word : "pin");
  }

  for (int i = 0; i < (int) G_N_ELEMENTS (scenes); i++) {
    if (!screenshots_is_wanted (&shots, IMZ_N_SUMMARIES + i))
      continue;
    /* Nothing of the scene before stays open. */
    test_monitor_take (readers, imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL));
    imz_status_set_monitor (status, IMZ_READER_MONITOR (readers));
    test_monitor_take (readers, scenes[i].make ());
    screenshots_iterate (150);
    if (scenes[i].opened > 0)
      open_row (window, scenes[i].opened);
    screenshots_save (&shots, IMZ_N_SUMMARIES + i, scenes[i].name);
  }

  screenshots_take_home (&shots);
  screenshots_take_glance (&shots);
  screenshots_take_welcome (&shots);
  screenshots_take_guide (&shots);
  screenshots_take_applications (&shots);
  screenshots_take_record (&shots);
  screenshots_take_kept (&shots);

  gtk_window_destroy (GTK_WINDOW (window));

  return EXIT_SUCCESS;
}
