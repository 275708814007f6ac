/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cells for other programs, whoever wrote what stands in them. */

#include "imz-csv.h"

static const struct {
  const char *sentence;
  const char *text;
  const char *harmless;
} texts[] = {
  { "nothing stays nothing", "", "" },
  { "words stay as they are", "Aras Örnek Kargo", "Aras Örnek Kargo" },
  { "further on there is no formula", "A=1+1-1@b", "A=1+1-1@b" },
  { "a formula is text", "=1+1", "'=1+1" },
  { "so is what begins with a plus", "+90", "'+90" },
  { "or a minus", "-1", "'-1" },
  { "or an at sign", "@SUM(A1)", "'@SUM(A1)" },
  { "or a sign as wide as a Chinese character", "＝1", "'＝1" },
  { "a tab moves nothing", "\tA", "'\tA" },
  { "a carriage return neither", "\rA", "'\rA" },
  { "behind blanks it is one, too", "  =1", "  '=1" },
  { "behind a quotation mark, too", "\"=1\"", "\"'=1\"" },
  { "behind two and a blank, too", "\"\" -1", "\"\" '-1" },
  { "an apostrophe is enough", "'=1", "'=1" },
  { "where the semicolon parts cells, another one begins", "a;=1", "a;'=1" },
  { "also behind a quotation mark there", "a; \"=1", "a; \"'=1" },
  { "where the tab parts them", "a\t=1", "a\t'=1" },
  { "and in another line", "a\n-b\n c", "a\n'-b\n c" },
};

static void
test_harmless (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *harmless = imz_csv_make_harmless (texts[i].text);

    g_test_message ("%s", texts[i].sentence);
    g_assert_cmpstr (harmless, ==, texts[i].harmless);
  }
}

static const struct {
  const char *sentence;
  const char *cells[3];
  const char *row;
} rows[] = {
  { "plain cells stay plain", { "a", "", "b c" }, "a,,b c\r\n" },
  { "a comma is quoted", { "a,b", "c", "d" }, "\"a,b\",c,d\r\n" },
  { "quotation marks are doubled", { "a", "b\"c", "\"" }, "a,\"b\"\"c\",\"\"\"\"\r\n" },
  { "lines stay in their cell", { "a\nb", "c\r", "d" }, "\"a\nb\",\"c\r\",d\r\n" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GString) text = g_string_new ("before\r\n");
    g_autofree char *expected = g_strconcat ("before\r\n", rows[i].row, NULL);

    g_test_message ("%s", rows[i].sentence);
    imz_csv_append_row (text, rows[i].cells, G_N_ELEMENTS (rows[i].cells));
    g_assert_cmpstr (text->str, ==, expected);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/csv/harmless", test_harmless);
  g_test_add_func ("/core/csv/rows", test_rows);

  return g_test_run ();
}
