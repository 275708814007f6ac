/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* imzamctl pins, and import-anchors, which takes only what pins lists. No certificate of Kamu SM is among
 * our files: what is taken is tried where the pins can be chosen, in the unit tests of src/trust. */

#include "test-ctl.h"

#include <glib/gstdio.h>

#include "imz-bed.h"
#include "imz-test-certificate.h"

enum {
  EXIT_USAGE = 64,
  EXIT_FAILED = 1,
};

typedef struct {
  int exit;
  char *output;
  char *errors;
} Answer;

static void
clear_answer (Answer *answer)
{
  g_free (answer->output);
  g_free (answer->errors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

static Answer
run (const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher =
    test_ctl_new_launcher (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  g_ptr_array_add (argv, (gpointer) test_ctl_get_program ());
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &answer.output, &answer.errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  answer.exit = g_subprocess_get_exit_status (process);

  return answer;
}

static Answer
import (const char *path)
{
  return run ((const char *const[]){ "import-anchors", path, NULL });
}

/* A file that is gone with the test. */
static char *
write_file (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("imzam-import-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);

  return path;
}

static Answer
import_bytes (GBytes *bytes)
{
  g_autofree char *path = write_file (bytes);
  Answer answer = import (path);

  g_unlink (path);

  return answer;
}

/* Each line: a fingerprint, two days, a name; those of the contract's sources among them. */
static void
test_pins (void)
{
  static const char *const known[] = {
    "aa466d3b528dc947c7e1dca594c0deb4a1d2b987c119125fcd7435de92a23c60",
    "23044f859844c23a2d082e518627fe8d69f5b21a7f7af30ce204434c4055387d",
    "0f41d3bdb0687fd825303974cd052ccaca0a03b4125a2fd4a18f5063512318f3",
    "062782a715b1b5fc794aedf25396dd3d2ffbe2fad202e5567273a0e13bfe16f9",
  };
  g_auto (Answer) answer = run ((const char *const[]){ "pins", NULL });
  g_auto (GStrv) lines = g_strsplit (g_strchomp (answer.output), "\n", -1);

  g_assert_cmpint (answer.exit, ==, 0);
  g_assert_cmpstr (answer.errors, ==, "");
  for (gsize i = 0; lines[i] != NULL; i++)
    g_assert_true (g_regex_match_simple (
      "^[0-9a-f]{64}  (\\d\\d\\.\\d\\d\\.\\d{4}|\\?) – \\d\\d\\.\\d\\d\\.\\d{4}  \\S.*$", lines[i],
      0, 0));
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++) {
    gboolean found = FALSE;

    for (gsize j = 0; lines[j] != NULL; j++)
      found |= g_str_has_prefix (lines[j], known[i]);
    g_assert_true (found);
  }
}

/* A stranger's certificate is named and left out, whatever it calls itself. */
static void
test_unknown (void)
{
  g_autoptr (GBytes) der = imz_test_certificate_new (&(ImzTestCertificateSpec){
    .holder = "Kamu SM Kök Sertifika Hizmet Sağlayıcısı - Sürüm 6", .identity = "", .ca = TRUE });
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, der);
  g_auto (Answer) answer = import_bytes (der);

  g_assert_cmpint (answer.exit, ==, EXIT_FAILED);
  g_assert_cmpstr (answer.errors, ==, "");
  g_assert_nonnull (strstr (answer.output, "0 certificates were taken."));
  g_assert_nonnull (strstr (answer.output, "1 was left out"));
  g_assert_nonnull (strstr (answer.output, sha256));
  g_assert_nonnull (strstr (answer.output, "Kamu SM Kök Sertifika Hizmet Sağlayıcısı - Sürüm 6"));
}

static void
test_store (void)
{
  g_autoptr (GBytes) der = imz_test_certificate_new (
    &(ImzTestCertificateSpec){ .holder = "Başka Kök", .identity = "", .ca = TRUE });
  g_autofree char *base64 = g_base64_encode (g_bytes_get_data (der, NULL), g_bytes_get_size (der));
  g_autofree char *xml = g_strdup_printf (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<depo><koklerd><koksertifika><mValue>%s</mValue>"
    "</koksertifika><koksertifika><mValue>AAAA</mValue></koksertifika></koklerd></depo>\n",
    base64);
  g_autoptr (GBytes) file = g_bytes_new_static (xml, strlen (xml));
  g_auto (Answer) answer = import_bytes (file);

  g_assert_cmpint (answer.exit, ==, EXIT_FAILED);
  g_assert_nonnull (strstr (answer.output, "1 was left out"));
  g_assert_nonnull (strstr (answer.output, "Başka Kök"));
  g_assert_nonnull (strstr (answer.output, "1 was damaged."));
}

static void
test_no_certificates (void)
{
  static const char *const texts[] = { "", "hello", "<?xml version=\"1.0\"?><depo/>", "<depo><a",
                                       "-----BEGIN CERTIFICATE-----\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) file = g_bytes_new_static (texts[i], strlen (texts[i]));
    g_auto (Answer) answer = import_bytes (file);

    g_test_message ("“%s”: %s%s", texts[i], answer.output, answer.errors);
    g_assert_cmpint (answer.exit, ==, EXIT_FAILED);
    g_assert_true (*answer.errors != '\0' || strstr (answer.output, "0 certificates") != NULL);
  }
}

/* None of these is waited for. */
static void
test_no_files (void)
{
  static const char *const paths[] = { "/no/such/file", "/", "/dev/zero", "/dev/null" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_auto (Answer) answer = import (paths[i]);

    g_test_message ("%s: %s", paths[i], answer.errors);
    g_assert_cmpint (answer.exit, ==, EXIT_FAILED);
    g_assert_true (g_str_has_prefix (answer.errors, "imzamctl: "));
    g_assert_cmpstr (answer.output, ==, "");
  }
}

static void
test_usage (void)
{
  g_auto (Answer) none = run ((const char *const[]){ "import-anchors", NULL });
  g_auto (Answer) two = run ((const char *const[]){ "import-anchors", "/a", "/b", NULL });
  g_auto (Answer) odd = run ((const char *const[]){ "pins", "now", NULL });

  g_assert_cmpint (none.exit, ==, EXIT_USAGE);
  g_assert_cmpint (two.exit, ==, EXIT_USAGE);
  g_assert_cmpint (odd.exit, ==, EXIT_USAGE);
}

int
main (int argc, char *argv[])
{
  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl/pins/pins", test_pins);
  g_test_add_func ("/ctl/pins/unknown", test_unknown);
  g_test_add_func ("/ctl/pins/store", test_store);
  g_test_add_func ("/ctl/pins/no-certificates", test_no_certificates);
  g_test_add_func ("/ctl/pins/no-files", test_no_files);
  g_test_add_func ("/ctl/pins/usage", test_usage);

  return g_test_run ();
}
