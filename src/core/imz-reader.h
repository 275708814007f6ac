/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-card.h"

G_BEGIN_DECLS

/**
 * ImzReaderState:
 * @IMZ_READER_STATE_EMPTY: no card in it
 * @IMZ_READER_STATE_READING: a card is in it and being read
 * @IMZ_READER_STATE_CARD: a card is in it and its reading has ended
 * @IMZ_READER_STATE_MUTE: a card is in it that does not answer its reset
 * @IMZ_READER_STATE_BUSY: a card is in it that another program holds
 * @IMZ_READER_STATE_UNAVAILABLE: the reader does not work at present
 *
 * Pinned, but for READING, which never leaves the process: imz_reader_state_to_word().
 */
typedef enum {
  IMZ_READER_STATE_EMPTY,
  IMZ_READER_STATE_READING,
  IMZ_READER_STATE_CARD,
  IMZ_READER_STATE_MUTE,
  IMZ_READER_STATE_BUSY,
  IMZ_READER_STATE_UNAVAILABLE,
} ImzReaderState;

const char *imz_reader_state_to_word (ImzReaderState state);

/**
 * ImzReader:
 *
 * One reader as it was last seen: an immutable, reference-counted value.
 */
typedef struct _ImzReader ImzReader;

#define IMZ_TYPE_READER (imz_reader_get_type ())
GType imz_reader_get_type (void);

/**
 * imz_reader_new:
 * @name: the name PC/SC gives it
 * @state: its state
 * @card: (nullable): the card, if @state is %IMZ_READER_STATE_CARD, else %NULL
 *
 * Returns: (transfer full): a reader
 */
ImzReader *imz_reader_new (const char *name, ImzReaderState state, ImzCard *card);
ImzReader *imz_reader_ref (ImzReader *self);
void imz_reader_unref (ImzReader *self);

const char *imz_reader_get_name (const ImzReader *self);
ImzReaderState imz_reader_get_state (const ImzReader *self);

/**
 * imz_reader_get_card:
 *
 * Returns: (transfer none) (nullable): the card; never %NULL if the state is %IMZ_READER_STATE_CARD
 */
ImzCard *imz_reader_get_card (const ImzReader *self);

gboolean imz_reader_equal (const ImzReader *a, const ImzReader *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzReader, imz_reader_unref)

G_END_DECLS
