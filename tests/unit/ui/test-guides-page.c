/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All guides: the one on top, those left half way, and where the focus is when they change. */

#include "config.h"

#include "imz-guides-page.h"

#include <glib/gi18n-lib.h>

#include "imz-begun-row.h"
#include "imz-phrase.h"
#include "test-guide-world.h"

#define DAY 86400 /* seconds */

/* One of İmzam’s own. */
#define ELSE "lost"

typedef struct {
  TestGuideWorld *world;
  GtkWidget *window;
  ImzGuidesPage *page;
} Fixture;

/* What is offered can be pressed. */
static void
add_actions (GtkWidget *window)
{
  static const GActionEntry entries[] = {
    { .name = "open-guide", .parameter_type = "s" },
    { .name = "resume-guide", .parameter_type = "s" },
    { .name = "drop-run", .parameter_type = "x" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->world = test_guide_world_new (TRUE);
  fixture->window = g_object_ref (gtk_window_new ());
  add_actions (fixture->window);
  fixture->page = g_object_new (IMZ_TYPE_GUIDES_PAGE, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  imz_guides_page_set_tools (fixture->page, fixture->world->tools);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_paint (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  test_ui_settle ();
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);
  test_guide_world_free (fixture->world);
}

static void
plug_in (Fixture *fixture, int days_left)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", days_left);

  test_monitor_take (fixture->world->monitor, test_snapshot ("Reader", certificate));
}

static void
pull (Fixture *fixture)
{
  test_monitor_take (fixture->world->monitor, imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL));
}

static gpointer
part (Fixture *fixture, const char *name)
{
  return test_ui_part (fixture->page, name, GTK_TYPE_WIDGET);
}

/* (nullable): what is offered by an action for a guide */
static GtkWidget *
find_offer (Fixture *fixture, GType type, const char *action_name, const char *guide)
{
  g_autoptr (GPtrArray) widgets = test_ui_find (fixture->page, type);

  for (guint i = 0; i < widgets->len; i++) {
    GVariant *target = gtk_actionable_get_action_target_value (widgets->pdata[i]);

    if (g_strcmp0 (gtk_actionable_get_action_name (widgets->pdata[i]), action_name) == 0 &&
        g_str_equal (g_variant_get_string (target, NULL), guide))
      return widgets->pdata[i];
  }

  return NULL;
}

static GtkWidget *
find_row (Fixture *fixture, const char *guide)
{
  return find_offer (fixture, ADW_TYPE_ACTION_ROW, "win.open-guide", guide);
}

static GtkWidget *
find_resume_button (Fixture *fixture, const char *guide)
{
  return find_offer (fixture, GTK_TYPE_BUTTON, "win.resume-guide", guide);
}

static const char *
next_guide (Fixture *fixture)
{
  return imz_status_get_advice (fixture->world->status)->action.guide;
}

static void
begin (Fixture *fixture, const char *guide)
{
  g_autoptr (ImzGuideRun) run = test_guide_world_begin (fixture->world, guide);

  imz_guide_run_go_on (run);
}

static void
forget_all (Fixture *fixture)
{
  g_autoptr (GPtrArray) runs = imz_run_model_get_open (fixture->world->runs);

  for (guint i = 0; i < runs->len; i++) {
    const ImzKeptRun *kept = runs->pdata[i];
    g_autoptr (GError) error = NULL;

    g_assert_true (imz_run_model_forget (fixture->world->runs, kept->id, &error));
    g_assert_no_error (error);
  }
}

static void
assert_focus (Fixture *fixture, gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_nonnull (widget);
  g_assert_nonnull (focus);
}

/* What is to be done now stands on top, and only there. */
static void
test_next (Fixture *fixture, gconstpointer unused)
{
  ImzGuide *guide;
  GVariant *target;
  g_autofree char *steps = NULL;

  g_assert_false (gtk_widget_get_visible (part (fixture, "next")));
  plug_in (fixture, 60);
  g_assert_nonnull (next_guide (fixture));
  guide = imz_guides_find (fixture->world->tools->guides, next_guide (fixture));
  g_assert_true (gtk_widget_get_visible (part (fixture, "next")));
  g_assert_cmpstr (gtk_label_get_label (part (fixture, "next_title")), ==,
                   imz_guide_get_title (guide));
  target = gtk_actionable_get_action_target_value (part (fixture, "next_button"));
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==, imz_guide_get_id (guide));
  g_assert_null (find_row (fixture, imz_guide_get_id (guide)));
  steps = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", 9), 9);
  g_assert_nonnull (
    strstr (gtk_label_get_label (part (fixture, "next_ready")), strchr (steps, ' ')));

  pull (fixture);
  g_assert_false (gtk_widget_get_visible (part (fixture, "next")));
  g_assert_nonnull (find_row (fixture, imz_guide_get_id (guide)));
}

/* Why it is not for the holder today stands beside it, and goes. */
static void
test_why (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *row = find_row (fixture, "walk");
  const char *why = "three months";

  plug_in (fixture, 400);
  g_assert_true (find_row (fixture, "walk") == row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), why));
  plug_in (fixture, 60);
  g_assert_true (find_row (fixture, "walk") == row);
  g_assert_null (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), why));
}

