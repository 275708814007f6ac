/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-eraser-model.h"

G_BEGIN_DECLS

/**
 * imz_erased_window_new:
 * @parent: (nullable): the window it belongs to
 * @erased: (element-type ImzErased): what was erased and what was not
 *
 * Returns: (transfer none): a window that tells it, which GTK owns until it is closed
 */
GtkWidget *imz_erased_window_new (GtkWindow *parent, GPtrArray *erased);

G_END_DECLS
