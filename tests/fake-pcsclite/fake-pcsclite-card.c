/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "fake-pcsclite-private.h"

const SCARD_IO_REQUEST g_rgSCardT0Pci = { SCARD_PROTOCOL_T0, sizeof (SCARD_IO_REQUEST) };
const SCARD_IO_REQUEST g_rgSCardT1Pci = { SCARD_PROTOCOL_T1, sizeof (SCARD_IO_REQUEST) };
const SCARD_IO_REQUEST g_rgSCardRawPci = { SCARD_PROTOCOL_RAW, sizeof (SCARD_IO_REQUEST) };

/* The protocols of an ATR (ISO 7816-3: the low halves of its TD bytes), the default one apart. */
static DWORD
parse_protocols (GBytes *atr, DWORD *default_protocol)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (atr, &length);
  DWORD protocols = 0;
  gsize at = 1;

  *default_protocol = 0;
  while (at < length) {
    guint8 indicator = bytes[at];

    if (at > 1) {
      DWORD protocol = (indicator & 0x0F) == 1 ? SCARD_PROTOCOL_T1 : SCARD_PROTOCOL_T0;

      if (*default_protocol == 0)
        *default_protocol = protocol;
      if ((indicator & 0x0F) <= 1)
        protocols |= protocol;
    }
    if ((indicator & 0x80) == 0)
      break;
    for (guint8 bit = 0x10; bit != 0; bit = (guint8) (bit << 1))
      at += (indicator & bit) != 0;
  }
  if (protocols == 0)
    protocols = *default_protocol = SCARD_PROTOCOL_T0;
  return protocols;
}

static DWORD
choose_protocol (GBytes *atr, DWORD preferred)
{
  DWORD default_protocol;
  DWORD possible = parse_protocols (atr, &default_protocol) & preferred;

  return possible & default_protocol ? default_protocol : possible;
}

/* The bits of SCardStatus for those of SCardGetStatusChange. */
static DWORD
get_card_state (DWORD state)
{
  if (state & SCARD_STATE_EMPTY)
    return SCARD_ABSENT;
  if (state & SCARD_STATE_MUTE)
    return SCARD_PRESENT | SCARD_SWALLOWED;
  if (state & SCARD_STATE_PRESENT)
    return SCARD_PRESENT | SCARD_POWERED | SCARD_NEGOTIABLE;
  return 0;
}

static gboolean
is_share_mode (DWORD mode)
{
  return mode == SCARD_SHARE_EXCLUSIVE || mode == SCARD_SHARE_SHARED || mode == SCARD_SHARE_DIRECT;
}

/* Whether a connection of this kind can be had now, and with which protocol. */
static LONG
check_card (FakeReader *reader, DWORD share_mode, DWORD preferred, DWORD *protocol)
{
  DWORD state = fake_reader_get_state (reader);

  if (share_mode == SCARD_SHARE_DIRECT)
    return SCARD_S_SUCCESS;
  if ((state & SCARD_STATE_PRESENT) == 0)
    return SCARD_E_NO_SMARTCARD;
  if (state & SCARD_STATE_MUTE || g_bytes_get_size (reader->atr) == 0)
    return SCARD_W_UNRESPONSIVE_CARD;
  *protocol = choose_protocol (reader->atr, preferred);
  return *protocol == 0 ? SCARD_E_PROTO_MISMATCH : SCARD_S_SUCCESS;
}

static LONG
connect_reader (FakeCall *call, DWORD share_mode, DWORD preferred, DWORD *protocol)
{
  FakeReader *reader = call->reader;
  LONG rv;

  do {
    DWORD state = fake_reader_get_state (reader);

    if (state & SCARD_STATE_UNAVAILABLE)
      return SCARD_E_READER_UNAVAILABLE;
    if (state & SCARD_STATE_EXCLUSIVE)
      return SCARD_E_SHARING_VIOLATION;
    if (!fake_reader_is_locked (reader, NULL)) {
      rv = check_card (reader, share_mode, preferred, protocol);
      if (rv == SCARD_S_SUCCESS && share_mode == SCARD_SHARE_EXCLUSIVE && state & SCARD_STATE_INUSE)
        rv = SCARD_E_SHARING_VIOLATION;
      return rv;
    }
    rv = fake_call_wait (call, FAKE_FOREVER);
  } while (rv == SCARD_S_SUCCESS);
  return rv;
}

