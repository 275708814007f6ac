/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-turkish.h"

/* Dative and locative of each year, as a Turkish reader writes them. */
/* clang-format off */
static const char *const years[] = {
  "2000'e 2000'de", "2001'e 2001'de", "2002'ye 2002'de",
  "2003'e 2003'te", "2004'e 2004'te", "2005'e 2005'te",
  "2006'ya 2006'da", "2007'ye 2007'de", "2008'e 2008'de",
  "2009'a 2009'da", "2010'a 2010'da", "2011'e 2011'de",
  "2012'ye 2012'de", "2013'e 2013'te", "2014'e 2014'te",
  "2015'e 2015'te", "2016'ya 2016'da", "2017'ye 2017'de",
  "2018'e 2018'de", "2019'a 2019'da", "2020'ye 2020'de",
  "2021'e 2021'de", "2022'ye 2022'de", "2023'e 2023'te",
  "2024'e 2024'te", "2025'e 2025'te", "2026'ya 2026'da",
  "2027'ye 2027'de", "2028'e 2028'de", "2029'a 2029'da",
  "2030'a 2030'da", "2031'e 2031'de", "2032'ye 2032'de",
  "2033'e 2033'te", "2034'e 2034'te", "2035'e 2035'te",
  "2036'ya 2036'da", "2037'ye 2037'de", "2038'e 2038'de",
  "2039'a 2039'da", "2040'a 2040'ta", "2041'e 2041'de",
  "2042'ye 2042'de", "2043'e 2043'te", "2044'e 2044'te",
  "2045'e 2045'te", "2046'ya 2046'da", "2047'ye 2047'de",
  "2048'e 2048'de", "2049'a 2049'da", "2050'ye 2050'de",
  "2051'e 2051'de", "2052'ye 2052'de", "2053'e 2053'te",
  "2054'e 2054'te", "2055'e 2055'te", "2056'ya 2056'da",
  "2057'ye 2057'de", "2058'e 2058'de", "2059'a 2059'da",
  "2060'a 2060'ta", "2061'e 2061'de", "2062'ye 2062'de",
  "2063'e 2063'te", "2064'e 2064'te", "2065'e 2065'te",
  "2066'ya 2066'da", "2067'ye 2067'de", "2068'e 2068'de",
  "2069'a 2069'da", "2070'e 2070'te", "2071'e 2071'de",
  "2072'ye 2072'de", "2073'e 2073'te", "2074'e 2074'te",
  "2075'e 2075'te", "2076'ya 2076'da", "2077'ye 2077'de",
  "2078'e 2078'de", "2079'a 2079'da", "2080'e 2080'de",
  "2081'e 2081'de", "2082'ye 2082'de", "2083'e 2083'te",
  "2084'e 2084'te", "2085'e 2085'te", "2086'ya 2086'da",
  "2087'ye 2087'de", "2088'e 2088'de", "2089'a 2089'da",
  "2090'a 2090'da", "2091'e 2091'de", "2092'ye 2092'de",
  "2093'e 2093'te", "2094'e 2094'te", "2095'e 2095'te",
  "2096'ya 2096'da", "2097'ye 2097'de", "2098'e 2098'de",
  "2099'a 2099'da", "2100'e 2100'de",
};
/* clang-format on */

static void
assert_suffixes (guint number, const char *expected)
{
  g_autofree char *text =
    g_strdup_printf ("%u'%s %u'%s", number, imz_turkish_suffix (number, IMZ_TURKISH_DATIVE), number,
                     imz_turkish_suffix (number, IMZ_TURKISH_LOCATIVE));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_years (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (years), ==, 101);

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    assert_suffixes (2000 + i, years[i]);
}

