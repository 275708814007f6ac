/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "imz-renewal.h"
#include "imz-timeline.h"

G_BEGIN_DECLS

/**
 * ImzLifeBar:
 *
 * The life of an e-imza as a bar, the last four months of it large, and below it that of the one that follows.
 * To those who do not see it, it is a picture with a description. It hides itself while there is nothing to
 * show.
 */
#define IMZ_TYPE_LIFE_BAR (imz_life_bar_get_type ())
G_DECLARE_FINAL_TYPE (ImzLifeBar, imz_life_bar, IMZ, LIFE_BAR, GtkWidget)

/**
 * imz_life_bar_show:
 * @timeline: (nullable): the days to show
 * @successor: (nullable): those of the e-imza that follows
 */
void
imz_life_bar_show (ImzLifeBar *self, const ImzTimeline *timeline, const ImzRenewalDates *successor);

G_END_DECLS
