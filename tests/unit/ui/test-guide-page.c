/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A guide is walked as a person walks it: by its buttons and keys. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core-fixture.h"
#include "imz-calendar.h"
#include "imz-footed-view.h"
#include "imz-phrase.h"
#include "test-confirmation.h"
#include "test-guide-walker.h"

/* From the introduction to the last page, by the buttons alone. */
static void
test_walk (TestWalker *self, gconstpointer unused)
{
  test_machine_set_found (self->world->machine, IMZ_FOUND_YES);
  test_walker_plug_in (self, 60);
  test_walker_open_at (self, NULL, FALSE);
  test_walker_assert_at (self, "A walk");
  test_walker_assert_shows (self, "for those who try it");
  test_walker_assert_shows (self, "Your shoes");
  test_walker_assert_shows (self, _ ("It fits your e-imza today."));
  test_walker_assert_next_says (self, _ ("Start"));

  test_walker_press (self, "guide.next");
  test_walker_assert_at (self, "Plug the card in");
  test_walker_assert_next_says (self, _ ("Next step"));
  test_walker_press (self, "guide.next");
  test_walker_assert_at (self, "Do you see it?");
  test_walker_assert_next_says (self, NULL);
  test_walker_press_label (self, "Yes, I see it");
  test_walker_assert_at (self, "Open the page");
  test_walker_press (self, "guide.next");
  test_walker_assert_at (self, "Copy the code");
  test_walker_press (self, "guide.next");
  test_walker_assert_at (self, "Paste the code");
  test_walker_assert_next_says (self, _ ("Opened, next step"));
  test_walker_press (self, "guide.next");
  test_walker_assert_at (self, "Done");
  g_assert_cmpint (imz_guide_run_get_step (self->run)->end, ==, IMZ_GUIDE_END_DONE);
  test_walker_assert_next_says (self, _ ("Back to all guides"));
  g_assert_cmpint (self->n_closed, ==, 0);
  test_walker_press (self, "guide.next");
  g_assert_cmpint (self->n_closed, ==, 1);
}

/* The position stands in the header, and is told with the line. */
static void
test_position (TestWalker *self, gconstpointer unused)
{
  g_autofree char *position = g_strdup_printf (_ ("Step %u of %u"), 2u, 6u);

  test_walker_open_at (self, "question", FALSE);
  test_walker_assert_shows (self, position);
}

/* What is too early says why and from when, and may be read all the same. */
static void
test_too_early (TestWalker *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) labels = NULL;
  gboolean is_told = FALSE;

  test_walker_plug_in (self, 800);
  test_walker_open_at (self, NULL, FALSE);
  labels = test_ui_find (self->page, GTK_TYPE_LABEL);
  for (guint i = 0; i < labels->len; i++)
    is_told |= g_str_has_prefix (gtk_label_get_text (labels->pdata[i]), _ ("You cannot start yet"));
  g_assert_true (is_told);
  test_walker_assert_next_says (self, _ ("Read it all the same"));
  test_walker_press (self, "guide.next");
  test_walker_assert_at (self, "Plug the card in");
}

/* For whom it is not: the other guide is one press away. */
static void
test_not_for (TestWalker *self, gconstpointer unused)
{
  test_walker_open_at (self, NULL, FALSE);
  test_walker_press (self, "win.open-guide");
  test_walker_assert_activated (self, "open-guide other");
}

/* What was answered before is marked, and can be taken again by going on. */
static void
test_answer_again (TestWalker *self, gconstpointer unused)
{
  test_walker_open_at (self, "portal", FALSE);
  gtk_widget_activate_action (self->page, "guide.back", NULL);
  test_walker_assert_at (self, "Do you see it?");
  gtk_widget_activate_action (self->page, "guide.next", NULL);
  test_walker_assert_at (self, "Open the page");
}

/* (transfer full): "20 November 2026" */
static char *
describe_day (gint64 time)
{
  GDate day = imz_calendar_day (time);

  return imz_phrase_date (&day);
}

static void
begin_at (TestWalker *self, const char *step)
{
  self->run = test_guide_world_begin (self->world, "walk");
  test_guide_world_walk_to (self->run, step);
}

