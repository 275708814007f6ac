/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How one file takes another's place, so that nothing is lost of either at any moment. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * imz_kept_aside_find_name:
 * @stem: how the name begins; ".db" follows
 *
 * Returns: (transfer full): a path in @folder that is free, as are those of what SQLite puts beside it; with a number
 *   if the first ones are not
 */
char *imz_kept_aside_find_name (const char *folder, const char *stem);

/**
 * imz_kept_aside_name_for:
 * @dir: the folder of the database
 * @now: in seconds since the epoch
 *
 * Returns: (transfer full): where the database in use is kept that day: a path that is free
 */
char *imz_kept_aside_name_for (const char *dir, gint64 now);

/**
 * imz_kept_aside_move:
 * @from: a file
 * @to: in the same folder, or file system; what is there is replaced
 * @error: an #ImzStoreError, as of the next one
 *
 * Returns: %FALSE with @error if it could not be moved, and brought to the disk there
 */
gboolean imz_kept_aside_move (const char *from, const char *to, GError **error);

/**
 * imz_kept_aside_swap:
 * @path: a database
 * @aside: where it is kept from now on, with what SQLite put beside it; a path that is free
 * @next: (nullable): the file that takes its place; %NULL: none does
 *
 * Whenever it is interrupted, one of the two is in place.
 *
 * Returns: %FALSE with @error if nothing was changed
 */
gboolean
imz_kept_aside_swap (const char *path, const char *aside, const char *next, GError **error);

G_END_DECLS
