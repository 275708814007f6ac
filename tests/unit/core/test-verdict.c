/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who decides: whole situations, and what is said of them. core-fixture.h tells how they are written. */

#include "core-fixture.h"
#include "imz-advice.h"
#include "imz-calendar.h"
#include "imz-verdict.h"

#define NO_DAY NULL

static const struct {
  const char *sentence;
  const char *snapshot;
  ImzSummary summary;
  int exit;
  const char *action;
  const char *by;
  const char *decides; /* the certificate; NULL: none */
  int reader;          /* -1: none */
} vectors[] = {
  /* One e-imza. */
  { "valid", "A:valid", IMZ_SUMMARY_VALID, 0, "activate-e-onay", NO_DAY, "A:valid", 0 },
  { "in the window", "A:window", IMZ_SUMMARY_RENEWAL_WINDOW, 1, "renew", "2026-12-20", "A:window",
    0 },
  { "late", "A:late", IMZ_SUMMARY_RENEWAL_LATE, 2, "renew", "2026-12-10", "A:late", 0 },
  { "expired", "A:expired", IMZ_SUMMARY_EXPIRED, 2, "renew", NO_DAY, "A:expired", 0 },
  { "not-yet alone", "A:not-yet", IMZ_SUMMARY_NOT_YET, 1, "wait", NO_DAY, "A:not-yet", 0 },
  /* What is known beyond the dates comes before them. */
  { "valid and verified", "A:valid+good", IMZ_SUMMARY_VERIFIED, 0, "activate-e-onay", NO_DAY,
    "A:valid+good", 0 },
  { "an administrator's anchor will do", "A:valid+administrator", IMZ_SUMMARY_VERIFIED, 0,
    "activate-e-onay", NO_DAY, "A:valid+administrator", 0 },
  { "an anchor alone will not", "A:valid+anchored", IMZ_SUMMARY_VALID, 0, "activate-e-onay", NO_DAY,
    "A:valid+anchored", 0 },
  { "nor a good answer that is not current", "A:valid+stale", IMZ_SUMMARY_VALID, 0,
    "activate-e-onay", NO_DAY, "A:valid+stale", 0 },
  { "verified in the window", "A:window+good", IMZ_SUMMARY_RENEWAL_WINDOW, 1, "renew", "2026-12-20",
    "A:window+good", 0 },
  { "revoked", "A:valid+revoked", IMZ_SUMMARY_REVOKED, 2, "replace", NO_DAY, "A:valid+revoked", 0 },
  { "revoked before expired", "A:expired+revoked", IMZ_SUMMARY_REVOKED, 2, "replace", NO_DAY,
    "A:expired+revoked", 0 },
  { "suspended", "A:window+hold", IMZ_SUMMARY_SUSPENDED, 2, "resume", NO_DAY, "A:window+hold", 0 },
  { "a broken chain", "A:valid+broken", IMZ_SUMMARY_UNTRUSTED, 2, "check-trust", NO_DAY,
    "A:valid+broken", 0 },
  { "an unknown issuer", "A:not-yet+unknown-issuer", IMZ_SUMMARY_UNTRUSTED, 2, "check-trust",
    NO_DAY, "A:not-yet+unknown-issuer", 0 },
  { "a revoked one does not count beside a valid one", "A:longer+revoked A:valid+good",
    IMZ_SUMMARY_VERIFIED, 0, "activate-e-onay", NO_DAY, "A:valid+good", 0 },
  { "nor an untrusted one", "A:longer+unknown-issuer | A:valid", IMZ_SUMMARY_VALID, 0,
    "activate-e-onay", NO_DAY, "A:valid", 1 },
  { "nor a suspended one", "A:longer+hold A:late", IMZ_SUMMARY_RENEWAL_LATE, 2, "renew",
    "2026-12-10", "A:late", 0 },
  { "a suspended one counts beside one that starts", "A:window+hold A:after-window",
    IMZ_SUMMARY_SUSPENDED, 2, "resume", NO_DAY, "A:window+hold", 0 },
  { "a revoked one does not", "A:window+revoked A:after-window", IMZ_SUMMARY_NOT_YET, 1, "wait",
    NO_DAY, "A:after-window", 0 },
  { "a revoked successor is none", "A:window A:after-window+revoked", IMZ_SUMMARY_RENEWAL_WINDOW, 1,
    "renew", "2026-12-20", "A:window", 0 },
  { "a revoked one for tests is no e-imza", "test+revoked", IMZ_SUMMARY_NOT_AN_E_IMZA, 3, "none",
    NO_DAY, NULL, 0 },
  /* The PIN. */
  { "a PIN in order", "A:valid pin=ok", IMZ_SUMMARY_VALID, 0, "activate-e-onay", NO_DAY, "A:valid",
    0 },
  { "no PIN yet", "A:valid+good pin=not-set", IMZ_SUMMARY_PIN_NOT_SET, 0, "make-pin", NO_DAY,
    "A:valid+good", 0 },
  { "low", "A:valid pin=low", IMZ_SUMMARY_PIN_LOW, 1, "none", NO_DAY, "A:valid", 0 },
  { "final try", "A:valid pin=final-try", IMZ_SUMMARY_PIN_FINAL_TRY, 1, "unlock-pin", NO_DAY,
    "A:valid", 0 },
  { "locked", "A:valid pin=locked", IMZ_SUMMARY_PIN_LOCKED, 2, "unlock-pin", NO_DAY, "A:valid", 0 },
  { "locked is graver than the window", "A:window pin=locked", IMZ_SUMMARY_PIN_LOCKED, 2,
    "unlock-pin", NO_DAY, "A:window", 0 },
  { "low is not", "A:window pin=low", IMZ_SUMMARY_RENEWAL_WINDOW, 1, "renew", "2026-12-20",
    "A:window", 0 },
  { "late is as grave as locked", "A:late pin=locked", IMZ_SUMMARY_RENEWAL_LATE, 2, "renew",
    "2026-12-10", "A:late", 0 },
  { "low while the successor waits", "A:window A:after-window pin=low", IMZ_SUMMARY_PIN_LOW, 1,
    "none", NO_DAY, "A:window", 0 },
  { "the PIN of what has ended does not matter", "A:expired pin=low", IMZ_SUMMARY_EXPIRED, 2,
    "renew", NO_DAY, "A:expired", 0 },
  { "one that starts later has no PIN yet", "A:not-yet pin=not-set", IMZ_SUMMARY_NOT_YET, 1, "wait",
    NO_DAY, "A:not-yet", 0 },
  { "the PIN of the card that waits does not matter",
    "A:after-window pin=not-set | A:window pin=ok", IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED, 0, "wait",
    NO_DAY, "A:window", 1 },
  /* Drivers. */
  { "crashed", "driver-crashed", IMZ_SUMMARY_DRIVER_CRASHED, 3, "install-driver", NO_DAY, NULL, 0 },
  { "timed out", "driver-timeout", IMZ_SUMMARY_DRIVER_TIMEOUT, 3, "turn-card", NO_DAY, NULL, 0 },
  { "a library is missing", "driver-missing-library", IMZ_SUMMARY_DRIVER_BROKEN, 3,
    "install-driver", NO_DAY, NULL, 0 },
  { "for another processor", "driver-wrong-architecture", IMZ_SUMMARY_DRIVER_BROKEN, 3,
    "install-driver", NO_DAY, NULL, 0 },
  { "others can change it", "driver-writable", IMZ_SUMMARY_DRIVER_REFUSED, 3, "install-driver",
    NO_DAY, NULL, 0 },
  { "it does not know the card", "driver-no-token", IMZ_SUMMARY_NO_DRIVER, 3, "install-driver",
    NO_DAY, NULL, 0 },
  { "nothing readable", "none-readable", IMZ_SUMMARY_NONE_READABLE, 3, "turn-card", NO_DAY, NULL,
    0 },
  { "a crash beside an e-imza in the window", "driver-crashed | A:window",
    IMZ_SUMMARY_RENEWAL_WINDOW, 1, "renew", "2026-12-20", "A:window", 1 },
  { "a crash beside a valid one", "A:valid+good | driver-crashed", IMZ_SUMMARY_DRIVER_CRASHED, 3,
    "install-driver", NO_DAY, NULL, 1 },
  /* Several of one holder. */
  { "an ended one does not count beside a valid one", "A:expired A:valid", IMZ_SUMMARY_VALID, 0,
    "activate-e-onay", NO_DAY, "A:valid", 0 },
  { "nor in the other order", "A:valid A:expired", IMZ_SUMMARY_VALID, 0, "activate-e-onay", NO_DAY,
    "A:valid", 0 },
  { "nor beside one in the window", "A:old A:window", IMZ_SUMMARY_RENEWAL_WINDOW, 1, "renew",
    "2026-12-20", "A:window", 0 },
  { "nor beside a late one", "A:expired A:late", IMZ_SUMMARY_RENEWAL_LATE, 2, "renew", "2026-12-10",
    "A:late", 0 },
  { "of two ended ones the later counts", "A:old A:expired", IMZ_SUMMARY_EXPIRED, 2, "renew",
    NO_DAY, "A:expired", 0 },
  { "of two valid ones the longer counts", "A:valid A:longer", IMZ_SUMMARY_VALID, 0,
    "activate-e-onay", NO_DAY, "A:longer", 0 },
  { "one in the window beside a valid one needs nothing", "A:window A:valid", IMZ_SUMMARY_VALID, 0,
    "activate-e-onay", NO_DAY, "A:valid", 0 },
  { "a late one beside a valid one needs nothing", "A:late A:valid", IMZ_SUMMARY_VALID, 0,
    "activate-e-onay", NO_DAY, "A:valid", 0 },
  { "of two that can be used the longer counts, even late and in the window", "A:late A:window",
    IMZ_SUMMARY_RENEWAL_WINDOW, 1, "renew", "2026-12-20", "A:window", 0 },
  { "an ended one does not count beside one that starts", "A:expired A:not-yet",
    IMZ_SUMMARY_NOT_YET, 1, "wait", NO_DAY, "A:not-yet", 0 },
  { "of two that start the earlier counts", "A:far A:not-yet", IMZ_SUMMARY_NOT_YET, 1, "wait",
    NO_DAY, "A:not-yet", 0 },
  { "one that starts does not count beside a valid one", "A:valid A:far", IMZ_SUMMARY_VALID, 0,
    "activate-e-onay", NO_DAY, "A:valid", 0 },
  /* The successor. */
  { "window with its successor", "A:window A:after-window", IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED, 0,
    "wait", NO_DAY, "A:window", 0 },
  { "late with its successor", "A:after-late A:late", IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED, 0, "wait",
    NO_DAY, "A:late", 0 },
  { "window with one that starts at another time", "A:window A:not-yet", IMZ_SUMMARY_RENEWAL_WINDOW,
    1, "renew", "2026-12-20", "A:window", 0 },
  { "late with the successor of another", "A:late A:after-window", IMZ_SUMMARY_RENEWAL_LATE, 2,
    "renew", "2026-12-10", "A:late", 0 },
  { "the successor is on another card", "A:after-window | A:window",
    IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED, 0, "wait", NO_DAY, "A:window", 1 },
  { "by name alone", "C:window C:after-window", IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED, 0, "wait",
    NO_DAY, "C:window", 0 },
  { "another holder's is no successor", "A:window B:after-window", IMZ_SUMMARY_RENEWAL_WINDOW, 1,
    "renew", "2026-12-20", "A:window", 0 },
  { "a namesake's is none", "A:late D:after-late", IMZ_SUMMARY_RENEWAL_LATE, 2, "renew",
    "2026-12-10", "A:late", 0 },
  /* Several holders. */
  { "valid and expired of two holders", "A:valid B:expired", IMZ_SUMMARY_EXPIRED, 2, "renew",
    NO_DAY, "B:expired", 0 },
  { "on two cards", "B:expired | A:valid", IMZ_SUMMARY_EXPIRED, 2, "renew", NO_DAY, "B:expired",
    0 },
  { "namesakes with two numbers", "A:valid | D:expired", IMZ_SUMMARY_EXPIRED, 2, "renew", NO_DAY,
    "D:expired", 1 },
  { "2 before 1", "A:window | B:late", IMZ_SUMMARY_RENEWAL_LATE, 2, "renew", "2026-12-10", "B:late",
    1 },
  { "1 before 0", "A:valid | B:window", IMZ_SUMMARY_RENEWAL_WINDOW, 1, "renew", "2026-12-20",
    "B:window", 1 },
  { "of two alike the first", "B:valid | A:valid", IMZ_SUMMARY_VALID, 0, "activate-e-onay", NO_DAY,
    "B:valid", 0 },
  { "a succeeded one is well", "A:late A:after-late | B:valid", IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED,
    0, "wait", NO_DAY, "A:late", 0 },
  { "three holders", "A:valid B:window | C:expired", IMZ_SUMMARY_EXPIRED, 2, "renew", NO_DAY,
    "C:expired", 1 },
  /* One holder over two readers, and the same thing twice. */
  { "one holder over two readers", "A:expired | A:valid", IMZ_SUMMARY_VALID, 0, "activate-e-onay",
    NO_DAY, "A:valid", 1 },
  { "in the other order", "A:valid | A:expired", IMZ_SUMMARY_VALID, 0, "activate-e-onay", NO_DAY,
    "A:valid", 0 },
  { "the same certificate in two readers", "A:window | A:window", IMZ_SUMMARY_RENEWAL_WINDOW, 1,
    "renew", "2026-12-20", "A:window", 0 },
  { "two identical on one card", "A:late A:late", IMZ_SUMMARY_RENEWAL_LATE, 2, "renew",
    "2026-12-10", "A:late", 0 },
  /* Other certificates. */
  { "valid and malformed on one card", "A:valid malformed", IMZ_SUMMARY_MALFORMED, 3, "turn-card",
    NO_DAY, NULL, 0 },
  { "malformed on another card", "A:valid | B:valid malformed", IMZ_SUMMARY_MALFORMED, 3,
    "turn-card", NO_DAY, NULL, 1 },
  { "malformed is less than attention", "A:window malformed", IMZ_SUMMARY_RENEWAL_WINDOW, 1,
    "renew", "2026-12-20", "A:window", 0 },
  { "malformed is less than critical", "malformed A:expired", IMZ_SUMMARY_EXPIRED, 2, "renew",
    NO_DAY, "A:expired", 0 },
  { "malformed alone", "malformed", IMZ_SUMMARY_MALFORMED, 3, "turn-card", NO_DAY, NULL, 0 },
  { "malformed beside one that is no e-imza", "other malformed", IMZ_SUMMARY_MALFORMED, 3,
    "turn-card", NO_DAY, NULL, 0 },
  { "only one for tests", "test", IMZ_SUMMARY_NOT_AN_E_IMZA, 3, "none", NO_DAY, NULL, 0 },
  { "only an issuer's", "ca", IMZ_SUMMARY_NOT_AN_E_IMZA, 3, "none", NO_DAY, NULL, 0 },
  { "only another", "other", IMZ_SUMMARY_NOT_AN_E_IMZA, 3, "none", NO_DAY, NULL, 0 },
  { "all three", "test ca other", IMZ_SUMMARY_NOT_AN_E_IMZA, 3, "none", NO_DAY, NULL, 0 },
  { "beside an e-imza they do not count", "ca test A:valid other", IMZ_SUMMARY_VALID, 0,
    "activate-e-onay", NO_DAY, "A:valid", 0 },
  { "one for tests does not help an ended one", "A:expired test", IMZ_SUMMARY_EXPIRED, 2, "renew",
    NO_DAY, "A:expired", 0 },
  { "a second card that is no e-imza is told", "A:valid | other", IMZ_SUMMARY_NOT_AN_E_IMZA, 3,
    "none", NO_DAY, NULL, 1 },
  { "but not before one in the window", "other | A:window", IMZ_SUMMARY_RENEWAL_WINDOW, 1, "renew",
    "2026-12-20", "A:window", 1 },
  /* Each state of a card. */
  { "no certificate", "no-certificate", IMZ_SUMMARY_NO_CERTIFICATE, 3, "none", NO_DAY, NULL, 0 },
  { "no driver", "no-driver", IMZ_SUMMARY_NO_DRIVER, 3, "install-driver", NO_DAY, NULL, 0 },
  { "damaged", "damaged", IMZ_SUMMARY_CARD_DAMAGED, 3, "turn-card", NO_DAY, NULL, 0 },
  { "silent", "silent", IMZ_SUMMARY_CARD_SILENT, 3, "turn-card", NO_DAY, NULL, 0 },
  { "removed", "removed", IMZ_SUMMARY_CARD_REMOVED, 3, "insert-card", NO_DAY, NULL, 0 },
  { "no certificate beside a valid one", "A:valid | no-certificate", IMZ_SUMMARY_NO_CERTIFICATE, 3,
    "none", NO_DAY, NULL, 1 },
  { "no driver beside a valid one", "no-driver | A:valid", IMZ_SUMMARY_NO_DRIVER, 3,
    "install-driver", NO_DAY, NULL, 0 },
  { "damaged beside one in the window", "damaged | A:window", IMZ_SUMMARY_RENEWAL_WINDOW, 1,
    "renew", "2026-12-20", "A:window", 1 },
  { "silent beside a late one", "silent | A:late", IMZ_SUMMARY_RENEWAL_LATE, 2, "renew",
    "2026-12-10", "A:late", 1 },
  { "removed beside one that waits", "removed | A:not-yet", IMZ_SUMMARY_NOT_YET, 1, "wait", NO_DAY,
    "A:not-yet", 1 },
  { "of two cards alike the first", "silent | no-driver", IMZ_SUMMARY_CARD_SILENT, 3, "turn-card",
    NO_DAY, NULL, 0 },
  /* Each state of a reader. */
  { "empty", "empty", IMZ_SUMMARY_NO_CARD, 3, "insert-card", NO_DAY, NULL, 0 },
  { "mute", "mute", IMZ_SUMMARY_MUTE, 3, "turn-card", NO_DAY, NULL, 0 },
  { "busy", "busy", IMZ_SUMMARY_BUSY, 3, "close-other-program", NO_DAY, NULL, 0 },
  { "unavailable", "unavailable", IMZ_SUMMARY_READER_UNAVAILABLE, 3, "plug-reader", NO_DAY, NULL,
    0 },
  { "reading", "reading", IMZ_SUMMARY_READING, 3, "wait", NO_DAY, NULL, 0 },
  { "an empty reader does not count beside a card", "empty | A:valid", IMZ_SUMMARY_VALID, 0,
    "activate-e-onay", NO_DAY, "A:valid", 1 },
  { "nor two", "empty | A:window | empty", IMZ_SUMMARY_RENEWAL_WINDOW, 1, "renew", "2026-12-20",
    "A:window", 1 },
  { "nor beside a card that is no e-imza", "empty | other", IMZ_SUMMARY_NOT_AN_E_IMZA, 3, "none",
    NO_DAY, NULL, 1 },
  { "nor beside a mute one", "empty | mute", IMZ_SUMMARY_MUTE, 3, "turn-card", NO_DAY, NULL, 1 },
  { "nor beside a busy one", "empty | busy", IMZ_SUMMARY_BUSY, 3, "close-other-program", NO_DAY,
    NULL, 1 },
  { "nor beside one that is read", "empty | reading", IMZ_SUMMARY_READING, 3, "wait", NO_DAY, NULL,
    1 },
  { "a reader that does not work counts even less", "unavailable | A:valid", IMZ_SUMMARY_VALID, 0,
    "activate-e-onay", NO_DAY, "A:valid", 1 },
  { "less than an empty one", "unavailable | empty", IMZ_SUMMARY_NO_CARD, 3, "insert-card", NO_DAY,
    NULL, 1 },
  { "a mute card beside a valid one", "A:valid | mute", IMZ_SUMMARY_MUTE, 3, "turn-card", NO_DAY,
    NULL, 1 },
  { "a busy card beside a valid one", "busy | A:valid", IMZ_SUMMARY_BUSY, 3, "close-other-program",
    NO_DAY, NULL, 0 },
  { "a busy card beside an ended one", "busy | A:expired", IMZ_SUMMARY_EXPIRED, 2, "renew", NO_DAY,
    "A:expired", 1 },
  { "what is read does not hide what was read", "reading | A:late", IMZ_SUMMARY_RENEWAL_LATE, 2,
    "renew", "2026-12-10", "A:late", 1 },
  /* Each state of the card service. */
  { "not installed", "absent", IMZ_SUMMARY_SERVICE_ABSENT, 3, "start-service", NO_DAY, NULL, -1 },
  { "stopped", "stopped", IMZ_SUMMARY_SERVICE_STOPPED, 3, "start-service", NO_DAY, NULL, -1 },
  { "denied", "denied", IMZ_SUMMARY_SERVICE_DENIED, 3, "none", NO_DAY, NULL, -1 },
  { "not known yet", "starting", IMZ_SUMMARY_READING, 3, "wait", NO_DAY, NULL, -1 },
};

