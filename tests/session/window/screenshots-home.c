/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page e-İmzam in each phase, with what is remembered, and the windows that open from it. */

#include "config.h"

#include "core-fixture.h"
#include "imz-e-onay-line.h"
#include "screenshots.h"
#include "test-cards.h"
#include "test-people.h"

#define FIRST_HOME 46
#define MINI "ACS ACR39U ICC Reader [CCID Interface] 00 00"
#define DESK "Gemalto PC Twin Reader 01 00"
#define NOTHING -100000

/* What is opened over the page. */
typedef enum {
  OPENS_NOTHING,
  OPENS_WHY,
  OPENS_RULES,
  OPENS_PREFERENCES,
  OPENS_QUESTION,
} Opens;

static const struct {
  const char *name;
  const char *province;
  int days_left; /* of the e-imza plugged in, or NOTHING */
  gboolean has_successor;
  ImzEOnay e_onay;
  int remembered; /* days left of the one claimed, or NOTHING */
  Opens opens;
} scenes[] = {
  { "in-use-claimed", "genel", 812, FALSE, IMZ_E_ONAY_YES, 812, OPENS_NOTHING },
  { "window-unclaimed", "genel", 60, FALSE, IMZ_E_ONAY_UNKNOWN, NOTHING, OPENS_NOTHING },
  { "window-e-onay", "genel", 60, FALSE, IMZ_E_ONAY_YES, 60, OPENS_NOTHING },
  { "late", "genel", 12, FALSE, IMZ_E_ONAY_NO, 12, OPENS_NOTHING },
  { "expired", "genel", -12, FALSE, IMZ_E_ONAY_YES, -12, OPENS_NOTHING },
  { "renewal", "genel", 12, TRUE, IMZ_E_ONAY_YES, 12, OPENS_NOTHING },
  { "last-seen", "genel", NOTHING, FALSE, IMZ_E_ONAY_YES, 60, OPENS_NOTHING },
  { "last-seen-expired", "genel", NOTHING, FALSE, IMZ_E_ONAY_NO, -12, OPENS_NOTHING },
  { "zonguldak", "zonguldak", 60, FALSE, IMZ_E_ONAY_YES, 60, OPENS_NOTHING },
  { "not-yet", "genel", 1095 + 20, FALSE, IMZ_E_ONAY_UNKNOWN, NOTHING, OPENS_NOTHING },
  { "why", "genel", 60, FALSE, IMZ_E_ONAY_UNKNOWN, NOTHING, OPENS_WHY },
  { "why-rules", "zonguldak", -12, FALSE, IMZ_E_ONAY_YES, -12, OPENS_RULES },
  { "preferences", "genel", 60, FALSE, IMZ_E_ONAY_UNKNOWN, 60, OPENS_PREFERENCES },
  { "question", "genel", 60, FALSE, IMZ_E_ONAY_UNKNOWN, NOTHING, OPENS_QUESTION },
};

static ImzSnapshot *
make_snapshot (int days_left, gboolean has_successor)
{
  ImzReader *old, *new;

  if (days_left == NOTHING)
    return imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL);

  old = test_reader_new (MINI, NULL,
                         screenshots_verified ("AYLA DENİZ YURT", "10000000146", days_left), NULL);
  if (!has_successor)
    return test_snapshot_new (old, NULL);

  new = test_reader_new (
    DESK, NULL, screenshots_verified ("AYLA DENİZ YURT", "10000000146", days_left + TEST_LIFE),
    NULL);
  return test_snapshot_new (old, new, NULL);
}

