/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page in every situation, by the practice card and by cards that mean no good. */

#include "config.h"

#include "imz-home-page.h"

#include <glib/gi18n-lib.h>

#include "core-fixture.h"
#include "imz-card-view.h"
#include "imz-details.h"
#include "imz-look.h"
#include "imz-phrase.h"
#include "imz-picture.h"
#include "imz-practice-monitor.h"
#include "imz-sentence.h"
#include "test-cards.h"
#include "test-ui.h"

typedef struct {
  ImzClock *clock;
  ImzPracticeMonitor *practice;
  TestMonitor *monitor;
  ImzStatus *status; /* of `practice` at first */
  ImzHomePage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->clock = IMZ_CLOCK (test_clock_new ());
  fixture->practice = imz_practice_monitor_new (fixture->clock, IMZ_SUMMARY_VALID);
  fixture->monitor = test_monitor_new ();
  fixture->status = imz_status_new (IMZ_READER_MONITOR (fixture->practice), NULL, fixture->clock,
                                    core_fixture_genel ());
  fixture->page =
    g_object_ref_sink (g_object_new (IMZ_TYPE_HOME_PAGE, "status", fixture->status, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->page);
  g_assert_finalize_object (fixture->status);
  g_assert_finalize_object (fixture->practice);
  g_assert_finalize_object (fixture->monitor);
  g_assert_finalize_object (fixture->clock);
}

static void
assert_label (ImzHomePage *page, const char *name, const char *text)
{
  GtkLabel *label = test_ui_part (page, name, GTK_TYPE_LABEL);

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (label)));
  g_assert_false (gtk_label_get_use_markup (label));
  g_assert_cmpstr (gtk_label_get_text (label), ==, text);
}

static gboolean
is_shown (ImzHomePage *page, const char *name)
{
  return gtk_widget_get_visible (test_ui_part (page, name, GTK_TYPE_WIDGET));
}

static void
assert_button (ImzHomePage *page, const ImzVerdict *verdict, const ImzLook *look)
{
  static const char *const actions[] = {
    [IMZ_BUTTON_NONE] = NULL,
    [IMZ_BUTTON_RETRY] = "win.retry",
    [IMZ_BUTTON_CHECK] = "win.check",
    [IMZ_BUTTON_PRACTICE] = "win.practice",
  };
  const ImzAdvice *advice = imz_home_page_get_advice (page);
  const char *guide = imz_look_guide_label (&advice->action);
  GtkButton *button = test_ui_part (page, "button", GTK_TYPE_BUTTON);
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));

  g_assert_true (is_shown (page, "why_button") == (advice->rules->len > 0));
  g_assert_true (is_shown (page, "button") == (guide != NULL || look->role != IMZ_BUTTON_NONE));
  g_assert_true (is_shown (page, "main_buttons") ==
                 (is_shown (page, "button") || is_shown (page, "why_button")));
  if (!is_shown (page, "button"))
    return;

  g_assert_cmpstr (gtk_button_get_label (button), ==, guide != NULL ? guide : _ (look->label));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==,
                   guide != NULL ? "win.open-guide" : actions[look->role]);
  if (guide != NULL)
    g_assert_cmpstr (g_variant_get_string (target, NULL), ==, advice->action.guide);
  else
    g_assert_null (target);
}

static void
assert_command (ImzHomePage *page, const char *command)
{
  GtkActionable *copy = test_ui_part (page, "command_copy", GTK_TYPE_BUTTON);

  g_assert_true (is_shown (page, "command_box") == (command != NULL));
  if (command == NULL)
    return;

  assert_label (page, "command", command);
  g_assert_cmpstr (gtk_actionable_get_action_name (copy), ==, "win.copy");
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (copy), NULL), ==,
                   command);
}

