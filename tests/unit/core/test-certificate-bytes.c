/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Bytes that are no certificate, or hardly one. */

#include "core-fixture.h"
#include "imz-certificate-parser.h"
#include "imz-renewal.h"
#include "imz-test-certificate.h"

static void
assert_line (const char *text)
{
  if (text == NULL)
    return;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (g_unichar_isprint (g_utf8_get_char (p)));
}

/* What must hold for any bytes. */
static ImzCertificate *
parse (const guint8 *bytes, gsize length)
{
  g_autofree guint8 *own_block = g_memdup2 (bytes, length);
  g_autoptr (GBytes) block = g_bytes_new_static (own_block, length);
  g_autoptr (ImzCertificate) certificate = imz_certificate_parse (block);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, block);
  ImzCertificateState state = imz_certificate_state_at (
    certificate, core_fixture_time (CORE_FIXTURE_NOW), &IMZ_RENEWAL_LIMITS_DEFAULT);

  g_assert_cmpstr (imz_certificate_get_sha256 (certificate), ==, sha256);
  g_assert_cmpint (state == IMZ_CERTIFICATE_STATE_MALFORMED, ==,
                   imz_certificate_is_malformed (certificate));
  g_assert_nonnull (imz_certificate_state_to_word (state));
  g_assert_nonnull (imz_certificate_kind_to_word (imz_certificate_get_kind (certificate)));
  assert_line (imz_certificate_get_holder (certificate));
  assert_line (imz_certificate_get_issuer (certificate));
  assert_line (imz_certificate_get_identity_masked (certificate));
  assert_line (imz_certificate_get_key (certificate));

  return g_steal_pointer (&certificate);
}

static void
assert_malformed (const guint8 *bytes, gsize length)
{
  g_autoptr (ImzCertificate) certificate = parse (bytes, length);

  g_assert_true (imz_certificate_is_malformed (certificate));
  g_assert_cmpint (imz_certificate_get_kind (certificate), ==, IMZ_CERTIFICATE_KIND_OTHER);
  g_assert_null (imz_certificate_get_serial (certificate));
  g_assert_null (imz_certificate_get_holder (certificate));
  g_assert_null (imz_certificate_get_identity_masked (certificate));
  g_assert_false (imz_certificate_has_valid_identity (certificate));
  g_assert_null (imz_certificate_get_issuer (certificate));
  g_assert_null (imz_certificate_get_key (certificate));
  g_assert_cmpint (imz_certificate_get_not_before (certificate), ==, 0);
  g_assert_cmpint (imz_certificate_get_not_after (certificate), ==, 0);
}

static GBytes *
make (ImzTestKey key)
{
  return imz_test_certificate_new (&(ImzTestCertificateSpec){ .key = key });
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) der = make (IMZ_TEST_KEY_EC_P384);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (der, &size);

  for (gsize length = 0; length < size; length += 7)
    assert_malformed (bytes, length);
  assert_malformed (bytes, size - 1);
}

/* Each byte in turn is changed in three ways, on certificates with each kind of key: most stay
 * certificates, with another name or date. */
static void
test_flipped (void)
{
  static const guint8 changes[] = { 0x01, 0x80, 0xFF };
  int n_malformed = 0, n_certificates = 0;

  for (int key = IMZ_TEST_KEY_EC_P384; key <= IMZ_TEST_KEY_UNREADABLE; key++) {
    g_autoptr (GBytes) der = make ((ImzTestKey) key);
    gsize size;
    const guint8 *bytes = g_bytes_get_data (der, &size);

    for (gsize i = 0; i < size; i++) {
      for (gsize j = 0; j < G_N_ELEMENTS (changes); j++) {
        g_autofree guint8 *changed = g_memdup2 (bytes, size);
        g_autoptr (ImzCertificate) certificate = NULL;

        changed[i] ^= changes[j];
        certificate = parse (changed, size);
        if (imz_certificate_is_malformed (certificate))
          n_malformed++;
        else
          n_certificates++;
      }
    }
  }

  g_assert_cmpint (n_malformed, >, 100);
  g_assert_cmpint (n_certificates, >, 1000);
}

static void
test_trailing (void)
{
  g_autoptr (GBytes) der = make (IMZ_TEST_KEY_EC_P384);
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  static const guint8 zero = 0;

  g_byte_array_append (longer, g_bytes_get_data (der, NULL), (guint) g_bytes_get_size (der));
  g_byte_array_append (longer, &zero, 1);

  assert_malformed (longer->data, longer->len);
}

/* The header announces more than is there. */
/* The same certificate in another encoding: with a length that takes one byte more than it needs. It would
 * have another fingerprint, and what is known by the first would be lost. */
