/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ImzFileWatchFunc:
 *
 * A file was touched: made, written, moved or deleted.
 */
typedef void (*ImzFileWatchFunc) (gpointer user_data);

/**
 * ImzFileWatch:
 *
 * Tells when a database's file, or the -wal beside it, is touched, also if the folder is not there yet.
 */
typedef struct _ImzFileWatch ImzFileWatch;

/**
 * imz_file_watch_new:
 * @path: the database's file
 * @touched: called in the thread-default main context, also for what this program does itself
 *
 * Returns: (transfer full): a watch
 */
ImzFileWatch *imz_file_watch_new (const char *path, ImzFileWatchFunc touched, gpointer user_data);
void imz_file_watch_free (ImzFileWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzFileWatch, imz_file_watch_free)

G_END_DECLS
