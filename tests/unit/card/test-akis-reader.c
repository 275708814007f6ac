/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-akis-reader.h"

#include <string.h>

#include "imz-card-error.h"
#include "test-card.h"

#define MANY 10

typedef struct {
  GBytes *certificates[MANY];
  gsize n;
} Certificates;

static void
clear_certificates (Certificates *self)
{
  for (gsize i = 0; i < self->n; i++)
    g_bytes_unref (self->certificates[i]);
  self->n = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Certificates, clear_certificates)

/* Certificates of different lengths; the sum of APDUs it takes to read them `le` bytes at a time. */
static guint
make_certificates (Certificates *self, gsize n, guint le)
{
  guint n_apdus = 0;

  for (self->n = 0; self->n < n; self->n++) {
    g_autofree char *holder = g_strdup_printf ("HOLDER %" G_GSIZE_FORMAT, self->n);

    self->certificates[self->n] = test_certificate_new (holder, 61 * self->n);
    n_apdus += (guint) ((g_bytes_get_size (self->certificates[self->n]) + le - 1) / le);
  }

  return n_apdus;
}

static void
assert_holders (const TestReading *reading, guint n)
{
  g_assert_no_error (reading->error);
  g_assert_nonnull (reading->certificates);
  g_assert_cmpuint (reading->certificates->len, ==, n);

  for (guint i = 0; i < n; i++) {
    g_autofree char *holder = g_strdup_printf ("HOLDER %u", i);
    ImzCertificate *certificate = g_ptr_array_index (reading->certificates, i);

    g_assert_false (imz_certificate_is_malformed (certificate));
    g_assert_cmpstr (imz_certificate_get_holder (certificate), ==, holder);
  }
}

static void
test_plain (void)
{
  static const gsize numbers[] = { 0, 1, 3, 10 };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_auto (Certificates) made = { 0 };
    g_auto (TestReading) reading = { 0 };
    guint n_reads = make_certificates (&made, numbers[i], 256);
    const ImzVirtualCardOptions options = { .certificates = made.certificates,
                                            .n_certificates = made.n };

    test_read_options (&options, &reading);
    assert_holders (&reading, (guint) numbers[i]);
    g_assert_cmpint (reading.state, ==,
                     made.n == 0 ? IMZ_CARD_STATE_NO_CERTIFICATE : IMZ_CARD_STATE_OK);
    g_assert_cmpuint (reading.n_apdus, ==, TEST_DIRECTORY_APDUS + TEST_FILES + n_reads);
  }
}

/* A certificate that ends just before, at and after the end of an answer. */
static void
test_sizes (void)
{
  g_autoptr (GBytes) shortest = test_certificate_new ("HOLDER 0", 256);
  gsize to_boundary = 256 - g_bytes_get_size (shortest) % 256;

  for (gsize filler = to_boundary - 1; filler <= to_boundary + 1; filler++) {
    g_autoptr (GBytes) certificate = test_certificate_new ("HOLDER 0", 256 + filler);
    const ImzVirtualCardOptions options = { .certificates = &certificate, .n_certificates = 1 };
    g_auto (TestReading) reading = { 0 };

    test_read_options (&options, &reading);
    assert_holders (&reading, 1);
    g_assert_cmpuint (reading.n_apdus, ==,
                      TEST_DIRECTORY_APDUS + TEST_FILES +
                        (g_bytes_get_size (certificate) + 255) / 256);
  }
}

