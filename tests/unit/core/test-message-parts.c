/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All numbers and addresses are invented. */

#include "imz-message-parts.h"

#include <string.h>

#include "imz-calendar.h"
#include "imz-written-day.h"

/* "day 2026-11-21 | number 12345678 | link https://… (host)" */
static char *
describe (const GPtrArray *parts)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++) {
    const ImzMessagePart *part = parts->pdata[i];

    if (i > 0)
      g_string_append (all, " | ");
    if (part->kind == IMZ_MESSAGE_PART_DAY) {
      g_autofree char *day = imz_calendar_format_day (&part->day);

      g_string_append_printf (all, "day %s", day);
    } else if (part->kind == IMZ_MESSAGE_PART_NUMBER) {
      g_string_append_printf (all, "number %s", part->text);
    } else {
      g_string_append_printf (all, "link %s (%s)", part->text,
                              part->host != NULL ? part->host : "hidden");
    }
  }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

typedef struct {
  const char *sentence;
  const char *text;
  const char *parts;
} Vector;

static void
try_vectors (const Vector *vectors, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autoptr (GPtrArray) parts = imz_message_parts_find (vectors[i].text);
    g_autofree char *found = describe (parts);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (found, ==, vectors[i].parts);
  }
}

static void
test_days (void)
{
  static const Vector vectors[] = {
    { "as written in Türkiye", "21.11.2026 tarihinde", "day 2026-11-21" },
    { "with strokes", "(21/11/2026)", "day 2026-11-21" },
    { "with hyphens", "21-11-2026", "day 2026-11-21" },
    { "one figure", "1.2.2026", "day 2026-02-01" },
    { "year first", "2026-11-21T10:00", "day 2026-11-21" },
    { "in words", "21 Kasım 2026’da", "day 2026-11-21" },
    { "in capitals", "21 KASIM 2026", "day 2026-11-21" },
    { "in small letters, without their dots", "3 subat 2026 ve 3 aralık 2026", "day 2026-12-03" },
    { "a capital İ", "4 HAZİRAN 2026 ve 5 Nİsan 2026", "day 2026-06-04 | day 2026-04-05" },
    { "a capital İ with a dot of its own", "5 Ni\xcc\x87san 2026 5 NI\xcc\x87SAN 2026",
      "day 2026-04-05" },
    { "all months",
      "1 Ocak 2026, 1 Şubat 2026, 1 Mart 2026, 1 Nisan 2026, 1 Mayıs 2026, 1 Haziran 2026",
      "day 2026-01-01 | day 2026-02-01 | day 2026-03-01 | day 2026-04-01 | day 2026-05-01 | "
      "day 2026-06-01" },
    { "the other months",
      "1 Temmuz 2026 1 Ağustos 2026 1 Eylül 2026 1 EKİM 2026 1 Kasım 2026 1 ARALIK 2026",
      "day 2026-07-01 | day 2026-08-01 | day 2026-09-01 | day 2026-10-01 | day 2026-11-01 | "
      "day 2026-12-01" },
    { "another month", "21 Brumaire 2026", "" },
    { "the same day twice", "21.11.2026 = 21 Kasım 2026", "day 2026-11-21" },
    { "no such day", "31.02.2026", "" },
    { "no such month", "12.13.2026", "" },
    { "a leap day", "29.02.2028", "day 2028-02-29" },
    { "not in a leap year", "29 Şubat 2027", "" },
    { "the year nought", "01.01.0000", "" },
    { "before the calendar", "01.01.1850", "" },
    { "two kinds of strokes", "21.11/2026", "" },
    { "five figures", "21.11.20261", "" },
    { "the rest of something longer", "1.21.11.2026", "" },
    { "the start of something longer", "21.11.2026.5", "" },
    { "a version", "4.21.11.2026.1", "" },
    { "a sentence ends", "Son gün 21.11.2026.", "day 2026-11-21" },
    { "on two lines", "21\nKasım 2026", "" },
  };

  try_vectors (vectors, G_N_ELEMENTS (vectors));
}

