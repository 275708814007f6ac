/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-letter.h"

#include "core-fixture.h"
#include "imz-letter-places.h"
#include "imz-letters.h"

#define NOT_AFTER "2027-01-20T23:59:59+03:00"

static const char *const ids[] = {
  "approval-letter", "approval-e-mail", "wet-signed-letter", "identity-letter",
  "loss-notice",     "parcel-label",    "handover",
};
static const char *const provinces[] = { "genel", "batman", "zonguldak" };

/* An invented holder. */
static const char *const person[][2] = {
  { "identity-number", "10000000146" },
  { "name", "Ayşe Işıl" },
  { "surname", "Örnek" },
  { "title", "Şef" },
  { "institution", "Örnek Anadolu Lisesi" },
  { "address", "Çiğdem Mah. Iğdır Sk. No: 1" },
  { "province", "Zonguldak" },
  { "district", "Örnekçiğli" },
  { "postal-code", "67000" },
  { "mobile", "5000000000" },
  { "manager", "Ali İnci" },
  { "manager-title", "Okul Müdürü" },
  { "application-date", "2026-11-20" },
  { "old-data", "Ayşe Işıl Eski" },
  { "new-data", "Ayşe Işıl Örnek" },
  { "since", "1.10.2026" },
  { "ground", "Evlilik" },
  { "loss-date", "19.11.2026" },
  { "loss-place", "Servis aracı" },
  { "tracking-number", "RR000000000TR" },
};

static GHashTable *
values_new (void)
{
  GHashTable *values = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < G_N_ELEMENTS (person); i++)
    g_hash_table_insert (values, (gpointer) person[i][0], (gpointer) person[i][1]);

  return values;
}

static ImzTimeline
timeline_in (const ImzProvince *province)
{
  const ImzTimelineFacts facts = {
    .kind = IMZ_CASE_RENEWAL,
    .now = core_fixture_time (CORE_FIXTURE_NOW),
    .has_certificate = TRUE,
    .not_after = core_fixture_time (NOT_AFTER),
  };

  return imz_timeline_of (&facts, province, NULL);
}

static ImzLetters *
letters_new (void)
{
  const char *const none[] = { NULL };

  return imz_letters_new (none);
}

/* The letter of the invented holder. */
static ImzLetter *
write_letter (const ImzLetters *letters, const char *id, const char *where, GHashTable *values)
{
  g_autoptr (ImzProvince) province = core_fixture_province (where);
  ImzTimeline timeline = timeline_in (province);
  const ImzLetterTemplate *letter = imz_letters_find (letters, id, province);

  g_assert_nonnull (letter);
  /* Only there it is known. */
  if (strcmp (where, "zonguldak") != 0)
    g_hash_table_insert (values, (gpointer) "addressee-mail", (gpointer) "il@example.com");
  else
    g_hash_table_remove (values, "addressee-mail");

  return imz_letter_new (letter, values, province, &timeline);
}

static char *
text_of (const ImzLetters *letters, const char *id, const char *where, GHashTable *values)
{
  g_autoptr (ImzLetter) letter = write_letter (letters, id, where, values);
  g_autofree char *text = imz_letter_to_text (letter);

  return letter->e_mail != NULL
           ? g_strdup_printf ("Kime: %s\nKonu: %s\n\n%s", letter->e_mail, letter->subject, text)
           : g_steal_pointer (&text);
}

/* Each letter in each province is, to the letter, as it was read and found good. */
static void
test_golden (void)
{
  g_autoptr (ImzLetters) letters = letters_new ();
  g_autoptr (GHashTable) values = values_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (provinces); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (ids); j++) {
      g_autofree char *name = g_strdup_printf ("%s-%s.txt", provinces[i], ids[j]);
      g_autofree char *path = g_build_filename (IMZ_TEST_LETTERS, name, NULL);
      g_autofree char *text = text_of (letters, ids[j], provinces[i], values);
      g_autofree char *expected = NULL;

      g_test_message ("%s", name);
      g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
      g_assert_cmpstr (text, ==, expected);
    }
  }
}