LONG
SCardConnect (SCARDCONTEXT hContext,
              LPCSTR szReader,
              DWORD dwShareMode,
              DWORD dwPreferredProtocols,
              LPSCARDHANDLE phCard,
              LPDWORD pdwActiveProtocol)
{
  FakeCall call = { .function = __func__ };
  DWORD protocol = SCARD_PROTOCOL_UNDEFINED;
  LONG rv = fake_call_begin (&call);

  if (rv != SCARD_S_SUCCESS)
    return fake_call_end (&call, rv);
  if (phCard == NULL || pdwActiveProtocol == NULL)
    return fake_call_end (&call, SCARD_E_INVALID_PARAMETER);
  *phCard = 0;
  *pdwActiveProtocol = SCARD_PROTOCOL_UNDEFINED;
  if (szReader == NULL)
    return fake_call_end (&call, SCARD_E_UNKNOWN_READER);

  rv = fake_call_enter_context (&call, hContext, szReader);
  if (rv == SCARD_S_SUCCESS && !is_share_mode (dwShareMode))
    rv = SCARD_E_INVALID_VALUE;
  if (rv == SCARD_S_SUCCESS && dwPreferredProtocols == 0 && dwShareMode != SCARD_SHARE_DIRECT)
    rv = SCARD_E_PROTO_MISMATCH;
  if (rv == SCARD_S_SUCCESS && call.reader == NULL)
    rv = SCARD_E_UNKNOWN_READER;
  if (rv == SCARD_S_SUCCESS)
    rv = connect_reader (&call, dwShareMode, dwPreferredProtocols, &protocol);
  if (rv == SCARD_S_SUCCESS) {
    FakeHandle *handle = fake_handle_new (call.context, call.reader);

    handle->share_mode = dwShareMode;
    handle->protocol = *pdwActiveProtocol = protocol;
    *phCard = handle->id;
  }
  return fake_call_end (&call, rv);
}

LONG
SCardReconnect (SCARDHANDLE hCard,
                DWORD dwShareMode,
                DWORD dwPreferredProtocols,
                DWORD dwInitialization,
                LPDWORD pdwActiveProtocol)
{
  FakeCall call = { .function = __func__ };
  DWORD protocol = SCARD_PROTOCOL_UNDEFINED;
  LONG rv = fake_call_begin (&call);

  if (rv == SCARD_S_SUCCESS && pdwActiveProtocol == NULL)
    rv = SCARD_E_INVALID_PARAMETER;
  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_enter_card (&call, hCard);
  /* To get the card back after one of these is what the function is for. */
  if (rv == SCARD_W_RESET_CARD || rv == SCARD_W_REMOVED_CARD)
    rv = SCARD_S_SUCCESS;
  if (rv == SCARD_S_SUCCESS &&
      (!is_share_mode (dwShareMode) || dwInitialization > SCARD_UNPOWER_CARD))
    rv = SCARD_E_INVALID_VALUE;
  if (rv == SCARD_S_SUCCESS)
    rv = check_card (call.reader, dwShareMode, dwPreferredProtocols, &protocol);
  if (rv == SCARD_S_SUCCESS && dwShareMode == SCARD_SHARE_EXCLUSIVE &&
      fake_reader_get_sharing (call.reader, call.handle) != 0)
    rv = SCARD_E_SHARING_VIOLATION;
  if (rv == SCARD_S_SUCCESS) {
    if (dwInitialization != SCARD_LEAVE_CARD)
      fake_reader_tell (call.reader, SCARD_W_RESET_CARD);
    call.handle->event = SCARD_S_SUCCESS;
    call.handle->share_mode = dwShareMode;
    call.handle->protocol = *pdwActiveProtocol = protocol;
  }
  return fake_call_end (&call, rv);
}

LONG
SCardDisconnect (SCARDHANDLE hCard, DWORD dwDisposition)
{
  FakeCall call = { .function = __func__ };
  LONG rv = fake_call_begin (&call);

  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_enter_handle (&call, hCard);
  if (rv == SCARD_S_SUCCESS && dwDisposition > SCARD_EJECT_CARD)
    rv = SCARD_E_INVALID_VALUE;
  if (rv == SCARD_S_SUCCESS) {
    if (dwDisposition == SCARD_RESET_CARD || dwDisposition == SCARD_UNPOWER_CARD)
      fake_reader_tell (call.reader, SCARD_W_RESET_CARD);
    fake_handle_drop (call.handle);
  }
  return fake_call_end (&call, rv);
}

LONG
SCardBeginTransaction (SCARDHANDLE hCard)
{
  FakeCall call = { .function = __func__ };
  LONG rv = fake_call_begin (&call);

  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_enter_card (&call, hCard);
  if (rv == SCARD_S_SUCCESS) {
    call.reader->owner = call.handle;
    call.reader->depth++;
  }
  return fake_call_end (&call, rv);
}

LONG
SCardEndTransaction (SCARDHANDLE hCard, DWORD dwDisposition)
{
  FakeCall call = { .function = __func__ };
  LONG rv = fake_call_begin (&call);

  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_enter_handle (&call, hCard);
  if (rv == SCARD_S_SUCCESS && dwDisposition > SCARD_EJECT_CARD)
    rv = SCARD_E_INVALID_VALUE;
  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_check_card (&call);
  if (rv == SCARD_S_SUCCESS && fake_reader_is_locked (call.reader, call.handle))
    rv = SCARD_E_SHARING_VIOLATION;
  if (rv == SCARD_S_SUCCESS && call.reader->depth == 0)
    rv = SCARD_E_NOT_TRANSACTED;
  if (rv == SCARD_S_SUCCESS) {
    if (dwDisposition == SCARD_RESET_CARD || dwDisposition == SCARD_UNPOWER_CARD)
      fake_reader_tell (call.reader, SCARD_W_RESET_CARD);
    else if (--call.reader->depth == 0)
      fake_reader_unlock (call.reader);
  }
  return fake_call_end (&call, rv);
}

