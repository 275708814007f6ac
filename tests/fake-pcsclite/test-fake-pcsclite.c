/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "test-calls.h"

static LONG
get_change (SCARDCONTEXT context, const char *reader, DWORD current, DWORD *event)
{
  SCARD_READERSTATE state = { .szReader = reader, .dwCurrentState = current };
  LONG rv = SCardGetStatusChange (context, 0, &state, 1);

  *event = state.dwEventState;
  return rv;
}

static void
test_service (void)
{
  SCARDCONTEXT context = 0;
  SCARDCONTEXT other;
  Call wait = { .states[0].szReader = PNP, .n_states = 1, .timeout = INFINITE };
  DWORD length = 0;

  fake_pcsc_reset ();
  fake_pcsc_set_service (SCARD_E_NO_SERVICE);
  assert_rv (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context), SCARD_E_NO_SERVICE);
  fake_pcsc_set_service (SCARD_W_SECURITY_VIOLATION);
  assert_rv (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context),
             SCARD_W_SECURITY_VIOLATION);
  fake_pcsc_set_service (SCARD_S_SUCCESS);
  assert_rv (SCardEstablishContext (77, NULL, NULL, &context), SCARD_E_INVALID_VALUE);
  assert_rv (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, NULL),
             SCARD_E_INVALID_PARAMETER);
  g_assert_cmpuint (fake_pcsc_living_contexts (), ==, 0);
  g_assert_cmpuint (fake_pcsc_count ("SCardEstablishContext"), ==, 4);

  context = wait.context = new_context ();
  other = new_context ();
  g_assert_cmpint (context, !=, other);
  start_call (&wait, "SCardGetStatusChange");
  fake_pcsc_set_service (SCARD_E_NO_SERVICE);
  assert_rv (end_call (&wait), SCARD_F_COMM_ERROR);

  /* A context does not come back to life with the service. */
  fake_pcsc_set_service (SCARD_S_SUCCESS);
  assert_rv (SCardListReaders (other, NULL, NULL, &length), SCARD_E_NO_SERVICE);
  assert_rv (SCardIsValidContext (other), SCARD_S_SUCCESS);
  assert_rv (SCardReleaseContext (other), SCARD_E_NO_SERVICE);
  assert_rv (SCardReleaseContext (other), SCARD_E_INVALID_HANDLE);
  assert_rv (SCardIsValidContext (other), SCARD_E_INVALID_HANDLE);
  assert_rv (SCardReleaseContext (context), SCARD_E_NO_SERVICE);

  wait.context = new_context ();
  fake_pcsc_set_death_code (SCARD_E_NO_SERVICE);
  start_call (&wait, "SCardGetStatusChange");
  fake_pcsc_set_service (SCARD_E_NO_SERVICE);
  assert_rv (end_call (&wait), SCARD_E_NO_SERVICE);
  g_assert_cmpuint (fake_pcsc_living_contexts (), ==, 1);
}

static void
test_list (void)
{
  SCARDCONTEXT context;
  char *names = NULL;
  char buffer[64];
  DWORD length = 0;

  fake_pcsc_reset ();
  context = new_context ();
  assert_rv (SCardListReaders (context, NULL, NULL, &length), SCARD_E_NO_READERS_AVAILABLE);
  assert_rv (SCardListReaders (context, NULL, NULL, NULL), SCARD_E_INVALID_PARAMETER);

  fake_pcsc_plug (READER, NULL, NULL, NULL, FALSE);
  fake_pcsc_plug (OTHER, ATR, NULL, NULL, FALSE);
  assert_rv (SCardListReaders (context, NULL, NULL, &length), SCARD_S_SUCCESS);
  g_assert_cmpuint (length, ==, sizeof READER + sizeof OTHER + 1);
  assert_rv (SCardListReaders (context, NULL, buffer, &length), SCARD_S_SUCCESS);
  g_assert_cmpmem (buffer, length, READER "\0" OTHER "\0", sizeof READER + sizeof OTHER + 1);
  length--;
  assert_rv (SCardListReaders (context, NULL, buffer, &length), SCARD_E_INSUFFICIENT_BUFFER);
  g_assert_cmpuint (length, ==, sizeof READER + sizeof OTHER + 1);

  length = SCARD_AUTOALLOCATE;
  assert_rv (SCardListReaders (context, NULL, (LPSTR) &names, &length), SCARD_S_SUCCESS);
  g_assert_cmpmem (names, length, READER "\0" OTHER "\0", sizeof READER + sizeof OTHER + 1);
  assert_rv (SCardFreeMemory (0x77, names), SCARD_E_INVALID_HANDLE);
  assert_rv (SCardFreeMemory (context, names), SCARD_S_SUCCESS);
  assert_rv (SCardListReaders (0x77, NULL, NULL, &length), SCARD_E_INVALID_HANDLE);
}

