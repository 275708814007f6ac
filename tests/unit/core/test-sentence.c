/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core-fixture.h"
#include "imz-advice.h"
#include "imz-sentence.h"

/* One way into each situation. */
static const struct {
  ImzSummary summary;
  const char *snapshot;
} situations[] = {
  { IMZ_SUMMARY_VALID, "A:valid" },
  { IMZ_SUMMARY_VERIFIED, "A:valid+good" },
  { IMZ_SUMMARY_RENEWAL_WINDOW, "A:window" },
  { IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED, "A:window A:after-window" },
  { IMZ_SUMMARY_RENEWAL_LATE, "A:late" },
  { IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED, "A:late A:after-late" },
  { IMZ_SUMMARY_PIN_NOT_SET, "A:valid pin=not-set" },
  { IMZ_SUMMARY_PIN_LOW, "A:valid pin=low" },
  { IMZ_SUMMARY_PIN_FINAL_TRY, "A:valid pin=final-try" },
  { IMZ_SUMMARY_PIN_LOCKED, "A:valid pin=locked" },
  { IMZ_SUMMARY_REVOKED, "A:valid+revoked" },
  { IMZ_SUMMARY_SUSPENDED, "A:valid+hold" },
  { IMZ_SUMMARY_UNTRUSTED, "A:valid+broken" },
  { IMZ_SUMMARY_EXPIRED, "A:expired" },
  { IMZ_SUMMARY_NOT_YET, "A:not-yet" },
  { IMZ_SUMMARY_MALFORMED, "A:valid malformed" },
  { IMZ_SUMMARY_NOT_AN_E_IMZA, "test" },
  { IMZ_SUMMARY_NO_CERTIFICATE, "no-certificate" },
  { IMZ_SUMMARY_NO_DRIVER, "no-driver" },
  { IMZ_SUMMARY_DRIVER_BROKEN, "driver-missing-symbol" },
  { IMZ_SUMMARY_DRIVER_REFUSED, "driver-writable" },
  { IMZ_SUMMARY_DRIVER_CRASHED, "driver-crashed" },
  { IMZ_SUMMARY_DRIVER_TIMEOUT, "driver-timeout" },
  { IMZ_SUMMARY_NONE_READABLE, "none-readable" },
  { IMZ_SUMMARY_CARD_DAMAGED, "damaged" },
  { IMZ_SUMMARY_CARD_SILENT, "silent" },
  { IMZ_SUMMARY_CARD_REMOVED, "removed" },
  { IMZ_SUMMARY_MUTE, "mute" },
  { IMZ_SUMMARY_BUSY, "busy" },
  { IMZ_SUMMARY_NO_CARD, "empty" },
  { IMZ_SUMMARY_NO_READER, NULL },
  { IMZ_SUMMARY_READER_UNAVAILABLE, "unavailable" },
  { IMZ_SUMMARY_SERVICE_ABSENT, "absent" },
  { IMZ_SUMMARY_SERVICE_STOPPED, "stopped" },
  { IMZ_SUMMARY_SERVICE_DENIED, "denied" },
  { IMZ_SUMMARY_READING, "reading" },
};

static ImzVerdict *
judge (const char *text, const char *now)
{
  g_autoptr (ImzSnapshot) snapshot = text != NULL
                                       ? core_fixture_snapshot (text)
                                       : imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL);

  return imz_verdict_new (snapshot, core_fixture_time (now), &IMZ_RENEWAL_LIMITS_DEFAULT);
}

/* Words for people: not empty, and nothing left to fill in. */
static void
assert_finished (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpuint (g_utf8_strlen (text, -1), >=, 4);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strpbrk (text, "{}%\n"));
  g_assert_null (strstr (text, "  "));
  g_assert_null (strstr (text, "(null)"));
}

static void
assert_sentences (const char *text)
{
  assert_finished (text);
  g_assert_true (g_str_has_suffix (text, "."));
}

static void
test_each_situation (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (situations), ==, IMZ_N_SUMMARIES);

  for (gsize i = 0; i < G_N_ELEMENTS (situations); i++) {
    g_autoptr (ImzVerdict) verdict = judge (situations[i].snapshot, CORE_FIXTURE_NOW);
    g_autofree char *text = imz_sentence_text (verdict);
    g_autoptr (ImzAdvice) advice = imz_advice_new_for_verdict (verdict, core_fixture_genel ());

    g_test_message ("%s", situations[i].snapshot);
    g_assert_cmpuint (situations[i].summary, ==, i);
    g_assert_cmpint (verdict->summary, ==, situations[i].summary);

    assert_finished (imz_sentence_title (verdict));
    assert_sentences (text);
    assert_sentences (advice->explanation);
    assert_sentences (advice->text);
  }
}

