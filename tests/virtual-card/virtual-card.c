/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Puts a card into a reader of the bed that with-reader made, until it is told
 * to stop: the virtual card for shells, scripts and screenshots. */

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>

#include <glib-unix.h>

#include "imz-test-certificate.h"
#include "imz-virtual-card.h"

#define DAY ((gint64) 24 * 60 * 60)
#define TURKEY_FROM_UTC ((gint64) 3 * 60 * 60) /* all year, since 2016 */
#define VALIDITY_DAYS 1095
#define DAYS_FROM_STATE G_MININT

#define ISSUER "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 6"
#define TEST_ISSUER "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - TEST"
#define TEST_POLICY "2.16.792.1.2.1.1.5.7.1.4.1"

typedef struct {
  const char *name;
  const char *description;
  int ends_in; /* days */
  ImzTestQc qc;
  const char *policy; /* NULL: that of a NES */
  const char *issuer; /* NULL: that of a NES */
  gboolean ca;
} State;

static const State states[] = {
  { "valid", "ends in 812 days", 812, IMZ_TEST_QC_NES, NULL, NULL, FALSE },
  { "window", "ends in 60 days", 60, IMZ_TEST_QC_NES, NULL, NULL, FALSE },
  { "late", "ends in 20 days", 20, IMZ_TEST_QC_NES, NULL, NULL, FALSE },
  { "expired", "ended 10 days ago", -10, IMZ_TEST_QC_NES, NULL, NULL, FALSE },
  { "not-yet", "starts in 30 days", 30 + VALIDITY_DAYS - 1, IMZ_TEST_QC_NES, NULL, NULL, FALSE },
  { "overlap", "ends in 20 days, and the next starts then", 20, IMZ_TEST_QC_NES, NULL, NULL,
    FALSE },
  { "test", "a test certificate", 812, IMZ_TEST_QC_TEST, TEST_POLICY, TEST_ISSUER, FALSE },
  { "other", "a certificate that is no e-imza", 812, IMZ_TEST_QC_NONE, "", NULL, FALSE },
  { "ca", "an issuer's certificate", 812, IMZ_TEST_QC_NONE, "", NULL, TRUE },
  { "malformed", "a file that is no certificate", 812, IMZ_TEST_QC_NES, NULL, NULL, FALSE },
  { "empty", "a card without certificates", 812, IMZ_TEST_QC_NES, NULL, NULL, FALSE },
  { "none", "a card without the directory of certificates", 812, IMZ_TEST_QC_NES, NULL, NULL,
    FALSE },
};

static const struct {
  const char *name;
  ImzVirtualLayout layout;
} layouts[] = {
  { "akis", IMZ_VIRTUAL_LAYOUT_AKIS },
  { "pkcs15", IMZ_VIRTUAL_LAYOUT_PKCS15 },
  { "both", IMZ_VIRTUAL_LAYOUT_AKIS | IMZ_VIRTUAL_LAYOUT_PKCS15 },
};

static const struct {
  const char *name;
  ImzTestKey key;
} keys[] = {
  { "ec", IMZ_TEST_KEY_EC_P384 },
  { "ec-explicit", IMZ_TEST_KEY_EC_P384_EXPLICIT },
  { "rsa", IMZ_TEST_KEY_RSA_2048 },
  { "unreadable", IMZ_TEST_KEY_UNREADABLE },
};

static struct {
  int slot;
  char *state;
  int days;
  char *holder;
  char *identity;
  int certificates;
  char *layout;
  char *key;
  char *stats;
  char *atr;
  int filler;
  int padding;
  int delay_us;
  int bytes_per_second;
  int eject_after;
  int stall_after;
  int corrupt_after;
  int max_le;
  gboolean use_61xx;
  gboolean use_6cxx;
  gboolean no_fci;
  gboolean no_fci_size;
} arguments = { .days = DAYS_FROM_STATE, .certificates = 1 };

