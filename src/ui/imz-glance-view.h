/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "imz-glance-look.h"

G_BEGIN_DECLS

/**
 * ImzGlanceView:
 *
 * A colour, a mark and a word as large as the widget, and what goes with them.
 *
 * Property: `top` (int): pixels at the upper edge that are left free for what lies over it.
 */
#define IMZ_TYPE_GLANCE_VIEW (imz_glance_view_get_type ())
G_DECLARE_FINAL_TYPE (ImzGlanceView, imz_glance_view, IMZ, GLANCE_VIEW, GtkWidget)

/**
 * imz_glance_view_show:
 * @look: (transfer full): what it shows from now on
 */
void imz_glance_view_show (ImzGlanceView *self, ImzGlanceLook *look);

/* (nullable) (transfer none): %NULL until something was shown */
const ImzGlanceLook *imz_glance_view_get_look (ImzGlanceView *self);

/**
 * imz_glance_view_set_note:
 * @note: (nullable): what is said of the sitting, in a corner; copied
 */
void imz_glance_view_set_note (ImzGlanceView *self, const char *note);

G_END_DECLS
