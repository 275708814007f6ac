/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What Turkish grammar asks of a program: suffixes, a fold for comparing, the order of words, capitals. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzTurkishCase:
 * @IMZ_TURKISH_DATIVE: 2027'ye, 2026'ya, 2028'e
 * @IMZ_TURKISH_LOCATIVE: 2027'de, 2026'da, 2025'te
 */
typedef enum {
  IMZ_TURKISH_DATIVE,
  IMZ_TURKISH_LOCATIVE,
} ImzTurkishCase;

/**
 * imz_turkish_suffix:
 * @number: a number read aloud in Turkish
 * @grammatical_case: the case wanted
 *
 * The suffix follows the last word of the number as spoken: 2027 ends in *yedi*, 2040 in *kırk*,
 * 2100 in *yüz*.
 *
 * Returns: (transfer none): the suffix without its apostrophe
 */
const char *imz_turkish_suffix (guint number, ImzTurkishCase grammatical_case);

/**
 * imz_turkish_dative:
 * @name: of an institution, as "Örnek Anadolu Lisesi"
 *
 * Names of institutions take no apostrophe, and nearly all end in a possessive suffix, which asks for an n:
 * "Örnek Anadolu Lisesine", "Örnek İlkokulu Müdürlüğüne".
 *
 * Returns: (transfer full): @name in the dative; as it is if it does not end in a letter
 */
char *imz_turkish_dative (const char *name);

/**
 * imz_turkish_upper:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text in capitals: i becomes İ, ı becomes I, whatever the locale is
 */
char *imz_turkish_upper (const char *text);

/**
 * imz_turkish_fold:
 * @text: UTF-8
 *
 * Makes texts that a Turkish reader takes for the same word equal byte for byte: İ, I, ı and i are
 * one letter, case does not count.
 *
 * Returns: (transfer full): the folded text, for comparing only
 */
char *imz_turkish_fold (const char *text);

/**
 * imz_turkish_compare:
 * @a: UTF-8
 * @b: UTF-8
 *
 * Orders texts as a Turkish dictionary does (ç after c, ı before i, q, w and x beside their neighbours),
 * whatever the locale is. Case does not count.
 *
 * Returns: less than, equal to or greater than 0, as strcmp() does
 */
int imz_turkish_compare (const char *a, const char *b);

G_END_DECLS
