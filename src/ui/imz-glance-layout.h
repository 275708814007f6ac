/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ImzGlanceLayout:
 *
 * Gives the first child all there is; a second one that is visible gets a part on the right, or, where that
 * is too narrow, the lower half.
 */
#define IMZ_TYPE_GLANCE_LAYOUT (imz_glance_layout_get_type ())
G_DECLARE_FINAL_TYPE (ImzGlanceLayout, imz_glance_layout, IMZ, GLANCE_LAYOUT, GtkLayoutManager)

G_END_DECLS