static ImzVerdict *
judge (const char *text, const char *now)
{
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot (text);

  /* The verdict keeps what it names: the snapshot goes. */
  return imz_verdict_new (snapshot, core_fixture_time (now), &IMZ_RENEWAL_LIMITS_DEFAULT);
}

/* What is advised about it in the default province, when nothing is known of e-onay. */
static void
assert_advised (const ImzVerdict *verdict, const char *action, const char *expected_by)
{
  g_autoptr (ImzAdvice) advice = imz_advice_new_for_verdict (verdict, core_fixture_genel ());
  g_autofree char *by = g_date_valid (&advice->by) ? imz_calendar_format_day (&advice->by) : NULL;

  g_assert_cmpstr (advice->action.id, ==, action);
  g_assert_cmpstr (by, ==, expected_by);
}

static void
assert_certificate (const ImzCertificate *certificate, const char *expected)
{
  g_autoptr (ImzCertificate) wanted = NULL;

  g_assert_cmpint (certificate == NULL, ==, expected == NULL);
  if (expected == NULL)
    return;

  wanted = core_fixture_certificate (expected);
  g_assert_true (imz_certificate_equal (certificate, wanted));
}

static void
test_who_decides (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzVerdict) verdict = judge (vectors[i].snapshot, CORE_FIXTURE_NOW);
    g_autofree char *reader = g_strdup_printf ("Reader %d", vectors[i].reader);

    g_test_message ("%s: %s", vectors[i].sentence, vectors[i].snapshot);
    g_assert_cmpint (verdict->summary, ==, vectors[i].summary);
    g_assert_cmpint (verdict->exit, ==, vectors[i].exit);
    assert_advised (verdict, vectors[i].action, vectors[i].by);
    assert_certificate (verdict->certificate, vectors[i].decides);
    g_assert_cmpint (verdict->now, ==, core_fixture_time (CORE_FIXTURE_NOW));
    g_assert_cmpuint (verdict->limits.window_months, ==, 3);

    g_assert_cmpint (verdict->reader == NULL, ==, vectors[i].reader < 0);
    if (verdict->reader != NULL)
      g_assert_cmpstr (imz_reader_get_name (verdict->reader), ==, reader);
  }
}

