/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reader.h"

#include "imz-display-text.h"

struct _ImzReader {
  gatomicrefcount ref_count;
  char *name;
  ImzReaderState state;
  ImzCard *card;
};

G_DEFINE_BOXED_TYPE (ImzReader, imz_reader, imz_reader_ref, imz_reader_unref)

ImzReader *
imz_reader_new (const char *name, ImzReaderState state, ImzCard *card)
{
  ImzReader *self;

  g_return_val_if_fail ((state == IMZ_READER_STATE_CARD) == (card != NULL), NULL);

  self = g_new0 (ImzReader, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->name = imz_display_text (name, strlen (name)); /* a part of it is the device's own words */
  self->state = state;
  self->card = card != NULL ? imz_card_ref (card) : NULL;

  return self;
}

ImzReader *
imz_reader_ref (ImzReader *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_reader_unref (ImzReader *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_clear_pointer (&self->card, imz_card_unref);
  g_free (self);
}

const char *
imz_reader_get_name (const ImzReader *self)
{
  return self->name;
}

ImzReaderState
imz_reader_get_state (const ImzReader *self)
{
  return self->state;
}

ImzCard *
imz_reader_get_card (const ImzReader *self)
{
  return self->card;
}

gboolean
imz_reader_equal (const ImzReader *a, const ImzReader *b)
{
  return a->state == b->state && strcmp (a->name, b->name) == 0 &&
         (a->card == NULL || imz_card_equal (a->card, b->card));
}

const char *
imz_reader_state_to_word (ImzReaderState state)
{
  static const char *const words[] = {
    [IMZ_READER_STATE_EMPTY] = "empty", [IMZ_READER_STATE_READING] = "reading",
    [IMZ_READER_STATE_CARD] = "card",   [IMZ_READER_STATE_MUTE] = "mute",
    [IMZ_READER_STATE_BUSY] = "busy",   [IMZ_READER_STATE_UNAVAILABLE] = "unavailable",
  };

  return words[state];
}
