/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* imzamctl watch: a line at once, a line at each change, and none between. */

#include "test-ctl-desk.h"
#include "test-ctl-watch.h"

#include <signal.h>
#include <string.h>

enum {
  PAUSE_MS = 900, /* longer than vpcd's and the watcher's own rhythm, to see that nothing follows */
  QUIET_MS = 2000,
};

static void
insert_valid (guint slot)
{
  test_desk_insert_specs (slot, &(ImzTestCertificateSpec){ 0 }, 1, NULL);
}

static void
expect (TestWatch *watch, const char *state)
{
  g_autoptr (JsonNode) document G_GNUC_UNUSED = test_watch_expect (watch, state);
}

static void
test_cards (void)
{
  TestWatch *watch = test_watch_start (TRUE);
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) with_card = NULL;
  g_autoptr (JsonNode) with_both = NULL;
  gint64 start = g_get_monotonic_time ();

  first = test_watch_expect (watch, "no-card");
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  test_assert_length (first, "readers", 2);
  test_watch_expect_silence (watch, QUIET_MS);

  insert_valid (0);
  with_card = test_watch_expect (watch, "valid");
  test_assert_length (with_card, "readers.0.card.certificates", 1);
  test_assert_null (with_card, "readers.1.card");
  test_watch_expect_silence (watch, QUIET_MS);

  /* A second reader's card changes what is there, though not the summary. */
  insert_valid (1);
  with_both = test_watch_expect (watch, "valid");
  test_assert_length (with_both, "readers.1.card.certificates", 1);
  test_watch_expect_silence (watch, PAUSE_MS);

  test_desk_remove_now (0);
  expect (watch, "valid");
  test_watch_expect_silence (watch, PAUSE_MS);
  test_desk_remove_now (1);
  expect (watch, "no-card");
  test_watch_expect_silence (watch, PAUSE_MS);

  g_assert_cmpint (test_watch_end (watch, SIGTERM), ==, 0);
  test_desk_clear ();
}

/* Another card in its place: it left, and there is the other one. */
static void
test_swap (void)
{
  const ImzTestCertificateSpec expired = { .not_before = test_time ("2020-01-20T09:30:00+03"),
                                           .not_after = test_time ("2023-01-20T23:59:59+03") };
  TestWatch *watch;

  insert_valid (0);
  watch = test_watch_start (TRUE);
  expect (watch, "valid");
  test_desk_remove_now (0);
  test_desk_insert_specs (0, &expired, 1, NULL);
  expect (watch, "no-card");
  expect (watch, "expired");
  test_watch_expect_silence (watch, PAUSE_MS);
  g_assert_cmpint (test_watch_end (watch, SIGINT), ==, 0);
  test_desk_clear ();
}

/* A card that is pulled while it is read was never there to see. */
static void
test_pulled (void)
{
  TestWatch *watch = test_watch_start (TRUE);

  expect (watch, "no-card");
  test_desk_insert_specs (0, &(ImzTestCertificateSpec){ 0 }, 1,
                          &(ImzVirtualCardOptions){ .eject_after = 6 });
  test_watch_expect_silence (watch, QUIET_MS);
  g_assert_cmpint (test_watch_end (watch, SIGTERM), ==, 0);
  test_desk_clear ();
}

static void
test_service (void)
{
  TestWatch *watch;

  insert_valid (0);
  watch = test_watch_start (TRUE);
  expect (watch, "valid");

  test_desk_kill ();
  expect (watch, "no-service");
  test_watch_expect_silence (watch, QUIET_MS);
  test_desk_start ();
  expect (watch, "no-card");
  test_watch_expect_silence (watch, PAUSE_MS);
  insert_valid (0);
  expect (watch, "valid");
  test_watch_expect_silence (watch, PAUSE_MS);

  test_desk_clear ();
  expect (watch, "no-card");
  test_desk_stop ();
  expect (watch, "no-service");
  test_watch_expect_silence (watch, PAUSE_MS);
  test_desk_start ();
  expect (watch, "no-card");
  test_watch_expect_silence (watch, PAUSE_MS);

  g_assert_cmpint (test_watch_end (watch, SIGTERM), ==, 0);
}