/* Nothing is missing where all is known. */
static void
test_whole (void)
{
  g_autoptr (ImzLetters) letters = letters_new ();
  g_autoptr (GHashTable) values = values_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (provinces); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (ids); j++) {
      g_autoptr (ImzLetter) letter = write_letter (letters, ids[j], provinces[i], values);

      /* Where an e-mail is wanted, no unit is known that a letter would go to. */
      if (strcmp (provinces[i], "zonguldak") == 0 && strcmp (ids[j], "approval-letter") == 0)
        g_assert_cmpstr (letter->missing[0], ==, "addressee");
      else
        g_assert_cmpstr (letter->missing[0], ==, NULL);
    }
  }
}

static gboolean
holds (const char *text, const char *word)
{
  return strstr (text, word) != NULL;
}

/* R1: they ask for the approval and for nothing else. */
static void
test_approval_asks_for_approval (void)
{
  static const char *const forbidden[] = {
    "üretil", "üretim", "başvurul", "verilmesini", "düzenlen", "çıkarıl", "yenilenmesi", "gönderil",
  };
  static const char *const cases[] = { "renewal", "first", "lost", "identity" };
  static const char *const approvals[] = { "approval-letter", "approval-e-mail" };
  g_autoptr (ImzLetters) letters = letters_new ();
  g_autoptr (GHashTable) values = values_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (provinces) * G_N_ELEMENTS (approvals) * 4; i++) {
    g_autofree char *text = NULL;

    g_hash_table_insert (values, (gpointer) "application", (gpointer) cases[i % 4]);
    text = text_of (letters, approvals[i / 4 % 2], provinces[i / 8], values);
    g_assert_true (holds (text, "onay verilmesi hususunda gereğini arz ederim."));
    for (gsize j = 0; j < G_N_ELEMENTS (forbidden); j++) {
      g_test_message ("“%s” in %s", forbidden[j], approvals[i / 4 % 2]);
      g_assert_false (holds (text, forbidden[j]));
    }
  }
}

/* R12: which of the two it is, the province says. */
static void
test_approval_of_province (void)
{
  g_autoptr (ImzLetters) letters = letters_new ();
  g_autoptr (ImzProvince) none = core_fixture_province_of ("letter=none");
  static const char *const expected[] = { "approval-letter", "approval-letter", "approval-e-mail" };

  for (gsize i = 0; i < G_N_ELEMENTS (provinces); i++) {
    g_autoptr (ImzProvince) province = core_fixture_province (provinces[i]);
    const ImzLetterTemplate *letter = imz_letters_find (letters, "approval", province);

    g_assert_cmpstr (imz_letter_template_get_id (letter), ==, expected[i]);
    g_assert_cmpint (imz_letter_template_is_e_mail (letter), ==, i == 2);
    g_assert_nonnull (imz_letter_template_get_hint (letter));
  }
  g_assert_null (imz_letters_find (letters, "approval", none));
  g_assert_null (imz_letters_find (letters, "no-such-letter", none));
}

/* What is in no source is marked so. */
static void
test_ours (void)
{
  static const char *const ours[] = { "loss-notice", "parcel-label", "handover", NULL };
  g_autoptr (ImzLetters) letters = letters_new ();
  g_autoptr (ImzProvince) zonguldak = core_fixture_province ("zonguldak");
  g_autoptr (ImzProvince) genel = core_fixture_province ("genel");

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpint (imz_letter_template_is_ours (imz_letters_find (letters, ids[i], zonguldak)),
                     ==, g_strv_contains (ours, ids[i]));
  g_assert_true (
    imz_letter_template_is_ours (imz_letters_find (letters, "approval-e-mail", genel)));
}

