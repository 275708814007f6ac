/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the provinces of Türkiye are called. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_place_names_get_provinces:
 *
 * Returns: (transfer none) (array zero-terminated=1): the 81 names, in the order of a Turkish dictionary
 */
const char *const *imz_place_names_get_provinces (void);

/**
 * imz_place_names_find_province:
 * @name: UTF-8
 *
 * Returns: (transfer none) (nullable): the province whose name a Turkish reader takes for the same word, or
 *   %NULL if there is none
 */
const char *imz_place_names_find_province (const char *name);

G_END_DECLS
