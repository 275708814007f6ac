/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One undisturbed visit to one card: a context, a connection and a transaction of its own. */

#pragma once

#include "imz-apdu-channel.h"
#include "imz-presence.h"

G_BEGIN_DECLS

typedef struct _ImzPcscSession ImzPcscSession;

/**
 * imz_pcsc_session_new:
 * @reader: a reader's name
 * @error: an #ImzCardError
 *
 * Connects to the card, shared. May never return, if the card or its reader hangs.
 *
 * Returns: (transfer full) (nullable): a session, or %NULL with @error
 */
ImzPcscSession *imz_pcsc_session_new (const char *reader, GError **error);

/**
 * imz_pcsc_session_free:
 *
 * Ends the transaction and the connection and leaves the card as it is.
 */
void imz_pcsc_session_free (ImzPcscSession *self);

/**
 * imz_pcsc_session_begin:
 *
 * Waits until no other program holds the card, then holds it.
 */
gboolean imz_pcsc_session_begin (ImzPcscSession *self, GError **error);

/**
 * imz_pcsc_session_get_presence:
 *
 * Returns: (transfer none): the card as it was when the session began
 */
const ImzPresence *imz_pcsc_session_get_presence (ImzPcscSession *self);

/**
 * imz_pcsc_session_check:
 * @error: %IMZ_CARD_ERROR_GONE or %IMZ_CARD_ERROR_CHANGED
 *
 * Returns: %TRUE if the card that is there now has been there since the session began
 */
gboolean imz_pcsc_session_check (ImzPcscSession *self, GError **error);

/**
 * imz_pcsc_session_get_channel:
 *
 * Returns: (transfer none): the way to the card, for as long as @self lives
 */
ImzApduChannel *imz_pcsc_session_get_channel (ImzPcscSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzPcscSession, imz_pcsc_session_free)

G_END_DECLS