/* What is missing is named, and stands as a gap in the text. */
static void
test_missing (void)
{
  g_autoptr (ImzLetters) letters = letters_new ();
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (ImzProvince) genel = core_fixture_province ("genel");
  g_autoptr (ImzLetter) letter =
    imz_letter_new (imz_letters_find (letters, "approval", genel), values, genel, NULL);
  g_autofree char *text = imz_letter_to_text (letter);
  g_autofree char *missing = g_strjoinv (" ", letter->missing);

  g_assert_cmpstr (missing, ==,
                   "district institution province title identity-number name surname "
                   "application-date ends manager manager-title");
  g_assert_cmpstr (letter->head[1], ==, IMZ_LETTER_GAP);
  g_assert_true (holds (text, IMZ_LETTER_GAP " tarihinde sona ermektedir"));
  g_assert_true (holds (text, IMZ_LETTER_GAP " İL MİLLÎ EĞİTİM MÜDÜRLÜĞÜNE\n(MEBBİS Birimi)"));
  g_assert_false (holds (text, "{"));
}

/* What was typed goes before what is known; blanks are as good as nothing. */
static void
test_typed (void)
{
  g_autoptr (ImzLetters) letters = letters_new ();
  g_autoptr (GHashTable) values = values_new ();
  g_autofree char *text = NULL;

  g_hash_table_insert (values, (gpointer) "ends", (gpointer) "5.2.2027");
  g_hash_table_insert (values, (gpointer) "addressee", (gpointer) "  Destek   Şubesi ");
  g_hash_table_insert (values, (gpointer) "method", (gpointer) "wet-signed");
  g_hash_table_insert (values, (gpointer) "title", (gpointer) "   ");
  g_hash_table_insert (values, (gpointer) "name", (gpointer) "{surname}");
  text = text_of (letters, "approval-letter", "genel", values);
  g_assert_true (holds (text, "05.02.2027 tarihinde"));
  g_assert_true (holds (text, "(Destek Şubesi)"));
  g_assert_true (holds (text, "ıslak imzalı olarak"));
  g_assert_true (holds (text, "bünyesinde " IMZ_LETTER_GAP " olarak"));
  g_assert_true (holds (text, "{surname} Örnek"));
}

/* Above the institution stands the valilik or the kaymakamlık. */
static void
test_authority (void)
{
  static const struct {
    const char *district;
    const char *institution;
    const char *expected;
    const char *missing;
  } vectors[] = {
    { "Çiğli", "Örnek Lisesi", "ÇİĞLİ KAYMAKAMLIĞI", NULL },
    { "Iğdır", "Örnek Lisesi", "IĞDIR KAYMAKAMLIĞI", NULL },
    { "Merkez", "Örnek Lisesi", "ZONGULDAK VALİLİĞİ", NULL },
    { "MERKEZ", "Örnek Lisesi", "ZONGULDAK VALİLİĞİ", NULL },
    { "Ereğli", "Zonguldak İl Millî Eğitim Müdürlüğü", "ZONGULDAK VALİLİĞİ", NULL },
    { "", "İL MİLLİ EĞİTİM MÜDÜRLÜĞÜ", "ZONGULDAK VALİLİĞİ", NULL },
    { "Ereğli", "Ereğli İlçe Millî Eğitim Müdürlüğü", "EREĞLİ KAYMAKAMLIĞI", NULL },
    { "", "Örnek Lisesi", IMZ_LETTER_GAP, "district" },
  };
  g_autoptr (ImzLetters) letters = letters_new ();
  g_autoptr (GHashTable) values = values_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzLetter) letter = NULL;

    g_hash_table_insert (values, (gpointer) "district", (gpointer) vectors[i].district);
    g_hash_table_insert (values, (gpointer) "institution", (gpointer) vectors[i].institution);
    letter = write_letter (letters, "wet-signed-letter", "zonguldak", values);
    g_assert_cmpstr (letter->head[1], ==, vectors[i].expected);
    g_assert_cmpstr (letter->missing[0], ==, vectors[i].missing);
  }
}

