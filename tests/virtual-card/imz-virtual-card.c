/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "imz-virtual-card.h"

#include "imz-virtual-card-private.h"
#include "imz-virtual-card-processor.h"

struct _ImzVirtualCard {
  ImzVirtualCardOptions options; /* without the borrowed pointers */
  GBytes *atr;
  ImzVirtualReader *reader; /* NULL while the card is in no reader */

  GMutex lock; /* for all below */
  ImzVirtualProcessor *processor;
  guint n_apdus;
  gboolean seen[G_MAXUINT8 + 1]; /* by instruction byte */
};

static GBytes *
parse_hex (const char *hex)
{
  gsize length = strlen (hex) / 2;
  guint8 *bytes = g_malloc (MAX (length, 1));

  g_assert (strlen (hex) % 2 == 0);

  for (gsize i = 0; i < length; i++) {
    g_assert (g_ascii_isxdigit (hex[2 * i]) && g_ascii_isxdigit (hex[2 * i + 1]));
    bytes[i] =
      (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  }

  return g_bytes_new_take (bytes, length);
}

static ImzVirtualOutcome
process_locked (ImzVirtualCard *self,
                const guint8 *command,
                gsize command_length,
                guint8 *response,
                gsize *response_length)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint16 status;

  self->n_apdus++;
  if (command_length > 1)
    self->seen[command[1]] = TRUE;

  if (self->n_apdus == self->options.eject_after) {
    imz_virtual_processor_reset (self->processor);
    return IMZ_VIRTUAL_OUTCOME_EJECTED;
  }
  if (self->n_apdus == self->options.stall_after)
    return IMZ_VIRTUAL_OUTCOME_STALLED;

  status = imz_virtual_processor_run (self->processor, command, command_length, data);

  if (self->options.corrupt_after != 0 && self->n_apdus >= self->options.corrupt_after)
    for (guint i = 0; i < data->len; i++)
      data->data[i] = (guint8) ~data->data[i];

  g_assert (data->len + 2 <= IMZ_VIRTUAL_RESPONSE_SIZE);
  if (data->len > 0)
    memcpy (response, data->data, data->len);
  response[data->len] = (guint8) (status >> 8);
  response[data->len + 1] = (guint8) (status & 0xFF);
  *response_length = data->len + 2;

  return IMZ_VIRTUAL_OUTCOME_ANSWERED;
}

ImzVirtualCard *
imz_virtual_card_new (const ImzVirtualCardOptions *options)
{
  ImzVirtualCard *self;

  g_return_val_if_fail (options != NULL, NULL);

  self = g_new0 (ImzVirtualCard, 1);
  self->options = *options;
  self->options.atr = NULL;
  self->options.certificates = NULL;
  self->options.files = NULL;
  self->options.df_name = NULL;
  self->atr = parse_hex (options->atr != NULL ? options->atr : IMZ_VIRTUAL_ATR_AKIS_2_5_2);
  self->processor = imz_virtual_processor_new (options);
  g_mutex_init (&self->lock);

  return self;
}

void
imz_virtual_card_free (ImzVirtualCard *card)
{
  if (card == NULL)
    return;

  imz_virtual_card_remove (card);
  g_bytes_unref (card->atr);
  imz_virtual_processor_free (card->processor);
  g_mutex_clear (&card->lock);
  g_free (card);
}

ImzVirtualOutcome
imz_virtual_card_process (ImzVirtualCard *card,
                          const guint8 *command,
                          gsize command_length,
                          guint8 *response,
                          gsize *response_length)
{
  ImzVirtualOutcome outcome;

  g_mutex_lock (&card->lock);
  outcome = process_locked (card, command, command_length, response, response_length);
  g_mutex_unlock (&card->lock);

  return outcome;
}

guint64
imz_virtual_card_get_answer_time (ImzVirtualCard *card, gsize n_bytes)
{
  guint64 duration = card->options.delay_us;

  if (card->options.bytes_per_second > 0)
    duration += (guint64) n_bytes * G_USEC_PER_SEC / card->options.bytes_per_second;

  return duration;
}

GBytes *
imz_virtual_card_get_atr (ImzVirtualCard *card)
{
  return card->atr;
}

gboolean
imz_virtual_card_transmit (ImzVirtualCard *card,
                           const guint8 *command,
                           gsize command_length,
                           guint8 *response,
                           gsize *response_length)
{
  g_return_val_if_fail (card != NULL, FALSE);

  return imz_virtual_card_process (card, command, command_length, response, response_length) ==
         IMZ_VIRTUAL_OUTCOME_ANSWERED;
}

void
imz_virtual_card_reset (ImzVirtualCard *card)
{
  g_return_if_fail (card != NULL);

  g_mutex_lock (&card->lock);
  imz_virtual_processor_reset (card->processor);
  g_mutex_unlock (&card->lock);
}

gboolean
imz_virtual_card_insert (ImzVirtualCard *card, guint slot, GError **error)
{
  g_return_val_if_fail (card != NULL, FALSE);
  g_return_val_if_fail (slot <= 1, FALSE);

  imz_virtual_card_remove (card);
  imz_virtual_card_reset (card);
  card->reader = imz_virtual_reader_new (card, slot, error);

  return card->reader != NULL;
}

void
imz_virtual_card_remove (ImzVirtualCard *card)
{
  g_return_if_fail (card != NULL);

  g_clear_pointer (&card->reader, imz_virtual_reader_free);
}

guint
imz_virtual_card_get_n_apdus (ImzVirtualCard *card)
{
  guint n_apdus;

  g_return_val_if_fail (card != NULL, 0);

  g_mutex_lock (&card->lock);
  n_apdus = card->n_apdus;
  g_mutex_unlock (&card->lock);

  return n_apdus;
}

gboolean
imz_virtual_card_saw_instruction (ImzVirtualCard *card, guint8 ins)
{
  gboolean seen;

  g_return_val_if_fail (card != NULL, FALSE);

  g_mutex_lock (&card->lock);
  seen = card->seen[ins];
  g_mutex_unlock (&card->lock);

  return seen;
}
