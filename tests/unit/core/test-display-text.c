/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-display-text.h"

static const struct {
  const char *sentence;
  const char *bytes;
  gssize length; /* -1: up to the NUL */
  const char *expected;
} vectors[] = {
  { "nothing", "", 0, "" },
  { "plain text", "AYLA YURT", -1, "AYLA YURT" },
  { "Turkish capitals stay as they are", "İPEK IŞIK ŞÜKRÜ ÖĞÜÇ", -1, "İPEK IŞIK ŞÜKRÜ ÖĞÜÇ" },
  { "Turkish small letters too", "ipek ışık şükrü öğüç", -1, "ipek ışık şükrü öğüç" },
  { "a letter in two characters stays in two", "I\u0307PEK", -1, "I\u0307PEK" },
  { "circumflex", "ÂLÎ KÂZIM", -1, "ÂLÎ KÂZIM" },
  { "quotes, dash and dot of our own sentences", "“Sürüm 6” – a’b · c", -1, "“Sürüm 6” – a’b · c" },
  { "no markup is made or undone", "<b>&amp;</b>", -1, "<b>&amp;</b>" },
  { "another script", "Анна 田中 أحمد", -1, "Анна 田中 أحمد" },
  { "an emoji", "AYLA 🙂", -1, "AYLA 🙂" },
  { "NUL inside", "AYLA\0YURT", 9, "AYLA\\u0000YURT" },
  { "NUL at the end", "AYLA\0", 5, "AYLA\\u0000" },
  { "only a NUL", "\0", 1, "\\u0000" },
  { "nothing after the length is read", "AYLA YURT", 4, "AYLA" },
  { "tab and line ends", "a\tb\nc\rd", -1, "a\\u0009b\\u000Ac\\u000Dd" },
  { "escape sequence of a terminal", "\x1b[31mAYLA", -1, "\\u001B[31mAYLA" },
  { "delete", "\x7f", -1, "\\u007F" },
  { "a control of the second row", "\xC2\x85", -1, "\\u0085" },
  { "line separator", "a\u2028b", -1, "a\\u2028b" },
  { "paragraph separator", "a\u2029b", -1, "a\\u2029b" },
  { "right-to-left override", "AYLA\u202ETRUY", -1, "AYLA\\u202ETRUY" },
  { "left-to-right override", "\u202D", -1, "\\u202D" },
  { "embeddings and their end", "\u202A\u202B\u202C", -1, "\\u202A\\u202B\\u202C" },
  { "isolates", "\u2066\u2067\u2068\u2069", -1, "\\u2066\\u2067\\u2068\\u2069" },
  { "direction marks", "\u200E\u200F\u061C", -1, "\\u200E\\u200F\\u061C" },
  { "zero width space and joiners", "\u200B\u200C\u200D", -1, "\\u200B\\u200C\\u200D" },
  { "word joiner", "\u2060", -1, "\\u2060" },
  { "byte order mark", "\uFEFFAYLA", -1, "\\uFEFFAYLA" },
  { "soft hyphen", "AY\u00ADLA", -1, "AY\\u00ADLA" },
  { "letters that are blank", "\u115F\u1160\u3164\uFFA0", -1, "\\u115F\\u1160\\u3164\\uFFA0" },
  { "combining grapheme joiner", "a\u034Fb", -1, "a\\u034Fb" },
  { "two marks on a letter", "a\u0323\u0302b", -1, "a\u0323\u0302b" },
  { "a pile of marks", "a\u0336\u0336\u0336b", -1, "a\u0336\u0336\\u0336b" },
  { "a mark on what stands before", "\u0336a", -1, "\\u0336a" },
  { "marks that are blank", "a\uFE0F\U000E0100\u180B", -1, "a\\uFE0F\\uE0100\\u180B" },
  { "a pattern without dots", "\u2800", -1, "\\u2800" },
  { "private use", "\uE000\U000F0000", -1, "\\uE000\\uF0000" },
  { "tag characters", "\U000E0041", -1, "\\uE0041" },
  { "unassigned", "\u0378", -1, "\\u0378" },
  { "not a character", "\uFFFF", -1, "\\uFFFF" },
  { "Latin-5 bytes", "I\xDEIK", -1, "I\\xDEIK" },
  { "a byte that UTF-8 never has", "\xFF\xFE", -1, "\\xFF\\xFE" },
  { "a continuation byte alone", "a\x80z", -1, "a\\x80z" },
  { "a sequence cut at the end", "AYLA\xC4", -1, "AYLA\\xC4" },
  { "a sequence of three cut after two", "\xE2\x80", -1, "\\xE2\\x80" },
  { "a sequence cut by the length", "Ş", 1, "\\xC5" },
  { "a sequence cut by a NUL", "\xC5\0", 2, "\\xC5\\u0000" },
  { "a slash written in two bytes", "\xC0\xAF", -1, "\\xC0\\xAF" },
  { "half of a surrogate pair", "\xED\xA0\x80", -1, "\\xED\\xA0\\x80" },
  { "beyond Unicode", "\xF4\x90\x80\x80", -1, "\\xF4\\x90\\x80\\x80" },
};

