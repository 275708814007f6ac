/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The first start in its window: shown at once, answered or skipped, and then gone. */

#include "config.h"

#include "imz-welcome.h"

#include <glib/gi18n-lib.h>

#include "core-fixture.h"
#include "imz-e-onay-question.h"
#include "imz-window.h"
#include "test-ui.h"

static GtkApplication *application;

typedef struct {
  ImzClock *clock;
  TestMonitor *monitor;
  ImzStatus *status;
  ImzPreferencesModel *preferences;
  ImzWelcomeFlow *flow;
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
  static const char *const nowhere[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (nowhere);
  g_autoptr (ImzConfig) config = imz_config_new ("/nowhere", "/nowhere", TRUE);
  g_autoptr (GKeyFile) portals = g_key_file_new ();

  fixture->clock = IMZ_CLOCK (test_clock_new ());
  fixture->monitor = test_monitor_new ();
  fixture->status = imz_status_new (IMZ_READER_MONITOR (fixture->monitor), NULL, fixture->clock,
                                    core_fixture_genel ());
  fixture->preferences = imz_preferences_model_new (config, provinces);
  imz_preferences_model_set_province (fixture->preferences, IMZ_PROVINCE_DEFAULT);
  fixture->flow = imz_welcome_flow_new (fixture->preferences);
  fixture->window = IMZ_WINDOW (imz_window_new (application, fixture->status, portals));
  g_object_ref (fixture->window);
  imz_window_welcome (fixture->window, fixture->flow);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_wait ("the window", has_width_cb, fixture->window);
}

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
  g_assert_finalize_object (fixture->flow);
  g_assert_finalize_object (fixture->preferences);
  g_assert_finalize_object (fixture->status);
  g_assert_finalize_object (fixture->monitor);
  g_assert_finalize_object (fixture->clock);
}

/* NULL if something else is shown, or it is gone (transfer none). */
static gpointer
find_welcome (Fixture *fixture)
{
  g_autoptr (GPtrArray) found = test_ui_find (fixture->window, IMZ_TYPE_WELCOME);

  return found->len > 0 && gtk_widget_get_child_visible (found->pdata[0]) ? found->pdata[0] : NULL;
}

static void
press_labelled (Fixture *fixture, const char *label)
{
  g_autoptr (GPtrArray) buttons = test_ui_find (find_welcome (fixture), GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0) {
      g_assert_true (gtk_widget_is_sensitive (buttons->pdata[i]));
      g_signal_emit_by_name (buttons->pdata[i], "clicked");
      return;
    }
  }
  g_error ("no button says “%s”", label);
}

static void
assert_page (Fixture *fixture, const char *name)
{
  GtkStack *pages = test_ui_part (find_welcome (fixture), "pages", GTK_TYPE_STACK);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, name);
}

static GtkCheckButton *
province_button (Fixture *fixture, guint index)
{
  GtkWidget *list = test_ui_part (find_welcome (fixture), "provinces", GTK_TYPE_LIST_BOX);
  g_autoptr (GPtrArray) buttons = test_ui_find (list, GTK_TYPE_CHECK_BUTTON);

  g_assert_cmpuint (buttons->len, ==, imz_preferences_model_get_n_provinces (fixture->preferences));

  return buttons->pdata[index];
}

static void
assert_focus_in (Fixture *fixture, const char *name)
{
  GtkWidget *wanted = test_ui_part (find_welcome (fixture), name, GTK_TYPE_WIDGET);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_nonnull (focus);
  g_assert_true (focus == wanted || gtk_widget_is_ancestor (focus, wanted));
  g_assert_true (gtk_widget_get_mapped (focus) && gtk_widget_is_sensitive (focus));
}

static void
told_cb (ImzWelcomeFlow *flow, int e_onay, int *told)
{
  *told = e_onay;
}

static void
test_through (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *next;
  int told = -1;

  g_signal_connect (fixture->flow, "told-e-onay", G_CALLBACK (told_cb), &told);
  assert_page (fixture, "intro");
  g_assert_false (
    gtk_widget_get_visible (test_ui_part (find_welcome (fixture), "back_button", GTK_TYPE_BUTTON)));
  press_labelled (fixture, _ ("Next"));
  assert_page (fixture, "province");
  g_assert_true (gtk_check_button_get_active (province_button (fixture, 0)));
  gtk_check_button_set_active (province_button (fixture, 2), TRUE);
  press_labelled (fixture, _ ("Next"));
  assert_page (fixture, "e-onay");
  g_signal_emit_by_name (test_ui_part (find_welcome (fixture), "back_button", GTK_TYPE_BUTTON),
                         "clicked");
  assert_page (fixture, "province");
  g_assert_true (gtk_check_button_get_active (province_button (fixture, 2)));
  press_labelled (fixture, _ ("Next"));

  next = test_ui_part (find_welcome (fixture), "next_button", GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_is_sensitive (next));
  /* As by Enter: its first answer has the focus. */
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  press_labelled (fixture, _ ("Start"));
  g_assert_null (find_welcome (fixture));
  g_assert_cmpint (told, ==, IMZ_E_ONAY_YES);
  g_assert_true (imz_preferences_model_get_province (fixture->preferences) ==
                 imz_preferences_model_get_nth_province (fixture->preferences, 2));
  g_assert_true (imz_preferences_model_get_welcomed (fixture->preferences));
}

