/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-preferences-window.h"

#include <glib/gi18n-lib.h>

#include "imz-e-onay-question.h"
#include "imz-people-group.h"
#include "imz-remembered-group.h"
#include "test-cards.h"
#include "test-people.h"
#include "test-ui.h"

#define NARROW 360

static GtkApplication *application;

typedef struct {
  ImzPreferencesModel *preferences;
  ImzProfileModel *people;
  GKeyFile *portals;
  GtkWidget *window;
} Fixture;

/* There is no browser for such addresses. */
#define NOWHERE "imz-test-nowhere://portal"

static void
set_up_with (Fixture *fixture, ImzPreferencesModel *preferences, ImzProfileModel *people)
{
  fixture->preferences = preferences;
  fixture->people = people;
  fixture->portals = g_key_file_new ();
  g_key_file_set_string (fixture->portals, "portals", "activate-e-onay", NOWHERE);
  fixture->window =
    g_object_ref (imz_preferences_window_new (NULL, preferences, people, fixture->portals));
}

static void
set_up (Fixture *fixture, gconstpointer admin)
{
  set_up_with (fixture, test_preferences_new (admin), test_people_new ());
}

/* Nothing can be kept. */
static void
set_up_unkept (Fixture *fixture, gconstpointer admin)
{
  set_up_with (fixture, test_preferences_new_unkept (), test_people_new_unkept ());
}

static void
tear_down (Fixture *fixture, gconstpointer admin)
{
  imz_preferences_model_set_province (fixture->preferences, "genel");
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);
  test_people_free (fixture->people);
  g_object_unref (fixture->preferences);
  g_key_file_unref (fixture->portals);
}

static gpointer
part (Fixture *fixture, const char *name)
{
  return test_ui_part (fixture->window, name, GTK_TYPE_WIDGET);
}

static const char *
province_in_use (Fixture *fixture)
{
  return imz_province_get_id (imz_preferences_model_get_province (fixture->preferences));
}

/* What is chosen in the row is in use, and what is in use is chosen in the row. */
static void
test_province (Fixture *fixture, gconstpointer admin)
{
  AdwComboRow *row = part (fixture, "province_row");
  guint n = imz_preferences_model_get_n_provinces (fixture->preferences);

  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, n);
  for (guint i = 0; i < n; i++) {
    ImzProvince *province = imz_preferences_model_get_nth_province (fixture->preferences, i);
    AdwActionRow *scope = part (fixture, "scope_row");

    adw_combo_row_set_selected (row, i);
    g_assert_cmpstr (province_in_use (fixture), ==, imz_province_get_id (province));
    g_assert_true (gtk_widget_get_visible (GTK_WIDGET (scope)) ==
                   (imz_province_get_scope (province) != NULL));
    if (imz_province_get_scope (province) != NULL)
      g_assert_cmpstr (adw_action_row_get_subtitle (scope), ==, imz_province_get_scope (province));
  }

  imz_preferences_model_set_province (fixture->preferences, "zonguldak");
  g_assert_cmpstr (imz_province_get_id (imz_preferences_model_get_nth_province (
                     fixture->preferences, adw_combo_row_get_selected (row))),
                   ==, "zonguldak");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (row)));
}

/* What the administrator chose stays, and it is said that they did. */
static void
test_locked (Fixture *fixture, gconstpointer admin)
{
  g_assert_cmpstr (province_in_use (fixture), ==, "batman");
  g_assert_false (gtk_widget_get_sensitive (part (fixture, "province_row")));
  g_assert_cmpstr (adw_preferences_group_get_description (part (fixture, "province_group")), ==,
                   _ ("Chosen by the administrator of this computer."));
  g_assert_false (gtk_widget_get_sensitive (part (fixture, "checks_row")));
  g_assert_false (gtk_switch_get_active (part (fixture, "checks")));
  g_assert_cmpstr (adw_action_row_get_subtitle (part (fixture, "checks_row")), ==,
                   _ ("Chosen by the administrator of this computer."));
}

static void
test_checks (Fixture *fixture, gconstpointer admin)
{
  GtkSwitch *checks = part (fixture, "checks");

  g_assert_true (gtk_switch_get_active (checks));
  gtk_switch_set_active (checks, FALSE);
  g_assert_false (imz_preferences_model_get_online_checks (fixture->preferences));
  imz_preferences_model_set_online_checks (fixture->preferences, TRUE);
  g_assert_true (gtk_switch_get_active (checks));
}

