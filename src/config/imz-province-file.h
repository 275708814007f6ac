/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The files that profiles of provinces are in: what they are called, and their bytes. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Only a file that ends in ".ini" or ".conf" is ever looked for. */
gboolean imz_province_file_has_ending (const char *path);

/**
 * imz_province_file_get_id:
 * @path: a file
 *
 * Returns: (transfer full): its name without folder and ending, which need not be an id
 */
char *imz_province_file_get_id (const char *path);

/**
 * imz_province_file_read:
 * @path: any file
 * @error: a #GFileError
 *
 * Never waits for more than a disk, and stops where a file is longer than any profile may be.
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with @error
 */
GBytes *imz_province_file_read (const char *path, GError **error);

/**
 * imz_province_file_list:
 * @folder: a folder, which need not be there
 *
 * Returns: (transfer full) (element-type filename): the files of profiles in it with their paths, the stronger of
 *   the same id last
 */
GPtrArray *imz_province_file_list (const char *folder);

G_END_DECLS
