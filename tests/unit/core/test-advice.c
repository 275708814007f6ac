/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What to do next, as tables: the actions, their words and the steps. */

#include "imz-advice.h"

#include "advice-fixture.h"
#include "core-fixture.h"
#include "imz-sentence.h"

#define NONE NULL

/* Every case, phase and word on e-onay has one action: which, by when, who leads through it, who says so. */
static void
test_actions (void)
{
  static const struct {
    const char *sentence;
    AdviceFixture fixture;
    const char *id;
    const char *guide;
    const char *rule;
    const char *source;
    const char *by;
    const char *text;
  } vectors[] = {
    { "no e-imza to go by",
      { .now = ADVICE_WINDOW },
      "plug-reader",
      NONE,
      NONE,
      NONE,
      NONE,
      "Plug in" },
    { "not started",
      { .now = ADVICE_NOT_YET, ADVICE_LIFE },
      "wait",
      "after-delivery",
      "R14",
      "S0.11",
      NONE,
      "Wait until it starts" },
    { "in use, not known",
      { .now = ADVICE_IN_USE, ADVICE_LIFE },
      "activate-e-onay",
      "e-onay",
      "R9",
      "S0.5",
      NONE,
      "unless it is active" },
    { "in use, not active",
      { .now = ADVICE_IN_USE, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_NO },
      "activate-e-onay",
      "e-onay",
      "R9",
      "S0.5",
      NONE,
      "Activate e-onay" },
    { "in use, active",
      { .now = ADVICE_IN_USE, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_YES },
      "none",
      NONE,
      "R6",
      "S0.4",
      NONE,
      "until 21 October 2026" },
    { "window, not known",
      { .now = ADVICE_WINDOW, ADVICE_LIFE },
      "renew",
      "renew-e-onay",
      "R6",
      "S0.4",
      "2026-12-20",
      "Make your renewal application." },
    { "window, active",
      { .now = ADVICE_WINDOW, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_YES },
      "renew",
      "renew-e-onay",
      "R6",
      "S0.4",
      "2026-12-20",
      "with e-onay" },
    { "window, not active",
      { .now = ADVICE_WINDOW, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_NO },
      "activate-e-onay",
      "e-onay",
      "R9",
      "S0.5",
      "2026-12-20",
      "then make your renewal application" },
    { "window without a last date",
      { .now = ADVICE_LATE, ADVICE_LIFE, .province = "zonguldak" },
      "renew",
      "renew-e-onay",
      "R6",
      "S0.4",
      "2026-12-26",
      "renewal" },
    { "the last day of its recommendation",
      { .now = "2026-12-26", ADVICE_LIFE, .province = "zonguldak" },
      "renew",
      "renew-e-onay",
      "R6",
      "S0.4",
      "2026-12-26",
      "renewal" },
    { "the day after: by the end",
      { .now = "2026-12-27", ADVICE_LIFE, .province = "zonguldak" },
      "renew",
      "renew-e-onay",
      "R6",
      "S0.4",
      "2027-01-20",
      "renewal" },
    { "and not active",
      { .now = ADVICE_LATE, ADVICE_LIFE, .province = "zonguldak", .e_onay = IMZ_E_ONAY_NO },
      "activate-e-onay",
      "e-onay",
      "R9",
      "S0.5",
      "2026-12-26",
      "then" },
    { "window in Batman: its own rule’s source",
      { .now = ADVICE_WINDOW, ADVICE_LIFE, .province = "batman" },
      "renew",
      "renew-e-onay",
      "R6",
      "S1",
      "2026-12-20",
      "renewal" },
    { "late, not known",
      { .now = ADVICE_LATE, ADVICE_LIFE },
      "renew",
      "renew-e-onay",
      "R8",
      "S1",
      "2027-01-20",
      "at once and call your province" },
    { "late, active",
      { .now = ADVICE_LATE, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_YES },
      "renew",
      "renew-e-onay",
      "R8",
      "S1",
      "2027-01-20",
      "with e-onay at once" },
    { "late, not active",
      { .now = ADVICE_LATE, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_NO },
      "activate-e-onay",
      "e-onay",
      "R9",
      "S0.5",
      "2027-01-20",
      "Activate e-onay at once" },
    { "ended, not known",
      { .now = ADVICE_EXPIRED, ADVICE_LIFE },
      "renew",
      "renew-e-onay",
      "R10",
      "S0.6",
      NONE,
      "if it is active, else on paper" },
    { "ended, active",
      { .now = ADVICE_EXPIRED, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_YES },
      "renew",
      "renew-e-onay",
      "R10",
      "S0.6",
      NONE,
      "with e-onay" },
    { "ended, not active",
      { .now = ADVICE_EXPIRED, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_NO },
      "renew-wet-signed",
      "wet-signed",
      "R11",
      "S0.7",
      NONE,
      "on paper" },
    { "ended in Zonguldak, active",
      { .now = ADVICE_EXPIRED, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_YES, .province = "zonguldak" },
      "renew-wet-signed",
      "wet-signed",
      "R10",
      "S4",
      NONE,
      "on paper" },
    { "ended in Zonguldak, not known",
      { .now = ADVICE_EXPIRED, ADVICE_LIFE, .province = "zonguldak" },
      "renew-wet-signed",
      "wet-signed",
      "R10",
      "S4",
      NONE,
      "on paper" },
    { "approved",
      { .now = ADVICE_WINDOW, ADVICE_LIFE, .approved = "2026-11-20" },
      "wait",
      NONE,
      "R15",
      "S1",
      "2027-01-04",
      "between 30 December 2026 and 4 January 2027" },
    { "approved, the last day of waiting",
      { .now = "2027-01-04", ADVICE_LIFE, .approved = "2026-11-20" },
      "wait",
      NONE,
      "R15",
      "S1",
      "2027-01-04",
      "Wait" },
    { "approved, and not there the day after",
      { .now = "2027-01-05", ADVICE_LIFE, .approved = "2026-11-20" },
      "call-province",
      "delivery-late",
      "R15",
      "S1",
      NONE,
      "by 4 January 2027" },
    { "approved, and not there long after the end",
      { .now = "2027-03-01", ADVICE_LIFE, .approved = "2026-11-20" },
      "call-province",
      "delivery-late",
      "R15",
      "S1",
      NONE,
      "Ask" },
    { "the new one is there, the old one runs",
      { .now = ADVICE_WINDOW, ADVICE_LIFE, .successor = "2027-01-21", .approved = "2026-11-20" },
      "wait",
      "after-delivery",
      "R14",
      "S0.11",
      NONE,
      "keep the new one safe" },
    { "past the last date it is the same",
      { .now = ADVICE_LATE, ADVICE_LIFE, .successor = "2027-01-21" },
      "wait",
      "after-delivery",
      "R14",
      "S0.11",
      NONE,
      "Wait until the present" },
    { "the old one has ended, the new one runs",
      { .now = ADVICE_EXPIRED, ADVICE_LIFE, .successor = "2027-01-21" },
      "make-pin",
      "after-delivery",
      "R19",
      "S3",
      NONE,
      "PIN" },
    { "the old one has ended, the new one starts tomorrow",
      { .now = ADVICE_EXPIRED, ADVICE_LIFE, .successor = "2027-01-22" },
      "wait",
      "after-delivery",
      "R14",
      "S0.11",
      NONE,
      "Wait until it starts" },
    { "first",
      { .kind = IMZ_CASE_FIRST, .now = ADVICE_WINDOW },
      "renew-wet-signed",
      "first",
      "R2",
      "S0.2",
      NONE,
      "first application" },
    { "first, approved",
      { .kind = IMZ_CASE_FIRST, .now = ADVICE_WINDOW, .approved = "2026-11-20" },
      "wait",
      NONE,
      "R15",
      "S1",
      "2026-12-05",
      "between 30 November 2026" },
    { "first, there",
      { .kind = IMZ_CASE_FIRST, .now = ADVICE_WINDOW, .successor = "2026-11-20" },
      "make-pin",
      "after-delivery",
      "R19",
      "S3",
      NONE,
      "PIN" },
    { "lost",
      { .kind = IMZ_CASE_LOST, .now = ADVICE_WINDOW, ADVICE_LIFE },
      "replace",
      "lost",
      "R16",
      "S4",
      NONE,
      "Kayıp Çalıntı" },
    { "lost, without its dates",
      { .kind = IMZ_CASE_LOST, .now = ADVICE_WINDOW },
      "replace",
      "lost",
      "R16",
      "S4",
      NONE,
      "Kayıp Çalıntı" },
    { "identity",
      { .kind = IMZ_CASE_IDENTITY, .now = ADVICE_WINDOW, ADVICE_LIFE },
      "replace",
      "identity-change",
      "R5",
      "S0.3",
      NONE,
      "letter sent first" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzAdvice) advice = advice_fixture_advice (&vectors[i].fixture);

    g_test_message ("%s: %s", vectors[i].sentence, advice->text);
    advice_fixture_assert_action (advice, vectors[i].id, vectors[i].rule, vectors[i].source);
    g_assert_cmpstr (advice->action.guide, ==, vectors[i].guide);
    advice_fixture_assert_day (&advice->by, vectors[i].by);
    advice_fixture_assert_has (advice->text, vectors[i].text);
    if (vectors[i].rule != NULL)
      g_assert_cmpstr (imz_rule_get_id (g_ptr_array_index (advice->rules, 0)), ==, vectors[i].rule);
  }
}