/* With the keyboard alone: on each page the focus is where there is something to do, also on the way back. */
static void
test_focus (Fixture *fixture, gconstpointer user_data)
{
  gtk_widget_grab_focus (test_ui_part (find_welcome (fixture), "next_button", GTK_TYPE_BUTTON));
  press_labelled (fixture, _ ("Next"));
  assert_focus_in (fixture, "provinces");
  for (int i = 0; i < 2; i++) {
    gtk_widget_grab_focus (test_ui_part (find_welcome (fixture), "next_button", GTK_TYPE_BUTTON));
    press_labelled (fixture, _ ("Next"));
    assert_focus_in (fixture, "question");
    gtk_widget_grab_focus (test_ui_part (find_welcome (fixture), "back_button", GTK_TYPE_BUTTON));
    imz_welcome_flow_back (fixture->flow);
    assert_focus_in (fixture, "provinces");
  }
  gtk_widget_grab_focus (test_ui_part (find_welcome (fixture), "back_button", GTK_TYPE_BUTTON));
  imz_welcome_flow_back (fixture->flow);
  assert_focus_in (fixture, "next_button");
}

/* A province is named once: by its row. */
static void
test_names (Fixture *fixture, gconstpointer user_data)
{
  GtkAccessible *button;

  press_labelled (fixture, _ ("Next"));
  button = GTK_ACCESSIBLE (province_button (fixture, 0));
  g_assert_true (gtk_test_accessible_has_relation (button, GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_false (gtk_test_accessible_has_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL));
}

/* On each page. */
static void
test_skip (Fixture *fixture, gconstpointer n_pages)
{
  for (int i = 0; i < GPOINTER_TO_INT (n_pages); i++)
    press_labelled (fixture, _ ("Next"));
  press_labelled (fixture, _ ("Skip"));
  g_assert_null (find_welcome (fixture));
}

/* Neither over the quick check nor over the practice. */
static void
test_not_over_others (Fixture *fixture, gconstpointer user_data)
{
  g_assert_nonnull (find_welcome (fixture));
  imz_window_set_glance (fixture->window, TRUE);
  g_assert_null (find_welcome (fixture));
  imz_window_set_glance (fixture->window, FALSE);
  g_assert_nonnull (find_welcome (fixture));
  imz_window_set_practice (fixture->window, TRUE);
  g_assert_null (find_welcome (fixture));
  imz_window_set_practice (fixture->window, FALSE);
  g_assert_nonnull (find_welcome (fixture));
}

/* Done while the quick check covers it. */
static void
test_done_behind (Fixture *fixture, gconstpointer user_data)
{
  imz_window_set_glance (fixture->window, TRUE);
  imz_welcome_flow_skip (fixture->flow);
  imz_window_set_glance (fixture->window, FALSE);
  g_assert_null (find_welcome (fixture));
}

/* As narrow as can be, with large text: all is within the window, and the buttons are reached. */
static void
test_narrow (Fixture *fixture, gconstpointer percent)
{
  test_ui_set_text_size (GPOINTER_TO_INT (percent));
  for (int page = 0; page < 3; page++) {
    g_autoptr (GPtrArray) labels = NULL;
    int minimum;

    test_ui_settle ();
    test_ui_paint (GTK_WIDGET (fixture->window));
    gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                        NULL, NULL, NULL);
    g_assert_cmpint (minimum, <=, 360);
    labels = test_ui_find (find_welcome (fixture), GTK_TYPE_LABEL);
    for (guint i = 0; i < labels->len; i++) {
      graphene_rect_t bounds;

      if (!gtk_widget_get_mapped (labels->pdata[i]))
        continue;
      g_test_message ("%s", gtk_label_get_text (labels->pdata[i]));
      g_assert_true (
        gtk_widget_compute_bounds (labels->pdata[i], GTK_WIDGET (fixture->window), &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 360);
    }
    if (page < 2)
      press_labelled (fixture, _ ("Next"));
  }
  test_ui_set_text_size (100);
}

#define add_with(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)
#define add(path, function) add_with (path, NULL, function)

int
main (int argc, char **argv)
{
  int result;

  test_ui_init (&argc, &argv);
  application = GTK_APPLICATION (adw_application_new ("tr.imzam.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  add ("/ui/welcome/through", test_through);
  add ("/ui/welcome/focus", test_focus);
  add ("/ui/welcome/names", test_names);
  add_with ("/ui/welcome/skip/first", GINT_TO_POINTER (0), test_skip);
  add_with ("/ui/welcome/skip/second", GINT_TO_POINTER (1), test_skip);
  add_with ("/ui/welcome/skip/third", GINT_TO_POINTER (2), test_skip);
  add ("/ui/welcome/not-over-others", test_not_over_others);
  add ("/ui/welcome/done-behind", test_done_behind);
  add_with ("/ui/welcome/narrow", GINT_TO_POINTER (100), test_narrow);
  add_with ("/ui/welcome/narrow/large-text", GINT_TO_POINTER (200), test_narrow);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
