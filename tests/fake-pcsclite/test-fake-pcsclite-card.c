/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "test-calls.h"

#define ATR_T0 "3B6500002063CB6800"

typedef struct {
  gint answers; /* atomic */
  gboolean gone;
  gboolean unplugs;
  gboolean slow;
} Card;

static gboolean
answer_cb (gpointer data,
           const guint8 *command,
           gsize command_length,
           guint8 *response,
           gsize *response_length)
{
  Card *card = data;

  g_assert_cmpuint (*response_length, >=, 258);
  g_atomic_int_inc (&card->answers);
  if (card->unplugs)
    fake_pcsc_unplug (READER);
  if (card->slow)
    g_usleep (3 * SOON_US);
  response[0] = command[1];
  response[1] = 0x90;
  response[2] = 0x00;
  *response_length = 3;
  return !card->gone;
}

static SCARDHANDLE
connect_card (SCARDCONTEXT context)
{
  SCARDHANDLE handle = 0;
  DWORD protocol = 0;

  assert_rv (
    SCardConnect (context, READER, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, &handle, &protocol),
    SCARD_S_SUCCESS);
  return handle;
}

static LONG
transmit (SCARDHANDLE handle, guint8 *response, DWORD *length)
{
  const guint8 command[] = { 0x00, 0xA4, 0x00, 0x00 };

  return SCardTransmit (handle, SCARD_PCI_T1, command, sizeof command, NULL, response, length);
}

static LONG
try_transmit (SCARDHANDLE handle)
{
  guint8 response[16];
  DWORD length = sizeof response;

  return transmit (handle, response, &length);
}

static void
assert_state (SCARDCONTEXT context, DWORD expected)
{
  SCARD_READERSTATE state = { .szReader = READER };

  assert_rv (SCardGetStatusChange (context, 0, &state, 1), SCARD_S_SUCCESS);
  g_assert_cmphex (state.dwEventState, ==, expected | SCARD_STATE_CHANGED);
}

static void
test_connect (void)
{
  const DWORD any = SCARD_PROTOCOL_ANY;
  SCARDCONTEXT context;
  SCARDHANDLE handle;
  SCARDHANDLE shared;
  DWORD protocol;

  fake_pcsc_reset ();
  context = new_context ();
  fake_pcsc_plug (READER, NULL, NULL, NULL, FALSE);
  assert_rv (try_connect (0x77, READER, SCARD_SHARE_SHARED, any), SCARD_E_INVALID_HANDLE);
  assert_rv (try_connect (context, OTHER, SCARD_SHARE_SHARED, any), SCARD_E_UNKNOWN_READER);
  assert_rv (try_connect (context, NULL, SCARD_SHARE_SHARED, any), SCARD_E_UNKNOWN_READER);
  assert_rv (try_connect (context, READER, SCARD_SHARE_SHARED, any), SCARD_E_NO_SMARTCARD);
  assert_rv (try_connect (context, READER, SCARD_SHARE_DIRECT, 0), SCARD_S_SUCCESS);

  fake_pcsc_insert (READER, ATR, NULL, NULL);
  assert_rv (try_connect (context, READER, 7, any), SCARD_E_INVALID_VALUE);
  assert_rv (try_connect (context, READER, SCARD_SHARE_SHARED, 0), SCARD_E_PROTO_MISMATCH);
  assert_rv (try_connect (context, READER, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0),
             SCARD_E_PROTO_MISMATCH);
  assert_rv (SCardConnect (context, READER, SCARD_SHARE_EXCLUSIVE, any, &handle, &protocol),
             SCARD_S_SUCCESS);
  g_assert_cmpuint (protocol, ==, SCARD_PROTOCOL_T1);
  assert_state (context, 0x10000 | SCARD_STATE_PRESENT | SCARD_STATE_EXCLUSIVE);
  assert_rv (try_connect (context, READER, SCARD_SHARE_SHARED, any), SCARD_E_SHARING_VIOLATION);
  assert_rv (SCardDisconnect (handle, SCARD_LEAVE_CARD), SCARD_S_SUCCESS);
  assert_rv (SCardDisconnect (handle, SCARD_LEAVE_CARD), SCARD_E_INVALID_HANDLE);

  handle = connect_card (context);
  shared = connect_card (context);
  assert_state (context, 0x10000 | SCARD_STATE_PRESENT | SCARD_STATE_INUSE);
  assert_rv (try_connect (context, READER, SCARD_SHARE_EXCLUSIVE, any), SCARD_E_SHARING_VIOLATION);
  assert_rv (SCardReconnect (handle, SCARD_SHARE_EXCLUSIVE, any, SCARD_LEAVE_CARD, &protocol),
             SCARD_E_SHARING_VIOLATION);
  assert_rv (SCardDisconnect (shared, SCARD_LEAVE_CARD), SCARD_S_SUCCESS);
  assert_rv (SCardReconnect (handle, SCARD_SHARE_EXCLUSIVE, any, SCARD_LEAVE_CARD, &protocol),
             SCARD_S_SUCCESS);

  /* A context takes its handles along. */
  assert_rv (SCardReleaseContext (context), SCARD_S_SUCCESS);
  context = new_context ();
  assert_state (context, 0x10000 | SCARD_STATE_PRESENT);

  fake_pcsc_remove (READER);
  fake_pcsc_insert (READER, ATR_T0, NULL, NULL);
  assert_rv (try_connect (context, READER, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0), SCARD_S_SUCCESS);
}

