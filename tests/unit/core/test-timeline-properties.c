/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What holds whatever the dates: over invented lives in every province, and over absurd ones. */

#include "advice-fixture.h"
#include "core-fixture.h"
#include "imz-calendar.h"

enum {
  N_LIVES = 400,
  N_ABSURD = 400,
  DAY = 24 * 60 * 60,
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

typedef struct {
  ImzProvince *provinces[7];
  ImzHolidays *holidays;
} World;

static void
set_up (World *self, gconstpointer unused)
{
  self->provinces[0] = core_fixture_province ("genel");
  self->provinces[1] = core_fixture_province ("batman");
  self->provinces[2] = core_fixture_province ("zonguldak");
  self->provinces[3] =
    core_fixture_province_of ("window_months=1\nlast_date=27 days\nproduction=20 days");
  self->provinces[4] = core_fixture_province_of ("window_months=12\nlast_date=2 months\n"
                                                 "recommended_days=90\nproduction=45 days");
  self->provinces[5] = core_fixture_province_of ("last_date=none\nproduction=1 days\n"
                                                 "expired_with_e_onay=no\nmethods=wet-signed;");
  self->provinces[6] = core_fixture_province_of ("methods=e-imza;");
  self->holidays = core_fixture_holidays ();
}

static void
tear_down (World *self, gconstpointer unused)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->provinces); i++)
    imz_province_unref (self->provinces[i]);
  imz_holidays_unref (self->holidays);
}

static gint64
random_second (gint64 from, gint64 to)
{
  return from + (gint64) (g_test_rand_double () * (double) (to - from));
}

/* A life between 2015 and 2045, most of three years, in any case, in any order of things. */
static ImzTimelineFacts
random_facts (void)
{
  gint64 first = core_fixture_time ("2015-01-01T00:00:00Z");
  gint64 last = core_fixture_time ("2045-01-01T00:00:00Z");
  ImzTimelineFacts facts = {
    .kind = (ImzCase) g_test_rand_int_range (0, IMZ_N_CASES),
    .e_onay = (ImzEOnay) g_test_rand_int_range (0, IMZ_N_E_ONAYS),
    .has_certificate = g_test_rand_int_range (0, 10) > 0,
    .has_not_before = g_test_rand_int_range (0, 10) > 0,
    .not_before = random_second (first, last),
  };
  gint64 lives[] = { 1095 * DAY, 1095 * DAY + 3600, 365 * DAY, 30 * DAY, 0, -DAY };

  facts.not_after = facts.not_before + lives[g_test_rand_int_range (0, G_N_ELEMENTS (lives))] - 1;
  facts.now = random_second (facts.not_before - 400 * DAY, facts.not_after + 400 * DAY);
  if (g_test_rand_int_range (0, 3) == 0)
    facts.approved = imz_calendar_day (random_second (facts.not_after - 200 * DAY, facts.now));
  if (g_test_rand_int_range (0, 4) == 0) {
    facts.has_successor = TRUE;
    facts.successor_starts = random_second (facts.not_after - DAY, facts.not_after + DAY);
  }

  return facts;
}

static gint64
absurd_second (void)
{
  static const gint64 bounds[] = {
    G_MININT64,
    G_MININT64 + 1,
    -1,
    0,
    1,
    G_MAXINT64 - 1,
    G_MAXINT64,
    G_MAXINT32,
    G_GINT64_CONSTANT (253402300799), /* the last second of the year 9999 */
    G_GINT64_CONSTANT (-62135596800), /* the first of the year 1 */
  };
  guint index = (guint) g_test_rand_int_range (0, 2 * G_N_ELEMENTS (bounds));

  return index < G_N_ELEMENTS (bounds)
           ? bounds[index]
           : (gint64) ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
}

/* Of days that are not known nothing is asked. */
static void
assert_order (const GDate *earlier, const GDate *later)
{
  if (g_date_valid (earlier) && g_date_valid (later))
    g_assert_cmpint (g_date_compare (earlier, later), <=, 0);
}

static void
assert_days (const ImzTimeline *timeline, const ImzTimelineFacts *facts)
{
  assert_order (&timeline->window_opens, &timeline->last_date);
  assert_order (&timeline->last_date, &timeline->ends);
  assert_order (&timeline->window_opens, &timeline->recommended);
  assert_order (&timeline->recommended, &timeline->last_date);
  assert_order (&timeline->recommended, &timeline->ends);
  if (facts->kind == IMZ_CASE_RENEWAL) {
    assert_order (&timeline->window_opens, &timeline->production);
    assert_order (&timeline->production, &timeline->ends);
    g_assert_true (g_date_valid (&timeline->window_opens) == facts->has_certificate);
  } else {
    g_assert_false (g_date_valid (&timeline->window_opens));
    g_assert_false (g_date_valid (&timeline->last_date));
    g_assert_false (g_date_valid (&timeline->recommended));
  }
  g_assert_true (g_date_valid (&timeline->ends) == facts->has_certificate);
}

/* R15: the later of approval and production, and 10 and 15 days. */
static void
assert_delivery (const ImzTimeline *timeline, const ImzTimelineFacts *facts)
{
  GDate from;

  if (!g_date_valid (&facts->approved) || !g_date_valid (&timeline->production)) {
    g_assert_false (g_date_valid (&timeline->delivery_from));
    g_assert_false (g_date_valid (&timeline->delivery_to));
    return;
  }

  from = g_date_compare (&facts->approved, &timeline->production) > 0 ? facts->approved
                                                                      : timeline->production;
  g_assert_cmpint (g_date_days_between (&from, &timeline->delivery_from), ==, 10);
  g_assert_cmpint (g_date_days_between (&from, &timeline->delivery_to), ==, 15);
}

