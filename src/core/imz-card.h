/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-atr.h"
#include "imz-certificate.h"
#include "imz-driver.h"

G_BEGIN_DECLS

/**
 * ImzCardState:
 * @IMZ_CARD_STATE_OK: at least one certificate was read
 * @IMZ_CARD_STATE_NO_CERTIFICATE: the place for certificates is there, and empty
 * @IMZ_CARD_STATE_NO_DRIVER: the card cannot be read without a driver
 * @IMZ_CARD_STATE_DAMAGED: there is data, but none of it is a certificate
 * @IMZ_CARD_STATE_SILENT: the card or its reader did not answer in time
 * @IMZ_CARD_STATE_REMOVED: the card was pulled again and again while it was read
 * @IMZ_CARD_STATE_NONE_READABLE: its driver knows the card, but showed no certificate that can be read
 * @IMZ_CARD_STATE_DRIVER_CRASHED: its driver broke down
 * @IMZ_CARD_STATE_DRIVER_TIMEOUT: its driver did not come back in time
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
  IMZ_CARD_STATE_NONE_READABLE,
  IMZ_CARD_STATE_DRIVER_CRASHED,
  IMZ_CARD_STATE_DRIVER_TIMEOUT,
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

/**
 * imz_card_with_driver:
 * @state: how the reading ended in the end
 * @certificates: (element-type ImzCertificate) (nullable): what the driver found
 * @driver: the driver that was used, or that failed
 *
 * Returns: (transfer full): the same card, as @driver shows it
 */
ImzCard *imz_card_with_driver (ImzCard *self,
                               ImzCardState state,
                               GPtrArray *certificates,
                               ImzDriver *driver);

/**
 * ImzTrustFinder:
 *
 * Returns: (transfer none) (nullable): what is known of @certificate
 */
typedef ImzTrust *(*ImzTrustFinder) (ImzCertificate *certificate, gpointer user_data);

/**
 * imz_card_with_trust:
 *
 * Returns: (transfer full): the same card, whose certificates carry what @find knows of them; those of
 *   which it knows nothing stay as they are
 */
ImzCard *imz_card_with_trust (ImzCard *self, ImzTrustFinder find, gpointer user_data);
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

/**
 * imz_card_get_driver:
 *
 * Returns: (transfer none) (nullable): the driver that was used, or that failed; %NULL if the card was
 *   read without one, or if there is none for it
 */
ImzDriver *imz_card_get_driver (const ImzCard *self);

/**
 * imz_card_get_pin:
 *
 * Returns: the state of the card's PIN; unknown without a driver
 */
ImzPinState imz_card_get_pin (const ImzCard *self);

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
