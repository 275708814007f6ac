/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-atr.h"
#include "imz-hex.h"

static const struct {
  const char *sentence;
  const char *atr;
  ImzCardFamily family;
  const char *version;
  gboolean secure_messaging;
} vectors[] = {
  { "AKİS 2.5.2", "3B9F978131FE458065544353228231C073F62180810553", IMZ_CARD_FAMILY_AKIS, "2.5.2",
    FALSE },
  { "AKİS 2.2.8", "3B9F978131FE4580655443D2210831C073F6218081055B", IMZ_CARD_FAMILY_AKIS, "2.2.8",
    FALSE },
  { "AKİS 2.6.2", "3B9F978131FE4580655443D3230231C073F62180810552", IMZ_CARD_FAMILY_AKIS, "2.6.2",
    FALSE },
  { "AKİS 1.2.2 gives its files by secure messaging only",
    "3B9F968131FE45806755454B41451292318073B3A1806A", IMZ_CARD_FAMILY_AKIS, "1.2.2", TRUE },
  { "AKİS 1.0", "3BBA11008131FE4D55454B41452056312E30AE", IMZ_CARD_FAMILY_AKIS, "1.0", FALSE },
  { "a T.C. identity card is of the same family: only its certificates differ",
    "3B9F978131FE4580655443E4230031C073F62180810700", IMZ_CARD_FAMILY_AKIS, "2.6.0", FALSE },
  { "the first number that secure messaging starts with",
    "3B9F968131FE45806755454B41451191318073B3A18000", IMZ_CARD_FAMILY_AKIS, "1.1.1", TRUE },
  { "the last number of secure messaging", "3B9F968131FE45806755454B41451493318073B3A18000",
    IMZ_CARD_FAMILY_AKIS, "1.4.3", TRUE },
  { "1.5 is after secure messaging", "3B9F968131FE45806755454B41451590318073B3A18000",
    IMZ_CARD_FAMILY_AKIS, "1.5.0", FALSE },
  { "1.0 in figures is before it", "3B9F968131FE45806755454B41451090318073B3A18000",
    IMZ_CARD_FAMILY_AKIS, "1.0.0", FALSE },
  { "2.2 of the other coding is not 1.2", "3B9F978131FE458065544300210031C073F62180810500",
    IMZ_CARD_FAMILY_AKIS, "2.2.0", FALSE },
  { "the greatest version that its fields hold", "3B9F978131FE4580655443FFFFFF31C073F621808105FF",
    IMZ_CARD_FAMILY_AKIS, "15.31.127", FALSE },
  { "AKİS 3, first pattern, tells no version", "3B9C968131FE458066683209AABBCC3195810500",
    IMZ_CARD_FAMILY_AKIS, "", FALSE },
  { "AKİS 3, second pattern", "3B9C968131FE458066683249AABBCC3195810500", IMZ_CARD_FAMILY_AKIS, "",
    FALSE },
  { "other interface bytes, same historical bytes", "3B0F8065544353228231C073F621808105",
    IMZ_CARD_FAMILY_AKIS, "2.5.2", FALSE },
  { "inverse convention", "3F9F978131FE458065544353228231C073F62180810553", IMZ_CARD_FAMILY_AKIS,
    "2.5.2", FALSE },
  { "one historical byte differs", "3B9F978131FE458065544353228231C073F62180820553",
    IMZ_CARD_FAMILY_OTHER, "", FALSE },
  { "one historical byte fewer than the pattern", "3B9E978131FE458065544353228231C073F621808105",
    IMZ_CARD_FAMILY_OTHER, "", FALSE },
  { "the pattern elsewhere than in the historical bytes", "3B008065544353228231C073F62180810553",
    IMZ_CARD_FAMILY_OTHER, "", FALSE },
  { "a bank card", "3B6E000080318066B1840C016E0183009000", IMZ_CARD_FAMILY_OTHER, "", FALSE },
  { "no historical bytes", "3B00", IMZ_CARD_FAMILY_OTHER, "", FALSE },
  { "only T0", "3B", IMZ_CARD_FAMILY_OTHER, "", FALSE },
  { "nothing", "", IMZ_CARD_FAMILY_OTHER, "", FALSE },
  { "interface bytes that never end",
    "3BFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", IMZ_CARD_FAMILY_OTHER, "",
    FALSE },
  { "all zeros", "000000000000000000000000000000000000000000", IMZ_CARD_FAMILY_OTHER, "", FALSE },
};

