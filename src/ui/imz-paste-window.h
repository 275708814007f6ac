/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-record-editor.h"

G_BEGIN_DECLS

/**
 * ImzPasteWindow:
 *
 * The text of a message is pasted into it; what of it an application may need is offered, and taken only by a press.
 * The text is kept nowhere.
 */
#define IMZ_TYPE_PASTE_WINDOW (imz_paste_window_get_type ())
G_DECLARE_FINAL_TYPE (ImzPasteWindow, imz_paste_window, IMZ, PASTE_WINDOW, AdwWindow)

GtkWidget *imz_paste_window_new (GtkWindow *parent, ImzRecordEditor *editor); /* (transfer none) */

G_END_DECLS
