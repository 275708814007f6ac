/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <pthread.h>
#include <string.h>
#include <time.h>

#include "fake-pcsclite-private.h"

FakeWorld fake_world = { .death_code = SCARD_F_COMM_ERROR };

/* Not GMutex and GCond: the thread sanitizer sees these, and not into an uninstrumented GLib. */
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static SCARDCONTEXT last_id = 0x1000;

static void
reader_free (gpointer data)
{
  FakeReader *reader = data;

  g_free (reader->name);
  g_clear_pointer (&reader->atr, g_bytes_unref);
}

void
fake_reader_unref (gpointer data)
{
  g_rc_box_release_full (data, reader_free);
}

static void
handle_free (gpointer data)
{
  FakeHandle *handle = data;

  fake_reader_unref (handle->reader);
  g_free (handle);
}

void
fake_lock (void)
{
  pthread_mutex_lock (&mutex);
  if (fake_world.readers == NULL) {
    fake_world.readers = g_ptr_array_new_with_free_func (fake_reader_unref);
    fake_world.contexts = g_ptr_array_new_with_free_func (g_rc_box_release);
    fake_world.handles = g_ptr_array_new_with_free_func (handle_free);
  }
}

void
fake_unlock (void)
{
  pthread_mutex_unlock (&mutex);
}

void
fake_wait (gint64 until)
{
  struct timespec when = { .tv_sec = until / G_USEC_PER_SEC,
                           .tv_nsec = (until % G_USEC_PER_SEC) * 1000 };

  if (until == FAKE_FOREVER)
    pthread_cond_wait (&changed, &mutex);
  else
    pthread_cond_clockwait (&changed, &mutex, CLOCK_MONOTONIC, &when);
}

void
fake_changed (void)
{
  pthread_cond_broadcast (&changed);
}

LONG
fake_context_new (SCARDCONTEXT *id)
{
  FakeContext *context;

  if (fake_world.service != SCARD_S_SUCCESS)
    return fake_world.service;
  context = g_rc_box_new0 (FakeContext);
  context->id = *id = ++last_id;
  g_ptr_array_add (fake_world.contexts, context);
  return SCARD_S_SUCCESS;
}

FakeContext *
fake_context_lookup (SCARDCONTEXT id)
{
  for (guint i = 0; i < fake_world.contexts->len; i++) {
    FakeContext *context = g_ptr_array_index (fake_world.contexts, i);
    if (context->id == id)
      return context;
  }
  return NULL;
}

void
fake_context_drop (FakeContext *context)
{
  for (guint i = fake_world.handles->len; i > 0; i--) {
    FakeHandle *handle = g_ptr_array_index (fake_world.handles, i - 1);
    if (handle->context == context)
      fake_handle_drop (handle);
  }
  g_ptr_array_remove (fake_world.contexts, context);
}

FakeHandle *
fake_handle_new (FakeContext *context, FakeReader *reader)
{
  FakeHandle *handle = g_new0 (FakeHandle, 1);

  handle->id = ++last_id;
  handle->context = context;
  handle->reader = g_rc_box_acquire (reader);
  g_ptr_array_add (fake_world.handles, handle);
  return handle;
}

FakeHandle *
fake_handle_lookup (SCARDHANDLE id)
{
  for (guint i = 0; i < fake_world.handles->len; i++) {
    FakeHandle *handle = g_ptr_array_index (fake_world.handles, i);
    if (handle->id == id)
      return handle;
  }
  return NULL;
}

void
fake_handle_drop (FakeHandle *handle)
{
  if (handle->reader->owner == handle)
    fake_reader_unlock (handle->reader);
  g_ptr_array_remove (fake_world.handles, handle);
  fake_changed ();
}

FakeReader *
fake_reader_lookup (const char *name)
{
  for (guint i = 0; i < fake_world.readers->len; i++) {
    FakeReader *reader = g_ptr_array_index (fake_world.readers, i);
    if (strcmp (reader->name, name) == 0)
      return reader;
  }
  return NULL;
}

