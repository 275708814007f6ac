/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which stage may come after which, and the words that leave the process. */

#include "imz-stage.h"

static void
test_words (void)
{
  static const char *const words[IMZ_N_STAGES] = {
    "applied",   "signed",   "letter", "approved", "produced",  "courier",
    "delivered", "pin-made", "in-use", "refused",  "cancelled",
  };
  static const char *const strange[] = { "", "Applied", "in use", "pin_made", "applied ", "none" };
  ImzStage found = IMZ_STAGE_COURIER;

  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    g_assert_false (imz_stage_from_word (strange[i], &found));
  g_assert_cmpint (found, ==, IMZ_STAGE_COURIER);

  for (ImzStage stage = 0; stage < IMZ_N_STAGES; stage++) {
    g_assert_cmpstr (imz_stage_to_word (stage), ==, words[stage]);
    g_assert_true (imz_stage_from_word (words[stage], &found));
    g_assert_cmpint (found, ==, stage);
  }
}

static void
test_other_words (void)
{
  static const char *const tellers[IMZ_N_TELLERS] = { "person", "card", "guide" };
  static const char *const refusals[IMZ_N_REFUSALS] = { "none", "too-early", "not-e-onay",
                                                        "wrong-reason", "other" };
  ImzTeller teller;
  ImzRefusal refusal;

  for (ImzTeller i = 0; i < IMZ_N_TELLERS; i++) {
    g_assert_cmpstr (imz_teller_to_word (i), ==, tellers[i]);
    g_assert_true (imz_teller_from_word (tellers[i], &teller));
    g_assert_cmpint (teller, ==, i);
  }
  g_assert_false (imz_teller_from_word ("İmzam", &teller));

  for (ImzRefusal i = 0; i < IMZ_N_REFUSALS; i++) {
    g_assert_cmpstr (imz_refusal_to_word (i), ==, refusals[i]);
    g_assert_true (imz_refusal_from_word (refusals[i], &refusal));
    g_assert_cmpint (refusal, ==, i);
  }
  g_assert_false (imz_refusal_from_word ("late", &refusal));
}

/* Whoever was refused is told what to do; who was not, nothing. */
static void
test_refusals (void)
{
  g_assert_cmpstr (imz_refusal_get_text (IMZ_REFUSAL_NONE), ==, "");
  g_assert_cmpstr (imz_refusal_get_way_out (IMZ_REFUSAL_NONE), ==, "");
  for (ImzRefusal refusal = IMZ_REFUSAL_TOO_EARLY; refusal < IMZ_N_REFUSALS; refusal++) {
    g_assert_cmpstr (imz_refusal_get_text (refusal), !=, "");
    g_assert_cmpstr (imz_refusal_get_way_out (refusal), !=, "");
  }
}

/* Row: from; column: to. */
static void
test_table (void)
{
  static const char *const may_follow[IMZ_N_STAGES] = {
    [IMZ_STAGE_APPLIED] = "-xxxxxxxxxx",   [IMZ_STAGE_SIGNED] = "--xxxxxxxxx",
    [IMZ_STAGE_LETTER] = "---xxxxxxxx",    [IMZ_STAGE_APPROVED] = "----xxxxx-x",
    [IMZ_STAGE_PRODUCED] = "-----xxxx-x",  [IMZ_STAGE_COURIER] = "------xxx-x",
    [IMZ_STAGE_DELIVERED] = "-------xx--", [IMZ_STAGE_PIN_MADE] = "--------x--",
    [IMZ_STAGE_IN_USE] = "-----------",    [IMZ_STAGE_REFUSED] = "-----------",
    [IMZ_STAGE_CANCELLED] = "-----------",
  };

  for (ImzStage from = 0; from < IMZ_N_STAGES; from++) {
    gboolean is_final = TRUE;

    for (ImzStage to = 0; to < IMZ_N_STAGES; to++) {
      gboolean may = may_follow[from][to] == 'x';

      g_test_message ("%s, %s", imz_stage_to_word (from), imz_stage_to_word (to));
      g_assert_true (imz_stage_may_follow (from, to) == may);
      is_final = is_final && !may;
    }
    g_assert_true (imz_stage_is_final (from) == is_final);
  }
}

/* The second is named after the way it is signed; no two of one application are called the same. */
static void
test_names (void)
{
  for (ImzMethod method = 0; method < IMZ_N_METHODS; method++) {
    for (ImzStage a = 0; a < IMZ_N_STAGES; a++) {
      g_assert_cmpstr (imz_stage_get_name (a, method), !=, "");
      for (ImzStage b = 0; b < a; b++)
        g_assert_cmpstr (imz_stage_get_name (a, method), !=, imz_stage_get_name (b, method));
    }
  }

  g_assert_cmpstr (imz_stage_get_name (IMZ_STAGE_SIGNED, IMZ_METHOD_E_ONAY), ==, "E-onay");
  g_assert_cmpstr (imz_stage_get_name (IMZ_STAGE_SIGNED, IMZ_METHOD_E_IMZA), ==, "E-imza");
  g_assert_cmpstr (imz_stage_get_name (IMZ_STAGE_SIGNED, IMZ_METHOD_WET_SIGNED), ==,
                   "Wet signature");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/stage/words", test_words);
  g_test_add_func ("/core/stage/other-words", test_other_words);
  g_test_add_func ("/core/stage/refusals", test_refusals);
  g_test_add_func ("/core/stage/table", test_table);
  g_test_add_func ("/core/stage/names", test_names);

  return g_test_run ();
}
