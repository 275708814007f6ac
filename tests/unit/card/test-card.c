/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-card.h"

#include "imz-test-certificate.h"

GBytes *
test_certificate_new (const char *holder, gsize filler)
{
  const ImzTestCertificateSpec spec = { .holder = holder, .filler = filler };

  return imz_test_certificate_new (&spec);
}

TestCard *
test_card_new (const ImzVirtualCardOptions *options, const char *const *holders)
{
  ImzVirtualCardOptions all = options != NULL ? *options : (ImzVirtualCardOptions){ 0 };
  GBytes *certificates[TEST_CARD_MAX] = { NULL };
  TestCard *self = g_new0 (TestCard, 1);

  for (all.n_certificates = 0; holders[all.n_certificates] != NULL; all.n_certificates++)
    certificates[all.n_certificates] = test_certificate_new (holders[all.n_certificates], 0);
  all.certificates = certificates;

  self->card = imz_virtual_card_new (&all);
  self->atr = all.atr != NULL ? all.atr : IMZ_VIRTUAL_ATR_AKIS_2_5_2;

  for (gsize i = 0; i < all.n_certificates; i++)
    g_bytes_unref (certificates[i]);

  return self;
}

TestCard *
test_card_new_simple (const char *holder)
{
  const char *const holders[] = { holder, NULL };

  return test_card_new (NULL, holders);
}

void
test_card_free (TestCard *self)
{
  /* No certificate is worth a wrong PIN. */
  g_assert_false (imz_virtual_card_saw_instruction (self->card, 0x20));

  imz_virtual_card_free (self->card);
  g_free (self);
}

void
test_card_act_at (TestCard *self, int apdu, void (*act) (gpointer), gpointer user_data)
{
  self->act = act;
  self->user_data = user_data;
  self->act_at = g_atomic_int_get (&self->n_apdus) + apdu;
}

void
test_card_plug (TestCard *self, const char *reader)
{
  fake_pcsc_plug (reader, self->atr, test_card_transmit_cb, self, FALSE);
}

void
test_card_insert (TestCard *self, const char *reader)
{
  fake_pcsc_insert (reader, self->atr, test_card_transmit_cb, self);
}

gboolean
test_card_transmit_cb (gpointer card,
                       const guint8 *command,
                       gsize command_length,
                       guint8 *response,
                       gsize *response_length)
{
  TestCard *self = card;

  if (g_atomic_int_add (&self->n_apdus, 1) + 1 == self->act_at)
    self->act (self->user_data);

  return imz_virtual_card_transmit (self->card, command, command_length, response, response_length);
}
