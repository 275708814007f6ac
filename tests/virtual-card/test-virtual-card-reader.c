/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <gio/gio.h>
#include <winscard.h>

#include "test-virtual-card.h"

#include "imz-bed.h"
#include "imz-test-certificate.h"

#define READER_0 IMZ_BED_READER " 00 00"
#define READER_1 IMZ_BED_READER " 00 01"
#define OPENSC_MODULE "opensc-pkcs11.so"
#define CHANGE_TIMEOUT_MS 5000

static ImzBed *
start_bed (void)
{
  ImzBed *bed = imz_bed_new ();

  imz_bed_start_pcscd (bed);

  return bed;
}

static SCARDCONTEXT
open_context (void)
{
  SCARDCONTEXT context = 0;

  g_assert_cmpint (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context), ==,
                   SCARD_S_SUCCESS);

  return context;
}

/* Waits until the reader has a card, or has none. */
static void
wait_for_card (SCARDCONTEXT context, const char *reader, gboolean present)
{
  DWORD wanted = present ? SCARD_STATE_PRESENT : SCARD_STATE_EMPTY;
  SCARD_READERSTATE state = { .szReader = reader, .dwCurrentState = SCARD_STATE_UNAWARE };

  do {
    g_assert_cmpint (SCardGetStatusChange (context, CHANGE_TIMEOUT_MS, &state, 1), ==,
                     SCARD_S_SUCCESS);
    state.dwCurrentState = state.dwEventState;
  } while (!(state.dwEventState & wanted));
}

static SCARDHANDLE
connect_card (SCARDCONTEXT context, const char *reader)
{
  SCARDHANDLE handle = 0;
  DWORD protocol = 0;

  wait_for_card (context, reader, TRUE);
  g_assert_cmpint (
    SCardConnect (context, reader, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, &handle, &protocol), ==,
    SCARD_S_SUCCESS);

  return handle;
}

/* NULL when no answer came. That can be an error or, with vpcd, success and no bytes. */
static char *
send_command (SCARDHANDLE handle, const char *command_hex)
{
  guint8 command[300];
  guint8 response[300];
  gsize command_length = test_from_hex (command_hex, command);
  DWORD response_length = sizeof response;
  LONG result =
    SCardTransmit (handle, SCARD_PCI_T1, command, command_length, NULL, response, &response_length);

  if (result != SCARD_S_SUCCESS || response_length == 0)
    return NULL;

  return test_to_hex (response, response_length);
}

static gboolean
gets_answer (SCARDHANDLE handle)
{
  g_autofree char *answer = send_command (handle, TEST_SELECT_MF);

  return answer != NULL;
}

static void
insert_card (ImzVirtualCard *card, guint slot)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (imz_virtual_card_insert (card, slot, &error));
  g_assert_no_error (error);
}

static void
test_reader_insert (void)
{
  g_autoptr (ImzBed) bed G_GNUC_UNUSED = start_bed ();
  g_autoptr (ImzVirtualCard) card = test_make_card ((ImzVirtualCardOptions){ 0 });
  g_autoptr (ImzVirtualCard) second =
    test_make_card ((ImzVirtualCardOptions){ .atr = IMZ_VIRTUAL_ATR_AKIS_1_2_2 });
  g_autofree char *answer = NULL;
  SCARDCONTEXT context = open_context ();
  SCARD_READERSTATE states[] = { { .szReader = READER_0 }, { .szReader = READER_1 } };
  g_autofree char *atr_0 = NULL;
  g_autofree char *atr_1 = NULL;

  wait_for_card (context, READER_0, FALSE);
  insert_card (card, 0);
  insert_card (second, 1);
  wait_for_card (context, READER_0, TRUE);
  wait_for_card (context, READER_1, TRUE);

  g_assert_cmpint (SCardGetStatusChange (context, 0, states, 2), ==, SCARD_S_SUCCESS);
  atr_0 = test_to_hex (states[0].rgbAtr, states[0].cbAtr);
  atr_1 = test_to_hex (states[1].rgbAtr, states[1].cbAtr);
  g_assert_cmpstr (atr_0, ==, IMZ_VIRTUAL_ATR_AKIS_2_5_2);
  g_assert_cmpstr (atr_1, ==, IMZ_VIRTUAL_ATR_AKIS_1_2_2);

  answer = send_command (connect_card (context, READER_0), TEST_SELECT_MF);
  g_assert_cmpstr (answer, ==, TEST_SELECT_MF_ANSWER);
  g_assert_cmpuint (imz_virtual_card_get_n_apdus (card), ==, 1);

  imz_virtual_card_remove (card);
  wait_for_card (context, READER_0, FALSE);
  insert_card (card, 0);
  wait_for_card (context, READER_0, TRUE);
  SCardReleaseContext (context);
}

static void
test_reader_eject (void)
{
  g_autoptr (ImzBed) bed G_GNUC_UNUSED = start_bed ();
  g_autoptr (ImzVirtualCard) card = test_make_card ((ImzVirtualCardOptions){ .eject_after = 1 });
  g_autofree char *answer = NULL;
  SCARDCONTEXT context = open_context ();

  insert_card (card, 0);
  answer = send_command (connect_card (context, READER_0), TEST_SELECT_MF);
  g_assert_null (answer);
  wait_for_card (context, READER_0, FALSE);
  SCardReleaseContext (context);
}

