/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A way to ask a card: command bytes in, response bytes out (ISO 7816-4, short APDUs). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum {
  IMZ_APDU_MAX_DATA = 256,
  IMZ_APDU_MAX_RESPONSE = IMZ_APDU_MAX_DATA + 2, /* with the status word */
};

/**
 * ImzApduChannel:
 * @transmit: sends @command and waits for @response, which holds %IMZ_APDU_MAX_RESPONSE bytes;
 *   @response_length says so, and is set to what came. %FALSE with @error if there was no answer
 * @user_data: for @transmit
 *
 * Owned by whoever made it; lives on the stack of one reading.
 */
typedef struct {
  gboolean (*transmit) (const guint8 *command,
                        gsize command_length,
                        guint8 *response,
                        gsize *response_length,
                        gpointer user_data,
                        GError **error);
  gpointer user_data;
} ImzApduChannel;

/**
 * imz_apdu_channel_send:
 * @command: (array length=command_length): a whole APDU
 * @data: (nullable): the response's data is appended here; GET RESPONSE fetches what the card announces
 *   with 61xx. If %NULL, nothing is fetched
 * @status: (out): the status word; 0x9000 if all that was announced has been fetched
 *
 * Returns: %FALSE with @error if there was no answer, or one shorter than a status word
 */
gboolean imz_apdu_channel_send (ImzApduChannel *channel,
                                const guint8 *command,
                                gsize command_length,
                                GByteArray *data,
                                guint16 *status,
                                GError **error);

G_END_DECLS
