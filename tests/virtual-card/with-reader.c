/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* with-reader [--no-pcscd] COMMAND…: runs a command in a bed of its own, where
 * pcscd has two empty readers and OpenSC knows the virtual card. */

#include <locale.h>
#include <signal.h>
#include <sys/prctl.h>

#include <gio/gio.h>
#include <glib-unix.h>

#include "imz-bed.h"

#define EXIT_NOT_STARTED 127 /* as in the shell */

typedef struct {
  GSubprocess *command;
  int signal;
} Forward;

static int
get_exit_code (GSubprocess *command)
{
  if (g_subprocess_get_if_exited (command))
    return g_subprocess_get_exit_status (command);

  return 128 + g_subprocess_get_term_sig (command);
}

static void
die_with_parent_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static void
command_ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  g_main_loop_quit (data);
}

static gboolean
forward_signal_cb (gpointer data)
{
  Forward *forward = data;

  g_subprocess_send_signal (forward->command, forward->signal);

  return G_SOURCE_CONTINUE;
}

static int
run (char **argv, const char *opensc_conf)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) command = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  Forward terminate = { NULL, SIGTERM };
  Forward interrupt = { NULL, SIGINT };

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_INHERIT);
  g_subprocess_launcher_setenv (launcher, "OPENSC_CONF", opensc_conf, TRUE);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent_cb, NULL, NULL);
  command = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  if (command == NULL) {
    g_printerr ("with-reader: %s\n", error->message);
    return EXIT_NOT_STARTED;
  }

  terminate.command = command;
  interrupt.command = command;
  g_unix_signal_add (SIGTERM, forward_signal_cb, &terminate);
  g_unix_signal_add (SIGINT, forward_signal_cb, &interrupt);
  g_subprocess_wait_async (command, NULL, command_ended_cb, loop);
  g_main_loop_run (loop);

  return get_exit_code (command);
}

int
main (int argc, char **argv)
{
  g_autoptr (ImzBed) bed = NULL;
  gboolean start_pcscd = TRUE;

  setlocale (LC_ALL, "");

  argv++;
  if (*argv != NULL && g_str_equal (*argv, "--no-pcscd")) {
    start_pcscd = FALSE;
    argv++;
  }
  if (*argv != NULL && g_str_equal (*argv, "--"))
    argv++;
  if (*argv == NULL || **argv == '-') {
    g_printerr ("Usage: with-reader [--no-pcscd] COMMAND…\n");
    return EXIT_NOT_STARTED;
  }

  imz_bed_enter ();
  bed = imz_bed_new ();
  if (start_pcscd)
    imz_bed_start_pcscd (bed);

  return run (argv, imz_bed_get_opensc_conf (bed));
}
