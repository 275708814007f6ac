/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards that go, or change, while their drivers read them. A driver does not notice, or says that all is
 * well: it is not believed. */

#include "test-drivers-desk.h"

static void
pull_at_once (gpointer unused)
{
  fake_pcsc_remove (DESK);
}

/* Pulled while the driver is at work: that ends at once, and the card that comes next is read. */
static void
test_pulled (TestDesk *self, gconstpointer unused)
{
  const char *module = test_kit_add (
    self->kit, "a.so", "[ -e \"$2.again\" ] && exec cat \"$2.json\"\nexec sleep 1000");
  g_autofree char *json = test_kit_get_file (module, "json");
  g_autofree char *answer = test_answer_new_read (DESK, "AYLA", NULL);
  int process;

  g_assert_true (g_file_set_contents (json, answer, -1, NULL));
  test_desk_use_driver (self, module, TEST_NEVER_MS);
  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  test_card_insert (self->card, DESK);
  test_world_start (self->world);
  test_desk_wait_calls (self, module, 1);
  process = test_kit_get_process (module);
  fake_pcsc_remove (DESK);
  test_world_wait (self->world, "running [Desk empty]");
  test_assert_process_ends (process);
  test_world_wait_contexts (self->world, 1);
  test_world_assert_never_told (self->world, "running [Desk card");

  test_kit_make_file (module, "again");
  test_card_insert (self->card, DESK);
  test_world_wait (self->world, "running [Desk card ok AYLA]");
}

/* The program is closed while a driver hangs. */
static void
test_dropped (TestDesk *self, gconstpointer unused)
{
  const char *module = test_kit_add (self->kit, "a.so", "exec sleep 1000");

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_desk_wait_calls (self, module, 1);
  test_world_stop (self->world);
  test_assert_process_ends (test_kit_get_process (module));
}

/* Another card by the time the driver has answered: it is not the one that was read. */
static void
test_swapped (TestDesk *self, gconstpointer unused)
{
  g_autoptr (TestCard) other = test_card_new_simple ("MERT");
  const char *module = test_kit_add_answer (self->kit, "a.so", TEST_WAIT_FOR_GO,
                                            test_answer_new_read (DESK, "AYLA", NULL));

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_desk_wait_calls (self, module, 1);
  test_card_insert (other, DESK);
  test_kit_make_file (module, "go");
  test_world_wait (self->world, "running [Desk card ok MERT]");
  test_world_assert_never_told (self->world, "running [Desk card ok AYLA");

  fake_pcsc_unplug (DESK);
  test_world_wait (self->world, "running");
}

/* The same holder's card of the same make, out and in again: it is read from its beginning. */
static void
test_reinserted (TestDesk *self, gconstpointer unused)
{
  const char *module = test_kit_add_answer (self->kit, "a.so", TEST_WAIT_FOR_GO,
                                            test_answer_new_read (DESK, "AYLA", NULL));

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_desk_wait_calls (self, module, 1);
  test_card_insert (self->card, DESK);
  test_kit_make_file (module, "go");
  test_world_wait (self->world, "running [Desk card ok AYLA]");
  g_assert_cmpuint (test_kit_count (module), ==, 2);
}

/* The card has gone, and its reader does not know yet: a driver that says that all is well, of the few
 * certificates it had read until then, is not believed. */
static void
test_gone_unnoticed (TestDesk *self, gconstpointer unused)
{
  const char *module =
    test_kit_add_answer (self->kit, "a.so", "", test_answer_new_read (DESK, "AYLA", NULL));

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  test_card_insert (self->card, DESK);
  test_card_act_at (self->card, 1, pull_at_once, NULL);
  test_world_start (self->world);
  test_world_wait_told (self->world, "running [Desk reading]");
  test_world_wait (self->world, "running [Desk empty]");
  test_world_assert_never_told (self->world, "running [Desk card");
  g_assert_cmpuint (test_kit_count (module), ==, 1);
}

/* It answers that it has nothing any more: the reader did not see it go, and yet it is read again. */
static void
test_mute_afterwards (TestDesk *self, gconstpointer unused)
{
  const char *module =
    test_kit_add_answer (self->kit, "a.so", "", test_answer_new_read (DESK, "AYLA", NULL));

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  fake_pcsc_fail ("SCardTransmit", SCARD_E_NOT_TRANSACTED, 1);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card ok AYLA]");
  g_assert_cmpuint (test_kit_count (module), ==, 2);
}

static void
test_says_removed (TestDesk *self, gconstpointer detail)
{
  const char *module =
    test_kit_add (self->kit, "a.so",
                  "[ -e \"$2.again\" ] && exec cat \"$2.good\"\n: > \"$2.again\"\ncat \"$2.bad\"");
  g_autofree char *good_file = test_kit_get_file (module, "good");
  g_autofree char *bad_file = test_kit_get_file (module, "bad");
  g_autofree char *good = test_answer_new_read (DESK, "AYLA", NULL);
  g_autofree char *bad = test_answer_new ("failed", detail, NULL, NULL, NULL);

  g_assert_true (g_file_set_contents (good_file, good, -1, NULL));
  g_assert_true (g_file_set_contents (bad_file, bad, -1, NULL));
  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card ok AYLA]");
  g_assert_cmpuint (test_kit_count (module), ==, 2);
}

