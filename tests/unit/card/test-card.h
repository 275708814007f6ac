/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards for the tests of this room. */

#pragma once

#include "fake-pcsclite.h"
#include "imz-card.h"
#include "imz-virtual-card.h"

G_BEGIN_DECLS

#define TEST_CARD_MAX 10 /* certificates */

/* A card that the fake libpcsclite can hold, and that can do something while it is asked. */
typedef struct {
  ImzVirtualCard *card;
  const char *atr;
  int n_apdus; /* atomic; the answers asked for, also those that never came */
  int act_at;  /* before which of them (1: the first) to act; 0: never */
  void (*act) (gpointer user_data);
  gpointer user_data;
} TestCard;

/* The DER bytes of an e-imza of `holder`, valid today; `filler` bytes longer than need be (transfer full).
 */
GBytes *test_certificate_new (const char *holder, gsize filler);

/* A card with one certificate of each holder, a NULL-terminated list. `options` may be NULL. */
TestCard *test_card_new (const ImzVirtualCardOptions *options, const char *const *holders);
/* One with one certificate. */
TestCard *test_card_new_simple (const char *holder);
void test_card_free (TestCard *self);

/* To be called at APDU number `apdu` of those to come. */
void test_card_act_at (TestCard *self, int apdu, void (*act) (gpointer), gpointer user_data);

void test_card_plug (TestCard *self, const char *reader);
void test_card_insert (TestCard *self, const char *reader);

/* A FakePcscTransmit; `card` is a TestCard. */
gboolean test_card_transmit_cb (gpointer card,
                                const guint8 *command,
                                gsize command_length,
                                guint8 *response,
                                gsize *response_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestCard, test_card_free)

G_END_DECLS
