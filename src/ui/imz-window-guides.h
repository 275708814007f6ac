/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window's part in guides: which one is open, and what its steps ask for. */

#pragma once

#include <adwaita.h>

#include "imz-window.h"

G_BEGIN_DECLS

/**
 * imz_window_guides_install:
 *
 * Gives a window the actions `win.open-guide` (string: at its introduction), `win.resume-guide` (string: where it was
 * left), `win.drop-run` (int64), `win.open-letter` (string), `win.form-data` (string: the field to begin at, or "").
 */
void imz_window_guides_install (GtkWidgetClass *window_class);

/* Those of them that there is something for, and that are not for somebody else's e-imza. */
void imz_window_guides_enable (ImzWindow *self);

/* Back to all guides; what was done is kept. To no effect if none is open. */
void imz_window_guides_close (ImzWindow *self);

/* The same, with all windows that were opened for it, and the code that was counted down. */
void imz_window_guides_end (ImzWindow *self);

/* The guide that was asked for before there were any, if one was. */
void imz_window_guides_open_awaited (ImzWindow *self);

G_END_DECLS
