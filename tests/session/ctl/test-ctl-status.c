/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* imzamctl status with cards that are all right: facts, readers, holders, options. */

#include "test-ctl-desk.h"
#include "test-ctl.h"

#include <string.h>
#include <sys/mount.h>

#include <glib/gstdio.h>

#define DAY TEST_DAY
#define DATE "2026-11-21"

enum {
  CATALOGUE_MIN_SIZE = 4096, /* a catalogue with less holds no translation to speak of */
};

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
test_no_card (void)
{
  g_autoptr (TestRun) run = test_ctl_run ("status", "--json", NULL);
  g_autoptr (TestRun) for_people = test_ctl_run ("status", NULL);

  test_run_assert (run, "no-card", 3);
  test_assert_string (run->document, "service.state", "running");
  test_assert_length (run->document, "readers", 2);
  test_assert_string (run->document, "readers.0.name", TEST_READER_0);
  test_assert_string (run->document, "readers.1.name", TEST_READER_1);
  test_assert_string (run->document, "readers.0.state", "empty");
  test_assert_length (run->document, "remembered", 0);
  test_assert_string (run->document, "summary.next_action.id", "insert-card");
  test_assert_null (run->document, "summary.next_action.by");

  g_assert_cmpint (for_people->exit, ==, 3);
  g_assert_nonnull (strstr (for_people->output, "\n" TEST_READER_0 ": no card\n"));
}

/* Every fact of one certificate, as it was made. */
static void
test_facts (void)
{
  const ImzTestCertificateSpec spec = {
    .holder = "ÇAĞRI IŞIK ÖZGÜR",
    .not_before = test_time ("2024-01-20T09:30:00+03"),
    .not_after = test_time ("2027-01-20T23:59:59+03"),
    .serial = 0x0123456789ABCDEF,
  };
  g_autoptr (TestRun) run = NULL;
  g_autoptr (TestRun) for_people = NULL;
  JsonNode *card, *certificate;

  test_desk_insert_specs (1, &spec, 1, NULL);
  run = test_ctl_run ("status", "--json", "--date", "2026-11-01", NULL);
  test_run_assert (run, "renewal-window", 1);
  test_assert_null (run->document, "readers.0.card");

  card = test_document_get (run->document, "readers.1.card");
  test_assert_string (card, "atr", IMZ_VIRTUAL_ATR_AKIS_2_5_2);
  test_assert_string (card, "family", "akis");
  test_assert_string (card, "version", "2.5.2");
  test_assert_string (card, "source", "direct");
  test_assert_string (card, "state", "ok");
  test_assert_string (card, "pin.state", "unknown");
  test_assert_null (card, "pin.tries_left");
  test_assert_length (card, "certificates", 1);

  certificate = test_document_get (card, "certificates.0");
  test_assert_string (certificate, "serial", "0123456789abcdef");
  test_assert_string (certificate, "holder", "ÇAĞRI IŞIK ÖZGÜR");
  test_assert_string (certificate, "identity_masked", TEST_IDENTITY_MASKED);
  test_assert_string (certificate, "issuer",
                      "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 6");
  test_assert_string (certificate, "not_before", "2024-01-20T09:30:00+03:00");
  test_assert_string (certificate, "not_after", "2027-01-20T23:59:59+03:00");
  test_assert_int (certificate, "days_left", 80);
  test_assert_string (certificate, "kind", "nes");
  test_assert_string (certificate, "key", "EC secp384r1");
  test_assert_string (certificate, "trust", "unchecked");
  test_assert_null (certificate, "anchor");
  test_assert_string (certificate, "revocation.state", "unchecked");
  test_assert_string (certificate, "state", "renewal-window");
  test_assert_string (run->document, "summary.next_action.guide", "renew-e-onay");

  for_people = test_ctl_run ("status", "--date", "2026-11-01", NULL);
  g_assert_cmpint (for_people->exit, ==, 1);
  g_assert_nonnull (strstr (for_people->output, "ÇAĞRI IŞIK ÖZGÜR (" TEST_IDENTITY_MASKED ")"));
  g_assert_nonnull (strstr (for_people->output, "20.01.2024 – 20.01.2027"));
  g_assert_nonnull (strstr (for_people->output, "Kamu SM · Sürüm 6"));
  test_desk_clear ();
}

static void
assert_same_but_time (const TestRun *run, const TestRun *other)
{
  json_object_remove_member (json_node_get_object (run->document), "time");
  json_object_remove_member (json_node_get_object (other->document), "time");
  g_assert_true (json_node_equal (run->document, other->document));
}

