/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ImzQuestionCard:
 *
 * A question that may be left open, in a quiet card. Signal `answered` (gboolean): yes or no was pressed.
 */
#define IMZ_TYPE_QUESTION_CARD (imz_question_card_get_type ())
G_DECLARE_FINAL_TYPE (ImzQuestionCard, imz_question_card, IMZ, QUESTION_CARD, AdwBin)

/**
 * imz_question_card_ask:
 * @promise: what comes of a yes
 * @yes: what the first button says
 * @no: what the other one says
 */
void imz_question_card_ask (ImzQuestionCard *self,
                            const char *question,
                            const char *promise,
                            const char *yes,
                            const char *no);

G_END_DECLS
