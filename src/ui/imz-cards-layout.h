/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ImzCardsLayout:
 *
 * Lays out several cards and, as the last child that is visible, the words about the first of them. Where
 * there is room the cards stand side by side, in rows as full as each other, and the words below them;
 * else all stand one above the other, the words right below the first card.
 *
 * Properties: `spacing` (pixels between any two).
 */
#define IMZ_TYPE_CARDS_LAYOUT (imz_cards_layout_get_type ())
G_DECLARE_FINAL_TYPE (ImzCardsLayout, imz_cards_layout, IMZ, CARDS_LAYOUT, GtkLayoutManager)

G_END_DECLS
