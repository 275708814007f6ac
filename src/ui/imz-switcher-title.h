/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ImzSwitcherTitle:
 *
 * What stands in the middle of a header bar: the switcher of pages where there is room for it, the window's title
 * else. It never makes the window wider than the title needs.
 *
 * Properties: `stack` (#AdwViewStack): the pages; `title` (string); `narrow` (boolean, read only): there is no room,
 * and the switcher should be shown elsewhere.
 */
#define IMZ_TYPE_SWITCHER_TITLE (imz_switcher_title_get_type ())
G_DECLARE_FINAL_TYPE (ImzSwitcherTitle, imz_switcher_title, IMZ, SWITCHER_TITLE, GtkWidget)

G_END_DECLS