static void
test_dialects (void)
{
  static const guint16 in_the_middle[] = { 0x2F11, 0x2F14, 0x2F19 };
  static const struct {
    const char *sentence;
    ImzVirtualCardOptions options;
    guint le;        /* that the reader ends up with; 0: 256 */
    guint per_read;  /* APDUs for each; 0: 1 */
    guint n_refused; /* reads that only find out the right Le */
  } dialects[] = {
    { "files are longer than their certificates", { .padding = 100 }, 0, 0, 0 },
    { "files are a whole answer longer", { .padding = 300 }, 0, 0, 0 },
    { "SELECT tells no size", { .no_fci_size = TRUE }, 0, 0, 0 },
    { "SELECT tells nothing", { .no_fci = TRUE }, 0, 0, 0 },
    { "every answer is fetched", { .use_61xx = TRUE }, 0, 2, 0 },
    { "the end of a file is told by 6Cxx", { .use_6cxx = TRUE }, 0, 0, 0 },
    { "both", { .use_61xx = TRUE, .use_6cxx = TRUE, .padding = 7 }, 0, 2, 0 },
    { "at most 244 bytes at once", { .max_le = 244 }, 244, 0, 1 },
    { "at most 100 bytes at once", { .max_le = 100 }, 64, 0, 3 },
    { "at most 16 bytes at once", { .max_le = 16 }, 16, 0, 5 },
    { "files are missing in between", { .files = in_the_middle }, 0, 0, 0 },
    { "unknown ATR", { .atr = "3B00" }, 0, 0, 0 },
    { "no ATR", { .atr = "" }, 0, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dialects); i++) {
    g_auto (Certificates) made = { 0 };
    g_auto (TestReading) reading = { 0 };
    ImzVirtualCardOptions options = dialects[i].options;
    guint n_reads = make_certificates (&made, 3, dialects[i].le != 0 ? dialects[i].le : 256);

    g_test_message ("%s", dialects[i].sentence);
    options.certificates = made.certificates;
    options.n_certificates = made.n;
    test_read_options (&options, &reading);
    assert_holders (&reading, 3);
    g_assert_cmpint (reading.state, ==, IMZ_CARD_STATE_OK);
    g_assert_cmpuint (reading.n_apdus, ==,
                      TEST_DIRECTORY_APDUS + TEST_FILES + dialects[i].n_refused +
                        n_reads * MAX (dialects[i].per_read, 1));
  }
}

static void
test_versions (void)
{
  static const guint16 last_of_1_0[] = { 0x2F20 };
  g_auto (Certificates) made = { 0 };
  g_auto (TestReading) locked = { 0 }, oldest = { 0 }, newer = { 0 };
  guint n_reads = make_certificates (&made, 1, 256);
  ImzVirtualCardOptions options = { .certificates = made.certificates,
                                    .n_certificates = 1,
                                    .atr = IMZ_VIRTUAL_ATR_AKIS_1_2_2 };

  /* Secure messaging: nothing is tried. */
  test_read_options (&options, &locked);
  assert_holders (&locked, 0);
  g_assert_cmpint (locked.state, ==, IMZ_CARD_STATE_NO_DRIVER);
  g_assert_cmpuint (locked.n_apdus, ==, 0);

  options.files = last_of_1_0;
  options.atr = IMZ_VIRTUAL_ATR_AKIS_1_0;
  test_read_options (&options, &oldest);
  assert_holders (&oldest, 1);
  g_assert_cmpint (oldest.state, ==, IMZ_CARD_STATE_OK);
  g_assert_cmpuint (oldest.n_apdus, ==, TEST_DIRECTORY_APDUS + TEST_FILES_1_0 + n_reads);

  options.atr = IMZ_VIRTUAL_ATR_AKIS_2_5_2;
  test_read_options (&options, &newer);
  assert_holders (&newer, 0);
  g_assert_cmpint (newer.state, ==, IMZ_CARD_STATE_NO_CERTIFICATE);
}

