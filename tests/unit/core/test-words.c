/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words that leave the process. Other programs read them: they may grow in number, but none may
 * change. */

#include "imz-verdict.h"

static void
test_card_family (void)
{
  g_assert_cmpstr (imz_card_family_to_word (IMZ_CARD_FAMILY_AKIS), ==, "akis");
  g_assert_cmpstr (imz_card_family_to_word (IMZ_CARD_FAMILY_OTHER), ==, "other");
}

static void
test_certificate_kind (void)
{
  g_assert_cmpstr (imz_certificate_kind_to_word (IMZ_CERTIFICATE_KIND_NES), ==, "nes");
  g_assert_cmpstr (imz_certificate_kind_to_word (IMZ_CERTIFICATE_KIND_TEST), ==, "test");
  g_assert_cmpstr (imz_certificate_kind_to_word (IMZ_CERTIFICATE_KIND_CA), ==, "ca");
  g_assert_cmpstr (imz_certificate_kind_to_word (IMZ_CERTIFICATE_KIND_OTHER), ==, "other");
}

static void
test_certificate_state (void)
{
  static const struct {
    ImzCertificateState state;
    const char *word;
  } vectors[] = {
    { IMZ_CERTIFICATE_STATE_MALFORMED, "malformed" },
    { IMZ_CERTIFICATE_STATE_REVOKED, "revoked" },
    { IMZ_CERTIFICATE_STATE_SUSPENDED, "suspended" },
    { IMZ_CERTIFICATE_STATE_UNTRUSTED, "untrusted" },
    { IMZ_CERTIFICATE_STATE_EXPIRED, "expired" },
    { IMZ_CERTIFICATE_STATE_NOT_YET, "not-yet" },
    { IMZ_CERTIFICATE_STATE_RENEWAL_LATE, "renewal-late" },
    { IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW, "renewal-window" },
    { IMZ_CERTIFICATE_STATE_VALID, "valid" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_assert_cmpstr (imz_certificate_state_to_word (vectors[i].state), ==, vectors[i].word);
}

static void
test_card_state (void)
{
  static const struct {
    ImzCardState state;
    const char *word;
  } vectors[] = {
    { IMZ_CARD_STATE_OK, "ok" },
    { IMZ_CARD_STATE_NO_CERTIFICATE, "no-certificate" },
    { IMZ_CARD_STATE_NO_DRIVER, "no-driver" },
    { IMZ_CARD_STATE_DAMAGED, "unreadable" },
    { IMZ_CARD_STATE_SILENT, "unreadable" },
    { IMZ_CARD_STATE_REMOVED, "removed" },
    { IMZ_CARD_STATE_NONE_READABLE, "unreadable" },
    { IMZ_CARD_STATE_DRIVER_CRASHED, "driver-crashed" },
    { IMZ_CARD_STATE_DRIVER_TIMEOUT, "driver-timeout" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_assert_cmpstr (imz_card_state_to_word (vectors[i].state), ==, vectors[i].word);
}

static void
test_reader_state (void)
{
  static const struct {
    ImzReaderState state;
    const char *word;
  } vectors[] = {
    { IMZ_READER_STATE_EMPTY, "empty" },
    { IMZ_READER_STATE_CARD, "card" },
    { IMZ_READER_STATE_MUTE, "mute" },
    { IMZ_READER_STATE_BUSY, "busy" },
    { IMZ_READER_STATE_UNAVAILABLE, "unavailable" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_assert_cmpstr (imz_reader_state_to_word (vectors[i].state), ==, vectors[i].word);
}

static void
test_service_state (void)
{
  g_assert_cmpstr (imz_service_state_to_word (IMZ_SERVICE_STATE_RUNNING), ==, "running");
  g_assert_cmpstr (imz_service_state_to_word (IMZ_SERVICE_STATE_ABSENT), ==, "absent");
  g_assert_cmpstr (imz_service_state_to_word (IMZ_SERVICE_STATE_STOPPED), ==, "stopped");
  g_assert_cmpstr (imz_service_state_to_word (IMZ_SERVICE_STATE_DENIED), ==, "denied");
}

static void
test_exit (void)
{
  g_assert_cmpint (IMZ_EXIT_WELL, ==, 0);
  g_assert_cmpint (IMZ_EXIT_ATTENTION, ==, 1);
  g_assert_cmpint (IMZ_EXIT_CRITICAL, ==, 2);
  g_assert_cmpint (IMZ_EXIT_UNKNOWN, ==, 3);
}

/* A situation's word and its next action, with the guide, rule and source. */
static const struct {
  ImzSummary summary;
  const char *word;
  ImzNextAction action;
} summaries[] = {
  { IMZ_SUMMARY_VALID, "valid", { "activate-e-onay", "e-onay", "R9", "S0.5", NULL } },
  { IMZ_SUMMARY_VERIFIED, "valid", { "activate-e-onay", "e-onay", "R9", "S0.5", NULL } },
  { IMZ_SUMMARY_RENEWAL_WINDOW, "renewal-window", { "renew", "renew-e-onay", "R6", "S0.4", NULL } },
  { IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED,
    "renewal-window",
    { "wait", "after-delivery", "R14", "S0.11", NULL } },
  { IMZ_SUMMARY_RENEWAL_LATE, "renewal-late", { "renew", "renew-e-onay", "R8", "S1", NULL } },
  { IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED,
    "renewal-late",
    { "wait", "after-delivery", "R14", "S0.11", NULL } },
  { IMZ_SUMMARY_PIN_NOT_SET, NULL, { "make-pin", "after-delivery", "R19", "S3", NULL } },
  { IMZ_SUMMARY_PIN_LOW, NULL, { "none", "pin-locked", "R19", "S3", NULL } },
  { IMZ_SUMMARY_PIN_FINAL_TRY, NULL, { "unlock-pin", "pin-locked", "R19", "S3", NULL } },
  { IMZ_SUMMARY_PIN_LOCKED, NULL, { "unlock-pin", "pin-locked", "R19", "S3", NULL } },
  { IMZ_SUMMARY_REVOKED, "revoked", { "replace", "lost", "R18", "S3", NULL } },
  { IMZ_SUMMARY_SUSPENDED, "suspended", { "resume", "suspended", NULL, "S3", NULL } },
  { IMZ_SUMMARY_UNTRUSTED, "untrusted", { .id = "check-trust" } },
  { IMZ_SUMMARY_EXPIRED, "expired", { "renew", "renew-e-onay", "R10", "S0.6", NULL } },
  { IMZ_SUMMARY_NOT_YET, "not-yet", { "wait", "after-delivery", "R14", "S0.11", NULL } },
  { IMZ_SUMMARY_MALFORMED, "malformed", { .id = "turn-card" } },
  { IMZ_SUMMARY_NOT_AN_E_IMZA, "not-an-e-imza", { .id = "none" } },
  { IMZ_SUMMARY_NO_CERTIFICATE, "no-certificate", { .id = "none" } },
  { IMZ_SUMMARY_NO_DRIVER, "no-driver", { .id = "install-driver" } },
  { IMZ_SUMMARY_DRIVER_BROKEN, "no-driver", { .id = "install-driver" } },
  { IMZ_SUMMARY_DRIVER_REFUSED, "no-driver", { .id = "install-driver" } },
  { IMZ_SUMMARY_DRIVER_CRASHED, "driver-crashed", { .id = "install-driver" } },
  { IMZ_SUMMARY_DRIVER_TIMEOUT, "driver-timeout", { .id = "turn-card" } },
  { IMZ_SUMMARY_NONE_READABLE, "unreadable", { .id = "turn-card" } },
  { IMZ_SUMMARY_CARD_DAMAGED, "unreadable", { .id = "turn-card" } },
  { IMZ_SUMMARY_CARD_SILENT, "unreadable", { .id = "turn-card" } },
  { IMZ_SUMMARY_CARD_REMOVED, "no-card", { .id = "insert-card" } },
  { IMZ_SUMMARY_MUTE, "mute", { .id = "turn-card" } },
  { IMZ_SUMMARY_BUSY, "busy", { .id = "close-other-program" } },
  { IMZ_SUMMARY_NO_CARD, "no-card", { .id = "insert-card" } },
  { IMZ_SUMMARY_NO_READER, "no-reader", { .id = "plug-reader" } },
  { IMZ_SUMMARY_READER_UNAVAILABLE, "no-reader", { .id = "plug-reader" } },
  { IMZ_SUMMARY_SERVICE_ABSENT, "no-service", { .id = "start-service" } },
  { IMZ_SUMMARY_SERVICE_STOPPED, "no-service", { .id = "start-service" } },
  { IMZ_SUMMARY_SERVICE_DENIED, "denied", { .id = "none" } },
};

static void
test_summary (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (summaries), ==, IMZ_SUMMARY_READING);

  for (gsize i = 0; i < G_N_ELEMENTS (summaries); i++) {
    ImzVerdict verdict = { .summary = summaries[i].summary };
    const ImzNextAction *action = imz_summary_get_next_action (verdict.summary);

    g_assert_cmpuint (summaries[i].summary, ==, i);
    g_assert_cmpstr (imz_summary_to_word (summaries[i].summary), ==, summaries[i].word);
    g_assert_cmpstr (action->id, ==, summaries[i].action.id);
    g_assert_cmpstr (action->guide, ==, summaries[i].action.guide);
    g_assert_cmpstr (action->rule, ==, summaries[i].action.rule);
    g_assert_cmpstr (action->source, ==, summaries[i].action.source);
  }
}

static void
test_pin (void)
{
  static const struct {
    ImzPinState state;
    const char *word;
  } vectors[] = {
    { IMZ_PIN_STATE_OK, "ok" },
    { IMZ_PIN_STATE_LOW, "low" },
    { IMZ_PIN_STATE_FINAL_TRY, "final-try" },
    { IMZ_PIN_STATE_LOCKED, "locked" },
    { IMZ_PIN_STATE_NOT_SET, "not-set" },
    { IMZ_PIN_STATE_UNKNOWN, "unknown" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_assert_cmpstr (imz_pin_state_to_word (vectors[i].state), ==, vectors[i].word);
}

static void
test_trust (void)
{
  g_assert_cmpstr (imz_trust_state_to_word (IMZ_TRUST_STATE_UNCHECKED), ==, "unchecked");
  g_assert_cmpstr (imz_trust_state_to_word (IMZ_TRUST_STATE_ANCHORED), ==, "anchored");
  g_assert_cmpstr (imz_trust_state_to_word (IMZ_TRUST_STATE_UNKNOWN_ISSUER), ==, "unknown-issuer");
  g_assert_cmpstr (imz_trust_state_to_word (IMZ_TRUST_STATE_BROKEN), ==, "broken");

  g_assert_cmpstr (imz_anchor_kind_to_word (IMZ_ANCHOR_KIND_NONE), ==, NULL);
  g_assert_cmpstr (imz_anchor_kind_to_word (IMZ_ANCHOR_KIND_PINNED), ==, "pinned");
  g_assert_cmpstr (imz_anchor_kind_to_word (IMZ_ANCHOR_KIND_ADMINISTRATOR), ==, "administrator");

  g_assert_cmpstr (imz_revocation_state_to_word (IMZ_REVOCATION_STATE_UNCHECKED), ==, "unchecked");
  g_assert_cmpstr (imz_revocation_state_to_word (IMZ_REVOCATION_STATE_GOOD), ==, "good");
  g_assert_cmpstr (imz_revocation_state_to_word (IMZ_REVOCATION_STATE_REVOKED), ==, "revoked");
  g_assert_cmpstr (imz_revocation_state_to_word (IMZ_REVOCATION_STATE_SUSPENDED), ==, "suspended");
  g_assert_cmpstr (imz_revocation_state_to_word (IMZ_REVOCATION_STATE_UNKNOWN), ==, "unknown");

  g_assert_cmpstr (imz_revocation_via_to_word (IMZ_REVOCATION_VIA_NONE), ==, NULL);
  g_assert_cmpstr (imz_revocation_via_to_word (IMZ_REVOCATION_VIA_OCSP), ==, "ocsp");
  g_assert_cmpstr (imz_revocation_via_to_word (IMZ_REVOCATION_VIA_CRL), ==, "crl");
  g_assert_cmpstr (imz_revocation_via_to_word (IMZ_REVOCATION_VIA_CACHE), ==, "cache");
}

static void
test_in_the_contract (void)
{
  static const char *const summary_words[] = {
    "malformed",     "revoked",      "suspended",      "untrusted",      "expired",
    "not-yet",       "renewal-late", "renewal-window", "valid",          "no-service",
    "denied",        "no-reader",    "no-card",        "mute",           "busy",
    "unreadable",    "no-driver",    "no-certificate", "driver-crashed", "driver-timeout",
    "not-an-e-imza", NULL,
  };
  static const char *const action_ids[] = {
    "none",           "activate-e-onay", "renew",       "renew-wet-signed", "call-province",
    "wait",           "make-pin",        "unlock-pin",  "resume",           "replace",
    "start-service",  "plug-reader",     "insert-card", "turn-card",        "close-other-program",
    "install-driver", "check-trust",     NULL,
  };
  static const char *const guides[] = {
    "e-onay", "renew-e-onay",   "renew-e-imza", "wet-signed", "first",         "identity-change",
    "lost",   "after-delivery", "pin-locked",   "suspended",  "delivery-late", NULL,
  };

  for (int i = 0; i < IMZ_SUMMARY_READING; i++) {
    ImzVerdict verdict = { .summary = (ImzSummary) i };
    const ImzNextAction *action = imz_summary_get_next_action (verdict.summary);

    if (imz_summary_to_word (verdict.summary) != NULL)
      g_assert_true (g_strv_contains (summary_words, imz_summary_to_word (verdict.summary)));
    g_assert_true (g_strv_contains (action_ids, action->id));
    g_assert_true (action->guide == NULL || g_strv_contains (guides, action->guide));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/words/card-family", test_card_family);
  g_test_add_func ("/core/words/certificate-kind", test_certificate_kind);
  g_test_add_func ("/core/words/certificate-state", test_certificate_state);
  g_test_add_func ("/core/words/card-state", test_card_state);
  g_test_add_func ("/core/words/reader-state", test_reader_state);
  g_test_add_func ("/core/words/service-state", test_service_state);
  g_test_add_func ("/core/words/exit", test_exit);
  g_test_add_func ("/core/words/summary", test_summary);
  g_test_add_func ("/core/words/pin", test_pin);
  g_test_add_func ("/core/words/trust", test_trust);
  g_test_add_func ("/core/words/in-the-contract", test_in_the_contract);

  return g_test_run ();
}
