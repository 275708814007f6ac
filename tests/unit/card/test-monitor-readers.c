/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Readers and cards that come, go and are swapped. */

#include "test-world.h"

static void
test_no_reader (void)
{
  g_autoptr (TestWorld) world = test_world_new ();

  test_world_start (world);
  test_world_wait (world, "running");
  test_world_assert_told (world, "running", NULL);
  test_world_stop (world);
}

/* Finalised before the first news, and with news on their way. */
static void
test_short_life (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  test_world_start (world);
  test_world_stop (world);

  test_card_plug (card, MINI);
  for (guint us = 0; us < 5000; us += 250) {
    test_world_start (world);
    g_usleep (us);
    if (us % 500 == 0)
      g_main_context_iteration (NULL, FALSE);
    test_world_stop (world);
  }
}

static void
test_there_from_the_start (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  test_card_plug (card, MINI);
  test_world_start (world);
  test_world_wait (world, "running [Desk empty] [Mini card ok AYLA]");
  test_world_assert_told (world, "running [Desk empty] [Mini reading]",
                          "running [Desk empty] [Mini card ok AYLA]", NULL);
}

/* PC/SC waits for sixteen at most, the one that tells of new readers included. */
static void
test_many_readers (void)
{
  g_autoptr (TestWorld) world = test_world_new ();
  g_autoptr (GString) words = g_string_new ("running");

  for (int i = 0; i < PCSCLITE_MAX_READERS_CONTEXTS; i++) {
    g_autofree char *name = g_strdup_printf ("R%d", i);

    fake_pcsc_plug (name, NULL, NULL, NULL, FALSE);
    if (i < PCSCLITE_MAX_READERS_CONTEXTS - 1)
      g_string_append_printf (words, " [%s empty]", name);
  }
  test_world_start (world);
  test_world_wait (world, words->str);
}

enum {
  /* One for each of what can be told (arrival, no state, card, the reading's end), two of the reading,
   * and second looks. */
  MAX_WAITS = 8,
};

static void
test_mini_reader (gconstpointer first_state_zero)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  world->settings.delays.arrival_ms = 2000;
  test_world_start (world);
  test_world_wait (world, "running");
  test_world_forget (world);

  for (int i = 0; i < 2; i++) {
    guint n_waits = fake_pcsc_count ("SCardGetStatusChange");

    fake_pcsc_plug (MINI, card->atr, test_card_transmit_cb, card,
                    GPOINTER_TO_INT (first_state_zero));
    test_world_wait (world, "running [Mini card ok AYLA]");
    test_world_run (world, 1000);
    n_waits = fake_pcsc_count ("SCardGetStatusChange") - n_waits;
    g_assert_cmpuint (n_waits, <=, MAX_WAITS);
    test_world_assert_told (world, "running [Mini reading]", "running [Mini card ok AYLA]", NULL);

    fake_pcsc_unplug (MINI);
    test_world_wait (world, "running");
    test_world_assert_told (world, "running", NULL);
  }
}

/* No card follows: it is empty after a while, and a card that comes late is read all the same. */
static void
test_late_card (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  test_world_start (world);
  test_world_wait (world, "running");
  fake_pcsc_plug (MINI, NULL, NULL, NULL, TRUE);
  test_world_wait (world, "running [Mini empty]");
  test_card_insert (card, MINI);
  test_world_wait (world, "running [Mini card ok AYLA]");
  test_world_assert_told (world, "running", "running [Mini empty]", "running [Mini reading]",
                          "running [Mini card ok AYLA]", NULL);
}

/* It comes and goes before it was worth telling. */
static void
test_passing_reader (void)
{
  g_autoptr (TestWorld) world = test_world_new ();

  world->settings.delays.arrival_ms = 1000;
  test_world_start (world);
  test_world_wait (world, "running");
  fake_pcsc_plug (MINI, NULL, NULL, NULL, FALSE);
  test_world_run (world, 100);
  fake_pcsc_unplug (MINI);
  test_world_run (world, 1300);
  test_world_assert_told (world, "running", NULL);
}

