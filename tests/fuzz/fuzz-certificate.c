/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The first byte tells whether the rest is a whole certificate, or a TBSCertificate (RFC 5280, 4.1) for
 * the root to sign. */

#include "fuzz.h"

#include "fuzz-world.h"
#include "imz-certificate-parser.h"
#include "imz-chain.h"
#include "imz-crl.h"
#include "imz-ocsp.h"
#include "imz-x509.h"

static void
assert_shown (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
parse (GBytes *bytes)
{
  g_autoptr (ImzCertificate) certificate = imz_certificate_parse (bytes);

  g_assert_cmpuint (strlen (imz_certificate_get_sha256 (certificate)), ==, 64);
  assert_shown (imz_certificate_get_holder (certificate));
  assert_shown (imz_certificate_get_issuer (certificate));
  assert_shown (imz_certificate_get_identity_masked (certificate));
  assert_shown (imz_certificate_get_key (certificate));
}

static void
build (X509 *leaf, X509 *candidate)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  g_autoptr (GPtrArray) anchors = g_ptr_array_new ();
  ImzChainMaterial material = { .candidates = candidates, .anchors = anchors };
  g_auto (ImzChain) chain = { 0 };
  ImzChainLink *links = NULL;
  guint n_links;

  g_ptr_array_add (candidates, candidate);
  g_ptr_array_add (candidates, fuzz_world_get (FUZZ_WORLD_LEAF));
  g_ptr_array_add (anchors, fuzz_world_get (FUZZ_WORLD_ROOT));

  imz_chain_build (&chain, leaf, &material, FUZZ_WORLD_NOW);
  g_assert_cmpint (chain.state, !=, IMZ_TRUST_STATE_UNCHECKED);
  g_assert_cmpint (chain.state == IMZ_TRUST_STATE_ANCHORED, ==,
                   chain.fault == IMZ_CHAIN_FAULT_NONE);
  g_assert_cmpuint (chain.fault_at, <, chain.path->len);
  assert_shown (chain.missing);

  n_links = imz_chain_describe (&chain, &links);
  for (guint i = 0; i < n_links; i++)
    assert_shown (links[i].name);
  imz_chain_links_free (links, n_links);
}

static void
read_addresses (X509 *x509)
{
  g_auto (GStrv) responders = imz_ocsp_urls (x509);
  g_auto (GStrv) lists = imz_crl_urls (x509);
  g_autoptr (GBytes) request =
    imz_ocsp_make_request (x509, fuzz_world_get (FUZZ_WORLD_ROOT), FALSE, NULL);

  for (char **url = responders; *url != NULL; url++)
    g_assert_true (g_str_is_ascii (*url));
  for (char **url = lists; *url != NULL; url++)
    g_assert_true (g_str_is_ascii (*url));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (X509) x509 = NULL;

  if (size == 0)
    return 0;
  if (data[0] % 2 == 0)
    bytes = g_bytes_new_static (data + 1, size - 1);
  else
    bytes = fuzz_world_sign (FUZZ_WORLD_ROOT, data + 1, size - 1);

  parse (bytes);
  x509 = imz_x509_new_from_der (bytes);
  if (x509 != NULL) {
    build (x509, fuzz_world_get (FUZZ_WORLD_ISSUER));
    build (fuzz_world_get (FUZZ_WORLD_LEAF), x509);
    read_addresses (x509);
  }

  return 0;
}
