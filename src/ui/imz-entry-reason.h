/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * imz_entry_reason_show:
 * @entry: what is typed into
 * @label: stands below it
 * @reason: (nullable): what is wrong with what was typed
 *
 * Shows @reason. A half typed value is not marked as wrong before the person has left it.
 */
void imz_entry_reason_show (GtkEntry *entry, GtkLabel *label, const char *reason);

G_END_DECLS
