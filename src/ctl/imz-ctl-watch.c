/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-watch.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "imz-ctl.h"
#include "imz-pcsc-monitor.h"
#include "imz-status-json.h"
#include "imz-status-text.h"
#include "imz-status.h"
#include "imz-system-clock.h"

typedef struct {
  GMainLoop *loop;
  gboolean json;
  ImzSnapshot *printed; /* what was said last */
  gint64 said_at;       /* seconds since the epoch */
} Watch;

static gboolean
quit_cb (gpointer user_data)
{
  Watch *watch = user_data;

  g_main_loop_quit (watch->loop);
  return G_SOURCE_CONTINUE;
}

static void
changed_cb (ImzStatus *status, gpointer user_data)
{
  Watch *watch = user_data;
  ImzSnapshot *snapshot = imz_status_get_snapshot (status);
  const ImzVerdict *verdict = imz_status_get_verdict (status);
  g_autofree char *text = NULL;

  if (!imz_snapshot_is_settled (snapshot) ||
      imz_verdict_still_holds (watch->printed, watch->said_at, snapshot, verdict->now))
    return;

  g_clear_pointer (&watch->printed, imz_snapshot_unref);
  watch->printed = imz_snapshot_ref (snapshot);
  watch->said_at = verdict->now;

  text = watch->json ? imz_status_to_json (snapshot, verdict, FALSE)
                     : imz_status_to_text (snapshot, verdict);

  /* Whoever read the output may have gone. */
  if (!imz_ctl_print_line (text, watch->json) || (!watch->json && !imz_ctl_print_line ("", FALSE)))
    g_main_loop_quit (watch->loop);
}

int
imz_ctl_watch (int argc, char *argv[])
{
  Watch watch = { 0 };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &watch.json, N_ ("Print one JSON object a line"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GMainLoop) loop = NULL;
  g_autoptr (ImzPcscMonitor) monitor = NULL;
  g_autoptr (ImzClock) clock = NULL;
  g_autoptr (ImzStatus) status = NULL;
  guint interrupt, terminate;
  int exit;

  if (!imz_ctl_parse_options (argc, argv, entries,
                              _ ("Print the state now and again at each change"), &exit))
    return exit;

  watch.loop = loop = g_main_loop_new (NULL, FALSE);
  monitor = imz_pcsc_monitor_new (&IMZ_PCSC_SETTINGS_DEFAULT);
  clock = imz_system_clock_new (0);
  status = imz_status_new (IMZ_READER_MONITOR (monitor), clock, &IMZ_RENEWAL_LIMITS_DEFAULT);
  g_signal_connect (status, "changed", G_CALLBACK (changed_cb), &watch);
  interrupt = g_unix_signal_add (SIGINT, quit_cb, &watch);
  terminate = g_unix_signal_add (SIGTERM, quit_cb, &watch);

  g_main_loop_run (loop);

  g_source_remove (interrupt);
  g_source_remove (terminate);
  g_clear_pointer (&watch.printed, imz_snapshot_unref);

  return 0;
}
