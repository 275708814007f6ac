/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is known beside the cards, and what is said from memory alone. */

#include "imz-circumstances.h"

#include "core-fixture.h"
#include "imz-advice.h"
#include "imz-sentence.h"

#define SEEN "2026-11-01T09:00:00+03:00"

/* "A:window B:valid": of each the holder's letter is the profile. */
static GPtrArray *
remember (const char *text)
{
  GPtrArray *remembered = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++) {
    g_autoptr (ImzCertificate) certificate = core_fixture_certificate (words[i]);
    g_autofree char *profile = g_strndup (words[i], 1);

    g_ptr_array_add (remembered,
                     imz_remembered_new (certificate, profile, core_fixture_time (SEEN) + i));
  }

  return remembered;
}

/* Dates and whether it was revoked are kept; who it is, and what else is known, is not. */
static void
test_nobody_is_remembered (void)
{
  static const struct {
    const char *certificate;
    ImzCertificateState state;
  } vectors[] = {
    { "A:valid+good", IMZ_CERTIFICATE_STATE_VALID },
    { "A:window", IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW },
    { "A:valid+revoked", IMZ_CERTIFICATE_STATE_REVOKED },
    { "A:valid+hold", IMZ_CERTIFICATE_STATE_SUSPENDED },
    { "A:valid+broken", IMZ_CERTIFICATE_STATE_VALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) original = core_fixture_certificate (vectors[i].certificate);
    ImzRemembered *first = imz_remembered_new (original, "Ayla", core_fixture_time (SEEN));
    ImzRemembered *copy = imz_remembered_copy (first);
    const ImzCertificate *certificate = copy->certificate;

    imz_remembered_free (first);
    g_test_message ("%s", vectors[i].certificate);
    g_assert_true (imz_certificate_is_same (certificate, original));
    g_assert_cmpint (imz_certificate_get_not_before (certificate), ==,
                     imz_certificate_get_not_before (original));
    g_assert_cmpint (imz_certificate_get_not_after (certificate), ==,
                     imz_certificate_get_not_after (original));
    g_assert_cmpint (imz_certificate_state_at (certificate, core_fixture_time (CORE_FIXTURE_NOW),
                                               &IMZ_RENEWAL_LIMITS_DEFAULT),
                     ==, vectors[i].state);
    g_assert_null (imz_certificate_get_holder (certificate));
    g_assert_null (imz_certificate_get_identity_masked (certificate));
    g_assert_null (imz_certificate_get_issuer (certificate));
    g_assert_null (imz_certificate_get_serial (certificate));
    g_assert_false (
      imz_certificate_is_verified (certificate, core_fixture_time (CORE_FIXTURE_NOW)));
    g_assert_cmpstr (copy->profile, ==, "Ayla");
    g_assert_cmpint (copy->seen_at, ==, core_fixture_time (SEEN));
    imz_remembered_free (copy);
  }
}

/* The holder's word is about the holder's own e-imza. */
static void
test_whose_word (void)
{
  static const struct {
    const char *sentence;
    const char *remembered;
    const char *certificate; /* NULL: none */
    ImzEOnay e_onay;
  } vectors[] = {
    { "none was claimed: any may be it", "", "A:valid", IMZ_E_ONAY_YES },
    { "the claimed one", "A:valid", "A:valid", IMZ_E_ONAY_YES },
    { "one of two claimed ones", "A:window A:after-window", "A:after-window", IMZ_E_ONAY_YES },
    { "a colleague’s", "A:valid", "B:window", IMZ_E_ONAY_UNKNOWN },
    { "no card at all", "A:valid", NULL, IMZ_E_ONAY_YES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GPtrArray) remembered = remember (vectors[i].remembered);
    g_autoptr (ImzProvince) province = core_fixture_province ("genel");
    g_autoptr (ImzCircumstances) circumstances =
      imz_circumstances_new (province, NULL, IMZ_E_ONAY_YES, remembered);
    g_autoptr (ImzCertificate) certificate =
      vectors[i].certificate != NULL ? core_fixture_certificate (vectors[i].certificate) : NULL;

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (imz_circumstances_get_e_onay_of (circumstances, certificate), ==,
                     vectors[i].e_onay);
  }
}

