/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* "Undo", offered for a moment after each change of an application. */

#pragma once

#include <adwaita.h>

#include "imz-record-editor.h"

G_BEGIN_DECLS

/**
 * imz_record_undo_offer:
 * @widget: a widget of a window that shows short messages
 * @before: as it was; if nothing was changed since, nothing is said
 * @said: what was done, in a word or two
 */
void imz_record_undo_offer (GtkWidget *widget,
                            ImzRecordEditor *editor,
                            ImzRecord *before,
                            const char *said);

/* The same for one that was removed from @history. */
void
imz_record_undo_offer_removed (GtkWidget *widget, ImzHistoryModel *history, ImzRecord *removed);

G_END_DECLS