static void
test_vectors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    gsize length = vectors[i].length >= 0 ? (gsize) vectors[i].length : strlen (vectors[i].bytes);
    g_autofree char *text = imz_display_text (vectors[i].bytes, length);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (text, ==, vectors[i].expected);
  }
}

/* Plain is what nothing is written out of. */
static void
test_is_plain (void)
{
  g_autofree char *long_text = g_strnfill (10000, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    if (vectors[i].length >= 0 || !g_utf8_validate (vectors[i].bytes, -1, NULL))
      continue;

    g_test_message ("%s", vectors[i].sentence);
    g_assert_true (imz_display_text_is_plain (vectors[i].bytes) ==
                   (strcmp (vectors[i].bytes, vectors[i].expected) == 0));
  }
  g_assert_true (imz_display_text_is_plain (""));
  g_assert_true (imz_display_text_is_plain (long_text));
}

/* 200 characters are shown, however many bytes they have; of more an ellipsis tells. */
static void
test_long (void)
{
  static const char *const characters[] = { "a", "Ş", "🙂" };

  for (gsize i = 0; i < G_N_ELEMENTS (characters); i++) {
    for (int n = 199; n <= 202; n++) {
      g_autoptr (GString) input = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree char *text = NULL;

      for (int j = 0; j < n; j++) {
        g_string_append (input, characters[i]);
        if (j < 200)
          g_string_append (expected, characters[i]);
      }
      if (n > 200)
        g_string_append (expected, "…");

      text = imz_display_text (input->str, input->len);
      g_assert_cmpstr (text, ==, expected->str);
    }
  }
}

/* A word that a message repeats is cut earlier. */
static void
test_quoted (void)
{
  g_autofree char *fits = g_strnfill (60, 'a');
  g_autofree char *too_long = g_strnfill (61, 'a');
  g_autofree char *cut = g_strconcat (fits, "…", NULL);
  g_autofree char *shown_fits = imz_display_text_quoted (fits);
  g_autofree char *shown_too_long = imz_display_text_quoted (too_long);
  g_autofree char *shown_odd = imz_display_text_quoted ("\x1b[0m\xff");

  g_assert_cmpstr (shown_fits, ==, fits);
  g_assert_cmpstr (shown_too_long, ==, cut);
  g_assert_cmpstr (shown_odd, ==, "\\u001B[0m\\xFF");
}

static void
test_is_blank (void)
{
  g_assert_true (imz_display_text_is_blank (""));
  g_assert_true (imz_display_text_is_blank (" \u00A0\u2003\u3000"));
  g_assert_false (imz_display_text_is_blank ("\u00A0a"));
  g_assert_false (imz_display_text_is_blank ("."));
}

static void
test_very_long (void)
{
  const gsize n = 1 << 24;
  g_autofree char *zeros = g_malloc0 (n);
  g_autofree char *text = imz_display_text (zeros, n);

  g_assert_true (g_str_has_suffix (text, "\\u0000…"));
  g_assert_cmpuint (strlen (text), ==, 200 * strlen ("\\u0000") + strlen ("…"));
}

/* Whatever the bytes, the result is one line of valid UTF-8. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5070);

  for (int i = 0; i < 10000; i++) {
    char bytes[48];
    gsize length = (gsize) g_rand_int_range (rand, 0, sizeof bytes);
    g_autofree char *text = NULL;

    for (gsize j = 0; j < length; j++)
      bytes[j] = (char) g_rand_int_range (rand, 0, 256);

    text = imz_display_text (bytes, length);
    g_assert_true (g_utf8_validate (text, -1, NULL));
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
      g_assert_true (g_unichar_isprint (g_utf8_get_char (p)));
  }
}

/* Nothing is cut from a path. */
static void
test_path (void)
{
  g_autofree char *folder = g_strnfill (1000, 'a');
  g_autofree char *path = g_strconcat ("/", folder, "/\x1b[31m\xff.db", NULL);
  g_autofree char *wanted = g_strconcat ("/", folder, "/\\u001B[31m\\xFF.db", NULL);
  g_autofree char *shown = imz_display_text_path (path);

  g_assert_cmpstr (shown, ==, wanted);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/display-text/vectors", test_vectors);
  g_test_add_func ("/core/display-text/is-plain", test_is_plain);
  g_test_add_func ("/core/display-text/long", test_long);
  g_test_add_func ("/core/display-text/quoted", test_quoted);
  g_test_add_func ("/core/display-text/path", test_path);
  g_test_add_func ("/core/display-text/is-blank", test_is_blank);
  g_test_add_func ("/core/display-text/very-long", test_very_long);
  g_test_add_func ("/core/display-text/random", test_random);

  return g_test_run ();
}
