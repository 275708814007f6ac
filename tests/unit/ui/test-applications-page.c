/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All applications: the list, what is there in its stead, the search, and what other programs write. */

#include "config.h"

#include "imz-applications-page.h"

#include "imz-record-row.h"
#include "test-record-world.h"

#define N_SOME 60

typedef struct {
  TestRecordWorld *world;
  GtkWidget *window;
  ImzApplicationsPage *page;
  gint64 opened;
} Fixture;

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Fixture *) user_data)->opened = g_variant_get_int64 (parameter);
}

static void
add_actions (Fixture *fixture)
{
  static const GActionEntry entries[] = {
    { .name = "open-record", .parameter_type = "x", .activate = open_cb },
    { .name = "open-guide", .parameter_type = "s" },
    { .name = "new-record" },
    { .name = "copy", .parameter_type = "s" },
    { .name = "open-tracking", .parameter_type = "x" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->world = test_record_world_new ();
  fixture->window = g_object_ref (gtk_window_new ());
  add_actions (fixture);
  fixture->page = g_object_new (IMZ_TYPE_APPLICATIONS_PAGE, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  test_ui_settle ();
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);
  test_record_world_free (fixture->world);
}

static void
present (Fixture *fixture)
{
  imz_applications_page_set_tools (fixture->page, fixture->world->tools);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_paint (fixture->window);
}

static gpointer
part (Fixture *fixture, const char *name)
{
  return test_ui_part (fixture->page, name, GTK_TYPE_WIDGET);
}

static const char *
content (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (part (fixture, "stack"));
}

/* The applications of the rows that are seen, in their order (transfer full). */
static GArray *
list_ids (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = test_ui_find (part (fixture, "list"), IMZ_TYPE_RECORD_ROW);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++) {
    gint64 id = imz_record_get_facts (imz_record_row_get_record (rows->pdata[i]))->id;

    g_array_append_val (ids, id);
  }

  return ids;
}

static void
assert_listed (Fixture *fixture, gint64 first, gint64 second)
{
  g_autoptr (GArray) ids = NULL;

  test_ui_paint (fixture->window);
  ids = list_ids (fixture);
  g_assert_cmpuint (ids->len, ==, (first != 0) + (second != 0));
  if (first != 0)
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, first);
  if (second != 0)
    g_assert_cmpint (g_array_index (ids, gint64, 1), ==, second);
}

/* It teaches as long as there is nothing, and leads to the guide that fits. */
static void
test_none (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);
  GtkButton *guide;

  present (fixture);
  g_assert_cmpstr (content (fixture), ==, "none");
  g_assert_null (test_ui_find_button (fixture->page, "win.open-guide"));
  g_assert_false (gtk_widget_get_visible (part (fixture, "tool_buttons")));

  test_monitor_take (fixture->world->guides->monitor, test_snapshot ("Reader", certificate));
  guide = test_ui_find_button (fixture->page, "win.open-guide");
  g_assert_nonnull (guide);
  g_assert_cmpstr (
    g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (guide)), NULL),
    ==, imz_status_get_advice (fixture->world->guides->status)->action.guide);
  g_assert_nonnull (test_ui_find_label (guide, test_ui_is_turkish () ? "Yenileme kılavuzunu başlat"
                                                                     : "Start the renewal guide"));
}

static void
test_list (Fixture *fixture, gconstpointer unused)
{
  gint64 first = test_record_world_add (fixture->world, TEST_RECORD_FIRST);
  gint64 renewal = test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *row;

  present (fixture);
  g_assert_cmpstr (content (fixture), ==, "list");
  assert_listed (fixture, renewal, first);

  /* What a screen reader says where the focus is. */
  rows = test_ui_find (part (fixture, "list"), IMZ_TYPE_RECORD_ROW);
  row = gtk_widget_get_parent (rows->pdata[1]);
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
    test_ui_is_turkish ()
      ? "İlk başvuru · ıslak imzalı. 6\u00A0Şubat 2024'te tamamlandı. Aşama 9/9: Kullanımda; önce: "
        "Başvuru, Islak imza, Üst yazı, İl onayı, Üretim, Kurye, Teslim, PIN"
      : "First application · on paper. completed on 6\u00A0February 2024. Stage 9 of 9: In use; "
        "before it: Application, Wet signature, Official letter, Approval, Production, Courier, "
        "Delivery, PIN");
}

/* It is heard, too, that it should have come by now: also by who looked at it the day before. */
static void
test_late (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkAccessible *row;

  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  present (fixture);
  rows = test_ui_find (part (fixture, "list"), IMZ_TYPE_RECORD_ROW);
  row = GTK_ACCESSIBLE (gtk_widget_get_parent (rows->pdata[0]));
  before = imz_record_row_describe (rows->pdata[0]);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, before);

  test_ticker_pass (fixture->world->guides->clock, 45 * 24 * 60 * 60);
  test_monitor_take (fixture->world->guides->monitor, test_snapshot ("Reader", certificate));
  after = imz_record_row_describe (rows->pdata[0]);
  g_assert_cmpstr (after, !=, before);
  g_assert_nonnull (strstr (after, "444\u00A05\u00A0576"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, after);
}

