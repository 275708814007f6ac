/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards that only a driver can read: OpenSC's, which the user chose, and a PKCS#15 card with an ATR of
 * AKİS. */

#include "test-ctl-desk.h"
#include "test-ctl.h"

#include <string.h>

#include <glib/gstdio.h>

enum {
  N_SPECS = 3,
};

static const ImzTestCertificateSpec specs[N_SPECS] = {
  { .serial = 1 },
  { .serial = 2 },
  { .serial = 3, .holder = "MERT CAN YURT", .identity = TEST_IDENTITY_2 },
};

static char *settings_folder;

/* What the user set; NULL: nothing. */
static void
set_preferences (const char *lines)
{
  g_autofree char *folder = g_build_filename (settings_folder, "glib-2.0", "settings", NULL);
  g_autofree char *file = g_build_filename (folder, "keyfile", NULL);
  g_autofree char *text = g_strdup_printf ("[tr/imzam/Imzam]\n%s\n", lines != NULL ? lines : "");

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

static const char *
get_opensc (void)
{
  const char *module = g_getenv ("OPENSC_PKCS11");

  g_assert_nonnull (module);

  return module;
}

static void
choose_opensc (const char *more)
{
  g_autofree char *lines =
    g_strdup_printf ("module-path='%s'\n%s", get_opensc (), more != NULL ? more : "");

  set_preferences (lines);
}

static ImzVirtualCard *
insert (guint slot, guint n_specs, ImzVirtualCardOptions options)
{
  if (options.layout == 0)
    options.layout = IMZ_VIRTUAL_LAYOUT_PKCS15;

  return test_desk_insert_specs (slot, specs, n_specs, &options);
}

static void
test_read (void)
{
  g_autoptr (TestRun) run = NULL;
  JsonNode *card;

  choose_opensc (NULL);
  insert (0, N_SPECS, (ImzVirtualCardOptions){ 0 });
  run = test_ctl_run ("status", "--json", NULL);
  card = test_document_get (run->document, "readers.0.card");
  test_assert_string (card, "state", "ok");
  test_assert_string (card, "source", "pkcs11");
  test_assert_string (card, "driver", get_opensc ());
  test_assert_string (card, "family", "akis");
  test_assert_string (card, "pin.state", "not-set"); /* the card has no place for one */
  test_assert_length (card, "certificates", N_SPECS);
  test_assert_string (card, "certificates.2.identity_masked", TEST_IDENTITY_2_MASKED);
  g_assert_cmpint (run->exit, ==, 0);
  test_desk_clear ();
}

static void
test_nobody_chose (void)
{
  g_autoptr (TestRun) run = NULL;

  set_preferences (NULL);
  insert (0, 1, (ImzVirtualCardOptions){ 0 });
  run = test_ctl_run ("status", "--json", NULL);
  test_run_assert (run, "no-driver", 3);
  test_assert_string (run->document, "readers.0.card.source", "direct");
  test_assert_null (run->document, "readers.0.card.driver");
  test_desk_clear ();
}

static void
test_not_there (void)
{
  g_autoptr (TestRun) run = NULL;

  set_preferences ("module-path='/not/there.so'");
  insert (0, 1, (ImzVirtualCardOptions){ 0 });
  run = test_ctl_run ("status", "--json", NULL);
  g_assert_cmpint (run->exit, ==, 3);
  test_assert_string (run->document, "readers.0.card.state", "no-driver");
  test_assert_string (run->document, "readers.0.card.driver", "/not/there.so");
  test_desk_clear ();
}

/* It can be read without: the driver is not asked. */
static void
test_not_needed (void)
{
  guint n_apdus[2];

  for (gsize i = 0; i < G_N_ELEMENTS (n_apdus); i++) {
    ImzVirtualCardOptions options = { .layout =
                                        IMZ_VIRTUAL_LAYOUT_AKIS | IMZ_VIRTUAL_LAYOUT_PKCS15 };
    g_autoptr (TestRun) run = NULL;
    ImzVirtualCard *card;

    if (i == 0)
      set_preferences (NULL);
    else
      choose_opensc (NULL);
    card = insert (0, N_SPECS, options);
    run = test_ctl_run ("status", "--json", NULL);
    test_assert_string (run->document, "readers.0.card.state", "ok");
    test_assert_string (run->document, "readers.0.card.source", "direct");
    n_apdus[i] = imz_virtual_card_get_n_apdus (card);
    test_desk_clear ();
  }

  g_assert_cmpuint (n_apdus[0], ==, n_apdus[1]);
}

/* Each card's certificates are in its own reader. */
static void
test_two_cards (void)
{
  g_autoptr (TestRun) run = NULL;

  choose_opensc (NULL);
  insert (0, 1, (ImzVirtualCardOptions){ 0 });
  insert (1, N_SPECS, (ImzVirtualCardOptions){ 0 });
  run = test_ctl_run ("status", "--json", NULL);
  test_assert_length (run->document, "readers.0.card.certificates", 1);
  test_assert_length (run->document, "readers.1.card.certificates", N_SPECS);
  g_assert_cmpint (run->exit, ==, 0);
  test_desk_clear ();
}

/* OpenSC hides what it cannot parse, and says that all is well. */
static void
test_nothing_readable (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("no certificate", strlen ("no certificate"));
  ImzVirtualCardOptions options = { .layout = IMZ_VIRTUAL_LAYOUT_PKCS15,
                                    .certificates = &text,
                                    .n_certificates = 1 };
  g_autoptr (TestRun) run = NULL;

  choose_opensc (NULL);
  test_desk_insert (0, &options);
  run = test_ctl_run ("status", "--json", NULL);
  test_run_assert (run, "unreadable", 3);
  test_assert_string (run->document, "readers.0.card.source", "pkcs11");
  test_desk_clear ();
}

static guint
count_apdus (void)
{
  ImzVirtualCard *card = insert (0, N_SPECS, (ImzVirtualCardOptions){ 0 });
  g_autoptr (TestRun) run = test_ctl_run ("status", "--json", NULL);
  guint n_apdus = imz_virtual_card_get_n_apdus (card);

  test_assert_length (run->document, "readers.0.card.certificates", N_SPECS);
  test_desk_clear ();

  return n_apdus;
}

/* Nothing is told of the card: neither a part of its certificates nor that its driver could not read it. */
static void
assert_nothing_shown (const TestRun *run, guint reader)
{
  static const char *const states[] = { "removed", "unreadable", NULL };
  g_autofree char *path = g_strdup_printf ("readers.%u", reader);
  JsonNode *node = test_document_get (run->document, path);

  if (test_document_is_null (node, "card")) {
    test_assert_string (node, "state", "empty");
  } else {
    g_assert_true (g_strv_contains (states, test_document_string (node, "card.state")));
    test_assert_null (node, "card.driver");
    test_assert_length (node, "card.certificates", 0);
  }
}

/* Pulled while OpenSC reads it: by the word of OpenSC all is well, with a part of the certificates. */
static void
test_pulled (void)
{
  guint n_apdus;

  choose_opensc (NULL);
  n_apdus = count_apdus ();
  g_test_message ("%u APDUs", n_apdus);
  g_assert_cmpuint (n_apdus, >, 20);

  for (guint n = 1; n <= n_apdus; n += 6) {
    g_autoptr (TestRun) run = NULL;

    insert (0, N_SPECS, (ImzVirtualCardOptions){ .eject_after = n });
    insert (1, N_SPECS, (ImzVirtualCardOptions){ .eject_after = MIN (n + 3, n_apdus) });
    run = test_ctl_run ("status", "--json", NULL);
    g_test_message ("pulled at APDU %u and %u", n, MIN (n + 3, n_apdus));
    assert_nothing_shown (run, 0);
    assert_nothing_shown (run, 1);
    test_desk_clear ();
  }
}

/* The card falls silent under the driver, which waits for ever. */
static void
test_silent (void)
{
  g_autoptr (TestRun) run = NULL;

  choose_opensc ("driver-deadline=uint32 1");
  insert (0, 1, (ImzVirtualCardOptions){ .stall_after = 12 });
  run = test_ctl_run ("status", "--json", NULL);
  test_run_assert (run, "driver-timeout", 3);
  test_assert_string (run->document, "readers.0.card.driver", get_opensc ());
  test_desk_clear ();
}

/* No card, no driver: none is looked for. */
static void
test_no_card (void)
{
  g_autoptr (TestRun) run = NULL;

  set_preferences ("module-path='/not/there.so'");
  run = test_ctl_run ("status", "--json", NULL);
  test_run_assert (run, "no-card", 3);
}

static void
remove_settings (void)
{
  static const char *const names[] = { "glib-2.0/settings/keyfile", "glib-2.0/settings", "glib-2.0",
                                       "" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (settings_folder, names[i], NULL);

    g_remove (path);
  }
  g_free (settings_folder);
}

int
main (int argc, char *argv[])
{
  int result;

  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);
  test_desk_start ();
  settings_folder = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  g_assert_nonnull (settings_folder);
  test_ctl_set_variable ("GSETTINGS_BACKEND", "keyfile");
  test_ctl_set_variable ("XDG_CONFIG_HOME", settings_folder);
  test_ctl_set_variable ("OPENSC_CONF", test_desk_get_opensc_conf ());

  g_test_add_func ("/ctl/driver/read", test_read);
  g_test_add_func ("/ctl/driver/nobody-chose", test_nobody_chose);
  g_test_add_func ("/ctl/driver/not-there", test_not_there);
  g_test_add_func ("/ctl/driver/not-needed", test_not_needed);
  g_test_add_func ("/ctl/driver/two-cards", test_two_cards);
  g_test_add_func ("/ctl/driver/nothing-readable", test_nothing_readable);
  g_test_add_func ("/ctl/driver/pulled", test_pulled);
  g_test_add_func ("/ctl/driver/silent", test_silent);
  g_test_add_func ("/ctl/driver/no-card", test_no_card);

  result = g_test_run ();
  test_desk_free ();
  remove_settings ();

  return result;
}
