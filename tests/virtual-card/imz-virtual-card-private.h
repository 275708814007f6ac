/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-virtual-card.h"

G_BEGIN_DECLS

typedef enum {
  IMZ_VIRTUAL_OUTCOME_ANSWERED,
  IMZ_VIRTUAL_OUTCOME_EJECTED,
  IMZ_VIRTUAL_OUTCOME_STALLED,
} ImzVirtualOutcome;

#define IMZ_VIRTUAL_RESPONSE_SIZE 258 /* 256 bytes of data and the status word */

/* The card's place in a reader: a connection to vpcd and the thread that serves it. */
typedef struct _ImzVirtualReader ImzVirtualReader;

ImzVirtualReader *imz_virtual_reader_new (ImzVirtualCard *card, guint slot, GError **error);
void imz_virtual_reader_free (ImzVirtualReader *reader);

/* Counts and answers one APDU; `response` holds IMZ_VIRTUAL_RESPONSE_SIZE bytes. From any thread.
 */
ImzVirtualOutcome imz_virtual_card_process (ImzVirtualCard *card,
                                            const guint8 *command,
                                            gsize command_length,
                                            guint8 *response,
                                            gsize *response_length);

/* Microseconds that an answer takes, with `n_bytes` on the line both ways together. */
guint64 imz_virtual_card_get_answer_time (ImzVirtualCard *card, gsize n_bytes);

/* The answer to reset, as bytes (transfer none). */
GBytes *imz_virtual_card_get_atr (ImzVirtualCard *card);

G_END_DECLS