static void
test_numbers (void)
{
  static const struct {
    guint number;
    const char *expected;
  } vectors[] = {
    { 0, "0'a 0'da" },                            /* sıfır */
    { 1, "1'e 1'de" },                            /* bir */
    { 6, "6'ya 6'da" },                           /* altı */
    { 10, "10'a 10'da" },                         /* on */
    { 13, "13'e 13'te" },                         /* on üç */
    { 100, "100'e 100'de" },                      /* yüz */
    { 110, "110'a 110'da" },                      /* yüz on */
    { 1000, "1000'e 1000'de" },                   /* bin */
    { 1923, "1923'e 1923'te" },                   /* bin dokuz yüz yirmi üç */
    { 1900, "1900'e 1900'de" },                   /* bin dokuz yüz */
    { 9998, "9998'e 9998'de" },                   /* dokuz bin dokuz yüz doksan sekiz */
    { 100000, "100000'e 100000'de" },             /* yüz bin */
    { 1000000, "1000000'a 1000000'da" },          /* bir milyon */
    { 1001000, "1001000'e 1001000'de" },          /* bir milyon bin */
    { 2000000000, "2000000000'a 2000000000'da" }, /* iki milyar */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    assert_suffixes (vectors[i].number, vectors[i].expected);
}

static void
test_dative (void)
{
  static const struct {
    const char *name;
    const char *expected;
    const char *sentence;
  } vectors[] = {
    { "Örnek İlkokulu Müdürlüğü", "Örnek İlkokulu Müdürlüğüne", "ü asks for -ne" },
    { "Örnek Anadolu Lisesi", "Örnek Anadolu Lisesine", "i asks for -ne" },
    { "Örnek İlkokulu", "Örnek İlkokuluna", "u asks for -na" },
    { "Halk Eğitimi Merkezi", "Halk Eğitimi Merkezine", "i after e" },
    { "Rehberlik ve Araştırma Merkezi Kısmı", "Rehberlik ve Araştırma Merkezi Kısmına", "ı" },
    { "Millî", "Millîne", "with a circumflex" },
    { "ÖRNEK İLKOKULU MÜDÜRLÜĞÜ", "ÖRNEK İLKOKULU MÜDÜRLÜĞÜNE", "in capitals" },
    { "ÖRNEK ANADOLU LİSESİ", "ÖRNEK ANADOLU LİSESİNE", "dotted capitals" },
    { "ORTA KISIM", "ORTA KISIMA", "the dotless one is a back vowel" },
    { "Akademi Ankara", "Akademi Ankaraya", "another vowel takes a y" },
    { "Bölge", "Bölgeye", "so does e" },
    { "Başkanlık", "Başkanlığa", "k becomes soft" },
    { "Bakanlık Merkez", "Bakanlık Merkeze", "only the last word counts" },
    { "Park", "Parka", "k behind a consonant stays" },
    { "Kampüs", "Kampüse", "a consonant takes the vowel alone" },
    { "MEB 2", "MEB 2", "no letter at the end" },
    { "TRT", "TRT", "no vowel in the word" },
    { "……", "……", "what is still missing" },
    { "", "", "nothing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *dative = imz_turkish_dative (vectors[i].name);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (dative, ==, vectors[i].expected);
  }
}

static void
test_upper (void)
{
  static const struct {
    const char *text;
    const char *expected;
  } vectors[] = {
    { "Çiğli Kaymakamlığı", "ÇİĞLİ KAYMAKAMLIĞI" },
    { "Iğdır", "IĞDIR" },
    { "İl Millî Eğitim Müdürlüğü", "İL MİLLÎ EĞİTİM MÜDÜRLÜĞÜ" },
    { "şöyle 3’üncü", "ŞÖYLE 3’ÜNCÜ" },
    { "S\u0327irin", "ŞİRİN" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *upper = imz_turkish_upper (vectors[i].text);

    g_assert_cmpstr (upper, ==, vectors[i].expected);
  }
}

static void
test_fold_same (void)
{
  static const struct {
    const char *sentence;
    const char *a;
    const char *b;
  } vectors[] = {
    { "capitals as typed in Türkiye", "ISPARTA", "ısparta" },
    { "a capital with the rest small", "Isparta", "ısparta" },
    { "typed on an English keyboard", "isparta", "ISPARTA" },
    { "dotted capital", "İZMİR", "izmir" },
    { "dotless capital for a dotted letter", "IZMIR", "İzmir" },
    { "dotted capital in two characters", "I\u0307zmir", "izmir" },
    { "small letters as a program without Turkish makes them", "i\u0307zmi\u0307r", "İZMİR" },
    { "both letters in one word", "DİYARBAKIR", "diyarbakır" },
    { "other Turkish capitals", "ŞĞÜÖÇ", "şğüöç" },
    { "a letter in two characters", "S\u0327IRNAK", "Şırnak" },
    { "the sentence on certificates for tests", "TEST AMAÇLI", "Test amaçlı" },
    { "nothing", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *a = imz_turkish_fold (vectors[i].a);
    g_autofree char *b = imz_turkish_fold (vectors[i].b);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (a, ==, b);
  }
}

static void
test_fold_different (void)
{
  static const struct {
    const char *a;
    const char *b;
  } vectors[] = {
    { "Muş", "Mus" },     { "Ağrı", "Agri" },   { "Van", "Vana" }, { "İzmir", "İzmit" },
    { "Özgür", "Ozgur" }, { "Çorum", "Corum" }, { "a", "" },       { "Düzce", "Du\u0307zce" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *a = imz_turkish_fold (vectors[i].a);
    g_autofree char *b = imz_turkish_fold (vectors[i].b);

    g_assert_cmpstr (a, !=, b);
  }
}

/* Each comes before the next. */
static void
test_compare (void)
{
  static const char *const words[] = {
    "",        "1",     "Adana", "Ağrı",    "ankara", "Bolu",      "cacık",  "ÇANKIRI", "Çorum",
    "Denizli", "Gebze", "Ğ",     "Hatay",   "Iğdır",  "ılıca",     "ikiz",   "İzmir",   "Kars",
    "Ordu",    "Özbek", "Pazar", "Qamışlo", "Rize",   "Sivas",     "Şırnak", "Tokat",   "Uşak",
    "Ünye",    "Van",   "Wan",   "Xoy",     "Yozgat", "Zonguldak", "Яблоко",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (words); j++) {
      int order = imz_turkish_compare (words[i], words[j]);

      g_test_message ("“%s”, “%s”", words[i], words[j]);
      g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
    }
  }
  g_assert_cmpint (imz_turkish_compare ("IĞDIR", "ığdır"), ==, 0);
  g_assert_cmpint (imz_turkish_compare ("İzmir", "izmir"), ==, 0);
  g_assert_cmpint (imz_turkish_compare ("Hakkâri", "Hakkari"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/turkish/years", test_years);
  g_test_add_func ("/core/turkish/numbers", test_numbers);
  g_test_add_func ("/core/turkish/dative", test_dative);
  g_test_add_func ("/core/turkish/upper", test_upper);
  g_test_add_func ("/core/turkish/fold/same", test_fold_same);
  g_test_add_func ("/core/turkish/fold/different", test_fold_different);
  g_test_add_func ("/core/turkish/compare", test_compare);

  return g_test_run ();
}