/* It says so of a card in another reader, and shows ours: that is read, and once. */
static void
test_says_other_removed (TestDesk *self, gconstpointer unused)
{
  g_autoptr (GBytes) certificate = test_certificate_new ("AYLA", 0);
  GBytes *const certificates[] = { certificate, NULL };
  const char *module = test_kit_add_answer (
    self->kit, "a.so", "",
    test_answer_new ("failed", "C_OpenSession: CKR_DEVICE_REMOVED", DESK, "none", certificates));

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card ok AYLA]");
  test_desk_assert_driver (self, module, IMZ_DRIVER_PROBLEM_NONE, NULL);
  g_assert_cmpuint (test_kit_count (module), ==, 1);
}

/* It says so again and again, of a card that has not moved: then that is how the driver fails. */
static void
test_always_says_removed (TestDesk *self, gconstpointer unused)
{
  static const char detail[] = "C_OpenSession: CKR_TOKEN_NOT_PRESENT";
  const char *module = test_kit_add_answer (self->kit, "a.so", "",
                                            test_answer_new ("failed", detail, NULL, NULL, NULL));

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card no-driver]");
  test_desk_assert_driver (self, module, IMZ_DRIVER_PROBLEM_FAILED, detail);
}

static void
test_crashes_once (TestDesk *self, gconstpointer unused)
{
  const char *module = test_kit_add_answer (
    self->kit, "a.so", "[ -e \"$2.again\" ] || { : > \"$2.again\"; kill -SEGV $$; }",
    test_answer_new_read (DESK, "AYLA", NULL));

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card ok AYLA]");
  test_desk_assert_driver (self, module, IMZ_DRIVER_PROBLEM_NONE, NULL);
  g_assert_cmpuint (test_kit_count (module), ==, 2);
}

/* Pulled between its two crashes: what crashed was no fault of the driver's. */
static void
test_crashes_as_card_goes (TestDesk *self, gconstpointer unused)
{
  const char *module = test_kit_add (self->kit, "a.so", TEST_WAIT_FOR_GO "\nkill -SEGV $$");

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  test_card_insert (self->card, DESK);
  test_world_start (self->world);
  test_desk_wait_calls (self, module, 1);
  fake_pcsc_remove (DESK);
  test_kit_make_file (module, "go");
  test_world_wait (self->world, "running [Desk empty]");
  test_world_wait_contexts (self->world, 1);
  test_world_assert_never_told (self->world, "running [Desk card");
}

/* Out and in again while it crashed, and crashed again: that is read anew, and not held against it. */
static void
test_crashes_as_card_comes_loose (TestDesk *self, gconstpointer unused)
{
  const char *module = test_kit_add_answer (
    self->kit, "a.so",
    "if [ \"$(wc -l < \"$2.calls\")\" -lt 3 ]; then\n" TEST_WAIT_FOR_GO "\nkill -SEGV $$\nfi",
    test_answer_new_read (DESK, "AYLA", NULL));

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_desk_wait_calls (self, module, 1);
  test_card_insert (self->card, DESK);
  test_kit_make_file (module, "go");
  test_world_wait (self->world, "running [Desk card ok AYLA]");
  test_world_assert_told (self->world, "running [Desk reading]", "running [Desk card ok AYLA]",
                          NULL);
}

/* Another program takes the card as soon as the driver has let go of it. */
static void
test_held_afterwards (TestDesk *self, gconstpointer unused)
{
  const char *module = test_kit_add_answer (self->kit, "a.so", TEST_WAIT_FOR_GO,
                                            test_answer_new_read (DESK, "AYLA", NULL));

  self->world->settings.delays.read_ms = 300;
  test_desk_use_driver (self, module, 300);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_desk_wait_calls (self, module, 1);
  fake_pcsc_hold_transaction (DESK, TRUE);
  test_kit_make_file (module, "go");
  test_world_wait (self->world, "running [Desk busy]");
  fake_pcsc_hold_transaction (DESK, FALSE);
  test_world_wait (self->world, "running [Desk card ok AYLA]");
  test_world_assert_never_told (self->world, "running [Desk card silent");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST_DESK_ADD ("/card/drivers/pulled", NULL, test_pulled);
  TEST_DESK_ADD ("/card/drivers/dropped", NULL, test_dropped);
  TEST_DESK_ADD ("/card/drivers/swapped", NULL, test_swapped);
  TEST_DESK_ADD ("/card/drivers/reinserted", NULL, test_reinserted);
  TEST_DESK_ADD ("/card/drivers/gone-unnoticed", NULL, test_gone_unnoticed);
  TEST_DESK_ADD ("/card/drivers/mute-afterwards", NULL, test_mute_afterwards);
  TEST_DESK_ADD ("/card/drivers/says-removed", "C_FindObjects: CKR_DEVICE_REMOVED",
                 test_says_removed);
  TEST_DESK_ADD ("/card/drivers/says-not-present", "C_OpenSession: CKR_TOKEN_NOT_PRESENT",
                 test_says_removed);
  TEST_DESK_ADD ("/card/drivers/says-other-removed", NULL, test_says_other_removed);
  TEST_DESK_ADD ("/card/drivers/always-says-removed", NULL, test_always_says_removed);
  TEST_DESK_ADD ("/card/drivers/crashes-once", NULL, test_crashes_once);
  TEST_DESK_ADD ("/card/drivers/crashes-as-card-goes", NULL, test_crashes_as_card_goes);
  TEST_DESK_ADD ("/card/drivers/crashes-as-card-comes-loose", NULL,
                 test_crashes_as_card_comes_loose);
  TEST_DESK_ADD ("/card/drivers/held-afterwards", NULL, test_held_afterwards);
  return g_test_run ();
}
