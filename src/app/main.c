/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <sys/resource.h>

#include <glib/gi18n-lib.h>

#include "imz-application.h"
#include "imz-card-thread.h"

/* Of what somebody types into a form nothing is left on the disk if İmzam breaks down. */
static void
dump_no_core (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
}

int
main (int argc, char *argv[])
{
  ImzApplication *application;
  int exit;

  dump_no_core ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, IMZ_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("İmzam");

  application = imz_application_new ();

  exit = g_application_run (G_APPLICATION (application), argc, argv);
  g_object_unref (application);

  return imz_card_thread_leave (exit);
}
