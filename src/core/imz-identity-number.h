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

/**
 * imz_identity_number_hide:
 * @bytes: (array length=length) (inout): any text, which may repeat a number
 * @length: bytes of @bytes
 * @known: (nullable): an identifier that must not be seen either, whatever its form
 *
 * Masks in place each identity number that stands in a text, also one that is written in groups or in the digits of
 * another script; each byte becomes a star, so that @length stays.
 */
void imz_identity_number_hide (char *bytes, gsize length, const char *known);

/* Whether an identity number stands in @text, also one that is written in groups. */
gboolean imz_identity_number_is_in (const char *text);

/* The same, but only if eleven digits stand together, and no more: for texts that are full of other numbers, whose
 * groups would make one by chance. */
gboolean imz_identity_number_is_unbroken_in (const char *text);

G_END_DECLS
