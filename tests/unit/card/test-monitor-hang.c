/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards that others hold, and calls that never return. */

#include "test-world.h"

static void
test_exclusive (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  world->settings.delays.retry_ms =
    60 * 1000; /* it is the release that tells: longer than our patience */
  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  test_card_insert (card, DESK);
  fake_pcsc_set_flags (DESK, SCARD_STATE_EXCLUSIVE);
  test_world_start (world);
  test_world_wait (world, "running [Desk busy]");
  g_assert_cmpint (g_atomic_int_get (&card->n_apdus), ==, 0);
  test_world_run (world, 200);

  fake_pcsc_set_flags (DESK, 0);
  test_world_wait (world, "running [Desk card ok AYLA]");
  test_world_assert_never_told (world, "running [Desk empty");
}

/* It was released, and nothing told so: tries that come later and later find out. */
static void
test_exclusive_retries (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();
  guint n_tries;

  fake_pcsc_fail ("SCardConnect", SCARD_E_SHARING_VIOLATION, G_MAXUINT);
  test_card_plug (card, DESK);
  test_world_start (world);
  test_world_wait (world, "running [Desk busy]");
  test_world_run (world, 600);
  test_world_assert_told (world, "running [Desk reading]", "running [Desk busy]", NULL);
  n_tries = fake_pcsc_count ("SCardConnect");
  g_assert_cmpuint (n_tries, >=, 4); /* after 10, 30, 70, 150, 310, 630 ms */
  g_assert_cmpuint (n_tries, <=, 8);

  fake_pcsc_fail ("SCardConnect", SCARD_S_SUCCESS, 0);
  test_world_wait (world, "running [Desk card ok AYLA]");
  test_world_assert_told (world, "running [Desk reading]", "running [Desk card ok AYLA]", NULL);
}

/* Shorter than held_ms it is not worth telling. */
static void
test_exclusive_for_a_moment (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  world->settings.delays.held_ms = 2000;
  fake_pcsc_fail ("SCardConnect", SCARD_E_SHARING_VIOLATION, 3);
  test_card_plug (card, DESK);
  test_world_start (world);
  test_world_wait (world, "running [Desk card ok AYLA]");
  test_world_assert_told (world, "running [Desk reading]", "running [Desk card ok AYLA]", NULL);
}

/* Another program is in the middle of something: far longer than a reading may take. */
static void
test_transaction (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  world->settings.delays.read_ms = 300;
  test_card_plug (card, DESK);
  fake_pcsc_hold_transaction (DESK, TRUE);
  test_world_start (world);
  test_world_wait (world, "running [Desk busy]");
  test_world_run (world, 700);
  test_world_assert_told (world, "running [Desk reading]", "running [Desk busy]", NULL);
  g_assert_cmpint (g_atomic_int_get (&card->n_apdus), ==, 0);

  fake_pcsc_hold_transaction (DESK, FALSE);
  test_world_wait (world, "running [Desk card ok AYLA]");
  test_world_assert_never_told (world, "running [Desk card silent");
}

/* It begins when we have connected and not yet begun. */
static void
test_transaction_in_between (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  world->settings.delays.read_ms = 300;
  fake_pcsc_block ("SCardBeginTransaction", TRUE);
  test_card_plug (card, DESK);
  test_world_start (world);
  test_world_wait_count (world, "SCardBeginTransaction", 1);
  fake_pcsc_hold_transaction (DESK, TRUE);
  fake_pcsc_block ("SCardBeginTransaction", FALSE);
  test_world_wait (world, "running [Desk busy]");
  test_world_run (world, 500);
  test_world_assert_now (world, "running [Desk busy]");
  fake_pcsc_hold_transaction (DESK, FALSE);
  test_world_wait (world, "running [Desk card ok AYLA]");
}

static void
reset_and_block (gpointer unused)
{
  fake_pcsc_suspend_and_resume ();
  fake_pcsc_block ("SCardBeginTransaction", TRUE);
}

