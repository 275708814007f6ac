/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-compat.h"

#include <glib/gi18n-lib.h>

void
imz_compat_show_about (GtkWindow *parent)
{
  adw_show_about_window (
    parent, "application-name", "İmzam", "application-icon", IMZ_APPLICATION_ID, "version",
    IMZ_VERSION, "developer-name", _ ("The İmzam developers"), "license-type", GTK_LICENSE_GPL_3_0,
    "comments",
    _ ("Shows whether your e-imza is all right, what to do next and by when. İmzam never asks for "
       "your PIN and sends nothing anywhere."),
    /* Translators: your names, one a line */
    "translator-credits", _ ("translator-credits"), NULL);
}
