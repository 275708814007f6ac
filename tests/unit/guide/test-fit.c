/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-guide-fit.h"

#include "core-fixture.h"
#include "fake-status.h"
#include "guide-fixture.h"
#include "imz-calendar.h"
#include "imz-guides.h"
#include "imz-practice-monitor.h"

/* As the renewal has it. */
#define RENEWAL                                                                       \
  "<fits states='renewal-window renewal-late expired' from='window-opens' rule='R7'>" \
  "<otherwise>Refused before.</otherwise></fits>"
#define WITH_E_ONAY \
  "<fits states='renewal-window renewal-late' from='window-opens' method='e-onay'/>"
#define WITH_E_IMZA "<fits states='renewal-window renewal-late' method='e-imza' rule='R7'/>"
#define ON_PAPER "<fits method='wet-signed'/>"
#define WORKING                                                 \
  "<fits states='valid renewal-window renewal-late' rule='R9'>" \
  "<otherwise>Signed by {approver} with one that works.</otherwise></fits>"
#define SUSPENDED "<fits states='suspended'/>"
#define AFTER_END "<fits from='ends'/>"

static const char *const steps[] = { "id='a' end='done'", NULL };

/* Everything a fit follows from; the caller frees what is in it. */
typedef struct {
  ImzSnapshot *snapshot;
  ImzCircumstances *circumstances;
  ImzVerdict *verdict;
  ImzAdvice *advice;
} Situation;

static Situation
make_situation (const char *cards, const char *province, ImzEOnay e_onay)
{
  Situation self = {
    .snapshot = core_fixture_snapshot (cards),
    .circumstances = core_fixture_circumstances (province, e_onay),
  };
  const ImzProvince *rules = imz_circumstances_get_province (self.circumstances);

  self.verdict = imz_verdict_new (self.snapshot, core_fixture_time (CORE_FIXTURE_NOW),
                                  imz_province_get_limits (rules));
  self.advice = imz_advice_new_for_verdict (self.verdict, self.circumstances);

  return self;
}

static void
clear_situation (Situation *self)
{
  imz_advice_free (self->advice);
  imz_verdict_free (self->verdict);
  imz_snapshot_unref (self->snapshot);
  imz_circumstances_unref (self->circumstances);
}

static void
assert_day (const GDate *day, const char *expected)
{
  g_autofree char *shown = g_date_valid (day) ? imz_calendar_format_day (day) : NULL;

  g_assert_cmpstr (shown, ==, expected);
}

typedef struct {
  const char *what;
  const char *fits;
  const char *cards;
  const char *province;
  ImzEOnay e_onay;
  ImzFit fit;
  const char *why;
  const char *from;
  const char *rule;
} Vector;

