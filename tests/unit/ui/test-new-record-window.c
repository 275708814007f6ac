/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-new-record-window.h"

#include "imz-calendar.h"
#include "imz-record-field-row.h"
#include "test-record-world.h"

#define NARROW 360

typedef struct {
  TestRecordWorld *world;
  GtkWidget *window; /* (nullable) */
  GtkWidget *parent;
  gint64 opened;
} Fixture;

static void
opened_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Fixture *) data)->opened = g_variant_get_int64 (parameter);
}

static void
closed_cb (Fixture *fixture)
{
  fixture->window = NULL;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) open = g_simple_action_new ("open-record", G_VARIANT_TYPE_INT64);

  fixture->world = test_record_world_new ();
  fixture->parent = adw_window_new ();
  g_signal_connect (open, "activate", G_CALLBACK (opened_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (open));
  gtk_widget_insert_action_group (fixture->parent, "win", G_ACTION_GROUP (actions));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  test_ui_settle ();
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  test_ui_settle ();
  test_record_world_free (fixture->world);
}

static void
open_window (Fixture *fixture)
{
  fixture->window =
    imz_new_record_window_new (GTK_WINDOW (fixture->parent), fixture->world->tools, NULL);
  g_signal_connect_swapped (fixture->window, "destroy", G_CALLBACK (closed_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
choose (Fixture *fixture, const char *row, guint position)
{
  adw_combo_row_set_selected (test_ui_part (fixture->window, row, ADW_TYPE_COMBO_ROW), position);
}

static void
type_day (Fixture *fixture, const char *row, const char *text)
{
  GtkWidget *day = test_ui_part (fixture->window, row, GTK_TYPE_WIDGET);

  gtk_editable_set_text (test_ui_part (day, "entry", GTK_TYPE_ENTRY), text);
}

static void
add (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "new-record.add", NULL));
}

static gboolean
is_shown (Fixture *fixture, const char *part)
{
  return gtk_widget_get_visible (test_ui_part (fixture->window, part, GTK_TYPE_WIDGET));
}

/* As it stands: begun today. It is opened then. */
static void
test_today (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ImzRecord) record = NULL;
  const ImzRecordFacts *facts;

  open_window (fixture);
  add (fixture);
  g_assert_null (fixture->window);
  record = imz_history_model_find (fixture->world->history, fixture->opened);
  g_assert_nonnull (record);
  facts = imz_record_get_facts (record);
  g_assert_cmpint (facts->kind, ==, IMZ_CASE_RENEWAL);
  g_assert_cmpint (facts->method, ==, IMZ_METHOD_E_ONAY);
  g_assert_cmpstr (facts->province, ==, "genel");
  g_assert_cmpint (facts->created_at, ==, TEST_CLOCK_NOW);
  g_assert_cmpint (imz_record_get_stage (record), ==, IMZ_STAGE_APPLIED);
}

/* An old one, far on its way. */
static void
test_old (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ImzRecord) record = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *begun = NULL;
  g_autofree char *ended = NULL;
  GDate day;

  open_window (fixture);
  choose (fixture, "kind_row", IMZ_CASE_FIRST);
  g_assert_false (is_shown (fixture, "end_row"));
  choose (fixture, "method_row", IMZ_METHOD_WET_SIGNED);
  choose (fixture, "stage_row", IMZ_STAGE_IN_USE);
  g_assert_true (is_shown (fixture, "stage_day_row"));
  type_day (fixture, "applied_row", "1 Şubat 2024");
  type_day (fixture, "stage_day_row", "6.2.2024");
  rows = test_ui_find (fixture->window, IMZ_TYPE_RECORD_FIELD_ROW);
  gtk_editable_set_text (test_ui_part (rows->pdata[0], "entry", GTK_TYPE_ENTRY), "12345678");
  add (fixture);

  record = imz_history_model_find (fixture->world->history, fixture->opened);
  g_assert_nonnull (record);
  day = imz_record_get_stage_day (record, IMZ_STAGE_APPLIED);
  begun = imz_calendar_format_day (&day);
  day = imz_record_get_stage_day (record, IMZ_STAGE_IN_USE);
  ended = imz_calendar_format_day (&day);
  g_assert_cmpstr (begun, ==, "2024-02-01");
  g_assert_cmpstr (ended, ==, "2024-02-06");
  g_assert_cmpstr (imz_record_get_facts (record)->tracking, ==, "12345678");
  g_assert_cmpint (imz_record_get_facts (record)->replaces.not_after, ==, 0);
}

