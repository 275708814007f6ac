/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards that are read by their drivers: which one is asked, for how long, and what of it is the card. */

#include "test-drivers-desk.h"

static void
test_read (TestDesk *self, gconstpointer unused)
{
  const char *module =
    test_kit_add_answer (self->kit, "a.so", "", test_answer_new_read (DESK, "AYLA", "MERT", NULL));

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card ok AYLA, MERT]");
  test_world_assert_told (self->world, "running [Desk reading]",
                          "running [Desk card ok AYLA, MERT]", NULL);
  test_desk_assert_driver (self, module, IMZ_DRIVER_PROBLEM_NONE, NULL);
  g_assert_cmpstr (test_desk_get_facts (self)->libcrypto, ==, "/lib/libcrypto.so.3");
  g_assert_null (test_desk_get_facts (self)->libpcsclite);
  g_assert_cmpuint (test_kit_count (module), ==, 1);
  test_world_wait_contexts (self->world, 1);
}

/* A card that can be read without: no driver is asked, and the card no more than before. */
static void
test_not_needed (TestDesk *self, gconstpointer unused)
{
  g_autoptr (TestCard) card = test_card_new_simple ("AYLA");
  const char *module = test_kit_add (self->kit, "a.so", "kill -SEGV $$");
  int n_apdus;

  test_card_plug (card, DESK);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card ok AYLA]");
  n_apdus = g_atomic_int_get (&card->n_apdus);
  test_world_stop (self->world);

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card ok AYLA]");
  test_world_stop (self->world);
  g_assert_cmpint (g_atomic_int_get (&card->n_apdus), ==, 2 * n_apdus);
  g_assert_cmpuint (test_kit_count (module), ==, 0);

  fake_pcsc_unplug (DESK);
}

/* No driver for the card: it is as it was without any. */
static void
test_none (TestDesk *self, gconstpointer unused)
{
  test_desk_use_driver (self, NULL, TEST_NEVER_MS);
  test_kit_write_table (self->kit, "none.ini", "[akis]\nFamily=akis\nFiles=\n");
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card no-driver]");
  g_assert_null (imz_card_get_driver (test_desk_get_card (self)));
}

/* Its PIN: what is told, and what it means that nothing is told. */
static void
test_pin (TestDesk *self, gconstpointer unused)
{
  static const struct {
    const char *name;
    const char *word;
    ImzPinState pin;
  } cases[] = {
    { "unknown.so", "none", IMZ_PIN_STATE_UNKNOWN },
    { "unknown.so", "low", IMZ_PIN_STATE_LOW },
    { "unknown.so", "not-set", IMZ_PIN_STATE_NOT_SET },
    { "libakisp11.so", "none", IMZ_PIN_STATE_UNKNOWN },
    { "opensc-pkcs11.so", "none", IMZ_PIN_STATE_OK },
    { "opensc-pkcs11.so", "final-try", IMZ_PIN_STATE_FINAL_TRY },
    { "opensc-pkcs11.so", "locked", IMZ_PIN_STATE_LOCKED },
  };
  g_autoptr (GBytes) certificate = test_certificate_new ("AYLA", 0);
  GBytes *const certificates[] = { certificate, NULL };

  test_card_plug (self->card, DESK);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *module =
      test_kit_add_answer (self->kit, cases[i].name, "",
                           test_answer_new ("read", NULL, DESK, cases[i].word, certificates));

    test_desk_use_driver (self, module, TEST_NEVER_MS);
    test_world_start (self->world);
    test_world_wait (self->world, "running [Desk card ok AYLA]");
    g_assert_cmpstr (imz_pin_state_to_word (imz_card_get_pin (test_desk_get_card (self))), ==,
                     imz_pin_state_to_word (cases[i].pin));
    test_world_stop (self->world);
  }
}

/* The chosen one first, then the table's in its order, up to the first that shows a certificate. */
static void
test_order (TestDesk *self, gconstpointer unused)
{
  const char *chosen = test_kit_add_answer (self->kit, "chosen.so", "",
                                            test_answer_new ("no-token", NULL, NULL, NULL, NULL));
  const char *first = test_kit_add (self->kit, "first.so", "exit 3");
  const char *second =
    test_kit_add_answer (self->kit, "second.so", "", test_answer_new_read (DESK, "AYLA", NULL));
  const char *third =
    test_kit_add_answer (self->kit, "third.so", "", test_answer_new_read (DESK, "MERT", NULL));
  g_autofree char *table =
    g_strdup_printf ("[akis]\nFamily=akis\nFiles=%s;/not/there.so;%s;%s\n", first, second, third);

  test_kit_write_table (self->kit, "x.ini", table);
  test_desk_use_driver (self, chosen, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card ok AYLA]");
  test_desk_assert_driver (self, second, IMZ_DRIVER_PROBLEM_NONE, NULL);
  g_assert_cmpuint (test_kit_count (chosen), ==, 1);
  g_assert_cmpuint (test_kit_count (first), ==, 1);
  g_assert_cmpuint (test_kit_count (second), ==, 1);
  g_assert_cmpuint (test_kit_count (third), ==, 0);
}

