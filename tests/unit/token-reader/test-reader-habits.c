/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What modules do that the standard does not say, or says otherwise: read all the same. */

#include <string.h>

#include "imz-test-certificate.h"
#include "test-reader.h"

/* What the mock module makes up, in its first bytes. */
static void
assert_certificate (const TestRun *run, guint token, guint certificate, guint8 number, gsize size)
{
  g_autoptr (GBytes) bytes = test_run_get_certificate (run, token, certificate);
  gsize length;
  const guint8 *value = g_bytes_get_data (bytes, &length);

  g_assert_cmpuint (length, ==, size);
  g_assert_cmphex (value[0], ==, 0x30);
  g_assert_cmphex (value[1], ==, 0x83);
  g_assert_cmpuint ((guint) value[2] << 16 | (guint) value[3] << 8 | value[4], ==, size - 5);
  g_assert_cmpuint (value[5], ==, number);
  g_assert_cmpuint (value[length - 1], ==, number);
}

static void
test_certificates (void)
{
  static const guint counts[] = { 0, 1, 3, 17, 64 };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    g_autofree char *script = g_strdup_printf ("certificates %u", counts[i]);
    g_autoptr (TestRun) run = test_reader_run_script (script);

    test_run_assert (run, "read", NULL);
    test_run_assert_token (run, 0, "none", counts[i]);
    g_assert_cmpstr (test_run_get_slot (run, 0), ==, "Mock Reader 00 00");
    for (guint j = 0; j < counts[i]; j++)
      assert_certificate (run, 0, j, (guint8) (j + 1), 700);
  }
}

static void
test_real_certificate (void)
{
  const ImzTestCertificateSpec spec = { .serial = 1 };
  g_autoptr (GBytes) expected = imz_test_certificate_new (&spec);
  g_autoptr (TestModule) module = test_module_new ("certificate-file holder.der");
  g_autofree char *path = g_build_filename (module->folder, "holder.der", NULL);
  g_autoptr (TestRun) run = NULL;
  g_autoptr (GBytes) read = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (expected, NULL),
                                      (gssize) g_bytes_get_size (expected), NULL));
  run = test_reader_run (module->path, NULL);
  test_run_assert (run, "read", NULL);
  test_run_assert_token (run, 0, "none", 1);
  read = test_run_get_certificate (run, 0, 0);
  g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static void
test_no_token (void)
{
  static const char *const scripts[] = {
    "absent",
    "slots 0",
    "slots 3\nabsent",
    "certificates 1\nreturn C_GetTokenInfo 0xE0",
    "certificates 1\nreturn C_GetTokenInfo 0xE1",
    "certificates 1\nreturn C_OpenSession 0xE1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++) {
    g_autoptr (TestRun) run = test_reader_run_script (scripts[i]);

    test_run_assert (run, "no-token", NULL);
  }
}

static void
test_pin (void)
{
  static const struct {
    const char *flags;
    const char *pin;
  } vectors[] = {
    { "0x40D", "none" },              /* initialised, and nothing wrong */
    { "0x8", "none" },                /* nothing but that */
    { "0x0", "not-set" },             /* not even that */
    { "0x405", "not-set" },           /* login required, but no PIN yet */
    { "0x1040D", "low" },             /* CKF_USER_PIN_COUNT_LOW */
    { "0x2040D", "final-try" },       /* CKF_USER_PIN_FINAL_TRY */
    { "0x3040D", "final-try" },       /* both */
    { "0x4040D", "locked" },          /* CKF_USER_PIN_LOCKED */
    { "0x7040D", "locked" },          /* all three */
    { "0x10405", "low" },             /* low, though not initialised */
    { "0x40405", "locked" },          /* locked, though not initialised */
    { "0x70040D", "none" },           /* the officer's PIN is not the holder's */
    { "0x8040D", "none" },            /* CKF_USER_PIN_TO_BE_CHANGED */
    { "0xFFFFFFFFFFF8FFFF", "none" }, /* all others */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *script = g_strdup_printf ("certificates 1\nflags %s", vectors[i].flags);
    g_autoptr (TestRun) run = test_reader_run_script (script);

    test_run_assert (run, "read", NULL);
    test_run_assert_token (run, 0, vectors[i].pin, 1);
  }
}

