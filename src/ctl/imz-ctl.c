/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "imz-ctl-calendar.h"
#include "imz-ctl-explain.h"
#include "imz-ctl-guide.h"
#include "imz-ctl-history.h"
#include "imz-ctl-import.h"
#include "imz-ctl-pins.h"
#include "imz-ctl-province.h"
#include "imz-ctl-remind.h"
#include "imz-ctl-status.h"
#include "imz-ctl-watch.h"
#include "imz-display-text.h"

static const struct {
  const char *name;
  int (*run) (int argc, char *argv[]);
  const char *summary;
} commands[] = {
  { "status", imz_ctl_status, N_ ("Say what the state of the e-imza is and what to do next") },
  { "watch", imz_ctl_watch, N_ ("Print the state now and again at each change") },
  { "explain", imz_ctl_explain, N_ ("Explain where an e-imza stands, what to do next and why") },
  { "guide", imz_ctl_guide, N_ ("List, show and check guides") },
  { "history", imz_ctl_history, N_ ("Keep and look at applications") },
  { "remind", imz_ctl_remind, N_ ("Remind of what is due") },
  { "calendar", imz_ctl_calendar, N_ ("Print the days that are coming, for a calendar") },
  { "province", imz_ctl_province, N_ ("List, show and check provinces’ profiles") },
  { "pins", imz_ctl_pins, N_ ("List the certificates of Kamu SM that İmzam knows") },
  { "import-anchors", imz_ctl_import, N_ ("Keep the certificates of Kamu SM that are in a file") },
};

static void
print_help (void)
{
  g_print ("%s\n  imzamctl %s\n\n%s\n", _ ("Usage:"), _ ("COMMAND [OPTION…]"), _ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-15s %s\n", commands[i].name, _ (commands[i].summary));
  g_print ("\n%s\n", _ ("“imzamctl COMMAND --help” lists the options of a command."));
}

void
imz_ctl_print_error (const char *message)
{
  g_autofree char *line = NULL;

  /* What is plain is told in whole, so that the reason at its end is not lost. */
  line = imz_display_text_is_plain (message) ? g_strdup (message)
                                             : imz_display_text (message, strlen (message));
  g_printerr ("imzamctl: %s\n", line);
}

void
imz_ctl_print_problem (const char *problem)
{
  g_printerr ("imzamctl: %s\n", problem);
}

int
imz_ctl_usage_error (const char *message)
{
  imz_ctl_print_error (message);
  return IMZ_CTL_EXIT_USAGE;
}

gboolean
imz_ctl_print_line (const char *text, gboolean json)
{
  if (json)
    fprintf (stdout, "%s\n", text);
  else
    g_print ("%s\n", text);

  return fflush (stdout) == 0 && !ferror (stdout);
}

gboolean
imz_ctl_parse_options (int argc,
                       char *argv[],
                       const GOptionEntry *entries,
                       const char *summary,
                       int *exit)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_entry[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_entry, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_autofree char *message = imz_display_text (error->message, strlen (error->message));

    *exit = imz_ctl_usage_error (message);
    return FALSE;
  }

  if (help) {
    g_autofree char *program = g_strdup_printf ("imzamctl %s", argv[0]);
    g_autofree char *text = NULL;

    g_set_prgname (program);
    text = g_option_context_get_help (context, TRUE, NULL);
    g_print ("%s", text);
    *exit = 0;
    return FALSE;
  }

  if (argc > 1) {
    g_autofree char *word = imz_display_text_quoted (argv[1]);
    g_autofree char *message = g_strdup_printf (_ ("“%s” is not understood"), word);

    *exit = imz_ctl_usage_error (message);
    return FALSE;
  }

  return TRUE;
}

int
imz_ctl_run (int argc, char *argv[])
{
  const char *name = argc > 1 ? argv[1] : "";
  g_autofree char *shown = imz_display_text_quoted (name);
  g_autofree char *message = NULL;

  if (strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0) {
    print_help ();
    return 0;
  }
  if (strcmp (name, "--version") == 0) {
    g_print ("imzamctl %s\n", IMZ_VERSION);
    return 0;
  }

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    if (strcmp (name, commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);
  }

  if (*name == '\0')
    message = g_strdup (_ ("name a command; “imzamctl --help” lists them"));
  else
    message = g_strdup_printf (_ ("“%s” is not a command; “imzamctl --help” lists them"), shown);

  return imz_ctl_usage_error (message);
}