static GBytes *
parse_atr (const char *hex)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize length = strlen (hex);

  if (length % 2 != 0 || length / 2 > MAX_ATR_SIZE)
    g_error ("fake-pcsclite: not an ATR: %s", hex);
  for (gsize i = 0; i < length; i += 2) {
    gint high = g_ascii_xdigit_value (hex[i]);
    gint low = g_ascii_xdigit_value (hex[i + 1]);
    guint8 byte = (guint8) (high << 4 | low);

    if (high < 0 || low < 0)
      g_error ("fake-pcsclite: not an ATR: %s", hex);
    g_byte_array_append (bytes, &byte, 1);
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

void
fake_reader_set_card (FakeReader *reader,
                      const char *atr_hex,
                      FakePcscTransmit transmit,
                      gpointer card)
{
  g_clear_pointer (&reader->atr, g_bytes_unref);
  reader->atr = atr_hex == NULL ? NULL : parse_atr (atr_hex);
  reader->transmit = transmit;
  reader->card = card;
}

void
fake_reader_eject (FakeReader *reader)
{
  fake_reader_set_card (reader, NULL, NULL, NULL);
  reader->flags &= ~(DWORD) SCARD_STATE_MUTE;
  reader->event_counter++;
  fake_reader_tell (reader, SCARD_W_REMOVED_CARD);
}

void
fake_reader_tell (FakeReader *reader, LONG event)
{
  for (guint i = 0; i < fake_world.handles->len; i++) {
    FakeHandle *handle = g_ptr_array_index (fake_world.handles, i);
    if (handle->reader == reader && handle->event != SCARD_W_REMOVED_CARD)
      handle->event = event;
  }
  fake_reader_unlock (reader);
}

DWORD
fake_reader_get_sharing (FakeReader *reader, FakeHandle *except)
{
  DWORD flags = reader->flags;

  if (reader->held)
    flags |= SCARD_STATE_INUSE;
  for (guint i = 0; i < fake_world.handles->len; i++) {
    FakeHandle *handle = g_ptr_array_index (fake_world.handles, i);

    if (handle->reader != reader || handle == except || handle->context->dead)
      continue;
    flags |=
      handle->share_mode == SCARD_SHARE_EXCLUSIVE ? SCARD_STATE_EXCLUSIVE : SCARD_STATE_INUSE;
  }
  return flags & SCARD_STATE_EXCLUSIVE ? SCARD_STATE_EXCLUSIVE : flags & SCARD_STATE_INUSE;
}

DWORD
fake_reader_get_state (FakeReader *reader)
{
  DWORD sharing = fake_reader_get_sharing (reader, NULL);

  if (g_get_monotonic_time () < reader->zero_until)
    return 0;
  if (reader->flags & SCARD_STATE_UNAVAILABLE)
    return SCARD_STATE_UNAVAILABLE;
  if (reader->atr == NULL)
    return SCARD_STATE_EMPTY | (sharing & SCARD_STATE_EXCLUSIVE);
  return SCARD_STATE_PRESENT | sharing | (reader->flags & SCARD_STATE_MUTE);
}

gboolean
fake_reader_is_locked (FakeReader *reader, FakeHandle *handle)
{
  return reader->held || (reader->owner != NULL && reader->owner != handle);
}

void
fake_reader_unlock (FakeReader *reader)
{
  reader->owner = NULL;
  reader->depth = 0;
  fake_changed ();
}

LONG
fake_give_bytes (gconstpointer bytes, DWORD size, gpointer buffer, DWORD *length)
{
  DWORD room = *length;

  *length = size;
  if (buffer == NULL)
    return room == SCARD_AUTOALLOCATE ? SCARD_E_INVALID_PARAMETER : SCARD_S_SUCCESS;
  if (room == SCARD_AUTOALLOCATE) {
    gpointer copy = g_memdup2 (bytes, size);
    memcpy (buffer, &copy, sizeof copy);
    return SCARD_S_SUCCESS;
  }
  if (room < size)
    return SCARD_E_INSUFFICIENT_BUFFER;
  if (size > 0)
    memcpy (buffer, bytes, size);
  return SCARD_S_SUCCESS;
}
