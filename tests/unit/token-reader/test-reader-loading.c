/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files that cannot be loaded, each with its own word; and the command line. */

#include <elf.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include <glib-unix.h>
#include <glib/gstdio.h>

#include "imz-module-loader.h"
#include "test-reader.h"

static void
assert_loading (const TestModule *module, const char *result, const char *detail)
{
  g_autoptr (TestRun) run = test_reader_run (module->path, NULL);

  test_run_assert (run, result, detail);
}

static void
test_missing (void)
{
  g_autoptr (TestModule) module = test_module_new ("");
  g_autofree char *other = g_strconcat (module->path, ".other", NULL);
  g_autoptr (TestRun) run = test_reader_run (other, NULL);
  g_autoptr (TestRun) through_file = NULL;
  g_autofree char *below = g_build_filename (module->path, "module.so", NULL);

  test_run_assert (run, "missing", NULL);
  through_file = test_reader_run (below, NULL);
  test_run_assert (through_file, "missing", NULL);
}

static void
test_not_elf (void)
{
  static const char text[] = "#!/bin/sh\nexit 0\n";
  g_autoptr (TestModule) script = test_module_new_bytes (text, strlen (text), "module.so");
  g_autoptr (TestModule) empty = test_module_new_bytes ("", 0, "module.so");
  g_autoptr (TestModule) start = test_module_new_bytes (ELFMAG, SELFMAG - 1, "module.so");

  assert_loading (script, "not-a-module", NULL);
  assert_loading (empty, "not-a-module", NULL);
  assert_loading (start, "not-a-module", NULL);
}

static void
test_not_file (void)
{
  g_autoptr (TestModule) module = test_module_new ("");
  g_autofree char *pipe = g_build_filename (module->folder, "pipe.so", NULL);
  g_autoptr (TestRun) folder_run = test_reader_run (module->folder, NULL);
  g_autoptr (TestRun) pipe_run = NULL;

  test_run_assert (folder_run, "not-a-module", NULL);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  pipe_run = test_reader_run (pipe, NULL);
  test_run_assert (pipe_run, "not-a-module", NULL);
}

static void
test_wrong_architecture (void)
{
  static const struct {
    const char *sentence;
    gsize offset;
    guint8 flip;
  } vectors[] = {
    { "another processor", G_STRUCT_OFFSET (Elf64_Ehdr, e_machine), 0x55 },
    { "32 bits for 64", EI_CLASS, ELFCLASS32 ^ ELFCLASS64 },
    { "the other end first", EI_DATA, ELFDATA2LSB ^ ELFDATA2MSB },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *bytes = NULL;
    gsize length;
    g_autoptr (TestModule) module = NULL;

    g_test_message ("%s", vectors[i].sentence);
    g_assert_true (g_file_get_contents (g_getenv ("MOCK_PKCS11"), &bytes, &length, NULL));
    bytes[vectors[i].offset] = (char) (bytes[vectors[i].offset] ^ vectors[i].flip);
    module = test_module_new_bytes (bytes, length, "mock.so");
    assert_loading (module, "wrong-architecture", NULL);
  }
}

/* Nothing but the header of the right processor. */
static void
test_cut_short (void)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (TestModule) module = NULL;

  g_assert_true (g_file_get_contents (g_getenv ("MOCK_PKCS11"), &bytes, &length, NULL));
  module = test_module_new_bytes (bytes, EI_NIDENT + 4, "mock.so");
  assert_loading (module, "not-a-module", "file too short");
}

static void
test_no_entry (void)
{
  g_autoptr (TestModule) module = test_module_new_copy ("MOCK_PKCS11_NO_ENTRY", "module.so");

  assert_loading (module, "not-a-module", "C_GetFunctionList");
}

static void
test_program (void)
{
  g_autoptr (TestModule) program = test_module_new_copy ("IMZAM_TOKEN_READER", "program.so");

  assert_loading (program, "not-a-module",
                  "cannot dynamically load position-independent executable");
}

static void
test_missing_library (void)
{
  g_autoptr (TestModule) module = test_module_new_copy ("MOCK_PKCS11_MISSING_LIBRARY", "module.so");

  assert_loading (module, "missing-library", "libmock-pkcs11-stub.so");
}

static void
test_missing_symbol (void)
{
  g_autoptr (TestModule) module = test_module_new_copy ("MOCK_PKCS11_MISSING_SYMBOL", "module.so");

  assert_loading (module, "missing-symbol", "variant_stub");
}

