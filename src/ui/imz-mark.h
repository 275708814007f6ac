/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "imz-tone.h"

G_BEGIN_DECLS

/**
 * imz_mark_show:
 * @image: any image
 *
 * Makes @image the symbol of @tone in its colour, with a name for those who do not see it.
 */
void imz_mark_show (GtkImage *image, ImzTone tone);

G_END_DECLS
