/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-tools.h"

G_BEGIN_DECLS

/**
 * ImzLetterWindow:
 *
 * A letter: what is missing is asked for, then it can be copied, printed, kept as PDF or mailed. Nothing of it is
 * kept here.
 */
#define IMZ_TYPE_LETTER_WINDOW (imz_letter_window_get_type ())
G_DECLARE_FINAL_TYPE (ImzLetterWindow, imz_letter_window, IMZ, LETTER_WINDOW, AdwWindow)

/**
 * imz_letter_window_new:
 * @id: of the letter, "approval" included
 * @practice: filled with invented data and marked so
 *
 * Returns: (transfer none) (nullable): the window; %NULL if there is no such letter
 */
GtkWidget *
imz_letter_window_new (GtkWindow *parent, ImzTools *tools, const char *id, gboolean practice);

G_END_DECLS
