/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards that change or go while they are read, and errors from everywhere. */

#include "test-world.h"

/* The APDUs of one undisturbed reading. */
static int
count_apdus (const char *const *holders)
{
  g_autoptr (TestCard) card = test_card_new (NULL, holders);
  g_autoptr (TestWorld) world = test_world_new ();

  test_card_plug (card, DESK);
  test_world_start (world);
  test_world_wait_told (world, "running [Desk reading]");
  test_world_settle (world, TEST_PATIENCE_MS);

  return g_atomic_int_get (&card->n_apdus);
}

static void
act_and_free (TestWorld *world, TestCard *card)
{
  test_world_free (world);
  test_card_free (card);
}

static void
eject (gpointer unused)
{
  fake_pcsc_remove (DESK);
}

static void
unplug (gpointer unused)
{
  fake_pcsc_unplug (DESK);
}

/* Pulled at any moment: never a partial list, and in the end an empty reader or none. */
static void
test_pulled (gconstpointer act)
{
  static const char *const holders[] = { "AYLA", NULL };
  int n_apdus = count_apdus (holders);

  for (int apdu = 1; apdu <= n_apdus; apdu++) {
    TestCard *card = test_card_new_simple ("AYLA");
    TestWorld *world = test_world_new ();
    const char *words = act == unplug ? "running" : "running [Desk empty]";

    fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
    test_card_insert (card, DESK);
    test_card_act_at (card, apdu, (void (*) (gpointer)) act, NULL);
    test_world_start (world);
    test_world_wait (world, words);
    test_world_wait_contexts (world, 1);
    test_world_assert_never_told (world, "running [Desk card");
    g_assert_cmpint (g_atomic_int_get (&card->n_apdus), ==, apdu);

    if (act == eject) {
      test_card_insert (card, DESK);
      test_world_wait (world, "running [Desk card ok AYLA]");
    }
    act_and_free (world, card);
  }
}

static void
swap (gpointer other)
{
  test_card_insert (other, DESK);
}

/* Swapped for another holder's card of the same make: what is told is one card's, and the right one's. */
static void
test_swapped (void)
{
  static const char *const first_holders[] = { "AYLA", "AYLA DENİZ", NULL };
  static const char *const second_holders[] = { "MERT", "MERT CAN", NULL };
  int n_apdus = count_apdus (first_holders);

  for (int apdu = 1; apdu <= n_apdus; apdu++) {
    TestCard *first = test_card_new (NULL, first_holders);
    TestCard *second = test_card_new (NULL, second_holders);
    TestWorld *world = test_world_new ();

    test_card_plug (first, DESK);
    test_card_act_at (first, apdu, swap, second);
    test_world_start (world);
    test_world_wait (world, "running [Desk card ok MERT, MERT CAN]");
    test_world_assert_told (world, "running [Desk reading]",
                            "running [Desk card ok MERT, MERT CAN]", NULL);
    g_assert_cmpint (g_atomic_int_get (&first->n_apdus), ==, apdu);
    g_assert_cmpint (g_atomic_int_get (&second->n_apdus), ==, n_apdus);

    act_and_free (world, first);
    test_card_free (second);
  }
}

static void
block_status (gpointer unused)
{
  fake_pcsc_block ("SCardGetStatusChange", TRUE);
}

/* Swapped after the last APDU: what was read is not of the card that is there. */
static void
test_swapped_after_reading (void)
{
  static const char *const holders[] = { "AYLA", NULL };
  int n_apdus = count_apdus (holders);
  g_autoptr (TestCard) first = test_card_new_simple ("AYLA");
  g_autoptr (TestCard) second = test_card_new_simple ("MERT");
  g_autoptr (TestWorld) world = test_world_new ();

  test_card_plug (first, DESK);
  test_card_act_at (first, n_apdus, block_status, NULL);
  test_world_start (world);
  while (g_atomic_int_get (&first->n_apdus) < n_apdus)
    test_world_run (world, 5);
  test_world_run (world, 50);
  test_card_insert (second, DESK);
  fake_pcsc_block ("SCardGetStatusChange", FALSE);
  test_world_wait (world, "running [Desk card ok MERT]");
  test_world_assert_told (world, "running [Desk reading]", "running [Desk card ok MERT]", NULL);
}

static void
reset (gpointer unused)
{
  fake_pcsc_suspend_and_resume ();
}

/* The machine slept in the middle of it, or another program reset the card: it is read again. */
static void
test_reset (void)
{
  static const char *const holders[] = { "AYLA", NULL };
  int n_apdus = count_apdus (holders);

  for (int apdu = 1; apdu <= n_apdus; apdu++) {
    TestCard *card = test_card_new_simple ("AYLA");
    TestWorld *world = test_world_new ();

    test_card_plug (card, DESK);
    test_card_act_at (card, apdu, reset, NULL);
    test_world_start (world);
    test_world_wait (world, "running [Desk card ok AYLA]");
    test_world_wait_contexts (world, 1);
    test_world_run (world, 10);
    g_assert_cmpint (g_atomic_int_get (&card->n_apdus), ==, apdu + n_apdus);
    test_world_assert_now (world, "running [Desk card ok AYLA]");
    test_world_assert_told (world, "running [Desk reading]", "running [Desk card ok AYLA]", NULL);
    act_and_free (world, card);
  }
}

static void
reset_again (gpointer card)
{
  fake_pcsc_suspend_and_resume ();
  test_card_act_at (card, 3, reset_again, card);
}

