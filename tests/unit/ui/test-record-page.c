/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-day-row.h"
#include "imz-record-next.h"
#include "imz-tracking.h"
#include "test-confirmation.h"
#include "test-record-sheet.h"

#define NARROW 360

static TestRecordSpec
at_stage (ImzStage stage)
{
  return (TestRecordSpec){
    .kind = IMZ_CASE_RENEWAL, .method = IMZ_METHOD_E_ONAY, .stage = stage, .begun = -10, .ends = 60
  };
}

static ImzStage
get_stage (TestRecordSheet *sheet)
{
  g_autoptr (ImzRecord) record = test_record_sheet_find_record (sheet);

  return imz_record_get_stage (record);
}

static void
press (GtkButton *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
press_next (TestRecordSheet *sheet)
{
  GtkWidget *next = test_ui_part (sheet->page, "next", IMZ_TYPE_RECORD_NEXT);

  press (test_ui_part (next, "next_button", GTK_TYPE_BUTTON));
}

static ImzDayRow *
get_day_row (TestRecordSheet *sheet)
{
  GtkWidget *next = test_ui_part (sheet->page, "next", IMZ_TYPE_RECORD_NEXT);

  return test_ui_part (next, "day", IMZ_TYPE_DAY_ROW);
}

static void
type_day (TestRecordSheet *sheet, const char *text)
{
  gtk_editable_set_text (test_ui_part (get_day_row (sheet), "entry", GTK_TYPE_ENTRY), text);
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

static void
press_undo (TestRecordSheet *sheet)
{
  test_ui_wait ("the way back", has_undo_cb, sheet);
  press (find_undo (sheet));
}

static gboolean
is_visible (TestRecordSheet *sheet, const char *part)
{
  return gtk_widget_get_visible (test_ui_part (sheet->page, part, GTK_TYPE_WIDGET));
}

/* One press: it stands in the file, and one more takes it back. */
static void
test_next (TestRecordSheet *sheet, gconstpointer user_data)
{
  g_autoptr (ImzRecord) record = NULL;
  GDate day, today = imz_calendar_day (TEST_CLOCK_NOW);

  test_record_sheet_open (sheet, at_stage (IMZ_STAGE_LETTER));
  g_assert_nonnull (test_ui_find_label (sheet->page, _ ("The province approved")));
  press_next (sheet);
  g_assert_cmpint (get_stage (sheet), ==, IMZ_STAGE_APPROVED);
  record = test_record_sheet_find_record (sheet);
  day = imz_record_get_stage_day (record, IMZ_STAGE_APPROVED);
  g_assert_cmpint (g_date_compare (&day, &today), ==, 0);
  g_assert_nonnull (test_ui_find_label (sheet->page, _ ("The new e-imza was produced")));

  press_undo (sheet);
  g_assert_cmpint (get_stage (sheet), ==, IMZ_STAGE_LETTER);
  g_assert_nonnull (test_ui_find_label (sheet->page, _ ("The province approved")));
}

/* An earlier day is typed as people write it; the next stage is asked for with today again. */
static void
test_day (TestRecordSheet *sheet, gconstpointer user_data)
{
  g_autoptr (ImzRecord) record = NULL;
  g_autofree char *text = NULL;
  g_autofree char *reached = NULL;
  GDate day;

  test_record_sheet_open (sheet, at_stage (IMZ_STAGE_LETTER));
  type_day (sheet, "15 kasım 2026");
  press_next (sheet);
  record = test_record_sheet_find_record (sheet);
  day = imz_record_get_stage_day (record, IMZ_STAGE_APPROVED);
  text = imz_calendar_format_day (&day);
  g_assert_cmpstr (text, ==, "2026-11-15");
  reached = g_strdup_printf ("15.11.2026 · %s", _ ("as you told us"));
  g_assert_nonnull (test_ui_find_label (sheet->page, reached));
  g_assert_true (imz_day_row_get_day (get_day_row (sheet), &day));
  g_assert_cmpuint (g_date_get_day (&day), ==, 21);
}

/* A day on which it cannot have been: said there, nothing is written, and what was typed stays. */
static void
test_bad_day (TestRecordSheet *sheet, gconstpointer user_data)
{
  static const char *const days[] = { "31.11.2026", "", "22.11.2026", "1.11.2026", "yarın" };

  test_record_sheet_open (sheet, at_stage (IMZ_STAGE_LETTER));
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    GtkEditable *entry = test_ui_part (get_day_row (sheet), "entry", GTK_TYPE_ENTRY);

    g_test_message ("“%s”", days[i]);
    type_day (sheet, days[i]);
    press_next (sheet);
    g_assert_cmpint (get_stage (sheet), ==, IMZ_STAGE_LETTER);
    g_assert_nonnull (test_record_sheet_get_reason (get_day_row (sheet)));
    g_assert_cmpstr (gtk_editable_get_text (entry), ==, days[i]);
  }
}

/* Two stages of one day stand one behind the other. */
static void
test_same_day (TestRecordSheet *sheet, gconstpointer user_data)
{
  test_record_sheet_open (sheet, at_stage (IMZ_STAGE_LETTER));
  press_next (sheet);
  press_next (sheet);
  type_day (sheet, "21.11.2026");
  press_next (sheet);
  g_assert_cmpint (get_stage (sheet), ==, IMZ_STAGE_COURIER);
}

/* What else may have happened; a refusal shows the way out. */
static void
test_refused (TestRecordSheet *sheet, gconstpointer user_data)
{
  GtkWidget *next, *guide;
  g_autoptr (ImzRecord) record = NULL;

  test_record_sheet_open (sheet, at_stage (IMZ_STAGE_SIGNED));
  next = test_ui_part (sheet->page, "next", IMZ_TYPE_RECORD_NEXT);
  g_assert_false (is_visible (sheet, "refusal_box"));
  gtk_widget_activate_action (next, "record-next.reach", "s", "refused not-e-onay");
  g_assert_cmpint (get_stage (sheet), ==, IMZ_STAGE_REFUSED);
  record = test_record_sheet_find_record (sheet);
  g_assert_cmpint (imz_record_get_facts (record)->refusal, ==, IMZ_REFUSAL_NOT_E_ONAY);
  g_assert_true (is_visible (sheet, "refusal_box"));
  g_assert_true (is_visible (sheet, "contacts_group"));
  guide = test_ui_part (sheet->page, "refusal_guide", GTK_TYPE_WIDGET);
  g_assert_true (gtk_widget_get_visible (guide));
  g_assert_cmpstr (
    g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (guide)), NULL),
    ==, "e-onay");
  g_assert_false (gtk_widget_get_visible (test_ui_part (next, "telling", GTK_TYPE_WIDGET)));

  press (test_ui_part (next, "back_button", GTK_TYPE_BUTTON));
  g_assert_cmpint (get_stage (sheet), ==, IMZ_STAGE_SIGNED);
  g_assert_false (is_visible (sheet, "refusal_box"));
}

