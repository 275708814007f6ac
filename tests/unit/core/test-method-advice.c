/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which ways of signing are accepted, in each case and phase, with and without e-onay, in each province. */

#include "advice-fixture.h"
#include "core-fixture.h"
#include "imz-rulebook.h"

/* Days on which an e-imza that ends on 20 January 2027 is in each phase. */
#define NOT_YET "2023-01-01"
#define IN_USE "2026-10-20"
#define WINDOW "2026-10-21"
#define LATE "2026-12-21"
#define EXPIRED "2027-01-21"

/* In their order, "+" accepted, "-" not, with the rule: "+e-onay R6". */
static char *
describe (const AdviceFixture *fixture)
{
  g_autoptr (ImzAdvice) advice = advice_fixture_advice (fixture);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < advice->methods->len; i++) {
    const ImzMethodAdvice *method = &g_array_index (advice->methods, ImzMethodAdvice, i);

    g_assert_nonnull (imz_province_find_rule (advice->province, method->rule));
    g_string_append_printf (text, "%s%c%s %s", i > 0 ? ", " : "", method->allowed ? '+' : '-',
                            imz_method_to_word (method->method), method->rule);
  }

  return g_string_free (text, FALSE);
}

static void
test_renewal (void)
{
  static const struct {
    const char *sentence;
    const char *province;
    const char *now;
    ImzEOnay e_onay;
    const char *methods;
  } vectors[] = {
    { "not started: nothing to renew", "genel", NOT_YET, IMZ_E_ONAY_YES,
      "-e-onay R7, -wet-signed R7, -e-imza R7" },
    { "the last day before the window", "genel", IN_USE, IMZ_E_ONAY_YES,
      "-e-onay R7, -wet-signed R7, -e-imza R7" },
    { "the same in a province with more ways", "batman", IN_USE, IMZ_E_ONAY_NO,
      "-e-onay R7, -e-imza R7, -wet-signed R7" },
    { "in the window, active", "genel", WINDOW, IMZ_E_ONAY_YES,
      "+e-onay R6, -wet-signed R7, -e-imza R7" },
    { "in the window, not known", "genel", WINDOW, IMZ_E_ONAY_UNKNOWN,
      "+e-onay R9, -wet-signed R7, -e-imza R7" },
    { "in the window, not active", "genel", WINDOW, IMZ_E_ONAY_NO,
      "-e-onay R9, -wet-signed R9, -e-imza R7" },
    { "Batman also takes the e-imza itself, after e-onay", "batman", WINDOW, IMZ_E_ONAY_YES,
      "+e-onay R6, +e-imza R7, -wet-signed R7" },
    { "whatever is known of e-onay", "batman", WINDOW, IMZ_E_ONAY_NO,
      "-e-onay R9, +e-imza R7, -wet-signed R9" },
    { "Zonguldak does not", "zonguldak", WINDOW, IMZ_E_ONAY_UNKNOWN,
      "+e-onay R9, -wet-signed R7, -e-imza R7" },
    { "past the last date it is the same", "genel", LATE, IMZ_E_ONAY_YES,
      "+e-onay R6, -wet-signed R7, -e-imza R7" },
    { "also in Batman", "batman", LATE, IMZ_E_ONAY_UNKNOWN,
      "+e-onay R9, +e-imza R7, -wet-signed R7" },
    { "ended, active", "genel", EXPIRED, IMZ_E_ONAY_YES,
      "+e-onay R10, -wet-signed R11, -e-imza R7" },
    { "ended, not known: one or the other", "genel", EXPIRED, IMZ_E_ONAY_UNKNOWN,
      "+e-onay R10, +wet-signed R11, -e-imza R7" },
    { "ended, not active", "genel", EXPIRED, IMZ_E_ONAY_NO,
      "-e-onay R9, +wet-signed R11, -e-imza R7" },
    { "ended: the e-imza cannot sign in Batman either", "batman", EXPIRED, IMZ_E_ONAY_YES,
      "+e-onay R10, -e-imza R7, -wet-signed R11" },
    { "ended, in Zonguldak: paper, although it is active", "zonguldak", EXPIRED, IMZ_E_ONAY_YES,
      "-e-onay R10, +wet-signed R11, -e-imza R7" },
    { "and when it is not", "zonguldak", EXPIRED, IMZ_E_ONAY_NO,
      "-e-onay R10, +wet-signed R11, -e-imza R7" },
    { "and when nobody knows", "zonguldak", EXPIRED, IMZ_E_ONAY_UNKNOWN,
      "-e-onay R10, +wet-signed R11, -e-imza R7" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const AdviceFixture fixture = {
      .province = vectors[i].province,
      .e_onay = vectors[i].e_onay,
      .now = vectors[i].now,
      .not_before = "2024-01-21",
      .not_after = "2027-01-20",
    };
    g_autofree char *methods = describe (&fixture);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (methods, ==, vectors[i].methods);
  }
}

static void
test_other_cases (void)
{
  static const struct {
    const char *sentence;
    AdviceFixture fixture;
    const char *methods;
  } vectors[] = {
    { "first: on paper", { .kind = IMZ_CASE_FIRST }, "-e-onay R9, +wet-signed R11, -e-imza R11" },
    { "first: on paper, whatever is said of e-onay",
      { .kind = IMZ_CASE_FIRST, .e_onay = IMZ_E_ONAY_YES, .province = "batman" },
      "-e-onay R9, -e-imza R11, +wet-signed R11" },
    { "lost, active",
      { .kind = IMZ_CASE_LOST, .e_onay = IMZ_E_ONAY_YES },
      "+e-onay R16, +wet-signed R16, -e-imza R16" },
    { "lost, not known", { .kind = IMZ_CASE_LOST }, "+e-onay R16, +wet-signed R16, -e-imza R16" },
    { "lost, not active",
      { .kind = IMZ_CASE_LOST, .e_onay = IMZ_E_ONAY_NO },
      "-e-onay R9, +wet-signed R16, -e-imza R16" },
    { "lost: never with the lost one, in Batman neither",
      { .kind = IMZ_CASE_LOST, .e_onay = IMZ_E_ONAY_NO, .province = "batman" },
      "-e-onay R9, -e-imza R16, +wet-signed R16" },
    { "identity: e-onay recommended",
      { .kind = IMZ_CASE_IDENTITY, .e_onay = IMZ_E_ONAY_YES },
      "+e-onay R5, +wet-signed R5, -e-imza R5" },
    { "identity, not active",
      { .kind = IMZ_CASE_IDENTITY, .e_onay = IMZ_E_ONAY_NO, .province = "batman" },
      "-e-onay R9, -e-imza R5, +wet-signed R5" },
    { "a renewal without an e-imza to go by",
      { .kind = IMZ_CASE_RENEWAL },
      "-e-onay R7, -wet-signed R7, -e-imza R7" },
    { "approved",
      { .not_after = "2026-12-31", .approved = "2026-11-20", .e_onay = IMZ_E_ONAY_YES },
      "-e-onay R13, -wet-signed R13, -e-imza R13" },
    { "the new one is there",
      { .not_after = "2026-12-31", .successor = "2027-01-01", .e_onay = IMZ_E_ONAY_YES },
      "-e-onay R14, -wet-signed R14, -e-imza R14" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    AdviceFixture fixture = vectors[i].fixture;
    g_autofree char *methods = NULL;

    fixture.now = "2026-11-21";
    methods = describe (&fixture);
    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (methods, ==, vectors[i].methods);
  }
}

/* What a province does not have is named last and not accepted. */
static void
test_unlisted (void)
{
  const AdviceFixture fixture = { .now = EXPIRED, .not_after = "2027-01-20" };
  ImzTimelineFacts facts = advice_fixture_facts (&fixture);
  g_autoptr (ImzProvince) province = core_fixture_province_of ("methods=wet-signed;");
  g_autoptr (ImzAdvice) advice = imz_advice_new (&facts, province, NULL);
  const ImzMethodAdvice *methods = (const ImzMethodAdvice *) (void *) advice->methods->data;

  g_assert_cmpuint (advice->methods->len, ==, 3);
  g_assert_cmpint (methods[0].method, ==, IMZ_METHOD_WET_SIGNED);
  g_assert_true (methods[0].allowed);
  g_assert_cmpint (methods[1].method, ==, IMZ_METHOD_E_ONAY);
  g_assert_false (methods[1].allowed);
  g_assert_nonnull (strstr (methods[1].why, "Deneme"));
  g_assert_false (methods[2].allowed);
}

/* Before the window it is said when it opens. */
static void
test_opening_day (void)
{
  const AdviceFixture fixture = { .now = IN_USE, .not_after = "2027-01-20" };
  g_autoptr (ImzAdvice) advice = advice_fixture_advice (&fixture);

  for (guint i = 0; i < advice->methods->len; i++)
    g_assert_nonnull (
      strstr (g_array_index (advice->methods, ImzMethodAdvice, i).why, "21 October 2026"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/method-advice/renewal", test_renewal);
  g_test_add_func ("/core/method-advice/other-cases", test_other_cases);
  g_test_add_func ("/core/method-advice/unlisted", test_unlisted);
  g_test_add_func ("/core/method-advice/opening-day", test_opening_day);

  return g_test_run ();
}
