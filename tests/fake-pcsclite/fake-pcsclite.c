/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-pcsclite-private.h"

#define ZERO_STATE_US (50 * G_TIME_SPAN_MILLISECOND)

static void
unlock_changed (void)
{
  fake_changed ();
  fake_unlock ();
}

/* The card may be freed as soon as it has left. The exception is a card that leaves while it
 * answers: it would wait for itself. */
static void
wait_until_silent (FakeReader *reader)
{
  while (reader->answering != NULL && reader->answering != g_thread_self ())
    fake_wait (FAKE_FOREVER);
}

static FakeReader *
find_reader (const char *name)
{
  FakeReader *reader = fake_reader_lookup (name);

  if (reader == NULL)
    g_error ("fake-pcsclite has no reader %s", name);
  return reader;
}

static void
end_contexts (void)
{
  for (guint i = 0; i < fake_world.contexts->len; i++) {
    FakeContext *context = g_ptr_array_index (fake_world.contexts, i);
    context->dead = TRUE;
  }
  for (guint i = 0; i < fake_world.readers->len; i++)
    fake_reader_unlock (g_ptr_array_index (fake_world.readers, i));
}

void
fake_pcsc_reset (void)
{
  fake_lock ();
  fake_world.generation++;
  fake_world.service = SCARD_S_SUCCESS;
  fake_world.death_code = SCARD_F_COMM_ERROR;
  fake_call_reset_functions ();
  while (fake_world.contexts->len > 0)
    fake_context_drop (g_ptr_array_index (fake_world.contexts, 0));
  fake_changed ();
  while (fake_world.readers->len > 0) {
    FakeReader *reader = g_ptr_array_index (fake_world.readers, 0);

    g_rc_box_acquire (reader);
    reader->plugged = FALSE;
    g_ptr_array_remove_index (fake_world.readers, 0);
    wait_until_silent (reader);
    fake_reader_unref (reader);
  }
  unlock_changed ();
}

void
fake_pcsc_set_service (LONG rv)
{
  fake_lock ();
  fake_world.service = rv;
  if (rv != SCARD_S_SUCCESS)
    end_contexts ();
  unlock_changed ();
}

void
fake_pcsc_set_death_code (LONG rv)
{
  fake_lock ();
  fake_world.death_code = rv;
  fake_unlock ();
}

void
fake_pcsc_plug (const char *name,
                const char *atr_hex,
                FakePcscTransmit transmit,
                gpointer card,
                gboolean first_state_zero)
{
  FakeReader *reader;

  fake_lock ();
  if (fake_reader_lookup (name) != NULL)
    g_error ("fake-pcsclite has a reader %s already", name);
  if (fake_world.readers->len == PCSCLITE_MAX_READERS_CONTEXTS)
    g_error ("fake-pcsclite holds %d readers at most", PCSCLITE_MAX_READERS_CONTEXTS);
  reader = g_rc_box_new0 (FakeReader);
  reader->name = g_strdup (name);
  reader->plugged = TRUE;
  if (first_state_zero)
    reader->zero_until = g_get_monotonic_time () + ZERO_STATE_US;
  fake_reader_set_card (reader, atr_hex, transmit, card);
  g_ptr_array_add (fake_world.readers, reader);
  unlock_changed ();
}

void
fake_pcsc_unplug (const char *name)
{
  FakeReader *reader;

  fake_lock ();
  reader = g_rc_box_acquire (find_reader (name));
  reader->plugged = FALSE;
  g_ptr_array_remove (fake_world.readers, reader);
  fake_changed ();
  wait_until_silent (reader);
  fake_reader_unref (reader);
  fake_unlock ();
}

void
fake_pcsc_insert (const char *name, const char *atr_hex, FakePcscTransmit transmit, gpointer card)
{
  FakeReader *reader;

  fake_lock ();
  reader = g_rc_box_acquire (find_reader (name));
  if (reader->atr != NULL) {
    reader->event_counter++;
    fake_reader_tell (reader, SCARD_W_RESET_CARD);
  }
  fake_reader_set_card (reader, atr_hex, transmit, card);
  reader->event_counter++;
  fake_changed ();
  wait_until_silent (reader);
  fake_reader_unref (reader);
  fake_unlock ();
}

void
fake_pcsc_remove (const char *name)
{
  FakeReader *reader;

  fake_lock ();
  reader = g_rc_box_acquire (find_reader (name));
  if (reader->atr != NULL)
    fake_reader_eject (reader);
  fake_changed ();
  wait_until_silent (reader);
  fake_reader_unref (reader);
  fake_unlock ();
}

void
fake_pcsc_set_flags (const char *name, DWORD flags)
{
  FakeReader *reader;

  fake_lock ();
  reader = find_reader (name);
  /* pcscd takes the card for pulled when its reader fails, and for a new one afterwards. */
  if (flags & ~reader->flags & SCARD_STATE_UNAVAILABLE)
    fake_reader_tell (reader, SCARD_W_REMOVED_CARD);
  else if (reader->flags & ~flags & SCARD_STATE_UNAVAILABLE)
    reader->event_counter++;
  reader->flags = flags;
  unlock_changed ();
}

void
fake_pcsc_hold_transaction (const char *name, gboolean held)
{
  fake_lock ();
  find_reader (name)->held = held;
  unlock_changed ();
}

void
fake_pcsc_suspend_and_resume (void)
{
  fake_lock ();
  for (guint i = 0; i < fake_world.readers->len; i++) {
    FakeReader *reader = g_ptr_array_index (fake_world.readers, i);
    if (reader->atr == NULL)
      continue;
    reader->event_counter += 2; /* off and on again */
    fake_reader_tell (reader, SCARD_W_RESET_CARD);
  }
  unlock_changed ();
}

guint
fake_pcsc_living_contexts (void)
{
  guint n;

  fake_lock ();
  n = fake_world.contexts->len;
  fake_unlock ();
  return n;
}
