/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is written as text, libcrypto reads back, byte for byte. */

#include "imz-pem.h"

#include <openssl/pem.h>

#include "imz-test-certificate.h"

#define BEGIN "-----BEGIN CERTIFICATE-----\n"
#define END "-----END CERTIFICATE-----\n"

/* The bytes that libcrypto finds in `text`, which must be all of it. */
static GBytes *
read_back (const char *text)
{
  BIO *bio = BIO_new_mem_buf (text, -1);
  char *name = NULL, *header = NULL;
  unsigned char *bytes = NULL;
  GBytes *found;
  long length;

  g_assert_cmpint (PEM_read_bio (bio, &name, &header, &bytes, &length), ==, 1);
  g_assert_cmpstr (name, ==, PEM_STRING_X509);
  g_assert_cmpstr (header, ==, "");
  g_assert_cmpint (BIO_pending (bio), ==, 0);
  found = g_bytes_new (bytes, (gsize) length);
  OPENSSL_free (name);
  OPENSSL_free (header);
  OPENSSL_free (bytes);
  BIO_free (bio);

  return found;
}

static void
test_certificates (void)
{
  static const ImzTestKey keys[] = { IMZ_TEST_KEY_EC_P384, IMZ_TEST_KEY_RSA_2048 };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autoptr (GBytes) der = imz_test_certificate_new (&(ImzTestCertificateSpec){ .key = keys[i] });
    g_autofree char *text = imz_pem_encode_certificate (der);
    g_autoptr (GBytes) again = read_back (text);
    BIO *bio = BIO_new_mem_buf (text, -1);
    X509 *certificate = PEM_read_bio_X509 (bio, NULL, NULL, NULL);

    g_assert_true (g_bytes_equal (again, der));
    g_assert_nonnull (certificate);
    X509_free (certificate);
    BIO_free (bio);
  }
}

/* Around the ends of a line (48 bytes) and of a group (3 bytes). */
static void
test_lengths (void)
{
  guint8 bytes[150];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 37);

  for (gsize length = 1; length <= sizeof bytes; length++) {
    g_autoptr (GBytes) block = g_bytes_new (bytes, length);
    g_autofree char *text = imz_pem_encode_certificate (block);
    g_autoptr (GBytes) again = read_back (text);

    g_assert_true (g_bytes_equal (again, block));
  }
}

/* RFC 7468: all lines but the last have exactly 64 characters, and none is empty. */
static void
test_lines (void)
{
  static const gsize sizes[] = { 47, 48, 49, 95, 96, 97, 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree guint8 *bytes = g_malloc0 (sizes[i]);
    g_autoptr (GBytes) block = g_bytes_new (bytes, sizes[i]);
    g_autofree char *text = imz_pem_encode_certificate (block);
    g_auto (GStrv) lines = NULL;
    guint n_lines;

    g_assert_true (g_str_has_prefix (text, BEGIN));
    g_assert_true (g_str_has_suffix (text, "\n" END));
    text[strlen (text) - strlen ("\n" END)] = '\0';
    lines = g_strsplit (text + strlen (BEGIN), "\n", -1);
    n_lines = g_strv_length (lines);
    g_assert_cmpuint (n_lines, ==, (sizes[i] + 47) / 48);
    for (guint j = 0; j + 1 < n_lines; j++)
      g_assert_cmpuint (strlen (lines[j]), ==, 64);
    g_assert_cmpuint (strlen (lines[n_lines - 1]), >, 0);
    g_assert_cmpuint (strlen (lines[n_lines - 1]), <=, 64);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/pem/certificates", test_certificates);
  g_test_add_func ("/core/pem/lengths", test_lengths);
  g_test_add_func ("/core/pem/lines", test_lines);

  return g_test_run ();
}