static void
test_function_list (void)
{
  static const char *const needed[] = {
    "C_Initialize",  "C_GetSlotList",      "C_GetSlotInfo",       "C_GetTokenInfo",
    "C_OpenSession", "C_CloseSession",     "C_GetAttributeValue", "C_FindObjectsInit",
    "C_FindObjects", "C_FindObjectsFinal",
  };
  g_autoptr (TestRun) without = test_reader_run_script ("no-function-list");
  g_autoptr (TestRun) failing = test_reader_run_script ("return C_GetFunctionList 0x2");
  g_autoptr (TestRun) not_needed = test_reader_run_script ("lacks C_Finalize\nlacks C_Login");

  test_run_assert (without, "not-a-module", "C_GetFunctionList");
  test_run_assert (failing, "failed", "C_GetFunctionList: CKR_HOST_MEMORY");
  test_run_assert (not_needed, "read", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++) {
    g_autofree char *script = g_strdup_printf ("lacks %s", needed[i]);
    g_autoptr (TestRun) run = test_reader_run_script (script);

    test_run_assert (run, "not-a-module", needed[i]);
  }
}

/* What others can write to is not even loaded. */
static void
test_writable (void)
{
  g_autoptr (TestModule) file = test_module_new ("abort load");
  g_autoptr (TestModule) folder = test_module_new ("abort load");

  g_assert_cmpint (g_chmod (file->path, 0757), ==, 0);
  assert_loading (file, "writable", NULL);
  g_assert_cmpint (g_chmod (folder->folder, 0777), ==, 0);
  assert_loading (folder, "writable", NULL);
  g_assert_cmpint (g_chmod (folder->folder, 01777), ==, 0);
  g_assert_cmpint (g_chmod (folder->path, 0700), ==, 0);
  {
    g_autoptr (TestRun) run = test_reader_run (folder->path, NULL);

    g_assert_cmpint (run->exit, <, 0);
  }
}

static void
test_relative_path (void)
{
  g_autoptr (TestModule) module = test_module_new ("certificates 2");
  g_autofree char *folder = g_get_current_dir ();
  g_autoptr (TestRun) run = NULL;

  g_assert_cmpint (g_chdir (module->folder), ==, 0);
  run = test_reader_run ("mock.so", NULL);
  g_assert_cmpint (g_chdir (folder), ==, 0);
  test_run_assert (run, "read", NULL);
  test_run_assert_token (run, 0, "none", 2);
}

/* Modules look for their own files beside the name they were loaded by. */
static void
test_link (void)
{
  g_autoptr (TestModule) module = test_module_new ("certificates 2");
  g_autoptr (TestModule) other = test_module_new ("certificates 3");
  g_autofree char *link = g_build_filename (other->folder, "link.so", NULL);
  g_autofree char *script = g_strconcat (link, ".script", NULL);
  g_autoptr (TestRun) run = NULL;

  g_assert_cmpint (symlink (module->path, link), ==, 0);
  g_assert_true (g_file_set_contents (script, "certificates 5", -1, NULL));
  run = test_reader_run (link, NULL);
  test_run_assert (run, "read", NULL);
  test_run_assert_token (run, 0, "none", 5);
}

