/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The days that are coming, on their way to another calendar. */

#include "config.h"

#include "imz-calendar-window.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-qr-view.h"
#include "test-record-world.h"

#define DAY ((gint64) 24 * 60 * 60)
#define NARROW 360

typedef struct {
  TestRecordWorld *world;
  ImzRemindersModel *reminders;
  GtkWidget *window;
} Fixture;

static void
claim (Fixture *fixture)
{
  const ImzCertificateFacts facts = {
    .sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    .not_before = TEST_CLOCK_NOW - 895 * DAY,
    .not_after = TEST_CLOCK_NOW + 200 * DAY,
    .kind = IMZ_CERTIFICATE_KIND_NES,
  };
  g_autoptr (ImzCertificate) certificate = imz_certificate_new (&facts);
  g_autoptr (ImzProfileModel) profiles = imz_profile_model_new (fixture->world->database);

  g_assert_true (imz_profile_model_claim (profiles, certificate, TEST_CLOCK_NOW, NULL));
}

static void
open_window (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzCalendarModel) calendar =
    imz_calendar_model_new (fixture->reminders, TEST_CLOCK_NOW, &error);

  g_assert_no_error (error);
  fixture->window = g_object_ref (imz_calendar_window_new (NULL, calendar));
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzConfig) config = imz_config_new ("/nonexistent", "/nonexistent", FALSE);
  g_autoptr (ImzProvinces) provinces = imz_provinces_new_default ();

  fixture->world = test_record_world_new ();
  fixture->reminders = imz_reminders_model_new (config, provinces, fixture->world->database);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->reminders);
  test_record_world_free (fixture->world);
}

static GtkWidget *
find_code (Fixture *fixture)
{
  return test_ui_part (fixture->window, "code", IMZ_TYPE_QR_VIEW);
}

/* The first one is chosen; each has a code of its own. */
static void
test_days (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  GtkListBox *list;

  claim (fixture);
  open_window (fixture);
  rows = test_ui_find (fixture->window, ADW_TYPE_ACTION_ROW);
  lists = test_ui_find (fixture->window, GTK_TYPE_LIST_BOX);
  list = lists->pdata[0];

  g_assert_cmpuint (rows->len, >=, 3);
  g_assert_true (
    gtk_widget_is_sensitive (GTK_WIDGET (test_ui_find_button (fixture->window, "calendar.keep"))));
  g_assert_true (gtk_list_box_get_selected_row (list) == rows->pdata[0]);
  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *said = NULL;
    const char *title = adw_preferences_row_get_title (rows->pdata[i]);

    gtk_list_box_select_row (list, rows->pdata[i]);
    said = imz_phrase_expand (_ ("QR code: {day}"), "day", title, NULL);
    g_assert_true (gtk_widget_get_mapped (find_code (fixture)));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_code (fixture)),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, said);
  }
}

static void
test_nothing (Fixture *fixture, gconstpointer unused)
{
  open_window (fixture);

  g_assert_false (gtk_widget_get_mapped (find_code (fixture)));
  g_assert_nonnull (test_ui_find_label (fixture->window, _ ("No day is coming")));
  g_assert_false (
    gtk_widget_is_sensitive (GTK_WIDGET (test_ui_find_button (fixture->window, "calendar.keep"))));
}

/* As in all windows of this kind the quiet text is not too quiet. */
static void
test_legible (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) pages = NULL;

  open_window (fixture);
  pages = test_ui_find (fixture->window, ADW_TYPE_PREFERENCES_PAGE);

  g_assert_true (gtk_widget_has_css_class (pages->pdata[0], "imz-details"));
}

static void
test_narrow (Fixture *fixture, gconstpointer unused)
{
  int minimum;

  claim (fixture);
  open_window (fixture);
  gtk_widget_measure (fixture->window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  g_assert_cmpint (minimum, <=, NARROW);
}

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);

  g_test_add ("/ui/calendar-window/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/ui/calendar-window/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/ui/calendar-window/legible", Fixture, NULL, set_up, test_legible, tear_down);
  g_test_add ("/ui/calendar-window/narrow", Fixture, NULL, set_up, test_narrow, tear_down);

  return g_test_run ();
}
