/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "imz-sitting-entry.h"

G_BEGIN_DECLS

/**
 * ImzSittingRow:
 *
 * One e-imza of a sitting, in a list.
 */
#define IMZ_TYPE_SITTING_ROW (imz_sitting_row_get_type ())
G_DECLARE_FINAL_TYPE (ImzSittingRow, imz_sitting_row, IMZ, SITTING_ROW, GtkWidget)

GtkWidget *imz_sitting_row_new (void);

/**
 * imz_sitting_row_show:
 * @masked: of the name only the first letters
 */
void imz_sitting_row_show (ImzSittingRow *self, ImzSittingEntry *entry, gboolean masked);

/**
 * imz_sitting_row_describe:
 *
 * Returns: (transfer full): all that it shows, as a screen reader says it
 */
char *imz_sitting_row_describe (ImzSittingRow *self);

G_END_DECLS