/* Only what may follow is offered. */
static void
test_others (TestRecordSheet *sheet, gconstpointer user_data)
{
  GtkWidget *next;

  test_record_sheet_open (sheet, at_stage (IMZ_STAGE_PIN_MADE));
  next = test_ui_part (sheet->page, "next", IMZ_TYPE_RECORD_NEXT);
  g_assert_false (gtk_widget_get_visible (test_ui_part (next, "other_list", GTK_TYPE_WIDGET)));
  press_next (sheet);
  g_assert_cmpint (get_stage (sheet), ==, IMZ_STAGE_IN_USE);
  g_assert_false (gtk_widget_get_visible (test_ui_part (next, "telling", GTK_TYPE_WIDGET)));
}

/* Enter keeps it, once, as it was understood; the former value comes back. */
static void
test_field (TestRecordSheet *sheet, gconstpointer user_data)
{
  g_autofree char *kept = NULL;
  g_autofree char *former = NULL;
  int n_changed = 0;

  test_record_sheet_open (sheet, TEST_RECORD_RENEWAL);
  test_ui_count (sheet->world->history, "changed", &n_changed);
  test_record_sheet_type (sheet, IMZ_RECORD_FIELD_TRACKING, "  RR123456785TR ");
  g_assert_cmpint (n_changed, ==, 0);
  test_record_sheet_press_enter (sheet, IMZ_RECORD_FIELD_TRACKING);
  kept = test_record_sheet_get_field (sheet, IMZ_RECORD_FIELD_TRACKING);
  g_assert_cmpstr (kept, ==, "RR123456785TR");
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (test_record_sheet_get_entry (sheet, IMZ_RECORD_FIELD_TRACKING))),
                   ==, "RR123456785TR");
  g_assert_cmpint (n_changed, ==, 1);
  test_record_sheet_press_enter (sheet, IMZ_RECORD_FIELD_TRACKING);
  g_assert_cmpint (n_changed, ==, 1);

  press_undo (sheet);
  former = test_record_sheet_get_field (sheet, IMZ_RECORD_FIELD_TRACKING);
  g_assert_cmpstr (former, ==, "7310 0245 8861");
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (test_record_sheet_get_entry (sheet, IMZ_RECORD_FIELD_TRACKING))),
                   ==, "7310 0245 8861");
}

