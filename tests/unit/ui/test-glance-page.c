/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The quick check in its window: entered and left, one card after another, its list, its keys. */

#include "config.h"

#include "imz-glance-page.h"

#include <glib/gi18n-lib.h>

#include "core-fixture.h"
#include "imz-glance-view.h"
#include "imz-practice-monitor.h"
#include "imz-sitting-row.h"
#include "imz-sitting.h"
#include "imz-window.h"
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

/* NULL while it is not on (transfer none). */
static gpointer
find_page (Fixture *fixture)
{
  g_autoptr (GPtrArray) pages = test_ui_find (fixture->window, IMZ_TYPE_GLANCE_PAGE);

  return pages->len > 0 && gtk_widget_get_child_visible (pages->pdata[0]) ? pages->pdata[0] : NULL;
}

static gpointer
part (Fixture *fixture, const char *name, GType type)
{
  return test_ui_part (find_page (fixture), name, type);
}

static const ImzGlanceLook *
look (Fixture *fixture)
{
  return imz_glance_view_get_look (part (fixture, "view", IMZ_TYPE_GLANCE_VIEW));
}

static void
take (Fixture *fixture, const char *cards)
{
  test_monitor_take (fixture->monitor, core_fixture_snapshot (cards));
}

static guint
count_rows (Fixture *fixture)
{
  GtkListView *list = part (fixture, "list", GTK_TYPE_LIST_VIEW);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static void
keep_list (Fixture *fixture)
{
  gtk_toggle_button_set_active (part (fixture, "list_button", GTK_TYPE_TOGGLE_BUTTON), TRUE);
  gtk_switch_set_active (part (fixture, "keeping", GTK_TYPE_SWITCH), TRUE);
}

/* (transfer none) */
static const char *
first_row_name (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows =
    test_ui_find (part (fixture, "list", GTK_TYPE_LIST_VIEW), IMZ_TYPE_SITTING_ROW);

  return rows->len > 0 ? gtk_label_get_text (test_ui_part (rows->pdata[0], "name", GTK_TYPE_LABEL))
                       : NULL;
}

static gboolean
activate_escape (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GListModel) controller = g_list_model_get_item (controllers, i);

    for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && !handled &&
                      j < g_list_model_get_n_items (controller);
         j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (controller, j);
      g_autofree char *trigger =
        gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

      if (g_str_equal (trigger, "Escape"))
        handled =
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, NULL);
    }
  }

  return handled;
}

/* As GTK does when the key is pressed: the shortcuts of the classes, from the focus up to the window. */
static gboolean
press_escape (Fixture *fixture)
{
  GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  if (widget == NULL)
    widget = GTK_WIDGET (fixture->window);
  for (; widget != NULL; widget = gtk_widget_get_parent (widget)) {
    if (activate_escape (widget))
      return TRUE;
  }

  return FALSE;
}

/* In by the action (F11), out by it or by Esc, which otherwise means nothing to the window. */
static void
test_in_and_out (Fixture *fixture, gconstpointer user_data)
{
  gboolean glance;

  g_assert_null (find_page (fixture));
  g_assert_false (press_escape (fixture));

  for (int i = 0; i < 2; i++) {
    g_assert_true (act (fixture, "win.glance"));
    g_assert_nonnull (find_page (fixture));
    g_object_get (fixture->window, "glance", &glance, NULL);
    g_assert_true (glance);
    if (i == 0)
      g_assert_true (act (fixture, "win.glance"));
    else
      g_assert_true (press_escape (fixture));
    g_assert_null (find_page (fixture));
    g_object_get (fixture->window, "glance", &glance, NULL);
    g_assert_false (glance);
  }
}

/* Each card shows by itself, in its colour. */
static void
test_cards (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    const char *cards;
    ImzGlanceLight light;
  } steps[] = {
    { "empty", IMZ_GLANCE_LIGHT_WAITING },     { "reading", IMZ_GLANCE_LIGHT_WAITING },
    { "A:valid", IMZ_GLANCE_LIGHT_WELL },      { "empty", IMZ_GLANCE_LIGHT_WAITING },
    { "reading", IMZ_GLANCE_LIGHT_WAITING },   { "B:expired", IMZ_GLANCE_LIGHT_CRITICAL },
    { "empty", IMZ_GLANCE_LIGHT_WAITING },     { "C:window", IMZ_GLANCE_LIGHT_ATTENTION },
    { "no-driver", IMZ_GLANCE_LIGHT_UNKNOWN }, { "A:valid|B:expired", IMZ_GLANCE_LIGHT_CRITICAL },
  };

  act (fixture, "win.glance");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *words = NULL;

    take (fixture, steps[i].cards);
    g_test_message ("%s: %s", steps[i].cards, look (fixture)->word);
    g_assert_cmpint (look (fixture)->light, ==, steps[i].light);
    words = imz_glance_look_describe (look (fixture));
    gtk_test_accessible_assert_property (part (fixture, "view", IMZ_TYPE_GLANCE_VIEW),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, words);
    g_assert_true (
      gtk_widget_has_css_class (part (fixture, "bar", GTK_TYPE_WIDGET), "imz-on-light") ==
      (steps[i].light == IMZ_GLANCE_LIGHT_ATTENTION));
  }
}

