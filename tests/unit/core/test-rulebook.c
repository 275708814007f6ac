/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rules R0–R25 as they are shipped, each with what it must not lose, and files of rules that are wrong. */

#include "imz-core-error.h"
#include "imz-rulebook.h"

#define UNDATED IMZ_RULE_UNDATED

/* What each rule says: words that must stand in its English and in its Turkish text. */
static const struct {
  const char *id;
  const char *source;
  const char *date;
  gboolean differs;
  const char *english[4];
  const char *turkish[4];
} rules[] = {
  { "R0",
    "S1, S2",
    UNDATED,
    FALSE,
    { "goes on", "still need", "transfer" },
    { "sürüyorsa", "gerekliyse", "yeni iliniz" } },
  { "R1",
    "S0.1",
    UNDATED,
    FALSE,
    { "by the holder", "onay verilmesi", "not processed" },
    { "sahibi kendisi", "onay verilmesini", "işleme alınmaz" } },
  { "R2",
    "S0.2, S4",
    UNDATED,
    TRUE,
    { "MEBBİS", "idari hizmetler", "wet-signed" },
    { "MEBBİS", "idari hizmetler", "ıslak imzayla" } },
  { "R3",
    "S2",
    UNDATED,
    TRUE,
    { "Öğretmen or İşçi", "login", "Atama şubesi" },
    { "Öğretmen ya da İşçi", "girişte", "Atama şubesi" } },
  { "R4",
    "S1",
    UNDATED,
    TRUE,
    { "ended", "e-personel", "özlük" },
    { "Süresi biten", "e-personele", "özlük" } },
  { "R5",
    "S0.3",
    UNDATED,
    FALSE,
    { "MEBBİS unit", "Do not apply before", "[inference]" },
    { "MEBBİS Birimine", "başvurmayın", "[çıkarım]" } },
  { "R6",
    "S0.4, S1, S2, S4",
    UNDATED,
    TRUE,
    { "SMS", "3 months", "e-onay" },
    { "SMS", "3 ay", "e-onay" } },
  { "R7",
    "S0.9, S0.7",
    UNDATED,
    TRUE,
    { "3 months or more", "day after the end less 3 months", "R11", "lost or stolen" },
    { "3 ay veya daha uzun", "ertesi günüdür", "R11", "çalıntı" } },
  { "R8",
    "S1, S4",
    UNDATED,
    TRUE,
    { "1 calendar month", "31 May", "30 April" },
    { "1 takvim ayı", "31 Mayıs", "30 Nisan" } },
  { "R9",
    "S0.5, S2",
    UNDATED,
    FALSE,
    { "active before", "only the wet-signed way", "beginning" },
    { "etkin olmalıdır", "ıslak imzalı yolu", "en baştan" } },
  { "R10",
    "S0.6 ↔ S4",
    UNDATED,
    TRUE,
    { "expired", "e-onay is active" },
    { "Süresi dolmuş", "e-onay etkinse" } },
  { "R11",
    "S0.2, S0.7, S4",
    UNDATED,
    TRUE,
    { "expired without e-onay", "by the holder", "Gebze/Kocaeli", "[inference]" },
    { "e-onayı olmayan", "sahibi tarafından kargoyla", "Gebze/Kocaeli", "[çıkarım]" } },
  { "R12",
    "S0.8, S2, S4",
    UNDATED,
    TRUE,
    { "no approval without", "institution writes", "MEBBİS unit", "Kamu SM only" },
    { "Üst yazı olmadan", "kurum yazar", "MEBBİS Birimine", "yalnızca Kamu SM" } },
  { "R13",
    "S0.10 ↔ S1, S2",
    UNDATED,
    TRUE,
    { "whenever approved", "1 month left", "at once" },
    { "ne zaman onaylanırsa", "1 ay kala", "hemen" } },
  { "R14",
    "S0.11",
    UNDATED,
    FALSE,
    { "cannot be used", "PIN", "has ended" },
    { "kullanılamaz", "PIN", "bitmeden" } },
  { "R15",
    "S1, S3, S4",
    UNDATED,
    TRUE,
    { "10–15 days", "[inference]", "444 5 576", "0262 648 18 18" },
    { "10–15 gün", "[çıkarım]", "444 5 576", "0262 648 18 18" } },
  { "R16",
    "S4",
    UNDATED,
    FALSE,
    { "Yenileme", "Kayıp Çalıntı", "Diğer", "do not invent" },
    { "Yenileme", "Kayıp Çalıntı", "Diğer", "uydurmayın" } },
  { "R17",
    "S4, S3",
    UNDATED,
    FALSE,
    { "fee", "revoked oneself", "two different" },
    { "ücret", "iptal ettiği", "iki ayrı" } },
  { "R18",
    "S3",
    "2020-10-01",
    FALSE,
    { "ends by itself", "final" },
    { "kendiliğinden", "geri dönüşü yoktur" } },
  { "R19",
    "S3",
    "2020-10-01",
    FALSE,
    { "blocked", "forgotten", "first PIN" },
    { "Kilitlenen", "unutulan", "ilk PIN" } },
  { "R20",
    "S3, S4",
    "2020-10-01",
    FALSE,
    { "e-Devlet", "must", "while it works" },
    { "e-Devlet", "mutlaka", "çalışırken" } },
  { "R21",
    "S3",
    "2020-10-01",
    FALSE,
    { "kaldırmak istiyorum", "already active", "removes" },
    { "kaldırmak istiyorum", "zaten etkindir", "kaldırılır" } },
  { "R22",
    "S4",
    UNDATED,
    FALSE,
    { "Identity number", "birth", "Merkezi Nüfus" },
    { "Kimlik numarası", "doğum yeri", "Merkezi Nüfus" } },
  { "R23",
    "S4, 5070",
    UNDATED,
    FALSE,
    { "holder alone", "PIN it does not need", "only the dates" },
    { "yalnızca sahibi", "gerekmeyen PIN", "yalnızca tarihlerine" } },
  { "R24",
    "S3",
    "2020-10-01",
    FALSE,
    { "day of approval", "may change" },
    { "onay günündeki", "değiştirebilir" } },
  { "R25",
    "S4",
    UNDATED,
    FALSE,
    { "irtibata geçin", "no error" },
    { "irtibata geçin", "hata değildir" } },
};