/* Without a card: who decides, as with one. */
static void
test_remembered_verdict (void)
{
  static const struct {
    const char *sentence;
    const char *remembered;
    ImzSummary summary;
    int exit;
    const char *decides;
    int seen; /* which of them, counted from 0 */
  } vectors[] = {
    { "one", "A:valid+good", IMZ_SUMMARY_VALID, 0, "A:valid", 0 },
    { "one in its window", "A:window", IMZ_SUMMARY_RENEWAL_WINDOW, 1, "A:window", 0 },
    { "ended beside a valid one", "A:old A:valid", IMZ_SUMMARY_VALID, 0, "A:valid", 1 },
    { "with its successor", "A:window A:after-window", IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED, 0,
      "A:window", 0 },
    { "another person’s is no successor", "A:window B:after-window", IMZ_SUMMARY_RENEWAL_WINDOW, 1,
      "A:window", 0 },
    { "of two people the graver", "A:valid B:late", IMZ_SUMMARY_RENEWAL_LATE, 2, "B:late", 1 },
    { "a valid one does not help another person", "A:valid B:expired", IMZ_SUMMARY_EXPIRED, 2,
      "B:expired", 1 },
    { "revoked when it was seen", "A:valid+revoked", IMZ_SUMMARY_REVOKED, 2, "A:valid", 0 },
    { "not started", "A:not-yet", IMZ_SUMMARY_NOT_YET, 1, "A:not-yet", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GPtrArray) remembered = remember (vectors[i].remembered);
    g_autoptr (ImzVerdict) verdict = imz_verdict_new_remembered (
      remembered, core_fixture_time (CORE_FIXTURE_NOW), &IMZ_RENEWAL_LIMITS_DEFAULT);
    g_autoptr (ImzCertificate) expected = core_fixture_certificate (vectors[i].decides);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (verdict->summary, ==, vectors[i].summary);
    g_assert_cmpint (verdict->exit, ==, vectors[i].exit);
    g_assert_cmpint (imz_certificate_get_not_after (verdict->certificate), ==,
                     imz_certificate_get_not_after (expected));
    g_assert_cmpint (verdict->seen_at, ==, core_fixture_time (SEEN) + vectors[i].seen);
    g_assert_null (verdict->reader);
    g_assert_null (imz_verdict_get_driver (verdict));
  }
}

static void
test_nothing_remembered (void)
{
  g_autoptr (GPtrArray) remembered = remember ("");

  g_assert_null (imz_verdict_new_remembered (remembered, 0, &IMZ_RENEWAL_LIMITS_DEFAULT));
}

/* What is said from memory says so, and says what to do. */
static void
test_remembered_words (void)
{
  g_autoptr (GPtrArray) remembered = remember ("A:window");
  g_autoptr (ImzProvince) province = core_fixture_province ("genel");
  g_autoptr (ImzCircumstances) circumstances =
    imz_circumstances_new (province, NULL, IMZ_E_ONAY_NO, remembered);
  g_autoptr (ImzVerdict) verdict = imz_verdict_new_remembered (
    remembered, core_fixture_time (CORE_FIXTURE_NOW), &IMZ_RENEWAL_LIMITS_DEFAULT);
  g_autoptr (ImzAdvice) advice = imz_advice_new_for_verdict (verdict, circumstances);
  g_autofree char *seen = imz_sentence_remembered (verdict);
  g_autofree char *text = imz_sentence_text (verdict);
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot ("A:window");
  g_autoptr (ImzVerdict) plugged_in =
    imz_verdict_new (snapshot, core_fixture_time (CORE_FIXTURE_NOW), &IMZ_RENEWAL_LIMITS_DEFAULT);

  g_assert_nonnull (strstr (seen, "1 November 2026"));
  g_assert_nonnull (strstr (text, "20 December 2026"));
  g_assert_cmpstr (advice->action.id, ==, "activate-e-onay");
  g_assert_null (imz_sentence_remembered (plugged_in));
}

/* With time what is remembered says something else, though nothing is plugged in. */
static void
test_next_change (void)
{
  g_autoptr (GPtrArray) remembered = remember ("A:window");
  g_autoptr (GPtrArray) nothing = remember ("");
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot ("empty");
  gint64 now = core_fixture_time (CORE_FIXTURE_NOW);

  g_assert_cmpint (imz_verdict_next_change (snapshot, nothing, now), ==, 0);
  g_assert_cmpint (imz_verdict_next_change (snapshot, remembered, now), ==,
                   core_fixture_time ("2026-11-22T00:00:00+03:00"));
}

