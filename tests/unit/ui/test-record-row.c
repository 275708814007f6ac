/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One application in a list: what it shows, and only then when there is something. */

#include "config.h"

#include "imz-record-row.h"

#include "core-fixture.h"
#include "imz-record-foot.h"
#include "test-record-world.h"

#define DAY 86400 /* seconds */

/* In pixels: of a card in a window of 360, with its borders and the page’s. */
#define ROOM 296

static ImzRecordRow *
row_new (TestRecordSpec spec, int days_later)
{
  ImzRecordRow *row = g_object_ref_sink (g_object_new (IMZ_TYPE_RECORD_ROW, NULL));
  g_autoptr (ImzRecord) record = test_record_new (spec);

  imz_record_row_show (row, record, core_fixture_genel (), TEST_CLOCK_NOW + days_later * DAY);

  return row;
}

static gboolean
has_foot (ImzRecordRow *row)
{
  g_autoptr (GPtrArray) feet = test_ui_find (row, IMZ_TYPE_RECORD_FOOT);

  return feet->len > 0;
}

static void
test_finalize (void)
{
  ImzRecordRow *row = row_new (TEST_RECORD_RENEWAL, 0);

  g_assert_finalize_object (row);
}

static void
test_texts (void)
{
  ImzRecordRow *row = row_new (TEST_RECORD_RENEWAL, 0);
  g_autofree char *description = imz_record_row_describe (row);

  if (test_ui_is_turkish ()) {
    g_assert_nonnull (test_ui_find_label (row, "Yenileme · e-onaylı"));
    g_assert_nonnull (test_ui_find_label (row, "Kurye takip no · PTT Kargo"));
    g_assert_nonnull (test_ui_find_label (row, "Tahminî teslim 30 Aralık – 4 Ocak"));
    g_assert_nonnull (strstr (description, "Aşama 6/9: Kurye"));
  } else {
    g_assert_nonnull (test_ui_find_label (row, "Renewal · with e-onay"));
    g_assert_nonnull (test_ui_find_label (row, "Tracking number · PTT Kargo"));
    g_assert_nonnull (test_ui_find_label (row, "Expected 30 December – 4 January"));
    g_assert_nonnull (strstr (description, "Stage 6 of 9: Courier"));
  }
  g_assert_nonnull (test_ui_find_label (row, "7310 0245 8861"));
  g_assert_true (g_str_has_prefix (description, test_ui_is_turkish () ? "Yenileme" : "Renewal"));
  g_assert_finalize_object (row);
}

static void
test_foot (void)
{
  static const struct {
    const char *why;
    TestRecordSpec spec;
    gboolean has_foot;
    gboolean can_copy;
    gboolean can_open;
  } vectors[] = {
    { "there is nothing to tell yet",
      { .stage = IMZ_STAGE_LETTER, .ends = 60 },
      FALSE,
      FALSE,
      FALSE },
    { "days only", { .stage = IMZ_STAGE_APPROVED, .fast = TRUE, .ends = 60 }, TRUE, FALSE, FALSE },
    { "of a number alone one is asked whose it is",
      { .stage = IMZ_STAGE_COURIER, .tracking = "12345678" },
      TRUE,
      TRUE,
      TRUE },
    { "the courier’s own page",
      { .stage = IMZ_STAGE_COURIER, .tracking = "12345678", .courier = "PTT Kargo" },
      TRUE,
      TRUE,
      TRUE },
    { "a page that the holder wrote down",
      { .stage = IMZ_STAGE_COURIER, .tracking = "12345678", .link = "https://kargo.example/1" },
      TRUE,
      TRUE,
      TRUE },
    { "what is over needs no tracking",
      { .stage = IMZ_STAGE_IN_USE, .tracking = "12345678", .courier = "PTT Kargo" },
      FALSE,
      FALSE,
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    ImzRecordRow *row = row_new (vectors[i].spec, 0);
    GtkButton *copy = test_ui_find_button (row, "win.copy");
    GtkButton *open = test_ui_find_button (row, "win.open-tracking");

    g_test_message ("%s", vectors[i].why);
    g_assert_true (has_foot (row) == vectors[i].has_foot);
    g_assert_true ((copy != NULL) == vectors[i].can_copy);
    g_assert_true ((open != NULL) == vectors[i].can_open);
    if (copy != NULL)
      g_assert_cmpstr (
        g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (copy)), NULL),
        ==, vectors[i].spec.tracking);
    g_assert_finalize_object (row);
  }
}

