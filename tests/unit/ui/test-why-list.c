/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window “Why?” tells, as plain data: of real advice, with the shipped provinces. */

#include "config.h"

#include "imz-why-list.h"

#include <glib/gi18n-lib.h>

#include "core-fixture.h"
#include "test-cards.h"
#include "test-ui.h"

static ImzAdvice *
advice_of (int days_left, const char *province, ImzEOnay e_onay)
{
  g_autoptr (ImzCircumstances) circumstances = core_fixture_circumstances (province, e_onay);
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", days_left);
  g_autoptr (ImzSnapshot) snapshot = test_snapshot ("Reader", certificate);
  g_autoptr (ImzVerdict) verdict =
    imz_verdict_new (snapshot, TEST_CLOCK_NOW,
                     imz_province_get_limits (imz_circumstances_get_province (circumstances)));

  return imz_advice_new_for_verdict (verdict, circumstances);
}

static const ImzWhyGroup *
find_group (GPtrArray *groups, const char *title)
{
  for (guint i = 0; i < groups->len; i++) {
    const ImzWhyGroup *group = g_ptr_array_index (groups, i);

    if (g_str_equal (group->title, _ (title)))
      return group;
  }

  return NULL;
}

/* In its order, and nothing empty. */
static void
test_groups (void)
{
  static const char *const titles[] = {
    N_ ("What to do now"), N_ ("Ways to apply"),    N_ ("Take care"),
    N_ ("Steps"),          N_ ("Rules that apply"),
  };
  g_autoptr (ImzAdvice) advice = advice_of (60, "genel", IMZ_E_ONAY_YES);
  g_autoptr (GPtrArray) groups = imz_why_list_new (advice);

  g_assert_cmpuint (groups->len, ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < groups->len; i++) {
    const ImzWhyGroup *group = g_ptr_array_index (groups, i);

    g_assert_cmpstr (group->title, ==, _ (titles[i]));
    g_assert_cmpuint (group->rows->len, >, 0);
    for (guint j = 0; j < group->rows->len; j++)
      g_assert_cmpstr (((ImzWhyRow *) group->rows->pdata[j])->title, !=, "");
  }
}

/* Where dates are not the point, there is only the action and its rule. */
static void
test_no_card (void)
{
  g_autoptr (ImzSnapshot) snapshot = imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL);
  g_autoptr (ImzVerdict) verdict =
    imz_verdict_new (snapshot, TEST_CLOCK_NOW, &IMZ_RENEWAL_LIMITS_DEFAULT);
  g_autoptr (ImzAdvice) advice = imz_advice_new_for_verdict (verdict, core_fixture_genel ());
  g_autoptr (GPtrArray) groups = imz_why_list_new (advice);
  const ImzWhyGroup *group = g_ptr_array_index (groups, 0);

  g_assert_cmpstr (group->title, ==, _ ("What to do now"));
  g_assert_null (find_group (groups, "Ways to apply"));
  g_assert_null (find_group (groups, "Steps"));
}

/* By when, in calendar days (R8). */
static void
test_r8_deadline (void)
{
  static const struct {
    int days_left;
    const char *english;
    const char *turkish;
  } vectors[] = {
    { 60, "By 20 December 2026: 29 days left.", "En geç 20 Aralık 2026: 29 gün kaldı." },
    { 31, "By 22 November 2026: 1 day left.", "En geç 22 Kasım 2026: 1 gün kaldı." },
    { 30, "By today, 21 November 2026.", "En geç bugün, 21 Kasım 2026." },
    { 12, "By 3 December 2026: 12 days left.", "En geç 3 Aralık 2026: 12 gün kaldı." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzAdvice) advice = advice_of (vectors[i].days_left, "genel", IMZ_E_ONAY_YES);
    g_autoptr (GPtrArray) groups = imz_why_list_new (advice);
    const ImzWhyRow *row = find_group (groups, "What to do now")->rows->pdata[0];
    g_autofree char *expected =
      g_strdup_printf ("%s %s", test_ui_is_turkish () ? vectors[i].turkish : vectors[i].english,
                       advice->explanation);

    g_assert_cmpstr (row->title, ==, advice->text);
    g_assert_cmpstr (row->text, ==, expected);
  }

  {
    g_autoptr (ImzAdvice) advice = advice_of (812, "genel", IMZ_E_ONAY_YES);
    g_autoptr (GPtrArray) groups = imz_why_list_new (advice);
    const ImzWhyRow *row = find_group (groups, "What to do now")->rows->pdata[0];

    g_assert_cmpstr (row->text, ==, advice->explanation);
  }
}

/* Each way with its mark and its reason, in the advice's order. */
static void
test_methods (void)
{
  static const struct {
    const char *sentence;
    int days_left;
    const char *province;
    ImzMethod method;
    ImzWhyMark mark;
  } vectors[] = {
    { "in time: with e-onay", 60, "genel", IMZ_METHOD_E_ONAY, IMZ_WHY_MARK_YES },
    { "in time: not on paper (R7)", 60, "genel", IMZ_METHOD_WET_SIGNED, IMZ_WHY_MARK_NO },
    { "ended, e-onay active (R10)", -12, "genel", IMZ_METHOD_E_ONAY, IMZ_WHY_MARK_YES },
    { "ended, Zonguldak (R10)", -12, "zonguldak", IMZ_METHOD_E_ONAY, IMZ_WHY_MARK_NO },
    { "ended, Zonguldak (R11)", -12, "zonguldak", IMZ_METHOD_WET_SIGNED, IMZ_WHY_MARK_YES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzAdvice) advice =
      advice_of (vectors[i].days_left, vectors[i].province, IMZ_E_ONAY_YES);
    g_autoptr (GPtrArray) groups = imz_why_list_new (advice);
    const ImzWhyGroup *group = find_group (groups, "Ways to apply");
    gboolean found = FALSE;

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpuint (group->rows->len, ==, advice->methods->len);
    for (guint j = 0; j < group->rows->len; j++) {
      const ImzWhyRow *row = group->rows->pdata[j];
      const ImzMethodAdvice *method = &g_array_index (advice->methods, ImzMethodAdvice, j);

      g_assert_cmpstr (row->title, ==, imz_method_get_name (method->method));
      g_assert_cmpstr (row->text, ==, method->why);
      if (method->method == vectors[i].method) {
        g_assert_cmpint (row->mark, ==, vectors[i].mark);
        found = TRUE;
      }
    }
    g_assert_true (found);
  }
}

