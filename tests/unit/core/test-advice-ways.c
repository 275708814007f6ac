/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* That what is to be done next, its words and its steps keep to the ways that the province accepts. */

#include "imz-advice.h"

#include "advice-fixture.h"
#include "core-fixture.h"

#define REFUSED_WITHOUT "refused without e-onay"

static const char *const days[] = { ADVICE_NOT_YET, ADVICE_IN_USE, ADVICE_WINDOW, ADVICE_LATE,
                                    ADVICE_EXPIRED };

static ImzAdvice *
advise (const char *lines, const char *now, ImzEOnay e_onay)
{
  const AdviceFixture fixture = { .now = now, ADVICE_LIFE, .e_onay = e_onay };
  ImzTimelineFacts facts = advice_fixture_facts (&fixture);
  g_autoptr (ImzProvince) province = core_fixture_province_of (lines);

  return imz_advice_new (&facts, province, NULL);
}

static const char *
find_step (const ImzAdvice *advice, const char *id)
{
  for (guint i = 0; i < advice->steps->len; i++) {
    const ImzStep *step = &g_array_index (advice->steps, ImzStep, i);

    if (strcmp (step->id, id) == 0)
      return step->text;
  }

  return NULL;
}

static gboolean
allows (const ImzAdvice *advice, ImzMethod method)
{
  for (guint i = 0; i < advice->methods->len; i++) {
    const ImzMethodAdvice *found = &g_array_index (advice->methods, ImzMethodAdvice, i);

    if (found->method == method)
      return found->allowed;
  }

  return FALSE;
}

static gboolean
warns_of_e_onay (const ImzAdvice *advice)
{
  for (guint i = 0; i < advice->warnings->len; i++) {
    if (strstr (g_array_index (advice->warnings, ImzWarning, i).text, "not made with e-onay"))
      return TRUE;
  }

  return FALSE;
}

static void
test_actions (void)
{
  static const struct {
    const char *sentence;
    const char *lines;
    const char *now;
    ImzEOnay e_onay;
    const char *id;
    const char *guide;
    const char *rule;
    const char *step; /* what the application is called; NULL: not asked */
    gboolean warns;
  } vectors[] = {
    { "paper only, in time", "methods=wet-signed;", ADVICE_WINDOW, IMZ_E_ONAY_YES,
      "renew-wet-signed", "wet-signed", "R11", "sign the printed form", FALSE },
    { "the same without e-onay", "methods=wet-signed;", ADVICE_WINDOW, IMZ_E_ONAY_NO,
      "renew-wet-signed", "wet-signed", "R11", "sign the printed form", FALSE },
    { "paper only, late", "methods=wet-signed;", ADVICE_LATE, IMZ_E_ONAY_UNKNOWN,
      "renew-wet-signed", "wet-signed", "R8", "sign the printed form", FALSE },
    { "paper only, ended", "methods=wet-signed;", ADVICE_EXPIRED, IMZ_E_ONAY_YES,
      "renew-wet-signed", "wet-signed", "R10", "as rule R11 says", FALSE },
    { "paper only, before the window nothing about e-onay", "methods=wet-signed;", ADVICE_IN_USE,
      IMZ_E_ONAY_NO, "none", NULL, "R7", NULL, FALSE },
    { "the e-imza only, in time", "methods=e-imza;", ADVICE_WINDOW, IMZ_E_ONAY_NO, "renew",
      "renew-e-imza", "R6", "signed with the present e-imza", FALSE },
    { "the e-imza only, late", "methods=e-imza;", ADVICE_LATE, IMZ_E_ONAY_YES, "renew",
      "renew-e-imza", "R8", "signed with the present e-imza", FALSE },
    { "the e-imza only, ended: no way is left", "methods=e-imza;", ADVICE_EXPIRED, IMZ_E_ONAY_YES,
      "call-province", NULL, "R11", "Ask your province", FALSE },
    { "the e-imza first", "methods=e-imza;e-onay;", ADVICE_WINDOW, IMZ_E_ONAY_YES, "renew",
      "renew-e-imza", "R6", "signed with the present e-imza", FALSE },
    { "e-onay first", "methods=e-onay;e-imza;", ADVICE_WINDOW, IMZ_E_ONAY_YES, "renew",
      "renew-e-onay", "R6", "with e-onay", FALSE },
    { "e-onay first, not known", "methods=e-onay;e-imza;", ADVICE_WINDOW, IMZ_E_ONAY_UNKNOWN,
      "renew", "renew-e-onay", "R6", "with e-onay", FALSE },
    { "e-onay that is not active comes first", "methods=e-imza;e-onay;", ADVICE_WINDOW,
      IMZ_E_ONAY_NO, "activate-e-onay", "e-onay", "R9", "with e-onay", FALSE },
    { "also late", "methods=e-onay;e-imza;", ADVICE_LATE, IMZ_E_ONAY_NO, "activate-e-onay",
      "e-onay", "R9", "with e-onay", FALSE },
    { "nothing but e-onay: it is refused without", "methods=e-onay;", ADVICE_WINDOW, IMZ_E_ONAY_NO,
      "activate-e-onay", "e-onay", "R9", "with e-onay", TRUE },
    { "nothing but e-onay, ended without it", "methods=e-onay;", ADVICE_EXPIRED, IMZ_E_ONAY_NO,
      "call-province", NULL, "R11", "Ask your province", FALSE },
    { "nothing but e-onay, which does not serve then", "methods=e-onay;\nexpired_with_e_onay=no",
      ADVICE_EXPIRED, IMZ_E_ONAY_YES, "call-province", NULL, "R11", "Ask your province", FALSE },
    { "nothing but e-onay, ended with it", "methods=e-onay;", ADVICE_EXPIRED, IMZ_E_ONAY_YES,
      "renew", "renew-e-onay", "R10", "with e-onay", FALSE },
    { "paper beside e-onay is for those who are late", "methods=wet-signed;e-onay;", ADVICE_WINDOW,
      IMZ_E_ONAY_YES, "renew", "renew-e-onay", "R6", "with e-onay", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzAdvice) advice = advise (vectors[i].lines, vectors[i].now, vectors[i].e_onay);

    g_test_message ("%s: %s", vectors[i].sentence, advice->text);
    g_assert_cmpstr (advice->action.id, ==, vectors[i].id);
    g_assert_cmpstr (advice->action.guide, ==, vectors[i].guide);
    g_assert_cmpstr (advice->action.rule, ==, vectors[i].rule);
    if (vectors[i].step != NULL)
      advice_fixture_assert_has (find_step (advice, "apply"), vectors[i].step);
    g_assert_true (warns_of_e_onay (advice) == vectors[i].warns);
  }
}

