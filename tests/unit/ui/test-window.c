/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window: its actions, its size, its keys. */

#include "config.h"

#include "imz-window.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core-fixture.h"
#include "imz-home-page.h"
#include "imz-phrase.h"
#include "imz-practice-bar.h"
#include "imz-practice-monitor.h"
#include "imz-say.h"
#include "imz-sentence.h"
#include "test-ui.h"

/* No program is there for it. */
#define NOWHERE "imzam-test-nowhere:renew"
/* One that the test installs. */
#define SOMEWHERE "imzam-test-somewhere:e-onay"

/* Pixels: no wider than that beside the browser. */
#define BESIDE 380

static GtkApplication *application;

typedef struct {
  ImzClock *clock;
  TestMonitor *monitor;
  ImzPracticeMonitor *practice;
  ImzStatus *status; /* of `monitor` at first */
  GKeyFile *portals;
  ImzWindow *window;
} Fixture;

static void
open_window (Fixture *fixture)
{
  fixture->window = IMZ_WINDOW (imz_window_new (application, fixture->status, fixture->portals));
  g_object_ref (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->clock = IMZ_CLOCK (test_clock_new ());
  fixture->monitor = test_monitor_new ();
  fixture->practice = imz_practice_monitor_new (fixture->clock, IMZ_SUMMARY_VALID);
  fixture->status = imz_status_new (IMZ_READER_MONITOR (fixture->monitor), NULL, fixture->clock,
                                    core_fixture_genel ());
  fixture->portals = g_key_file_new ();
  g_key_file_set_string (fixture->portals, "portals", "renew", NOWHERE);
  g_key_file_set_string (fixture->portals, "portals", "activate-e-onay", SOMEWHERE);
  open_window (fixture);
}

/* What is under way (a frame, an answer of the X server) may hold it for a moment. */
static gboolean
is_only_ours_cb (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

static void
close_window (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_wait ("the end of the window", is_only_ours_cb, fixture->window);
  g_assert_finalize_object (g_steal_pointer (&fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  if (fixture->window != NULL)
    close_window (fixture);
  g_assert_finalize_object (fixture->status);
  g_assert_finalize_object (fixture->practice);
  g_assert_finalize_object (fixture->monitor);
  g_assert_finalize_object (fixture->clock);
  g_key_file_unref (fixture->portals);
}

static gboolean
has_width_cb (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static void
present (Fixture *fixture)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_wait ("the window", has_width_cb, fixture->window);
}

static void
assert_clipboard (Fixture *fixture, const char *text)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_true (gdk_clipboard_is_local (clipboard));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (
    gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, text);
}

static gboolean
act (Fixture *fixture, const char *action_name, const char *parameter)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->window), action_name,
                                     parameter != NULL ? "s" : NULL, parameter);
}

static void
test_properties (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ImzStatus) status = NULL;
  gboolean practice;
  int situation;

  g_object_get (fixture->window, "status", &status, "practice", &practice, "situation", &situation,
                NULL);
  g_assert_true (status == fixture->status);
  g_assert_false (practice);
  g_assert_cmpint (situation, ==, IMZ_SUMMARY_VALID);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "İmzam");
}

static void
test_copy (Fixture *fixture, gconstpointer user_data)
{
  present (fixture);
  g_assert_true (act (fixture, "win.copy", "sudo <b>ğüşıöç"));
  assert_clipboard (fixture, "sudo <b>ğüşıöç");
  g_assert_nonnull (test_ui_find_label (fixture->window, _ ("Copied")));
}

/* The button beside a command, as a person presses it. */
static void
test_copy_command (Fixture *fixture, gconstpointer user_data)
{
  GtkButton *button;

  present (fixture);
  test_monitor_take (fixture->monitor, imz_snapshot_new (IMZ_SERVICE_STATE_STOPPED, NULL));
  button = test_ui_find_button (fixture->window, "win.copy");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  assert_clipboard (fixture, imz_status_get_advice (fixture->status)->action.command);
}

static void
test_retry (Fixture *fixture, gconstpointer user_data)
{
  g_assert_true (act (fixture, "win.retry", NULL));
  g_assert_cmpuint (test_monitor_get_n_retries (fixture->monitor), ==, 1);
}

static GtkButton *
find_address_button (Fixture *fixture)
{
  g_autoptr (GPtrArray) buttons = test_ui_find (fixture->window, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), _ ("Copy address")) == 0)
      return buttons->pdata[i];
  }

  return NULL;
}

static gboolean
address_offered_cb (gpointer user_data)
{
  return find_address_button (user_data) != NULL;
}

