/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* OpenSC's module and a virtual card, through a card service in namespaces of the test's own. */

#include <winscard.h>

#include "imz-bed.h"
#include "imz-test-certificate.h"
#include "imz-virtual-card.h"
#include "test-reader.h"

#define INSTRUCTION_VERIFY 0x20

enum {
  N_CERTIFICATES = 3,
  CHANGE_TIMEOUT_MS = 15000, /* time to put a card in again that vpcd dropped */
};

static ImzBed *bed;
static GBytes *certificates[N_CERTIFICATES];

static void
wait_for_slot (guint slot, DWORD wanted)
{
  SCARD_READERSTATE state = { .szReader =
                                slot == 0 ? IMZ_BED_READER " 00 00" : IMZ_BED_READER " 00 01" };
  SCARDCONTEXT context = 0;

  g_assert_cmphex (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context), ==,
                   SCARD_S_SUCCESS);
  do {
    g_assert_cmphex (SCardGetStatusChange (context, CHANGE_TIMEOUT_MS, &state, 1), ==,
                     SCARD_S_SUCCESS);
    state.dwCurrentState = state.dwEventState;
  } while ((state.dwEventState & wanted) == 0);
  SCardReleaseContext (context);
}

static ImzVirtualCard *
insert (guint slot, ImzVirtualCardOptions options)
{
  ImzVirtualCard *card;
  g_autoptr (GError) error = NULL;

  options.layout = options.layout != 0 ? options.layout : IMZ_VIRTUAL_LAYOUT_PKCS15;
  options.certificates = options.certificates != NULL ? options.certificates : certificates;
  options.n_certificates = N_CERTIFICATES;
  card = imz_virtual_card_new (&options);
  imz_virtual_card_insert (card, slot, &error);
  g_assert_no_error (error);
  wait_for_slot (slot, SCARD_STATE_PRESENT);

  return card;
}

static void
discard (ImzVirtualCard *card, guint slot)
{
  imz_virtual_card_remove (card);
  /* Which some cards would count as a wrong PIN. */
  g_assert_false (imz_virtual_card_saw_instruction (card, INSTRUCTION_VERIFY));
  imz_virtual_card_free (card);
  wait_for_slot (slot, SCARD_STATE_EMPTY);
}

static TestRun *
read_cards (void)
{
  return test_reader_run (g_getenv ("OPENSC_PKCS11"), NULL);
}

static void
assert_certificates (const TestRun *run, guint token)
{
  for (guint i = 0; i < N_CERTIFICATES; i++) {
    g_autoptr (GBytes) read = test_run_get_certificate (run, token, i);
    g_autofree char *expected_sha256 =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, certificates[i]);
    g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, read);

    g_assert_cmpstr (sha256, ==, expected_sha256);
  }
}

static void
test_three_certificates (void)
{
  ImzVirtualCard *card = insert (0, (ImzVirtualCardOptions){ 0 });
  g_autoptr (TestRun) run = read_cards ();

  test_run_assert (run, "read", NULL);
  g_assert_cmpuint (test_run_count_tokens (run), ==, 1);
  test_run_assert_token (run, 0, "not-set", N_CERTIFICATES);
  g_assert_cmpstr (test_run_get_slot (run, 0), ==, IMZ_BED_READER " 00 00");
  assert_certificates (run, 0);
  g_assert_nonnull (test_run_get_library (run, "libcrypto"));
  g_assert_nonnull (test_run_get_library (run, "libpcsclite"));
  discard (card, 0);
}

static void
test_two_cards (void)
{
  ImzVirtualCard *first = insert (0, (ImzVirtualCardOptions){ 0 });
  ImzVirtualCard *second = insert (1, (ImzVirtualCardOptions){ 0 });
  g_autoptr (TestRun) run = read_cards ();

  test_run_assert (run, "read", NULL);
  g_assert_cmpuint (test_run_count_tokens (run), ==, 2);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *slot = g_strdup_printf (IMZ_BED_READER " 00 %02u", i);

    g_assert_cmpstr (test_run_get_slot (run, i), ==, slot);
    assert_certificates (run, i);
  }
  discard (first, 0);
  discard (second, 1);
}

