/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-card-error.h"

#include <pcsclite.h>

G_DEFINE_QUARK (imz - card - error - quark, imz_card_error)

ImzCardError
imz_card_error_from_pcsc (LONG result)
{
  static const struct {
    LONG result;
    ImzCardError code;
  } translations[] = {
    { SCARD_E_NO_SERVICE, IMZ_CARD_ERROR_NO_SERVICE },
    { SCARD_E_SERVICE_STOPPED, IMZ_CARD_ERROR_NO_SERVICE },
    { SCARD_E_INVALID_HANDLE, IMZ_CARD_ERROR_NO_SERVICE }, /* of a service that has died */
    { SCARD_F_COMM_ERROR, IMZ_CARD_ERROR_NO_SERVICE },
    { SCARD_W_SECURITY_VIOLATION, IMZ_CARD_ERROR_DENIED },
    { SCARD_E_NO_ACCESS, IMZ_CARD_ERROR_DENIED },
    { SCARD_W_REMOVED_CARD, IMZ_CARD_ERROR_GONE },
    { SCARD_E_NO_SMARTCARD, IMZ_CARD_ERROR_GONE },
    { SCARD_E_READER_UNAVAILABLE, IMZ_CARD_ERROR_GONE },
    { SCARD_E_UNKNOWN_READER, IMZ_CARD_ERROR_GONE },
    { SCARD_E_NO_READERS_AVAILABLE, IMZ_CARD_ERROR_GONE },
    { SCARD_W_RESET_CARD, IMZ_CARD_ERROR_CHANGED },
    { SCARD_W_UNRESPONSIVE_CARD, IMZ_CARD_ERROR_MUTE },
    { SCARD_W_UNPOWERED_CARD, IMZ_CARD_ERROR_MUTE },
    { SCARD_E_SHARING_VIOLATION, IMZ_CARD_ERROR_BUSY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (translations); i++) {
    if (translations[i].result == result)
      return translations[i].code;
  }

  return IMZ_CARD_ERROR_FAILED;
}

gboolean
imz_card_error_set (GError **error, LONG result, const char *function)
{
  if (result == SCARD_S_SUCCESS)
    return TRUE;

  g_set_error (error, IMZ_CARD_ERROR, (int) imz_card_error_from_pcsc (result), "%s: %s (0x%08lX)",
               function, pcsc_stringify_error (result), (gulong) result & 0xFFFFFFFF);
  return FALSE;
}
