/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * imz_plain_row_set_title:
 * @row: an #AdwPreferencesRow without a subtitle yet
 *
 * Gives it a title. What such a row shows may come from a card or a file: it is text, not markup, and shown
 * letter by letter.
 */
void imz_plain_row_set_title (GtkWidget *row, const char *title);

G_END_DECLS