/* Steps have their number, or a mark if they lie behind, and their days. */
static void
test_steps (void)
{
  g_autoptr (ImzAdvice) advice = advice_of (60, "genel", IMZ_E_ONAY_YES);
  g_autoptr (GPtrArray) groups = imz_why_list_new (advice);
  const ImzWhyGroup *group = find_group (groups, "Steps");

  g_assert_cmpuint (group->rows->len, ==, advice->steps->len);
  for (guint i = 0; i < group->rows->len; i++) {
    const ImzWhyRow *row = group->rows->pdata[i];
    const ImzStep *step = &g_array_index (advice->steps, ImzStep, i);

    g_assert_cmpint (row->mark, ==, step->is_done ? IMZ_WHY_MARK_DONE : IMZ_WHY_MARK_STEP);
    g_assert_cmpstr (row->title, ==, step->text);
    g_assert_true ((row->text != NULL) == (g_date_valid (&step->from) || g_date_valid (&step->to)));
  }
}

static const ImzWhyRow *
find_rule_row (const ImzWhyGroup *group, const char *id)
{
  g_autofree char *prefix = g_strconcat (id, " · ", NULL);

  for (guint i = 0; i < group->rows->len; i++) {
    const ImzWhyRow *row = group->rows->pdata[i];

    if (g_str_has_prefix (row->text, prefix))
      return row;
  }

  g_error ("%s is missing", id);
}

/* Each rule with its sources, their dates, and what differs elsewhere. */
static void
test_rules (void)
{
  g_autoptr (ImzAdvice) advice = advice_of (60, "genel", IMZ_E_ONAY_YES);
  g_autoptr (GPtrArray) groups = imz_why_list_new (advice);
  const ImzWhyGroup *group = find_group (groups, "Rules that apply");
  const ImzWhyRow *row = find_rule_row (group, "R7");
  const ImzRule *rule = imz_province_find_rule (advice->province, "R7");
  const ImzWhyFact *last = row->facts->pdata[row->facts->len - 1];

  g_assert_true (g_str_has_prefix (group->description, imz_province_get_name (advice->province)));
  g_assert_cmpuint (group->rows->len, ==, advice->rules->len);
  g_assert_cmpstr (row->title, ==, imz_rule_get_text (rule));
  g_assert_nonnull (strstr (row->text, imz_rule_get_source (rule)));
  g_assert_true (g_str_has_suffix (row->text, C_ ("document", "undated")));
  g_assert_cmpstr (last->name, ==, _ ("Source"));
  g_assert_nonnull (strchr (last->value, ':'));

  for (guint i = 0; i < group->rows->len; i++) {
    const ImzRule *any = g_ptr_array_index (advice->rules, i);
    const ImzWhyRow *shown = group->rows->pdata[i];
    const ImzWhyFact *first = shown->facts->pdata[0];

    if (imz_rule_get_differs (any) != NULL) {
      g_assert_cmpstr (first->name, ==, _ ("Elsewhere"));
      g_assert_cmpstr (first->value, ==, imz_rule_get_differs (any));
    } else {
      g_assert_cmpstr (first->name, ==, _ ("Source"));
    }
  }
}

/* All of it can be copied. */
static void
test_text (void)
{
  g_autoptr (ImzAdvice) advice = advice_of (60, "genel", IMZ_E_ONAY_YES);
  g_autoptr (GPtrArray) groups = imz_why_list_new (advice);
  g_autofree char *text = imz_why_list_to_text (groups);

  g_assert_nonnull (strstr (text, advice->text));
  for (guint i = 0; i < groups->len; i++) {
    const ImzWhyGroup *group = groups->pdata[i];

    g_assert_nonnull (strstr (text, group->title));
    for (guint j = 0; j < group->rows->len; j++) {
      const ImzWhyRow *row = group->rows->pdata[j];

      g_assert_nonnull (strstr (text, row->title));
      for (guint k = 0; k < row->facts->len; k++)
        g_assert_nonnull (strstr (text, ((ImzWhyFact *) row->facts->pdata[k])->value));
    }
  }
  g_assert_nonnull (strstr (text, "✔ "));
  g_assert_nonnull (strstr (text, "✖ "));
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/why-list/groups", test_groups);
  g_test_add_func ("/ui/why-list/no-card", test_no_card);
  g_test_add_func ("/ui/why-list/r8-deadline", test_r8_deadline);
  g_test_add_func ("/ui/why-list/methods", test_methods);
  g_test_add_func ("/ui/why-list/steps", test_steps);
  g_test_add_func ("/ui/why-list/rules", test_rules);
  g_test_add_func ("/ui/why-list/text", test_text);

  return g_test_run ();
}