static void
test_not_der (void)
{
  g_autoptr (GBytes) der = make (IMZ_TEST_KEY_EC_P384);
  g_autoptr (GByteArray) ber = g_byte_array_new ();
  gsize size;
  const guint8 *bytes = g_bytes_get_data (der, &size);
  const guint8 begin[] = { 0x30, 0x83, 0x00, bytes[2], bytes[3] };

  g_assert_cmpint (bytes[1], ==, 0x82);
  g_byte_array_append (ber, begin, sizeof begin);
  g_byte_array_append (ber, bytes + 4, (guint) size - 4);
  assert_malformed (ber->data, ber->len);
}

static void
test_lengths (void)
{
  static const struct {
    const char *sentence;
    guint8 header[8];
    gsize n_bytes;
  } vectors[] = {
    { "16 MB", { 0x30, 0x84, 0x01, 0x00, 0x00, 0x00 }, 6 },
    { "16 MB less a byte", { 0x30, 0x83, 0xFF, 0xFF, 0xFF }, 5 },
    { "2 GB", { 0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF }, 6 },
    { "4 GB", { 0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF }, 6 },
    { "more than 32 bits hold", { 0x30, 0x85, 0x01, 0x00, 0x00, 0x00, 0x00 }, 7 },
    { "no length", { 0x30, 0x80 }, 2 },
    { "a length in 127 bytes", { 0x30, 0xFF }, 2 },
    { "nothing inside", { 0x30, 0x00 }, 2 },
    { "a tag alone", { 0x30 }, 1 },
  };
  g_autoptr (GBytes) der = make (IMZ_TEST_KEY_EC_P384);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (der, &size);

  g_assert_cmpuint (bytes[0], ==, 0x30);
  g_assert_cmpuint (bytes[1], ==, 0x82);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GByteArray) whole = g_byte_array_new ();

    g_test_message ("%s", vectors[i].sentence);
    assert_malformed (vectors[i].header, vectors[i].n_bytes);
    g_byte_array_append (whole, vectors[i].header, (guint) vectors[i].n_bytes);
    g_byte_array_append (whole, bytes + 4, (guint) size - 4);
    assert_malformed (whole->data, whole->len);
  }
}

static void
test_garbage (void)
{
  static const guint8 zeros[4096] = { 0 };
  static const char pem[] = "-----BEGIN CERTIFICATE-----\n";
  g_autoptr (GRand) rand = g_rand_new_with_seed (5070);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (ImzCertificate) nothing = imz_certificate_parse (empty);

  g_assert_true (imz_certificate_is_malformed (nothing));
  g_assert_cmpstr (imz_certificate_get_sha256 (nothing), ==,
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  assert_malformed (zeros, 1);
  assert_malformed (zeros, sizeof zeros);
  assert_malformed ((const guint8 *) pem, strlen (pem));

  for (int i = 0; i < 1000; i++) {
    guint8 bytes[256];

    for (gsize j = 0; j < sizeof bytes; j++)
      bytes[j] = (guint8) g_rand_int_range (rand, 0, 256);
    bytes[0] = 0x30;
    assert_malformed (bytes, sizeof bytes);
  }
}

static void
test_nested (void)
{
  guint8 bytes[4000];

  g_test_message ("sequences within sequences, a thousand deep");
  for (gsize i = 0; i < sizeof bytes; i += 4) {
    gsize rest = sizeof bytes - i - 4;

    bytes[i] = 0x30;
    bytes[i + 1] = 0x82;
    bytes[i + 2] = (guint8) (rest >> 8);
    bytes[i + 3] = (guint8) rest;
  }

  assert_malformed (bytes, sizeof bytes);
}

static void
test_large (void)
{
  g_autoptr (GBytes) der =
    imz_test_certificate_new (&(ImzTestCertificateSpec){ .filler = 62 * 1024 });
  g_autoptr (GBytes) too_large =
    imz_test_certificate_new (&(ImzTestCertificateSpec){ .filler = 64 * 1024 });
  gsize size;
  const guint8 *bytes = g_bytes_get_data (der, &size);
  g_autoptr (ImzCertificate) certificate = parse (bytes, size);

  g_assert_cmpuint (size, >, 62 * 1024);
  g_assert_false (imz_certificate_is_malformed (certificate));
  g_assert_cmpint (imz_certificate_get_kind (certificate), ==, IMZ_CERTIFICATE_KIND_NES);
  g_assert_cmpstr (imz_certificate_get_holder (certificate), ==, "AYLA DENİZ YURT");

  assert_malformed (bytes, size - 1);
  assert_malformed (g_bytes_get_data (too_large, NULL), g_bytes_get_size (too_large));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/certificate-bytes/truncated", test_truncated);
  g_test_add_func ("/core/certificate-bytes/flipped", test_flipped);
  g_test_add_func ("/core/certificate-bytes/trailing", test_trailing);
  g_test_add_func ("/core/certificate-bytes/not-der", test_not_der);
  g_test_add_func ("/core/certificate-bytes/lengths", test_lengths);
  g_test_add_func ("/core/certificate-bytes/garbage", test_garbage);
  g_test_add_func ("/core/certificate-bytes/nested", test_nested);
  g_test_add_func ("/core/certificate-bytes/large", test_large);

  return g_test_run ();
}
