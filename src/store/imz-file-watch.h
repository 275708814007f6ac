/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

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
 * Tells when a database's file, or the -wal beside it, was written, also if the folder is not there yet. That it
 * was opened, or its mode changed, is not told.
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

/* Whoever reads the file may see that it is in another folder: that one further out was renamed is not told. */
void imz_file_watch_look (ImzFileWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzFileWatch, imz_file_watch_free)

G_END_DECLS
