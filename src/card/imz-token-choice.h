/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which of the tokens that a driver shows is the card in a reader: PKCS#11 knows slots, not readers. */

#pragma once

#include "imz-token-answer.h"

G_BEGIN_DECLS

/**
 * ImzTokenChoice:
 * @certificates: (element-type GBytes): what the card's tokens hold, in the driver's order
 * @pin: the gravest of what they say of the PIN: those that hold a certificate, if any does, else all
 */
typedef struct {
  GPtrArray *certificates;
  ImzPinState pin;
} ImzTokenChoice;

/**
 * imz_token_choice_new:
 * @reader: the name of a reader that holds a card
 * @others: (array zero-terminated=1): the names of the other readers that hold one
 * @needs_name: whether a slot must have the reader's name
 *
 * Takes the tokens of the slots with the reader's name. If there is none, those of slots with a part of it
 * that no other reader's name begins with; and if there is none either and no other reader holds a card,
 * all tokens, but not with @needs_name.
 *
 * Returns: (transfer full) (nullable): the card as @answer shows it; %NULL if it does not
 */
ImzTokenChoice *imz_token_choice_new (const ImzTokenAnswer *answer,
                                      const char *reader,
                                      const char *const *others,
                                      gboolean needs_name);
void imz_token_choice_free (ImzTokenChoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzTokenChoice, imz_token_choice_free)

G_END_DECLS