static void
test_e_onay (Fixture *fixture, gconstpointer admin)
{
  GtkWidget *question = part (fixture, "e_onay_question");
  GtkCheckButton *no = test_ui_part (question, "no", GTK_TYPE_CHECK_BUTTON);
  GtkCheckButton *yes = test_ui_part (question, "yes", GTK_TYPE_CHECK_BUTTON);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (imz_profile_model_get_e_onay_told_at (fixture->people), ==, 0);
  gtk_check_button_set_active (no, TRUE);
  g_assert_cmpint (imz_profile_model_get_e_onay (fixture->people), ==, IMZ_E_ONAY_NO);
  g_assert_cmpint (imz_profile_model_get_e_onay_told_at (fixture->people), !=, 0);

  imz_profile_model_set_e_onay (fixture->people, IMZ_E_ONAY_YES, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_check_button_get_active (yes));
}

/* One person's word is not shown as another's, who can still give the same. */
static void
test_e_onay_of_another (Fixture *fixture, gconstpointer admin)
{
  GtkWidget *question = part (fixture, "e_onay_question");
  GtkCheckButton *yes = test_ui_part (question, "yes", GTK_TYPE_CHECK_BUTTON);
  g_autoptr (GError) error = NULL;

  imz_profile_model_rename (fixture->people, "", "Ayla", &error);
  g_assert_no_error (error);
  imz_profile_model_add (fixture->people, "Mert", &error);
  g_assert_no_error (error);
  imz_profile_model_set_current (fixture->people, "Ayla", &error);
  g_assert_no_error (error);
  gtk_check_button_set_active (yes, TRUE);

  imz_profile_model_set_current (fixture->people, "Mert", &error);
  g_assert_no_error (error);
  g_assert_false (gtk_check_button_get_active (yes));
  gtk_check_button_set_active (yes, TRUE);
  g_assert_cmpint (imz_profile_model_get_e_onay (fixture->people), ==, IMZ_E_ONAY_YES);
}

static GtkWidget *
find_toasts (Fixture *fixture)
{
  g_autoptr (GPtrArray) overlays = test_ui_find (fixture->window, ADW_TYPE_TOAST_OVERLAY);

  g_assert_cmpuint (overlays->len, ==, 1);
  return overlays->pdata[0];
}

/* What could not be kept is taken back, and said in the window that asked. */
static void
test_unkept (Fixture *fixture, gconstpointer admin)
{
  AdwComboRow *row = part (fixture, "province_row");
  GtkSwitch *checks = part (fixture, "checks");
  guint before = adw_combo_row_get_selected (row);
  GtkCheckButton *yes =
    test_ui_part (part (fixture, "e_onay_question"), "yes", GTK_TYPE_CHECK_BUTTON);

  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_check_button_set_active (yes, TRUE);
  g_assert_false (gtk_check_button_get_active (yes));
  g_assert_nonnull (
    test_ui_find_label (find_toasts (fixture), imz_profile_model_get_problem (fixture->people)));

  gtk_switch_set_active (checks, FALSE);
  g_assert_true (gtk_switch_get_active (checks));
  g_assert_true (gtk_switch_get_state (checks));

  adw_combo_row_set_selected (row, before == 0 ? 1 : 0);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, before);
  g_assert_cmpstr (province_in_use (fixture), ==, "genel");
}

static gboolean
offers_address_cb (gpointer window)
{
  return test_ui_find_button (window, "win.copy") != NULL;
}

/* Without a browser the address is offered here, where it can be reached. */
static void
test_no_browser (Fixture *fixture, gconstpointer admin)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_activate_action (part (fixture, "e_onay_question"), "win.open-portal",
                                             "s", "activate-e-onay"));
  test_ui_wait ("the address", offers_address_cb, fixture->window);
  g_signal_emit_by_name (test_ui_find_button (fixture->window, "win.copy"), "clicked");
  g_assert_true (gdk_clipboard_is_local (gtk_widget_get_clipboard (fixture->window)));
}

