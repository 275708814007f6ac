/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page in every situation, by the practice card and by cards that mean no good. */

#include "config.h"

#include "imz-home-page.h"

#include <glib/gi18n-lib.h>

#include "imz-card-view.h"
#include "imz-details.h"
#include "imz-look.h"
#include "imz-phrase.h"
#include "imz-picture.h"
#include "imz-practice-monitor.h"
#include "imz-sentence.h"
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
  fixture->status = imz_status_new (IMZ_READER_MONITOR (fixture->practice), fixture->clock,
                                    &IMZ_RENEWAL_LIMITS_DEFAULT);
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
    [IMZ_BUTTON_PORTAL] = "win.open-portal",
    [IMZ_BUTTON_RETRY] = "win.retry",
    [IMZ_BUTTON_PRACTICE] = "win.practice",
  };
  GtkButton *button = test_ui_part (page, "button", GTK_TYPE_BUTTON);
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));

  g_assert_true (is_shown (page, "button") == (look->role != IMZ_BUTTON_NONE));
  if (look->role == IMZ_BUTTON_NONE)
    return;

  g_assert_cmpstr (gtk_button_get_label (button), ==, _ (look->label));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==,
                   actions[look->role]);
  if (look->role == IMZ_BUTTON_PORTAL)
    g_assert_cmpstr (g_variant_get_string (target, NULL), ==,
                     imz_verdict_get_next_action (verdict)->id);
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

  assert_label (page, "title", imz_sentence_title (verdict));
  assert_label (page, "sentence", sentence);
  assert_label (page, "explanation", imz_sentence_explanation (verdict));
  assert_hero (page, verdict, look);
  assert_button (page, verdict, look);
  assert_command (page, imz_verdict_get_next_action (verdict)->command);
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
  } vectors[] = {
    { IMZ_SUMMARY_VALID, IMZ_TONE_GOOD, N_ ("Not expired"), FALSE },
    { IMZ_SUMMARY_RENEWAL_WINDOW, IMZ_TONE_WARNING, N_ ("Renewal time"), TRUE },
    { IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED, IMZ_TONE_GOOD, N_ ("The new e-imza is waiting"),
      FALSE },
    { IMZ_SUMMARY_RENEWAL_LATE, IMZ_TONE_ALARM, N_ ("Last date passed"), TRUE },
    { IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED, IMZ_TONE_GOOD, N_ ("The new e-imza starts soon"), FALSE },
    { IMZ_SUMMARY_EXPIRED, IMZ_TONE_MUTED, N_ ("Expired"), TRUE },
    { IMZ_SUMMARY_NOT_YET, IMZ_TONE_NEUTRAL, N_ ("Not started yet"), FALSE },
  };
  ImzCardView *card = test_ui_part (fixture->page, "card_view", IMZ_TYPE_CARD_VIEW);
  GtkWidget *button = test_ui_part (fixture->page, "button", GTK_TYPE_BUTTON);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    imz_practice_monitor_set_situation (fixture->practice, vectors[i].summary);
    g_test_message ("%s", vectors[i].badge);
    g_assert_cmpstr (imz_card_view_get_badge (card), ==, _ (vectors[i].badge));
    g_assert_cmpint (imz_card_view_get_tone (card), ==, vectors[i].tone);
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
  g_autoptr (ImzStatus) other = imz_status_new (IMZ_READER_MONITOR (fixture->monitor),
                                                fixture->clock, &IMZ_RENEWAL_LIMITS_DEFAULT);
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

