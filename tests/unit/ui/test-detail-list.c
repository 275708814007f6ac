/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the details say, as plain data: by the practice card, and by cards made for it. */

#include "config.h"

#include "imz-detail-list.h"

#include <glib/gi18n-lib.h>

#include "core-fixture.h"
#include "imz-card-texts.h"
#include "imz-driver-words.h"
#include "imz-letter-detail.h"
#include "imz-practice-monitor.h"
#include "imz-sentence.h"
#include "imz-status.h"
#include "imz-trust-words.h"
#include "test-cards.h"
#include "test-ui.h"

static GPtrArray *
list_of (ImzSnapshot *snapshot)
{
  g_autoptr (ImzVerdict) verdict =
    imz_verdict_new (snapshot, TEST_CLOCK_NOW, &IMZ_RENEWAL_LIMITS_DEFAULT);
  g_autoptr (ImzAdvice) advice = imz_advice_new_for_verdict (verdict, core_fixture_genel ());

  return imz_detail_list_new (snapshot, verdict, advice);
}

static GPtrArray *
list_of_situation (ImzSummary summary)
{
  g_autoptr (TestClock) clock = test_clock_new ();
  g_autoptr (ImzPracticeMonitor) monitor = imz_practice_monitor_new (IMZ_CLOCK (clock), summary);

  return list_of (imz_reader_monitor_get_snapshot (IMZ_READER_MONITOR (monitor)));
}

/* The titles, one a line. */
static char *
titles_of (GPtrArray *list)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (titles, "%s\n", ((ImzDetail *) list->pdata[i])->title);

  return g_string_free (titles, FALSE);
}

/* The first one whose key begins so, in the program's own words; NULL if there is none. */
static const ImzDetail *
find (GPtrArray *list, const char *kind)
{
  for (guint i = 0; i < list->len; i++) {
    const ImzDetail *detail = list->pdata[i];

    if (g_str_has_prefix (detail->key, kind))
      return detail;
  }

  return NULL;
}

static const ImzDetailFact *
find_fact (const ImzDetail *detail, const char *name)
{
  for (guint i = 0; i < detail->facts->len; i++) {
    const ImzDetailFact *fact = detail->facts->pdata[i];

    if (g_str_equal (fact->name, name))
      return fact;
  }

  return NULL;
}

static void
assert_fact (const ImzDetail *detail, const char *name, const char *value)
{
  const ImzDetailFact *fact = find_fact (detail, name);

  g_assert_nonnull (fact);
  g_assert_cmpstr (fact->value, ==, value);
}

static const struct {
  ImzSummary summary;
  const char *titles; /* in English, separated by `|` */
} situations[] = {
  { IMZ_SUMMARY_RENEWAL_WINDOW,
    "Verification|PIN|Reader|Official letter|E-imza (qualified certificate)" },
  { IMZ_SUMMARY_MALFORMED,
    "Verification|PIN|Reader|E-imza (qualified certificate)|A damaged certificate" },
  { IMZ_SUMMARY_PIN_LOCKED, "Verification|PIN|Reader|Driver|E-imza (qualified certificate)" },
  { IMZ_SUMMARY_NOT_AN_E_IMZA, "Reader|Certificate for tests" },
  { IMZ_SUMMARY_NO_CERTIFICATE, "Reader" },
  { IMZ_SUMMARY_NO_DRIVER, "Reader" },
  { IMZ_SUMMARY_DRIVER_BROKEN, "Reader|Driver" },
  { IMZ_SUMMARY_DRIVER_REFUSED, "Reader|Driver" },
  { IMZ_SUMMARY_DRIVER_CRASHED, "Reader|Driver" },
  { IMZ_SUMMARY_DRIVER_TIMEOUT, "Reader|Driver" },
  { IMZ_SUMMARY_CARD_DAMAGED, "Reader|A damaged certificate" },
  { IMZ_SUMMARY_MUTE, "Reader" },
  { IMZ_SUMMARY_NO_CARD, "Reader" },
  { IMZ_SUMMARY_NO_READER, "" },
  { IMZ_SUMMARY_SERVICE_DENIED, "" },
};

static void
test_situations (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (situations); i++) {
    g_autoptr (GPtrArray) list = list_of_situation (situations[i].summary);
    g_autofree char *titles = titles_of (list);
    g_autoptr (GString) expected = g_string_new (NULL);
    g_auto (GStrv) words = g_strsplit (situations[i].titles, "|", -1);

    for (gsize j = 0; words[j] != NULL; j++)
      g_string_append_printf (expected, "%s\n", _ (words[j]));
    g_test_message ("%s", imz_sentence_situation (situations[i].summary));
    g_assert_cmpstr (titles, ==, expected->str);
  }
}

