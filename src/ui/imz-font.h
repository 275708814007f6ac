/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Letters of drawn text, in pixels. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * imz_font_size:
 * @widget: whose font is taken, with its scaling
 *
 * Returns: the size of its letters, in pixels
 */
double imz_font_size (GtkWidget *widget);

/**
 * imz_font_set:
 * @layout: gets the font of its context, this bold and this large
 * @pixels: the size of the letters
 */
void imz_font_set (PangoLayout *layout, PangoWeight weight, double pixels);

G_END_DECLS