static void
assert_hero (ImzHomePage *page, const ImzVerdict *verdict, const ImzLook *look)
{
  ImzCardView *card = test_ui_part (page, "card_view", IMZ_TYPE_CARD_VIEW);
  ImzPicture *picture = test_ui_part (page, "picture", IMZ_TYPE_PICTURE);

  g_assert_true (is_shown (page, "card_view") == look->shows_card);
  g_assert_true (is_shown (page, "picture") == !look->shows_card);
  if (!look->shows_card) {
    g_assert_cmpint (imz_picture_get_kind (picture), ==, look->picture);
    return;
  }

  g_assert_cmpstr (imz_card_view_get_holder (card), ==,
                   imz_certificate_get_holder (verdict->certificate));
  g_assert_cmpstr (imz_card_view_get_identity (card), ==,
                   imz_certificate_get_identity_masked (verdict->certificate));
  g_assert_nonnull (imz_card_view_get_until (card));
  g_assert_cmpstr (imz_card_view_get_badge (card), !=, "");
}

/* All that the page shows in a situation. */
static void
assert_shown (ImzHomePage *page)
{
  ImzStatus *status = imz_home_page_get_status (page);
  const ImzVerdict *verdict = imz_status_get_verdict (status);
  const ImzLook *look = imz_look_of (verdict->summary);
  g_autofree char *text = imz_sentence_text (verdict);
  g_autofree char *sentence = imz_phrase_keep_numbers (text);
  const ImzAdvice *advice = imz_status_get_advice (status);

  assert_label (page, "title", imz_sentence_title (verdict));
  assert_label (page, "sentence", sentence);
  assert_label (page, "explanation", advice->explanation);
  assert_hero (page, verdict, look);
  assert_button (page, verdict, look);
  assert_command (page, advice->action.command);
  g_assert_true (is_shown (page, "life_bar") == (advice->timeline.phase != IMZ_PHASE_UNKNOWN));
  g_assert_true (is_shown (page, "e_onay_line") ==
                 (verdict->certificate != NULL && advice->methods->len > 0));
  g_assert_false (is_shown (page, "last_seen"));
  g_assert_false (is_shown (page, "claim_row"));
  g_assert_true (is_shown (page, "unseen_button") == (verdict->summary == IMZ_SUMMARY_NO_READER));
  g_assert_true (is_shown (page, "details") ==
                 (imz_snapshot_get_n_readers (imz_status_get_snapshot (status)) > 0));
}

/* From each situation to each other one nothing of the former stays. */
static void
test_situations (Fixture *fixture, gconstpointer user_data)
{
  for (ImzSummary from = 0; from < IMZ_N_SUMMARIES; from++) {
    for (ImzSummary to = 0; to < IMZ_N_SUMMARIES; to += 3) {
      ImzSummary summary = (from + to) % IMZ_N_SUMMARIES;

      imz_practice_monitor_set_situation (fixture->practice, summary);
      g_assert_cmpint (imz_status_get_verdict (fixture->status)->summary, ==, summary);
      g_test_message ("%s", imz_sentence_situation (summary));
      assert_shown (fixture->page);
    }
  }
}