static void
test_refusals (void)
{
  static const struct {
    const char *sentence;
    ImzVirtualCardOptions options;
    ImzCardState state;
    guint n_apdus;
  } refusals[] = {
    { "no directory", { .df_name = "" }, IMZ_CARD_STATE_NO_DRIVER, 2 },
    { "another directory", { .df_name = "E-SIGN" }, IMZ_CARD_STATE_NO_DRIVER, 2 },
    { "files are refused", { .refuse_select_ef = 0x6982 }, IMZ_CARD_STATE_NO_DRIVER, 12 },
    { "files are not to be found",
      { .refuse_select_ef = 0x6A82 },
      IMZ_CARD_STATE_NO_CERTIFICATE,
      12 },
    { "another layout", { .layout = IMZ_VIRTUAL_LAYOUT_PKCS15 }, IMZ_CARD_STATE_NO_DRIVER, 2 },
  };
  g_auto (Certificates) made = { 0 };

  make_certificates (&made, 1, 256);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_auto (TestReading) reading = { 0 };
    ImzVirtualCardOptions options = refusals[i].options;

    g_test_message ("%s", refusals[i].sentence);
    options.certificates = made.certificates;
    options.n_certificates = made.n;
    test_read_options (&options, &reading);
    assert_holders (&reading, 0);
    g_assert_cmpint (reading.state, ==, refusals[i].state);
    g_assert_cmpuint (reading.n_apdus, ==, refusals[i].n_apdus);
  }
}

/* What stands in a file beside a good certificate, and what it makes of the card alone and with it. */
static void
test_bad_files (void)
{
  static guint8 zeroes[600], ones[600];
  static guint8 giant[0x10003] = { 0x30, 0x82, 0xFF, 0xFF };
  static guint8 beyond[300] = { 0x30, 0x84, 0x01, 0x00, 0x00, 0x00 };
  g_autoptr (GBytes) good = test_certificate_new ("HOLDER 0", 0);
  const guint8 *der = g_bytes_get_data (good, NULL);
  const struct {
    const char *sentence;
    const guint8 *bytes;
    gsize size;
    gboolean blank;
  } files[] = {
    { "empty", der, 0, TRUE },
    { "never written, 00", zeroes, sizeof zeroes, TRUE },
    { "never written, FF", ones, sizeof ones, TRUE },
    { "text", (const guint8 *) "hello, card", 11, FALSE },
    { "one byte", (const guint8 *) "\x30", 1, FALSE },
    { "a header without its length", (const guint8 *) "\x30\x82", 2, FALSE },
    { "an endless length", (const guint8 *) "\x30\x80\x00\x00\x00\x00\x00", 7, FALSE },
    { "a length of five bytes", (const guint8 *) "\x30\x85\x00\x00\x00\x00\x01\x00", 8, FALSE },
    { "an empty value", (const guint8 *) "\x30\x00", 2, FALSE },
    { "the certificate's first byte is missing", der + 1, g_bytes_get_size (good) - 1, FALSE },
    { "cut in its header", der, 3, FALSE },
    { "cut in its first answer", der, 200, FALSE },
    { "cut at an answer's end", der, 256, FALSE },
    { "its last byte is missing", der, g_bytes_get_size (good) - 1, FALSE },
    { "64 kB", giant, sizeof giant - 4, FALSE },
    { "a length of 16 MB", beyond, sizeof beyond, FALSE },
  };

  memset (ones, 0xFF, sizeof ones);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GBytes) bad = g_bytes_new_static (files[i].bytes, files[i].size);
    GBytes *certificates[] = { bad, good };
    ImzVirtualCardOptions options = { .certificates = certificates, .n_certificates = 1 };
    g_auto (TestReading) alone = { 0 }, together = { 0 };
    guint n_bad = files[i].blank ? 0 : 1;

    g_test_message ("%s", files[i].sentence);
    test_read_options (&options, &alone);
    g_assert_no_error (alone.error);
    g_assert_cmpuint (alone.certificates->len, ==, n_bad);
    g_assert_cmpint (alone.state, ==,
                     files[i].blank ? IMZ_CARD_STATE_NO_CERTIFICATE : IMZ_CARD_STATE_DAMAGED);
    g_assert_cmpuint (alone.n_apdus, <=, TEST_DIRECTORY_APDUS + TEST_FILES + 5);
    if (n_bad > 0)
      g_assert_true (imz_certificate_is_malformed (alone.certificates->pdata[0]));

    options.n_certificates = 2;
    test_read_options (&options, &together);
    g_assert_no_error (together.error);
    g_assert_cmpint (together.state, ==, IMZ_CARD_STATE_OK);
    g_assert_cmpuint (together.certificates->len, ==, n_bad + 1);
    g_assert_cmpstr (imz_certificate_get_holder (together.certificates->pdata[n_bad]), ==,
                     "HOLDER 0");
  }
}

