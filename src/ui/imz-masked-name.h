/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_masked_name:
 * @name: a person's name
 *
 * For screens that others see too.
 *
 * Returns: (transfer full): of each word its first letter alone, however long it is: "A*** D*** Y***"
 */
char *imz_masked_name (const char *name);

G_END_DECLS