/* Both signals, while nothing happens, while a card is read, and without a service. */
static void
test_signals (void)
{
  static const int signals[] = { SIGINT, SIGTERM };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++) {
    ImzVirtualCard *card = test_desk_insert_specs (0, &(ImzTestCertificateSpec){ 0 }, 1,
                                                   &(ImzVirtualCardOptions){ .delay_us = 30000 });
    TestWatch *watch = test_watch_start (TRUE);

    while (imz_virtual_card_get_n_apdus (card) < 3)
      g_usleep (1000);
    g_assert_cmpint (test_watch_end (watch, signals[i]), ==, 0);
    test_desk_clear ();

    watch = test_watch_start (TRUE);
    expect (watch, "no-card");
    g_assert_cmpint (test_watch_end (watch, signals[i]), ==, 0);

    test_desk_kill ();
    watch = test_watch_start (TRUE);
    expect (watch, "no-service");
    g_assert_cmpint (test_watch_end (watch, signals[i]), ==, 0);
    test_desk_start ();
  }
}

/* Nobody reads any more: it ends with the next word it has to say. */
static void
test_closed_pipe (void)
{
  TestWatch *watch = test_watch_start (TRUE);

  expect (watch, "no-card");
  test_watch_close_pipe (watch);
  insert_valid (0);
  g_assert_true (test_watch_has_ended (watch, 3000));
  test_watch_end (watch, 0);
  test_desk_clear ();
}

/* Paragraphs with an empty line behind each, the same words as status. */
static void
test_for_people (void)
{
  TestWatch *watch = test_watch_start (FALSE);
  g_autoptr (TestRun) run = test_ctl_run ("status", NULL);
  g_autofree char *expected = g_strconcat (run->output, "\n", NULL);
  g_autoptr (GString) told = g_string_new (NULL);
  char *line;

  while (told->len < strlen (expected)) {
    line = test_watch_line (watch, 5000);
    g_assert_nonnull (line);
    g_string_append_printf (told, "%s\n", line);
    g_free (line);
  }
  g_assert_cmpstr (told->str, ==, expected);
  test_watch_expect_silence (watch, PAUSE_MS);

  insert_valid (0);
  line = test_watch_line (watch, 5000);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, "Your e-imza"));
  g_free (line);
  while ((line = test_watch_line (watch, PAUSE_MS)) != NULL)
    g_free (line);

  g_assert_cmpint (test_watch_end (watch, SIGINT), ==, 0);
  test_desk_clear ();
}

/* TRUE for a socket's inode that is now in the kernel's table of AF_UNIX ones. */
static gboolean
is_unix_socket (const char *inode)
{
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents ("/proc/net/unix", &table, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (table, "\n", -1);

  for (gsize i = 1; lines[i] != NULL; i++) {
    g_auto (GStrv) fields = g_regex_split_simple (" +", g_strstrip (lines[i]), 0, 0);

    if (g_strv_length (fields) >= 7 && g_str_equal (fields[6], inode))
      return TRUE;
  }

  return FALSE;
}

/* The watch may have closed it since its link was read. */
static gboolean
is_open_still (const char *path, const char *target)
{
  g_autofree char *now = g_file_read_link (path, NULL);

  return g_strcmp0 (now, target) == 0;
}

/* Having read a card, it holds no socket but those to pcscd. */
static void
test_no_network (void)
{
  TestWatch *watch;
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  guint n_sockets = 0;

  insert_valid (0);
  watch = test_watch_start (TRUE);
  expect (watch, "valid");

  folder = g_strdup_printf ("/proc/%d/fd", test_watch_get_pid (watch));
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *target = g_file_read_link (path, NULL);
    g_autofree char *inode = NULL;

    if (target == NULL || !g_str_has_prefix (target, "socket:["))
      continue;
    inode = g_strndup (target + strlen ("socket:["), strlen (target) - strlen ("socket:[]"));
    g_assert_true (is_unix_socket (inode) || !is_open_still (path, target));
    n_sockets++;
  }
  g_assert_cmpuint (n_sockets, >, 0);

  g_assert_cmpint (test_watch_end (watch, SIGTERM), ==, 0);
  test_desk_clear ();
}

int
main (int argc, char *argv[])
{
  int result;

  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);
  test_desk_start ();

  g_test_add_func ("/ctl/watch/cards", test_cards);
  g_test_add_func ("/ctl/watch/swap", test_swap);
  g_test_add_func ("/ctl/watch/pulled", test_pulled);
  g_test_add_func ("/ctl/watch/service", test_service);
  g_test_add_func ("/ctl/watch/signals", test_signals);
  g_test_add_func ("/ctl/watch/closed-pipe", test_closed_pipe);
  g_test_add_func ("/ctl/watch/for-people", test_for_people);
  g_test_add_func ("/ctl/watch/no-network", test_no_network);

  result = g_test_run ();
  test_desk_free ();

  return result;
}
