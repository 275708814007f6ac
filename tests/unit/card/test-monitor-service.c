/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The card service that is not there, comes and goes. */

#include "test-world.h"

#include <glib/gstdio.h>

static void
create_socket (TestWorld *world)
{
  g_assert_true (g_file_set_contents (world->socket, "", 0, NULL));
}

/* As a service that starts: its socket is there a moment before it listens. */
static void
start_service (TestWorld *world)
{
  create_socket (world);
  test_world_run (world, 30);
  fake_pcsc_set_service (SCARD_S_SUCCESS);
}

typedef struct {
  const char *sentence;
  LONG result;
  const char *words;
  gboolean installed;
} Refusal;

static const Refusal refusals[] = {
  { "no socket", SCARD_E_NO_SERVICE, "stopped", TRUE },
  { "it stops at this moment", SCARD_E_SERVICE_STOPPED, "stopped", TRUE },
  { "its answers are broken", SCARD_F_COMM_ERROR, "stopped", TRUE },
  { "it has no room for us", SCARD_E_NO_MEMORY, "stopped", TRUE },
  { "not installed", SCARD_E_NO_SERVICE, "absent", FALSE },
  { "polkit says no", SCARD_W_SECURITY_VIOLATION, "denied", TRUE },
  { "polkit says no, in newer words", SCARD_E_NO_ACCESS, "denied", TRUE },
  { "polkit says no, and the program is at an unknown place", SCARD_E_NO_ACCESS, "denied", FALSE },
};

static void
test_not_there (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
    g_autoptr (TestWorld) world = test_world_new ();
    guint n_tries;

    g_test_message ("%s", refusals[i].sentence);
    if (!refusals[i].installed)
      g_unlink (world->programs[0]);
    test_card_plug (card, MINI);
    fake_pcsc_set_service (refusals[i].result);
    test_world_start (world);
    test_world_wait (world, refusals[i].words);

    /* Nothing is tried as long as nothing appears. */
    n_tries = fake_pcsc_count ("SCardEstablishContext");
    test_world_run (world, 300);
    g_assert_cmpuint (fake_pcsc_count ("SCardEstablishContext"), ==, n_tries);

    start_service (world);
    test_world_wait (world, "running [Mini card ok AYLA]");
    test_world_assert_told (world, refusals[i].words, "running [Mini reading]",
                            "running [Mini card ok AYLA]", NULL);
  }
}

/* Where nothing tells that it came up, the longest sleep's end does; and the person can. */
static void
test_comes_up_unseen (void)
{
  g_autoptr (TestWorld) world = test_world_new ();

  fake_pcsc_set_service (SCARD_E_NO_SERVICE);
  world->settings.longest_sleep_ms = 200;
  test_world_start (world);
  test_world_wait (world, "stopped");
  fake_pcsc_set_service (SCARD_S_SUCCESS);
  test_world_wait (world, "running");
  test_world_assert_told (world, "stopped", "running", NULL);
}

static void
test_retry (void)
{
  g_autoptr (TestWorld) world = test_world_new ();

  fake_pcsc_set_service (SCARD_E_NO_ACCESS);
  test_world_start (world);
  test_world_wait (world, "denied");
  imz_reader_monitor_retry (world->monitor);
  test_world_wait_count (world, "SCardEstablishContext", 2);
  test_world_run (world, 50);
  test_world_assert_told (world, "denied", NULL);
  fake_pcsc_set_service (SCARD_S_SUCCESS);
  imz_reader_monitor_retry (world->monitor);
  test_world_wait (world, "running");
}

/* Where it was not installed, and is now: the state changes with it. */
static void
test_installed_later (void)
{
  g_autoptr (TestWorld) world = test_world_new ();

  g_unlink (world->programs[0]);
  fake_pcsc_set_service (SCARD_E_NO_SERVICE);
  test_world_start (world);
  test_world_wait (world, "absent");
  g_assert_true (g_file_set_contents (world->programs[0], "", 0, NULL));
  start_service (world);
  test_world_wait (world, "running");
  g_unlink (world->socket);
  fake_pcsc_set_service (SCARD_E_NO_SERVICE);
  test_world_wait (world, "stopped");
  test_world_assert_told (world, "absent", "running", "stopped", NULL);
}

static void
test_dies_for_good (void)
{
  static const LONG codes[] = { SCARD_F_COMM_ERROR, SCARD_E_NO_SERVICE, SCARD_E_SERVICE_STOPPED,
                                SCARD_E_INVALID_HANDLE };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
    g_autoptr (TestWorld) world = test_world_new ();

    test_card_plug (card, MINI);
    create_socket (world);
    test_world_start (world);
    test_world_wait (world, "running [Mini card ok AYLA]");
    test_world_forget (world);
    fake_pcsc_set_death_code (codes[i]);
    g_unlink (world->socket);
    fake_pcsc_set_service (SCARD_E_NO_SERVICE);
    test_world_wait (world, "stopped");
    test_world_assert_told (world, "stopped", NULL);
    g_assert_cmpuint (fake_pcsc_living_contexts (), ==, 0);

    start_service (world);
    test_world_wait (world, "running [Mini card ok AYLA]");
    test_world_assert_told (world, "running [Mini reading]", "running [Mini card ok AYLA]", NULL);
  }
}

