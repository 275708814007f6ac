/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page with what is known of the holder: their e-imza, what they told, the rules of their province. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core-fixture.h"
#include "imz-claim-row.h"
#include "imz-e-onay-line.h"
#include "imz-home-page.h"
#include "imz-last-seen.h"
#include "imz-life-bar.h"
#include "imz-look.h"
#include "imz-window.h"
#include "test-cards.h"
#include "test-people.h"
#include "test-ui.h"

static GtkApplication *application;

typedef struct {
  ImzClock *clock;
  TestMonitor *monitor;
  ImzStatus *status;
  ImzProfileModel *people;
  ImzPreferencesModel *preferences;
  ImzProvince *province;
  ImzWindow *window;
  ImzHomePage *page;
} Fixture;

static void
tell_cb (Fixture *fixture)
{
  g_autoptr (ImzHolidays) holidays = core_fixture_holidays ();
  g_autoptr (ImzCircumstances) circumstances =
    imz_profile_model_get_circumstances (fixture->people, fixture->province, holidays);

  imz_status_set_circumstances (fixture->status, circumstances);
}

static void
set_up_with (Fixture *fixture, const char *province, ImzProfileModel *people)
{
  g_autoptr (GKeyFile) portals = g_key_file_new ();

  fixture->clock = IMZ_CLOCK (test_clock_new ());
  fixture->monitor = test_monitor_new ();
  fixture->status = imz_status_new (IMZ_READER_MONITOR (fixture->monitor), NULL, fixture->clock,
                                    core_fixture_genel ());
  fixture->people = people;
  fixture->preferences = test_preferences_new (NULL);
  fixture->province = core_fixture_province (province);
  fixture->window = IMZ_WINDOW (imz_window_new (application, fixture->status, portals));
  g_object_ref (fixture->window);
  fixture->page = test_ui_part (fixture->window, "home_page", IMZ_TYPE_HOME_PAGE);

  g_signal_connect_swapped (people, "changed", G_CALLBACK (tell_cb), fixture);
  imz_window_set_models (fixture->window, fixture->preferences, people);
  tell_cb (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer province)
{
  set_up_with (fixture, province, test_people_new ());
}

static void
set_up_unkept (Fixture *fixture, gconstpointer province)
{
  set_up_with (fixture, province, test_people_new_unkept ());
}

static void
tear_down (Fixture *fixture, gconstpointer province)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_settle ();
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->status);
  g_signal_handlers_disconnect_by_data (fixture->people, fixture);
  test_people_free (fixture->people);
  g_object_unref (fixture->preferences);
  imz_province_unref (fixture->province);
  g_assert_finalize_object (fixture->monitor);
  g_assert_finalize_object (fixture->clock);
}

static void
plug_in (Fixture *fixture, const char *holder, int days_left)
{
  g_autoptr (ImzCertificate) certificate = test_certificate (holder, days_left);

  test_monitor_take (fixture->monitor, test_snapshot ("Reader", certificate));
}

static void
pull_out (Fixture *fixture)
{
  test_monitor_take (fixture->monitor, imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL));
}

static gpointer
part (Fixture *fixture, const char *name)
{
  return test_ui_part (fixture->page, name, GTK_TYPE_WIDGET);
}

static gboolean
is_shown (Fixture *fixture, const char *name)
{
  return gtk_widget_get_visible (part (fixture, name));
}

