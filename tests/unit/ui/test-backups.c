/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is offered when the file with the applications is damaged, and what the preferences offer when it is not. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "imz-backups-group.h"
#include "imz-rescue-bar.h"
#include "imz-restore.h"
#include "test-confirmation.h"
#include "test-people.h"
#include "test-record-world.h"

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
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *dir = g_path_get_dirname (fixture->path);
  g_autofree char *backups = g_build_filename (dir, "backups", NULL);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_settle ();
  empty (backups);
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

static void
press (GtkWidget *root, const char *label)
{
  g_autoptr (GPtrArray) buttons = test_ui_find (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    GtkWidget *button = buttons->pdata[i];

    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0) {
      g_signal_emit_by_name (button, "clicked");
      return;
    }
  }
  g_error ("no button says “%s”", label);
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
  g_assert_cmpuint (imz_history_model_get_n_kept (fixture->tools->history), ==, 0);
  test_record_world_add (fixture->world, TEST_RECORD_FIRST);
  aside = g_strdup_printf ("%s/imzam-2026-11-21.db", fixture->world->guides->folder);
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
  g_autoptr (GPtrArray) rows = test_ui_find (group, ADW_TYPE_ACTION_ROW);

  return rows->len;
}

static gboolean
has_one (gpointer user_data)
{
  return imz_history_model_get_n_kept (((Fixture *) user_data)->tools->history) == 1;
}

/* A row for each, and one for all of it. */
static void
test_group (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *group;

  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  group = open_group (fixture);
  g_assert_cmpuint (count_rows (group), ==, 1);
  press (group, _ ("Back up now"));
  g_assert_cmpuint (count_rows (group), ==, 2);

  test_record_world_add (fixture->world, TEST_RECORD_FIRST);
  g_assert_cmpuint (imz_history_model_get_n_kept (fixture->tools->history), ==, 2);
  press (group, _ ("Restore…"));
  test_confirmation_answer (TRUE);
  test_ui_wait ("the backup", has_one, fixture);
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
  g_assert_cmpuint (count_rows (group), ==, 2);

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
  g_assert_cmpuint (count_rows (group), ==, 1);
  g_assert_false (imz_preferences_model_get_welcomed (fixture->preferences));
  g_assert_nonnull (test_ui_find_label (find_told (), _ ("The backups of the database")));
  gtk_window_destroy (find_told ());
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
  add_test ("/ui/backups/erase", test_erase);

  return g_test_run ();
}
