/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How a copy is put in the place of the database in use. */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * imz_restoring_overwrite:
 * @source: reads a sound copy
 * @path: the database in use, which is sound, too
 * @stem: see imz_kept_aside_swap(), as the next
 * @kept_aside: (out) (nullable) (transfer full): where what was in it is kept from now on
 * @error: an #ImzStoreError, as of the next ones; %IMZ_STORE_ERROR_BUSY if another program is writing
 *
 * One writing as any other: programs that have it open go on with what is new, and as long as it is not at its end
 * all is as before.
 *
 * Returns: %FALSE with @error if nothing was changed
 */
gboolean imz_restoring_overwrite (sqlite3 *source,
                                  const char *path,
                                  const char *stem,
                                  char **kept_aside,
                                  GError **error);

/**
 * imz_restoring_replace:
 * @source: reads a sound copy
 * @path: the database in use, which cannot be believed; or there is none
 *
 * Another file comes in its place, and it is not written to.
 *
 * Returns: %FALSE with @error if nothing was changed
 */
gboolean imz_restoring_replace (sqlite3 *source,
                                const char *path,
                                const char *stem,
                                char **kept_aside,
                                GError **error);

/* The same without another file. */
gboolean
imz_restoring_set_aside (const char *path, const char *stem, char **kept_aside, GError **error);

G_END_DECLS
