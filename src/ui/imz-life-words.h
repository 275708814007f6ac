/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The words on and below the life bar. */

#pragma once

#include "imz-life-scale.h"

G_BEGIN_DECLS

/**
 * imz_life_words_segment:
 * @index: one of the scale's segments
 *
 * Returns: (transfer none): what stands on it
 */
const char *imz_life_words_segment (const ImzLifeScale *scale, guint index);

/* (transfer none): what stands on the new e-imza's bar */
const char *imz_life_words_new (void);

/**
 * imz_life_words_mark:
 * @mark: a mark of @scale
 *
 * Returns: (transfer none): what the day is
 */
const char *imz_life_words_mark (const ImzLifeScale *scale, const ImzLifeMark *mark);

/**
 * imz_life_words_description:
 * @scale: one with segments
 *
 * Returns: (transfer full): all that the bar shows, in sentences for those who do not see it
 */
char *imz_life_words_description (const ImzLifeScale *scale);

G_END_DECLS
