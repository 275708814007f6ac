/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of a sitting is saved where the person wants it, and nowhere else. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core-fixture.h"
#include "imz-glance-page.h"
#include "imz-sitting-csv.h"
#include "imz-window.h"
#include "test-chooser.h"
#include "test-confirmation.h"
#include "test-ui.h"

static GtkApplication *application;

typedef struct {
  ImzClock *clock;
  TestMonitor *monitor;
  ImzStatus *status;
  ImzWindow *window;
} Fixture;

static gboolean
has_width_cb (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GKeyFile) portals = g_key_file_new ();

  fixture->clock = IMZ_CLOCK (test_clock_new ());
  fixture->monitor = test_monitor_new ();
  fixture->status = imz_status_new (IMZ_READER_MONITOR (fixture->monitor), NULL, fixture->clock,
                                    core_fixture_genel ());
  fixture->window = IMZ_WINDOW (imz_window_new (application, fixture->status, portals));
  g_object_ref (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_wait ("the window", has_width_cb, fixture->window);
}

/* What is under way (a frame, an answer of the X server) may hold it for a moment. */
static gboolean
is_only_ours_cb (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_wait ("the end of the window", is_only_ours_cb, fixture->window);
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->status);
  g_assert_finalize_object (fixture->monitor);
  g_assert_finalize_object (fixture->clock);
}

static gboolean
act (Fixture *fixture, const char *action_name)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->window), action_name, NULL);
}

static void
take (Fixture *fixture, const char *cards)
{
  test_monitor_take (fixture->monitor, core_fixture_snapshot (cards));
}

static gboolean
file_exists_cb (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_said_cb (gpointer window)
{
  return test_ui_find_label (window, _ ("Saved")) != NULL;
}

/* What was listed when it was wanted, for nobody else to read; the list itself goes with the page. */
static void
test_save (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *name = imz_sitting_csv_suggest_name (TEST_CLOCK_NOW);
  g_autofree char *folder = g_dir_make_tmp ("imzam-list-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  GtkFileChooser *question;
  GtkWidget *page;
  GStatBuf status;

  g_assert_cmpint (g_chdir (folder), ==, 0);
  act (fixture, "win.glance");
  pages = test_ui_find (fixture->window, IMZ_TYPE_GLANCE_PAGE);
  page = pages->pdata[0];
  gtk_switch_set_active (test_ui_part (page, "keeping", GTK_TYPE_SWITCH), TRUE);
  take (fixture, "A:valid");
  g_assert_true (gtk_widget_activate_action (page, "glance.save", NULL));
  question = test_chooser_wait (name);
  take (fixture, "B:window");
  act (fixture, "win.glance");
  test_confirmation_answer (TRUE);
  test_chooser_answer (question, path);
  test_ui_wait ("the file", file_exists_cb, path);
  test_ui_wait ("the message", is_said_cb, fixture->window);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "\r\nA*** D*** Y***,2028-01-20,"));
  g_assert_null (strstr (contents, "B***"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_unlink (path);
  g_assert_cmpint (g_chdir ("/"), ==, 0);
  g_rmdir (folder);
}

/* What was saved is not asked about when the quick check is left; what came meanwhile is. */
static void
test_leave (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *name = imz_sitting_csv_suggest_name (TEST_CLOCK_NOW);
  g_autofree char *folder = g_dir_make_tmp ("imzam-list-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GPtrArray) pages = NULL;
  GtkFileChooser *question;

  g_assert_cmpint (g_chdir (folder), ==, 0);
  act (fixture, "win.glance");
  pages = test_ui_find (fixture->window, IMZ_TYPE_GLANCE_PAGE);
  gtk_switch_set_active (test_ui_part (pages->pdata[0], "keeping", GTK_TYPE_SWITCH), TRUE);
  take (fixture, "A:valid");
  g_assert_true (gtk_widget_activate_action (pages->pdata[0], "glance.save", NULL));
  question = test_chooser_wait (name);
  if (user_data != NULL)
    take (fixture, user_data);
  test_chooser_answer (question, path);
  test_ui_wait ("the file", file_exists_cb, path);
  test_ui_wait ("the message", is_said_cb, fixture->window);
  act (fixture, "win.glance");
  g_assert_true (test_confirmation_is_asked () == (user_data != NULL));
  if (user_data != NULL)
    test_confirmation_answer (TRUE);
  g_unlink (path);
  g_assert_cmpint (g_chdir ("/"), ==, 0);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  int result;

  test_ui_init (&argc, &argv);
  application = GTK_APPLICATION (adw_application_new ("tr.imzam.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add ("/ui/glance-save/saved", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/ui/glance-save/leave", Fixture, NULL, set_up, test_leave, tear_down);
  g_test_add ("/ui/glance-save/leave/one-more", Fixture, "B:window", set_up, test_leave, tear_down);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
