/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sentences with places to fill, where the translation chooses the grammar. A place is written
 * `{name}`, or `{name:dative}` and `{name:locative}` when a number at the value's end takes a Turkish
 * suffix: "{end:dative} kadar" becomes "20 Ocak 2027'ye kadar". */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_phrase_language:
 *
 * Returns: (transfer none): the language of the messages: "tr" or "en"
 */
const char *imz_phrase_language (void);

/**
 * imz_phrase_expand:
 * @phrase: a translated phrase
 * @first_name: name of the first place
 * @...: its value (a string), then further names and values, then %NULL
 *
 * A place with an unknown name stays as it is.
 *
 * Returns: (transfer full): the phrase with its places filled
 */
char *imz_phrase_expand (const char *phrase, const char *first_name, ...) G_GNUC_NULL_TERMINATED;

/**
 * ImzPhraseValue:
 *
 * Returns: (transfer none) (nullable): the value of the place @name; %NULL if there is no such place
 */
typedef const char *(*ImzPhraseValue) (const char *name, gpointer user_data);

/**
 * imz_phrase_fill:
 * @phrase: a phrase
 * @value: finds values
 *
 * As imz_phrase_expand(), for places that are known to a function.
 *
 * Returns: (transfer full): the phrase with its places filled
 */
char *imz_phrase_fill (const char *phrase, ImzPhraseValue value, gpointer user_data);

/**
 * imz_phrase_date:
 *
 * Returns: (transfer full): @day in words, "20 January 2027", with the month in the language of the
 *   messages whatever the locale's own month names are
 */
char *imz_phrase_date (const GDate *day);

/**
 * imz_phrase_weekday:
 *
 * Returns: (transfer none): "Monday", as it is written in the middle of a sentence
 */
const char *imz_phrase_weekday (const GDate *day);

/**
 * imz_phrase_short_date:
 *
 * Returns: (transfer full): @day in figures as written in Türkiye, "20.01.2027"
 */
char *imz_phrase_short_date (const GDate *day);

/**
 * imz_phrase_moment:
 * @time: seconds since the epoch
 *
 * Returns: (transfer full): @time in Istanbul to the minute, "20.01.2027 14:05"
 */
char *imz_phrase_moment (gint64 time);

/**
 * imz_phrase_days:
 * @days: a number of calendar days, not negative
 *
 * Returns: (transfer full): "1 day", "60 days"
 */
char *imz_phrase_days (int days);

/**
 * imz_phrase_keep_numbers:
 *
 * Returns: (transfer full): @text, in which no line breaks between a number and the word behind it
 */
char *imz_phrase_keep_numbers (const char *text);

G_END_DECLS