static void
test_status_at_once (void)
{
  SCARD_READERSTATE states[2] = { { .szReader = PNP }, { .szReader = READER } };
  SCARDCONTEXT context;
  DWORD event;

  fake_pcsc_reset ();
  context = new_context ();
  assert_rv (SCardGetStatusChange (context, 0, NULL, 0), SCARD_S_SUCCESS);
  assert_rv (SCardGetStatusChange (context, 0, NULL, 1), SCARD_E_INVALID_PARAMETER);
  assert_rv (get_change (context, NULL, 0, &event), SCARD_E_INVALID_VALUE);
  assert_rv (get_change (context, READER, 0, &event), SCARD_E_UNKNOWN_READER);
  assert_rv (get_change (context, READER, SCARD_STATE_IGNORE, &event), SCARD_S_SUCCESS);
  assert_rv (get_change (context, PNP, 0, &event), SCARD_E_TIMEOUT);
  assert_rv (get_change (0x77, PNP, 0, &event), SCARD_E_INVALID_HANDLE);

  /* UNAWARE answers at once and fills in the others too. */
  fake_pcsc_plug (READER, NULL, NULL, NULL, FALSE);
  assert_rv (SCardGetStatusChange (context, INFINITE, states, 2), SCARD_S_SUCCESS);
  g_assert_cmphex (states[0].dwEventState, ==, 0);
  g_assert_cmphex (states[1].dwEventState, ==, SCARD_STATE_EMPTY | SCARD_STATE_CHANGED);
  states[1].dwCurrentState = SCARD_STATE_EMPTY;
  assert_rv (SCardGetStatusChange (context, 10, states, 2), SCARD_E_TIMEOUT);
  g_assert_cmphex (states[1].dwEventState, ==, SCARD_STATE_EMPTY);

  fake_pcsc_insert (READER, ATR, NULL, NULL);
  assert_rv (SCardGetStatusChange (context, INFINITE, states, 2), SCARD_S_SUCCESS);
  g_assert_cmphex (states[1].dwEventState, ==, 0x10000 | SCARD_STATE_PRESENT | SCARD_STATE_CHANGED);
  g_assert_cmpuint (states[1].cbAtr, ==, ATR_LENGTH);
  g_assert_cmphex (states[1].rgbAtr[0], ==, 0x3B);
  g_assert_cmphex (states[1].rgbAtr[ATR_LENGTH - 1], ==, 0x53);

  /* Out and in again between two calls: only the counter tells. */
  fake_pcsc_remove (READER);
  fake_pcsc_insert (READER, ATR, NULL, NULL);
  assert_rv (get_change (context, READER, SCARD_STATE_PRESENT, &event), SCARD_E_TIMEOUT);
  assert_rv (get_change (context, READER, 0x10000 | SCARD_STATE_PRESENT, &event), SCARD_S_SUCCESS);
  g_assert_cmphex (event, ==, 0x30000 | SCARD_STATE_PRESENT | SCARD_STATE_CHANGED);
  fake_pcsc_suspend_and_resume ();
  assert_rv (get_change (context, READER, 0x30000 | SCARD_STATE_PRESENT, &event), SCARD_S_SUCCESS);
}

