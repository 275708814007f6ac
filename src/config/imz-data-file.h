/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The files ID.ending that administrators put beside İmzam's own data: what they are called, and their bytes. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the name ends in one of @endings (array zero-terminated=1): only such a file is ever looked for. */
gboolean imz_data_file_has_ending (const char *path, const char *const *endings);

/**
 * imz_data_file_get_id:
 * @path: a file
 * @endings: (array zero-terminated=1): such as ".ini"
 *
 * Returns: (transfer full): its name without folder and ending, which need not be an id
 */
char *imz_data_file_get_id (const char *path, const char *const *endings);

/**
 * imz_data_file_read:
 * @path: any file
 * @error: a #GFileError
 *
 * Never waits for more than a disk, and stops where a file is longer than any of ours may be
 * (IMZ_FILE_TEXT_MAX_BYTES).
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with @error
 */
GBytes *imz_data_file_read (const char *path, GError **error);

/**
 * imz_data_file_list:
 * @folder: a folder, which need not be there
 * @endings: (array zero-terminated=1): the stronger last
 *
 * Returns: (transfer full) (element-type filename): the files in it with their paths, the stronger of the same id
 *   last
 */
GPtrArray *imz_data_file_list (const char *folder, const char *const *endings);

G_END_DECLS
