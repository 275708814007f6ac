/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of an application that somebody else changes at the same time. */

#include "config.h"

#include "test-record-sheet.h"

typedef struct {
  TestRecordSheet *sheet;
  ImzRecordField field;
  const char *text; /* (nullable): that a reason is there is enough */
} Awaited;

static gboolean
stands_cb (gpointer data)
{
  const Awaited *awaited = data;

  if (awaited->text == NULL)
    return test_record_sheet_get_reason (
             test_record_sheet_get_row (awaited->sheet, awaited->field)) != NULL;

  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (
                        test_record_sheet_get_entry (awaited->sheet, awaited->field))),
                      awaited->text);
}

static void
change_elsewhere (TestRecordSheet *sheet, ImzRecordField field, const char *text)
{
  g_autoptr (ImzHistoryModel) other = test_record_world_open_again (sheet->world);
  g_autoptr (ImzRecord) before = imz_history_model_find (other, sheet->id);
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzRecord) after = imz_record_field_set (before, field, text, &error);
  g_autoptr (ImzRecord) kept = NULL;

  g_assert_no_error (error);
  kept = imz_history_model_change (other, before, after, TEST_CLOCK_NOW + 1, &error);
  g_assert_no_error (error);
}

/* What another window changes is seen; what is being typed stays, and only Enter wins over it. */
static void
test_elsewhere (TestRecordSheet *sheet, gconstpointer user_data)
{
  Awaited awaited = { sheet, IMZ_RECORD_FIELD_COURIER, "Aras Kargo" };
  g_autofree char *mine = NULL;

  test_record_sheet_open (sheet, TEST_RECORD_RENEWAL);
  change_elsewhere (sheet, IMZ_RECORD_FIELD_COURIER, "Aras Kargo");
  test_ui_wait ("the other's courier", stands_cb, &awaited);

  test_record_sheet_type (sheet, IMZ_RECORD_FIELD_COURIER, "MNG");
  change_elsewhere (sheet, IMZ_RECORD_FIELD_COURIER, "Sürat Kargo");
  awaited.text = NULL;
  test_ui_wait ("the reason", stands_cb, &awaited);
  g_assert_nonnull (strstr (
    test_record_sheet_get_reason (test_record_sheet_get_row (sheet, IMZ_RECORD_FIELD_COURIER)),
    "Sürat Kargo"));
  mine = test_record_sheet_get_field (sheet, IMZ_RECORD_FIELD_COURIER);
  g_assert_cmpstr (mine, ==, "Sürat Kargo");

  test_record_sheet_press_enter (sheet, IMZ_RECORD_FIELD_COURIER);
  g_free (mine);
  mine = test_record_sheet_get_field (sheet, IMZ_RECORD_FIELD_COURIER);
  g_assert_cmpstr (mine, ==, "MNG");
  g_assert_null (
    test_record_sheet_get_reason (test_record_sheet_get_row (sheet, IMZ_RECORD_FIELD_COURIER)));
}

/* Before this window heard of it: another field is no conflict, the same one is. */
static void
test_at_once (TestRecordSheet *sheet, gconstpointer user_data)
{
  g_autofree char *courier = NULL;
  g_autofree char *letter = NULL;
  g_autofree char *note = NULL;

  test_record_sheet_open (sheet, TEST_RECORD_RENEWAL);
  change_elsewhere (sheet, IMZ_RECORD_FIELD_NOTE, "Onların notu");
  test_record_sheet_type (sheet, IMZ_RECORD_FIELD_COURIER, "MNG");
  test_record_sheet_press_enter (sheet, IMZ_RECORD_FIELD_COURIER);
  courier = test_record_sheet_get_field (sheet, IMZ_RECORD_FIELD_COURIER);
  note = test_record_sheet_get_field (sheet, IMZ_RECORD_FIELD_NOTE);
  g_assert_cmpstr (courier, ==, "MNG");
  g_assert_cmpstr (note, ==, "Onların notu");

  change_elsewhere (sheet, IMZ_RECORD_FIELD_LETTER_NUMBER, "E-1");
  test_record_sheet_type (sheet, IMZ_RECORD_FIELD_LETTER_NUMBER, "E-2");
  test_record_sheet_press_enter (sheet, IMZ_RECORD_FIELD_LETTER_NUMBER);
  letter = test_record_sheet_get_field (sheet, IMZ_RECORD_FIELD_LETTER_NUMBER);
  g_assert_cmpstr (letter, ==, "E-1");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                     test_record_sheet_get_entry (sheet, IMZ_RECORD_FIELD_LETTER_NUMBER))),
                   ==, "E-2");
  g_assert_nonnull (test_record_sheet_get_reason (
    test_record_sheet_get_row (sheet, IMZ_RECORD_FIELD_LETTER_NUMBER)));
}

static gboolean
is_closed_cb (gpointer data)
{
  return ((TestRecordSheet *) data)->n_closed > 0;
}

static void
test_gone (TestRecordSheet *sheet, gconstpointer user_data)
{
  g_autoptr (ImzHistoryModel) other = NULL;
  g_autoptr (GError) error = NULL;

  test_record_sheet_open (sheet, TEST_RECORD_RENEWAL);
  other = test_record_world_open_again (sheet->world);
  g_assert_true (imz_history_model_remove (other, sheet->id, &error));
  test_ui_wait ("the way back to the list", is_closed_cb, sheet);
  g_assert_cmpint (sheet->n_closed, ==, 1);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (TestRecordSheet *sheet, gconstpointer user_data);
  } tests[] = {
    { "/ui/record-conflict/elsewhere", test_elsewhere },
    { "/ui/record-conflict/at-once", test_at_once },
    { "/ui/record-conflict/gone", test_gone },
  };

  test_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TestRecordSheet, NULL, test_record_sheet_set_up, tests[i].run,
                test_record_sheet_tear_down);

  return g_test_run ();
}
