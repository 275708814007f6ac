/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Saves a picture of the real window in every situation, to be looked at: screenshots FOLDER WIDTH
 * HEIGHT [SITUATION…]. The environment chooses style, scale and language. */

#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "imz-practice-monitor.h"
#include "imz-status.h"
#include "imz-system-clock.h"
#include "imz-window.h"

static void
iterate_for (guint ms)
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
    iterate_for (10);

  texture = gsk_renderer_render_texture (
    gtk_native_get_renderer (GTK_NATIVE (window)), node,
    &GRAPHENE_RECT_INIT (0, 0, (float) (width * scale), (float) (height * scale)));

  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
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
  g_autoptr (ImzPracticeMonitor) monitor = NULL;
  g_autoptr (ImzStatus) status = NULL;
  g_autoptr (GKeyFile) portals = g_key_file_new ();
  GtkWidget *window;

  if (argc < 4)
    g_error ("usage: screenshots FOLDER WIDTH HEIGHT [SITUATION…]");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("IMZ_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_application_register (G_APPLICATION (application), NULL, NULL);
  set_font ();

  clock = imz_system_clock_new (0);
  monitor = imz_practice_monitor_new (clock, IMZ_SUMMARY_VALID);
  status = imz_status_new (IMZ_READER_MONITOR (monitor), clock, &IMZ_RENEWAL_LIMITS_DEFAULT);
  window = imz_window_new (application, status, portals);
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[2]), atoi (argv[3]));
  imz_window_set_practice (IMZ_WINDOW (window), g_getenv ("IMZ_PRACTICE") != NULL);
  gtk_window_present (GTK_WINDOW (window));
  iterate_for (400);

  for (int summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    g_autofree char *name =
      g_strdup_printf ("%02d-%s.png", summary, imz_summary_to_word ((ImzSummary) summary));
    g_autofree char *path = g_build_filename (argv[1], name, NULL);
    g_autofree char *number = g_strdup_printf ("%d", summary);

    if (argc > 4 && !g_strv_contains ((const char *const *) argv + 4, number))
      continue;
    imz_practice_monitor_set_situation (monitor, (ImzSummary) summary);
    iterate_for (150);
    save (window, path);
  }

  gtk_window_destroy (GTK_WINDOW (window));

  return EXIT_SUCCESS;
}
