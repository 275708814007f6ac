/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "fake-pcsclite-private.h"

typedef struct {
  const char *name;
  guint count;
  LONG failure;
  guint failures_left;
  gboolean blocked;
} FakeFunction;

static FakeFunction functions[] = {
  { .name = "SCardEstablishContext" }, { .name = "SCardReleaseContext" },
  { .name = "SCardIsValidContext" },   { .name = "SCardConnect" },
  { .name = "SCardReconnect" },        { .name = "SCardDisconnect" },
  { .name = "SCardBeginTransaction" }, { .name = "SCardEndTransaction" },
  { .name = "SCardStatus" },           { .name = "SCardGetStatusChange" },
  { .name = "SCardListReaders" },      { .name = "SCardFreeMemory" },
  { .name = "SCardCancel" },           { .name = "SCardTransmit" },
  { .name = "SCardControl" },          { .name = "SCardGetAttrib" },
};

static FakeFunction *
find_function (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++) {
    if (strcmp (functions[i].name, name) == 0)
      return &functions[i];
  }
  return NULL;
}

static FakeFunction *
get_function (const char *name)
{
  FakeFunction *function = find_function (name);

  if (function == NULL)
    g_error ("fake-pcsclite has no function %s", name);
  return function;
}

static LONG
get_interruption (FakeCall *call)
{
  if (call->generation != fake_world.generation)
    return SCARD_E_NO_SERVICE;
  if (call->context != NULL && call->context->dead)
    return fake_world.death_code;
  if (call->reader != NULL && !call->reader->plugged)
    return SCARD_E_READER_UNAVAILABLE;
  return SCARD_S_SUCCESS;
}

static void
leave (FakeCall *call)
{
  if (call->context != NULL) {
    call->context->busy = FALSE;
    g_clear_pointer (&call->context, g_rc_box_release);
    fake_changed ();
  }
  g_clear_pointer (&call->reader, fake_reader_unref);
  call->handle = NULL;
}

/* Only a call that could go on otherwise waits for another's transaction. */
static gboolean
is_locked_out (FakeHandle *handle)
{
  return handle->reader->plugged && !handle->context->dead && handle->event == SCARD_S_SUCCESS &&
         (handle->reader->flags & SCARD_STATE_UNAVAILABLE) == 0 &&
         fake_reader_is_locked (handle->reader, handle);
}

static LONG
take_context (FakeCall *call, FakeContext *context)
{
  context->busy = TRUE;
  call->context = g_rc_box_acquire (context);
  return context->dead ? SCARD_E_NO_SERVICE : SCARD_S_SUCCESS;
}

/* The handle is looked up anew after each wait: meanwhile it may have been disconnected. */
static LONG
take_handle (FakeCall *call, SCARDHANDLE id, gboolean after_transactions)
{
  FakeHandle *handle = fake_handle_lookup (id);
  LONG rv;

  while (handle != NULL &&
         (handle->context->busy || (after_transactions && is_locked_out (handle)))) {
    rv = fake_call_wait (call, FAKE_FOREVER);
    if (rv != SCARD_S_SUCCESS)
      return rv;
    handle = fake_handle_lookup (id);
  }
  if (handle == NULL)
    return SCARD_E_INVALID_HANDLE;
  call->handle = handle;
  rv = take_context (call, handle->context);
  if (rv != SCARD_S_SUCCESS)
    return rv;
  call->reader = g_rc_box_acquire (handle->reader);
  return fake_call_wait_while_blocked (call);
}

LONG
fake_call_begin (FakeCall *call)
{
  FakeFunction *function = get_function (call->function);

  fake_lock ();
  call->generation = fake_world.generation;
  function->count++;
  if (function->failures_left > 0) {
    function->failures_left--;
    return function->failure;
  }
  return SCARD_S_SUCCESS;
}

LONG
fake_call_end (FakeCall *call, LONG rv)
{
  leave (call);
  fake_unlock ();
  return rv;
}