/* It goes with the window it belongs to, whose program it is part of. */
static void
test_parent (Fixture *fixture, gconstpointer admin)
{
  GtkWidget *parent = gtk_application_window_new (application);
  GtkWidget *window = imz_preferences_window_new (GTK_WINDOW (parent), fixture->preferences,
                                                  fixture->people, fixture->portals);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_assert_true (gtk_window_get_application (GTK_WINDOW (window)) == application);
  gtk_window_destroy (GTK_WINDOW (parent));
  g_assert_null (window);
}

static GtkWidget *
nth_name (Fixture *fixture, guint index)
{
  g_autoptr (GPtrArray) rows = test_ui_find (part (fixture, "people"), ADW_TYPE_ENTRY_ROW);

  g_assert_cmpuint (index, <, rows->len);
  return rows->pdata[index];
}

static void
apply (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static void
assert_names (Fixture *fixture, const char *expected)
{
  g_auto (GStrv) names = imz_profile_model_get_names (fixture->people);
  g_autofree char *text = g_strjoinv ("|", names);
  g_autoptr (GPtrArray) rows = test_ui_find (part (fixture, "people"), ADW_TYPE_ENTRY_ROW);

  g_assert_cmpstr (text, ==, expected);
  /* And the line for one more. */
  g_assert_cmpuint (rows->len, ==, g_strv_length (names) + 1);
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rows->pdata[i])), ==, names[i]);
}

/* Who is alone needs no name; others come, are renamed and take their turn. */
static void
test_people (Fixture *fixture, gconstpointer admin)
{
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GError) error = NULL;

  assert_names (fixture, "");
  uses = test_ui_find (part (fixture, "people"), GTK_TYPE_CHECK_BUTTON);
  g_assert_cmpuint (uses->len, ==, 0);

  apply (nth_name (fixture, 0), "Ayla");
  assert_names (fixture, "Ayla");
  apply (nth_name (fixture, 1), "Mert");
  assert_names (fixture, "Ayla|Mert");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nth_name (fixture, 2))), ==, "");

  g_ptr_array_unref (uses);
  uses = test_ui_find (part (fixture, "people"), GTK_TYPE_CHECK_BUTTON);
  g_assert_cmpuint (uses->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    gtk_check_button_set_active (uses->pdata[i], TRUE);
    g_assert_cmpstr (imz_profile_model_get_current (fixture->people), ==, i == 0 ? "Ayla" : "Mert");
  }
  imz_profile_model_set_current (fixture->people, "Ayla", &error);
  g_assert_no_error (error);
  g_assert_true (gtk_check_button_get_active (uses->pdata[0]));

  imz_profile_model_remove (fixture->people, "Mert", &error);
  g_assert_no_error (error);
  assert_names (fixture, "Ayla");
}

/* A name that is there already is refused, and the line shows the old one again. */
static void
test_same_name (Fixture *fixture, gconstpointer admin)
{
  apply (nth_name (fixture, 0), "Ayla");
  apply (nth_name (fixture, 1), "Mert");
  apply (nth_name (fixture, 1), "AYLA");
  assert_names (fixture, "Ayla|Mert");
  apply (nth_name (fixture, 2), "ayla");
  assert_names (fixture, "Ayla|Mert");
}

static GtkButton *
find_forget (Fixture *fixture)
{
  g_autoptr (GPtrArray) buttons = test_ui_find (part (fixture, "remembered"), GTK_TYPE_BUTTON);

  return buttons->len > 0 ? buttons->pdata[0] : NULL;
}

/* What is being typed stays when something else changes. */
static void
test_typing (Fixture *fixture, gconstpointer admin)
{
  g_autoptr (GError) error = NULL;

  gtk_editable_set_text (GTK_EDITABLE (nth_name (fixture, 0)), "Ayl");
  imz_profile_model_set_e_onay (fixture->people, IMZ_E_ONAY_YES, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nth_name (fixture, 0))), ==, "Ayl");
}

/* The line of who goes is the one that goes, and what is focused then is its neighbour. */
static void
test_remove_person (Fixture *fixture, gconstpointer admin)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *kept;

  apply (nth_name (fixture, 0), "Ayla");
  apply (nth_name (fixture, 1), "Mert");
  apply (nth_name (fixture, 2), "Nur");
  kept = nth_name (fixture, 2);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (nth_name (fixture, 1));

  imz_profile_model_remove (fixture->people, "Mert", &error);
  g_assert_no_error (error);
  assert_names (fixture, "Ayla|Nur");
  g_assert_true (nth_name (fixture, 1) == kept);
  g_assert_true (
    gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), kept));
}