/* The letter is awaited from the first day of the renewal to the end, as the province wants it (R12). */
static void
test_letter (void)
{
  static const struct {
    const char *province;
    int days_left;
    const char *title; /* (nullable): no letter is awaited */
    const char *button;
  } vectors[] = {
    { "genel", 812, NULL, NULL },
    { "genel", 60, N_ ("Official letter"), N_ ("Prepare the letter") },
    { "genel", 12, N_ ("Official letter"), N_ ("Prepare the letter") },
    { "genel", -3, NULL, NULL },
    { "zonguldak", 20, N_ ("E-mail"), N_ ("Prepare the e-mail") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA", vectors[i].days_left);
    g_autoptr (ImzSnapshot) snapshot = test_snapshot ("Reader", certificate);
    g_autoptr (ImzProvince) province = core_fixture_province (vectors[i].province);
    g_autoptr (ImzCircumstances) circumstances =
      imz_circumstances_new (province, NULL, IMZ_E_ONAY_YES, NULL);
    g_autoptr (ImzVerdict) verdict =
      imz_verdict_new (snapshot, TEST_CLOCK_NOW, imz_province_get_limits (province));
    g_autoptr (ImzAdvice) advice = imz_advice_new_for_verdict (verdict, circumstances);
    g_autoptr (ImzDetail) letter = imz_letter_detail_new (advice);

    g_test_message ("%s, %d days left", vectors[i].province, vectors[i].days_left);
    g_assert_true ((letter != NULL) == (vectors[i].title != NULL));
    if (letter == NULL)
      continue;
    g_assert_cmpstr (letter->title, ==, _ (vectors[i].title));
    g_assert_cmpstr (letter->button_label, ==, _ (vectors[i].button));
    g_assert_nonnull (strstr (letter->text, imz_province_get_approver (province)));
    g_assert_cmpstr (letter->action_name, ==, "win.open-letter");
    g_assert_cmpstr (letter->action_target, ==, "approval");
  }
}

/* The reader says in a few words what is the case with it, never the same for two states. */
static const struct {
  ImzSummary summary;
  const char *text;
  const char *card; /* before the text */
  ImzTone tone;
} readers[] = {
  { IMZ_SUMMARY_VALID, N_ ("read without extra software"), "AKİS 2.5.2 · ", IMZ_TONE_GOOD },
  { IMZ_SUMMARY_PIN_LOW, N_ ("read with the driver {driver}"), "AKİS 2.5.2 · ", IMZ_TONE_GOOD },
  { IMZ_SUMMARY_NO_DRIVER, N_ ("could not be read"), "AKİS 2.5.2 · ", IMZ_TONE_NEUTRAL },
  { IMZ_SUMMARY_DRIVER_CRASHED, N_ ("could not be read"), "AKİS 2.5.2 · ", IMZ_TONE_NEUTRAL },
  { IMZ_SUMMARY_NO_CARD, N_ ("no card in it"), "", IMZ_TONE_NEUTRAL },
  { IMZ_SUMMARY_READING, N_ ("the card is being read"), "", IMZ_TONE_NEUTRAL },
  { IMZ_SUMMARY_MUTE, N_ ("the card does not answer"), "", IMZ_TONE_NEUTRAL },
  { IMZ_SUMMARY_BUSY, N_ ("another program holds the card"), "", IMZ_TONE_NEUTRAL },
  { IMZ_SUMMARY_READER_UNAVAILABLE, N_ ("does not work at present"), "", IMZ_TONE_NEUTRAL },
};

static void
test_reader (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++) {
    g_autoptr (GPtrArray) list = list_of_situation (readers[i].summary);
    const ImzDetail *reader = find (list, "reader ");
    g_autoptr (GString) text = g_string_new (readers[i].card);

    g_string_append (text, _ (readers[i].text));
    g_string_replace (text, "{driver}", "libakisp11.so", 0);
    g_test_message ("%s", imz_sentence_situation (readers[i].summary));
    g_assert_cmpstr (reader->text, ==, text->str);
    g_assert_cmpint (reader->tone, ==, readers[i].tone);
    assert_fact (reader, _ ("Name"), _ ("Practice reader"));
  }
}

static const struct {
  ImzPinState state;
  ImzTone tone;
} pins[] = {
  { IMZ_PIN_STATE_OK, IMZ_TONE_GOOD },           { IMZ_PIN_STATE_LOW, IMZ_TONE_WARNING },
  { IMZ_PIN_STATE_FINAL_TRY, IMZ_TONE_WARNING }, { IMZ_PIN_STATE_LOCKED, IMZ_TONE_ALARM },
  { IMZ_PIN_STATE_NOT_SET, IMZ_TONE_WARNING },   { IMZ_PIN_STATE_UNKNOWN, IMZ_TONE_NEUTRAL },
};