/* The card is reset while we read it, and before we have it again others take it, and keep it. */
static void
test_transaction_while_reading (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  world->settings.delays.read_ms = 300;
  test_card_plug (card, DESK);
  test_card_act_at (card, 5, reset_and_block, NULL);
  test_world_start (world);
  test_world_wait_count (world, "SCardBeginTransaction", 2);
  fake_pcsc_hold_transaction (DESK, TRUE);
  fake_pcsc_block ("SCardBeginTransaction", FALSE);
  test_world_wait (world, "running [Desk busy]");
  test_world_run (world, 500);
  test_world_assert_now (world, "running [Desk busy]");
  fake_pcsc_hold_transaction (DESK, FALSE);
  test_world_wait (world, "running [Desk card ok AYLA]");
  test_world_assert_never_told (world, "running [Desk card silent");
}

/* Pulled and dropped while others hold it. */
static void
test_transaction_ends_otherwise (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  test_card_plug (card, DESK);
  fake_pcsc_hold_transaction (DESK, TRUE);
  test_world_start (world);
  test_world_wait (world, "running [Desk busy]");
  test_world_stop_at_once (world);
  g_assert_cmpuint (fake_pcsc_living_contexts (), ==, 1);
  fake_pcsc_hold_transaction (DESK, FALSE);
  test_world_wait_contexts (world, 0);

  fake_pcsc_hold_transaction (DESK, TRUE);
  test_world_start (world);
  test_world_wait (world, "running [Desk busy]");
  fake_pcsc_unplug (DESK);
  test_world_wait (world, "running");
  test_world_wait_contexts (world, 1);
}

static gboolean
tick_cb (gpointer user_data)
{
  ++*(int *) user_data;
  return G_SOURCE_CONTINUE;
}

/* After read_ms it is silent, or busy where the call is one that waits for others. Until then and after
 * it the main loop answers; the thread ends with the reader. */
static void
test_hung (gconstpointer function)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();
  const char *words = g_str_equal (function, "SCardBeginTransaction")
                        ? "running [Desk busy]"
                        : "running [Desk card silent]";
  int n_ticks = 0;
  guint ticker = g_timeout_add (10, tick_cb, &n_ticks);

  world->settings.delays.read_ms = 300;
  fake_pcsc_block (function, TRUE);
  test_card_plug (card, DESK);
  test_world_start (world);
  test_world_wait (world, "running [Desk reading]");
  test_world_wait (world, words); /* though the call does not come back */
  test_world_run (world, 400);
  g_assert_cmpint (n_ticks, >=, 10);
  g_source_remove (ticker);
  test_world_assert_told (world, "running [Desk reading]", words, NULL);
  g_assert_cmpuint (fake_pcsc_living_contexts (), ==, 2);

  fake_pcsc_unplug (DESK);
  test_world_wait (world, "running");
  test_world_wait_contexts (world, 1);

  /* The same reader with the same trouble. */
  test_card_plug (card, DESK);
  test_world_wait (world, "running [Desk reading]");
  test_world_wait_contexts (world, 2);
  test_world_stop_at_once (world);
  fake_pcsc_block (function, FALSE);
  test_world_wait_contexts (world, 0);
}

/* Whatever is done to card and button while the old thread hangs, no second one joins it. */
static void
test_one_reading_at_most (gconstpointer function)
{
  g_autoptr (TestCard) first = test_card_new_simple ("AYLA");
  g_autoptr (TestCard) second = test_card_new_simple ("MERT");
  g_autoptr (TestWorld) world = test_world_new ();
  guint n_calls;

  world->settings.delays.read_ms = 100;
  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  test_card_insert (first, DESK);
  fake_pcsc_block (function, TRUE);
  test_world_start (world);
  test_world_wait (world, "running [Desk card silent]");
  n_calls = fake_pcsc_count (function);

  for (int i = 0; i < 3; i++) {
    imz_reader_monitor_retry (world->monitor);
    test_world_wait (world, "running [Desk reading]");
    test_world_wait (world, "running [Desk card silent]");
    fake_pcsc_remove (DESK);
    test_world_wait (world, "running [Desk empty]");
    test_card_insert (second, DESK);
    test_world_wait (world, "running [Desk reading]");
    test_world_wait (world, "running [Desk card silent]");
    g_assert_cmpuint (fake_pcsc_count (function), ==, n_calls);
    g_assert_cmpuint (fake_pcsc_living_contexts (), ==, 2);
  }

  /* The old thread ends while a reading waits for it: that begins at once. */
  imz_reader_monitor_retry (world->monitor);
  test_world_wait (world, "running [Desk reading]");
  fake_pcsc_block (function, FALSE);
  test_world_wait (world, "running [Desk card ok MERT]");
  test_world_wait_contexts (world, 1);
}