static void
test_desk_reader (void)
{
  g_autoptr (TestCard) first = test_card_new_simple ("AYLA");
  g_autoptr (TestCard) second = test_card_new_simple ("MERT");
  g_autoptr (TestWorld) world = test_world_new ();

  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  test_world_start (world);
  test_world_wait (world, "running [Desk empty]");

  test_card_insert (first, DESK);
  test_world_wait (world, "running [Desk card ok AYLA]");
  fake_pcsc_remove (DESK);
  test_world_wait (world, "running [Desk empty]");
  test_card_insert (second, DESK);
  test_world_wait (world, "running [Desk card ok MERT]");
  test_world_assert_told (world, "running [Desk empty]", "running [Desk reading]",
                          "running [Desk card ok AYLA]", "running [Desk empty]",
                          "running [Desk reading]", "running [Desk card ok MERT]", NULL);

  /* Too fast to be seen empty: the cards' ATRs are the same. */
  test_card_insert (first, DESK);
  test_world_wait (world, "running [Desk card ok AYLA]");
  test_world_assert_told (world, "running [Desk reading]", "running [Desk card ok AYLA]", NULL);
}

static void
test_two_readers (gconstpointer in_order)
{
  g_autoptr (TestCard) first = test_card_new_simple ("AYLA");
  g_autoptr (TestCard) second = test_card_new_simple ("MERT");
  g_autoptr (TestWorld) world = test_world_new ();
  const char *names[] = { MINI, DESK };
  const char *one = "running [Mini card ok AYLA]";
  const char *both = "running [Mini card ok AYLA] [Desk card ok MERT]";
  const char *other = "running [Desk card ok MERT]";

  if (!GPOINTER_TO_INT (in_order)) {
    names[0] = DESK;
    names[1] = MINI;
    one = "running [Desk card ok AYLA]";
    both = "running [Desk card ok AYLA] [Mini card ok MERT]";
    other = "running [Mini card ok MERT]";
  }

  test_world_start (world);
  test_world_wait (world, "running");
  test_card_plug (first, names[0]);
  test_world_wait (world, one);
  test_card_plug (second, names[1]);
  test_world_wait (world, both);
  g_assert_cmpuint (fake_pcsc_count ("SCardConnect"), ==, 2);

  fake_pcsc_unplug (names[0]);
  test_world_wait (world, other);
  test_card_plug (first, names[0]);
  test_world_wait_contexts (world, 1);
  test_world_run (world, 100);
  g_assert_cmpuint (fake_pcsc_count ("SCardConnect"), ==, 3);
}

static void
test_mute (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  test_world_start (world);
  test_world_wait (world, "running [Desk empty]");
  fake_pcsc_set_flags (DESK, SCARD_STATE_MUTE);
  test_card_insert (card, DESK);
  test_world_wait (world, "running [Desk mute]");
  fake_pcsc_set_flags (DESK, 0);
  test_world_wait (world, "running [Desk card ok AYLA]");
  test_world_assert_told (world, "running [Desk empty]", "running [Desk mute]",
                          "running [Desk reading]", "running [Desk card ok AYLA]", NULL);

  fake_pcsc_set_flags (DESK, SCARD_STATE_MUTE);
  test_world_wait (world, "running [Desk mute]");
  fake_pcsc_remove (DESK);
  test_world_wait (world, "running [Desk empty]");
  test_card_insert (card, DESK);
  test_world_wait (world, "running [Desk card ok AYLA]");
}

static void
test_mini_reader_mute (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  test_world_start (world);
  test_world_wait (world, "running");
  fake_pcsc_plug (MINI, "", test_card_transmit_cb, card, FALSE); /* does not even tell it is mute */
  test_world_wait (world, "running [Mini mute]");
  test_world_assert_told (world, "running", "running [Mini reading]", "running [Mini mute]", NULL);
  imz_reader_monitor_retry (world->monitor);
  test_world_wait_told (world, "running [Mini reading]");
  test_world_wait (world, "running [Mini mute]");
}

static void
test_unavailable (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  test_card_plug (card, DESK);
  test_world_start (world);
  test_world_wait (world, "running [Desk card ok AYLA]");
  test_world_forget (world);
  fake_pcsc_set_flags (DESK, SCARD_STATE_UNAVAILABLE);
  test_world_wait (world, "running [Desk unavailable]");
  fake_pcsc_set_flags (DESK, 0);
  test_world_wait (world, "running [Desk card ok AYLA]");
  test_world_assert_told (world, "running [Desk unavailable]", "running [Desk reading]",
                          "running [Desk card ok AYLA]", NULL);
}