static void
test_pin (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pins); i++) {
    const ImzDriverFacts facts = { .path = "/usr/lib/libakisp11.so", .pin = pins[i].state };
    g_autoptr (ImzSnapshot) snapshot = test_snapshot_new (
      test_reader_new ("Reader", imz_driver_new (&facts), test_certificate ("AYLA", 812), NULL),
      NULL);
    g_autoptr (GPtrArray) list = list_of (snapshot);
    const ImzDetail *pin = find (list, "pin ");

    g_assert_cmpint (pin->tone, ==, pins[i].tone);
    g_assert_cmpstr (pin->text, ==,
                     pins[i].state != IMZ_PIN_STATE_UNKNOWN
                       ? imz_driver_words_pin (pins[i].state)
                       : _ ("The card does not tell the state of its PIN. Do not enter it wrongly "
                            "three times."));
    g_assert_false (imz_detail_opens (pin));
  }
}

/* Rule R14: of a card whose time has not come it is no matter that it has no PIN. */
static void
test_pin_before_start (void)
{
  static const ImzPinState states[] = { IMZ_PIN_STATE_UNKNOWN, IMZ_PIN_STATE_NOT_SET };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    const ImzDriverFacts facts = { .path = "/usr/lib/libakisp11.so", .pin = states[i] };
    g_autoptr (ImzSnapshot) snapshot =
      test_snapshot_new (test_reader_new ("Reader", imz_driver_new (&facts),
                                          test_certificate ("AYLA", 30 + TEST_LIFE), NULL),
                         NULL);
    g_autoptr (GPtrArray) list = list_of (snapshot);

    g_assert_cmpstr (find (list, "pin ")->text, ==,
                     _ ("No PIN can be made before this e-imza starts."));
    g_assert_cmpint (find (list, "pin ")->tone, ==, IMZ_TONE_NEUTRAL);
  }
}

/* A driver at work, with the libraries it found; and each way to fail, in words. */
static void
test_driver (void)
{
  for (ImzDriverProblem problem = 0; problem < IMZ_N_DRIVER_PROBLEMS; problem++) {
    const ImzDriverFacts facts = {
      .path = "/opt/akis/lib/libakisp11.so",
      .problem = problem,
      .detail = "libfoo.so.1",
      .libcrypto = "/usr/lib/x86_64-linux-gnu/libcrypto.so.3",
      .libpcsclite = problem % 2 == 0 ? "/usr/lib/x86_64-linux-gnu/libpcsclite.so.1" : NULL,
    };
    g_autoptr (ImzDriver) driver = imz_driver_new (&facts);
    g_autofree char *words = imz_driver_words_problem (driver);
    g_autoptr (ImzSnapshot) snapshot = test_snapshot_new (
      test_reader_new ("Reader", imz_driver_ref (driver), test_certificate ("AYLA", 812), NULL),
      NULL);
    g_autoptr (GPtrArray) list = list_of (snapshot);
    const ImzDetail *detail = find (list, "driver ");

    g_test_message ("%s", imz_driver_problem_to_word (problem));
    g_assert_true (g_str_has_prefix (detail->text, "libakisp11.so · "));
    g_assert_cmpint (detail->tone, ==,
                     problem == IMZ_DRIVER_PROBLEM_NONE ? IMZ_TONE_GOOD : IMZ_TONE_WARNING);
    assert_fact (detail, _ ("File"), facts.path);
    assert_fact (detail, "libcrypto", facts.libcrypto);
    if (facts.libpcsclite != NULL)
      assert_fact (detail, "libpcsclite", facts.libpcsclite);
    else
      g_assert_null (find_fact (detail, "libpcsclite"));
    if (words != NULL)
      assert_fact (detail, _ ("Problem"), words);
    else
      g_assert_null (find_fact (detail, _ ("Problem")));
  }
}

