/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How files are erased: only those of a folder, never what a link in it leads to. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a file of this name is to be erased. */
typedef gboolean (*ImzFileEraserFilter) (const char *name);

/**
 * ImzFileEraserReport:
 * @n_erased: files
 * @problems: (element-type utf8): what could not be erased and why, each in one line for a person
 */
typedef struct {
  guint n_erased;
  GPtrArray *problems;
} ImzFileEraserReport;

/**
 * imz_file_eraser_erase_folder:
 * @filter: (nullable): %NULL: all that is in it, and in its folders
 *
 * The folder itself goes if nothing else is in it. Where there is a @filter, nothing is told of it if it stays.
 */
void imz_file_eraser_erase_folder (const char *path,
                                   ImzFileEraserFilter filter,
                                   ImzFileEraserReport *report);

/**
 * imz_file_eraser_erase_file:
 *
 * A plain file of the person who asks; anything else is left.
 */
void imz_file_eraser_erase_file (const char *path, ImzFileEraserReport *report);

G_END_DECLS