/* What colour the badge and the button have. */
static void
test_urgency (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    ImzSummary summary;
    ImzTone tone;
    const char *badge;
    gboolean suggested;
    gboolean faded;
  } vectors[] = {
    { IMZ_SUMMARY_VALID, IMZ_TONE_GOOD, N_ ("Not expired"), FALSE, FALSE },
    { IMZ_SUMMARY_VERIFIED, IMZ_TONE_GOOD, N_ ("Valid"), FALSE, FALSE },
    { IMZ_SUMMARY_RENEWAL_WINDOW, IMZ_TONE_WARNING, N_ ("Renewal time"), TRUE, FALSE },
    { IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED, IMZ_TONE_GOOD, N_ ("In use"), FALSE, FALSE },
    { IMZ_SUMMARY_RENEWAL_LATE, IMZ_TONE_ALARM, N_ ("Last date passed"), TRUE, FALSE },
    { IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED, IMZ_TONE_GOOD, N_ ("In use"), FALSE, FALSE },
    { IMZ_SUMMARY_PIN_NOT_SET, IMZ_TONE_WARNING, N_ ("No PIN yet"), TRUE, FALSE },
    { IMZ_SUMMARY_PIN_LOW, IMZ_TONE_WARNING, N_ ("A wrong PIN was entered"), FALSE, FALSE },
    { IMZ_SUMMARY_PIN_FINAL_TRY, IMZ_TONE_WARNING, N_ ("One PIN try is left"), TRUE, FALSE },
    { IMZ_SUMMARY_PIN_LOCKED, IMZ_TONE_ALARM, N_ ("The PIN is locked"), TRUE, FALSE },
    { IMZ_SUMMARY_REVOKED, IMZ_TONE_ALARM, N_ ("Revoked"), TRUE, TRUE },
    { IMZ_SUMMARY_SUSPENDED, IMZ_TONE_ALARM, N_ ("Suspended"), TRUE, TRUE },
    { IMZ_SUMMARY_UNTRUSTED, IMZ_TONE_ALARM, N_ ("Not to be trusted"), TRUE, TRUE },
    { IMZ_SUMMARY_EXPIRED, IMZ_TONE_MUTED, N_ ("Expired"), TRUE, TRUE },
    { IMZ_SUMMARY_NOT_YET, IMZ_TONE_NEUTRAL, N_ ("Not started yet"), FALSE, FALSE },
  };
  ImzCardView *card = test_ui_part (fixture->page, "card_view", IMZ_TYPE_CARD_VIEW);
  GtkWidget *button = test_ui_part (fixture->page, "button", GTK_TYPE_BUTTON);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    imz_practice_monitor_set_situation (fixture->practice, vectors[i].summary);
    g_test_message ("%s", vectors[i].badge);
    g_assert_cmpstr (imz_card_view_get_badge (card), ==, _ (vectors[i].badge));
    g_assert_cmpint (imz_card_view_get_tone (card), ==, vectors[i].tone);
    g_assert_true (imz_card_view_get_faded (card) == vectors[i].faded);
    if (gtk_widget_get_visible (button))
      g_assert_true (gtk_widget_has_css_class (button, "suggested-action") == vectors[i].suggested);
    else
      g_assert_false (vectors[i].suggested);
  }

  /* The practice is an offer, not a duty. */
  imz_practice_monitor_set_situation (fixture->practice, IMZ_SUMMARY_SERVICE_STOPPED);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_false (gtk_widget_has_css_class (button, "suggested-action"));
}

/* Within the practice no second one is offered, and the card says what it is. */
static void
test_practice (Fixture *fixture, gconstpointer user_data)
{
  ImzCardView *card = test_ui_part (fixture->page, "card_view", IMZ_TYPE_CARD_VIEW);
  int n_notified = 0;

  test_ui_count (fixture->page, "notify::practice", &n_notified);
  imz_practice_monitor_set_situation (fixture->practice, IMZ_SUMMARY_NO_READER);
  g_assert_true (is_shown (fixture->page, "button"));

  for (int i = 0; i < 2; i++) {
    imz_home_page_set_practice (fixture->page, TRUE);
    g_assert_true (imz_home_page_get_practice (fixture->page));
    g_assert_false (is_shown (fixture->page, "button"));
    g_assert_true (imz_card_view_get_practice (card));
    g_assert_cmpint (n_notified, ==, 1);
  }

  imz_practice_monitor_set_situation (fixture->practice, IMZ_SUMMARY_BUSY);
  g_assert_true (is_shown (fixture->page, "button"));
  imz_home_page_set_practice (fixture->page, FALSE);
  g_assert_false (imz_card_view_get_practice (card));
  g_assert_cmpint (n_notified, ==, 2);
}

