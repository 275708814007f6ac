/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Guides in the window: opened, left, gone on with, and what the practice keeps apart. */

#include "config.h"

#include "imz-window.h"

#include <glib/gi18n-lib.h>

#include "imz-form-window.h"
#include "imz-guide-page.h"
#include "imz-guide-title.h"
#include "imz-letter-window.h"
#include "test-confirmation.h"
#include "test-guide-world.h"

#define DAY 86400 /* seconds */

static GtkApplication *application;

typedef struct {
  TestGuideWorld *world;
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
  fixture->world = test_guide_world_new (TRUE);
  fixture->portals = g_key_file_new ();
  fixture->window =
    IMZ_WINDOW (imz_window_new (application, fixture->world->status, fixture->portals));
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
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_wait ("the end of the window", is_only_ours_cb, fixture->window);
  g_assert_finalize_object (fixture->window);
  test_ui_settle ();
  g_key_file_unref (fixture->portals);
  test_guide_world_free (fixture->world);
}

static gboolean
act (Fixture *fixture, const char *action_name, const char *parameter)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->window), action_name, "s", parameter);
}

static gboolean
act_in_guide (Fixture *fixture, const char *action_name)
{
  g_autoptr (GPtrArray) pages = test_ui_find (fixture->window, IMZ_TYPE_GUIDE_PAGE);

  g_assert_cmpuint (pages->len, ==, 1);

  return gtk_widget_activate_action (pages->pdata[0], action_name, NULL);
}

static void
give_tools (Fixture *fixture)
{
  imz_window_set_tools (fixture->window, fixture->world->tools);
}

static gboolean
is_guide_open (Fixture *fixture)
{
  g_autoptr (GPtrArray) pages = test_ui_find (fixture->window, IMZ_TYPE_GUIDE_PAGE);

  g_assert_cmpuint (pages->len, <=, 1);

  return pages->len == 1;
}

/* Of the guide, or of the step, that is open: the title is read. */
static void
assert_at (Fixture *fixture, const char *title)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_nonnull (focus);
  g_assert_true (IMZ_IS_GUIDE_TITLE (focus));
  g_assert_nonnull (test_ui_find_label (focus, title));
}

static guint
count_kept (Fixture *fixture)
{
  g_autoptr (GPtrArray) runs = imz_run_model_get_open (fixture->world->runs);

  return runs->len;
}

/* To the first step of the guide “walk”, and away from it. */
static void
begin_and_leave (Fixture *fixture)
{
  g_assert_true (act (fixture, "win.open-guide", "walk"));
  g_assert_true (act_in_guide (fixture, "guide.next"));
  g_assert_true (act_in_guide (fixture, "guide.close"));
  g_assert_false (is_guide_open (fixture));
}

static GtkWidget *
find_begun_button (Fixture *fixture)
{
  GtkButton *button = test_ui_find_button (fixture->window, "win.resume-guide");

  g_assert_nonnull (button);

  return GTK_WIDGET (button);
}

/* (nullable): the only one, if there is one */
static GtkWindow *
find_side_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (G_OBJECT_TYPE (window) == type) {
      g_assert_null (found);
      found = window;
    }
  }

  return found;
}

/* What is asked for before the guides are there is opened once they are. */
static void
test_awaited (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (act (fixture, "win.open-guide", "other"));
  g_assert_true (act (fixture, "win.open-guide", "walk"));
  g_assert_false (is_guide_open (fixture));
  give_tools (fixture);
  assert_at (fixture, "A walk");
}