/* Batman takes the e-imza too: nothing there says that e-onay is the only way. */
static void
test_batman (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (ImzAdvice) batman = advice_fixture_advice (&(AdviceFixture){
      .province = "batman", .now = days[i], ADVICE_LIFE, .e_onay = IMZ_E_ONAY_NO });

    g_assert_null (strstr (batman->explanation, REFUSED_WITHOUT));
    g_assert_false (warns_of_e_onay (batman));
    for (guint j = 0; j < batman->methods->len; j++)
      g_assert_null (strstr (g_array_index (batman->methods, ImzMethodAdvice, j).why,
                             "refused when it is not made with e-onay"));
  }
}

/* Where e-onay is the only way it is said. */
static void
test_genel (void)
{
  const char *const told[] = { ADVICE_IN_USE, ADVICE_WINDOW, ADVICE_LATE };

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++) {
    g_autoptr (ImzAdvice) genel = advice_fixture_advice (
      &(AdviceFixture){ .now = told[i], ADVICE_LIFE, .e_onay = IMZ_E_ONAY_NO });

    advice_fixture_assert_has (genel->explanation, REFUSED_WITHOUT);
  }
}

static void
assert_guide_is_allowed (const ImzAdvice *advice)
{
  static const struct {
    const char *guide;
    ImzMethod method;
  } ways[] = {
    { "renew-e-onay", IMZ_METHOD_E_ONAY },
    { "renew-e-imza", IMZ_METHOD_E_IMZA },
    { "wet-signed", IMZ_METHOD_WET_SIGNED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    if (g_strcmp0 (advice->action.guide, ways[i].guide) == 0)
      g_assert_true (allows (advice, ways[i].method));
  }
  if (g_str_has_prefix (advice->action.id, "renew"))
    g_assert_nonnull (advice->action.guide);
}

/* In whatever order a province has whichever ways, its guide leads through one that it accepts. */
static void
test_guide_is_allowed (void)
{
  static const char *const lists[] = {
    "e-onay;",
    "e-imza;",
    "wet-signed;",
    "e-onay;e-imza;",
    "e-imza;e-onay;",
    "e-onay;wet-signed;",
    "wet-signed;e-onay;",
    "e-imza;wet-signed;",
    "wet-signed;e-imza;",
    "e-onay;e-imza;wet-signed;",
    "e-onay;wet-signed;e-imza;",
    "e-imza;e-onay;wet-signed;",
    "e-imza;wet-signed;e-onay;",
    "wet-signed;e-onay;e-imza;",
    "wet-signed;e-imza;e-onay;",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists) * 2; i++) {
    g_autofree char *lines = g_strdup_printf ("methods=%s\nexpired_with_e_onay=%s", lists[i / 2],
                                              i % 2 == 0 ? "yes" : "no");

    for (gsize j = 0; j < G_N_ELEMENTS (days); j++) {
      for (ImzEOnay e_onay = 0; e_onay < IMZ_N_E_ONAYS; e_onay++) {
        g_autoptr (ImzAdvice) advice = advise (lines, days[j], e_onay);

        g_test_message ("%s on %s: %s", lines, days[j], advice->text);
        assert_guide_is_allowed (advice);
      }
    }
  }
}

