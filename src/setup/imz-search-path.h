/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean imz_search_path_is_program (const char *file);

/**
 * imz_search_path_find:
 * @path: folders with ":" between, as in PATH; those without a whole path are passed over
 * @name: a program's name
 *
 * Returns: (transfer full) (nullable): the first program of that name
 */
char *imz_search_path_find (const char *path, const char *name);

G_END_DECLS
