/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A module of other people's making, with a token in software. */

#include <string.h>

#include "imz-test-certificate.h"
#include "test-reader.h"

#define PIN "123456"
#define OFFICER_PIN "12345678"
#define LABEL TEST_IDENTITY "NES0"

enum {
  FLAGS_OFFSET = 16, /* of the value behind an attribute's number and kind */
  FLAG_COUNT_LOW = 0x10000,
  FLAG_FINAL_TRY = 0x20000,
  FLAG_LOCKED = 0x40000,
};

static char *
find_token_file (const TestModule *home)
{
  g_autofree char *tokens = g_build_filename (home->folder, "tokens", NULL);
  g_autoptr (GDir) folder = g_dir_open (tokens, 0, NULL);
  const char *name = g_dir_read_name (folder);

  g_assert_nonnull (name);

  return g_build_filename (tokens, name, "token.object", NULL);
}

/* Says nothing; when it may fail, that is the point of it. */
static void
run_pkcs11_tool (const char *arguments, gboolean may_fail)
{
  g_autofree char *command =
    g_strdup_printf ("pkcs11-tool --module %s %s >&2 || %s", g_getenv ("SOFTHSM_PKCS11"), arguments,
                     may_fail ? "true" : "exit 1");
  g_autofree char *output = test_run_tool ("sh", "-c", command, NULL);

  g_assert_cmpstr (output, ==, "");
}

/* A folder of the test's own where tokens will be. */
static TestModule *
make_home (void)
{
  TestModule *home = test_module_new_bytes ("", 0, "softhsm2.conf");
  g_autofree char *tokens = g_build_filename (home->folder, "tokens", NULL);
  g_autofree char *text = g_strdup_printf (
    "directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n", tokens);

  g_assert_cmpint (g_mkdir_with_parents (tokens, 0700), ==, 0);
  g_assert_true (g_file_set_contents (home->path, text, -1, NULL));
  test_reader_set_variable ("SOFTHSM2_CONF", home->path);

  return home;
}

static TestModule *
make_token (GBytes *certificate)
{
  TestModule *home = make_home ();
  g_autofree char *der = g_build_filename (home->folder, "holder.der", NULL);
  g_autofree char *import = g_strdup_printf (
    "--login --pin %s --write-object %s --type cert --id 01 --label %s", PIN, der, LABEL);
  g_autofree char *output = test_run_tool ("softhsm2-util", "--init-token", "--free", "--label",
                                           LABEL, "--pin", PIN, "--so-pin", OFFICER_PIN, NULL);

  g_assert_true (g_file_set_contents (der, g_bytes_get_data (certificate, NULL),
                                      (gssize) g_bytes_get_size (certificate), NULL));
  run_pkcs11_tool (import, FALSE);

  return home;
}

static TestRun *
read_token (void)
{
  return test_reader_run (g_getenv ("SOFTHSM_PKCS11"), NULL);
}

/* Beside the token there is always a slot with one that was never made ready: it does not count. */
static void
test_certificate (void)
{
  const ImzTestCertificateSpec spec = { .key = IMZ_TEST_KEY_RSA_2048 };
  g_autoptr (GBytes) expected = imz_test_certificate_new (&spec);
  g_autoptr (TestModule) home = make_token (expected);
  g_autoptr (TestRun) run = read_token ();
  g_autoptr (GBytes) read = NULL;
  g_autofree char *libcrypto = NULL;

  test_run_assert (run, "read", NULL);
  g_assert_cmpuint (test_run_count_tokens (run), ==, 1);
  test_run_assert_token (run, 0, "none", 1);
  read = test_run_get_certificate (run, 0, 0);
  g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));

  /* It computes, but talks to no card service. */
  g_assert_nonnull (test_run_get_library (run, "libcrypto"));
  libcrypto = g_path_get_basename (test_run_get_library (run, "libcrypto"));
  g_assert_true (g_str_has_prefix (libcrypto, "libcrypto.so."));
  g_assert_true (g_file_test (test_run_get_library (run, "libcrypto"), G_FILE_TEST_IS_REGULAR));
  g_assert_cmpstr (test_run_get_library (run, "libpcsclite"), ==, NULL);
}

