/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which card is in a reader: tells it apart from one that took its place in the meantime. */

#pragma once

#include <glib.h>
#include <winscard.h>

#include "imz-atr.h"

G_BEGIN_DECLS

/**
 * ImzPresence:
 * @events: how many cards the reader has seen come and go (PC/SC's event counter)
 * @atr: the present card's answer to reset
 * @atr_length: its bytes
 */
struct _ImzPresence {
  guint events;
  guint8 atr[IMZ_ATR_MAX];
  gsize atr_length;
};
typedef struct _ImzPresence ImzPresence;

gboolean imz_presence_equal (const ImzPresence *a, const ImzPresence *b);

/**
 * imz_presence_is_later:
 *
 * Returns: %TRUE if @self is a card that came after @other
 */
gboolean imz_presence_is_later (const ImzPresence *self, const ImzPresence *other);

/**
 * imz_presence_read:
 * @context: a PC/SC context that no other thread uses
 * @reader: a reader's name
 * @presence: (out): the card that is in it now
 * @error: an #ImzCardError; %IMZ_CARD_ERROR_GONE if there is none
 */
gboolean
imz_presence_read (SCARDCONTEXT context, const char *reader, ImzPresence *presence, GError **error);

/**
 * imz_presence_check:
 * @before: the card that was there
 * @reader: a reader's name
 * @others: (out) (transfer full) (array zero-terminated=1): the names of the other readers that hold a
 *   card
 * @error: an #ImzCardError; %IMZ_CARD_ERROR_CHANGED if there is another card now
 *
 * Asks in a context of its own, and does not touch the card: this does not hang where the card does. What
 * has happened only just now the reader may not know yet.
 *
 * Returns: %TRUE if the card that is there now has been there since @before
 */
gboolean
imz_presence_check (const ImzPresence *before, const char *reader, char ***others, GError **error);

G_END_DECLS