/* A card that comes loose all the time is not tried for ever. */
static void
test_reset_again_and_again (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  test_card_plug (card, DESK);
  test_card_act_at (card, 3, reset_again, card);
  test_world_start (world);
  test_world_wait (world, "running [Desk card removed]");
  test_world_assert_told (world, "running [Desk reading]", "running [Desk card removed]", NULL);
  g_assert_cmpint (g_atomic_int_get (&card->n_apdus), <=,
                   2 * 9); /* read once more after leaving_ms */
  card->act_at = 0;
  imz_reader_monitor_retry (world->monitor);
  test_world_wait (world, "running [Desk card ok AYLA]");
}

static const LONG codes[] = {
  SCARD_F_INTERNAL_ERROR,
  SCARD_E_CANCELLED,
  SCARD_E_INVALID_HANDLE,
  SCARD_E_INVALID_PARAMETER,
  SCARD_E_NO_MEMORY,
  SCARD_E_INSUFFICIENT_BUFFER,
  SCARD_E_UNKNOWN_READER,
  SCARD_E_TIMEOUT,
  SCARD_E_SHARING_VIOLATION,
  SCARD_E_NO_SMARTCARD,
  SCARD_E_PROTO_MISMATCH,
  SCARD_E_SYSTEM_CANCELLED,
  SCARD_F_COMM_ERROR,
  SCARD_F_UNKNOWN_ERROR,
  SCARD_E_NOT_TRANSACTED,
  SCARD_E_READER_UNAVAILABLE,
  SCARD_E_READER_UNSUPPORTED,
  SCARD_E_CARD_UNSUPPORTED,
  SCARD_E_NO_SERVICE,
  SCARD_E_SERVICE_STOPPED,
  SCARD_E_NO_READERS_AVAILABLE,
  SCARD_E_NO_ACCESS,
  SCARD_W_UNRESPONSIVE_CARD,
  SCARD_W_UNPOWERED_CARD,
  SCARD_W_RESET_CARD,
  SCARD_W_REMOVED_CARD,
  SCARD_W_SECURITY_VIOLATION,
  (LONG) 0xDEADBEEF,
};

static void
set_short_delays (TestWorld *world)
{
  world->settings.delays = (ImzReaderDelays){
    .read_ms = 300,
    .held_ms = 30,
    .arrival_ms = 30,
    .leaving_ms = 30,
    .retry_ms = 5,
  };
}

/* Once: all is well in the end, or a word from the person makes it so. */
static void
test_each_code_once (gconstpointer function)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    TestCard *card = test_card_new_simple ("AYLA");
    TestWorld *world = test_world_new ();

    g_test_message ("%s: %s", (const char *) function, pcsc_stringify_error (codes[i]));
    set_short_delays (world);
    world->settings.longest_sleep_ms = 40; /* where the service seems to be gone */
    fake_pcsc_fail (function, codes[i], 1);
    test_card_plug (card, DESK);
    test_world_start (world);
    test_world_settle (world, 2000);
    test_world_run (world, 20);
    if (imz_snapshot_get_service (imz_reader_monitor_get_snapshot (world->monitor)) ==
        IMZ_SERVICE_STATE_RUNNING)
      imz_reader_monitor_retry (world->monitor);
    test_world_wait (world, "running [Desk card ok AYLA]");
    test_world_stop_at_once (world);
    act_and_free (world, card);
  }
}

/* Always: a named state, within the deadlines, and nobody spins. */
static void
test_each_code_always (gconstpointer function)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    TestCard *card = test_card_new_simple ("AYLA");
    TestWorld *world = test_world_new ();
    guint n_calls;

    /* A time-out that is none but says so for ever is not worth a remedy. */
    if (codes[i] == SCARD_E_TIMEOUT && g_str_equal (function, "SCardGetStatusChange")) {
      act_and_free (world, card);
      continue;
    }

    g_test_message ("%s: %s", (const char *) function, pcsc_stringify_error (codes[i]));
    set_short_delays (world);
    fake_pcsc_fail (function, codes[i], G_MAXUINT);
    test_card_plug (card, DESK);
    test_world_start (world);
    test_world_settle (world, 3000);
    test_world_run (world, 30);
    test_world_settle (world, 300);
    n_calls = fake_pcsc_count (NULL);
    test_world_run (world, 50);
    g_assert_cmpuint (fake_pcsc_count (NULL) - n_calls, <, 200);
    fake_pcsc_fail (function, SCARD_S_SUCCESS, 0);
    test_world_stop_at_once (world);
    act_and_free (world, card);
  }
}

int
main (int argc, char **argv)
{
  static const char *const functions[] = {
    "SCardEstablishContext", "SCardListReaders", "SCardGetStatusChange", "SCardConnect",
    "SCardBeginTransaction", "SCardTransmit",    "SCardEndTransaction",  "SCardDisconnect",
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/card/faults/pulled", eject, test_pulled);
  g_test_add_data_func ("/card/faults/pulled/with-its-reader", unplug, test_pulled);
  g_test_add_func ("/card/faults/swapped", test_swapped);
  g_test_add_func ("/card/faults/swapped/after-reading", test_swapped_after_reading);
  g_test_add_func ("/card/faults/reset", test_reset);
  g_test_add_func ("/card/faults/reset/again-and-again", test_reset_again_and_again);
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++) {
    g_autofree char *once = g_strdup_printf ("/card/faults/once/%s", functions[i]);
    g_autofree char *always = g_strdup_printf ("/card/faults/always/%s", functions[i]);

    g_test_add_data_func (once, functions[i], test_each_code_once);
    g_test_add_data_func (always, functions[i], test_each_code_always);
  }
  return g_test_run ();
}
