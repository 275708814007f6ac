/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "fake-pcsclite-private.h"

LONG
SCardEstablishContext (DWORD dwScope,
                       LPCVOID pvReserved1,
                       LPCVOID pvReserved2,
                       LPSCARDCONTEXT phContext)
{
  FakeCall call = { .function = __func__ };
  LONG rv = fake_call_begin (&call);

  if (rv == SCARD_S_SUCCESS && phContext == NULL)
    rv = SCARD_E_INVALID_PARAMETER;
  if (rv == SCARD_S_SUCCESS && dwScope > SCARD_SCOPE_GLOBAL)
    rv = SCARD_E_INVALID_VALUE;
  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_wait_while_blocked (&call);
  if (rv == SCARD_S_SUCCESS)
    rv = fake_context_new (phContext);
  return fake_call_end (&call, rv);
}

LONG
SCardReleaseContext (SCARDCONTEXT hContext)
{
  FakeCall call = { .function = __func__ };
  LONG rv = fake_call_begin (&call);

  if (rv != SCARD_S_SUCCESS)
    return fake_call_end (&call, rv);
  rv = fake_call_enter_context (&call, hContext, NULL);
  if (call.context != NULL)
    fake_context_drop (call.context);
  return fake_call_end (&call, rv);
}

LONG
SCardIsValidContext (SCARDCONTEXT hContext)
{
  FakeCall call = { .function = __func__ };
  LONG rv = fake_call_begin (&call);

  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_wait_while_blocked (&call);
  if (rv == SCARD_S_SUCCESS && fake_context_lookup (hContext) == NULL)
    rv = SCARD_E_INVALID_HANDLE;
  return fake_call_end (&call, rv);
}

LONG
SCardListReaders (SCARDCONTEXT hContext, LPCSTR mszGroups, LPSTR mszReaders, LPDWORD pcchReaders)
{
  FakeCall call = { .function = __func__ };
  g_autoptr (GByteArray) names = g_byte_array_new ();
  LONG rv = fake_call_begin (&call);

  if (rv == SCARD_S_SUCCESS && pcchReaders == NULL)
    rv = SCARD_E_INVALID_PARAMETER;
  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_enter_context (&call, hContext, NULL);
  if (rv != SCARD_S_SUCCESS)
    return fake_call_end (&call, rv);

  for (guint i = 0; i < fake_world.readers->len; i++) {
    FakeReader *reader = g_ptr_array_index (fake_world.readers, i);
    g_byte_array_append (names, (const guint8 *) reader->name, (guint) strlen (reader->name) + 1);
  }
  g_byte_array_append (names, (const guint8 *) "", 1);

  if (fake_world.readers->len == 0) {
    *pcchReaders = names->len;
    rv = SCARD_E_NO_READERS_AVAILABLE;
  } else {
    rv = fake_give_bytes (names->data, names->len, mszReaders, pcchReaders);
  }
  return fake_call_end (&call, rv);
}

LONG
SCardFreeMemory (SCARDCONTEXT hContext, LPCVOID pvMem)
{
  FakeCall call = { .function = __func__ };
  LONG rv = fake_call_begin (&call);

  if (rv == SCARD_S_SUCCESS && fake_context_lookup (hContext) == NULL)
    rv = SCARD_E_INVALID_HANDLE;
  if (rv == SCARD_S_SUCCESS)
    g_free ((gpointer) pvMem);
  return fake_call_end (&call, rv);
}

const char *
pcsc_stringify_error (const LONG error)
{
  static const struct {
    LONG error;
    const char *text;
  } texts[] = {
    { SCARD_S_SUCCESS, "Command successful." },
    { SCARD_E_CANCELLED, "Command cancelled." },
    { SCARD_E_INVALID_HANDLE, "Invalid handle." },
    { SCARD_E_INVALID_PARAMETER, "Invalid parameter given." },
    { SCARD_E_INSUFFICIENT_BUFFER, "Insufficient buffer." },
    { SCARD_E_UNKNOWN_READER, "Unknown reader specified." },
    { SCARD_E_TIMEOUT, "Command timeout." },
    { SCARD_E_SHARING_VIOLATION, "Sharing violation." },
    { SCARD_E_NO_SMARTCARD, "No smart card inserted." },
    { SCARD_E_PROTO_MISMATCH, "Card protocol mismatch." },
    { SCARD_E_INVALID_VALUE, "Invalid value given." },
    { SCARD_F_COMM_ERROR, "RPC transport error." },
    { SCARD_E_NOT_TRANSACTED, "Transaction failed." },
    { SCARD_E_READER_UNAVAILABLE, "Reader is unavailable." },
    { SCARD_E_NO_SERVICE, "Service not available." },
    { SCARD_E_UNSUPPORTED_FEATURE, "Feature not supported." },
    { SCARD_E_NO_READERS_AVAILABLE, "Cannot find a smart card reader." },
    { SCARD_W_UNRESPONSIVE_CARD, "Card is unresponsive." },
    { SCARD_W_RESET_CARD, "Card was reset." },
    { SCARD_W_REMOVED_CARD, "Card was removed." },
    { SCARD_W_SECURITY_VIOLATION, "Access denied." },
  };
  static _Thread_local char unknown[] = "Unknown error: 0x00000000";

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (texts[i].error == error)
      return texts[i].text;
  }
  g_snprintf (unknown, sizeof unknown, "Unknown error: 0x%08X", (guint) error);
  return unknown;
}
