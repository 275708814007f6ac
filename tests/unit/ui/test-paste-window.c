/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-paste-window.h"

#include <glib/gi18n-lib.h>

#include "imz-message-parts.h"
#include "test-record-world.h"

#define NARROW 360

static const char message[] =
  "Sayın AYLA DENİZ YURT (T.C. 10000000146), başvurunuz 20.11.2026 tarihinde onaylandı. Gönderi: "
  "7310 0245 8861. https://gonderitakip.ptt.gov.tr/ veya https://example.com/takip veya "
  "https://kamusm.gov.tr@example.com/x";

typedef struct {
  TestRecordWorld *world;
  ImzRecordEditor *editor;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ImzRecord) record = NULL;
  gint64 id;

  fixture->world = test_record_world_new ();
  id = test_record_world_add (
    fixture->world,
    (TestRecordSpec){ .kind = IMZ_CASE_RENEWAL, .stage = IMZ_STAGE_LETTER, .begun = -10 });
  record = imz_history_model_find (fixture->world->history, id);
  fixture->editor =
    imz_record_editor_new (fixture->world->history, fixture->world->tools->clock, record);
  fixture->window = g_object_ref (imz_paste_window_new (NULL, fixture->editor));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  test_ui_settle ();
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_settle ();
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->editor);
  test_record_world_free (fixture->world);
}

static void
paste (Fixture *fixture, const char *text)
{
  GtkTextView *view = test_ui_part (fixture->window, "view", GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static ImzRecord *
get_record (Fixture *fixture)
{
  return imz_record_editor_get_record (fixture->editor);
}

/* (nullable): below the candidate `part`, the button that says so */
static GtkButton *
find_use (Fixture *fixture, const char *part, const char *use)
{
  g_autoptr (GPtrArray) rows = test_ui_find (fixture->window, GTK_TYPE_LIST_BOX_ROW);

  for (guint i = 0; i < rows->len; i++) {
    GtkLabel *label;

    if (test_ui_find_label (rows->pdata[i], part) == NULL)
      continue;
    label = test_ui_find_label (rows->pdata[i], use);
    return label != NULL
             ? GTK_BUTTON (gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_BUTTON))
             : NULL;
  }

  return NULL;
}

static void
press (GtkButton *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Pasting alone changes nothing, and offers no identity number. */
static void
test_nothing_taken (Fixture *fixture, gconstpointer user_data)
{
  int n_changed = 0;

  test_ui_count (fixture->world->history, "changed", &n_changed);
  paste (fixture, message);
  test_ui_settle ();
  g_assert_cmpint (n_changed, ==, 0);
  g_assert_null (imz_record_get_facts (get_record (fixture))->tracking);
  g_assert_null (test_ui_find_label (fixture->window, "10000000146"));
  g_assert_nonnull (test_ui_find_label (fixture->window, "731002458861"));
}

static void
test_number (Fixture *fixture, gconstpointer user_data)
{
  paste (fixture, message);
  press (find_use (fixture, "731002458861", _ ("Use as the tracking number")));
  g_assert_cmpstr (imz_record_get_facts (get_record (fixture))->tracking, ==, "731002458861");
  g_assert_null (find_use (fixture, "731002458861", _ ("Use as the tracking number")));
  g_assert_nonnull (
    find_use (fixture, "731002458861", _ ("Use as the number of the official letter")));
}

/* A day may be that of a stage to come, or of the letter. */
static void
test_day (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) buttons = NULL;
  GDate day;

  paste (fixture, "20.11.2026");
  buttons = test_ui_find (fixture->window, GTK_TYPE_LIST_BOX_ROW);
  g_assert_cmpuint (buttons->len, ==, 1);
  g_assert_true (gtk_widget_activate_action (fixture->window, "paste.reach", "(ui)", 0,
                                             (int) IMZ_STAGE_APPROVED));
  g_assert_cmpint (imz_record_get_stage (get_record (fixture)), ==, IMZ_STAGE_APPROVED);
  day = imz_record_get_stage_day (get_record (fixture), IMZ_STAGE_APPROVED);
  g_assert_cmpuint (g_date_get_day (&day), ==, 20);
}

/* A day to come is no stage's; it is said. */
static void
test_day_to_come (Fixture *fixture, gconstpointer user_data)
{
  paste (fixture, "1.12.2026");
  gtk_widget_activate_action (fixture->window, "paste.reach", "(ui)", 0, (int) IMZ_STAGE_APPROVED);
  g_assert_cmpint (imz_record_get_stage (get_record (fixture)), ==, IMZ_STAGE_LETTER);
}

/* Only a listed link can be opened, and none in disguise be kept. */
static void
test_links (Fixture *fixture, gconstpointer user_data)
{
  static const char listed[] = "https://gonderitakip.ptt.gov.tr/";
  static const char other[] = "https://example.com/takip";
  static const char disguised[] = "https://kamusm.gov.tr@example.com/x";

  paste (fixture, message);
  g_assert_nonnull (find_use (fixture, listed, _ ("Open")));
  g_assert_null (find_use (fixture, other, _ ("Open")));
  g_assert_null (find_use (fixture, disguised, _ ("Open")));
  g_assert_nonnull (find_use (fixture, other, _ ("Use as the tracking page")));
  g_assert_null (find_use (fixture, disguised, _ ("Use as the tracking page")));
  press (find_use (fixture, listed, _ ("Use as the tracking page")));
  g_assert_cmpstr (imz_record_get_facts (get_record (fixture))->link, ==, listed);
}

static void
test_nothing_found (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *list = test_ui_part (fixture->window, "list", GTK_TYPE_WIDGET);

  paste (fixture, "Merhaba");
  g_assert_false (gtk_widget_get_visible (list));
  g_assert_nonnull (
    test_ui_find_label (fixture->window, _ ("There is no day, no long number and no link in it.")));
  paste (fixture, message);
  g_assert_true (gtk_widget_get_visible (list));
  paste (fixture, "");
  g_assert_false (gtk_widget_get_visible (list));
}

static void
test_too_long (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *text = g_strnfill (IMZ_MESSAGE_MAX_LETTERS + 1, 'x');
  GtkWidget *note = test_ui_part (fixture->window, "too_long", GTK_TYPE_WIDGET);

  g_assert_false (gtk_widget_get_visible (note));
  paste (fixture, text);
  g_assert_true (gtk_widget_get_visible (note));
}

static void
test_narrow (Fixture *fixture, gconstpointer user_data)
{
  int minimum;

  test_ui_set_text_size (200);
  paste (fixture, message);
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (fixture->window)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW);
  test_ui_set_text_size (100);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer user_data);
  } tests[] = {
    { "/ui/paste-window/nothing-taken", test_nothing_taken },
    { "/ui/paste-window/number", test_number },
    { "/ui/paste-window/day", test_day },
    { "/ui/paste-window/day-to-come", test_day_to_come },
    { "/ui/paste-window/links", test_links },
    { "/ui/paste-window/nothing-found", test_nothing_found },
    { "/ui/paste-window/too-long", test_too_long },
    { "/ui/paste-window/narrow", test_narrow },
  };

  test_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
