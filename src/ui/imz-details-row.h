/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row that shows an ImzDetail, and opens if there is more to be seen. */

#pragma once

#include <adwaita.h>

#include "imz-detail.h"

G_BEGIN_DECLS

/**
 * imz_details_row_new:
 * @detail: (transfer full): what it shows
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *imz_details_row_new (ImzDetail *detail);

/**
 * imz_details_row_get_detail:
 * @row: a row made by imz_details_row_new()
 *
 * Returns: (transfer none): what it shows
 */
const ImzDetail *imz_details_row_get_detail (GtkWidget *row);

/**
 * imz_details_row_can_show:
 * @row: a row made by imz_details_row_new()
 *
 * Returns: %TRUE if @detail is about the same thing as what @row shows, so that it can take its place
 */
gboolean imz_details_row_can_show (GtkWidget *row, const ImzDetail *detail);

/**
 * imz_details_row_show:
 * @row: a row that can show it
 * @detail: (transfer full): what it shows from now on
 *
 * Changes what is different, in place: an open row stays open, and the focus stays where it is.
 */
void imz_details_row_show (GtkWidget *row, ImzDetail *detail);

G_END_DECLS