static void
test_titles_differ (void)
{
  for (int i = 0; i < IMZ_N_SUMMARIES; i++) {
    ImzVerdict verdict = { .summary = (ImzSummary) i };

    g_assert_cmpstr (imz_sentence_title (&verdict), ==, imz_sentence_situation (verdict.summary));
    for (int j = 0; j < i; j++)
      g_assert_cmpstr (imz_sentence_situation ((ImzSummary) i), !=,
                       imz_sentence_situation ((ImzSummary) j));
  }
}

static void
test_dates (void)
{
  static const struct {
    const char *sentence;
    const char *snapshot;
    const char *now;
    const char *has[3];
    const char *has_not;
  } vectors[] = {
    { "valid: its end and the days until it",
      "A:valid",
      CORE_FIXTURE_NOW,
      { "20 January 2028", "425 days", "." },
      "today" },
    { "the first day of the window",
      "A:window",
      "2026-10-21T00:00:00+03:00",
      { "20 December 2026", "60 days", "." },
      "today" },
    { "the day before the last date",
      "A:window",
      "2026-12-19T23:59:59+03:00",
      { "20 December 2026", "1 day", "." },
      "days" },
    { "the last date is today",
      "A:window",
      "2026-12-20T00:00:00+03:00",
      { "today", "20 December 2026", "." },
      "0 days" },
    { "until its last second",
      "A:window",
      "2026-12-20T23:59:59+03:00",
      { "today", "20 December 2026", "." },
      "0 days" },
    { "the last date was yesterday",
      "A:window",
      "2026-12-21T00:00:00+03:00",
      { "20 December 2026", "20 January 2027", "30 days" },
      "today" },
    { "it ends tomorrow",
      "A:window",
      "2027-01-19T12:00:00+03:00",
      { "20 December 2026", "20 January 2027", "1 day" },
      "days" },
    { "it ends today",
      "A:window",
      "2027-01-20T12:00:00+03:00",
      { "20 December 2026", "today", "20 January 2027" },
      "0 days" },
    { "it ended in the night",
      "A:window",
      "2027-01-21T00:00:00+03:00",
      { "expired", "20 January 2027", "." },
      "today" },
    { "the new one waits, in the window",
      "A:window A:after-window",
      CORE_FIXTURE_NOW,
      { "20 January 2027", "60 days", "." },
      "today" },
    { "the new one waits, the last date is today and does not matter",
      "A:window A:after-window",
      "2026-12-20T12:00:00+03:00",
      { "20 January 2027", "31 days", "." },
      "today" },
    { "the new one starts tonight",
      "A:window A:after-window",
      "2027-01-20T12:00:00+03:00",
      { "today", "20 January 2027", "." },
      "0 days" },
    { "it starts later",
      "A:not-yet",
      CORE_FIXTURE_NOW,
      { "1 March 2027", "starts", "." },
      "today" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzVerdict) verdict = judge (vectors[i].snapshot, vectors[i].now);
    g_autofree char *text = imz_sentence_text (verdict);

    g_test_message ("%s: %s", vectors[i].sentence, text);
    assert_sentences (text);
    for (gsize j = 0; j < G_N_ELEMENTS (vectors[i].has); j++)
      g_assert_nonnull (strstr (text, vectors[i].has[j]));
    g_assert_null (strstr (text, vectors[i].has_not));
  }
}

/* A certificate that starts and ends in the middle of a day. */
static void
test_hours (void)
{
  static const struct {
    const char *sentence;
    const char *now;
    ImzSummary summary;
    const char *has;
  } vectors[] = {
    { "starts today, in an hour", "2024-01-22T08:15:00+03:00", IMZ_SUMMARY_NOT_YET,
      "today, 22 January 2024" },
    { "ends today, in an hour", "2027-01-20T13:30:00+03:00", IMZ_SUMMARY_RENEWAL_LATE,
      "today, 20 January 2027" },
    { "ended today, an hour ago", "2027-01-20T15:30:00+03:00", IMZ_SUMMARY_EXPIRED,
      "today, 20 January 2027" },
    { "ended yesterday", "2027-01-21T00:00:00+03:00", IMZ_SUMMARY_EXPIRED, "on 20 January 2027" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) certificate =
      core_fixture_dated ("2024-01-22T09:15:00+03:00", "2027-01-20T14:30:00+03:00");
    ImzVerdict verdict = {
      .summary = vectors[i].summary,
      .certificate = certificate,
      .now = core_fixture_time (vectors[i].now),
      .limits = IMZ_RENEWAL_LIMITS_DEFAULT,
    };
    g_autofree char *text = imz_sentence_text (&verdict);

    g_test_message ("%s: %s", vectors[i].sentence, text);
    g_assert_nonnull (strstr (text, vectors[i].has));
  }
}

