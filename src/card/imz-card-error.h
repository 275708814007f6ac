/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <winscard.h>

G_BEGIN_DECLS

#define IMZ_CARD_ERROR (imz_card_error_quark ())
GQuark imz_card_error_quark (void);

/**
 * ImzCardError:
 * @IMZ_CARD_ERROR_NO_SERVICE: the card service does not answer
 * @IMZ_CARD_ERROR_DENIED: the card service refuses this session
 * @IMZ_CARD_ERROR_GONE: the card or its reader has left
 * @IMZ_CARD_ERROR_CHANGED: the card was reset or swapped by something else
 * @IMZ_CARD_ERROR_MUTE: the card does not answer its reset
 * @IMZ_CARD_ERROR_BUSY: another program holds the card
 * @IMZ_CARD_ERROR_FAILED: anything else
 */
typedef enum {
  IMZ_CARD_ERROR_NO_SERVICE,
  IMZ_CARD_ERROR_DENIED,
  IMZ_CARD_ERROR_GONE,
  IMZ_CARD_ERROR_CHANGED,
  IMZ_CARD_ERROR_MUTE,
  IMZ_CARD_ERROR_BUSY,
  IMZ_CARD_ERROR_FAILED,
} ImzCardError;

/**
 * imz_card_error_from_pcsc:
 * @result: what a PC/SC function returned
 *
 * Returns: what an error other than %SCARD_S_SUCCESS means
 */
ImzCardError imz_card_error_from_pcsc (LONG result);

/**
 * imz_card_error_set:
 * @error: (nullable): where to put it
 * @result: what the PC/SC function @function returned
 *
 * Does nothing if @result is %SCARD_S_SUCCESS.
 *
 * Returns: %TRUE if @result is %SCARD_S_SUCCESS
 */
gboolean imz_card_error_set (GError **error, LONG result, const char *function);

G_END_DECLS