static GBytes *
read_shipped (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "rules", "rules.ini", NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

static ImzRulebook *
load (GBytes *data, ImzRulebook *base)
{
  g_autoptr (GError) error = NULL;
  ImzRulebook *rulebook = imz_rulebook_new_from_data (data, base, &error);

  g_assert_no_error (error);

  return rulebook;
}

static ImzRulebook *
load_text (const char *text, ImzRulebook *base)
{
  g_autoptr (GBytes) data = g_bytes_new_static (text, strlen (text));

  return load (data, base);
}

static void
assert_words (const char *text, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words && words[i] != NULL; i++) {
    if (strstr (text, words[i]) == NULL)
      g_error ("“%s” is not in “%s”", words[i], text);
  }
}

/* A test for each row of the table of rules. */
static void
test_rule (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) bytes = read_shipped ();
  g_autoptr (ImzRulebook) rulebook = load (bytes, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *group = g_strdup_printf ("rule %s", rules[i].id);
  g_autofree char *turkish = NULL;
  g_autofree char *turkish_differs = NULL;
  g_autofree char *english_differs = NULL;
  const ImzRule *rule = imz_rulebook_get_rule (rulebook, i);

  g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, NULL);
  turkish = g_key_file_get_string (file, group, "Text", NULL);
  turkish_differs = g_key_file_get_string (file, group, "Differs", NULL);
  english_differs = g_key_file_get_string (file, group, "Differs[en]", NULL);

  g_assert_cmpstr (imz_rule_get_id (rule), ==, rules[i].id);
  g_assert_true (imz_rulebook_find_rule (rulebook, rules[i].id) == rule);
  g_assert_cmpstr (imz_rule_get_source (rule), ==, rules[i].source);
  g_assert_cmpstr (imz_rule_get_source_date (rule), ==, rules[i].date);
  assert_words (imz_rule_get_text (rule), rules[i].english, G_N_ELEMENTS (rules[i].english));
  assert_words (turkish, rules[i].turkish, G_N_ELEMENTS (rules[i].turkish));
  g_assert_true ((imz_rule_get_differs (rule) != NULL) == rules[i].differs);
  g_assert_cmpstr (imz_rule_get_differs (rule), ==, english_differs);
  g_assert_true ((turkish_differs != NULL) == rules[i].differs);
}

static void
test_rules (void)
{
  g_autoptr (GBytes) data = read_shipped ();
  g_autoptr (ImzRulebook) rulebook = load (data, NULL);

  g_assert_cmpuint (imz_rulebook_get_n_rules (rulebook), ==, G_N_ELEMENTS (rules));
  g_assert_null (imz_rulebook_find_rule (rulebook, "R26"));
  g_assert_null (imz_rulebook_find_rule (rulebook, "r1"));
}

