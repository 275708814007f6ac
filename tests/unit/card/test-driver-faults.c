/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The real token reader and a driver that fails in every way, again and again: each time it has its
 * name, nothing is left behind, and the main loop never keeps anybody waiting. */

#include "test-drivers-desk.h"
#include "test-loop-watch.h"

#include <elf.h>
#include <signal.h>
#include <string.h>

#include <glib/gstdio.h>

enum {
  N_ROUNDS = 20,
  SHORT_MS = 300,
};

/* What lies where the driver should be. */
typedef enum {
  MOCK, /* plays a script: tests/mock-pkcs11 */
  MISSING_LIBRARY,
  MISSING_SYMBOL,
  NO_ENTRY,
  WRONG_ARCHITECTURE,
  WRITABLE,
  NOTHING,
  BABBLER, /* a shell script in the place of the token reader itself */
} Place;

typedef struct {
  const char *name;
  Place place;
  const char *script;
  const char *state; /* of the card */
  ImzDriverProblem problem;
} Fault;

#define CRASHED "driver-crashed"
#define TIMEOUT "driver-timeout"
#define NO_DRIVER "no-driver"

static const Fault faults[] = {
  { "hang-initialize", MOCK, "hang C_Initialize", TIMEOUT, IMZ_DRIVER_PROBLEM_TIMEOUT },
  { "hang-slots", MOCK, "hang C_GetSlotList", TIMEOUT, IMZ_DRIVER_PROBLEM_TIMEOUT },
  { "hang-objects", MOCK, "hang C_FindObjects", TIMEOUT, IMZ_DRIVER_PROBLEM_TIMEOUT },
  { "hang-load", MOCK, "hang load", TIMEOUT, IMZ_DRIVER_PROBLEM_TIMEOUT },
  { "segv", MOCK, "segv C_FindObjects", CRASHED, IMZ_DRIVER_PROBLEM_CRASHED },
  { "abort", MOCK, "abort C_GetTokenInfo", CRASHED, IMZ_DRIVER_PROBLEM_CRASHED },
  { "exit", MOCK, "exit C_GetSlotList 3", CRASHED, IMZ_DRIVER_PROBLEM_EXITED },
  { "exit-quietly", MOCK, "exit C_GetSlotList 0", CRASHED, IMZ_DRIVER_PROBLEM_EXITED },
  { "garbage", BABBLER, "head -c 5000 /dev/urandom", CRASHED, IMZ_DRIVER_PROBLEM_GARBAGE },
  { "endless", BABBLER, "cat /dev/zero", CRASHED, IMZ_DRIVER_PROBLEM_ENDLESS },
  { "error", MOCK, "return C_OpenSession 0x30", NO_DRIVER, IMZ_DRIVER_PROBLEM_FAILED },
  { "no-token", MOCK, "absent", NO_DRIVER, IMZ_DRIVER_PROBLEM_NO_TOKEN },
  { "huge-attribute", MOCK, "certificates 1\nhuge-attribute", "unreadable",
    IMZ_DRIVER_PROBLEM_NONE },
  { "not-a-certificate", MOCK, "certificates 1", "unreadable ?", IMZ_DRIVER_PROBLEM_NONE },
  { "missing-library", MISSING_LIBRARY, "", NO_DRIVER, IMZ_DRIVER_PROBLEM_MISSING_LIBRARY },
  { "missing-symbol", MISSING_SYMBOL, "", NO_DRIVER, IMZ_DRIVER_PROBLEM_MISSING_SYMBOL },
  { "not-a-module", NO_ENTRY, "", NO_DRIVER, IMZ_DRIVER_PROBLEM_NOT_A_MODULE },
  { "wrong-architecture", WRONG_ARCHITECTURE, "", NO_DRIVER,
    IMZ_DRIVER_PROBLEM_WRONG_ARCHITECTURE },
  { "writable", WRITABLE, "", NO_DRIVER, IMZ_DRIVER_PROBLEM_WRITABLE },
  { "missing", NOTHING, "", NO_DRIVER, IMZ_DRIVER_PROBLEM_MISSING },
};

static char *
read_module (const char *variable, gsize *length)
{
  const char *path = g_getenv (variable);
  g_autoptr (GError) error = NULL;
  char *bytes;

  g_assert_nonnull (path);
  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);

  return bytes;
}