static void
test_no_readers (void)
{
  g_autoptr (ImzSnapshot) snapshot = imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL);
  g_autoptr (ImzVerdict) verdict =
    imz_verdict_new (snapshot, core_fixture_time (CORE_FIXTURE_NOW), &IMZ_RENEWAL_LIMITS_DEFAULT);

  g_assert_cmpint (verdict->summary, ==, IMZ_SUMMARY_NO_READER);
  g_assert_cmpint (verdict->exit, ==, 3);
  assert_advised (verdict, "plug-reader", NULL);
  g_assert_null (verdict->reader);
  g_assert_null (verdict->certificate);
}

static void
test_successor (void)
{
  static const struct {
    const char *snapshot;
    const char *successor;
  } successors[] = {
    { "A:window A:after-window", "A:after-window" },
    { "A:after-late | empty | A:late", "A:after-late" },
    { "A:window A:not-yet", NULL },
    { "A:window", NULL },
    { "A:window B:after-window", NULL },
    { "A:valid", NULL },
    { "empty", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (successors); i++) {
    g_autoptr (ImzVerdict) verdict = judge (successors[i].snapshot, CORE_FIXTURE_NOW);

    g_test_message ("%s", successors[i].snapshot);
    assert_certificate (verdict->successor, successors[i].successor);
  }
}

/* The same cards at other moments. */
static void
test_other_times (void)
{
  static const struct {
    const char *sentence;
    const char *snapshot;
    const char *now;
    ImzSummary summary;
  } moments[] = {
    { "the last second of the old one", "A:window A:after-window", "2027-01-20T23:59:59+03:00",
      IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED },
    { "the first of the new one", "A:window A:after-window", "2027-01-21T00:00:00+03:00",
      IMZ_SUMMARY_VALID },
    { "between an old one and one that follows much later", "A:window A:not-yet",
      "2027-02-01T00:00:00+03:00", IMZ_SUMMARY_NOT_YET },
    { "the last second before the window", "A:window", "2026-10-20T23:59:59+03:00",
      IMZ_SUMMARY_VALID },
    { "the first second of the window", "A:window", "2026-10-21T00:00:00+03:00",
      IMZ_SUMMARY_RENEWAL_WINDOW },
    { "a valid one with its successor, before its window", "A:window A:after-window",
      "2026-10-20T23:59:59+03:00", IMZ_SUMMARY_VALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    g_autoptr (ImzVerdict) verdict = judge (moments[i].snapshot, moments[i].now);

    g_test_message ("%s", moments[i].sentence);
    g_assert_cmpint (verdict->summary, ==, moments[i].summary);
  }
}

/* Of the PIN's situations the certificate gives the word. */
static void
test_word (void)
{
  static const struct {
    const char *snapshot;
    const char *word;
  } words[] = {
    { "A:valid+good", "valid" },
    { "A:valid pin=locked", "valid" },
    { "A:valid pin=not-set", "valid" },
    { "A:window pin=locked", "renewal-window" },
    { "A:window A:after-window pin=low", "renewal-window" },
    { "A:valid+revoked pin=locked", "revoked" },
    { "driver-garbage", "no-driver" },
    { "empty", "no-card" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (ImzVerdict) verdict = judge (words[i].snapshot, CORE_FIXTURE_NOW);

    g_test_message ("%s", words[i].snapshot);
    g_assert_cmpstr (imz_verdict_get_word (verdict), ==, words[i].word);
  }
}

static void
test_limits (void)
{
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot ("A:valid");
  const ImzRenewalLimits early = { 15, { IMZ_LIMIT_MONTHS, 1 } };
  const ImzRenewalLimits earlier = { 20, { IMZ_LIMIT_MONTHS, 15 } };
  gint64 now = core_fixture_time (CORE_FIXTURE_NOW);
  g_autoptr (ImzVerdict) window = imz_verdict_new (snapshot, now, &early);
  g_autoptr (ImzVerdict) late = imz_verdict_new (snapshot, now, &earlier);

  g_assert_cmpint (window->summary, ==, IMZ_SUMMARY_RENEWAL_WINDOW);
  g_assert_cmpint (late->summary, ==, IMZ_SUMMARY_RENEWAL_LATE);
}

static void
test_next_change (void)
{
  static const struct {
    const char *sentence;
    const char *snapshot;
    const char *now;
    const char *next; /* NULL: time does not matter */
  } changes[] = {
    { "no card", "empty", CORE_FIXTURE_NOW, NULL },
    { "no service", "stopped", CORE_FIXTURE_NOW, NULL },
    { "a card without certificates", "no-driver", CORE_FIXTURE_NOW, NULL },
    { "midnight", "A:window", CORE_FIXTURE_NOW, "2026-11-22T00:00:00+03:00" },
    { "the second before midnight", "A:window", "2026-11-21T23:59:59+03:00",
      "2026-11-22T00:00:00+03:00" },
    { "at midnight the next one", "A:window", "2026-11-22T00:00:00+03:00",
      "2026-11-23T00:00:00+03:00" },
    { "the second after the last", "A:window", "2027-01-20T12:00:00+03:00",
      "2027-01-21T00:00:00+03:00" },
    { "the end of an answer on revocation", "A:valid+good", "2026-11-22T09:00:00+03:00",
      "2026-11-22T09:30:00+03:00" },
    { "an ended one too: its sentence tells of today", "A:old", CORE_FIXTURE_NOW,
      "2026-11-22T00:00:00+03:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot (changes[i].snapshot);
    gint64 expected = changes[i].next != NULL ? core_fixture_time (changes[i].next) : 0;

    g_test_message ("%s", changes[i].sentence);
    g_assert_cmpint (imz_verdict_next_change (snapshot, NULL, core_fixture_time (changes[i].now)),
                     ==, expected);
  }
}

/* Starts and ends within a day are changes too. */
static void
test_next_change_within_a_day (void)
{
  static const struct {
    const char *now;
    const char *next;
  } changes[] = {
    { "2026-11-21T00:00:00+03:00", "2026-11-21T09:00:00+03:00" },
    { "2026-11-21T08:59:59+03:00", "2026-11-21T09:00:00+03:00" },
    { "2026-11-21T09:00:00+03:00", "2026-11-21T17:30:01+03:00" },
    { "2026-11-21T17:30:00+03:00", "2026-11-21T17:30:01+03:00" },
    { "2026-11-21T17:30:01+03:00", "2026-11-22T00:00:00+03:00" },
  };
  g_autoptr (GPtrArray) certificates = g_ptr_array_new ();
  g_autoptr (GPtrArray) readers = g_ptr_array_new ();
  g_autoptr (ImzCertificate) certificate =
    core_fixture_dated ("2026-11-21T09:00:00+03:00", "2026-11-21T17:30:00+03:00");
  g_autoptr (ImzCard) card = NULL;
  g_autoptr (ImzReader) reader = NULL;
  g_autoptr (ImzSnapshot) snapshot = NULL;

  g_ptr_array_add (certificates, certificate);
  card = imz_card_new (NULL, 0, IMZ_CARD_STATE_OK, certificates);
  reader = imz_reader_new ("Reader 0", IMZ_READER_STATE_CARD, card);
  g_ptr_array_add (readers, reader);
  snapshot = imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, readers);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    g_assert_cmpint (imz_verdict_next_change (snapshot, NULL, core_fixture_time (changes[i].now)),
                     ==, core_fixture_time (changes[i].next));
}

/* What a terminal can do is given where the service is missing, and nowhere else. */
static void
test_command (void)
{
  for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    const char *command = imz_summary_get_next_action (summary)->command;

    g_test_message ("situation %d", summary);
    if (summary == IMZ_SUMMARY_SERVICE_ABSENT)
      g_assert_cmpstr (command, ==, "sudo apt install pcscd libccid");
    else if (summary == IMZ_SUMMARY_SERVICE_STOPPED)
      g_assert_cmpstr (command, ==, "sudo systemctl enable --now pcscd.socket");
    else
      g_assert_null (command);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/verdict/who-decides", test_who_decides);
  g_test_add_func ("/core/verdict/no-readers", test_no_readers);
  g_test_add_func ("/core/verdict/successor", test_successor);
  g_test_add_func ("/core/verdict/other-times", test_other_times);
  g_test_add_func ("/core/verdict/word", test_word);
  g_test_add_func ("/core/verdict/limits", test_limits);
  g_test_add_func ("/core/verdict/next-change", test_next_change);
  g_test_add_func ("/core/verdict/next-change-within-a-day", test_next_change_within_a_day);
  g_test_add_func ("/core/verdict/command", test_command);

  return g_test_run ();
}
