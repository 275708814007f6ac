/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-letter-print.h"

#include "core-fixture.h"
#include "imz-letters.h"
#include "test-pdf.h"
#include "test-ui.h"

/* (transfer full): the letter's PDF, in which only some places are filled */
static GBytes *
print_marked (const char *id, const char *where, const char *mark)
{
  const char *const none[] = { NULL };
  g_autoptr (ImzLetters) letters = imz_letters_new (none);
  g_autoptr (ImzProvince) province = core_fixture_province (where);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (ImzLetter) letter = NULL;
  g_autoptr (ImzPrintPages) pages = NULL;

  g_hash_table_insert (values, (gpointer) "name", (gpointer) "Işıl");
  g_hash_table_insert (values, (gpointer) "surname", (gpointer) "İnceğiz");
  g_hash_table_insert (values, (gpointer) "institution", (gpointer) "Şişli Çağdaş Lisesi");
  g_hash_table_insert (values, (gpointer) "district", (gpointer) "Çiğli");
  letter = imz_letter_new (imz_letters_find (letters, id, province), values, province, NULL);
  pages = imz_letter_print_new (letter, mark);

  return imz_print_pages_to_pdf (pages);
}

static GBytes *
print_letter (const char *id, const char *where)
{
  return print_marked (id, where, NULL);
}

/* What is not in earnest says so above all. */
static void
test_mark (void)
{
  g_autoptr (GBytes) pdf = print_marked ("wet-signed-letter", "zonguldak", "Not in earnest");
  g_autofree char *text = test_pdf_text (pdf);

  g_assert_true (g_str_has_prefix (text, "Not in earnest"));
  g_assert_nonnull (strstr (text, "T.C."));
}

/* The official layout, from above: head, number and subject, addressee, text, signature, enclosure. */
static void
test_order (void)
{
  static const char *const parts[] = {
    "T.C.",
    "ÇİĞLİ KAYMAKAMLIĞI",
    "Şişli Çağdaş Lisesi",
    "Sayı :",
    "Konu : E-imza başvuru formunun gönderilmesi",
    "TÜBİTAK BİLGEM KAMU SERTİFİKASYON MERKEZİNE",
    "(Gebze/Kocaeli)",
    "Işıl İnceğiz",
    "Gereğini arz ederim.",
    "……",
    "Ek:",
    "1- Islak imzalı başvuru formu",
  };
  g_autoptr (GBytes) pdf = print_letter ("wet-signed-letter", "zonguldak");
  g_autofree char *text = test_pdf_text (pdf);
  g_autofree char *info = test_pdf_info (pdf);
  const char *at = text;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_test_message ("%s", parts[i]);
    at = strstr (at, parts[i]);
    g_assert_nonnull (at);
    at += strlen (parts[i]);
  }
  g_assert_nonnull (strstr (info, "Pages:           1\n"));
  g_assert_nonnull (strstr (info, "(A4)"));
}

/* Each fits on one page and says what it has to say. */
static void
test_all (void)
{
  static const struct {
    const char *id;
    const char *where;
    const char *text;
  } vectors[] = {
    { "approval-letter", "genel", "onay verilmesi hususunda gereğini arz ederim." },
    { "approval-e-mail", "zonguldak", "Sayın Yetkili," },
    { "identity-letter", "batman", "(MEBBİS Birimi)" },
    { "loss-notice", "genel", "ŞİŞLİ ÇAĞDAŞ LİSESİNE" },
    { "parcel-label", "genel", "TÜBİTAK BİLGEM Kamu Sertifikasyon Merkezi" },
    { "handover", "genel", "Bütün imzalar mavi tükenmez kalemle atılmıştır." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GBytes) pdf = print_letter (vectors[i].id, vectors[i].where);
    g_autofree char *text = test_pdf_text (pdf);
    g_autofree char *info = test_pdf_info (pdf);

    g_test_message ("%s", vectors[i].id);
    g_strdelimit (text, "\n", ' '); /* where lines end is not the point */
    g_assert_nonnull (strstr (text, vectors[i].text));
    g_assert_nonnull (strstr (info, "Pages:           1\n"));
  }
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/letter-print/order", test_order);
  g_test_add_func ("/ui/letter-print/all", test_all);
  g_test_add_func ("/ui/letter-print/mark", test_mark);

  return g_test_run ();
}
