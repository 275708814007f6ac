/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The quick check in its window: entered and left, one card after another, its list, its keys. */

#include "config.h"

#include "imz-glance-page.h"

#include <glib/gi18n-lib.h>

#include "imz-glance-view.h"
#include "imz-practice-monitor.h"
#include "imz-sitting-row.h"
#include "imz-sitting.h"
#include "test-confirmation.h"
#include "test-glance-world.h"

/* NULL while it is not on (transfer none). */
static gpointer
find_page (TestGlanceWorld *fixture)
{
  g_autoptr (GPtrArray) pages = test_ui_find (fixture->window, IMZ_TYPE_GLANCE_PAGE);

  return pages->len > 0 && gtk_widget_get_child_visible (pages->pdata[0]) ? pages->pdata[0] : NULL;
}

static gpointer
part (TestGlanceWorld *fixture, const char *name, GType type)
{
  return test_ui_part (find_page (fixture), name, type);
}

static const ImzGlanceLook *
look (TestGlanceWorld *fixture)
{
  return imz_glance_view_get_look (part (fixture, "view", IMZ_TYPE_GLANCE_VIEW));
}

static guint
count_rows (TestGlanceWorld *fixture)
{
  GtkListView *list = part (fixture, "list", GTK_TYPE_LIST_VIEW);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static void
keep_list (TestGlanceWorld *fixture)
{
  gtk_toggle_button_set_active (part (fixture, "list_button", GTK_TYPE_TOGGLE_BUTTON), TRUE);
  gtk_switch_set_active (part (fixture, "keeping", GTK_TYPE_SWITCH), TRUE);
}

/* (transfer none) */
static const char *
first_row_name (TestGlanceWorld *fixture)
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
press_escape (TestGlanceWorld *fixture)
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
test_in_and_out (TestGlanceWorld *fixture, gconstpointer user_data)
{
  gboolean glance;

  g_assert_null (find_page (fixture));
  g_assert_false (press_escape (fixture));

  for (int i = 0; i < 2; i++) {
    g_assert_true (test_glance_world_act (fixture, "win.glance"));
    g_assert_nonnull (find_page (fixture));
    g_object_get (fixture->window, "glance", &glance, NULL);
    g_assert_true (glance);
    if (i == 0)
      g_assert_true (test_glance_world_act (fixture, "win.glance"));
    else
      g_assert_true (press_escape (fixture));
    g_assert_null (find_page (fixture));
    g_object_get (fixture->window, "glance", &glance, NULL);
    g_assert_false (glance);
  }
}

/* Each card shows by itself, in its colour. */
static void
test_cards (TestGlanceWorld *fixture, gconstpointer user_data)
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

  test_glance_world_act (fixture, "win.glance");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *words = NULL;

    test_glance_world_take (fixture, steps[i].cards);
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
test_mask (TestGlanceWorld *fixture, gconstpointer user_data)
{
  GtkToggleButton *mask;

  test_glance_world_act (fixture, "win.glance");
  test_glance_world_take (fixture, "A:valid");
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
test_list (TestGlanceWorld *fixture, gconstpointer user_data)
{
  g_autoptr (GListModel) model = NULL;

  test_glance_world_act (fixture, "win.glance");
  g_assert_false (gtk_widget_get_visible (part (fixture, "panel", GTK_TYPE_WIDGET)));
  test_glance_world_take (fixture, "A:valid");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_false (gtk_widget_is_sensitive (part (fixture, "order", GTK_TYPE_WIDGET)));
  keep_list (fixture);
  g_assert_true (gtk_widget_get_visible (part (fixture, "panel", GTK_TYPE_WIDGET)));
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_true (gtk_widget_is_sensitive (part (fixture, "order", GTK_TYPE_WIDGET)));
  test_glance_world_take (fixture, "empty");
  test_glance_world_take (fixture, "B:window");
  test_glance_world_take (fixture, "A:valid");
  g_assert_cmpuint (count_rows (fixture), ==, 2);

  model = g_object_ref (
    G_LIST_MODEL (gtk_list_view_get_model (part (fixture, "list", GTK_TYPE_LIST_VIEW))));
  test_glance_world_act (fixture, "win.glance");
  test_confirmation_answer (TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  test_glance_world_act (fixture, "win.glance");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_false (gtk_switch_get_active (part (fixture, "keeping", GTK_TYPE_SWITCH)));
}

/* The first Esc closes the list, the second one leaves: it is not lost by mistake. */
static void
test_escape (TestGlanceWorld *fixture, gconstpointer user_data)
{
  test_glance_world_act (fixture, "win.glance");
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
test_unsaved (TestGlanceWorld *fixture, gconstpointer user_data)
{
  test_glance_world_act (fixture, "win.glance");
  keep_list (fixture);
  test_glance_world_take (fixture, "A:valid");
  test_glance_world_act (fixture, "win.glance");
  test_confirmation_answer (FALSE);
  g_assert_nonnull (find_page (fixture));
  g_assert_cmpuint (count_rows (fixture), ==, 1);

  gtk_widget_activate_action (find_page (fixture), "glance.copy", NULL);
  gtk_toggle_button_set_active (part (fixture, "mask_button", GTK_TYPE_TOGGLE_BUTTON), FALSE);
  test_glance_world_act (fixture, "win.glance");
  g_assert_false (test_confirmation_is_asked ());
  g_assert_null (find_page (fixture));

  test_glance_world_act (fixture, "win.glance");
  keep_list (fixture);
  test_glance_world_act (fixture, "win.glance");
  test_confirmation_answer (TRUE);
  g_assert_null (find_page (fixture));
}

/* What can have the focus says what it is: the rows of the list, and what orders it. */
static void
test_names (TestGlanceWorld *fixture, gconstpointer user_data)
{
  GtkWidget *order;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  test_glance_world_act (fixture, "win.glance");
  keep_list (fixture);
  test_glance_world_take (fixture, "A:valid");
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
test_order (TestGlanceWorld *fixture, gconstpointer user_data)
{
  test_glance_world_act (fixture, "win.glance");
  keep_list (fixture);
  gtk_toggle_button_set_active (part (fixture, "mask_button", GTK_TYPE_TOGGLE_BUTTON), FALSE);
  test_glance_world_take (fixture, "B:window");
  test_glance_world_take (fixture, "A:valid");
  gtk_drop_down_set_selected (part (fixture, "order", GTK_TYPE_DROP_DOWN),
                              IMZ_SITTING_ORDER_HOLDER);
  test_ui_paint (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (first_row_name (fixture), ==, "AYLA DENİZ YURT");
  gtk_drop_down_set_selected (part (fixture, "order", GTK_TYPE_DROP_DOWN), IMZ_SITTING_ORDER_DAYS);
  test_ui_paint (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (first_row_name (fixture), ==, "BURAK IŞIK");
}

static void
test_copy (TestGlanceWorld *fixture, gconstpointer user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  g_auto (GValue) value = G_VALUE_INIT;
  GtkButton *button;

  test_glance_world_act (fixture, "win.glance");
  keep_list (fixture);
  button = test_ui_find_button (find_page (fixture), "glance.copy");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  test_glance_world_take (fixture, "A:valid");
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
test_practice (TestGlanceWorld *fixture, gconstpointer user_data)
{
  imz_window_set_practice (fixture->window, TRUE);
  test_glance_world_act (fixture, "win.glance");
  g_assert_false (imz_window_get_practice (fixture->window));
  test_glance_world_act (fixture, "win.practice");
  g_assert_false (imz_window_get_practice (fixture->window));
  test_glance_world_act (fixture, "win.glance");
  test_glance_world_act (fixture, "win.practice");
  g_assert_true (imz_window_get_practice (fixture->window));
}

/* Every button is reached by Tab alone. */
static void
test_keyboard (TestGlanceWorld *fixture, gconstpointer user_data)
{
  static const char *const names[] = { "list_button", "mask_button", "keeping", "order", "list" };
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *focus;

  test_glance_world_act (fixture, "win.glance");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus == part (fixture, "list_button", GTK_TYPE_WIDGET));
  keep_list (fixture);
  test_glance_world_take (fixture, "A:valid");
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

#define add(path, function)                                                    \
  g_test_add (path, TestGlanceWorld, NULL, test_glance_world_set_up, function, \
              test_glance_world_tear_down)

int
main (int argc, char **argv)
{
  int result;

  test_ui_init (&argc, &argv);
  test_glance_world_begin ();

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
  test_glance_world_end ();

  return result;
}