/* It ends after all, when nobody waits for it any more: what it says is not told. */
static void
test_late_answer (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  world->settings.delays.read_ms = 100;
  test_card_plug (card, DESK);
  fake_pcsc_block ("SCardTransmit", TRUE);
  test_world_start (world);
  test_world_wait (world, "running [Desk card silent]");
  test_world_forget (world);
  fake_pcsc_block ("SCardTransmit", FALSE);
  test_world_wait_contexts (world, 1);
  test_world_run (world, 50);
  test_world_assert_now (world, "running [Desk card silent]");
  imz_reader_monitor_retry (world->monitor);
  test_world_wait (world, "running [Desk card ok AYLA]");
}

/* Another reader is not kept waiting. */
static void
test_hung_beside_another (void)
{
  g_autoptr (TestCard) first = test_card_new_simple ("AYLA");
  g_autoptr (TestCard) second = test_card_new_simple ("MERT");
  g_autoptr (TestWorld) world = test_world_new ();

  world->settings.delays.read_ms = 60 * 1000;
  fake_pcsc_block ("SCardTransmit", TRUE);
  test_card_plug (first, DESK);
  test_world_start (world);
  test_world_wait_count (world, "SCardTransmit", 1);
  fake_pcsc_block ("SCardTransmit", FALSE);
  test_world_wait (world, "running [Desk card ok AYLA]");

  fake_pcsc_hold_transaction (DESK, TRUE);
  fake_pcsc_insert (DESK, first->atr, test_card_transmit_cb, first);
  test_card_plug (second, MINI);
  test_world_wait (world, "running [Desk busy] [Mini card ok MERT]");
  fake_pcsc_hold_transaction (DESK, FALSE);
  test_world_wait (world, "running [Desk card ok AYLA] [Mini card ok MERT]");
}

/* One byte at a time, and always more to come. */
static gboolean
answer_for_ever_cb (gpointer card,
                    const guint8 *command,
                    gsize command_length,
                    guint8 *response,
                    gsize *response_length)
{
  static const guint8 more[] = { 0x30, 0x61, 0x01 };

  g_usleep (1000);
  memcpy (response, more, sizeof more);
  *response_length = sizeof more;

  return TRUE;
}

static void
test_answers_for_ever (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();
  guint n_apdus;

  world->settings.delays.read_ms = 300;
  fake_pcsc_plug (DESK, card->atr, answer_for_ever_cb, NULL, FALSE);
  test_world_start (world);
  test_world_wait (world, "running [Desk card silent]");
  test_world_run (world, 100);

  n_apdus = fake_pcsc_count ("SCardTransmit");
  g_assert_cmpuint (n_apdus, >, 10);
  test_world_run (world, 200);
  g_assert_cmpuint (fake_pcsc_count ("SCardTransmit"), ==, n_apdus);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/held/exclusive", test_exclusive);
  g_test_add_func ("/card/held/exclusive/retries", test_exclusive_retries);
  g_test_add_func ("/card/held/exclusive/for-a-moment", test_exclusive_for_a_moment);
  g_test_add_func ("/card/held/transaction", test_transaction);
  g_test_add_func ("/card/held/transaction/in-between", test_transaction_in_between);
  g_test_add_func ("/card/held/transaction/while-reading", test_transaction_while_reading);
  g_test_add_func ("/card/held/transaction/ends-otherwise", test_transaction_ends_otherwise);
  g_test_add_data_func ("/card/hung/connect", "SCardConnect", test_hung);
  g_test_add_data_func ("/card/hung/begin", "SCardBeginTransaction", test_hung);
  g_test_add_data_func ("/card/hung/transmit", "SCardTransmit", test_hung);
  g_test_add_data_func ("/card/hung/one-at-most/connect", "SCardConnect", test_one_reading_at_most);
  g_test_add_data_func ("/card/hung/one-at-most/transmit", "SCardTransmit",
                        test_one_reading_at_most);
  g_test_add_func ("/card/hung/late-answer", test_late_answer);
  g_test_add_func ("/card/hung/answers-for-ever", test_answers_for_ever);
  g_test_add_func ("/card/hung/beside-another", test_hung_beside_another);
  return g_test_run ();
}
