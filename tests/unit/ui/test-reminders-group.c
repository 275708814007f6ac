/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reminders-group.h"

#include <glib/gi18n-lib.h>

#include "imz-reminders-model.h"
#include "test-people.h"
#include "test-ui.h"

#define NARROW 360
#define DAYS "90, 60, 30, 15, 7, 1"

typedef struct {
  ImzPreferencesModel *preferences;
  GtkWidget *group;
  GtkWidget *window;
  GPtrArray *rows;     /* the first is of all */
  GPtrArray *switches; /* likewise */
} Fixture;

static void
set_up_with (Fixture *fixture, ImzPreferencesModel *preferences)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->preferences = preferences;
  fixture->group = g_object_ref_sink (g_object_new (IMZ_TYPE_REMINDERS_GROUP, NULL));
  imz_reminders_group_set_preferences (IMZ_REMINDERS_GROUP (fixture->group), preferences);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->group);
  fixture->window = g_object_ref (gtk_window_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->rows = test_ui_find (fixture->group, ADW_TYPE_ACTION_ROW);
  fixture->switches = test_ui_find (fixture->group, GTK_TYPE_SWITCH);
}

static void
set_up (Fixture *fixture, gconstpointer admin)
{
  set_up_with (fixture, test_preferences_new (admin));
}

static void
set_up_unkept (Fixture *fixture, gconstpointer admin)
{
  set_up_with (fixture, test_preferences_new_unkept ());
}

static void
tear_down (Fixture *fixture, gconstpointer admin)
{
  static const char *const none[] = { NULL };

  imz_preferences_model_set_reminders (fixture->preferences, TRUE);
  imz_preferences_model_set_quiet_reminders (fixture->preferences, none);
  imz_preferences_model_set_reminder_days (fixture->preferences, DAYS);
  g_ptr_array_unref (fixture->rows);
  g_ptr_array_unref (fixture->switches);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->group);
  g_object_unref (fixture->preferences);
}

static GtkSwitch *
switch_of (Fixture *fixture, ImzReminderKind kind)
{
  return g_ptr_array_index (fixture->switches, kind + 1);
}

static void
assert_quiet (Fixture *fixture, const char *expected)
{
  g_autofree char *text =
    g_strjoinv (" ", (char **) imz_preferences_model_get_quiet_reminders (fixture->preferences));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_kinds_sensitive (Fixture *fixture, gboolean expected)
{
  for (guint i = 1; i < fixture->rows->len; i++)
    g_assert_true (gtk_widget_get_sensitive (fixture->rows->pdata[i]) == expected);
}

/* A switch for all, then one for each kind, all on; what it reminds of and when stands beside it. */
static void
test_lines (Fixture *fixture, gconstpointer admin)
{
  g_assert_cmpuint (fixture->rows->len, ==, IMZ_N_REMINDER_KINDS + 1);
  g_assert_cmpuint (fixture->switches->len, ==, IMZ_N_REMINDER_KINDS + 1);
  for (guint i = 0; i < fixture->switches->len; i++)
    g_assert_true (gtk_switch_get_active (fixture->switches->pdata[i]));
  for (ImzReminderKind kind = 0; kind < IMZ_N_REMINDER_KINDS; kind++) {
    GtkWidget *row = fixture->rows->pdata[kind + 1];

    g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                     imz_reminder_kind_get_name (kind));
    g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                     imz_reminder_kind_get_occasion (kind));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (switch_of (fixture, kind)),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         imz_reminder_kind_get_name (kind));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (switch_of (fixture, kind)),
                                         GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                         imz_reminder_kind_get_occasion (kind));
  }
}