/* A first application is wet-signed everywhere. */
static void
test_first (void)
{
  const AdviceFixture fixture = { .kind = IMZ_CASE_FIRST, .now = ADVICE_WINDOW };
  ImzTimelineFacts facts = advice_fixture_facts (&fixture);
  g_autoptr (ImzProvince) province = core_fixture_province_of ("methods=e-onay;");
  g_autoptr (ImzAdvice) advice = imz_advice_new (&facts, province, NULL);

  g_assert_cmpstr (advice->action.id, ==, "renew-wet-signed");
  g_assert_true (allows (advice, IMZ_METHOD_WET_SIGNED));
}

/* Once the application is approved there is nothing to apply for, in no case and on no day. */
static void
test_approved (void)
{
  for (ImzCase kind = IMZ_CASE_RENEWAL; kind < IMZ_N_CASES; kind++) {
    for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
      g_autoptr (ImzAdvice) advice = advice_fixture_advice (
        &(AdviceFixture){ .kind = kind, .now = days[i], ADVICE_LIFE, .approved = "2023-12-30" });

      for (guint j = 0; j < advice->methods->len; j++) {
        const ImzMethodAdvice *method = &g_array_index (advice->methods, ImzMethodAdvice, j);

        g_assert_false (method->allowed);
        g_assert_cmpstr (method->rule, ==, "R13");
        g_assert_cmpstr (method->why, ==,
                         "The application is approved already, so there is nothing to apply for.");
      }
    }
  }
}

/* What no source says is marked. */
static void
test_inference (void)
{
  for (ImzEOnay e_onay = 0; e_onay < IMZ_N_E_ONAYS; e_onay++) {
    g_autoptr (ImzAdvice) lost = advice_fixture_advice (
      &(AdviceFixture){ .kind = IMZ_CASE_LOST, .now = ADVICE_WINDOW, .e_onay = e_onay });
    g_autoptr (ImzAdvice) identity = advice_fixture_advice (
      &(AdviceFixture){ .kind = IMZ_CASE_IDENTITY, .now = ADVICE_WINDOW, .e_onay = e_onay });

    for (guint i = 0; i < lost->methods->len; i++)
      advice_fixture_assert_has (g_array_index (lost->methods, ImzMethodAdvice, i).why,
                                 "[inference]");
    g_assert_true (allows (lost, IMZ_METHOD_WET_SIGNED));
    for (guint i = 0; i < identity->methods->len; i++) {
      const ImzMethodAdvice *method = &g_array_index (identity->methods, ImzMethodAdvice, i);

      g_assert_true ((strstr (method->why, "[inference]") != NULL) ==
                     (method->method == IMZ_METHOD_E_IMZA));
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/advice-ways/actions", test_actions);
  g_test_add_func ("/core/advice-ways/batman", test_batman);
  g_test_add_func ("/core/advice-ways/genel", test_genel);
  g_test_add_func ("/core/advice-ways/guide-is-allowed", test_guide_is_allowed);
  g_test_add_func ("/core/advice-ways/first", test_first);
  g_test_add_func ("/core/advice-ways/approved", test_approved);
  g_test_add_func ("/core/advice-ways/inference", test_inference);

  return g_test_run ();
}
