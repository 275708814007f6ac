/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Linked with the real libpcsclite, run with the fake before it and test-preload.script. */

#include <dlfcn.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <winscard.h>

#define READER "Mini Reader 00 00"
#define PNP "\\\\?PnP?\\Notification"

static SCARDCONTEXT
new_context (void)
{
  SCARDCONTEXT context = 0;

  g_assert_cmphex (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context), ==,
                   SCARD_S_SUCCESS);
  return context;
}

static void
assert_answer (SCARDHANDLE card,
               const char *command,
               gsize length,
               const char *start,
               gsize start_length)
{
  guint8 response[258];
  DWORD response_length = sizeof response;

  g_assert_cmphex (
    SCardTransmit (card, SCARD_PCI_T1, (LPCBYTE) command, length, NULL, response, &response_length),
    ==, SCARD_S_SUCCESS);
  g_assert_cmpuint (response_length, >=, start_length + 2);
  g_assert_cmpmem (response, start_length, start, start_length);
  g_assert_cmpmem (response + response_length - 2, 2, "\x90\x00", 2);
}

static void
test_script (void)
{
  SCARD_READERSTATE states[2] = { { .szReader = PNP }, { .szReader = READER } };
  SCARDCONTEXT context = new_context ();
  SCARDHANDLE card;
  DWORD protocol;
  char names[64];
  DWORD length = sizeof names;

  g_assert_cmphex (SCardListReaders (context, NULL, names, &length), ==, SCARD_S_SUCCESS);
  g_assert_cmpmem (names, length, READER "\0Empty\0", sizeof READER + 7);

  g_assert_cmphex (
    SCardConnect (context, READER, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, &card, &protocol), ==,
    SCARD_S_SUCCESS);
  assert_answer (card, "\x00\xA4\x00\x00\x02\x3F\x00", 7, "", 0);
  assert_answer (card, "\x00\xA4\x04\x00\x07PKCS-15", 12, "", 0);
  assert_answer (card, "\x00\xA4\x02\x00\x02\x2F\x11", 7, "", 0);
  assert_answer (card, "\x00\xB0\x00\x00\x80", 5, "\x30\x82", 2);
  g_assert_cmphex (SCardDisconnect (card, SCARD_LEAVE_CARD), ==, SCARD_S_SUCCESS);

  states[1].dwCurrentState = SCARD_STATE_PRESENT;
  g_assert_cmphex (SCardGetStatusChange (context, 5000, states, 2), ==, SCARD_S_SUCCESS);
  g_assert_cmphex (states[1].dwEventState, ==, 0x10000 | SCARD_STATE_EMPTY | SCARD_STATE_CHANGED);

  states[1].dwCurrentState = SCARD_STATE_EMPTY;
  g_assert_cmphex (SCardGetStatusChange (context, 5000, states, 2), ==, SCARD_S_SUCCESS);
  g_assert_cmphex (states[1].dwEventState, ==,
                   SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE | SCARD_STATE_CHANGED);

  /* Wakes when "Late" arrives, if it had not yet. */
  SCardGetStatusChange (context, 50, states, 1);
  states[1] = (SCARD_READERSTATE){ .szReader = "Late", .dwCurrentState = SCARD_STATE_EMPTY };
  g_assert_cmphex (SCardGetStatusChange (context, 5000, states, 2), ==, SCARD_S_SUCCESS);
  g_assert_cmphex (states[1].dwEventState, ==, SCARD_STATE_PRESENT | SCARD_STATE_CHANGED);

  g_assert_cmphex (SCardGetStatusChange (context, INFINITE, states, 1), ==, SCARD_F_COMM_ERROR);
  g_assert_cmphex (SCardReleaseContext (context), ==, SCARD_E_NO_SERVICE);
}

/* PKCS#11 modules do not link the library, they look for it. */
static void
test_found_by_name (void)
{
  void *library = dlopen ("libpcsclite.so.1", RTLD_LAZY | RTLD_LOCAL);

  g_assert_nonnull (library);
  g_assert_true (dlsym (library, "SCardConnect") == (void *) SCardConnect);
  g_assert_nonnull (dlsym (library, "fake_pcsc_plug"));
  dlclose (library);
}