static void
assert_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "."));
  g_assert_null (strpbrk (text, "{}\n"));
  g_assert_null (strstr (text, "  "));
  g_assert_null (strstr (text, " ,"));
  g_assert_null (strstr (text, " ."));
}

static void
assert_advice (const ImzAdvice *advice)
{
  g_assert_true (g_strv_contains (action_ids, advice->action.id));
  g_assert_true (advice->action.guide == NULL || g_strv_contains (guides, advice->action.guide));
  assert_sentence (advice->text);
  assert_sentence (advice->explanation);
  if (advice->action.rule != NULL) {
    g_assert_nonnull (advice->action.source);
    g_assert_cmpstr (imz_rule_get_id (g_ptr_array_index (advice->rules, 0)), ==,
                     advice->action.rule);
  }

  g_assert_cmpuint (advice->methods->len, ==, IMZ_N_METHODS);
  for (guint i = 0; i < advice->methods->len; i++)
    assert_sentence (g_array_index (advice->methods, ImzMethodAdvice, i).why);
  for (guint i = 0; i < advice->warnings->len; i++)
    assert_sentence (g_array_index (advice->warnings, ImzWarning, i).text);
  g_assert_cmpuint (advice->steps->len, >, 0);
  for (guint i = 0; i < advice->steps->len; i++) {
    const ImzStep *step = &g_array_index (advice->steps, ImzStep, i);

    assert_sentence (step->text);
    assert_order (&step->from, &step->to);
  }
  for (guint i = 0; i < advice->rules->len; i++) {
    for (guint j = 0; j < i; j++)
      g_assert_true (g_ptr_array_index (advice->rules, i) != g_ptr_array_index (advice->rules, j));
  }
}

static void
assert_all (const World *self, const ImzTimelineFacts *facts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->provinces); i++) {
    g_autoptr (ImzAdvice) advice = imz_advice_new (facts, self->provinces[i], self->holidays);
    ImzTimeline bare = imz_timeline_of (facts, self->provinces[i], NULL);

    assert_days (&advice->timeline, facts);
    assert_days (&bare, facts);
    assert_delivery (&advice->timeline, facts);
    assert_advice (advice);
  }
}

static void
test_any_life (World *self, gconstpointer unused)
{
  for (int i = 0; i < N_LIVES; i++) {
    ImzTimelineFacts facts = random_facts ();

    assert_all (self, &facts);
  }
}

static void
test_absurd (World *self, gconstpointer unused)
{
  for (int i = 0; i < N_ABSURD; i++) {
    ImzTimelineFacts facts = random_facts ();

    facts.now = absurd_second ();
    facts.not_before = absurd_second ();
    facts.not_after = absurd_second ();
    facts.successor_starts = absurd_second ();
    if (g_date_valid (&facts.approved))
      facts.approved = imz_calendar_day (absurd_second ());
    assert_all (self, &facts);
  }
}

/* As time goes on a phase comes once and never again, and there is always one. */
static void
test_phases_in_order (World *self, gconstpointer unused)
{
  for (int i = 0; i < N_LIVES; i++) {
    const ImzProvince *province =
      self->provinces[g_test_rand_int_range (0, G_N_ELEMENTS (self->provinces))];
    ImzTimelineFacts facts = random_facts ();
    ImzPhase last = IMZ_PHASE_NOT_YET;
    gint64 first = MIN (facts.not_before, facts.not_after) - 500 * DAY;
    gint64 step = g_test_rand_int_range (DAY / 3, 20 * DAY);

    facts.has_certificate = TRUE;
    for (facts.now = first; facts.now < MAX (facts.not_before, facts.not_after) + 30 * DAY;
         facts.now += step) {
      ImzTimeline timeline = imz_timeline_of (&facts, province, self->holidays);

      g_assert_cmpint (timeline.phase, >=, last);
      g_assert_cmpint (timeline.phase, >=, IMZ_PHASE_NOT_YET);
      g_assert_cmpint (timeline.phase, <=, IMZ_PHASE_EXPIRED);
      g_assert_true ((timeline.phase == IMZ_PHASE_EXPIRED) == (facts.now > facts.not_after));
      last = timeline.phase;
    }
    g_assert_cmpint (last, ==, IMZ_PHASE_EXPIRED);
  }
}

/* Within one day of Istanbul only a start or an end changes the phase. */
static void
test_only_midnight (World *self, gconstpointer unused)
{
  for (int i = 0; i < N_LIVES; i++) {
    const ImzProvince *province =
      self->provinces[g_test_rand_int_range (0, G_N_ELEMENTS (self->provinces))];
    ImzTimelineFacts facts = random_facts ();
    ImzTimeline morning, evening;
    GDate today = imz_calendar_day (facts.now);
    gint64 start = imz_calendar_start_of_day (&today);

    facts.has_certificate = TRUE;
    facts.now = start;
    morning = imz_timeline_of (&facts, province, self->holidays);
    facts.now = start + DAY - 2 * 60 * 60; /* whatever summer time does */
    evening = imz_timeline_of (&facts, province, self->holidays);

    if ((facts.not_before <= start || facts.not_before > facts.now) &&
        (facts.not_after < start || facts.not_after >= facts.now))
      g_assert_cmpint (morning.phase, ==, evening.phase);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/core/timeline-properties/any-life", World, NULL, set_up, test_any_life, tear_down);
  g_test_add ("/core/timeline-properties/absurd", World, NULL, set_up, test_absurd, tear_down);
  g_test_add ("/core/timeline-properties/phases-in-order", World, NULL, set_up,
              test_phases_in_order, tear_down);
  g_test_add ("/core/timeline-properties/only-midnight", World, NULL, set_up, test_only_midnight,
              tear_down);

  return g_test_run ();
}