/* What cannot stand there is said, and stays to be mended. */
static void
test_bad_field (TestRecordSheet *sheet, gconstpointer user_data)
{
  static const struct {
    ImzRecordField field;
    const char *text;
  } vectors[] = {
    { IMZ_RECORD_FIELD_COURIER, "T.C. 10000000146" },
    { IMZ_RECORD_FIELD_LINK, "ftp://example.com/" },
    { IMZ_RECORD_FIELD_LINK, "https://www.ptt.gov.tr@example.com/" },
    { IMZ_RECORD_FIELD_LETTER_DAY, "31.02.2026" },
  };

  test_record_sheet_open (sheet, at_stage (IMZ_STAGE_LETTER));
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *kept = NULL;

    test_record_sheet_type (sheet, vectors[i].field, vectors[i].text);
    test_record_sheet_press_enter (sheet, vectors[i].field);
    kept = test_record_sheet_get_field (sheet, vectors[i].field);
    g_assert_cmpstr (kept, ==, "");
    g_assert_nonnull (
      test_record_sheet_get_reason (test_record_sheet_get_row (sheet, vectors[i].field)));
    g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (test_record_sheet_get_entry (sheet, vectors[i].field))),
      ==, vectors[i].text);
  }
}

/* The note has lines; it is kept when the page goes. */
static void
test_note (TestRecordSheet *sheet, gconstpointer user_data)
{
  g_autofree char *kept = NULL;
  GtkTextView *view;

  test_record_sheet_open (sheet, TEST_RECORD_RENEWAL);
  view = test_ui_part (test_record_sheet_get_row (sheet, IMZ_RECORD_FIELD_NOTE), "view",
                       GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "Bir\nİki\n", -1);
  gtk_widget_activate_action (sheet->page, "record.close", NULL);
  g_assert_cmpint (sheet->n_closed, ==, 1);
  kept = test_record_sheet_get_field (sheet, IMZ_RECORD_FIELD_NOTE);
  g_assert_cmpstr (kept, ==, "Bir\nİki");
}

/* Also with the window. */
static void
test_window_closed (TestRecordSheet *sheet, gconstpointer user_data)
{
  g_autofree char *kept = NULL;

  test_record_sheet_open (sheet, TEST_RECORD_RENEWAL);
  test_record_sheet_type (sheet, IMZ_RECORD_FIELD_COURIER, "Aras");
  gtk_window_destroy (GTK_WINDOW (sheet->window));
  sheet->window = NULL;
  g_assert_finalize_object (sheet->page);
  kept = test_record_sheet_get_field (sheet, IMZ_RECORD_FIELD_COURIER);
  g_assert_cmpstr (kept, ==, "Aras");
}

/* What cannot be kept is asked about before it is lost. */
static void
test_leave (TestRecordSheet *sheet, gconstpointer user_data)
{
  test_record_sheet_open (sheet, TEST_RECORD_RENEWAL);
  test_record_sheet_type (sheet, IMZ_RECORD_FIELD_LETTER_DAY, "31.02.2026");
  gtk_widget_activate_action (sheet->page, "record.close", NULL);
  g_assert_cmpint (sheet->n_closed, ==, 0);
  test_confirmation_answer (TRUE);
  g_assert_cmpint (sheet->n_closed, ==, 1);
}