static void
test_cards (void)
{
  if (g_test_subprocess ()) {
    const char *const files[] = { "\x00\xA4\x02\x00\x02\x2F\x10", "\x00\xA4\x02\x00\x02\x2F\x11" };
    guint expected = (guint) g_ascii_strtoull (g_getenv ("TEST_CERTIFICATES"), NULL, 10);
    SCARDHANDLE card;
    DWORD protocol;
    guint found = 0;

    g_assert_cmphex (
      SCardConnect (new_context (), "R", SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, &card, &protocol),
      ==, SCARD_S_SUCCESS);
    assert_answer (card, "\x00\xA4\x04\x00\x07PKCS-15", 12, "", 0);
    for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
      guint8 response[258];
      DWORD length = sizeof response;

      g_assert_cmphex (
        SCardTransmit (card, SCARD_PCI_T1, (LPCBYTE) files[i], 7, NULL, response, &length), ==,
        SCARD_S_SUCCESS);
      found += response[length - 2] == 0x90;
    }
    g_assert_cmpuint (found, ==, expected);
    return;
  }

  const struct {
    const char *name;
    const char *certificates;
  } cards[] = {
    { "valid", "1" },     { "window", "1" },      { "late", "1" },           { "expired", "1" },
    { "not-yet", "1" },   { "overlap", "2" },     { "test", "1" },           { "other", "1" },
    { "malformed", "1" }, { "two-holders", "2" }, { "no-certificate", "0" },
  };
  g_autofree char *script = g_build_filename (g_get_tmp_dir (), "preload-XXXXXX", NULL);

  g_close (g_mkstemp (script), NULL);
  g_setenv ("FAKE_PCSC_SCRIPT", script, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++) {
    g_autofree char *text = g_strdup_printf ("plug R %s\n", cards[i].name);

    g_test_message ("%s", cards[i].name);
    g_assert_true (g_file_set_contents (script, text, -1, NULL));
    g_setenv ("TEST_CERTIFICATES", cards[i].certificates, TRUE);
    g_test_trap_subprocess (NULL, 10 * G_USEC_PER_SEC, 0);
    g_test_trap_assert_passed ();
  }
  g_unlink (script);
}

static void
test_bad_lines (void)
{
  const struct {
    const char *line;
    const char *message;
  } vectors[] = {
    { "plugg R valid", "*:3: there is no command “plugg”*" },
    { "plug R", "*:3: “plug” takes other words*" },
    { "plug R valid zero more", "*:3: “plug” takes other words*" },
    { "plug R fresh", "*:3: there is no card “fresh”*" },
    { "plug R valid one", "*:3: “one” is not known here*" },
    { "plug A valid", "*:3: there is a reader “A” already*" },
    { "remove R", "*:3: there is no reader “R” now*" },
    { "unplug A\nremove A", "*:4: there is no reader “A” now*" },
    { "insert A empty", "*:3: there is no card “empty”*" },
    { "flags A dirty", "*:3: “dirty” is not known here*" },
    { "service gone", "*:3: “gone” is not known here*" },
    { "block SCardConect on", "*:3: there is no function “SCardConect”*" },
    { "block SCardConnect yes", "*:3: “yes” is not known here*" },
    { "hold A yes", "*:3: “yes” is not known here*" },
    { "wait -1", "*:3: “-1” is not a number of milliseconds*" },
    { "suspend now", "*:3: “suspend” takes other words*" },
    { "remove \"A", "*:3: *" },
  };
  g_autofree char *script = NULL;

  if (g_test_subprocess ())
    return;
  script = g_build_filename (g_get_tmp_dir (), "preload-XXXXXX", NULL);
  g_close (g_mkstemp (script), NULL);
  g_setenv ("FAKE_PCSC_SCRIPT", script, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = g_strdup_printf ("# first\nplug A empty\n%s\n", vectors[i].line);

    g_test_message ("%s", vectors[i].line);
    g_assert_true (g_file_set_contents (script, text, -1, NULL));
    g_test_trap_subprocess (NULL, 10 * G_USEC_PER_SEC, 0);
    g_test_trap_assert_failed ();
    g_test_trap_assert_stderr (vectors[i].message);
  }
  g_unlink (script);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* The script runs from the start of the program: its test comes first. */
  g_test_add_func ("/fake-pcsclite/preload/script", test_script);
  g_test_add_func ("/fake-pcsclite/preload/found-by-name", test_found_by_name);
  g_test_add_func ("/fake-pcsclite/preload/cards", test_cards);
  g_test_add_func ("/fake-pcsclite/preload/bad-lines", test_bad_lines);
  return g_test_run ();
}
