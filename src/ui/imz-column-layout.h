/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ImzColumnLayout:
 *
 * Lays out children one below the other, each as wide as there is room. Unlike a GtkBox it is never asked for
 * its width at a height, for which all text would be laid out many times.
 *
 * Properties: `spacing` (pixels between them).
 */
#define IMZ_TYPE_COLUMN_LAYOUT (imz_column_layout_get_type ())
G_DECLARE_FINAL_TYPE (ImzColumnLayout, imz_column_layout, IMZ, COLUMN_LAYOUT, GtkLayoutManager)

G_END_DECLS