static const char *
text_of (gpointer widget, const char *name)
{
  return gtk_label_get_text (test_ui_part (widget, name, GTK_TYPE_LABEL));
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static gpointer
toasts (Fixture *fixture)
{
  return test_ui_part (fixture->window, "toasts", GTK_TYPE_WIDGET);
}

/* The toast that is shown now. */
static gboolean
says (Fixture *fixture, const char *text)
{
  return test_ui_find_label (test_ui_part (fixture->window, "toasts", GTK_TYPE_WIDGET), text) !=
         NULL;
}

/* The button does what the advice says, in each phase and for each word on e-onay (R7, R9, R10, R11). */
static void
test_advice (Fixture *fixture, gconstpointer province)
{
  static const struct {
    const char *sentence;
    int days_left;
    ImzEOnay e_onay;
    const char *guide; /* or NULL */
  } vectors[] = {
    { "in use: is e-onay active?", 812, IMZ_E_ONAY_UNKNOWN, "e-onay" },
    { "in use, not active", 812, IMZ_E_ONAY_NO, "e-onay" },
    { "in use, active: nothing to do", 812, IMZ_E_ONAY_YES, NULL },
    { "window, active: renew", 60, IMZ_E_ONAY_YES, "renew-e-onay" },
    { "window, not active: activate first", 60, IMZ_E_ONAY_NO, "e-onay" },
    { "late, active: renew", 12, IMZ_E_ONAY_YES, "renew-e-onay" },
    { "expired, active: renew", -12, IMZ_E_ONAY_YES, "renew-e-onay" },
    { "expired, not active: on paper", -12, IMZ_E_ONAY_NO, "wet-signed" },
  };
  GtkActionable *button = part (fixture, "button");

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GError) error = NULL;
    const ImzAdvice *advice;

    g_test_message ("%s", vectors[i].sentence);
    plug_in (fixture, "AYLA DENİZ YURT", vectors[i].days_left);
    imz_profile_model_set_e_onay (fixture->people, vectors[i].e_onay, TEST_CLOCK_NOW, &error);
    g_assert_no_error (error);
    advice = imz_home_page_get_advice (fixture->page);

    g_assert_true (is_shown (fixture, "button") == (vectors[i].guide != NULL));
    if (vectors[i].guide != NULL) {
      g_assert_cmpstr (gtk_actionable_get_action_name (button), ==, "win.open-guide");
      g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (button), NULL),
                       ==, vectors[i].guide);
      g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==,
                       imz_look_guide_label (&advice->action));
    }
    g_assert_cmpstr (text_of (fixture->page, "explanation"), ==, advice->explanation);
    g_assert_cmpstr (text_of (part (fixture, "e_onay_line"), "text"), ==,
                     imz_e_onay_line_text (vectors[i].e_onay));
    g_assert_true (is_shown (fixture, "why_button"));
    g_assert_true (is_shown (fixture, "life_bar"));
  }
}

/* Whoever did not renew in time applies on paper there, with e-onay or without (R10, R11). */
static void
test_r10_zonguldak (Fixture *fixture, gconstpointer province)
{
  GtkActionable *button = part (fixture, "button");
  g_autoptr (GError) error = NULL;

  imz_profile_model_set_e_onay (fixture->people, IMZ_E_ONAY_YES, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  plug_in (fixture, "AYLA DENİZ YURT", -12);
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (button), NULL), ==,
                   "wet-signed");
}

/* “This is my e-imza”: claimed, said quietly, taken back. */
static void
test_claim (Fixture *fixture, gconstpointer province)
{
  GtkWidget *row = part (fixture, "claim_row");
  GtkWidget *offer = test_ui_part (row, "offer", GTK_TYPE_WIDGET);
  g_autoptr (GPtrArray) remembered = NULL;

  g_assert_false (gtk_widget_get_visible (row));
  plug_in (fixture, "AYLA DENİZ YURT", 60);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (gtk_widget_get_visible (offer));

  activate (fixture, "win.claim");
  g_assert_true (says (fixture, _ ("İmzam will remember this e-imza")));
  g_assert_false (gtk_widget_get_visible (offer));
  g_assert_cmpstr (text_of (row, "owner"), ==, _ ("This e-imza is remembered as yours."));
  remembered = imz_profile_model_get_remembered (fixture->people);
  g_assert_cmpuint (remembered->len, ==, 1);

  g_signal_emit_by_name (test_ui_find_button (toasts (fixture), "win.forget"), "clicked");
  g_assert_true (gtk_widget_get_visible (offer));
  g_ptr_array_unref (remembered);
  remembered = imz_profile_model_get_remembered (fixture->people);
  g_assert_cmpuint (remembered->len, ==, 0);
}

/* The one that follows is claimed with it. */
static void
test_claim_both (Fixture *fixture, gconstpointer province)
{
  g_autoptr (GPtrArray) remembered = NULL;
  TestCertificateSpec old = { TEST_AYLA, .days_left = 60 };
  TestCertificateSpec new = { TEST_AYLA, .days_left = 60 + TEST_LIFE };

  test_monitor_take (
    fixture->monitor,
    test_snapshot_new (test_reader_new ("1", NULL, test_certificate_from (&old), NULL),
                       test_reader_new ("2", NULL, test_certificate_from (&new), NULL), NULL));
  activate (fixture, "win.claim");
  remembered = imz_profile_model_get_remembered (fixture->people);
  g_assert_cmpuint (remembered->len, ==, 2);
}