/* From the middle of the second certificate on the card's answers are wrong. */
static void
test_corrupt (void)
{
  g_auto (Certificates) made = { 0 };
  ImzVirtualCardOptions options = { 0 };
  g_auto (TestReading) some = { 0 }, all = { 0 };

  make_certificates (&made, 3, 256);
  options.certificates = made.certificates;
  options.n_certificates = made.n;
  options.corrupt_after = TEST_DIRECTORY_APDUS + 1 +
                          (guint) (g_bytes_get_size (made.certificates[0]) + 255) / 256 + 1 + 2;
  test_read_options (&options, &some);
  g_assert_no_error (some.error);
  g_assert_cmpint (some.state, ==, IMZ_CARD_STATE_OK);
  g_assert_cmpuint (some.certificates->len, ==, 3);
  g_assert_false (imz_certificate_is_malformed (some.certificates->pdata[0]));
  g_assert_true (imz_certificate_is_malformed (some.certificates->pdata[1]));
  g_assert_true (imz_certificate_is_malformed (some.certificates->pdata[2]));

  options.corrupt_after = 1;
  test_read_options (&options, &all);
  g_assert_no_error (all.error);
  g_assert_cmpint (all.state, ==, IMZ_CARD_STATE_DAMAGED);
  g_assert_cmpuint (all.certificates->len, ==, 3);
}

static void
test_identical (void)
{
  g_autoptr (GBytes) certificate = test_certificate_new ("HOLDER 0", 0);
  GBytes *certificates[] = { certificate, certificate };
  const ImzVirtualCardOptions options = { .certificates = certificates, .n_certificates = 2 };
  g_auto (TestReading) reading = { 0 };
  g_autoptr (ImzCard) card = NULL;

  test_read_options (&options, &reading);
  g_assert_no_error (reading.error);
  card = imz_card_new (NULL, 0, reading.state, reading.certificates);
  g_assert_cmpint (imz_card_get_state (card), ==, IMZ_CARD_STATE_OK);
  g_assert_cmpuint (imz_card_get_n_certificates (card), ==, 1);
}

/* Pulled at any moment, nothing is told of the card, however much was read by then. */
static void
test_ejected (void)
{
  static const ImzVirtualCardOptions dialects[] = { { 0 },
                                                    { .use_61xx = TRUE },
                                                    { .max_le = 244 } };
  g_auto (Certificates) made = { 0 };

  make_certificates (&made, 2, 256);
  for (gsize i = 0; i < G_N_ELEMENTS (dialects); i++) {
    ImzVirtualCardOptions options = dialects[i];
    g_auto (TestReading) whole = { 0 };

    options.certificates = made.certificates;
    options.n_certificates = made.n;
    test_read_options (&options, &whole);
    assert_holders (&whole, 2);

    for (guint n = 1; n <= whole.n_apdus; n++) {
      g_auto (TestReading) reading = { 0 };

      options.eject_after = n;
      test_read_options (&options, &reading);
      g_assert_error (reading.error, IMZ_CARD_ERROR, IMZ_CARD_ERROR_GONE);
      g_assert_null (reading.certificates);
      g_assert_cmpuint (reading.n_apdus, ==, n);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/akis-reader/plain", test_plain);
  g_test_add_func ("/card/akis-reader/sizes", test_sizes);
  g_test_add_func ("/card/akis-reader/dialects", test_dialects);
  g_test_add_func ("/card/akis-reader/versions", test_versions);
  g_test_add_func ("/card/akis-reader/refusals", test_refusals);
  g_test_add_func ("/card/akis-reader/bad-files", test_bad_files);
  g_test_add_func ("/card/akis-reader/corrupt", test_corrupt);
  g_test_add_func ("/card/akis-reader/identical", test_identical);
  g_test_add_func ("/card/akis-reader/ejected", test_ejected);
  test_add_odd_channels ();
  return g_test_run ();
}
