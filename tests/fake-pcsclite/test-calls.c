/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-calls.h"

static gpointer
call_cb (gpointer data)
{
  Call *call = data;
  DWORD protocol;

  if (g_str_equal (call->function, "SCardGetStatusChange"))
    call->rv = SCardGetStatusChange (call->context, call->timeout, call->states, call->n_states);
  else if (g_str_equal (call->function, "SCardConnect"))
    call->rv = SCardConnect (call->context, READER, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY,
                             &call->handle, &protocol);
  else if (g_str_equal (call->function, "SCardBeginTransaction"))
    call->rv = SCardBeginTransaction (call->handle);
  else if (g_str_equal (call->function, "SCardStatus"))
    call->rv = SCardStatus (call->handle, NULL, NULL, NULL, NULL, NULL, NULL);
  else if (g_str_equal (call->function, "SCardEstablishContext"))
    call->rv = SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &call->context);
  else if (g_str_equal (call->function, "SCardReleaseContext"))
    call->rv = SCardReleaseContext (call->context);
  else
    g_assert_not_reached ();
  g_atomic_int_set (&call->returned, TRUE);
  return NULL;
}

void
start_call (Call *call, const char *function)
{
  guint before = fake_pcsc_count (function);

  call->function = function;
  call->returned = FALSE;
  call->thread = g_thread_new (function, call_cb, call);
  while (fake_pcsc_count (function) == before)
    g_usleep (1000);
  g_usleep (SOON_US);
}

gboolean
is_waiting (Call *call)
{
  return !g_atomic_int_get (&call->returned);
}

LONG
end_call (Call *call)
{
  g_thread_join (g_steal_pointer (&call->thread));
  return call->rv;
}

SCARDCONTEXT
new_context (void)
{
  SCARDCONTEXT context = 0;

  assert_rv (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context), SCARD_S_SUCCESS);
  return context;
}

LONG
try_connect (SCARDCONTEXT context, const char *reader, DWORD share_mode, DWORD protocols)
{
  SCARDHANDLE handle = 0;
  DWORD protocol = 0;
  LONG rv = SCardConnect (context, reader, share_mode, protocols, &handle, &protocol);

  if (rv == SCARD_S_SUCCESS)
    assert_rv (SCardDisconnect (handle, SCARD_LEAVE_CARD), SCARD_S_SUCCESS);
  return rv;
}