/* A dead service's socket may stay behind: after some tries nobody asks any more. */
static void
test_socket_stays (void)
{
  g_autoptr (TestWorld) world = test_world_new ();
  guint n_tries;

  create_socket (world);
  test_world_start (world);
  test_world_wait (world, "running");
  fake_pcsc_set_service (SCARD_E_NO_SERVICE);
  test_world_wait (world, "stopped");
  test_world_run (world, 4200);
  n_tries = fake_pcsc_count ("SCardEstablishContext");
  g_assert_cmpuint (n_tries, <=, 10);
  test_world_run (world, 500);
  g_assert_cmpuint (fake_pcsc_count ("SCardEstablishContext"), ==, n_tries);
  test_world_assert_told (world, "running", "stopped", NULL);

  g_unlink (world->socket);
  start_service (world);
  test_world_wait (world, "running");
}

/* The service is another one before anybody asked in between. */
static void
restart_service (gpointer unused)
{
  fake_pcsc_block ("SCardEstablishContext", TRUE);
  fake_pcsc_set_service (SCARD_E_NO_SERVICE);
  fake_pcsc_set_service (SCARD_S_SUCCESS);
  fake_pcsc_block ("SCardEstablishContext", FALSE);
}

static void
test_restarts_at_once (void)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  g_autoptr (TestWorld) world = test_world_new ();

  test_card_plug (card, MINI);
  test_world_start (world);
  test_world_wait (world, "running [Mini card ok AYLA]");
  restart_service (NULL);
  test_world_wait_contexts (world, 1);
  test_world_run (world, 300);
  test_world_assert_told (world, "running [Mini reading]", "running [Mini card ok AYLA]", NULL);
  fake_pcsc_unplug (MINI);
  test_world_wait (world, "running");
  test_world_assert_told (world, "running", NULL);
}

/* At each APDU. */
static void
test_restarts_while_reading (void)
{
  int n_apdus = 0;

  for (int apdu = 0; apdu <= n_apdus; apdu++) {
    g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
    g_autoptr (TestWorld) world = test_world_new ();

    test_card_plug (card, MINI);
    if (apdu > 0)
      test_card_act_at (card, apdu, restart_service, NULL);
    test_world_start (world);
    test_world_wait (world, "running [Mini card ok AYLA]");
    test_world_wait_contexts (world, 1);
    test_world_run (world, 10);
    test_world_assert_told (world, "running [Mini reading]", "running [Mini card ok AYLA]", NULL);

    if (apdu == 0)
      n_apdus = g_atomic_int_get (&card->n_apdus);
    else
      g_assert_cmpint (g_atomic_int_get (&card->n_apdus), ==, n_apdus + apdu);
  }
}

static void
kill_service (gpointer unused)
{
  fake_pcsc_set_service (SCARD_E_NO_SERVICE);
}

static void
test_dies_while_reading (void)
{
  for (int apdu = 1; apdu <= 13; apdu++) {
    g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
    g_autoptr (TestWorld) world = test_world_new ();

    test_card_plug (card, MINI);
    test_card_act_at (card, apdu, kill_service, NULL);
    test_world_start (world);
    test_world_wait (world, "stopped");
    test_world_assert_never_told (world, "running [Mini card");
    start_service (world);
    test_world_wait (world, "running [Mini card ok AYLA]");
  }
}

/* Dropped in each state of the service, while the watcher sleeps there. */
static void
test_finalize (void)
{
  g_autoptr (TestWorld) world = test_world_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    fake_pcsc_set_service (refusals[i].result);
    test_world_start (world);
    test_world_settle (world, 3000);
    test_world_stop (world);
  }
}

/* Even a service that takes our call and never answers does not keep the program from ending. */
static void
test_hangs (gconstpointer function)
{
  g_autoptr (TestWorld) world = test_world_new ();

  fake_pcsc_block (function, TRUE);
  test_world_start (world);
  test_world_wait_count (world, function, 1);
  test_world_run (world, 50);
  test_world_assert_now (world, "starting");
  test_world_stop_at_once (world); /* comes back though the call does not */
  fake_pcsc_block (function, FALSE);
  test_world_wait_contexts (world, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/service/not-there", test_not_there);
  g_test_add_func ("/card/service/comes-up-unseen", test_comes_up_unseen);
  g_test_add_func ("/card/service/retry", test_retry);
  g_test_add_func ("/card/service/installed-later", test_installed_later);
  g_test_add_func ("/card/service/dies-for-good", test_dies_for_good);
  g_test_add_func ("/card/service/socket-stays", test_socket_stays);
  g_test_add_func ("/card/service/restarts-at-once", test_restarts_at_once);
  g_test_add_func ("/card/service/restarts-while-reading", test_restarts_while_reading);
  g_test_add_func ("/card/service/dies-while-reading", test_dies_while_reading);
  g_test_add_func ("/card/service/finalize", test_finalize);
  g_test_add_data_func ("/card/service/hangs/context", "SCardEstablishContext", test_hangs);
  g_test_add_data_func ("/card/service/hangs/list", "SCardListReaders", test_hangs);
  return g_test_run ();
}