static GtkWidget *
move_focus (Fixture *fixture, GtkDirectionType direction)
{
  g_signal_emit_by_name (fixture->window, "move-focus", direction);

  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* A row is a stop of its own, before the buttons in it, and again on the way back. */
static void
test_tab (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *row, *other, *copy, *open;

  test_record_world_add (fixture->world, TEST_RECORD_FIRST);
  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  present (fixture);
  rows = test_ui_find (part (fixture, "list"), IMZ_TYPE_RECORD_ROW);
  row = gtk_widget_get_parent (rows->pdata[0]);
  other = gtk_widget_get_parent (rows->pdata[1]);
  copy = GTK_WIDGET (test_ui_find_button (row, "win.copy"));
  open = GTK_WIDGET (test_ui_find_button (row, "win.open-tracking"));
  gtk_widget_grab_focus (part (fixture, "new_button"));

  g_assert_true (move_focus (fixture, GTK_DIR_TAB_FORWARD) == row);
  g_assert_true (move_focus (fixture, GTK_DIR_TAB_FORWARD) == copy);
  g_assert_true (move_focus (fixture, GTK_DIR_TAB_FORWARD) == open);
  g_assert_true (move_focus (fixture, GTK_DIR_TAB_FORWARD) == other);
  g_assert_true (gtk_widget_is_ancestor (move_focus (fixture, GTK_DIR_TAB_BACKWARD), row) ||
                 gtk_window_get_focus (GTK_WINDOW (fixture->window)) == row);
  gtk_widget_grab_focus (open);
  g_assert_true (move_focus (fixture, GTK_DIR_TAB_BACKWARD) == copy);
  g_assert_true (move_focus (fixture, GTK_DIR_TAB_BACKWARD) == row);
  g_assert_true (move_focus (fixture, GTK_DIR_TAB_BACKWARD) == part (fixture, "new_button"));
}

static gboolean
has_all_rows (gpointer user_data)
{
  g_autoptr (GArray) ids = list_ids (user_data);

  return ids->len == N_SOME;
}

/* More than one sees at once come by and by; the focus finds one that is far below at once. */
static void
test_some (Fixture *fixture, gconstpointer unused)
{
  gint64 oldest = 0;

  for (int i = 0; i < N_SOME; i++) {
    gint64 id = test_record_world_add (fixture->world, TEST_RECORD_FIRST);

    oldest = i == 0 ? id : oldest;
  }
  present (fixture);
  test_ui_wait ("all rows", has_all_rows, fixture);
  gtk_drop_down_set_selected (part (fixture, "order"), IMZ_HISTORY_ORDER_OLDEST);
  test_ui_wait ("all rows in the other order", has_all_rows, fixture);

  imz_applications_page_focus_record (fixture->page, oldest);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         part (fixture, "list")));
}

/* As Enter does in a list; back from there the focus is where it was. */
static void
test_open (Fixture *fixture, gconstpointer unused)
{
  gint64 first = test_record_world_add (fixture->world, TEST_RECORD_FIRST);
  GtkWidget *focus;
  g_autoptr (GPtrArray) rows = NULL;

  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  present (fixture);
  g_signal_emit_by_name (part (fixture, "list"), "activate", 1);
  g_assert_cmpint (fixture->opened, ==, first);

  imz_applications_page_focus_record (fixture->page, first);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  rows = test_ui_find (part (fixture, "list"), IMZ_TYPE_RECORD_ROW);
  g_assert_true (focus == gtk_widget_get_parent (rows->pdata[1]));

  /* Of one that is not there nothing happens. */
  imz_applications_page_focus_record (fixture->page, 123456);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);
}

static void
search (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (part (fixture, "search_entry"), text);
  g_signal_emit_by_name (part (fixture, "search_entry"), "search-changed");
  test_ui_settle ();
}

static void
test_search (Fixture *fixture, gconstpointer unused)
{
  gint64 first = test_record_world_add (fixture->world, TEST_RECORD_FIRST);
  gint64 renewal = test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);

  present (fixture);
  /* Nothing has the focus before somebody wants it: a caret that blinks wakes the computer. */
  g_assert_false (gtk_widget_get_visible (part (fixture, "search_bar")));
  gtk_toggle_button_set_active (part (fixture, "search_button"), TRUE);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         part (fixture, "search_entry")));

  search (fixture, "8861");
  assert_listed (fixture, renewal, 0);
  search (fixture, "qwerty");
  g_assert_cmpstr (content (fixture), ==, "nothing");
  g_assert_true (gtk_widget_get_visible (part (fixture, "search_bar")));

  /* What is not seen any more hides nothing. */
  gtk_toggle_button_set_active (part (fixture, "search_button"), FALSE);
  test_ui_settle ();
  g_assert_cmpstr (content (fixture), ==, "list");
  assert_listed (fixture, renewal, first);
}

