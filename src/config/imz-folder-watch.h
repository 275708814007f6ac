/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tells what happens in a folder that may come, go and come again: as long as it is not there, the innermost one on
 * the way to it is watched. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzFolderPlace:
 * @path: of the folder
 * @device: where it is
 * @inode: which one it is; both 0 if it went meanwhile
 */
typedef struct {
  char *path;
  guint64 device;
  guint64 inode;
} ImzFolderPlace;

/**
 * imz_folder_place_find:
 * @place: (out): the innermost folder on the way to @dir that is there
 * @dir: the folder that is meant
 *
 * Asks the disk, which may be slow: it may be called in any thread.
 */
void imz_folder_place_find (ImzFolderPlace *place, const char *dir);
void imz_folder_place_clear (ImzFolderPlace *place);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzFolderPlace, imz_folder_place_clear)

/**
 * ImzFolderWatchFunc:
 * @name: (nullable): of what was touched in the folder; %NULL if the folder itself came or went, or may have: find its
 *   place again and hand it to imz_folder_watch_move()
 * @other: (nullable): the other name, where something was moved
 */
typedef void (*ImzFolderWatchFunc) (const char *name, const char *other, gpointer user_data);

/**
 * ImzFolderWatch:
 *
 * Watches nothing before imz_folder_watch_move().
 */
typedef struct _ImzFolderWatch ImzFolderWatch;

/**
 * imz_folder_watch_new:
 * @dir: the folder that is meant
 * @touched: called in the thread-default main context of whoever moves the watch; may free it
 *
 * Returns: (transfer full): a watch
 */
ImzFolderWatch *
imz_folder_watch_new (const char *dir, ImzFolderWatchFunc touched, gpointer user_data);
void imz_folder_watch_free (ImzFolderWatch *self);

/**
 * imz_folder_watch_move:
 * @place: what imz_folder_place_find() found
 *
 * Returns: %TRUE if another folder is watched from now on; what came before that is not told, so look again, also for
 *   the place
 */
gboolean imz_folder_watch_move (ImzFolderWatch *self, const ImzFolderPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzFolderWatch, imz_folder_watch_free)

G_END_DECLS