static void
test_status_waiting (void)
{
  Call wait = { .states = { { .szReader = PNP }, { .szReader = READER } },
                .n_states = 1,
                .timeout = INFINITE };

  fake_pcsc_reset ();
  wait.context = new_context ();
  start_call (&wait, "SCardGetStatusChange");
  fake_pcsc_plug (READER, NULL, NULL, NULL, FALSE);
  assert_rv (end_call (&wait), SCARD_S_SUCCESS);
  g_assert_cmphex (wait.states[0].dwEventState, ==, SCARD_STATE_CHANGED);

  wait.n_states = 2;
  wait.timeout = 5000;
  wait.states[1].dwCurrentState = SCARD_STATE_EMPTY;
  start_call (&wait, "SCardGetStatusChange");
  fake_pcsc_insert (READER, ATR, NULL, NULL);
  assert_rv (end_call (&wait), SCARD_S_SUCCESS);
  g_assert_cmphex (wait.states[0].dwEventState, ==, 0);
  g_assert_cmphex (wait.states[1].dwEventState, ==,
                   0x10000 | SCARD_STATE_PRESENT | SCARD_STATE_CHANGED);

  wait.states[1].dwCurrentState = 0x10000 | SCARD_STATE_PRESENT;
  start_call (&wait, "SCardGetStatusChange");
  fake_pcsc_unplug (READER);
  assert_rv (end_call (&wait), SCARD_S_SUCCESS);
  g_assert_cmphex (wait.states[0].dwEventState, ==, SCARD_STATE_CHANGED);
  g_assert_cmphex (wait.states[1].dwEventState, ==, 0x0e);
  g_assert_cmpuint (fake_pcsc_count ("SCardGetStatusChange"), ==, 3);
}

static void
test_first_state_zero (void)
{
  SCARD_READERSTATE state = { .szReader = READER };
  SCARDCONTEXT context;

  fake_pcsc_reset ();
  context = new_context ();
  fake_pcsc_plug (READER, ATR, NULL, NULL, TRUE);
  assert_rv (SCardGetStatusChange (context, INFINITE, &state, 1), SCARD_S_SUCCESS);
  g_assert_cmphex (state.dwEventState, ==, SCARD_STATE_CHANGED);
  assert_rv (try_connect (context, READER, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY),
             SCARD_E_NO_SMARTCARD);

  /* What a program can wait with that is neither 0 nor wrong. */
  state.dwCurrentState = SCARD_STATE_EMPTY;
  assert_rv (SCardGetStatusChange (context, 5000, &state, 1), SCARD_S_SUCCESS);
  g_assert_cmphex (state.dwEventState, ==, SCARD_STATE_PRESENT | SCARD_STATE_CHANGED);
}

static void
test_cancel (void)
{
  Call wait = { .states[0].szReader = PNP, .n_states = 1, .timeout = INFINITE };
  Call release = { 0 };
  DWORD event;

  fake_pcsc_reset ();
  wait.context = release.context = new_context ();

  /* Nothing waits: no trace is left for the next call. */
  assert_rv (SCardCancel (wait.context), SCARD_S_SUCCESS);
  assert_rv (get_change (wait.context, PNP, 0, &event), SCARD_E_TIMEOUT);
  assert_rv (SCardCancel (0x77), SCARD_E_INVALID_HANDLE);

  start_call (&wait, "SCardGetStatusChange");
  assert_rv (SCardCancel (wait.context), SCARD_S_SUCCESS);
  assert_rv (end_call (&wait), SCARD_E_CANCELLED);

  /* A context in use can be cancelled, but not released. */
  start_call (&wait, "SCardGetStatusChange");
  start_call (&release, "SCardReleaseContext");
  g_assert_true (is_waiting (&release));
  assert_rv (SCardCancel (wait.context), SCARD_S_SUCCESS);
  assert_rv (end_call (&wait), SCARD_E_CANCELLED);
  assert_rv (end_call (&release), SCARD_S_SUCCESS);
  g_assert_cmpuint (fake_pcsc_living_contexts (), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fake-pcsclite/service", test_service);
  g_test_add_func ("/fake-pcsclite/list", test_list);
  g_test_add_func ("/fake-pcsclite/status/at-once", test_status_at_once);
  g_test_add_func ("/fake-pcsclite/status/waiting", test_status_waiting);
  g_test_add_func ("/fake-pcsclite/status/first-state-zero", test_first_state_zero);
  g_test_add_func ("/fake-pcsclite/cancel", test_cancel);
  return g_test_run ();
}
