/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is offered when the file with the applications is damaged, and what the preferences offer when it is not. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "imz-backups-group.h"
#include "imz-phrase.h"
#include "imz-rescue-bar.h"
#include "imz-restore.h"
#include "test-confirmation.h"
#include "test-people.h"
#include "test-record-world.h"

#define NARROW 360
#define MARGIN 12 /* of a page of preferences */
#define KEPT_ASIDE "imzam-2026-11-21.db"

typedef struct {
  TestRecordWorld *world;
  ImzTools *tools;
  ImzPreferencesModel *preferences;
  char *path; /* of the database */
  GtkWidget *window;
  GtkWidget *overlay;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  const char *folder;
  g_autofree char *nowhere = NULL;
  g_autoptr (ImzBackupsModel) backups = NULL;
  g_autoptr (ImzEraserModel) eraser = NULL;
  ImzTools members;

  fixture->world = test_record_world_new ();
  folder = fixture->world->guides->folder;
  fixture->path = g_build_filename (folder, "imzam.db", NULL);
  nowhere = g_build_filename (folder, "nowhere", NULL);
  backups = imz_backups_model_new (folder);
  eraser = imz_eraser_model_new (
    &(ImzEraserPlaces){ .data_dir = folder, .cache_dir = nowhere, .report = nowhere },
    fixture->world->guides->form_data);
  members = *fixture->world->tools;
  members.backups = backups;
  members.eraser = eraser;
  fixture->tools = imz_tools_new (&members);
  fixture->preferences = test_preferences_new (NULL);
  fixture->overlay = adw_toast_overlay_new ();
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->overlay);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_settle ();
  imz_tools_unref (fixture->tools);
  g_object_unref (fixture->preferences);
  test_record_world_free (fixture->world);
  g_free (fixture->path);
}

static void
put (Fixture *fixture, GtkWidget *widget)
{
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_settle ();
}

static void
make_backup (Fixture *fixture, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = imz_backups_model_make (fixture->tools->backups, now, &error);

  g_assert_no_error (error);
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

static GtkWidget *
spoil (Fixture *fixture)
{
  ImzRescueBar *bar = g_object_new (IMZ_TYPE_RESCUE_BAR, NULL);

  put (fixture, GTK_WIDGET (bar));
  imz_rescue_bar_set_tools (bar, fixture->tools);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_true (g_file_set_contents (fixture->path, "what is this?", -1, NULL));
  test_ui_wait ("the bar", is_visible, bar);

  return GTK_WIDGET (bar);
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  g_autoptr (GPtrArray) buttons = test_ui_find (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0)
      return buttons->pdata[i];
  }
  g_error ("no button says “%s”", label);
}

static void
press (GtkWidget *root, const char *label)
{
  g_signal_emit_by_name (find_button (root, label), "clicked");
}

static gboolean
is_said (gpointer user_data)
{
  g_autoptr (GPtrArray) labels = test_ui_find (user_data, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++) {
    if (strstr (gtk_label_get_label (labels->pdata[i]), KEPT_ASIDE) != NULL)
      return TRUE;
  }

  return FALSE;
}

/* The last thing that happens: where the former file is. */
static void
wait_until_said (Fixture *fixture)
{
  test_ui_wait ("what is said", is_said, fixture->overlay);
}

static void
test_restored (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *number = imz_restore_describe_number (1);
  GtkWidget *bar, *button;

  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  make_backup (fixture, TEST_CLOCK_NOW);
  test_record_world_add (fixture->world, TEST_RECORD_FIRST);
  bar = spoil (fixture);
  button = test_ui_part (bar, "restore", GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_nonnull (
    strstr (gtk_label_get_label (test_ui_part (bar, "restore_label", GTK_TYPE_LABEL)), number));
  g_assert_nonnull (
    strstr (gtk_label_get_label (test_ui_part (bar, "reason", GTK_TYPE_LABEL)), fixture->path));

  g_signal_emit_by_name (button, "clicked");
  test_confirmation_answer (FALSE);
  g_assert_true (gtk_widget_get_visible (bar));
  g_signal_emit_by_name (button, "clicked");
  test_confirmation_answer (TRUE);
  test_ui_wait ("the backup", is_hidden, bar);
  wait_until_said (fixture);
  g_assert_cmpuint (imz_history_model_get_n_kept (fixture->tools->history), ==, 1);
}

/* Nothing can be restored. */
static void
test_anew (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *aside = NULL;
  GtkWidget *bar;

  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  bar = spoil (fixture);
  g_assert_false (gtk_widget_get_visible (test_ui_part (bar, "restore", GTK_TYPE_BUTTON)));
  press (bar, _ ("Begin anew"));
  test_confirmation_answer (TRUE);
  test_ui_wait ("the beginning", is_hidden, bar);
  wait_until_said (fixture);
  g_assert_cmpuint (imz_history_model_get_n_kept (fixture->tools->history), ==, 0);
  test_record_world_add (fixture->world, TEST_RECORD_FIRST);
  aside = g_build_filename (fixture->world->guides->folder, KEPT_ASIDE, NULL);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

static GtkWidget *
open_group (Fixture *fixture)
{
  ImzBackupsGroup *group = g_object_new (IMZ_TYPE_BACKUPS_GROUP, NULL);

  put (fixture, GTK_WIDGET (group));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (group)));
  imz_backups_group_set_tools (group, fixture->tools, fixture->preferences);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (group)));

  return GTK_WIDGET (group);
}

static guint
count_rows (GtkWidget *group)
{
  g_autoptr (GPtrArray) rows = test_ui_find (group, ADW_TYPE_PREFERENCES_ROW);

  return rows->len;
}

