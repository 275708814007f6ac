/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which e-imza is the new one, as it is chosen on the page of an application. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "test-record-sheet.h"

#define DAY ((gint64) 86400)

static void
open_page (TestRecordSheet *sheet, ImzStage stage)
{
  test_record_sheet_open (sheet, (TestRecordSpec){ .kind = IMZ_CASE_RENEWAL,
                                                   .method = IMZ_METHOD_E_ONAY,
                                                   .stage = stage,
                                                   .begun = -10,
                                                   .ends = 60 });
}

static void
know (TestRecordSheet *sheet, GPtrArray *remembered)
{
  g_autoptr (ImzCircumstances) circumstances =
    imz_circumstances_new (sheet->world->guides->province, NULL, IMZ_E_ONAY_UNKNOWN, remembered);

  imz_status_set_circumstances (sheet->world->guides->status, circumstances);
}

/* One that starts after the application was made, and one that did not. */
static void
claim_two (TestRecordSheet *sheet)
{
  static const struct {
    const char *sha256;
    gint64 start;
  } claims[] = {
    { "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      TEST_CLOCK_NOW + 61 * DAY },
    { "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210",
      TEST_CLOCK_NOW - 1000 * DAY },
  };
  g_autoptr (GPtrArray) remembered =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++) {
    g_autoptr (ImzCertificate) certificate = imz_certificate_new (&(ImzCertificateFacts){
      .sha256 = claims[i].sha256,
      .not_before = claims[i].start,
      .not_after = claims[i].start + 1095 * DAY,
      .kind = IMZ_CERTIFICATE_KIND_NES,
    });

    g_ptr_array_add (remembered, imz_remembered_new (certificate, "", TEST_CLOCK_NOW));
  }
  know (sheet, remembered);
}

static AdwComboRow *
get_row (TestRecordSheet *sheet)
{
  return test_ui_part (sheet->page, "new_row", ADW_TYPE_COMBO_ROW);
}

static gboolean
is_shown (TestRecordSheet *sheet)
{
  return gtk_widget_get_visible (GTK_WIDGET (get_row (sheet)));
}

static gboolean
has_successor (TestRecordSheet *sheet)
{
  g_autoptr (ImzRecord) record = test_record_sheet_find_record (sheet);

  return imz_record_get_facts (record)->successor.sha256 != NULL;
}

static gboolean
is_as_chosen_cb (gpointer data)
{
  TestRecordSheet *sheet = data;

  return has_successor (sheet) == (adw_combo_row_get_selected (get_row (sheet)) > 0);
}

static void
choose (TestRecordSheet *sheet, guint position)
{
  adw_combo_row_set_selected (get_row (sheet), position);
  test_ui_wait ("what was chosen", is_as_chosen_cb, sheet);
}

static void
assert_kept (TestRecordSheet *sheet, gboolean is_known, ImzStage stage)
{
  g_autoptr (ImzRecord) record = test_record_sheet_find_record (sheet);

  g_assert_cmpint (has_successor (sheet), ==, is_known);
  g_assert_cmpint (imz_record_get_stage (record), ==, stage);
}

/* (nullable): the toast's button */
static GtkButton *
find_undo (TestRecordSheet *sheet)
{
  g_autoptr (GPtrArray) buttons = test_ui_find (sheet->window, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), _ ("Undo")) == 0)
      return buttons->pdata[i];
  }

  return NULL;
}

static gboolean
has_undo_cb (gpointer data)
{
  return find_undo (data) != NULL;
}

/* Whoever chooses it has it, and one press takes that back. */
static void
test_chosen (TestRecordSheet *sheet, gconstpointer user_data)
{
  AdwComboRow *row;

  open_page (sheet, IMZ_STAGE_COURIER);
  g_assert_false (is_shown (sheet));
  claim_two (sheet);
  g_assert_true (is_shown (sheet));
  row = get_row (sheet);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 2);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);

  choose (sheet, 1);
  assert_kept (sheet, TRUE, IMZ_STAGE_DELIVERED);
  test_ui_wait ("the way back", has_undo_cb, sheet);
  g_signal_emit_by_name (find_undo (sheet), "clicked");
  assert_kept (sheet, FALSE, IMZ_STAGE_COURIER);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
}

/* A wrong one is not for ever, also if nobody claims it any more. */
static void
test_taken_out (TestRecordSheet *sheet, gconstpointer user_data)
{
  AdwComboRow *row;

  open_page (sheet, IMZ_STAGE_DELIVERED);
  claim_two (sheet);
  row = get_row (sheet);
  choose (sheet, 1);
  know (sheet, NULL);
  g_assert_true (is_shown (sheet));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 1);
  assert_kept (sheet, TRUE, IMZ_STAGE_DELIVERED);

  choose (sheet, 0);
  assert_kept (sheet, FALSE, IMZ_STAGE_DELIVERED);
  g_assert_false (is_shown (sheet));
}

/* What was refused brings none. */
static void
test_refused (TestRecordSheet *sheet, gconstpointer user_data)
{
  open_page (sheet, IMZ_STAGE_REFUSED);
  claim_two (sheet);
  g_assert_false (is_shown (sheet));
}

static void
add_test (const char *path, void (*test) (TestRecordSheet *, gconstpointer))
{
  g_test_add (path, TestRecordSheet, NULL, test_record_sheet_set_up, test,
              test_record_sheet_tear_down);
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add_test ("/ui/record-successor/chosen", test_chosen);
  add_test ("/ui/record-successor/taken-out", test_taken_out);
  add_test ("/ui/record-successor/refused", test_refused);

  return g_test_run ();
}
