/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The first byte tells whether the rest is a whole answer, or ResponseData (RFC 6960, 4.2.1) for the
 * issuer to sign. */

#include "fuzz.h"

#include "fuzz-world.h"
#include "imz-ocsp.h"

enum {
  TAG_OCTET_STRING = 0x04,
  TAG_SEQUENCE = 0x30,
  TAG_CONTEXT_0 = 0xA0,
};

static GBytes *
wrap (guint8 tag, const guint8 *before, gsize n_before, GBytes *content)
{
  g_autoptr (GByteArray) whole = g_byte_array_new ();

  g_byte_array_append (whole, before, (guint) n_before);
  g_byte_array_append (whole, g_bytes_get_data (content, NULL), (guint) g_bytes_get_size (content));

  return fuzz_world_wrap (tag, whole->data, whole->len);
}

static GBytes *
make_response (const uint8_t *data, size_t size)
{
  static const guint8 basic_oid[] = { 0x06, 0x09, 0x2B, 0x06, 0x01, 0x05,
                                      0x05, 0x07, 0x30, 0x01, 0x01 };
  static const guint8 successful[] = { 0x0A, 0x01, 0x00 };
  g_autoptr (GBytes) basic = fuzz_world_sign (FUZZ_WORLD_ISSUER, data, size);
  g_autoptr (GBytes) octets = wrap (TAG_OCTET_STRING, NULL, 0, basic);
  g_autoptr (GBytes) typed = wrap (TAG_SEQUENCE, basic_oid, sizeof basic_oid, octets);
  g_autoptr (GBytes) tagged = wrap (TAG_CONTEXT_0, NULL, 0, typed);

  return wrap (TAG_SEQUENCE, successful, sizeof successful, tagged);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) response = NULL;
  g_autoptr (GBytes) nonce = g_bytes_new_static ("\x04\x02no", 4);

  if (size == 0)
    return 0;
  if (data[0] % 2 == 0)
    response = g_bytes_new_static (data + 1, size - 1);
  else
    response = make_response (data + 1, size - 1);

  for (int accepts_stale = FALSE; accepts_stale <= TRUE; accepts_stale++) {
    ImzRevocationAnswer answer;
    g_autoptr (GError) error = NULL;

    if (imz_ocsp_read_response (response, fuzz_world_get (FUZZ_WORLD_LEAF),
                                fuzz_world_get (FUZZ_WORLD_ISSUER), nonce, FUZZ_WORLD_NOW,
                                accepts_stale, &answer, &error)) {
      g_assert_no_error (error);
      g_assert_cmpint (answer.state, !=, IMZ_REVOCATION_STATE_UNCHECKED);
      g_assert_cmpint (answer.this_update, <=, FUZZ_WORLD_NOW + IMZ_REVOCATION_SKEW);
      g_assert_cmpint (answer.reason, <=, 10);
    } else {
      g_assert_nonnull (error);
    }
  }

  return 0;
}