static void
test_wrong_pin (void)
{
  const ImzTestCertificateSpec spec = { .serial = 1 };
  g_autoptr (GBytes) certificate = imz_test_certificate_new (&spec);
  g_autoptr (TestModule) home = make_token (certificate);
  g_autoptr (TestRun) wrong = NULL;
  g_autoptr (TestRun) right = NULL;

  run_pkcs11_tool ("--login --pin 999999 --list-objects", TRUE);
  wrong = read_token ();
  test_run_assert (wrong, "read", NULL);
  test_run_assert_token (wrong, 0, "low", 1);

  run_pkcs11_tool ("--login --pin " PIN " --list-objects", FALSE);
  right = read_token ();
  test_run_assert (right, "read", NULL);
  test_run_assert_token (right, 0, "none", 1);
}

/* SoftHSM never locks a PIN by itself; what it says of a token is what is written in its file. */
static void
write_flags (const char *path, guint64 set, guint64 clear)
{
  static const char attribute[] = { 0, 0, 0, 0, '\x80', 0, 'S', 'K' };
  g_autofree char *bytes = NULL;
  gsize length;
  char *found;
  guint64 flags;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  found = memmem (bytes, length, attribute, sizeof attribute);
  g_assert_nonnull (found);
  memcpy (&flags, found + FLAGS_OFFSET, sizeof flags);
  flags = (flags | GUINT64_TO_BE (set)) & ~GUINT64_TO_BE (clear);
  memcpy (found + FLAGS_OFFSET, &flags, sizeof flags);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
test_flags (void)
{
  static const struct {
    guint64 set;
    guint64 clear;
    const char *pin;
  } vectors[] = {
    { 0, 0, "none" },
    { FLAG_COUNT_LOW, 0, "low" },
    { FLAG_FINAL_TRY, 0, "final-try" },
    { FLAG_LOCKED, 0, "locked" },
    { 0, FLAG_LOCKED | FLAG_FINAL_TRY, "low" },
    { 0, FLAG_COUNT_LOW, "none" },
  };
  const ImzTestCertificateSpec spec = { .serial = 1 };
  g_autoptr (GBytes) certificate = imz_test_certificate_new (&spec);
  g_autoptr (TestModule) home = make_token (certificate);
  g_autofree char *path = find_token_file (home);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (TestRun) run = NULL;

    write_flags (path, vectors[i].set, vectors[i].clear);
    run = read_token ();
    test_run_assert (run, "read", NULL);
    test_run_assert_token (run, 0, vectors[i].pin, 1);
  }
}

/* As it leaves the issuer: the holder has not made a PIN yet. */
static void
test_pin_not_set (void)
{
  g_autoptr (TestModule) home = make_home ();
  g_autoptr (TestRun) run = NULL;

  run_pkcs11_tool ("--init-token --slot-index 0 --label " LABEL " --so-pin " OFFICER_PIN, FALSE);
  run = read_token ();
  test_run_assert (run, "read", NULL);
  test_run_assert_token (run, 0, "not-set", 0);
}

static void
test_no_token (void)
{
  g_autoptr (TestModule) home = make_home ();
  g_autoptr (TestRun) run = read_token ();

  test_run_assert (run, "no-token", NULL);
}

static void
test_failing (void)
{
  g_autoptr (TestModule) home = make_home ();
  g_autofree char *text = g_strdup_printf ("directories.tokendir = %s/none\n", home->folder);
  g_autoptr (TestRun) run = NULL;

  g_assert_true (g_file_set_contents (home->path, text, -1, NULL));
  run = read_token ();
  test_run_assert (run, "failed", "C_Initialize: CKR_GENERAL_ERROR");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token-reader/softhsm/certificate", test_certificate);
  g_test_add_func ("/token-reader/softhsm/wrong-pin", test_wrong_pin);
  g_test_add_func ("/token-reader/softhsm/flags", test_flags);
  g_test_add_func ("/token-reader/softhsm/pin-not-set", test_pin_not_set);
  g_test_add_func ("/token-reader/softhsm/no-token", test_no_token);
  g_test_add_func ("/token-reader/softhsm/failing", test_failing);

  return g_test_run ();
}