static void
put_module (const char *path, Place place)
{
  static const char *const variables[] = {
    [MOCK] = "MOCK_PKCS11",
    [MISSING_LIBRARY] = "MOCK_PKCS11_MISSING_LIBRARY",
    [MISSING_SYMBOL] = "MOCK_PKCS11_MISSING_SYMBOL",
    [NO_ENTRY] = "MOCK_PKCS11_NO_ENTRY",
    [WRONG_ARCHITECTURE] = "MOCK_PKCS11",
    [WRITABLE] = "MOCK_PKCS11",
  };
  gsize length;
  g_autofree char *bytes = read_module (variables[place], &length);

  if (place == WRONG_ARCHITECTURE)
    bytes[G_STRUCT_OFFSET (Elf64_Ehdr, e_machine)] ^= 0x55;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_assert_cmpint (g_chmod (path, place == WRITABLE ? 0666 : 0755), ==, 0);
}

static void
write_script (const char *module, const char *script)
{
  g_autofree char *beside = test_kit_get_file (module, "script");
  g_autofree char *text = g_strconcat ("slot-description \"" DESK "\"\n", script, "\n", NULL);

  g_assert_true (g_file_set_contents (beside, text, -1, NULL));
}

/* Returns its path. */
static const char *
add_driver (TestDesk *self, Place place, const char *script)
{
  const char *module = test_kit_add (self->kit, "driver.so", script);

  if (place == BABBLER)
    return module;

  g_free (self->kit->program);
  self->kit->program = g_strdup (g_getenv ("IMZAM_TOKEN_READER"));
  if (place == NOTHING)
    g_unlink (module);
  else
    put_module (module, place);
  write_script (module, script);

  return module;
}

/* Both in the script; the second one is MERT's. */
#define TWO_CERTIFICATES "certificate-file driver.so.1\ncertificate-file driver.so.2\n"

static void
add_certificates (const char *module)
{
  static const char *const holders[] = { "AYLA", "MERT" };

  for (gsize i = 0; i < G_N_ELEMENTS (holders); i++) {
    g_autofree char *file = g_strdup_printf ("%s.%" G_GSIZE_FORMAT, module, i + 1);
    g_autoptr (GBytes) certificate = test_certificate_new (holders[i], 0);
    gsize length;
    const char *der = g_bytes_get_data (certificate, &length);

    g_assert_true (g_file_set_contents (file, der, (gssize) length, NULL));
  }
}

/* The last process that hung in it, if one did. */
static void
assert_nothing_left (const char *module)
{
  g_autofree char *file = test_kit_get_file (module, "hangs");
  g_autofree char *text = NULL;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    return;

  test_assert_process_ends ((int) g_ascii_strtoll (text, NULL, 10));
  g_unlink (file);
}

/* A driver that asks comes to its fault only if the main loop turns meanwhile. */
#define ASKING "asks\n"

/* Each of `n_readings`, at least, was at work while the main loop turned. */
static void
assert_loop_turned (guint n_readings)
{
  TestLoopTurns turns = test_loop_watch_stop ();

  g_assert_cmpuint (turns.n_answers, >=, n_readings);
}

/* One that hangs may be ended before it comes to its question; then it was seen to hang. */
static void
assert_loop_turned_beside_hanging (void)
{
  TestLoopTurns turns = test_loop_watch_stop ();

  g_assert_cmpuint (turns.n_answers + turns.n_hanging, >, 0);
}