/* Removed at once; the way back brings it with its number and mark. */
static void
test_remove (TestRecordSheet *sheet, gconstpointer user_data)
{
  g_autoptr (ImzRecord) before = NULL;
  g_autoptr (ImzRecord) gone = NULL;
  g_autoptr (ImzRecord) after = NULL;

  test_record_sheet_open (sheet, TEST_RECORD_RENEWAL);
  before = test_record_sheet_find_record (sheet);
  gtk_widget_activate_action (sheet->page, "record.remove", NULL);
  g_assert_cmpint (sheet->n_closed, ==, 1);
  gone = test_record_sheet_find_record (sheet);
  g_assert_null (gone);
  press_undo (sheet);
  after = test_record_sheet_find_record (sheet);
  g_assert_nonnull (after);
  g_assert_true (imz_record_equal (before, after));
}

/* R15: once it should have come, whom to call and what to do. */
static void
test_overdue (TestRecordSheet *sheet, gconstpointer user_data)
{
  TestRecordSpec late = TEST_RECORD_FIRST;

  late.stage = IMZ_STAGE_COURIER;
  late.begun = -40;
  test_record_sheet_open (sheet, late);
  g_assert_true (is_visible (sheet, "overdue_box"));
  g_assert_true (is_visible (sheet, "contacts_group"));
  g_assert_true (is_visible (sheet, "come_guide"));
}

static void
test_not_overdue (TestRecordSheet *sheet, gconstpointer user_data)
{
  test_record_sheet_open (sheet, TEST_RECORD_RENEWAL);
  g_assert_false (is_visible (sheet, "overdue_box"));
  g_assert_false (is_visible (sheet, "contacts_group"));
}

/* The link that is listed, else the courier that is, else nobody's. */
static void
test_tracking (TestRecordSheet *sheet, gconstpointer user_data)
{
  static const struct {
    const char *sentence;
    const char *courier;
    const char *link;
    const char *address; /* (nullable) */
  } vectors[] = {
    { "nothing is known", NULL, NULL, NULL },
    { "a courier", "ptt", NULL, "https://gonderitakip.ptt.gov.tr/" },
    { "a listed link wins", "ptt", "https://www.yurticikargo.com/x?code=1",
      "https://www.yurticikargo.com/x?code=1" },
    { "another link does not", "ptt", "https://example.com/x", "https://gonderitakip.ptt.gov.tr/" },
    { "another link alone is not opened", NULL, "https://example.com/x", NULL },
    { "an unknown courier", "Okul aracı", NULL, NULL },
  };
  static const char *const no_files[] = { NULL };
  g_autoptr (ImzCouriers) couriers = imz_couriers_new (no_files);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    TestRecordSpec spec = at_stage (IMZ_STAGE_COURIER);
    g_autoptr (ImzRecord) record = NULL;
    g_autofree char *address = NULL;

    g_test_message ("%s", vectors[i].sentence);
    spec.courier = vectors[i].courier;
    spec.link = vectors[i].link;
    record = test_record_new (spec);
    address = imz_tracking_find_address (couriers, record);
    g_assert_cmpstr (address, ==, vectors[i].address);
  }
}

/* Back, too, one comes out of every field again. */
static void
test_tab_back (TestRecordSheet *sheet, gconstpointer user_data)
{
  GtkWidget *first, *entry, *focus;

  test_record_sheet_open (sheet, at_stage (IMZ_STAGE_LETTER));
  first = test_ui_part (sheet->page, "back_button", GTK_TYPE_BUTTON);
  focus = entry = GTK_WIDGET (test_record_sheet_get_entry (sheet, IMZ_RECORD_FIELD_LETTER_NUMBER));
  test_ui_paint (sheet->window);
  gtk_widget_grab_focus (entry);
  for (int i = 0; focus != first && i < 40; i++) {
    g_signal_emit_by_name (sheet->window, "move-focus", GTK_DIR_TAB_BACKWARD);
    focus = gtk_window_get_focus (GTK_WINDOW (sheet->window));
  }
  g_assert_true (focus == first);
}

