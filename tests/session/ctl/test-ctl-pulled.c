/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards that leave or fall silent while they are read: never a part of the certificates as if it were
 * all of them. */

#include "test-ctl-desk.h"
#include "test-ctl.h"

enum {
  N_SPECS = 2,
};

static const ImzTestCertificateSpec specs[N_SPECS] = { { .serial = 1 }, { .serial = 2 } };

static ImzVirtualCard *
insert (guint slot, ImzVirtualCardOptions options)
{
  return test_desk_insert_specs (slot, specs, N_SPECS, &options);
}

static guint
count_apdus (void)
{
  ImzVirtualCard *card = insert (0, (ImzVirtualCardOptions){ 0 });
  g_autoptr (TestRun) run = test_ctl_run ("status", "--json", NULL);
  guint n_apdus = imz_virtual_card_get_n_apdus (card);

  test_run_assert (run, "valid", 0);
  test_assert_length (run->document, "readers.0.card.certificates", N_SPECS);
  test_desk_clear ();

  return n_apdus;
}

/* No reading came to its end: nothing of it is shown. */
static void
assert_nothing_shown (const TestRun *run)
{
  static const char *const states[] = { "no-card", "unreadable", NULL };
  const char *state = test_document_string (run->document, "summary.state");

  g_assert_cmpint (run->exit, ==, 3);
  if (!g_strv_contains (states, state))
    g_error ("the card was pulled, and told is “%s”", state);
  test_assert_length (run->document, "readers", 2);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *card = g_strdup_printf ("readers.%u.card", i);
    g_autofree char *certificates = g_strdup_printf ("%s.certificates", card);

    if (!test_document_is_null (run->document, card))
      test_assert_length (run->document, certificates, 0);
  }
}

/* Two at a time, one in each reader. */
static void
check_pulled_at (guint first, guint second)
{
  ImzVirtualCard *cards[] = { insert (0, (ImzVirtualCardOptions){ .eject_after = first }),
                              insert (1, (ImzVirtualCardOptions){ .eject_after = second }) };
  g_autoptr (TestRun) run = test_ctl_run ("status", "--json", NULL);
  g_autofree char *states = test_document_words (run->document, "readers", "state");

  g_test_message ("pulled at APDU %u and %u: %s", first, second, states);
  assert_nothing_shown (run);
  g_assert_cmpuint (imz_virtual_card_get_n_apdus (cards[0]), ==, first);
  g_assert_cmpuint (imz_virtual_card_get_n_apdus (cards[1]), ==, second);
  test_desk_clear ();
}

static void
test_each_apdu (void)
{
  guint n_apdus = count_apdus ();

  g_assert_cmpuint (n_apdus, >, 10);
  for (guint n = 1; n <= n_apdus; n += 2)
    check_pulled_at (n, MIN (n + 1, n_apdus));
}

/* After the last APDU there is nothing left to miss. */
static void
test_after_last_apdu (void)
{
  guint n_apdus = count_apdus ();
  g_autoptr (TestRun) run = NULL;

  insert (0, (ImzVirtualCardOptions){ .eject_after = n_apdus + 1 });
  run = test_ctl_run ("status", "--json", NULL);
  test_run_assert (run, "valid", 0);
  test_assert_length (run->document, "readers.0.card.certificates", N_SPECS);
  test_desk_clear ();
}

/* Beside a card that is read well, one that was pulled is no reason for doubt, and none for hiding. */
static void
test_beside_good_one (void)
{
  g_autoptr (TestRun) run = NULL;

  insert (0, (ImzVirtualCardOptions){ .eject_after = 7 });
  insert (1, (ImzVirtualCardOptions){ 0 });
  run = test_ctl_run ("status", "--json", NULL);
  test_run_assert (run, "valid", 0);
  test_assert_string (run->document, "readers.0.state", "empty");
  test_assert_length (run->document, "readers.1.card.certificates", N_SPECS);
  test_desk_clear ();
}

/* Pulled by hand, at any moment of a slow reading. */
static void
test_by_hand (void)
{
  static const guint moments[] = { 1, 4, 9 };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    ImzVirtualCard *card = insert (0, (ImzVirtualCardOptions){ .delay_us = 20000 });
    TestProcess *process = test_ctl_start ("status", "--json", NULL);
    g_autoptr (TestRun) run = NULL;

    while (imz_virtual_card_get_n_apdus (card) < moments[i])
      g_usleep (1000);
    g_usleep (10000);
    imz_virtual_card_remove (card);
    run = test_ctl_finish (process);
    assert_nothing_shown (run);
    test_desk_clear ();
  }
}

/* Out and in again while it is read: it is read again, to its end. */
static void
test_put_back (void)
{
  ImzVirtualCard *card = insert (0, (ImzVirtualCardOptions){ .delay_us = 20000 });
  TestProcess *process = test_ctl_start ("status", "--json", "--wait", "8", NULL);
  g_autoptr (TestRun) run = NULL;
  g_autoptr (GError) error = NULL;

  while (imz_virtual_card_get_n_apdus (card) < 8)
    g_usleep (1000);
  imz_virtual_card_remove (card);
  /* Any sooner and pcscd would not see it leave. */
  g_usleep (600 * 1000);
  imz_virtual_card_insert (card, 0, &error);
  g_assert_no_error (error);
  run = test_ctl_finish (process);
  test_run_assert (run, "valid", 0);
  test_assert_length (run->document, "readers.0.card.certificates", N_SPECS);
  test_desk_clear ();
}

/* Two silent cards, one before the first answer and one in the middle of a certificate: both are given
 * up after the same ten seconds. */
static void
test_silent (void)
{
  g_autoptr (TestRun) run = NULL;

  insert (0, (ImzVirtualCardOptions){ .stall_after = 1 });
  insert (1, (ImzVirtualCardOptions){ .stall_after = 5 });
  run = test_ctl_run ("status", "--json", NULL);
  test_run_assert (run, "unreadable", 3);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *path = g_strdup_printf ("readers.%u.card", i);
    JsonNode *card = test_document_get (run->document, path);

    test_assert_string (card, "state", "unreadable");
    test_assert_string (card, "atr", IMZ_VIRTUAL_ATR_AKIS_2_5_2);
    test_assert_length (card, "certificates", 0);
  }
  g_assert_cmpint (run->duration_ms, >=, 9000);
  test_desk_clear ();
}

int
main (int argc, char *argv[])
{
  int result;

  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);
  test_desk_start ();

  g_test_add_func ("/ctl/pulled/each-apdu", test_each_apdu);
  g_test_add_func ("/ctl/pulled/after-last-apdu", test_after_last_apdu);
  g_test_add_func ("/ctl/pulled/beside-good-one", test_beside_good_one);
  g_test_add_func ("/ctl/pulled/by-hand", test_by_hand);
  g_test_add_func ("/ctl/pulled/put-back", test_put_back);
  g_test_add_func ("/ctl/pulled/silent", test_silent);

  result = g_test_run ();
  test_desk_free ();

  return result;
}
