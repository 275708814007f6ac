/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-atr.h"
#include "imz-certificate.h"

G_BEGIN_DECLS

/**
 * ImzCardState:
 * @IMZ_CARD_STATE_OK: at least one certificate was read
 * @IMZ_CARD_STATE_NO_CERTIFICATE: the place for certificates is there, and empty
 * @IMZ_CARD_STATE_NO_DRIVER: the card cannot be read without a driver
 * @IMZ_CARD_STATE_DAMAGED: there is data, but none of it is a certificate
 * @IMZ_CARD_STATE_SILENT: the card or its reader did not answer in time
 * @IMZ_CARD_STATE_REMOVED: the card was pulled again and again while it was read
 *
 * Pinned: its words (imz_card_state_to_word()) leave the process.
 */
typedef enum {
  IMZ_CARD_STATE_OK,
  IMZ_CARD_STATE_NO_CERTIFICATE,
  IMZ_CARD_STATE_NO_DRIVER,
  IMZ_CARD_STATE_DAMAGED,
  IMZ_CARD_STATE_SILENT,
  IMZ_CARD_STATE_REMOVED,
} ImzCardState;

const char *imz_card_state_to_word (ImzCardState state);

/**
 * ImzCard:
 *
 * What one reading of a card found: an immutable, reference-counted value.
 */
typedef struct _ImzCard ImzCard;

#define IMZ_TYPE_CARD (imz_card_get_type ())
GType imz_card_get_type (void);

/**
 * imz_card_new:
 * @atr: (array length=atr_length) (nullable): the card's answer to reset
 * @atr_length: its bytes, at most %IMZ_ATR_MAX
 * @state: how the reading ended
 * @certificates: (element-type ImzCertificate) (nullable): what was found; each is shown once, however
 *   often the card holds it
 *
 * Returns: (transfer full): a card
 */
ImzCard *
imz_card_new (const guint8 *atr, gsize atr_length, ImzCardState state, GPtrArray *certificates);
ImzCard *imz_card_ref (ImzCard *self);
void imz_card_unref (ImzCard *self);

ImzCardState imz_card_get_state (const ImzCard *self);

/**
 * imz_card_get_atr:
 *
 * Returns: (transfer none): the answer to reset in hexadecimal digits; "" if there is none
 */
const char *imz_card_get_atr (const ImzCard *self);
ImzCardFamily imz_card_get_family (const ImzCard *self);

/**
 * imz_card_get_version:
 *
 * Returns: (transfer none) (nullable): the version of its operating system, if the ATR tells it
 */
const char *imz_card_get_version (const ImzCard *self);

guint imz_card_get_n_certificates (const ImzCard *self);

/**
 * imz_card_get_certificate:
 *
 * Returns: (transfer none): certificate number @index, in the card's own order
 */
ImzCertificate *imz_card_get_certificate (const ImzCard *self, guint index);

gboolean imz_card_equal (const ImzCard *a, const ImzCard *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzCard, imz_card_unref)

G_END_DECLS