static void
keep (ImzProfileModel *people, int remembered, ImzEOnay e_onay)
{
  g_autoptr (ImzCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;

  imz_profile_model_set_e_onay (people, e_onay, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  if (remembered == NOTHING)
    return;

  certificate = screenshots_verified ("AYLA DENİZ YURT", "10000000146", remembered);
  imz_profile_model_claim (people, certificate, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
}

/* A page of its own, of another window. */
static void
save_opened (const Screenshots *self, GtkWidget *opened, int number, const char *name)
{
  Screenshots shots = *self;

  shots.window = opened;
  screenshots_iterate (500);
  screenshots_save (&shots, number, name);
}

/* The rules, which stand last, and what the first one rests on. */
static void
open_rules (GtkWidget *window)
{
  g_autoptr (GPtrArray) rows = test_ui_find (window, ADW_TYPE_EXPANDER_ROW);
  g_autoptr (GPtrArray) pages = test_ui_find (window, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (pages->pdata[0]);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (rows->pdata[0]), TRUE);
  screenshots_iterate (500);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

static void
save_window (const Screenshots *self, Opens opens, int number, const char *name)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GtkWidget) opened = NULL;

  gtk_widget_activate_action (self->window,
                              opens == OPENS_PREFERENCES ? "win.preferences" : "win.why", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows) && opened == NULL; i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    /* The list of shortcuts is there, too, but not to be seen. */
    if (gtk_widget_get_visible (window) &&
        gtk_window_get_transient_for (GTK_WINDOW (window)) == GTK_WINDOW (self->window))
      opened = g_steal_pointer (&window);
  }

  gtk_window_set_default_size (GTK_WINDOW (opened), MIN (gtk_widget_get_width (self->window), 640),
                               1400);
  if (opens == OPENS_RULES)
    open_rules (opened);
  save_opened (self, opened, number, name);
  gtk_window_destroy (GTK_WINDOW (opened));
}

static void
save_question (const Screenshots *self, int number, const char *name)
{
  g_autoptr (GPtrArray) lines = test_ui_find (self->window, IMZ_TYPE_E_ONAY_LINE);
  GtkPopover *popover = test_ui_part (lines->pdata[0], "popover", GTK_TYPE_POPOVER);
  g_autoptr (GPtrArray) checks = NULL;

  gtk_menu_button_popup (test_ui_part (lines->pdata[0], "ask", GTK_TYPE_MENU_BUTTON));
  screenshots_iterate (200);
  checks = test_ui_find (popover, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (checks->pdata[2], TRUE);
  save_opened (self, GTK_WIDGET (popover), number, name);
  gtk_popover_popdown (popover);
}

void
screenshots_take_home (const Screenshots *self)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (scenes); i++) {
    g_autoptr (ImzProvince) province = core_fixture_province (scenes[i].province);
    g_autoptr (ImzHolidays) holidays = core_fixture_holidays ();
    g_autoptr (ImzCircumstances) circumstances = NULL;
    g_autoptr (ImzPreferencesModel) preferences = NULL;
    ImzProfileModel *people;
    int number = FIRST_HOME + i;

    if (!screenshots_is_wanted (self, number))
      continue;

    people = test_people_new ();
    keep (people, scenes[i].remembered, scenes[i].e_onay);
    preferences = test_preferences_new (NULL);
    circumstances = imz_profile_model_get_circumstances (people, province, holidays);
    test_monitor_take (self->readers, make_snapshot (scenes[i].days_left, scenes[i].has_successor));
    imz_status_set_monitor (self->status, IMZ_READER_MONITOR (self->readers));
    imz_status_set_circumstances (self->status, circumstances);
    imz_window_set_models (IMZ_WINDOW (self->window), preferences, people);
    screenshots_iterate (200);

    if (scenes[i].opens == OPENS_NOTHING)
      screenshots_save (self, number, scenes[i].name);
    else if (scenes[i].opens == OPENS_QUESTION)
      save_question (self, number, scenes[i].name);
    else
      save_window (self, scenes[i].opens, number, scenes[i].name);

    imz_window_set_models (IMZ_WINDOW (self->window), NULL, NULL);
    imz_status_set_circumstances (self->status, core_fixture_genel ());
    screenshots_iterate (50);
    test_people_free (people);
  }
}