/* Nothing else can be done before, nor behind the quick check. */
static void
test_enabled (Fixture *fixture, gconstpointer unused)
{
  act (fixture, "win.form-data", "");
  act (fixture, "win.open-letter", "approval");
  act (fixture, "win.resume-guide", "walk");
  g_assert_null (find_side_window (IMZ_TYPE_FORM_WINDOW));
  g_assert_null (find_side_window (IMZ_TYPE_LETTER_WINDOW));
  g_assert_false (is_guide_open (fixture));

  give_tools (fixture);
  imz_window_set_glance (fixture->window, TRUE);
  act (fixture, "win.form-data", "");
  act (fixture, "win.open-guide", "walk");
  g_assert_null (find_side_window (IMZ_TYPE_FORM_WINDOW));
  imz_window_set_glance (fixture->window, FALSE);
  g_assert_false (is_guide_open (fixture));

  g_assert_true (act (fixture, "win.form-data", ""));
  g_assert_nonnull (find_side_window (IMZ_TYPE_FORM_WINDOW));
}

/* From its row the focus comes to the title, and goes back to where the guide is offered. */
static void
test_focus (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *focus;

  give_tools (fixture);
  act (fixture, "win.show-page", "guides");
  begin_and_leave (fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 find_begun_button (fixture));

  g_assert_true (act (fixture, "win.open-guide", "walk"));
  test_ui_paint (GTK_WIDGET (fixture->window));
  assert_at (fixture, "A walk");

  g_assert_true (act (fixture, "win.open-guide", "other"));
  test_ui_paint (GTK_WIDGET (fixture->window));
  assert_at (fixture, "Something else");
  g_assert_true (act_in_guide (fixture, "guide.close"));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ACTION_ROW (focus));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus)), ==,
                   "Something else");
}

/* One goes on where one was; after a long time, and from the list, the introduction comes first. */
static void
test_resume (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *sentence;
    guint days;
    const char *action_name;
    const char *title;
  } vectors[] = {
    { "it is gone on with at once", 0, "win.resume-guide", "Plug the card in" },
    { "from the list", 0, "win.open-guide", "A walk" },
    { "after a month", 30, "win.resume-guide", "Plug the card in" },
    { "after more than a month", 1, "win.resume-guide", "A walk" },
  };

  give_tools (fixture);
  begin_and_leave (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].sentence);
    test_ticker_pass (fixture->world->clock, vectors[i].days * DAY);
    g_assert_true (act (fixture, vectors[i].action_name, "walk"));
    assert_at (fixture, vectors[i].title);
    g_assert_true (act_in_guide (fixture, "guide.close"));
  }
  g_assert_cmpuint (count_kept (fixture), ==, 1);
}

/* Nothing of the practice is kept, and nothing that is kept is seen there. */
static void
test_practice (Fixture *fixture, gconstpointer unused)
{
  give_tools (fixture);
  imz_window_set_practice (fixture->window, TRUE);
  begin_and_leave (fixture);
  g_assert_cmpuint (count_kept (fixture), ==, 0);
  g_assert_true (act (fixture, "win.open-guide", "walk"));
  imz_window_set_practice (fixture->window, FALSE);
  g_assert_false (is_guide_open (fixture));

  begin_and_leave (fixture);
  g_assert_cmpuint (count_kept (fixture), ==, 1);
  imz_window_set_practice (fixture->window, TRUE);
  g_assert_null (test_ui_find_button (fixture->window, "win.resume-guide"));
  act (fixture, "win.resume-guide", "walk");
  assert_at (fixture, "A walk");
}

/* The person's own data are not shown over somebody else's card; nor is anything else carried over. */
static void
test_practice_ends_all (Fixture *fixture, gconstpointer unused)
{
  give_tools (fixture);
  g_assert_true (act (fixture, "win.form-data", "mobile"));
  for (int practice = 1; practice >= 0; practice--) {
    g_assert_true (act (fixture, "win.open-letter", "approval"));
    g_assert_nonnull (find_side_window (IMZ_TYPE_LETTER_WINDOW));
    imz_countdown_start (fixture->world->countdown, 285);

    imz_window_set_practice (fixture->window, practice != 0);
    g_assert_null (find_side_window (IMZ_TYPE_FORM_WINDOW));
    g_assert_null (find_side_window (IMZ_TYPE_LETTER_WINDOW));
    g_assert_cmpint (imz_countdown_get_state (fixture->world->countdown), ==, IMZ_COUNTDOWN_IDLE);
    if (practice != 0) {
      act (fixture, "win.form-data", "");
      g_assert_null (find_side_window (IMZ_TYPE_FORM_WINDOW));
    }
  }
}