LONG
fake_call_enter_context (FakeCall *call, SCARDCONTEXT id, const char *reader_name)
{
  FakeContext *context = fake_context_lookup (id);
  LONG rv = SCARD_S_SUCCESS;

  while (context != NULL && context->busy) {
    rv = fake_call_wait (call, FAKE_FOREVER);
    if (rv != SCARD_S_SUCCESS)
      return rv;
    context = fake_context_lookup (id);
  }
  if (context == NULL)
    return SCARD_E_INVALID_HANDLE;
  rv = take_context (call, context);
  if (rv != SCARD_S_SUCCESS)
    return rv;
  if (reader_name != NULL) {
    FakeReader *reader = fake_reader_lookup (reader_name);
    call->reader = reader == NULL ? NULL : g_rc_box_acquire (reader);
  }
  return fake_call_wait_while_blocked (call);
}

LONG
fake_call_enter_handle (FakeCall *call, SCARDHANDLE id)
{
  return take_handle (call, id, FALSE);
}

LONG
fake_call_enter_card (FakeCall *call, SCARDHANDLE id)
{
  LONG rv;

  for (;;) {
    rv = take_handle (call, id, TRUE);
    if (rv != SCARD_S_SUCCESS)
      return rv;
    if (!is_locked_out (call->handle))
      return fake_call_check_card (call);
    /* A transaction has begun while the call was blocked. */
    leave (call);
  }
}

LONG
fake_call_check_card (FakeCall *call)
{
  if (!call->reader->plugged || call->reader->flags & SCARD_STATE_UNAVAILABLE)
    return SCARD_E_READER_UNAVAILABLE;
  return call->handle->event;
}

LONG
fake_call_wait (FakeCall *call, gint64 until)
{
  fake_wait (until);
  return get_interruption (call);
}

LONG
fake_call_wait_while_blocked (FakeCall *call)
{
  FakeFunction *function = get_function (call->function);
  LONG rv = SCARD_S_SUCCESS;

  while (function->blocked && rv == SCARD_S_SUCCESS)
    rv = fake_call_wait (call, FAKE_FOREVER);
  return rv;
}

LONG
fake_call_transmit (FakeCall *call,
                    const guint8 *command,
                    gsize command_length,
                    guint8 *response,
                    gsize *response_length)
{
  FakeReader *reader = call->reader;
  FakePcscTransmit transmit;
  gpointer card;
  gboolean answered;
  LONG rv = SCARD_S_SUCCESS;

  while (reader->answering != NULL && rv == SCARD_S_SUCCESS) {
    rv = fake_call_wait (call, FAKE_FOREVER);
    if (rv == SCARD_S_SUCCESS)
      rv = fake_call_check_card (call);
  }
  if (rv != SCARD_S_SUCCESS)
    return rv;

  transmit = reader->transmit;
  card = reader->card;
  if (transmit == NULL) {
    response[0] = 0x6D;
    response[1] = 0x00;
    *response_length = 2;
    return SCARD_S_SUCCESS;
  }

  reader->answering = g_thread_self ();
  fake_unlock ();
  *response_length = MAX_BUFFER_SIZE;
  answered = transmit (card, command, command_length, response, response_length);
  fake_lock ();
  reader->answering = NULL;
  fake_changed ();

  rv = get_interruption (call);
  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_check_card (call);
  if (rv == SCARD_S_SUCCESS && !answered) {
    fake_reader_eject (reader);
    rv = SCARD_E_READER_UNAVAILABLE;
  }
  return rv;
}

gboolean
fake_call_is_function (const char *name)
{
  return find_function (name) != NULL;
}

void
fake_call_reset_functions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    functions[i] = (FakeFunction){ .name = functions[i].name };
}

void
fake_pcsc_fail (const char *function, LONG rv, guint times)
{
  fake_lock ();
  get_function (function)->failure = rv;
  get_function (function)->failures_left = times;
  fake_unlock ();
}

void
fake_pcsc_block (const char *function, gboolean blocked)
{
  fake_lock ();
  get_function (function)->blocked = blocked;
  fake_changed ();
  fake_unlock ();
}

guint
fake_pcsc_count (const char *function)
{
  guint count = 0;

  fake_lock ();
  if (function != NULL)
    count = get_function (function)->count;
  else {
    for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
      count += functions[i].count;
  }
  fake_unlock ();
  return count;
}
