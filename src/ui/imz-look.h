/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How each situation looks: its picture, its tone, its one button. */

#pragma once

#include "imz-picture.h"
#include "imz-tone.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * ImzButtonRole:
 * @IMZ_BUTTON_NONE: nothing to press, but what the next action may need
 * @IMZ_BUTTON_RETRY: reads again
 * @IMZ_BUTTON_CHECK: checks chain and revocation again
 * @IMZ_BUTTON_PRACTICE: puts in the practice card
 */
typedef enum {
  IMZ_BUTTON_NONE,
  IMZ_BUTTON_RETRY,
  IMZ_BUTTON_CHECK,
  IMZ_BUTTON_PRACTICE,
} ImzButtonRole;

/**
 * ImzLook:
 * @shows_card: the card itself is drawn, not a picture
 * @picture: the picture else
 * @tone: how grave it is
 * @role: what the button does, unless a guide leads through the next action
 * @label: (nullable): what the button says then, to be translated
 */
typedef struct {
  gboolean shows_card;
  ImzPictureKind picture;
  ImzTone tone;
  ImzButtonRole role;
  const char *label;
} ImzLook;

/**
 * imz_look_of:
 *
 * Returns: (transfer none): the look of @summary
 */
const ImzLook *imz_look_of (ImzSummary summary);

/**
 * imz_look_guide_label:
 * @action: a next action
 *
 * Returns: (transfer none) (nullable): what the button says that opens the guide through it; %NULL if there is none
 */
const char *imz_look_guide_label (const ImzNextAction *action);

/**
 * imz_look_tone_of_certificate:
 *
 * Returns: how grave it is for a certificate to be in @state
 */
ImzTone imz_look_tone_of_certificate (ImzCertificateState state);

G_END_DECLS
