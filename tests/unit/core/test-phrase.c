/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-phrase.h"

static void
test_places (void)
{
  static const struct {
    const char *sentence;
    const char *phrase;
    const char *expected;
  } vectors[] = {
    { "no places", "Kart bekleniyor.", "Kart bekleniyor." },
    { "nothing", "", "" },
    { "one place", "{end} günü biter", "20 Ocak 2027 günü biter" },
    { "a place alone", "{end}", "20 Ocak 2027" },
    { "two places in the translation's order", "{left} kaldı: {end}",
      "60 gün kaldı: 20 Ocak 2027" },
    { "one place twice", "{end}–{end}", "20 Ocak 2027–20 Ocak 2027" },
    { "places side by side", "{end}{left}", "20 Ocak 202760 gün" },
    { "dative", "{end:dative} kadar", "20 Ocak 2027'ye kadar" },
    { "locative", "{end:locative} biter", "20 Ocak 2027'de biter" },
    { "dative after kırk", "{forty:dative}", "2040'a" },
    { "locative after kırk", "{forty:locative}", "2040'ta" },
    { "a value without a number at its end takes no suffix", "{left:dative}", "60 gün" },
    { "a value with letters after its number takes no suffix", "{model:locative}", "v6b" },
    { "a full hour is read without its minutes", "{hour:locative}", "14.00'te" },
    { "an empty value", "[{nothing:dative}{nothing}]", "[]" },
    { "a case that does not exist adds nothing", "{end:genitive}", "20 Ocak 2027" },
    { "the beginning of a case is no case", "{end:dat}", "20 Ocak 2027" },
    { "an empty case", "{end:}", "20 Ocak 2027" },
    { "an unknown place stays", "{when} geldi", "{when} geldi" },
    { "an unknown place with a case stays", "{when:dative}", "{when:dative}" },
    { "the beginning of a name is no name", "{en}", "{en}" },
    { "a name with more behind it is no name", "{ends}", "{ends}" },
    { "blanks count", "{ end }", "{ end }" },
    { "a place without a name", "{}", "{}" },
    { "a brace that does not close", "{end", "{end" },
    { "a closing brace alone", "end}", "end}" },
    { "a place behind an unknown brace", "{ {end}", "{ 20 Ocak 2027" },
    { "a value is not expanded again", "{brace} {end}", "{end} 20 Ocak 2027" },
    { "a percent sign is only that", "%s {left} %d", "%s 60 gün %d" },
    { "a name with a dash", "{last-left}", "30 gün" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = imz_phrase_expand (
      vectors[i].phrase, "end", "20 Ocak 2027", "left", "60 gün", "last-left", "30 gün", "forty",
      "2040", "model", "v6b", "nothing", "", "brace", "{end}", "hour", "14.00", NULL);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (text, ==, vectors[i].expected);
  }
}

static void
test_no_values (void)
{
  g_autofree char *text = imz_phrase_expand ("{end:dative} kadar", NULL, NULL);

  g_assert_cmpstr (text, ==, "{end:dative} kadar");
}

static void
test_dates (void)
{
  static const struct {
    GDateDay day;
    GDateMonth month;
    GDateYear year;
    const char *words;
    const char *figures;
  } vectors[] = {
    { 20, G_DATE_JANUARY, 2027, "20 January 2027", "20.01.2027" },
    { 1, G_DATE_FEBRUARY, 2027, "1 February 2027", "01.02.2027" },
    { 2, G_DATE_MARCH, 2027, "2 March 2027", "02.03.2027" },
    { 3, G_DATE_APRIL, 2027, "3 April 2027", "03.04.2027" },
    { 4, G_DATE_MAY, 2027, "4 May 2027", "04.05.2027" },
    { 5, G_DATE_JUNE, 2027, "5 June 2027", "05.06.2027" },
    { 6, G_DATE_JULY, 2027, "6 July 2027", "06.07.2027" },
    { 7, G_DATE_AUGUST, 2027, "7 August 2027", "07.08.2027" },
    { 8, G_DATE_SEPTEMBER, 2027, "8 September 2027", "08.09.2027" },
    { 9, G_DATE_OCTOBER, 2027, "9 October 2027", "09.10.2027" },
    { 10, G_DATE_NOVEMBER, 2027, "10 November 2027", "10.11.2027" },
    { 31, G_DATE_DECEMBER, 9998, "31 December 9998", "31.12.9998" },
    { 1, G_DATE_JANUARY, 1900, "1 January 1900", "01.01.1900" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    GDate *day = g_date_new_dmy (vectors[i].day, vectors[i].month, vectors[i].year);
    g_autofree char *words = imz_phrase_date (day);
    g_autofree char *figures = imz_phrase_short_date (day);

    g_assert_cmpstr (words, ==, vectors[i].words);
    g_assert_cmpstr (figures, ==, vectors[i].figures);
    g_date_free (day);
  }
}

static void
test_days (void)
{
  static const struct {
    int days;
    const char *expected;
  } vectors[] = {
    { 0, "0 days" },   { 1, "1 day" },        { 2, "2 days" },
    { 60, "60 days" }, { 1095, "1095 days" }, { G_MAXINT, "2147483647 days" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = imz_phrase_days (vectors[i].days);

    g_assert_cmpstr (text, ==, vectors[i].expected);
  }
}

static void
test_keep_numbers (void)
{
  static const struct {
    const char *sentence;
    const char *text;
    const char *expected;
  } vectors[] = {
    { "nothing", "", "" },
    { "no number", "Kart bekleniyor.", "Kart bekleniyor." },
    { "days", "son 60 gün kaldı", "son 60\u00A0gün kaldı" },
    { "a date", "20 Ocak 2027 günü", "20\u00A0Ocak 2027\u00A0günü" },
    { "a suffix is no number", "2027'ye kadar", "2027'ye kadar" },
    { "a blank at the beginning", " 60", " 60" },
    { "only the first of two blanks", "60  gün", "60\u00A0 gün" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = imz_phrase_keep_numbers (vectors[i].text);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (text, ==, vectors[i].expected);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/phrase/places", test_places);
  g_test_add_func ("/core/phrase/no-values", test_no_values);
  g_test_add_func ("/core/phrase/dates", test_dates);
  g_test_add_func ("/core/phrase/days", test_days);
  g_test_add_func ("/core/phrase/keep-numbers", test_keep_numbers);

  return g_test_run ();
}
