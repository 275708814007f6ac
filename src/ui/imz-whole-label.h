/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets what @label says: no line ends between a number and its word, nor within words such as “e-imza”. */
void imz_whole_label_set (GtkLabel *label, const char *text);

G_END_DECLS
