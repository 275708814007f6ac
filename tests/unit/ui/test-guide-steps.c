/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a step of a guide may have, and what becomes of it while it is shown. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "imz-check-list.h"
#include "imz-field-row.h"
#include "imz-sketch.h"
#include "test-guide-walker.h"

/* All that a step may have, and nothing that it has not. */
static void
test_step (TestWalker *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) sketches = NULL;

  test_walker_plug_in (self, 60);
  test_walker_open_at (self, "portal", FALSE);
  test_walker_assert_shows (self, "Then fill it in.");
  test_walker_assert_shows (self, "Do not close it.");
  test_walker_assert_shows (self, "Your data");
  test_walker_assert_shows (self, "“E-Onaylı Başvuru”");
  test_walker_assert_shows (self, _ ("What you will see"));
  sketches = test_ui_find (self->page, IMZ_TYPE_SKETCH);
  g_assert_cmpuint (sketches->len, ==, 1);

  test_walker_press (self, "win.open-address");
  test_walker_assert_activated (self, "open-address https://portal.kamusm.gov.tr/bp/meb.go");
  test_walker_press (self, "win.open-letter");
  test_walker_assert_activated (self, "open-letter approval");

  test_walker_press (self, "guide.next");
  g_assert_false (test_walker_shows (self, _ ("What you will see")));
  g_assert_null (test_walker_find_button (self, "win.open-address"));
  g_assert_null (test_walker_find_button (self, "win.open-letter"));
}

/* A day that is known stands there at once, and another one as soon as another card is plugged in. */
static void
test_dates (TestWalker *self, gconstpointer unused)
{
  test_walker_open_at (self, "portal", FALSE);
  g_assert_false (test_walker_shows (self, "Apply by 20\u00A0December 2026."));
  test_walker_plug_in (self, 60);
  test_walker_assert_shows (self, "Apply by 20\u00A0December 2026.");
  test_walker_plug_in (self, 61);
  test_walker_assert_shows (self, "Apply by 21\u00A0December 2026.");
}

/* Marks follow the card and the machine; one that is not well keeps nobody from going on. */
static void
test_checks (TestWalker *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) rows = NULL;

  test_walker_open_at (self, "card", FALSE);
  rows = test_ui_find (test_ui_part (test_ui_part (self->page, "step_view", GTK_TYPE_WIDGET),
                                     "checks", IMZ_TYPE_CHECK_LIST),
                       ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 2);
  test_walker_assert_next_says (self, _ ("Go on all the same"));

  test_walker_plug_in (self, 60);
  test_walker_assert_next_says (self, _ ("Go on all the same"));
  test_machine_set_found (self->world->machine, IMZ_FOUND_YES);
  test_walker_assert_next_says (self, _ ("Next step"));

  test_machine_set_found (self->world->machine, IMZ_FOUND_NO);
  test_walker_assert_next_says (self, _ ("Go on all the same"));
  test_walker_press (self, "guide.next");
  test_walker_assert_at (self, "Do you see it?");
}

/* Each mark has a word for those who do not see it. */
static void
test_mark_words (TestWalker *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) images = NULL;
  GtkWidget *checks;

  test_walker_open_at (self, "card", FALSE);
  checks = test_ui_part (test_ui_part (self->page, "step_view", GTK_TYPE_WIDGET), "checks",
                         IMZ_TYPE_CHECK_LIST);
  images = test_ui_find (checks, GTK_TYPE_IMAGE);
  gtk_test_accessible_assert_property (images->pdata[0], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       C_ ("mark", "awaited"));
  test_walker_plug_in (self, 60);
  gtk_test_accessible_assert_property (images->pdata[0], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       C_ ("mark", "in order"));
  test_machine_set_found (self->world->machine, IMZ_FOUND_NO);
  gtk_test_accessible_assert_property (images->pdata[1], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       C_ ("mark", "not in order"));
}

