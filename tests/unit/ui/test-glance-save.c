/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of a sitting is saved where the person wants it, and nowhere else. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "imz-glance-page.h"
#include "imz-sitting-csv.h"
#include "test-chooser.h"
#include "test-confirmation.h"
#include "test-glance-world.h"

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
test_save (TestGlanceWorld *fixture, gconstpointer user_data)
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
  test_glance_world_act (fixture, "win.glance");
  pages = test_ui_find (fixture->window, IMZ_TYPE_GLANCE_PAGE);
  page = pages->pdata[0];
  gtk_switch_set_active (test_ui_part (page, "keeping", GTK_TYPE_SWITCH), TRUE);
  test_glance_world_take (fixture, "A:valid");
  g_assert_true (gtk_widget_activate_action (page, "glance.save", NULL));
  question = test_chooser_wait (name);
  test_glance_world_take (fixture, "B:window");
  test_glance_world_act (fixture, "win.glance");
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
test_leave (TestGlanceWorld *fixture, gconstpointer user_data)
{
  g_autofree char *name = imz_sitting_csv_suggest_name (TEST_CLOCK_NOW);
  g_autofree char *folder = g_dir_make_tmp ("imzam-list-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GPtrArray) pages = NULL;
  GtkFileChooser *question;

  g_assert_cmpint (g_chdir (folder), ==, 0);
  test_glance_world_act (fixture, "win.glance");
  pages = test_ui_find (fixture->window, IMZ_TYPE_GLANCE_PAGE);
  gtk_switch_set_active (test_ui_part (pages->pdata[0], "keeping", GTK_TYPE_SWITCH), TRUE);
  test_glance_world_take (fixture, "A:valid");
  g_assert_true (gtk_widget_activate_action (pages->pdata[0], "glance.save", NULL));
  question = test_chooser_wait (name);
  if (user_data != NULL)
    test_glance_world_take (fixture, user_data);
  test_chooser_answer (question, path);
  test_ui_wait ("the file", file_exists_cb, path);
  test_ui_wait ("the message", is_said_cb, fixture->window);
  test_glance_world_act (fixture, "win.glance");
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
  test_glance_world_begin ();

  g_test_add ("/ui/glance-save/saved", TestGlanceWorld, NULL, test_glance_world_set_up, test_save,
              test_glance_world_tear_down);
  g_test_add ("/ui/glance-save/leave", TestGlanceWorld, NULL, test_glance_world_set_up, test_leave,
              test_glance_world_tear_down);
  g_test_add ("/ui/glance-save/leave/one-more", TestGlanceWorld, "B:window",
              test_glance_world_set_up, test_leave, test_glance_world_tear_down);

  result = g_test_run ();
  test_glance_world_end ();

  return result;
}
