/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How one file takes another's place, so that nothing is lost of either at any moment. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * imz_kept_aside_get_stem:
 * @now: in seconds since the epoch
 *
 * Returns: (transfer full): how the name begins under which the database in use is kept that day
 */
char *imz_kept_aside_get_stem (gint64 now);

/**
 * imz_kept_aside_move:
 * @from: a file
 * @folder: where it is to be, in the same file system
 * @stem: how its name begins there; ".db" follows, with a number before it if that is taken
 * @error: an #ImzStoreError, as of the next one
 *
 * Nothing that is there is replaced, whoever comes at the same moment.
 *
 * Returns: (transfer full) (nullable): its path there, or %NULL with @error if it could not be moved, and brought to
 *   the disk there
 */
char *imz_kept_aside_move (const char *from, const char *folder, const char *stem, GError **error);

/**
 * imz_kept_aside_swap:
 * @path: a database
 * @stem: how the name begins under which it is kept from now on, with what SQLite put beside it
 * @next: (nullable): the file that takes its place; %NULL: none does
 * @kept_aside: (out) (nullable) (transfer full): where it is kept; %NULL if there was none
 *
 * All has its second name before anything loses the first: whenever it is interrupted, what was in use is either still
 * so or kept aside.
 *
 * Returns: %FALSE with @error if nothing was changed
 */
gboolean imz_kept_aside_swap (const char *path,
                              const char *stem,
                              const char *next,
                              char **kept_aside,
                              GError **error);

G_END_DECLS