static void
add_people (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  imz_profile_model_rename (fixture->people, "", "Ayla", &error);
  g_assert_no_error (error);
  imz_profile_model_add (fixture->people, "Mert", &error);
  g_assert_no_error (error);
  imz_profile_model_set_current (fixture->people, "Ayla", &error);
  g_assert_no_error (error);
}

/* What was remembered before stays, also when the claim of the one that follows is taken back. */
static void
test_claim_successor (Fixture *fixture, gconstpointer province)
{
  const TestCertificateSpec old = { TEST_AYLA, .days_left = 60 };
  const TestCertificateSpec new = { TEST_AYLA, .days_left = 60 + TEST_LIFE };
  g_autoptr (ImzCertificate) certificate = test_certificate_from (&old);
  g_autoptr (ImzCertificate) successor = test_certificate_from (&new);
  const char *sha256 = imz_certificate_get_sha256 (certificate);
  const char *new_sha256 = imz_certificate_get_sha256 (successor);
  g_autoptr (GError) error = NULL;

  imz_profile_model_claim (fixture->people, certificate, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  test_monitor_take (
    fixture->monitor,
    test_snapshot_new (test_reader_new ("1", NULL, test_certificate_from (&old), NULL),
                       test_reader_new ("2", NULL, test_certificate_from (&new), NULL), NULL));
  activate (fixture, "win.claim");
  g_assert_nonnull (imz_profile_model_get_owner (fixture->people, new_sha256));

  g_signal_emit_by_name (test_ui_find_button (toasts (fixture), "win.forget"), "clicked");
  g_assert_null (imz_profile_model_get_owner (fixture->people, new_sha256));
  g_assert_nonnull (imz_profile_model_get_owner (fixture->people, sha256));
}

/* A colleague's is not taken: they are named instead of the offer. */
static void
test_claim_colleagues (Fixture *fixture, gconstpointer province)
{
  const TestCertificateSpec old = { TEST_AYLA, .days_left = 60 };
  const TestCertificateSpec new = { TEST_AYLA, .days_left = 60 + TEST_LIFE };
  g_autoptr (ImzCertificate) successor = test_certificate_from (&new);
  GtkWidget *row = part (fixture, "claim_row");
  g_autoptr (GError) error = NULL;

  add_people (fixture);
  imz_profile_model_claim (fixture->people, successor, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  imz_profile_model_set_current (fixture->people, "Mert", &error);
  g_assert_no_error (error);
  test_monitor_take (
    fixture->monitor,
    test_snapshot_new (test_reader_new ("1", NULL, test_certificate_from (&old), NULL),
                       test_reader_new ("2", NULL, test_certificate_from (&new), NULL), NULL));

  g_assert_false (gtk_widget_get_visible (test_ui_part (row, "offer", GTK_TYPE_WIDGET)));
  g_assert_nonnull (strstr (text_of (row, "owner"), "Ayla"));
  activate (fixture, "win.claim");
  g_assert_cmpstr (
    imz_profile_model_get_owner (fixture->people, imz_certificate_get_sha256 (successor)), ==,
    "Ayla");
}

/* Of two people's cards it is not known whose word was given, and nobody is asked, until one is claimed. */
static void
test_several_holders (Fixture *fixture, gconstpointer province)
{
  const TestCertificateSpec ayla = { TEST_AYLA, .days_left = 812 };
  const TestCertificateSpec mert = { TEST_MERT, .days_left = 813 };
  GtkWidget *line = part (fixture, "e_onay_line");
  GtkWidget *ask = test_ui_part (line, "ask", GTK_TYPE_WIDGET);
  g_autoptr (ImzCertificate) certificate = test_certificate_from (&ayla);
  g_autoptr (GError) error = NULL;

  imz_profile_model_set_e_onay (fixture->people, IMZ_E_ONAY_YES, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  test_monitor_take (
    fixture->monitor,
    test_snapshot_new (test_reader_new ("1", NULL, test_certificate_from (&ayla), NULL),
                       test_reader_new ("2", NULL, test_certificate_from (&mert), NULL), NULL));
  g_assert_cmpstr (text_of (line, "text"), ==, imz_e_onay_line_text (IMZ_E_ONAY_UNKNOWN));
  g_assert_false (gtk_widget_get_visible (ask));
  g_assert_cmpstr (imz_home_page_get_advice (fixture->page)->action.id, ==, "activate-e-onay");

  imz_profile_model_claim (fixture->people, certificate, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text_of (line, "text"), ==, imz_e_onay_line_text (IMZ_E_ONAY_YES));
  g_assert_true (gtk_widget_get_visible (ask));
}

/* Where several people share the account it is said for whom, and a colleague's word is not asked for. */
static void
test_several_people (Fixture *fixture, gconstpointer province)
{
  GtkWidget *row = part (fixture, "claim_row");
  GtkWidget *ask = test_ui_part (part (fixture, "e_onay_line"), "ask", GTK_TYPE_WIDGET);
  g_autofree char *promise = NULL;
  g_autoptr (GError) error = NULL;

  add_people (fixture);
  plug_in (fixture, "AYLA DENİZ YURT", 60);
  g_assert_nonnull (strstr (text_of (row, "promise"), "Ayla"));
  g_assert_true (gtk_widget_get_visible (ask));
  activate (fixture, "win.claim");
  g_assert_nonnull (strstr (text_of (row, "owner"), "Ayla"));
  g_assert_true (gtk_widget_get_visible (ask));

  /* Somebody else's. */
  plug_in (fixture, "MERT IŞIK", 61);
  g_assert_false (gtk_widget_get_visible (ask));

  /* Another one's turn. */
  imz_profile_model_set_current (fixture->people, "Mert", &error);
  g_assert_no_error (error);
  plug_in (fixture, "AYLA DENİZ YURT", 60);
  g_assert_nonnull (strstr (text_of (row, "owner"), "Ayla"));
}

/* The practice card is nobody's. */
static void
test_practice (Fixture *fixture, gconstpointer province)
{
  GtkWidget *ask = test_ui_part (part (fixture, "e_onay_line"), "ask", GTK_TYPE_WIDGET);
  g_autoptr (GPtrArray) remembered = NULL;

  plug_in (fixture, "AYLA DENİZ YURT", 60);
  imz_window_set_practice (fixture->window, TRUE);
  g_assert_false (is_shown (fixture, "claim_row"));
  g_assert_false (gtk_widget_get_visible (ask));
  activate (fixture, "win.claim");
  remembered = imz_profile_model_get_remembered (fixture->people);
  g_assert_cmpuint (remembered->len, ==, 0);

  imz_window_set_practice (fixture->window, FALSE);
  g_assert_true (is_shown (fixture, "claim_row"));
}

/* Without a card the page shows what was seen last, and advises on it. */
static void
test_last_seen (Fixture *fixture, gconstpointer province)
{
  GtkActionable *button = part (fixture, "button");
  GtkWidget *box = part (fixture, "last_seen");
  g_autoptr (GError) error = NULL;

  pull_out (fixture);
  g_assert_false (gtk_widget_get_visible (box));
  g_assert_false (is_shown (fixture, "life_bar"));
  g_assert_cmpstr (gtk_actionable_get_action_name (button), ==, "win.practice");

  plug_in (fixture, "AYLA DENİZ YURT", 60);
  activate (fixture, "win.claim");
  imz_profile_model_set_e_onay (fixture->people, IMZ_E_ONAY_YES, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  g_assert_false (gtk_widget_get_visible (box));

  pull_out (fixture);
  g_assert_true (gtk_widget_get_visible (box));
  g_assert_true (is_shown (fixture, "picture"));
  g_assert_true (is_shown (fixture, "life_bar"));
  g_assert_true (is_shown (fixture, "unseen_button"));
  g_assert_true (g_str_has_prefix (text_of (box, "dates"), test_ui_is_turkish ()
                                                             ? "20.01.2027'de doluyor"
                                                             : "ends on 20.01.2027"));
  g_assert_cmpint (imz_home_page_get_advice (fixture->page)->timeline.phase, ==, IMZ_PHASE_WINDOW);
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (button), NULL), ==,
                   "renew-e-onay");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (button), "suggested-action"));
  g_assert_cmpstr (text_of (part (fixture, "e_onay_line"), "text"), ==,
                   imz_e_onay_line_text (IMZ_E_ONAY_YES));

  /* A card that is there speaks for itself. */
  plug_in (fixture, "MERT IŞIK", 812);
  g_assert_false (gtk_widget_get_visible (box));
  g_assert_cmpint (imz_home_page_get_advice (fixture->page)->timeline.phase, ==, IMZ_PHASE_IN_USE);
}