static void
test_explanations (void)
{
  static const struct {
    const char *message;
    ImzTokenResult result;
    const char *detail;
  } vectors[] = {
    { "libpcsclite.so.1: cannot open shared object file: No such file or directory",
      IMZ_TOKEN_RESULT_MISSING_LIBRARY, "libpcsclite.so.1" },
    { "/opt/x/libsecret.so: cannot open shared object file: Permission denied",
      IMZ_TOKEN_RESULT_MISSING_LIBRARY, "/opt/x/libsecret.so" },
    { "/m/a.so: undefined symbol: EVP_md5", IMZ_TOKEN_RESULT_MISSING_SYMBOL, "EVP_md5" },
    { "/m/a.so: undefined symbol: EVP_md5, version OPENSSL_1_1_0", IMZ_TOKEN_RESULT_MISSING_SYMBOL,
      "EVP_md5" },
    { "/m/a.so: symbol EVP_md5 version OPENSSL_1_1_0 not defined in file libcrypto.so.3 with link "
      "time reference",
      IMZ_TOKEN_RESULT_MISSING_SYMBOL, "EVP_md5" },
    { "/m/a.so: symbol EVP_md5, version OPENSSL_1_1_0 not defined in file libcrypto.so.3 with link "
      "time reference",
      IMZ_TOKEN_RESULT_MISSING_SYMBOL, "EVP_md5" },
    { "/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.99' not found (required by /m/a.so)",
      IMZ_TOKEN_RESULT_MISSING_SYMBOL, "GLIBC_2.99" },
    { "/m/a.so: cannot enable executable stack as shared object requires: Invalid argument",
      IMZ_TOKEN_RESULT_NOT_A_MODULE,
      "cannot enable executable stack as shared object requires: Invalid argument" },
    { "/m/a.so: invalid ELF header", IMZ_TOKEN_RESULT_NOT_A_MODULE, "invalid ELF header" },
    { "/m/a.so: undefined symbol: \xFF\n", IMZ_TOKEN_RESULT_MISSING_SYMBOL, "\\xFF\\u000A" },
    { "", IMZ_TOKEN_RESULT_NOT_A_MODULE, "" },
    { "/m/a.so", IMZ_TOKEN_RESULT_NOT_A_MODULE, "/m/a.so" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *detail = NULL;
    ImzTokenResult result;

    imz_module_loader_explain ("/m/a.so", vectors[i].message, &result, &detail);
    g_assert_cmpint (result, ==, vectors[i].result);
    g_assert_cmpstr (detail, ==, vectors[i].detail);
  }
}

static void
test_usage (void)
{
  static const char *const lines[][4] = {
    { NULL },
    { "", NULL },
    { "/m/a.so", "/m/b.so", NULL },
    { "--initialize=null", NULL },
    { "--initialize=", "/m/a.so", NULL },
    { "--initialize=both", "/m/a.so", NULL },
    { "--initialize=null", "--initialize=struct", NULL },
    { "--initialize=null", "/m/a.so", "/m/b.so", NULL },
    { "/m/a.so", "--initialize=null", NULL },
    { "--help", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (TestRun) run = test_reader_finish (test_reader_start (lines[i]));

    g_assert_cmpint (run->exit, ==, EX_USAGE);
    g_assert_cmpstr (run->output, ==, "");
    g_assert_cmpstr (run->errors, ==,
                     "Usage: imzam-token-reader [--initialize=null|struct] MODULE\n");
  }
}

static int
run_into (int output, const char *module)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_take_stdout_fd (launcher, output);
  process =
    g_subprocess_launcher_spawn (launcher, &error, test_reader_get_program (), module, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  return g_subprocess_get_exit_status (process);
}

/* Nowhere to print to, or not enough room. */
static void
test_no_output (void)
{
  g_autoptr (TestModule) module = test_module_new ("");
  g_autofree char *told = NULL;
  g_autofree char *command =
    g_strdup_printf ("%s %s >&- 2>&-; echo $?", test_reader_get_program (), module->path);
  g_autofree char *output = test_run_tool ("sh", "-c", command, NULL);

  g_assert_cmpstr (output, ==, "70\n");
  told = test_module_get_told (module, "initialized");
  g_assert_null (told);

  g_assert_cmpint (run_into (g_open ("/dev/full", O_WRONLY | O_CLOEXEC), module->path), ==,
                   EX_SOFTWARE);
}

/* Whoever was to read has gone: nothing is even begun. */
static void
test_no_parent (void)
{
  g_autoptr (TestModule) module = test_module_new ("");
  g_autofree char *told = NULL;
  int ends[2];

  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  close (ends[0]);
  g_assert_cmpint (run_into (ends[1], module->path), ==, EX_SOFTWARE);
  told = test_module_get_told (module, "initialized");
  g_assert_null (told);
}

/* What the helper brought along itself, the module could not choose; and nothing else would tell
 * which libraries the module found. */
static void
test_own_libraries (void)
{
  g_autofree char *libraries = test_run_tool ("ldd", test_reader_get_program (), NULL);
  g_autoptr (TestRun) run = test_reader_run_script ("certificates 1");

  g_assert_nonnull (strstr (libraries, "libp11-kit"));
  g_assert_null (strstr (libraries, "libcrypto"));
  g_assert_null (strstr (libraries, "libpcsclite"));
  g_assert_cmpstr (test_run_get_library (run, "libcrypto"), ==, NULL);
  g_assert_cmpstr (test_run_get_library (run, "libpcsclite"), ==, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token-reader/loading/missing", test_missing);
  g_test_add_func ("/token-reader/loading/not-elf", test_not_elf);
  g_test_add_func ("/token-reader/loading/not-file", test_not_file);
  g_test_add_func ("/token-reader/loading/wrong-architecture", test_wrong_architecture);
  g_test_add_func ("/token-reader/loading/cut-short", test_cut_short);
  g_test_add_func ("/token-reader/loading/no-entry", test_no_entry);
  g_test_add_func ("/token-reader/loading/program", test_program);
  g_test_add_func ("/token-reader/loading/missing-library", test_missing_library);
  g_test_add_func ("/token-reader/loading/missing-symbol", test_missing_symbol);
  g_test_add_func ("/token-reader/loading/function-list", test_function_list);
  g_test_add_func ("/token-reader/loading/writable", test_writable);
  g_test_add_func ("/token-reader/loading/relative-path", test_relative_path);
  g_test_add_func ("/token-reader/loading/link", test_link);
  g_test_add_func ("/token-reader/loading/explanations", test_explanations);
  g_test_add_func ("/token-reader/loading/usage", test_usage);
  g_test_add_func ("/token-reader/loading/no-output", test_no_output);
  g_test_add_func ("/token-reader/loading/no-parent", test_no_parent);
  g_test_add_func ("/token-reader/loading/own-libraries", test_own_libraries);

  return g_test_run ();
}