/* Why it was refused is asked for, and only then. */
static void
test_refusal (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ImzRecord) record = NULL;

  open_window (fixture);
  g_assert_false (is_shown (fixture, "refusal_row"));
  choose (fixture, "stage_row", IMZ_STAGE_REFUSED);
  g_assert_true (is_shown (fixture, "refusal_row"));
  choose (fixture, "refusal_row", 0);
  add (fixture);
  record = imz_history_model_find (fixture->world->history, fixture->opened);
  g_assert_nonnull (record);
  g_assert_cmpint (imz_record_get_stage (record), ==, IMZ_STAGE_REFUSED);
  g_assert_cmpint (imz_record_get_facts (record)->refusal, ==, IMZ_REFUSAL_TOO_EARLY);
}

/* R7 warns, and forbids nothing: the day may have been another one. */
static void
test_too_early (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ImzRecord) record = NULL;

  open_window (fixture);
  g_assert_false (is_shown (fixture, "warning_box"));
  type_day (fixture, "end_row", "21.02.2027");
  g_assert_true (is_shown (fixture, "warning_box"));
  type_day (fixture, "end_row", "20.02.2027");
  g_assert_false (is_shown (fixture, "warning_box"));
  type_day (fixture, "applied_row", "20.11.2026");
  g_assert_true (is_shown (fixture, "warning_box"));
  choose (fixture, "kind_row", IMZ_CASE_LOST);
  g_assert_false (is_shown (fixture, "warning_box"));
  choose (fixture, "kind_row", IMZ_CASE_RENEWAL);
  add (fixture);
  record = imz_history_model_find (fixture->world->history, fixture->opened);
  g_assert_nonnull (record);
  g_assert_cmpint (imz_record_get_facts (record)->replaces.not_after, ==, 1803070799 + 86400);
}

/* What cannot be is said, and the window stays as it is. */
static void
test_refused (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    const char *sentence;
    const char *row;
    const char *text;
  } vectors[] = {
    { "to come", "applied_row", "22.11.2026" },
    { "no day", "applied_row", "31.11.2026" },
    { "nothing", "applied_row", "" },
    { "no day of the old one's end", "end_row", "x" },
    { "a stage before the first", "stage_day_row", "1.1.2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].sentence);
    open_window (fixture);
    choose (fixture, "stage_row", IMZ_STAGE_APPROVED);
    type_day (fixture, vectors[i].row, vectors[i].text);
    add (fixture);
    g_assert_nonnull (fixture->window);
    g_assert_cmpint (fixture->opened, ==, 0);
    g_assert_cmpuint (imz_history_model_get_n_kept (fixture->world->history), ==, 0);
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  }
}

/* One that was claimed is offered. */
static void
test_remembered (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);
  g_autoptr (GPtrArray) remembered =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);
  g_autoptr (ImzCircumstances) circumstances = NULL;
  g_autoptr (ImzRecord) record = NULL;

  g_ptr_array_add (remembered, imz_remembered_new (certificate, "", TEST_CLOCK_NOW));
  circumstances =
    imz_circumstances_new (fixture->world->guides->province, NULL, IMZ_E_ONAY_UNKNOWN, remembered);
  imz_status_set_circumstances (fixture->world->guides->status, circumstances);
  open_window (fixture);
  g_assert_true (is_shown (fixture, "old_row"));
  g_assert_false (is_shown (fixture, "end_row"));
  add (fixture);
  record = imz_history_model_find (fixture->world->history, fixture->opened);
  g_assert_nonnull (record);
  g_assert_cmpstr (imz_record_get_facts (record)->replaces.sha256, ==,
                   imz_certificate_get_sha256 (certificate));
}

static void
test_narrow (Fixture *fixture, gconstpointer user_data)
{
  int minimum;

  test_ui_set_text_size (200);
  open_window (fixture);
  choose (fixture, "stage_row", IMZ_STAGE_LETTER);
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (fixture->window)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW);
  test_ui_set_text_size (100);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer user_data);
  } tests[] = {
    { "/ui/new-record-window/today", test_today },
    { "/ui/new-record-window/old", test_old },
    { "/ui/new-record-window/refusal", test_refusal },
    { "/ui/new-record-window/too-early", test_too_early },
    { "/ui/new-record-window/refused", test_refused },
    { "/ui/new-record-window/remembered", test_remembered },
    { "/ui/new-record-window/narrow", test_narrow },
  };

  test_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
