/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window's part in applications: which one is open, and what the page asks for. */

#pragma once

#include <adwaita.h>

#include "imz-window.h"

G_BEGIN_DECLS

/**
 * imz_window_records_install:
 *
 * Gives a window the actions `win.open-record` (int64), `win.open-tracking` (int64), `win.new-record`,
 * `win.print-history`, `win.keep-history`, `win.export-history` (string: "json", "csv"), `win.import-history`,
 * `win.calendar`.
 */
void imz_window_records_install (GtkWidgetClass *window_class);

/* Those of them that there is something for: with the practice card, and over the quick check, none. */
void imz_window_records_enable (ImzWindow *self);

/* The application that was asked for before there were any, if one was. */
void imz_window_records_open_awaited (ImzWindow *self);

/* Back to all applications. To no effect if none is open. */
void imz_window_records_close (ImzWindow *self);

G_END_DECLS