/* (transfer full): what the introduction says of a way that was left */
static char *
describe_left (TestWalker *self, const char *msgid)
{
  g_autofree char *day = describe_day (imz_guide_run_get_changed_at (self->run));
  g_autofree char *text = imz_phrase_expand (_ (msgid), "date", day, NULL);

  return imz_phrase_keep_numbers (text);
}

/* Half way it says when that was, and asks whether to go on or to start over, and if so once more. */
static void
test_resume (TestWalker *self, gconstpointer unused)
{
  g_autofree char *left = NULL;

  begin_at (self, "portal");
  test_walker_show_page (self, FALSE);
  test_walker_assert_at (self, "A walk");
  left = describe_left (self, "You were last here on {date}.");
  test_walker_assert_shows (self, left);
  test_walker_press (self, "guide.start-over");
  test_confirmation_answer (FALSE);
  g_assert_cmpuint (imz_guide_run_get_position (self->run), ==, 3);
  test_walker_press (self, "guide.start-over");
  test_confirmation_answer (TRUE);
  g_assert_cmpuint (imz_guide_run_get_position (self->run), ==, 0);
  test_walker_assert_next_says (self, _ ("Start"));
  g_assert_false (test_walker_shows (self, left));
  g_assert_null (test_walker_find_button (self, "guide.start-over"));
  test_walker_press (self, "guide.next");
  test_walker_assert_at (self, "Plug the card in");
}

static void
test_left_long_ago (TestWalker *self, gconstpointer unused)
{
  g_autofree char *left = NULL;

  begin_at (self, "portal");
  test_ticker_pass (self->world->clock, 30 * 24 * 3600 + 1);
  test_walker_show_page (self, FALSE);
  left = describe_left (self, "You were last here on {date}. Pages of the portal may have changed "
                              "since then.");
  test_walker_assert_shows (self, left);
  test_walker_press (self, "guide.next");
  test_walker_assert_at (self, "Open the page");
}

/* Who goes on from the list stands at the step at once; where nothing was begun, at the introduction. */
static void
test_straight (TestWalker *self, gconstpointer unused)
{
  begin_at (self, "portal");
  test_walker_show_page (self, FALSE);
  imz_guide_page_resume (IMZ_GUIDE_PAGE (self->page));
  test_walker_assert_at (self, "Open the page");
  gtk_widget_activate_action (self->page, "guide.back", NULL);
  gtk_widget_activate_action (self->page, "guide.back", NULL);
  gtk_widget_activate_action (self->page, "guide.back", NULL);
  test_walker_assert_at (self, "A walk");
  imz_guide_page_resume (IMZ_GUIDE_PAGE (self->page));
  test_walker_assert_at (self, "A walk");
}

/* The focus stays on what is said of the e-imza while the readers change without another word on it. */
static void
test_fit_focus (TestWalker *self, gconstpointer unused)
{
  GtkWidget *focus;

  test_walker_plug_in (self, 60);
  test_walker_open_at (self, NULL, FALSE);
  g_assert_true (gtk_widget_child_focus (
    test_ui_part (test_ui_part (self->page, "introduction", GTK_TYPE_WIDGET), "fit", GTK_TYPE_BOX),
    GTK_DIR_TAB_FORWARD));
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_nonnull (test_ui_find_label (focus, _ ("It fits your e-imza today.")));
  test_walker_plug_in (self, 61);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == focus);

  test_walker_plug_in (self, 800);
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_nonnull (focus);
  g_assert_nonnull (test_ui_find_label (focus, _ ("You cannot start yet")));
}

static void
move_to (TestWalker *self, const char *province)
{
  g_autoptr (ImzCircumstances) circumstances =
    core_fixture_circumstances (province, IMZ_E_ONAY_UNKNOWN);

  imz_status_set_circumstances (self->world->status, circumstances);
}

/* (transfer full): what the button for the letter says */
static char *
describe_letter (TestWalker *self)
{
  ImzProvince *province =
    imz_circumstances_get_province (imz_status_get_circumstances (self->world->status));
  const ImzLetterTemplate *letter =
    imz_letters_find (self->world->tools->letters, "approval", province);

  return imz_phrase_expand (_ ("Write: {letter}"), "letter", imz_letter_template_get_title (letter),
                            NULL);
}