static void
test_suspend (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  fake_pcsc_plug (MINI, NULL, NULL, NULL, FALSE);
  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  test_card_insert (card, DESK);
  test_world_start (world);
  test_world_wait (world, "running [Mini empty] [Desk card ok AYLA]");
  test_world_forget (world);
  fake_pcsc_suspend_and_resume ();
  test_world_wait_told (world, "running [Mini empty] [Desk card ok AYLA]");
  test_world_assert_told (world, "running [Mini empty] [Desk reading]",
                          "running [Mini empty] [Desk card ok AYLA]", NULL);
}

/* PC/SC tells nobody of a second card if it has counted none before: the first one came with its
 * reader. Then it is the longest sleep's end that tells. */
static void
test_suspend_mini_reader (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  world->settings.longest_sleep_ms = 200;
  test_card_plug (card, MINI);
  test_world_start (world);
  test_world_wait (world, "running [Mini card ok AYLA]");
  test_world_forget (world);
  fake_pcsc_suspend_and_resume ();
  test_world_wait_told (world, "running [Mini card ok AYLA]");
  test_world_assert_told (world, "running [Mini reading]", "running [Mini card ok AYLA]", NULL);
}

static int n_polls;

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  n_polls++;
  return g_poll (fds, n_fds, timeout);
}

/* Nothing happens: nobody wakes up. */
static void
test_idle (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint n_calls;

  test_card_plug (card, MINI);
  test_world_start (world);
  test_world_wait (world, "running [Mini card ok AYLA]");
  test_world_run (world, 1500); /* the second look after a change */

  n_calls = fake_pcsc_count (NULL);
  g_timeout_add_once (2000, (GSourceOnceFunc) g_main_loop_quit, loop);
  n_polls = 0;
  g_main_context_set_poll_func (NULL, poll_cb);
  g_main_loop_run (loop);
  g_main_context_set_poll_func (NULL, NULL);
  g_assert_cmpint (n_polls, <=, 2); /* the time-out itself, which may be a millisecond early */
  g_assert_cmpuint (fake_pcsc_count (NULL), ==, n_calls);
}

/* The one look that is taken without cause. */
static void
test_longest_sleep (void)
{
  g_autoptr (TestWorld) world = test_world_new ();
  guint n_waits;

  world->settings.longest_sleep_ms = 100;
  test_world_start (world);
  test_world_wait (world, "running");
  n_waits = fake_pcsc_count ("SCardGetStatusChange");
  test_world_run (world, 1000);
  g_assert_cmpuint (fake_pcsc_count ("SCardGetStatusChange") - n_waits, >=, 4);
  g_assert_cmpuint (fake_pcsc_count ("SCardGetStatusChange") - n_waits, <=,
                    20); /* nor does it spin */
  test_world_assert_told (world, "running", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/monitor/no-reader", test_no_reader);
  g_test_add_func ("/card/monitor/short-life", test_short_life);
  g_test_add_func ("/card/monitor/there-from-the-start", test_there_from_the_start);
  g_test_add_func ("/card/monitor/many-readers", test_many_readers);
  g_test_add_data_func ("/card/monitor/mini-reader", GINT_TO_POINTER (FALSE), test_mini_reader);
  g_test_add_data_func ("/card/monitor/mini-reader/first-state-zero", GINT_TO_POINTER (TRUE),
                        test_mini_reader);
  g_test_add_func ("/card/monitor/mini-reader/mute", test_mini_reader_mute);
  g_test_add_func ("/card/monitor/late-card", test_late_card);
  g_test_add_func ("/card/monitor/passing-reader", test_passing_reader);
  g_test_add_func ("/card/monitor/desk-reader", test_desk_reader);
  g_test_add_data_func ("/card/monitor/two-readers", GINT_TO_POINTER (TRUE), test_two_readers);
  g_test_add_data_func ("/card/monitor/two-readers/other-order", GINT_TO_POINTER (FALSE),
                        test_two_readers);
  g_test_add_func ("/card/monitor/mute", test_mute);
  g_test_add_func ("/card/monitor/unavailable", test_unavailable);
  g_test_add_func ("/card/monitor/suspend", test_suspend);
  g_test_add_func ("/card/monitor/suspend/mini-reader", test_suspend_mini_reader);
  g_test_add_func ("/card/monitor/idle", test_idle);
  g_test_add_func ("/card/monitor/longest-sleep", test_longest_sleep);
  return g_test_run ();
}