/* Started by hand, adjusted to the page’s counter, started again; it goes along to the next step. */
static void
test_countdown (TestWalker *self, gconstpointer unused)
{
  ImzCountdown *countdown = self->world->countdown;

  test_walker_open_at (self, "code", FALSE);
  g_assert_cmpint (imz_countdown_get_state (countdown), ==, IMZ_COUNTDOWN_IDLE);
  test_walker_press_label (self, _ ("Start the countdown"));
  test_walker_assert_shows (self, _ ("The code is running out"));
  g_assert_cmpuint (imz_countdown_get_left (countdown), ==, 285);
  test_ticker_pass (self->world->clock, 5);
  test_walker_press_label (self, _ ("−10 s"));
  g_assert_cmpuint (imz_countdown_get_left (countdown), ==, 270);
  test_walker_press_label (self, _ ("+10 s"));
  g_assert_cmpuint (imz_countdown_get_left (countdown), ==, 280);

  test_walker_press (self, "guide.next");
  test_walker_assert_at (self, "Paste the code");
  test_walker_assert_shows (self, _ ("The code is running out"));
  test_ticker_pass (self->world->clock, 230);
  test_walker_assert_shows (self, _ ("A minute or less is left"));
  test_walker_press_label (self, _ ("New code: start again"));
  g_assert_cmpuint (imz_countdown_get_left (countdown), ==, 285);
  test_ticker_pass (self->world->clock, 285);
  test_walker_assert_shows (self, _ ("The code has run out"));
  g_assert_false (test_walker_shows (self, _ ("+10 s")));

  test_walker_press_label (self, _ ("New code: start again"));
  test_walker_press (self, "guide.next");
  test_walker_assert_at (self, "Done");
  g_assert_cmpint (imz_countdown_get_state (countdown), ==, IMZ_COUNTDOWN_IDLE);
}

/* (transfer full): what the header says */
static char *
describe_place (TestWalker *self)
{
  return g_strdup (
    adw_window_title_get_subtitle (test_ui_part (self->page, "heading", ADW_TYPE_WINDOW_TITLE)));
}

/* The page was closed and opened again behind the step with the code: its time is still there, and ends at the end. */
static void
test_countdown_resumed (TestWalker *self, gconstpointer unused)
{
  ImzCountdown *countdown = self->world->countdown;
  g_autofree char *timed = NULL;
  g_autofree char *plain = NULL;

  imz_countdown_start (countdown, 200);
  test_walker_open_at (self, "paste", FALSE);
  test_walker_assert_shows (self, _ ("The code is running out"));
  timed = describe_place (self);
  g_assert_nonnull (strstr (timed, "3:20"));
  test_ticker_pass (self->world->clock, 10);
  test_walker_press_label (self, _ ("New code: start again"));
  g_assert_cmpuint (imz_countdown_get_left (countdown), ==, 200);

  test_walker_press (self, "guide.next");
  g_assert_cmpint (imz_countdown_get_state (countdown), ==, IMZ_COUNTDOWN_IDLE);
  g_assert_false (test_walker_shows (self, _ ("The code is good for a short time")));
  imz_countdown_start (countdown, 200);
  plain = describe_place (self);
  g_assert_null (strstr (plain, "3:20"));
}

/* The button that has the focus goes: the next one has it. */
static void
test_countdown_focus (TestWalker *self, gconstpointer unused)
{
  GtkWidget *focus;

  test_walker_open_at (self, "code", FALSE);
  gtk_widget_grab_focus (gtk_widget_get_ancestor (
    GTK_WIDGET (test_walker_find_label (self, _ ("Start the countdown"))), GTK_TYPE_BUTTON));
  test_walker_press_label (self, _ ("Start the countdown"));
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_nonnull (test_ui_find_label (focus, _ ("New code: start again")));
}

/* A field that is known is copied, one that is not leads to where it is typed. */
static void
test_fields (TestWalker *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) buttons = NULL;

  imz_form_data_model_set (self->world->form_data, IMZ_FORM_FIELD_IDENTITY_NUMBER, "10000000146");
  test_walker_open_at (self, "portal", FALSE);
  rows = test_ui_find (self->page, IMZ_TYPE_FIELD_ROW);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_null (test_ui_find_label (rows->pdata[0], "10000000146"));
  g_assert_nonnull (test_ui_find_label (rows->pdata[0], _ ("Copy")));
  test_walker_press_label (self, _ ("Copy"));
  g_assert_true (gdk_clipboard_is_local (gtk_widget_get_clipboard (self->window)));
  test_walker_assert_shows (self, _ ("Type"));
  test_walker_press_label (self, _ ("Type"));
  test_walker_assert_activated (self, "form-data mobile");

  imz_form_data_model_set (self->world->form_data, IMZ_FORM_FIELD_MOBILE, "5000000000");
  test_walker_assert_shows (self, "5000000000");
  g_assert_false (test_walker_shows (self, _ ("Type")));
  g_assert_null (test_walker_find_button (self, "win.form-data"));
}

