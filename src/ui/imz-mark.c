/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-mark.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *icon;
  const char *style;
  const char *name; /* for those who do not see the icon */
} marks[] = {
  [IMZ_TONE_NEUTRAL] = { "imz-note-symbolic", "dim-label", NC_ ("mark", "note") },
  [IMZ_TONE_GOOD] = { "imz-good-symbolic", "success", NC_ ("mark", "in order") },
  [IMZ_TONE_WARNING] = { "imz-warning-symbolic", "warning", NC_ ("mark", "attention") },
  [IMZ_TONE_ALARM] = { "imz-alarm-symbolic", "error", NC_ ("mark", "urgent") },
  [IMZ_TONE_MUTED] = { "imz-note-symbolic", "dim-label", NC_ ("mark", "note") },
};

void
imz_mark_show (GtkImage *image, ImzTone tone)
{
  const char *classes[] = { marks[tone].style, NULL };

  gtk_image_set_from_icon_name (image, marks[tone].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (image), classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dpgettext2 (GETTEXT_PACKAGE, "mark", marks[tone].name), -1);
}
