/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Applications in the window: opened over whatever is there, left, and what can be done with all of them. */

#include "config.h"

#include "imz-window.h"

#include <glib/gi18n-lib.h>

#include "imz-applications-page.h"
#include "imz-guide-page.h"
#include "imz-record-page.h"
#include "imz-welcome.h"
#include "test-confirmation.h"
#include "test-record-sheet.h"

static GtkApplication *application;

typedef struct {
  TestRecordWorld *world;
  GKeyFile *portals;
  ImzWindow *window;
} Fixture;

static gboolean
has_width_cb (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->world = test_record_world_new ();
  fixture->portals = g_key_file_new ();
  fixture->window =
    IMZ_WINDOW (imz_window_new (application, fixture->world->guides->status, fixture->portals));
  g_object_ref (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_wait ("the window", has_width_cb, fixture->window);
}

static gboolean
is_only_ours_cb (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  test_ui_settle ();
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_wait ("the end of the window", is_only_ours_cb, fixture->window);
  g_assert_finalize_object (fixture->window);
  test_ui_settle ();
  g_key_file_unref (fixture->portals);
  test_record_world_free (fixture->world);
}

static void
give_tools (Fixture *fixture)
{
  imz_window_set_tools (fixture->window, fixture->world->tools);
}

static void
open_record (Fixture *fixture, gint64 id)
{
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-record", "x", id));
  test_ui_settle ();
}

/* (nullable): the only one in the window */
static GtkWidget *
find_page (Fixture *fixture, GType type)
{
  g_autoptr (GPtrArray) pages = test_ui_find (fixture->window, type);

  g_assert_cmpuint (pages->len, <=, 1);

  return pages->len == 1 ? pages->pdata[0] : NULL;
}

/* It is the one that is seen, and keys work in it. */
static void
assert_record_seen (Fixture *fixture)
{
  GtkWidget *page = find_page (fixture, IMZ_TYPE_RECORD_PAGE);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_nonnull (page);
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, page));
}

static void
open_guide (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-guide", "s", "walk");
  test_ui_settle ();
}

/* Back from it, the focus is where it was opened. */
static void
test_open (Fixture *fixture, gconstpointer unused)
{
  gint64 id = test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  GtkWidget *list = test_ui_part (fixture->window, "applications_page", IMZ_TYPE_APPLICATIONS_PAGE);

  open_record (fixture, id);
  g_assert_null (find_page (fixture, IMZ_TYPE_RECORD_PAGE));
  give_tools (fixture);
  assert_record_seen (fixture);

  gtk_widget_activate_action (find_page (fixture, IMZ_TYPE_RECORD_PAGE), "record.close", NULL);
  test_ui_settle ();
  g_assert_null (find_page (fixture, IMZ_TYPE_RECORD_PAGE));
  g_assert_true (
    gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), list));
}

static void
test_gone (Fixture *fixture, gconstpointer unused)
{
  give_tools (fixture);
  open_record (fixture, 123456);
  g_assert_null (find_page (fixture, IMZ_TYPE_RECORD_PAGE));
  g_assert_nonnull (
    test_ui_find_label (fixture->window, _ ("This application is not kept any more.")));
}

/* What is asked for last is what is seen. */
static void
test_over_guide (Fixture *fixture, gconstpointer unused)
{
  gint64 id = test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  GtkWidget *guide;

  give_tools (fixture);
  open_guide (fixture);
  open_record (fixture, id);
  assert_record_seen (fixture);
  g_assert_null (find_page (fixture, IMZ_TYPE_GUIDE_PAGE));

  open_guide (fixture);
  guide = find_page (fixture, IMZ_TYPE_GUIDE_PAGE);
  g_assert_nonnull (guide);
  g_assert_true (gtk_widget_get_mapped (guide));
}