static void
test_status (Fixture *fixture, gconstpointer user_data)
{
  ImzHomePage *page = fixture->page;
  g_autoptr (ImzStatus) other = imz_status_new (IMZ_READER_MONITOR (fixture->monitor), NULL,
                                                fixture->clock, core_fixture_genel ());
  g_autofree char *sentence = NULL;
  int n_notified = 0;

  test_ui_count (page, "notify::status", &n_notified);
  imz_home_page_set_status (page, fixture->status);
  g_assert_cmpint (n_notified, ==, 0);

  g_object_set (page, "status", other, NULL);
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_true (imz_home_page_get_status (page) == other);
  assert_label (page, "title", imz_sentence_situation (IMZ_SUMMARY_NO_READER));

  /* The former one is not listened to any more. */
  imz_practice_monitor_set_situation (fixture->practice, IMZ_SUMMARY_EXPIRED);
  assert_label (page, "title", imz_sentence_situation (IMZ_SUMMARY_NO_READER));

  imz_home_page_set_status (page, NULL);
  g_assert_cmpint (n_notified, ==, 2);
  g_assert_null (imz_home_page_get_status (page));
}

static GtkWidget *
list_of (ImzHomePage *page)
{
  g_autoptr (GPtrArray) lists =
    test_ui_find (test_ui_part (page, "details", IMZ_TYPE_DETAILS), GTK_TYPE_LIST_BOX);

  g_assert_cmpuint (lists->len, >, 0);
  return lists->pdata[0];
}

/* What a stranger's card says is text, whatever it looks like. */
static void
test_no_markup (Fixture *fixture, gconstpointer user_data)
{
  static const char *const evil[] = {
    "<b>&", "&amp;", "<span size='999999'>BIG", "</b></span>", "%s%n", "{holder}", "_A_B",
  };
  ImzCardView *card = test_ui_part (fixture->page, "card_view", IMZ_TYPE_CARD_VIEW);

  imz_status_set_monitor (fixture->status, IMZ_READER_MONITOR (fixture->monitor));
  for (gsize i = 0; i < G_N_ELEMENTS (evil); i++) {
    g_autoptr (ImzCertificate) certificate = test_certificate (evil[i], 500);
    g_autofree char *reader = g_strconcat ("Reader ", evil[i], NULL);
    g_autofree char *description = NULL;

    g_test_message ("%s", evil[i]);
    test_monitor_take (fixture->monitor, test_snapshot (reader, certificate));
    for (GtkWidget *row = gtk_widget_get_first_child (list_of (fixture->page)); row != NULL;
         row = gtk_widget_get_next_sibling (row)) {
      if (ADW_IS_EXPANDER_ROW (row))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }

    assert_shown (fixture->page);
    g_assert_cmpstr (imz_card_view_get_holder (card), ==, evil[i]);
    g_assert_nonnull (test_ui_find_label (fixture->page, evil[i]));
    g_assert_nonnull (test_ui_find_label (fixture->page, reader));
  }
}

/* The same again: nothing is said again, no row that was opened closes. */
static void
test_same_again (Fixture *fixture, gconstpointer user_data)
{
  static const char *const live[] = { "title", "sentence", "explanation" };
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);
  GtkWidget *first, *last;
  int n_said = 0, n_changed = 0;

  imz_status_set_monitor (fixture->status, IMZ_READER_MONITOR (fixture->monitor));
  test_monitor_take (fixture->monitor, test_snapshot ("Reader", certificate));
  first = gtk_widget_get_first_child (list_of (fixture->page));
  last = gtk_widget_get_last_child (list_of (fixture->page));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (first), TRUE);

  test_ui_count (fixture->status, "changed", &n_changed);
  for (gsize i = 0; i < G_N_ELEMENTS (live); i++)
    test_ui_count (test_ui_part (fixture->page, live[i], GTK_TYPE_LABEL), "notify::label", &n_said);

  test_monitor_take (fixture->monitor, test_snapshot ("Reader", certificate));
  imz_clock_ring (fixture->clock);
  g_assert_cmpint (n_changed, ==, 2);
  g_assert_cmpint (n_said, ==, 0);
  g_assert_true (gtk_widget_get_first_child (list_of (fixture->page)) == first);
  g_assert_true (gtk_widget_get_last_child (list_of (fixture->page)) == last);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (first)));

  /* Another one is said, once each. */
  test_monitor_take (fixture->monitor, imz_snapshot_new (IMZ_SERVICE_STATE_DENIED, NULL));
  g_assert_cmpint (n_said, ==, 3);
}