/* Another province has another letter and other contacts, wherever one stands. */
static void
test_province (TestWalker *self, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_walker_open_at (self, "portal", FALSE);
  before = describe_letter (self);
  test_walker_assert_shows (self, before);
  move_to (self, "zonguldak");
  after = describe_letter (self);
  g_assert_cmpstr (after, !=, before);
  test_walker_assert_shows (self, after);
  g_assert_false (test_walker_shows (self, before));
  test_walker_assert_at (self, "Open the page");

  test_walker_press (self, "guide.next");
  test_walker_press (self, "guide.ways-out");
  move_to (self, "genel");
  test_walker_assert_at (self, _ ("What do you see instead?"));
  test_walker_assert_shows (self, "The page is gone");
}

static gboolean
is_active_cb (gpointer window)
{
  return gtk_window_is_active (window);
}

static gboolean
is_inactive_cb (gpointer window)
{
  return !gtk_window_is_active (window);
}

/* Who was away to install something is met by what is there now. */
static void
test_look_again (TestWalker *self, gconstpointer unused)
{
  GtkWidget *other = gtk_window_new ();
  guint n_looks;

  test_walker_open_at (self, "card", FALSE);
  test_ui_wait ("the window", is_active_cb, self->window);
  gtk_window_present (GTK_WINDOW (other));
  test_ui_wait ("the other window", is_inactive_cb, self->window);
  n_looks = test_machine_get_n_looks (self->world->machine);
  gtk_window_destroy (GTK_WINDOW (other));
  gtk_window_present (GTK_WINDOW (self->window));
  test_ui_wait ("the window", is_active_cb, self->window);
  g_assert_cmpuint (test_machine_get_n_looks (self->world->machine), >, n_looks);
}

/* Only where the window can be narrow. */
static void
test_beside (TestWalker *self, gconstpointer unused)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("beside", NULL);

  test_walker_open_at (self, NULL, FALSE);
  g_assert_null (test_walker_find_button (self, "win.beside"));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
  test_ui_settle ();
  g_assert_nonnull (test_walker_find_button (self, "win.beside"));
}

static void
press_key (TestWalker *self, const char *trigger)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->page);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (trigger);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !found; i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
      continue;
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)) && !found; j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

      if (!gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
        continue;
      found = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, self->page,
                                            gtk_shortcut_get_arguments (shortcut));
    }
  }
  if (!found)
    g_error ("“%s” does nothing", trigger);
  test_ui_settle ();
}

static void
test_keys (TestWalker *self, gconstpointer unused)
{
  test_walker_open_at (self, "code", FALSE);
  press_key (self, "<Alt>Right");
  test_walker_assert_at (self, "Paste the code");
  press_key (self, "<Alt>Left");
  test_walker_assert_at (self, "Copy the code");
  press_key (self, "<Control>Page_Down");
  test_walker_assert_at (self, "Paste the code");
  press_key (self, "<Control>Page_Up");
  test_walker_assert_at (self, "Copy the code");

  test_walker_press (self, "guide.ways-out");
  press_key (self, "Escape");
  test_walker_assert_at (self, "Copy the code");
  g_assert_cmpint (self->n_closed, ==, 0);
  press_key (self, "Escape");
  g_assert_cmpint (self->n_closed, ==, 1);
  test_walker_press (self, "guide.close");
  g_assert_cmpint (self->n_closed, ==, 2);
}

/* On every page it says that it is not in earnest; data are invented, and the machine is one on which all is well. */
static void
test_practice (TestWalker *self, gconstpointer unused)
{
  static const char *const steps[] = { "card", "question", "portal", "code", "paste", "done" };

  test_walker_open_at (self, NULL, TRUE);
  test_walker_assert_shows (self, _ ("Practice: nothing is applied for anywhere"));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    test_guide_world_walk_to (self->run, steps[i]);
    test_walker_assert_shows (self, _ ("Practice: nothing is applied for anywhere"));
    if (g_str_equal (steps[i], "portal"))
      g_assert_nonnull (test_walker_find_label (self, "5000000000"));
  }
  g_assert_cmpuint (imz_run_model_get_open (self->world->runs)->len, ==, 0);
}