static void
test_numbers (void)
{
  static const Vector vectors[] = {
    { "digits", "Takip no: 731002458861.", "number 731002458861" },
    { "groups", "KARGO TAKİP NO 7310 0245 8861", "number 731002458861" },
    { "hyphens", "7310-0245-8861", "number 731002458861" },
    { "a blank that does not break",
      "7310\xc2\xa0"
      "0245\xe2\x80\xaf"
      "8861",
      "number 731002458861" },
    { "as the post has them", "RR123456785TR", "number RR123456785TR" },
    { "as the post has them, in groups", "RR 123 456 785 TR gönderiniz", "number RR123456785TR" },
    { "a word of two letters is none", "NO 123456789 OK", "number 123456789" },
    { "letters and digits", "kod 1Z999AA10123456784", "number 1Z999AA10123456784" },
    { "a letter’s number", "E-41758622-710.03-13855679 sayılı",
      "number E-41758622-710.03-13855679" },
    { "seven are too few", "1234567", "" },
    { "eight are enough", "12345678", "number 12345678" },
    { "thirty are enough", "123456789012345678901234567890",
      "number 123456789012345678901234567890" },
    { "thirty-one are too many", "1234567890123456789012345678901", "" },
    { "words are none", "Başvurunuzda yönetici", "" },
    { "a word with a figure", "covid19asisi", "" },
    { "a Turkish letter in it", "1234567ş890123", "" },
    { "other figures", "١٢٣٤٥٦٧٨٩٠", "" },
    { "a day behind it", "7310 0245 8861 21.11.2026", "number 731002458861 | day 2026-11-21" },
    { "a day in words behind it", "7310 0245 8861 21 Kasım 2026",
      "number 731002458861 | day 2026-11-21" },
    { "a time behind it", "7310 0245 8861 10:15", "number 731002458861" },
    { "a day before it", "21.11.2026 7310 0245 8861", "day 2026-11-21 | number 731002458861" },
    { "two whole ones", "731002458861 990011223344", "number 731002458861 | number 990011223344" },
    { "on two lines", "7310\n0245\n8861", "" },
    { "far apart", "7310  0245  8861", "" },
    { "twice", "731002458861 ve 7310 0245 8861", "number 731002458861" },
    { "money", "1.250.000,00 TL", "" },
    { "in a mail address", "ayla12345678@example.com", "" },
    { "behind the @", "ayla@12345678.example.com", "" },
  };

  try_vectors (vectors, G_N_ELEMENTS (vectors));
}

/* What is about a person or a bank is left out. */
static void
test_left_out (void)
{
  static const Vector vectors[] = {
    { "an identity number", "T.C. 10000000146", "" },
    { "in groups", "100 000 001 46", "" },
    { "with hyphens", "100-000-001-46", "" },
    { "in groups with more behind them", "1000 0000146 55", "" },
    { "beside a number", "10000000146 731002458861", "number 731002458861" },
    { "behind a number", "731002458861 10000000146", "number 731002458861" },
    { "in one word with a hyphen", "KIMLIK-10000000146", "" },
    { "a mobile", "0555 123 45 67", "" },
    { "a mobile in one", "05551234567", "" },
    { "a mobile with hyphens", "0555-123-45-67", "" },
    { "a mobile without its nought", "555 123 45 67", "" },
    { "from abroad", "+90 555 123 45 67", "" },
    { "from abroad in one", "+905551234567", "" },
    { "from abroad without a plus", "905551234567", "" },
    { "from abroad with noughts", "00905551234567", "" },
    { "with brackets", "0 (555) 123 45 67 / (0555) 123 45 67", "" },
    { "a fixed one", "0262 648 18 18", "" },
    { "a call centre", "444 5 576", "" },
    { "an IBAN", "TR330006100519786457841326", "" },
    { "an IBAN in groups", "TR33 0006 1005 1978 6457 8413 26", "" },
    { "a mistyped IBAN", "TR33 0006 1005 1978 6457 8413 27", "" },
    { "a German IBAN", "DE89370400440532013000", "" },
    { "a German IBAN in groups", "DE89 3704 0044 0532 0130 00", "" },
    { "looks like an IBAN", "AB12345678901234567", "number AB12345678901234567" },
  };

  try_vectors (vectors, G_N_ELEMENTS (vectors));
}

static void
test_links (void)
{
  static const Vector vectors[] = {
    { "a link", "bkz. https://www.kamusm.gov.tr/takip?no=1.",
      "link https://www.kamusm.gov.tr/takip?no=1 (www.kamusm.gov.tr)" },
    { "its number is part of it", "https://example.com/731002458861",
      "link https://example.com/731002458861 (example.com)" },
    { "in brackets", "(https://example.com/a)", "link https://example.com/a (example.com)" },
    { "with brackets", "https://example.com/a_(b)",
      "link https://example.com/a_(b) (example.com)" },
    { "between marks", "“https://example.com/a”, <http://example.com/b>",
      "link https://example.com/a (example.com) | link http://example.com/b (example.com)" },
    { "without a scheme", "www.meb.gov.tr/eimza,",
      "link https://www.meb.gov.tr/eimza (www.meb.gov.tr)" },
    { "in capitals", "HTTPS://MEB.GOV.TR", "link HTTPS://MEB.GOV.TR (meb.gov.tr)" },
    { "twice", "https://meb.gov.tr https://meb.gov.tr!", "link https://meb.gov.tr (meb.gov.tr)" },
    { "another name before the @", "https://kamusm.gov.tr@example.com/x",
      "link https://kamusm.gov.tr@example.com/x (hidden)" },
    { "punycode", "https://xn--kamusm-9za.com", "link https://xn--kamusm-9za.com (hidden)" },
    { "a cyrillic letter", "https://k\xd0\xb0musm.gov.tr/",
      "link https://k\xd0\xb0musm.gov.tr/ (hidden)" },
    { "another direction is shown as it is", "https://example.com/\xe2\x80\xaetr.vog",
      "link https://example.com/\\u202Etr.vog (hidden)" },
    { "an invisible one is shown as it is", "https://kamusm\xe2\x80\x8b.gov.tr",
      "link https://kamusm\\u200B.gov.tr (hidden)" },
    { "a backslash", "https://example.com\\@kamusm.gov.tr",
      "link https://example.com\\@kamusm.gov.tr (hidden)" },
    { "only its beginning", "https:// ve www. ve http://", "" },
    { "not in a word", "xhttps://example.com", "" },
    { "other schemes", "ftp://example.com javascript:alert(1) tel:12345678 data:text/html,x",
      "number 12345678" },
    { "a script before it", "javascript:https://example.com",
      "link https://example.com (example.com)" },
  };

  try_vectors (vectors, G_N_ELEMENTS (vectors));
}

