/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A stand-in for libpcsclite at its C ABI, for what no virtual reader can play: readers that arrive
 * and leave with a card inside, a service that is denied or dies, calls that never return, suspend.
 * Link it in whole, before libpcsclite; then the test plays the hardware with these functions. All
 * are safe from any thread. A reader or function name that does not exist aborts the test.
 *
 * It answers as pcsc-lite 1.9.9 with pcscd does; what may surprise was measured there:
 * - SCardGetStatusChange with a reader name not known at the start of the call answers
 *   SCARD_E_UNKNOWN_READER; only a reader that leaves during the call is reported as
 *   CHANGED|UNKNOWN|UNAVAILABLE;
 * - a call keeps its context to itself: SCardReleaseContext waits for a SCardGetStatusChange of
 *   another thread (cancel it first);
 * - SCardConnect, SCardStatus and SCardTransmit wait for another handle's transaction as
 *   SCardBeginTransaction does;
 * - a handle whose card was pulled answers SCARD_W_REMOVED_CARD until SCardReconnect, even with the
 *   card back; pulling a card ends its transactions;
 * - a new use of the card (INUSE) wakes nobody; its end does. */

#pragma once

#include <glib.h>
#include <winscard.h>

G_BEGIN_DECLS

/* Answers one APDU, called without a lock on the thread of SCardTransmit. FALSE: the card has gone;
 * it leaves its reader and the call answers SCARD_E_READER_UNAVAILABLE. `response` holds
 * MAX_BUFFER_SIZE bytes. */
typedef gboolean (*FakePcscTransmit) (gpointer card,
                                      const guint8 *command,
                                      gsize command_length,
                                      guint8 *response,
                                      gsize *response_length);

/* No service calls counted, no readers, service running, nothing blocked or failing. Calls that
 * wait or are blocked return SCARD_E_NO_SERVICE, the contexts and handles of before are unknown. */
void fake_pcsc_reset (void);

/* What SCardEstablishContext answers. Anything but SCARD_S_SUCCESS also ends living contexts: a
 * call that waits returns SCARD_F_COMM_ERROR, later ones SCARD_E_NO_SERVICE, also once the service
 * runs again; SCardReleaseContext too, but it does release; SCardIsValidContext says valid. */
void fake_pcsc_set_service (LONG rv);

/* What waiting calls return instead of SCARD_F_COMM_ERROR when the service ends, till the reset. */
void fake_pcsc_set_death_code (LONG rv);

/* A reader arrives. `atr_hex` NULL: empty; else a card is inside. With `first_state_zero` its first
 * reported state is 0 (as measured with a real CCID reader), the true one follows 50 ms later.
 * Without `transmit` the card answers 6D00 to everything. */
void fake_pcsc_plug (const char *name,
                     const char *atr_hex,
                     FakePcscTransmit transmit,
                     gpointer card,
                     gboolean first_state_zero);
/* It leaves as a whole: CHANGED|UNKNOWN|UNAVAILABLE, then it is not listed. Calls with its handles
 * answer SCARD_E_READER_UNAVAILABLE, also when it comes back. Event counters start again at 0.
 * This, fake_pcsc_remove() and fake_pcsc_reset() return when no APDU is being answered any more, so
 * that the card can be freed. */
void fake_pcsc_unplug (const char *name);

/* Into a reader that holds a card: swapped too fast to be seen empty, SCARD_W_RESET_CARD. */
void
fake_pcsc_insert (const char *name, const char *atr_hex, FakePcscTransmit transmit, gpointer card);
/* Also clears SCARD_STATE_MUTE: that was this card's. */
void fake_pcsc_remove (const char *name);

/* Flags beside PRESENT/EMPTY: SCARD_STATE_MUTE, _EXCLUSIVE, _INUSE, _UNAVAILABLE. 0 clears. MUTE
 * may be set before the card is inserted. */
void fake_pcsc_set_flags (const char *name, DWORD flags);

/* Another program keeps a transaction on the card, until it ends it here. */
void fake_pcsc_hold_transaction (const char *name, gboolean held);

/* The machine sleeps and wakes: every card is reset and powered anew, event counters move on, and a
 * transaction or card handle of before answers SCARD_W_RESET_CARD. */
void fake_pcsc_suspend_and_resume (void);

/* The next `times` calls of a function ("SCardConnect", …) return `rv`. */
void fake_pcsc_fail (const char *function, LONG rv, guint times);

/* Calls of a function hang (blocked TRUE) until unblocked, unplugged or reset, or the service
 * ends. */
void fake_pcsc_block (const char *function, gboolean blocked);

/* Calls of a function since the last reset; NULL: of all of them. */
guint fake_pcsc_count (const char *function);

/* Contexts established and not yet released. */
guint fake_pcsc_living_contexts (void);

G_END_DECLS