/* Nothing can be kept, or all again. */
static void
break_database (TestWalker *self, gboolean broken)
{
  g_autofree char *path = g_build_filename (self->world->folder, "imzam.db", NULL);
  g_autoptr (GError) error = NULL;

  g_remove (path);
  if (broken)
    g_file_set_contents (path, "this is no database, whatever its name says", -1, &error);
  g_assert_no_error (error);
}

static void
assert_tells_problem (TestWalker *self, gboolean tells)
{
  GtkWidget *strip = test_ui_part (self->page, "problem_strip", GTK_TYPE_BOX);
  const char *problem = imz_guide_run_get_problem (self->run);

  g_assert_cmpint (gtk_widget_get_visible (strip), ==, tells);
  if (tells)
    test_walker_assert_shows (self, problem);
}

/* That it is not kept is said once, and can be put away. */
static void
test_problem (TestWalker *self, gconstpointer unused)
{
  break_database (self, TRUE);
  test_walker_open_at (self, "card", FALSE);
  assert_tells_problem (self, TRUE);
  g_signal_emit_by_name (
    gtk_widget_get_last_child (test_ui_part (self->page, "problem_strip", GTK_TYPE_BOX)),
    "clicked");
  assert_tells_problem (self, FALSE);
  test_walker_assert_at (self, "Plug the card in");
  test_walker_press (self, "guide.next");
  g_assert_nonnull (imz_guide_run_get_problem (self->run));
  assert_tells_problem (self, FALSE);
}

/* As soon as all is kept again it is not said any more; a new one is. */
static void
test_problem_gone (TestWalker *self, gconstpointer unused)
{
  break_database (self, TRUE);
  test_walker_open_at (self, "card", FALSE);
  assert_tells_problem (self, TRUE);
  break_database (self, FALSE);
  test_walker_press (self, "guide.next");
  g_assert_null (imz_guide_run_get_problem (self->run));
  assert_tells_problem (self, FALSE);
  break_database (self, TRUE);
  test_walker_press_label (self, "Yes, I see it");
  assert_tells_problem (self, TRUE);
}

static gboolean
is_below_cb (gpointer foot)
{
  return IMZ_IS_FOOTED_VIEW (gtk_widget_get_parent (foot));
}

static gboolean
is_along_cb (gpointer foot)
{
  return !is_below_cb (foot);
}

/* Where there is no room for the foot it scrolls along, and comes back when there is. */
static void
test_low (TestWalker *self, gconstpointer unused)
{
  GtkWidget *view, *foot;

  test_walker_open_at (self, "portal", FALSE);
  view = test_ui_part (self->page, "view", GTK_TYPE_WIDGET);
  foot =
    gtk_widget_get_ancestor (test_ui_part (self->page, "foot", GTK_TYPE_WIDGET), ADW_TYPE_CLAMP);
  g_assert_true (gtk_widget_get_parent (foot) == view);
  gtk_window_set_default_size (GTK_WINDOW (self->window), TEST_WALKER_WIDTH, 190);
  test_ui_wait ("the foot along", is_along_cb, foot);
  gtk_window_set_default_size (GTK_WINDOW (self->window), TEST_WALKER_WIDTH, 720);
  test_ui_wait ("the foot below", is_below_cb, foot);
}

#define add(path, function) \
  g_test_add (path, TestWalker, NULL, test_walker_set_up, function, test_walker_tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/guide-page/walk", test_walk);
  add ("/ui/guide-page/position", test_position);
  add ("/ui/guide-page/too-early", test_too_early);
  add ("/ui/guide-page/not-for", test_not_for);
  add ("/ui/guide-page/answer-again", test_answer_again);
  add ("/ui/guide-page/resume", test_resume);
  add ("/ui/guide-page/left-long-ago", test_left_long_ago);
  add ("/ui/guide-page/straight", test_straight);
  add ("/ui/guide-page/fit-focus", test_fit_focus);
  add ("/ui/guide-page/province", test_province);
  add ("/ui/guide-page/look-again", test_look_again);
  add ("/ui/guide-page/beside", test_beside);
  add ("/ui/guide-page/keys", test_keys);
  add ("/ui/guide-page/practice", test_practice);
  add ("/ui/guide-page/problem", test_problem);
  add ("/ui/guide-page/problem-gone", test_problem_gone);
  add ("/ui/guide-page/low", test_low);

  return g_test_run ();
}