static void
test_filter (Fixture *fixture, gconstpointer unused)
{
  gint64 first = test_record_world_add (fixture->world, TEST_RECORD_FIRST);
  gint64 renewal = test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);

  present (fixture);
  gtk_drop_down_set_selected (part (fixture, "filter"), IMZ_HISTORY_FILTER_IN_USE);
  test_ui_settle ();
  assert_listed (fixture, first, 0);
  gtk_drop_down_set_selected (part (fixture, "filter"), IMZ_HISTORY_FILTER_OPEN);
  test_ui_settle ();
  assert_listed (fixture, renewal, 0);
  gtk_drop_down_set_selected (part (fixture, "filter"), IMZ_HISTORY_FILTER_FAILED);
  test_ui_settle ();
  g_assert_cmpstr (content (fixture), ==, "nothing");
  gtk_drop_down_set_selected (part (fixture, "filter"), IMZ_HISTORY_FILTER_ALL);
  gtk_drop_down_set_selected (part (fixture, "order"), IMZ_HISTORY_ORDER_OLDEST);
  test_ui_settle ();
  assert_listed (fixture, first, renewal);
}

/* The words in the lists to choose from are in the order of the model’s own. */
static void
test_choices (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (part (fixture, "filter"))),
                    ==, IMZ_N_HISTORY_FILTERS);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (part (fixture, "order"))),
                    ==, IMZ_N_HISTORY_ORDERS);
}

static void
test_practice (Fixture *fixture, gconstpointer unused)
{
  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  present (fixture);
  imz_applications_page_set_practice (fixture->page, TRUE);
  g_assert_cmpstr (content (fixture), ==, "practice");
  g_assert_false (gtk_widget_get_visible (part (fixture, "new_button")));
  imz_applications_page_set_practice (fixture->page, FALSE);
  g_assert_cmpstr (content (fixture), ==, "list");
  g_assert_true (gtk_widget_get_visible (part (fixture, "new_button")));
}

static gboolean
is_listed (gpointer user_data)
{
  Fixture *fixture = user_data;

  return g_strcmp0 (content (fixture), "list") == 0;
}

/* Another program writes the first one. */
static void
test_live (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzHistoryModel) other = test_record_world_open_again (fixture->world);
  g_autoptr (ImzRecord) record = test_record_new (TEST_RECORD_RENEWAL);
  g_autoptr (ImzRecord) kept = NULL;
  g_autoptr (GError) error = NULL;

  imz_database_watch (fixture->world->database);
  present (fixture);
  g_assert_cmpstr (content (fixture), ==, "none");
  kept = imz_history_model_add (other, record, 0, &error);
  g_assert_no_error (error);
  test_ui_wait ("the other program’s application", is_listed, fixture);
  assert_listed (fixture, imz_record_get_facts (kept)->id, 0);
}

/* It says so, and offers nothing that could not be done. */
static void
test_damaged (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->world->guides->folder, "imzam.db", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "This is no database.", -1, &error);
  g_assert_no_error (error);
  present (fixture);
  g_assert_cmpstr (content (fixture), ==, "problem");
  g_assert_true (gtk_widget_get_visible (part (fixture, "problem")));
  g_assert_cmpstr (gtk_label_get_label (part (fixture, "problem_text")), ==,
                   imz_history_model_get_problem (fixture->world->history));
  g_assert_false (gtk_widget_get_visible (part (fixture, "new_button")));
}

/* As narrow as the window may be, with large letters: nothing is wider than there is room. */
static void
assert_narrow (Fixture *fixture)
{
  static const int percents[] = { 100, 200 };

  for (gsize i = 0; i < G_N_ELEMENTS (percents); i++) {
    int minimum;

    test_ui_set_text_size (percents[i]);
    test_ui_paint (fixture->window);
    gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                        NULL, NULL);
    g_test_message ("%s, %d %%: %d pixels", content (fixture), percents[i], minimum);
    g_assert_cmpint (minimum, <=, 360);
  }
  test_ui_set_text_size (100);
}

static void
test_narrow (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);

  test_monitor_take (fixture->world->guides->monitor, test_snapshot ("Reader", certificate));
  present (fixture);
  assert_narrow (fixture);
  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  test_ui_settle ();
  g_assert_cmpstr (content (fixture), ==, "list");
  gtk_toggle_button_set_active (part (fixture, "search_button"), TRUE);
  assert_narrow (fixture);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/applications-page/none", test_none);
  add ("/ui/applications-page/list", test_list);
  add ("/ui/applications-page/late", test_late);
  add ("/ui/applications-page/tab", test_tab);
  add ("/ui/applications-page/some", test_some);
  add ("/ui/applications-page/open", test_open);
  add ("/ui/applications-page/search", test_search);
  add ("/ui/applications-page/filter", test_filter);
  add ("/ui/applications-page/choices", test_choices);
  add ("/ui/applications-page/practice", test_practice);
  add ("/ui/applications-page/live", test_live);
  add ("/ui/applications-page/damaged", test_damaged);
  add ("/ui/applications-page/narrow", test_narrow);

  return g_test_run ();
}