/* What is switched is kept, and what is kept is shown; without any there is nothing to choose. */
static void
test_switched (Fixture *fixture, gconstpointer admin)
{
  static const char *const quiet[] = { "end", "of-another-version", NULL };
  GtkSwitch *all = fixture->switches->pdata[0];

  gtk_switch_set_active (switch_of (fixture, IMZ_REMINDER_PIN), FALSE);
  gtk_switch_set_active (switch_of (fixture, IMZ_REMINDER_WINDOW), FALSE);
  assert_quiet (fixture, "pin window");
  gtk_switch_set_active (switch_of (fixture, IMZ_REMINDER_PIN), TRUE);
  assert_quiet (fixture, "window");

  imz_preferences_model_set_quiet_reminders (fixture->preferences, quiet);
  g_assert_true (gtk_switch_get_active (switch_of (fixture, IMZ_REMINDER_WINDOW)));
  g_assert_false (gtk_switch_get_active (switch_of (fixture, IMZ_REMINDER_END)));
  gtk_switch_set_active (switch_of (fixture, IMZ_REMINDER_END), TRUE);
  assert_quiet (fixture, "of-another-version");

  assert_kinds_sensitive (fixture, TRUE);
  gtk_switch_set_active (all, FALSE);
  g_assert_false (imz_preferences_model_get_reminders (fixture->preferences));
  assert_kinds_sensitive (fixture, FALSE);
  assert_quiet (fixture, "of-another-version");
  imz_preferences_model_set_reminders (fixture->preferences, TRUE);
  g_assert_true (gtk_switch_get_active (all));
  assert_kinds_sensitive (fixture, TRUE);
}

static gboolean
is_quiet_cb (gpointer preferences)
{
  return *imz_preferences_model_get_quiet_reminders (preferences) != NULL;
}

/* A press anywhere on the line is one on its switch, which slides over. */
static void
test_activated (Fixture *fixture, gconstpointer admin)
{
  adw_action_row_activate (fixture->rows->pdata[1 + IMZ_REMINDER_COURIER]);
  test_ui_wait ("the switch", is_quiet_cb, fixture->preferences);
  assert_quiet (fixture, "courier");
}

static void
assert_reason (Fixture *fixture, guint index)
{
  g_assert_cmpstr (adw_action_row_get_subtitle (fixture->rows->pdata[index]), ==,
                   _ ("Chosen by the administrator of this computer."));
}

static void
test_locked_kinds (Fixture *fixture, gconstpointer admin)
{
  g_assert_true (gtk_widget_get_sensitive (fixture->rows->pdata[0]));
  assert_kinds_sensitive (fixture, FALSE);
  g_assert_false (gtk_switch_get_active (switch_of (fixture, IMZ_REMINDER_PIN)));
  g_assert_true (gtk_switch_get_active (switch_of (fixture, IMZ_REMINDER_END)));
  for (guint i = 1; i < fixture->rows->len; i++)
    assert_reason (fixture, i);
}

static void
test_locked (Fixture *fixture, gconstpointer admin)
{
  g_assert_false (gtk_widget_get_sensitive (fixture->rows->pdata[0]));
  g_assert_false (gtk_switch_get_active (fixture->switches->pdata[0]));
  assert_reason (fixture, 0);
  assert_kinds_sensitive (fixture, FALSE);
}

/* What could not be kept is taken back, and said. */
static void
test_unkept (Fixture *fixture, gconstpointer admin)
{
  const char *reason = _ ("Your choice could not be kept on this computer");

  gtk_switch_set_active (switch_of (fixture, IMZ_REMINDER_PIN), FALSE);
  g_assert_true (gtk_switch_get_active (switch_of (fixture, IMZ_REMINDER_PIN)));
  g_assert_nonnull (test_ui_find_label (fixture->window, reason));

  gtk_switch_set_active (fixture->switches->pdata[0], FALSE);
  g_assert_true (gtk_switch_get_active (fixture->switches->pdata[0]));
  assert_kinds_sensitive (fixture, TRUE);
}