/* There is no program for it: what it leads to is offered. */
static void
test_open_in_vain (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    const char *address;
    const char *message;
    const char *bare;
  } vectors[] = {
    { NOWHERE, N_ ("The browser could not be opened: {address}"), NOWHERE },
    { "mailto:il%2Bilce@example.com?subject=Onay",
      N_ ("The mail program could not be opened: {address}"), "il+ilce@example.com" },
    { "tel:+903124440000", N_ ("No program to call with could be opened: {address}"),
      "+903124440000" },
  };

  present (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *message =
      imz_phrase_expand (_ (vectors[i].message), "address", vectors[i].bare, NULL);

    g_test_message ("%s", vectors[i].address);
    g_assert_true (act (fixture, "win.open-address", vectors[i].address));
    test_ui_wait ("the address", address_offered_cb, fixture);
    g_assert_nonnull (test_ui_find_label (fixture->window, message));
    g_signal_emit_by_name (find_address_button (fixture), "clicked");
    assert_clipboard (fixture, vectors[i].bare);
    close_window (fixture);
    open_window (fixture);
    present (fixture);
  }
}

/* Closed before it is known that there is no browser. */
static void
test_open_portal_and_close (Fixture *fixture, gconstpointer user_data)
{
  present (fixture);
  g_assert_true (act (fixture, "win.open-portal", "renew"));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_settle ();
}

static void
write_file (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* A program of the user's that writes down what it was asked to open; and one for mails and calls that the bus cannot start,
 * whatever else is installed here. */
static char *
install_programs (void)
{
  g_autofree char *programs = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *browser = g_build_filename (programs, "imzam-test.desktop", NULL);
  g_autofree char *broken = g_build_filename (programs, "tr.imzam.TestBroken.desktop", NULL);
  g_autofree char *lists = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);
  char *record = g_build_filename (g_get_user_data_dir (), "opened", NULL);
  g_autofree char *entry =
    g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Test\n"
                     "Exec=sh -c 'echo \"$0\" > %s.new && mv %s.new %s' %%u\n"
                     "MimeType=x-scheme-handler/imzam-test-somewhere;\n",
                     record, record, record);

  g_assert_cmpint (g_mkdir_with_parents (programs, 0700), ==, 0);
  write_file (browser, entry);
  write_file (broken, "[Desktop Entry]\nType=Application\nName=Broken\nExec=true %u\n"
                      "DBusActivatable=true\nStartupNotify=true\nMimeType=x-scheme-handler/"
                      "mailto;x-scheme-handler/tel;\n");
  write_file (lists, "[Default Applications]\n"
                     "x-scheme-handler/imzam-test-somewhere=imzam-test.desktop\n"
                     "x-scheme-handler/mailto=tr.imzam.TestBroken.desktop\n"
                     "x-scheme-handler/tel=tr.imzam.TestBroken.desktop\n");

  return record;
}

static gboolean
file_exists_cb (gpointer user_data)
{
  return g_file_test (user_data, G_FILE_TEST_EXISTS);
}

static void
test_open_portal (Fixture *fixture, gconstpointer record)
{
  g_autofree char *opened = NULL;

  present (fixture);
  g_assert_true (act (fixture, "win.open-portal", "activate-e-onay"));
  test_ui_wait ("the browser", file_exists_cb, (gpointer) record);
  g_assert_true (g_file_get_contents (record, &opened, NULL, NULL));
  g_assert_cmpstr (opened, ==, SOMEWHERE "\n");
  test_ui_settle ();
  g_assert_null (find_address_button (fixture));
}