/* Those left half way, but not with the practice card, which is somebody else's. */
static void
test_begun (Fixture *fixture, gconstpointer unused)
{
  g_assert_false (gtk_widget_get_visible (part (fixture, "begun")));
  begin (fixture, "walk");
  g_assert_true (gtk_widget_get_visible (part (fixture, "begun")));
  g_assert_nonnull (find_resume_button (fixture, "walk"));
  g_assert_nonnull (test_ui_find_button (fixture->page, "win.drop-run"));

  imz_guides_page_set_practice (fixture->page, TRUE);
  g_assert_false (gtk_widget_get_visible (part (fixture, "begun")));
  g_assert_null (find_resume_button (fixture, "walk"));

  imz_guides_page_set_practice (fixture->page, FALSE);
  g_assert_nonnull (find_resume_button (fixture, "walk"));
  forget_all (fixture);
  g_assert_false (gtk_widget_get_visible (part (fixture, "begun")));
}

/* Whatever a card does, the focus stays on what one looks at. */
static void
test_focus_kept (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *row = find_row (fixture, "walk");
  GtkWidget *resume;

  gtk_widget_grab_focus (row);
  plug_in (fixture, 60);
  assert_focus (fixture, row);
  begin (fixture, ELSE);
  assert_focus (fixture, row);

  resume = find_resume_button (fixture, ELSE);
  gtk_widget_grab_focus (resume);
  plug_in (fixture, 400);
  assert_focus (fixture, resume);
}

/* A guide that is offered elsewhere takes the focus with it. */
static void
test_focus_follows (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *next = NULL;

  plug_in (fixture, 60);
  next = g_strdup (next_guide (fixture));
  pull (fixture);

  gtk_widget_grab_focus (find_row (fixture, next));
  plug_in (fixture, 60);
  assert_focus (fixture, part (fixture, "next_button"));
  pull (fixture);
  assert_focus (fixture, find_row (fixture, next));

  begin (fixture, "walk");
  gtk_widget_grab_focus (find_resume_button (fixture, "walk"));
  begin (fixture, ELSE);
  assert_focus (fixture, find_resume_button (fixture, "walk"));
  forget_all (fixture);
  assert_focus (fixture, find_row (fixture, "walk"));
}

/* Where one comes back to from a guide. */
static void
test_focus_guide (Fixture *fixture, gconstpointer unused)
{
  imz_guides_page_focus_guide (fixture->page, "walk");
  assert_focus (fixture, find_row (fixture, "walk"));
  imz_guides_page_focus_guide (fixture->page, "nowhere");
  assert_focus (fixture, find_row (fixture, "walk"));

  plug_in (fixture, 60);
  imz_guides_page_focus_guide (fixture->page, next_guide (fixture));
  assert_focus (fixture, part (fixture, "next_button"));

  begin (fixture, "walk");
  imz_guides_page_focus_guide (fixture->page, "walk");
  assert_focus (fixture, find_resume_button (fixture, "walk"));
}

/* When it was left, as one says it. */
static void
test_when (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *sentence;
    int days_ago;
    const char *said;
  } vectors[] = {
    { "this day", 0, N_ ("today {time}") },
    { "the day before", 1, N_ ("yesterday {time}") },
    { "longer ago", 2, NULL },
  };
  g_autoptr (ImzGuideRun) run = test_guide_world_begin (fixture->world, "walk");
  ImzBegunRow *row =
    IMZ_BEGUN_ROW (g_object_ref_sink (imz_begun_row_new (imz_guide_run_get_guide (run), 1)));

  imz_guide_run_go_on (run);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    gint64 left_at = TEST_CLOCK_NOW - vectors[i].days_ago * DAY;
    g_autofree char *moment = imz_phrase_moment (left_at);
    g_autofree char *when =
      vectors[i].said != NULL
        ? imz_phrase_expand (_ (vectors[i].said), "time", strrchr (moment, ' ') + 1, NULL)
        : g_strdup (moment);
    g_autofree char *expected = imz_phrase_expand (_ ("Step {number} of {total} · {when}"),
                                                   "number", "1", "total", "6", "when", when, NULL);

    g_test_message ("%s", vectors[i].sentence);
    imz_begun_row_show (row, run, left_at, TEST_CLOCK_NOW);
    g_assert_cmpstr (gtk_label_get_label (test_ui_part (row, "progress", GTK_TYPE_LABEL)), ==,
                     expected);
  }
  g_object_unref (row);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);

  add ("/ui/guides-page/next", test_next);
  add ("/ui/guides-page/why", test_why);
  add ("/ui/guides-page/begun", test_begun);
  add ("/ui/guides-page/focus-kept", test_focus_kept);
  add ("/ui/guides-page/focus-follows", test_focus_follows);
  add ("/ui/guides-page/focus-guide", test_focus_guide);
  add ("/ui/begun-row/when", test_when);

  return g_test_run ();
}
