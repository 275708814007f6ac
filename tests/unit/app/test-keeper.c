/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is kept of a person reaches the status, and what the status sees reaches what is kept. */

#include "config.h"

#include "imz-keeper.h"

#include <glib/gstdio.h>

#include "core-fixture.h"
#include "test-cards.h"
#include "test-people.h"
#include "test-ui.h"

typedef struct {
  ImzClock *clock;
  TestMonitor *monitor;
  ImzStatus *status;
  ImzPreferencesModel *preferences;
  ImzProfileModel *people;
  ImzKeeper *keeper;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->clock = IMZ_CLOCK (test_clock_new ());
  fixture->monitor = test_monitor_new ();
  fixture->status = imz_status_new (IMZ_READER_MONITOR (fixture->monitor), NULL, fixture->clock,
                                    core_fixture_genel ());
  fixture->preferences = test_preferences_new (NULL);
  fixture->people = test_people_new ();
  fixture->keeper =
    imz_keeper_new (fixture->status, fixture->clock, fixture->preferences, fixture->people);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  imz_preferences_model_set_province (fixture->preferences, "genel");
  g_assert_finalize_object (fixture->keeper);
  g_assert_finalize_object (fixture->status);
  test_people_free (fixture->people);
  g_assert_finalize_object (fixture->preferences);
  g_assert_finalize_object (fixture->monitor);
  g_assert_finalize_object (fixture->clock);
}

static ImzCircumstances *
circumstances (Fixture *fixture)
{
  return imz_status_get_circumstances (fixture->status);
}

static void
claim (Fixture *fixture, gint64 seen_at)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);
  g_autoptr (GError) error = NULL;

  imz_profile_model_claim (fixture->people, certificate, seen_at, &error);
  g_assert_no_error (error);
}

static void
test_province (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpstr (imz_province_get_id (imz_circumstances_get_province (circumstances (fixture))),
                   ==, "genel");
  imz_preferences_model_set_province (fixture->preferences, "zonguldak");
  g_assert_cmpstr (imz_province_get_id (imz_circumstances_get_province (circumstances (fixture))),
                   ==, "zonguldak");
  g_assert_nonnull (imz_circumstances_get_holidays (circumstances (fixture)));
}

static void
test_people (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  imz_profile_model_set_e_onay (fixture->people, IMZ_E_ONAY_YES, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  claim (fixture, TEST_CLOCK_NOW);
  g_assert_cmpint (imz_circumstances_get_e_onay (circumstances (fixture)), ==, IMZ_E_ONAY_YES);
  g_assert_cmpuint (imz_circumstances_get_remembered (circumstances (fixture))->len, ==, 1);
  g_assert_nonnull (imz_status_get_remembered (fixture->status));
}

/* Who told or claimed something was welcomed before. */
static void
test_knows_holder (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);
  g_autoptr (GError) error = NULL;

  g_assert_false (imz_keeper_knows_holder (fixture->keeper));
  claim (fixture, TEST_CLOCK_NOW);
  g_assert_true (imz_keeper_knows_holder (fixture->keeper));
  imz_profile_model_forget (fixture->people, imz_certificate_get_sha256 (certificate), &error);
  g_assert_no_error (error);
  g_assert_false (imz_keeper_knows_holder (fixture->keeper));
  imz_profile_model_set_e_onay (fixture->people, IMZ_E_ONAY_UNKNOWN, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  g_assert_true (imz_keeper_knows_holder (fixture->keeper));
}

/* In the practice nobody is known. */
static void
test_practice (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  imz_profile_model_set_e_onay (fixture->people, IMZ_E_ONAY_YES, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  claim (fixture, TEST_CLOCK_NOW);
  imz_keeper_set_practice (fixture->keeper, TRUE);
  g_assert_cmpint (imz_circumstances_get_e_onay (circumstances (fixture)), ==, IMZ_E_ONAY_UNKNOWN);
  g_assert_cmpuint (imz_circumstances_get_remembered (circumstances (fixture))->len, ==, 0);
  g_assert_null (imz_status_get_remembered (fixture->status));

  imz_keeper_set_practice (fixture->keeper, FALSE);
  g_assert_cmpint (imz_circumstances_get_e_onay (circumstances (fixture)), ==, IMZ_E_ONAY_YES);
  g_assert_cmpuint (imz_circumstances_get_remembered (circumstances (fixture))->len, ==, 1);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    g_remove (file);
  }
  g_rmdir (path);
}

/* What is under way reaches the advice, as soon as it is kept; in the practice nothing is. */
static void
test_history (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *folder = g_dir_make_tmp ("imzam-keeper-XXXXXX", NULL);
  ImzDatabase *database = imz_database_new (folder, 1000);
  ImzHistoryModel *history = imz_history_model_new (database, IMZ_HISTORY_SCOPE_CURRENT);
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);
  g_autoptr (ImzRecord) record = imz_record_new (&(ImzRecordFacts){
    .created_at = TEST_CLOCK_NOW,
    .replaces = { imz_certificate_get_sha256 (certificate),
                  imz_certificate_get_not_before (certificate),
                  imz_certificate_get_not_after (certificate) },
  });
  g_autoptr (ImzRecord) kept = NULL;
  g_autoptr (GError) error = NULL;

  imz_keeper_set_history (fixture->keeper, history);
  test_monitor_take (fixture->monitor, test_snapshot ("Reader", certificate));
  g_assert_false (imz_status_get_advice (fixture->status)->is_under_way);
  kept = imz_history_model_add (history, record, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  test_ui_settle ();
  g_assert_true (imz_status_get_advice (fixture->status)->is_under_way);
  g_assert_cmpstr (imz_status_get_advice (fixture->status)->action.id, ==, "renew");
  imz_keeper_set_practice (fixture->keeper, TRUE);
  g_assert_false (imz_status_get_advice (fixture->status)->is_under_way);

  g_object_unref (history);
  g_object_unref (database);
  remove_folder (folder);
}

static gint64
seen_at (Fixture *fixture)
{
  g_autoptr (GPtrArray) remembered = imz_profile_model_get_remembered (fixture->people);

  g_assert_cmpuint (remembered->len, ==, 1);
  return ((ImzRemembered *) remembered->pdata[0])->seen_at;
}

/* A remembered e-imza that is plugged in is noted, after it is shown; in the practice nothing is. */
static void
test_seen (Fixture *fixture, gconstpointer user_data)
{
  const gint64 long_ago = TEST_CLOCK_NOW - 7 * 24 * 60 * 60;
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);

  claim (fixture, long_ago);
  test_ui_settle ();

  imz_keeper_set_practice (fixture->keeper, TRUE);
  test_monitor_take (fixture->monitor, test_snapshot ("Reader", certificate));
  test_ui_settle ();
  g_assert_cmpint (seen_at (fixture), ==, long_ago);

  imz_keeper_set_practice (fixture->keeper, FALSE);
  test_monitor_take (fixture->monitor, test_snapshot ("Reader", certificate));
  g_assert_cmpint (seen_at (fixture), ==, long_ago);
  test_ui_settle ();
  g_assert_cmpint (seen_at (fixture), ==, TEST_CLOCK_NOW);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/app/keeper/province", test_province);
  add ("/app/keeper/people", test_people);
  add ("/app/keeper/knows-holder", test_knows_holder);
  add ("/app/keeper/practice", test_practice);
  add ("/app/keeper/history", test_history);
  add ("/app/keeper/seen", test_seen);

  return g_test_run ();
}