static const Vector vectors[] = {
  /* Without an e-imza. */
  { "a guide for all", "", "empty", "genel", IMZ_E_ONAY_UNKNOWN, IMZ_FIT_YES, NULL, NULL, NULL },
  { "nothing is known", RENEWAL, "empty", "genel", IMZ_E_ONAY_UNKNOWN, IMZ_FIT_UNKNOWN, NULL, NULL,
    NULL },
  { "not yet", RENEWAL, "reading", "genel", IMZ_E_ONAY_UNKNOWN, IMZ_FIT_UNKNOWN, NULL, NULL, NULL },
  { "no service", RENEWAL, "stopped", "genel", IMZ_E_ONAY_UNKNOWN, IMZ_FIT_UNKNOWN, NULL, NULL,
    NULL },
  { "a card for tests", RENEWAL, "test", "genel", IMZ_E_ONAY_UNKNOWN, IMZ_FIT_UNKNOWN, NULL, NULL,
    NULL },
  { "a damaged one", RENEWAL, "malformed", "genel", IMZ_E_ONAY_UNKNOWN, IMZ_FIT_UNKNOWN, NULL, NULL,
    NULL },
  { "nobody's e-imza", RENEWAL, "A:window+unknown-issuer", "genel", IMZ_E_ONAY_UNKNOWN,
    IMZ_FIT_UNKNOWN, NULL, NULL, NULL },
  { "two people's", RENEWAL, "A:window|B:valid", "genel", IMZ_E_ONAY_UNKNOWN, IMZ_FIT_UNKNOWN, NULL,
    NULL, NULL },
  { "two people's, for all", "", "A:window|B:valid", "genel", IMZ_E_ONAY_UNKNOWN, IMZ_FIT_YES, NULL,
    NULL, NULL },
  { "a day without an e-imza", AFTER_END, "empty", "genel", IMZ_E_ONAY_UNKNOWN, IMZ_FIT_YES, NULL,
    NULL, NULL },
  { "a way that the province has", ON_PAPER, "empty", "genel", IMZ_E_ONAY_UNKNOWN, IMZ_FIT_YES,
    NULL, NULL, NULL },
  { "a way that it does not have", WITH_E_IMZA, "empty", "genel", IMZ_E_ONAY_UNKNOWN, IMZ_FIT_NO,
    "The rules chosen (General) do not know this way.", NULL, "R7" },

  /* States and days. */
  { "too early", RENEWAL, "A:valid", "genel", IMZ_E_ONAY_YES, IMZ_FIT_NO,
    "Refused before. A renewal is accepted from 21 October 2027 on (R7).", "2027-10-21", "R7" },
  { "not started", RENEWAL, "A:not-yet", "genel", IMZ_E_ONAY_YES, IMZ_FIT_NO,
    "Refused before. A renewal is accepted from 29 November 2029 on (R7).", "2029-11-29", "R7" },
  { "in time", RENEWAL, "A:window", "genel", IMZ_E_ONAY_YES, IMZ_FIT_YES, NULL, NULL, NULL },
  { "late", RENEWAL, "A:late", "genel", IMZ_E_ONAY_YES, IMZ_FIT_YES, NULL, NULL, NULL },
  { "ended", RENEWAL, "A:expired", "genel", IMZ_E_ONAY_YES, IMZ_FIT_YES, NULL, NULL, NULL },
  { "checked", WORKING, "A:valid+good", "genel", IMZ_E_ONAY_YES, IMZ_FIT_YES, NULL, NULL, NULL },
  { "whatever its PIN", RENEWAL, "A:window pin=locked", "genel", IMZ_E_ONAY_YES, IMZ_FIT_YES, NULL,
    NULL, NULL },
  { "revoked: no day helps", RENEWAL, "A:valid+revoked", "genel", IMZ_E_ONAY_YES, IMZ_FIT_NO,
    "It is not for an e-imza in this state: Revoked.", NULL, "R7" },
  { "suspended", RENEWAL, "A:window+hold", "genel", IMZ_E_ONAY_YES, IMZ_FIT_NO,
    "It is not for an e-imza in this state: Suspended.", NULL, "R7" },
  { "on hold", SUSPENDED, "A:window+hold", "genel", IMZ_E_ONAY_YES, IMZ_FIT_YES, NULL, NULL, NULL },
  { "not on hold", SUSPENDED, "A:window", "genel", IMZ_E_ONAY_YES, IMZ_FIT_NO,
    "It is not for an e-imza in this state: Renewal time.", NULL, NULL },
  { "none that works", WORKING, "A:expired", "zonguldak", IMZ_E_ONAY_YES, IMZ_FIT_NO,
    "Signed by the province’s officer for Kamu SM (KAMU SM Kurum Yetkilisi) with one that works.",
    NULL, "R9" },
  { "a day alone", AFTER_END, "A:window", "genel", IMZ_E_ONAY_YES, IMZ_FIT_NO,
    "It is time for this from 20 January 2027 on.", "2027-01-20", NULL },
  { "a day that came", AFTER_END, "A:expired", "genel", IMZ_E_ONAY_YES, IMZ_FIT_YES, NULL, NULL,
    NULL },

  /* Ways to sign. */
  { "e-onay is active", WITH_E_ONAY, "A:window", "genel", IMZ_E_ONAY_YES, IMZ_FIT_YES, NULL, NULL,
    NULL },
  { "it may be", WITH_E_ONAY, "A:window", "genel", IMZ_E_ONAY_UNKNOWN, IMZ_FIT_YES, NULL, NULL,
    NULL },
  { "it is not", WITH_E_ONAY, "A:window", "genel", IMZ_E_ONAY_NO, IMZ_FIT_NO,
    "Your e-onay is not active: activate it first, then start the application again from the "
    "beginning.",
    NULL, "R9" },
  { "the day comes before the way", WITH_E_ONAY, "A:valid", "genel", IMZ_E_ONAY_NO, IMZ_FIT_NO,
    "A renewal is accepted from 21 October 2027 on.", "2027-10-21", NULL },
  { "the new one is there", WITH_E_ONAY, "A:window A:after-window", "genel", IMZ_E_ONAY_YES,
    IMZ_FIT_NO, "The new e-imza is there already, so there is nothing to apply for.", NULL, "R14" },
  { "signed with it, in Batman", WITH_E_IMZA, "A:window", "batman", IMZ_E_ONAY_NO, IMZ_FIT_YES,
    NULL, NULL, NULL },
  { "not elsewhere", WITH_E_IMZA, "A:window", "genel", IMZ_E_ONAY_NO, IMZ_FIT_NO,
    "The rules chosen (General) do not know this way.", NULL, "R7" },
  { "a locked PIN tells nothing of ways", WITH_E_ONAY, "A:window pin=locked", "genel",
    IMZ_E_ONAY_NO, IMZ_FIT_YES, NULL, NULL, NULL },
};

static void
test_vectors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const Vector *vector = &vectors[i];
    g_autoptr (ImzGuide) guide = guide_fixture_parse (vector->fits, steps);
    Situation situation = make_situation (vector->cards, vector->province, vector->e_onay);
    g_autoptr (ImzGuideFit) fit = imz_guide_fit_of (guide, situation.verdict, situation.advice);

    g_test_message ("%s", vector->what);
    g_assert_cmpint (fit->fit, ==, vector->fit);
    g_assert_cmpstr (fit->why, ==, vector->why);
    g_assert_cmpstr (fit->rule, ==, vector->rule);
    assert_day (&fit->from, vector->from);
    g_assert_false (fit->is_next);
    clear_situation (&situation);
  }
}