static void
test_flags (void)
{
  const DWORD any = SCARD_PROTOCOL_ANY;
  SCARDCONTEXT context;
  SCARDHANDLE handle;

  fake_pcsc_reset ();
  context = new_context ();
  fake_pcsc_plug (READER, NULL, NULL, NULL, FALSE);

  fake_pcsc_set_flags (READER, SCARD_STATE_MUTE);
  assert_state (context, SCARD_STATE_EMPTY);
  fake_pcsc_insert (READER, ATR, NULL, NULL);
  assert_state (context, 0x10000 | SCARD_STATE_PRESENT | SCARD_STATE_MUTE);
  assert_rv (try_connect (context, READER, SCARD_SHARE_SHARED, any), SCARD_W_UNRESPONSIVE_CARD);
  fake_pcsc_remove (READER);
  fake_pcsc_insert (READER, ATR, NULL, NULL);
  assert_state (context, 0x30000 | SCARD_STATE_PRESENT);

  fake_pcsc_set_flags (READER, SCARD_STATE_EXCLUSIVE);
  assert_state (context, 0x30000 | SCARD_STATE_PRESENT | SCARD_STATE_EXCLUSIVE);
  assert_rv (try_connect (context, READER, SCARD_SHARE_SHARED, any), SCARD_E_SHARING_VIOLATION);
  fake_pcsc_set_flags (READER, SCARD_STATE_INUSE);
  assert_state (context, 0x30000 | SCARD_STATE_PRESENT | SCARD_STATE_INUSE);
  assert_rv (try_connect (context, READER, SCARD_SHARE_SHARED, any), SCARD_S_SUCCESS);
  assert_rv (try_connect (context, READER, SCARD_SHARE_EXCLUSIVE, any), SCARD_E_SHARING_VIOLATION);

  fake_pcsc_set_flags (READER, 0);
  handle = connect_card (context);
  fake_pcsc_set_flags (READER, SCARD_STATE_UNAVAILABLE);
  assert_state (context, SCARD_STATE_UNAVAILABLE);
  assert_rv (try_connect (context, READER, SCARD_SHARE_SHARED, any), SCARD_E_READER_UNAVAILABLE);
  assert_rv (try_transmit (handle), SCARD_E_READER_UNAVAILABLE);
  fake_pcsc_set_flags (READER, 0);
  assert_rv (try_transmit (handle), SCARD_W_REMOVED_CARD);
  assert_rv (SCardDisconnect (handle, SCARD_LEAVE_CARD), SCARD_S_SUCCESS);
  assert_state (context, 0x40000 | SCARD_STATE_PRESENT);

  fake_pcsc_remove (READER);
  fake_pcsc_insert (READER, "", NULL, NULL);
  assert_state (context, 0x60000 | SCARD_STATE_PRESENT);
  assert_rv (try_connect (context, READER, SCARD_SHARE_SHARED, any), SCARD_W_UNRESPONSIVE_CARD);
}