static GtkWidget *
find_entry (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = test_ui_find (fixture->group, GTK_TYPE_ENTRY);

  g_assert_cmpuint (entries->len, ==, 1);

  return g_ptr_array_index (entries, 0);
}

static void
assert_days (Fixture *fixture, const char *shown, const char *kept)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (fixture))), ==, shown);
  g_assert_cmpstr (imz_preferences_model_get_reminder_days (fixture->preferences), ==, kept);
}

/* What is typed is judged at once, and kept with Enter, in its order. */
static void
test_days (Fixture *fixture, gconstpointer admin)
{
  GtkWidget *entry = find_entry (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (imz_config_key_parse (IMZ_CONFIG_KEY_REMINDER_DAYS, "soon", &error));
  assert_days (fixture, DAYS, DAYS);
  gtk_editable_set_text (GTK_EDITABLE (entry), "14, soon");
  g_assert_nonnull (test_ui_find_label (fixture->group, error->message));
  g_signal_emit_by_name (entry, "activate");
  assert_days (fixture, "14, soon", DAYS);

  gtk_editable_set_text (GTK_EDITABLE (entry), "3,14");
  g_assert_null (test_ui_find_label (fixture->group, error->message));
  assert_days (fixture, "3,14", DAYS);
  g_signal_emit_by_name (entry, "activate");
  assert_days (fixture, "14, 3", "14, 3");

  imz_preferences_model_set_reminder_days (fixture->preferences, "60");
  assert_days (fixture, "60", "60");
  g_assert_true (gtk_widget_is_sensitive (entry));
  imz_preferences_model_set_reminders (fixture->preferences, FALSE);
  g_assert_false (gtk_widget_is_sensitive (entry));
}

static void
test_locked_days (Fixture *fixture, gconstpointer admin)
{
  assert_days (fixture, "10, 5", "10, 5");
  g_assert_false (gtk_widget_is_sensitive (find_entry (fixture)));
  g_assert_nonnull (
    test_ui_find_label (fixture->group, _ ("Chosen by the administrator of this computer.")));
  assert_kinds_sensitive (fixture, TRUE);
}

static void
test_unkept_days (Fixture *fixture, gconstpointer admin)
{
  GtkWidget *entry = find_entry (fixture);

  gtk_editable_set_text (GTK_EDITABLE (entry), "3");
  g_signal_emit_by_name (entry, "activate");
  assert_days (fixture, DAYS, DAYS);
  g_assert_nonnull (
    test_ui_find_label (fixture->window, _ ("Your choice could not be kept on this computer")));
}

/* Narrow, with large letters, it still fits. */
static void
test_narrow (Fixture *fixture, gconstpointer admin)
{
  int minimum;

  test_ui_set_text_size (200);
  gtk_widget_measure (fixture->group, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW);
  test_ui_set_text_size (100);
}

#define add(path, admin, function) g_test_add (path, Fixture, admin, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/reminders-group/lines", NULL, test_lines);
  add ("/ui/reminders-group/switched", NULL, test_switched);
  add ("/ui/reminders-group/activated", NULL, test_activated);
  add ("/ui/reminders-group/locked-kinds", "[imzam]\nquiet-reminders=pin\nLocked=quiet-reminders\n",
       test_locked_kinds);
  add ("/ui/reminders-group/locked", "[imzam]\nreminders=false\nLocked=reminders\n", test_locked);
  g_test_add ("/ui/reminders-group/unkept", Fixture, NULL, set_up_unkept, test_unkept, tear_down);
  add ("/ui/reminders-group/days", NULL, test_days);
  add ("/ui/reminders-group/locked-days", "[imzam]\nreminder-days=5;10;\nLocked=reminder-days\n",
       test_locked_days);
  g_test_add ("/ui/reminders-group/unkept-days", Fixture, NULL, set_up_unkept, test_unkept_days,
              tear_down);
  add ("/ui/reminders-group/narrow", NULL, test_narrow);

  return g_test_run ();
}
