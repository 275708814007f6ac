/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The identity number of the Republic of Türkiye (T.C. kimlik numarası). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_identity_number_is_valid:
 * @number: (nullable): a text
 *
 * Returns: %TRUE if @number is eleven digits, the first not 0, with right check digits (the tenth and
 *   eleventh)
 */
gboolean imz_identity_number_is_valid (const char *number);

/**
 * imz_identity_number_mask:
 * @number: a number or any other identifier
 *
 * Returns: (transfer full): @number with every character but the first and the last hidden; all of
 *   them if there are fewer than three
 */
char *imz_identity_number_mask (const char *number);

G_END_DECLS
