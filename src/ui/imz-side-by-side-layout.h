/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ImzSideBySideLayout:
 *
 * Lays out two children, the first one that is visible and the last one, beside each other where there
 * is room, else one above the other.
 *
 * Properties: `spacing` (pixels between them), `min-end-width` (pixels the second one needs beside the
 * first), `stacked` (always one above the other).
 */
#define IMZ_TYPE_SIDE_BY_SIDE_LAYOUT (imz_side_by_side_layout_get_type ())
G_DECLARE_FINAL_TYPE (ImzSideBySideLayout,
                      imz_side_by_side_layout,
                      IMZ,
                      SIDE_BY_SIDE_LAYOUT,
                      GtkLayoutManager)

void imz_side_by_side_layout_set_stacked (ImzSideBySideLayout *self, gboolean stacked);

G_END_DECLS