static void
test_fault (TestDesk *self, gconstpointer data)
{
  const Fault *fault = data;
  gboolean hangs = fault->problem == IMZ_DRIVER_PROBLEM_TIMEOUT;
  g_autofree char *script = g_strconcat (fault->place == MOCK ? ASKING : "", fault->script, NULL);
  const char *module = add_driver (self, fault->place, script);
  g_autofree char *words = g_strdup_printf ("running [Desk card %s]", fault->state);

  test_desk_use_driver (self, module, hangs ? SHORT_MS : TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_loop_watch_start (module);
  test_world_start (self->world);
  for (int i = 0; i < N_ROUNDS; i++) {
    test_world_wait_told (self->world, words);
    test_world_assert_told (self->world, "running [Desk reading]", words, NULL);
    g_assert_cmpstr (imz_driver_problem_to_word (test_desk_get_facts (self)->problem), ==,
                     imz_driver_problem_to_word (fault->problem));
    assert_nothing_left (module);
    imz_reader_monitor_retry (self->world->monitor);
  }
  test_world_wait_told (self->world, words);
  if (hangs)
    assert_loop_turned_beside_hanging ();
  else
    assert_loop_turned (fault->place == MOCK ? N_ROUNDS : 0);
}

/* It can do it, too: just as often, and also when each reading begins with a crash. */
static void
test_reads (TestDesk *self, gconstpointer script)
{
  g_autofree char *asking = g_strconcat (ASKING, script, NULL);
  const char *module = add_driver (self, MOCK, asking);
  g_autofree char *once = test_kit_get_file (module, "once");

  add_certificates (module);
  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_loop_watch_start (module);
  test_world_start (self->world);
  for (int i = 0; i < N_ROUNDS; i++) {
    test_world_wait_told (self->world, "running [Desk card ok AYLA, MERT]");
    test_world_assert_told (self->world, "running [Desk reading]",
                            "running [Desk card ok AYLA, MERT]", NULL);
    g_unlink (once);
    imz_reader_monitor_retry (self->world->monitor);
  }
  assert_loop_turned (N_ROUNDS);
}

/* The card goes while the driver is at work: that is ended at once, and not one word is told of it. */
static void
test_pulled (TestDesk *self, gconstpointer unused)
{
  const char *module = add_driver (self, MOCK, ASKING "hang C_FindObjects");
  g_autofree char *hangs = test_kit_get_file (module, "hangs");

  test_desk_use_driver (self, module, TEST_NEVER_MS);
  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  test_loop_watch_start (module);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk empty]");
  for (int i = 0; i < N_ROUNDS; i++) {
    test_card_insert (self->card, DESK);
    while (!g_file_test (hangs, G_FILE_TEST_EXISTS))
      test_world_run (self->world, 5);
    fake_pcsc_remove (DESK);
    test_world_wait (self->world, "running [Desk empty]");
    assert_nothing_left (module);
  }
  assert_loop_turned (N_ROUNDS);
  test_world_assert_never_told (self->world, "running [Desk card");
}

/* What is seen when the reading asks the card once more: it has been out and in again. */
static void
reinsert (gpointer desk)
{
  TestDesk *self = desk;

  write_script (self->kit->modules->pdata[0], ASKING TWO_CERTIFICATES);
  test_card_insert (self->card, DESK);
}

/* The card came loose for a moment, and the driver says that all is well of the one certificate of two that
 * it had read by then. */
static void
test_reads_a_part (TestDesk *self, gconstpointer unused)
{
  const char *module = add_driver (self, MOCK, ASKING TWO_CERTIFICATES "pulled 1");

  add_certificates (module);
  test_desk_use_driver (self, module, TEST_NEVER_MS);
  test_card_plug (self->card, DESK);
  test_card_act_at (self->card, 1, reinsert, self);
  test_loop_watch_start (module);
  test_world_start (self->world);
  for (int i = 0; i < N_ROUNDS; i++) {
    test_world_wait_told (self->world, "running [Desk card ok AYLA, MERT]");
    test_world_assert_told (self->world, "running [Desk reading]",
                            "running [Desk card ok AYLA, MERT]", NULL);
    write_script (module, ASKING TWO_CERTIFICATES "pulled 1");
    test_card_act_at (self->card, 1, reinsert, self);
    imz_reader_monitor_retry (self->world->monitor);
  }
  assert_loop_turned (N_ROUNDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("LD_LIBRARY_PATH"); /* it leads to the library that shall be missing */
  TEST_DESK_ADD ("/card/driver-faults/none", TWO_CERTIFICATES, test_reads);
  TEST_DESK_ADD ("/card/driver-faults/segv-once", "once\nsegv C_FindObjects\n" TWO_CERTIFICATES,
                 test_reads);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autofree char *path = g_strconcat ("/card/driver-faults/", faults[i].name, NULL);

    TEST_DESK_ADD (path, &faults[i], test_fault);
  }
  TEST_DESK_ADD ("/card/driver-faults/pulled", NULL, test_pulled);
  TEST_DESK_ADD ("/card/driver-faults/reads-a-part", NULL, test_reads_a_part);
  return g_test_run ();
}
