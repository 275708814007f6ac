/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which cards are drawn, in which order, and what each says of itself: plain data. */

#pragma once

#include "imz-tone.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/* More are not drawn: the details have them all. */
#define IMZ_CARD_LIST_MAX 4

/**
 * ImzListedCard:
 * @certificate: the e-imza; borrowed from the snapshot
 * @state: its state
 * @tone: how urgent its badge is
 * @badge: (transfer none): its badge, a word or two
 * @is_out_of_use: nothing can be signed with it, now or ever: it is drawn grey
 */
typedef struct {
  const ImzCertificate *certificate;
  ImzCertificateState state;
  ImzTone tone;
  const char *badge;
  gboolean is_out_of_use;
} ImzListedCard;

/**
 * ImzCardList:
 * @cards: the cards, the one that decides first
 * @n_cards: how many there are
 * @several_holders: they belong to more than one person
 */
typedef struct {
  ImzListedCard cards[IMZ_CARD_LIST_MAX];
  guint n_cards;
  gboolean several_holders;
} ImzCardList;

/**
 * imz_card_list_of:
 * @snapshot: what is plugged in
 * @verdict: what that means
 *
 * The e-imza that decides comes first, then its successor; then of each other holder the one that counts
 * and its successor; then what is left, old ones at the end. Certificates that are no e-imza or cannot be
 * understood are not drawn.
 *
 * Returns: the list; empty if no e-imza decides
 */
ImzCardList imz_card_list_of (const ImzSnapshot *snapshot, const ImzVerdict *verdict);

G_END_DECLS