LONG
SCardStatus (SCARDHANDLE hCard,
             LPSTR mszReaderName,
             LPDWORD pcchReaderLen,
             LPDWORD pdwState,
             LPDWORD pdwProtocol,
             LPBYTE pbAtr,
             LPDWORD pcbAtrLen)
{
  FakeCall call = { .function = __func__ };
  DWORD no_length = 0;
  DWORD *name_length = pcchReaderLen != NULL ? pcchReaderLen : &no_length;
  DWORD *atr_length = pcbAtrLen != NULL ? pcbAtrLen : &no_length;
  LONG rv = fake_call_begin (&call);

  if (pdwState != NULL)
    *pdwState = 0;
  if (pdwProtocol != NULL)
    *pdwProtocol = 0;
  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_enter_card (&call, hCard);
  if (rv == SCARD_S_SUCCESS) {
    FakeReader *reader = call.reader;
    DWORD state = fake_reader_get_state (reader);
    gboolean powered = state & SCARD_STATE_PRESENT && (state & SCARD_STATE_MUTE) == 0;
    LONG atr_rv;

    if (pdwState != NULL)
      *pdwState = get_card_state (state) | (DWORD) reader->event_counter << 16;
    if (pdwProtocol != NULL)
      *pdwProtocol = call.handle->protocol;
    rv = fake_give_bytes (reader->name, strlen (reader->name) + 1, mszReaderName, name_length);
    atr_rv = fake_give_bytes (powered ? g_bytes_get_data (reader->atr, NULL) : NULL,
                              powered ? g_bytes_get_size (reader->atr) : 0, pbAtr, atr_length);
    if (rv == SCARD_S_SUCCESS)
      rv = atr_rv;
  } else {
    *name_length = *atr_length = 0;
  }
  return fake_call_end (&call, rv);
}

LONG
SCardTransmit (SCARDHANDLE hCard,
               const SCARD_IO_REQUEST *pioSendPci,
               LPCBYTE pbSendBuffer,
               DWORD cbSendLength,
               SCARD_IO_REQUEST *pioRecvPci,
               LPBYTE pbRecvBuffer,
               LPDWORD pcbRecvLength)
{
  FakeCall call = { .function = __func__ };
  guint8 response[MAX_BUFFER_SIZE];
  gsize length = 0;
  LONG rv = fake_call_begin (&call);

  if (rv == SCARD_S_SUCCESS &&
      (pioSendPci == NULL || pbSendBuffer == NULL || pbRecvBuffer == NULL || pcbRecvLength == NULL))
    rv = SCARD_E_INVALID_PARAMETER;
  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_enter_card (&call, hCard);
  if (rv == SCARD_S_SUCCESS && pioSendPci->dwProtocol != call.handle->protocol)
    rv = SCARD_E_PROTO_MISMATCH;
  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_transmit (&call, pbSendBuffer, cbSendLength, response, &length);
  if (rv == SCARD_S_SUCCESS) {
    if (pioRecvPci != NULL)
      pioRecvPci->dwProtocol = call.handle->protocol;
    if (*pcbRecvLength < length)
      rv = SCARD_E_INSUFFICIENT_BUFFER;
    else
      memcpy (pbRecvBuffer, response, length);
  }
  if (pcbRecvLength != NULL)
    *pcbRecvLength = length;
  return fake_call_end (&call, rv);
}

LONG
SCardControl (SCARDHANDLE hCard,
              DWORD dwControlCode,
              LPCVOID pbSendBuffer,
              DWORD cbSendLength,
              LPVOID pbRecvBuffer,
              DWORD cbRecvLength,
              LPDWORD lpBytesReturned)
{
  FakeCall call = { .function = __func__ };
  LONG rv = fake_call_begin (&call);

  if (lpBytesReturned != NULL)
    *lpBytesReturned = 0;
  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_enter_handle (&call, hCard);
  if (rv == SCARD_S_SUCCESS)
    rv = SCARD_E_UNSUPPORTED_FEATURE;
  return fake_call_end (&call, rv);
}

LONG
SCardGetAttrib (SCARDHANDLE hCard, DWORD dwAttrId, LPBYTE pbAttr, LPDWORD pcbAttrLen)
{
  FakeCall call = { .function = __func__ };
  LONG rv = fake_call_begin (&call);

  if (rv == SCARD_S_SUCCESS && pcbAttrLen == NULL)
    rv = SCARD_E_INVALID_PARAMETER;
  if (rv == SCARD_S_SUCCESS)
    rv = fake_call_enter_handle (&call, hCard);
  if (rv == SCARD_S_SUCCESS)
    rv = SCARD_E_UNSUPPORTED_FEATURE;
  return fake_call_end (&call, rv);
}
