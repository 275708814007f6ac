/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-revocation.h"

gboolean
imz_revocation_equal (const ImzRevocation *a, const ImzRevocation *b)
{
  return a->state == b->state && a->via == b->via && a->is_current == b->is_current &&
         a->checked_at == b->checked_at && a->valid_until == b->valid_until &&
         a->revoked_at == b->revoked_at && a->reason == b->reason && a->obstacle == b->obstacle;
}

const char *
imz_revocation_state_to_word (ImzRevocationState state)
{
  static const char *const words[] = {
    [IMZ_REVOCATION_STATE_UNCHECKED] = "unchecked", [IMZ_REVOCATION_STATE_GOOD] = "good",
    [IMZ_REVOCATION_STATE_REVOKED] = "revoked",     [IMZ_REVOCATION_STATE_SUSPENDED] = "suspended",
    [IMZ_REVOCATION_STATE_UNKNOWN] = "unknown",
  };

  return words[state];
}

const char *
imz_revocation_via_to_word (ImzRevocationVia via)
{
  static const char *const words[] = {
    [IMZ_REVOCATION_VIA_NONE] = NULL,
    [IMZ_REVOCATION_VIA_OCSP] = "ocsp",
    [IMZ_REVOCATION_VIA_CRL] = "crl",
    [IMZ_REVOCATION_VIA_CACHE] = "cache",
  };

  return words[via];
}