static const GOptionEntry entries[] = {
  { "slot", 0, 0, G_OPTION_ARG_INT, &arguments.slot, "Reader, 0 or 1 (0)", "N" },
  { "state", 0, 0, G_OPTION_ARG_STRING, &arguments.state, "What is on the card (valid)", "STATE" },
  { "days", 0, 0, G_OPTION_ARG_INT, &arguments.days, "Days until the certificate ends", "N" },
  { "holder", 0, 0, G_OPTION_ARG_STRING, &arguments.holder, "Name of the holder", "NAME" },
  { "identity", 0, 0, G_OPTION_ARG_STRING, &arguments.identity, "Identity number", "NUMBER" },
  { "certificates", 0, 0, G_OPTION_ARG_INT, &arguments.certificates,
    "Number of certificates; those behind the holder's are issuers' (1)", "N" },
  { "layout", 0, 0, G_OPTION_ARG_STRING, &arguments.layout, "akis, pkcs15 or both (akis)",
    "LAYOUT" },
  { "key", 0, 0, G_OPTION_ARG_STRING, &arguments.key, "ec, ec-explicit, rsa or unreadable (ec)",
    "KEY" },
  { "atr", 0, 0, G_OPTION_ARG_STRING, &arguments.atr, "Answer to reset (AKİS 2.5.2)", "HEX" },
  { "filler", 0, 0, G_OPTION_ARG_INT, &arguments.filler,
    "Bytes of a private extension in each certificate", "N" },
  { "padding", 0, 0, G_OPTION_ARG_INT, &arguments.padding, "Bytes 00 behind each certificate",
    "N" },
  { "delay-us", 0, 0, G_OPTION_ARG_INT, &arguments.delay_us, "Microseconds before an answer", "N" },
  { "bps", 0, 0, G_OPTION_ARG_INT, &arguments.bytes_per_second, "Bytes a second on the line", "N" },
  { "eject-after", 0, 0, G_OPTION_ARG_INT, &arguments.eject_after,
    "Leave instead of answering APDU N", "N" },
  { "stall-after", 0, 0, G_OPTION_ARG_INT, &arguments.stall_after, "Never answer APDU N", "N" },
  { "corrupt-after", 0, 0, G_OPTION_ARG_INT, &arguments.corrupt_after,
    "Flip the data of all answers from APDU N on", "N" },
  { "max-le", 0, 0, G_OPTION_ARG_INT, &arguments.max_le, "Bytes a READ BINARY may ask for", "N" },
  { "use-61xx", 0, 0, G_OPTION_ARG_NONE, &arguments.use_61xx, "Data waits for GET RESPONSE", NULL },
  { "use-6cxx", 0, 0, G_OPTION_ARG_NONE, &arguments.use_6cxx, "Ask for the right length", NULL },
  { "no-fci", 0, 0, G_OPTION_ARG_NONE, &arguments.no_fci, "SELECT answers no data", NULL },
  { "no-fci-size", 0, 0, G_OPTION_ARG_NONE, &arguments.no_fci_size, "SELECT does not tell the size",
    NULL },
  { "stats", 0, 0, G_OPTION_ARG_FILENAME, &arguments.stats,
    "Write the number of APDUs here at the end", "FILE" },
  G_OPTION_ENTRY_NULL,
};

static const State *
find_state (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].name, name))
      return &states[i];

  return NULL;
}

static gboolean
find_layout (const char *name, ImzVirtualLayout *layout)
{
  for (gsize i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_str_equal (layouts[i].name, name)) {
      *layout = layouts[i].layout;
      return TRUE;
    }

  return FALSE;
}

static gboolean
find_key (const char *name, ImzTestKey *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].name, name)) {
      *key = keys[i].key;
      return TRUE;
    }

  return FALSE;
}

static char *
describe_states (void)
{
  GString *text = g_string_new ("States:\n");

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    g_string_append_printf (text, "  %-10s %s\n", states[i].name, states[i].description);

  return g_string_free (text, FALSE);
}

/* Midnight in Turkey, `days` after today, in seconds since the epoch. Whole days, so that the
 * number of days left is the same all day long. */
static gint64
get_start_of_day (int days)
{
  gint64 today = (g_get_real_time () / G_USEC_PER_SEC + TURKEY_FROM_UTC) / DAY;

  return (today + days) * DAY - TURKEY_FROM_UTC;
}

static ImzTestCertificateSpec
describe_holder (const State *state, ImzTestKey key, int ends_in)
{
  ImzTestCertificateSpec spec = {
    .holder = state->ca && arguments.holder == NULL ? ISSUER : arguments.holder,
    .identity = state->ca && arguments.identity == NULL ? "" : arguments.identity,
    .issuer = state->issuer,
    .policy = state->policy,
    .not_before = get_start_of_day (ends_in + 1 - VALIDITY_DAYS),
    .not_after = get_start_of_day (ends_in + 1) - 1,
    .key = key,
    .qc = state->qc,
    .ca = state->ca,
    .filler = (gsize) arguments.filler,
  };

  return spec;
}

/* A shell of the right form around bytes that are no certificate. */
static GBytes *
spoil_certificate (GBytes *certificate)
{
  gsize length = 0;
  guint8 *bytes = g_bytes_unref_to_data (certificate, &length);

  for (gsize i = 4; i < length; i++)
    bytes[i] = (guint8) ~bytes[i];

  return g_bytes_new_take (bytes, length);
}

