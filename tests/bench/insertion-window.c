/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* insertion-window READER [glance]: the real window, or its quick check, over the real monitor, telling when
 * a card got how far. Prints "open" when the
 * window waits for a card, then a line for each thing that happens, with g_get_monotonic_time():
 *   event     PC/SC told another program of the card
 *   reading   the first snapshot that knows of it
 *   snapshot  the snapshot with its certificates
 *   label     the sentence was set on its label; of the quick check: the colour was chosen
 *   painted   the frame with it was handed to the X server
 *   gone      the window waits for a card again
 * Ends with its standard input. */

#include "config.h"

#include <stdio.h>

#include <gio/gunixinputstream.h>
#include <winscard.h>

#include "core-fixture.h"
#include "imz-home-page.h"
#include "imz-pcsc-monitor.h"
#include "imz-status.h"
#include "imz-system-clock.h"
#include "imz-window.h"

typedef struct {
  ImzReaderMonitor *monitor;
  ImzStatus *status;
  gboolean waits; /* for a card: "open" or "gone" was said */
  gboolean is_reading;
  gboolean has_snapshot;
  gboolean has_label; /* and the frame with it is still to come */
} Bench;

static void
tell (const char *what)
{
  printf ("%s %" G_GINT64_FORMAT "\n", what, g_get_monotonic_time ());
  fflush (stdout);
}

/* Another client of PC/SC, to learn when the service itself tells of the card. */
static gpointer
observe_cb (gpointer data)
{
  SCARD_READERSTATE state = { .szReader = data, .dwCurrentState = SCARD_STATE_UNAWARE };
  SCARDCONTEXT context;

  if (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context) != SCARD_S_SUCCESS)
    g_error ("no card service");

  while (SCardGetStatusChange (context, INFINITE, &state, 1) == SCARD_S_SUCCESS) {
    gboolean was_present = (state.dwCurrentState & SCARD_STATE_PRESENT) != 0;

    if (!was_present && (state.dwEventState & SCARD_STATE_PRESENT) != 0)
      tell ("event");
    state.dwCurrentState = state.dwEventState & ~(DWORD) SCARD_STATE_CHANGED;
  }

  return NULL;
}

static ImzReaderState
first_reader_state (Bench *bench)
{
  ImzSnapshot *snapshot = imz_reader_monitor_get_snapshot (bench->monitor);

  if (imz_snapshot_get_n_readers (snapshot) == 0)
    return IMZ_READER_STATE_UNAVAILABLE;

  return imz_reader_get_state (imz_snapshot_get_reader (snapshot, 0));
}

static void
snapshot_cb (ImzReaderMonitor *monitor, GParamSpec *pspec, gpointer user_data)
{
  Bench *bench = user_data;
  ImzReaderState state = first_reader_state (bench);

  if (state == IMZ_READER_STATE_READING && !bench->is_reading) {
    bench->is_reading = TRUE;
    bench->waits = FALSE;
    tell ("reading");
  } else if (state == IMZ_READER_STATE_CARD && !bench->has_snapshot) {
    bench->has_snapshot = TRUE;
    tell ("snapshot");
  }
}

static void
label_cb (GtkLabel *label, GParamSpec *pspec, gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->has_snapshot && !bench->has_label) {
    tell ("label");
    bench->has_label = TRUE;
  }
}

/* The quick check has heard of it before. */
static void
changed_cb (ImzStatus *status, gpointer user_data)
{
  label_cb (NULL, NULL, user_data);
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->has_label && bench->has_snapshot) {
    tell ("painted");
    bench->has_snapshot = FALSE;
  } else if (!bench->waits && first_reader_state (bench) == IMZ_READER_STATE_EMPTY) {
    tell (bench->has_label ? "gone" : "open");
    bench->waits = TRUE;
    bench->is_reading = bench->has_snapshot = bench->has_label = FALSE;
  }
}

static GObject *
find_sentence (GtkWidget *window)
{
  GObject *page = gtk_widget_get_template_child (window, IMZ_TYPE_WINDOW, "home_page");

  return gtk_widget_get_template_child (GTK_WIDGET (page), IMZ_TYPE_HOME_PAGE, "sentence");
}

static void
input_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_main_loop_quit (user_data);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application =
    adw_application_new ("tr.imzam.Insertion", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
  g_autoptr (GKeyFile) portals = g_key_file_new ();
  g_autoptr (ImzClock) clock = imz_system_clock_new (0);
  g_autoptr (ImzPcscMonitor) monitor = NULL;
  g_autoptr (ImzStatus) status = NULL;
  Bench bench = { NULL };
  GtkWidget *window;
  guint8 byte;

  if (argc != 2 && argc != 3)
    g_error ("usage: insertion-window READER [glance]");

  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_application_register (G_APPLICATION (application), NULL, NULL);

  monitor = imz_pcsc_monitor_new (&IMZ_PCSC_SETTINGS_DEFAULT);
  bench.monitor = IMZ_READER_MONITOR (monitor);
  /* Before the window hears of it. */
  g_signal_connect (monitor, "notify::snapshot", G_CALLBACK (snapshot_cb), &bench);
  status = imz_status_new (bench.monitor, NULL, clock, core_fixture_genel ());
  bench.status = status;

  window = imz_window_new (GTK_APPLICATION (application), status, portals);
  if (argc == 3) {
    imz_window_set_glance (IMZ_WINDOW (window), TRUE);
    g_signal_connect (status, "changed", G_CALLBACK (changed_cb), &bench);
  } else {
    g_signal_connect (find_sentence (window), "notify::label", G_CALLBACK (label_cb), &bench);
  }
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    &bench);
  g_thread_unref (g_thread_new ("observer", observe_cb, argv[1]));

  g_input_stream_read_async (input, &byte, sizeof byte, G_PRIORITY_DEFAULT, NULL, input_cb, loop);
  g_main_loop_run (loop);
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}