static void
test_mailto (void)
{
  g_autoptr (ImzLetters) letters = letters_new ();
  g_autoptr (GHashTable) values = values_new ();
  g_autoptr (ImzLetter) letter = write_letter (letters, "approval", "zonguldak", values);
  gboolean has_text = FALSE;
  g_autofree char *address = NULL;

  g_clear_pointer (&letter->e_mail, g_free);
  g_assert_null (imz_letter_to_mailto (letter, &has_text));
  g_assert_false (has_text);

  letter->e_mail = g_strdup ("a&b?c@example.com");
  address = imz_letter_to_mailto (letter, &has_text);
  g_assert_true (has_text);
  g_assert_true (g_str_has_prefix (address,
                                   "mailto:a%26b%3Fc@example.com?subject=E-imza%20yenileme%20"
                                   "ba%C5%9Fvurusu%20onay%20talebi&body=Say%C4%B1n%20Yetkili%2C"
                                   "%0D%0A%0D%0A31.05.2018%20"));
  g_assert_true (g_str_has_suffix (address, "%0D%0A1-%20%C4%B0stek%20formu%0D%0A"));
  g_assert_true (g_str_is_ascii (address));
  g_assert_null (strpbrk (address, " \r\n\"<>"));
}

/* Longer than mail programs take: the subject alone. */
static void
test_mailto_long (void)
{
  g_autoptr (ImzLetters) letters = letters_new ();
  g_autoptr (GHashTable) values = values_new ();
  g_autoptr (ImzLetter) letter = write_letter (letters, "approval", "zonguldak", values);
  ImzLetterLine *line = &g_array_index (letter->body, ImzLetterLine, 0);
  gboolean has_text = TRUE;
  g_autofree char *address = NULL;

  g_free (line->text);
  line->text = g_strnfill (9000, 'a');
  address = imz_letter_to_mailto (letter, &has_text);
  g_assert_false (has_text);
  g_assert_cmpstr (address, ==,
                   "mailto:zonguldakmem@meb.gov.tr?subject=E-imza%20yenileme%20ba%C5%9Fvurusu%20"
                   "onay%20talebi");
}

/* Every place of every letter has a label, and what is typed there is checked. */
static void
test_places (void)
{
  g_autoptr (ImzLetters) letters = letters_new ();
  g_autoptr (ImzProvince) genel = core_fixture_province ("genel");
  g_autofree char *day = imz_letter_place_normalize ("loss-date", " 1.2.2026 ");

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    const char *const *places =
      imz_letter_template_get_places (imz_letters_find (letters, ids[i], genel));

    g_assert_nonnull (places[0]);
    for (gsize j = 0; places[j] != NULL; j++) {
      g_assert_true (imz_letter_place_is_known (places[j]));
      g_assert_null (imz_letter_place_get_parts (places[j]));
      g_assert_cmpstr (imz_letter_place_get_label (places[j]), !=, "");
      g_assert_false (g_strv_contains (places + j + 1, places[j]));
    }
  }

  g_assert_cmpstr (day, ==, "01.02.2026");
  g_assert_null (imz_letter_place_check ("loss-date", day));
  g_assert_nonnull (imz_letter_place_check ("loss-date", "31.02.2026"));
  g_assert_nonnull (imz_letter_place_check ("identity-number", "10000000147"));
  g_assert_nonnull (imz_letter_place_check ("addressee-mail", "il"));
  g_assert_null (imz_letter_place_check ("ground", "Evlilik"));
  g_assert_false (imz_letter_place_is_known ("delivery-from"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guide/letter/golden", test_golden);
  g_test_add_func ("/guide/letter/whole", test_whole);
  g_test_add_func ("/guide/letter/approval-asks-for-approval", test_approval_asks_for_approval);
  g_test_add_func ("/guide/letter/approval-of-province", test_approval_of_province);
  g_test_add_func ("/guide/letter/ours", test_ours);
  g_test_add_func ("/guide/letter/missing", test_missing);
  g_test_add_func ("/guide/letter/typed", test_typed);
  g_test_add_func ("/guide/letter/authority", test_authority);
  g_test_add_func ("/guide/letter/mailto", test_mailto);
  g_test_add_func ("/guide/letter/mailto-long", test_mailto_long);
  g_test_add_func ("/guide/letter/places", test_places);

  return g_test_run ();
}
