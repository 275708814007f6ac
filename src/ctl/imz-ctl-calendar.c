/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-calendar.h"

#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "imz-calendar-model.h"
#include "imz-ctl-backends.h"
#include "imz-ctl-print.h"
#include "imz-ctl.h"
#include "imz-phrase.h"

/* White on black, whatever the terminal's own colours are. */
#define LIGHT_ON_DARK "\033[97;40m"
#define PLAIN "\033[0m"

static ImzCalendarModel *
load_calendar (GError **error)
{
  g_autoptr (ImzConfig) config = imz_config_new_default ();
  g_autoptr (ImzProvinces) provinces = imz_provinces_new_default ();
  g_autoptr (ImzDatabase) database = imz_database_new_default ();
  g_autoptr (ImzRemindersModel) reminders = imz_reminders_model_new (config, provinces, database);

  return imz_calendar_model_new (reminders, g_get_real_time () / G_USEC_PER_SEC, error);
}

/* Its lines end as RFC 5545 has it, the last one too. */
static int
print_file (ImzCalendarModel *calendar)
{
  g_autofree char *text = imz_calendar_model_to_text (calendar);

  return fputs (text, stdout) >= 0 && fflush (stdout) == 0 && !ferror (stdout)
           ? 0
           : IMZ_CTL_EXIT_FAILED;
}

static char *
color_lines (const char *lines)
{
  g_autoptr (GString) colored = g_string_new (LIGHT_ON_DARK);

  if (isatty (STDOUT_FILENO) == 0)
    return g_strdup (lines);

  g_string_append (colored, lines);
  g_string_replace (colored, "\n", PLAIN "\n" LIGHT_ON_DARK, 0);
  g_string_append (colored, PLAIN);

  return g_string_free (g_steal_pointer (&colored), FALSE);
}

static int
print_qr_code (ImzCalendarModel *calendar)
{
  const ImzCalendarEvent *event = imz_calendar_model_get_nth (calendar, 0);
  g_autoptr (ImzQrCode) code = imz_calendar_model_to_qr_code (calendar, 0);
  g_autofree char *lines = NULL;
  g_autofree char *colored = NULL;
  g_autofree char *day = imz_phrase_date (&event->day);

  if (code == NULL) {
    imz_ctl_print_error (_ ("the next day is too long for a QR code"));
    return IMZ_CTL_EXIT_FAILED;
  }

  lines = imz_qr_code_to_lines (code);
  colored = color_lines (lines);

  return imz_ctl_print_text (g_strdup_printf ("%s%s: %s", colored, day, event->summary));
}

int
imz_ctl_calendar (int argc, char *argv[])
{
  gboolean qr = FALSE;
  const GOptionEntry entries[] = {
    { "qr", 0, 0, G_OPTION_ARG_NONE, &qr,
      N_ ("Print the next day alone, as a QR code for the telephone"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ImzCalendarModel) calendar = NULL;
  g_autoptr (GError) error = NULL;
  int exit;

  if (!imz_ctl_parse_options (
        argc, argv, entries, _ ("Print the days that are coming, as a file for a calendar"), &exit))
    return exit;

  calendar = load_calendar (&error);
  if (calendar == NULL) {
    imz_ctl_print_error (error->message);
    return IMZ_CTL_EXIT_FAILED;
  }
  if (imz_calendar_model_get_n (calendar) == 0) {
    imz_ctl_print_error (
      _ ("no day is coming: in the window, say of your e-imza that it is yours"));
    return IMZ_CTL_EXIT_FAILED;
  }

  return qr ? print_qr_code (calendar) : print_file (calendar);
}