/* What asks for more than this version knows is understood and changes nothing; nor does an option of
 * its own accord. Without a network --offline makes no difference. */
static void
test_options (void)
{
  static const char *const options[][2] = {
    { "--offline" },
    { "--remembered" },
    { "--province", "genel" },
    { "--province=genel" },
    { "--reader", IMZ_BED_READER },
    { "--reader=" },
    { "--wait", "5" },
    { "--wait", "0" },
    { "--wait", "0.25" },
  };

  test_desk_insert_specs (0, &(ImzTestCertificateSpec){ 0 }, 1, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++) {
    g_autoptr (TestRun) plain = test_ctl_run ("status", "--json", "--date", DATE, NULL);
    g_autoptr (TestRun) run =
      test_ctl_run ("status", "--json", "--date", DATE, options[i][0], options[i][1], NULL);

    g_assert_cmpint (run->exit, ==, plain->exit);
    assert_same_but_time (plain, run);
    g_assert_cmpint (run->duration_ms, <, 2000);
  }
  test_desk_clear ();
}

static void
test_wait_for_card (void)
{
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  TestProcess *process = test_ctl_start ("status", "--json", "--wait", "8", NULL);
  g_autoptr (TestRun) run = NULL;

  g_ptr_array_add (certificates, imz_test_certificate_new (&(ImzTestCertificateSpec){ 0 }));
  g_usleep (300 * 1000);
  test_desk_insert_now (0,
                        &(ImzVirtualCardOptions){ .certificates = (GBytes **) certificates->pdata,
                                                  .n_certificates = certificates->len });
  run = test_ctl_finish (process);
  test_run_assert (run, "valid", 0);
  g_assert_cmpint (run->duration_ms, >=, 300);
  g_assert_cmpint (run->duration_ms, <, 3000);
  test_desk_clear ();
}

/* A card in another reader is not the one that is waited for. */
static void
test_wait_in_vain (void)
{
  g_autoptr (TestRun) run = NULL;

  test_desk_insert_specs (0, &(ImzTestCertificateSpec){ 0 }, 1, NULL);
  run = test_ctl_run ("status", "--json", "--wait", "0.7", "--reader", TEST_READER_1, NULL);
  test_run_assert (run, "no-card", 3);
  test_assert_length (run->document, "readers", 1);
  g_assert_cmpint (run->duration_ms, >=, 700);
  g_assert_cmpint (run->duration_ms, <, 2500);
  test_desk_clear ();
}

/* Both slots, and what the filter leaves of them. */
static void
check_two (const ImzTestCertificateSpec *first,
           const ImzTestCertificateSpec *second,
           const char *state,
           int exit)
{
  g_autoptr (TestRun) run = NULL;

  test_desk_insert_specs (0, first, 1, NULL);
  test_desk_insert_specs (1, second, 1, NULL);
  run = test_ctl_run ("status", "--json", NULL);
  test_run_assert (run, state, exit);
  test_assert_length (run->document, "readers.0.card.certificates", 1);
  test_assert_length (run->document, "readers.1.card.certificates", 1);
}

static void
test_one_holder_two_cards (void)
{
  const ImzTestCertificateSpec valid = { .not_after = now () + 900 * DAY };
  const ImzTestCertificateSpec late = { .not_before = now () - 1075 * DAY,
                                        .not_after = now () + 20 * DAY };
  const ImzTestCertificateSpec expired = { .not_before = now () - 1105 * DAY,
                                           .not_after = now () - 10 * DAY };
  const ImzTestCertificateSpec successor = { .not_before = now () + 20 * DAY + 60 };
  g_autoptr (TestRun) run = NULL;

  /* An ended one does not count beside a valid one. */
  check_two (&expired, &valid, "valid", 0);
  run = test_ctl_run ("status", "--json", "--reader", TEST_READER_0, NULL);
  test_run_assert (run, "expired", 2);
  test_assert_length (run->document, "readers", 1);
  g_clear_pointer (&run, test_run_free);
  run = test_ctl_run ("status", "--json", "--reader", TEST_READER_1, NULL);
  test_run_assert (run, "valid", 0);
  test_assert_string (run->document, "readers.0.name", TEST_READER_1);
  g_clear_pointer (&run, test_run_free);
  run = test_ctl_run ("status", "--json", "--reader", "No Such Reader", NULL);
  test_run_assert (run, "no-reader", 3);
  test_assert_length (run->document, "readers", 0);
  test_desk_clear ();

  check_two (&late, &successor, "renewal-late", 0);
  g_clear_pointer (&run, test_run_free);
  run = test_ctl_run ("status", "--json", NULL);
  test_assert_string (run->document, "summary.next_action.id", "wait");
  test_desk_clear ();
}