/* The titles of the details' rows, one a line. */
static char *
describe_rows (ImzHomePage *page)
{
  GString *titles = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (list_of (page)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_string_append_printf (titles, "%s\n",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  return g_string_free (titles, FALSE);
}

static void
assert_rows (ImzHomePage *page, const char *first, ...)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *rows = describe_rows (page);
  va_list rest;

  va_start (rest, first);
  for (const char *title = first; title != NULL; title = va_arg (rest, const char *))
    g_string_append_printf (expected, "%s\n", _ (title));
  va_end (rest);

  g_assert_cmpstr (rows, ==, expected->str);
}

static void
test_details (Fixture *fixture, gconstpointer user_data)
{
  ImzPracticeMonitor *practice = fixture->practice;

  imz_practice_monitor_set_situation (practice, IMZ_SUMMARY_RENEWAL_WINDOW);
  assert_rows (fixture->page, "E-imza (qualified certificate)", "Verification", "PIN", "Reader",
               NULL);
  imz_practice_monitor_set_situation (practice, IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED);
  assert_rows (fixture->page, "E-imza (qualified certificate)", "E-imza (qualified certificate)",
               "Verification", "PIN", "Reader", NULL);
  imz_practice_monitor_set_situation (practice, IMZ_SUMMARY_MALFORMED);
  assert_rows (fixture->page, "E-imza (qualified certificate)", "A damaged certificate",
               "Verification", "PIN", "Reader", NULL);
  imz_practice_monitor_set_situation (practice, IMZ_SUMMARY_NOT_AN_E_IMZA);
  assert_rows (fixture->page, "Certificate for tests", "Reader", NULL);
  imz_practice_monitor_set_situation (practice, IMZ_SUMMARY_MUTE);
  assert_rows (fixture->page, "Reader", NULL);
}

/* The reader's row says in a few words what is the case with it, never the same for two states. */
static void
test_details_reader (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    ImzSummary summary;
    const char *text;
    const char *card; /* before the text */
  } vectors[] = {
    { IMZ_SUMMARY_VALID, N_ ("read without extra software"), "AKİS 2.5.2 · " },
    { IMZ_SUMMARY_NO_DRIVER, N_ ("could not be read"), "AKİS 2.5.2 · " },
    { IMZ_SUMMARY_NO_CARD, N_ ("no card in it"), "" },
    { IMZ_SUMMARY_READING, N_ ("the card is being read"), "" },
    { IMZ_SUMMARY_MUTE, N_ ("the card does not answer"), "" },
    { IMZ_SUMMARY_BUSY, N_ ("another program holds the card"), "" },
    { IMZ_SUMMARY_READER_UNAVAILABLE, N_ ("does not work at present"), "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = g_strconcat (vectors[i].card, _ (vectors[i].text), NULL);
    GtkWidget *row;

    imz_practice_monitor_set_situation (fixture->practice, vectors[i].summary);
    row = gtk_widget_get_last_child (list_of (fixture->page));
    g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, text);
  }
}

/* The same card says something else a second after its end, on the same day. */
static void
test_details_follow_the_clock (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    int seconds;
    ImzCertificateState state;
  } moments[] = {
    { 0, IMZ_CERTIFICATE_STATE_RENEWAL_LATE },
    { 1, IMZ_CERTIFICATE_STATE_EXPIRED },
    { -1, IMZ_CERTIFICATE_STATE_RENEWAL_LATE }, /* the clock was set back */
  };
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA", 0);
  g_autoptr (ImzSnapshot) snapshot = test_snapshot ("Reader", certificate);
  g_autoptr (GtkWidget) details = g_object_ref_sink (g_object_new (IMZ_TYPE_DETAILS, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    gint64 now = imz_certificate_get_not_after (certificate) + moments[i].seconds;
    g_autoptr (ImzVerdict) verdict = imz_verdict_new (snapshot, now, &IMZ_RENEWAL_LIMITS_DEFAULT);
    g_autoptr (GPtrArray) rows = NULL;

    imz_details_show (IMZ_DETAILS (details), snapshot, verdict);
    rows = test_ui_find (details, ADW_TYPE_EXPANDER_ROW);
    g_assert_true (g_str_has_suffix (adw_expander_row_get_subtitle (g_ptr_array_index (rows, 0)),
                                     imz_sentence_certificate_state (moments[i].state)));
  }
}

/* Each fact can be copied, and the button that does so says which. */
static void
test_details_facts (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) buttons = NULL;
  GtkWidget *row;
  gboolean holder_seen = FALSE;

  row = gtk_widget_get_first_child (list_of (fixture->page));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  buttons = test_ui_find (row, GTK_TYPE_BUTTON);
  g_assert_cmpuint (buttons->len, ==, 8);
  for (guint i = 0; i < buttons->len; i++) {
    GtkWidget *fact = gtk_widget_get_ancestor (buttons->pdata[i], ADW_TYPE_ACTION_ROW);
    const char *name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (fact));
    const char *value = adw_action_row_get_subtitle (ADW_ACTION_ROW (fact));
    g_autofree char *label = g_strdup_printf (_ ("Copy: %s"), name);

    g_assert_cmpstr (gtk_actionable_get_action_name (buttons->pdata[i]), ==, "win.copy");
    g_assert_cmpstr (
      g_variant_get_string (gtk_actionable_get_action_target_value (buttons->pdata[i]), NULL), ==,
      value);
    gtk_test_accessible_assert_property (buttons->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL, label);
    holder_seen |= g_str_equal (value, _ ("PRACTICE CARD"));
  }
  g_assert_true (holder_seen);
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
  for (gsize i = 0; i < 2; i++) {
    title = gtk_widget_get_next_sibling (title);
    g_assert_true (GTK_IS_LABEL (title));
  }
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
  add ("/ui/home-page/details", test_details);
  add ("/ui/home-page/details/reader", test_details_reader);
  add ("/ui/home-page/details/follow-the-clock", test_details_follow_the_clock);
  add ("/ui/home-page/details/facts", test_details_facts);
  add ("/ui/home-page/no-markup", test_no_markup);
  add ("/ui/home-page/same-again", test_same_again);
  add ("/ui/home-page/live-region", test_live_region);
  add ("/ui/home-page/no-english", test_no_english);

  return g_test_run ();
}