/* A profile's own document speaks for it, however the keys are spaced. */
static void
test_source (void)
{
  static const char *const lists[] = { "V1.2,S0", "V1.2 , S0", "V1.2↔S0" };
  const AdviceFixture fixture = { .now = ADVICE_WINDOW, ADVICE_LIFE };
  ImzTimelineFacts facts = advice_fixture_facts (&fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autofree char *lines =
      g_strdup_printf ("[source V1]\nTitle=Yazı\n[rule R6]\nText=Altı\nSource=%s", lists[i]);
    g_autoptr (ImzProvince) province = core_fixture_province_of (lines);
    g_autoptr (ImzAdvice) advice = imz_advice_new (&facts, province, NULL);

    g_assert_cmpstr (advice->action.source, ==, "V1.2");
  }
}

/* What the cards say, where dates are not the point: the situation's own action and words. */
static void
test_without_dates (void)
{
  static const struct {
    const char *snapshot;
    const char *id;
    const char *rule;
    guint n_rules;
    gboolean has_dates;
  } vectors[] = {
    { "empty", "insert-card", NONE, 0, FALSE },
    { "stopped", "start-service", NONE, 0, FALSE },
    { "no-driver", "install-driver", NONE, 0, FALSE },
    { "A:window pin=locked", "unlock-pin", "R19", 1, TRUE },
    { "A:valid pin=not-set", "make-pin", "R19", 1, TRUE },
    { "A:window+revoked", "replace", "R18", 1, TRUE },
    { "A:window+broken", "check-trust", NONE, 0, TRUE },
    { "malformed", "turn-card", NONE, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot (vectors[i].snapshot);
    g_autoptr (ImzVerdict) verdict =
      imz_verdict_new (snapshot, core_fixture_time (CORE_FIXTURE_NOW), &IMZ_RENEWAL_LIMITS_DEFAULT);
    g_autoptr (ImzAdvice) advice = imz_advice_new_for_verdict (verdict, core_fixture_genel ());
    g_autofree char *explanation = imz_sentence_explanation (verdict);

    g_test_message ("%s", vectors[i].snapshot);
    g_assert_cmpstr (advice->action.id, ==, vectors[i].id);
    g_assert_cmpstr (advice->action.rule, ==, vectors[i].rule);
    g_assert_cmpstr (advice->text, ==, imz_sentence_next_action (verdict));
    g_assert_cmpstr (advice->explanation, ==, explanation);
    g_assert_false (g_date_valid (&advice->by));
    g_assert_cmpuint (advice->methods->len + advice->warnings->len + advice->steps->len, ==, 0);
    g_assert_cmpuint (advice->rules->len, ==, vectors[i].n_rules);
    g_assert_true (g_date_valid (&advice->timeline.ends) == vectors[i].has_dates);
  }
}

/* Two cards, and what the holder said. */
static void
test_for_verdict (void)
{
  static const struct {
    const char *snapshot;
    const char *province;
    ImzEOnay e_onay;
    const char *id;
    const char *by;
  } vectors[] = {
    { "A:window", "genel", IMZ_E_ONAY_NO, "activate-e-onay", "2026-12-20" },
    { "A:window | A:after-window", "genel", IMZ_E_ONAY_YES, "wait", NONE },
    { "A:late A:after-late", "genel", IMZ_E_ONAY_NO, "wait", NONE },
    { "A:valid", "genel", IMZ_E_ONAY_YES, "none", NONE },
    { "A:valid+good", "genel", IMZ_E_ONAY_YES, "none", NONE },
    { "A:expired", "genel", IMZ_E_ONAY_NO, "renew-wet-signed", NONE },
    { "A:expired", "zonguldak", IMZ_E_ONAY_YES, "renew-wet-signed", NONE },
    { "A:not-yet", "genel", IMZ_E_ONAY_YES, "wait", NONE },
    { "A:late", "zonguldak", IMZ_E_ONAY_YES, "renew", "2026-12-10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot (vectors[i].snapshot);
    g_autoptr (ImzCircumstances) circumstances =
      core_fixture_circumstances (vectors[i].province, vectors[i].e_onay);
    g_autoptr (ImzVerdict) verdict =
      imz_verdict_new (snapshot, core_fixture_time (CORE_FIXTURE_NOW),
                       imz_province_get_limits (imz_circumstances_get_province (circumstances)));
    g_autoptr (ImzAdvice) advice = imz_advice_new_for_verdict (verdict, circumstances);

    g_test_message ("%s in %s", vectors[i].snapshot, vectors[i].province);
    g_assert_cmpstr (advice->action.id, ==, vectors[i].id);
    advice_fixture_assert_day (&advice->by, vectors[i].by);
  }
}

/* Nobody approves on a weekend or a holiday. */
static void
test_working_day (void)
{
  static const struct {
    const char *sentence;
    AdviceFixture fixture;
    const char *has;     /* NULL: nothing of it */
    const char *has_not; /* NULL: nothing */
  } vectors[] = {
    { "a Sunday",
      { .now = ADVICE_WINDOW, ADVICE_LIFE },
      "20 December 2026, is a Sunday: apply by Friday, 18 December 2026",
      NONE },
    { "the Friday before it",
      { .now = "2026-12-18", ADVICE_LIFE },
      "apply by Friday, 18 December 2026",
      NONE },
    { "the Saturday between",
      { .now = "2026-12-19", ADVICE_LIFE },
      "is a Sunday: apply today",
      NONE },
    { "the Sunday itself", { .now = "2026-12-20", ADVICE_LIFE }, "is a Sunday: apply today", NONE },
    { "a holiday on a weekday",
      { .now = ADVICE_WINDOW, .not_after = "2027-02-01" },
      "1 January 2027, is a public holiday: apply by Thursday, 31 December 2026",
      NONE },
    { "on the holiday itself",
      { .now = "2027-01-01", .not_after = "2027-02-01" },
      "is a public holiday: apply today",
      NONE },
    { "a working day", { .now = ADVICE_WINDOW, .not_after = "2027-01-18" }, NONE, "apply by" },
    { "a recommended day",
      { .now = ADVICE_WINDOW, ADVICE_LIFE, .province = "zonguldak" },
      "recommends applying when 25 days are left, on 26 December 2026",
      NONE },
    { "on it",
      { .now = "2026-12-26", ADVICE_LIFE, .province = "zonguldak" },
      "recommends applying when 25 days are left, on 26 December 2026",
      NONE },
    { "after it",
      { .now = "2026-12-27", ADVICE_LIFE, .province = "zonguldak" },
      NONE,
      "recommends" },
    { "past the last date nothing is better",
      { .now = ADVICE_LATE, ADVICE_LIFE },
      NONE,
      "apply by" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzAdvice) advice = advice_fixture_advice (&vectors[i].fixture);

    g_test_message ("%s: %s", vectors[i].sentence, advice->explanation);
    if (vectors[i].has != NULL)
      advice_fixture_assert_has (advice->explanation, vectors[i].has);
    if (vectors[i].has_not != NULL)
      g_assert_null (strstr (advice->explanation, vectors[i].has_not));
  }
}

/* Once the recommended day has passed, the last date still falls on a Sunday. */
static void
test_working_day_after_recommended (void)
{
  static const struct {
    const char *now;
    const char *recommended;
    gboolean is_own;
    const char *words;
  } vectors[] = {
    { "2026-12-11", "2026-12-11", TRUE, "recommends applying when 40 days are left, on 11 Dec" },
    { "2026-12-12", "2026-12-18", FALSE, "is a Sunday: apply by Friday, 18 December 2026" },
    { "2026-12-20", "2026-12-18", FALSE, "is a Sunday: apply today" },
  };
  g_autoptr (ImzProvince) province = core_fixture_province_of ("recommended_days=40");

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const AdviceFixture fixture = { .now = vectors[i].now, ADVICE_LIFE };
    ImzTimelineFacts facts = advice_fixture_facts (&fixture);
    g_autoptr (ImzAdvice) advice = imz_advice_new (&facts, province, NULL);

    g_test_message ("%s: %s", vectors[i].now, advice->explanation);
    advice_fixture_assert_day (&advice->timeline.recommended, vectors[i].recommended);
    g_assert_true (advice->timeline.is_recommended_by_province == vectors[i].is_own);
    advice_fixture_assert_has (advice->explanation, vectors[i].words);
    advice_fixture_assert_day (&advice->by, "2026-12-20");
  }
}

/* The steps of each way, and which lie behind: "done". */
static void
test_steps (void)
{
  static const struct {
    const char *sentence;
    AdviceFixture fixture;
    const char *steps;
  } vectors[] = {
    { "a renewal",
      { .now = ADVICE_WINDOW, ADVICE_LIFE },
      "check-records activate-e-onay apply letter approval production delivery e-devlet-password "
      "pin" },
    { "e-onay is active",
      { .now = ADVICE_WINDOW, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_YES },
      "check-records activate-e-onay:done apply letter approval production delivery "
      "e-devlet-password "
      "pin" },
    { "approved",
      { .now = ADVICE_WINDOW, ADVICE_LIFE, .approved = "2026-11-20" },
      "check-records:done apply:done letter:done approval:done production delivery "
      "e-devlet-password "
      "pin" },
    { "the new one is there",
      { .now = ADVICE_WINDOW, ADVICE_LIFE, .successor = "2027-01-21" },
      "check-records:done apply:done letter:done approval:done production:done delivery:done "
      "e-devlet-password pin" },
    { "ended, not active",
      { .now = ADVICE_EXPIRED, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_NO },
      "check-records apply letter approval production delivery pin e-onay-with-new" },
    { "not started", { .now = ADVICE_NOT_YET, ADVICE_LIFE }, "pin" },
    { "no e-imza to go by", { .now = ADVICE_WINDOW }, "plug-in" },
    { "first",
      { .kind = IMZ_CASE_FIRST, .now = ADVICE_WINDOW },
      "check-records apply letter approval production delivery pin e-onay-with-new" },
    { "lost",
      { .kind = IMZ_CASE_LOST, .now = ADVICE_WINDOW, ADVICE_LIFE },
      "check-records apply letter approval production delivery pin" },
    { "identity: the letter first",
      { .kind = IMZ_CASE_IDENTITY, .now = ADVICE_WINDOW, ADVICE_LIFE },
      "check-records letter apply approval production delivery pin" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzAdvice) advice = advice_fixture_advice (&vectors[i].fixture);
    g_autoptr (GString) steps = g_string_new (NULL);

    for (guint j = 0; j < advice->steps->len; j++) {
      const ImzStep *step = &g_array_index (advice->steps, ImzStep, j);

      g_string_append_printf (steps, "%s%s%s", j > 0 ? " " : "", step->id,
                              step->is_done ? ":done" : "");
    }
    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (steps->str, ==, vectors[i].steps);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/advice/actions", test_actions);
  g_test_add_func ("/core/advice/source", test_source);
  g_test_add_func ("/core/advice/without-dates", test_without_dates);
  g_test_add_func ("/core/advice/for-verdict", test_for_verdict);
  g_test_add_func ("/core/advice/working-day", test_working_day);
  g_test_add_func ("/core/advice/working-day-after-recommended",
                   test_working_day_after_recommended);
  g_test_add_func ("/core/advice/steps", test_steps);

  return g_test_run ();
}