/* A code belongs to the guide that counts it down. */
static void
test_countdown (Fixture *fixture, gconstpointer unused)
{
  give_tools (fixture);
  g_assert_true (act (fixture, "win.open-guide", "walk"));
  imz_countdown_start (fixture->world->countdown, 285);
  g_assert_true (act_in_guide (fixture, "guide.close"));
  g_assert_true (act (fixture, "win.open-guide", "walk"));
  g_assert_cmpint (imz_countdown_get_state (fixture->world->countdown), ==, IMZ_COUNTDOWN_RUNNING);

  g_assert_true (act (fixture, "win.open-guide", "other"));
  g_assert_cmpint (imz_countdown_get_state (fixture->world->countdown), ==, IMZ_COUNTDOWN_IDLE);
}

/* One window for each thing: what was typed there is not left behind. */
static void
test_windows (Fixture *fixture, gconstpointer unused)
{
  GtkWindow *form, *letter;

  give_tools (fixture);
  for (int i = 0; i < 2; i++) {
    g_assert_true (act (fixture, "win.form-data", i == 0 ? "" : "mobile"));
    g_assert_true (act (fixture, "win.open-letter", "approval"));
    form = find_side_window (IMZ_TYPE_FORM_WINDOW);
    letter = find_side_window (IMZ_TYPE_LETTER_WINDOW);
    g_assert_nonnull (form);
    g_assert_nonnull (letter);
    g_assert_true (gtk_window_get_application (form) == application);
    g_assert_true (gtk_window_get_application (letter) == application);
  }

  gtk_window_destroy (form);
  gtk_window_destroy (letter);
  g_assert_true (act (fixture, "win.form-data", ""));
  g_assert_nonnull (find_side_window (IMZ_TYPE_FORM_WINDOW));
  g_assert_true (act (fixture, "win.open-letter", "nothing"));
  g_assert_null (find_side_window (IMZ_TYPE_LETTER_WINDOW));
  g_assert_nonnull (
    test_ui_find_label (fixture->window, _ ("This letter is not on this computer.")));
}

/* Forgotten after a question only. */
static void
test_drop (Fixture *fixture, gconstpointer unused)
{
  GtkButton *button;

  give_tools (fixture);
  begin_and_leave (fixture);
  for (int agreed = 0; agreed < 2; agreed++) {
    g_assert_cmpuint (count_kept (fixture), ==, 1);
    button = test_ui_find_button (fixture->window, "win.drop-run");
    gtk_widget_grab_focus (GTK_WIDGET (button));
    g_signal_emit_by_name (button, "clicked");
    test_confirmation_answer (agreed != 0);
    test_ui_settle ();
  }
  g_assert_cmpuint (count_kept (fixture), ==, 0);
  g_assert_null (test_ui_find_button (fixture->window, "win.drop-run"));
}

static void
test_unknown (Fixture *fixture, gconstpointer unused)
{
  give_tools (fixture);
  g_assert_true (act (fixture, "win.open-guide", "nowhere"));
  g_assert_false (is_guide_open (fixture));
  g_assert_nonnull (
    test_ui_find_label (fixture->window, _ ("This guide is not on this computer.")));
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

  add ("/ui/window-guides/awaited", test_awaited);
  add ("/ui/window-guides/enabled", test_enabled);
  add ("/ui/window-guides/focus", test_focus);
  add ("/ui/window-guides/resume", test_resume);
  add ("/ui/window-guides/practice", test_practice);
  add ("/ui/window-guides/practice-ends-all", test_practice_ends_all);
  add ("/ui/window-guides/countdown", test_countdown);
  add ("/ui/window-guides/windows", test_windows);
  add ("/ui/window-guides/drop", test_drop);
  add ("/ui/window-guides/unknown", test_unknown);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
