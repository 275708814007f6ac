/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ImzFootedView:
 *
 * Content that scrolls, and a foot below it that is always to be seen; where there is so little height that it
 * would take most of it, the foot scrolls along, behind the content.
 *
 * Properties: `content` and `foot` (#GtkWidget), set once.
 */
#define IMZ_TYPE_FOOTED_VIEW (imz_footed_view_get_type ())
G_DECLARE_FINAL_TYPE (ImzFootedView, imz_footed_view, IMZ, FOOTED_VIEW, GtkWidget)

void imz_footed_view_scroll_to_top (ImzFootedView *self);

G_END_DECLS
