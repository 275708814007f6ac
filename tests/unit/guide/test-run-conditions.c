/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which steps of a guide are shown on the way. */

#include "core-fixture.h"
#include "fake-status.h"
#include "guide-fixture.h"
#include "imz-guide-run.h"

#define ANSWER GUIDE_FIXTURE_ANSWER

/* When steps are shown, in which situation. */
static void
test_conditions (void)
{
  static const struct {
    const char *what;
    const char *conditions;
    const char *province;
    ImzPhase phase;
    gboolean is_shown;
  } vectors[] = {
    { "none", "", "genel", IMZ_PHASE_WINDOW, TRUE },
    { "this province", "<when province='batman'/>", "batman", IMZ_PHASE_WINDOW, TRUE },
    { "another province", "<when province='batman'/>", "genel", IMZ_PHASE_WINDOW, FALSE },
    { "not this one", "<unless province='batman'/>", "batman", IMZ_PHASE_WINDOW, FALSE },
    { "not another one", "<unless province='batman'/>", "genel", IMZ_PHASE_WINDOW, TRUE },
    { "one of two", "<when province='batman'/><when province='genel'/>", "genel", IMZ_PHASE_WINDOW,
      TRUE },
    { "none of two", "<when province='batman'/><when province='genel'/>", "zonguldak",
      IMZ_PHASE_WINDOW, FALSE },
    { "all of one", "<when province='zonguldak' letter='e-mail'/>", "zonguldak", IMZ_PHASE_WINDOW,
      TRUE },
    { "half of one", "<when province='genel' letter='e-mail'/>", "genel", IMZ_PHASE_WINDOW, FALSE },
    { "a letter", "<when letter='letter'/>", "genel", IMZ_PHASE_WINDOW, TRUE },
    { "an e-mail", "<when letter='letter'/>", "zonguldak", IMZ_PHASE_WINDOW, FALSE },
    { "a method", "<when method='e-onay'/>", "genel", IMZ_PHASE_WINDOW, TRUE },
    { "no such method", "<when method='e-imza'/>", "genel", IMZ_PHASE_WINDOW, FALSE },
    { "a phase", "<when phase='window late'/>", "genel", IMZ_PHASE_LATE, TRUE },
    { "another phase", "<when phase='window late'/>", "genel", IMZ_PHASE_EXPIRED, FALSE },
    { "not this phase", "<unless phase='window late'/>", "genel", IMZ_PHASE_LATE, FALSE },
    { "no phase is known", "<when phase='window late'/>", "genel", IMZ_PHASE_UNKNOWN, TRUE },
    { "nor which not", "<unless phase='window late'/>", "genel", IMZ_PHASE_UNKNOWN, TRUE },
    { "wanted, but for this", "<when letter='letter'/><unless phase='late'/>", "genel",
      IMZ_PHASE_LATE, FALSE },
    { "an answer not given", "<when answer='first/no'/>", "genel", IMZ_PHASE_WINDOW, FALSE },
    { "an answer given", "<when answer='first/yes'/>", "genel", IMZ_PHASE_WINDOW, TRUE },
    { "not the one given", "<unless answer='first/yes'/>", "genel", IMZ_PHASE_WINDOW, FALSE },
  };
  g_autoptr (TestClock) clock = g_object_new (TEST_TYPE_CLOCK, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *middle = g_strdup_printf ("id='middle' | %s", vectors[i].conditions);
    const char *const three[] = {
      "id='first' | " ANSWER ("yes") ANSWER ("no"),
      middle,
      "id='last' end='done'",
      NULL,
    };
    g_autoptr (ImzGuide) guide = guide_fixture_parse ("", three);
    g_autoptr (ImzProvince) province = core_fixture_province (vectors[i].province);
    g_autoptr (ImzGuideRun) run =
      imz_guide_run_new (guide, province, vectors[i].phase, IMZ_CLOCK (clock), NULL);

    g_test_message ("%s", vectors[i].what);
    g_assert_cmpuint (imz_guide_run_get_n_steps (run), ==, vectors[i].is_shown ? 3 : 2);
    imz_guide_run_go_on (run);
    imz_guide_run_answer (run, "yes");
    g_assert_cmpstr (imz_guide_run_get_step (run)->id, ==, vectors[i].is_shown ? "middle" : "last");
  }
}

/* What is hidden passes on to where it leads itself; if that is nowhere, the way is at its end. */
static void
test_hidden (void)
{
  static const char *const nowhere[] = {
    "id='a' | <when province='nowhere'/>",
    "id='b' next='d' | <when province='nowhere'/>",
    "id='c'",
    "id='d'",
    "id='e' next='e' | <when province='nowhere'/>",
    NULL,
  };
  g_autoptr (TestClock) clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  g_autoptr (ImzGuide) guide = guide_fixture_parse ("", nowhere);
  g_autoptr (ImzProvince) province = core_fixture_province ("genel");
  g_autoptr (ImzGuideRun) run =
    imz_guide_run_new (guide, province, IMZ_PHASE_WINDOW, IMZ_CLOCK (clock), NULL);

  g_assert_cmpuint (imz_guide_run_get_n_steps (run), ==, 1);
  imz_guide_run_go_on (run);
  g_assert_cmpstr (imz_guide_run_get_step (run)->id, ==, "d");
  g_assert_false (imz_guide_run_can_go_on (run));
  g_assert_cmpint (imz_guide_run_get_step (run)->end, ==, IMZ_GUIDE_END_NONE);
}

/* The holder moves, and an e-imza is read only now: what is ahead follows, what was gone stays. */
static void
test_circumstances (void)
{
  static const char *const steps_of_two[] = {
    "id='first'",
    "id='batman' | <when province='batman'/>",
    "id='late' | <unless phase='window'/>",
    "id='last' end='done'",
    NULL,
  };
  g_autoptr (TestClock) clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  g_autoptr (ImzGuide) guide = guide_fixture_parse ("", steps_of_two);
  g_autoptr (ImzProvince) genel = core_fixture_province ("genel");
  g_autoptr (ImzProvince) batman = core_fixture_province ("batman");
  g_autoptr (ImzGuideRun) run =
    imz_guide_run_new (guide, genel, IMZ_PHASE_LATE, IMZ_CLOCK (clock), NULL);

  imz_guide_run_go_on (run);
  g_assert_cmpuint (imz_guide_run_get_n_steps (run), ==, 3);
  imz_guide_run_set_circumstances (run, batman, IMZ_PHASE_WINDOW);
  g_assert_cmpstr (imz_guide_run_get_step (run)->id, ==, "first");
  imz_guide_run_go_on (run);
  g_assert_cmpstr (imz_guide_run_get_step (run)->id, ==, "batman");
  imz_guide_run_set_circumstances (run, genel, IMZ_PHASE_WINDOW);
  g_assert_cmpstr (imz_guide_run_get_step (run)->id, ==, "batman");
  g_assert_cmpuint (imz_guide_run_get_n_steps (run), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guide/run/circumstances", test_circumstances);
  g_test_add_func ("/guide/run/conditions", test_conditions);
  g_test_add_func ("/guide/run/hidden", test_hidden);

  return g_test_run ();
}
