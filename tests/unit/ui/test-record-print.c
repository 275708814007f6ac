/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Applications on paper: what must stand there is read back from the PDF. */

#include "config.h"

#include "imz-record-print.h"

#include <glib/gi18n-lib.h>

#include "imz-record-field.h"
#include "imz-record-texts.h"
#include "test-pdf.h"
#include "test-record-world.h"

static void
set_up (TestRecordWorld **world, gconstpointer unused)
{
  *world = test_record_world_new ();
}

static void
tear_down (TestRecordWorld **world, gconstpointer unused)
{
  test_record_world_free (*world);
}

/* (transfer full) */
static char *
print (ImzPrintPages *pages)
{
  g_autoptr (GBytes) pdf = imz_print_pages_to_pdf (pages);

  return test_pdf_text (pdf);
}

/* All that is known, and nothing else. */
static void
test_one (TestRecordWorld **world, gconstpointer unused)
{
  TestRecordSpec spec = TEST_RECORD_RENEWAL;
  g_autoptr (ImzRecord) record = NULL;
  g_autoptr (ImzPrintPages) pages = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  spec.note = "Okulun adresi & <kat 2>";
  record = test_record_new (spec);
  pages = imz_record_print_new (record, (*world)->guides->province, NULL, TEST_CLOCK_NOW);
  text = print (pages);
  title = imz_record_texts_title (record);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, title));
  g_assert_nonnull (strstr (text, "7310 0245 8861"));
  g_assert_nonnull (strstr (text, "PTT Kargo"));
  g_assert_nonnull (strstr (text, "Okulun adresi & <kat 2>"));
  g_assert_nonnull (strstr (text, "21.11.2026"));
  g_assert_nonnull (strstr (text, imz_stage_get_name (IMZ_STAGE_IN_USE, IMZ_METHOD_E_ONAY)));
  g_assert_null (strstr (text, imz_record_field_get_label (IMZ_RECORD_FIELD_LINK)));
}

static void
test_refused (TestRecordWorld **world, gconstpointer unused)
{
  g_autoptr (ImzRecord) record =
    test_record_new ((TestRecordSpec){ .kind = IMZ_CASE_RENEWAL,
                                       .stage = IMZ_STAGE_REFUSED,
                                       .begun = -12,
                                       .refusal = IMZ_REFUSAL_TOO_EARLY });
  g_autoptr (ImzPrintPages) pages =
    imz_record_print_new (record, (*world)->guides->province, NULL, TEST_CLOCK_NOW);
  g_autofree char *text = print (pages);

  g_assert_nonnull (strstr (text, imz_refusal_get_text (IMZ_REFUSAL_TOO_EARLY)));
  g_assert_null (strstr (text, "☐"));
}

/* All that are listed, in their order, on as many pages as they need. */
static void
test_all (TestRecordWorld **world, gconstpointer unused)
{
  g_autoptr (ImzPrintPages) pages = NULL;
  g_autofree char *text = NULL;
  const char *former = NULL;

  for (int i = 0; i < 12; i++) {
    g_autofree char *courier = g_strdup_printf ("Firma %c.", 'A' + i);
    TestRecordSpec spec = TEST_RECORD_FIRST;

    spec.begun -= i;
    spec.courier = courier;
    test_record_world_add (*world, spec);
  }
  pages =
    imz_record_print_new_all ((*world)->history, (*world)->guides->province, NULL, TEST_CLOCK_NOW);
  text = print (pages);
  former = text;
  for (int i = 0; i < 12; i++) {
    g_autofree char *courier = g_strdup_printf ("Firma %c.", 'A' + i);

    former = strstr (former, courier);
    g_assert_nonnull (former);
  }
  g_assert_nonnull (strchr (text, '\f'));
  g_assert_nonnull (strstr (text, "1/"));
}

static void
test_none (TestRecordWorld **world, gconstpointer unused)
{
  g_autoptr (ImzPrintPages) pages =
    imz_record_print_new_all ((*world)->history, (*world)->guides->province, NULL, TEST_CLOCK_NOW);
  g_autofree char *text = print (pages);

  g_assert_nonnull (strstr (text, _ ("No application is written down.")));
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (TestRecordWorld **world, gconstpointer unused);
  } tests[] = {
    { "/ui/record-print/one", test_one },
    { "/ui/record-print/refused", test_refused },
    { "/ui/record-print/all", test_all },
    { "/ui/record-print/none", test_none },
  };

  test_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TestRecordWorld *, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
