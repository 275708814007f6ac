/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-pins.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-ctl.h"
#include "imz-phrase.h"
#include "imz-pins.h"

/* The first day of one that has ended need not be known. */
static char *
describe_day (gint64 time)
{
  GDate day = imz_calendar_day (time);

  return time != 0 ? imz_phrase_short_date (&day) : g_strdup ("?");
}

int
imz_ctl_pins (int argc, char *argv[])
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (ImzPins) pins = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  int exit;

  if (!imz_ctl_parse_options (argc, argv, entries,
                              _ ("List the certificates of Kamu SM that İmzam knows"), &exit))
    return exit;

  pins = imz_pins_new_shipped ();
  for (guint i = 0; i < imz_pins_get_n (pins); i++) {
    const ImzPin *pin = imz_pins_get (pins, i);
    g_autofree char *starts = describe_day (pin->not_before);
    g_autofree char *ends = describe_day (pin->not_after);

    g_string_append_printf (text, "%s%s  %s – %s  %s", i > 0 ? "\n" : "", pin->sha256, starts, ends,
                            pin->name);
  }

  return imz_ctl_print_line (text->str, FALSE) ? 0 : IMZ_CTL_EXIT_FAILED;
}