static void
test_card_status (void)
{
  SCARDCONTEXT context;
  SCARDHANDLE handle;
  char name[64];
  guint8 atr[MAX_ATR_SIZE];
  DWORD name_length = sizeof name;
  DWORD atr_length = sizeof atr;
  DWORD state;
  DWORD protocol;

  fake_pcsc_reset ();
  context = new_context ();
  fake_pcsc_plug (READER, ATR, NULL, NULL, FALSE);
  handle = connect_card (context);
  assert_rv (SCardStatus (handle, name, &name_length, &state, &protocol, atr, &atr_length),
             SCARD_S_SUCCESS);
  g_assert_cmpmem (name, name_length, READER, sizeof READER);
  g_assert_cmpuint (atr_length, ==, ATR_LENGTH);
  g_assert_cmphex (state, ==, SCARD_PRESENT | SCARD_POWERED | SCARD_NEGOTIABLE);
  g_assert_cmpuint (protocol, ==, SCARD_PROTOCOL_T1);
  atr_length = 1;
  assert_rv (SCardStatus (handle, NULL, NULL, NULL, NULL, atr, &atr_length),
             SCARD_E_INSUFFICIENT_BUFFER);
  g_assert_cmpuint (atr_length, ==, ATR_LENGTH);
  assert_rv (SCardStatus (0, NULL, NULL, NULL, NULL, NULL, NULL), SCARD_E_INVALID_HANDLE);
  assert_rv (SCardGetAttrib (handle, 1, NULL, &atr_length), SCARD_E_UNSUPPORTED_FEATURE);
  assert_rv (SCardControl (handle, 1, NULL, 0, NULL, 0, NULL), SCARD_E_UNSUPPORTED_FEATURE);
}

static void
test_transmit (void)
{
  Card card = { 0 };
  guint8 response[16];
  DWORD length = sizeof response;
  SCARDCONTEXT context;
  SCARDHANDLE handle;

  fake_pcsc_reset ();
  context = new_context ();
  fake_pcsc_plug (READER, ATR, answer_cb, &card, FALSE);
  handle = connect_card (context);
  assert_rv (transmit (handle, response, &length), SCARD_S_SUCCESS);
  g_assert_cmpmem (response, length, "\xA4\x90\x00", 3);
  length = 1;
  assert_rv (transmit (handle, response, &length), SCARD_E_INSUFFICIENT_BUFFER);
  g_assert_cmpuint (length, ==, 3);
  assert_rv (SCardTransmit (handle, SCARD_PCI_T0, response, 4, NULL, response, &length),
             SCARD_E_PROTO_MISMATCH);
  assert_rv (SCardTransmit (handle, SCARD_PCI_T1, NULL, 4, NULL, response, &length),
             SCARD_E_INVALID_PARAMETER);
  g_assert_cmpint (card.answers, ==, 2);

  fake_pcsc_insert (READER, ATR, NULL, NULL);
  assert_rv (try_transmit (handle), SCARD_W_RESET_CARD);
  handle = connect_card (context);
  length = sizeof response;
  assert_rv (transmit (handle, response, &length), SCARD_S_SUCCESS);
  g_assert_cmpmem (response, length, "\x6D\x00", 2);
}