static void
test_reader_speed (void)
{
  g_autoptr (ImzBed) bed G_GNUC_UNUSED = start_bed ();
  g_autoptr (ImzVirtualCard) fast = test_make_card ((ImzVirtualCardOptions){ 0 });
  g_autoptr (ImzVirtualCard) slow =
    test_make_card ((ImzVirtualCardOptions){ .delay_us = 20000, .bytes_per_second = 1000 });
  SCARDCONTEXT context = open_context ();
  SCARDHANDLE handle;
  gint64 start;
  gint64 best = G_MAXINT64;

  insert_card (fast, 0);
  insert_card (slow, 1);

  /* The best of many: a busy machine must not fail the test, a delayed acknowledgement must. */
  handle = connect_card (context, READER_0);
  for (guint i = 0; i < 20; i++) {
    start = g_get_monotonic_time ();
    g_assert_true (gets_answer (handle));
    best = MIN (best, g_get_monotonic_time () - start);
  }
  g_test_message ("an instant card answers in %" G_GINT64_FORMAT " µs", best);
  g_assert_cmpint (best, <, 20000);

  /* 7 bytes there and 11 back at 1000 bytes a second, and the delay. */
  handle = connect_card (context, READER_1);
  start = g_get_monotonic_time ();
  g_assert_true (gets_answer (handle));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 38000);
  SCardReleaseContext (context);
}

static gpointer
send_command_thread (gpointer data)
{
  SCARDCONTEXT context = open_context ();
  gboolean answered = gets_answer (connect_card (context, data));

  SCardReleaseContext (context);

  return GINT_TO_POINTER (answered);
}

/* However long the card would still have kept its reader. */
static void
check_prompt_removal (ImzVirtualCardOptions options)
{
  g_autoptr (ImzBed) bed G_GNUC_UNUSED = start_bed ();
  g_autoptr (ImzVirtualCard) card = test_make_card (options);
  GThread *thread;
  gint64 start;

  insert_card (card, 0);
  thread = g_thread_new ("client", send_command_thread, (gpointer) READER_0);
  while (imz_virtual_card_get_n_apdus (card) == 0)
    g_usleep (1000);

  start = g_get_monotonic_time ();
  imz_virtual_card_remove (card);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 2);
  g_assert_false (GPOINTER_TO_INT (g_thread_join (thread)));
}

static void
test_reader_remove_stalled (void)
{
  check_prompt_removal ((ImzVirtualCardOptions){ .stall_after = 1 });
}

static void
test_reader_remove_slow (void)
{
  check_prompt_removal ((ImzVirtualCardOptions){ .delay_us = 60 * G_USEC_PER_SEC });
}

static void
test_reader_no_service (void)
{
  g_autoptr (ImzBed) bed = start_bed ();
  g_autoptr (ImzVirtualCard) card = test_make_card ((ImzVirtualCardOptions){ 0 });
  g_autoptr (GError) error = NULL;
  SCARDCONTEXT context = 0;

  imz_bed_kill_pcscd (bed);
  g_assert_cmpint (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context), ==,
                   SCARD_E_NO_SERVICE);
  g_assert_false (imz_virtual_card_insert (card, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);

  imz_bed_start_pcscd (bed);
  insert_card (card, 0);
  context = open_context ();
  wait_for_card (context, READER_0, TRUE);
  SCardReleaseContext (context);
}

static guint
count_lines_with (const char *text, const char *prefix)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (gsize i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], prefix);

  return n;
}

static void
check_opensc_lists (const char *const *argv, const char *prefix)
{
  g_autoptr (ImzBed) bed = NULL;
  g_autoptr (ImzVirtualCard) card = NULL;
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_find_program_in_path (argv[0]);
  g_autofree char *output = NULL;
  SCARDCONTEXT context;
  guint before;

  g_assert_nonnull (program);

  for (guint i = 0; i < 3; i++) {
    const ImzTestCertificateSpec spec = { .filler = 400 * i };

    g_ptr_array_add (certificates, imz_test_certificate_new (&spec));
  }
  card = imz_virtual_card_new (&(const ImzVirtualCardOptions){
    .layout = IMZ_VIRTUAL_LAYOUT_AKIS | IMZ_VIRTUAL_LAYOUT_PKCS15,
    .certificates = (GBytes **) certificates->pdata,
    .n_certificates = certificates->len,
    .padding = 100,
  });

  bed = start_bed ();
  insert_card (card, 0);
  context = open_context ();
  wait_for_card (context, READER_0, TRUE);
  SCardReleaseContext (context);
  before = imz_virtual_card_get_n_apdus (card);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_setenv (launcher, "OPENSC_CONF", imz_bed_get_opensc_conf (bed), TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (count_lines_with (output, prefix), ==, 3);
  g_assert_false (imz_virtual_card_saw_instruction (card, 0x20));
  g_test_message ("%s sent %u APDUs", argv[0], imz_virtual_card_get_n_apdus (card) - before);
}

static void
test_opensc_pkcs15 (void)
{
  const char *const argv[] = { "pkcs15-tool", "--list-certificates", NULL };

  check_opensc_lists (argv, "X.509 Certificate");
}

static void
test_opensc_pkcs11 (void)
{
  const char *const argv[] = { "pkcs11-tool", "--module", OPENSC_MODULE, "-O",
                               "--type",      "cert",     NULL };

  check_opensc_lists (argv, "Certificate Object");
}

void
test_add_reader (void)
{
  g_test_add_func ("/reader/insert", test_reader_insert);
  g_test_add_func ("/reader/eject", test_reader_eject);
  g_test_add_func ("/reader/speed", test_reader_speed);
  g_test_add_func ("/reader/remove-stalled", test_reader_remove_stalled);
  g_test_add_func ("/reader/remove-slow", test_reader_remove_slow);
  g_test_add_func ("/reader/no-service", test_reader_no_service);
  g_test_add_func ("/opensc/pkcs15", test_opensc_pkcs15);
  g_test_add_func ("/opensc/pkcs11", test_opensc_pkcs11);
}