/* Of an application that does not name one: the latest of whoever made it, had by then; of a first one none that still works. */
static void
test_complete_record (void)
{
  static const struct {
    const char *sentence;
    ImzCase kind;
    const char *profile;
    const char *applied;
    int found; /* among those remembered; -1: none */
  } rows[] = {
    { "the later of two", IMZ_CASE_RENEWAL, "", "2026-11-01T09:00:00+03:00", 1 },
    { "what was lost likewise", IMZ_CASE_LOST, "", "2026-11-01T09:00:00+03:00", 1 },
    { "the one that was there then", IMZ_CASE_RENEWAL, "", "2023-12-01T09:00:00+03:00", 0 },
    { "before them all", IMZ_CASE_RENEWAL, "", "2020-12-01T09:00:00+03:00", -1 },
    { "somebody else’s", IMZ_CASE_RENEWAL, "Bora", "2026-11-01T09:00:00+03:00", -1 },
    { "a first one", IMZ_CASE_FIRST, "", "2023-12-01T09:00:00+03:00", -1 },
    { "as for the first time", IMZ_CASE_FIRST, "", "2027-02-01T09:00:00+03:00", 1 },
  };
  g_autoptr (ImzCertificate) old =
    core_fixture_dated ("2021-01-21T00:00:00+03:00", "2024-01-20T23:59:59+03:00");
  g_autoptr (ImzCertificate) present =
    core_fixture_dated ("2024-01-21T00:00:00+03:00", "2027-01-20T23:59:59+03:00");
  ImzCertificate *const certificates[] = { old, present };
  g_autoptr (GPtrArray) remembered =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);
  g_autoptr (ImzProvince) province = core_fixture_province ("genel");
  g_autoptr (ImzCircumstances) circumstances = NULL;

  /* The later one first: it is not their order that decides. */
  g_ptr_array_add (remembered, imz_remembered_new (present, "", 0));
  g_ptr_array_add (remembered, imz_remembered_new (old, "", 0));
  circumstances = imz_circumstances_new (province, NULL, IMZ_E_ONAY_UNKNOWN, remembered);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    ImzRecordFacts facts = {
      .profile = rows[i].profile,
      .kind = rows[i].kind,
      .created_at = core_fixture_time (rows[i].applied),
      .changed_at = core_fixture_time (rows[i].applied),
    };
    g_autoptr (ImzRecord) record = NULL;
    g_autoptr (ImzRecord) complete = NULL;
    g_autoptr (ImzRecord) again = NULL;
    g_autoptr (GPtrArray) records = g_ptr_array_new ();
    g_autoptr (ImzCircumstances) with = NULL;
    const ImzRecordCertificate *replaces;

    g_test_message ("%s", rows[i].sentence);
    g_date_clear (&facts.letter_day, 1);
    record = imz_record_new (&facts);
    complete = imz_circumstances_complete_record (circumstances, record);
    again = imz_circumstances_complete_record (circumstances, complete);
    replaces = &imz_record_get_facts (complete)->replaces;
    g_assert_true (imz_record_equal (complete, again));
    if (rows[i].found < 0) {
      g_assert_true (imz_record_equal (record, complete));
    } else {
      const ImzCertificate *found = certificates[rows[i].found];

      g_assert_cmpstr (replaces->sha256, ==, imz_certificate_get_sha256 (found));
      g_assert_cmpint (replaces->not_before, ==, imz_certificate_get_not_before (found));
      g_assert_cmpint (replaces->not_after, ==, imz_certificate_get_not_after (found));
    }

    g_ptr_array_add (records, record);
    with = imz_circumstances_with_records (circumstances, records);
    for (int j = 0; j < (int) G_N_ELEMENTS (certificates); j++)
      g_assert_true (imz_circumstances_find_record (with, certificates[j]) ==
                     (j == rows[i].found ? record : NULL));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/circumstances/nobody-is-remembered", test_nobody_is_remembered);
  g_test_add_func ("/core/circumstances/whose-word", test_whose_word);
  g_test_add_func ("/core/circumstances/remembered-verdict", test_remembered_verdict);
  g_test_add_func ("/core/circumstances/nothing-remembered", test_nothing_remembered);
  g_test_add_func ("/core/circumstances/remembered-words", test_remembered_words);
  g_test_add_func ("/core/circumstances/next-change", test_next_change);
  g_test_add_func ("/core/circumstances/complete-record", test_complete_record);

  return g_test_run ();
}
