/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reads the certificates of an AKİS card without its driver and without a PIN. */

#pragma once

#include "imz-apdu-channel.h"
#include "imz-card.h"

G_BEGIN_DECLS

/**
 * imz_akis_reader_read:
 * @channel: an undisturbed way to the card (inside a transaction)
 * @atr_facts: what the card's ATR says
 * @state: (out): how the reading ended: OK, NO_CERTIFICATE, NO_DRIVER or DAMAGED
 * @error: a lost card or reader
 *
 * Sends SELECT, READ BINARY and GET RESPONSE only; never VERIFY, which some cards would count as a
 * wrong PIN.
 *
 * Returns: (transfer full) (element-type ImzCertificate) (nullable): the certificates found, malformed
 *   ones among them; %NULL with @error if the card stopped answering
 */
GPtrArray *imz_akis_reader_read (ImzApduChannel *channel,
                                 const ImzAtrFacts *atr_facts,
                                 ImzCardState *state,
                                 GError **error);

G_END_DECLS