static gboolean
bar_is_shown (Fixture *fixture)
{
  GtkRevealer *revealer = test_ui_part (fixture->window, "practice_revealer", GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child (revealer);
}

static void
test_practice (Fixture *fixture, gconstpointer user_data)
{
  ImzHomePage *page = test_ui_part (fixture->window, "home_page", IMZ_TYPE_HOME_PAGE);
  int n_notified = 0;

  present (fixture);
  test_ui_count (fixture->window, "notify::practice", &n_notified);
  g_assert_false (bar_is_shown (fixture));

  for (int i = 1; i <= 4; i++) {
    gboolean practice = i % 2 != 0;

    g_assert_true (act (fixture, "win.practice", NULL));
    imz_window_set_practice (fixture->window, practice);
    g_assert_true (imz_window_get_practice (fixture->window) == practice);
    g_assert_true (imz_home_page_get_practice (page) == practice);
    g_assert_true (bar_is_shown (fixture) == practice);
    g_assert_cmpint (n_notified, ==, i);
  }
}

static void
test_situation (Fixture *fixture, gconstpointer user_data)
{
  GtkRevealer *revealer = test_ui_part (fixture->window, "practice_revealer", GTK_TYPE_REVEALER);
  ImzPracticeBar *bar;
  int n_notified = 0;

  /* The bar is made when it is first wanted, and knows what was chosen before. */
  g_object_set (fixture->window, "situation", IMZ_SUMMARY_EXPIRED, NULL);
  g_assert_null (gtk_revealer_get_child (revealer));
  imz_window_set_practice (fixture->window, TRUE);
  bar = IMZ_PRACTICE_BAR (gtk_revealer_get_child (revealer));
  g_assert_cmpint (imz_practice_bar_get_situation (bar), ==, IMZ_SUMMARY_EXPIRED);

  test_ui_count (fixture->window, "notify::situation", &n_notified);
  for (int i = 0; i < 2; i++) {
    g_object_set (fixture->window, "situation", IMZ_SUMMARY_RENEWAL_LATE, NULL);
    g_assert_cmpint (imz_window_get_situation (fixture->window), ==, IMZ_SUMMARY_RENEWAL_LATE);
    g_assert_cmpint (imz_practice_bar_get_situation (bar), ==, IMZ_SUMMARY_RENEWAL_LATE);
    g_assert_cmpint (n_notified, ==, 1);
  }

  imz_practice_bar_set_situation (bar, IMZ_SUMMARY_MUTE);
  g_assert_cmpint (imz_window_get_situation (fixture->window), ==, IMZ_SUMMARY_MUTE);
  g_assert_cmpint (n_notified, ==, 2);
}

/* Tab goes by where the widgets stand, and they get their places in a frame. */
static void
wait_for_frame (Fixture *fixture)
{
  test_ui_settle ();
  test_ui_paint (GTK_WIDGET (fixture->window));
}

/* Whether Tab alone leads to `widget`, from wherever the focus is now. */
static gboolean
is_reached_by_tab (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  for (int i = 0; i < 40; i++) {
    GtkWidget *focus = NULL;

    g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
    focus = gtk_window_get_focus (GTK_WINDOW (window));
    if (focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
      return TRUE;
  }

  return FALSE;
}

static void
test_keyboard (Fixture *fixture, gconstpointer user_data)
{
  ImzHomePage *page = test_ui_part (fixture->window, "home_page", IMZ_TYPE_HOME_PAGE);
  static const char *const parts[] = { "button", "unseen_button", "command_copy" };

  present (fixture);
  imz_status_set_monitor (fixture->status, IMZ_READER_MONITOR (fixture->practice));
  for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    g_autoptr (GPtrArray) rows = NULL;

    g_test_message ("%s", imz_sentence_situation (summary));
    imz_practice_monitor_set_situation (fixture->practice, summary);
    wait_for_frame (fixture);
    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
      GtkWidget *part = test_ui_part (page, parts[i], GTK_TYPE_WIDGET);

      if (is_reached_by_tab (fixture, part) != gtk_widget_get_mapped (part))
        g_error ("%s: %s", imz_sentence_situation (summary), parts[i]);
    }
    rows = test_ui_find (fixture->window, ADW_TYPE_EXPANDER_ROW);
    if (rows->len > 0)
      g_assert_true (is_reached_by_tab (fixture, rows->pdata[0]));
  }
}

/* The focus is on something that goes: Tab goes on from elsewhere. */
static void
test_keyboard_lost_focus (Fixture *fixture, gconstpointer user_data)
{
  ImzHomePage *page = test_ui_part (fixture->window, "home_page", IMZ_TYPE_HOME_PAGE);
  GtkWidget *button = test_ui_part (page, "button", GTK_TYPE_WIDGET);
  GtkWidget *details = test_ui_part (page, "details", GTK_TYPE_WIDGET);

  present (fixture);
  imz_status_set_monitor (fixture->status, IMZ_READER_MONITOR (fixture->practice));
  wait_for_frame (fixture);
  g_assert_true (is_reached_by_tab (fixture, details));
  imz_practice_monitor_set_situation (fixture->practice, IMZ_SUMMARY_NO_READER);
  wait_for_frame (fixture);
  g_assert_true (is_reached_by_tab (fixture, button));

  imz_practice_monitor_set_situation (fixture->practice, IMZ_SUMMARY_NO_CARD);
  wait_for_frame (fixture);
  g_assert_true (is_reached_by_tab (fixture, details));
  imz_practice_monitor_set_situation (fixture->practice, IMZ_SUMMARY_MUTE);
  wait_for_frame (fixture);
  g_assert_true (is_reached_by_tab (fixture, details));
  g_assert_true (is_reached_by_tab (fixture, button));
}

static gboolean
is_mapped_cb (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* What to try when the reader is not seen. */
static void
test_unseen (Fixture *fixture, gconstpointer user_data)
{
  ImzHomePage *page = test_ui_part (fixture->window, "home_page", IMZ_TYPE_HOME_PAGE);
  GtkMenuButton *button = test_ui_part (page, "unseen_button", GTK_TYPE_MENU_BUTTON);
  graphene_rect_t bounds;

  present (fixture);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       _ ("Plugged in but not seen?"));
  gtk_menu_button_popup (button);
  test_ui_wait ("the advice", is_mapped_cb, gtk_menu_button_get_popover (button));
  test_ui_paint (GTK_WIDGET (fixture->window));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (gtk_menu_button_get_popover (button)),
                                            GTK_WIDGET (fixture->window), &bounds));
  g_assert_cmpfloat (bounds.size.height, >, 100);
  gtk_menu_button_popdown (button);
}

