/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-print-pages.h"

#include <glib/gstdio.h>

#include "test-pdf.h"
#include "test-ui.h"

static ImzPrintPages *
pages_new (void)
{
  return imz_print_pages_new ("Şığ", "Serif 12", "tr");
}

static char *
text_of (ImzPrintPages *pages)
{
  g_autoptr (GBytes) pdf = imz_print_pages_to_pdf (pages);

  return test_pdf_text (pdf);
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + strlen (word), word))
    n++;

  return n;
}

/* All letters of Turkish come out as they went in, in their order, on A4. */
static void
test_text (void)
{
  g_autoptr (ImzPrintPages) pages = pages_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;

  imz_print_pages_add (pages, IMZ_PRINT_CENTRED, "T.C.\nÇİĞLİ KAYMAKAMLIĞI");
  imz_print_pages_add_gap (pages, 5);
  imz_print_pages_add (pages, IMZ_PRINT_FIELD, "Sayı :\t20.01.2027");
  imz_print_pages_add (pages, IMZ_PRINT_LETTER, "Iğdır’daki fıstık ve “şöyle” figür, ĞÜŞİÖÇ.");
  imz_print_pages_add (pages, IMZ_PRINT_CHECKBOX, "Hazır");
  imz_print_pages_add (pages, IMZ_PRINT_SIGNATURE, "Ali İnci\nMüdür");
  pdf = imz_print_pages_to_pdf (pages);
  text = test_pdf_text (pdf);
  info = test_pdf_info (pdf);

  g_assert_nonnull (strstr (text, "ÇİĞLİ KAYMAKAMLIĞI"));
  g_assert_nonnull (strstr (text, "20.01.2027"));
  g_assert_nonnull (strstr (text, "Iğdır’daki fıstık ve “şöyle” figür, ĞÜŞİÖÇ."));
  g_assert_true (strstr (text, "Sayı") < strstr (text, "Hazır"));
  g_assert_true (strstr (text, "Hazır") < strstr (text, "Ali İnci"));
  g_assert_null (strstr (text, "1/1"));
  g_assert_nonnull (strstr (info, "(A4)"));
  g_assert_nonnull (strstr (info, "Şığ"));
}

/* Nothing is lost between pages, and each page has its number. */
static void
test_pages (void)
{
  g_autoptr (ImzPrintPages) pages = pages_new ();
  g_autofree char *text = NULL;
  g_autofree char *paragraph = g_strdup ("");

  for (guint i = 0; i < 60; i++) {
    g_autofree char *more = g_strconcat (paragraph, "word and another word and ", NULL);

    g_free (paragraph);
    paragraph = g_steal_pointer (&more);
  }
  imz_print_pages_add (pages, IMZ_PRINT_TITLE, "Title");
  for (guint i = 0; i < 12; i++) {
    imz_print_pages_add (pages, IMZ_PRINT_HEADING, "Heading");
    imz_print_pages_add (pages, IMZ_PRINT_TEXT, paragraph);
    imz_print_pages_add (pages, IMZ_PRINT_NOTE, "Note");
  }
  text = text_of (pages);

  g_assert_cmpuint (count (text, "word"), ==, 12 * 60 * 2);
  g_assert_cmpuint (count (text, "Heading"), ==, 12);
  g_assert_cmpuint (count (text, "Note"), ==, 12);
  g_assert_nonnull (strstr (text, "1/"));
  g_assert_nonnull (strstr (text, "2/"));
}

/* A heading is never the last line of a page: what follows it stands there, too. */
static void
test_heading_stays (void)
{
  for (guint n_lines = 1; n_lines < 120; n_lines++) {
    g_autoptr (ImzPrintPages) pages = pages_new ();
    g_autofree char *text = NULL;
    g_auto (GStrv) sheets = NULL;

    for (guint i = 0; i < n_lines; i++)
      imz_print_pages_add (pages, IMZ_PRINT_FIELD, "Line");
    imz_print_pages_add (pages, IMZ_PRINT_HEADING, "Heading");
    imz_print_pages_add (pages, IMZ_PRINT_TEXT, "Follower");
    text = text_of (pages);
    sheets = g_strsplit (text, "\f", -1);
    for (guint i = 0; sheets[i] != NULL; i++)
      g_assert_cmpuint (count (sheets[i], "Heading"), ==, count (sheets[i], "Follower"));
    n_lines += 6;
  }
}

/* The signature stays in one piece, and one that is higher than a page does not hang. */
static void
test_whole_blocks (void)
{
  g_autoptr (ImzPrintPages) pages = pages_new ();
  g_autoptr (GString) high = g_string_new ("First");
  g_autofree char *text = NULL;

  for (guint i = 0; i < 80; i++)
    g_string_append (high, "\nmore");
  g_string_append (high, "\nLast");
  imz_print_pages_add (pages, IMZ_PRINT_TEXT, "Before");
  imz_print_pages_add (pages, IMZ_PRINT_SIGNATURE, high->str);
  text = text_of (pages);

  g_assert_cmpuint (count (text, "First"), ==, 1);
  g_assert_cmpuint (count (text, "more"), ==, 80);
  g_assert_cmpuint (count (text, "Last"), ==, 1);
}

static GdkPaintable *
picture_new (int width, int height)
{
  g_autoptr (GBytes) pixels =
    g_bytes_new_take (g_malloc0 ((gsize) (width * height * 4)), (gsize) (width * height * 4));

  return GDK_PAINTABLE (
    gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, (gsize) width * 4));
}

/* A picture moves to the next page if it does not fit, and is made smaller than a page. */
static void
test_picture (void)
{
  g_autoptr (GdkPaintable) wide = picture_new (200, 100);
  g_autoptr (GdkPaintable) high = picture_new (10, 1000);
  g_autoptr (ImzPrintPages) pages = pages_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *info = NULL;

  imz_print_pages_add (pages, IMZ_PRINT_TEXT, "Before");
  imz_print_pages_add_picture (pages, wide, 500);
  imz_print_pages_add_picture (pages, high, 100);
  imz_print_pages_add (pages, IMZ_PRINT_TEXT, "Behind");
  pdf = imz_print_pages_to_pdf (pages);
  info = test_pdf_info (pdf);
  g_assert_nonnull (strstr (info, "Pages:           3\n"));
}

/* The printer gets what the PDF holds. */
static void
test_operation (void)
{
  g_autoptr (ImzPrintPages) pages = pages_new ();
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *folder = g_dir_make_tmp ("imzam-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 80; i++)
    imz_print_pages_add (pages, IMZ_PRINT_FIELD, "Satır ğüşiöçı");
  operation = imz_print_pages_new_operation (pages);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (
    gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
    GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);

  expected = text_of (pages);
  text = test_pdf_text_of_file (path);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (count (text, "Satır ğüşiöçı"), ==, 80);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/print-pages/text", test_text);
  g_test_add_func ("/ui/print-pages/pages", test_pages);
  g_test_add_func ("/ui/print-pages/heading-stays", test_heading_stays);
  g_test_add_func ("/ui/print-pages/whole-blocks", test_whole_blocks);
  g_test_add_func ("/ui/print-pages/picture", test_picture);
  g_test_add_func ("/ui/print-pages/operation", test_operation);

  return g_test_run ();
}
