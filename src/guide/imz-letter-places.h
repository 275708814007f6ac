/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The places that a letter may have: the words of #ImzFormField, the days "starts", "ends", "pin-from" and "today",
 * and what stands in letters alone. */

#pragma once

#include "imz-province.h"
#include "imz-timeline.h"

G_BEGIN_DECLS

/* Their values are words of #ImzCase and #ImzMethod; the letter has them in Turkish. */
#define IMZ_LETTER_PLACE_APPLICATION "application"
#define IMZ_LETTER_PLACE_METHOD "method"

gboolean imz_letter_place_is_known (const char *place);

/* (transfer none): what stands beside the entry for @place, in the language of the messages */
const char *imz_letter_place_get_label (const char *place);

/* (transfer full): as a letter has it: a day as 01.02.2026 */
char *imz_letter_place_normalize (const char *place, const char *text);

/* (transfer none) (nullable): what is wrong with a normalized value, in a sentence that says what to do */
const char *imz_letter_place_check (const char *place, const char *text);

/**
 * imz_letter_place_get_parts:
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): the places that @place is made of; %NULL if it
 *   stands for itself
 */
const char *const *imz_letter_place_get_parts (const char *place);

/**
 * imz_letter_places_fill:
 * @values: (element-type utf8 utf8): what was typed; empty ones do not count
 * @timeline: (nullable): the e-imza's days
 *
 * Returns: (transfer full) (element-type utf8 utf8): the text of all places that have one, in Turkish
 */
GHashTable *imz_letter_places_fill (GHashTable *values,
                                    const ImzProvince *province,
                                    const ImzTimeline *timeline);

/**
 * imz_letter_places_find_missing:
 * @filled: as imz_letter_places_fill() returned it
 * @place: one that it does not have
 *
 * Returns: (transfer none): the place to ask for: @place, or a part of it
 */
const char *imz_letter_places_find_missing (GHashTable *filled, const char *place);

/* The case of @values, or renewal. */
ImzCase imz_letter_places_get_case (GHashTable *values);

G_END_DECLS