/* What else may be seen: a step, a guide, a rule, a word of advice; and the way back. */
static void
test_ways_out (TestWalker *self, gconstpointer unused)
{
  test_walker_open_at (self, "code", FALSE);
  test_walker_press (self, "guide.ways-out");
  test_walker_assert_at (self, _ ("What do you see instead?"));
  test_walker_assert_shows (self, "The page is gone");
  test_walker_assert_shows (self, "Wait a little.");
  test_walker_press (self, "win.open-guide");
  test_walker_assert_activated (self, "open-guide other");
  test_walker_press (self, "guide.next");
  test_walker_assert_at (self, "Copy the code");

  test_walker_press (self, "guide.ways-out");
  test_walker_press (self, "guide.go-to");
  test_walker_assert_at (self, "Open the page");
  g_assert_null (test_walker_find_button (self, "guide.ways-out"));
}

/* A way that ends early says where else to go, on the page itself. */
static void
test_stop (TestWalker *self, gconstpointer unused)
{
  test_walker_open_at (self, "question", FALSE);
  test_walker_press_label (self, "No");
  test_walker_assert_at (self, "You cannot go on");
  test_walker_assert_shows (self, "Take the other way");
  test_walker_assert_shows (self, _ ("Whom to ask"));
  test_walker_press (self, "win.open-guide");
  test_walker_assert_activated (self, "open-guide other");
  g_assert_null (test_walker_find_button (self, "guide.ways-out"));
}

static void
open_guide_at (TestWalker *self, const char *guide, const char *step, gboolean practice)
{
  self->run = test_guide_world_begin (self->world, guide);
  imz_guide_run_go_to (self->run, step);
  test_walker_show_page (self, practice);
  imz_guide_page_resume (IMZ_GUIDE_PAGE (self->page));
}

static void
tell_e_onay (TestWalker *self, ImzEOnay e_onay)
{
  g_autoptr (ImzCircumstances) circumstances =
    imz_circumstances_new (self->world->province, NULL, e_onay, NULL);

  imz_status_set_circumstances (self->world->status, circumstances);
}

/* The last page asks for the word that İmzam advises by, and shows it when it was given. */
static void
test_e_onay (TestWalker *self, gconstpointer unused)
{
  tell_e_onay (self, IMZ_E_ONAY_NO);
  open_guide_at (self, "e-onay", "done", FALSE);
  test_walker_press (self, "win.set-e-onay");
  test_walker_assert_activated (self, "set-e-onay yes");
  tell_e_onay (self, IMZ_E_ONAY_YES);
  g_assert_null (test_walker_find_button (self, "win.set-e-onay"));
  test_ui_paint (self->window);
  test_walker_assert_shows (self, _ ("Your e-onay is active (as you told us)."));
}

static void
test_e_onay_practice (TestWalker *self, gconstpointer unused)
{
  open_guide_at (self, "e-onay", "done", TRUE);
  g_assert_null (test_walker_find_button (self, "win.set-e-onay"));
}

static void
test_practice_machine (TestWalker *self, gconstpointer unused)
{
  test_walker_plug_in (self, 60);
  test_walker_open_at (self, "card", TRUE);
  test_walker_assert_next_says (self, _ ("Next step"));
}

#define add(path, function) \
  g_test_add (path, TestWalker, NULL, test_walker_set_up, function, test_walker_tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/guide-steps/step", test_step);
  add ("/ui/guide-steps/dates", test_dates);
  add ("/ui/guide-steps/checks", test_checks);
  add ("/ui/guide-steps/mark-words", test_mark_words);
  add ("/ui/guide-steps/countdown", test_countdown);
  add ("/ui/guide-steps/countdown-resumed", test_countdown_resumed);
  add ("/ui/guide-steps/countdown-focus", test_countdown_focus);
  add ("/ui/guide-steps/fields", test_fields);
  add ("/ui/guide-steps/ways-out", test_ways_out);
  add ("/ui/guide-steps/stop", test_stop);
  add ("/ui/guide-steps/e-onay", test_e_onay);
  add ("/ui/guide-steps/e-onay/practice", test_e_onay_practice);
  add ("/ui/guide-steps/practice-machine", test_practice_machine);

  return g_test_run ();
}