/* Nothing but rules and sources stands in the file, where another group would be passed over. */
static void
test_groups (void)
{
  g_autoptr (GBytes) data = read_shipped ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  guint n_sources = 0;

  g_key_file_load_from_bytes (file, data, G_KEY_FILE_KEEP_TRANSLATIONS, NULL);
  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++) {
    n_sources += g_str_has_prefix (groups[i], "source ");
    g_assert_true (g_str_has_prefix (groups[i], "source ") ||
                   g_str_has_prefix (groups[i], "rule R"));
    g_assert_true (g_key_file_has_key (file, groups[i], "Title[en]", NULL) ||
                   g_key_file_has_key (file, groups[i], "Text[en]", NULL));
  }
  g_assert_cmpuint (n_sources, ==, 7);
  g_assert_cmpuint (g_strv_length (groups), ==, n_sources + G_N_ELEMENTS (rules));
}

static void
test_sources (void)
{
  static const struct {
    const char *key;
    const char *date;
    const char *words;
  } sources[] = {
    { "S0", NULL, "MEBBİS" }, { "S0.9", NULL, "MEBBİS" },       { "S1", NULL, "Batman" },
    { "S2", NULL, "Batman" }, { "S3", "2020-10-01", "Batman" }, { "S4", NULL, "Zonguldak" },
    { "W", NULL, "weaker" },  { "5070", "2004-01-15", "5070" },
  };
  g_autoptr (GBytes) data = read_shipped ();
  g_autoptr (ImzRulebook) rulebook = load (data, NULL);
  ImzRuleSource source;

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++) {
    g_assert_true (imz_rulebook_find_source (rulebook, sources[i].key, &source));
    g_assert_true (g_str_has_prefix (sources[i].key, source.key));
    g_assert_cmpstr (source.date, ==, sources[i].date);
    g_assert_nonnull (strstr (source.title, sources[i].words));
  }
  g_assert_false (imz_rulebook_find_source (rulebook, "S5", &source));
  g_assert_false (imz_rulebook_find_source (rulebook, "S", &source));
  g_assert_false (imz_rulebook_find_source (rulebook, "", &source));
}

#define BASE                                                                \
  "[source A]\nTitle=Birinci\nDate=2019-05-01\n[source B]\nTitle=İkinci\n" \
  "[rule R1]\nText=Bir\nText[en]=One\nSource=A.2\n[rule R2]\nText=İki\nSource=B\nDiffers=Başka\n"

/* A province’s rules and documents take the place of those of the same name, and come after the others. */
static void
test_replacing (void)
{
  g_autoptr (ImzRulebook) base = load_text (BASE, NULL);
  g_autoptr (ImzRulebook) rulebook =
    load_text ("[province]\nname=Van\n[rule R9]\nText=Dokuz\nSource=C, A\n[rule R2]\nText=İkinci\n"
               "Source=A\n[source A]\nTitle=Yeni\nDate=2024-02-29\n[source C]\nTitle=Üçüncü\n",
               base);
  ImzRuleSource source;

  g_assert_cmpuint (imz_rulebook_get_n_rules (rulebook), ==, 3);
  g_assert_cmpstr (imz_rule_get_text (imz_rulebook_get_rule (rulebook, 0)), ==, "One");
  g_assert_cmpstr (imz_rule_get_text (imz_rulebook_get_rule (rulebook, 1)), ==, "İkinci");
  g_assert_cmpstr (imz_rule_get_text (imz_rulebook_get_rule (rulebook, 2)), ==, "Dokuz");
  g_assert_null (imz_rule_get_differs (imz_rulebook_get_rule (rulebook, 1)));

  /* Its document speaks for the rules that stayed, too. */
  g_assert_cmpstr (imz_rule_get_source_date (imz_rulebook_get_rule (rulebook, 0)), ==,
                   "2024-02-29");
  g_assert_cmpstr (imz_rule_get_source_date (imz_rulebook_get_rule (rulebook, 1)), ==,
                   "2024-02-29");
  /* One without a date does not borrow that of the next. */
  g_assert_cmpstr (imz_rule_get_source_date (imz_rulebook_get_rule (rulebook, 2)), ==, UNDATED);
  g_assert_true (imz_rulebook_find_source (rulebook, "A", &source));
  g_assert_cmpstr (source.title, ==, "Yeni");

  /* The base is what it was. */
  g_assert_cmpuint (imz_rulebook_get_n_rules (base), ==, 2);
  g_assert_cmpstr (imz_rule_get_text (imz_rulebook_find_rule (base, "R2")), ==, "İki");
  g_assert_cmpstr (imz_rule_get_differs (imz_rulebook_find_rule (base, "R2")), ==, "Başka");
  g_assert_cmpstr (imz_rule_get_source_date (imz_rulebook_find_rule (base, "R1")), ==,
                   "2019-05-01");
  g_assert_cmpstr (imz_rule_get_source_date (imz_rulebook_find_rule (base, "R2")), ==, UNDATED);
}

