/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How far an application is. Which stage may come after which is a table; all words are pinned: they leave the
 * process. */

#pragma once

#include "imz-case.h"

G_BEGIN_DECLS

/**
 * ImzStage:
 * @IMZ_STAGE_APPLIED: the form is filled in on the portal
 * @IMZ_STAGE_SIGNED: it is signed: by e-onay, by the e-imza or by hand
 * @IMZ_STAGE_LETTER: the institution wrote to the province (R12)
 * @IMZ_STAGE_APPROVED: the province approved
 * @IMZ_STAGE_PRODUCED: the new e-imza is produced (R13)
 * @IMZ_STAGE_COURIER: it is with the courier
 * @IMZ_STAGE_DELIVERED: the holder has it
 * @IMZ_STAGE_PIN_MADE: it has a PIN (R14, R19)
 * @IMZ_STAGE_IN_USE: it is used
 * @IMZ_STAGE_REFUSED: it was refused (R7)
 * @IMZ_STAGE_CANCELLED: the holder gave it up
 *
 * The first nine in their order; one that nobody told of may be passed over, but none is gone back to.
 */
typedef enum {
  IMZ_STAGE_APPLIED,
  IMZ_STAGE_SIGNED,
  IMZ_STAGE_LETTER,
  IMZ_STAGE_APPROVED,
  IMZ_STAGE_PRODUCED,
  IMZ_STAGE_COURIER,
  IMZ_STAGE_DELIVERED,
  IMZ_STAGE_PIN_MADE,
  IMZ_STAGE_IN_USE,
  IMZ_STAGE_REFUSED,
  IMZ_STAGE_CANCELLED,
  IMZ_N_STAGES,
} ImzStage;

enum {
  IMZ_N_STAGES_ON_THE_WAY = IMZ_STAGE_IN_USE + 1,
};

/* "applied", "signed", "letter", "approved", "produced", "courier", "delivered", "pin-made", "in-use", "refused",
 * "cancelled". Of another word nothing is written, here and below. */
const char *imz_stage_to_word (ImzStage stage);
gboolean imz_stage_from_word (const char *word, ImzStage *stage);

/**
 * imz_stage_get_name:
 * @method: how the application is signed: the second stage is named after it
 *
 * Returns: (transfer none): a word or two, in the language of the messages
 */
const char *imz_stage_get_name (ImzStage stage, ImzMethod method);

/* Whether an application at @from may come to @to. */
gboolean imz_stage_may_follow (ImzStage from, ImzStage to);

/* Whether nothing comes after it. */
gboolean imz_stage_is_final (ImzStage stage);

/**
 * ImzTeller:
 * @IMZ_TELLER_PERSON: the holder said so
 * @IMZ_TELLER_CARD: a card was seen
 * @IMZ_TELLER_GUIDE: a guide was gone through so far
 *
 * How it is known that an application came to a stage.
 */
typedef enum {
  IMZ_TELLER_PERSON,
  IMZ_TELLER_CARD,
  IMZ_TELLER_GUIDE,
  IMZ_N_TELLERS,
} ImzTeller;

/* "person", "card", "guide" */
const char *imz_teller_to_word (ImzTeller teller);
gboolean imz_teller_from_word (const char *word, ImzTeller *teller);

/**
 * ImzRefusal:
 * @IMZ_REFUSAL_NONE: it was not refused, or nobody said why
 * @IMZ_REFUSAL_TOO_EARLY: a renewal with three months or more left
 * @IMZ_REFUSAL_NOT_E_ONAY: a renewal not made with e-onay
 * @IMZ_REFUSAL_WRONG_REASON: a lost or stolen e-imza filed as a plain renewal
 * @IMZ_REFUSAL_OTHER: for another reason
 *
 * Why an application was refused (R7, source S0.9 and S0.7).
 */
typedef enum {
  IMZ_REFUSAL_NONE,
  IMZ_REFUSAL_TOO_EARLY,
  IMZ_REFUSAL_NOT_E_ONAY,
  IMZ_REFUSAL_WRONG_REASON,
  IMZ_REFUSAL_OTHER,
  IMZ_N_REFUSALS,
} ImzRefusal;

/* "none", "too-early", "not-e-onay", "wrong-reason", "other" */
const char *imz_refusal_to_word (ImzRefusal refusal);
gboolean imz_refusal_from_word (const char *word, ImzRefusal *refusal);

/* (transfer none): what happened, in the language of the messages; "" of none */
const char *imz_refusal_get_text (ImzRefusal refusal);

/* (transfer none): what to do then, in a sentence; "" of none */
const char *imz_refusal_get_way_out (ImzRefusal refusal);

G_END_DECLS
