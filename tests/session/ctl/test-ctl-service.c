/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The card service that is not there, dies at every stage, or comes back. */

#include "test-ctl-desk.h"
#include "test-ctl.h"

#include <signal.h>
#include <sys/mount.h>

enum {
  SLOW_US = 20000,
};

static void
assert_no_service (const TestRun *run, const char *service)
{
  test_run_assert (run, "no-service", 3);
  test_assert_string (run->document, "service.state", service);
  test_assert_length (run->document, "readers", 0);
  test_assert_string (run->document, "summary.next_action.id", "start-service");
}

/* Installed, and does not run: not started yet, killed (its socket stays behind), ended. */
static void
test_stopped (void)
{
  for (guint i = 0; i < 3; i++) {
    g_autoptr (TestRun) run = NULL;
    g_autoptr (TestRun) for_people = NULL;

    if (i == 1) {
      test_desk_start ();
      test_desk_kill ();
    } else if (i == 2) {
      test_desk_start ();
      test_desk_stop ();
    }

    run = test_ctl_run ("status", "--json", NULL);
    assert_no_service (run, "stopped");
    g_assert_cmpint (run->duration_ms, <, 6000);
    for_people = test_ctl_run ("status", NULL);
    g_assert_cmpint (for_people->exit, ==, 3);
  }
}

/* Not installed: this namespace has no /usr/sbin for a moment, which is where Debian keeps pcscd. */
static void
test_absent (void)
{
  g_autoptr (TestRun) run = NULL;

  g_assert_false (g_file_test ("/usr/bin/pcscd", G_FILE_TEST_EXISTS));
  g_assert_cmpint (mount ("tmpfs", "/usr/sbin", "tmpfs", 0, NULL), ==, 0);
  run = test_ctl_run ("status", "--json", NULL);
  g_assert_cmpint (umount ("/usr/sbin"), ==, 0);
  assert_no_service (run, "absent");
}

/* Comes up while we wait for a card, and the card with it. */
static void
test_starts (void)
{
  TestProcess *process = test_ctl_start ("status", "--json", "--wait", "10", NULL);
  g_autoptr (TestRun) run = NULL;

  g_usleep (300 * 1000);
  test_desk_start ();
  test_desk_insert_specs (0, &(ImzTestCertificateSpec){ 0 }, 1, NULL);
  run = test_ctl_finish (process);
  test_run_assert (run, "valid", 0);
  test_desk_clear ();
}

/* Killed when the card has been sent so many APDUs; 0: before it could be asked. */
static void
check_killed_at (guint n_apdus)
{
  g_autoptr (TestRun) run = NULL;
  ImzVirtualCard *card;
  TestProcess *process;

  test_desk_start ();
  card = test_desk_insert_specs (0, &(ImzTestCertificateSpec){ 0 }, 1,
                                 &(ImzVirtualCardOptions){ .delay_us = SLOW_US });
  process = test_ctl_start ("status", "--json", NULL);
  while (imz_virtual_card_get_n_apdus (card) < n_apdus)
    g_usleep (500);
  test_desk_kill ();
  run = test_ctl_finish (process);

  g_test_message ("killed at APDU %u", n_apdus);
  assert_no_service (run, "stopped");
  test_desk_clear ();
}

static void
test_killed (void)
{
  static const guint moments[] = { 0, 1, 2, 3, 6, 12 };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    check_killed_at (moments[i]);
}

/* It ends in an orderly way, as at an upgrade. */
static void
test_ended (void)
{
  g_autoptr (TestRun) run = NULL;
  ImzVirtualCard *card;
  TestProcess *process;

  test_desk_start ();
  card = test_desk_insert_specs (0, &(ImzTestCertificateSpec){ 0 }, 1,
                                 &(ImzVirtualCardOptions){ .delay_us = SLOW_US });
  process = test_ctl_start ("status", "--json", NULL);
  while (imz_virtual_card_get_n_apdus (card) < 5)
    g_usleep (500);
  test_desk_stop ();
  run = test_ctl_finish (process);

  /* The card may be pulled from the service's hand before the service goes. */
  g_assert_cmpint (run->exit, ==, 3);
  test_assert_length (run->document, "readers", 0);
  test_assert_string (run->document, "summary.state", "no-service");
  test_desk_clear ();
}

/* Killed while it reads, and up again: with the card back in its reader the reading is made anew. */
static void
test_restarted (void)
{
  g_autoptr (TestRun) run = NULL;
  g_autoptr (TestRun) again = NULL;
  g_autoptr (GError) error = NULL;
  ImzVirtualCard *card;
  TestProcess *process;

  test_desk_start ();
  card = test_desk_insert_specs (0, &(ImzTestCertificateSpec){ 0 }, 1,
                                 &(ImzVirtualCardOptions){ .delay_us = SLOW_US });
  process = test_ctl_start ("status", "--json", "--wait", "10", NULL);
  while (imz_virtual_card_get_n_apdus (card) < 6)
    g_usleep (500);
  test_desk_kill ();
  test_desk_start ();
  imz_virtual_card_insert (card, 0, &error);
  g_assert_no_error (error);
  run = test_ctl_finish (process);
  test_run_assert (run, "valid", 0);
  test_assert_length (run->document, "readers.0.card.certificates", 1);

  again = test_ctl_run ("status", "--json", NULL);
  test_run_assert (again, "valid", 0);
  test_desk_clear ();
  test_desk_stop ();
}

/* Halted while it reads (a debugger, a machine out of memory): it does not die, it does not answer. */
static void
test_halted_while_reading (void)
{
  g_autoptr (TestRun) run = NULL;
  ImzVirtualCard *card;
  TestProcess *process;
  gint pid;

  test_desk_start ();
  pid = test_desk_get_pcscd_pid ();
  card = test_desk_insert_specs (0, &(ImzTestCertificateSpec){ 0 }, 1,
                                 &(ImzVirtualCardOptions){ .delay_us = SLOW_US });
  process = test_ctl_start ("status", "--json", NULL);
  while (imz_virtual_card_get_n_apdus (card) < 6)
    g_usleep (500);
  g_assert_cmpint (kill (pid, SIGSTOP), ==, 0);
  run = test_ctl_finish (process);
  test_desk_kill (); /* what it and vpcd make of the halt is their own affair */

  test_run_assert (run, "unreadable", 3);
  test_assert_length (run->document, "readers.0.card.certificates", 0);
  test_desk_clear ();
}

/* Halted before it was asked: it takes the connection and says nothing. */
static void
test_halted_before (void)
{
  g_autoptr (TestRun) run = NULL;
  gint pid;

  test_desk_start ();
  pid = test_desk_get_pcscd_pid ();
  g_assert_cmpint (kill (pid, SIGSTOP), ==, 0);
  run = test_ctl_run ("status", "--json", NULL);
  test_desk_kill ();

  assert_no_service (run, "stopped");
}

int
main (int argc, char *argv[])
{
  int result;

  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/service/stopped", test_stopped);
  g_test_add_func ("/ctl/service/absent", test_absent);
  g_test_add_func ("/ctl/service/starts", test_starts);
  g_test_add_func ("/ctl/service/killed", test_killed);
  g_test_add_func ("/ctl/service/ended", test_ended);
  g_test_add_func ("/ctl/service/restarted", test_restarted);
  g_test_add_func ("/ctl/service/halted-while-reading", test_halted_while_reading);
  g_test_add_func ("/ctl/service/halted-before", test_halted_before);

  result = g_test_run ();
  test_desk_free ();

  return result;
}