static void
test_no_card (void)
{
  g_autoptr (TestRun) run = read_cards ();

  test_run_assert (run, "no-token", NULL);
}

/* A card whose answer to reset OpenSC does not know. */
static void
test_unknown_card (void)
{
  ImzVirtualCard *card = insert (0, (ImzVirtualCardOptions){ .atr = "3B8001014A" });
  g_autoptr (TestRun) run = read_cards ();

  test_run_assert (run, "no-token", NULL);
  discard (card, 0);
}

/* OpenSC hides a card's certificates when the first is corrupt, and says CKR_OK. */
static void
test_corrupt_certificate (void)
{
  g_autoptr (GBytes) garbage = g_bytes_new_static ("\x30\x03garbage", 9);
  GBytes *spoiled[N_CERTIFICATES] = { garbage, certificates[1], certificates[2] };
  ImzVirtualCard *card = insert (0, (ImzVirtualCardOptions){ .certificates = spoiled });
  g_autoptr (TestRun) run = read_cards ();

  g_assert_cmpint (run->exit, ==, 0);
  for (guint i = 0; i < test_run_count_tokens (run); i++)
    test_run_assert_token (run, i, "not-set", 0);
  discard (card, 0);
}

/* Whatever the module makes of it, an object comes out, and only whole certificates are in it. */
static void
test_pulled (void)
{
  static const guint moments[] = { 1, 6, 12, 18, 24, 30 };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    ImzVirtualCard *card = insert (0, (ImzVirtualCardOptions){ .eject_after = moments[i] });
    g_autoptr (TestRun) run = read_cards ();
    JsonObject *object;

    g_assert_cmpint (run->exit, ==, 0);
    object = json_node_get_object (run->root);
    g_test_message ("pulled at APDU %u: %s, %s", moments[i],
                    json_object_get_string_member (object, "result"),
                    json_object_get_string_member_with_default (object, "detail", "no detail"));
    for (guint j = 0; j < test_run_count_tokens (run); j++) {
      for (guint k = 0; k < test_run_count_certificates (run, j); k++) {
        g_autoptr (GBytes) read = test_run_get_certificate (run, j, k);

        g_assert_true (g_bytes_equal (read, certificates[k]));
      }
    }
    discard (card, 0);
  }
}

/* OpenSC does not say that there is no card service. */
static void
test_no_service (void)
{
  g_autoptr (TestRun) run = NULL;

  imz_bed_stop_pcscd (bed);
  run = read_cards ();
  test_run_assert (run, "no-token", NULL);
  imz_bed_start_pcscd (bed);
}

int
main (int argc, char *argv[])
{
  int result;

  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  bed = imz_bed_new ();
  imz_bed_start_pcscd (bed);
  test_reader_set_variable ("OPENSC_CONF", imz_bed_get_opensc_conf (bed));
  for (guint i = 0; i < N_CERTIFICATES; i++)
    certificates[i] = imz_test_certificate_new (&(ImzTestCertificateSpec){ .filler = 300 * i });

  g_test_add_func ("/token-reader/opensc/three-certificates", test_three_certificates);
  g_test_add_func ("/token-reader/opensc/two-cards", test_two_cards);
  g_test_add_func ("/token-reader/opensc/no-card", test_no_card);
  g_test_add_func ("/token-reader/opensc/unknown-card", test_unknown_card);
  g_test_add_func ("/token-reader/opensc/corrupt-certificate", test_corrupt_certificate);
  g_test_add_func ("/token-reader/opensc/pulled", test_pulled);
  g_test_add_func ("/token-reader/opensc/no-service", test_no_service);

  result = g_test_run ();
  for (guint i = 0; i < N_CERTIFICATES; i++)
    g_bytes_unref (certificates[i]);
  imz_bed_free (bed);

  return result;
}