/* However the keys are spaced, they are found; the arrow stands between documents that contradict each other. */
static void
test_source_keys (void)
{
  static const struct {
    const char *source;
    const char *shown;
    const char *keys;
  } vectors[] = {
    { "A.2", "A.2", "A.2" },
    { "A.2,B", "A.2, B", "A.2|B" },
    { "A.2 ,  B", "A.2, B", "A.2|B" },
    { "A.2 ↔ B", "A.2 ↔ B", "A.2|B" },
    { "A.2↔B,A", "A.2 ↔ B, A", "A.2|B|A" },
    { "A.2,B↔A", "A.2, B ↔ A", "A.2|B|A" },
  };
  g_autoptr (ImzRulebook) base = load_text (BASE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = g_strdup_printf ("[rule R1]\nText=Bir\nSource=%s\n", vectors[i].source);
    g_autoptr (ImzRulebook) rulebook = load_text (text, base);
    const ImzRule *rule = imz_rulebook_find_rule (rulebook, "R1");
    g_autofree char *keys = g_strjoinv ("|", (GStrv) imz_rule_get_source_keys (rule));

    g_test_message ("%s", vectors[i].source);
    g_assert_cmpstr (imz_rule_get_source (rule), ==, vectors[i].shown);
    g_assert_cmpstr (keys, ==, vectors[i].keys);
  }
}

/* R3: both documents are Batman's. */
static void
test_batman_differs_with_itself (void)
{
  g_autoptr (GBytes) data = read_shipped ();
  g_autoptr (ImzRulebook) rulebook = load (data, NULL);
  const char *differs = imz_rule_get_differs (imz_rulebook_find_rule (rulebook, "R3"));

  g_assert_nonnull (strstr (differs, "another document of Batman’s the özlük birimi (S1)"));
}

static void
test_lives_on (void)
{
  g_autoptr (ImzRulebook) base = load_text (BASE, NULL);
  g_autoptr (ImzRulebook) rulebook = load_text ("", base);

  g_clear_pointer (&base, imz_rulebook_free);
  g_assert_cmpstr (imz_rule_get_text (imz_rulebook_find_rule (rulebook, "R1")), ==, "One");
}