static void
assert_initialized (const char *name, const char *script, const char *option, const char *expected)
{
  g_autoptr (TestModule) module = test_module_new_copy ("MOCK_PKCS11", name);
  g_autofree char *path = g_strconcat (module->path, ".script", NULL);
  g_autoptr (TestRun) run = NULL;
  g_autofree char *told = NULL;

  g_assert_true (g_file_set_contents (path, script, -1, NULL));
  run = option != NULL ? test_reader_run (option, module->path, NULL)
                       : test_reader_run (module->path, NULL);
  test_run_assert (run, "read", NULL);
  told = test_module_get_told (module, "initialized");
  g_assert_cmpstr (told, ==, expected);
}

static void
test_initialize (void)
{
  static const struct {
    const char *name;
    const char *script;
    const char *option;
    const char *expected;
  } vectors[] = {
    { "mock.so", "", NULL, "struct" },
    { "libakisp11.so", "", NULL, "null" },
    { "libakisp11-2.so.1", "", NULL, "null" },
    { "mock.so", "", "--initialize=null", "null" },
    { "mock.so", "", "--initialize=struct", "struct" },
    { "libakisp11.so", "", "--initialize=struct", "struct" },
    { "mock.so", "arguments-bad struct", NULL, "null" },
    { "libakisp11.so", "arguments-bad null", NULL, "struct" },
    { "libakisp11.so", "arguments-bad struct", NULL, "null" },
    { "mock.so", "arguments-bad struct", "--initialize=struct", "null" },
    { "mock.so", "arguments-bad null", "--initialize=null", "struct" },
    { "mock.so", "return C_Initialize 0x191", NULL, "struct" }, /* already initialised */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    assert_initialized (vectors[i].name, vectors[i].script, vectors[i].option, vectors[i].expected);
}

static void
test_initialize_neither (void)
{
  g_autoptr (TestRun) run = test_reader_run_script ("arguments-bad null\narguments-bad struct");

  test_run_assert (run, "failed", "C_Initialize: CKR_ARGUMENTS_BAD");
}

static void
test_slots (void)
{
  static const struct {
    const char *script;
    guint n_tokens;
  } vectors[] = {
    { "slots 2", 2 },     { "slots 64", 64 },           { "slots 65", 64 },
    { "slots 1000", 64 }, { "changing-slot-count", 2 }, { "slots 3\nchanging-slot-count", 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *script = g_strconcat ("certificates 1\n", vectors[i].script, NULL);
    g_autoptr (TestRun) run = test_reader_run_script (script);

    test_run_assert (run, "read", NULL);
    for (guint j = 0; j < vectors[i].n_tokens; j++) {
      g_autofree char *slot = g_strdup_printf ("Mock Reader 00 %02X", j);

      test_run_assert_token (run, j, "none", 1);
      g_assert_cmpstr (test_run_get_slot (run, j), ==, slot);
    }
    g_assert_cmpuint (test_run_count_tokens (run), ==, vectors[i].n_tokens);
  }
}

/* A number that is not true is held to a limit, and what was read is read. */
static void
test_absurd_counts (void)
{
  g_autoptr (TestRun) slots = test_reader_run_script ("certificates 1\nabsurd-slot-count");
  g_autoptr (TestRun) objects = test_reader_run_script ("certificates 3\nabsurd-object-count");
  g_autoptr (TestRun) endless = test_reader_run_script ("certificates 3\nendless-objects");
  g_autoptr (TestRun) slow = test_reader_run_script ("certificates 3\nendless-objects\none-by-one");

  test_run_assert (slots, "read", NULL);
  test_run_assert_token (slots, 0, "none", 1);
  g_assert_cmpuint (test_run_count_tokens (slots), ==, 1);
  test_run_assert (objects, "read", NULL);
  test_run_assert_token (objects, 0, "none", 3);
  test_run_assert (endless, "read", NULL);
  test_run_assert_token (endless, 0, "none", 64);
  test_run_assert (slow, "read", NULL);
  test_run_assert_token (slow, 0, "none", 64);
}

static void
test_one_by_one (void)
{
  g_autoptr (TestRun) run = test_reader_run_script ("certificates 5\none-by-one");

  test_run_assert_token (run, 0, "none", 5);
  for (guint i = 0; i < 5; i++)
    assert_certificate (run, 0, i, (guint8) (i + 1), 700);
}

/* One odd certificate is passed over; the others stay. */
static void
test_odd_values (void)
{
  static const char *const passed_over[] = { "huge-attribute", "empty-attribute",
                                             "unavailable-attribute" };

  for (gsize i = 0; i < G_N_ELEMENTS (passed_over); i++) {
    g_autofree char *one = g_strdup_printf ("certificates 3\n%s 1", passed_over[i]);
    g_autofree char *all = g_strdup_printf ("certificates 3\n%s", passed_over[i]);
    g_autoptr (TestRun) one_run = test_reader_run_script (one);
    g_autoptr (TestRun) all_run = test_reader_run_script (all);

    test_run_assert (one_run, "read", NULL);
    test_run_assert_token (one_run, 0, "none", 2);
    assert_certificate (one_run, 0, 0, 2, 700);
    assert_certificate (one_run, 0, 1, 3, 700);
    test_run_assert (all_run, "read", NULL);
    test_run_assert_token (all_run, 0, "none", 0);
  }
}

/* The first length is the limit of the second, whatever that says. */
static void
test_changing_length (void)
{
  g_autoptr (TestRun) longer = test_reader_run_script ("certificates 2\nlie-length");
  g_autoptr (TestRun) shorter = test_reader_run_script ("certificates 2\nshrink-length 2");
  g_autoptr (GBytes) cut = NULL;

  test_run_assert_token (longer, 0, "none", 2);
  assert_certificate (longer, 0, 0, 1, 700);
  assert_certificate (longer, 0, 1, 2, 700);
  test_run_assert_token (shorter, 0, "none", 2);
  assert_certificate (shorter, 0, 0, 1, 700);
  cut = test_run_get_certificate (shorter, 0, 1);
  g_assert_cmpuint (g_bytes_get_size (cut), ==, 699);
}

static void
test_large_values (void)
{
  g_autoptr (TestRun) largest = test_reader_run_script ("certificates 2 65536");
  g_autoptr (TestRun) too_large =
    test_reader_run_script ("certificates 1 65537\ncertificates 1 700");

  test_run_assert_token (largest, 0, "none", 2);
  assert_certificate (largest, 0, 1, 2, 65536);
  test_run_assert_token (too_large, 0, "none", 1);
  assert_certificate (too_large, 0, 0, 1, 700);
}

/* 512 KiB in all: what is beyond is left out, and the object stays below 1 MiB (as is checked of
 * each). */
static void
test_large_sum (void)
{
  g_autoptr (TestRun) run = test_reader_run_script ("certificates 64 60000\nslots 64");
  g_autoptr (TestRun) many_small = test_reader_run_script ("certificates 64 128\nslots 64");

  test_run_assert (run, "read", NULL);
  test_run_assert_token (run, 0, "none", 8);
  test_run_assert_token (run, 1, "none", 0);
  test_run_assert_token (run, 63, "none", 0);
  test_run_assert (many_small, "read", NULL);
  test_run_assert_token (many_small, 63, "none", 64);
}

static void
test_slot_descriptions (void)
{
  static const struct {
    const char *description;
    const char *expected;
  } vectors[] = {
    { "ACS ACR39U ICC Reader 00 00", "ACS ACR39U ICC Reader 00 00" },
    { "  with room  ", "with room" },
    { "Kart okuyucu \\304\\260", "Kart okuyucu İ" },
    { "not UTF-8 \\377", "not UTF-8 \xEF\xBF\xBD" },
    { "\\\"quoted\\\" \\\\ \\t", "\"quoted\" \\" },
    { "", "" },
    { "control \\001 character", "control \001 character" },
    { "a name of more than 64 bytes is cut by the standard, whoever gave it away",
      "a name of more than 64 bytes is cut by the standard, whoever gav" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *quoted = g_shell_quote (vectors[i].description);
    g_autofree char *script = g_strconcat ("slot-description ", quoted, NULL);
    g_autoptr (TestRun) run = test_reader_run_script (script);

    test_run_assert (run, "read", NULL);
    g_assert_cmpstr (test_run_get_slot (run, 0), ==, vectors[i].expected);
  }
}

/* Labels and serial numbers carry the holder's identity number: they are not asked for, and what
 * the module says on its own goes nowhere. */
static void
test_personal_data (void)
{
  static const char *const scripts[] = {
    "certificates 1\nlabel 12345678901NES0",
    "certificates 1\nlabel 12345678901NES0\nchatty",
    "label 12345678901NES0\nchatty\nreturn C_OpenSession 0x30",
    "absent\nlabel 12345678901NES0\nchatty",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++) {
    g_autoptr (TestRun) run = test_reader_run_script (scripts[i]);

    g_assert_cmpint (run->exit, ==, 0);
    g_assert_null (strstr (run->output, "12345678901"));
    g_assert_cmpstr (run->errors, ==, "");
  }
}

static void
test_garbage_versions (void)
{
  g_autoptr (TestRun) run = test_reader_run_script ("certificates 2\ngarbage-versions");

  test_run_assert (run, "read", NULL);
  test_run_assert_token (run, 0, "none", 2);
  g_assert_cmpstr (test_run_get_slot (run, 0), ==, "Mock Reader 00 00");
}

/* The module says CKR_OK: that something is missing, others must notice. */
static void
test_pulled (void)
{
  for (guint n = 0; n < 3; n++) {
    g_autofree char *script = g_strdup_printf ("certificates 3\npulled %u", n);
    g_autoptr (TestRun) run = test_reader_run_script (script);

    test_run_assert (run, "read", NULL);
    test_run_assert_token (run, 0, "none", n);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token-reader/habits/certificates", test_certificates);
  g_test_add_func ("/token-reader/habits/real-certificate", test_real_certificate);
  g_test_add_func ("/token-reader/habits/no-token", test_no_token);
  g_test_add_func ("/token-reader/habits/pin", test_pin);
  g_test_add_func ("/token-reader/habits/initialize", test_initialize);
  g_test_add_func ("/token-reader/habits/initialize-neither", test_initialize_neither);
  g_test_add_func ("/token-reader/habits/slots", test_slots);
  g_test_add_func ("/token-reader/habits/absurd-counts", test_absurd_counts);
  g_test_add_func ("/token-reader/habits/one-by-one", test_one_by_one);
  g_test_add_func ("/token-reader/habits/odd-values", test_odd_values);
  g_test_add_func ("/token-reader/habits/changing-length", test_changing_length);
  g_test_add_func ("/token-reader/habits/large-values", test_large_values);
  g_test_add_func ("/token-reader/habits/large-sum", test_large_sum);
  g_test_add_func ("/token-reader/habits/slot-descriptions", test_slot_descriptions);
  g_test_add_func ("/token-reader/habits/personal-data", test_personal_data);
  g_test_add_func ("/token-reader/habits/garbage-versions", test_garbage_versions);
  g_test_add_func ("/token-reader/habits/pulled", test_pulled);

  return g_test_run ();
}
