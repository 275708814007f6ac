/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-case.h"

G_BEGIN_DECLS

/**
 * ImzEOnayQuestion:
 *
 * Asks whether e-onay is active: yes, no, or “I do not know”, which shows the way to find out (R21). It opens
 * the portal by the action `win.open-portal`.
 *
 * Signal `answered` (int, an #ImzEOnay): the person chose an answer.
 */
#define IMZ_TYPE_E_ONAY_QUESTION (imz_e_onay_question_get_type ())
G_DECLARE_FINAL_TYPE (ImzEOnayQuestion, imz_e_onay_question, IMZ, E_ONAY_QUESTION, AdwBin)

/**
 * imz_e_onay_question_set_answer:
 *
 * Shows an answer that was given before. Until then, and until the person chooses, there is none.
 */
void imz_e_onay_question_set_answer (ImzEOnayQuestion *self, ImzEOnay answer);

/* Takes away what it shows: this person was not asked yet. */
void imz_e_onay_question_clear (ImzEOnayQuestion *self);

G_END_DECLS