/* What was claimed is listed by its dates, and can be forgotten. */
static void
test_remembered (Fixture *fixture, gconstpointer admin)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);
  g_autoptr (GError) error = NULL;

  g_assert_null (find_forget (fixture));
  imz_profile_model_claim (fixture->people, certificate, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  g_assert_nonnull (test_ui_find_label (part (fixture, "remembered"), "22.01.2024 – 20.01.2027"));

  g_signal_emit_by_name (find_forget (fixture), "clicked");
  g_assert_null (
    imz_profile_model_get_owner (fixture->people, imz_certificate_get_sha256 (certificate)));
  g_assert_null (find_forget (fixture));
}

static GtkButton *
find_undo (Fixture *fixture)
{
  g_autoptr (GPtrArray) buttons = test_ui_find (fixture->window, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), _ ("Undo")) == 0)
      return buttons->pdata[i];
  }

  return NULL;
}

/* Forgetting can be taken back; lines of others stay, and the focus goes to one of them. */
static void
test_forget (Fixture *fixture, gconstpointer admin)
{
  g_autoptr (ImzCertificate) first = test_certificate ("AYLA DENİZ YURT", 60);
  g_autoptr (ImzCertificate) second = test_certificate ("AYLA DENİZ YURT", 61);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) remembered = NULL;
  g_autoptr (GError) error = NULL;

  imz_profile_model_claim (fixture->people, first, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  imz_profile_model_claim (fixture->people, second, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (fixture->window));
  before = test_ui_find (part (fixture, "remembered"), ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (before->len, ==, 2);

  gtk_widget_grab_focus (GTK_WIDGET (find_forget (fixture)));
  g_signal_emit_by_name (find_forget (fixture), "clicked");
  after = test_ui_find (part (fixture, "remembered"), ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_true (after->pdata[0] == before->pdata[1]);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 GTK_WIDGET (find_forget (fixture)));

  g_signal_emit_by_name (find_undo (fixture), "clicked");
  remembered = imz_profile_model_get_remembered (fixture->people);
  g_assert_cmpuint (remembered->len, ==, 2);
  g_assert_cmpint (((ImzRemembered *) remembered->pdata[0])->seen_at, ==, TEST_CLOCK_NOW);
}

/* Narrow, with large letters, it still fits. */
static void
test_narrow (Fixture *fixture, gconstpointer admin)
{
  GtkWidget *window;
  int minimum;

  test_ui_set_text_size (200);
  window = g_object_ref (
    imz_preferences_window_new (NULL, fixture->preferences, fixture->people, fixture->portals));
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (window)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW);
  test_ui_set_text_size (100);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

#define add(path, admin, function) g_test_add (path, Fixture, admin, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int result;

  test_ui_init (&argc, &argv);
  application = gtk_application_new ("tr.imzam.TestPreferences", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);

  add ("/ui/preferences-window/province", NULL, test_province);
  add ("/ui/preferences-window/locked",
       "[imzam]\nprovince=batman\nonline-checks=false\nLocked=province;online-checks;\n",
       test_locked);
  add ("/ui/preferences-window/checks", NULL, test_checks);
  add ("/ui/preferences-window/e-onay", NULL, test_e_onay);
  add ("/ui/preferences-window/e-onay/of-another", NULL, test_e_onay_of_another);
  g_test_add ("/ui/preferences-window/unkept", Fixture, NULL, set_up_unkept, test_unkept,
              tear_down);
  add ("/ui/preferences-window/no-browser", NULL, test_no_browser);
  add ("/ui/preferences-window/parent", NULL, test_parent);
  add ("/ui/preferences-window/people", NULL, test_people);
  add ("/ui/preferences-window/typing", NULL, test_typing);
  add ("/ui/preferences-window/remove-person", NULL, test_remove_person);
  add ("/ui/preferences-window/same-name", NULL, test_same_name);
  add ("/ui/preferences-window/remembered", NULL, test_remembered);
  add ("/ui/preferences-window/forget", NULL, test_forget);
  add ("/ui/preferences-window/narrow", NULL, test_narrow);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
