/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core-fixture.h"
#include "imz-driver-words.h"
#include "imz-trust-words.h"

static void
assert_finished (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpuint (g_utf8_strlen (text, -1), >=, 3);
  g_assert_null (strpbrk (text, "{}%\n"));
  g_assert_null (strstr (text, "(null)"));
}

/* Each failure says which driver, and no two say the same. */
static void
test_driver_problems (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (ImzDriverProblem problem = 1; problem < IMZ_N_DRIVER_PROBLEMS; problem++) {
    g_autoptr (ImzDriver) driver = imz_driver_new (&(ImzDriverFacts){
      .path = "/opt/odd/libodd.so", .problem = problem, .detail = "libneeded.so.7" });
    char *text = imz_driver_words_problem (driver);

    g_test_message ("%s: %s", imz_driver_problem_to_word (problem), text);
    assert_finished (text);
    g_assert_true (g_str_has_suffix (text, "."));
    if (problem != IMZ_DRIVER_PROBLEM_NO_READER_PROGRAM)
      g_assert_nonnull (strstr (text, "/opt/odd/libodd.so"));
    if (problem == IMZ_DRIVER_PROBLEM_MISSING_LIBRARY ||
        problem == IMZ_DRIVER_PROBLEM_MISSING_SYMBOL || problem == IMZ_DRIVER_PROBLEM_FAILED ||
        problem == IMZ_DRIVER_PROBLEM_EXITED)
      g_assert_nonnull (strstr (text, "libneeded.so.7"));
    g_assert_true (g_hash_table_add (seen, text));
  }
}

static void
test_driver_without_problem (void)
{
  g_autoptr (ImzDriver) driver = imz_driver_new (&(ImzDriverFacts){ .path = "/usr/lib/x.so" });

  g_assert_null (imz_driver_words_problem (driver));
}

static void
test_pin (void)
{
  for (ImzPinState a = IMZ_PIN_STATE_UNKNOWN; a <= IMZ_PIN_STATE_NOT_SET; a++) {
    assert_finished (imz_driver_words_pin (a));
    for (ImzPinState b = IMZ_PIN_STATE_UNKNOWN; b < a; b++)
      g_assert_cmpstr (imz_driver_words_pin (a), !=, imz_driver_words_pin (b));
  }
}

static void
test_chain (void)
{
  const ImzChainLink tampered[] = {
    { "AYLA DENİZ YURT", "00", IMZ_CHAIN_FAULT_SIGNATURE },
    { "Sürüm 6", "01", IMZ_CHAIN_FAULT_NONE },
  };
  const struct {
    ImzTrustFacts facts;
    const char *has;
  } vectors[] = {
    { { .state = IMZ_TRUST_STATE_ANCHORED, .anchor = IMZ_ANCHOR_KIND_PINNED }, "Kamu SM" },
    { { .state = IMZ_TRUST_STATE_ANCHORED, .anchor = IMZ_ANCHOR_KIND_ADMINISTRATOR },
      "administrator" },
    { { .state = IMZ_TRUST_STATE_UNKNOWN_ISSUER, .missing = "Sürüm 9" }, "“Sürüm 9”" },
    { { .state = IMZ_TRUST_STATE_UNCHECKED, .missing = "Sürüm 9" }, "“Sürüm 9”" },
    { { .state = IMZ_TRUST_STATE_UNCHECKED }, "Not checked" },
    { { .state = IMZ_TRUST_STATE_BROKEN, .path = tampered, .n_links = 2 }, "not signed by" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = imz_trust_words_chain (&vectors[i].facts);

    g_test_message ("%s", text);
    assert_finished (text);
    g_assert_nonnull (strstr (text, vectors[i].has));
  }
}

static void
test_faults (void)
{
  for (ImzChainFault a = IMZ_CHAIN_FAULT_NONE; a <= IMZ_CHAIN_FAULT_OTHER; a++) {
    assert_finished (imz_trust_words_fault (a));
    for (ImzChainFault b = IMZ_CHAIN_FAULT_NONE; b < a; b++)
      g_assert_cmpstr (imz_trust_words_fault (a), !=, imz_trust_words_fault (b));
  }
}

static void
test_revocation (void)
{
  static const struct {
    const char *known;
    const char *has[2];
  } vectors[] = {
    { "good", { "Not revoked", "21.11.2026 09:30" } },
    { "stale", { "no newer answer", "21.11.2026 09:30" } },
    { "revoked", { "Revoked on 18.11.2026 15:20", "key came into other hands" } },
    { "hold", { "Suspended since 18.11.2026 15:20", "21.11.2026 09:30" } },
    { "busy", { "Being checked", "…" } },
    { "unreachable", { "Revocation not checked", "could not be reached" } },
    { "broken", { "Revocation not checked", "whom to ask" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzTrust) trust = core_fixture_trust (vectors[i].known);
    g_autofree char *text = imz_trust_words_revocation (&imz_trust_get_facts (trust)->revocation);

    g_test_message ("%s: %s", vectors[i].known, text);
    assert_finished (text);
    for (gsize j = 0; j < G_N_ELEMENTS (vectors[i].has); j++)
      g_assert_nonnull (strstr (text, vectors[i].has[j]));
  }
}

/* A reason no standard knows is as good as none. */
static void
test_reasons (void)
{
  static const int odd[] = { -1, 7, 11, 255, G_MAXINT, G_MININT };

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++) {
    const ImzRevocation revocation = { .state = IMZ_REVOCATION_STATE_REVOKED, .reason = odd[i] };
    g_autofree char *text = imz_trust_words_revocation (&revocation);

    g_assert_nonnull (strstr (text, "no reason given"));
  }
}

static void
test_obstacles (void)
{
  for (ImzRevocationObstacle a = 0; a <= IMZ_REVOCATION_OBSTACLE_BAD_ANSWER; a++) {
    const ImzRevocation revocation = { .obstacle = a, .reason = -1 };
    g_autofree char *text = imz_trust_words_revocation (&revocation);

    assert_finished (text);
    for (ImzRevocationObstacle b = 0; b < a; b++) {
      const ImzRevocation other = { .obstacle = b, .reason = -1 };
      g_autofree char *of_other = imz_trust_words_revocation (&other);

      g_assert_cmpstr (text, !=, of_other);
    }
  }
}

static void
test_policies (void)
{
  g_assert_nonnull (strstr (imz_trust_words_policy ("2.16.792.1.2.1.1.5.7.1.1"), "qualified"));
  g_assert_nonnull (strstr (imz_trust_words_policy ("2.16.792.1.2.1.1.5.7.1.4.1"), "tests"));
  g_assert_null (imz_trust_words_policy ("1.2.3"));
  g_assert_null (imz_trust_words_policy (""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/trust-words/driver-problems", test_driver_problems);
  g_test_add_func ("/core/trust-words/driver-without-problem", test_driver_without_problem);
  g_test_add_func ("/core/trust-words/pin", test_pin);
  g_test_add_func ("/core/trust-words/chain", test_chain);
  g_test_add_func ("/core/trust-words/faults", test_faults);
  g_test_add_func ("/core/trust-words/revocation", test_revocation);
  g_test_add_func ("/core/trust-words/reasons", test_reasons);
  g_test_add_func ("/core/trust-words/obstacles", test_obstacles);
  g_test_add_func ("/core/trust-words/policies", test_policies);

  return g_test_run ();
}