typedef struct {
  GtkWidget *group;
  guint n;
} Rows;

static gboolean
has_rows (gpointer user_data)
{
  const Rows *rows = user_data;

  return count_rows (rows->group) == rows->n;
}

static void
wait_for_rows (GtkWidget *group, guint n)
{
  Rows rows = { group, n };

  test_ui_wait ("the rows", has_rows, &rows);
}

static gboolean
has_one (gpointer user_data)
{
  return imz_history_model_get_n_kept (((Fixture *) user_data)->tools->history) == 1;
}

/* A row for each, one for another, and one for all of it. */
static void
test_group (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *group;

  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  group = open_group (fixture);
  wait_for_rows (group, 2);
  press (group, _ ("Back up now"));
  wait_for_rows (group, 3);

  test_record_world_add (fixture->world, TEST_RECORD_FIRST);
  g_assert_cmpuint (imz_history_model_get_n_kept (fixture->tools->history), ==, 2);
  press (group, _ ("Restore…"));
  test_confirmation_answer (TRUE);
  test_ui_wait ("the backup", has_one, fixture);
  wait_until_said (fixture);
}

/* Nothing is broken in two, and nothing is cut off. */
static void
test_narrow (Fixture *fixture, gconstpointer percent)
{
  g_autofree char *moment = imz_phrase_moment (TEST_CLOCK_NOW);
  GtkWidget *group, *erase;
  GtkLabel *title;
  int minimum;

  test_ui_set_text_size (GPOINTER_TO_INT (percent));
  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  make_backup (fixture, TEST_CLOCK_NOW);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), NARROW, 900);
  group = open_group (fixture);
  wait_for_rows (group, 3);
  test_ui_paint (fixture->window);
  gtk_widget_measure (group, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW - 2 * MARGIN);

  title = test_ui_find_label (group, moment);
  g_assert_nonnull (title);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (title)), ==, 1);
  erase = find_button (group, _ ("Erase everything…"));
  g_assert_cmpint (gtk_widget_get_allocated_width (erase), ==,
                   gtk_widget_get_allocated_width (gtk_widget_get_prev_sibling (erase)));
  test_ui_set_text_size (100);
}

/* NULL as long as nothing is told (transfer none) */
static GtkWindow *
find_told (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (g_strcmp0 (gtk_window_get_title (window), _ ("What was erased")) == 0)
      return window;
  }

  return NULL;
}

static gboolean
is_told (gpointer unused)
{
  return find_told () != NULL;
}

/* Who presses once has erased nothing yet. */
static void
test_erase (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *group;

  imz_preferences_model_set_welcomed (fixture->preferences, TRUE);
  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  make_backup (fixture, TEST_CLOCK_NOW);
  group = open_group (fixture);
  wait_for_rows (group, 3);

  press (group, _ ("Erase everything…"));
  test_confirmation_answer (TRUE);
  g_assert_true (test_confirmation_is_asked ());
  test_confirmation_answer (FALSE);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (imz_preferences_model_get_welcomed (fixture->preferences));

  press (group, _ ("Erase everything…"));
  test_confirmation_answer (TRUE);
  test_confirmation_answer (TRUE);
  test_ui_wait ("what is told", is_told, NULL);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  wait_for_rows (group, 2);
  g_assert_false (imz_preferences_model_get_welcomed (fixture->preferences));
  g_assert_nonnull (test_ui_find_label (find_told (), _ ("The backups of the database")));
  gtk_window_destroy (find_told ());
}

static gboolean
close_cb (gpointer window)
{
  gtk_window_destroy (window);

  return G_SOURCE_REMOVE;
}

/* Before anything that it began is done. */
static void
close_soon (GtkWidget *window)
{
  g_idle_add_full (G_PRIORITY_HIGH, close_cb, window, NULL);
}

/* Closing the preferences takes nothing of it back, and it is told all the same. */
static void
test_erase_closed (Fixture *fixture, gconstpointer unused)
{
  GtkWindow *main_window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *group;

  imz_preferences_model_set_welcomed (fixture->preferences, TRUE);
  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  gtk_window_present (main_window);
  gtk_window_set_transient_for (GTK_WINDOW (fixture->window), main_window);
  group = open_group (fixture);
  wait_for_rows (group, 2);
  press (group, _ ("Erase everything…"));
  test_confirmation_answer (TRUE);
  g_signal_connect_swapped (find_button (group, _ ("Erase everything…")), "notify::sensitive",
                            G_CALLBACK (close_soon), fixture->window);
  test_confirmation_answer (TRUE);
  fixture->window = adw_window_new ();
  test_ui_wait ("what is told", is_told, NULL);
  g_assert_true (gtk_window_get_transient_for (find_told ()) == main_window);
  g_assert_false (imz_preferences_model_get_welcomed (fixture->preferences));
  gtk_window_destroy (find_told ());
  gtk_window_destroy (main_window);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);

  add_test ("/ui/backups/restored", test_restored);
  add_test ("/ui/backups/anew", test_anew);
  add_test ("/ui/backups/group", test_group);
  g_test_add ("/ui/backups/narrow", Fixture, GINT_TO_POINTER (100), set_up, test_narrow, tear_down);
  g_test_add ("/ui/backups/narrow/large", Fixture, GINT_TO_POINTER (200), set_up, test_narrow,
              tear_down);
  add_test ("/ui/backups/erase", test_erase);
  add_test ("/ui/backups/erase/closed", test_erase_closed);

  return g_test_run ();
}