/* What the box says, to the day. */
static void
test_last_seen_text (void)
{
  static const struct {
    int days_left;
    const char *english;
    const char *turkish;
  } vectors[] = {
    { 60, "ends on 20.01.2027 · 60 days left · Renewal time",
      "20.01.2027'de doluyor · 60 gün kaldı · Yenileme zamanı" },
    { 0, "ends today, 21.11.2026 · Last date passed",
      "bugün, 21.11.2026'da doluyor · Son tarih geçti" },
    { -1, "ended on 20.11.2026 · 1 day ago · Expired",
      "20.11.2026'da doldu · 1 gün önce · Süresi dolmuş" },
    { TEST_LIFE + 20, "starts on 12.12.2026 · in 21 days · Not started yet",
      "12.12.2026'da başlıyor · 21 gün var · Henüz başlamadı" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) certificate =
      test_certificate ("AYLA DENİZ YURT", vectors[i].days_left);
    const ImzVerdict verdict = {
      .certificate = certificate,
      .now = TEST_CLOCK_NOW,
      .limits = IMZ_RENEWAL_LIMITS_DEFAULT,
    };
    g_autofree char *text = imz_last_seen_text (&verdict);

    g_assert_cmpstr (text, ==, test_ui_is_turkish () ? vectors[i].turkish : vectors[i].english);
  }
}