/* Where there is no last date the window's first day is no reason to hurry. */
static void
test_no_last_date (void)
{
  static const struct {
    const char *now;
    const char *text;
  } vectors[] = {
    { "2026-11-21T12:00:00+03:00",
      "The time to renew has come: your e-imza ends on 20 January 2027, in 60 days." },
    { "2027-01-20T12:00:00+03:00", "Renew your e-imza now: it ends today, 20 January 2027." },
  };
  const ImzRenewalLimits limits = { .window_months = 3, .last_date = { IMZ_LIMIT_NONE, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot ("A:window");
    g_autoptr (ImzVerdict) verdict =
      imz_verdict_new (snapshot, core_fixture_time (vectors[i].now), &limits);
    g_autofree char *text = imz_sentence_text (verdict);

    g_assert_cmpstr (text, ==, vectors[i].text);
  }
}

/* The same situation, every day from the first of the e-imza to a month after its end. */
static void
test_every_day (void)
{
  gint64 now = core_fixture_time ("2024-01-20T12:00:00+03:00");
  gint64 last = core_fixture_time ("2027-02-20T12:00:00+03:00");

  for (; now <= last; now += 24 * 60 * 60) {
    g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot ("A:window");
    g_autoptr (ImzVerdict) verdict = imz_verdict_new (snapshot, now, &IMZ_RENEWAL_LIMITS_DEFAULT);
    g_autofree char *text = imz_sentence_text (verdict);

    assert_sentences (text);
    g_assert_null (strstr (text, " 0 days"));
    g_assert_null (strstr (text, " -"));
  }
}

static void
test_certificate_words (void)
{
  for (int i = IMZ_CERTIFICATE_STATE_MALFORMED; i <= IMZ_CERTIFICATE_STATE_VALID; i++) {
    assert_finished (imz_sentence_certificate_state ((ImzCertificateState) i));
    for (int j = IMZ_CERTIFICATE_STATE_MALFORMED; j < i; j++)
      g_assert_cmpstr (imz_sentence_certificate_state ((ImzCertificateState) i), !=,
                       imz_sentence_certificate_state ((ImzCertificateState) j));
  }

  for (int i = IMZ_CERTIFICATE_KIND_NES; i <= IMZ_CERTIFICATE_KIND_OTHER; i++) {
    assert_finished (imz_sentence_certificate_kind ((ImzCertificateKind) i));
    for (int j = IMZ_CERTIFICATE_KIND_NES; j < i; j++)
      g_assert_cmpstr (imz_sentence_certificate_kind ((ImzCertificateKind) i), !=,
                       imz_sentence_certificate_kind ((ImzCertificateKind) j));
  }
}

/* Rule R23: only the dates were looked at, so nothing is called valid. */
static void
assert_not_called_valid (const char *snapshot)
{
  g_autoptr (ImzVerdict) verdict = judge (snapshot, CORE_FIXTURE_NOW);
  g_autofree char *text = imz_sentence_text (verdict);
  g_autoptr (ImzAdvice) advice = imz_advice_new_for_verdict (verdict, core_fixture_genel ());
  const char *const texts[] = {
    text,
    imz_sentence_title (verdict),
    advice->explanation,
    advice->text,
    imz_sentence_certificate_badge (verdict->certificate, IMZ_CERTIFICATE_STATE_VALID,
                                    verdict->now),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *folded = g_utf8_casefold (texts[i], -1);

    g_assert_null (strstr (folded, "valid"));
  }
}

static void
test_never_called_valid (void)
{
  static const char *const snapshots[] = { "A:valid", "A:valid+anchored", "A:valid+stale",
                                           "A:valid+busy", "A:valid+unreachable" };

  for (gsize i = 0; i < G_N_ELEMENTS (snapshots); i++) {
    g_test_message ("%s", snapshots[i]);
    assert_not_called_valid (snapshots[i]);
  }
}

/* With all of it checked it is: when, and under whose anchor. */
static void
test_called_valid (void)
{
  static const struct {
    const char *snapshot;
    const char *has[4];
  } vectors[] = {
    { "A:valid+good", { "is valid", "20 January 2028", "21.11.2026 09:30", "Kamu SM" } },
    { "A:valid+administrator", { "is valid", "425 days", "21.11.2026 09:30", "administrator" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzVerdict) verdict = judge (vectors[i].snapshot, CORE_FIXTURE_NOW);
    g_autofree char *text = imz_sentence_text (verdict);

    g_test_message ("%s", text);
    g_assert_cmpstr (imz_sentence_title (verdict), ==, "Valid");
    g_assert_cmpstr (imz_sentence_certificate_badge (verdict->certificate,
                                                     IMZ_CERTIFICATE_STATE_VALID, verdict->now),
                     ==, "Valid");
    for (gsize j = 0; j < G_N_ELEMENTS (vectors[i].has); j++)
      g_assert_nonnull (strstr (text, vectors[i].has[j]));
  }
}

/* Whether it was revoked is said to be unknown only when somebody should have answered. */
static void
test_unchecked (void)
{
  static const struct {
    const char *snapshot;
    gboolean told;
  } vectors[] = {
    { "A:valid", FALSE },
    { "A:valid+busy", FALSE },
    { "A:valid+unreachable", TRUE },
    { "A:valid+stale", TRUE },
    { "A:valid+not-known-to-them", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzVerdict) verdict = judge (vectors[i].snapshot, CORE_FIXTURE_NOW);
    g_autofree char *text = imz_sentence_text (verdict);

    g_test_message ("%s", text);
    g_assert_cmpint (strstr (text, "could not be checked") != NULL, ==, vectors[i].told);
  }
}

static void
test_revoked_since (void)
{
  g_autoptr (ImzVerdict) revoked = judge ("A:valid+revoked", CORE_FIXTURE_NOW);
  g_autoptr (ImzVerdict) suspended = judge ("A:valid+hold", CORE_FIXTURE_NOW);
  g_autofree char *of_revoked = imz_sentence_text (revoked);
  g_autofree char *of_suspended = imz_sentence_text (suspended);

  g_assert_nonnull (strstr (of_revoked, "18 November 2026"));
  g_assert_nonnull (strstr (of_suspended, "18 November 2026"));
}

static void
test_issuer (void)
{
  static const struct {
    const char *sentence;
    const char *issuer;
    const char *expected;
  } vectors[] = {
    { "Kamu SM's with its version", "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 6",
      "Kamu SM · Sürüm 6" },
    { "the next version", "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 7",
      "Kamu SM · Sürüm 7" },
    { "for tests: the mark stays", "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 6 - TEST",
      "Kamu SM · Sürüm 6 - TEST" },
    { "without a version", "Kamu Elektronik Sertifika Hizmet Sağlayıcısı", "Kamu SM" },
    { "another's", "Başka Bir Kuruluş - Sürüm 6", "Başka Bir Kuruluş - Sürüm 6" },
    { "another's that names Kamu SM later", "Sahte Kamu Elektronik Sertifika Hizmet Sağlayıcısı",
      "Sahte Kamu Elektronik Sertifika Hizmet Sağlayıcısı" },
    { "nobody's", NULL, "unknown issuer" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = imz_sentence_issuer (vectors[i].issuer);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (text, ==, vectors[i].expected);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/sentence/each-situation", test_each_situation);
  g_test_add_func ("/core/sentence/titles-differ", test_titles_differ);
  g_test_add_func ("/core/sentence/dates", test_dates);
  g_test_add_func ("/core/sentence/hours", test_hours);
  g_test_add_func ("/core/sentence/no-last-date", test_no_last_date);
  g_test_add_func ("/core/sentence/every-day", test_every_day);
  g_test_add_func ("/core/sentence/certificate-words", test_certificate_words);
  g_test_add_func ("/core/sentence/never-called-valid", test_never_called_valid);
  g_test_add_func ("/core/sentence/called-valid", test_called_valid);
  g_test_add_func ("/core/sentence/unchecked", test_unchecked);
  g_test_add_func ("/core/sentence/revoked-since", test_revoked_since);
  g_test_add_func ("/core/sentence/issuer", test_issuer);

  return g_test_run ();
}