/* Names are hidden until somebody wants to see them. */
static void
test_mask (Fixture *fixture, gconstpointer user_data)
{
  GtkToggleButton *mask;

  act (fixture, "win.glance");
  take (fixture, "A:valid");
  mask = part (fixture, "mask_button", GTK_TYPE_TOGGLE_BUTTON);
  g_assert_true (gtk_toggle_button_get_active (mask));
  g_assert_cmpstr (look (fixture)->holder, ==, "A*** D*** Y***");
  keep_list (fixture);
  test_ui_paint (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (first_row_name (fixture), ==, "A*** D*** Y***");

  gtk_toggle_button_set_active (mask, FALSE);
  test_ui_paint (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (look (fixture)->holder, ==, "AYLA DENİZ YURT");
  g_assert_cmpstr (first_row_name (fixture), ==, "AYLA DENİZ YURT");
}

/* Nothing is listed before it is wanted; then what is plugged in at once; and with the page all is gone. */
static void
test_list (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GListModel) model = NULL;

  act (fixture, "win.glance");
  g_assert_false (gtk_widget_get_visible (part (fixture, "panel", GTK_TYPE_WIDGET)));
  take (fixture, "A:valid");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_false (gtk_widget_is_sensitive (part (fixture, "order", GTK_TYPE_WIDGET)));
  keep_list (fixture);
  g_assert_true (gtk_widget_get_visible (part (fixture, "panel", GTK_TYPE_WIDGET)));
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_true (gtk_widget_is_sensitive (part (fixture, "order", GTK_TYPE_WIDGET)));
  take (fixture, "empty");
  take (fixture, "B:window");
  take (fixture, "A:valid");
  g_assert_cmpuint (count_rows (fixture), ==, 2);

  model = g_object_ref (
    G_LIST_MODEL (gtk_list_view_get_model (part (fixture, "list", GTK_TYPE_LIST_VIEW))));
  act (fixture, "win.glance");
  test_confirmation_answer (TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  act (fixture, "win.glance");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_false (gtk_switch_get_active (part (fixture, "keeping", GTK_TYPE_SWITCH)));
}

/* The first Esc closes the list, the second one leaves: it is not lost by mistake. */
static void
test_escape (Fixture *fixture, gconstpointer user_data)
{
  act (fixture, "win.glance");
  keep_list (fixture);
  gtk_widget_grab_focus (part (fixture, "keeping", GTK_TYPE_SWITCH));
  g_assert_true (press_escape (fixture));
  g_assert_false (gtk_widget_get_visible (part (fixture, "panel", GTK_TYPE_WIDGET)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 part (fixture, "list_button", GTK_TYPE_WIDGET));
  g_assert_true (press_escape (fixture));
  g_assert_null (find_page (fixture));
}

/* A list that was neither saved nor copied goes only when the person has said so. */
static void
test_unsaved (Fixture *fixture, gconstpointer user_data)
{
  act (fixture, "win.glance");
  keep_list (fixture);
  take (fixture, "A:valid");
  act (fixture, "win.glance");
  test_confirmation_answer (FALSE);
  g_assert_nonnull (find_page (fixture));
  g_assert_cmpuint (count_rows (fixture), ==, 1);

  gtk_widget_activate_action (find_page (fixture), "glance.copy", NULL);
  gtk_toggle_button_set_active (part (fixture, "mask_button", GTK_TYPE_TOGGLE_BUTTON), FALSE);
  act (fixture, "win.glance");
  g_assert_false (test_confirmation_is_asked ());
  g_assert_null (find_page (fixture));

  act (fixture, "win.glance");
  keep_list (fixture);
  act (fixture, "win.glance");
  test_confirmation_answer (TRUE);
  g_assert_null (find_page (fixture));
}

/* What can have the focus says what it is: the rows of the list, and what orders it. */
static void
test_names (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *order;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  act (fixture, "win.glance");
  keep_list (fixture);
  take (fixture, "A:valid");
  test_ui_paint (GTK_WIDGET (fixture->window));

  order = part (fixture, "order", GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (order), IMZ_SITTING_ORDER_HOLDER);
  g_assert_true (gtk_widget_grab_focus (order));
  name = g_strdup_printf (_ ("Order of the list: %s"), _ ("By name"));
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (gtk_window_get_focus (GTK_WINDOW (fixture->window))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  test_ui_paint (GTK_WIDGET (fixture->window));
  rows = test_ui_find (part (fixture, "list", GTK_TYPE_LIST_VIEW), IMZ_TYPE_SITTING_ROW);
  g_assert_cmpuint (rows->len, ==, 1);
  words = imz_sitting_row_describe (rows->pdata[0]);
  g_assert_nonnull (strstr (words, "A*** D*** Y***"));
  g_assert_nonnull (strstr (words, "425"));
  gtk_test_accessible_assert_property (gtk_widget_get_parent (rows->pdata[0]),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

static void
test_order (Fixture *fixture, gconstpointer user_data)
{
  act (fixture, "win.glance");
  keep_list (fixture);
  gtk_toggle_button_set_active (part (fixture, "mask_button", GTK_TYPE_TOGGLE_BUTTON), FALSE);
  take (fixture, "B:window");
  take (fixture, "A:valid");
  gtk_drop_down_set_selected (part (fixture, "order", GTK_TYPE_DROP_DOWN),
                              IMZ_SITTING_ORDER_HOLDER);
  test_ui_paint (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (first_row_name (fixture), ==, "AYLA DENİZ YURT");
  gtk_drop_down_set_selected (part (fixture, "order", GTK_TYPE_DROP_DOWN), IMZ_SITTING_ORDER_DAYS);
  test_ui_paint (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (first_row_name (fixture), ==, "BURAK IŞIK");
}

static void
test_copy (Fixture *fixture, gconstpointer user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  g_auto (GValue) value = G_VALUE_INIT;
  GtkButton *button;

  act (fixture, "win.glance");
  keep_list (fixture);
  button = test_ui_find_button (find_page (fixture), "glance.copy");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  take (fixture, "A:valid");
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  g_signal_emit_by_name (button, "clicked");
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (
    gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_nonnull (strstr (g_value_get_string (&value), "\nA*** D*** Y***\t2028-01-20\t"));
  g_assert_nonnull (test_ui_find_label (fixture->window, _ ("Copied")));
}

/* It is about real cards: the practice ends, and cannot begin. */
static void
test_practice (Fixture *fixture, gconstpointer user_data)
{
  imz_window_set_practice (fixture->window, TRUE);
  act (fixture, "win.glance");
  g_assert_false (imz_window_get_practice (fixture->window));
  act (fixture, "win.practice");
  g_assert_false (imz_window_get_practice (fixture->window));
  act (fixture, "win.glance");
  act (fixture, "win.practice");
  g_assert_true (imz_window_get_practice (fixture->window));
}

/* Every button is reached by Tab alone. */
static void
test_keyboard (Fixture *fixture, gconstpointer user_data)
{
  static const char *const names[] = { "list_button", "mask_button", "keeping", "order", "list" };
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *focus;

  act (fixture, "win.glance");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus == part (fixture, "list_button", GTK_TYPE_WIDGET));
  keep_list (fixture);
  take (fixture, "A:valid");
  test_ui_settle ();
  test_ui_paint (window);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    GtkWidget *wanted = part (fixture, names[i], GTK_TYPE_WIDGET);
    gboolean reached = FALSE;

    for (int j = 0; !reached && j < 30; j++) {
      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      reached = focus != NULL && (focus == wanted || gtk_widget_is_ancestor (focus, wanted));
    }
    g_test_message ("%s", names[i]);
    g_assert_true (reached);
  }
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int result;

  test_ui_init (&argc, &argv);
  application = GTK_APPLICATION (adw_application_new ("tr.imzam.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  add ("/ui/glance-page/in-and-out", test_in_and_out);
  add ("/ui/glance-page/cards", test_cards);
  add ("/ui/glance-page/mask", test_mask);
  add ("/ui/glance-page/list", test_list);
  add ("/ui/glance-page/escape", test_escape);
  add ("/ui/glance-page/unsaved", test_unsaved);
  add ("/ui/glance-page/names", test_names);
  add ("/ui/glance-page/order", test_order);
  add ("/ui/glance-page/copy", test_copy);
  add ("/ui/glance-page/practice", test_practice);
  add ("/ui/glance-page/keyboard", test_keyboard);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
