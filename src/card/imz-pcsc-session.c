/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-pcsc-session.h"

#include "imz-card-error.h"

struct _ImzPcscSession {
  SCARDCONTEXT context;
  gboolean has_context;
  SCARDHANDLE card;
  gboolean is_connected;
  gboolean in_transaction;
  DWORD protocol;
  char *reader;
  ImzPresence presence;
  ImzApduChannel channel;
};

static gboolean
transmit_cb (const guint8 *command,
             gsize command_length,
             guint8 *response,
             gsize *response_length,
             gpointer user_data,
             GError **error)
{
  ImzPcscSession *self = user_data;
  const SCARD_IO_REQUEST *protocol =
    self->protocol == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
  DWORD length = *response_length;
  LONG result =
    SCardTransmit (self->card, protocol, command, command_length, NULL, response, &length);

  *response_length = length;

  return imz_card_error_set (error, result, "SCardTransmit");
}

ImzPcscSession *
imz_pcsc_session_new (const char *reader, GError **error)
{
  g_autoptr (ImzPcscSession) self = g_new0 (ImzPcscSession, 1);
  LONG result;

  self->reader = g_strdup (reader);
  self->channel = (ImzApduChannel){ transmit_cb, self };

  result = SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &self->context);
  if (!imz_card_error_set (error, result, "SCardEstablishContext"))
    return NULL;
  self->has_context = TRUE;

  if (!imz_presence_read (self->context, reader, &self->presence, error))
    return NULL;

  result = SCardConnect (self->context, reader, SCARD_SHARE_SHARED,
                         SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &self->card, &self->protocol);
  if (!imz_card_error_set (error, result, "SCardConnect"))
    return NULL;
  self->is_connected = TRUE;

  return g_steal_pointer (&self);
}

void
imz_pcsc_session_free (ImzPcscSession *self)
{
  if (self->in_transaction)
    SCardEndTransaction (self->card, SCARD_LEAVE_CARD);
  if (self->is_connected)
    SCardDisconnect (self->card, SCARD_LEAVE_CARD);
  if (self->has_context)
    SCardReleaseContext (self->context);

  g_free (self->reader);
  g_free (self);
}

gboolean
imz_pcsc_session_begin (ImzPcscSession *self, GError **error)
{
  LONG result = SCardBeginTransaction (self->card);

  self->in_transaction = result == SCARD_S_SUCCESS;

  return imz_card_error_set (error, result, "SCardBeginTransaction");
}

const ImzPresence *
imz_pcsc_session_get_presence (ImzPcscSession *self)
{
  return &self->presence;
}

gboolean
imz_pcsc_session_check (ImzPcscSession *self, GError **error)
{
  ImzPresence now;

  if (!imz_presence_read (self->context, self->reader, &now, error))
    return FALSE;

  if (!imz_presence_equal (&now, &self->presence))
    return imz_card_error_set (error, SCARD_W_RESET_CARD, "SCardGetStatusChange");

  return TRUE;
}

ImzApduChannel *
imz_pcsc_session_get_channel (ImzPcscSession *self)
{
  return &self->channel;
}
