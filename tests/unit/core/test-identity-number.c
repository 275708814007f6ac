/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-identity-number.h"

static const char *const right[] = {
  "10000000146", "10000000214", "10000000382", "12345678950", "98765432150", "99999999990",
  "19090909018", "11111111110", "55555555550", "24681357994", "10909090996",
};

static void
test_valid (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++) {
    g_test_message ("%s", right[i]);
    g_assert_true (imz_identity_number_is_valid (right[i]));
  }
}

static void
test_not_valid (void)
{
  static const struct {
    const char *sentence;
    const char *number;
  } vectors[] = {
    { "no number", NULL },
    { "nothing", "" },
    { "ten digits", "1000000014" },
    { "twelve digits", "100000001460" },
    { "begins with 0, the check digits would fit", "00000000000" },
    { "begins with 0", "01000000146" },
    { "a prefix", "TR10000000146" },
    { "a letter", "1000000O146" },
    { "a blank", "1000000 146" },
    { "a minus", "-1000000146" },
    { "eleven characters that are not ASCII digits", "１00000146" },
    { "eleven stars", "***********" },
    { "all digits alike", "22222222222" },
    { "two digits swapped", "12345678905" },
    { "tenth digit wrong, eleventh fits it", "10000000157" },
    { "eleventh digit wrong", "10000000147" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].sentence);
    g_assert_false (imz_identity_number_is_valid (vectors[i].number));
  }
}

/* The check digits catch each single digit that is wrong. */
static void
test_each_digit (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++) {
    for (gsize position = 0; position < strlen (right[i]); position++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        g_autofree char *number = g_strdup (right[i]);

        number[position] = digit;
        g_assert_true (imz_identity_number_is_valid (number) == (digit == right[i][position]));
      }
    }
  }
}

static void
test_mask (void)
{
  static const struct {
    const char *sentence;
    const char *number;
    const char *expected;
  } vectors[] = {
    { "an identity number", "10000000146", "1*********6" },
    { "a passport number", "U12345678", "U*******8" },
    { "nothing", "", "" },
    { "one character", "1", "*" },
    { "two characters", "12", "**" },
    { "three characters", "123", "1*3" },
    { "the first is no ASCII letter or digit", "İ23", "**3" },
    { "the last is none", "12Ş", "1**" },
    { "each character counts once, however many bytes it has", "1Ş🙂4", "1**4" },
    { "a blank and a dash show nothing", "-12 ", "****" },
    { "32 characters", "12345678901234567890123456789012", "1******************************2" },
    { "of more, 32 stars at most", "123456789012345678901234567890123",
      "1*******************************" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *masked = imz_identity_number_mask (vectors[i].number);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (masked, ==, vectors[i].expected);
  }
}

static void
test_hide (void)
{
  static const struct {
    const char *sentence;
    const char *text;
    const char *known;
    const char *expected;
  } vectors[] = {
    { "nothing", "", NULL, "" },
    { "a name", "AYLA DENİZ YURT", "10000000146", "AYLA DENİZ YURT" },
    { "a number behind the name", "AYLA 10000000146", NULL, "AYLA 1*********6" },
    { "within other digits", "0010000000146", NULL, "001*********6" },
    { "two with a digit in common", "100000001460000000028", NULL, "1*********6*********8" },
    { "two of them", "10000000146/10000000214", NULL, "1*********6/1*********4" },
    { "in groups", "100 000 001 46", NULL, "1** *** *** *6" },
    { "digits of two words", "100000a00146", NULL, "100000a00146" },
    { "a letter that is not of ASCII between them", "100000ş00146", NULL, "100000ş00146" },
    { "digits far apart", "100000       00146", NULL, "100000       00146" },
    { "dashes and blanks between groups", "1000  --  0000146", NULL, "1***  --  ******6" },
    { "a long dash between groups", "100 – 000 – 001 – 46", NULL, "1** – *** – *** – *6" },
    { "blanks that do not break", "100\u00a0000\u202f001\u00a046", NULL,
      "1**\u00a0***\u202f***\u00a0*6" },
    { "wide digits, three bytes each", "No １０００００００１４６.", NULL,
      "No １***************************６." },
    { "bytes that are no text",
      "\xff"
      "10000\xfe"
      "000146\xf0",
      NULL,
      "\xff"
      "1****\xfe"
      "*****6\xf0" },
    { "wrong check digits", "Sürüm 10000000147", NULL, "Sürüm 10000000147" },
    { "but they are the holder’s", "AYLA 10000000147", "10000000147", "AYLA 1*********7" },
    { "a passport number", "AYLA U12345678", "U12345678", "AYLA U*******8" },
    { "too short to tell anything", "AYLA", "AYL", "AYLA" },
    { "longer than the text", "AYLA", "AYLA DENİZ", "AYLA" },
    { "twice with a letter in common", "AXXXAXXXA", "AXXXA", "A***A***A" },
    { "what is masked already ends, too", "A***6A***6", "A***6", "A***6A***6" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = g_strdup (vectors[i].text);

    g_test_message ("%s", vectors[i].sentence);
    imz_identity_number_hide (text, strlen (text), vectors[i].known);
    g_assert_cmpstr (text, ==, vectors[i].expected);
  }
}

/* A letter's number is groups of digits, any eleven of which may be right by chance. */
static void
test_is_in (void)
{
  static const struct {
    const char *sentence;
    const char *text;
    gboolean is_in;
    gboolean is_unbroken_in;
  } vectors[] = {
    { "nothing", "", FALSE, FALSE },
    { "no number", "E-1", FALSE, FALSE },
    { "the number", "10000000146", TRUE, TRUE },
    { "among words", "T.C. 10000000146’e", TRUE, TRUE },
    { "in an address", "https://x.example/?tc=10000000146&a=1", TRUE, TRUE },
    { "the second of two", "7310024588/10000000146", TRUE, TRUE },
    { "wrong check digits", "10000000147", FALSE, FALSE },
    { "in groups", "100 000 001 46", TRUE, FALSE },
    { "of a letter’s number", "E-10000000-146.03", TRUE, FALSE },
    { "within a longer number", "100000001460", TRUE, FALSE },
    { "in wide digits", "１０００００００１４６", TRUE, TRUE },
    { "in bold digits", "𝟏𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟏𝟒𝟔", TRUE, TRUE },
    { "in Arabic digits", "١٠٠٠٠٠٠٠١٤٦", TRUE, TRUE },
    { "with long dashes", "100 – 000 – 001 – 46", TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (imz_identity_number_is_in (vectors[i].text), ==, vectors[i].is_in);
    g_assert_cmpint (imz_identity_number_is_unbroken_in (vectors[i].text), ==,
                     vectors[i].is_unbroken_in);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/identity-number/valid", test_valid);
  g_test_add_func ("/core/identity-number/not-valid", test_not_valid);
  g_test_add_func ("/core/identity-number/each-digit", test_each_digit);
  g_test_add_func ("/core/identity-number/mask", test_mask);
  g_test_add_func ("/core/identity-number/hide", test_hide);
  g_test_add_func ("/core/identity-number/is-in", test_is_in);

  return g_test_run ();
}