static GBytes *
decode_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();

  for (const char *p = hex; *p != '\0'; p += 2) {
    guint8 byte = (guint8) (g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]));

    g_byte_array_append (bytes, &byte, 1);
  }

  return g_byte_array_free_to_bytes (bytes);
}

static void
test_vectors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GBytes) atr = decode_hex (vectors[i].atr);
    gsize length;
    const guint8 *bytes = g_bytes_get_data (atr, &length);
    ImzAtrFacts facts = imz_atr_parse (bytes, length);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (facts.family, ==, vectors[i].family);
    g_assert_cmpstr (facts.version, ==, vectors[i].version);
    g_assert_cmpint (facts.secure_messaging, ==, vectors[i].secure_messaging);
  }
}

/* A cut ATR is not recognised; only its last byte, a check sum, may be missing. Each is copied into
 * a block of its own size, so that a byte read too far shows. */
static void
test_truncated (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GBytes) atr = decode_hex (vectors[i].atr);

    if (!g_str_has_prefix (vectors[i].sentence, "AKİS"))
      continue;

    for (gsize length = 0; length < g_bytes_get_size (atr); length++) {
      g_autofree guint8 *cut = g_memdup2 (g_bytes_get_data (atr, NULL), length);
      ImzAtrFacts facts = imz_atr_parse (cut, length);
      gboolean whole = length == g_bytes_get_size (atr) - 1;

      g_assert_cmpint (facts.family, ==, whole ? IMZ_CARD_FAMILY_AKIS : IMZ_CARD_FAMILY_OTHER);
      g_assert_cmpstr (facts.version, ==, whole ? vectors[i].version : "");
      g_assert_true (whole || !facts.secure_messaging);
    }
  }
}

static void
test_none (void)
{
  ImzAtrFacts facts = imz_atr_parse (NULL, 0);

  g_assert_cmpint (facts.family, ==, IMZ_CARD_FAMILY_OTHER);
  g_assert_cmpstr (facts.version, ==, "");
  g_assert_false (facts.secure_messaging);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5070);

  for (int i = 0; i < 10000; i++) {
    gsize length = (gsize) g_rand_int_range (rand, 0, 2 * IMZ_ATR_MAX);
    g_autofree guint8 *bytes = g_malloc (length);
    ImzAtrFacts facts;

    for (gsize j = 0; j < length; j++)
      bytes[j] = (guint8) g_rand_int_range (rand, 0, 256);

    facts = imz_atr_parse (bytes, length);
    g_assert_cmpint (facts.family, ==, IMZ_CARD_FAMILY_OTHER);
    g_assert_cmpstr (facts.version, ==, "");
  }
}

/* Random bytes in place of each single byte of a known ATR: any version, but always one that fits. */
static void
test_one_byte_changed (void)
{
  g_autoptr (GBytes) atr = decode_hex (vectors[0].atr);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (atr, &length);

  for (gsize i = 0; i < length; i++) {
    for (int value = 0; value < 256; value++) {
      g_autofree guint8 *changed = g_memdup2 (bytes, length);
      ImzAtrFacts facts;

      changed[i] = (guint8) value;
      facts = imz_atr_parse (changed, length);
      g_assert_cmpuint (strnlen (facts.version, sizeof facts.version), <, sizeof facts.version);
      g_assert_cmpint (facts.family == IMZ_CARD_FAMILY_AKIS, ==, facts.version[0] != '\0');
    }
  }
}

static void
test_hex (void)
{
  static const guint8 bytes[] = { 0x00, 0x0F, 0xF0, 0x3B, 0xFF };
  g_autofree char *hex = imz_hex_encode (bytes, sizeof bytes);
  g_autofree char *empty = imz_hex_encode (NULL, 0);

  g_assert_cmpstr (hex, ==, "000FF03BFF");
  g_assert_cmpstr (empty, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/atr/vectors", test_vectors);
  g_test_add_func ("/core/atr/truncated", test_truncated);
  g_test_add_func ("/core/atr/none", test_none);
  g_test_add_func ("/core/atr/random", test_random);
  g_test_add_func ("/core/atr/one-byte-changed", test_one_byte_changed);
  g_test_add_func ("/core/hex", test_hex);

  return g_test_run ();
}
