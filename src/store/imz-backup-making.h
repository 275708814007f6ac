/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-database.h"

G_BEGIN_DECLS

/**
 * imz_backup_making_run:
 * @database: what is backed up, in whatever version it is
 * @dir: its folder
 * @written_at: when it was last written
 * @now: in seconds since the epoch
 * @error: an #ImzStoreError: also if it is damaged, of a newer version, or not there
 *
 * Only reads it, beside others that write.
 *
 * Returns: (transfer full) (nullable): the path of a new backup, or %NULL with @error
 */
char *imz_backup_making_run (ImzDatabase *database,
                             const char *dir,
                             struct timespec written_at,
                             gint64 now,
                             GError **error);

G_END_DECLS