static void
test_card_goes (void)
{
  Card card = { .gone = TRUE };
  SCARDCONTEXT context;
  SCARDHANDLE handle;
  DWORD protocol;

  fake_pcsc_reset ();
  context = new_context ();
  fake_pcsc_plug (READER, ATR, answer_cb, &card, FALSE);
  handle = connect_card (context);
  assert_rv (SCardBeginTransaction (handle), SCARD_S_SUCCESS);
  assert_rv (try_transmit (handle), SCARD_E_READER_UNAVAILABLE);
  assert_state (context, 0x10000 | SCARD_STATE_EMPTY);
  assert_rv (try_transmit (handle), SCARD_W_REMOVED_CARD);
  assert_rv (SCardEndTransaction (handle, SCARD_LEAVE_CARD), SCARD_W_REMOVED_CARD);
  assert_rv (
    SCardReconnect (handle, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, SCARD_LEAVE_CARD, &protocol),
    SCARD_E_NO_SMARTCARD);

  card.gone = FALSE;
  fake_pcsc_insert (READER, ATR, answer_cb, &card);
  assert_rv (SCardStatus (handle, NULL, NULL, NULL, NULL, NULL, NULL), SCARD_W_REMOVED_CARD);
  assert_rv (
    SCardReconnect (handle, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, SCARD_LEAVE_CARD, &protocol),
    SCARD_S_SUCCESS);
  assert_rv (try_transmit (handle), SCARD_S_SUCCESS);

  fake_pcsc_suspend_and_resume ();
  assert_rv (try_transmit (handle), SCARD_W_RESET_CARD);
  assert_rv (SCardBeginTransaction (handle), SCARD_W_RESET_CARD);
  assert_rv (SCardDisconnect (handle, SCARD_LEAVE_CARD), SCARD_S_SUCCESS);

  /* The reader is pulled while the card answers, by the card itself. */
  card.unplugs = TRUE;
  handle = connect_card (context);
  assert_rv (try_transmit (handle), SCARD_E_READER_UNAVAILABLE);
  fake_pcsc_plug (READER, ATR, answer_cb, &card, FALSE);
  assert_rv (try_transmit (handle), SCARD_E_READER_UNAVAILABLE);
  assert_rv (SCardDisconnect (handle, SCARD_LEAVE_CARD), SCARD_S_SUCCESS);
}

static gpointer
transmit_cb (gpointer handle)
{
  assert_rv (try_transmit (*(SCARDHANDLE *) handle), SCARD_W_REMOVED_CARD);
  return NULL;
}

static void
test_card_outlives_its_answer (void)
{
  Card *card = g_new0 (Card, 1);
  SCARDHANDLE handle;
  GThread *thread;

  fake_pcsc_reset ();
  card->slow = TRUE;
  fake_pcsc_plug (READER, ATR, answer_cb, card, FALSE);
  handle = connect_card (new_context ());
  thread = g_thread_new ("transmit", transmit_cb, &handle);
  while (g_atomic_int_get (&card->answers) == 0)
    g_usleep (1000);
  fake_pcsc_remove (READER);
  g_free (card);
  g_thread_join (thread);
}

static void
test_transaction (void)
{
  Call begin = { 0 };
  Call status = { 0 };
  Call connecting = { 0 };
  SCARDHANDLE handle;

  fake_pcsc_reset ();
  fake_pcsc_plug (READER, ATR, NULL, NULL, FALSE);
  handle = connect_card (new_context ());
  begin.handle = connect_card (new_context ());
  status.handle = connect_card (new_context ());
  connecting.context = new_context ();

  assert_rv (SCardEndTransaction (handle, SCARD_LEAVE_CARD), SCARD_E_NOT_TRANSACTED);
  assert_rv (SCardBeginTransaction (handle), SCARD_S_SUCCESS);
  assert_rv (SCardBeginTransaction (handle), SCARD_S_SUCCESS);
  assert_rv (SCardEndTransaction (handle, SCARD_LEAVE_CARD), SCARD_S_SUCCESS);
  assert_rv (SCardEndTransaction (status.handle, SCARD_LEAVE_CARD), SCARD_E_SHARING_VIOLATION);
  assert_rv (try_transmit (handle), SCARD_S_SUCCESS);

  start_call (&begin, "SCardBeginTransaction");
  start_call (&status, "SCardStatus");
  start_call (&connecting, "SCardConnect");
  g_assert_true (is_waiting (&begin) && is_waiting (&status) && is_waiting (&connecting));
  assert_rv (SCardEndTransaction (handle, SCARD_LEAVE_CARD), SCARD_S_SUCCESS);
  assert_rv (end_call (&begin), SCARD_S_SUCCESS);

  /* A handle that goes takes its transaction along. */
  assert_rv (SCardDisconnect (begin.handle, SCARD_LEAVE_CARD), SCARD_S_SUCCESS);
  assert_rv (end_call (&status), SCARD_S_SUCCESS);
  assert_rv (end_call (&connecting), SCARD_S_SUCCESS);

  fake_pcsc_hold_transaction (READER, TRUE);
  begin.handle = handle;
  start_call (&begin, "SCardBeginTransaction");
  g_assert_true (is_waiting (&begin));
  fake_pcsc_hold_transaction (READER, FALSE);
  assert_rv (end_call (&begin), SCARD_S_SUCCESS);

  /* The card goes while another waits for it. */
  begin.handle = status.handle;
  start_call (&begin, "SCardBeginTransaction");
  fake_pcsc_remove (READER);
  assert_rv (end_call (&begin), SCARD_W_REMOVED_CARD);

  fake_pcsc_insert (READER, ATR, NULL, NULL);
  fake_pcsc_hold_transaction (READER, TRUE);
  start_call (&connecting, "SCardConnect");
  fake_pcsc_unplug (READER);
  assert_rv (end_call (&connecting), SCARD_E_READER_UNAVAILABLE);
}