static void
test_two_holders (void)
{
  const ImzTestCertificateSpec valid = { 0 };
  const ImzTestCertificateSpec other_expired = { .holder = "MEHMET ÇINAR",
                                                 .identity = TEST_IDENTITY_2,
                                                 .not_before = now () - 1105 * DAY,
                                                 .not_after = now () - 10 * DAY };
  g_autoptr (TestRun) run = NULL;
  g_autoptr (TestRun) for_people = NULL;

  /* Another person's valid one is no comfort. */
  check_two (&valid, &other_expired, "expired", 2);
  run = test_ctl_run ("status", "--json", NULL);
  test_assert_string (run->document, "readers.1.card.certificates.0.identity_masked",
                      TEST_IDENTITY_2_MASKED);
  for_people = test_ctl_run ("status", NULL);
  g_assert_cmpint (for_people->exit, ==, 2);
  g_assert_nonnull (strstr (for_people->output, "(" TEST_IDENTITY_MASKED ")"));
  g_assert_nonnull (strstr (for_people->output, "MEHMET ÇINAR (" TEST_IDENTITY_2_MASKED ")"));
  test_desk_clear ();
}

/* The build's catalogues where the program looks for the installed ones; only this test's namespace
 * sees them there. FALSE if they are not built or not translated yet. */
static gboolean
mount_catalogues (void)
{
  const char *built = g_getenv ("IMZAM_CATALOGUES");
  const char *installed = g_getenv ("IMZAM_LOCALEDIR");
  g_autofree char *catalogue = g_build_filename (built, "tr", "LC_MESSAGES", "imzam.mo", NULL);
  GStatBuf info;

  if (g_stat (catalogue, &info) != 0 || info.st_size < CATALOGUE_MIN_SIZE)
    return FALSE;

  return g_mkdir_with_parents (installed, 0755) == 0 &&
         mount (built, installed, NULL, MS_BIND, NULL) == 0;
}

static void
test_turkish (void)
{
  const ImzTestCertificateSpec spec = { .not_before = test_time ("2024-01-20T09:30:00+03"),
                                        .not_after = test_time ("2027-01-20T23:59:59+03") };
  g_autoptr (TestRun) english = NULL;
  g_autoptr (TestRun) turkish = NULL;
  g_autoptr (TestRun) for_people = NULL;
  const char *text;

  g_assert_true (mount_catalogues ());

  test_desk_insert_specs (0, &spec, 1, NULL);
  english = test_ctl_run ("status", "--json", "--date", DATE, NULL);
  test_ctl_set_variable ("LC_ALL", "tr_TR.UTF-8");
  turkish = test_ctl_run ("status", "--json", "--date", DATE, NULL);
  for_people = test_ctl_run ("status", "--date", DATE, NULL);
  test_ctl_set_variable ("LC_ALL", "C.UTF-8");

  /* Words for programs are the same in every language, sentences are not. */
  text = test_document_string (turkish->document, "summary.text");
  test_run_assert (turkish, "renewal-window", 1);
  test_assert_string (turkish->document, "summary.next_action.id", "renew");
  g_assert_cmpstr (text, !=, test_document_string (english->document, "summary.text"));
  g_assert_nonnull (strstr (text, "20 Aralık 2026"));
  g_assert_true (g_str_has_prefix (for_people->output, text));
  g_assert_null (strstr (for_people->output, "Next:"));
  test_desk_clear ();
}

int
main (int argc, char *argv[])
{
  int result;

  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);
  test_desk_start ();

  g_test_add_func ("/ctl/status/no-card", test_no_card);
  g_test_add_func ("/ctl/status/facts", test_facts);
  g_test_add_func ("/ctl/status/options", test_options);
  g_test_add_func ("/ctl/status/wait-for-card", test_wait_for_card);
  g_test_add_func ("/ctl/status/wait-in-vain", test_wait_in_vain);
  g_test_add_func ("/ctl/status/one-holder-two-cards", test_one_holder_two_cards);
  g_test_add_func ("/ctl/status/two-holders", test_two_holders);
  g_test_add_func ("/ctl/status/turkish", test_turkish);

  result = g_test_run ();
  test_desk_free ();

  return result;
}