/* A row of a list shows one after the other: nothing of the one before stays. */
static void
test_again (void)
{
  ImzRecordRow *row = row_new (TEST_RECORD_RENEWAL, 45);
  g_autoptr (ImzRecord) first = test_record_new (TEST_RECORD_FIRST);
  g_autoptr (ImzRecord) renewal = test_record_new (TEST_RECORD_RENEWAL);
  g_autoptr (GPtrArray) images = test_ui_find (row, GTK_TYPE_IMAGE);

  g_assert_true (has_foot (row));
  g_assert_cmpuint (images->len, ==, 1);

  imz_record_row_show (row, first, core_fixture_genel (), TEST_CLOCK_NOW);
  g_ptr_array_unref (g_steal_pointer (&images));
  images = test_ui_find (row, GTK_TYPE_IMAGE);
  g_assert_false (has_foot (row));
  g_assert_cmpuint (images->len, ==, 0);
  g_assert_true (imz_record_row_get_record (row) == first);

  imz_record_row_show (row, renewal, core_fixture_genel (), TEST_CLOCK_NOW);
  g_assert_true (has_foot (row));
  g_assert_finalize_object (row);
}

/* R15: whom to call, once it should have come. */
static void
test_overdue (void)
{
  ImzRecordRow *row = row_new (TEST_RECORD_RENEWAL, 45);
  g_autoptr (GPtrArray) labels = test_ui_find (row, GTK_TYPE_LABEL);
  gboolean found = FALSE;

  for (guint i = 0; i < labels->len; i++)
    found = found || strstr (gtk_label_get_text (labels->pdata[i]), "444\u00A05\u00A0576") != NULL;
  g_assert_true (found);
  g_assert_finalize_object (row);
}

/* Who does not see it hears all of it: what is late, and what is to be expected. */
static void
test_describe (void)
{
  ImzRecordRow *late = row_new (TEST_RECORD_RENEWAL, 45);
  ImzRecordRow *row = row_new (TEST_RECORD_RENEWAL, 0);
  g_autofree char *of_late = imz_record_row_describe (late);
  g_autofree char *description = imz_record_row_describe (row);

  g_assert_nonnull (strstr (of_late, "444\u00A05\u00A0576"));
  g_assert_nonnull (
    strstr (of_late, test_ui_is_turkish () ? "Tahminî teslim 30 Aralık" : "Expected 30 December"));
  g_assert_null (strstr (description, "444"));
  g_assert_nonnull (strstr (description, test_ui_is_turkish () ? "Tahminî teslim 30 Aralık"
                                                               : "Expected 30 December"));
  g_assert_nonnull (
    strstr (description, test_ui_is_turkish () ? "PIN, eski e-imzanın" : "The PIN cannot be made"));
  g_assert_finalize_object (late);
  g_assert_finalize_object (row);
}

/* Beside the number the days stand at the end; alone they begin where all lines begin. */
static void
test_expected (void)
{
  TestRecordSpec specs[] = { TEST_RECORD_RENEWAL, TEST_RECORD_RENEWAL };

  specs[1].tracking = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++) {
    ImzRecordRow *row = row_new (specs[i], 0);
    g_autoptr (GPtrArray) feet = test_ui_find (row, IMZ_TYPE_RECORD_FOOT);
    GtkLabel *expected = test_ui_part (feet->pdata[0], "expected", GTK_TYPE_LABEL);
    static const int widths[] = { ROOM, 840 };

    for (gsize j = 0; j < G_N_ELEMENTS (widths); j++) {
      int natural;

      gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, widths[j], NULL, &natural,
                          NULL, NULL);
      gtk_widget_allocate (GTK_WIDGET (row), widths[j], natural, -1, NULL);
      g_assert_cmpfloat (gtk_label_get_xalign (expected), ==, i == 0 && j == 1 ? 1 : 0);
    }
    g_assert_finalize_object (row);
  }
}

/* The foot at every width: all of it is in the row, with the letters of those who see badly, too. */
static void
test_narrow (void)
{
  static const int percents[] = { 100, 200 };

  for (gsize i = 0; i < G_N_ELEMENTS (percents); i++) {
    ImzRecordRow *row;
    int minimum;

    test_ui_set_text_size (percents[i]);
    row = row_new (TEST_RECORD_RENEWAL, 45);
    gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                        NULL);
    g_test_message ("%d %%: %d pixels at least", percents[i], minimum);
    g_assert_cmpint (minimum, <=, ROOM);
    for (int width = ROOM; width <= 840; width += 43) {
      int height, natural;

      gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, width, &height, &natural,
                          NULL, NULL);
      g_assert_cmpint (height, <=, natural);
      gtk_widget_allocate (GTK_WIDGET (row), width, natural, -1, NULL);
    }
    g_assert_finalize_object (row);
  }
  test_ui_set_text_size (100);
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/record-row/finalize", test_finalize);
  g_test_add_func ("/ui/record-row/texts", test_texts);
  g_test_add_func ("/ui/record-row/foot", test_foot);
  g_test_add_func ("/ui/record-row/again", test_again);
  g_test_add_func ("/ui/record-row/overdue", test_overdue);
  g_test_add_func ("/ui/record-row/describe", test_describe);
  g_test_add_func ("/ui/record-row/expected", test_expected);
  g_test_add_func ("/ui/record-row/narrow", test_narrow);

  return g_test_run ();
}