/* Those registered with p11-kit only when somebody wants it, and only for the slot that is the reader. */
static void
test_registered (TestDesk *self, gconstpointer unused)
{
  const char *module =
    test_kit_add_answer (self->kit, "r.so", "", test_answer_new_read (DESK, "AYLA", NULL));
  const char *other =
    test_kit_add_answer (self->kit, "o.so", "", test_answer_new_read ("Trust", "MERT", NULL));
  g_autofree char *lock = g_build_filename (self->kit->folder, "imzam.conf", NULL);
  g_autofree char *first = g_build_filename (self->kit->registered_dir, "a.module", NULL);
  g_autofree char *second = g_build_filename (self->kit->registered_dir, "b.module", NULL);

  g_assert_true (g_file_set_contents (first, "module: o.so\n", -1, NULL));
  g_assert_true (g_file_set_contents (second, "module: r.so\n", -1, NULL));
  test_kit_write_table (self->kit, "none.ini", "[akis]\nFamily=akis\nFiles=\n");
  test_card_plug (self->card, DESK);

  test_desk_use_driver (self, NULL, TEST_NEVER_MS);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card no-driver]");
  g_assert_cmpuint (test_kit_count (module), ==, 0);
  test_world_stop (self->world);

  g_assert_true (g_file_set_contents (lock, "[imzam]\nregistered-modules=true\n", -1, NULL));
  test_desk_use_driver (self, NULL, TEST_NEVER_MS);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card ok AYLA]");
  g_assert_cmpuint (test_kit_count (other), ==, 1);
}

/* The time a driver may take is configured in seconds. */
static void
test_configured_deadline (TestDesk *self, gconstpointer unused)
{
  const char *module = test_kit_add (self->kit, "a.so", "exec sleep 1000");
  g_autofree char *config = g_build_filename (self->kit->folder, "imzam.conf", NULL);

  g_assert_true (g_file_set_contents (config, "[imzam]\ndriver-deadline=1\n", -1, NULL));
  test_desk_use_driver (self, module, 0);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card driver-timeout]");
  test_desk_assert_driver (self, module, IMZ_DRIVER_PROBLEM_TIMEOUT, NULL);
  test_assert_process_ends (test_kit_get_process (module));
}

/* It takes longer than a reading may, but not than a driver may; and one after the other does. */
static void
test_slow (TestDesk *self, gconstpointer unused)
{
  const char *first = test_kit_add_answer (self->kit, "a.so", "sleep 0.6",
                                           test_answer_new ("no-token", NULL, NULL, NULL, NULL));
  const char *second =
    test_kit_add_answer (self->kit, "b.so", "sleep 0.6", test_answer_new_read (DESK, "AYLA", NULL));
  g_autofree char *table = g_strdup_printf ("[akis]\nFamily=akis\nFiles=%s;%s\n", first, second);

  test_kit_write_table (self->kit, "x.ini", table);
  self->world->settings.delays.read_ms = 100;
  test_desk_use_driver (self, NULL, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card ok AYLA]");
  test_world_assert_told (self->world, "running [Desk reading]", "running [Desk card ok AYLA]",
                          NULL);
}

/* Two readers, two drivers that wait for each other: they are at work at the same time; and each card
 * is in its own reader. */
static void
test_two_readers (TestDesk *self, gconstpointer unused)
{
  g_autoptr (TestCard) other = test_desk_new_closed_card ();
  const char *module =
    test_kit_add (self->kit, "a.so",
                  ": > \"$2.$$\"\n"
                  "while [ \"$(ls \"$2\".[0-9]* | wc -l)\" -lt 2 ]; do sleep 0.01; done\n"
                  "cat \"$2.json\"");
  g_autofree char *file = test_kit_get_file (module, "json");
  g_autoptr (GBytes) ayla = test_certificate_new ("AYLA", 0);
  g_autoptr (GBytes) mert = test_certificate_new ("MERT", 0);
  gsize length;
  gconstpointer der = g_bytes_get_data (mert, &length);
  g_autofree char *base64 = g_base64_encode (der, length);
  GBytes *const certificates[] = { ayla, NULL };
  g_autofree char *one = test_answer_new ("read", NULL, DESK, "none", certificates);
  g_autofree char *second = g_strdup_printf (
    "\"tokens\":[{\"slot\":\"%s\",\"pin\":\"low\",\"certificates\":[\"%s\"]},", MINI, base64);
  g_auto (GStrv) parts = g_strsplit (one, "\"tokens\":[", 2);
  g_autofree char *both = g_strjoinv (second, parts);

  g_assert_true (g_file_set_contents (file, both, -1, NULL));
  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_card_plug (other, MINI);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card ok AYLA] [Mini card ok MERT]");

  fake_pcsc_unplug (MINI);
  test_world_wait (self->world, "running [Desk card ok AYLA]");
}

/* The driver knows the card of another reader only. */
static void
test_other_readers_token (TestDesk *self, gconstpointer unused)
{
  g_autoptr (TestCard) other = test_card_new_simple ("MERT");
  const char *module =
    test_kit_add_answer (self->kit, "a.so", "", test_answer_new_read (MINI, "MERT", NULL));

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_card_plug (other, MINI);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card no-driver] [Mini card ok MERT]");
  test_desk_assert_driver (self, module, IMZ_DRIVER_PROBLEM_NO_TOKEN, NULL);

  fake_pcsc_unplug (MINI);
  test_world_wait (self->world, "running [Desk card no-driver]");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST_DESK_ADD ("/card/drivers/read", NULL, test_read);
  TEST_DESK_ADD ("/card/drivers/not-needed", NULL, test_not_needed);
  TEST_DESK_ADD ("/card/drivers/none", NULL, test_none);
  TEST_DESK_ADD ("/card/drivers/pin", NULL, test_pin);
  TEST_DESK_ADD ("/card/drivers/order", NULL, test_order);
  TEST_DESK_ADD ("/card/drivers/registered", NULL, test_registered);
  TEST_DESK_ADD ("/card/drivers/configured-deadline", NULL, test_configured_deadline);
  TEST_DESK_ADD ("/card/drivers/slow", NULL, test_slow);
  TEST_DESK_ADD ("/card/drivers/two-readers", NULL, test_two_readers);
  TEST_DESK_ADD ("/card/drivers/other-readers-token", NULL, test_other_readers_token);
  return g_test_run ();
}