/* What cannot be kept is said, and nothing pretends that it was. */
static void
test_unkept (Fixture *fixture, gconstpointer province)
{
  GtkWidget *row = part (fixture, "claim_row");
  GtkWidget *question;

  plug_in (fixture, "AYLA DENİZ YURT", 60);
  activate (fixture, "win.claim");
  g_assert_true (says (fixture, imz_profile_model_get_problem (fixture->people)));
  g_assert_true (gtk_widget_get_visible (test_ui_part (row, "offer", GTK_TYPE_WIDGET)));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.set-e-onay", "s", "yes");
  g_assert_cmpstr (text_of (part (fixture, "e_onay_line"), "text"), ==,
                   imz_e_onay_line_text (IMZ_E_ONAY_UNKNOWN));
  question = test_ui_part (part (fixture, "e_onay_line"), "question", GTK_TYPE_WIDGET);
  gtk_check_button_set_active (test_ui_part (question, "yes", GTK_TYPE_CHECK_BUTTON), TRUE);
  g_assert_false (
    gtk_check_button_get_active (test_ui_part (question, "yes", GTK_TYPE_CHECK_BUTTON)));
}

/* The answer to the question is kept. */
static void
test_answer (Fixture *fixture, gconstpointer province)
{
  GtkWidget *line = part (fixture, "e_onay_line");
  GtkWidget *question = test_ui_part (line, "question", GTK_TYPE_WIDGET);

  plug_in (fixture, "AYLA DENİZ YURT", 60);
  gtk_check_button_set_active (test_ui_part (question, "yes", GTK_TYPE_CHECK_BUTTON), TRUE);
  g_assert_cmpint (imz_profile_model_get_e_onay (fixture->people), ==, IMZ_E_ONAY_YES);
  g_assert_cmpstr (text_of (line, "text"), ==, imz_e_onay_line_text (IMZ_E_ONAY_YES));
}

#define add(path, province, function) \
  g_test_add (path, Fixture, province, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int result;

  test_ui_init (&argc, &argv);
  application =
    GTK_APPLICATION (adw_application_new ("tr.imzam.TestHolder", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_application_register (G_APPLICATION (application), NULL, NULL);

  add ("/ui/home-holder/advice", "genel", test_advice);
  add ("/ui/home-holder/r10-zonguldak", "zonguldak", test_r10_zonguldak);
  add ("/ui/home-holder/claim", "genel", test_claim);
  add ("/ui/home-holder/claim-both", "genel", test_claim_both);
  add ("/ui/home-holder/claim-successor", "genel", test_claim_successor);
  add ("/ui/home-holder/claim-colleagues", "genel", test_claim_colleagues);
  add ("/ui/home-holder/several-holders", "genel", test_several_holders);
  add ("/ui/home-holder/several-people", "genel", test_several_people);
  add ("/ui/home-holder/practice", "genel", test_practice);
  add ("/ui/home-holder/last-seen", "genel", test_last_seen);
  g_test_add_func ("/ui/home-holder/last-seen-text", test_last_seen_text);
  g_test_add ("/ui/home-holder/unkept", Fixture, "genel", set_up_unkept, test_unkept, tear_down);
  add ("/ui/home-holder/answer", "genel", test_answer);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