/* All that a certificate says, known policies in words. */
static void
test_certificate_facts (void)
{
  static const char *const policies[] = { "2.16.792.1.2.1.1.5.7.1.1", "1.2.3.4", NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("any", 3);
  g_autoptr (ImzSnapshot) snapshot = test_snapshot_new (
    test_reader_new ("Reader", NULL,
                     test_certificate_from (&(TestCertificateSpec){
                       TEST_AYLA, .days_left = 60, .policies = policies, .bytes = bytes }),
                     NULL),
    NULL);
  const ImzCertificate *certificate =
    imz_card_get_certificate (imz_reader_get_card (imz_snapshot_get_reader (snapshot, 0)), 0);
  g_autoptr (GPtrArray) list = list_of (snapshot);
  const ImzDetail *detail = find (list, "certificate ");
  g_autofree char *expected =
    g_strconcat (imz_trust_words_policy (policies[0]), ", ", policies[1], NULL);

  g_assert_cmpint (detail->tone, ==, IMZ_TONE_WARNING);
  assert_fact (detail, _ ("Holder"), "AYLA DENİZ YURT");
  assert_fact (detail, _ ("Identity number, masked"), "1*********6");
  assert_fact (detail, _ ("Policies"), expected);
  assert_fact (detail, _ ("Key"), "EC secp384r1");
  assert_fact (detail, _ ("Serial number"), "0a1b");
  assert_fact (detail, "SHA-256", imz_certificate_get_sha256 (certificate));
  g_assert_cmpstr (detail->action_name, ==, "win.save-certificate");
  g_assert_cmpstr (detail->action_target, ==, imz_certificate_get_sha256 (certificate));
}

/* Without its bytes there is nothing to save. */
static void
test_certificate_without_bytes (void)
{
  g_autoptr (GPtrArray) list = list_of_situation (IMZ_SUMMARY_MALFORMED);
  guint n_certificates = 0;

  for (guint i = 0; i < list->len; i++) {
    const ImzDetail *detail = list->pdata[i];

    if (!g_str_has_prefix (detail->key, "certificate "))
      continue;
    n_certificates++;
    g_assert_null (detail->button_label);
    g_assert_nonnull (find_fact (detail, "SHA-256"));
    g_assert_null (find_fact (detail, _ ("Policies")));
  }
  g_assert_cmpuint (n_certificates, ==, 2);
}

/* With more than one e-imza each row says which it is about. */
static void
test_titles_of_several (void)
{
  g_autoptr (ImzCertificate) old =
    test_certificate_from (&(TestCertificateSpec){ TEST_AYLA, .days_left = 60 });
  g_autoptr (ImzCertificate) new =
    test_certificate_from (&(TestCertificateSpec){ TEST_AYLA, .days_left = 60 + TEST_LIFE });
  g_autoptr (ImzCertificate) other =
    test_certificate_from (&(TestCertificateSpec){ TEST_MERT, .days_left = 812 });
  g_autofree char *until = imz_card_texts_until (old, IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW);
  g_autofree char *starts = imz_card_texts_until (new, IMZ_CERTIFICATE_STATE_NOT_YET);
  g_autofree char *others = imz_card_texts_until (other, IMZ_CERTIFICATE_STATE_VALID);
  g_autoptr (ImzSnapshot) one_holder = test_snapshot_new (
    test_reader_new ("Reader", NULL, imz_certificate_ref (old), imz_certificate_ref (new), NULL),
    NULL);
  g_autoptr (ImzSnapshot) two_holders =
    test_snapshot_new (test_reader_new ("1", NULL, imz_certificate_ref (old), NULL),
                       test_reader_new ("2", NULL, imz_certificate_ref (other), NULL), NULL);
  g_autoptr (GPtrArray) of_one = list_of (one_holder);
  g_autoptr (GPtrArray) of_two = list_of (two_holders);
  g_autofree char *titles_of_one = titles_of (of_one);
  g_autofree char *titles_of_two = titles_of (of_two);
  const char *kind = imz_sentence_certificate_kind (IMZ_CERTIFICATE_KIND_NES);
  g_autofree char *expected_of_one =
    g_strdup_printf ("%s · %s\n%s · %s\n%s\n%s\n%s\n%s\n", _ ("Verification"), until,
                     _ ("Verification"), starts, _ ("PIN"), _ ("Reader"), kind, kind);
  g_autofree char *expected_of_two = g_strdup_printf (
    "%s · AYLA DENİZ YURT, %s\n%s · MERT IŞIK, %s\n%s · AYLA DENİZ YURT, %s\n%s · MERT IŞIK, %s\n"
    "%s · 1\n%s · 2\n%s\n%s\n",
    _ ("Verification"), until, _ ("Verification"), others, _ ("PIN"), until, _ ("PIN"), others,
    _ ("Reader"), _ ("Reader"), kind, kind);

  g_assert_cmpstr (titles_of_one, ==, expected_of_one);
  g_assert_cmpstr (titles_of_two, ==, expected_of_two);
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/detail-list/situations", test_situations);
  g_test_add_func ("/ui/detail-list/letter", test_letter);
  g_test_add_func ("/ui/detail-list/reader", test_reader);
  g_test_add_func ("/ui/detail-list/pin", test_pin);
  g_test_add_func ("/ui/detail-list/pin/before-start", test_pin_before_start);
  g_test_add_func ("/ui/detail-list/driver", test_driver);
  g_test_add_func ("/ui/detail-list/certificate", test_certificate_facts);
  g_test_add_func ("/ui/detail-list/certificate/without-bytes", test_certificate_without_bytes);
  g_test_add_func ("/ui/detail-list/titles-of-several", test_titles_of_several);

  return g_test_run ();
}