static void
test_bad_data (void)
{
  static const struct {
    const char *text;
    const char *message;
  } vectors[] = {
    { "[rule R1]\nSource=A\n", "line 1: “Text” is missing in [rule R1]" },
    { "[rule R1]\nText=Bir\n", "line 1: “Source” is missing in [rule R1]" },
    { "[rule R1]\nText[en]=One\nSource=A\n",
      "line 2: “Text[en]” needs “Text” beside it, in Turkish" },
    { "[rule R1]\nText=\nSource=A\n", "line 2: “Text” is empty" },
    { "[rule R1]\nText=Bir\nSource=X.1\n",
      "line 3: there is no source “X.1”; a group [source …] makes one known" },
    { "[rule R1]\nText=Bir\nSource=A,\n",
      "line 3: there is no source “”; a group [source …] makes one known" },
    { "[rule R1]\nText=Bir\nSource=A ↔\n",
      "line 3: there is no source “”; a group [source …] makes one known" },
    { "[rule R1]\nText=Bir\nSource=A\nTexte=x\n", "line 4: there is no key “Texte” in [rule R1]" },
    { "[rule R 1]\nText=Bir\nSource=A\n",
      "line 1: “R 1” must be letters and digits without blanks, 16 at most" },
    { "[rule R1]\nText=Bir\\nİki\nSource=A\n",
      "line 2: “Text” holds a character that cannot be shown in one line" },
    { "[rule R1]\nText=Bir\xe2\x80\xaeİki\nSource=A\n",
      "line 2: “Text” holds a character that cannot be shown in one line" },
    { "[source C]\nDate=2020-01-01\n", "line 1: “Title” is missing in [source C]" },
    { "[source C]\nTitle=Üç\nDate=2021-02-29\n",
      "line 3: “2021-02-29” is no day of the form 2026-01-31" },
    { "[source C]\nTitle=Üç\nDate=tarihsiz\n",
      "line 3: “tarihsiz” is no day of the form 2026-01-31" },
    { "[source S 5]\nTitle=Beş\n",
      "line 1: “S 5” must be letters and digits without blanks, 16 at most" },
    { "Text=Bir\n", "line 1: “Text” stands before the first group" },
    { "[rule R1]\n\n# a note\nText\n",
      "line 4: “Text” is neither a group nor a key with its value" },
    { "[rule R1\nText=Bir\n", "line 1: “[rule R1” is neither a group nor a key with its value" },
    { "[rule R1]\nText=Bir\nText=İki\n", "line 3: “Text” stands here a second time" },
    { "[rule R1]\nText=Bir\nSource=A\n[rule R1]\n",
      "line 4: the group [rule R1] stands here a second time" },
    { "[rule R1]\nText[de]=Eins\n", "line 2: there is no key “Text[de]”" },
    { "[rule R1]\r\nText=Bir\r\nSource=X\r\n",
      "line 3: there is no source “X”; a group [source …] makes one known" },
    { "[rule R1]\nText=\xff\n", "line 2: this is not text in UTF-8" },
    { "[]\n", "line 1: there is no group []" },
    { "[a[b]]\n", "line 1: there is no group [a[b]]" },
    { "[", "line 1: “[” is neither a group nor a key with its value" },
    { "\xef\xbb\xbf[rule R1]\n", "line 1: “Text” is missing in [rule R1]" },
    { "\xef\xbb\xbf\xef\xbb\xbf[rule R1]\n",
      "line 1: “\\uFEFF[rule R1]” is neither a group nor a key with its value" },
  };
  g_autoptr (ImzRulebook) base = load_text (BASE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GBytes) data = g_bytes_new_static (vectors[i].text, strlen (vectors[i].text));
    g_autoptr (GError) error = NULL;

    g_assert_null (imz_rulebook_new_from_data (data, base, &error));
    g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
    g_assert_cmpstr (error->message, ==, vectors[i].message);
  }
}

static void
test_bad_bytes (void)
{
  static const char nul[] = "[rule R1]\nText=B\0r\n";
  g_autofree char *blanks = g_strnfill (256 * 1024 + 1, '\n');
  g_autoptr (GBytes) with_nul = g_bytes_new_static (nul, sizeof nul - 1);
  g_autoptr (GBytes) too_long = g_bytes_new_static (blanks, 256 * 1024 + 1);
  g_autoptr (GBytes) long_enough = g_bytes_new_static (blanks, 256 * 1024);
  g_autoptr (ImzRulebook) empty = load (long_enough, NULL);
  g_autoptr (GString) groups = g_string_new (NULL);
  g_autoptr (GBytes) many = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (imz_rulebook_get_n_rules (empty), ==, 0);

  g_assert_null (imz_rulebook_new_from_data (with_nul, NULL, &error));
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
  g_assert_cmpstr (error->message, ==, "line 2: this is not text in UTF-8");
  g_clear_error (&error);

  g_assert_null (imz_rulebook_new_from_data (too_long, NULL, &error));
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
  g_assert_cmpstr (error->message, ==, "line 1: the file is far too long");
  g_clear_error (&error);

  for (guint i = 0; i < 501; i++)
    g_string_append_printf (groups, "[g%u]\n", i);
  many = g_bytes_new_static (groups->str, groups->len);
  g_assert_null (imz_rulebook_new_from_data (many, NULL, &error));
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
  g_assert_cmpstr (error->message, ==, "line 501: there are far too many groups");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autofree char *path = g_strdup_printf ("/core/rulebook/rules/%s", rules[i].id);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_rule);
  }
  g_test_add_func ("/core/rulebook/rules/all", test_rules);
  g_test_add_func ("/core/rulebook/rules/groups", test_groups);
  g_test_add_func ("/core/rulebook/sources", test_sources);
  g_test_add_func ("/core/rulebook/replacing", test_replacing);
  g_test_add_func ("/core/rulebook/source-keys", test_source_keys);
  g_test_add_func ("/core/rulebook/batman-differs-with-itself", test_batman_differs_with_itself);
  g_test_add_func ("/core/rulebook/lives-on", test_lives_on);
  g_test_add_func ("/core/rulebook/bad-data", test_bad_data);
  g_test_add_func ("/core/rulebook/bad-bytes", test_bad_bytes);

  return g_test_run ();
}
