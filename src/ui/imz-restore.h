/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The question before another file is put in the place of the one with the applications, and what follows. */

#pragma once

#include <adwaita.h>

#include "imz-tools.h"

G_BEGIN_DECLS

/* (transfer full): "1 application" */
char *imz_restore_describe_number (guint n_records);

/**
 * imz_restore_ask:
 * @widget: where it was pressed; says afterwards what was done
 * @tools: their backups are not %NULL
 * @backup: (nullable): what is put in its place; %NULL: nothing, one begins anew
 */
void imz_restore_ask (GtkWidget *widget, ImzTools *tools, const ImzBackup *backup);

G_END_DECLS
