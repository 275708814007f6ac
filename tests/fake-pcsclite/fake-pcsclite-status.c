/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "fake-pcsclite-private.h"

#define PNP_NAME "\\\\?PnP?\\Notification"

static gboolean
is_pnp (const char *name)
{
  return g_ascii_strcasecmp (name, PNP_NAME) == 0;
}

/* Each kind of change is its own line, as pcsc-lite tells them apart: INUSE that comes does not
 * count, INUSE that goes does. */
static gboolean
has_changed (DWORD before, DWORD now, guint16 event_counter)
{
  const DWORD sharing = SCARD_STATE_EXCLUSIVE | SCARD_STATE_INUSE;

  if (before == SCARD_STATE_UNAWARE || before & SCARD_STATE_UNKNOWN)
    return TRUE;
  if (before >> 16 != 0 && (before >> 16 & 0xFFFF) != event_counter)
    return TRUE;
  if ((before ^ now) & SCARD_STATE_UNAVAILABLE)
    return TRUE;
  if (now & SCARD_STATE_EMPTY && before & SCARD_STATE_PRESENT)
    return TRUE;
  if (now & SCARD_STATE_PRESENT && before & SCARD_STATE_EMPTY)
    return TRUE;
  if (now & SCARD_STATE_PRESENT && (before ^ now) & SCARD_STATE_MUTE)
    return TRUE;
  return before & sharing && (before & now & sharing) == 0;
}

static gboolean
report_reader (SCARD_READERSTATE *state, FakeReader *reader)
{
  DWORD now = fake_reader_get_state (reader);
  gboolean changed = has_changed (state->dwCurrentState, now, reader->event_counter);

  state->cbAtr = 0;
  if (now & SCARD_STATE_PRESENT && (now & SCARD_STATE_MUTE) == 0) {
    state->cbAtr = g_bytes_get_size (reader->atr);
    if (state->cbAtr > 0)
      memcpy (state->rgbAtr, g_bytes_get_data (reader->atr, NULL), state->cbAtr);
  }
  state->dwEventState = now | (changed ? SCARD_STATE_CHANGED : 0);
  if ((now & SCARD_STATE_UNAVAILABLE) == 0)
    state->dwEventState |= (DWORD) reader->event_counter << 16;
  return changed;
}

static gboolean
report_unknown (SCARD_READERSTATE *state)
{
  gboolean changed = (state->dwCurrentState & SCARD_STATE_UNKNOWN) == 0;

  state->dwEventState = SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE;
  if (changed)
    state->dwEventState |= SCARD_STATE_CHANGED;
  return changed;
}

static gboolean
report (SCARD_READERSTATE *state, guint n_readers_before)
{
  FakeReader *reader;

  if (state->dwCurrentState & SCARD_STATE_IGNORE)
    return FALSE;
  if (is_pnp (state->szReader)) {
    gboolean changed = fake_world.readers->len != n_readers_before;

    state->dwEventState = changed ? SCARD_STATE_CHANGED : 0;
    return changed;
  }
  reader = fake_reader_lookup (state->szReader);
  return reader == NULL ? report_unknown (state) : report_reader (state, reader);
}

/* A reader that is starting changes by itself when its time has come. */
static gint64
get_next_change (gint64 deadline)
{
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < fake_world.readers->len; i++) {
    FakeReader *reader = g_ptr_array_index (fake_world.readers, i);
    if (reader->zero_until > now)
      deadline = MIN (deadline, reader->zero_until);
  }
  return deadline;
}

static LONG
wait_for_change (FakeCall *call, DWORD timeout, SCARD_READERSTATE *states, DWORD n_states)
{
  guint n_readers = fake_world.readers->len;
  gint64 deadline = FAKE_FOREVER;
  LONG rv = SCARD_S_SUCCESS;

  if (timeout != INFINITE && timeout != (DWORD) -1)
    deadline = g_get_monotonic_time () + (gint64) timeout * G_TIME_SPAN_MILLISECOND;

  while (rv == SCARD_S_SUCCESS) {
    gboolean changed = FALSE;

    for (DWORD i = 0; i < n_states; i++)
      changed |= report (&states[i], n_readers);
    if (changed)
      return SCARD_S_SUCCESS;
    if (g_get_monotonic_time () >= deadline)
      return SCARD_E_TIMEOUT;

    call->context->waiting = TRUE;
    rv = fake_call_wait (call, get_next_change (deadline));
    call->context->waiting = FALSE;
    if (rv == SCARD_S_SUCCESS && call->context->cancelled)
      rv = SCARD_E_CANCELLED;
    call->context->cancelled = FALSE;
  }
  return rv;
}

LONG
SCardGetStatusChange (SCARDCONTEXT hContext,
                      DWORD dwTimeout,
                      SCARD_READERSTATE *rgReaderStates,
                      DWORD cReaders)
{
  FakeCall call = { .function = __func__ };
  gboolean all_ignored = TRUE;
  LONG rv = fake_call_begin (&call);

  if (rv != SCARD_S_SUCCESS)
    return fake_call_end (&call, rv);
  if ((rgReaderStates == NULL && cReaders > 0) || cReaders > PCSCLITE_MAX_READERS_CONTEXTS)
    return fake_call_end (&call, SCARD_E_INVALID_PARAMETER);
  for (DWORD i = 0; i < cReaders; i++) {
    if (rgReaderStates[i].szReader == NULL)
      return fake_call_end (&call, SCARD_E_INVALID_VALUE);
    if ((rgReaderStates[i].dwCurrentState & SCARD_STATE_IGNORE) == 0)
      all_ignored = FALSE;
  }
  if (all_ignored)
    return fake_call_end (&call, SCARD_S_SUCCESS);

  rv = fake_call_enter_context (&call, hContext, NULL);
  if (rv != SCARD_S_SUCCESS)
    return fake_call_end (&call, rv);
  for (DWORD i = 0; i < cReaders; i++) {
    const char *name = rgReaderStates[i].szReader;
    if (!is_pnp (name) && fake_reader_lookup (name) == NULL)
      return fake_call_end (&call, SCARD_E_UNKNOWN_READER);
  }
  for (DWORD i = 0; i < cReaders; i++)
    rgReaderStates[i].dwEventState = 0;

  return fake_call_end (&call, wait_for_change (&call, dwTimeout, rgReaderStates, cReaders));
}

LONG
SCardCancel (SCARDCONTEXT hContext)
{
  FakeCall call = { .function = __func__ };
  FakeContext *context;
  LONG rv = fake_call_begin (&call);

  if (rv != SCARD_S_SUCCESS)
    return fake_call_end (&call, rv);
  context = fake_context_lookup (hContext);
  if (context == NULL)
    return fake_call_end (&call, SCARD_E_INVALID_HANDLE);
  if (context->waiting) {
    context->cancelled = TRUE;
    fake_changed ();
  }
  return fake_call_end (&call, SCARD_S_SUCCESS);
}