/* The first start waits meanwhile. */
static void
test_over_welcome (Fixture *fixture, gconstpointer unused)
{
  static const char *const nowhere[] = { NULL };
  gint64 id = test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (nowhere);
  g_autoptr (ImzConfig) config = imz_config_new ("/nowhere", "/nowhere", TRUE);
  g_autoptr (ImzPreferencesModel) preferences = imz_preferences_model_new (config, provinces);
  g_autoptr (ImzWelcomeFlow) flow = imz_welcome_flow_new (preferences);
  GtkWidget *welcome;

  give_tools (fixture);
  imz_window_welcome (fixture->window, flow);
  welcome = find_page (fixture, IMZ_TYPE_WELCOME);
  open_record (fixture, id);
  assert_record_seen (fixture);
  g_assert_false (gtk_widget_get_mapped (welcome));

  gtk_widget_activate_action (find_page (fixture, IMZ_TYPE_RECORD_PAGE), "record.close", NULL);
  test_ui_settle ();
  g_assert_true (gtk_widget_get_mapped (welcome));
}

static const char *
get_title (Fixture *fixture)
{
  GtkWidget *page = find_page (fixture, IMZ_TYPE_RECORD_PAGE);

  return page != NULL ? gtk_label_get_label (test_ui_part (page, "title", GTK_TYPE_LABEL)) : NULL;
}

static void
type_bad_day (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = test_ui_find (fixture->window, IMZ_TYPE_RECORD_FIELD_ROW);

  for (guint i = 0; i < rows->len; i++) {
    if (imz_record_field_row_get_field (rows->pdata[i]) == IMZ_RECORD_FIELD_LETTER_DAY)
      gtk_editable_set_text (test_ui_part (rows->pdata[i], "entry", GTK_TYPE_ENTRY), "31.02.2026");
  }
}

/* Whoever is asked about one application answers for that one only. */
static void
test_leave_other (Fixture *fixture, gconstpointer unused)
{
  gint64 renewal = test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  gint64 first = test_record_world_add (fixture->world, TEST_RECORD_FIRST);
  g_autofree char *title = NULL;

  give_tools (fixture);
  open_record (fixture, renewal);
  type_bad_day (fixture);
  gtk_widget_activate_action (find_page (fixture, IMZ_TYPE_RECORD_PAGE), "record.close", NULL);
  g_assert_true (test_confirmation_is_asked ());
  open_record (fixture, first);
  title = g_strdup (get_title (fixture));
  test_confirmation_answer (TRUE);
  test_ui_settle ();
  g_assert_nonnull (title);
  g_assert_cmpstr (get_title (fixture), ==, title);
}

static gboolean
is_mapped_cb (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* All that the menu offers can be done. */
static void
test_menu (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = test_ui_part (fixture->window, "applications_page", IMZ_TYPE_APPLICATIONS_PAGE);
  g_autoptr (GPtrArray) buttons = NULL;
  g_autoptr (GPtrArray) items = NULL;
  GtkPopover *popover;

  test_record_world_add (fixture->world, TEST_RECORD_RENEWAL);
  give_tools (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "applications");
  test_ui_paint (GTK_WIDGET (fixture->window));
  buttons =
    test_ui_find (test_ui_part (page, "tool_buttons", GTK_TYPE_WIDGET), GTK_TYPE_MENU_BUTTON);
  g_assert_cmpuint (buttons->len, ==, 1);
  gtk_menu_button_popup (buttons->pdata[0]);
  popover = gtk_menu_button_get_popover (buttons->pdata[0]);
  test_ui_wait ("the menu", is_mapped_cb, popover);
  items = test_ui_find (popover, g_type_from_name ("GtkModelButton"));
  g_assert_cmpuint (items->len, ==, 5);
  for (guint i = 0; i < items->len; i++) {
    g_autofree char *text = NULL;

    g_object_get (items->pdata[i], "text", &text, NULL);
    g_test_message ("%s", text);
    g_assert_true (gtk_widget_get_sensitive (items->pdata[i]));
  }
  gtk_menu_button_popdown (buttons->pdata[0]);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  int result;

  test_ui_init (&argc, &argv);
  application = GTK_APPLICATION (adw_application_new ("tr.imzam.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  add ("/ui/window-records/open", test_open);
  add ("/ui/window-records/gone", test_gone);
  add ("/ui/window-records/over-guide", test_over_guide);
  add ("/ui/window-records/over-welcome", test_over_welcome);
  add ("/ui/window-records/leave-other", test_leave_other);
  add ("/ui/window-records/menu", test_menu);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