static GBytes *
make_issuer_certificate (void)
{
  const ImzTestCertificateSpec spec = {
    .holder = ISSUER,
    .identity = "",
    .policy = "",
    .not_before = get_start_of_day (-5 * 365),
    .not_after = get_start_of_day (5 * 365) - 1,
    .qc = IMZ_TEST_QC_NONE,
    .ca = TRUE,
    .filler = (gsize) arguments.filler,
  };

  return imz_test_certificate_new (&spec);
}

static GPtrArray *
make_certificates (const State *state, ImzTestKey key)
{
  GPtrArray *certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  int ends_in = arguments.days != DAYS_FROM_STATE ? arguments.days : state->ends_in;
  ImzTestCertificateSpec spec = describe_holder (state, key, ends_in);
  GBytes *certificate;

  if (g_str_equal (state->name, "empty") || arguments.certificates < 1)
    return certificates;

  certificate = imz_test_certificate_new (&spec);
  if (g_str_equal (state->name, "malformed"))
    certificate = spoil_certificate (certificate);
  g_ptr_array_add (certificates, certificate);

  if (g_str_equal (state->name, "overlap")) {
    spec = describe_holder (state, key, ends_in + VALIDITY_DAYS);
    g_ptr_array_add (certificates, imz_test_certificate_new (&spec));
  }

  while (certificates->len < (guint) arguments.certificates)
    g_ptr_array_add (certificates, make_issuer_certificate ());

  return certificates;
}

static ImzVirtualCard *
make_card (const State *state, ImzVirtualLayout layout, ImzTestKey key)
{
  g_autoptr (GPtrArray) certificates = make_certificates (state, key);
  const ImzVirtualCardOptions options = {
    .atr = arguments.atr,
    .layout = layout,
    .certificates = (GBytes **) certificates->pdata,
    .n_certificates = certificates->len,
    .df_name = g_str_equal (state->name, "none") ? "" : NULL,
    .padding = (guint) arguments.padding,
    .no_fci_size = arguments.no_fci_size,
    .no_fci = arguments.no_fci,
    .use_61xx = arguments.use_61xx,
    .use_6cxx = arguments.use_6cxx,
    .max_le = (guint) arguments.max_le,
    .delay_us = (guint) arguments.delay_us,
    .bytes_per_second = (guint) arguments.bytes_per_second,
    .eject_after = (guint) arguments.eject_after,
    .stall_after = (guint) arguments.stall_after,
    .corrupt_after = (guint) arguments.corrupt_after,
  };

  return imz_virtual_card_new (&options);
}

static gboolean
write_stats (ImzVirtualCard *card, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u\n", imz_virtual_card_get_n_apdus (card));

  return arguments.stats == NULL || g_file_set_contents (arguments.stats, text, -1, error);
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);

  return G_SOURCE_CONTINUE;
}

static gboolean
run (const State *state, ImzVirtualLayout layout, ImzTestKey key, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (ImzVirtualCard) card = make_card (state, layout, key);

  /* Before "ready", so that a signal sent at once is not lost. */
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  g_unix_signal_add (SIGINT, quit_cb, loop);

  if (!imz_virtual_card_insert (card, (guint) arguments.slot, error))
    return FALSE;
  puts ("ready");
  fflush (stdout);
  g_main_loop_run (loop);
  imz_virtual_card_remove (card);

  return write_stats (card, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *description = describe_states ();
  const State *state;
  ImzVirtualLayout layout = 0;
  ImzTestKey key = 0;

  setlocale (LC_ALL, "");
  /* Nobody shall find a card of yesterday's test. */
  prctl (PR_SET_PDEATHSIG, SIGTERM);

  g_option_context_set_summary (context, "Puts a card into a virtual reader, prints \"ready\" and "
                                         "takes it out when it or its parent ends.");
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("virtual-card: %s\n", error->message);
    return 2;
  }

  state = find_state (arguments.state != NULL ? arguments.state : "valid");
  if (argc > 1 || state == NULL || arguments.slot < 0 || arguments.slot > 1 ||
      !find_layout (arguments.layout != NULL ? arguments.layout : "akis", &layout) ||
      !find_key (arguments.key != NULL ? arguments.key : "ec", &key)) {
    g_printerr ("virtual-card: unknown argument; see --help\n");
    return 2;
  }

  if (!run (state, layout, key, &error)) {
    g_printerr ("virtual-card: %s\n", error->message);
    return 1;
  }

  return 0;
}