/* The words are a live region, so that a screen reader says them when a card comes or goes. */
static void
test_live_region (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *title = test_ui_part (fixture->page, "title", GTK_TYPE_LABEL);
  GtkWidget *words = gtk_widget_get_parent (title);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_ROLE_STATUS);
  g_assert_true (
    gtk_widget_is_ancestor (test_ui_part (fixture->page, "sentence", GTK_TYPE_LABEL), words));
  g_assert_true (
    gtk_widget_is_ancestor (test_ui_part (fixture->page, "explanation", GTK_TYPE_LABEL), words));
}

/* The holders and badges of the cards that are drawn, one card a line. */
static char *
describe_cards (ImzHomePage *page)
{
  g_autoptr (GPtrArray) cards = test_ui_find (page, IMZ_TYPE_CARD_VIEW);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    g_string_append_printf (text, "%s: %s\n", imz_card_view_get_holder (cards->pdata[i]),
                            imz_card_view_get_badge (cards->pdata[i]));

  return g_string_free (text, FALSE);
}

static ImzReader *
reader_with (const char *name, TestCertificateSpec spec)
{
  return test_reader_new (name, NULL, test_certificate_from (&spec), NULL);
}

static void
assert_cards (ImzHomePage *page,
              const char *holder_1,
              const char *badge_1,
              const char *holder_2,
              const char *badge_2)
{
  g_autofree char *cards = describe_cards (page);
  g_autofree char *expected =
    g_strdup_printf ("%s: %s\n%s: %s\n", holder_1, _ (badge_1), holder_2, _ (badge_2));

  g_assert_cmpstr (cards, ==, expected);
}

/* The present e-imza and the one that follows it: both are there, the one in use first. */
static void
test_renewal (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *one = NULL;
  g_autofree char *alone = NULL;

  imz_status_set_monitor (fixture->status, IMZ_READER_MONITOR (fixture->monitor));
  test_monitor_take (
    fixture->monitor,
    test_snapshot_new (
      reader_with ("New", (TestCertificateSpec){ TEST_AYLA, .days_left = 60 + TEST_LIFE }),
      reader_with ("Old", (TestCertificateSpec){ TEST_AYLA, .days_left = 60 }), NULL));
  assert_shown (fixture->page);
  assert_cards (fixture->page, "AYLA DENİZ YURT", "In use", "AYLA DENİZ YURT", "Not started yet");
  g_assert_false (is_shown (fixture->page, "whose"));

  /* The new one is pulled. */
  test_monitor_take (
    fixture->monitor,
    test_snapshot_new (reader_with ("Old", (TestCertificateSpec){ TEST_AYLA, .days_left = 60 }),
                       NULL));
  one = describe_cards (fixture->page);
  alone = g_strdup_printf ("AYLA DENİZ YURT: %s\n", _ ("Renewal time"));
  g_assert_cmpstr (one, ==, alone);
}

/* Cards of two people: it is said whose e-imza the sentence is about. */
static void
test_two_holders (Fixture *fixture, gconstpointer user_data)
{
  imz_status_set_monitor (fixture->status, IMZ_READER_MONITOR (fixture->monitor));
  test_monitor_take (
    fixture->monitor,
    test_snapshot_new (reader_with ("1", (TestCertificateSpec){ TEST_AYLA, .days_left = 812 }),
                       reader_with ("2", (TestCertificateSpec){ TEST_MERT, .days_left = 20 }),
                       NULL));
  assert_shown (fixture->page);
  assert_cards (fixture->page, "MERT IŞIK", "Last date passed", "AYLA DENİZ YURT", "Not expired");
  assert_label (fixture->page, "whose", "MERT IŞIK");

  imz_status_set_monitor (fixture->status, IMZ_READER_MONITOR (fixture->practice));
  for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    imz_practice_monitor_set_situation (fixture->practice, summary);
    assert_shown (fixture->page);
    g_assert_false (is_shown (fixture->page, "whose"));
  }
}