static AdwExpanderRow *
get_awaited (TestRecordSheet *sheet)
{
  g_autoptr (GPtrArray) rows =
    test_ui_find (test_ui_part (sheet->page, "stages", GTK_TYPE_WIDGET), ADW_TYPE_EXPANDER_ROW);

  g_assert_cmpuint (rows->len, >, 0);

  return rows->pdata[rows->len - 1];
}

/* A card that comes or goes takes nothing away from who reads; what was opened stays open. */
static void
test_stages_stay (TestRecordSheet *sheet, gconstpointer user_data)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);
  AdwExpanderRow *row;
  GtkWidget *focus;

  test_record_sheet_open (sheet, at_stage (IMZ_STAGE_LETTER));
  row = get_awaited (sheet);
  adw_expander_row_set_expanded (row, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (sheet->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (row)));
  test_monitor_take (sheet->world->guides->monitor, test_snapshot ("Reader", certificate));
  g_assert_true (get_awaited (sheet) == row);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (sheet->window)) == focus);

  press_next (sheet);
  g_assert_true (adw_expander_row_get_expanded (get_awaited (sheet)));
}

/* It grows with what is written. */
static void
test_note_grows (TestRecordSheet *sheet, gconstpointer user_data)
{
  ImzRecordFieldRow *row;
  GtkTextView *view;
  int before;

  test_record_sheet_open (sheet, TEST_RECORD_RENEWAL);
  row = test_record_sheet_get_row (sheet, IMZ_RECORD_FIELD_NOTE);
  view = test_ui_part (row, "view", GTK_TYPE_TEXT_VIEW);
  test_ui_paint (sheet->window);
  before = gtk_widget_get_height (GTK_WIDGET (row));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "1\n2\n3\n4\n5\n6\n7\n8\n9", -1);
  test_ui_paint (sheet->window);
  test_ui_paint (sheet->window);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (row)), >, before + 40);
}

/* Each stage, narrow, with large letters, and all that opens opened. */
static void
test_narrow (TestRecordSheet *sheet, gconstpointer user_data)
{
  test_ui_set_text_size (200);
  for (ImzStage stage = IMZ_STAGE_APPLIED; stage < IMZ_N_STAGES; stage++) {
    g_autoptr (GPtrArray) openers = NULL;
    int minimum;

    test_record_sheet_open (sheet, at_stage (stage));
    openers = test_ui_find (sheet->page, ADW_TYPE_EXPANDER_ROW);
    for (guint i = 0; i < openers->len; i++)
      adw_expander_row_set_expanded (openers->pdata[i], TRUE);
    gtk_widget_measure (sheet->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    g_test_message ("%s: %d", imz_stage_to_word (stage), minimum);
    g_assert_cmpint (minimum, <=, NARROW);
    gtk_window_destroy (GTK_WINDOW (sheet->window));
    sheet->window = NULL;
    g_assert_finalize_object (sheet->page);
  }
  test_ui_set_text_size (100);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (TestRecordSheet *sheet, gconstpointer user_data);
  } tests[] = {
    { "/ui/record-page/next", test_next },
    { "/ui/record-page/day", test_day },
    { "/ui/record-page/bad-day", test_bad_day },
    { "/ui/record-page/same-day", test_same_day },
    { "/ui/record-page/refused", test_refused },
    { "/ui/record-page/others", test_others },
    { "/ui/record-page/field", test_field },
    { "/ui/record-page/bad-field", test_bad_field },
    { "/ui/record-page/note", test_note },
    { "/ui/record-page/window-closed", test_window_closed },
    { "/ui/record-page/leave", test_leave },
    { "/ui/record-page/remove", test_remove },
    { "/ui/record-page/overdue", test_overdue },
    { "/ui/record-page/not-overdue", test_not_overdue },
    { "/ui/record-page/tracking", test_tracking },
    { "/ui/record-page/tab-back", test_tab_back },
    { "/ui/record-page/stages-stay", test_stages_stay },
    { "/ui/record-page/note-grows", test_note_grows },
    { "/ui/record-page/narrow", test_narrow },
  };

  test_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TestRecordSheet, NULL, test_record_sheet_set_up, tests[i].run,
                test_record_sheet_tear_down);

  return g_test_run ();
}
