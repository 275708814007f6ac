/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-tools.h"

G_BEGIN_DECLS

/**
 * imz_letter_values_new:
 * @is_practice: invented ones
 *
 * What a letter can know of the holder without asking: what they typed or keep, else their name from the e-imza.
 *
 * Returns: (transfer full) (element-type utf8 utf8): by the names of places
 */
GHashTable *imz_letter_values_new (const ImzTools *tools, gboolean is_practice);

G_END_DECLS