/* Cards that are shown for the first time within the practice say so too. */
static void
test_practice_of_two (Fixture *fixture, gconstpointer user_data)
{
  imz_home_page_set_practice (fixture->page, TRUE);
  imz_practice_monitor_set_situation (fixture->practice, IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED);

  for (int practice = 1; practice >= 0; practice--) {
    g_autoptr (GPtrArray) cards = NULL;

    imz_home_page_set_practice (fixture->page, practice != 0);
    cards = test_ui_find (fixture->page, IMZ_TYPE_CARD_VIEW);
    g_assert_cmpuint (cards->len, ==, 2);
    for (guint i = 0; i < cards->len; i++) {
      g_assert_true (imz_card_view_get_practice (cards->pdata[i]) == practice);
      g_assert_nonnull (imz_card_view_get_practice_label (cards->pdata[i]));
    }
  }
}

/* Room for the longer sentence is kept only while it is awaited. */
static void
test_sentence_room (Fixture *fixture, gconstpointer user_data)
{
  static const ImzTrustFacts busy = { .revocation.obstacle = IMZ_REVOCATION_OBSTACLE_BUSY };
  const ImzTrustFacts good = test_trust_anchored (IMZ_REVOCATION_STATE_GOOD);
  g_autoptr (TestTrust) trust = test_trust_new ();
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 812);
  g_autoptr (ImzStatus) status = NULL;
  GtkLabel *room = test_ui_part (fixture->page, "sentence_room", GTK_TYPE_LABEL);
  GtkLabel *sentence = test_ui_part (fixture->page, "sentence", GTK_TYPE_LABEL);
  g_autofree char *awaited = NULL;

  test_monitor_take (fixture->monitor, test_snapshot ("Reader", certificate));
  status = imz_status_new (IMZ_READER_MONITOR (fixture->monitor), IMZ_TRUST_SOURCE (trust),
                           fixture->clock, core_fixture_genel ());
  imz_home_page_set_status (fixture->page, status);
  g_assert_false (is_shown (fixture->page, "sentence_room"));

  test_trust_tell (trust, &busy);
  g_assert_true (is_shown (fixture->page, "sentence_room"));
  g_assert_cmpfloat (gtk_widget_get_opacity (GTK_WIDGET (room)), ==, 0);
  awaited = g_strdup (gtk_label_get_text (room));
  g_assert_cmpstr (awaited, !=, gtk_label_get_text (sentence));

  test_trust_tell (trust, &good);
  g_assert_false (is_shown (fixture->page, "sentence_room"));
  assert_label (fixture->page, "sentence", awaited);
  imz_home_page_set_status (fixture->page, NULL);
}

/* In Turkish no English is left. */
static void
test_no_english (Fixture *fixture, gconstpointer user_data)
{
  if (!test_ui_is_turkish ())
    return;

  for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    g_autoptr (GPtrArray) labels = NULL;

    imz_practice_monitor_set_situation (fixture->practice, summary);
    labels = test_ui_find (fixture->page, GTK_TYPE_LABEL);
    for (guint i = 0; i < labels->len; i++) {
      const char *text = gtk_label_get_text (labels->pdata[i]);

      if (*text != '\0')
        g_assert_cmpstr (_ (text), ==, text);
    }
  }
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/home-page/situations", test_situations);
  add ("/ui/home-page/urgency", test_urgency);
  add ("/ui/home-page/practice", test_practice);
  add ("/ui/home-page/status", test_status);
  add ("/ui/home-page/renewal", test_renewal);
  add ("/ui/home-page/two-holders", test_two_holders);
  add ("/ui/home-page/practice-of-two", test_practice_of_two);
  add ("/ui/home-page/sentence-room", test_sentence_room);
  add ("/ui/home-page/no-markup", test_no_markup);
  add ("/ui/home-page/same-again", test_same_again);
  add ("/ui/home-page/live-region", test_live_region);
  add ("/ui/home-page/no-english", test_no_english);

  return g_test_run ();
}
