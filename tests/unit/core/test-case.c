/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words that leave the process: each comes back as what it was, and no other is understood. */

#include "imz-case.h"

static void
test_cases (void)
{
  static const char *const words[IMZ_N_CASES] = { "renewal", "first", "lost", "identity" };

  for (ImzCase kind = 0; kind < IMZ_N_CASES; kind++) {
    ImzCase found;

    g_assert_cmpstr (imz_case_to_word (kind), ==, words[kind]);
    g_assert_true (imz_case_from_word (words[kind], &found));
    g_assert_cmpint (found, ==, kind);
    g_assert_cmpstr (imz_case_get_name (kind), !=, "");
  }
}

static void
test_e_onays (void)
{
  static const char *const words[IMZ_N_E_ONAYS] = { "unknown", "yes", "no" };

  for (ImzEOnay e_onay = 0; e_onay < IMZ_N_E_ONAYS; e_onay++) {
    ImzEOnay found;

    g_assert_cmpstr (imz_e_onay_to_word (e_onay), ==, words[e_onay]);
    g_assert_true (imz_e_onay_from_word (words[e_onay], &found));
    g_assert_cmpint (found, ==, e_onay);
  }
}

static void
test_methods (void)
{
  static const char *const words[IMZ_N_METHODS] = { "e-onay", "e-imza", "wet-signed" };

  for (ImzMethod method = 0; method < IMZ_N_METHODS; method++) {
    ImzMethod found;

    g_assert_cmpstr (imz_method_to_word (method), ==, words[method]);
    g_assert_true (imz_method_from_word (words[method], &found));
    g_assert_cmpint (found, ==, method);
    g_assert_cmpstr (imz_method_get_name (method), !=, "");
  }
}

/* And what stood there before stays. */
static void
test_other_words (void)
{
  static const char *const words[] = { "", "Renewal", "e-onay ", "yes\n", "E-ONAY", "renewalx" };
  ImzCase kind = IMZ_CASE_LOST;
  ImzEOnay e_onay = IMZ_E_ONAY_YES;
  ImzMethod method = IMZ_METHOD_E_IMZA;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_assert_false (imz_case_from_word (words[i], &kind));
    g_assert_false (imz_e_onay_from_word (words[i], &e_onay));
    g_assert_false (imz_method_from_word (words[i], &method));
  }
  g_assert_cmpint (kind, ==, IMZ_CASE_LOST);
  g_assert_cmpint (e_onay, ==, IMZ_E_ONAY_YES);
  g_assert_cmpint (method, ==, IMZ_METHOD_E_IMZA);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/case/cases", test_cases);
  g_test_add_func ("/core/case/e-onays", test_e_onays);
  g_test_add_func ("/core/case/methods", test_methods);
  g_test_add_func ("/core/case/other-words", test_other_words);

  return g_test_run ();
}
