/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-apdu-channel.h"

#include "imz-card-error.h"

enum {
  SW1_MORE_DATA = 0x61,
};

static gboolean
send_one (ImzApduChannel *channel,
          const guint8 *command,
          gsize command_length,
          GByteArray *data,
          guint16 *status,
          GError **error)
{
  guint8 response[IMZ_APDU_MAX_RESPONSE];
  gsize length = sizeof response;

  if (!channel->transmit (command, command_length, response, &length, channel->user_data, error))
    return FALSE;

  /* Some drivers report a card that was pulled as an answer of no bytes. */
  if (length < 2 || length > sizeof response) {
    g_set_error_literal (error, IMZ_CARD_ERROR, IMZ_CARD_ERROR_GONE,
                         "the card’s answer has no status word");
    return FALSE;
  }

  if (data != NULL)
    g_byte_array_append (data, response, (guint) length - 2);
  *status = (guint16) (response[length - 2] << 8 | response[length - 1]);

  return TRUE;
}

gboolean
imz_apdu_channel_send (ImzApduChannel *channel,
                       const guint8 *command,
                       gsize command_length,
                       GByteArray *data,
                       guint16 *status,
                       GError **error)
{
  guint length_before;

  if (!send_one (channel, command, command_length, data, status, error))
    return FALSE;

  if (data == NULL)
    return TRUE;

  /* A card that announces data and hands out none would keep us here for ever. */
  do {
    const guint8 get_response[] = { command[0], 0xC0, 0x00, 0x00, *status & 0xFF };

    if (*status >> 8 != SW1_MORE_DATA)
      return TRUE;

    length_before = data->len;
    if (!send_one (channel, get_response, sizeof get_response, data, status, error))
      return FALSE;
  } while (data->len > length_before && data->len <= G_MAXUINT16);

  return TRUE;
}