static void
test_reset_by_another (void)
{
  SCARDHANDLE handle;
  SCARDHANDLE other;
  DWORD protocol;

  fake_pcsc_reset ();
  fake_pcsc_plug (READER, ATR, NULL, NULL, FALSE);
  handle = connect_card (new_context ());
  other = connect_card (new_context ());
  assert_rv (SCardDisconnect (other, SCARD_RESET_CARD), SCARD_S_SUCCESS);
  assert_rv (try_transmit (handle), SCARD_W_RESET_CARD);
  assert_rv (
    SCardReconnect (handle, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, SCARD_RESET_CARD, &protocol),
    SCARD_S_SUCCESS);
  assert_rv (try_transmit (handle), SCARD_S_SUCCESS);
}

static void
test_fail_and_block (void)
{
  Call connecting = { 0 };
  Call establishing = { 0 };

  fake_pcsc_reset ();
  fake_pcsc_plug (READER, ATR, NULL, NULL, FALSE);
  connecting.context = new_context ();

  fake_pcsc_fail ("SCardConnect", SCARD_E_NO_MEMORY, 2);
  for (guint i = 0; i < 2; i++)
    assert_rv (try_connect (connecting.context, READER, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY),
               SCARD_E_NO_MEMORY);
  assert_rv (try_connect (connecting.context, READER, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY),
             SCARD_S_SUCCESS);
  g_assert_cmpuint (fake_pcsc_count ("SCardConnect"), ==, 3);
  g_assert_cmpuint (fake_pcsc_count (NULL), ==, 5);

  fake_pcsc_block ("SCardConnect", TRUE);
  start_call (&connecting, "SCardConnect");
  g_assert_true (is_waiting (&connecting));
  fake_pcsc_block ("SCardConnect", FALSE);
  assert_rv (end_call (&connecting), SCARD_S_SUCCESS);

  fake_pcsc_block ("SCardConnect", TRUE);
  start_call (&connecting, "SCardConnect");
  fake_pcsc_unplug (READER);
  assert_rv (end_call (&connecting), SCARD_E_READER_UNAVAILABLE);

  start_call (&connecting, "SCardConnect");
  fake_pcsc_block ("SCardEstablishContext", TRUE);
  start_call (&establishing, "SCardEstablishContext");
  fake_pcsc_reset ();
  assert_rv (end_call (&connecting), SCARD_E_NO_SERVICE);
  assert_rv (end_call (&establishing), SCARD_E_NO_SERVICE);
  assert_rv (SCardReleaseContext (connecting.context), SCARD_E_INVALID_HANDLE);
  g_assert_cmpuint (fake_pcsc_living_contexts (), ==, 0);
  g_assert_cmpuint (fake_pcsc_count (NULL), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fake-pcsclite/connect", test_connect);
  g_test_add_func ("/fake-pcsclite/flags", test_flags);
  g_test_add_func ("/fake-pcsclite/card-status", test_card_status);
  g_test_add_func ("/fake-pcsclite/transmit", test_transmit);
  g_test_add_func ("/fake-pcsclite/card-goes", test_card_goes);
  g_test_add_func ("/fake-pcsclite/card-outlives-its-answer", test_card_outlives_its_answer);
  g_test_add_func ("/fake-pcsclite/transaction", test_transaction);
  g_test_add_func ("/fake-pcsclite/reset-by-another", test_reset_by_another);
  g_test_add_func ("/fake-pcsclite/fail-and-block", test_fail_and_block);
  return g_test_run ();
}
