/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The first byte tells whether the rest is a whole list, or a TBSCertList (RFC 5280, 5.1) for the
 * issuer to sign. */

#include "fuzz.h"

#include "fuzz-world.h"
#include "imz-crl.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) list = NULL;

  if (size == 0)
    return 0;
  if (data[0] % 2 == 0)
    list = g_bytes_new_static (data + 1, size - 1);
  else
    list = fuzz_world_sign (FUZZ_WORLD_ISSUER, data + 1, size - 1);

  for (int accepts_stale = FALSE; accepts_stale <= TRUE; accepts_stale++) {
    ImzRevocationAnswer answer;
    g_autoptr (GError) error = NULL;

    if (imz_crl_read (list, fuzz_world_get (FUZZ_WORLD_LEAF), fuzz_world_get (FUZZ_WORLD_ISSUER),
                      FUZZ_WORLD_NOW, accepts_stale, &answer, &error)) {
      g_assert_no_error (error);
      g_assert_cmpint (answer.state, !=, IMZ_REVOCATION_STATE_UNCHECKED);
      g_assert_cmpint (answer.state, !=, IMZ_REVOCATION_STATE_UNKNOWN);
      g_assert_cmpint (answer.this_update, <=, FUZZ_WORLD_NOW + IMZ_REVOCATION_SKEW);
      g_assert_cmpint (answer.reason, <=, 10);
    } else {
      g_assert_nonnull (error);
    }
  }

  return 0;
}
