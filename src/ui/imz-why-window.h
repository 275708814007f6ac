/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-advice.h"

G_BEGIN_DECLS

/**
 * ImzWhyWindow:
 *
 * Why the next action is what it is: the ways to apply, the steps and their days, the rules and where they
 * are written. It shows what was true when it was opened.
 */
#define IMZ_TYPE_WHY_WINDOW (imz_why_window_get_type ())
G_DECLARE_FINAL_TYPE (ImzWhyWindow, imz_why_window, IMZ, WHY_WINDOW, AdwWindow)

/**
 * imz_why_window_new:
 * @parent: the window it belongs to
 * @advice: what to explain
 *
 * Returns: (transfer none): a window, which GTK owns until it is closed
 */
GtkWidget *imz_why_window_new (GtkWindow *parent, const ImzAdvice *advice);

G_END_DECLS