/* What a person types: nothing but a day. */
static void
test_typed (void)
{
  static const struct {
    const char *text;
    const char *day; /* (nullable) */
  } vectors[] = {
    { "21.11.2026", "2026-11-21" },
    { " 21 kasım 2026 ", "2026-11-21" },
    { "2026-11-21", "2026-11-21" },
    { "21.11.2026 x", NULL },
    { "31.2.2026", NULL },
    { "21.11.26", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    GDate day;
    gboolean is_day = imz_written_day_parse (vectors[i].text, &day);
    g_autofree char *found = is_day ? imz_calendar_format_day (&day) : NULL;

    g_assert_cmpstr (found, ==, vectors[i].day);
  }
}

/* A whole message, as it might be. */
static void
test_message (void)
{
  static const Vector vectors[] = {
    { "a message",
      "Sayın AYLA DENİZ YURT (T.C. 10000000146), NES başvurunuz 21.11.2026 tarihinde "
      "onaylanmıştır.\n"
      "Gönderi no: 7310 0245 8861. Takip: https://example.com/t?n=731002458861 "
      "Bilgi: 444 5 576, bilgi@example.com B016",
      "day 2026-11-21 | number 731002458861 | "
      "link https://example.com/t?n=731002458861 (example.com)" },
    { "nothing", "", "" },
    { "a mail address behind a word with stops", "a.b.c 1.x@example.com a.12345678",
      "number 12345678" },
    { "a number behind one that is none", "a-b.c-1/d 12345678-AB a-1-ş E-12345678",
      "number 12345678-AB | number E-12345678" },
    { "bytes that are no text", "\xff\xfe 12345678 \xc3", "number 12345678" },
  };

  try_vectors (vectors, G_N_ELEMENTS (vectors));
}

/* However much there is, it ends: what stands behind is not looked at, and not everything is offered. */
static void
test_much (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) far = NULL;
  g_autoptr (GPtrArray) many = NULL;

  for (guint i = 0; i < IMZ_MESSAGE_MAX_LETTERS; i++)
    g_string_append (text, "ş");
  g_string_append (text, " 12345678");
  far = imz_message_parts_find (text->str);
  g_assert_cmpuint (far->len, ==, 0);

  g_string_truncate (text, 0);
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%u;", 12345000 + i);
  many = imz_message_parts_find (text->str);
  g_assert_cmpuint (many->len, ==, 100);
}

/* What goes on and on in one word is not looked at again from each of its letters: then these would not end before the
 * program is given up. */
static void
test_long_words (void)
{
  static const char *const units[] = {
    "a.", "a-", "1.", "1-", "1/", "a1-", "1-a", "E-1.", "1-1-1/a.", "(a)", "a@", "1 ", "a ", "ş1.",
  };

  for (guint i = 0; i < 10 * G_N_ELEMENTS (units); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GPtrArray) parts = NULL;

    while (text->len < IMZ_MESSAGE_MAX_LETTERS)
      g_string_append (text, units[i % G_N_ELEMENTS (units)]);
    parts = imz_message_parts_find (text->str);
    g_assert_cmpuint (parts->len, <=, 100);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/message-parts/days", test_days);
  g_test_add_func ("/core/message-parts/numbers", test_numbers);
  g_test_add_func ("/core/message-parts/left-out", test_left_out);
  g_test_add_func ("/core/message-parts/links", test_links);
  g_test_add_func ("/core/message-parts/typed", test_typed);
  g_test_add_func ("/core/message-parts/message", test_message);
  g_test_add_func ("/core/message-parts/much", test_much);
  g_test_add_func ("/core/message-parts/long-words", test_long_words);

  return g_test_run ();
}