/* In Turkish no English is left, the names of buttons without words included. */
static void
test_no_english (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) widgets = NULL;

  if (!test_ui_is_turkish ())
    return;

  present (fixture);
  imz_window_set_practice (fixture->window, TRUE);
  test_ui_settle ();
  widgets = test_ui_find (fixture->window, GTK_TYPE_WIDGET);
  for (guint i = 0; i < widgets->len; i++) {
    const char *tip = gtk_widget_get_tooltip_text (widgets->pdata[i]);
    const char *text =
      GTK_IS_LABEL (widgets->pdata[i]) ? gtk_label_get_text (widgets->pdata[i]) : NULL;

    if (tip != NULL && *tip != '\0')
      g_assert_cmpstr (_ (tip), ==, tip);
    if (text != NULL && *text != '\0')
      g_assert_cmpstr (_ (text), ==, text);
  }
}

static gboolean
is_beside_cb (gpointer window)
{
  return gtk_widget_get_width (window) <= BESIDE;
}

static gboolean
is_wide_cb (gpointer window)
{
  return gtk_widget_get_width (window) > BESIDE;
}

/* Narrow beside the browser, and as wide as before again. */
static void
test_beside (Fixture *fixture, gconstpointer user_data)
{
  int n_notified = 0;
  int width;

  present (fixture);
  width = gtk_widget_get_width (GTK_WIDGET (fixture->window));
  g_assert_cmpint (width, >, 2 * BESIDE);
  test_ui_count (fixture->window, "notify::beside", &n_notified);
  for (int i = 1; i <= 2; i++) {
    g_assert_true (act (fixture, "win.beside", NULL));
    g_assert_true (imz_window_get_beside (fixture->window));
    test_ui_wait ("a narrow window", is_beside_cb, fixture->window);
    g_assert_true (act (fixture, "win.beside", NULL));
    g_assert_false (imz_window_get_beside (fixture->window));
    test_ui_wait ("a wide window", is_wide_cb, fixture->window);
    g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), ==, width);
    g_assert_cmpint (n_notified, ==, 2 * i);
  }
}

/* What stands behind the quick check does not change under it. */
static void
test_glance_covers (Fixture *fixture, gconstpointer user_data)
{
  AdwViewStack *pages = test_ui_part (fixture->window, "pages", ADW_TYPE_VIEW_STACK);

  present (fixture);
  imz_window_set_glance (fixture->window, TRUE);
  act (fixture, "win.show-page", "guides");
  act (fixture, "win.beside", NULL);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (pages), ==, "e-imza");
  g_assert_false (imz_window_get_beside (fixture->window));

  imz_window_set_glance (fixture->window, FALSE);
  g_assert_true (act (fixture, "win.show-page", "guides"));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (pages), ==, "guides");
}

/* After it is closed it listens to nothing any more. */
static void
test_close (Fixture *fixture, gconstpointer user_data)
{
  present (fixture);
  imz_window_set_practice (fixture->window, TRUE);
  imz_say (GTK_WIDGET (fixture->window), "a message");
  test_ui_settle ();
  close_window (fixture);
  test_monitor_take (fixture->monitor, imz_snapshot_new (IMZ_SERVICE_STATE_ABSENT, NULL));
}

#define add_with(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)
#define add(path, function) add_with (path, NULL, function)

int
main (int argc, char **argv)
{
  g_autofree char *record = install_programs ();
  int result;

  test_ui_init (&argc, &argv);
  application = GTK_APPLICATION (adw_application_new ("tr.imzam.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  add ("/ui/window/properties", test_properties);
  add ("/ui/window/copy", test_copy);
  add ("/ui/window/copy/command", test_copy_command);
  add ("/ui/window/retry", test_retry);
  add_with ("/ui/window/open-portal", record, test_open_portal);
  add ("/ui/window/open-address/in-vain", test_open_in_vain);
  add ("/ui/window/open-portal/and-close", test_open_portal_and_close);
  add ("/ui/window/practice", test_practice);
  add ("/ui/window/situation", test_situation);
  add ("/ui/window/keyboard", test_keyboard);
  add ("/ui/window/keyboard/lost-focus", test_keyboard_lost_focus);
  add ("/ui/window/unseen", test_unseen);
  add ("/ui/window/no-english", test_no_english);
  add ("/ui/window/beside", test_beside);
  add ("/ui/window/glance-covers", test_glance_covers);
  add ("/ui/window/close", test_close);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