/* What is remembered of an e-imza counts as if it were plugged in. */
static void
test_remembered (void)
{
  g_autoptr (ImzGuide) guide = guide_fixture_parse (RENEWAL, steps);
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate ("A:valid");
  g_autoptr (GPtrArray) remembered =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);
  gint64 now = core_fixture_time (CORE_FIXTURE_NOW);
  g_autoptr (ImzVerdict) verdict = NULL;
  g_autoptr (ImzAdvice) advice = NULL;
  g_autoptr (ImzGuideFit) fit = NULL;

  g_ptr_array_add (remembered, imz_remembered_new (certificate, "", now - 1));
  verdict = imz_verdict_new_remembered (remembered, now, &IMZ_RENEWAL_LIMITS_DEFAULT);
  advice = imz_advice_new_for_verdict (verdict, core_fixture_genel ());
  fit = imz_guide_fit_of (guide, verdict, advice);
  g_assert_cmpint (fit->fit, ==, IMZ_FIT_NO);
  assert_day (&fit->from, "2027-10-21");
}

static ImzGuides *
new_shipped (void)
{
  static const char *const no_dirs[] = { NULL };
  g_autoptr (ImzLetters) letters = imz_letters_new (no_dirs);
  ImzProvince *genel = imz_circumstances_get_province (core_fixture_genel ());

  return imz_guides_new (no_dirs, imz_province_get_rules (genel), letters);
}

static gboolean
is_next (ImzGuides *guides, const char *id, Situation *situation)
{
  g_autoptr (ImzGuideFit) fit =
    imz_guide_fit_of (imz_guides_find (guides, id), situation->verdict, situation->advice);

  return fit->is_next;
}

static void
test_next (void)
{
  g_autoptr (ImzGuides) guides = new_shipped ();
  Situation window = make_situation ("A:window", "genel", IMZ_E_ONAY_YES);
  Situation two = make_situation ("A:window|B:window", "genel", IMZ_E_ONAY_YES);

  g_assert_true (is_next (guides, "renew-e-onay", &window));
  g_assert_false (is_next (guides, "e-onay", &window));
  g_assert_false (is_next (guides, "renew-e-onay", &two));
  clear_situation (&window);
  clear_situation (&two);
}

/* In whatever situation: the guide that the next action names is there, fits, and is the only one that comes
 * first. */
static void
test_every_situation (void)
{
  static const char *const provinces[] = { "genel", "batman", "zonguldak" };
  g_autoptr (ImzGuides) guides = new_shipped ();
  g_autoptr (TestClock) clock = g_object_new (TEST_TYPE_CLOCK, NULL);

  clock->now = core_fixture_time (CORE_FIXTURE_NOW);
  for (guint i = 0; i < IMZ_N_SUMMARIES * G_N_ELEMENTS (provinces) * IMZ_N_E_ONAYS; i++) {
    const char *province = provinces[i / IMZ_N_SUMMARIES % G_N_ELEMENTS (provinces)];
    ImzEOnay e_onay = (ImzEOnay) (i / IMZ_N_SUMMARIES / G_N_ELEMENTS (provinces));
    g_autoptr (ImzPracticeMonitor) monitor =
      imz_practice_monitor_new (IMZ_CLOCK (clock), (ImzSummary) (i % IMZ_N_SUMMARIES));
    g_autoptr (ImzCircumstances) circumstances = core_fixture_circumstances (province, e_onay);
    ImzSnapshot *snapshot = imz_reader_monitor_get_snapshot (IMZ_READER_MONITOR (monitor));
    g_autoptr (ImzVerdict) verdict =
      imz_verdict_new (snapshot, clock->now,
                       imz_province_get_limits (imz_circumstances_get_province (circumstances)));
    g_autoptr (ImzAdvice) advice = imz_advice_new_for_verdict (verdict, circumstances);
    guint n_next = 0;

    g_test_message ("situation %u in %s, e-onay %d", i % IMZ_N_SUMMARIES, province, (int) e_onay);
    for (guint j = 0; j < imz_guides_get_n (guides); j++) {
      ImzGuide *guide = imz_guides_get_nth (guides, j);
      g_autoptr (ImzGuideFit) fit = imz_guide_fit_of (guide, verdict, advice);

      g_assert_cmpint (fit->why != NULL, ==, fit->fit == IMZ_FIT_NO);
      n_next += fit->is_next ? 1 : 0;
    }
    g_assert_cmpuint (n_next, ==, advice->action.guide != NULL ? 1 : 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/fit/vectors", test_vectors);
  g_test_add_func ("/guide/fit/remembered", test_remembered);
  g_test_add_func ("/guide/fit/next", test_next);
  g_test_add_func ("/guide/fit/every-situation", test_every_situation);
  return g_test_run ();
}
